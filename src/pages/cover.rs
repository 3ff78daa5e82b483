//! The first page: title, picture and subtitle on a ground of the accent's deep colour. How large the picture is and
//! where it stands is said in `cover_picture`.

use std::borrow::Cow;
use std::sync::Arc;

use super::book::Book;
use super::cover_picture::ShownPicture;
use super::frame::{Item, ItemKind};
use super::logo::Logo;
use super::page_art::CoverDrawing;
use super::tags::{TagRole, TagTree};
use super::text::{SetParagraph, TaggedParagraph};
use super::{LayoutCx, art, gray};
use crate::color::Color;
use crate::content::{Guide, Text};
use crate::design::flow::{CoverLogo, CoverRule, TitleGround};
use crate::design::{Accent, CoverArt, FlowRule, Panels, StyleName, TextStyle};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point, Rect, Size};
use crate::units::Abs;

/// The areas that a drawing has for the title and for what stands below it.
const TITLE: &str = "tittel";
const SUBTITLE: &str = "undertittel";
/// Between what stands below the title and the mark of the project.
const BESIDE_LOGO: Abs = Abs::mm(6.0);
/// Between the words of a cover and its picture, in steps of the grid.
const STEPS_TO_PICTURE: f64 = 3.0;
/// From words on a picture to the edge of the panel behind them.
const PANEL_PAD: Abs = Abs::mm(5.0);

/// Adds the cover, if the layout has one.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book) {
    let Some(rule) = &book.flow.cover else {
        return;
    };
    if cx.asked.is_some() {
        // Of a leaflet, whose cover may be two panels, all is laid out.
        book.push(cx, None);
        return;
    }
    let index = book.pages.len();
    let items = cx.on_page(index, || words(cx, guide, (rule, index), book));
    add_page(cx, rule, items, book);
    // The land, or a picture that fills the cover, runs on from the one gate to the other.
    let covers = covers(book);
    for index in 1..covers {
        let mut items = ground_of_back(cx, rule, index, covers);
        if let Some(picture) = ShownPicture::new(cx, guide, rule)
            && picture.filling().is_some()
        {
            items.extend(picture.over(cx, covers, index));
        }
        add_page(cx, rule, items, book);
    }
}

/// Adds a page on the ground of the cover.
pub fn add_page(cx: &LayoutCx, rule: &CoverRule, items: Vec<Item>, book: &mut Book) {
    let trim = cx.trim(book.pages.len());
    let drawn = rule.art == CoverArt::Picture && cx.design.art.cover.is_some();
    let reaches_edges = |item: &Item| match &item.kind {
        ItemKind::Image { area, .. } => area.left() <= Abs::ZERO || area.right() >= trim.width,
        _ => false,
    };
    let mixed = drawn || items.iter().any(reaches_edges);
    let ground = cx.ground_at_edges(cx.design.accent(rule.accent).deep, mixed);
    let page = &mut book.push(cx, None).page;
    page.ground = ground;
    page.items = items;
}

/// The rules by which the cover is made: where it shows a picture of the guide, the art of the theme is drawn
/// neither behind that nor on the back.
pub fn without_art_behind_picture<'f>(guide: &Guide, flow: &'f FlowRule) -> Cow<'f, FlowRule> {
    match &flow.cover {
        Some(cover) if cover.shows_picture() && guide.cover_image().is_some() => {
            let cover = CoverRule {
                art: CoverArt::None,
                ..cover.clone()
            };
            Cow::Owned(FlowRule {
                cover: Some(cover),
                ..flow.clone()
            })
        }
        _ => Cow::Borrowed(flow),
    }
}

/// The cover's ground, and its words and its picture on it.
fn words(
    cx: &LayoutCx,
    guide: &Guide,
    (rule, index): (&CoverRule, usize),
    book: &Book,
) -> Vec<Item> {
    let accent = cx.design.accent(rule.accent);
    let picture = ShownPicture::new(cx, guide, rule);
    let filled = picture.as_ref().and_then(ShownPicture::filling);
    let look = (TagRole::H1, StyleName::CoverTitle);
    let left = book.left_of(cx, index);
    if let Some(drawing) = CoverDrawing::of(cx, book.flow, index)
        && let (Some(title), Some(subtitle)) = (
            drawing.area(cx, TITLE, left),
            drawing.area(cx, SUBTITLE, left),
        )
    {
        return words_on_drawing(cx, guide, accent, (title, subtitle));
    }
    // What stands on a picture stays white without colour, too.
    let bare = filled.is_some_and(|fill| fill.title_ground == TitleGround::None);
    let on_deep = |text, look| match on_deep(cx, look, accent) {
        style if bare => in_root(cx, text, look, &style),
        style => in_root(cx, text, look, &blackened(cx, style)),
    };
    let title = on_deep(&guide.title, look).set(cx, cx.measure());
    let top = book.flow.margin.top;
    let bottom = cx.design.page.trim.height - book.flow.margin.bottom;
    let shows = matches!(rule.logo, CoverLogo::Both | CoverLogo::Cover);
    // A panel below the words holds the mark too, where there are any beside it.
    let on_picture = filled
        .is_some_and(|fill| fill.title_ground == TitleGround::None || guide.subtitle.is_none());
    let ground_of_logo = Some(accent.deep).filter(|_| !on_picture);
    let logo = Logo::new(cx, rule, ground_of_logo).filter(|_| shows);
    let subtitle = guide.subtitle.as_ref().map(|subtitle| {
        let look = (TagRole::P, StyleName::CoverSubtitle);
        let beside = logo.as_ref().map(|logo| logo.size.width + BESIDE_LOGO);
        let measure = cx.measure() - beside.unwrap_or(Abs::ZERO);
        on_deep(subtitle, look).set(cx, measure)
    });
    let head = Rect::new(left, top, cx.measure(), title.height());
    let heights = [
        subtitle.as_ref().map(SetParagraph::height),
        logo.as_ref().map(|logo| logo.size.height),
    ];
    let height = heights.into_iter().flatten().fold(Abs::ZERO, Abs::max);
    let foot = Rect::new(left, bottom - height, cx.measure(), height);
    let excess = title.height() + height - (bottom - top);
    if !excess.fits(Abs::ZERO) {
        let longest = guide.subtitle.as_ref().filter(|_| height > title.height());
        let error = Fault::BlockTooTall { excess }.at(longest.unwrap_or(&guide.title).span);
        cx.report(error.hint(Hint::ShorterCoverWords));
    }

    let mut items = ground(cx, rule, index);
    if let (Some(picture), Some(fill)) = (&picture, filled) {
        items.extend(picture.over(cx, covers(book), index));
        if fill.title_ground == TitleGround::Deep {
            let around = [head].into_iter().chain(subtitle.is_some().then_some(foot));
            items.extend(around.flat_map(|words| panel_behind(cx, words, accent)));
        }
    }
    items.extend(title.items(Point::new(left, top)));
    if let (Some(picture), None) = (&picture, filled) {
        let gap = book.flow.grid * STEPS_TO_PICTURE;
        // Nothing at the foot needs no distance from it.
        let below = if height > Abs::ZERO { gap } else { Abs::ZERO };
        let room = foot.top() - below - (head.bottom() + gap);
        let room = Rect::new(left, head.bottom() + gap, cx.measure(), room);
        items.extend(picture.between(cx, room, index));
    }
    if let Some(subtitle) = subtitle {
        items.extend(subtitle.items(Point::new(left, bottom - subtitle.height())));
    }
    if let Some(logo) = logo {
        let Size { width, height } = logo.size;
        let place = Rect::new(left + cx.measure() - width, bottom - height, width, height);
        items.extend(logo.items(cx, place));
    }
    items
}

/// The words of the cover in the areas that a drawing has for them.
fn words_on_drawing(
    cx: &LayoutCx,
    guide: &Guide,
    accent: &Accent,
    (title_area, subtitle_area): (Rect, Rect),
) -> Vec<Item> {
    let title = (
        &guide.title,
        (TagRole::H1, StyleName::CoverTitle),
        title_area,
    );
    let subtitle = guide.subtitle.iter();
    let subtitle =
        subtitle.map(|text| (text, (TagRole::P, StyleName::CoverSubtitle), subtitle_area));
    let mut items = Vec::new();
    for (text, look, area) in std::iter::once(title).chain(subtitle) {
        let set = paragraph_in_root(cx, text, look, accent).set(cx, area.size.width);
        let excess = set.height() - area.size.height;
        if !excess.fits(Abs::ZERO) {
            let error = Fault::BlockTooTall { excess }.at(text.span);
            cx.report(error.hint(Hint::ShorterCoverWords));
        }
        items.extend(set.items(area.origin));
    }
    items
}

/// On how many pages the cover stands: both gates of a gate fold are the cover.
pub fn covers(book: &Book) -> usize {
    book.flow.panels.as_ref().map_or(1, Panels::covers)
}

/// The panel behind words of the cover where a picture fills it: at most half of what is left around them.
fn panel_behind(cx: &LayoutCx, words: Rect, accent: &Accent) -> Vec<Item> {
    let area = cx.painted(0).intersection(&Rect::from_size(cx.trim(0)));
    let room = [
        words.left() - area.left(),
        area.right() - words.right(),
        words.top() - area.top(),
        area.bottom() - words.bottom(),
    ];
    let pad = room.into_iter().fold(PANEL_PAD * 2.0, Abs::min);
    let pad = pad.max(Abs::ZERO) / 2.0;
    let panel = Path::rounded(words.outset(pad), cx.design.space.corner);
    gray::filled(cx.design, panel, accent.deep)
}

/// The ground of the cover on the page with this index.
fn ground(cx: &LayoutCx, rule: &CoverRule, index: usize) -> Vec<Item> {
    let accent = cx.design.accent(rule.accent);
    let (folds, corner) = (cx.folded(index), cx.design.space.corner);
    let outline = cx.ground(cx.trim(index), folds, corner);
    let mut items = gray::filled(cx.design, outline, accent.deep);
    if let (CoverArt::Picture, Some(drawing)) = (rule.art, &cx.design.art.cover) {
        let area = (cx.painted(index), cx.ground_corners(folds, corner));
        items.extend(art::painted(cx, drawing, area, accent));
    }
    items
}

/// The ground of the back, or of the other gate, on the page with this index. Its land is that of the cover, mirrored
/// at the fold, so that it runs round it; between two gates it runs round both folds. What stands there once, such as
/// a sun and the path to it, stays on the cover.
pub fn ground_of_back(cx: &LayoutCx, rule: &CoverRule, index: usize, covers: usize) -> Vec<Item> {
    let accent = cx.design.accent(rule.accent);
    let (folds, corner) = (cx.folded(index), cx.design.space.corner);
    let outline = cx.ground(cx.trim(index), folds, corner);
    let mut items = gray::filled(cx.design, outline, accent.deep);
    let (CoverArt::Picture, Some(drawing)) = (rule.art, &cx.design.art.cover) else {
        return items;
    };
    let area = cx.painted(index);
    let between_gates = covers > 1 && index >= covers;
    let land = art::land(drawing, cx.painted(0), (area, between_gates));
    // The cover is the mirror image of the back, edges and all.
    let [upper_left, upper_right, lower_right, lower_left] = cx.ground_corners(folds, corner);
    let corners = [upper_right, upper_left, lower_left, lower_right];
    let mut land = art::painted(cx, &land, (area, corners), accent);
    for item in &mut land {
        if let ItemKind::Path { path, .. } = &mut item.kind {
            *path = path.map(|p| Point::new(area.left() + (area.right() - p.x), p.y));
        }
    }
    items.extend(land);
    items
}

/// Title and subtitle as they stand above the first words of a document without a cover; nothing
/// where there is one.
pub fn title(cx: &LayoutCx, guide: &Guide, book: &Book) -> Vec<SetParagraph> {
    if book.flow.cover.is_some() {
        return Vec::new();
    }
    let accent = cx.design.accent(0);
    let title = (&guide.title, (TagRole::H1, StyleName::SectionTitle));
    let subtitle = guide.subtitle.iter();
    let subtitle = subtitle.map(|text| (text, (TagRole::P, StyleName::Body)));
    let parts = std::iter::once(title).chain(subtitle);
    parts
        .map(|(text, look)| set_in_root(cx, text, look, accent))
        .collect()
}

/// A text outside all sections, as wide as the text of pages.
fn set_in_root(
    cx: &LayoutCx,
    text: &Text,
    look: (TagRole, StyleName),
    accent: &Accent,
) -> SetParagraph {
    paragraph_in_root(cx, text, look, accent).set(cx, cx.measure())
}

/// The style of a text on the ground of the cover: in white, where its style has the colour of that ground, for a drawing that
/// the theme does not have.
fn on_deep(cx: &LayoutCx, (_, name): (TagRole, StyleName), accent: &Accent) -> Arc<TextStyle> {
    let mut style = cx.design.style(name, accent);
    if style.color == accent.deep {
        Arc::make_mut(&mut style).color = Color::WHITE;
    }
    style
}

/// The same with white words black in the grey edition, where the deep ground below them is left to the paper.
fn blackened(cx: &LayoutCx, mut style: Arc<TextStyle>) -> Arc<TextStyle> {
    let color = gray::on_deep(cx.design, style.color);
    if color != style.color {
        Arc::make_mut(&mut style).color = color;
    }
    style
}

/// A text outside all sections.
fn paragraph_in_root(
    cx: &LayoutCx,
    text: &Text,
    look: (TagRole, StyleName),
    accent: &Accent,
) -> TaggedParagraph {
    let style = blackened(cx, cx.design.style(look.1, accent));
    in_root(cx, text, look, &style)
}

fn in_root(
    cx: &LayoutCx,
    text: &Text,
    (role, _): (TagRole, StyleName),
    style: &Arc<TextStyle>,
) -> TaggedParagraph {
    let tag = cx.tag(TagTree::ROOT, role);
    TaggedParagraph::new(cx, text, style, tag)
}
