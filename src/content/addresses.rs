//! Addresses of links that the words of the link do not say: which they are, and what says them: a footnote, or
//! brackets behind the words where no page has a foot for notes.

use super::deck::{Card, Deck};
use super::guide::{Block, Guide, Role};
use super::text::{Inline, Note, Text, TextPiece};
use super::thing::Thing;

/// Schemes that are not needed to find what they lead to.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];
/// The fewest digits of a telephone number without its country.
const DIGITS: usize = 5;

impl Guide {
    /// Whether any link in its blocks leads to an address that its words do not say.
    pub fn has_unsaid_addresses(&self) -> bool {
        let mut guide = self.clone();
        let mut any = false;
        guide.each_linking_text(&mut |text, _| any |= text.has_unsaid());
        any
    }

    /// Adds the address behind each link whose words do not say it: in a footnote, and on a back cover and
    /// in notes, which have no foot of their own, in brackets. Numbers all notes anew.
    pub fn note_addresses(&mut self) {
        self.each_linking_text(&mut |text, has_foot| {
            for piece in &mut text.pieces {
                if let Inline::Note(note) = &mut piece.inline {
                    note.text.add_addresses();
                }
            }
            match has_foot {
                true => text.note_addresses(),
                false => text.add_addresses(),
            }
        });
        self.count_notes();
    }

    /// Does something with every text of its blocks that is printed, and with whether there is a foot below it.
    fn each_linking_text(&mut self, act: &mut dyn FnMut(&mut Text, bool)) {
        for section in self.sections.iter_mut() {
            let has_foot = section.role != Role::Back;
            for block in &mut section.blocks {
                each_printed_text(block, &mut |text| act(text, has_foot));
            }
        }
    }
}

impl Deck {
    /// Whether any link on its cards leads to an address that its words do not say. Nothing is changed: a
    /// deck can be too large for a copy that is only looked at.
    pub fn has_unsaid_addresses(&self) -> bool {
        let mut any = false;
        for mut card in self.cards.open().chain(self.back.clone()) {
            each_printed_on(&mut card, &mut |text| any |= text.has_unsaid());
        }
        any
    }

    /// Adds the address behind each link whose words do not say it, in brackets.
    pub fn add_addresses(&mut self) {
        let add = |card: &mut Card| each_printed_on(card, &mut Text::add_addresses);
        self.cards.change_open(add);
        self.back.iter_mut().for_each(add);
    }
}

/// Does something with every text that is printed on a card.
fn each_printed_on(card: &mut Card, act: &mut dyn FnMut(&mut Text)) {
    for thing in card.values.values_mut() {
        let alt = take_alt(thing);
        thing.each_text(act);
        give_alt(thing, alt);
    }
}

fn each_printed_text(block: &mut Block, act: &mut dyn FnMut(&mut Text)) {
    let alt = take_alt(&mut block.thing);
    block.each_text(act);
    give_alt(&mut block.thing, alt);
}

/// What is said instead of a picture, which is not printed.
fn take_alt(thing: &mut Thing) -> Option<Text> {
    match thing {
        Thing::Image(image) => image.alt.take(),
        _ => None,
    }
}

fn give_alt(thing: &mut Thing, alt: Option<Text>) {
    if let Thing::Image(image) = thing {
        image.alt = alt;
    }
}

impl Text {
    /// The addresses that the words of their links do not say, each with the number of the last piece of its
    /// link.
    fn unsaid(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut words = String::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let Some(address) = &piece.link else {
                continue;
            };
            match &piece.inline {
                Inline::Words(more) => words.push_str(more),
                Inline::Break => words.push(' '),
                _ => {}
            }
            let next = self.pieces.get(at + 1);
            if next.and_then(|next| next.link.as_ref()) == Some(address) {
                continue;
            }
            let said = std::mem::take(&mut words);
            if !address.starts_with('#') && !says(&said, address) {
                found.push((at, address.clone()));
            }
        }
        found
    }

    /// Whether it or a note in it has a link whose words do not say its address.
    fn has_unsaid(&self) -> bool {
        let in_note = |piece: &TextPiece| match &piece.inline {
            Inline::Note(note) => note.text.has_unsaid(),
            _ => false,
        };
        !self.unsaid().is_empty() || self.pieces.iter().any(in_note)
    }

    /// Writes addresses in brackets behind the words of their links.
    fn add_addresses(&mut self) {
        for (at, address) in self.unsaid().into_iter().rev() {
            let words = |words: &str| TextPiece {
                inline: Inline::Words(words.to_owned()),
                literal: true,
                link: None,
                ..self.pieces[at].clone()
            };
            let said = TextPiece {
                link: Some(address.clone()),
                ..words(bare(&address))
            };
            let behind = [words(" ("), said, words(")")];
            self.pieces.splice(at + 1..at + 1, behind);
        }
    }

    fn note_addresses(&mut self) {
        for (at, address) in self.unsaid().into_iter().rev() {
            let span = self.pieces[at].span;
            let words = TextPiece {
                link: Some(address.clone()),
                literal: true,
                ..TextPiece::unstyled(bare(&address), span)
            };
            let note = Note {
                // Links to one address in one text share a note.
                text: Self {
                    lang: None,
                    pieces: vec![words],
                    span: self.span,
                },
                name: address,
                number: 0,
            };
            let mark = TextPiece {
                inline: Inline::Note(Box::new(note)),
                ..TextPiece::unstyled("", span)
            };
            self.pieces.insert(at + 1, mark);
        }
    }
}

/// An address as people write it: without its scheme, the slash at its end, and what an e-mail begins with.
fn bare(address: &str) -> &str {
    let mut found = SCHEMES.into_iter().filter_map(|scheme| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        let begins = start.eq_ignore_ascii_case(scheme);
        begins.then_some((scheme, rest))
    });
    let (scheme, rest) = found.next().unwrap_or(("", address));
    match scheme {
        "mailto:" => rest.split('?').next().unwrap_or(rest),
        _ => rest.strip_suffix('/').unwrap_or(rest),
    }
}

/// Whether words say an address.
fn says(words: &str, address: &str) -> bool {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let bare = bare(address).to_lowercase();
    let wanted = bare.strip_prefix("www.").unwrap_or(&bare);
    if words.to_lowercase().contains(wanted) {
        return true;
    }
    let said = digits(words);
    let telephone = address
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("tel:"));
    telephone && said.len() >= DIGITS && digits(address).ends_with(&said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_an_address_with_or_without_what_browsers_add() {
        for (words, address) in [
            ("eksempel.no", "https://eksempel.no"),
            ("www.eksempel.no/kurs", "https://eksempel.no/kurs/"),
            ("Se Eksempel.no.", "http://www.eksempel.no/"),
            (
                "skriv til post@eksempel.no",
                "mailto:post@eksempel.no?subject=Hei",
            ),
            ("ring 22 00 00 00", "tel:+4722000000"),
        ] {
            assert!(says(words, address), "{words} {address}");
        }
        for (words, address) in [
            ("nettsidene våre", "https://eksempel.no"),
            ("eksempel.no", "https://eksempel.no/kurs"),
            ("ring oss", "tel:+4722000000"),
            ("116 123", "tel:+4722000000"),
            ("rom 22", "tel:+4722000022"),
        ] {
            assert!(!says(words, address), "{words} {address}");
        }
        assert_eq!(bare("HTTPS://eksempel.no/a/"), "eksempel.no/a");
        assert_eq!(bare("mailto:a@b.no?subject=x"), "a@b.no");
        assert_eq!(bare("tel:+4722000000"), "+4722000000");
    }
}
