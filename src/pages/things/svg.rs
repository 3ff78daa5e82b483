//! Drawings → items: filled outlines and lines, in the colours of the drawing or in one that is given.

use crate::color::Color;
use crate::design::svg::{Svg, SvgPath};
use crate::geom::{Point, Rect};
use crate::pages::frame::{Item, ItemKind, Stroke};

/// `drawing` in the middle of `area`, as large as fits; `given` is the colour of what has none of its own.
/// Its lines grow with it.
pub fn painted(drawing: &Svg, area: Rect, given: Color) -> Vec<Item> {
    let size = drawing.size;
    let scale = (area.size.width / size.width).min(area.size.height / size.height);
    let origin = area.origin.shift(
        (area.size.width - size.width * scale) / 2.0,
        (area.size.height - size.height * scale) / 2.0,
    );
    let place = |p: Point| origin.shift(p.x * scale, p.y * scale);
    let item = |part: &SvgPath| {
        let stroke = part.stroke.as_ref().map(|stroke| Stroke {
            color: stroke.ink.color(given),
            width: stroke.width * scale,
            dash: stroke.dash.iter().map(|length| *length * scale).collect(),
            dash_start: stroke.dash_start * scale,
            cap: stroke.cap,
            join: stroke.join,
            in_grey: None,
        });
        Item::artifact(ItemKind::Path {
            path: part.path.map(place),
            fill: part.fill.map(|ink| ink.color(given)),
            stroke,
            opacity: part.opacity,
        })
    };
    drawing.paths.iter().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::svg::{GRID, SvgInk, SvgStroke};
    use crate::geom::{LineCap, LineJoin, Path, Size};
    use crate::units::Abs;

    /// A diagonal from corner to corner.
    fn diagonal() -> Svg {
        Svg {
            size: Size::new(GRID, GRID),
            paths: vec![SvgPath {
                path: Path::line(Point::default(), Point::new(GRID, GRID)),
                fill: None,
                stroke: Some(SvgStroke {
                    ink: SvgInk::Given,
                    width: Abs::pt(1.75),
                    dash: vec![Abs::pt(1.0), Abs::pt(2.0)],
                    dash_start: Abs::pt(0.5),
                    cap: LineCap::Round,
                    join: LineJoin::Bevel,
                }),
                opacity: 1.0,
            }],
        }
    }

    #[test]
    fn a_drawing_is_centred_and_its_line_grows_with_it() {
        let area = Rect::new(Abs::pt(10.0), Abs::pt(20.0), Abs::pt(68.0), Abs::pt(48.0));
        let items = painted(&diagonal(), area, Color::WHITE);
        let ItemKind::Path {
            path,
            fill: None,
            stroke: Some(stroke),
            ..
        } = &items[0].kind
        else {
            panic!("{items:?}");
        };
        let expected = Rect::new(Abs::pt(20.0), Abs::pt(20.0), Abs::pt(48.0), Abs::pt(48.0));
        assert_eq!(path.bounds(), Some(expected));
        assert_eq!(
            (stroke.width, stroke.dash_start),
            (Abs::pt(3.5), Abs::pt(1.0))
        );
        assert_eq!(stroke.dash, [Abs::pt(2.0), Abs::pt(4.0)]);
        assert_eq!((stroke.cap, stroke.join), (LineCap::Round, LineJoin::Bevel));
        assert!(items[0].tag.is_none());
    }

    #[test]
    fn a_wide_drawing_is_as_wide_as_its_place() {
        let mut wide = diagonal();
        wide.size.height = GRID / 2.0;
        wide.paths[0].path = Path::line(Point::default(), Point::new(GRID, GRID / 2.0));
        let area = Rect::new(Abs::ZERO, Abs::ZERO, Abs::pt(48.0), Abs::pt(48.0));
        let items = painted(&wide, area, Color::WHITE);
        let ItemKind::Path { path, .. } = &items[0].kind else {
            panic!("{items:?}");
        };
        let expected = Rect::new(Abs::ZERO, Abs::pt(12.0), Abs::pt(48.0), Abs::pt(24.0));
        assert_eq!(path.bounds(), Some(expected));
    }
}
