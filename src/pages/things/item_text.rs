//! The words of an item: its name, perhaps with another name behind it, and what is said of it below.

use std::sync::Arc;

use crate::color::Color;
use crate::content::{Item, Text};
use crate::design::TextStyle;
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{TagId, TagRole};
use crate::pages::text::Setting;
use crate::units::Abs;

/// Words and their style.
pub type Styled<'a> = (&'a Text, Arc<TextStyle>);

/// What stands where.
pub struct ItemText<'a> {
    /// The name.
    pub name: Styled<'a>,
    /// What the name is to a screen reader.
    pub role: TagRole,
    /// What stands behind the name, on its line.
    pub behind: Option<Styled<'a>>,
    /// What is said below.
    pub below: Option<Styled<'a>>,
    /// Between the two.
    pub gap: Abs,
    /// The colour that all of it stands on.
    pub ground: Color,
}

impl<'a> ItemText<'a> {
    /// The item's title, its label behind it, and its text below, the latter two in `style`.
    pub fn of(
        item: &'a Item,
        title: Arc<TextStyle>,
        style: &Arc<TextStyle>,
        gap: Abs,
        ground: Color,
    ) -> Self {
        let styled = |text: &'a Text| (text, Arc::clone(style));
        Self {
            name: (&item.title, title),
            role: TagRole::P,
            behind: item.label.as_ref().map(styled),
            below: item.text.as_ref().map(styled),
            gap,
            ground,
        }
    }

    /// The box of it, its tags below `body`.
    pub fn node(self, cx: &mut Cx, body: TagId) -> BoxNode {
        let (name, style) = self.name;
        let tag = cx.tags.add(body, self.role);
        let mut title = Setting::new(cx, name, &style, self.ground, Some(tag));
        if let Some((text, style)) = self.behind {
            let span = cx.tags.add(tag, TagRole::Span);
            title.append(cx, text, &style, span);
            // Inside a name of another language, the document's own must be said again.
            if name.lang.is_some() && text.lang.is_none() {
                let lang = cx.lang.clone();
                if let Some(node) = cx.tags.get_mut(span) {
                    node.lang = Some(lang);
                }
            }
        }
        let mut children = vec![BoxNode::text(title)];
        if let Some((text, style)) = self.below {
            let tag = cx.tags.add(body, TagRole::P);
            let text = Setting::new(cx, text, &style, self.ground, Some(tag));
            children.push(BoxNode::text(text));
        }
        BoxNode::column(children, self.gap)
    }
}
