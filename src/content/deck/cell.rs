//! The words of a cell → paragraphs, as they stand there: no sign in them means anything. Cells that are
//! written with Markdown are read by `markdown`.

use std::ops::Range;

use crate::content::read::Cx;
use crate::content::script;
use crate::content::text::{Inline, Text, TextPiece};
use crate::diag::{Fault, Hint};
use crate::source::{Span, Spanned};

/// Reads the words of a cell. A line break stays one, and an empty line parts paragraphs. `exact` says that
/// the words are the file's own bytes, so that a part of them has a place of its own.
pub(super) fn read(value: &Spanned<String>, exact: bool, cx: &mut Cx) -> Vec<Text> {
    let words = value.value.as_str();
    let place = |range: Range<usize>| match exact {
        true => Span {
            start: value.span.start + range.start as u32,
            end: value.span.start + range.end as u32,
            ..value.span
        },
        false => value.span,
    };
    let refused = script::forbidden(words);
    for found in &refused {
        cx.push(found.reason.diagnostic(place(found.range.clone())));
    }
    if refused.is_empty() && !script::has_visible(words) {
        cx.push(Fault::EmptyText.at(value.span).hint(Hint::WriteOrRemove));
    }
    let mut paragraphs: Vec<Text> = Vec::new();
    let mut parted = true;
    for line in lines(words) {
        let typed = words.get(line.clone()).unwrap_or("");
        if typed.trim().is_empty() {
            parted = true;
            continue;
        }
        let span = place(line);
        let piece = TextPiece {
            literal: true,
            ..TextPiece::unstyled(&typed.replace('\t', " "), span)
        };
        match paragraphs.last_mut().filter(|_| !parted) {
            Some(paragraph) => {
                paragraph.pieces.push(TextPiece {
                    inline: Inline::Break,
                    ..piece.clone()
                });
                paragraph.pieces.push(piece);
                paragraph.span.end = span.end;
            }
            None => paragraphs.push(Text {
                lang: None,
                pieces: vec![piece],
                span,
            }),
        }
        parted = false;
    }
    paragraphs
}

/// Where the lines of `words` stand, without blanks around them. Lines end as in files of any system.
fn lines(words: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let rest = words.get(start..)?;
        let end = rest.find(['\n', '\r']);
        at = end.map(|end| match rest.get(end..end + 2) {
            Some("\r\n") => start + end + 2,
            _ => start + end + 1,
        });
        let line = rest.get(..end.unwrap_or(rest.len()))?;
        let start = start + (line.len() - line.trim_start().len());
        Some(start..start + line.trim().len())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Diagnostics;
    use crate::source::Sources;

    /// The paragraphs of a cell with these words, `/` for each line break, and all that is wrong.
    fn said(words: &str) -> (Vec<String>, Diagnostics) {
        let mut sources = Sources::default();
        let file = sources.add("a.csv", words);
        let end = words.len() as u32;
        let value = Spanned::new(
            words.to_owned(),
            Span {
                file,
                start: 0,
                end,
            },
        );
        let mut diags = Diagnostics::new();
        let read = read(&value, true, &mut Cx::new(&sources, &mut diags));
        let piece = |piece: &TextPiece| match &piece.inline {
            Inline::Words(words) => {
                assert_eq!(sources.slice(piece.span).replace('\t', " "), *words);
                words.clone()
            }
            Inline::Break => "/".to_owned(),
            Inline::Note(note) => format!("[^{}]", note.name),
            other => format!("{other:?}"),
        };
        let paragraphs = read
            .iter()
            .map(|text| text.pieces.iter().map(piece).collect());
        (paragraphs.collect(), diags)
    }

    #[test]
    fn no_sign_means_anything() {
        for words in [
            "3. mai kl. 11",
            "17. mai",
            "2. etasje",
            "10.",
            "1) først",
            "2*3*4",
            "*så*",
            "_nei_",
            "- ingen",
            "+ 47",
            "* alle",
            "# 4",
            "> 5",
            "---",
            "***",
            "===",
            "{x}",
            "{phone}",
            "{{",
            "a\\",
            "`b`",
            "<br>",
            "&amp;",
            "[a](b)",
            "![a](b)",
            "~~x~~",
            "[^1]",
            "| a |",
            "[x]: y",
            "http://a.no/_b_",
            "    innrykk",
            "~~~",
        ] {
            let (said, diags) = said(words);
            assert_eq!(
                (said, diags.is_empty()),
                (vec![words.trim().to_owned()], true),
                "{words}"
            );
        }
    }

    #[test]
    fn line_breaks_stay_and_empty_lines_part_paragraphs() {
        for (words, paragraphs) in [
            ("Gata 4\nv/Lyngmo\n7010 By", vec!["Gata 4/v/Lyngmo/7010 By"]),
            ("en\r\nto\rtre", vec!["en/to/tre"]),
            (" en \n  to", vec!["en/to"]),
            ("en\n\nto\n \n\ntre\n", vec!["en", "to", "tre"]),
            ("\n\r\n- en\n- to", vec!["- en/- to"]),
            ("a\tb", vec!["a b"]),
        ] {
            let (said, diags) = said(words);
            assert!(diags.is_empty());
            assert_eq!(said, paragraphs, "{words:?}");
        }
    }

    #[test]
    fn what_cannot_be_set_is_told() {
        for words in ["שלום", "a\u{7}b", "\u{200D}"] {
            assert!(said(words).1.has_errors(), "{words:?}");
        }
    }

    proptest! {
        /// Every sign that can be seen is there, in order, at its place.
        #[test]
        fn nothing_is_lost(words in "[a-cæ*_#>.\\\\{}0-9\r\n\t-]{0,40}") {
            let seen = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let (said, _) = said(&words.replace('/', ""));
            prop_assert_eq!(seen(&said.concat().replace('/', "")), seen(&words));
        }
    }
}
