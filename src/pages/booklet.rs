//! A guide → the pages of a booklet or a leaflet, laid out until the numbers in its words are those of its pages.
//!
//! Enters: a guide, a computed design, a typesetter and what is asked of the pages. Leaves: a [`Document`]. What stands on the
//! pages is set by the other parts of this stage, in the order that [`lay_out_once`] says.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicUsize;

use super::book::Book;
use super::document::Document;
use super::measures::{Feet, Measures};
use super::paginate::Room;
use super::references::{NamedPage, References};
use super::request::PageRequest;
use super::{
    LayoutCx, addresses, contents, cover, foot, footnotes, head, numbers, page_art, prompts,
    section, sections, tabs,
};
use crate::content::Guide;
use crate::design::{Design, FlowRule};
use crate::diag::Diagnostics;
use crate::lines::Typesetter;
use crate::parallel;
use crate::source::Span;
use crate::units::Abs;

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
    lay_out_until_settled(guide, (design, flow), setter, request, None, diags)
}

/// The pages of a guide, for the numbers of those on which what has these ids begins: the same numbers as [`lay_out`] gives,
/// with as many pages as `multiple_of` asks for.
///
/// What moves nothing to another page is left out, and so is what stands behind the last place that is asked for.
pub fn lay_out_for_numbers(
    guide: &Guide,
    (design, flow): (&Design, &FlowRule),
    setter: &Typesetter,
    (ids, multiple_of): (&BTreeSet<String>, usize),
    diags: &mut Diagnostics,
) -> Document {
    let request = PageRequest {
        multiple_of,
        ..PageRequest::default()
    };
    // Where the words of a leaflet stand is decided by how far down they reach on all its panels.
    let asked = Some(ids).filter(|_| flow.panels.is_none());
    lay_out_until_settled(guide, (design, flow), setter, &request, asked, diags)
}

fn lay_out_until_settled(
    guide: &Guide,
    (design, flow): (&Design, &FlowRule),
    setter: &Typesetter,
    request: &PageRequest,
    asked: Option<&BTreeSet<String>>,
    diags: &mut Diagnostics,
) -> Document {
    let mut references = References::of(guide);
    let asked = asked.map(|ids| {
        let places = ids.iter().filter_map(|id| references.place_of(id));
        places.collect::<BTreeSet<usize>>()
    });
    let mut measures = Measures::default();
    let mut feet = None;
    loop {
        let mut own = Diagnostics::new();
        let known = Known {
            references: references.clone(),
            measures: measures.clone(),
            feet: feet.clone().unwrap_or_default(),
            asked: asked.clone(),
        };
        let (document, found) =
            lay_out_once(guide, (design, flow), setter, request, known, &mut own);
        if let Some(next) = measures.next(&found.measures, found.widest) {
            measures = next;
            continue;
        }
        if let (None, Some(panels)) = (&feet, &flow.panels) {
            feet = Some(Feet::level(&found.feet, panels));
            continue;
        }
        let named = found.named_pages;
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

/// What is known of the pages from laying them out before.
#[derive(Default)]
struct Known {
    references: References,
    measures: Measures,
    feet: Feet,
    /// The places whose pages are asked for, where that is all that is wanted.
    asked: Option<BTreeSet<usize>>,
}

/// What was found out by laying pages out.
#[derive(Default)]
pub(super) struct Found {
    /// The places whose pages are named in the words.
    pub named_pages: Vec<NamedPage>,
    /// The measures of the narrowest panels on which sections that share pages stand, by these sections.
    pub measures: Vec<Abs>,
    /// The measure of the widest panel.
    pub widest: Abs,
    /// How far down words reach by themselves, by panels.
    pub feet: BTreeMap<usize, Abs>,
    /// The prompts of the layout that were asked.
    pub prompts: Vec<Span>,
}

/// For the pages of a guide, with what is known of them.
fn context<'a>(
    guide: &Guide,
    (design, flow): (&'a Design, &FlowRule),
    setter: &'a Typesetter,
    request: &PageRequest,
    known: Known,
) -> LayoutCx<'a> {
    let page = design.page;
    // The text area is a whole number of steps high.
    let height = page.trim.height - flow.margin.top - flow.margin.bottom;
    let steps = (height / flow.grid + 0.001).floor();
    LayoutCx {
        edge: request.edge,
        folds: request.folds,
        references: known.references,
        measure: Cell::new(page.trim.width - flow.margin.inner - flow.margin.outer),
        measures: known.measures,
        feet: known.feet,
        asked: known.asked,
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
    }
}

/// Does what [`lay_out`] does with what is known; gives what was found out as well.
fn lay_out_once(
    guide: &Guide,
    (design, flow): (&Design, &FlowRule),
    setter: &Typesetter,
    request: &PageRequest,
    known: Known,
    diags: &mut Diagnostics,
) -> (Document, Found) {
    let is_first = known.references.is_first_pass();
    let helped = Known {
        references: known.references.clone(),
        asked: known.asked.clone(),
        ..Known::default()
    };
    let cx = context(guide, (design, flow), setter, request, known);
    cx.check_rules(guide, flow);
    cx.check_letters(guide);
    let guide = &*numbers::numbered(guide, flow.numbers);
    let guide = &*addresses::noted(guide, flow.links);
    let flow = &*cover::without_art_behind_picture(guide, flow);
    let panels = flow.panels.as_ref().map(|panels| panels.pages.len());
    let multiple_of = panels.unwrap_or(request.multiple_of.max(1));
    let mut book = Book::new(flow, multiple_of, cx.references.count());
    let lettered = guide.is_lettered() && design.palette.is_lettered();
    book.lettered = lettered;
    let narrowest = cx.narrowest_measure();
    let reached = AtomicUsize::new(0);
    let pool = setter.pool();
    let ahead = || {
        let setter = pool.typesetter();
        let cx = context(guide, (design, flow), &setter, request, helped);
        let mut book = Book::new(flow, multiple_of, 0);
        book.lettered = lettered;
        section::set_ahead(&cx, guide, &book, &reached);
    };
    let mut add = || {
        cover::add(&cx, guide, &mut book);
        cx.measure.set(narrowest);
        let contents = contents::TableOfContents::measure(&cx, guide, &mut book);
        sections::add(&cx, guide, &mut book, &reached);
        contents
    };
    let contents = match is_first && panels.is_none() {
        true => parallel::with_help(ahead, add),
        false => add(),
    };
    if cx.asked.is_none() {
        if let Some(contents) = contents {
            cx.measure.set(narrowest);
            contents.fill(&cx, guide, &mut book);
        }
        page_art::add(&cx, guide, &mut book);
        head::add(&cx, guide, &mut book);
        tabs::add(&cx, guide, &mut book);
        foot::add(&cx, guide, &mut book);
        if let Some(panels) = panels {
            cx.report_too_many_panels(guide, &book, panels);
        }
        prompts::report_left_out(&cx, guide, &book);
        footnotes::report_lost(&cx, |place| {
            book.places.get(place).copied().flatten().is_some()
        });
    }
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
        ids: guide
            .ids()
            .into_iter()
            .map(|id| id.value.0.clone())
            .collect(),
        pages: book.pages.into_iter().map(|page| page.page).collect(),
        tags: cx.tags.into_inner(),
        cards: None,
    };
    (document, cx.found.into_inner())
}
