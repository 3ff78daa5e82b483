//! Glyphs on a baseline → printpdf's text operators.
//!
//! `TJ` is handed over written: printpdf's own operator looks up the code of every glyph and writes
//! each as a string of its own, which takes twice the time.
//!
//! A PDF reader moves the pen by the font's own advance, in whole thousandths of em. The
//! differences to the advances that shaping, tracking and justification give are written as
//! corrections. They are taken from the exact place of every glyph, so that rounding does not add
//! up along a line.

use std::collections::BTreeMap;

use printpdf::{DictItem, Op, Pt, TextMatrix};

use super::clusters::{actual_text, clusters};
use super::digits::{Written, write_number, write_operation, written};
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
        let (x, y) = (pt(pen.x), pt(space.y(pen.y) + rise));
        let strings = positioned(level, size);
        if strings.can_be_written() {
            let mut operators = Written::with_capacity(strings.codes.len() * 2);
            write_operation(&[1.0, 0.0, 0.0, 1.0, x.0, y.0], "Tm", &mut operators);
            strings.write(&mut operators);
            ops.push(written(operators));
        } else {
            ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Translate(x, y),
            });
            ops.push(Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(strings.items())],
            });
        }
        pen.x += level.iter().map(|(glyph, _)| glyph.advance).sum();
    }
    run.clear();
}

/// The operand of `TJ`: strings of codes, with corrections between them.
#[derive(Default)]
struct CodeStrings {
    /// All codes.
    codes: Vec<u8>,
    /// The corrections, each with the number of bytes of codes before it.
    corrections: Vec<(usize, f32)>,
}

impl CodeStrings {
    /// The strings, each with the correction before it; the first may have none.
    fn parts(&self) -> impl Iterator<Item = (Option<f32>, &[u8])> {
        let ends = self.corrections.iter().map(|(at, _)| *at);
        let ends = ends.chain([self.codes.len()]);
        let starts = [(0, None)].into_iter();
        let corrections = self.corrections.iter();
        let starts = starts.chain(corrections.map(|(at, by)| (*at, Some(*by))));
        let parts = starts.zip(ends);
        let parts =
            parts.map(|((start, by), end)| (by, self.codes.get(start..end).unwrap_or_default()));
        // Before a correction that stands first there is no string.
        parts.skip_while(|(by, codes)| {
            by.is_none() && codes.is_empty() && !self.corrections.is_empty()
        })
    }

    /// As printpdf takes them.
    fn items(&self) -> Vec<DictItem> {
        let mut items = Vec::new();
        for (by, codes) in self.parts() {
            items.extend(by.map(DictItem::Real));
            items.push(DictItem::String {
                data: codes.to_vec(),
                literal: true,
            });
        }
        items
    }

    /// Whether they can be handed to printpdf written: as operators it takes text alone.
    fn can_be_written(&self) -> bool {
        self.codes.is_ascii()
    }

    /// Writes them and their operator, as printpdf would.
    fn write(&self, out: &mut Written) {
        out.push(b'[');
        for (nth, (by, codes)) in self.parts().enumerate() {
            if let Some(by) = by {
                if nth > 0 {
                    out.push(b' ');
                }
                write_number(by, out);
            }
            write_string(codes, out);
        }
        out.extend_from_slice(b"] TJ\n");
    }
}

/// Writes a string of ASCII: a parenthesis whose other one is not in it, a backslash and the end of a line stand behind a
/// backslash (ISO 32000-1, 7.3.4.2).
fn write_string(codes: &[u8], out: &mut Written) {
    out.push(b'(');
    if codes.iter().any(|code| b"()\\\r".contains(code)) {
        write_escaped(codes, out);
    } else {
        out.extend_from_slice(codes);
    }
    out.push(b')');
}

fn write_escaped(codes: &[u8], out: &mut Written) {
    let mut open: Vec<usize> = Vec::new();
    let mut unpaired: Vec<usize> = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        match code {
            b'(' => open.push(at),
            b')' if open.pop().is_none() => unpaired.push(at),
            _ => {}
        }
    }
    unpaired.append(&mut open);
    for (at, code) in codes.iter().enumerate() {
        match code {
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'(' | b')' if unpaired.contains(&at) => out.extend([b'\\', *code]),
            code => out.push(*code),
        }
    }
}

/// The codes of glyphs, with the corrections that bring each to its place.
fn positioned(glyphs: &[GlyphWithCode], size: Abs) -> CodeStrings {
    let milli = |length: Abs| length / size * 1000.0;
    let mut strings = CodeStrings {
        codes: Vec::with_capacity(glyphs.len() * 2),
        corrections: Vec::new(),
    };
    // Where a reader's pen is, and where the next glyph's origin should be, in thousandths of em.
    let (mut pen, mut due) = (0.0, 0.0);
    for (glyph, code) in glyphs {
        let correction = pen - (due + milli(glyph.dx));
        if correction.abs() >= NEGLIGIBLE {
            let correction = (correction * 10.0).round() / 10.0;
            pen -= correction;
            let before = strings.codes.len();
            strings.corrections.push((before, correction as f32));
        }
        strings.codes.extend(code.code.to_be_bytes());
        pen += f64::from(code.advance);
        due += milli(glyph.advance);
    }
    strings
}

/// The size as printpdf takes it.
pub(super) fn size(text: &Glyphs) -> Pt {
    pt(text.size)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        for (by, codes) in positioned(&coded, Abs::pt(10.0)).parts() {
            if let Some(by) = by {
                *found.last_mut().expect("a glyph before") = by;
            }
            found.extend(codes.chunks(2).map(|_| 0.0));
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

    proptest! {
        #[test]
        fn what_is_written_is_what_printpdf_writes(
            parts in prop::collection::vec((prop::option::of(-300.0..300.0f32), prop::collection::vec(0..128u8, 1..12)), 0..8)
        ) {
            let mut strings = CodeStrings::default();
            for (by, codes) in parts {
                // Each string but the first has a correction before it.
                let by = by.or((!strings.codes.is_empty()).then_some(0.5));
                strings.corrections.extend(by.map(|by| (strings.codes.len(), by)));
                strings.codes.extend(codes);
            }
            prop_assert!(strings.can_be_written());
            let operator = |item: DictItem| lopdf::content::Operation::new("TJ", vec![item.to_lopdf()]);
            let operations = vec![operator(DictItem::Array(strings.items()))];
            let expected = lopdf::content::Content { operations }.encode().expect("written");
            let mut found = Written::new();
            strings.write(&mut found);
            prop_assert_eq!(found.strip_suffix(b"\n"), Some(&*expected));
        }
    }
}
