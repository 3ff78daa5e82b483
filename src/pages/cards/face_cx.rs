//! What surrounds everything on one face of a card: its accent, its ground, the room that it has.

use super::sizes::Sizes;
use super::{CardPage, DeckCx, turns};
use crate::color::Color;
use crate::design::{
    Accent, AnyPicture, FaceGround, FaceRule, FoldedEdges, GrayGround, OfficeGround,
};
use crate::geom::{Rect, Sides};
use crate::pages::tags::TagId;
use crate::pages::{GroundEdge, LayoutCx, gray};
use crate::source::Span;
use crate::units::Abs;

/// From where a ground stops to what stands on it, at least.
const FROM_EDGE: Abs = Abs::mm(2.0);

/// What laying out one face of a card works with.
pub struct FaceCx<'d> {
    /// What all of the stage works with.
    pub cx: &'d LayoutCx<'d>,
    pub deck: &'d DeckCx<'d>,
    pub page: CardPage<'d>,
    pub rule: &'d FaceRule,
    pub accent: &'d Accent,
    /// The colour of its ground.
    pub ground: Color,
    /// The picture that covers the ground, and where it is named.
    pub picture: Option<(&'d AnyPicture, Span)>,
    /// The room of all areas, on the page.
    pub frame: Rect,
    /// The sizes of fitted text.
    pub sizes: &'d Sizes,
    /// The tag that the card's tags belong to.
    pub tag: TagId,
}

impl<'d> FaceCx<'d> {
    /// The surroundings of what stands on `page`.
    pub fn new(
        cx: &'d LayoutCx<'d>,
        deck: &'d DeckCx<'d>,
        page: &CardPage<'d>,
        sizes: &'d Sizes,
        tag: TagId,
    ) -> Self {
        let accent = deck.accent(page.accent);
        let (ground, picture) = ground(deck, page.face, page.accent);
        Self {
            cx,
            deck,
            page: *page,
            rule: deck.faces[page.face],
            accent,
            ground,
            picture,
            frame: frame(deck, is_painted(deck, page)),
            sizes,
            tag,
        }
    }
}

impl FaceCx<'_> {
    /// The edges of the face that are folds of the sheet.
    pub fn folds(&self) -> FoldedEdges {
        let (folds, index) = (self.cx.folds, self.page.index);
        let turned = self.deck.rule.back.as_ref().is_some_and(|back| back.turned);
        match self.deck.is_back_page(index) {
            true => folds.of_back(index, turned),
            false => folds.of(index),
        }
    }

    /// What deep areas are on it where the grey edition is black and white alone.
    pub fn deep_in_grey(&self) -> GrayGround {
        let look = &self.rule.look;
        // What is made for a deep ground or a picture, such as a light mark, is lost on paper.
        let is_dark = look.background == FaceGround::Deep || look.background_picture.is_some();
        let usual = || match is_dark {
            true => GrayGround::Ink,
            false => gray::usual_ground(self.cx.design),
        };
        look.gray.unwrap_or_else(usual)
    }

    /// How far grounds and drawings reach, from the upper left corner of the trim.
    pub fn painted(&self) -> Rect {
        let trim = self.cx.design.page.trim;
        self.cx.painted_to(trim, self.folds())
    }
}

/// The colour of a face's ground, and the picture that covers it, with the place that names it.
pub fn ground<'d>(
    deck: &DeckCx<'d>,
    face: usize,
    accent: usize,
) -> (Color, Option<(&'d AnyPicture, Span)>) {
    let rule = deck.faces[face];
    let look = &rule.look;
    let left_to_paper = look
        .office_ground
        .is_some_and(|ground| ground.value == OfficeGround::Paper);
    if deck.request.on_paper && left_to_paper {
        return (Color::WHITE, None);
    }
    let accent = deck.accent(accent);
    let color = look.background.color(accent, deck.design.palette.ground);
    let name = look.background_picture.as_ref();
    (
        color,
        name.and_then(|name| Some((deck.design.pictures.get(&name.value)?, name.span))),
    )
}

/// Whether a face has a ground or a picture, on whatever it is printed: a ground that the office leaves to the paper
/// moves nothing.
fn is_painted(deck: &DeckCx, page: &CardPage) -> bool {
    let look = &deck.faces[page.face].look;
    let accent = deck.accent(page.accent);
    let color = look.background.color(accent, deck.design.palette.ground);
    let is_drawn_on = turns::is_on_face(deck, page.face);
    color != Color::WHITE || look.background_picture.is_some() || is_drawn_on
}

/// What has room for the areas: the safe zone; on a `painted` ground that stops inside the trim, not
/// the rim of the ground.
fn frame(deck: &DeckCx, painted: bool) -> Rect {
    let page = deck.design.page;
    let inset = match deck.request.edge {
        GroundEdge::Inset(inset) | GroundEdge::InsetAtPaper(inset) if painted => {
            page.safe.max(inset + FROM_EDGE)
        }
        _ => page.safe,
    };
    Rect::from_size(page.trim).inset(Sides::splat(inset))
}
