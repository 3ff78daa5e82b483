//! Words of a guide that stand in another, before anybody says what they mean: what was taken from where, and
//! what stands where a reference such as `veileder#huskeregler.3` leads to. Putting it in its place is done in
//! `taken::walk`; decks follow references to what was read (`deck::refs`).

mod walk;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::lang::Lang;
use super::read::{Entries, Node, Value, hint_for};
use super::text::Text;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// What a guide takes from others.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// The paths of the guides that its words are from, also by way of others.
    pub paths: BTreeSet<String>,
    /// What they say must be checked before printing.
    pub confirm: Vec<Text>,
    /// The language of every text that was taken, by where it stands.
    langs: Vec<(Span, Lang)>,
    /// Whether something could not be found, which was reported.
    pub failed: bool,
}

impl Taken {
    /// The language of the text that stands at `span`; `None` where it was not taken.
    pub fn lang(&self, span: Span) -> Option<Lang> {
        let holds = |(whole, _): &&(Span, Lang)| {
            whole.file == span.file && whole.start <= span.start && span.end <= whole.end
        };
        self.langs.iter().find(holds).map(|(_, lang)| lang.clone())
    }
}

/// The values of a guide, with what it takes from others in its place.
#[derive(Debug)]
pub struct GuideNode {
    /// The values.
    pub root: Node,
    /// What of them is from other guides.
    pub taken: Taken,
}

/// What a reference leads to.
pub(super) enum Place {
    /// The guide as a whole: its title and subtitle.
    Guide,
    /// A section: its title.
    Section,
    /// A block.
    Block,
    /// One thing of a block.
    Part(Node),
}

/// What stands where a reference leads to.
pub(super) struct Found {
    /// What it is.
    pub place: Place,
    /// The keys of the guide, section or block.
    pub table: Entries,
    /// The title of the section, or of the guide.
    pub head: Option<Node>,
    /// The guide that it stands in.
    pub guide: Rc<GuideNode>,
    /// The language of all that does not say another.
    pub lang: Option<Lang>,
}

impl Found {
    /// What is called `field` there, as decks call it.
    pub fn value(&self, field: &str) -> Option<Node> {
        let key = match (&self.place, field) {
            (Place::Guide, "text") => "subtitle",
            (Place::Block, "title") if self.table.get("title").is_none() => "label",
            (Place::Part(one), _) => {
                return match (&one.value, field) {
                    (Value::Table(table), _) => table.get(field).cloned(),
                    (Value::Text(_), "text") => Some(one.clone()),
                    _ => None,
                };
            }
            _ => field,
        };
        let is_words =
            |node: &&Node| matches!(node.value, Value::Text(_)) && key != "kind" && key != "id";
        self.table.get(key).filter(is_words).cloned()
    }

    /// What can be asked for there.
    pub fn names(&self) -> Vec<&str> {
        let all = ["title", "text", "label", "caption", "credit"];
        all.into_iter()
            .filter(|name| self.value(name).is_some())
            .collect()
    }
}

/// What `part` of a guide leads to.
pub(super) fn find(
    guide: &Rc<GuideNode>,
    part: Option<&str>,
    path: &str,
    from: &Spanned<String>,
) -> Result<Found, Box<Diagnostic>> {
    let empty = Entries::default();
    let root = table(&guide.root).unwrap_or(&empty);
    let lang_of = |table: &Entries| {
        table
            .get("lang")
            .and_then(text)
            .map(|tag| Lang(tag.to_owned()))
    };
    let found = |place, of: &Entries, head: Option<&Node>, lang| Found {
        place,
        table: of.clone(),
        head: head.cloned(),
        guide: Rc::clone(guide),
        lang,
    };
    let Some(part) = part else {
        return Ok(found(Place::Guide, root, root.get("title"), lang_of(root)));
    };
    let (id, number) = match part.split_once('.') {
        Some((id, number)) => (id, Some(number)),
        None => (part, None),
    };
    let called = |table: &Entries| table.get("id").and_then(text) == Some(id);
    let sections = tables(root, "section");
    let mut here = None;
    for section in &sections {
        let lang = lang_of(section).or_else(|| lang_of(root));
        if called(section) {
            here = Some(found(Place::Section, section, section.get("title"), lang));
            break;
        }
        let blocks = tables(section, "block");
        if let Some(block) = blocks.iter().find(|block| called(block)) {
            let lang = lang_of(block).or(lang);
            here = Some(found(Place::Block, block, section.get("title"), lang));
            break;
        }
    }
    let Some(mut here) = here else {
        let mut ids: Vec<&str> = Vec::new();
        for section in &sections {
            ids.extend(section.get("id").and_then(text));
            ids.extend(
                tables(section, "block")
                    .iter()
                    .filter_map(|b| b.get("id").and_then(text)),
            );
        }
        let fault = Fault::UnknownPart {
            id: id.into(),
            path: path.into(),
        };
        return Err(Box::new(fault.at(from.span).hint(hint_for(id, &ids))));
    };
    if let Some(number) = number {
        let all = parts(&here.table).map(|(_, all)| all).unwrap_or_default();
        let at = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match at.and_then(|at| all.get(at)).cloned() {
            Some(one) => here.place = Place::Part(one),
            None => {
                let fault = Fault::UnknownNumber {
                    id: id.into(),
                    number: number.into(),
                };
                return Err(Box::new(fault.at(from.span).hint(match all.len() {
                    0 => Hint::OnlyThing,
                    count => Hint::between(1, count),
                })));
            }
        }
    }
    Ok(here)
}

/// The list that a block is, and the key under which it stands.
pub(super) fn parts(block: &Entries) -> Option<(&'static str, &[Node])> {
    ["items", "quotes", "points"]
        .into_iter()
        .find_map(|key| match &block.get(key)?.value {
            Value::List(all) => Some((key, all.as_slice())),
            _ => None,
        })
}

/// The ids of the blocks of a section.
pub(super) fn block_ids(section: &Entries) -> Vec<String> {
    let blocks = tables(section, "block");
    let ids = blocks
        .iter()
        .filter_map(|block| block.get("id").and_then(text));
    ids.map(str::to_owned).collect()
}

fn tables<'n>(table_of: &'n Entries, key: &str) -> Vec<&'n Entries> {
    match table_of.get(key).map(|node| &node.value) {
        Some(Value::List(all)) => all.iter().filter_map(table).collect(),
        _ => Vec::new(),
    }
}

const fn table(node: &Node) -> Option<&Entries> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
