//! Icons as items: an icon in one colour, alone or on a disc. Where they stand is decided by who
//! places them; they say nothing that the words beside them do not, so they are decoration.

use super::frame::{Item, ItemKind, Stroke};
use crate::color::Color;
use crate::design::{Accent, Icon, icons::GRID};
use crate::geom::{Path, Point, Rect};
use crate::units::Abs;

/// The side of an icon's square as a share of the diameter of its disc: the corners of the square,
/// which icons leave empty, lie just inside the disc.
const ON_DISC: f64 = 0.66;

/// `icon` in the middle of `area`, as large as fits. Its lines grow with it.
pub fn icon(icon: &Icon, area: Rect, color: Color) -> Vec<Item> {
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
                    color,
                    width: width * scale,
                    dash: Vec::new(),
                    round: true,
                }),
            })
        })
        .collect()
}

/// A disc in the accent's soft colour, and on it `icon` in its deep one.
pub fn disc(icon: &Icon, centre: Point, diameter: Abs, accent: &Accent) -> Vec<Item> {
    let side = diameter * ON_DISC;
    let corner = centre.shift(-side / 2.0, -side / 2.0);
    let area = Rect::new(corner.x, corner.y, side, side);
    let ground = Path::circle(centre, diameter / 2.0);
    let mut items = vec![Item::filled(ground, accent.soft)];
    items.extend(self::icon(icon, area, accent.deep));
    items
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
        let items = icon(&diagonal(), area, Color::WHITE);
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

    #[test]
    fn the_disc_lies_under_the_icon_and_holds_it() {
        let accent = Accent {
            name: "fjord".to_owned(),
            deep: Color::WHITE.to_grey(),
            bright: Color::WHITE,
            soft: Color::WHITE,
        };
        let centre = Point::new(Abs::pt(50.0), Abs::pt(50.0));
        let items = disc(&diagonal(), centre, Abs::pt(24.0), &accent);
        let bounds: Vec<Rect> = items
            .iter()
            .filter_map(|item| match &item.kind {
                ItemKind::Path { path, .. } => path.bounds(),
                _ => None,
            })
            .collect();
        assert_eq!(bounds.len(), 2);
        assert_eq!(bounds[0], bounds[0].union(&bounds[1]));
    }
}
