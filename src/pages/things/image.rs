//! A picture with what stands below and beside it: in a booklet as wide as the words say, else as the text,
//! and never cut; in an area of a card, shown whole in its middle, or cut to fill its place where the layout
//! asks for that. How a place shows it is decided in `shown`.

use super::shown::{self, Meaning, ToEdges};
use super::{PartBody, Scope, Stack};
use crate::content::{self, ImageWidth};
use crate::design::{AnyPicture, Crop, ImageRule, Side, StyleName};
use crate::diag::{Fault, Hint};
use crate::geom::Size;
use crate::pages::boxes::BoxNode;
use crate::pages::tags::TagRole;
use crate::pages::text::{TaggedParagraph, baseline_of};
use crate::source::Span;
use crate::units::Abs;

/// The most that a picture takes of a page's height where the words do not say how wide it is, so that words
/// stand beside it on the page.
const MOST_HEIGHT: f64 = 0.6;
/// The part of the width that a picture takes beside a text.
const BESIDE: f64 = 0.4;

/// The least room for the text beside a picture, in its type sizes: some two words.
const LEAST_BESIDE: f64 = 6.0;

/// Between a picture and its caption.
const GAP: f64 = 6.0;
/// The height of capitals, as a share of the size of the type: 0.66 in the bundled fonts.
const CAPITALS: f64 = 0.66;
/// Between a picture and the text beside it.
const BESIDE_GAP: f64 = 14.0;

/// The picture of a booklet. Nothing where it could not be read, which was reported, or has no room.
pub fn image(shown: &content::Image, rule: &ImageRule, scope: &Scope) -> Stack {
    let Some(image) = scope.cx.design.pictures.get(&shown.file.value) else {
        return Stack::default();
    };
    let width = shown.width.map(|width| width.value);
    if width == Some(ImageWidth::Bleed) {
        return to_edges(image, shown, scope);
    }
    let Some(width) = width_in_text(image, shown, scope) else {
        return Stack::default();
    };
    let node = BoxNode::fixed(Size::new(width, width / image.ratio()));
    let node = painted(node, (image, shown), Crop::Contain, scope);
    let node = with_words(
        node,
        shown,
        (StyleName::Caption, rule.side),
        scope,
        |node| node.wide(width),
    );
    Stack::single(node.wrapped(), shown.file.span)
}

/// How wide a picture is in a text; `None` where that has no room, which is reported here.
fn width_in_text(image: &AnyPicture, shown: &content::Image, scope: &Scope) -> Option<Abs> {
    let (measure, room) = (scope.cx.measure(), scope.cx.room.height);
    let Some(width) = shown.width else {
        let part = if shown.beside.is_empty() { 1.0 } else { BESIDE };
        return Some((measure * part).min(room * MOST_HEIGHT * image.ratio()));
    };
    let wanted = match width.value {
        ImageWidth::Measure | ImageWidth::Bleed => measure,
        ImageWidth::Part(part) => measure * part,
        ImageWidth::Length(length) => length,
    };
    if !wanted.fits(measure) {
        let fault = Fault::PictureTooWide {
            width: wanted,
            measure,
        };
        let hint = Hint::WidthAtMost {
            most: measure.into(),
        };
        scope.cx.report(fault.at(width.span).hint(hint));
        return None;
    }
    let least = scope.text_style().size * LEAST_BESIDE;
    let beside = measure - scope.pt(BESIDE_GAP) - wanted;
    if !shown.beside.is_empty() && beside < least {
        let room = beside.max(Abs::ZERO);
        let most = measure - scope.pt(BESIDE_GAP) - least;
        let error = Fault::NoRoomBeside { room }.at(width.span);
        scope.cx.report(match most > Abs::ZERO {
            true => error.hint(Hint::WidthAtMost { most: most.into() }),
            false => error.hint(Hint::LeaveOutBeside),
        });
        return None;
    }
    has_height(image, wanted, width.span, scope).then_some(wanted)
}

/// Whether a page has room for a picture of this width; where not, that is reported.
fn has_height(image: &AnyPicture, width: Abs, span: Span, scope: &Scope) -> bool {
    let (height, room) = (width / image.ratio(), scope.cx.room_below());
    let fits = height.fits(room);
    if !fits {
        // Beyond the text only a picture goes that goes to the edges, which has no other width.
        let most = (room * image.ratio()).min(scope.cx.measure());
        let fault = Fault::PictureTooHigh { height, room };
        let hint = Hint::WidthAtMost { most: most.into() };
        scope.cx.report(fault.at(span).hint(hint));
    }
    fits
}

/// The picture from one edge of the page to the other.
fn to_edges(image: &AnyPicture, shown: &content::Image, scope: &Scope) -> Stack {
    // Grounds reach equally far on all pages but those whose edges are folds; there the picture is cut by
    // what it goes farther.
    let width = scope.cx.painted(0).size.width;
    // Where grounds end differs between editions: what has no room in the largest is one error in all.
    let page = scope.cx.design.page;
    let widest = scope.cx.trim(0).width + page.bleed * 2.0;
    let span = shown.width.map_or(shown.file.span, |width| width.span);
    if !has_height(image, widest, span, scope) {
        return Stack::default();
    }
    let height = width / image.ratio();
    let node = above_caption(
        BoxNode::fixed_height(height),
        shown,
        StyleName::Caption,
        scope,
    );
    let edges = ToEdges {
        picture: image.clone(),
        height,
        meaning: meaning(shown, scope),
    };
    let mut stack = Stack::default();
    stack.push(PartBody::ToEdges(node, edges), shown.file.span);
    stack
}

/// Reports a picture in an area of a card that is to go to the edges.
pub fn report_bleed(shown: &content::Image, scope: &Scope) {
    if let Some(width) = shown.width
        && width.value == ImageWidth::Bleed
    {
        let error = Fault::BleedOnCard.at(width.span);
        scope.cx.report(error.hint(Hint::BackgroundInstead));
    }
}

/// The picture as wide as the words say, in an area, and the text beside it; `None` where it could not be
/// read, which was reported.
pub fn in_area(shown: &content::Image, scope: &Scope) -> Option<BoxNode> {
    let image = scope.cx.design.pictures.get(&shown.file.value)?;
    let (ratio, beside) = (image.ratio(), !shown.beside.is_empty());
    let part = match shown.width.map(|width| width.value) {
        Some(ImageWidth::Length(length)) => Err(length),
        Some(ImageWidth::Part(part)) => Ok(part),
        Some(ImageWidth::Measure | ImageWidth::Bleed) => Ok(1.0),
        None if beside => Ok(BESIDE),
        None => Ok(1.0),
    };
    let node = match part {
        Err(length) => BoxNode::fixed(Size::new(length, length * (1.0 / ratio))),
        // Beside a text, the column of the picture is as wide as it is to be.
        Ok(_) if beside => BoxNode::in_ratio(1.0, ratio),
        Ok(part) => BoxNode::in_ratio(part, ratio),
    };
    let node = painted(node, (image, shown), Crop::Contain, scope);
    let look = (
        StyleName::CardLabel,
        scope.cx.design.blocks.things.image.side,
    );
    Some(with_words(node, shown, look, scope, |node| match part {
        Err(length) => node.wide(length),
        Ok(part) => node.part(part),
    }))
}

/// The picture as large as its place; `None` where it could not be read, which was reported.
pub fn filling(shown: &content::Image, crop: Crop, scope: &Scope) -> Option<BoxNode> {
    let image = scope.cx.design.pictures.get(&shown.file.value)?;
    let node = painted(BoxNode::empty().grow(), (image, shown), crop, scope);
    Some(above_caption(node, shown, StyleName::CardLabel, scope))
}

/// `node`, below it its caption, and beside it the text; there it is made as `wide` as it is to be.
fn with_words(
    node: BoxNode,
    shown: &content::Image,
    (caption, side): (StyleName, Side),
    scope: &Scope,
    wide: impl FnOnce(BoxNode) -> BoxNode,
) -> BoxNode {
    let text = |scope: &Scope| {
        let style = scope.text_style();
        let paragraph = |text| scope.styled_paragraph(text, &style, (scope.tag, TagRole::P));
        let paragraphs = shown.beside.iter().map(paragraph).map(BoxNode::text);
        let gap = style.leading * 0.5;
        BoxNode::column(paragraphs.collect(), gap).grow()
    };
    if shown.beside.is_empty() {
        return above_caption(node, shown, caption, scope);
    }
    let gap = scope.pt(BESIDE_GAP);
    let lower = above_capitals(shown, scope);
    // A part of the row is measured by the row: so it is its own box that is made as wide.
    let wide = |node: BoxNode| wide(node.wrapped().padded_top(lower));
    // Tags are made in reading order.
    match side {
        Side::Left => {
            let column = wide(above_caption(node, shown, caption, scope));
            BoxNode::row(vec![column, text(scope)], gap)
        }
        Side::Right => {
            let text = text(scope);
            let column = wide(above_caption(node, shown, caption, scope));
            BoxNode::row(vec![text, column], gap)
        }
    }
}

/// From the top of the text beside a picture down to its capitals, with which the picture begins.
fn above_capitals(shown: &content::Image, scope: &Scope) -> Abs {
    let style = scope.text_style();
    let words = shown.beside.first().map(|text| {
        let words = TaggedParagraph::new(scope.cx, text, &style, None);
        words.lines(scope.cx, scope.cx.measure())
    });
    let first = words.as_ref().and_then(|lines| lines.first());
    first.map_or(Abs::ZERO, |line| baseline_of(line) - style.size * CAPITALS)
}

/// `node`, and below it what the picture's caption says, and whose it is, in the style `name`.
fn above_caption(node: BoxNode, shown: &content::Image, name: StyleName, scope: &Scope) -> BoxNode {
    let Some(text) = shown.below() else {
        return node;
    };
    let caption = scope.paragraph(&text, name, (scope.tag, TagRole::P));
    BoxNode::column(vec![node, BoxNode::text(caption)], scope.pt(GAP))
}

/// `node` with the picture on it.
fn painted(
    node: BoxNode,
    (image, shown): (&AnyPicture, &content::Image),
    crop: Crop,
    scope: &Scope,
) -> BoxNode {
    let (image, meaning) = (image.clone(), meaning(shown, scope));
    node.painted(move |area| shown::items(&image, area, crop, meaning))
}

/// What a picture means: its words in a new tag, and nothing where it has none.
fn meaning(shown: &content::Image, scope: &Scope) -> Meaning {
    let tag = shown.alt.as_ref().map(|alt| {
        let tag = scope.cx.tag(scope.tag, TagRole::Figure);
        scope.cx.set_alt(tag, alt.plain());
        if let Some(lang) = &alt.lang {
            scope.cx.set_lang(tag, lang);
        }
        tag
    });
    Meaning {
        tag,
        span: Some(shown.file.span),
        given: scope.text_style().color,
    }
}
