//! The tag tree → the structure tree (ISO 32000-1, 14.7), for screen readers and reflow.
//!
//! An element's kids stand in the order in which reading first reaches them; elements that nothing
//! reaches are left out.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::attributes::Attributes;
use super::content_items::{ContentItem, ContentItemKind};
use super::elements::{Elements, Kid};
use super::facts::TagFacts;
use super::links::LinkAnnotation;
use super::place::Surface;
use super::refs;
use crate::content::project::ScreenForm;
use crate::pages::{Document, TagId, TagTree};

/// Writes the structure tree of a file of these standards, and marks the file as tagged; the object of each tag's
/// element.
pub(super) fn structure(
    pdf: &mut PdfBuilder,
    document: &Document,
    surfaces: &[Surface],
    content_items: &[ContentItem],
    links: &[LinkAnnotation],
    (facts, form): (&TagFacts, ScreenForm),
) -> BTreeMap<TagId, ObjectId> {
    if document.tags.nodes.is_empty() {
        return BTreeMap::new();
    }
    let mut elements = Elements::new(pdf, document, form);
    let mut annotations = links.iter().peekable();
    for (index, content_item) in content_items.iter().enumerate() {
        let kid = match content_item.kind {
            ContentItemKind::Marked(number) => Kid::Marked(content_item.surface, number),
            ContentItemKind::Link(..) => {
                match annotations.next_if(|link| link.content_item == index) {
                    Some(link) => Kid::Annotation(content_item.surface, link.annotation),
                    None => continue,
                }
            }
        };
        elements.reach(pdf, content_item.tag).kids.push(kid);
    }
    let document_element = elements.reach(pdf, TagTree::ROOT).id;

    let root = pdf.reserve();
    let attributes = Attributes::new(&elements, surfaces, facts, form);
    let references = match form {
        ScreenForm::Ua1 => BTreeMap::new(),
        ScreenForm::Ua2 => refs::between(&elements, content_items),
    };
    for (tag, node, element) in elements.iter() {
        let parent = elements.parent(tag).and_then(|tag| elements.get(tag));
        let parent = parent.map_or(root, |parent| parent.id);
        let mut object = elements.dictionary(pdf, node, element, parent);
        attributes.apply(tag, node, &mut object);
        if let Some(referred) = references.get(&tag) {
            let referred = referred.iter().map(|element| Object::from(*element));
            object.set("Ref", referred.collect::<Vec<Object>>());
        }
        pdf.set(element.id, object);
    }
    let (parents, next) = parent_tree(&elements, pdf, content_items, links);
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => document_element,
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    if let Some(namespace) = elements.namespace {
        tree.set("Namespaces", vec![namespace.into()]);
    }
    pdf.set(root, tree);
    pdf.set_in_catalog("StructTreeRoot", root);
    pdf.set_in_catalog("MarkInfo", dictionary! { "Marked" => true });
    let objects = elements.iter().map(|(tag, _, element)| (tag, element.id));
    objects.collect()
}

/// Which element the marked content of every page, and every annotation, belongs to; and the
/// next free key.
fn parent_tree(
    elements: &Elements,
    pdf: &mut PdfBuilder,
    content_items: &[ContentItem],
    links: &[LinkAnnotation],
) -> (ObjectId, i64) {
    let mut owners: Vec<BTreeMap<u32, Object>> = vec![BTreeMap::new(); pdf.page_count()];
    for content_item in content_items {
        let owner = elements.get(content_item.tag);
        if let (ContentItemKind::Marked(number), Some(owner)) = (&content_item.kind, owner)
            && let Some(page) = owners.get_mut(content_item.surface)
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
        let tag = content_items
            .get(link.content_item)
            .map(|content_item| content_item.tag);
        if let Some(owner) = tag.and_then(|tag| elements.get(tag)) {
            entries.push(link.key.into());
            entries.push(owner.id.into());
        }
    }
    let next = (pdf.page_count() + links.len()) as i64;
    (pdf.add(dictionary! { "Nums" => entries }), next)
}
