//! The attributes of elements (ISO 32000-1, 14.8.5): how a list is numbered, whether a header cell
//! is for its row or its column, where a figure stands. They are found from what the elements hold.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, dictionary};

use super::elements::Elements;
use super::facts::TagFacts;
use super::place::{Surface, first_places};
use super::values::{rectangle, text_string};
use crate::content::project::ScreenForm;
use crate::pages::{ListNumbering, TagId, TagNode, TagRole};

/// The attributes of the elements that have any.
pub(super) struct Attributes {
    form: ScreenForm,
    found: BTreeMap<TagId, Dictionary>,
}

impl Attributes {
    /// The attributes of the elements of `elements`.
    pub fn new(
        elements: &Elements,
        surfaces: &[Surface],
        facts: &TagFacts,
        form: ScreenForm,
    ) -> Self {
        let mut found = BTreeMap::new();
        let lists = elements.roles().filter(|(_, role)| *role == TagRole::L);
        found.extend(lists.map(|(list, _)| (list, numbering("None"))));
        for (label, _) in elements.roles().filter(|(_, role)| *role == TagRole::Lbl) {
            let list = elements
                .parent(label)
                .and_then(|item| elements.parent(item));
            if let Some(list) = list.and_then(|list| found.get_mut(&list)) {
                let text = facts.text(label).unwrap_or("");
                let counted = text.contains(|c: char| c.is_ascii_digit());
                *list = numbering(if counted { "Decimal" } else { "Disc" });
            }
        }
        let told = elements.iter().filter_map(|(list, node, _)| {
            let name = match node.numbering? {
                ListNumbering::Disc => "Disc",
                ListNumbering::Square => "Square",
                ListNumbering::Decimal => "Decimal",
                ListNumbering::LowerAlpha => "LowerAlpha",
                // What is drawn before them has no name there.
                ListNumbering::Tick | ListNumbering::Cross => return None,
            };
            Some((list, numbering(name)))
        });
        found.extend(told);
        found.extend(header_cells(elements));
        found.extend(figures(elements, surfaces, facts));
        Self { form, found }
    }

    /// Writes the attributes of one element.
    pub fn apply(&self, tag: TagId, node: &TagNode, object: &mut Dictionary) {
        if let Some(attributes) = self.found.get(&tag) {
            object.set("A", attributes.clone());
        }
        match (node.role, self.form) {
            // A note must have an ID of its own (PDF/UA-1, 7.9).
            (TagRole::Note, ScreenForm::Ua1) => {
                object.set("ID", text_string(&format!("note-{}", tag.0)));
            }
            // It must say what kind of note it is (PDF/UA-2, 8.2.5.14).
            (TagRole::Note, ScreenForm::Ua2) => {
                object.set(
                    "A",
                    dictionary! { "O" => "FENote", "NoteType" => "Footnote" },
                );
            }
            _ => {}
        }
    }
}

fn numbering(name: &str) -> Dictionary {
    dictionary! { "O" => "List", "ListNumbering" => name }
}

/// The scope of header cells: the column where all cells of the row are headers, else the row.
fn header_cells(elements: &Elements) -> BTreeMap<TagId, Dictionary> {
    let mut rows = BTreeMap::<Option<TagId>, (Vec<TagId>, bool)>::new();
    for (cell, role) in elements.roles() {
        let row = rows.entry(elements.parent(cell)).or_default();
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

/// Where figures stand; only of those that are on one page.
fn figures(
    elements: &Elements,
    surfaces: &[Surface],
    facts: &TagFacts,
) -> BTreeMap<TagId, Dictionary> {
    let places = first_places(elements.document.pages.len(), surfaces);
    let place = |(tag, role): (TagId, TagRole)| {
        let figure = (role == TagRole::Figure).then(|| facts.figure(tag))??;
        let (_, placed) = places.get(figure.page).copied().flatten()?;
        let attributes = dictionary! {
            "O" => "Layout",
            "BBox" => rectangle(placed.corners(figure.area?)),
            "Placement" => Object::from("Block"),
        };
        Some((tag, attributes))
    };
    elements.roles().filter_map(place).collect()
}
