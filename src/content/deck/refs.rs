//! A reference such as `veileder#huskeregler.3` → the things it leads to, each with its values.
//! What is made of them is decided where they are used.

use std::collections::BTreeMap;

use crate::content::guide::{Block, Guide, GuidePart};
use crate::content::lang::Lang;
use crate::content::library::Library;
use crate::content::read::hint_for;
use crate::content::text::Text;
use crate::content::thing::list::{List, ListMarker, Point};
use crate::content::thing::{ContrastSide, ListItem, Thing};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// One of the things that a reference leads to, as the values of a card.
#[derive(Debug, Clone)]
pub struct Extract {
    /// What it says, by the names of the values.
    pub values: BTreeMap<String, Thing>,
    /// Whether the letter among them was written, and is not just the first of a title.
    pub is_lettered: bool,
    /// Where it stands.
    pub span: Span,
}

/// What a reference leads to.
#[derive(Debug)]
pub struct RefTarget {
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
    /// The number and the letter of the chapter, where they are one.
    pub chapter: Option<(usize, Option<Spanned<String>>)>,
    /// What the guide says must be checked before printing.
    pub confirm: Vec<Text>,
}

/// Follows `from`; texts of a guide in another language than `lang` say so. `None` says that an
/// error was pushed, or that the guide has errors that may be the reason.
pub fn follow(from: &Spanned<String>, lang: &Lang, library: &mut Library) -> Option<RefTarget> {
    let (name, part) = match from.value.split_once('#') {
        Some((name, part)) => (name, Some(part)),
        None => (from.value.as_str(), None),
    };
    let file = library
        .guides_and_decks
        .find(name, from.span, library.diags);
    if !file.found {
        return None;
    }
    let Some(guide) = library.guide(&file.path, from.span) else {
        if library.is_deck(&file.path) {
            let path = file.path.into();
            let error = Fault::FromDeck { path }.at(from.span);
            library.diags.push(error.hint(Hint::NameGuide));
        }
        return None;
    };
    let sound = library.is_sound(&file.path);
    match in_guide(&guide, file.path, part, from.span) {
        Ok(mut target) => {
            if guide.lang != *lang {
                target.assume_lang(&guide.lang);
            }
            Some(target)
        }
        // A guide with errors may have lost what is meant.
        Err(error) => {
            if sound {
                library.diags.push(error);
            }
            None
        }
    }
}

/// What `part` of a guide leads to.
fn in_guide(
    guide: &Guide,
    path: String,
    part: Option<&str>,
    span: Span,
) -> Result<RefTarget, Diagnostic> {
    let mut target = RefTarget {
        extracts: Vec::new(),
        block: None,
        whole: false,
        listed: false,
        head: guide.title.clone(),
        path,
        chapter: None,
        confirm: guide.confirm().to_vec(),
    };
    let Some(part) = part else {
        let all = Extract::new(guide.title.span).with("title", value(&guide.title));
        let all = all.with("text", guide.subtitle.as_ref().map(value));
        target.extracts.push(all);
        return Ok(target);
    };
    let (id, number) = match part.split_once('.') {
        Some((id, number)) => (id, Some(number)),
        None => (part, None),
    };
    match guide.find(id) {
        Some(GuidePart::Section(section)) => {
            target.head = section.title.clone();
            let station = guide.station_of(id);
            target.chapter = station.map(|number| (number, section.letter.clone()));
            let title = value(&section.title);
            let extract = Extract::new(section.span).with("title", title);
            target.extracts.push(extract);
        }
        Some(GuidePart::Block(section, block)) => {
            let is_list = |thing: &Thing| {
                matches!(thing, Thing::Items(_) | Thing::Steps(_) | Thing::Quotes(_))
            };
            target.head = block.title.as_ref().unwrap_or(&section.title).clone();
            if let Some(number) = number {
                // Of a list, that one alone is copied: thousands of cards may take one each.
                let Some(one) = place(number).and_then(|at| extract(block, at)) else {
                    let (id, number) = (id.into(), number.into());
                    let error = Fault::UnknownNumber { id, number }.at(span);
                    return Err(error.hint(match count(block) {
                        Some(count) => Hint::between(1, count),
                        None => Hint::OnlyThing,
                    }));
                };
                target.listed = is_list(&block.thing);
                target.extracts = vec![one];
                return Ok(target);
            }
            target.extracts = extracts(block);
            target.listed = is_list(&block.thing);
            target.whole = count(block).is_some();
            target.block = Some(block.thing.clone());
        }
        None => {
            let ids: Vec<&str> = guide.ids().into_iter().map(AsRef::as_ref).collect();
            let (part, path) = (id.into(), target.path.into());
            let fault = Fault::UnknownPart { id: part, path };
            return Err(fault.at(span).hint(hint_for(id, &ids)));
        }
    }
    if let Some(number) = number.filter(|number| place(number) != Some(0)) {
        let (id, number) = (id.into(), number.into());
        let error = Fault::UnknownNumber { id, number }.at(span);
        return Err(error.hint(Hint::OnlyThing));
    }
    Ok(target)
}

/// The place of the thing with this number, which counts from 1.
fn place(number: &str) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// How many things a block is, where it is several.
fn count(block: &Block) -> Option<usize> {
    match &block.thing {
        Thing::Items(items) | Thing::Steps(items) => Some(items.len()),
        Thing::Quotes(quotes) => Some(quotes.len()),
        Thing::List(list) => Some(list.points.len()),
        Thing::Contrast(sides) => Some(sides.len()),
        Thing::Text(_)
        | Thing::Notes(_)
        | Thing::Pull(_)
        | Thing::Callout(_)
        | Thing::Table(_)
        | Thing::Image(_)
        | Thing::Qr(_)
        | Thing::Icon(_) => None,
    }
}

/// The things of a block, each with its number where there are several.
fn extracts(block: &Block) -> Vec<Extract> {
    let all = 0..count(block).unwrap_or(1);
    all.filter_map(|at| extract(block, at)).collect()
}

/// The thing at a place of a block, with its number where there are several.
fn extract(block: &Block, at: usize) -> Option<Extract> {
    let one = || Extract::new(block.span).with("title", block.title.as_ref().map(value));
    let only = match &block.thing {
        Thing::Items(items) | Thing::Steps(items) => {
            return Some(of_item((at + 1, items.get(at)?)));
        }
        Thing::Quotes(quotes) => {
            let text = quotes.get(at)?;
            let extract = Extract::new(text.span).numbered(at + 1);
            return Some(extract.with("text", value(text)));
        }
        Thing::List(list) => return Some(of_point((at + 1, list.points.get(at)?))),
        Thing::Contrast(sides) => {
            let side: &ContrastSide = sides.get(at)?;
            let points = side.points.iter().cloned().map(ListItem::titled);
            let extract = Extract::new(side.title.span).with("title", value(&side.title));
            return Some(extract.with("points", Thing::Items(points.collect())));
        }
        Thing::Text(text) | Thing::Notes(text) => one().with("text", Thing::Text(text.clone())),
        Thing::Pull(text) => one().with("text", value(text)),
        Thing::Callout(callout) => one()
            .with("title", value(&callout.label))
            .with("text", Thing::Text(callout.text.0.clone()))
            .with("icon", callout.icon.clone().map(Thing::Icon)),
        Thing::Table(_) | Thing::Image(_) | Thing::Qr(_) | Thing::Icon(_) => {
            one().with(block.thing.name(), block.thing.clone())
        }
    };
    (at == 0).then_some(only)
}

fn of_point((number, point): (usize, &Point)) -> Extract {
    Extract::new(point.span)
        .numbered(number)
        .with("text", Thing::Text(point.paragraphs.clone()))
        .with("points", point.below.clone().map(Thing::List))
}

fn of_item((number, item): (usize, &ListItem)) -> Extract {
    // The first letter of the title is in the title's language.
    let first = || {
        let mut text = Text::unstyled(&item.title.first_letter()?, item.title.span);
        text.lang.clone_from(&item.title.lang);
        Some(text)
    };
    let written = item.letter.as_ref();
    let written = written.map(|letter| Text::unstyled(&letter.value, letter.span));
    let is_lettered = written.is_some();
    let letter = written.or_else(first).as_ref().map(value);
    let extract = Extract {
        is_lettered,
        ..Extract::new(item.span)
    };
    extract
        .numbered(number)
        .with("title", value(&item.title))
        .with("letter", letter)
        .with("label", item.label.as_ref().map(value))
        .with("text", item.text.as_ref().map(value))
        .with("icon", item.icon.clone().map(Thing::Icon))
}

/// The text alone as the value of a card.
fn value(text: &Text) -> Thing {
    Thing::Text(vec![text.clone()])
}

impl Extract {
    const fn new(span: Span) -> Self {
        Self {
            values: BTreeMap::new(),
            is_lettered: false,
            span,
        }
    }

    /// The same with its number, as words.
    fn numbered(self, number: usize) -> Self {
        let number = Text::unstyled(&number.to_string(), self.span);
        self.with("number", value(&number))
    }

    /// The same with this value; what is empty is none.
    fn with(mut self, name: &str, value: impl Into<Option<Thing>>) -> Self {
        let value = value.into().filter(|value| !value.is_empty());
        self.values
            .extend(value.map(|value| (name.to_owned(), value)));
        self
    }

    /// Whether it says more than the item of a list can show: points, or several paragraphs.
    pub fn is_more_than_item(&self) -> bool {
        self.values.values().any(|value| match value {
            Thing::List(_) => true,
            Thing::Text(paragraphs) => paragraphs.len() > 1,
            _ => false,
        })
    }

    /// As the item of a list; `None` where it has nothing that could be the item's name.
    fn item(&self) -> Option<ListItem> {
        let text = |name: &str| {
            let paragraphs = self.values.get(name).and_then(Thing::paragraphs);
            paragraphs?.first().cloned()
        };
        let (title, below) = match text("title") {
            Some(title) => (title, text("text")),
            None => (text("text")?, None),
        };
        // The first letter of a title is not what the thing is about.
        let letter = text("letter").filter(|_| self.is_lettered);
        Some(ListItem {
            label: text("label"),
            letter: letter.map(|letter| Spanned::new(letter.plain(), letter.span)),
            icon: match self.values.get("icon") {
                Some(Thing::Icon(name)) => Some(name.clone()),
                _ => None,
            },
            text: below,
            span: self.span,
            ..ListItem::titled(title)
        })
    }
}

impl RefTarget {
    /// Says of every text without a language that it is in `lang`.
    fn assume_lang(&mut self, lang: &Lang) {
        self.head.assume_lang(lang);
        for text in &mut self.confirm {
            text.assume_lang(lang);
        }
        let extracts = self.extracts.iter_mut();
        let values = extracts.flat_map(|extract| extract.values.values_mut());
        for value in values.chain(&mut self.block) {
            value.each_text(&mut |text| text.assume_lang(lang));
        }
    }

    /// A point of a list that has points below it, with these; `None` where it is anything else.
    pub fn point_with_points(&self) -> Option<Thing> {
        let ([extract], false) = (self.extracts.as_slice(), self.whole) else {
            return None;
        };
        let (Some(Thing::List(below)), Some(Thing::Text(text))) =
            (extract.values.get("points"), extract.values.get("text"))
        else {
            return None;
        };
        // Its number is not that of a list with nothing else in it.
        let marker = match below.marker {
            ListMarker::Tick => ListMarker::Tick,
            ListMarker::Bullet | ListMarker::Number => ListMarker::Bullet,
        };
        let point = Point {
            paragraphs: text.clone(),
            below: Some(below.clone()),
            span: extract.span,
        };
        Some(Thing::List(List {
            marker,
            points: vec![point],
        }))
    }

    /// The things as a list.
    pub fn items(&self) -> Vec<ListItem> {
        self.extracts.iter().filter_map(Extract::item).collect()
    }
}
