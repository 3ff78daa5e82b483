//! Cards on perforated sheets, as shops sell them, to be snapped apart.
//!
//! What the person does:
//! 1. Print one sheet on plain paper first, at actual size (100 %), and hold it with a perforated
//!    sheet against a window. The measures were taken by people who use the sheets; makers do not
//!    publish them. If all is off by the same, the tray feeds askew; if only the backs are, write
//!    how far to the printer in trykk.toml.
//! 2. Put the sheets into the manual feed, one at a time if they are stiff, and choose thick paper.
//!    Cards with backs are printed on both sides, turned over the long edge.
//! 3. A sheet that was used before comes first. `start` says which card is the first that is still
//!    there, counted row by row from the upper left as one looks at the fronts.
//! 4. Fold along the perforation, and snap the cards apart.
//!
//! Pages stand in the middle of their cards, turned where only that fits. They ink as far as the
//! middle between two cards: where rows touch, neighbours need the same colour, or
//! `edge = "inset"`. There are no marks: the perforation shows where the cards end.

use crate::design::paper::name_of;
use crate::design::{Edge, Perforated, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Size;
use crate::pages::{Cards, Page};
use crate::press::cards::{self, Deck, lying};
use crate::press::grid::Grid;
use crate::press::neighbours;
use crate::press::nup::length;
use crate::press::sheet::{Finish, Plan, Print, Turn};
use crate::units::Abs;

/// So much may a trim differ from the card.
const TOLERANCE: Abs = Abs::mm(0.5);

/// Arranges cards, or pages, on the rule's perforated sheets.
///
/// `None` when there are none, the rule names no sheet (which was reported), or the trim is not the
/// cards' size, which is an error in `diags`. Neighbours with different colours at their edges are
/// one, too.
pub fn impose(
    pages: &[Page],
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let sheet = rule.perforated.as_ref()?;
    let deck = Deck::of(pages, cards, rule);
    let first = pages.get(deck.piece(0)?.front)?;
    let Some(turn) = turn(first.trim, sheet.card) else {
        diags.push(wrong_trim(first.trim, sheet, rule));
        return None;
    };
    let grid = Grid {
        paper: sheet.paper,
        columns: sheet.columns,
        rows: sheet.rows,
        card: sheet.card,
        turn,
        left: sheet.origin.x,
        top: sheet.origin.y,
        gap: Size::new(
            sheet.pitch.width - sheet.card.width,
            sheet.pitch.height - sheet.card.height,
        ),
        bleed: match rule.edge {
            Edge::Bleed => first.bleed,
            Edge::Inset => Abs::ZERO,
        },
    };
    let taken = rule.start.saturating_sub(1).min(grid.places());
    let arranged = deck.arrange(grid.places(), taken, rule, diags)?;
    let place = (rule.span, Hint::InsetBetween);
    neighbours::check(
        &deck,
        &arranged,
        &grid,
        pages,
        cards.is_some(),
        place,
        diags,
    );
    let mut finish = vec![Finish::FeedByHand];
    if taken > 0 {
        finish.push(Finish::StartAt(rule.start));
    }
    if rule.copies > 1 {
        finish.push(Finish::Copies(rule.copies));
    }
    finish.push(Finish::Snap);
    Some(Plan {
        extras: Vec::new(),
        sheets: cards::on_sheets(&deck, &arranged, &grid, pages, &[]),
        print: Some(Print {
            paper: sheet.name.clone(),
            flip: deck.flip,
            finish,
        }),
    })
}

/// How a page of this trim stands on a card.
fn turn(trim: Size, card: Size) -> Option<Turn> {
    let near = |a: Abs, b: Abs| (a - b).abs().fits(TOLERANCE);
    [Turn::None, Turn::Quarter].into_iter().find(|turn| {
        let lying = lying(trim, *turn);
        near(lying.width, card.width) && near(lying.height, card.height)
    })
}

fn wrong_trim(trim: Size, sheet: &Perforated, rule: &SheetRule) -> Diagnostic {
    // The way the trim lies now.
    let wide = trim.width > trim.height;
    let card = lying(
        sheet.card,
        match wide == (sheet.card.width > sheet.card.height) {
            true => Turn::None,
            false => Turn::Quarter,
        },
    );
    let plain = |size: Size| {
        let width = length(size.width);
        format!("{}x{}", width.trim_end_matches("mm"), length(size.height))
    };
    let text = format!("trim = \"{}\" in the layout", plain(card));
    let fault = Fault::PerforatedTrim {
        name: sheet.name.as_str().into(),
        card: name_of(sheet.card).into(),
        trim: name_of(trim).into(),
    };
    Diagnostic::error(fault, rule.span).hint(Hint::Write { text: text.into() })
}

#[cfg(test)]
mod tests;
