//! What a deck file says, and the guides and tables that it names → a [`Deck`].

use std::collections::{BTreeMap, BTreeSet};

use super::declare::{
    OrTaken, RawCard, RawCategory, RawDeck, RawRows, RawTaken, RawValue, RawWhole, Wording,
};
use super::draft::{CardDraft, Letters};
use super::references::{self, REFERENCES};
use super::refs::{self, RefTarget};
use super::row_words;
use super::{Card, CardList, Category, Deck};
use crate::content::guide::Guide;
use crate::content::id::report_duplicates;
use crate::content::lang::Lang;
use crate::content::library::Library;
use crate::content::read::hint_for;
use crate::content::text::Text;
use crate::content::thing::Thing;
use crate::content::thing::declare::ThingKind;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// What reading a deck works with.
pub(super) struct DeckReader<'l, 's> {
    /// The guides and tables of the project, and where errors go.
    pub library: &'l mut Library<'s>,
    /// The deck's language.
    pub lang: Lang,
    /// The place of each category, by its name.
    categories: BTreeMap<String, usize>,
    /// What must be checked before printing, as the guides say that words come from.
    confirm: Vec<(String, Text)>,
    /// The paths of these guides.
    confirmed: BTreeSet<String>,
    /// The columns of tables that were used otherwise than shown.
    pub used: BTreeSet<String>,
    /// How many rows of tables became cards so far.
    pub rows: usize,
    /// What all cards have in common.
    all: Option<Card>,
    /// What letters stand for.
    pub known_letters: Letters,
    /// The letter of each category.
    pub category_letters: Vec<Option<Spanned<String>>>,
    /// Whether the words of cards can name columns: those of a table alone are nobody's but the rows'.
    names_columns: bool,
}

/// The deck of a deck file.
pub fn of_file(raw: RawDeck, library: &mut Library) -> Deck {
    let mut reader = DeckReader::new(raw.lang.clone(), library);
    let mut deck = Deck::new(raw.lang, reader.title(&raw.title));
    let subtitle = raw.subtitle.as_ref();
    deck.subtitle = subtitle.and_then(|words| reader.paragraph(words));
    deck.categories = reader.read_categories(raw.category);
    let letters = deck
        .categories
        .iter()
        .map(|category| category.letter.clone());
    reader.category_letters = letters.collect();
    if let Some(from) = &raw.letters {
        reader.known_letters = reader.letters(from);
    }
    // What cards have in common is read first, for cards are packed as they are made; what is to be confirmed of it is
    // told behind what is of cards.
    let before = (reader.confirm.len(), reader.confirmed.clone());
    reader.all = raw.all.map(|all| reader.all(&all));
    let of_all = reader.confirm.split_off(before.0);
    reader.confirmed = before.1;
    for card in raw.card.iter() {
        reader.cards(card, &mut deck.cards);
    }
    let new = |(path, _): &(String, Text)| !reader.confirmed.contains(path);
    let of_all: Vec<(String, Text)> = of_all.into_iter().filter(new).collect();
    reader
        .confirmed
        .extend(of_all.iter().map(|(path, _)| path.clone()));
    reader.confirm.extend(of_all);
    if let Some(all) = &reader.all {
        deck.shared = all.written.to_vec();
    }
    deck.back = raw.back.and_then(|card| reader.back(&card));
    references::gather(&mut deck, reader.library.diags);
    deck.confirm = raw.confirm.map(|text| text.0).unwrap_or_default();
    deck.confirm
        .extend(reader.confirm.into_iter().map(|(_, text)| text));
    (deck.used, deck.rows) = (reader.used, reader.rows);
    deck
}

/// The deck that a part of a guide makes; `from` names the guide and the part.
pub fn of_part(from: &Spanned<String>, guide: &Guide, library: &mut Library) -> Option<Deck> {
    let target = refs::follow(from, &guide.lang, library)?;
    let mut deck = Deck::new(guide.lang.clone(), target.head);
    let extracts = target.extracts.into_iter();
    let cards = extracts.map(|extract| CardDraft::new(extract.span).with_extract(extract));
    deck.cards = cards.collect();
    deck.confirm = target.confirm;
    Some(deck)
}

/// The deck of a table alone. A table does not say which language it is in: it is taken to be
/// Norwegian Bokmål, and a deck file can name the table and say another.
pub fn of_table(path: &str, wanted_by: Span, library: &mut Library) -> Deck {
    let lang = Lang("nb".to_owned());
    let mut reader = DeckReader::new(lang.clone(), library);
    reader.names_columns = false;
    let mut cards = CardList::default();
    let rows = RawRows::of_file(Spanned::new(path.to_owned(), wanted_by));
    let file = reader.table(path, &rows, &CardDraft::new(wanted_by), None, &mut cards);
    let (used, rows) = (reader.used, reader.rows);
    let span = file.map_or(wanted_by, |file| Span {
        file,
        start: 0,
        end: 0,
    });
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let title: String = first.chain(letters).collect();
    let mut deck = Deck::new(lang, Text::unstyled(&title, span));
    deck.cards = cards;
    (deck.used, deck.rows) = (used, rows);
    deck
}

impl<'l, 's> DeckReader<'l, 's> {
    fn new(lang: Lang, library: &'l mut Library<'s>) -> Self {
        Self {
            library,
            lang,
            categories: BTreeMap::new(),
            confirm: Vec::new(),
            confirmed: BTreeSet::new(),
            used: BTreeSet::new(),
            rows: 0,
            all: None,
            known_letters: Letters::new(),
            category_letters: Vec::new(),
            names_columns: true,
        }
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.library.diags.push(diagnostic);
    }

    /// Follows a reference, and remembers what must be checked before printing, as its guide says.
    pub fn follow(&mut self, from: &Spanned<String>) -> Option<RefTarget> {
        let target = refs::follow(from, &self.lang, self.library)?;
        if self.confirmed.insert(target.path.clone()) {
            let texts = target.confirm.iter().cloned();
            self.confirm
                .extend(texts.map(|text| (target.path.clone(), text)));
        }
        Some(target)
    }

    /// The deck's or a category's title; where it could not be read, one without words.
    fn title(&mut self, words: &Wording) -> Text {
        let span = match words {
            Wording::Written(text) => text.span,
            Wording::From(raw) => raw.span,
        };
        let title = self.paragraph(words);
        title.unwrap_or_else(|| Text::unstyled("", span))
    }

    /// Words of one paragraph.
    pub fn paragraph(&mut self, words: &Wording) -> Option<Text> {
        let raw = match words {
            Wording::Written(text) => return Some(text.clone()),
            Wording::From(raw) => raw,
        };
        let target = self.follow(&raw.from)?;
        let field = raw.field.as_ref();
        if target.whole && field.is_none_or(|field| field.value == "title") {
            return Some(target.head);
        }
        match self.one_value(target, (&raw.from, field), ["title", "text"])? {
            Thing::Text(mut paragraphs) if paragraphs.len() == 1 => paragraphs.pop(),
            _ => {
                self.push(Fault::NotWords.at(raw.from.span).hint(Hint::WriteHere));
                None
            }
        }
    }

    /// Says that `from` leads to several things where one is wanted.
    pub fn report_several(&mut self, from: &Spanned<String>, count: usize) {
        let error = Fault::SeveralThings { count }.at(from.span);
        let from = from.into();
        self.push(error.hint(Hint::PickOne { from, count }));
    }

    /// The value called `field` of what `from` leads to, or the first of `usual` that is there.
    fn one_value(
        &mut self,
        target: RefTarget,
        (from, field): (&Spanned<String>, Option<&Spanned<String>>),
        usual: [&str; 2],
    ) -> Option<Thing> {
        let count = target.extracts.len();
        if count > 1 || target.whole {
            self.report_several(from, count);
            return None;
        }
        let mut values = target.extracts.into_iter().next()?.values;
        let usual = || usual.into_iter().find(|name| values.contains_key(*name));
        let wanted = field.map(|field| field.value.as_str());
        let name = wanted.or_else(usual).unwrap_or("text");
        let value = values.remove(name);
        if value.is_none() {
            let error = Fault::UnknownValue { name: name.into() };
            let error = error.at(field.map_or(from.span, |field| field.span));
            let names: Vec<&str> = values.keys().map(String::as_str).collect();
            self.push(error.hint(hint_for(name, &names)));
        }
        value
    }

    fn read_categories(&mut self, raw: Vec<RawCategory>) -> Vec<Category> {
        let mut categories = Vec::new();
        for raw in raw {
            let id = Spanned::new(raw.id.value.0, raw.id.span);
            let place = self.categories.entry(id.value.clone());
            place.or_insert(categories.len());
            categories.push(Category {
                title: self.title(&raw.title),
                icon: raw.icon,
                letter: raw.letter,
                id,
            });
        }
        let ids = categories.iter().map(|category| &category.id);
        report_duplicates(ids, self.library.sources, self.library.diags);
        categories
    }

    /// The place of the category `name`.
    pub fn category(&mut self, name: &str, span: Span) -> Option<usize> {
        let place = self.categories.get(name).copied();
        if place.is_none() {
            let known: Vec<&str> = self.categories.keys().map(String::as_str).collect();
            let hint = match known.is_empty() {
                true => Hint::AddCategory,
                false => hint_for(name, &known),
            };
            let error = Fault::UnknownCategory { name: name.into() }.at(span);
            self.push(error.hint(hint));
        }
        place
    }

    /// Adds the cards that one table of the deck file gives.
    fn cards(&mut self, raw: &RawCard, cards: &mut CardList) {
        let draft = self.draft(raw);
        let lang = raw.fixed.lang.as_ref();
        match (&raw.fixed.from, &raw.fixed.rows) {
            (Some(_), Some(rows)) => {
                let error = Fault::FromAndTable.at(rows.0.file.span);
                self.push(error.hint(Hint::OneOfTwo));
            }
            (Some(from), None) => {
                let target = self.follow(from);
                let mut extracts = target.map_or_else(Vec::new, |target| target.extracts);
                self.without_first_letters(&mut extracts, &draft.card);
                for extract in extracts {
                    let card = self.finished(draft.clone().with_extract(extract));
                    cards.push(card);
                }
            }
            (None, Some(rows)) => {
                let name = &rows.0.file;
                let tables = &self.library.tables;
                let file = tables.find(&name.value, name.span, self.library.diags);
                if file.found {
                    self.table(&file.path, rows, &draft, lang, cards);
                }
            }
            (None, None) => {
                let card = draft.card;
                // What is written and could not be had was reported there.
                if card.written.is_empty() && card.face.is_none() {
                    self.push(Fault::EmptyCard.at(raw.span).hint(Hint::FillCard));
                }
                let card = self.finished(card);
                cards.push(card);
            }
        }
    }

    /// A card with what all cards have in common, and the words of its row where its own words name them.
    pub fn finished(&mut self, mut card: Card) -> Card {
        self.add_letter(&mut card);
        let shared = self.all.iter().flat_map(|all| &all.values);
        for (name, value) in shared {
            let own = card.values.entry(name.clone());
            own.or_insert_with(|| value.clone());
        }
        self.add_letter_words(&mut card);
        if !self.names_columns {
            return card;
        }
        row_words::fill(&mut card, &mut self.used);
        let codes = card.values.values().filter_map(|value| match value {
            Thing::Qr(code) => code.report_filled(card.span),
            _ => None,
        });
        codes.for_each(|error| self.library.diags.push(error));
        card
    }

    /// The back of all cards.
    fn back(&mut self, raw: &RawCard) -> Option<Card> {
        if let Some(span) = raw.fixed.table_span() {
            self.push(Fault::TableOnBack.at(span).hint(Hint::BackValues));
            return None;
        }
        let draft = self.draft(raw);
        let Some(from) = &raw.fixed.from else {
            return Some(draft.card);
        };
        let target = self.follow(from)?;
        if target.extracts.len() > 1 {
            self.report_several(from, target.extracts.len());
        }
        Some(draft.with_extract(target.extracts.into_iter().next()?))
    }

    /// What all cards have in common.
    fn all(&mut self, raw: &RawCard) -> Card {
        let fixed = &raw.fixed;
        let place = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.span);
        let of_one_card = [
            ("from", place(&fixed.from)),
            ("rows", fixed.rows.as_ref().map(|rows| rows.0.span)),
            ("category", place(&fixed.category)),
            ("face", place(&fixed.face)),
        ];
        for (key, span) in of_one_card {
            if let Some(span) = span {
                let error = Fault::NotForAll { key: key.into() }.at(span);
                self.push(error.hint(Hint::SayOnCard));
            }
        }
        self.draft(raw).card
    }

    /// What a card says itself.
    fn draft(&mut self, raw: &RawCard) -> CardDraft {
        let fixed = &raw.fixed;
        let lang = fixed.lang.clone().filter(|lang| *lang != self.lang);
        let in_lang = |text: &mut Text| {
            if let Some(lang) = &lang {
                text.assume_lang(lang);
            }
        };
        let mut draft = CardDraft::new(raw.span);
        draft.card.face.clone_from(&fixed.face);
        if let Some(name) = &fixed.category {
            draft.card.category = self.category(&name.value, name.span);
        }
        let mut written: Vec<_> = raw.free.iter().map(|(name, _)| name.clone()).collect();
        if let Some(icon) = &fixed.icon {
            written.push(Spanned::new("icon".to_owned(), icon.span));
            draft.set_value("icon", Thing::Icon(icon.clone()));
        }
        match &fixed.image {
            Some(OrTaken::Written(file)) => {
                written.push(Spanned::new("image".to_owned(), file.span));
                draft.set_image(file.clone());
            }
            Some(OrTaken::Taken(raw)) => self.set_whole(&mut draft, &mut written, ("image", raw)),
            None => {}
        }
        if let Some(OrTaken::Taken(raw)) = &fixed.qr {
            self.set_whole(&mut draft, &mut written, ("qr", raw));
        }
        if let Some(code) = &raw.code {
            written.push(Spanned::new("qr".to_owned(), code.span));
            let mut code = code.value.clone();
            if let Some(lang) = &lang {
                code.assume_lang(lang);
            }
            let mut thing = Thing::Qr(Box::new(code));
            thing.each_text(&mut |text| in_lang(text));
            draft.set_value("qr", thing);
        }
        if let Some(references) = fixed.references.as_ref().filter(|asked| asked.value) {
            written.push(Spanned::new(REFERENCES.to_owned(), references.span));
            draft.set_value(REFERENCES, references::to_come());
        }
        draft.card.written = written.into();
        if let Some(mut alt) = fixed.image_alt.clone() {
            if !draft.has_image() && fixed.table_span().is_none() {
                self.report_alt_alone(alt.span);
            }
            in_lang(&mut alt);
            draft.set_alt(alt);
        }
        for (name, value) in &raw.free {
            let value = match value {
                None => None,
                Some(RawValue::Written(thing)) => {
                    let mut thing = thing.clone();
                    thing.each_text(&mut |text| in_lang(text));
                    Some(thing)
                }
                Some(RawValue::Items(entries)) => Some(Thing::Items(self.items(entries, &in_lang))),
                Some(RawValue::Taken(taken)) => self.taken(taken),
            };
            if let Some(value) = value {
                draft.set_value(&name.value, value);
            }
        }
        draft
    }

    /// Sets the value `name` to the block of that kind that stands in a guide.
    fn set_whole(
        &mut self,
        draft: &mut CardDraft,
        written: &mut Vec<Spanned<String>>,
        (name, raw): (&'static str, &RawWhole),
    ) {
        let span = raw.from.span;
        written.push(Spanned::new(name.to_owned(), span));
        let kind = Spanned::new(ThingKind(name), span);
        let whole = self
            .follow(&raw.from)
            .and_then(|target| self.of_kind(target, &kind));
        if let Some(thing) = whole {
            draft.set_value(name, thing);
        }
    }

    /// A value that stands in a guide.
    fn taken(&mut self, raw: &RawTaken) -> Option<Thing> {
        let target = self.follow(&raw.from)?;
        if let Some(kind) = &raw.kind {
            return self.of_kind(target, kind);
        }
        if raw.field.is_none() {
            let as_it_is = |thing: &Thing| {
                matches!(
                    thing,
                    Thing::Table(_) | Thing::Image(_) | Thing::Qr(_) | Thing::List(_)
                )
            };
            if target.block.as_ref().is_some_and(as_it_is) {
                return target.block;
            }
            if target.whole && target.listed {
                return Some(Thing::Items(target.items()));
            }
            if let Some(list) = target.point_with_points() {
                return Some(list);
            }
        }
        self.one_value(target, (&raw.from, raw.field.as_ref()), ["text", "title"])
    }

    /// The whole of the block that was found, as the kind that it is; a list can have its numbers or
    /// not.
    fn of_kind(&mut self, target: RefTarget, kind: &Spanned<ThingKind>) -> Option<Thing> {
        let name = kind.value.0;
        let hint = match (name, target.block) {
            (_, Some(thing)) if thing.name() == name => return Some(thing),
            ("steps", Some(Thing::Items(items))) => return Some(Thing::Steps(items)),
            ("items", Some(Thing::Steps(items))) => return Some(Thing::Items(items)),
            (_, Some(thing)) => Hint::KindIs {
                kind: thing.name().into(),
            },
            (_, None) => Hint::WriteHere,
        };
        let error = Fault::NotOfKind { kind: name.into() }.at(kind.span);
        self.push(error.hint(hint));
        None
    }

    /// Says that there is no picture of which something is said.
    pub fn report_alt_alone(&mut self, span: Span) {
        self.push(Fault::AltWithoutImage.at(span).hint(Hint::AddImage));
    }
}
