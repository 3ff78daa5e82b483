//! What surrounds an area of a face.

use super::face_cx::FaceCx;
use super::turns;
use crate::color::Color;
use crate::content::Thing;
use crate::design::area::LEAST_ON_CARD;
use crate::design::{Accent, StyleColor, TextRule};
use crate::pages::LayoutCx;
use crate::pages::tags::TagRole;
use crate::pages::things::{self, Scope};
use crate::units::Abs;

/// Inside a panel, beside a booklet's type.
const PAD: f64 = 12.0;

/// What surrounds an area.
pub struct AreaCx<'a> {
    /// What all of the stage works with.
    pub cx: &'a LayoutCx<'a>,
    /// The face that it is an area of.
    pub face: &'a FaceCx<'a>,
    pub accent: &'a Accent,
    /// The colour that it stands on.
    pub ground: Color,
    /// The size that its text was fitted to.
    pub size: Option<Abs>,
    /// What a heading in it is.
    pub heading: TagRole,
}

impl<'a> AreaCx<'a> {
    /// What surrounds a thing in this area, its words set by `text`, where the area has such a rule.
    pub fn scope(&self, text: Option<&TextRule>) -> Scope<'a> {
        let scope = Scope::block(
            self.cx,
            self.accent,
            self.face.tag,
            self.face.page.card.span,
        );
        Scope {
            ground: self.ground,
            heading: self.heading,
            text: text.map_or(scope.text, |text| (text.style, self.size)),
            align: text.and_then(|text| text.align),
            color: text
                .and_then(|text| text.color)
                .filter(|color| !self.lacks_ground(*color)),
            gray: self.face.deep_in_grey(),
            ..scope
        }
    }

    /// Whether words of this colour are meant for a drawing that the theme does not have: white ones on white.
    fn lacks_ground(&self, color: StyleColor) -> bool {
        let is_white = |color: Color| color == Color::WHITE;
        let lost = is_white(color.of(self.accent)) && is_white(self.ground);
        lost && turns::leaves_white(self.face.deck, self.face.page.face)
    }

    /// What surrounds a thing with styles of its own, in the size that its text was fitted to. All
    /// that is meant for a booklet's type grows and shrinks with it.
    pub fn fitted_scope(&self, thing: &Thing) -> Scope<'a> {
        let (name, usual) = things::main_style(thing);
        let base = self.cx.design.styles[&name].size;
        let size = self.size.unwrap_or(base);
        let unit = size / Abs::pt(usual);
        Scope {
            scale: size / base,
            least: LEAST_ON_CARD,
            unit,
            pad: self.cx.design.space.panel.max(Abs::pt(PAD) * unit),
            ..self.scope(None)
        }
    }
}
