//! An address → a QR code (ISO/IEC 18004), with the address in print beside it.

use std::sync::Arc;

use qrcode::{Color as Module, EcLevel, QrCode};

use super::{Scope, Stack};
use crate::color::Color;
use crate::content::Text;
use crate::design::{StyleName, TextStyle};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point, Rect, Segment, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagRole};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// The white rim that readers need, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;
/// The smallest module that a telephone reads from office paper.
const LEAST: Abs = Abs::mm(0.4);
/// Between the code and the address.
const GAP: f64 = 6.0;
/// The side of a code in a booklet; one of more modules is larger.
const IN_BOOKLET: Abs = Abs::mm(25.0);

/// A code that is large enough to be read, and its address. Nothing where an error was pushed.
pub fn large_enough(url: &Spanned<String>, scope: &Scope) -> Stack {
    let Some(code) = encode(url, scope) else {
        return Stack::default();
    };
    let side = IN_BOOKLET.max(LEAST * modules_across(&code) as f64);
    let style = scope.style(StyleName::ItemText);
    let words = (&style, Hint::ShorterAddress);
    Stack::single(with_address((&code, url), side, words, scope), url.span)
}

/// A code that is `side` wide and high, and its address; `None` where an error was pushed.
pub fn with_side(url: &Spanned<String>, side: Abs, scope: &Scope) -> Option<BoxNode> {
    let code = encode(url, scope)?;
    let count = modules_across(&code) as f64;
    let module = side / count;
    if module < LEAST {
        let module = module.into();
        let least = Abs::mm((LEAST * count).to_mm().ceil()).into();
        let error = Fault::QrTooSmall { module }.at(url.span);
        scope.cx.report(error.hint(Hint::QrLarger { least }));
    }
    let words = (&scope.text_style(), Hint::WiderThanCode);
    Some(with_address((&code, url), side, words, scope))
}

fn encode(url: &Spanned<String>, scope: &Scope) -> Option<QrCode> {
    let code = QrCode::with_error_correction_level(&url.value, EcLevel::M);
    if code.is_err() {
        let error = Fault::QrTooLong.at(url.span);
        scope.cx.report(error.hint(Hint::ShorterAddress));
    }
    code.ok()
}

/// How many modules a code is wide, with its rim.
fn modules_across(code: &QrCode) -> usize {
    code.width() + 2 * QUIET
}

/// The code, and the address beside it in a style; the way out where the address has no room.
fn with_address(
    (code, url): (&QrCode, &Spanned<String>),
    side: Abs,
    (style, way_out): (&Arc<TextStyle>, Hint),
    scope: &Scope,
) -> BoxNode {
    let path = modules(code, side / modules_across(code) as f64);
    let ink = scope.cx.design.palette.ink;
    let tag = scope.cx.tag(scope.tag, TagRole::Figure);
    let alt = scope.cx.words.say("qr", &[("address", url.value.clone())]);
    scope.cx.set_alt(tag, alt);
    let span = url.span;
    let picture = BoxNode::fixed(Size::new(side, side)).painted(move |area| {
        let mut path = path.clone();
        path.shift(area.left(), area.top());
        let modules = Item {
            tag: Some(tag),
            span: Some(span),
            ..Item::filled(path, ink)
        };
        let ground = Rect::new(area.left(), area.top(), side, side);
        let ground = Path::rounded(ground, Abs::ZERO);
        vec![Item::filled(ground, Color::WHITE), modules]
    });
    let words = address(&url.value, span);
    let words = scope.styled_paragraph(&words, style, (scope.tag, TagRole::P));
    let words = BoxNode::text(words.or(way_out)).wrapped();
    let row = vec![picture, words.content_centred().grow()];
    BoxNode::row(row, scope.pt(GAP))
}

/// Words that link to where they say.
fn address(url: &str, span: Span) -> Text {
    let shown = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url);
    let mut text = Text::unstyled(shown.trim_end_matches('/'), span);
    for piece in &mut text.pieces {
        piece.link = Some(url.to_owned());
    }
    text
}

/// The dark modules, those of a row that touch in one rectangle, from the corner of the white rim.
fn modules(code: &QrCode, module: Abs) -> Path {
    let width = code.width();
    let colors = code.to_colors();
    let mut path = Path::default();
    for (row, line) in colors.chunks(width.max(1)).enumerate() {
        let mut column = 0;
        while column < width {
            let dark = line[column..].iter().take_while(|m| **m == Module::Dark);
            let length = dark.count();
            if length > 0 {
                let at = |x: usize, y: usize| {
                    Point::new(module * (x + QUIET) as f64, module * (y + QUIET) as f64)
                };
                path.segments.extend([
                    Segment::Move(at(column, row)),
                    Segment::Line(at(column + length, row)),
                    Segment::Line(at(column + length, row + 1)),
                    Segment::Line(at(column, row + 1)),
                    Segment::Close,
                ]);
            }
            column += length.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_those_of_the_code_inside_a_white_rim() {
        let code =
            QrCode::with_error_correction_level("https://example.org", EcLevel::M).expect("a code");
        let module = Abs::pt(1.0);
        let path = modules(&code, module);
        let area: f64 = path
            .segments
            .chunks(5)
            .map(|rect| match (rect[0], rect[2]) {
                (Segment::Move(a), Segment::Line(b)) => (b.x - a.x).to_pt() * (b.y - a.y).to_pt(),
                _ => 0.0,
            })
            .sum();
        let dark = code.to_colors().into_iter().filter(|m| *m == Module::Dark);
        assert!((area - dark.count() as f64).abs() < 1e-6);
        let bounds = path.bounds().expect("some modules");
        assert_eq!(bounds.left(), Abs::pt(4.0));
        assert_eq!(bounds.right(), Abs::pt((code.width() + 4) as f64));
    }
}
