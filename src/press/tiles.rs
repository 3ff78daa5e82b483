//! Schema `tiles`: a poster on as many sheets as it needs, to be cut and glued together.
//!
//! With L the poster's width, P what the printer reaches of the sheet, and o the overlap, it takes
//! 1 + ⌈(L − P) / (P − o)⌉ sheets beside each other, and as many below each other by its height. How
//! many there are and which way they lie is decided by `fitting`, where the poster is parted by
//! `axis`; `ticks` and `labels` add what stands beside the picture.

mod axis;
mod fitting;
mod labels;
mod room;
mod ticks;

use crate::design::{SheetRule, TilesRule};
use crate::diag::Diagnostics;
use crate::geom::{Point, Rect, Size};
use crate::pages::{Extra, Page, Part};
use crate::press::paper;
use crate::press::sheet::{Finish, Plan, Print, Sheet, Side, Slot, Turn};
use crate::press::single;
use crate::units::Abs;
use axis::Piece;
use fitting::Fitting;

/// Arranges each page on as many sheets as it needs.
///
/// `None` when a page cannot be arranged; errors in `diags` say why.
pub fn impose(
    pages: &[Page],
    (rule, own): (&SheetRule, &TilesRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let rules = Rules { sheet: rule, own };
    let mut plan = Plan::default();
    let mut finish: Vec<Finish> = Vec::new();
    // How the pages so far were cut: each way is explained once.
    let mut told: Vec<Fitting> = Vec::new();
    // What is wrong with one page mostly is with all of them, and is told once.
    let mut sound = !pages.is_empty();
    for (index, page) in pages.iter().enumerate() {
        if let Some(sheet) = whole(index, page, rule) {
            plan.sheets.push(sheet);
            continue;
        }
        let fitting = match fitting::of(index, pages, rules) {
            Ok(fitting) => fitting,
            Err(error) => {
                if sound {
                    diags.push(*error);
                }
                sound = false;
                continue;
            }
        };
        if fitting.percent != 100 {
            note(&mut finish, Finish::Scaled(fitting.percent));
        }
        let tiled = Tiled {
            index,
            page,
            rules,
            fitting,
            of: Part {
                page: index + 1,
                pages: pages.len(),
                columns: fitting.columns,
                rows: fitting.rows,
            },
        };
        let sheets = plan.sheets.len();
        let overview = tiled.add(pages.len(), !told.contains(&fitting), &mut plan);
        // An overview that is not the first sheet explains itself where it lies.
        if overview && sheets == 0 {
            note(&mut finish, Finish::SeeOverview);
        }
        if fitting.count() > 1 {
            note(&mut finish, join(own));
        }
        told.push(fitting);
    }
    if finish.is_empty() && paper::has_crop_marks(&plan.sheets) {
        finish.push(Finish::Crop);
    }
    plan.print = Some(Print {
        paper: rule.paper_name(),
        flip: None,
        finish,
    });
    sound.then_some(plan)
}

/// Adds a step that is not there yet.
fn note(finish: &mut Vec<Finish>, step: Finish) {
    if !finish.contains(&step) {
        finish.push(step);
    }
}

/// How tiles are put together.
fn join(own: &TilesRule) -> Finish {
    if glued(own) {
        Finish::GlueTiles
    } else {
        Finish::JoinTiles
    }
}

/// Whether tiles overlap.
fn glued(own: &TilesRule) -> bool {
    !own.overlap.value.fits(Abs::ZERO)
}

/// The only sheet of a page that the paper holds as a whole.
fn whole(index: usize, page: &Page, rule: &SheetRule) -> Option<Sheet> {
    let fits =
        |paper: &Size| page.trim.width.fits(paper.width) && page.trim.height.fits(paper.height);
    let size = paper::ways_for(page.trim, rule).into_iter().find(fits)?;
    Some(Sheet {
        size,
        sides: vec![single::centred(index, page, size, rule)],
    })
}

/// What the layout says of the sheets, and of the tiles on them.
#[derive(Clone, Copy)]
struct Rules<'r> {
    sheet: &'r SheetRule,
    own: &'r TilesRule,
}

/// A page that becomes tiles.
struct Tiled<'p> {
    index: usize,
    page: &'p Page,
    rules: Rules<'p>,
    fitting: Fitting,
    of: Part,
}

/// One tile: its column and its row, and where both come to lie on the sheet.
struct Tile<'t> {
    column: &'t Piece,
    row: &'t Piece,
    /// What the printer reaches.
    reach: Rect,
    /// What the picture inks.
    clip: Rect,
}

impl Tiled<'_> {
    /// Where it is to `tell`, how the tiles go together; then all of them row by row. `pages` is how many
    /// pages the document itself has. Says whether an overview was made: small paper has no room for it.
    fn add(&self, pages: usize, tell: bool, plan: &mut Plan) -> bool {
        let Fitting {
            paper,
            columns,
            rows,
            ..
        } = self.fitting;
        let Rules { sheet, own } = self.rules;
        let reach = sheet.printable(paper);
        let bleed = paper::bleed(self.page, sheet) * self.scale();
        let poster = self.fitting.poster;
        let overlap = own.overlap.value;
        let across = axis::split((poster.width, columns), reach.size.width, overlap, bleed);
        let down = axis::split((poster.height, rows), reach.size.height, overlap, bleed);
        let several = columns * rows > 1;
        let extra = |extra: Extra, plan: &mut Plan| {
            plan.extras.push(extra);
            pages + plan.extras.len() - 1
        };
        let mut overview = false;
        if several
            && tell
            && let Some(assembly) = labels::assembly(self, &across, &down)
        {
            let room = assembly.picture;
            let number = extra(Extra::Assembly(assembly), plan);
            plan.sheets.push(self.overview(number, room));
            overview = true;
        }
        for (row, piece) in (1..).zip(&down) {
            for (column, other) in (1..).zip(&across) {
                let tile = Tile::of(other, piece, reach);
                let mut slots = vec![self.slot(&tile)];
                if several && let Some((label, place)) = labels::label(self.of, &tile, row, column)
                {
                    let page = extra(Extra::Label(label), plan);
                    slots.push(Slot { page, ..place });
                }
                plan.sheets.push(Sheet {
                    size: paper,
                    sides: vec![Side {
                        slots,
                        marks: ticks::around(&tile, &own.marks),
                        ..Side::default()
                    }],
                });
            }
        }
        overview
    }

    /// How large the page becomes.
    fn scale(&self) -> f64 {
        f64::from(self.fitting.percent) / 100.0
    }

    /// The page behind its tile.
    fn slot(&self, tile: &Tile) -> Slot {
        Slot {
            page: self.index,
            origin: Point::new(tile.x(Abs::ZERO), tile.y(Abs::ZERO)),
            turn: Turn::None,
            scale: self.scale(),
            clip: tile.clip,
        }
    }

    /// The sheet that tells how the tiles go together: a small picture of the page, and page `number`
    /// over it.
    fn overview(&self, number: usize, picture: Rect) -> Sheet {
        let size = self.fitting.paper;
        let small = Slot {
            page: self.index,
            origin: picture.origin,
            turn: Turn::None,
            scale: picture.size.width / self.page.trim.width,
            clip: picture,
        };
        let words = Slot {
            page: number,
            origin: Point::default(),
            turn: Turn::None,
            scale: 1.0,
            clip: self.rules.sheet.printable(size),
        };
        Sheet {
            size,
            sides: vec![Side {
                slots: vec![small, words],
                ..Side::default()
            }],
        }
    }
}

impl<'t> Tile<'t> {
    fn of(column: &'t Piece, row: &'t Piece, reach: Rect) -> Self {
        let mut tile = Self {
            column,
            row,
            reach,
            clip: Rect::default(),
        };
        let (mut across, mut down) = (column.shown, row.shown);
        tile.clip = tile.rect(across, down);
        // A cut that no tick shows is shown by the edge of the picture.
        let (beside, above) = ticks::room(&tile);
        if !above {
            across = column.cut_short();
        }
        if !beside {
            down = row.cut_short();
        }
        tile.clip = tile.rect(across, down);
        tile
    }

    /// A part of the poster on the sheet.
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
mod tests;
