//! Bookmarks → the outline tree (ISO 32000-1, 12.3.3). The first level is open, the others are closed.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::destinations::Destinations;
use super::place::{PlacedPage, Surface, first_places};
use super::values::{points, text_string};
use crate::geom::Point;
use crate::pages::OutlineEntry;
use crate::units::Abs;

type FirstPlaces<'a> = [Option<(usize, &'a PlacedPage)>];

/// Writes the bookmarks, which lead to elements where there are `destinations`. Those of pages that no sheet holds are
/// left out, with all below them.
pub(super) fn bookmarks(
    pdf: &mut PdfBuilder,
    entries: &[OutlineEntry],
    surfaces: &[Surface],
    destinations: Option<&Destinations>,
) {
    let pages = surfaces.iter().flat_map(|s| &s.placed).map(|p| p.page + 1);
    let places = first_places(pages.max().unwrap_or(0), surfaces);
    let root = pdf.reserve();
    let Some(level) = write_level(pdf, entries, root, (&places, destinations)) else {
        return;
    };
    let mut outlines = level.ends();
    outlines.set("Type", "Outlines");
    outlines.set("Count", level.count);
    pdf.set(root, outlines);
    pdf.set_in_catalog("Outlines", root);
    pdf.set_in_catalog("PageMode", "UseOutlines");
}

/// The destination `at` a point of a page, which keeps the reader's magnification.
pub(super) fn destination(
    pdf: &PdfBuilder,
    places: &FirstPlaces,
    page: usize,
    at: Point,
) -> Option<Object> {
    let (surface, placed) = places.get(page).copied().flatten()?;
    let [x, y] = placed.point(at);
    Some(Object::Array(vec![
        pdf.page(surface)?.into(),
        "XYZ".into(),
        points(x),
        points(y),
        Object::Null,
    ]))
}

/// The bookmarks of one level that were written.
struct BookmarkLevel {
    first: ObjectId,
    last: ObjectId,
    count: i64,
}

impl BookmarkLevel {
    fn ends(&self) -> Dictionary {
        dictionary! { "First" => self.first, "Last" => self.last }
    }
}

fn write_level(
    pdf: &mut PdfBuilder,
    entries: &[OutlineEntry],
    parent: ObjectId,
    (places, destinations): (&FirstPlaces, Option<&Destinations>),
) -> Option<BookmarkLevel> {
    let mut items: Vec<(ObjectId, Dictionary)> = Vec::new();
    for entry in entries {
        let at = Point::new(Abs::ZERO, entry.y);
        let Some(target) = destination(pdf, places, entry.page, at) else {
            continue;
        };
        let id = pdf.reserve();
        let mut item = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parent,
        };
        match destinations {
            None => item.set("Dest", target),
            Some(destinations) => {
                let tag = destinations.of_bookmark(entry.page, entry.y);
                item.set("A", destinations.go_to(target, tag));
            }
        }
        let below = write_level(pdf, &entry.children, id, (places, destinations));
        if let Some(below) = below {
            item.extend(&below.ends());
            // Negative: it is closed, and shows this many when it is opened.
            item.set("Count", -below.count);
        }
        if let Some((before, last)) = items.last_mut() {
            last.set("Next", id);
            item.set("Prev", *before);
        }
        items.push((id, item));
    }
    let level = BookmarkLevel {
        first: items.first()?.0,
        last: items.last()?.0,
        count: items.len() as i64,
    };
    for (id, item) in items {
        pdf.set(id, item);
    }
    Some(level)
}
