//! The words of a file, in the order of its content streams and through its fonts' own maps.

use std::collections::BTreeMap;

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};

use super::{Pdf, plain, text};
use crate::support::text::next_sequence;

/// What the codes of a font mean.
type Meanings = BTreeMap<u16, String>;

impl Pdf {
    /// The fonts that any page can use, by the names that pages call them.
    fn fonts_of<'a>(&'a self, page: &'a Dictionary) -> BTreeMap<Vec<u8>, &'a Dictionary> {
        let fonts = self.resources(page, "Font").iter();
        let font = |font| self.follow(font).as_dict().expect("a font");
        fonts
            .map(|(name, object)| (name.clone(), font(object)))
            .collect()
    }

    /// The fonts of all pages, each once.
    pub fn fonts(&self) -> Vec<&Dictionary> {
        let mut fonts = BTreeMap::new();
        for nth in 0..self.pages.len() {
            for font in self.fonts_of(self.page(nth)).into_values() {
                fonts.insert(self.name(font, "BaseFont"), font);
            }
        }
        fonts.into_values().collect()
    }

    /// The tagged text in the order of the content streams, through the fonts' own maps; a space
    /// between two marked sequences.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for (_, more) in self.sequences().into_iter().flatten() {
            next_sequence(&mut words);
            words.push_str(&more);
        }
        words.replace('\u{ad}', "")
    }

    /// The marked sequences of every page: their numbers, and their words.
    pub fn sequences(&self) -> Vec<Vec<(i64, String)>> {
        let page = |nth: usize| {
            let fonts = self.fonts_of(self.page(nth)).into_iter();
            let fonts = fonts.map(|(name, font)| (name, self.meanings(font)));
            Self::page_sequences(self.operations(nth), &fonts.collect())
        };
        (0..self.pages.len()).map(page).collect()
    }

    fn page_sequences(
        operations: Vec<Operation>,
        fonts: &BTreeMap<Vec<u8>, Meanings>,
    ) -> Vec<(i64, String)> {
        let mut sequences: Vec<(i64, String)> = Vec::new();
        let say = |sequences: &mut Vec<(i64, String)>, words: &str| {
            let (_, text) = sequences.last_mut().expect("a sequence");
            text.push_str(words);
        };
        let mut font = None;
        // What surrounds the next glyphs: whether it is read, and what stands in its place.
        let mut marks: Vec<(bool, bool)> = Vec::new();
        for operation in operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => font = fonts.get(operands[0].as_name().expect("a font")),
                "BMC" => marks.push((false, false)),
                "BDC" => {
                    let properties = operands[1].as_dict().expect("properties");
                    let (read, replaced) = marks.last().copied().unwrap_or((false, false));
                    let starts = properties.get(b"MCID").ok();
                    let instead = properties.get(b"ActualText").ok();
                    if let Some(number) = starts {
                        let number = number.as_i64().expect("a number");
                        sequences.push((number, String::new()));
                    }
                    if let Some(instead) = instead
                        && read
                        && !replaced
                    {
                        say(&mut sequences, &text(instead));
                    }
                    marks.push((read || starts.is_some(), replaced || instead.is_some()));
                }
                "EMC" => {
                    marks.pop().expect("something that ends");
                }
                "Tj" | "TJ" if marks.last() == Some(&(true, false)) => {
                    let meanings: &Meanings = font.expect("a font before text");
                    for piece in strings(&operands[0]) {
                        for code in piece.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            let meaning = meanings.get(&code).expect("a meaning for each code");
                            say(&mut sequences, meaning);
                        }
                    }
                }
                "'" | "\"" => panic!("an operator that nobody writes"),
                _ => {}
            }
        }
        assert!(marks.is_empty(), "a mark that never ends");
        sequences
    }

    /// A font's ToUnicode map.
    fn meanings(&self, font: &Dictionary) -> Meanings {
        let map = String::from_utf8(plain(self.stream(font, "ToUnicode"))).expect("text");
        assert!(!map.contains("beginbfrange"), "ranges are not read here");
        let mut meanings = Meanings::new();
        for part in map.split("beginbfchar").skip(1) {
            let (part, _) = part.split_once("endbfchar").expect("an end");
            let pairs: Vec<&str> = part.split_whitespace().collect();
            for pair in pairs.chunks(2) {
                let code = hex(pair[0]);
                let code = u16::from_be_bytes([code[0], code[1]]);
                meanings.insert(code, utf16(&hex(pair[1])));
            }
        }
        meanings
    }
}

/// The strings that a text operator shows.
fn strings(operand: &Object) -> Vec<&[u8]> {
    match operand {
        Object::Array(items) => items.iter().filter_map(|item| item.as_str().ok()).collect(),
        one => vec![one.as_str().expect("a string")],
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16")
}

fn hex(text: &str) -> Vec<u8> {
    let digits = text.trim_matches(['<', '>']);
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal");
    (0..digits.len()).step_by(2).map(byte).collect()
}
