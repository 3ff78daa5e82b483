//! A drawing of the theme on an area.

use crate::design::art::{DiscShape, DotsShape, GroundShape};
use crate::design::{Accent, Drawing, DrawnShape};
use crate::geom::{Path, Point, Rect, Segment};
use crate::pages::frame::{AreaWords, Item, Origin, OriginKind, Stroke};
use crate::units::Abs;

/// How high a drawing is at most, in its width: as the panels of a letter are. Hills that are pulled up more are
/// hills no longer.
const TALLEST: f64 = 2.2;
/// How large a disc is with its rim, as a share of its radius.
const WITH_RIM: f64 = 1.22;

/// `drawing` on an area, whose corners have these radii (upper left, upper right, lower right, lower
/// left), in surroundings of `accent`.
pub fn painted(drawing: &Drawing, (area, corners): (Rect, [Abs; 4]), accent: &Accent) -> Vec<Item> {
    let width = area.size.width;
    // In a taller area the drawing stands at the foot, below more of its field, and is not stretched.
    let height = area.size.height.min(width * TALLEST);
    let at = |[x, y]: [f64; 2]| {
        let y = area.bottom() - height * (1.0 - y);
        Point::new(area.left() + width * x, y)
    };
    let line = |places: &[[f64; 2]]| places.iter().copied().map(at).collect::<Vec<Point>>();
    let mut items = Vec::with_capacity(drawing.value.len());
    for shape in &drawing.value {
        match shape {
            DrawnShape::Field(field) => {
                let outline = Path::rounded_corners(area, corners);
                items.push(Item::filled(outline, field.color.of(accent)));
            }
            DrawnShape::Ground(GroundShape { crest, color }) => {
                let outline = ground(&line(crest), area, corners);
                items.push(Item::filled(outline, color.of(accent)));
            }
            DrawnShape::Disc(DiscShape {
                at: centre,
                radius,
                color,
                rim,
            }) => {
                let disc = |radius| Path::circle(at(*centre), radius);
                let radius = width * *radius;
                if let Some(rim) = rim {
                    items.push(Item::filled(disc(radius * WITH_RIM), rim.of(accent)));
                }
                items.push(Item::filled(disc(radius), color.of(accent)));
            }
            DrawnShape::Dots(DotsShape {
                points,
                width: dot,
                color,
            }) => {
                let dots = Stroke::dotted(color.of(accent), width * *dot);
                items.push(Item::stroked(Path::smooth(&line(points)), dots));
            }
        }
    }
    for item in &mut items {
        item.origin = Some(Origin {
            kind: OriginKind::Drawing,
            area: None,
            words: AreaWords::None,
            span: drawing.span,
        });
    }
    items
}

/// The ground below a crest that runs from the left edge of `area` to its right edge.
fn ground(crest: &[Point], area: Rect, [.., right, left]: [Abs; 4]) -> Path {
    let mut path = Path::smooth(crest);
    let foot = crest.iter().map(|point| point.y).fold(area.top(), Abs::max);
    let below = Rect::new(
        area.left(),
        foot,
        area.size.width,
        (area.bottom() - foot).max(Abs::ZERO),
    );
    // The lower half of a rounded outline, from its right edge around to its left one.
    let outline = Path::rounded_corners(below, [Abs::ZERO, Abs::ZERO, right, left]);
    let around = outline.segments.into_iter().skip(1);
    path.segments
        .push(Segment::Line(Point::new(below.right(), below.top())));
    path.segments.extend(around.skip(1));
    path
}
