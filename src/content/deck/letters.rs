//! The letters that cards are about, and what these stand for. Which colours they have is the theme's.

use std::collections::BTreeMap;

use super::draft::Letters;
use super::reader::DeckReader;
use super::refs::Extract;
use super::{Card, LETTER};
use crate::content::text::Text;
use crate::content::thing::Thing;
use crate::source::Spanned;

/// The values of a thing of the list, and what the cards about its letter call them.
const VALUES: [(&str, &str); 2] = [("title", "letter-title"), ("text", "letter-text")];
/// The name of such a thing in the reader's own language.
const NAME: &str = "letter-name";

impl DeckReader<'_, '_> {
    /// What letters stand for, by a list of a guide.
    pub(super) fn letters(&mut self, from: &Spanned<String>) -> Letters {
        let extracts = self.follow(from).map(|target| target.extracts);
        let extracts = extracts.into_iter().flatten();
        let of = |extract: Extract| {
            let mut values = BTreeMap::new();
            for (name, called) in VALUES {
                let value = extract.values.get(name).cloned();
                values.extend(value.map(|value| (called.to_owned(), value)));
            }
            let name = extract.values.get("label").or(extract.values.get("title"));
            values.extend(name.map(|name| (NAME.to_owned(), name.clone())));
            Some((letter_of(&extract.values)?, values))
        };
        extracts.filter_map(of).collect()
    }

    /// Leaves out the first letters of titles where cards are about letters that were written: then they say nothing.
    pub(super) fn without_first_letters(&self, extracts: &mut [Extract], card: &Card) {
        let of_category = self.category_letter(card).is_some();
        let written = extracts.iter().any(|extract| extract.is_lettered);
        let idle = extracts.iter_mut().filter(|extract| !extract.is_lettered);
        if of_category || written {
            idle.for_each(|extract| {
                extract.values.remove(LETTER);
            });
        }
    }

    /// Gives a card the letter of its category, where it has none of its own.
    pub(super) fn add_letter(&self, card: &mut Card) {
        if let Some(letter) = self.category_letter(card) {
            let text = Text::unstyled(&letter.value, letter.span);
            let own = card.values.entry(LETTER.to_owned());
            own.or_insert_with(|| Thing::Text(vec![text]));
        }
    }

    /// Gives a card what its letter stands for.
    pub(super) fn add_letter_words(&self, card: &mut Card) {
        if self.known_letters.is_empty() {
            return;
        }
        let letter = letter_of(&card.values);
        let found = letter.and_then(|letter| self.known_letters.get(&letter));
        for (name, value) in found.into_iter().flatten() {
            let own = card.values.entry(name.clone());
            own.or_insert_with(|| value.clone());
        }
    }

    fn category_letter(&self, card: &Card) -> Option<&Spanned<String>> {
        self.category_letters.get(card.category?)?.as_ref()
    }
}

/// The letter among these values.
fn letter_of(values: &BTreeMap<String, Thing>) -> Option<String> {
    let text = values.get(LETTER)?.paragraphs()?.first()?;
    Some(text.plain().trim().to_owned())
}
