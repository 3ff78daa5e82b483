//! A document → the parts of one page: its head of title and subtitle, its contents, and all else.

use super::body::{Body, class};
use super::markup::{Attributes, Markup};
use crate::design::StyleName;
use crate::pages::{Document, TagId, TagRole};
use crate::render::reading::{Kid, Reading};

/// Fewer entries than this need no contents.
const LEAST_ENTRIES: usize = 3;
/// So many cards stand beside each other at least.
const FEW_CARDS: usize = 3;

/// The id of the heading of the contents.
pub(super) const CONTENTS: &str = "contents_";

/// The parts of a page.
pub(super) struct PageParts {
    /// Title and what stands beside it.
    pub header: String,
    /// The heading of the contents, where the words have one.
    pub heading: Option<String>,
    /// What the contents list; nothing where there are too few entries.
    pub entries: Vec<Entry>,
    /// All else.
    pub main: String,
}

/// The id of what follows the contents.
pub(super) const MAIN: &str = "main_";

/// An entry of the contents.
pub(super) struct Entry {
    /// What it leads to.
    pub id: String,
    /// What it says.
    pub title: String,
    /// Those below it.
    pub below: Vec<Entry>,
}

/// Which tags of the root stand where.
pub(super) struct Outline {
    /// How many stand before the contents and the sections.
    pub head: usize,
    /// The section of the contents, by its place among the others, and its heading.
    pub contents: Option<(usize, Option<TagId>)>,
    /// What the contents list.
    pub entries: Vec<Entry>,
}

impl Outline {
    /// Of a guide.
    pub fn new(body: &Body) -> Self {
        let reading = body.reading;
        let top: Vec<TagId> = reading.elements(crate::pages::TagTree::ROOT).collect();
        let is_section = |tag: &TagId| matches!(reading.role(*tag), TagRole::Sect | TagRole::Part);
        let has_contents = |tag: &TagId| {
            reading
                .elements(*tag)
                .any(|kid| reading.role(kid) == TagRole::TOC)
        };
        let contents = top
            .iter()
            .position(|tag| is_section(tag) && has_contents(tag));
        let listed = top
            .iter()
            .filter(|tag| is_section(tag) && !has_contents(tag));
        let targets: Vec<TagId> = reading.document.tags.targets.values().copied().collect();
        let in_contents =
            |tag: TagId| contents.is_none() || targets.is_empty() || targets.contains(&tag);
        let entries = listed.filter_map(|tag| entry(body, *tag, &in_contents));
        let heading = |place: usize| {
            let section = top.get(place)?;
            reading.find(*section, &|role| role == TagRole::H2)
        };
        Self {
            head: top.iter().position(is_section).unwrap_or(top.len()),
            contents: contents.map(|place| (place, heading(place))),
            entries: entries.collect(),
        }
    }

    /// Whether there are enough entries for contents, or the paper has them.
    pub fn is_listed(&self) -> bool {
        self.contents.is_some() || self.entries.len() >= LEAST_ENTRIES
    }
}

/// The entry of a section or a part, and of the sections in it.
fn entry(body: &Body, tag: TagId, listed: &dyn Fn(TagId) -> bool) -> Option<Entry> {
    let reading = body.reading;
    let is_heading = |role| matches!(role, TagRole::H2 | TagRole::H3);
    let heading = reading
        .elements(tag)
        .find(|kid| is_heading(reading.role(*kid)))?;
    let inside = reading
        .elements(tag)
        .filter(|kid| reading.role(*kid) == TagRole::Sect);
    let below = inside.filter_map(|kid| entry(body, kid, listed)).collect();
    let title = reading.text(heading);
    let words: Vec<&str> = title.split_whitespace().collect();
    let id = body.ids.get(&tag).filter(|_| listed(tag))?;
    Some(Entry {
        id: id.clone(),
        title: words.join(" "),
        below,
    })
}

/// The list of entries; links lead into `file`, or into the page itself.
pub(super) fn entries(entries: &[Entry], file: &str, out: &mut Markup) {
    out.open_block("ol", &vec![("role", "list".to_owned())]);
    for entry in entries {
        out.open("li", &Attributes::new());
        out.open("a", &vec![("href", format!("{file}#{}", entry.id))]);
        out.words(&entry.title);
        out.close("a");
        if !entry.below.is_empty() {
            self::entries(&entry.below, file, out);
        }
        out.close_block("li");
    }
    out.close_block("ol");
}

impl PageParts {
    /// Whether this markup is in one of the parts.
    pub fn holds(&self, markup: &str) -> bool {
        self.header.contains(markup) || self.main.contains(markup)
    }

    /// All parts as one page; `name` is what its contents are called where no heading says it.
    pub fn page(&self, name: &str) -> String {
        let mut out = Markup::default();
        out.raw(&self.header);
        if !self.entries.is_empty() {
            let label = match self.heading {
                Some(_) => ("aria-labelledby", CONTENTS.to_owned()),
                None => ("aria-label", name.to_owned()),
            };
            out.open_block("nav", &vec![label]);
            out.raw(self.heading.as_deref().unwrap_or_default());
            entries(&self.entries, "", &mut out);
            out.close_block("nav");
        }
        out.raw(&self.main);
        out.finish()
    }
}

/// A guide: its head, its contents, its sections.
pub(super) fn guide(body: &mut Body) -> PageParts {
    let outline = Outline::new(body);
    let top = body.top();
    body.out.open_block("header", &Attributes::new());
    body.kids(&top[..outline.head]);
    body.out.close_block("header");
    let header = std::mem::take(&mut body.out).finish();
    let heading = outline.contents.and_then(|(_, heading)| heading);
    let heading = heading.map(|heading| {
        body.ids.insert(heading, CONTENTS.to_owned());
        body.paragraph(heading, "h2");
        std::mem::take(&mut body.out).finish()
    });
    let is_contents = |nth: usize| outline.contents.is_some_and(|(place, _)| place == nth);
    open_main(body);
    for (nth, kid) in top.iter().enumerate().skip(outline.head) {
        if !is_contents(nth) {
            body.kids(std::slice::from_ref(kid));
        }
    }
    body.last_footnotes();
    body.out.close_block("main");
    PageParts {
        header,
        heading,
        entries: match outline.is_listed() {
            true => outline.entries,
            false => Vec::new(),
        },
        main: std::mem::take(&mut body.out).finish(),
    }
}

/// A deck: its title, and its cards as a list.
pub(super) fn deck(body: &mut Body, document: &Document) -> PageParts {
    let reading = body.reading;
    let top = body.top();
    let has_title = |tag: TagId| reading.find(tag, &|role| role == TagRole::H1).is_some();
    let mut cards: Vec<(TagId, &[Kid])> =
        elements(top).map(|tag| (tag, reading.kids(tag))).collect();
    let titles: usize = cards.iter().map(|(tag, _)| titles(reading, *tag)).sum();
    body.out.open_block("header", &Attributes::new());
    match cards.first_mut() {
        // The words of the card with the title are the head of all.
        Some((tag, kids)) if titles == 1 && has_title(*tag) => {
            let is_head = |kid: &&Kid| {
                let role = |tag: &TagId| reading.role(*tag);
                matches!(kid, Kid::Element(tag) if matches!(role(tag), TagRole::H1 | TagRole::P))
            };
            let count = kids.iter().take_while(is_head).count();
            let (head, rest) = kids.split_at(count);
            *kids = rest;
            body.in_accent_of(*tag, |body| {
                for tag in elements(head) {
                    match reading.role(tag) {
                        TagRole::H1 => title(body, |body| body.line(reading.kids(tag))),
                        _ => body.paragraph(tag, "p"),
                    }
                }
            });
            if rest.is_empty() {
                cards.remove(0);
            }
        }
        _ => {
            title(body, |body| body.out.words(&document.title));
            body.lower = usize::from(titles > 0);
        }
    }
    body.out.close_block("header");
    let header = std::mem::take(&mut body.out).finish();
    open_main(body);
    let class = if cards.len() < FEW_CARDS {
        "cards few"
    } else {
        "cards"
    };
    let attributes = vec![("class", class.to_owned()), ("role", "list".to_owned())];
    body.out.open_block("ul", &attributes);
    for (tag, kids) in cards {
        let attributes = body.attributes(tag, "");
        body.within("li", (tag, &attributes), |body| body.section_content(kids));
    }
    body.out.close_block("ul");
    body.last_footnotes();
    body.out.close_block("main");
    PageParts {
        header,
        heading: None,
        entries: Vec::new(),
        main: std::mem::take(&mut body.out).finish(),
    }
}

/// How many headings of the first level stand at or below a tag.
fn titles(reading: &Reading, tag: TagId) -> usize {
    let own = usize::from(reading.role(tag) == TagRole::H1);
    let below = reading.elements(tag).map(|kid| titles(reading, kid));
    own + below.sum::<usize>()
}

/// The tags among these.
fn elements(kids: &[Kid]) -> impl Iterator<Item = TagId> {
    kids.iter().filter_map(|kid| match kid {
        Kid::Element(tag) => Some(*tag),
        _ => None,
    })
}

/// The title of a deck, which looks like that of a booklet.
fn title(body: &mut Body, words: impl FnOnce(&mut Body)) {
    body.styles.insert(StyleName::CoverTitle);
    let attributes = vec![("class", class(StyleName::CoverTitle))];
    body.out.open("h1", &attributes);
    words(body);
    body.out.close_block("h1");
}

fn open_main(body: &mut Body) {
    let attributes = vec![("id", MAIN.to_owned()), ("tabindex", "-1".to_owned())];
    body.out.open_block("main", &attributes);
}
