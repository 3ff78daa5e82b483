//! Slots → where the content of pages lies on the pages of the file.
//!
//! A *surface* is one side of a sheet, which is one page of the file. Content is drawn in a space
//! of its page, which is counted from the lower left corner of the trim.

use super::space::PdfSpace;
use crate::geom::{Point, Rect, Size, Transform};
use crate::pages::Document;
use crate::press::{Plan, Slot};
use crate::render::RenderError;
use crate::units::Abs;

/// One side of a sheet.
#[derive(Debug)]
pub(super) struct Surface {
    /// The paper.
    pub size: Size,
    /// The pages on it.
    pub placed: Vec<PlacedPage>,
    /// Whether its pages are panels that are not cut apart.
    pub joined: bool,
}

impl Surface {
    /// The coordinate space of the page of the file.
    pub const fn space(&self) -> PdfSpace {
        PdfSpace::of_height(self.size.height)
    }
}

/// A page on a surface.
#[derive(Debug, Clone)]
pub(super) struct PlacedPage {
    /// Which page, by index.
    pub page: usize,
    /// The matrix from the page's drawing space to the surface.
    pub matrix: Transform,
    /// The page's trim on the surface.
    pub trim: Rect,
    /// What the page may ink.
    pub clip: Rect,
    /// Whether this is the page's first place in the file. Only there its content is tagged; copies
    /// are artifacts, or else a screen reader would read them again.
    pub first: bool,
    /// The coordinate space of the surface.
    pub space: PdfSpace,
    /// The map from the page to the surface, both with y downwards.
    map: Transform,
}

impl PlacedPage {
    /// Where a point of the page lies on the page of the file: x and y.
    pub fn point(&self, point: Point) -> [Abs; 2] {
        let Point { x, y } = self.map.apply(point);
        [x, self.space.y(y)]
    }

    /// The corners of the rectangle that holds `rect` of the page on the page of the file.
    pub fn corners(&self, rect: Rect) -> [Abs; 4] {
        self.space.corners(self.map.bounds(rect))
    }

    /// Whether the page's space is the surface's, and nothing is clipped.
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
pub(super) fn surfaces(document: &Document, plan: &Plan) -> Result<Vec<Surface>, RenderError> {
    let mut seen = vec![false; document.pages.len()];
    let mut surfaces = Vec::with_capacity(plan.sheets.side_count());
    for sheet in plan.sheets.iter() {
        for side in &sheet.sides {
            let mut placed = Vec::with_capacity(side.slots.len());
            for slot in &side.slots {
                let page = document.pages.get(slot.page);
                let trim = page.ok_or(RenderError::NoPage(slot.page))?.trim;
                let first = !std::mem::replace(&mut seen[slot.page], true);
                placed.push(place_page(slot, sheet.size, trim, first));
            }
            surfaces.push(Surface {
                size: sheet.size,
                placed,
                joined: side.joined,
            });
        }
    }
    Ok(surfaces)
}

/// Where each page first stands, by the page's index: surface and place on it. `None` for a page
/// that no sheet holds.
pub(super) fn first_places(
    pages: usize,
    surfaces: &[Surface],
) -> Vec<Option<(usize, &PlacedPage)>> {
    let mut places = vec![None; pages];
    for (index, surface) in surfaces.iter().enumerate() {
        for placed in surface.placed.iter().filter(|placed| placed.first) {
            places[placed.page] = Some((index, placed));
        }
    }
    places
}

/// A page of size `trim` in `slot` of a sheet.
pub(super) fn place_page(slot: &Slot, sheet: Size, trim: Size, first: bool) -> PlacedPage {
    let (space, map) = (PdfSpace::of_height(sheet.height), slot.transform(trim));
    PlacedPage {
        page: slot.page,
        matrix: space.matrix(&map, PdfSpace::of_height(trim.height)),
        trim: slot.trim(trim),
        clip: slot.clip,
        first,
        space,
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
            let placed = place_page(&slot, sheet, Size::new(w, h), true);
            let wanted = PdfSpace::of_height(sheet.height).corners(placed.trim);
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
        let placed = place_page(&slot, size.turned(), size, true);
        // The page's upper left corner comes to lie at the lower left.
        assert_eq!(placed.point(Point::default()), [Abs::ZERO; 2]);
        let upper_right = Point::new(Abs::pt(40.0), Abs::ZERO);
        assert_eq!(placed.point(upper_right), [0.0, 40.0].map(Abs::pt));
    }
}
