//! Glyphs on a baseline → printpdf's text operators.
//!
//! A reader moves the pen by the font's own advance in whole thousandths of em. What shaping,
//! tracking and justification want instead is written as corrections, kept against the true place of
//! every glyph, so that no rounding adds up along a line.

use std::collections::BTreeMap;

use printpdf::{Codepoint, DictItem, Op, Pt, TextItem, TextMatrix};

use super::fonts::Font;
use super::paths::pt;
use crate::lines::Glyph;
use crate::pages::Glyphs;
use crate::units::Abs;

/// Corrections below this many thousandths of em are left out: 0.0005 pt at 10 pt.
const NEGLIGIBLE: f64 = 0.05;

/// The operators for `text` on a page `height` high. Font, colour and the text section around it are
/// the caller's.
pub(super) fn show(text: &Glyphs, font: &Font, height: Abs, ops: &mut Vec<Op>) {
    if text.size <= Abs::ZERO {
        return;
    }
    let (x, y) = (text.at.x, height - text.at.y);
    let mut from = Abs::ZERO;
    for piece in pieces(&text.glyphs) {
        let replacement = cluster(piece);
        if let Some(words) = replacement {
            ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("ActualText".to_owned(), utf16(words))]),
                },
            });
        }
        for level in piece.chunk_by(|a, b| a.dy == b.dy) {
            let rise = level.first().map_or(Abs::ZERO, |glyph| glyph.dy);
            ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Translate(pt(x + from), pt(y + rise)),
            });
            ops.push(Op::ShowText {
                items: items(level, font, text.size),
            });
            from += level.iter().map(|glyph| glyph.advance).sum();
        }
        if replacement.is_some() {
            ops.push(Op::EndMarkedContent);
        }
    }
}

/// The glyphs in pieces, as long as possible, that are either one cluster of several glyphs or
/// clusters of one glyph each.
fn pieces(glyphs: &[Glyph]) -> Vec<&[Glyph]> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for i in 1..=glyphs.len() {
        let (before, here) = (glyphs.get(i - 1), glyphs.get(i));
        let ends = match (before, here) {
            (Some(before), Some(here)) => {
                let opens = !here.text.is_empty()
                    && glyphs.get(i + 1).is_some_and(|next| next.text.is_empty());
                let closes = before.text.is_empty() && !here.text.is_empty();
                opens || closes
            }
            _ => true,
        };
        if ends {
            pieces.extend(glyphs.get(start..i));
            start = i;
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The characters that these glyphs stand for together, where they are one cluster of several.
fn cluster(piece: &[Glyph]) -> Option<&str> {
    match piece {
        [first, second, ..] if second.text.is_empty() => Some(&first.text),
        _ => None,
    }
}

fn items(glyphs: &[Glyph], font: &Font, size: Abs) -> Vec<TextItem> {
    let milli = |length: Abs| length / size * 1000.0;
    let mut leading = None;
    let mut codes: Vec<Codepoint> = Vec::with_capacity(glyphs.len());
    // Where the pen is, and where the next glyph's origin should be.
    let (mut pen, mut due) = (0.0, 0.0);
    for glyph in glyphs {
        let correction = pen - (due + milli(glyph.dx));
        if correction.abs() >= NEGLIGIBLE {
            let correction = (correction * 10.0).round() / 10.0;
            pen -= correction;
            match codes.last_mut() {
                Some(code) => code.offset = correction as f32,
                None => leading = Some(TextItem::Offset(correction as f32)),
            }
        }
        let (code, advance) = font.code(glyph);
        // The characters are the font's to tell, in its ToUnicode map; an empty string keeps
        // printpdf from looking for them.
        codes.push(Codepoint::with_cid(code, 0.0, String::new()));
        pen += f64::from(advance);
        due += milli(glyph.advance);
    }
    leading
        .into_iter()
        .chain([TextItem::GlyphIds(codes)])
        .collect()
}

/// The size as printpdf takes it.
pub(super) fn size(text: &Glyphs) -> Pt {
    pt(text.size)
}

/// A text string in UTF-16 (ISO 32000-1, 7.9.2.2).
fn utf16(text: &str) -> DictItem {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    DictItem::Bytes(units.flat_map(u16::to_be_bytes).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, dy: f64) -> Glyph {
        Glyph {
            id: 1,
            advance: Abs::pt(5.0),
            dx: Abs::ZERO,
            dy: Abs::pt(dy),
            text: text.into(),
        }
    }

    fn lengths(glyphs: &[Glyph]) -> Vec<usize> {
        pieces(glyphs).iter().map(|piece| piece.len()).collect()
    }

    #[test]
    fn plain_glyphs_stay_together() {
        let glyphs = ["a", "ffi", "b"].map(|text| glyph(text, 0.0));
        assert_eq!(lengths(&glyphs), [3]);
        assert_eq!(lengths(&[]), [0usize; 0]);
    }

    #[test]
    fn a_cluster_stands_alone() {
        let glyphs = ["a", "q\u{304}", "", "b", "c"].map(|text| glyph(text, 0.0));
        assert_eq!(lengths(&glyphs), [1, 2, 2]);
        let words: Vec<Option<&str>> = pieces(&glyphs).into_iter().map(cluster).collect();
        assert_eq!(words, [None, Some("q\u{304}"), None]);
        // A mark at another height still belongs to its letter.
        let raised = [glyph("q\u{304}", 0.0), glyph("", 2.0), glyph("b", 0.0)];
        assert_eq!(lengths(&raised), [2, 1]);
    }
}
