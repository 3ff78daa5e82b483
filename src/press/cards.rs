//! Cards → places of a grid, sheet by sheet: which card stands where, and its back behind it.

use crate::design::{Flip, Order, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Point, Rect, Size};
use crate::pages::{Cards, Page};
use crate::press::grid::Grid;
use crate::press::sheet::{Mark, Sheet, Side, Slot, Turn, behind, turns_like_a_page};
use crate::units::Abs;

/// What is cut out as one: a page, and what is printed behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The page of the front.
    pub front: usize,
    /// The page of the back.
    pub back: Option<usize>,
}

/// So many sheets are no office's work any more, and would not fit into memory.
const MOST_SHEETS: usize = 50_000;

/// All pieces of a document, in order, so many times: the whole deck, then the whole deck again.
#[derive(Debug)]
pub struct Deck {
    /// The pieces, once.
    pieces: Vec<Piece>,
    /// How often the deck is printed.
    copies: usize,
    /// Over which edge the sheets turn; `None` where there are no backs.
    pub flip: Option<Flip>,
    /// Whether backs stand head to foot with their fronts.
    pub turned: bool,
}

impl Deck {
    /// The faces of `cards`, where there are cards, with `flip` over the long edge unless the rule
    /// says another. Pages that are no cards are front and back in turn where the rule has a
    /// `flip`, and else printed on one side.
    pub fn of(pages: &[Page], cards: Option<&Cards>, rule: &SheetRule) -> Self {
        let once: Vec<Piece> = match (cards, rule.flip) {
            (Some(cards), _) => {
                let backs = cards.backs.iter().copied().map(Some);
                let backs = backs.chain(std::iter::repeat(None));
                let fronts = cards.fronts.iter().copied();
                fronts.zip(backs).map(Piece::new).collect()
            }
            (None, Some(_)) => (0..pages.len())
                .step_by(2)
                .map(|front| {
                    let back = Some(front + 1).filter(|back| *back < pages.len());
                    Piece { front, back }
                })
                .collect(),
            (None, None) => (0..pages.len())
                .map(|page| Piece::new((page, None)))
                .collect(),
        };
        let has_backs = once.iter().any(|piece| piece.back.is_some());
        Self {
            pieces: once,
            copies: rule.copies.max(1),
            flip: has_backs.then(|| rule.flip.unwrap_or(Flip::LongEdge)),
            turned: cards.is_some_and(|cards| cards.turned),
        }
    }
}

impl Deck {
    /// How many pieces are printed, all copies together.
    pub const fn count(&self) -> usize {
        self.pieces.len() * self.copies
    }

    /// The piece that is printed as this one, counted through all copies.
    pub fn piece(&self, nth: usize) -> Option<Piece> {
        let nth = self.number(nth)?;
        self.pieces.get(nth).copied()
    }

    /// Which piece of the deck is printed as this one.
    pub fn number(&self, nth: usize) -> Option<usize> {
        (nth < self.count()).then(|| nth % self.pieces.len())
    }

    /// Which piece stands at which place of each sheet, by index; `start` places of the first sheet
    /// are taken already. `None`, and an error, where there would be too many sheets.
    pub fn arrange(
        &self,
        places: usize,
        start: usize,
        rule: &SheetRule,
        diags: &mut Diagnostics,
    ) -> Option<Vec<Vec<Option<usize>>>> {
        let sheets = (start + self.count()).div_ceil(places.max(1));
        if sheets > MOST_SHEETS {
            let fault = Fault::TooManySheets {
                sheets,
                most: MOST_SHEETS,
            };
            diags.push(Diagnostic::error(fault, rule.span).hint(Hint::FewerCopies));
            return None;
        }
        Some(arrange(self.count(), places, rule.order, start))
    }
}

impl Piece {
    const fn new((front, back): (usize, Option<usize>)) -> Self {
        Self { front, back }
    }
}

/// Which piece stands at which place of each sheet, by index; `start` places of the first sheet are
/// taken already.
fn arrange(count: usize, places: usize, order: Order, start: usize) -> Vec<Vec<Option<usize>>> {
    if places == 0 {
        return Vec::new();
    }
    let sheets = (start + count).div_ceil(places);
    let at = |sheet: usize, place: usize| match order {
        Order::Rows => (sheet * places + place).checked_sub(start),
        // The pile of one place, from the first sheet to the last, goes on with the next place's.
        Order::CutStack => Some(place * sheets + sheet),
    };
    let sheet = |sheet| {
        let places = (0..places).map(move |place| at(sheet, place).filter(|nth| *nth < count));
        places.collect()
    };
    (0..sheets).map(sheet).collect()
}

/// The sheets: every piece in its place, its back exactly behind it, and `marks` on every front.
pub fn on_sheets(
    deck: &Deck,
    arranged: &[Vec<Option<usize>>],
    grid: &Grid,
    pages: &[Page],
    marks: &[Mark],
) -> Vec<Sheet> {
    let paper = grid.paper;
    let vertical_axis = deck.flip.is_none_or(|flip| turns_like_a_page(paper, flip));
    let place = |page: usize, nth: usize| -> Option<(Rect, Rect)> {
        let trim = centred(grid.place(nth), lying(pages.get(page)?.trim, grid.turn));
        Some((trim, grid.clip(nth, trim)))
    };
    let front = |nth: usize, piece: Piece| {
        let (trim, clip) = place(piece.front, nth)?;
        Some(Slot {
            page: piece.front,
            origin: trim.origin,
            turn: grid.turn,
            scale: 1.0,
            clip,
        })
    };
    let back = |nth: usize, piece: Piece| {
        let page = piece.back?;
        let (trim, clip) = place(page, nth)?;
        let turn = grid.turn.behind(vertical_axis);
        Some(Slot {
            page,
            origin: behind(trim, paper, vertical_axis).origin,
            turn: if deck.turned { turn.reversed() } else { turn },
            scale: 1.0,
            clip: behind(clip, paper, vertical_axis),
        })
    };
    let sheet = |there: &Vec<Option<usize>>| {
        let pieces = || {
            let places = there.iter().enumerate();
            places.filter_map(|(nth, piece)| Some((nth, deck.piece((*piece)?)?)))
        };
        let mut sides = vec![Side {
            slots: pieces()
                .filter_map(|(nth, piece)| front(nth, piece))
                .collect(),
            marks: marks.to_vec(),
            ..Side::default()
        }];
        if deck.flip.is_some() {
            sides.push(Side {
                slots: pieces()
                    .filter_map(|(nth, piece)| back(nth, piece))
                    .collect(),
                ..Side::default()
            });
        }
        Sheet { size: paper, sides }
    };
    arranged.iter().map(sheet).collect()
}

/// A page's size as it lies on the sheet once it is turned.
pub const fn lying(trim: Size, turn: Turn) -> Size {
    match turn {
        Turn::None | Turn::Half => trim,
        Turn::Quarter | Turn::ThreeQuarters => Size::new(trim.height, trim.width),
    }
}

/// A page in the middle of its place.
pub fn centred(place: Rect, size: Size) -> Rect {
    let shift = |room: Abs, taken: Abs| (room - taken) / 2.0;
    let x = place.left() + shift(place.size.width, size.width);
    let y = place.top() + shift(place.size.height, size.height);
    Rect {
        origin: Point::new(x, y),
        size,
    }
}
