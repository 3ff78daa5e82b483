//! The items of all pages → what their tags hold, in the order in which reading first reaches it: for what is read
//! without pages. Decoration, folios and running feet are left out; words that lines or pages part are whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::design::Picture;
use crate::geom::Point;
use crate::lines::FontId;
use crate::pages::{
    Document, Glyphs, Item, ItemKind, LinkTarget, Stress, TagId, TagNode, TagRole, TagTree,
};
use crate::units::Abs;

/// Marks where a word may be divided, or was divided at a line's end.
const SOFT_HYPHEN: char = '\u{ad}';
/// The least gap, in multiples of the type size, that counts as a space: half of a narrow space.
const GAP: f64 = 0.1;

/// What tags hold.
pub(super) struct Reading<'d> {
    /// The pages.
    pub document: &'d Document,
    /// The characters that are set in each font.
    pub letters: BTreeMap<FontId, BTreeSet<char>>,
    kids: BTreeMap<TagId, Vec<Kid<'d>>>,
    links: BTreeMap<TagId, &'d LinkTarget>,
}

/// One thing that a tag holds.
pub(super) enum Kid<'d> {
    /// Another tag.
    Element(TagId),
    /// Words of one stress; a line break is `\n`.
    Words(String, Stress),
    /// A picture made of pixels, and how wide it is on the page.
    Picture(&'d Arc<Picture>, Abs),
    /// An outline of a drawing that means something.
    Shape(&'d Item),
}

impl<'d> Reading<'d> {
    /// Reads all pages, which must have their items.
    pub fn new(document: &'d Document) -> Self {
        let mut reading = Self {
            document,
            letters: BTreeMap::new(),
            kids: BTreeMap::new(),
            links: BTreeMap::new(),
        };
        let mut pen = (TagTree::ROOT, Point::default());
        for item in document.pages.iter().flat_map(|page| &page.items) {
            if let Some(tag) = item.tag.filter(|tag| document.tags.get(*tag).is_some()) {
                reading.add(tag, item, &mut pen);
            }
        }
        // What has no words is a place that links can lead to all the same.
        for tag in document.tags.anchors.values() {
            if !reading.kids.contains_key(tag) {
                reading.put_in_order(*tag);
            }
        }
        reading
    }

    /// What a tag holds.
    pub fn kids(&self, tag: TagId) -> &[Kid<'d>] {
        self.kids.get(&tag).map_or(&[], Vec::as_slice)
    }

    /// The tags that a tag holds.
    pub fn elements(&self, tag: TagId) -> impl Iterator<Item = TagId> {
        self.kids(tag).iter().filter_map(|kid| match kid {
            Kid::Element(tag) => Some(*tag),
            _ => None,
        })
    }

    /// The node of a tag.
    pub fn node(&self, tag: TagId) -> Option<&'d TagNode> {
        self.document.tags.get(tag)
    }

    /// What a tag means.
    pub fn role(&self, tag: TagId) -> TagRole {
        self.node(tag).map_or(TagRole::Span, |node| node.role)
    }

    /// Where the link that a tag is leads to.
    pub fn target(&self, tag: TagId) -> Option<&'d LinkTarget> {
        self.links.get(&tag).copied()
    }

    /// All words that a tag holds, without those of footnotes.
    pub fn text(&self, tag: TagId) -> String {
        let mut text = String::new();
        for kid in self.kids(tag) {
            match kid {
                Kid::Words(words, _) => text.push_str(words),
                Kid::Element(tag) if self.role(*tag) != TagRole::Note => {
                    text.push_str(&self.text(*tag));
                }
                _ => {}
            }
        }
        text
    }

    /// The first tag of this kind at or below `tag`.
    pub fn find(&self, tag: TagId, is: &dyn Fn(TagRole) -> bool) -> Option<TagId> {
        if is(self.role(tag)) {
            return Some(tag);
        }
        self.elements(tag).find_map(|kid| self.find(kid, is))
    }

    /// The tag that holds `tag`; a parent that does not stand before its child, as the model demands, is taken
    /// for the root.
    pub fn parent(&self, tag: TagId) -> TagId {
        let parent = self.node(tag).and_then(|node| node.parent);
        parent
            .filter(|parent| *parent < tag)
            .unwrap_or(TagTree::ROOT)
    }

    fn add(&mut self, tag: TagId, item: &'d Item, pen: &mut (TagId, Point)) {
        self.reach(tag);
        let kid = match &item.kind {
            ItemKind::Glyphs(glyphs) => return self.add_words(tag, glyphs, pen),
            ItemKind::Link { target, .. } => {
                self.links.entry(tag).or_insert(target);
                return;
            }
            ItemKind::Image { area, image, .. } => Kid::Picture(image, area.size.width),
            ItemKind::Path { .. } => Kid::Shape(item),
            ItemKind::Pattern(_) => return,
        };
        self.kids.entry(tag).or_default().push(kid);
    }

    fn add_words(&mut self, tag: TagId, glyphs: &Glyphs, pen: &mut (TagId, Point)) {
        let (last, at) = *pen;
        *pen = (tag, glyphs.at.shift(glyphs.width, Abs::ZERO));
        // Words that stand apart on one baseline have no space between them on the page, but need one here.
        let apart = last == tag && glyphs.at.y == at.y && glyphs.at.x - at.x > glyphs.size * GAP;
        let chars = glyphs.glyphs.iter().flat_map(|glyph| glyph.text.chars());
        let space = if apart { " " } else { "" };
        let mut words = space.to_owned();
        words.extend(chars.filter(|c| *c != SOFT_HYPHEN));
        self.letters
            .entry(glyphs.font)
            .or_default()
            .extend(words.chars());
        let kids = self.kids.entry(tag).or_default();
        match kids.last_mut() {
            Some(Kid::Words(known, stress)) if *stress == glyphs.stress => known.push_str(&words),
            _ => kids.push(Kid::Words(words, glyphs.stress)),
        }
    }

    /// Makes a tag a kid of its parent, and so on up to the first that is one.
    fn reach(&mut self, tag: TagId) {
        if self.kids.contains_key(&tag) {
            return;
        }
        self.kids.insert(tag, Vec::new());
        if tag != TagTree::ROOT {
            let parent = self.parent(tag);
            self.reach(parent);
            self.kids.entry(parent).or_default().push(Kid::Element(tag));
        }
    }

    /// Makes a tag that holds nothing a kid of its parent, before the first that was made after it.
    fn put_in_order(&mut self, tag: TagId) {
        let parent = self.parent(tag);
        self.reach(parent);
        self.kids.insert(tag, Vec::new());
        let kids = self.kids.entry(parent).or_default();
        let later = |kid: &Kid| matches!(kid, Kid::Element(other) if *other > tag);
        let place = kids.iter().position(later).unwrap_or(kids.len());
        kids.insert(place, Kid::Element(tag));
    }
}
