//! What surrounds a thing where it stands: its colours, the size of its type, its place among the tags.

use std::sync::Arc;

use crate::color::Color;
use crate::content::{ListItem, Text};
use crate::design::{Accent, Accents, Align, GrayGround, StyleColor, StyleName, TextStyle};
use crate::pages::tags::{TagId, TagRole};
use crate::pages::text::TaggedParagraph;
use crate::pages::{LayoutCx, gray};
use crate::source::Span;
use crate::units::Abs;

/// The contrast that words need on what they stand on (WCAG 2.1, 1.4.3).
const READ: f64 = 4.5;

/// What surrounds a thing.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// What all of this stage works with.
    pub cx: &'a LayoutCx<'a>,
    /// The accent: of the section, of the card, or of the item.
    pub accent: &'a Accent,
    /// The tag that the thing's tags belong to.
    pub tag: TagId,
    /// Where the thing is written.
    pub span: Span,
    /// The colour that it stands on.
    pub ground: Color,
    /// What a heading inside it is.
    pub heading: TagRole,
    /// The style of running text, and the size that it was fitted to, where it was.
    pub text: (StyleName, Option<Abs>),
    /// How much larger its type is than the styles say: what is fitted into an area shrinks as a whole.
    pub scale: f64,
    /// No type is made smaller than this, unless its style is.
    pub least: Abs,
    /// How its lines meet the edges, where not as the styles say.
    pub align: Option<Align>,
    /// The colour of its text, where not as the styles say.
    pub color: Option<StyleColor>,
    /// What the deep land of drawings is where the grey edition is black and white alone. White words stand on it.
    pub gray: GrayGround,
    /// What distances meant for a booklet's type are multiplied with.
    pub unit: f64,
    /// From the edge of a panel to what stands in it.
    pub pad: Abs,
}

impl<'a> Scope<'a> {
    /// A block of a booklet that is written at `span`, in the section with this tag.
    pub fn block(cx: &'a LayoutCx<'a>, accent: &'a Accent, tag: TagId, span: Span) -> Self {
        Self {
            cx,
            accent,
            tag,
            span,
            ground: Color::WHITE,
            heading: TagRole::H3,
            text: (StyleName::Body, None),
            scale: 1.0,
            least: Abs::ZERO,
            align: None,
            color: None,
            gray: gray::usual_ground(cx.design),
            unit: 1.0,
            pad: cx.design.space.panel,
        }
    }

    /// Whether the thing stands in the text of a booklet, and not in an area of a card.
    pub fn in_booklet(&self) -> bool {
        self.text.0 == StyleName::Body
    }

    /// The same on another ground. A colour that was chosen for the ground around it, and is not read on this one,
    /// gives way to those of the styles.
    #[must_use]
    pub fn on_ground(self, ground: Color) -> Self {
        let is_read = |color: Color, ground| color.contrast(ground) >= READ;
        let color = self.color.filter(|color| {
            let color = color.of(self.accent);
            is_read(color, ground) || !is_read(color, self.ground)
        });
        Self {
            ground,
            color,
            ..self
        }
    }

    /// The same on the panel that stands out from this ground in `accent`: soft on white, else white.
    #[must_use]
    pub fn on_panel_in(self, accent: &'a Accent) -> Self {
        let ground = match self.ground {
            Color::WHITE => accent.soft,
            _ => Color::WHITE,
        };
        self.on_ground(ground).with_accent(accent)
    }

    /// The same in another accent.
    #[must_use]
    pub const fn with_accent(self, accent: &'a Accent) -> Self {
        Self { accent, ..self }
    }

    /// The accent of `item`, which is at `index`: that of its letter, where it has one.
    pub fn accent_of_item(&self, accents: Accents, item: &ListItem, index: usize) -> &'a Accent {
        let palette = &self.cx.design.palette;
        let letter = item.letter.as_ref().filter(|_| palette.is_lettered());
        match letter.and_then(|letter| palette.of_letter(&letter.value)) {
            Some(accent) => self.cx.design.accent(accent),
            None => self.accent_of(accents, index),
        }
    }

    /// The accent of what is at `index`.
    pub fn accent_of(&self, accents: Accents, index: usize) -> &'a Accent {
        match accents {
            Accents::Section => self.accent,
            Accents::Each => self.cx.design.accent(index),
        }
    }

    /// `text` in the style `name`, in a new tag: what it is, below its parent.
    pub fn paragraph(
        &self,
        text: &Text,
        name: StyleName,
        tag: (TagId, TagRole),
    ) -> TaggedParagraph {
        let style = self.style(name);
        self.styled_paragraph(text, &style, tag)
    }

    /// The same in a style that was worked out.
    pub fn styled_paragraph(
        &self,
        text: &Text,
        style: &Arc<TextStyle>,
        (parent, role): (TagId, TagRole),
    ) -> TaggedParagraph {
        let tag = self.cx.tag(parent, role);
        self.cx.set_accent(tag, self.accent);
        TaggedParagraph::new(self.cx, text, style, tag)
    }

    /// The style `name` here.
    pub fn style(&self, name: StyleName) -> Arc<TextStyle> {
        let base = self.cx.design.styles[&name].size;
        self.sized(name, (base * self.scale).max(self.least.min(base)))
    }

    /// The style of running text here.
    pub fn text_style(&self) -> Arc<TextStyle> {
        match self.text {
            (name, Some(size)) => self.sized(name, size),
            (name, None) => self.style(name),
        }
    }

    /// The colour of words: white ones are black in the grey edition where what they stand on is left to the paper.
    pub fn in_woodcut(&self, color: Color) -> Color {
        gray::on(self.cx.design, self.gray, color)
    }

    fn sized(&self, name: StyleName, size: Abs) -> Arc<TextStyle> {
        let mut style = self.cx.design.style(name, self.accent);
        let own = Arc::make_mut(&mut style);
        if size != own.size {
            own.leading = own.leading * (size / own.size);
            own.size = size;
        }
        own.align = self.align.unwrap_or(own.align);
        if let Some(color) = self.color {
            own.color = self.in_woodcut(color.of(self.accent));
        }
        style
    }

    /// `points`, which are right beside a booklet's type, beside the type here.
    pub fn pt(&self, points: f64) -> Abs {
        Abs::pt(points) * self.unit
    }

    /// `points`, which are right beside text of `name` at the size `usual`, beside that text as it is.
    pub fn pt_beside(&self, points: f64, name: StyleName, usual: f64) -> Abs {
        Abs::pt(points) * (self.style(name).size / Abs::pt(usual))
    }

    /// `points`, which are right beside titles of 14.5 pt, beside the titles of items as they are.
    pub fn pt_beside_title(&self, points: f64) -> Abs {
        self.pt_beside(points, StyleName::ItemTitle, 14.5)
    }
}
