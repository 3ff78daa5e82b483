//! What elements say beside their role (ISO 32000-1, 14.8.5), found from what they hold: how a list
//! is numbered, what a header cell heads, where a figure stands.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, dictionary};

use super::assemble::{rectangle, text};
use super::place::{Surface, first_places};
use super::tags::{Tree, texts};
use crate::geom::{Point, Rect};
use crate::pages::{Glyphs, ItemKind, TagId, TagNode, TagRole};

/// The attributes of all elements that have some.
pub(super) struct Attributes {
    found: BTreeMap<TagId, Dictionary>,
}

impl Attributes {
    /// The attributes of the elements of `tree`.
    pub fn of(tree: &Tree, surfaces: &[Surface]) -> Self {
        let mut found = BTreeMap::new();
        let lists = tree.roles().filter(|(_, role)| *role == TagRole::L);
        found.extend(lists.map(|(list, _)| (list, numbering("None"))));
        let texts = texts(tree.document, TagRole::Lbl);
        for (label, _) in tree.roles().filter(|(_, role)| *role == TagRole::Lbl) {
            let list = tree.parent(label).and_then(|item| tree.parent(item));
            if let Some(list) = list.and_then(|list| found.get_mut(&list)) {
                let text = texts.get(&label).map_or("", String::as_str);
                let counted = text.contains(|c: char| c.is_ascii_digit());
                *list = numbering(if counted { "Decimal" } else { "Disc" });
            }
        }
        found.extend(header_cells(tree));
        found.extend(figures(tree, surfaces));
        Self { found }
    }

    /// Writes the attributes of one element.
    pub fn apply(&self, tag: TagId, node: &TagNode, object: &mut Dictionary) {
        if let Some(attributes) = self.found.get(&tag) {
            object.set("A", attributes.clone());
        }
        // A note must be found by a name of its own (PDF/UA-1, 7.9).
        if node.role == TagRole::Note {
            object.set("ID", text(&format!("note-{}", tag.0)));
        }
    }
}

fn numbering(name: &str) -> Dictionary {
    dictionary! { "O" => "List", "ListNumbering" => name }
}

/// A header cell heads its column where all cells of its row are headers, else its row.
fn header_cells(tree: &Tree) -> BTreeMap<TagId, Dictionary> {
    let mut rows = BTreeMap::<Option<TagId>, (Vec<TagId>, bool)>::new();
    for (cell, role) in tree.roles() {
        let row = rows.entry(tree.parent(cell)).or_default();
        match role {
            TagRole::TH => row.0.push(cell),
            TagRole::TD => row.1 = true,
            _ => {}
        }
    }
    let scope = |name: &str| dictionary! { "O" => "Table", "Scope" => name };
    let heads = rows.into_values().flat_map(|(heads, data)| {
        let name = if data { "Row" } else { "Column" };
        heads.into_iter().map(move |cell| (cell, scope(name)))
    });
    heads.collect()
}

/// Where figures stand that are on one page as a whole.
fn figures(tree: &Tree, surfaces: &[Surface]) -> BTreeMap<TagId, Dictionary> {
    let is_figure = |(_, role): &(TagId, TagRole)| *role == TagRole::Figure;
    if !tree.roles().any(|element| is_figure(&element)) {
        return BTreeMap::new();
    }
    let document = tree.document;
    let places = first_places(document.pages.len(), surfaces);
    // Each figure's page and place; no place once it goes on to another page.
    let mut areas = BTreeMap::<TagId, (usize, Option<Rect>)>::new();
    for (index, page) in document.pages.iter().enumerate() {
        let Some((_, placed)) = places.get(index).copied().flatten() else {
            continue;
        };
        for item in &page.items {
            let Some((tag, area)) = item.tag.zip(bounds(&item.kind)) else {
                continue;
            };
            let area = placed.rect(area);
            let known = areas.entry(tag).or_insert((index, Some(area)));
            known.1 = known
                .1
                .filter(|_| known.0 == index)
                .map(|before| before.union(&area));
        }
    }
    let place = |(tag, _)| {
        let area = areas.get(&tag)?.1?;
        let attributes = dictionary! {
            "O" => "Layout",
            "BBox" => rectangle(area),
            "Placement" => Object::from("Block"),
        };
        Some((tag, attributes))
    };
    tree.roles().filter(is_figure).filter_map(place).collect()
}

/// The place of an item on its page; of text, what its size makes likely.
fn bounds(kind: &ItemKind) -> Option<Rect> {
    match kind {
        ItemKind::Glyphs(glyphs) => {
            let Glyphs {
                at, size, width, ..
            } = glyphs;
            let top = Point::new(at.x, at.y - *size);
            Some(Rect::new(top.x, top.y, *width, *size * 1.25))
        }
        ItemKind::Path { path, .. } => path.bounds(),
        ItemKind::Link { area, .. } => Some(*area),
    }
}
