//! Icons beside words, on a disc or bare. They say nothing that the words do not, so they are decoration.

use super::Scope;
use super::entries::ListEntry;
use super::writing::SEEN;
use crate::color::Color;
use crate::design::{Icon, TextStyle, icons::GRID};
use crate::geom::{Path, Point, Rect, Size};
use crate::pages::LayoutCx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, ItemKind, Stroke};
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
    let node = BoxNode::fixed_within(Size::new(side, side)).painted(move |area| {
        let side = side.min(area.size.width).min(area.size.height);
        let centre = area.origin.shift(side / 2.0, side / 2.0);
        let mut items = Vec::new();
        let mut inner = side;
        if let Some((disc, share)) = disc {
            items.push(Item::filled(Path::circle(centre, side / 2.0), disc));
            inner = side * share;
        }
        let corner = centre.shift(-inner / 2.0, -inner / 2.0);
        let place = Rect::new(corner.x, corner.y, inner, inner);
        items.extend(drawn(&icon, place, color));
        items
    });
    Some(node)
}

/// The icon called `name` before a label, its ink, not its square, at the left edge.
pub fn flush_icon(name: Option<&Spanned<String>>, scope: &Scope, side: Abs) -> Option<BoxNode> {
    let icon = scope.cx.design.icons.get(&name?.value)?.clone();
    let deep = scope.accent.deep;
    let ink = icon.paths.iter().filter_map(|part| {
        let left = part.path.bounds()?.left();
        Some(left - part.stroke.unwrap_or(Abs::ZERO) / 2.0)
    });
    let left = ink.reduce(Abs::min).unwrap_or(Abs::ZERO) * (side / GRID);
    let node = BoxNode::fixed(Size::new(side - left, side)).painted(move |area| {
        let place = Rect::new(area.left() - left, area.top(), side, side);
        drawn(&icon, place, deep)
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

/// `icon` in the middle of `area`, as large as fits. Its lines grow with it.
fn drawn(icon: &Icon, area: Rect, color: Color) -> Vec<Item> {
    let side = area.size.width.min(area.size.height);
    let scale = side.to_pt() / GRID.to_pt();
    let origin = area.origin.shift(
        (area.size.width - side) / 2.0,
        (area.size.height - side) / 2.0,
    );
    let place = |p: Point| origin.shift(p.x * scale, p.y * scale);
    icon.paths
        .iter()
        .map(|part| {
            Item::artifact(ItemKind::Path {
                path: part.path.map(place),
                fill: part.fill.then_some(color),
                stroke: part.stroke.map(|width| Stroke {
                    round: true,
                    ..Stroke::solid(color, width * scale)
                }),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::IconPath;

    /// A diagonal from corner to corner.
    fn diagonal() -> Icon {
        Icon {
            paths: vec![IconPath {
                path: Path::line(Point::default(), Point::new(GRID, GRID)),
                fill: false,
                stroke: Some(Abs::pt(1.75)),
            }],
        }
    }

    #[test]
    fn an_icon_is_centred_and_its_line_grows_with_it() {
        let area = Rect::new(Abs::pt(10.0), Abs::pt(20.0), Abs::pt(68.0), Abs::pt(48.0));
        let items = drawn(&diagonal(), area, Color::WHITE);
        let ItemKind::Path {
            path,
            fill: None,
            stroke: Some(stroke),
        } = &items[0].kind
        else {
            panic!("{items:?}");
        };
        let expected = Rect::new(Abs::pt(20.0), Abs::pt(20.0), Abs::pt(48.0), Abs::pt(48.0));
        assert_eq!(path.bounds(), Some(expected));
        assert_eq!(stroke.width, Abs::pt(3.5));
        assert!(stroke.round && items[0].tag.is_none());
    }
}
