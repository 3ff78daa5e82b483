//! What a telephone opens → a QR code (ISO/IEC 18004), with words beside it.

use std::borrow::Cow;
use std::sync::Arc;

use qrcode::{Color as Module, EcLevel, QrCode};

use super::{PartBody, Scope, Stack};
use crate::color::Color;
use crate::content::{Code, CodeContent, PaperWords, Text};
use crate::design::{StyleName, TextStyle};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point, Rect, Segment, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::Item;
use crate::pages::tags::TagRole;
use crate::source::Span;
use crate::units::Abs;

/// The white rim that readers need, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;
/// The smallest module that a telephone reads from office paper.
const LEAST: Abs = Abs::mm(0.4);
/// Between two paragraphs beside the code, in lines.
const PARTED: f64 = 0.25;
/// Between the code and the words.
const GAP: f64 = 6.0;
/// The side of a code in a booklet whose text is of 12 pt; one of more modules is larger, and one beside
/// larger text too.
const IN_BOOKLET: Abs = Abs::mm(25.0);
/// The size of text that this side is right beside.
const USUAL_TEXT: Abs = Abs::pt(12.0);
/// A code and the words below it stay whole where they take no more than this share of the page.
const MOST_WHOLE: f64 = 0.5;
/// Words of no more lines are not parted from each other, whatever share that is, if the page has room for them.
const FEW_LINES: f64 = 4.0;
/// Words beside a code have room for some three of them in a line, in type sizes; with less they stand below.
const LEAST_BESIDE: f64 = 9.0;

/// A code that is large enough to be read, and its words. Nothing where an error was pushed.
pub fn large_enough(code: &Code, scope: &Scope) -> Stack {
    let Some(matrix) = encode(code, scope) else {
        return Stack::default();
    };
    let style = scope.style(StyleName::ItemText);
    let usual = IN_BOOKLET * (style.size / USUAL_TEXT).max(1.0);
    let room = scope.cx.measure();
    let side = usual.min(room).max(least_side(&matrix));
    if !side.fits(room) {
        let (side, room) = (side.into(), room.into());
        let error = Fault::QrTooWide { side, room }.at(code.span);
        scope.cx.report(error.hint(Hint::ShorterContent));
        return Stack::default();
    }
    let words = (&style, Hint::ShorterBeside);
    // On paper the white rim is there without being drawn: on the left it lies in the margin, so that the code
    // stands in line with the text.
    let flush = scope.ground == Color::WHITE;
    let beside = room - side - scope.pt(GAP);
    let below = beside < style.size * LEAST_BESIDE;
    let place = Place { side, flush, below };
    let cx = scope.cx;
    let whole = || with_words((&matrix, code), place, words.clone(), scope);
    let height = || whole().layout(cx, room, Abs::ZERO).size.height;
    let most = match below {
        true => (cx.room_below() * MOST_WHOLE)
            .max(side + style.leading * FEW_LINES)
            .min(cx.room_below()),
        false => cx.room_below(),
    };
    if cx.on_trial(height).0.fits(most) {
        return Stack::single(whole(), code.span);
    }
    // Many words below a code are text, which pages may part.
    let mut stack = Stack::default();
    let picture = picture((&matrix, code), place, scope);
    stack
        .push(PartBody::Box(picture.wrapped()), code.span)
        .keep_next = true;
    let (style, way_out) = words;
    for text in words_beside(code, scope) {
        let words = scope.styled_paragraph(&text, style, (scope.tag, TagRole::P));
        stack.push(PartBody::Lines(words.or(way_out.clone())), code.span);
    }
    stack
}

/// A code that is `side` wide and high, and its words; `None` where an error was pushed.
pub fn with_side(code: &Code, side: Abs, scope: &Scope) -> Option<BoxNode> {
    let matrix = encode(code, scope)?;
    let module = side / modules_across(&matrix) as f64;
    if !LEAST.fits(module) {
        let module = module.into();
        let least = Abs::mm(least_side(&matrix).to_mm().ceil()).into();
        let error = Fault::QrTooSmall { module }.at(code.span);
        scope.cx.report(error.hint(Hint::QrLarger { least }));
    }
    let words = (&scope.text_style(), Hint::WiderThanCode);
    let place = Place {
        side,
        flush: false,
        below: false,
    };
    Some(with_words((&matrix, code), place, words, scope))
}

fn encode(code: &Code, scope: &Scope) -> Option<QrCode> {
    let matrix = QrCode::with_error_correction_level(code.held(), EcLevel::M);
    if matrix.is_err() {
        let error = Fault::QrTooLong.at(code.span);
        scope.cx.report(error.hint(Hint::ShorterContent));
    }
    matrix.ok()
}

/// How many modules a code is wide, with its rim.
fn modules_across(code: &QrCode) -> usize {
    code.width() + 2 * QUIET
}

/// The side of the smallest code that can be read.
fn least_side(code: &QrCode) -> Abs {
    LEAST * modules_across(code) as f64
}

/// How a code stands.
#[derive(Clone, Copy)]
struct Place {
    /// How wide and high it is, with its rim.
    side: Abs,
    /// Whether its rim goes out beyond the left edge of its place.
    flush: bool,
    /// Whether the words stand below it, not beside it.
    below: bool,
}

/// The code itself.
fn picture(
    (matrix, code): (&QrCode, &Code),
    Place { side, flush, .. }: Place,
    scope: &Scope,
) -> BoxNode {
    let module = side / modules_across(matrix) as f64;
    let path = modules(matrix, module);
    let beyond = match flush {
        true => module * QUIET as f64,
        false => Abs::ZERO,
    };
    let ink = scope.cx.design.palette.ink;
    let tag = scope.cx.tag(scope.tag, TagRole::Figure);
    scope.cx.set_alt(tag, described(code, scope));
    if let Some(lang) = &code.lang {
        scope.cx.set_lang(tag, lang);
    }
    let span = code.span;
    BoxNode::fixed(Size::new(side - beyond, side)).painted(move |area| {
        let mut path = path.clone();
        path.shift(area.left() - beyond, area.top());
        let modules = Item {
            tag: Some(tag),
            span: Some(span),
            ..Item::filled(path, ink)
        };
        let ground = Rect::new(area.left() - beyond, area.top(), side, side);
        let ground = Path::rounded(ground, Abs::ZERO);
        vec![Item::filled(ground, Color::WHITE), modules]
    })
}

/// The words that stand beside a code or below it.
fn words_beside(code: &Code, scope: &Scope) -> Vec<Text> {
    let own = code.words.clone();
    own.map_or_else(
        || words_of(code, scope),
        |words| words.into_iter().collect(),
    )
}

/// The code, and the words beside or below it in a style; the way out where they have no room.
fn with_words(
    (matrix, code): (&QrCode, &Code),
    place: Place,
    (style, way_out): (&Arc<TextStyle>, Hint),
    scope: &Scope,
) -> BoxNode {
    let picture = picture((matrix, code), place, scope);
    let words: Vec<BoxNode> = words_beside(code, scope)
        .iter()
        .map(|text| {
            let words = scope.styled_paragraph(text, style, (scope.tag, TagRole::P));
            BoxNode::text(words.or(way_out.clone()))
        })
        .collect();
    let mut row = vec![picture];
    if place.below {
        // The rim is space enough between them.
        row.extend(words);
        return BoxNode::column(row, Abs::ZERO);
    }
    if !words.is_empty() {
        let words = BoxNode::column(words, style.leading * PARTED);
        row.push(words.content_centred().grow());
    }
    BoxNode::row(row, scope.pt(GAP))
}

/// What a screen reader says of a code.
fn described(code: &Code, scope: &Scope) -> String {
    let (key, name, said) = match &code.content {
        CodeContent::Address(address) => ("qr", "address", address),
        CodeContent::Network(network) => ("qr-network", "name", &network.name),
        CodeContent::Words(words) => ("qr-words", "words", words),
    };
    paper_words(code, scope).say(key, &[(name, said.clone())])
}

/// The words that stand on paper of themselves, in the language of a code.
fn paper_words<'a>(code: &Code, scope: &Scope<'a>) -> Cow<'a, PaperWords> {
    let cx = scope.cx;
    match &code.lang {
        Some(lang) => Cow::Owned(cx.design.words.in_language(lang)),
        None => Cow::Borrowed(&cx.words),
    }
}

/// What stands beside a code that has no words of its own: what somebody types who has no camera.
fn words_of(code: &Code, scope: &Scope) -> Vec<Text> {
    let span = code.span;
    let say = |key: &str, args: &[(&'static str, String)]| Text {
        lang: code.lang.clone(),
        ..Text::unstyled(&paper_words(code, scope).say(key, args), span)
    };
    match &code.content {
        CodeContent::Address(address) => vec![linked(address, span)],
        CodeContent::Words(words) => {
            let lines = words.lines().filter(|line| !line.trim().is_empty());
            lines
                .map(|line| Text::unstyled(line.trim(), span))
                .collect()
        }
        CodeContent::Network(network) => {
            let name = say("network-name", &[("name", network.name.clone())]);
            let password = match &network.password {
                Some(password) => say("network-password", &[("password", password.clone())]),
                None => say("network-open", &[]),
            };
            vec![name, password]
        }
    }
}

/// Words that link to where they say: an address without what only machines need.
fn linked(address: &str, span: Span) -> Text {
    let after = |scheme: &str| {
        let (head, rest) = address.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let page = ["https://", "http://"].into_iter().find_map(after);
    let schemes = ["mailto:", "tel:", "smsto:", "sms:", "geo:"];
    let other = schemes.into_iter().find_map(after);
    let shown = match (page, other) {
        (Some(page), _) => page.trim_end_matches('/'),
        (None, Some(rest)) => rest.split(['?', ';']).next().unwrap_or(rest),
        (None, None) => address,
    };
    // A message that begins with words has them behind the number.
    let number = after("smsto:").and_then(|rest| rest.split(':').next());
    let mut text = Text::unstyled(number.unwrap_or(shown), span);
    for piece in &mut text.pieces {
        piece.link = Some(address.to_owned());
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
