//! Names in braces among the words, such as `{phone}` → what `trykk.toml` says they stand for.
//!
//! A field without a value becomes a line to write on; what is nothing but such a field becomes empty on a card,
//! in an item and in a table, and the layout gives it a whole line. Braces in a cell of a spreadsheet name no field. Words are filled in after everything was read, so a
//! value is never read as Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::deck::{Card, Deck};
use super::elsewhere::{Asked, Numbered};
use super::guide::Guide;
use super::read::{hint_for, nearest};
use super::text::{Inline, Text, TextPiece};
use super::thing::Thing;
use crate::cache;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span};

/// The names that need not be written to be known.
const KNOWN: [&str; 6] = [
    "organisation",
    "address",
    "phone",
    "opening-hours",
    "contact-person",
    "vakttelefon",
];

/// How many known names are compared with unknown ones before near ones are no longer looked for: with that many
/// of both, nobody mends them one by one.
const COMPARED: usize = 200_000;

/// How many braces ahead a brace of the words is looked for in the file.
const AHEAD: usize = 64;

/// A line to write on, inside a sentence.
const LINE: &str = "________________";

/// What stands for each name; an empty value is to be written by hand, on paper.
#[derive(Debug, Clone, Default)]
pub struct FieldValues {
    values: BTreeMap<String, String>,
}

impl FieldValues {
    /// The values of the project file. `organisation` is what `[project]` says, where `[fields]` says
    /// nothing.
    pub fn new(
        values: impl IntoIterator<Item = (String, String)>,
        organisation: Option<&str>,
    ) -> Self {
        let mut all = BTreeMap::new();
        all.extend(KNOWN.map(|name| (name.to_owned(), String::new())));
        // A value becomes part of a line.
        let in_line = |value: String| value.trim().replace(['\n', '\r', '\t'], " ");
        all.extend(
            values
                .into_iter()
                .map(|(name, value)| (name, in_line(value))),
        );
        if let (Some(value), Some(organisation)) = (all.get_mut("organisation"), organisation)
            && value.is_empty()
        {
            organisation.clone_into(value);
        }
        Self { values: all }
    }

    /// What stands for `name`; empty where it is to be written by hand.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// Fills in the words of a guide; gives what they ask of other booklets.
    pub fn fill_guide(
        &self,
        guide: &mut Guide,
        sources: &Sources,
        diags: &mut Diagnostics,
    ) -> Asked {
        let mut filler = Filler::new(self, sources, diags);
        for thing in guide.things_mut() {
            self.leave_lines(thing);
            filler.fill_code(thing);
        }
        guide.each_text(&mut |text| filler.fill_text(text));
        filler.asked
    }

    /// Fills in the words of a deck; gives what they ask of booklets.
    pub fn fill_deck(&self, deck: &mut Deck, sources: &Sources, diags: &mut Diagnostics) -> Asked {
        let mut filler = Filler::new(self, sources, diags);
        filler.columns = deck.cards.columns().map(str::to_owned).collect();
        for text in deck.head_texts() {
            filler.fill_text(text);
            filler.leave_guide(text);
        }
        let mut fill = |card: &mut Card| {
            for thing in card.values.values_mut() {
                self.clear_blanks(thing);
                filler.fill_code(thing);
                thing.each_text(&mut |text| {
                    filler.fill_text(text);
                    filler.leave_guide(text);
                });
            }
        };
        deck.cards.change_open(&mut fill);
        deck.back.iter_mut().for_each(fill);
        filler.asked
    }

    /// Takes away what a card says with nothing but a field without a value: its place then is a whole
    /// line to write on.
    fn clear_blanks(&self, thing: &mut Thing) {
        match thing {
            Thing::Text(paragraphs) => {
                if let [only] = paragraphs.as_slice()
                    && self.is_blank(only)
                {
                    paragraphs.clear();
                }
            }
            Thing::Items(items) | Thing::Steps(items) => {
                for item in items {
                    item.text.take_if(|text| self.is_blank(text));
                }
            }
            Thing::Table(table) => {
                let blank = table.texts().filter(|text| self.is_blank(text));
                blank.for_each(|text| text.pieces.clear());
            }
            // Each of their texts is needed, and a line to write on stands where it is blank.
            Thing::List(_)
            | Thing::Quotes(_)
            | Thing::Contrast(_)
            | Thing::Callout(_)
            | Thing::Pull(_)
            | Thing::Notes(_) => {}
            Thing::Image(_) | Thing::Qr(_) | Thing::Icon(_) => {}
        }
    }

    /// Empties what an item or a cell of a guide says with nothing but a field without a value: a whole line
    /// is drawn there.
    fn leave_lines(&self, thing: &mut Thing) {
        let empty = |text: &mut Text| {
            if self.is_blank(text) {
                text.pieces.clear();
            }
        };
        match thing {
            Thing::Items(items) | Thing::Steps(items) => {
                let texts = items.iter_mut().filter_map(|item| item.text.as_mut());
                texts.for_each(empty);
            }
            Thing::Table(table) => table.texts().for_each(empty),
            // Where words are needed, a line stands among them.
            Thing::Text(_)
            | Thing::List(_)
            | Thing::Quotes(_)
            | Thing::Contrast(_)
            | Thing::Callout(_)
            | Thing::Pull(_)
            | Thing::Notes(_) => {}
            Thing::Image(_) | Thing::Qr(_) | Thing::Icon(_) => {}
        }
    }

    /// Whether `text` is nothing but a field without a value.
    fn is_blank(&self, text: &Text) -> bool {
        let [only] = text.pieces.as_slice() else {
            return false;
        };
        let words = text.plain();
        let name = words.trim().strip_prefix('{');
        let name = name.and_then(|rest| rest.strip_suffix('}'));
        !only.literal && name.and_then(|name| self.get(name)) == Some("")
    }
}

/// Whether a piece may ask for the number of a page or a station.
fn has_number(piece: &TextPiece) -> bool {
    let asks = |words: &str| words.contains("{page:") || words.contains("{station:");
    !piece.literal && matches!(&piece.inline, Inline::Words(words) if asks(words))
}

/// What words ask for that begin with `page:` or `station:`, and the name that is closed by a brace.
fn number_of(words: &str) -> Option<(Numbered, &str)> {
    let mut all = Numbered::ALL.into_iter();
    all.find_map(|number| {
        let rest = words.strip_prefix(number.prefix())?;
        Some((number, rest.split_once('}')?.0))
    })
}

/// A piece in parts: words, and the numbers of pages and stations that they ask for.
fn with_numbers(piece: TextPiece) -> Vec<TextPiece> {
    let Inline::Words(words) = &piece.inline else {
        return vec![piece];
    };
    // Where the file's bytes are the words', each part has its own place.
    let exact = piece.span.end.saturating_sub(piece.span.start) as usize == words.len();
    let part = |inline: Inline, range: Range<usize>| TextPiece {
        inline,
        span: match exact {
            true => Span {
                start: piece.span.start + range.start as u32,
                end: piece.span.start + range.end as u32,
                ..piece.span
            },
            false => piece.span,
        },
        ..piece.clone()
    };
    let plain = |range: Range<usize>| {
        let words = words.get(range.clone()).unwrap_or("").to_owned();
        part(Inline::Words(words), range)
    };
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(brace) = words.get(at..).and_then(|rest| rest.find('{')) {
        let name = at + brace + 1;
        let rest = words.get(name..).unwrap_or("");
        // A brace that is written twice is one as such.
        let twice = rest.starts_with('{');
        let asked = number_of(rest).filter(|_| !piece.literal);
        if let Some((number, place)) = asked {
            parts.push(plain(start..name - 1));
            start = name + number.prefix().len() + place.len() + 1;
            parts.push(part(number.of(place), name - 1..start));
            at = start;
        } else {
            at = name + usize::from(twice);
        }
    }
    parts.push(plain(start..words.len()));
    parts.retain(|part| !matches!(&part.inline, Inline::Words(words) if words.is_empty()));
    parts
}

/// Fills in words, and tells which names are unknown.
struct Filler<'f> {
    fields: &'f FieldValues,
    /// The columns of tables, whose values stand in braces as well.
    columns: BTreeSet<String>,
    /// How many known names were compared with unknown ones so far.
    compared: usize,
    /// The places of what was told, and a hash of its name, which can be long: the words of a card stand on the cards of all
    /// rows.
    told: BTreeSet<(Span, u64)>,
    /// The numbers of other booklets that the words ask for.
    asked: Asked,
    sources: &'f Sources,
    diags: &'f mut Diagnostics,
}

impl<'f> Filler<'f> {
    fn new(fields: &'f FieldValues, sources: &'f Sources, diags: &'f mut Diagnostics) -> Self {
        Self {
            fields,
            columns: BTreeSet::new(),
            compared: 0,
            told: BTreeSet::new(),
            asked: Asked::new(),
            sources,
            diags,
        }
    }
}

impl Filler<'_> {
    /// Fills in what a telephone opens.
    fn fill_code(&mut self, thing: &mut Thing) {
        if let Thing::Qr(code) = thing {
            let span = code.span;
            code.each_held(&mut |text| self.fill_address(text, span));
        }
    }

    fn fill_text(&mut self, text: &mut Text) {
        if text.pieces.iter().any(has_number) {
            let pieces = std::mem::take(&mut text.pieces);
            text.pieces = pieces.into_iter().flat_map(with_numbers).collect();
            for piece in &text.pieces {
                if let Inline::Elsewhere(asked) = &piece.inline {
                    let first = self.asked.entry((**asked).clone());
                    first.or_insert(piece.span);
                }
            }
        }
        for (note, _) in text.notes() {
            self.fill_text(&mut note.text);
        }
        for piece in &mut text.pieces {
            let span = piece.span;
            if let Some(address) = &mut piece.link {
                self.fill_address(address, span);
            }
            if let Inline::Words(words) = &mut piece.inline
                && !piece.literal
                && words.contains('{')
            {
                *words = self.filled(words, span);
            }
        }
    }

    /// Cards have no pages that a reader could turn to: what jumps there are words, and a number cannot
    /// be given.
    fn leave_guide(&mut self, text: &mut Text) {
        for piece in &mut text.pieces {
            piece.link.take_if(|address| address.starts_with('#'));
            if let Inline::Note(_) = &piece.inline {
                let error = Fault::NoteOnCard.at(piece.span);
                self.diags
                    .push(error.hint(Hint::NoteOnLastCard).hint(Hint::NoteInWords));
            }
            if let Inline::PageOf(id) | Inline::StationOf(id) = &piece.inline {
                let error = Fault::PageOnCard { id: id.into() }.at(piece.span);
                self.diags
                    .push(error.hint(Hint::NameBooklet { id: id.into() }));
            }
        }
    }

    /// Fills in an address. A field that is to be written by hand cannot be part of one.
    fn fill_address(&mut self, address: &mut String, span: Span) {
        if !address.contains('{') {
            return;
        }
        let names = address
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'));
        let blank = names
            .map(|(name, _)| name)
            .find(|name| self.fields.get(name) == Some(""));
        if let Some(name) = blank
            && self.is_new(span, name)
        {
            let error = Fault::BlankInAddress { name: name.into() }.at(span);
            let add = Hint::AddField { name: name.into() };
            self.diags.push(error.hint(add));
        }
        *address = self.filled(address, span);
    }

    /// `words`, which stand at `span`, with values in place of names.
    fn filled(&mut self, words: &str, span: Span) -> String {
        let mut filled = String::with_capacity(words.len() + 16);
        let mut places = BracePlaces::new(self.sources.slice(span), span);
        // Behind the last closing brace no name ends: it need not be looked for at each brace.
        let last = words.rfind('}');
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let at = words.len() - after.len();
            if let Some(literal) = after.strip_prefix('{') {
                places.next("{{");
                filled.push('{');
                rest = literal;
                continue;
            }
            let name = if last >= Some(at) {
                after.split_once('}')
            } else {
                None
            };
            let Some((name, behind)) = name else {
                let span = places.next("{");
                if self.is_new(span, "") {
                    let error = Fault::OpenBrace.at(span);
                    self.diags.push(error.hint(Hint::CloseField));
                }
                rest = after;
                continue;
            };
            let whole = words.get(at - 1..at + name.len() + 1).unwrap_or("{");
            let span = places.next(whole);
            match self.fields.get(name) {
                Some("") => filled.push_str(LINE),
                Some(value) => filled.push_str(value),
                None => self.report_unknown(name, span),
            }
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }

    /// Whether nothing was told of this name at this place yet.
    fn is_new(&mut self, span: Span, name: &str) -> bool {
        self.told.insert((span, cache::hash(name)))
    }

    fn report_unknown(&mut self, name: &str, span: Span) {
        if !self.is_new(span, name) {
            return;
        }
        let add = Hint::AddField { name: name.into() };
        let error = Fault::UnknownField { name: name.into() }.at(span);
        self.compared += self.fields.values.len() + self.columns.len();
        let error = match self.compared > COMPARED {
            true => error,
            false => error.hint(self.way_out(name)),
        };
        self.diags.push(error.hint(add));
    }

    /// What somebody meant who wrote `name`, which is no field.
    fn way_out(&self, name: &str) -> Hint {
        let known: Vec<&str> = self.fields.values.keys().map(String::as_str).collect();
        match nearest(name, self.columns.iter().map(String::as_str)) {
            Some(column) if column == name => Hint::ColumnOfOtherCard { name: name.into() },
            Some(column) => Hint::did_you_mean(column),
            None => hint_for(name, &known),
        }
    }
}

/// The places of braces, which are asked for in their order. A line break or an escape makes the file's bytes differ
/// from the words, so they are looked for there one after the other.
struct BracePlaces<'t> {
    typed: &'t str,
    whole: Span,
    /// Behind the last that was found.
    at: usize,
}

impl<'t> BracePlaces<'t> {
    const fn new(typed: &'t str, whole: Span) -> Self {
        Self {
            typed,
            whole,
            at: 0,
        }
    }

    /// Where the next brace stands with what follows it; all of the words where it does not stand there as it is.
    fn next(&mut self, wanted: &str) -> Span {
        let rest = self.typed.get(self.at..).unwrap_or("");
        let braces = rest.match_indices('{').map(|(at, _)| at).take(AHEAD);
        let is_it = |at: &usize| rest.get(*at..).is_some_and(|rest| rest.starts_with(wanted));
        let mut braces = braces.filter(is_it);
        let Some(found) = braces.next() else {
            // What follows is not looked for either, or each brace would be looked for in all of them.
            self.at = self.typed.len();
            return self.whole;
        };
        let start = self.at + found;
        self.at = start + wanted.len();
        Span {
            start: self.whole.start + start as u32,
            end: self.whole.start + self.at as u32,
            ..self.whole
        }
    }
}

#[cfg(test)]
mod tests;
