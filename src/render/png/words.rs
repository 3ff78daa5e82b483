//! A page's display list and tags → its words in reading order, a line for each paragraph, heading
//! and entry of a list. Decoration, folios and running feet are left out.

use crate::geom::Point;
use crate::pages::{Glyphs, ItemKind, Page, TagId, TagNode, TagRole, TagTree};
use crate::units::Abs;

/// Marks where a word may be divided, or was divided at a line's end.
const SOFT_HYPHEN: char = '\u{ad}';
/// The least gap, in multiples of the type size, that counts as a space: half of a narrow space.
const GAP: f64 = 0.1;

/// The words of a page. A figure is represented by its alternative text.
pub(super) fn of_page(page: &Page, tags: &TagTree) -> String {
    let mut collector = WordCollector {
        tags,
        lines: Vec::new(),
        line: String::new(),
        block: None,
        only_label: false,
        pen: Point::default(),
    };
    for item in &page.items {
        let known = item.tag.filter(|tag| tags.get(*tag).is_some());
        if let Some(tag) = known {
            collector.add_item(tag, &item.kind);
        }
    }
    collector.end_line();
    collector.lines.concat()
}

/// Collects words line by line.
struct WordCollector<'a> {
    tags: &'a TagTree,
    lines: Vec<String>,
    line: String,
    /// The block, as a paragraph, that the line belongs to.
    block: Option<TagId>,
    /// Whether the line holds nothing but the label of a list entry.
    only_label: bool,
    /// Where the last words ended on the page.
    pen: Point,
}

impl WordCollector<'_> {
    fn add_item(&mut self, tag: TagId, kind: &ItemKind) {
        if let Some((figure, alt)) = self.figure(tag) {
            if self.block != Some(figure) {
                self.end_line();
                self.line.push_str(&alt);
                self.block = Some(figure);
            }
            return;
        }
        let ItemKind::Glyphs(text) = kind else {
            return;
        };
        let block = self.block_of(tag);
        if self.block != Some(block) {
            if self.only_label {
                self.line.push(' ');
            } else {
                self.end_line();
            }
            self.block = Some(block);
        }
        let label = self.is_label(tag);
        if self.only_label && !label {
            self.line.push(' ');
        }
        self.only_label = label && (self.only_label || self.line.is_empty());
        self.add_words(text);
    }

    fn add_words(&mut self, text: &Glyphs) {
        // Words that stand apart on one baseline, as a page number in a table of contents does, have no
        // space between them on the page, but need one in the text.
        if text.at.y == self.pen.y && text.at.x - self.pen.x > text.size * GAP {
            self.line.push(' ');
        }
        self.pen = text.at.shift(text.width, Abs::ZERO);
        let chars = text.glyphs.iter().flat_map(|glyph| glyph.text.chars());
        self.line.extend(chars.filter(|c| *c != SOFT_HYPHEN));
    }

    /// Ends the line, and keeps it if it has words.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            self.lines.push(words.join(" ") + "\n");
        }
        self.only_label = false;
    }

    /// The tags from `tag` up to the root. Every parent stands before its child; the walk ends at a
    /// parent that does not.
    fn ancestry(&self, tag: TagId) -> impl Iterator<Item = (TagId, &TagNode)> {
        let up = |(tag, node): &(TagId, &TagNode)| {
            let parent = node.parent.filter(|parent| parent < tag)?;
            Some((parent, self.tags.get(parent)?))
        };
        std::iter::successors(self.tags.get(tag).map(|node| (tag, node)), up)
    }

    /// The nearest tag upwards that is a block: a paragraph, a heading, an entry of a list.
    fn block_of(&self, tag: TagId) -> TagId {
        let block = self.ancestry(tag).find(|(_, node)| !is_inline(node.role));
        block.map_or(TagTree::ROOT, |(tag, _)| tag)
    }

    /// The figure that holds `tag`, and its alternative text.
    fn figure(&self, tag: TagId) -> Option<(TagId, String)> {
        let mut above = self.ancestry(tag);
        let (figure, node) = above.find(|(_, node)| node.role == TagRole::Figure)?;
        Some((figure, node.alt.clone()?))
    }

    /// Whether the tag is a label of a list entry, or inside one.
    fn is_label(&self, tag: TagId) -> bool {
        self.ancestry(tag)
            .take_while(|(_, node)| is_inline(node.role))
            .any(|(_, node)| node.role == TagRole::Lbl)
    }
}

/// Whether a tag of this role stands within a line of its parent.
const fn is_inline(role: TagRole) -> bool {
    use TagRole::{LBody, Lbl, Link, Reference, Span};
    matches!(role, Lbl | LBody | Link | Reference | Span)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::color::Color;
    use crate::geom::{Path, Size};
    use crate::lines::{FontId, Glyph};
    use crate::pages::{Item, Stress};

    fn text(words: &[&str]) -> ItemKind {
        text_at(0.0, words)
    }

    /// Text at `x` points, 5 points a glyph.
    fn text_at(x: f64, words: &[&str]) -> ItemKind {
        let glyph = |text: &&str| Glyph {
            id: 1,
            advance: Abs::pt(5.0),
            dx: Abs::ZERO,
            dy: Abs::ZERO,
            text: (*text).into(),
        };
        ItemKind::Glyphs(Glyphs {
            at: Point::new(Abs::pt(x), Abs::ZERO),
            font: FontId(0),
            size: Abs::pt(10.0),
            color: Color::WHITE,
            glyphs: Arc::from(words.iter().map(glyph).collect::<Vec<_>>()),
            width: Abs::pt(5.0) * words.len() as f64,
            stress: Stress::default(),
            edge: None,
            edge_in_grey: None,
        })
    }

    fn page(items: Vec<(Option<TagId>, ItemKind)>) -> Page {
        let item = |(tag, kind)| Item {
            tag,
            ..Item::artifact(kind)
        };
        Page {
            trim: Size::new(Abs::mm(10.0), Abs::mm(10.0)),
            bleed: Abs::ZERO,
            safe: Abs::ZERO,
            label: None,
            ground: crate::pages::Ground::default(),
            items: items.into_iter().map(item).collect(),
        }
    }

    #[test]
    fn a_block_is_a_line_with_divided_words_joined_and_spaces_folded() {
        let mut tags = TagTree::default();
        let heading = tags.add(TagTree::ROOT, TagRole::H2);
        let paragraph = tags.add(TagTree::ROOT, TagRole::P);
        let link = tags.add(paragraph, TagRole::Link);
        let page = page(vec![
            (None, text(&["12"])),
            (Some(heading), text(&["Sti"])),
            (Some(paragraph), text(&["så ", " e", "ffi", "\u{ad}"])),
            (Some(paragraph), text(&["sient, e-", "post-"])),
            (Some(link), text(&["system "])),
            (Some(paragraph), text(&["ja\n", "nei"])),
            (Some(TagId(99)), text(&["ukjent"])),
        ]);
        let words = "Sti\nså effisient, e-post-system ja nei\n";
        assert_eq!(of_page(&page, &tags), words);
    }

    #[test]
    fn a_gap_on_the_baseline_is_a_space() {
        let mut tags = TagTree::default();
        let entry = Some(tags.add(TagTree::ROOT, TagRole::TOCI));
        let page = page(vec![
            (entry, text_at(0.0, &["Hå"])),
            (entry, text_at(5.0, &["p"])),
            (entry, text_at(80.0, &["2"])),
            (entry, text_at(85.0, &["1"])),
        ]);
        assert_eq!(of_page(&page, &tags), "Håp 21\n");
    }

    #[test]
    fn a_label_stands_before_its_entry() {
        let mut tags = TagTree::default();
        let list = tags.add(TagTree::ROOT, TagRole::L);
        let mut items = Vec::new();
        for (label, words) in [("1.", "Spør"), ("2.", "Vent")] {
            let entry = tags.add(list, TagRole::LI);
            let number = tags.add(entry, TagRole::Lbl);
            let body = tags.add(entry, TagRole::LBody);
            let (title, more) = (tags.add(body, TagRole::P), tags.add(body, TagRole::P));
            items.push((Some(number), text(&[label])));
            items.push((Some(title), text(&[words])));
            items.push((Some(more), text(&["først"])));
        }
        assert_eq!(
            of_page(&page(items), &tags),
            "1. Spør\nførst\n2. Vent\nførst\n"
        );
    }

    #[test]
    fn a_figure_says_what_stands_for_it_once() {
        let mut tags = TagTree::default();
        let figure = tags.add(TagTree::ROOT, TagRole::Figure);
        let inside = tags.add(figure, TagRole::P);
        tags.get_mut(figure).expect("just made").alt = Some("En sti".to_owned());
        let path = ItemKind::Path {
            path: Path::default(),
            fill: None,
            stroke: None,
            opacity: 1.0,
        };
        let items = vec![
            (Some(figure), path),
            (Some(inside), text(&["tegning"])),
            (Some(TagTree::ROOT), text(&["etter"])),
        ];
        assert_eq!(of_page(&page(items), &tags), "En sti\netter\n");
    }
}
