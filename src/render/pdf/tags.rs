//! The tag tree → the structure tree (ISO 32000-1, 14.7), for screen readers and reflow.
//!
//! An element's kids stand in the order in which reading first reaches them; elements that nothing
//! reaches are left out.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::{Assembly, text};
use super::attributes::Attributes;
use super::facts::Facts;
use super::links::Link;
use super::ops::{Touch, Touched};
use super::place::Surface;
use crate::pages::{Document, TagId, TagNode, TagRole, TagTree};

/// One kid of an element.
enum Kid {
    Element(TagId),
    /// Marked content: surface and number.
    Content(usize, u32),
    /// An annotation and its surface.
    Annotation(usize, ObjectId),
}

/// An element that reading reaches.
struct Element {
    id: ObjectId,
    kids: Vec<Kid>,
}

/// Writes the structure tree, and marks the file as tagged.
pub(super) fn structure(
    pdf: &mut Assembly,
    document: &Document,
    surfaces: &[Surface],
    touches: &[Touch],
    links: &[Link],
    facts: &Facts,
) {
    if document.tags.nodes.is_empty() {
        return;
    }
    let mut tree = Tree {
        document,
        elements: BTreeMap::new(),
    };
    let mut annotations = links.iter().peekable();
    for (index, touch) in touches.iter().enumerate() {
        let kid = match touch.what {
            Touched::Content(number) => Kid::Content(touch.surface, number),
            Touched::Link(..) => match annotations.next_if(|link| link.touch == index) {
                Some(link) => Kid::Annotation(touch.surface, link.annotation),
                None => continue,
            },
        };
        tree.reach(pdf, touch.tag).kids.push(kid);
    }
    let document_element = tree.reach(pdf, TagTree::ROOT).id;

    let root = pdf.reserve();
    let attributes = Attributes::of(&tree, surfaces, facts);
    for (tag, element) in &tree.elements {
        if let Some(node) = document.tags.nodes.get(tag.0 as usize) {
            let parent = tree.parent(*tag).and_then(|tag| tree.elements.get(&tag));
            let parent = parent.map_or(root, |parent| parent.id);
            let mut object = tree.element(pdf, node, element, parent);
            attributes.apply(*tag, node, &mut object);
            pdf.set(element.id, object);
        }
    }
    let (parents, next) = tree.parent_tree(pdf, touches, links);
    pdf.set(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document_element,
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    pdf.set_in_catalog("StructTreeRoot", root);
    pdf.set_in_catalog("MarkInfo", dictionary! { "Marked" => true });
}

/// The elements that reading reaches.
pub(super) struct Tree<'a> {
    pub document: &'a Document,
    elements: BTreeMap<TagId, Element>,
}

impl Tree<'_> {
    /// The parent of a tag; the root's is `None`. A parent that does not stand before its child, as
    /// the model demands, is taken for the root: so the walk always ends.
    pub fn parent(&self, tag: TagId) -> Option<TagId> {
        if tag == TagTree::ROOT {
            return None;
        }
        let node = self.document.tags.nodes.get(tag.0 as usize);
        let parent = node.and_then(|node| node.parent);
        Some(
            parent
                .filter(|parent| *parent < tag)
                .unwrap_or(TagTree::ROOT),
        )
    }

    /// Every element's tag and role, parents first.
    pub fn roles(&self) -> impl Iterator<Item = (TagId, TagRole)> {
        let node = |tag: &TagId| self.document.tags.nodes.get(tag.0 as usize);
        let role = move |tag: &TagId| node(tag).map(|node| (*tag, node.role));
        self.elements.keys().filter_map(role)
    }

    /// The element of a tag, made along with those above it at the first call.
    fn reach(&mut self, pdf: &mut Assembly, tag: TagId) -> &mut Element {
        let (mut child, mut here) = (None, Some(tag));
        while let Some(tag) = here {
            let known = self.elements.contains_key(&tag);
            let element = self.element_of(pdf, tag);
            if let Some(child) = child {
                element.kids.push(Kid::Element(child));
            }
            if known {
                break;
            }
            child = Some(tag);
            here = self.parent(tag);
        }
        self.element_of(pdf, tag)
    }

    fn element_of(&mut self, pdf: &mut Assembly, tag: TagId) -> &mut Element {
        self.elements.entry(tag).or_insert_with(|| Element {
            id: pdf.reserve(),
            kids: Vec::new(),
        })
    }

    fn element(
        &self,
        pdf: &Assembly,
        node: &TagNode,
        element: &Element,
        parent: ObjectId,
    ) -> Dictionary {
        let mut object = dictionary! {
            "Type" => "StructElem",
            "S" => role_name(node.role),
            "P" => parent,
        };
        // Content on the element's own page is named by its number alone.
        let page = element.kids.iter().find_map(|kid| match kid {
            Kid::Content(surface, _) => Some(*surface),
            Kid::Element(_) | Kid::Annotation(..) => None,
        });
        if let Some(id) = page.and_then(|surface| pdf.page(surface)) {
            object.set("Pg", id);
        }
        let kids = element.kids.iter();
        let kids: Vec<Object> = kids.filter_map(|kid| self.kid(pdf, kid, page)).collect();
        object.set("K", kids);
        if let Some(lang) = &node.lang {
            object.set("Lang", text(&lang.0));
        }
        if let Some(alt) = &node.alt {
            object.set("Alt", text(alt));
        }
        if let Some(title) = &node.title {
            object.set("T", text(title));
        }
        object
    }

    fn kid(&self, pdf: &Assembly, kid: &Kid, page: Option<usize>) -> Option<Object> {
        Some(match kid {
            Kid::Element(tag) => self.elements.get(tag)?.id.into(),
            Kid::Content(surface, number) if Some(*surface) == page => i64::from(*number).into(),
            Kid::Content(surface, number) => dictionary! {
                "Type" => "MCR",
                "Pg" => pdf.page(*surface)?,
                "MCID" => i64::from(*number),
            }
            .into(),
            Kid::Annotation(surface, annotation) => dictionary! {
                "Type" => "OBJR",
                "Pg" => pdf.page(*surface)?,
                "Obj" => *annotation,
            }
            .into(),
        })
    }

    /// Which element the marked content of every page, and every annotation, belongs to; and the
    /// next free key.
    fn parent_tree(
        &self,
        pdf: &mut Assembly,
        touches: &[Touch],
        links: &[Link],
    ) -> (ObjectId, i64) {
        let mut owners: Vec<BTreeMap<u32, Object>> = vec![BTreeMap::new(); pdf.page_count()];
        for touch in touches {
            let owner = self.elements.get(&touch.tag);
            if let (Touched::Content(number), Some(owner)) = (&touch.what, owner)
                && let Some(page) = owners.get_mut(touch.surface)
            {
                page.insert(*number, owner.id.into());
            }
        }
        let mut entries: Vec<Object> = Vec::new();
        for (surface, owners) in owners.into_iter().enumerate() {
            if !owners.is_empty() {
                let owners: Vec<Object> = owners.into_values().collect();
                entries.push((surface as i64).into());
                entries.push(pdf.add(owners).into());
                pdf.set_in_page(surface, "StructParents", surface as i64);
            }
        }
        for link in links {
            let tag = touches.get(link.touch).map(|touch| touch.tag);
            if let Some(owner) = tag.and_then(|tag| self.elements.get(&tag)) {
                entries.push(link.key.into());
                entries.push(owner.id.into());
            }
        }
        let next = (pdf.page_count() + links.len()) as i64;
        (pdf.add(dictionary! { "Nums" => entries }), next)
    }
}

/// A role's name in the file.
pub(super) const fn role_name(role: TagRole) -> &'static str {
    match role {
        TagRole::Document => "Document",
        TagRole::Part => "Part",
        TagRole::Sect => "Sect",
        TagRole::Div => "Div",
        TagRole::H1 => "H1",
        TagRole::H2 => "H2",
        TagRole::H3 => "H3",
        TagRole::P => "P",
        TagRole::L => "L",
        TagRole::LI => "LI",
        TagRole::Lbl => "Lbl",
        TagRole::LBody => "LBody",
        TagRole::BlockQuote => "BlockQuote",
        TagRole::Note => "Note",
        TagRole::TOC => "TOC",
        TagRole::TOCI => "TOCI",
        TagRole::Reference => "Reference",
        TagRole::Link => "Link",
        TagRole::Span => "Span",
        TagRole::Table => "Table",
        TagRole::TR => "TR",
        TagRole::TH => "TH",
        TagRole::TD => "TD",
        TagRole::Figure => "Figure",
    }
}
