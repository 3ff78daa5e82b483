//! Inline text: words and line breaks with their looks, links and places. Reading it from Markdown is
//! done in `markdown`.

use super::elsewhere::Elsewhere;
use super::lang::Lang;
use crate::source::Span;

/// Inline text: pieces with their places, each set in one way.
#[derive(Debug, Clone)]
pub struct Text {
    /// The language, where it differs from the guide's.
    pub lang: Option<Lang>,
    /// The pieces in order.
    pub pieces: Vec<TextPiece>,
    /// The whole value in its file.
    pub span: Span,
}

/// A stretch of inline text that is set in one way.
#[derive(Debug, Clone)]
pub struct TextPiece {
    /// What it is.
    pub inline: Inline,
    /// Emphasised (`*so*`).
    pub emph: bool,
    /// Strong (`**so**`).
    pub strong: bool,
    /// The address it links to.
    pub link: Option<String>,
    /// Whether braces among the words are braces, and name no field: so it is in cells of a spreadsheet.
    pub literal: bool,
    /// Where it stands; the whole value where escapes hide the exact place.
    pub span: Span,
}

/// Words or a break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// What is read.
    Words(String),
    /// A forced line break.
    Break,
    /// The number of the page on which the section or block with this id begins.
    PageOf(String),
    /// The number of the station that the chapter with this id is, or the one that holds the block with it.
    StationOf(String),
    /// A number of another booklet of the project.
    Elsewhere(Box<Elsewhere>),
    /// The mark of a footnote.
    Note(Box<Note>),
}

/// A footnote.
#[derive(Debug, Clone)]
pub struct Note {
    /// What the file calls it: `1` of `[^1]`.
    pub name: String,
    /// Which one of its guide it is, from 1 on; 0 where that is not known yet.
    pub number: usize,
    /// What it says.
    pub text: Text,
}

impl PartialEq for Note {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.number == other.number
    }
}

impl Eq for Note {}

impl TextPiece {
    /// Words at `span` without emphasis or link.
    pub fn unstyled(words: &str, span: Span) -> Self {
        Self {
            inline: Inline::Words(words.to_owned()),
            emph: false,
            strong: false,
            link: None,
            literal: false,
            span,
        }
    }
}

impl Text {
    /// Words at `span` without emphasis, links or language; where there are none, a text without pieces.
    pub fn unstyled(words: &str, span: Span) -> Self {
        let piece = (!words.is_empty()).then(|| TextPiece::unstyled(words, span));
        Self {
            lang: None,
            pieces: piece.into_iter().collect(),
            span,
        }
    }

    /// Says that it is in `lang`, where it does not say its language.
    pub fn assume_lang(&mut self, lang: &Lang) {
        self.lang.get_or_insert_with(|| lang.clone());
    }

    /// Puts `words` before the first piece, as they stand.
    pub fn begin_with(&mut self, words: &str) {
        let span = self.pieces.first().map_or(self.span, |piece| piece.span);
        self.pieces.insert(0, TextPiece::unstyled(words, span));
    }

    /// The bare words; a line break is a space.
    pub fn plain(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match &piece.inline {
                Inline::Words(words) => words.as_str(),
                Inline::Break => " ",
                Inline::PageOf(_) | Inline::StationOf(_) | Inline::Elsewhere(_) => "…",
                Inline::Note(_) => "",
            })
            .collect()
    }

    /// Its footnotes, in order.
    pub(super) fn notes(&mut self) -> impl Iterator<Item = (&mut Note, Span)> {
        self.pieces
            .iter_mut()
            .filter_map(|piece| match &mut piece.inline {
                Inline::Note(note) => Some((&mut **note, piece.span)),
                _ => None,
            })
    }

    /// How many characters its words have, without those of its notes.
    pub(super) fn character_count(&self) -> usize {
        let words = self.pieces.iter().map(|piece| match &piece.inline {
            Inline::Words(words) => words.chars().count(),
            _ => 0,
        });
        words.sum()
    }

    /// The ids in its own guide that it refers to, as they are written, and where: those of links, and
    /// those whose page or station it names.
    pub fn references(&self) -> impl Iterator<Item = (&str, Span)> {
        let pieces = self.pieces.iter();
        pieces.flat_map(|piece| {
            let link = piece
                .link
                .as_deref()
                .and_then(|link| link.strip_prefix('#'));
            let number = match &piece.inline {
                Inline::PageOf(id) | Inline::StationOf(id) => Some(id.as_str()),
                Inline::Words(_) | Inline::Break | Inline::Elsewhere(_) | Inline::Note(_) => None,
            };
            link.into_iter().chain(number).map(|id| (id, piece.span))
        })
    }

    /// Whether it has no words: where such a text stands is room to write by hand.
    pub fn is_blank(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The first letter or digit, with the accents that stand on it: what a mark of one letter
    /// shows. Where there is none, the first sign.
    pub fn first_letter(&self) -> Option<String> {
        let words = self.plain();
        let letter = words.find(char::is_alphanumeric);
        let start = letter.or_else(|| words.find(|c: char| !c.is_whitespace()))?;
        let rest = words.get(start..)?;
        let mut chars = rest.char_indices().skip(1);
        let end = chars.find(|(_, c)| !is_combining(*c));
        let end = end.map_or(rest.len(), |(at, _)| at);
        rest.get(..end).map(str::to_owned)
    }
}

/// The blocks of combining marks for letters (Unicode 16, `Blocks.txt`), and variation selectors.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn a_mark_is_a_whole_letter() {
        let first = |words: &str| {
            let span = Span {
                file: FileId(0),
                start: 0,
                end: 0,
            };
            Text::unstyled(words, span).first_letter()
        };
        for (words, letter) in [
            ("Connectedness", "C"),
            ("e\u{301}n", "e\u{301}"),
            ("a\u{30A}\u{323} b", "a\u{30A}\u{323}"),
            ("«Sitat»", "S"),
            ("– ærlig", "æ"),
            ("\u{200B}1. mai", "1"),
            ("?!", "?"),
        ] {
            assert_eq!(first(words).as_deref(), Some(letter), "{words}");
        }
        assert_eq!(first(" "), None);
    }
}
