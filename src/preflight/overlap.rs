//! Does any text stand on another?

use super::canvas::Canvas;
use super::overdrawn::{between_areas, is_behind};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::geom::Rect;
use crate::pages::Glyphs;
use crate::units::Abs;

/// How far two texts may overlap at their ends: kerned letters reach into a neighbour's box without
/// touching its letters.
const TOLERANCE: Abs = Abs::pt(2.0);
/// From the top of capitals to the baseline, and from there to the foot of descenders, as shares of
/// the type size: of lines at nine tenths of it, the closest that are allowed, neither meets the
/// other.
const ABOVE: f64 = 0.7;
const BELOW: f64 = 0.18;

/// Reports the lower of two texts that overlap.
pub fn check(canvas: &Canvas, diags: &mut Diagnostics) {
    for (index, item, glyphs) in canvas.texts() {
        let place = inner_box(glyphs);
        let near = canvas.near(&place);
        let before = near.iter().take_while(|at| **at < index);
        for other in before.map(|at| &canvas.painted_items[*at]) {
            let Some(earlier) = other.glyphs() else {
                continue;
            };
            let behind = [item, other.item].into_iter().any(is_behind);
            if inner_box(earlier).meets(&place) && !behind {
                let own = &canvas.painted_items[index];
                if let Some(error) = between_areas(own, other, canvas) {
                    diags.push(error);
                    continue;
                }
                let lower = match earlier.at.y > glyphs.at.y {
                    true => other.item,
                    false => item,
                };
                diags.push(
                    Fault::TextOverlaps
                        .at(lower.span)
                        .hint(Hint::ShorterOrSmaller),
                );
            }
        }
    }
}

/// The part of a text's box that no other text may enter.
fn inner_box(glyphs: &Glyphs) -> Rect {
    let (size, width) = (glyphs.size, glyphs.width - TOLERANCE * 2.0);
    let at = glyphs.at.shift(TOLERANCE, -(size * ABOVE));
    Rect::new(at.x, at.y, width.max(Abs::ZERO), size * (ABOVE + BELOW))
}
