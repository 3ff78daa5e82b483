//! Lines → frames: flow, panels, pages with trim, bleed and safe zone.
//!
//! Enters: a guide, a computed design and a typesetter. Leaves: a [`Document`] of [`Page`]s, each a
//! display list with tags and places. Decides page breaks; never shapes text, never draws.

mod addresses;
mod art;
mod back;
mod block;
mod book;
mod boxes;
mod cards;
mod contents;
mod cover;
mod extra;
mod fill;
mod flow;
mod foot;
mod footnotes;
pub mod frame;
mod logo;
mod note_marks;
mod note_room;
mod numbers;
mod paginate;
mod parts;
mod placed;
mod references;
mod sections;
mod stranded;
mod text;
mod things;
mod tracks;

pub use cards::{DeckLayout, Sink};
pub use extra::{AssemblyGuide, Extra, TileCounts, TileLabel, lay_out_extras};
pub use frame::{
    AreaWords, Cards, Document, Glyphs, Ground, Item, ItemKind, LinkTarget, ListNumbering, Origin,
    OriginKind, OutlineEntry, Page, Stroke, TagId, TagNode, TagRole, TagTree,
};

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::content::read::nearest;
use crate::content::{Block, Guide, Lang, PaperWords, Thing};
use crate::design::{BlockRule, Design, FlowRule, FoldedEdges, Folds, Panel, Panels};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Path, Rect, Sides, Size};
use crate::lines::Typesetter;
use crate::source::Span;
use crate::units::Abs;
use book::Book;
use note_marks::MarkedNote;
use paginate::Room;
use references::{NamedPage, References};

/// Sets `guide` in `design`, by the rules of a flowing format.
///
/// What does not fit is an error in `diags`, and a rule for a block that is not there a warning; the
/// document is whole all the same, so that later checks can go on.
pub fn lay_out(
    guide: &Guide,
    (design, flow): (&Design, &FlowRule),
    setter: &Typesetter,
    request: &PageRequest,
    diags: &mut Diagnostics,
) -> Document {
    let mut references = References::of(guide);
    loop {
        let mut own = Diagnostics::new();
        let (document, named) = lay_out_once(
            guide,
            (design, flow),
            setter,
            request,
            &references,
            &mut own,
        );
        match references.next(&document, &named) {
            Some(next) => references = next,
            None => {
                references.report_unsettled(&document, &named, &mut own);
                diags.append(own);
                return document;
            }
        }
    }
}

/// Does what [`lay_out`] does with the page numbers that `references` has; gives the places whose pages are
/// named, and where, as well.
fn lay_out_once(
    guide: &Guide,
    (design, flow): (&Design, &FlowRule),
    setter: &Typesetter,
    request: &PageRequest,
    references: &References,
    diags: &mut Diagnostics,
) -> (Document, Vec<NamedPage>) {
    let page = design.page;
    // The text area is a whole number of steps high.
    let height = page.trim.height - flow.margin.top - flow.margin.bottom;
    let steps = (height / flow.grid + 0.001).floor();
    let cx = LayoutCx {
        edge: request.edge,
        folds: request.folds,
        references: references.clone(),
        // All panels have the measure of the narrowest, so that words can flow from one to the next.
        measure: flow
            .panels
            .as_ref()
            .map_or(page.trim.width, Panels::narrowest)
            - flow.margin.inner
            - flow.margin.outer,
        room: Room {
            height: flow.grid * steps,
            grid: flow.grid,
        },
        ..LayoutCx::new(
            design,
            setter,
            design.words.in_language(&guide.lang),
            &guide.lang,
        )
    };
    cx.check_rules(guide, flow);
    let guide = &*numbers::numbered(guide, flow.numbers);
    let guide = &*addresses::noted(guide, flow.links);
    let panels = flow.panels.as_ref().map(|panels| panels.pages.len());
    let multiple_of = panels.unwrap_or(request.multiple_of.max(1));
    let mut book = Book::new(flow, multiple_of, references.count());
    cover::add(&cx, guide, &mut book);
    let contents = contents::TableOfContents::measure(&cx, guide, &mut book);
    sections::add(&cx, guide, &mut book);
    if let Some(contents) = contents {
        contents.fill(&cx, guide, &mut book);
    }
    foot::add(&cx, guide, &mut book);
    if let Some(panels) = panels {
        cx.report_too_many_panels(guide, &book, panels);
    }
    footnotes::report_lost(&cx, |place| {
        book.places.get(place).copied().flatten().is_some()
    });
    let subject = guide.subtitle.as_ref();
    let (title, subject) = (cx.plain(&guide.title), subject.map(|text| cx.plain(text)));
    let outline = book.outline(&cx, guide);
    diags.append(cx.diags.into_inner());
    let document = Document {
        title,
        subject,
        lang: Some(guide.lang.clone()),
        outline,
        places: book.places,
        pages: book.pages.into_iter().map(|page| page.page).collect(),
        tags: cx.tags.into_inner(),
        cards: None,
    };
    (document, cx.named_pages.into_inner())
}

/// What the resolved job asks of the pages.
#[derive(Debug, Clone)]
pub struct PageRequest {
    /// Where grounds and decoration end.
    pub edge: GroundEdge,
    /// Note pages fill the book to a multiple of this many pages: 4 for folded sheets.
    pub multiple_of: usize,
    /// Whether the pages are printed in an office, where full grounds cost much toner: faces may
    /// then stand on paper instead.
    pub on_paper: bool,
    /// The edges of pages that are folds of the sheet: there grounds go on to the edge, and decoration
    /// to the next page.
    pub folds: Folds,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            edge: GroundEdge::Bleed,
            multiple_of: 1,
            on_paper: false,
            folds: Folds::None,
        }
    }
}

/// Where grounds and decoration end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GroundEdge {
    /// In the bleed, for sheets that are trimmed.
    Bleed,
    /// This far inside the trim, for sheets that are not.
    Inset(Abs),
}

/// What every part of this stage works with.
struct LayoutCx<'a> {
    design: &'a Design,
    setter: &'a Typesetter,
    words: PaperWords,
    lang: Lang,
    edge: GroundEdge,
    /// The edges of pages that are folds.
    folds: Folds,
    /// What links in the words can lead to, and the numbers of the pages.
    references: References,
    /// The places whose pages are named in the words.
    named_pages: RefCell<Vec<NamedPage>>,
    /// The footnotes whose marks were set, by their numbers.
    notes: RefCell<BTreeMap<usize, MarkedNote>>,
    /// The width of the text area.
    measure: Abs,
    /// Its height.
    room: Room,
    tags: RefCell<TagTree>,
    diags: RefCell<Diagnostics>,
}

impl<'a> LayoutCx<'a> {
    /// For pages whose text area is all of the page, with grounds in the bleed.
    fn new(design: &'a Design, setter: &'a Typesetter, words: PaperWords, lang: &Lang) -> Self {
        let trim = design.page.trim;
        Self {
            design,
            setter,
            words,
            lang: lang.clone(),
            edge: GroundEdge::Bleed,
            folds: Folds::None,
            references: References::default(),
            named_pages: RefCell::default(),
            notes: RefCell::default(),
            measure: trim.width,
            room: Room {
                height: trim.height,
                grid: Abs::pt(1.0),
            },
            tags: RefCell::default(),
            diags: RefCell::default(),
        }
    }

    /// The number of the place with this id.
    fn place_of(&self, id: &str) -> Option<usize> {
        self.references.place_of(id)
    }

    /// What is printed for the page of the place with this id, which words at `span` name.
    fn page_of(&self, id: &str, span: Span) -> String {
        let Some(place) = self.place_of(id) else {
            return String::new(); // Reported when the guide was read.
        };
        self.named_pages
            .borrow_mut()
            .push(NamedPage { place, span });
        self.references.page_of(place)
    }

    /// A new tag below `parent`.
    fn tag(&self, parent: TagId, role: TagRole) -> TagId {
        self.tags.borrow_mut().add(parent, role)
    }

    /// Says in which language is what `tag` holds.
    fn set_lang(&self, tag: TagId, lang: &Lang) {
        self.tags.borrow_mut().set_lang(tag, lang);
    }

    /// Gives what a screen reader says instead of what `tag` holds.
    fn set_alt(&self, tag: TagId, alt: String) {
        self.tags.borrow_mut().set_alt(tag, alt);
    }

    /// Says what stands before the entries of the list `tag`.
    fn set_numbering(&self, tag: TagId, numbering: ListNumbering) {
        self.tags.borrow_mut().set_numbering(tag, numbering);
    }

    /// Gives `tag` a title.
    fn set_title(&self, tag: TagId, title: String) {
        self.tags.borrow_mut().set_title(tag, title);
    }

    /// Does `work` on trial: the tags and notes that it adds are forgotten, and what it reports is given back.
    fn on_trial<T>(&self, work: impl FnOnce() -> T) -> (T, Diagnostics) {
        let diags = self.diags.take();
        let tags = self.tags.borrow().nodes.len();
        let notes = self.notes.borrow().clone();
        let result = work();
        self.tags.borrow_mut().nodes.truncate(tags);
        self.notes.replace(notes);
        (result, self.diags.replace(diags))
    }

    /// Says what is wrong.
    fn report(&self, diagnostic: Diagnostic) {
        self.diags.borrow_mut().push(diagnostic);
    }

    /// How far grounds and decoration reach on the page with this index, from the upper left corner of
    /// the trim.
    fn painted(&self, index: usize) -> Rect {
        self.painted_to(self.trim(index), self.folded(index))
    }

    /// The panel with this index, where the pages are those of a leaflet.
    fn panel(&self, index: usize) -> Option<&Panel> {
        self.design.flow()?.panels.as_ref()?.pages.get(index)
    }

    /// The trim of the page with this index.
    fn trim(&self, index: usize) -> Size {
        let trim = self.design.page.trim;
        let width = self.panel(index).map_or(trim.width, |panel| panel.width);
        Size { width, ..trim }
    }

    /// The folded edges of the page with this index.
    fn folded(&self, index: usize) -> FoldedEdges {
        match (self.folds, self.panel(index)) {
            (Folds::Panels, Some(panel)) => panel.folds,
            (folds, _) => folds.of(index),
        }
    }

    /// How far grounds and decoration reach on a page of this trim with these folded edges.
    fn painted_to(&self, trim: Size, folds: FoldedEdges) -> Rect {
        let trim = Rect::from_size(trim);
        let inset = match self.edge {
            GroundEdge::Bleed => return trim.outset(self.design.page.bleed),
            GroundEdge::Inset(inset) => inset,
        };
        let Sides {
            left,
            top,
            right,
            bottom,
        } = folds;
        let at = |folded| if folded { Abs::ZERO } else { inset };
        trim.inset(Sides {
            left: at(left),
            top: at(top),
            right: at(right),
            bottom: at(bottom),
        })
    }

    /// The outline of the ground of a page of this trim with these folded edges: corners are round where
    /// they are not cut off and no fold ends there.
    fn ground(&self, trim: Size, folds: FoldedEdges, radius: Abs) -> Path {
        let area = self.painted_to(trim, folds);
        Path::rounded_corners(area, self.ground_corners(folds, radius))
    }

    /// The radii of the corners of the ground of a page with these folded edges: upper left, upper right,
    /// lower right, lower left.
    fn ground_corners(&self, edges: FoldedEdges, radius: Abs) -> [Abs; 4] {
        let round = |folded: bool| match self.edge {
            GroundEdge::Inset(_) if !folded => radius,
            _ => Abs::ZERO,
        };
        [
            round(edges.left || edges.top),
            round(edges.right || edges.top),
            round(edges.right || edges.bottom),
            round(edges.left || edges.bottom),
        ]
    }

    /// Reports words that go on behind the last panel, at the section that does.
    fn report_too_many_panels(&self, guide: &Guide, book: &Book, panels: usize) {
        let pages = book.pages.len();
        if pages <= panels {
            return;
        }
        let begun = book
            .landmarks
            .iter()
            .filter_map(|(landmark, page, _)| match landmark {
                flow::Landmark::Section(number) if *page <= panels => Some(*number),
                _ => None,
            });
        let section = begun.max().and_then(|number| guide.sections.get(number));
        let span = section.map(|section| section.span);
        let fault = Fault::LeafletTooLong { pages, panels };
        let error = Diagnostic::error(fault, span.or(guide.sections.first().map(|s| s.span)));
        self.report(error.hint(Hint::ShortenLeaflet));
    }

    /// Reports a part that is `height` high where no page has room for it.
    fn report_overfull(&self, height: Abs, span: Span) {
        let room = self.room.height;
        if !height.fits(room) {
            let excess = height - room;
            let error = Fault::BlockTooTall { excess }.at(span);
            self.report(error.hint(Hint::ShortenOrSplit));
        }
    }

    /// Reports more lines to write on than any page has room for.
    fn report_too_many_lines(&self, lines: flow::WritingLines, span: Span) {
        let (room, wanted) = (self.room.height, lines.min_lines);
        if !(lines.pitch * f64::from(wanted)).fits(room) {
            let most = (room / lines.pitch).floor().max(1.0) as u16;
            let fault = Fault::TooManyWritingLines { wanted, most };
            self.report(fault.at(span).hint(Hint::FewerMinLines { most }));
        }
    }

    /// Reports rules for single sections and blocks that the guide does not have, or has as another
    /// kind. The former is a warning only: one layout serves several booklets, and a chapter can go.
    fn check_rules(&self, guide: &Guide, flow: &FlowRule) {
        let names: Vec<&str> = guide.sections.iter().map(|s| s.id.value.as_str()).collect();
        for (id, change) in &flow.only_sections {
            if !names.contains(&id.as_str()) {
                let fault = Fault::UnknownSection { name: id.into() };
                self.report(unused_rule(fault, change.span, id, &names));
            }
        }
        let blocks = guide.blocks();
        let blocks = blocks.filter_map(|block| Some((block.id.as_ref()?.value.as_str(), block)));
        let blocks: BTreeMap<&str, &Block> = blocks.collect();
        let ids: Vec<&str> = blocks.keys().copied().collect();
        for (id, rule) in &self.design.only {
            let Some(block) = blocks.get(id.as_str()) else {
                let fault = Fault::UnknownBlock { name: id.into() };
                self.report(unused_rule(fault, rule.span, id, &ids));
                continue;
            };
            if !is_for(&rule.value, &block.thing) {
                let kind = block.thing.name().into();
                let error = Fault::BlockOfOtherKind { name: id.into() }.at(rule.span);
                self.report(error.hint(match block.thing {
                    Thing::Text(_)
                    | Thing::Pull(_)
                    | Thing::Table(_)
                    | Thing::Icon(_)
                    | Thing::Qr(_) => Hint::NoRuleFor { kind },
                    Thing::Items(_)
                    | Thing::Steps(_)
                    | Thing::List(_)
                    | Thing::Quotes(_)
                    | Thing::Contrast(_)
                    | Thing::Callout(_)
                    | Thing::Image(_)
                    | Thing::Notes(_) => Hint::KindIs { kind },
                }));
            }
        }
    }
}

/// A rule of the layout for `id`, which is none of the `known` ids of the words.
fn unused_rule(fault: Fault, span: Span, id: &str, known: &[&str]) -> Diagnostic {
    let warning = Diagnostic::warning(fault, span);
    let remove = Hint::OrRemoveRule { name: id.into() };
    match nearest(id, known.iter().copied()) {
        Some(name) => warning.hint(Hint::did_you_mean(name)),
        None => warning,
    }
    .hint(remove)
}

/// Whether `rule` is one for things of this kind.
const fn is_for(rule: &BlockRule, thing: &Thing) -> bool {
    matches!(
        (thing, rule),
        (Thing::Items(_), BlockRule::Items(_))
            | (Thing::Steps(_), BlockRule::Steps(_))
            | (Thing::List(_), BlockRule::List(_))
            | (Thing::Quotes(_), BlockRule::Quotes(_))
            | (Thing::Contrast(_), BlockRule::Contrast(_))
            | (Thing::Callout(_), BlockRule::Callout(_))
            | (Thing::Image(_), BlockRule::Image(_))
            | (Thing::Notes(_), BlockRule::Notes(_))
    )
}
