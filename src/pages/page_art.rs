//! The drawings of the theme on the pages of a booklet, by the layout's rules: below the words of pages that are laid out.

mod places;

pub use places::has_band;
use places::{Before, grown, is_band, over_cover, place};

use std::sync::Arc;

use super::book::{Book, FootText};
use super::discs::StationDisc;
use super::flow::Landmark;
use super::frame::{Ground, Item};
use super::placed_art::{self, Placing, Way};
use super::tags::{TagRole, TagTree};
use super::text::TaggedParagraph;
use super::{LayoutCx, gray};
use crate::color::Color;
use crate::content::{Guide, Role, Section, Text, Thing};
use crate::design::artwork::Artwork;
use crate::design::page_art::{ArtPages, ArtSpan, PageArt, Stations};
use crate::design::{Accent, FlowRule, StyleName};
use crate::diag::{Fault, Hint};
use crate::geom::{Point, Rect};
use crate::pages::GroundEdge;
use crate::parallel;
use crate::units::Abs;

/// The white rim of a station, as a share of its diameter.
const RIM: f64 = 0.1;

/// The size and the leading of the sentence in a drawing, as shares of those in text.
const LIFTED: (f64, f64) = (0.95, 0.92);
/// The point of a drawing at which its path ends.
const END: &str = "mal";

/// What a page is, as far as drawings are told apart by it.
struct PageKind<'d> {
    pages: ArtPages,
    /// Its accent, and the number of its chapter from 1.
    accent: &'d Accent,
    chapter: usize,
}

/// A drawing on a page.
struct Drawn<'d> {
    drawing: Arc<Artwork>,
    layers: &'d [String],
    placing: Placing,
    accent: &'d Accent,
}

/// The drawings on the page with this index, and the stations that lie over them: no drawing hides a number.
struct PageDrawings<'d> {
    index: usize,
    drawn: Vec<Drawn<'d>>,
    stations: Vec<Item>,
}

/// Draws on every page what the layout says.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book) {
    let flow = book.flow;
    if flow.art.is_empty() || cx.design.artworks.drawings.is_empty() {
        return;
    }
    let mut pages = Vec::new();
    for index in 0..book.pages.len() {
        let Some(kind) = kind(cx, guide, book, index) else {
            continue;
        };
        let words = lifted_words(cx, guide, book, index);
        book.pages[index].page.items.extend(words);
        let mut before = Before {
            path: book
                .contents_path
                .clone()
                .filter(|_| kind.pages == ArtPages::Contents),
            ..Before::default()
        };
        let rules = flow
            .art
            .iter()
            .filter(|rule| stands_on(rule.on, &kind, index));
        let drawn = rules
            .filter_map(|rule| place_drawing(cx, guide, (rule, &kind, index), book, &mut before));
        pages.push(PageDrawings {
            index,
            drawn: drawn.collect(),
            stations: before.stations,
        });
    }
    let design = cx.design;
    let items = parallel::map(&pages, |page| {
        let drawn = page.drawn.iter();
        let items = drawn.flat_map(
            |Drawn {
                 drawing,
                 layers,
                 placing,
                 accent,
             }| { placed_art::items(design, drawing, layers, placing, accent) },
        );
        items.collect::<Vec<_>>()
    });
    for (drawings, mut items) in pages.into_iter().zip(items) {
        items.extend(drawings.stations);
        if items.is_empty() {
            continue;
        }
        let page = &mut book.pages[drawings.index];
        page.has_art = true;
        page.page.items.splice(0..0, items);
        if !matches!(cx.edge, GroundEdge::Inset(_)) {
            page.page.ground = Ground::Mixed;
        }
    }
}

/// Whether the last block of a section stands in an area of a drawing instead of in the text: a sentence that is lifted out,
/// at the end of the last words.
pub fn lifts(cx: &LayoutCx, book: &Book, section: &Section) -> bool {
    section.role == Role::Closing
        && lifted(section).is_some()
        && area_for_words(cx, book, 0).is_some()
}

/// The sentence at the end of a section.
fn lifted(section: &Section) -> Option<&Text> {
    match &section.blocks.last()?.thing {
        Thing::Pull(text) => Some(text),
        _ => None,
    }
}

/// The area for that sentence on the page with this index.
fn area_for_words(cx: &LayoutCx, book: &Book, index: usize) -> Option<Rect> {
    let mut rules = book.flow.art.iter();
    rules.find_map(|rule| {
        let name = rule
            .pull
            .as_ref()
            .filter(|_| rule.on == ArtPages::Closing)?;
        let drawing = cx.design.artworks.drawings.get(&rule.file.first()?.value)?;
        let field = drawing.fields.get(name)?;
        let placing = place(cx, rule, drawing, index, 0.0, &Before::default())?;
        Some(placing.area(*field))
    })
}

/// That sentence in its area, in white on the deep ground that drawings have there.
fn lifted_words(cx: &LayoutCx, guide: &Guide, book: &Book, index: usize) -> Vec<Item> {
    let Some(FootText::Section(number)) = book.pages[index].foot else {
        return Vec::new();
    };
    let is_last = !book.pages[index + 1..]
        .iter()
        .any(|page| matches!(page.foot, Some(FootText::Section(other)) if other == number));
    let section = guide
        .sections
        .get(number)
        .filter(|section| is_last && lifts(cx, book, section));
    let Some((section, area)) = section.zip(area_for_words(cx, book, index)) else {
        return Vec::new();
    };
    let Some(text) = lifted(section) else {
        return Vec::new();
    };
    let tag = book
        .tags
        .iter()
        .find(|(mark, _)| *mark == Landmark::Section(number));
    let parent = tag.map_or(TagTree::ROOT, |(_, tag)| *tag);
    let quote = cx.tag(parent, TagRole::BlockQuote);
    let accent = book.section_accent(cx, section, number);
    let mut style = cx.design.style(StyleName::Pull, accent);
    let own = Arc::make_mut(&mut style);
    own.color = gray::on_deep(cx.design, Color::WHITE);
    // On its own it needs a little less than among other text.
    own.size = own.size * LIFTED.0;
    own.leading = own.leading * LIFTED.1;
    let words = TaggedParagraph::new(cx, text, &style, cx.tag(quote, TagRole::P));
    let words = words.set(cx, area.size.width);
    let excess = words.height() - area.size.height;
    if !excess.fits(Abs::ZERO) {
        cx.report(
            Fault::BlockTooTall { excess }
                .at(text.span)
                .hint(Hint::ShortenOrSplit),
        );
    }
    words.items(area.origin)
}

/// The drawing over all of the cover and the back, which takes the place of their ground, as the page with this index
/// shows it.
pub struct CoverDrawing<'a> {
    drawing: &'a Artwork,
    placing: Placing,
    /// The width of the page.
    width: Abs,
}

impl<'a> CoverDrawing<'a> {
    /// The one of the layout, where the theme has it.
    pub fn of(cx: &'a LayoutCx, flow: &FlowRule, index: usize) -> Option<Self> {
        let rule = flow.art.iter().find(|rule| rule.over == ArtSpan::Cover)?;
        let name = rule.file.first()?;
        let drawing = cx.design.artworks.drawings.get(&name.value)?;
        let placing = over_cover(cx, drawing, index);
        let width = cx.trim(index).width;
        Some(Self {
            drawing,
            placing,
            width,
        })
    }

    /// The area for words of this name. Where the page is too narrow for it, it begins where text does, and is as wide.
    pub fn area(&self, cx: &LayoutCx, name: &str, left: Abs) -> Option<Rect> {
        let area = self.placing.area(*self.drawing.fields.get(name)?);
        let width = cx.measure();
        Some(match area.right().fits(self.width - cx.design.page.safe) {
            true => area,
            false => Rect::new(left, area.top(), width, area.size.height),
        })
    }
}

fn kind<'d>(cx: &LayoutCx<'d>, guide: &Guide, book: &Book, index: usize) -> Option<PageKind<'d>> {
    let own = book.own_accent(cx);
    let is_cover = book.flow.cover.is_some() && (index == 0 || is_back(guide, book, index));
    let (pages, accent, chapter) = match book.pages.get(index)?.foot {
        _ if is_cover => (ArtPages::Cover, own, 0),
        None => return None,
        Some(FootText::Contents) => (ArtPages::Contents, own, 0),
        Some(FootText::Notes) => (ArtPages::Sections, book.notes_accent(cx, guide), 0),
        Some(FootText::Section(number)) => {
            let section = guide.sections.get(number)?;
            let accent = book.section_accent(cx, section, number);
            match section.role {
                Role::Closing => (ArtPages::Closing, accent, number + 1),
                Role::Chapter | Role::Notes => (ArtPages::Sections, accent, number + 1),
                Role::Colophon | Role::Back => return None,
            }
        }
    };
    Some(PageKind {
        pages,
        accent,
        chapter,
    })
}

/// Whether the page with this index is the back.
fn is_back(guide: &Guide, book: &Book, index: usize) -> bool {
    let ends = guide
        .sections
        .last()
        .is_some_and(|section| section.role == Role::Back);
    ends && index + 1 == book.pages.len()
}

fn stands_on(on: ArtPages, kind: &PageKind, index: usize) -> bool {
    match on {
        ArtPages::Left => kind.pages == ArtPages::Sections && !Book::is_recto(index),
        ArtPages::Right => kind.pages == ArtPages::Sections && Book::is_recto(index),
        on => on == kind.pages,
    }
}

/// How far on the page with this index is, from the first page behind the cover to the last one: from 0 to 1.
fn progress(index: usize, pages: usize) -> f64 {
    let spread = |index: usize| index.div_ceil(2) as f64;
    let last = spread(pages.saturating_sub(1)) - 1.0;
    match last > 0.0 {
        true => ((spread(index) - 1.0) / last).clamp(0.0, 1.0),
        false => 0.0,
    }
}

/// Places what one rule draws on a page.
fn place_drawing<'d>(
    cx: &LayoutCx<'d>,
    guide: &Guide,
    (rule, kind, index): (&'d PageArt, &PageKind<'d>, usize),
    book: &Book,
    before: &mut Before,
) -> Option<Drawn<'d>> {
    let palette = &cx.design.palette;
    let of_all = rule
        .all
        .as_ref()
        .filter(|_| std::ptr::eq(kind.accent, &palette.all));
    let turn = kind.chapter.saturating_sub(1) % rule.file.len().max(1);
    let name = of_all.or_else(|| rule.file.get(turn))?;
    let drawing = cx.design.artworks.drawings.get(&name.value)?;
    let share = progress(index, book.pages.len());
    let mut placing = place(cx, rule, drawing, index, share, before)?;
    let rest = book.pages.get(index).map_or(Abs::ZERO, |page| page.rest);
    if is_band(rule) && rest > Abs::ZERO {
        placing.taller = grown(drawing, &placing, rest, cx.trim(index).height);
    }
    let layers = &rule.layers;
    let track = drawing.path.as_ref().filter(|track| {
        layers.is_empty()
            || drawing
                .layers
                .get(track.layer)
                .is_some_and(|name| layers.contains(name))
    });
    if let Some(track) = track {
        let way = placing.way(track);
        let end = drawing.anchors.get(END).map(|anchor| placing.at(anchor.at));
        let places = (&way, track.stations, end);
        let stations = stations(cx, guide, (rule, kind, index), book, places);
        before.stations.extend(stations);
        before.path = Some(way);
    }
    before.drawing = Some((Arc::clone(drawing), placing));
    Some(Drawn {
        drawing: Arc::clone(drawing),
        layers,
        placing,
        accent: kind.accent,
    })
}

/// The stations on the path of a drawing.
fn stations(
    cx: &LayoutCx,
    guide: &Guide,
    (rule, kind, index): (&PageArt, &PageKind, usize),
    book: &Book,
    (way, shares, end): (&Way, (f64, f64), Option<Point>),
) -> Vec<Item> {
    let disc = |centre: Point, accent| StationDisc {
        centre,
        diameter: rule.station,
        accent,
        rim: rule.station * RIM,
    };
    match rule.stations {
        Stations::None => Vec::new(),
        Stations::End => {
            let Some(centre) = end else {
                return Vec::new();
            };
            let number = kind.chapter.to_string();
            disc(centre, kind.accent).drawn(cx, &number, guide.title.span)
        }
        Stations::Own => {
            let x = cx.trim(index).width / 2.0;
            let y = way.height_at(x);
            let items = y.map(|y| disc(Point::new(x, y), kind.accent).items(cx));
            items.unwrap_or_default()
        }
        Stations::All => {
            let chapters = guide.stations();
            let places = way.stations(shares, chapters.len());
            // One beyond a fold stands on the other page alone.
            let page = cx
                .painted(index)
                .intersection(&Rect::from_size(cx.trim(index)));
            let mut items = Vec::new();
            for (number, centre) in chapters.into_iter().zip(places) {
                let Some(section) = guide.sections.get(number) else {
                    continue;
                };
                let room = Rect::around([centre]).map(|at| at.outset(rule.station));
                if !room.is_some_and(|room| room.meets(&page)) {
                    continue;
                }
                let accent = book.section_accent(cx, section, number);
                let words = (number + 1).to_string();
                items.extend(disc(centre, accent).drawn(cx, &words, section.title.span));
            }
            items
        }
    }
}

/// The height at which the path of the drawings comes in at the left edge of the page with this index.
pub fn path_at_edge(cx: &LayoutCx, book: &Book, index: usize) -> Option<Abs> {
    let rules = book
        .flow
        .art
        .iter()
        .filter(|rule| rule.over == ArtSpan::Pages);
    let drawn = rules.filter_map(|rule| {
        let drawing = cx.design.artworks.drawings.get(&rule.file.first()?.value)?;
        let track = drawing.path.as_ref()?;
        let placing = place(cx, rule, drawing, index, 0.0, &Before::default())?;
        placing.way(track).height_at(Abs::ZERO)
    });
    drawn.last()
}
