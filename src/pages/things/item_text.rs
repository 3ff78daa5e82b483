//! The words of an item: its name, perhaps with another name behind it, and what is said of it below.

use std::sync::Arc;

use super::entries::ListEntry;
use super::writing::line;
use crate::content::Text;
use crate::design::TextStyle;
use crate::geom::Sides;
use crate::pages::boxes::BoxNode;
use crate::pages::tags::TagRole;
use crate::pages::text::TaggedParagraph;
use crate::units::Abs;

/// The height of a line to write on, in lines of the words that it takes the place of: a hand writes larger.
const LINE: f64 = 1.6;

/// Words and their style.
pub type Styled<'a> = (&'a Text, Arc<TextStyle>);

/// The words of an item, with their styles.
pub struct ItemText<'a> {
    pub name: Styled<'a>,
    /// What the name is to a screen reader.
    pub role: TagRole,
    /// What stands behind the name, on its line.
    pub behind: Option<Styled<'a>>,
    /// What is said below.
    pub below: Option<Styled<'a>>,
    /// Space above what is said below.
    pub gap: Abs,
    /// How much sooner the lines of what is said below end.
    pub indent: Abs,
}

impl<'a> ItemText<'a> {
    /// The item's title, its label behind it, and its text below, the latter two in `style`.
    pub fn new(
        entry: &ListEntry<'a>,
        title: Arc<TextStyle>,
        style: &Arc<TextStyle>,
        gap: Abs,
    ) -> Self {
        let styled = |text: &'a Text| (text, Arc::clone(style));
        Self {
            name: (&entry.item.title, title),
            role: TagRole::P,
            behind: entry.item.label.as_ref().map(styled),
            below: entry.item.text.as_ref().map(styled),
            gap,
            indent: Abs::ZERO,
        }
    }

    /// The box of it, as the words of `entry`.
    pub fn node(self, entry: &ListEntry) -> BoxNode {
        let (scope, cx) = (&entry.scope, entry.scope.cx);
        let (name, style) = self.name;
        let tag = cx.tag(entry.body, self.role);
        let mut title = TaggedParagraph::new(cx, name, &style, tag);
        if let Some((text, style)) = self.behind {
            let span = cx.tag(tag, TagRole::Span);
            title.append(cx, text, &style, span);
            // Inside a name of another language, the document's own must be said again.
            if name.lang.is_some() && text.lang.is_none() {
                cx.set_lang(span, &cx.lang);
            }
        }
        let mut children = vec![BoxNode::text(title)];
        if let Some((_, style)) = self.below.as_ref().filter(|(text, _)| text.is_blank()) {
            // Room to write what is to be said.
            children.push(line(style.leading * LINE, scope));
        } else if let Some((text, style)) = self.below {
            let text = scope.styled_paragraph(text, &style, (entry.body, TagRole::P));
            children.push(BoxNode::text(text).padded(Sides {
                right: self.indent,
                ..Sides::default()
            }));
        }
        BoxNode::column(children, self.gap)
    }
}
