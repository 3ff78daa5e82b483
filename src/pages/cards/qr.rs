//! An address → a QR code (ISO/IEC 18004), with the address in print beside it.

use qrcode::{Color as Module, EcLevel, QrCode};

use super::area::{Scene, address, style};
use crate::color::Color;
use crate::design::AreaRule;
use crate::diag::{Code, Diagnostic, Message};
use crate::geom::{Path, Point, Rect, Segment, Size};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, ItemKind, TagRole};
use crate::pages::text::Setting;
use crate::source::Spanned;
use crate::units::Abs;

/// The white rim that readers need, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;
/// The smallest module that a telephone reads from office paper.
const LEAST: Abs = Abs::mm(0.4);
/// Between the code and the address.
const GAP: Abs = Abs::pt(6.0);

/// The code, `side` wide and high, and the address beside it; `None` where an error was pushed.
pub fn node(
    cx: &mut Cx,
    scene: &Scene,
    rule: &AreaRule,
    url: &Spanned<String>,
    side: Abs,
) -> Option<BoxNode> {
    let Ok(code) = QrCode::with_error_correction_level(&url.value, EcLevel::M) else {
        let error = Diagnostic::error(Code::QrTooLong, url.span);
        cx.diags
            .push(error.hint(Message::new(Code::ShorterAddress)));
        return None;
    };
    let across = code.width() + 2 * QUIET;
    let module = side / across as f64;
    if module < LEAST {
        let least = (LEAST * across as f64).to_mm().ceil();
        let error = Diagnostic::error(Code::QrTooSmall, url.span)
            .arg("module", format_args!("{:.2} mm", module.to_mm()));
        let hint = Message::new(Code::QrLarger).arg("least", format_args!("{least}mm"));
        cx.diags.push(error.hint(hint));
    }
    let path = modules(&code, module);
    let ink = cx.design.palette.ink;
    let tag = cx.tags.add(scene.setting.tag, TagRole::Figure);
    let alt = [("address", url.value.clone())];
    let alt = cx.words.say("qr", &alt);
    if let Some(node) = cx.tags.get_mut(tag) {
        node.alt = Some(alt);
    }
    let span = url.span;
    let picture = BoxNode::fixed(Size::new(side, side)).painted(move |area| {
        let square = Rect::new(area.left(), area.top(), side, side);
        let mut path = path.clone();
        path.shift(area.left(), area.top());
        let code = Item {
            kind: ItemKind::Path {
                path,
                fill: Some(ink),
                stroke: None,
            },
            tag: Some(tag),
            span: Some(span),
        };
        vec![
            Item::filled(Path::rounded(square, Abs::ZERO), Color::WHITE),
            code,
        ]
    });
    let style = style(cx, scene, rule);
    let tag = cx.tags.add(scene.setting.tag, TagRole::P);
    let words = Setting::new(
        cx,
        &address(&url.value, url.span),
        &style,
        scene.ground,
        Some(tag),
    )
    .or(Code::WiderThanCode);
    let words = BoxNode::column(vec![BoxNode::text(words)], Abs::ZERO);
    Some(BoxNode::row(
        vec![picture, words.content_centred().grow()],
        GAP,
    ))
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
