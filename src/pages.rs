//! Lines → frames: flow, panels, pages with trim, bleed and safe zone.
//!
//! Enters: a guide, a computed design and a typesetter. Leaves: a [`Document`] of [`Page`]s, each a
//! display list with tags and places. Decides page breaks; never shapes text, never draws.

mod addresses;
mod art;
mod back;
mod block;
mod book;
mod booklet;
mod boxes;
mod cards;
mod contents;
mod contents_path;
mod cover;
mod cover_picture;
mod discs;
mod document;
mod extra;
mod fill;
mod flow;
mod foot;
mod footnotes;
pub mod frame;
mod gray;
mod head;
mod logo;
mod marking;
mod measures;
mod note_marks;
mod note_room;
mod numbers;
mod page_art;
mod paginate;
mod parts;
pub mod pattern;
mod placed;
mod placed_art;
mod prompts;
mod references;
mod reports;
mod request;
mod section;
mod sections;
mod stranded;
mod tabs;
pub mod tags;
mod text;
mod things;
mod tracks;
mod unused_rules;

pub use booklet::{lay_out, lay_out_for_numbers};
pub use cards::{DeckLayout, Sink};
pub use document::{Cards, Document, OutlineEntry, Pages, Place};
pub use extra::{
    AssemblyGuide, Extra, TileCounts, TileLabel, lay_out_calibration, lay_out_extras, target,
};
pub use frame::{
    AreaWords, Glyphs, Ground, Item, ItemKind, LinkTarget, Origin, OriginKind, Page, Stress, Stroke,
};
pub use pattern::PatternFill;
pub use references::printed;
pub use request::{GroundEdge, PageRequest};
pub use tags::{ListNumbering, TagId, TagNode, TagRole, TagTree};

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::color::Color;
use crate::content::{Guide, Lang, PaperWords};
use crate::design::{Design, FoldedEdges, Folds, Panel};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Path, Rect, Sides, Size};
use crate::lines::Typesetter;
use crate::source::Span;
use crate::units::Abs;
use book::Book;
use booklet::Found;
use boxes::Solved;
use measures::{Feet, Measures};
use note_marks::MarkedNote;
use paginate::Room;
use references::{NamedPage, References};

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
    /// What is found out on the way.
    found: RefCell<Found>,
    /// The places whose pages are asked for, where that is all that is wanted of the pages: see
    /// [`lay_out_for_numbers`].
    asked: Option<BTreeSet<usize>>,
    /// The footnotes whose marks were set, by their numbers.
    notes: RefCell<BTreeMap<usize, MarkedNote>>,
    /// The width of the text area, where something is being set.
    measure: Cell<Abs>,
    /// Its width on the panels of a leaflet, by the sections that share them.
    measures: Measures,
    /// How far down words should reach there.
    feet: Feet,
    /// Its height.
    room: Room,
    /// How much of it the headings take that what is being set is kept with.
    above: Cell<Abs>,
    /// Boxes that were laid out, for those that are laid out alike.
    solved: RefCell<Solved>,
    tags: RefCell<TagTree>,
    diags: RefCell<Diagnostics>,
}

/// The panel with this index, where the pages are those of a leaflet.
fn panel(design: &Design, index: usize) -> Option<&Panel> {
    design.flow()?.panels.as_ref()?.pages.get(index)
}

/// The trim of the page with this index.
fn page_trim(design: &Design, index: usize) -> Size {
    let trim = design.page.trim;
    let width = panel(design, index).map_or(trim.width, |panel| panel.width);
    Size { width, ..trim }
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
            found: RefCell::default(),
            asked: None,
            notes: RefCell::default(),
            measure: Cell::new(trim.width),
            measures: Measures::default(),
            feet: Feet::default(),
            room: Room {
                height: trim.height,
                grid: Abs::pt(1.0),
            },
            above: Cell::default(),
            solved: RefCell::default(),
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
        let named = NamedPage { place, span };
        self.found.borrow_mut().named_pages.push(named);
        self.references.page_of(place)
    }

    /// Whether nothing but the numbers of some pages is wanted, and these pages are there, with those that their words name:
    /// pages stay as they are, whatever comes behind them.
    fn has_all_asked(&self, book: &Book) -> bool {
        let named = &self.found.borrow().named_pages;
        let named = named.iter().map(|named| named.place);
        self.asked
            .as_ref()
            .is_some_and(|asked| book.has_places(asked.iter().copied().chain(named)))
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
        panel(self.design, index)
    }

    /// The width of the text area, where something is being set.
    const fn measure(&self) -> Abs {
        self.measure.get()
    }

    /// The most height that what is being set can take of a page, below the headings that stand on the same page.
    fn room_below(&self) -> Abs {
        (self.room.height - self.above.get()).max(Abs::ZERO)
    }

    /// The width of the text area on the page with this index, if nothing else stood on other pages.
    fn measure_on(&self, index: usize) -> Abs {
        let margins = self
            .design
            .flow()
            .map(|flow| flow.margin.inner + flow.margin.outer);
        self.trim(index).width - margins.unwrap_or_default()
    }

    /// The width of the text area on each panel, or on every page.
    fn all_measures(&self) -> impl Iterator<Item = Abs> {
        let panels = self.design.flow().and_then(|flow| flow.panels.as_ref());
        let pages = 0..panels.map_or(1, |panels| panels.pages.len());
        pages.map(|index| self.measure_on(index))
    }

    /// The width of the text area on the narrowest panel, or on every page.
    fn narrowest_measure(&self) -> Abs {
        self.all_measures().fold(self.measure_on(0), Abs::min)
    }

    /// The width of the text area on the widest panel, or on every page.
    fn widest_measure(&self) -> Abs {
        self.all_measures().fold(self.measure_on(0), Abs::max)
    }

    /// Does `work` with the measure of the page with this index.
    fn on_page<T>(&self, index: usize, work: impl FnOnce() -> T) -> T {
        let own = self.measure.replace(self.measure_on(index));
        let result = work();
        self.measure.set(own);
        result
    }

    /// Takes the measure of the group of sections with this number.
    fn begin_group(&self, number: usize) {
        let widest = self.widest_measure();
        self.measure.set(self.measures.of(number).unwrap_or(widest));
    }

    /// Says that a group of sections stands on these pages.
    fn end_group(&self, number: usize, pages: Range<usize>) {
        if self.panel(0).is_none() {
            return;
        }
        let widest = self.widest_measure();
        let measures = pages.map(|index| self.measure_on(index));
        let narrowest = measures.fold(widest, Abs::min);
        let found = &mut self.found.borrow_mut();
        found.widest = widest;
        let found = &mut found.measures;
        // Of a group without pages nothing is narrower than it is.
        found.resize((number + 1).max(found.len()), widest);
        found[number] = narrowest;
    }

    /// Says how far down words reach on the page with this index.
    fn found_foot(&self, index: usize, foot: Abs) {
        if self.panel(index).is_some() {
            self.found.borrow_mut().feet.insert(index, foot);
        }
    }

    /// The trim of the page with this index.
    fn trim(&self, index: usize) -> Size {
        page_trim(self.design, index)
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
            GroundEdge::Bleed | GroundEdge::InsetAtPaper(_) => {
                return trim.outset(self.design.page.bleed);
            }
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

    /// What meets the edges of a page on a ground of this colour; `mixed` says whether something else reaches
    /// them too.
    const fn ground_at_edges(&self, color: Color, mixed: bool) -> Ground {
        match self.edge {
            GroundEdge::Inset(_) => Ground::Paper,
            GroundEdge::Bleed | GroundEdge::InsetAtPaper(_) if mixed => Ground::Mixed,
            GroundEdge::Bleed | GroundEdge::InsetAtPaper(_) => Ground::Color(color),
        }
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
}
