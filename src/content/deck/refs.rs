//! A reference such as `veileder#huskeregler.3` → the things it leads to, each with its values.
//! What is made of them is decided where they are used.

use std::collections::BTreeMap;

use super::super::guide::Part;
use super::super::lang::Lang;
use super::super::library::Library;
use super::super::model::{Block, Guide, Section};
use super::super::read::hint_for;
use super::super::text::Text;
use super::super::thing::{ContrastSide, ListItem, Thing};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// One of the things that a reference leads to, as the values of a card.
#[derive(Debug, Clone)]
pub struct Extract {
    /// What it says, by the names of the values.
    pub values: BTreeMap<String, Thing>,
    /// Where it stands.
    pub span: Span,
}

/// What a reference leads to.
#[derive(Debug)]
pub struct Found {
    /// The things, in order; one at least.
    pub extracts: Vec<Extract>,
    /// What the block is and says, where it leads to a whole one.
    pub block: Option<Thing>,
    /// Whether it is a block of several things as a whole.
    pub whole: bool,
    /// Whether the things are a list, each of equal shape.
    pub listed: bool,
    /// What stands above them: the block's own title, or the section's, or the guide's.
    pub head: Text,
    /// The path of the guide.
    pub path: String,
    /// What the guide wants looked after before printing.
    pub confirm: Vec<Text>,
}

/// Follows `from`; texts of a guide in another language than `lang` say so. `None` says that an
/// error was pushed, or that the guide has errors that may be the reason.
pub fn follow(from: &Spanned<String>, lang: &Lang, library: &mut Library) -> Option<Found> {
    let (name, part) = match from.value.split_once('#') {
        Some((name, part)) => (name, Some(part)),
        None => (from.value.as_str(), None),
    };
    let file = library.contents.find(name, from.span, library.diags);
    if !file.found {
        return None;
    }
    let Some(guide) = library.guide(&file.path, from.span) else {
        if library.is_deck(&file.path) {
            let fault = Fault::FromDeck {
                path: file.path.as_str().into(),
            };
            let error = Diagnostic::error(fault, from.span);
            library.diags.push(error.hint(Hint::NameGuide));
        }
        return None;
    };
    let sound = library.is_sound(&file.path);
    match in_guide(&guide, &file.path, part, from.span) {
        Ok(mut found) => {
            if guide.lang != *lang {
                found.mark(&guide.lang);
            }
            Some(found)
        }
        // A guide with errors may have lost what is meant.
        Err(error) => {
            if sound {
                library.diags.push(*error);
            }
            None
        }
    }
}

/// What `part` of a guide leads to.
fn in_guide(
    guide: &Guide,
    path: &str,
    part: Option<&str>,
    span: Span,
) -> Result<Found, Box<Diagnostic>> {
    let mut found = Found {
        extracts: Vec::new(),
        block: None,
        whole: false,
        listed: false,
        head: guide.title.clone(),
        path: path.to_owned(),
        confirm: guide.confirm.clone(),
    };
    let Some(part) = part else {
        let text = guide.subtitle.iter().cloned().collect();
        let values = [words("title", &guide.title), paragraphs("text", text)];
        found.extracts.push(extract(values, guide.title.span));
        return Ok(found);
    };
    let (id, number) = match part.split_once('.') {
        Some((id, number)) => (id, Some(number)),
        None => (part, None),
    };
    match guide.find(id) {
        Some(Part::Section(section)) => {
            found.head = section.title.clone();
            found.extracts.push(of_section(section));
        }
        Some(Part::Block(section, block)) => {
            found.head = block.title.as_ref().unwrap_or(&section.title).clone();
            found.extracts = of_block(block);
            found.block = Some(block.thing.clone());
            found.listed = matches!(
                block.thing,
                Thing::Items(_) | Thing::Steps(_) | Thing::Quotes(_)
            );
            found.whole = found.listed || matches!(block.thing, Thing::Contrast(_));
        }
        None => {
            let ids: Vec<&str> = guide.ids().iter().map(|id| id.value.as_str()).collect();
            let fault = Fault::UnknownPart {
                id: id.into(),
                path: path.into(),
            };
            let error = Diagnostic::error(fault, span);
            let error = error.hint(hint_for(id, &ids));
            return Err(Box::new(error));
        }
    }
    if let Some(number) = number {
        let count = found.extracts.len();
        let at = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let Some(one) = at.and_then(|at| found.extracts.get(at)).cloned() else {
            let fault = Fault::UnknownNumber {
                id: id.into(),
                number: number.into(),
            };
            let error = Diagnostic::error(fault, span);
            return Err(Box::new(error.hint(match found.whole {
                true => Hint::between(1, count),
                false => Hint::OnlyThing,
            })));
        };
        found.extracts = vec![one];
        found.block = None;
        found.whole = false;
    }
    Ok(found)
}

fn of_section(section: &Section) -> Extract {
    extract([words("title", &section.title)], section.span)
}

/// The things of a block, each with its number where there are several.
fn of_block(block: &Block) -> Vec<Extract> {
    let title = || block.title.as_ref().map(|title| words("title", title));
    let one = |text: &[Text]| {
        let values = title()
            .into_iter()
            .chain([paragraphs("text", text.to_vec())]);
        vec![extract(values, block.span)]
    };
    match &block.thing {
        Thing::Items(items) | Thing::Steps(items) => {
            let numbered = items.iter().enumerate();
            numbered.map(|(at, item)| of_item(at, item)).collect()
        }
        Thing::Quotes(quotes) => {
            let quote = |(at, text): (usize, &Text)| {
                extract([number(at, text.span), words("text", text)], text.span)
            };
            quotes.iter().enumerate().map(quote).collect()
        }
        Thing::Text(text) | Thing::Notes(text) => one(text),
        Thing::Pull(text) => one(std::slice::from_ref(text)),
        Thing::Callout(callout) => {
            let text = paragraphs("text", callout.paragraphs.clone());
            let icon = callout.icon.iter().map(icon_value);
            let values = [words("title", &callout.label), text].into_iter();
            vec![extract(values.chain(icon), block.span)]
        }
        Thing::Contrast(sides) => {
            let side = |side: &ContrastSide| {
                let points = side.points.iter().cloned().map(ListItem::titled).collect();
                let points = ("points".to_owned(), Thing::Items(points));
                extract([words("title", &side.title), points], side.title.span)
            };
            sides.iter().map(side).collect()
        }
        Thing::Table(_) | Thing::Image(_) | Thing::Qr(_) | Thing::Icon(_) => {
            let value = (block.thing.name().to_owned(), block.thing.clone());
            vec![extract(title().into_iter().chain([value]), block.span)]
        }
    }
}

fn of_item(at: usize, item: &ListItem) -> Extract {
    let mut values = vec![number(at, item.span), words("title", &item.title)];
    values.extend(letter(&item.title));
    values.extend(item.label.iter().map(|label| words("label", label)));
    values.extend(item.text.iter().map(|text| words("text", text)));
    values.extend(item.icon.iter().map(icon_value));
    extract(values, item.span)
}

fn icon_value(name: &Spanned<String>) -> (String, Thing) {
    ("icon".to_owned(), Thing::Icon(name.clone()))
}

/// The number of the thing at `at`, as words.
fn number(at: usize, span: Span) -> (String, Thing) {
    words("number", &Text::unstyled(&(at + 1).to_string(), span))
}

/// The first letter of a title, as words in the title's language.
fn letter(title: &Text) -> Option<(String, Thing)> {
    let letter = Text {
        lang: title.lang.clone(),
        ..Text::unstyled(&title.first_letter()?, title.span)
    };
    Some(words("letter", &letter))
}

fn words(name: &str, text: &Text) -> (String, Thing) {
    paragraphs(name, vec![text.clone()])
}

fn paragraphs(name: &str, text: Vec<Text>) -> (String, Thing) {
    (name.to_owned(), Thing::Text(text))
}

/// What says these values; what is empty is none.
fn extract(values: impl IntoIterator<Item = (String, Thing)>, span: Span) -> Extract {
    let said = |(_, value): &(String, Thing)| !value.is_empty();
    Extract {
        values: values.into_iter().filter(said).collect(),
        span,
    }
}

impl Found {
    /// Says of every text without a language that it is in `lang`.
    fn mark(&mut self, lang: &Lang) {
        let mut mark = |text: &mut Text| mark(text, lang);
        mark(&mut self.head);
        self.confirm.iter_mut().for_each(&mut mark);
        let extracts = self.extracts.iter_mut();
        let values = extracts.flat_map(|extract| extract.values.values_mut());
        for value in values.chain(&mut self.block) {
            value.each_text(&mut mark);
        }
    }

    /// The things as a list.
    pub fn items(&self) -> Vec<ListItem> {
        let item = |extract: &Extract| {
            let text = |name: &str| {
                let paragraphs = extract.values.get(name).and_then(Thing::paragraphs);
                paragraphs?.first().cloned()
            };
            let (title, below) = match text("title") {
                Some(title) => (title, text("text")),
                None => (text("text")?, None),
            };
            Some(ListItem {
                label: text("label"),
                icon: match extract.values.get("icon") {
                    Some(Thing::Icon(name)) => Some(name.clone()),
                    _ => None,
                },
                text: below,
                span: extract.span,
                ..ListItem::titled(title)
            })
        };
        self.extracts.iter().filter_map(item).collect()
    }
}

/// Says of a text without a language that it is in `lang`.
pub fn mark(text: &mut Text, lang: &Lang) {
    text.lang.get_or_insert_with(|| lang.clone());
}
