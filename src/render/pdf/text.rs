//! Glyphs on a baseline → printpdf's text operators.
//!
//! `TJ` is written directly: printpdf's own operator looks up the code of every glyph and writes
//! each as a string of its own, which takes twice the time.
//!
//! A PDF reader moves the pen by the font's own advance, in whole thousandths of em. The
//! differences to the advances that shaping, tracking and justification give are written as
//! corrections. They are taken from the exact place of every glyph, so that rounding does not add
//! up along a line.

use std::collections::BTreeMap;

use printpdf::{DictItem, Op, Pt, TextMatrix};

use super::clusters::{actual_text, clusters};
use super::resources::GlyphCode;
use super::space::PdfSpace;
use super::values::{pt, utf16};
use crate::geom::Point;
use crate::lines::Glyph;
use crate::pages::Glyphs;
use crate::units::Abs;

/// Corrections below this many thousandths of em are left out: 0.0005 pt at 10 pt.
const NEGLIGIBLE: f64 = 0.05;

/// A glyph and its code.
type GlyphWithCode<'a> = (&'a Glyph, GlyphCode);

/// The operators for `text`, whose glyphs have these codes. The caller sets font and colour and begins
/// the text section.
pub(super) fn show_glyphs(text: &Glyphs, codes: &[GlyphCode], space: PdfSpace, ops: &mut Vec<Op>) {
    if text.size <= Abs::ZERO {
        return;
    }
    let mut pen = text.at;
    let mut flush = |run: &mut Vec<GlyphWithCode>, ops: &mut Vec<Op>| {
        write_run(run, text.size, &mut pen, space, ops);
    };
    let mut run: Vec<GlyphWithCode> = Vec::with_capacity(text.glyphs.len());
    let mut codes = codes.iter().copied();
    for cluster in clusters(&text.glyphs) {
        let words = actual_text(cluster);
        if let Some(words) = words {
            flush(&mut run, ops);
            ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("ActualText".to_owned(), DictItem::Bytes(utf16(words)))]),
                },
            });
        }
        run.extend(cluster.iter().zip(&mut codes));
        if words.is_some() {
            flush(&mut run, ops);
            ops.push(Op::EndMarkedContent);
        }
    }
    flush(&mut run, ops);
}

/// Writes a run of glyphs from where the pen is, in parts of the same height, and empties it.
fn write_run(
    run: &mut Vec<GlyphWithCode>,
    size: Abs,
    pen: &mut Point,
    space: PdfSpace,
    ops: &mut Vec<Op>,
) {
    for level in run.chunk_by(|(a, _), (b, _)| a.dy == b.dy) {
        let rise = level.first().map_or(Abs::ZERO, |(glyph, _)| glyph.dy);
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(pt(pen.x), pt(space.y(pen.y) + rise)),
        });
        ops.push(Op::Unknown {
            key: "TJ".to_owned(),
            value: vec![DictItem::Array(positioned(level, size))],
        });
        pen.x += level.iter().map(|(glyph, _)| glyph.advance).sum();
    }
    run.clear();
}

/// The operand of `TJ`: strings of codes, with corrections between them.
fn positioned(glyphs: &[GlyphWithCode], size: Abs) -> Vec<DictItem> {
    let milli = |length: Abs| length / size * 1000.0;
    let string = |data| DictItem::String {
        data,
        literal: true,
    };
    let mut items = Vec::new();
    let mut codes: Vec<u8> = Vec::with_capacity(glyphs.len() * 2);
    // Where a reader's pen is, and where the next glyph's origin should be, in thousandths of em.
    let (mut pen, mut due) = (0.0, 0.0);
    for (glyph, code) in glyphs {
        let correction = pen - (due + milli(glyph.dx));
        if correction.abs() >= NEGLIGIBLE {
            let correction = (correction * 10.0).round() / 10.0;
            pen -= correction;
            if !codes.is_empty() {
                items.push(string(std::mem::take(&mut codes)));
            }
            items.push(DictItem::Real(correction as f32));
        }
        codes.extend(code.code.to_be_bytes());
        pen += f64::from(code.advance);
        due += milli(glyph.advance);
    }
    items.push(string(codes));
    items
}

/// The size as printpdf takes it.
pub(super) fn size(text: &Glyphs) -> Pt {
    pt(text.size)
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
        let code = GlyphCode {
            code: 1,
            advance: 500,
        };
        let coded: Vec<GlyphWithCode> = glyphs.iter().map(|glyph| (glyph, code)).collect();
        let mut found = Vec::new();
        for item in positioned(&coded, Abs::pt(10.0)) {
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
