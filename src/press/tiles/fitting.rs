//! A page and a rule → on how many sheets it is printed, which way they lie, and how large it becomes.

use std::cmp::Reverse;

use super::axis::{LEAST, count};
use super::{Rules, room};
use crate::design::sheet::OVERLAP;
use crate::diag::values::Printed;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::geom::Size;
use crate::pages::Pages;
use crate::press::paper::hint_for_larger;
use crate::units::Abs;

/// What the printer must reach beyond the overlap in both directions, so that no tile is narrower than
/// [`LEAST`]: with n ≥ 2 tiles of width w, n (w − o) = L − o > (n − 1) (P − o).
const ROOM: Abs = Abs::mm(LEAST.to_mm() * 2.0);

/// The most sheets for one page: a poster of A0 takes 100 of A6.
const MOST: usize = 400;

/// How a page is divided over sheets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fitting {
    /// The sheet, the way it lies.
    pub paper: Size,
    /// Sheets beside each other.
    pub columns: usize,
    /// Sheets below each other.
    pub rows: usize,
    /// How large the page is printed, in per cent of its own size.
    pub percent: u32,
    /// Its trim at that size.
    pub poster: Size,
}

impl Fitting {
    /// How many tiles there are.
    pub const fn count(&self) -> usize {
        self.columns.saturating_mul(self.rows)
    }

    /// The same for a page that is made `less` per cent of its own size smaller; `None` where it then takes other
    /// sheets.
    pub fn smaller(&self, trim: Size, less: u32, rules: Rules) -> Option<Self> {
        let reach = rules.sheet.printable(self.paper).size;
        let percent = self.percent.checked_sub(less).filter(|left| *left > 0)?;
        let smaller = on(trim, percent, (self.paper, reach), rules);
        let fits = LEAST.fits(smaller.poster.width.min(smaller.poster.height));
        let same = (smaller.columns, smaller.rows) == (self.columns, self.rows);
        (fits && same).then_some(smaller)
    }
}

/// How page `index` is divided over sheets.
///
/// # Errors
/// When the printer reaches too little of the paper, too many sheets are needed, or the number of
/// sheets that the layout states does not go with the page.
pub fn for_page(index: usize, pages: &Pages, rules: Rules) -> Result<Fitting, Box<Diagnostic>> {
    let page = match pages.len() {
        1 => Printed::Poster,
        _ => Printed::Page((index + 1).to_string().into()),
    };
    let trim = pages
        .get(index)
        .map_or_else(Size::default, |page| page.trim);
    let ways = ways(rules)?;
    let fitting = match &rules.tiles.sheets {
        None => fewest(trim, &ways, rules),
        Some(sheets) => {
            let fitting = largest(trim, &ways, sheets.value, rules);
            let across = fitting.poster.width.min(fitting.poster.height);
            if !LEAST.fits(across) {
                let natural = fewest(trim, &ways, rules);
                let needed = (natural.columns, natural.rows);
                let fault = Fault::SheetsTooFew {
                    asked: sheets.value.into(),
                    paper: rules.sheet.paper_name().into(),
                    page,
                    size: across,
                    least: LEAST,
                };
                let error = Diagnostic::error(fault, sheets.span).hint(Hint::MoreSheets {
                    needed: needed.into(),
                });
                return Err(Box::new(error));
            }
            fitting
        }
    };
    if let Some(sheets) = &rules.tiles.sheets
        && sheets.value != (fitting.columns, fitting.rows)
    {
        let needed = (fitting.columns, fitting.rows);
        // Perhaps columns and rows were exchanged.
        let (columns, rows) = sheets.value;
        let turned = largest(trim, &ways, (rows, columns), rules);
        let other = match (turned.columns, turned.rows) == (rows, columns) {
            true => (rows, columns),
            false => needed,
        };
        let fault = Fault::SheetsNotNeeded {
            page,
            asked: sheets.value.into(),
            paper: rules.sheet.paper_name().into(),
            needed: needed.into(),
        };
        let error = Diagnostic::error(fault, sheets.span).hint(Hint::FewerSheets {
            needed: other.into(),
        });
        return Err(Box::new(error));
    }
    if fitting.count() > MOST {
        let fault = Fault::TooManyTiles {
            page,
            sheets: fitting.count(),
            paper: rules.sheet.paper_name().into(),
            most: MOST,
        };
        let error = Diagnostic::error(fault, rules.sheet.paper_span).hint(Hint::LargerOrShrunk);
        return Err(Box::new(error));
    }
    Ok(fitting)
}

/// The paper upright and lying, each with what the printer reaches of it; only those with enough room.
fn ways(rules: Rules) -> Result<Vec<(Size, Size)>, Box<Diagnostic>> {
    let papers = [rules.sheet.paper.portrait(), rules.sheet.paper.landscape()];
    let reached = papers.map(|paper| (paper, rules.sheet.printable(paper).size));
    let across = |(_, reach): (Size, Size)| reach.width.min(reach.height);
    let has_room = |way: &(Size, Size)| ROOM.fits(across(*way) - rules.tiles.overlap.value);
    let ways: Vec<(Size, Size)> = reached.into_iter().filter(has_room).collect();
    if !ways.is_empty() {
        return Ok(ways);
    }
    let most = reached.map(across).into_iter().fold(Abs::ZERO, Abs::max);
    let enough = |across: Abs| ROOM.fits(across - OVERLAP);
    let overlap = rules.tiles.overlap.value;
    let left = (most - overlap).max(Abs::ZERO);
    let paper = rules.sheet.paper_name().into();
    let least = ROOM;
    let error = if enough(most) {
        let fault = Fault::OverlapTooLarge {
            overlap,
            left,
            paper,
            least,
        };
        let text = "overlap = \"10mm\"";
        Diagnostic::error(fault, rules.tiles.overlap.span).hint(Hint::write_such(text))
    } else {
        let fault = Fault::NothingToPrint {
            left,
            paper,
            overlap,
            least,
        };
        let hint = match enough(papers[0].width) {
            true => Hint::NarrowerMargins,
            false => hint_for_larger(Size::new(Abs::mm(210.0), Abs::mm(297.0)), rules.sheet),
        };
        Diagnostic::error(fault, rules.sheet.span).hint(hint)
    };
    Err(Box::new(error))
}

/// The page at `percent` of its size on sheets that lie one way.
fn on(trim: Size, percent: u32, (paper, reach): (Size, Size), rules: Rules) -> Fitting {
    let scale = f64::from(percent) / 100.0;
    let poster = Size::new(trim.width * scale, trim.height * scale);
    Fitting {
        paper,
        columns: count(poster.width, reach.width, rules.tiles.overlap.value),
        rows: count(poster.height, reach.height, rules.tiles.overlap.value),
        percent,
        poster,
    }
}

/// The page in its own size, the way that takes fewest sheets; of equal ways the first.
fn fewest(trim: Size, ways: &[(Size, Size)], rules: Rules) -> Fitting {
    let all = ways.iter().map(|way| on(trim, 100, *way, rules));
    // The first of equal ones.
    let best = all.min_by_key(Fitting::count);
    best.unwrap_or_else(|| on(trim, 100, (rules.sheet.paper, rules.sheet.paper), rules))
}

/// As large as `columns` × `rows` sheets hold, in whole per cent, up to its own size; of equal ways the
/// first.
fn largest(
    trim: Size,
    ways: &[(Size, Size)],
    (columns, rows): (usize, usize),
    rules: Rules,
) -> Fitting {
    // In a single row or column of tiles, ticks have room only outside the poster.
    let ticks = |count: usize| match count == 1 && columns * rows > 1 {
        true => room::FOR_TICK * 2.0,
        false => Abs::ZERO,
    };
    let held = |count: usize, reach: Abs| {
        (reach - rules.tiles.overlap.value) * count as f64 + rules.tiles.overlap.value
            - ticks(count)
    };
    let percent = |(_, reach): (Size, Size)| {
        let scale = (held(columns, reach.width) / trim.width)
            .min(held(rows, reach.height) / trim.height)
            .min(1.0);
        // Casting saturates; an exact percentage must not be lost to rounding.
        (scale * 100.0 + 1e-6).floor() as u32
    };
    let all = ways.iter().map(|way| on(trim, percent(*way), *way, rules));
    // The first of equal ones.
    let best = all.min_by_key(|fitting| Reverse(fitting.percent));
    best.unwrap_or_else(|| on(trim, 100, (rules.sheet.paper, rules.sheet.paper), rules))
}
