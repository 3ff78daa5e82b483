//! A sheet of paper, its sides, the slots of pages on them, and the marks beside.

use crate::color::Color;
use crate::design::{Flip, MarkKind};
use crate::geom::{Adjust, Point, Rect, Size, Transform};
use crate::press::ruler::Ruler;
use crate::units::Abs;

/// One sheet of paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The size of the paper, the way it lies.
    pub size: Size,
    /// The front, and the back where there is one.
    pub sides: Vec<Side>,
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Side {
    /// The pages on it.
    pub slots: Vec<Slot>,
    /// The marks on it, mostly outside the trim and the bleed of every page.
    pub marks: Vec<Mark>,
    /// The ruler in its waste: only the office gets one, on fronts.
    pub ruler: Option<Ruler>,
    /// The centres of the registration marks: only print shops get some.
    pub targets: Vec<Point>,
    /// The fields of colour bars: only print shops get some.
    pub bars: Vec<ColorBar>,
    /// Whether its pages are panels that are not cut apart.
    pub joined: bool,
    /// The correction for a printer that is a little off, which moves everything on the side. Slots
    /// and marks are stated without it.
    pub adjust: Adjust,
}

/// The place of one page on a side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Which page, by index.
    pub page: usize,
    /// Where the upper left corner of the page's trim lies on the sheet, after turning.
    pub origin: Point,
    /// How the page is turned.
    pub turn: Turn,
    /// The factor by which it is scaled: 1, but for posters and small pictures of pages.
    pub scale: f64,
    /// The part of the sheet that the page may ink: its trim and what bleed there is room for.
    pub clip: Rect,
}

/// A field of a colour bar, by which a print shop measures its inks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColorBar {
    /// Where it is.
    pub area: Rect,
    /// What is printed there.
    pub color: Color,
}

/// A thin line that shows where to cut, fold, glue or staple.
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
    /// This turn and a half turn.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::None => Self::Half,
            Self::Quarter => Self::ThreeQuarters,
            Self::Half => Self::None,
            Self::ThreeQuarters => Self::Quarter,
        }
    }

    /// The turn of a back whose head lies behind the head of a front with this turn, after the
    /// sheet has turned about its vertical or its horizontal axis.
    #[must_use]
    pub const fn seen_from_behind(self, vertical_axis: bool) -> Self {
        match (self, vertical_axis) {
            (Self::None | Self::Half, true) | (Self::Quarter | Self::ThreeQuarters, false) => self,
            _ => self.reversed(),
        }
    }

    /// The size of a page after this turn.
    pub const fn size(self, page: Size) -> Size {
        match self {
            Self::None | Self::Half => page,
            Self::Quarter | Self::ThreeQuarters => page.turned(),
        }
    }
}

impl Slot {
    /// A page as it is, neither turned nor scaled.
    pub const fn upright(page: usize, origin: Point, clip: Rect) -> Self {
        Self {
            page,
            origin,
            turn: Turn::None,
            scale: 1.0,
            clip,
        }
    }

    /// The map from a page of size `trim` to the sheet: scales and turns the page, then moves it so
    /// that the upper left corner of its trim lies at the slot's origin.
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

    /// Where the trim of a page of size `trim` lies on the sheet.
    pub fn trim(&self, trim: Size) -> Rect {
        let size = self.turn.size(trim);
        let size = Size::new(size.width * self.scale, size.height * self.scale);
        Rect {
            origin: self.origin,
            size,
        }
    }

    /// Where `rect` of a page of size `trim` lies on the sheet.
    pub fn on_sheet(&self, rect: Rect, trim: Size) -> Rect {
        self.transform(trim).bounds(rect)
    }
}

/// Where `rect` of a sheet lies as seen from behind, after the sheet has turned about its vertical
/// or its horizontal axis.
pub fn seen_from_behind(rect: Rect, sheet: Size, vertical_axis: bool) -> Rect {
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

impl Sheet {
    /// A sheet that is printed on its front alone.
    pub fn one_sided(size: Size, front: Side) -> Self {
        Self {
            size,
            sides: vec![front],
        }
    }
}

impl Side {
    /// A side with these pages and marks.
    pub fn new(slots: Vec<Slot>, marks: Vec<Mark>) -> Self {
        Self {
            slots,
            marks,
            ..Self::default()
        }
    }

    /// The side turned by 180° on its sheet; `trim` gives the size of a page by its index. A sheet that turns
    /// about its horizontal axis in the printer needs such a back.
    #[must_use]
    pub fn reversed(mut self, sheet: Size, trim: impl Fn(usize) -> Size) -> Self {
        let point = |p: Point| Point::new(sheet.width - p.x, sheet.height - p.y);
        let rect = |r: Rect| Rect {
            origin: point(Point::new(r.right(), r.bottom())),
            size: r.size,
        };
        for slot in &mut self.slots {
            slot.origin = rect(slot.trim(trim(slot.page))).origin;
            slot.turn = slot.turn.reversed();
            slot.clip = rect(slot.clip);
        }
        for mark in &mut self.marks {
            (mark.from, mark.to) = (point(mark.from), point(mark.to));
        }
        self
    }
}

/// Whether paper of this size turns about its vertical axis in the printer, like a leaf of a book.
/// Else it turns about its horizontal axis, and its back comes out upside down.
pub fn turns_about_vertical_axis(paper: Size, flip: Flip) -> bool {
    let landscape = paper.width > paper.height;
    match flip {
        Flip::LongEdge => !landscape,
        Flip::ShortEdge => landscape,
    }
}
