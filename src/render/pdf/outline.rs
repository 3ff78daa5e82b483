//! Bookmarks → the outline tree (ISO 32000-1, 12.3.3). The first level stands open, the rest closed.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::{Assembly, number, text};
use super::place::{Placed, Surface, first_places};
use crate::geom::Point;
use crate::pages::OutlineEntry;
use crate::units::Abs;

type Places<'a> = [Option<(usize, &'a Placed)>];

/// Writes the bookmarks; those of pages that no sheet holds lead nowhere and are left out, with all
/// below them.
pub(super) fn bookmarks(pdf: &mut Assembly, entries: &[OutlineEntry], surfaces: &[Surface]) {
    let pages = surfaces.iter().flat_map(|s| &s.placed).map(|p| p.page + 1);
    let places = first_places(pages.max().unwrap_or(0), surfaces);
    let root = pdf.reserve();
    let Some(level) = write_level(pdf, entries, root, &places) else {
        return;
    };
    let mut outlines = level.ends();
    outlines.set("Type", "Outlines");
    outlines.set("Count", level.count);
    pdf.set(root, outlines);
    pdf.set_in_catalog("Outlines", root);
    pdf.set_in_catalog("PageMode", "UseOutlines");
}

/// Where a page of the document is found in the file: `at` on the page, at whatever magnification
/// the reader has.
pub(super) fn destination(
    pdf: &Assembly,
    places: &Places,
    page: usize,
    at: Point,
) -> Option<Object> {
    let (surface, placed) = places.get(page).copied().flatten()?;
    let [x, y] = placed.point(at);
    Some(Object::Array(vec![
        pdf.page(surface)?.into(),
        "XYZ".into(),
        number(x),
        number(y),
        Object::Null,
    ]))
}

/// The bookmarks of one level that were written.
struct Level {
    first: ObjectId,
    last: ObjectId,
    count: i64,
}

impl Level {
    fn ends(&self) -> Dictionary {
        dictionary! { "First" => self.first, "Last" => self.last }
    }
}

fn write_level(
    pdf: &mut Assembly,
    entries: &[OutlineEntry],
    parent: ObjectId,
    places: &Places,
) -> Option<Level> {
    let mut items: Vec<(ObjectId, Dictionary)> = Vec::new();
    for entry in entries {
        let at = Point::new(Abs::ZERO, entry.y);
        let Some(target) = destination(pdf, places, entry.page, at) else {
            continue;
        };
        let id = pdf.reserve();
        let mut item = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => parent,
            "Dest" => target,
        };
        if let Some(below) = write_level(pdf, &entry.children, id, places) {
            item.extend(&below.ends());
            // Negative: closed, with this many to show when opened.
            item.set("Count", -below.count);
        }
        if let Some((before, last)) = items.last_mut() {
            last.set("Next", id);
            item.set("Prev", *before);
        }
        items.push((id, item));
    }
    let level = Level {
        first: items.first()?.0,
        last: items.last()?.0,
        count: items.len() as i64,
    };
    for (id, item) in items {
        pdf.set(id, item);
    }
    Some(level)
}
