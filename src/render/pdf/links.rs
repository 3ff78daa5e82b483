//! Places to click → link annotations, which belong to the structure (PDF/UA-1, 7.18.5).

use lopdf::{Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::content_items::{ContentItem, ContentItemKind};
use super::destinations::Destinations;
use super::facts::TagFacts;
use super::outline::destination;
use super::place::{Surface, first_places};
use super::values::{rectangle, text_string};
use crate::geom::Point;
use crate::pages::{Document, LinkTarget, TagId};
use crate::units::Abs;

/// A link annotation in the file.
pub(super) struct LinkAnnotation {
    /// Which of the content items it is.
    pub content_item: usize,
    /// The annotation.
    pub annotation: ObjectId,
    /// Its key in the parent tree of the structure.
    pub key: i64,
    /// The place in the file that it leads to, where it leads to one.
    pub place: Option<Object>,
}

/// Writes all link annotations. Links to pages that no sheet holds are left out.
pub(super) fn annotate(
    pdf: &mut PdfBuilder,
    document: &Document,
    surfaces: &[Surface],
    content_items: &[ContentItem],
    facts: &TagFacts,
) -> Vec<LinkAnnotation> {
    let places = first_places(document.pages.len(), surfaces);
    let mut links = Vec::new();
    let mut on_page: Vec<Vec<Object>> = vec![Vec::new(); surfaces.len()];
    for (index, content_item) in content_items.iter().enumerate() {
        let ContentItemKind::Link(area, target) = &content_item.kind else {
            continue;
        };
        let covered = facts.text(content_item.tag);
        let mut annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rectangle(*area),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // The flag that it is printed (ISO 32000-1, table 165), which PDF/A demands.
            "F" => 4,
            "Contents" => text_string(&description(document, content_item.tag, covered, target)),
        };
        let mut led = None;
        match target {
            LinkTarget::Uri(uri) => annotation.set(
                "A",
                dictionary! { "Type" => "Action", "S" => "URI", "URI" => Object::string_literal(percent_encoded(uri)) },
            ),
            LinkTarget::Place(number) => {
                let place = document.places.get(*number).copied().flatten();
                let at = place.map(|place| (place.page, Point::new(Abs::ZERO, place.y)));
                match at.and_then(|(page, at)| destination(pdf, &places, page, at)) {
                    Some(target) => led = Some(target),
                    None => continue,
                }
            }
            LinkTarget::Page(page) => {
                match destination(pdf, &places, *page, Point::default()) {
                    Some(target) => led = Some(target),
                    None => continue,
                }
            }
        }
        if let Some(place) = &led {
            annotation.set("Dest", place.clone());
        }
        // The first keys of the parent tree are the surfaces'.
        let key = (surfaces.len() + links.len()) as i64;
        annotation.set("StructParent", key);
        let id = pdf.add_open(annotation);
        if let Some(annotations) = on_page.get_mut(content_item.surface) {
            annotations.push(id.into());
        }
        links.push(LinkAnnotation {
            content_item: index,
            annotation: id,
            key,
            place: led,
        });
    }
    for (surface, annotations) in on_page.into_iter().enumerate() {
        if !annotations.is_empty() {
            pdf.set_in_page(surface, "Annots", annotations);
        }
    }
    links
}

/// Lets links lead to elements, and not only to places on pages.
pub(super) fn lead_to_elements(
    pdf: &mut PdfBuilder,
    content_items: &[ContentItem],
    links: Vec<LinkAnnotation>,
    destinations: &Destinations,
) {
    for link in links {
        let content_item = content_items.get(link.content_item);
        if let (Some(place), Some(ContentItem { tag, kind, .. })) = (link.place, content_item)
            && let ContentItemKind::Link(_, target) = kind
        {
            let tag = destinations.of_link(*tag, target);
            pdf.replace(
                link.annotation,
                "Dest",
                ("A", destinations.go_to(place, tag)),
            );
        }
    }
}

/// The description of a link: its own alternative text, else the text that it covers, else where it
/// leads.
fn description(
    document: &Document,
    tag: TagId,
    covered: Option<&str>,
    target: &LinkTarget,
) -> String {
    if let Some(alt) = document.tags.get(tag).and_then(|node| node.alt.clone()) {
        return alt;
    }
    let covered: Vec<&str> = covered.unwrap_or("").split_whitespace().collect();
    if !covered.is_empty() {
        return covered.join(" ");
    }
    match target {
        LinkTarget::Uri(uri) => uri.clone(),
        LinkTarget::Place(number) => {
            let place = document.places.get(*number).copied().flatten();
            let page = place.and_then(|place| Some((place.page, document.pages.get(place.page)?)));
            page.map_or_else(String::new, |(index, page)| page.name(index))
        }
        LinkTarget::Page(index) => {
            let page = document.pages.get(*index);
            page.map_or_else(String::new, |page| page.name(*index))
        }
    }
}

/// An address in ASCII, as PDF demands (ISO 32000-1, 12.6.4.7): all other characters as
/// percent-encoded UTF-8.
fn percent_encoded(uri: &str) -> String {
    let mut out = String::with_capacity(uri.len());
    for byte in uri.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_ascii() {
        assert_eq!(
            percent_encoded("https://æ.no/a b"),
            "https://%C3%A6.no/a%20b"
        );
        assert_eq!(percent_encoded("mailto:a@b.no"), "mailto:a@b.no");
    }
}
