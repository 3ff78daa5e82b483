//! One face → a page: its ground, and the grid of its areas.

use super::area;
use super::area_cx::AreaCx;
use super::face_cx::{FaceCx, ground};
use super::{DeckCx, art, grid, headings, turns};
use crate::color::Color;
use crate::design::area::LEAST_ON_CARD;
use crate::design::artwork::Shade;
use crate::design::face::FacePanel;
use crate::design::paper::name_of;
use crate::design::{AreaRule, Crop, FaceGround, FoldedEdges, GrayGround};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point};
use crate::pages::boxes::{BoxNode, Fragment};
use crate::pages::frame::{Ground, Item, Page};
use crate::pages::things::shown::{self, Meaning};
use crate::pages::{GroundEdge, gray, placed_art};
use crate::units::Abs;

/// The page of a face, before anything stands on it.
pub fn blank(deck: &DeckCx, face: usize, accent: usize) -> Page {
    let rule = deck.design.page;
    Page {
        trim: rule.trim,
        bleed: rule.bleed,
        safe: rule.safe,
        label: None,
        ground: match ground(deck, face, accent) {
            _ if !deck.bleeds() => Ground::Paper,
            (_, Some(_)) => Ground::Mixed,
            _ if turns::is_on_face(deck, face) => Ground::Mixed,
            (Color::WHITE, None) => Ground::Paper,
            (color, None) => Ground::Color(color),
        },
        items: Vec::new(),
    }
}

/// The areas of a face, from the corner of [`FaceCx::frame`].
pub fn areas(face: &FaceCx) -> Fragment {
    let mut nodes = Vec::with_capacity(face.rule.areas.len());
    for (number, rule) in face.rule.areas.iter().enumerate() {
        let area = AreaCx {
            cx: face.cx,
            face,
            accent: face.accent,
            ground: face.ground,
            size: face.sizes.get(face.page.face, number),
            heading: headings::role(face, rule),
        };
        nodes.extend(area::node(&area, rule).map(|node| (number, node)));
    }
    grid::of(face.rule, nodes, |rule| panel(face, rule)).layout_in(face.cx, face.frame.size)
}

/// The colour of a ground of this kind, which may be left to the paper in the grey edition.
fn in_grey(face: &FaceCx, ground: FaceGround, color: Color) -> Color {
    match (ground, face.deep_in_grey()) {
        (FaceGround::Deep, GrayGround::Paper) => gray::paper(face.cx.design, color),
        _ => color,
    }
}

/// A panel below areas.
fn panel(face: &FaceCx, rule: &FacePanel) -> BoxNode {
    let palette = &face.cx.design.palette;
    let color = in_grey(
        face,
        rule.background,
        rule.background.color(face.accent, palette.ground),
    );
    let corner = face.deck.rule.corner;
    let padding = rule.padding;
    let woodcut = palette.ink.in_grey.is_some();
    BoxNode::empty().painted(move |area| {
        let outline = Path::rounded(area.outset(padding), corner);
        match woodcut && color == Color::WHITE {
            // On a pattern the edge tells where white paper ends.
            true => Item::edged_white(outline),
            false => Item::edged(outline, color),
        }
    })
}

/// The page of a face.
pub fn page(face: &FaceCx) -> Page {
    let mut fragment = areas(face);
    if let Some((excess, _)) = fragment.excess {
        report(face, excess);
    }
    let (folds, corner) = (face.folds(), face.deck.rule.corner);
    let painted = face.painted();
    let mut items = Vec::with_capacity(fragment.items.len() + 2);
    if face.ground != Color::WHITE {
        items.push(Item::filled(
            face.cx.ground(face.cx.design.page.trim, folds, corner),
            in_grey(face, face.rule.look.background, face.ground),
        ));
    }
    items.extend(pattern(face));
    let picture = face.picture;
    items.extend(picture.into_iter().flat_map(|(picture, span)| {
        let meaning = Meaning {
            tag: None,
            span: Some(span),
            given: face.cx.design.palette.ink,
        };
        shown::items(picture, painted, Crop::Cover, meaning)
    }));
    let Point { x, y } = face.frame.origin;
    for item in &mut fragment.items {
        item.shift(x, y);
    }
    items.extend(art::with_drawings(face, fragment.items));
    items.extend(edge(face));
    Page {
        items,
        ..blank(face.deck, face.page.face, face.page.accent)
    }
}

/// The edge of a ground that ends inside the card and is left to the paper in the grey edition: drawings and patterns end there.
/// At a fold they go on.
fn edge(face: &FaceCx) -> Option<Item> {
    let (folds, corner) = (face.folds(), face.deck.rule.corner);
    let ends_inside =
        matches!(face.cx.edge, GroundEdge::Inset(_)) && folds == FoldedEdges::default();
    let ground = in_grey(face, face.rule.look.background, face.ground);
    let seen = ground.is_paper_in_grey() && gray::is_line_art(face.cx.design);
    let outline = || face.cx.ground(face.cx.design.page.trim, folds, corner);
    (ends_inside && seen).then(|| gray::edge_of_card(outline()))
}

/// The pattern on the ground.
fn pattern(face: &FaceCx) -> Option<Item> {
    let look = &face.rule.look;
    let size = look.pattern?;
    let (folds, corner) = (face.folds(), face.deck.rule.corner);
    let outline = face.cx.ground(face.cx.design.page.trim, folds, corner);
    let shade = match look.background {
        FaceGround::Deep => Shade::Deep,
        FaceGround::Bright => Shade::Bright,
        FaceGround::White | FaceGround::Soft | FaceGround::Ground => Shade::Soft,
    };
    placed_art::patterned(
        face.cx.design,
        outline,
        face.accent,
        (size, shade, face.deep_in_grey()),
        Point::default(),
    )
}

/// Says how much too long a card's text is.
fn report(face: &FaceCx, excess: Abs) {
    let size = name_of(face.cx.design.page.trim).into();
    let fits: Vec<_> = face.rule.areas.iter().filter_map(AreaRule::fit).collect();
    let hint = if fits.iter().any(|fit| fit.min > LEAST_ON_CARD) {
        Hint::ShortenOnCard
    } else if fits.is_empty() {
        Hint::ShortenOrFit
    } else {
        Hint::ShortenAtLeast
    };
    let error = Fault::CardTooFull { size, excess }.at(face.page.card.span);
    face.cx.report(error.hint(hint));
}
