//! Slots → where the pages' content lands on the PDF's own pages.
//!
//! A *surface* is one side of a sheet, which becomes one page of the file. Content is drawn in the
//! page's own space, turned the way PDF counts: from the trim's lower left corner, y upwards.

use crate::geom::{Point, Rect, Size, Transform};
use crate::pages::Document;
use crate::press::{Mark, Plan, Slot};
use crate::render::RenderError;
use crate::units::Abs;

/// One side of a sheet.
#[derive(Debug)]
pub(super) struct Surface<'p> {
    /// The paper.
    pub size: Size,
    /// The pages on it.
    pub placed: Vec<Placed>,
    /// The marks beside them.
    pub marks: &'p [Mark],
    /// How all of it is moved at last, where the printer is a little off.
    pub adjust: Option<Transform>,
}

/// A page on a surface.
#[derive(Debug)]
pub(super) struct Placed {
    /// Which page, by index.
    pub page: usize,
    /// From the page's drawing space to the surface.
    pub matrix: Transform,
    /// The page's trim on the surface.
    pub trim: Rect,
    /// What the page may ink.
    pub clip: Rect,
    /// Whether this is the page's first place in the file. Only there does its content mean
    /// anything; copies are artifacts, or a screen reader would read them twice.
    pub first: bool,
    height: Abs,
}

impl Placed {
    /// A point of the page (y downwards) on the surface.
    pub fn point(&self, point: Point) -> Point {
        self.matrix
            .apply(Point::new(point.x, self.height - point.y))
    }

    /// A rectangle of the page on the surface, upright again after a turn.
    pub fn rect(&self, rect: Rect) -> Rect {
        let corner = |x, y| {
            let at = self.point(Point::new(x, y));
            Rect::new(at.x, at.y, Abs::ZERO, Abs::ZERO)
        };
        corner(rect.left(), rect.top()).union(&corner(rect.right(), rect.bottom()))
    }

    /// Whether drawing on the page and drawing on the surface are the same thing.
    pub fn is_direct(&self, surface: Size) -> bool {
        self.matrix == Transform::translate(Point::default()) && self.fills(surface)
    }

    /// Whether the page may ink the whole surface.
    pub fn fills(&self, surface: Size) -> bool {
        self.clip.left().fits(Abs::ZERO)
            && self.clip.top().fits(Abs::ZERO)
            && surface.width.fits(self.clip.right())
            && surface.height.fits(self.clip.bottom())
    }
}

/// The surfaces of a plan, in the order of printing.
pub(super) fn surfaces<'p>(
    document: &Document,
    plan: &'p Plan,
) -> Result<Vec<Surface<'p>>, RenderError> {
    let mut seen = vec![false; document.pages.len()];
    let mut surfaces = Vec::new();
    for sheet in &plan.sheets {
        for side in &sheet.sides {
            let mut placed = Vec::with_capacity(side.slots.len());
            for slot in &side.slots {
                let page = document.pages.get(slot.page);
                let trim = page.ok_or(RenderError::NoPage(slot.page))?.trim;
                let first = !std::mem::replace(&mut seen[slot.page], true);
                placed.push(place(slot, trim, first));
            }
            surfaces.push(Surface {
                size: sheet.size,
                placed,
                marks: &side.marks,
                adjust: (!side.adjust.is_identity()).then(|| side.adjust.transform(sheet.size)),
            });
        }
    }
    Ok(surfaces)
}

/// Where each page first stands: surface and place on it, by page index; `None` for a page that no
/// sheet holds.
pub(super) fn first_places<'s>(
    pages: usize,
    surfaces: &'s [Surface],
) -> Vec<Option<(usize, &'s Placed)>> {
    let mut places = vec![None; pages];
    for (index, surface) in surfaces.iter().enumerate() {
        for placed in surface.placed.iter().filter(|placed| placed.first) {
            places[placed.page] = Some((index, placed));
        }
    }
    places
}

/// A page of size `trim` in `slot`.
pub(super) fn place(slot: &Slot, trim: Size, first: bool) -> Placed {
    Placed {
        page: slot.page,
        matrix: slot.transform(trim),
        trim: slot.trim(trim),
        clip: slot.clip,
        first,
        height: trim.height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::sheet::Turn;

    #[test]
    fn a_turned_page_covers_its_trim() {
        let (w, h) = (Abs::pt(40.0), Abs::pt(100.0));
        let whole = Rect::new(Abs::ZERO, Abs::ZERO, w, h);
        for turn in [Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters] {
            let slot = Slot {
                page: 0,
                origin: Point::new(Abs::pt(7.0), Abs::pt(9.0)),
                turn,
                scale: 1.0,
                clip: whole,
            };
            let placed = place(&slot, Size::new(w, h), true);
            assert_eq!(placed.rect(whole), placed.trim, "{turn:?}");
        }
    }

    #[test]
    fn a_quarter_turn_is_counterclockwise() {
        let slot = Slot {
            page: 0,
            origin: Point::default(),
            turn: Turn::Quarter,
            scale: 1.0,
            clip: Rect::default(),
        };
        let size = Size::new(Abs::pt(40.0), Abs::pt(100.0));
        let placed = place(&slot, size, true);
        // The page's upper left corner comes to lie at the lower left.
        assert_eq!(placed.point(Point::default()), Point::default());
        let upper_right = Point::new(Abs::pt(40.0), Abs::ZERO);
        assert_eq!(
            placed.point(upper_right),
            Point::new(Abs::ZERO, Abs::pt(40.0))
        );
    }
}
