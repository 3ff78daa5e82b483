//! The elements of the structure tree (ISO 32000-1, 14.7.2), in the order in which reading first
//! reaches them. Their attributes are not decided here.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::roles::{PDF_2, is_of_pdf_2, type_name};
use super::values::text_string;
use crate::content::project::ScreenForm;
use crate::pages::{Document, TagId, TagNode, TagRole, TagTree};

/// One kid of an element.
pub(super) enum Kid {
    Element(TagId),
    /// Marked content: surface and number.
    Marked(usize, u32),
    /// An annotation and its surface.
    Annotation(usize, ObjectId),
}

/// An element that reading reaches.
pub(super) struct Element {
    pub id: ObjectId,
    pub kids: Vec<Kid>,
}

/// The elements that reading reaches.
pub(super) struct Elements<'a> {
    pub document: &'a Document,
    form: ScreenForm,
    /// The namespace of PDF 2.0, where the file is of that.
    pub namespace: Option<ObjectId>,
    reached: BTreeMap<TagId, Element>,
}

impl<'a> Elements<'a> {
    /// None yet, of a file of these standards.
    pub fn new(pdf: &mut PdfBuilder, document: &'a Document, form: ScreenForm) -> Self {
        let namespace = dictionary! {
            "Type" => "Namespace",
            "NS" => Object::string_literal(PDF_2),
        };
        Self {
            document,
            form,
            namespace: (form == ScreenForm::Ua2).then(|| pdf.add(namespace)),
            reached: BTreeMap::new(),
        }
    }

    /// The element of a tag, if reading reaches it.
    pub fn get(&self, tag: TagId) -> Option<&Element> {
        self.reached.get(&tag)
    }

    /// All elements with their tags, parents first.
    pub fn iter(&self) -> impl Iterator<Item = (TagId, &TagNode, &Element)> {
        let node =
            |(tag, element): (&TagId, _)| Some((*tag, self.document.tags.get(*tag)?, element));
        self.reached.iter().filter_map(node)
    }

    /// Every element's tag and role, parents first.
    pub fn roles(&self) -> impl Iterator<Item = (TagId, TagRole)> {
        self.iter().map(|(tag, node, _)| (tag, node.role))
    }

    /// The parent of a tag; the root's is `None`. A parent that does not stand before its child, as
    /// the model demands, is taken for the root: so the walk always ends.
    pub fn parent(&self, tag: TagId) -> Option<TagId> {
        if tag == TagTree::ROOT {
            return None;
        }
        let parent = self.document.tags.get(tag).and_then(|node| node.parent);
        let parent = parent.filter(|parent| *parent < tag);
        Some(parent.unwrap_or(TagTree::ROOT))
    }

    /// The element of a tag, made along with those above it at the first call.
    pub fn reach(&mut self, pdf: &mut PdfBuilder, tag: TagId) -> &mut Element {
        let (mut child, mut here) = (None, Some(tag));
        while let Some(tag) = here {
            let known = self.reached.contains_key(&tag);
            let element = self.get_or_make(pdf, tag);
            if let Some(child) = child {
                element.kids.push(Kid::Element(child));
            }
            if known {
                break;
            }
            child = Some(tag);
            here = self.parent(tag);
        }
        self.get_or_make(pdf, tag)
    }

    fn get_or_make(&mut self, pdf: &mut PdfBuilder, tag: TagId) -> &mut Element {
        self.reached.entry(tag).or_insert_with(|| Element {
            id: pdf.reserve(),
            kids: Vec::new(),
        })
    }

    /// The dictionary of an element, but for its attributes.
    pub fn dictionary(
        &self,
        pdf: &PdfBuilder,
        node: &TagNode,
        element: &Element,
        parent: ObjectId,
    ) -> Dictionary {
        let mut object = dictionary! {
            "Type" => "StructElem",
            "S" => type_name(node.role, self.form),
            "P" => parent,
        };
        if let Some(namespace) = self.namespace.filter(|_| is_of_pdf_2(node.role)) {
            object.set("NS", namespace);
        }
        // Content on the element's own page is named by its number alone.
        let page = element.kids.iter().find_map(|kid| match kid {
            Kid::Marked(surface, _) => Some(*surface),
            Kid::Element(_) | Kid::Annotation(..) => None,
        });
        if let Some(id) = page.and_then(|surface| pdf.page(surface)) {
            object.set("Pg", id);
        }
        let kids = element.kids.iter();
        let kids: Vec<Object> = kids.filter_map(|kid| self.kid(pdf, kid, page)).collect();
        object.set("K", kids);
        if let Some(lang) = &node.lang {
            object.set("Lang", text_string(&lang.0));
        }
        if let Some(alt) = &node.alt {
            object.set("Alt", text_string(alt));
        }
        if let Some(title) = &node.title {
            object.set("T", text_string(title));
        }
        object
    }

    fn kid(&self, pdf: &PdfBuilder, kid: &Kid, page: Option<usize>) -> Option<Object> {
        Some(match kid {
            Kid::Element(tag) => self.get(*tag)?.id.into(),
            Kid::Marked(surface, number) if Some(*surface) == page => i64::from(*number).into(),
            Kid::Marked(surface, number) => dictionary! {
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
}
