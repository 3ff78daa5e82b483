//! Schema `perforated`: labels, and cards to be snapped apart, on sheets that are cut before they
//! are printed. The rule has the measures of the sheets; which card stands where is decided in
//! `arrangement`.
//!
//! Each page stands in the middle of its label or card, turned where it only fits so, and is
//! printed up to the middle between two of them. There are no marks: the sheet shows where they
//! end.

use crate::design::paper::name_of;
use crate::design::{Order, PerforatedRule, PrecutSheet, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Size;
use crate::pages::{Cards, Pages};
use crate::press::arrangement::Arrangement;
use crate::press::grid::SheetGrid;
use crate::press::leaves::Leaves;
use crate::press::neighbours::{self, Meeting};
use crate::press::nup::rounded_up;
use crate::press::paper;
use crate::press::plan::{Finish, Plan};
use crate::press::sheet::Turn;
use crate::units::Abs;

/// How much a trim may differ from the card of the sheet.
const TOLERANCE: Abs = Abs::mm(0.5);

/// Arranges cards, or pages, on the rule's perforated sheets.
///
/// `None` when there are none, or when the trim is not the size of the sheet's cards, which is an
/// error in `diags`. So are close neighbours with different grounds.
pub fn impose(
    pages: &Pages,
    cards: Option<&Cards>,
    (rule, perforated): (&SheetRule, &PerforatedRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let PerforatedRule {
        sheet,
        start,
        printed,
    } = perforated;
    let start = usize::from(start.value);
    let leaves = Leaves::new(pages, cards, printed);
    let flip = leaves.flip;
    let first = pages.get(leaves.get(0)?.front)?;
    let Some(turn) = turn(first.trim, sheet.label) else {
        diags.push(wrong_trim(first.trim, sheet, rule));
        return None;
    };
    let grid = SheetGrid {
        paper: sheet.paper,
        columns: sheet.columns,
        rows: sheet.rows,
        card: sheet.label,
        turn,
        left: sheet.first.x,
        top: sheet.first.y,
        gap: Size::new(
            sheet.pitch.width - sheet.label.width,
            sheet.pitch.height - sheet.label.height,
        ),
        bleed: paper::bleed(first, rule),
        paper_inset: Abs::ZERO,
    };
    let grid = match rule.inset_at_paper() {
        Some(inset) => grid.inset_at_paper(inset, first.bleed),
        None => grid,
    };
    let used_cells = start.saturating_sub(1).min(grid.cell_count());
    let arrangement = Arrangement::new(
        leaves,
        grid,
        pages,
        (used_cells, Order::Rows),
        rule.span,
        diags,
    )?;
    let apart = (rule.span, Hint::InsetBetween);
    neighbours::check(&arrangement, Meeting::BACK_TO_BACK, apart, diags);
    let mut finish = vec![Finish::FeedByHand];
    if !sheet.verified {
        finish.push(Finish::CheckMeasures);
    }
    if used_cells > 0 {
        finish.push(Finish::StartAt(start));
    }
    if printed.copies > 1 {
        finish.push(Finish::Copies(printed.copies.into()));
    }
    if sheet.snaps {
        finish.push(Finish::Snap);
    }
    let sheets = arrangement.sheets_with(&[]);
    Some(Plan::printed(sheets, &sheet.name, flip, finish))
}

/// How a page of this trim is turned to fit a card.
fn turn(trim: Size, card: Size) -> Option<Turn> {
    let near = |a: Abs, b: Abs| (a - b).abs().fits(TOLERANCE);
    [Turn::None, Turn::Quarter].into_iter().find(|turn| {
        let turned = turn.size(trim);
        near(turned.width, card.width) && near(turned.height, card.height)
    })
}

fn wrong_trim(trim: Size, sheet: &PrecutSheet, rule: &SheetRule) -> Diagnostic {
    // The way the trim lies now.
    let card = match trim.width > trim.height {
        true => sheet.label.landscape(),
        false => sheet.label.portrait(),
    };
    let plain = |size: Size| {
        let width = rounded_up(size.width);
        format!(
            "{}x{}",
            width.trim_end_matches("mm"),
            rounded_up(size.height)
        )
    };
    let text = format!("trim = \"{}\"", plain(card));
    let fault = Fault::PerforatedTrim {
        name: sheet.name.as_str().into(),
        card: name_of(sheet.label).into(),
        trim: name_of(trim).into(),
    };
    Diagnostic::error(fault, rule.span).hint(Hint::WriteInLayout { text: text.into() })
}

#[cfg(test)]
mod tests;
