//! Schema `tiles`: a poster in parts, each on a sheet of its own, to be cut and glued together.
//!
//! With L the poster's width, P what the printer reaches of the sheet, and o the overlap, it takes
//! 1 + ⌈(L − P) / (P − o)⌉ sheets beside each other; the same formula with the height gives the
//! sheets below each other. `fitting` decides how many sheets there are and which way they lie; `division`
//! and `seams` where the poster is divided, by what seams cross there (`crossed`); `axis` what each tile has
//! of it; `ticks` and `labels` add what stands beside the picture.

mod axis;
mod crossed;
mod division;
mod fitting;
mod labels;
mod room;
mod seams;
mod ticks;

use crate::design::{SheetRule, TilesRule};
use crate::diag::Diagnostics;
use crate::geom::{Point, Rect, Size};
use crate::pages::{Extra, Page, Pages, TileCounts};
use crate::press::marks::Marked;
use crate::press::paper;
use crate::press::plan::{Finish, Plan, Print};
use crate::press::sheet::{Sheet, Side, Slot};
use crate::press::single;
use crate::units::Abs;
use axis::TileExtent;
use division::Division;
use fitting::Fitting;

/// Arranges each page on as many sheets as it needs. What stands on the pages decides where they are divided.
///
/// `None` when a page cannot be arranged; errors in `diags` say why.
pub fn impose(
    pages: &Pages,
    (rule, tiles): (&SheetRule, &TilesRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let rules = Rules { sheet: rule, tiles };
    let mut plan = Plan::default();
    let mut finish: Vec<Finish> = Vec::new();
    // The fittings of the pages so far: how tiles go together is explained once for each.
    let mut explained: Vec<Fitting> = Vec::new();
    // The fittings so far as they came, and at the size that is printed.
    let mut sizes: Vec<(Fitting, Fitting)> = Vec::new();
    // The marks of the first page that stands on one sheet.
    let mut whole_pages: Option<(Marked, Size)> = None;
    // What is wrong with one page is mostly wrong with all, and is reported once.
    let mut sound = !pages.is_empty();
    for (index, page) in pages.iter().enumerate() {
        if let Some((sheet, marked)) = whole(index, page, rule) {
            whole_pages.get_or_insert((marked, sheet.size));
            plan.sheets.push(sheet);
            continue;
        }
        let fitting = match fitting::for_page(index, pages, rules) {
            Ok(fitting) => fitting,
            Err(error) => {
                if sound {
                    diags.push(*error);
                }
                sound = false;
                continue;
            }
        };
        let known = sizes.iter().find(|(natural, _)| *natural == fitting);
        let fitting = match known {
            Some((_, sized)) => *sized,
            None => {
                let sized = division::size_for_seams(fitting, pages, index, rules);
                sizes.push((fitting, sized));
                sized
            }
        };
        if fitting.percent != 100 {
            add_step(&mut finish, Finish::Scaled(fitting.percent));
        }
        let tiled = TiledPage {
            index,
            page,
            rules,
            fitting,
            of: TileCounts {
                page: index + 1,
                pages: pages.len(),
                columns: fitting.columns,
                rows: fitting.rows,
            },
        };
        let sheets = plan.sheets.len();
        let overview = tiled.add(pages.len(), !explained.contains(&fitting), &mut plan);
        // An overview that is not the first sheet explains itself where it lies.
        if overview && sheets == 0 {
            add_step(&mut finish, Finish::SeeOverview);
        }
        if fitting.count() > 1 {
            add_step(&mut finish, join(tiles));
        }
        explained.push(fitting);
    }
    if let Some((marked, size)) = whole_pages
        && finish.is_empty()
    {
        finish = single::crop_steps(plan.sheets.patterns(), &marked, size);
    }
    plan.print = Some(Print {
        paper: rule.paper_name(),
        flip: None,
        finish,
    });
    sound.then_some(plan)
}

/// Adds a step that is not there yet.
fn add_step(finish: &mut Vec<Finish>, step: Finish) {
    if !finish.contains(&step) {
        finish.push(step);
    }
}

/// How tiles are put together.
fn join(tiles: &TilesRule) -> Finish {
    if glued(tiles) {
        Finish::GlueTiles
    } else {
        Finish::JoinTiles
    }
}

/// Whether tiles overlap.
fn glued(tiles: &TilesRule) -> bool {
    !tiles.overlap.value.fits(Abs::ZERO)
}

/// The sheet of a page that fits on the paper as a whole; `None` for a larger one.
fn whole(index: usize, page: &Page, rule: &SheetRule) -> Option<(Sheet, Marked)> {
    let fits =
        |paper: &Size| page.trim.width.fits(paper.width) && page.trim.height.fits(paper.height);
    let size = paper::ways_for(page.trim, rule).into_iter().find(fits)?;
    let (side, marked) = single::centred(index, page, size, rule);
    Some((Sheet::one_sided(size, side), marked))
}

/// The rule of the sheets, and what it says of tiles.
#[derive(Clone, Copy)]
struct Rules<'r> {
    sheet: &'r SheetRule,
    tiles: &'r TilesRule,
}

/// A page that is divided into tiles.
struct TiledPage<'p> {
    index: usize,
    page: &'p Page,
    rules: Rules<'p>,
    fitting: Fitting,
    of: TileCounts,
}

/// One tile of a page.
struct Tile<'t> {
    /// Which part of the poster's width it shows.
    column: &'t TileExtent,
    /// Which part of its height.
    row: &'t TileExtent,
    /// The part of the sheet that the printer reaches.
    reach: Rect,
    /// The part of the sheet that the picture inks.
    clip: Rect,
}

impl TiledPage<'_> {
    /// Adds the sheets to `plan`: where `explain`, first the one that shows how the tiles go
    /// together, then the tiles row by row. `pages` is how many pages the document itself has.
    /// Tells whether the first was added.
    fn add(&self, pages: usize, explain: bool, plan: &mut Plan) -> bool {
        let Fitting {
            paper,
            columns,
            rows,
            ..
        } = self.fitting;
        let Rules { sheet, tiles } = self.rules;
        let reach = sheet.printable(paper);
        let Division { across, down } = Division::of(self.page, &self.fitting, self.rules);
        let [across, down] = [across, down].map(|(axis, seams)| axis.extents(&seams.places));
        let several = columns * rows > 1;
        let extra = |extra: Extra, plan: &mut Plan| {
            plan.extras.push(extra);
            pages + plan.extras.len() - 1
        };
        let mut overview = false;
        if several
            && explain
            && let Some(assembly) = labels::assembly(self, &across, &down)
        {
            let room = assembly.picture;
            let number = extra(Extra::Assembly(assembly), plan);
            plan.sheets.push(self.overview(number, room));
            overview = true;
        }
        for (row, height) in (1..).zip(&down) {
            for (column, width) in (1..).zip(&across) {
                let tile = Tile::new(width, height, reach);
                let mut slots = vec![self.slot(&tile)];
                if several
                    && let Some((label, place)) = labels::tile_label(self.of, &tile, row, column)
                {
                    let page = extra(Extra::Label(label), plan);
                    slots.push(Slot { page, ..place });
                }
                let side = Side::new(slots, ticks::around(&tile, &tiles.marks));
                plan.sheets.push(Sheet::one_sided(paper, side));
            }
        }
        overview
    }

    /// How large the page becomes.
    fn scale(&self) -> f64 {
        f64::from(self.fitting.percent) / 100.0
    }

    /// The place of the page, of which the tile shows a part.
    fn slot(&self, tile: &Tile) -> Slot {
        let origin = Point::new(tile.x(Abs::ZERO), tile.y(Abs::ZERO));
        Slot {
            scale: self.scale(),
            ..Slot::upright(self.index, origin, tile.clip)
        }
    }

    /// The sheet that shows how the tiles go together: a small picture of the page, and over it page
    /// `number`, which has the words.
    fn overview(&self, number: usize, picture: Rect) -> Sheet {
        let size = self.fitting.paper;
        let small = Slot {
            scale: picture.size.width / self.page.trim.width,
            ..Slot::upright(self.index, picture.origin, picture)
        };
        let printable = self.rules.sheet.printable(size);
        let words = Slot::upright(number, Point::default(), printable);
        Sheet::one_sided(size, Side::new(vec![small, words], Vec::new()))
    }
}

impl<'t> Tile<'t> {
    fn new(column: &'t TileExtent, row: &'t TileExtent, reach: Rect) -> Self {
        let mut tile = Self {
            column,
            row,
            reach,
            clip: Rect::default(),
        };
        let (mut across, mut down) = (column.shown, row.shown);
        tile.clip = tile.rect(across, down);
        // Where there is no room for ticks, the picture ends at the cut and shows it by its edge.
        let (beside, above) = ticks::has_room(&tile);
        if !above {
            across = column.cut_short();
        }
        if !beside {
            down = row.cut_short();
        }
        tile.clip = tile.rect(across, down);
        tile
    }

    /// Where a part of the poster lies on the sheet.
    fn rect(&self, across: (Abs, Abs), down: (Abs, Abs)) -> Rect {
        let (left, right) = (self.x(across.0), self.x(across.1));
        let (upper, lower) = (self.y(down.0), self.y(down.1));
        Rect::new(left, upper, right - left, lower - upper)
    }

    /// Where a place of the poster, counted from its left edge, lies on the sheet.
    fn x(&self, along: Abs) -> Abs {
        self.reach.left() + self.column.at + along
    }

    /// Where a place of the poster, counted from its head, lies on the sheet.
    fn y(&self, along: Abs) -> Abs {
        self.reach.top() + self.row.at + along
    }
}

#[cfg(test)]
mod seam_tests;
#[cfg(test)]
mod tests;
