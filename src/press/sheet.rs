//! Sheets, sides and slots: the plan that every schema makes and every backend draws.

use crate::design::{Adjust, Flip, MarkKind};
use crate::geom::{Point, Rect, Size, Transform};
use crate::pages::Extra;
use crate::units::Abs;

/// All sheets of one edition.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The sheets in the order of printing.
    pub sheets: Vec<Sheet>,
    /// How the sheets go through a printer; `None` for what is read on a screen.
    pub print: Option<Print>,
    /// Pages that are made for the sheets alone, and counted on from the document's own.
    pub extras: Vec<Extra>,
}

impl Plan {
    /// Sheets for the printer, of paper with this name.
    pub fn printed(
        sheets: Vec<Sheet>,
        paper: &str,
        flip: Option<Flip>,
        finish: Vec<Finish>,
    ) -> Self {
        Self {
            sheets,
            print: Some(Print {
                paper: paper.to_owned(),
                flip,
                finish,
            }),
            extras: Vec::new(),
        }
    }
}

/// How sheets go through a printer, and what becomes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// The paper's name: «A4».
    pub paper: String,
    /// Over which edge a sheet turns between its sides; `None` prints fronts only.
    pub flip: Option<Flip>,
    /// What the person does with the printed sheets, in order.
    pub finish: Vec<Finish>,
}

/// One step of the work on printed sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// Cut every sheet along its crop marks.
    Crop,
    /// Fold the only sheet in the middle.
    Fold,
    /// Fold all sheets together in the middle, and staple through the fold.
    FoldAndStaple,
    /// Fold so many sheets at a time into one another, lay the folded ones on each other, and sew
    /// or glue them together at the spine.
    Gather(usize),
    /// Trim the fore edge.
    TrimForeEdge,
    /// Cut the cards of every sheet apart along the crop marks.
    CutCards,
    /// Cut the cards of every sheet apart; nothing marks where.
    CutCardsUnmarked,
    /// Cut all sheets in one pile, and put the piles of cards on each other, row by row.
    Stack,
    /// Print once: the file holds so many of every card.
    Copies(usize),
    /// Feed perforated sheets by hand.
    FeedByHand,
    /// The first card comes to this place of a sheet that was used before.
    StartAt(usize),
    /// Snap the cards apart.
    Snap,
    /// Fold, cut the slit, and fold together to a booklet of eight pages.
    FoldZine,
    /// The pages are printed smaller on purpose, in per cent of what they are.
    Scaled(u32),
    /// Put the first sheet aside: it shows how the tiles go together.
    SeeOverview,
    /// Cut each tile above and on the left, and glue it over those before it.
    GlueTiles,
    /// Cut the tiles on all sides, and join them edge to edge.
    JoinTiles,
}

/// Paper that goes through the printer once a side.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The paper.
    pub size: Size,
    /// The front, and the back where there is one.
    pub sides: Vec<Side>,
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Side {
    /// The pages on it.
    pub slots: Vec<Slot>,
    /// The marks on it, outside the trim and the bleed of every page.
    pub marks: Vec<Mark>,
    /// How everything on the side is moved at last, for a printer that is a little off. Slots and
    /// marks know nothing of it.
    pub adjust: Adjust,
}

/// The place of one page on a side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Which page, by index.
    pub page: usize,
    /// Where the upper left corner of the page's trim, after turning, lies on the sheet.
    pub origin: Point,
    /// How the page is turned.
    pub turn: Turn,
    /// How large it becomes, as a share of what it is: 1 for all that is not shrunk on purpose.
    pub scale: f64,
    /// The part of the sheet that the page may ink: its trim and what bleed there is room for.
    pub clip: Rect,
}

/// A thin line for the person who cuts, folds and staples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// What it shows.
    pub kind: MarkKind,
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
}

impl Mark {
    /// A level line at height `y`, from its left to its right end.
    pub const fn level(kind: MarkKind, y: Abs, (left, right): (Abs, Abs)) -> Self {
        Self {
            kind,
            from: Point::new(left, y),
            to: Point::new(right, y),
        }
    }

    /// An upright line at `x`, from its lower to its upper end.
    pub const fn upright(kind: MarkKind, x: Abs, (upper, lower): (Abs, Abs)) -> Self {
        Self {
            kind,
            from: Point::new(x, lower),
            to: Point::new(x, upper),
        }
    }
}

/// A turn counterclockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// Upright.
    #[default]
    None,
    /// 90°.
    Quarter,
    /// 180°.
    Half,
    /// 270°.
    ThreeQuarters,
}

impl Turn {
    /// The same, turned upside down.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::None => Self::Half,
            Self::Quarter => Self::ThreeQuarters,
            Self::Half => Self::None,
            Self::ThreeQuarters => Self::Quarter,
        }
    }

    /// The room that a page of this size takes when it is turned.
    pub const fn size(self, page: Size) -> Size {
        match self {
            Self::None | Self::Half => page,
            Self::Quarter | Self::ThreeQuarters => page.turned(),
        }
    }
}

impl Slot {
    /// The map from a page of size `trim` to the sheet: the page is scaled and turned, then moved so
    /// that the turned trim's upper left corner lies at the slot's origin.
    pub fn transform(&self, trim: Size) -> Transform {
        let Point { x, y } = self.origin;
        let (w, h) = (trim.width * self.scale, trim.height * self.scale);
        let (linear, offset) = match self.turn {
            Turn::None => ([1.0, 0.0, 0.0, 1.0], Point::new(x, y)),
            Turn::Quarter => ([0.0, -1.0, 1.0, 0.0], Point::new(x, y + w)),
            Turn::Half => ([-1.0, 0.0, 0.0, -1.0], Point::new(x + w, y + h)),
            Turn::ThreeQuarters => ([0.0, 1.0, -1.0, 0.0], Point::new(x + h, y)),
        };
        let linear = linear.map(|coefficient: f64| coefficient * self.scale);
        Transform { linear, offset }
    }

    /// The place on the sheet that a page of size `trim` takes.
    pub fn trim(&self, trim: Size) -> Rect {
        let size = self.turn.size(trim);
        let size = Size::new(size.width * self.scale, size.height * self.scale);
        Rect {
            origin: self.origin,
            size,
        }
    }

    /// `rect` of a page of size `trim` on the sheet.
    pub fn place(&self, rect: Rect, trim: Size) -> Rect {
        self.transform(trim).bounds(rect)
    }
}

/// `rect` of a sheet as it is seen from behind, once the sheet has turned about its vertical or its
/// horizontal axis.
pub fn behind(rect: Rect, sheet: Size, vertical_axis: bool) -> Rect {
    let origin = if vertical_axis {
        Point::new(sheet.width - rect.right(), rect.top())
    } else {
        Point::new(rect.left(), sheet.height - rect.bottom())
    };
    Rect {
        origin,
        size: rect.size,
    }
}

impl Turn {
    /// The turn that brings the head of a page to where the head of one turned like this is seen
    /// from behind, once the sheet has turned about its vertical or its horizontal axis.
    #[must_use]
    pub const fn behind(self, vertical_axis: bool) -> Self {
        match (self, vertical_axis) {
            (Self::None | Self::Half, true) | (Self::Quarter | Self::ThreeQuarters, false) => self,
            _ => self.reversed(),
        }
    }
}

impl Side {
    /// The side turned by 180° on its sheet; `trim` is the size of its pages. A sheet that turns
    /// about its horizontal axis in the printer needs its back like this.
    #[must_use]
    pub fn reversed(mut self, sheet: Size, trim: Size) -> Self {
        let point = |p: Point| Point::new(sheet.width - p.x, sheet.height - p.y);
        let rect = |r: Rect| Rect {
            origin: point(Point::new(r.right(), r.bottom())),
            size: r.size,
        };
        for slot in &mut self.slots {
            slot.origin = rect(slot.trim(trim)).origin;
            slot.turn = slot.turn.reversed();
            slot.clip = rect(slot.clip);
        }
        for mark in &mut self.marks {
            (mark.from, mark.to) = (point(mark.from), point(mark.to));
        }
        self
    }
}

/// Whether paper of this size turns about its vertical axis in the printer, like a page that is
/// turned in a book; else about its horizontal axis, and its back comes out upside down.
pub fn turns_like_a_page(paper: Size, flip: Flip) -> bool {
    let landscape = paper.width > paper.height;
    match flip {
        Flip::LongEdge => !landscape,
        Flip::ShortEdge => landscape,
    }
}
