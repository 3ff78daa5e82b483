//! Is any line too thin to be printed?
//!
//! A line of a page, and of a drawing as large as it is shown, and a rectangle that is filled and no wider than a
//! line. White is no ink. What a print shop asks for itself is checked with its other limits.

use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Path, Point, Segment};
use crate::pages::{Item, ItemKind, Page};
use crate::source::Span;
use crate::units::Abs;

/// The thinnest line that office printers and presses print whole (GWG 2022, R0018 and R0019).
pub const LEAST: Abs = Abs::pt(0.25);

/// The thinnest line so far, and where it is.
#[derive(Default)]
pub struct Hairlines {
    thinnest: Option<(Abs, Option<Span>)>,
}

impl Hairlines {
    /// Checks the lines of the next page.
    pub fn page(&mut self, page: &Page) {
        for item in &page.items {
            let Some(width) = width(item).filter(|width| !LEAST.fits(*width)) else {
                continue;
            };
            if self.thinnest.is_none_or(|(known, _)| width < known) {
                let origin = item.origin.as_ref().map(|origin| origin.span);
                self.thinnest = Some((width, item.span.or(origin)));
            }
        }
    }

    /// Reports what was found.
    pub fn finish(self, diags: &mut Diagnostics) {
        if let Some((width, span)) = self.thinnest {
            let fault = Fault::ThinLine {
                // Rounded down: what is told is below the limit.
                width: ((width.to_pt() * 100.0).floor() / 100.0).into(),
                least: LEAST.to_pt().into(),
            };
            diags.push(Diagnostic::warning(fault, span).hint(Hint::ThickerLine));
        }
    }
}

/// How thick a line is, or the shape that serves as one; `None` for what is no line, or white.
pub fn width(item: &Item) -> Option<Abs> {
    let ItemKind::Path {
        path, fill, stroke, ..
    } = &item.kind
    else {
        return None;
    };
    let line = stroke.as_ref().filter(|stroke| stroke.color.inks() > 0);
    if let Some(stroke) = line {
        return Some(stroke.width);
    }
    fill.filter(|fill| fill.inks() > 0)?;
    let size = path.bounds()?.size;
    // What has no width is not painted at all.
    let thinner = size.width.min(size.height);
    (is_rectangle(path) && thinner > Abs::ZERO).then_some(thinner)
}

/// Whether a path has nothing but level and upright edges.
fn is_rectangle(path: &Path) -> bool {
    let mut here: Option<Point> = None;
    let straight = path.segments.iter().all(|segment| match *segment {
        Segment::Move(to) => {
            here = Some(to);
            true
        }
        Segment::Line(to) => {
            let from = here.replace(to);
            from.is_some_and(|from| from.x == to.x || from.y == to.y)
        }
        Segment::Cubic(..) => false,
        Segment::Close => true,
    });
    straight && path.segments.len() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Color;
    use crate::geom::Rect;
    use crate::pages::Stroke;
    use crate::preflight::page_of;

    const BLACK: Color = Color::new([0; 3], [0, 0, 0, 100]);

    fn found(items: Vec<Item>) -> Vec<&'static str> {
        let mut lines = Hairlines::default();
        lines.page(&page_of(items));
        let mut diags = Diagnostics::new();
        lines.finish(&mut diags);
        diags
            .sorted()
            .iter()
            .map(|found| found.fault.name())
            .collect()
    }

    #[test]
    fn lines_and_thin_rectangles_are_told() {
        let line = |width: f64, color| {
            let ends = [0.0, 9.0].map(|x| Point::new(Abs::pt(x), Abs::ZERO));
            Item::stroked(
                Path::line(ends[0], ends[1]),
                Stroke::solid(color, Abs::pt(width)),
            )
        };
        let rectangle = |height: f64| {
            let area = Rect::new(Abs::ZERO, Abs::ZERO, Abs::pt(9.0), Abs::pt(height));
            Item::filled(Path::rounded(area, Abs::ZERO), BLACK)
        };
        assert_eq!(found(vec![line(0.2, BLACK)]), ["thin-line"]);
        assert_eq!(found(vec![line(0.25, BLACK)]), [""; 0]);
        assert_eq!(found(vec![line(0.1, Color::WHITE)]), [""; 0]);
        assert_eq!(found(vec![rectangle(0.2)]), ["thin-line"]);
        assert_eq!(found(vec![rectangle(0.3)]), [""; 0]);
        // A round shape is no line, however flat.
        let dot = Path::circle(Point::default(), Abs::pt(0.1));
        assert_eq!(found(vec![Item::filled(dot, BLACK)]), [""; 0]);
    }
}
