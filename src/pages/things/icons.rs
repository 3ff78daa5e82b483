//! Icons beside words, on a disc or bare. They say nothing that the words do not, so they are decoration.

use super::entries::ListEntry;
use super::writing::SEEN;
use super::{Scope, svg};
use crate::color::Color;
use crate::design::TextStyle;
use crate::design::svg::GRID;
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Rect, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::Item;
use crate::pages::{LayoutCx, gray};
use crate::source::Spanned;
use crate::units::Abs;

/// The diameter of an icon's disc, beside titles of 14.5 pt.
const BADGE: f64 = 30.0;
/// An icon's share of that disc.
const IN_BADGE: f64 = 0.68;

/// The icon called `name` in a colour, in a box as wide and high as `side`, but no wider than its place;
/// on a disc in another colour, of which the icon then takes a share. `None` where there is no such icon.
pub fn icon(
    cx: &LayoutCx,
    name: &str,
    (color, side): (Color, Abs),
    disc: Option<(Color, f64)>,
) -> Option<BoxNode> {
    let icon = cx.design.icons.get(name)?.clone();
    // In a woodcut a white disc is not seen on a white panel: there it is black, and the icon white. In line art it has an edge.
    let lost = color.in_grey.is_some() && disc.is_some_and(|(disc, _)| disc == Color::WHITE);
    let (turned, edged) = (
        lost && !gray::is_line_art(cx.design),
        lost && gray::is_line_art(cx.design),
    );
    let (color, disc) = match turned {
        true => {
            let disc = disc.map(|(disc, share)| (disc.as_in_woodcut(true), share));
            (color.as_in_woodcut(false), disc)
        }
        false => (color, disc),
    };
    let node = BoxNode::fixed_within(Size::new(side, side)).painted(move |area| {
        let side = side.min(area.size.width).min(area.size.height);
        let centre = area.origin.shift(side / 2.0, side / 2.0);
        let mut items = Vec::new();
        let mut inner = side;
        if let Some((disc, share)) = disc {
            items.push(Item::filled(Path::circle(centre, side / 2.0), disc));
            items.extend(edged.then(|| gray::edge_inside_disc(centre, side)));
            inner = side * share;
        }
        let corner = centre.shift(-inner / 2.0, -inner / 2.0);
        let place = Rect::new(corner.x, corner.y, inner, inner);
        items.extend(svg::painted(&icon, place, color));
        items
    });
    Some(node)
}

/// Reports an icon in colours of its own that is not seen on `ground`. All others take a colour that is.
fn check_seen(cx: &LayoutCx, name: &Spanned<String>, given: Color, ground: Color) {
    let Some(icon) = cx.design.icons.get(&name.value) else {
        return;
    };
    let contrast = icon.contrast(given, ground);
    if icon.is_colored() && contrast < SEEN {
        let fault = Fault::FaintIcon {
            contrast: contrast.into(),
            wanted: SEEN.into(),
        };
        cx.report(fault.at(name.span).hint(Hint::IconOnOtherGround));
    }
}

/// The icon called `name` before a label, its ink, not its square, at the left edge.
pub fn flush_icon(name: Option<&Spanned<String>>, scope: &Scope, side: Abs) -> Option<BoxNode> {
    let icon = scope.cx.design.icons.get(&name?.value)?.clone();
    let deep = scope.accent.deep;
    check_seen(scope.cx, name?, deep, scope.ground);
    let ink = icon.paths.iter().filter_map(|part| {
        let width = part.stroke.as_ref().map(|stroke| stroke.width);
        let left = part.path.bounds()?.left();
        Some(left - width.unwrap_or(Abs::ZERO) / 2.0)
    });
    let left = ink.reduce(Abs::min).unwrap_or(Abs::ZERO).max(Abs::ZERO);
    let left = (left + (GRID - icon.size.width) / 2.0) * (side / GRID);
    let node = BoxNode::fixed(Size::new(side - left, side)).painted(move |area| {
        let place = Rect::new(area.left() - left, area.top(), side, side);
        svg::painted(&icon, place, deep)
    });
    Some(node.middle())
}

/// The icon called `name` on a white disc, and `words` beside it; the words alone where there is no
/// icon.
pub fn beside_icon(name: Option<&Spanned<String>>, scope: &Scope, words: BoxNode) -> BoxNode {
    let look = (scope.accent.deep, scope.pt_beside_title(BADGE));
    let disc = Some((Color::WHITE, IN_BADGE));
    match name.and_then(|name| icon(scope.cx, &name.value, look, disc)) {
        Some(icon) => {
            let row = vec![icon.middle(), words.content_centred().grow()];
            BoxNode::row(row, scope.pt(10.0))
        }
        None => words,
    }
}

/// The icon called `name`, its side `side`, beside words in `style`: in the colour of the accent, or of the
/// words where that one would not be seen.
pub fn in_line(
    name: Option<&Spanned<String>>,
    scope: &Scope,
    (side, style): (Abs, &TextStyle),
) -> Option<BoxNode> {
    let deep = scope.accent.deep;
    let seen = deep.contrast(scope.ground) >= SEEN;
    let color = if seen { deep } else { style.color };
    check_seen(scope.cx, name?, color, scope.ground);
    let icon = icon(scope.cx, &name?.value, (color, side), None)?;
    Some(icon.wrapped().wide(side))
}

/// `words` and the icon of their item behind them, in the middle of a first line `line` high.
pub fn at_end(
    words: BoxNode,
    entry: &ListEntry,
    (look, line): ((Abs, &TextStyle), Abs),
    gap: Abs,
) -> BoxNode {
    match in_line(entry.item.icon.as_ref(), &entry.scope, look) {
        Some(icon) => {
            let icon = icon.padded_top((line - look.0) / 2.0);
            BoxNode::row(vec![words.grow(), icon], gap).wrapped()
        }
        None => words,
    }
}
