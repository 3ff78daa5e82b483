//! Registration marks and colour bars → operators. A print shop lays its plates on each other by the marks,
//! and measures its inks on the bars.

use lopdf::Object;
use lopdf::content::Operation;

use super::resources::spot_name;
use super::space::PdfSpace;
use super::values::points;
use crate::geom::Point;
use crate::press::ColorBar;
use crate::units::Abs;

/// The radius of the circle of a registration mark; its cross is twice as wide.
pub(super) const RADIUS: Abs = Abs::mm(1.25);
/// How far the control points of a quarter of a circle lie from its ends, as a part of the radius.
const CIRCLE: f64 = 0.552_285;
/// The thickness of its lines.
pub(super) const LINE: Abs = Abs::pt(0.25);

/// Draws them, the marks in the stroke colour that is set.
pub(super) fn draw<'b>(
    targets: &[Point],
    bars: impl IntoIterator<Item = &'b ColorBar>,
    space: PdfSpace,
    operations: &mut Vec<Operation>,
) {
    if !targets.is_empty() {
        operations.push(Operation::new("w", vec![points(LINE)]));
        operations.push(Operation::new(
            "d",
            vec![Object::Array(Vec::new()), 0.into()],
        ));
    }
    for target in targets {
        draw_target(*target, space, operations);
    }
    for bar in bars {
        let share = |part: u8| Object::Real(f32::from(part.min(100)) / 100.0);
        match bar.color.spot {
            Some(spot) => operations.extend([
                Operation::new("cs", vec![Object::Name(spot_name(spot.ink).into_bytes())]),
                Operation::new("scn", vec![share(spot.percent)]),
            ]),
            None => operations.push(Operation::new("k", bar.color.cmyk.map(share).to_vec())),
        }
        let area: [Object; 4] = space.lower_left(bar.area).map(points);
        operations.push(Operation::new("re", area.to_vec()));
        operations.push(Operation::new("f", vec![]));
    }
}

/// A circle with a cross through it.
fn draw_target(centre: Point, space: PdfSpace, operations: &mut Vec<Operation>) {
    let mut push = |operator: &str, places: &[(f64, f64)]| {
        // In radii from the centre, upwards.
        let place = |(x, y): &(f64, f64)| {
            [centre.x + RADIUS * *x, space.y(centre.y) + RADIUS * *y].map(points)
        };
        let operands = places.iter().flat_map(place).collect();
        operations.push(Operation::new(operator, operands));
    };
    push("m", &[(-2.0, 0.0)]);
    push("l", &[(2.0, 0.0)]);
    push("m", &[(0.0, -2.0)]);
    push("l", &[(0.0, 2.0)]);
    push("m", &[(1.0, 0.0)]);
    push("c", &[(1.0, CIRCLE), (CIRCLE, 1.0), (0.0, 1.0)]);
    push("c", &[(-CIRCLE, 1.0), (-1.0, CIRCLE), (-1.0, 0.0)]);
    push("c", &[(-1.0, -CIRCLE), (-CIRCLE, -1.0), (0.0, -1.0)]);
    push("c", &[(CIRCLE, -1.0), (1.0, -CIRCLE), (1.0, 0.0)]);
    push("S", &[]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Color;
    use crate::geom::Rect;

    #[test]
    fn a_bar_is_in_its_own_ink() {
        let bar = ColorBar {
            area: Rect::new(Abs::pt(1.0), Abs::pt(2.0), Abs::pt(3.0), Abs::pt(4.0)),
            color: Color::new([0; 3], [100, 0, 50, 0]),
        };
        let mut operations = Vec::new();
        draw(
            &[],
            [&bar],
            PdfSpace::of_height(Abs::pt(10.0)),
            &mut operations,
        );
        let names: Vec<&str> = operations.iter().map(|o| o.operator.as_str()).collect();
        assert_eq!(names, ["k", "re", "f"]);
        assert_eq!(
            operations[0].operands,
            [1.0, 0.0, 0.5, 0.0].map(Object::Real)
        );
        assert_eq!(
            operations[1].operands,
            [1.0, 4.0, 3.0, 4.0].map(Object::Real)
        );
    }
}
