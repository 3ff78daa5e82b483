//! Icons as items: an icon in one colour. Where they stand is decided by who
//! places them; they say nothing that the words beside them do not, so they are decoration.

use super::frame::{Item, ItemKind, Stroke};
use crate::color::Color;
use crate::design::{Icon, icons::GRID};
use crate::geom::{Point, Rect};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::IconPath;
    use crate::geom::Path;
    use crate::units::Abs;

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
}
