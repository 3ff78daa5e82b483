//! Glyphs on a baseline → printpdf's text operators.
//!
//! The codes are known, so `TJ` is given them as they are: printpdf's own operator looks up every
//! glyph and writes it as a string of its own, which takes twice the time.
//!
//! A reader moves the pen by the font's own advance in whole thousandths of em. What shaping,
//! tracking and justification want instead is written as corrections, kept against the true place of
//! every glyph, so that no rounding adds up along a line.

use std::collections::BTreeMap;

use printpdf::{DictItem, Op, Pt, TextMatrix};

use super::clusters::{clusters, said_as_a_whole, spell};
use super::fonts::CodedFont;
use super::paths::pt;
use super::upwards::Upwards;
use crate::geom::Point;
use crate::lines::Glyph;
use crate::pages::Glyphs;
use crate::units::Abs;

/// Corrections below this many thousandths of em are left out: 0.0005 pt at 10 pt.
const NEGLIGIBLE: f64 = 0.05;

/// A glyph and how it is written: its code, and how far the reader moves the pen after it.
struct Coded<'a> {
    glyph: &'a Glyph,
    code: u16,
    advance: u16,
}

/// The operators for `text`. Font, colour and the text section around it are
/// the caller's.
pub(super) fn show(text: &Glyphs, font: &CodedFont, up: Upwards, ops: &mut Vec<Op>) {
    if text.size <= Abs::ZERO {
        return;
    }
    let mut pen = text.at;
    let mut flush = |run: &mut Vec<Coded>, ops: &mut Vec<Op>| {
        write(run, text.size, &mut pen, up, ops);
    };
    let mut run: Vec<Coded> = Vec::with_capacity(text.glyphs.len());
    for cluster in clusters(&text.glyphs) {
        let words = said_as_a_whole(cluster);
        if let Some(words) = words {
            flush(&mut run, ops);
            ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("ActualText".to_owned(), utf16(words))]),
                },
            });
        }
        run.extend(spell(cluster).map(|(glyph, text)| {
            let (code, advance) = font.code(glyph, text);
            Coded {
                glyph,
                code,
                advance,
            }
        }));
        if words.is_some() {
            flush(&mut run, ops);
            ops.push(Op::EndMarkedContent);
        }
    }
    flush(&mut run, ops);
}

/// Writes a run of glyphs from where the pen is, height by height, and empties it.
fn write(run: &mut Vec<Coded>, size: Abs, pen: &mut Point, up: Upwards, ops: &mut Vec<Op>) {
    for level in run.chunk_by(|a, b| a.glyph.dy == b.glyph.dy) {
        let rise = level.first().map_or(Abs::ZERO, |coded| coded.glyph.dy);
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(pt(pen.x), pt(up.y(pen.y) + rise)),
        });
        ops.push(Op::Unknown {
            key: "TJ".to_owned(),
            value: vec![DictItem::Array(strings(level, size))],
        });
        pen.x += level.iter().map(|coded| coded.glyph.advance).sum();
    }
    run.clear();
}

/// The operand of `TJ`: strings of codes, with corrections between them.
fn strings(glyphs: &[Coded], size: Abs) -> Vec<DictItem> {
    let milli = |length: Abs| length / size * 1000.0;
    let string = |data| DictItem::String {
        data,
        literal: true,
    };
    let mut items = Vec::new();
    let mut codes: Vec<u8> = Vec::with_capacity(glyphs.len() * 2);
    // Where the reader's pen is, and where the next glyph's origin should be.
    let (mut pen, mut due) = (0.0, 0.0);
    for coded in glyphs {
        let correction = pen - (due + milli(coded.glyph.dx));
        if correction.abs() >= NEGLIGIBLE {
            let correction = (correction * 10.0).round() / 10.0;
            pen -= correction;
            if !codes.is_empty() {
                items.push(string(std::mem::take(&mut codes)));
            }
            items.push(DictItem::Real(correction as f32));
        }
        codes.extend(coded.code.to_be_bytes());
        pen += f64::from(coded.advance);
        due += milli(coded.glyph.advance);
    }
    items.push(string(codes));
    items
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

    /// The corrections written after glyphs with these advances, by a font where all are 500.
    fn corrections(advances: &[f64]) -> Vec<f32> {
        let glyph = |advance: &f64| Glyph {
            id: 1,
            advance: Abs::pt(*advance),
            dx: Abs::ZERO,
            dy: Abs::ZERO,
            text: "a".into(),
        };
        let glyphs: Vec<Glyph> = advances.iter().map(glyph).collect();
        let coded = |glyph| Coded {
            glyph,
            code: 1,
            advance: 500,
        };
        let coded: Vec<Coded> = glyphs.iter().map(coded).collect();
        let mut found = Vec::new();
        for item in strings(&coded, Abs::pt(10.0)) {
            match item {
                DictItem::String { data, .. } => found.extend(data.chunks(2).map(|_| 0.0)),
                DictItem::Real(by) => *found.last_mut().expect("a glyph before") = by,
                other => panic!("{other:?}"),
            }
        }
        found
    }

    #[test]
    fn only_what_differs_from_the_font_is_corrected() {
        assert_eq!(corrections(&[5.0, 5.0, 5.0]), [0.0, 0.0, 0.0]);
        assert_eq!(corrections(&[5.2, 4.9, 5.0]), [-20.0, 10.0, 0.0]);
    }

    #[test]
    fn rounding_does_not_add_up() {
        // 0.04 thousandths a glyph are negligible once, but not a hundred times.
        let sum: f32 = corrections(&[5.0004; 101]).iter().sum();
        assert!((sum + 4.0).abs() < 0.06, "{sum}");
    }
}
