//! Slots → where the pages' content lands on the PDF's own pages.
//!
//! A *surface* is one side of a sheet, which becomes one page of the file. Content is drawn in the
//! page's own space, counted from the lower edge of its trim.

use super::upwards::Upwards;
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
    /// The matrix that moves all of it at last, where the printer is a little off.
    pub adjust: Option<Transform>,
}

impl Surface<'_> {
    /// What y is counted from.
    pub const fn up(&self) -> Upwards {
        Upwards::from(self.size.height)
    }
}

/// A page on a surface.
#[derive(Debug)]
pub(super) struct Placed {
    /// Which page, by index.
    pub page: usize,
    /// The matrix from the page's drawing space to the surface.
    pub matrix: Transform,
    /// The page's trim on the surface.
    pub trim: Rect,
    /// What the page may ink.
    pub clip: Rect,
    /// Whether this is the page's first place in the file. Only there does its content mean
    /// anything; copies are artifacts, or a screen reader would read them twice.
    pub first: bool,
    /// What y is counted from on the surface.
    pub up: Upwards,
    /// From the page to the surface.
    map: Transform,
}

impl Placed {
    /// Where a point of the page lies in the file: x and y.
    pub fn point(&self, point: Point) -> [Abs; 2] {
        let Point { x, y } = self.map.apply(point);
        [x, self.up.y(y)]
    }

    /// The corners that hold a rectangle of the page in the file.
    pub fn corners(&self, rect: Rect) -> [Abs; 4] {
        self.up.corners(self.map.bounds(rect))
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
                placed.push(place(slot, sheet.size, trim, first));
            }
            let up = Upwards::from(sheet.size.height);
            let adjust = &side.adjust;
            let moved = !adjust.is_identity();
            surfaces.push(Surface {
                size: sheet.size,
                placed,
                marks: &side.marks,
                adjust: moved.then(|| up.matrix(&adjust.transform(sheet.size), up)),
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

/// A page of size `trim` in `slot` of a sheet.
pub(super) fn place(slot: &Slot, sheet: Size, trim: Size, first: bool) -> Placed {
    let (up, map) = (Upwards::from(sheet.height), slot.transform(trim));
    Placed {
        page: slot.page,
        matrix: up.matrix(&map, Upwards::from(trim.height)),
        trim: slot.trim(trim),
        clip: slot.clip,
        first,
        up,
        map,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::sheet::Turn;

    #[test]
    fn a_turned_page_covers_its_trim() {
        let (w, h) = (Abs::pt(40.0), Abs::pt(100.0));
        let whole = Rect::from_size(Size::new(w, h));
        for turn in [Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters] {
            let slot = Slot {
                page: 0,
                origin: Point::new(Abs::pt(7.0), Abs::pt(9.0)),
                turn,
                scale: 1.0,
                clip: whole,
            };
            let sheet = Size::new(Abs::pt(300.0), Abs::pt(200.0));
            let placed = place(&slot, sheet, Size::new(w, h), true);
            let wanted = Upwards::from(sheet.height).corners(placed.trim);
            assert_eq!(placed.corners(whole), wanted, "{turn:?}");
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
        let placed = place(&slot, size.turned(), size, true);
        // The page's upper left corner comes to lie at the lower left.
        assert_eq!(placed.point(Point::default()), [Abs::ZERO; 2]);
        let upper_right = Point::new(Abs::pt(40.0), Abs::ZERO);
        assert_eq!(placed.point(upper_right), [0.0, 40.0].map(Abs::pt));
    }
}
