//! What a deck file says, and the guides and tables that it names → a [`Deck`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::id::report_twins;
use super::super::lang::Lang;
use super::super::library::Library;
use super::super::model::Guide;
use super::super::read::hint_for;
use super::super::text::Text;
use super::super::thing::declare::{Kind, check_address};
use super::super::thing::{Image, Thing};
use super::declare::{RawCard, RawCategory, RawDeck, RawTaken, RawValue, Wording};
use super::refs::{self, Extract, Found};
use super::{Card, Category, Deck};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// A deck while it is put together.
pub(super) struct Gatherer<'l, 's> {
    /// The guides and tables of the project, and where errors go.
    pub library: &'l mut Library<'s>,
    /// The deck's language.
    lang: Lang,
    /// The place of each category, by its name.
    categories: BTreeMap<String, usize>,
    /// What the guides that words come from want looked after.
    confirm: Vec<Text>,
    /// Whose wishes stand there already.
    confirmed: BTreeSet<String>,
}

/// The most cards of a deck: more would not fit into the memory of an office's machine.
const MOST_CARDS: usize = 20_000;

/// What a card says itself; many cards from a guide or a table can have it in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    pub face: Option<Spanned<String>>,
    pub category: Option<usize>,
    pub values: BTreeMap<String, Thing>,
    pub written: Arc<[Spanned<String>]>,
    pub columns: Arc<[Spanned<String>]>,
    pub image: Option<Spanned<String>>,
    pub alt: Option<Text>,
}

impl Own {
    /// The card, complete.
    pub fn card(mut self, span: Span) -> Card {
        if let Some(file) = self.image {
            let alt = self.alt;
            let image = Thing::Image(Box::new(Image {
                file,
                alt,
                caption: None,
            }));
            self.values.insert("image".to_owned(), image);
        }
        Card {
            face: self.face,
            category: self.category,
            values: self.values,
            written: self.written,
            columns: self.columns,
            span,
        }
    }
}

/// The deck of a deck file.
pub fn of_file(raw: RawDeck, library: &mut Library) -> Deck {
    let mut gatherer = Gatherer::new(raw.lang.clone(), library);
    let title = gatherer.title(raw.title);
    let subtitle = raw.subtitle.and_then(|words| gatherer.wording(words));
    let categories = gatherer.all_categories(raw.category);
    let mut cards = Vec::new();
    for card in raw.card.0 {
        gatherer.cards(&card, &mut cards);
        if cards.len() > MOST_CARDS {
            let error = Diagnostic::error(Fault::TooManyCards { most: MOST_CARDS }, card.span);
            gatherer.push(error.hint(Hint::SplitDeck));
            cards.truncate(MOST_CARDS);
            break;
        }
    }
    let all = raw.all.map(|all| gatherer.all(&all)).unwrap_or_default();
    for card in &mut cards {
        for (name, value) in &all.values {
            let values = card.values.entry(name.clone());
            values.or_insert_with(|| value.clone());
        }
    }
    let back = raw.back.and_then(|card| gatherer.back(&card));
    let mut confirm = raw.confirm.map(|text| text.0).unwrap_or_default();
    confirm.append(&mut gatherer.confirm);
    Deck {
        lang: raw.lang,
        title,
        subtitle,
        categories,
        cards,
        shared: all.written.to_vec(),
        back,
        confirm,
    }
}

/// The deck that a part of a guide makes; `from` names the guide and the part.
pub fn of_part(from: &Spanned<String>, guide: &Guide, library: &mut Library) -> Option<Deck> {
    let found = refs::follow(from, &guide.lang, library)?;
    Some(Deck {
        lang: guide.lang.clone(),
        title: found.head,
        subtitle: None,
        categories: Vec::new(),
        cards: found
            .extracts
            .into_iter()
            .map(|extract| merged(extract, Own::default()))
            .collect(),
        shared: Vec::new(),
        back: None,
        confirm: found.confirm,
    })
}

/// The deck of a table alone. A table does not say which language it is in: it is taken to be
/// Norwegian Bokmål, and a deck file can name the table and say another.
pub fn of_table(path: &str, wanted_by: Span, library: &mut Library) -> Deck {
    let lang = Lang("nb".to_owned());
    let mut gatherer = Gatherer::new(lang.clone(), library);
    let mut cards = Vec::new();
    let file = gatherer.table(path, wanted_by, &Own::default(), None, &mut cards);
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.strip_suffix(".csv").unwrap_or(stem);
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let span = file.map_or(wanted_by, |file| Span {
        file,
        start: 0,
        end: 0,
    });
    Deck {
        lang,
        title: Text::unstyled(&(first + letters.as_str()), span),
        subtitle: None,
        categories: Vec::new(),
        cards,
        shared: Vec::new(),
        back: None,
        confirm: Vec::new(),
    }
}

/// What is taken from a guide as a card, with what the deck adds to it or says instead.
fn merged(extract: Extract, mut own: Own) -> Card {
    let mut values = extract.values;
    values.append(&mut own.values);
    Own { values, ..own }.card(extract.span)
}

impl<'l, 's> Gatherer<'l, 's> {
    fn new(lang: Lang, library: &'l mut Library<'s>) -> Self {
        Self {
            library,
            lang,
            categories: BTreeMap::new(),
            confirm: Vec::new(),
            confirmed: BTreeSet::new(),
        }
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.library.diags.push(diagnostic);
    }

    /// Follows a reference, and remembers what its guide wants looked after.
    pub fn follow(&mut self, from: &Spanned<String>) -> Option<Found> {
        let found = refs::follow(from, &self.lang, self.library)?;
        if self.confirmed.insert(found.path.clone()) {
            self.confirm.extend(found.confirm.iter().cloned());
        }
        Some(found)
    }

    /// The deck's or a category's title; where it could not be read, one without words.
    fn title(&mut self, words: Wording) -> Text {
        let span = match &words {
            Wording::Written(text) => text.span,
            Wording::From(raw) => raw.span,
        };
        let words = self.wording(words);
        words.unwrap_or_else(|| Text::unstyled("", span))
    }

    /// Words of one paragraph.
    pub fn wording(&mut self, words: Wording) -> Option<Text> {
        let raw = match words {
            Wording::Written(text) => return Some(text),
            Wording::From(raw) => raw,
        };
        let found = self.follow(&raw.from)?;
        let field = raw.field.as_ref().map(|field| field.value.as_str());
        if found.whole && matches!(field, None | Some("title")) {
            return Some(found.head);
        }
        let value = self.pick(found, (&raw.from, raw.field.as_ref()), ["title", "text"])?;
        match value {
            Thing::Text(mut paragraphs) if paragraphs.len() == 1 => paragraphs.pop(),
            _ => {
                let error = Diagnostic::error(Fault::NotWords, raw.from.span);
                self.push(error.hint(Hint::WriteHere));
                None
            }
        }
    }

    /// The value called `field` of what `from` leads to, or the first of `usual` that is there.
    pub fn pick(
        &mut self,
        found: Found,
        (from, field): (&Spanned<String>, Option<&Spanned<String>>),
        usual: [&str; 2],
    ) -> Option<Thing> {
        let count = found.extracts.len();
        if count > 1 || found.whole {
            let error = Diagnostic::error(Fault::SeveralThings { count }, from.span);
            let hint = Hint::PickOne {
                from: from.value.as_str().into(),
                count,
            };
            self.push(error.hint(hint));
            return None;
        }
        let values = found.extracts.into_iter().next()?.values;
        let usual = || usual.into_iter().find(|name| values.contains_key(*name));
        let wanted = field.map(|field| field.value.as_str());
        let value = wanted.or_else(usual).and_then(|name| values.get(name));
        if value.is_none() {
            let span = field.map_or(from.span, |field| field.span);
            let name = wanted.unwrap_or("text");
            let names: Vec<&str> = values.keys().map(String::as_str).collect();
            let error = Diagnostic::error(Fault::UnknownValue { name: name.into() }, span);
            self.push(error.hint(hint_for(name, &names)));
        }
        value.cloned()
    }

    fn all_categories(&mut self, raw: Vec<RawCategory>) -> Vec<Category> {
        let mut categories = Vec::new();
        for raw in raw {
            let id = Spanned::new(raw.id.value.0, raw.id.span);
            self.categories
                .entry(id.value.clone())
                .or_insert(categories.len());
            categories.push(Category {
                title: self.title(raw.title),
                icon: raw.icon,
                id,
            });
        }
        let ids = categories.iter().map(|category| &category.id);
        report_twins(ids, self.library.sources, self.library.diags);
        categories
    }

    /// The place of the category `name`.
    pub fn category(&mut self, name: &str, span: Span) -> Option<usize> {
        if let Some(at) = self.categories.get(name) {
            return Some(*at);
        }
        let error = Diagnostic::error(Fault::UnknownCategory { name: name.into() }, span);
        let known: Vec<&str> = self.categories.keys().map(String::as_str).collect();
        let hint = match known.is_empty() {
            true => Hint::AddCategory,
            false => hint_for(name, &known),
        };
        self.push(error.hint(hint));
        None
    }

    /// The cards that one table of the deck file gives.
    fn cards(&mut self, raw: &RawCard, cards: &mut Vec<Card>) {
        let own = self.own(raw);
        match (&raw.fixed.from, &raw.fixed.csv) {
            (Some(_), Some(csv)) => {
                let error = Diagnostic::error(Fault::FromAndCsv, csv.span);
                self.push(error.hint(Hint::OneOfTwo));
            }
            (Some(from), None) => {
                if let Some(found) = self.follow(from) {
                    let extracts = found.extracts.into_iter();
                    cards.extend(extracts.map(|extract| merged(extract, own.clone())));
                }
            }
            (None, Some(csv)) => {
                let tables = &self.library.tables;
                let file = tables.find(&csv.value, csv.span, self.library.diags);
                if file.found {
                    let lang = raw.fixed.lang.as_ref();
                    self.table(&file.path, csv.span, &own, lang, cards);
                }
            }
            (None, None) => {
                let says = !raw.free.is_empty() || own.face.is_some() || own.image.is_some();
                if !says && own.values.is_empty() {
                    let error = Diagnostic::error(Fault::EmptyCard, raw.span);
                    self.push(error.hint(Hint::FillCard));
                }
                cards.push(own.card(raw.span));
            }
        }
    }

    /// The back of all cards.
    fn back(&mut self, raw: &RawCard) -> Option<Card> {
        if let Some(csv) = &raw.fixed.csv {
            let error = Diagnostic::error(Fault::CsvOnBack, csv.span);
            self.push(error.hint(Hint::BackValues));
            return None;
        }
        let Some(from) = &raw.fixed.from else {
            return Some(self.own(raw).card(raw.span));
        };
        let own = self.own(raw);
        let found = self.follow(from)?;
        let count = found.extracts.len();
        if count > 1 {
            let error = Diagnostic::error(Fault::SeveralThings { count }, from.span);
            let hint = Hint::PickOne {
                from: from.value.as_str().into(),
                count,
            };
            self.push(error.hint(hint));
        }
        Some(merged(found.extracts.into_iter().next()?, own))
    }

    /// What all cards have in common.
    fn all(&mut self, raw: &RawCard) -> Own {
        let fixed = &raw.fixed;
        let single = [
            ("from", &fixed.from),
            ("csv", &fixed.csv),
            ("category", &fixed.category),
            ("face", &fixed.face),
        ];
        for (key, value) in single {
            if let Some(value) = value {
                let error = Diagnostic::error(Fault::NotForAll { key: key.into() }, value.span);
                self.push(error.hint(Hint::SayOnCard));
            }
        }
        let mut own = self.own(raw);
        if let Some(file) = own.image.take() {
            let alt = own.alt.take();
            let image = Thing::Image(Box::new(Image {
                file,
                alt,
                caption: None,
            }));
            own.values.insert("image".to_owned(), image);
        }
        own
    }

    /// What a card says itself.
    fn own(&mut self, raw: &RawCard) -> Own {
        let fixed = &raw.fixed;
        let lang = fixed.lang.clone().filter(|lang| *lang != self.lang);
        let marked = |text: &mut Text| {
            if let Some(lang) = &lang {
                refs::mark(text, lang);
            }
        };
        let mut own = Own {
            face: fixed.face.clone(),
            image: fixed.image.clone(),
            alt: fixed.image_alt.clone(),
            ..Own::default()
        };
        own.alt.iter_mut().for_each(marked);
        if let Some(name) = &fixed.category {
            own.category = self.category(&name.value, name.span);
        }
        if let Some(icon) = &fixed.icon {
            own.values
                .insert("icon".to_owned(), Thing::Icon(icon.clone()));
        }
        if let Some(address) = &fixed.qr {
            self.qr(address.clone(), &mut own);
        }
        if let (Some(alt), None, None) = (&fixed.image_alt, &fixed.image, &fixed.csv) {
            self.alt_alone(alt.span);
        }
        let names = raw.free.iter().map(|(name, _)| name.clone());
        let shown = [
            ("icon", &fixed.icon),
            ("image", &fixed.image),
            ("qr", &fixed.qr),
        ];
        let shown = shown
            .into_iter()
            .filter_map(|(name, value)| Some(Spanned::new(name.to_owned(), value.as_ref()?.span)));
        own.written = own
            .written
            .iter()
            .cloned()
            .chain(names)
            .chain(shown)
            .collect();
        for (name, value) in &raw.free {
            let value = match value {
                RawValue::Text(text) => Some(Thing::Text(text.clone())),
                RawValue::Items(entries) => {
                    let items = self.entries(entries, &marked);
                    own.values.insert(name.value.clone(), Thing::Items(items));
                    continue;
                }
                RawValue::Table(table) => table.table(self.library.diags).map(Thing::Table),
                RawValue::Thing(thing) => thing.clone().thing(self.library.diags),
                RawValue::Taken(taken) => {
                    let value = self.value(taken);
                    own.values
                        .extend(value.map(|value| (name.value.clone(), value)));
                    continue;
                }
            };
            own.values.extend(value.map(|mut value| {
                value.each_text(&mut |text| marked(text));
                (name.value.clone(), value)
            }));
        }
        own
    }

    /// A value that stands in a guide.
    fn value(&mut self, raw: &RawTaken) -> Option<Thing> {
        let found = self.follow(&raw.from)?;
        if let Some(kind) = &raw.kind {
            return self.of_kind(found, kind);
        }
        if let (Some(thing @ (Thing::Table(_) | Thing::Image(_) | Thing::Qr(_))), None) =
            (&found.block, &raw.field)
        {
            return Some(thing.clone());
        }
        if found.whole && found.listed && raw.field.is_none() {
            return Some(Thing::Items(found.items()));
        }
        self.pick(found, (&raw.from, raw.field.as_ref()), ["text", "title"])
    }

    /// The whole of the block that was found, as the kind that it is; a list can have its numbers or
    /// not.
    fn of_kind(&mut self, found: Found, kind: &Spanned<Kind>) -> Option<Thing> {
        let hint = match (kind.value.0, found.block) {
            (name, Some(thing)) if thing.name() == name => return Some(thing),
            ("steps", Some(Thing::Items(items))) => return Some(Thing::Steps(items)),
            ("items", Some(Thing::Steps(items))) => return Some(Thing::Items(items)),
            (_, Some(thing)) => Hint::KindIs {
                kind: thing.name().into(),
            },
            (_, None) => Hint::WriteHere,
        };
        let fault = Fault::NotOfKind {
            kind: kind.value.0.into(),
        };
        let error = Diagnostic::error(fault, kind.span);
        self.push(error.hint(hint));
        None
    }

    /// An address that is shown as a QR code.
    pub fn qr(&mut self, address: Spanned<String>, own: &mut Own) {
        check_address(&address, self.library.diags);
        own.values.insert("qr".to_owned(), Thing::Qr(address));
    }

    /// Says that there is no picture of which something is said.
    pub fn alt_alone(&mut self, span: Span) {
        let error = Diagnostic::error(Fault::AltWithoutImage, span);
        self.push(error.hint(Hint::AddImage));
    }

    /// The deck's language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }
}
