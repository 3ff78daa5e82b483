//! A drawing of the theme on an area.

use crate::design::art::{DiscShape, DotsShape, GroundShape};
use crate::design::{Accent, Drawing, DrawnShape};
use crate::geom::{Path, Point, Rect, Segment};
use crate::pages::frame::{AreaWords, Item, Origin, OriginKind, Stroke};
use crate::pages::{LayoutCx, gray};
use crate::units::Abs;

/// How high a drawing is at most, in its width: as the panels of a letter are. Hills that are pulled up more are
/// hills no longer.
const TALLEST: f64 = 2.2;
/// How large a disc is with its rim, as a share of its radius.
const WITH_RIM: f64 = 1.22;

/// `drawing` on an area, whose corners have these radii (upper left, upper right, lower right, lower
/// left), in surroundings of `accent`.
pub fn painted(
    cx: &LayoutCx,
    drawing: &Drawing,
    (area, corners): (Rect, [Abs; 4]),
    accent: &Accent,
) -> Vec<Item> {
    let (width, height) = (area.size.width, height_in(area));
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
                let color = gray::ground(cx.design, field.color.of(accent));
                items.push(Item::filled(outline, color));
            }
            DrawnShape::Ground(GroundShape { crest, color }) => {
                let outline = ground(&line(crest), area, corners);
                items.extend(gray::filled(cx.design, outline, color.of(accent)));
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
                let color = gray::ground(cx.design, color.of(accent));
                items.extend(gray::disc_items((at(*centre), radius * 2.0), color));
            }
            DrawnShape::Dots(DotsShape {
                points,
                width: dot,
                color,
            }) => {
                let color = gray::on_deep(cx.design, color.of(accent));
                let dots = Stroke::dotted(color, width * *dot);
                items.push(Item::stroked(Path::smooth(&line(points)), dots));
            }
        }
    }
    for item in &mut items {
        item.origin = Some(Origin {
            kind: OriginKind::Drawing,
            area: None,
            words: AreaWords::None,
            behind: false,
            span: drawing.span,
        });
    }
    items
}

/// How high a drawing is in an area: in a taller one it stands at the foot, below more of its field, and is not
/// stretched.
fn height_in(area: Rect) -> Abs {
    area.size.height.min(area.size.width * TALLEST)
}

/// What of a drawing that stands on the area `shown` goes on beyond its left edge, on another area whose mirror
/// image it is: its fields and its grounds, as large as there. Where the other area is wider, they run level to its
/// far edge; or, with `both`, they come back to that as they were at the first.
pub fn land(drawing: &Drawing, shown: Rect, (area, both): (Rect, bool)) -> Drawing {
    let share = (shown.size.width / area.size.width).min(1.0);
    let steep = height_in(shown) / height_in(area);
    let shapes = drawing.value.iter().filter_map(|shape| match shape {
        DrawnShape::Field(_) => Some(shape.clone()),
        DrawnShape::Ground(ground) => {
            let there = |[x, y]: &[f64; 2]| [x * share, 1.0 - (1.0 - y) * steep];
            let mut crest: Vec<[f64; 2]> = ground.crest.iter().map(there).collect();
            let back: Vec<[f64; 2]> = crest.iter().rev().map(|[x, y]| [1.0 - x, *y]).collect();
            match crest.last().copied() {
                Some(_) if both => crest.extend(back),
                Some([x, y]) if x < 1.0 => crest.push([1.0, y]),
                _ => {}
            }
            Some(DrawnShape::Ground(GroundShape {
                crest,
                color: ground.color,
            }))
        }
        DrawnShape::Disc(_) | DrawnShape::Dots(_) => None,
    });
    Drawing {
        value: shapes.collect(),
        span: drawing.span,
    }
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
