//! What the items of pages mean: the tree of their tags, in the terms of PDF's structure, with what a page
//! that is no PDF needs besides: styles, accents, and what links lead to.

use std::collections::BTreeMap;

use crate::content::Lang;
use crate::design::StyleName;

/// The number of a tag in its [`TagTree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

/// What a tag means: the standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the standard's own")]
pub enum TagRole {
    Document,
    Part,
    Sect,
    Div,
    H1,
    H2,
    H3,
    H4,
    H5,
    P,
    L,
    LI,
    Lbl,
    LBody,
    BlockQuote,
    Note,
    TOC,
    TOCI,
    Reference,
    Link,
    Span,
    Table,
    TR,
    TH,
    TD,
    Figure,
}

/// What stands before the entries of a list (ISO 32000-1, table 347).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the standard's own")]
pub enum ListNumbering {
    Disc,
    Square,
    Decimal,
    LowerAlpha,
    /// Ticks and crosses, which are drawn: the list of what to do, and that of what not to do.
    Tick,
    Cross,
}

/// One node of the structure tree.
#[derive(Debug, Clone)]
pub struct TagNode {
    /// What it means.
    pub role: TagRole,
    /// The node it belongs to; `None` only for the root.
    pub parent: Option<TagId>,
    /// The language, where it differs from the parent's.
    pub lang: Option<Lang>,
    /// What a screen reader says instead of the content (figures, links).
    pub alt: Option<String>,
    /// The title shown in a reader's structure view (sections).
    pub title: Option<String>,
    /// What stands before its entries (lists), where their labels do not tell.
    pub numbering: Option<ListNumbering>,
    /// The style of its words, where it has words of its own.
    pub style: Option<StyleName>,
    /// The accent that it and what it holds stand in, by its index, where that differs from the parent's.
    pub accent: Option<u8>,
}

impl TagNode {
    const fn new(role: TagRole, parent: Option<TagId>) -> Self {
        Self {
            role,
            parent,
            lang: None,
            alt: None,
            title: None,
            numbering: None,
            style: None,
            accent: None,
        }
    }
}

/// The structure tree as a list of nodes; the first is the `Document`.
#[derive(Debug, Clone)]
pub struct TagTree {
    /// The nodes; a parent always stands before its children.
    pub nodes: Vec<TagNode>,
    /// How many nodes behind the first were forgotten.
    forgotten: u32,
    /// What begins at each place that links lead to, by the number of the place.
    pub anchors: BTreeMap<usize, TagId>,
    /// What the entries of the contents lead to, by the tags of their links.
    pub targets: BTreeMap<TagId, TagId>,
}

impl Default for TagTree {
    fn default() -> Self {
        Self {
            nodes: vec![TagNode::new(TagRole::Document, None)],
            forgotten: 0,
            anchors: BTreeMap::new(),
            targets: BTreeMap::new(),
        }
    }
}

impl TagTree {
    /// The node that holds all others.
    pub const ROOT: TagId = TagId(0);

    /// A new node below `parent`.
    pub fn add(&mut self, parent: TagId, role: TagRole) -> TagId {
        let tag = self.next();
        self.nodes.push(TagNode::new(role, Some(parent)));
        tag
    }

    /// Forgets all nodes but the first. No other will have a tag of theirs.
    pub fn forget(&mut self) {
        self.forgotten = self.next().0 - 1;
        self.nodes.truncate(1);
    }

    /// The tag that the next node will have.
    pub fn next(&self) -> TagId {
        TagId(self.nodes.len() as u32 + self.forgotten)
    }

    /// The node of a tag; `None` where the tree does not have it.
    pub fn get(&self, id: TagId) -> Option<&TagNode> {
        self.nodes.get(self.place(id)?)
    }

    /// Where the node of a tag stands among those that are there.
    fn place(&self, tag: TagId) -> Option<usize> {
        match tag {
            Self::ROOT => Some(0),
            TagId(number) => number
                .checked_sub(self.forgotten)
                .filter(|at| *at > 0)
                .map(|at| at as usize),
        }
    }

    /// The node behind an id that [`TagTree::add`] gave.
    pub fn get_mut(&mut self, tag: TagId) -> Option<&mut TagNode> {
        let place = self.place(tag)?;
        self.nodes.get_mut(place)
    }

    /// Gives what a screen reader says instead of what `tag` holds.
    pub fn set_alt(&mut self, tag: TagId, alt: String) {
        if let Some(node) = self.get_mut(tag) {
            node.alt = Some(alt);
        }
    }

    /// Says in which language is what `tag` holds.
    pub fn set_lang(&mut self, tag: TagId, lang: &Lang) {
        if let Some(node) = self.get_mut(tag) {
            node.lang = Some(lang.clone());
        }
    }

    /// Says what stands before the entries of the list `tag`.
    pub fn set_numbering(&mut self, tag: TagId, numbering: ListNumbering) {
        if let Some(node) = self.get_mut(tag) {
            node.numbering = Some(numbering);
        }
    }

    /// Gives `tag` a title.
    pub fn set_title(&mut self, tag: TagId, title: String) {
        if let Some(node) = self.get_mut(tag) {
            node.title = Some(title);
        }
    }

    /// Says in which style the words of `tag` are.
    pub fn set_style(&mut self, tag: TagId, style: StyleName) {
        if let Some(node) = self.get_mut(tag) {
            node.style = Some(style);
        }
    }

    /// Says which accent `tag` stands in.
    pub fn set_accent(&mut self, tag: TagId, accent: u8) {
        if let Some(node) = self.get_mut(tag) {
            node.accent = Some(accent);
        }
    }
}
