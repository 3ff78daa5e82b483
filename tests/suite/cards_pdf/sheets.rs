//! Cards on sheets: where they must stand, computed by hand from the sizes of cards and paper, and
//! where a file puts them.

use crate::support::pdf::{self, Pdf, mm, numbers};

/// Millimetres; a hundredth of one is exact.
pub type Mm = f64;
pub const EXACT: Mm = 0.01;

pub fn near(a: Mm, b: Mm) -> bool {
    (a - b).abs() < EXACT
}

/// A rectangle on a sheet: its lower left corner, and its size.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub x: Mm,
    pub y: Mm,
    pub width: Mm,
    pub height: Mm,
}

impl Area {
    pub fn is(&self, other: &Self) -> bool {
        let [a, b] = [self, other].map(|r| [r.x, r.y, r.width, r.height]);
        a.iter().zip(b).all(|(a, b)| near(*a, b))
    }

    /// Whether a point lies inside, not on the edge.
    pub fn holds(&self, [x, y]: [Mm; 2]) -> bool {
        let within = |at: Mm, from: Mm, size: Mm| from + EXACT < at && at < from + size - EXACT;
        within(x, self.x, self.width) && within(y, self.y, self.height)
    }

    pub fn outset(&self, by: Mm) -> Self {
        let Self {
            x,
            y,
            width,
            height,
        } = *self;
        Self {
            x: x - by,
            y: y - by,
            width: width + by * 2.0,
            height: height + by * 2.0,
        }
    }
}

/// A card on a sheet's side.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Which card, or the back behind the last.
    pub page: usize,
    /// The card's trim on the sheet.
    pub trim: Area,
    /// What it may ink.
    pub clip: Area,
    /// Which way its head points.
    pub up: [i8; 2],
}

/// A side of a sheet with cards.
pub struct Side {
    pub paper: [Mm; 2],
    pub cards: Vec<Placed>,
    /// The ends of the lines drawn on the sheet itself.
    pub marks: Vec<[[Mm; 2]; 2]>,
    /// The ends of the straight lines of its ruler and of the ruler's label.
    pub ruler: Vec<[[Mm; 2]; 2]>,
}

/// Every side of a file with cards of this size.
pub fn sides(file: &Pdf, [width, height]: [Mm; 2]) -> Vec<Side> {
    let side = |side: pdf::Side| {
        let (mut marks, mut ruler) = (Vec::new(), Vec::new());
        let (mut from, mut depth, mut zero) = ([0.0; 2], 0, [0.0; 2]);
        for operation in &side.operations {
            let at = || {
                let at = numbers(&operation.operands);
                [mm(at[0]) + zero[0], mm(at[1]) + zero[1]]
            };
            match operation.operator.as_str() {
                "q" => depth += 1,
                "Q" => (depth, zero) = (depth - 1, [0.0; 2]),
                // Rulers lie, and are only moved.
                "cm" if depth > 0 => {
                    let by = numbers(&operation.operands);
                    zero = [mm(by[4]), mm(by[5])];
                }
                "m" => from = at(),
                "l" if depth > 0 => ruler.push([std::mem::replace(&mut from, at()), at()]),
                "l" => marks.push([from, at()]),
                _ => {}
            }
        }
        let cards = side.placed.iter().map(|placed| {
            let [a, b, c, d, x, y] = placed.matrix;
            let corner =
                |at: [Mm; 2]| [a * at[0] + c * at[1] + mm(x), b * at[0] + d * at[1] + mm(y)];
            let (one, other) = (corner([0.0, 0.0]), corner([width, height]));
            let [x, y, w, h] = placed.clip.map(mm);
            Placed {
                page: placed.page,
                trim: Area {
                    x: one[0].min(other[0]),
                    y: one[1].min(other[1]),
                    width: (one[0] - other[0]).abs(),
                    height: (one[1] - other[1]).abs(),
                },
                clip: Area {
                    x,
                    y,
                    width: w,
                    height: h,
                },
                up: [c as i8, d as i8],
            }
        });
        Side {
            paper: side.paper.map(mm),
            cards: cards.collect(),
            marks,
            ruler,
        }
    };
    file.sides().into_iter().map(side).collect()
}

/// A deck for the office: its name, the card, the sheet, columns and rows, the margins left and
/// below, and from card to card.
pub struct Sheets {
    pub deck: &'static str,
    pub card: [Mm; 2],
    pub paper: [Mm; 2],
    pub columns: usize,
    pub rows: usize,
    pub margin: [Mm; 2],
    pub pitch: [Mm; 2],
    pub cards: usize,
    pub backs: bool,
}

/// Two by two on A4, with 3 mm of bleed each way between cards: two cards of 74 mm and a gutter of 6 mm
/// are 154 mm, 28 mm are left at each side of 210 mm; and so on.
const TWO_BY_TWO: Sheets = Sheets {
    deck: "samtalekort",
    card: [74.0, 105.0],
    paper: [210.0, 297.0],
    columns: 2,
    rows: 2,
    margin: [28.0, 40.5],
    pitch: [80.0, 111.0],
    cards: 16,
    backs: true,
};

pub const SHEETS: [Sheets; 3] = [
    Sheets {
        deck: "huskekort",
        card: [85.0, 55.0],
        paper: [297.0, 210.0],
        columns: 3,
        rows: 3,
        margin: [15.0, 16.5],
        pitch: [91.0, 61.0],
        cards: 9,
        backs: true,
    },
    TWO_BY_TWO,
    Sheets {
        deck: "refleksjonskort",
        cards: 8,
        backs: false,
        ..TWO_BY_TWO
    },
];

impl Sheets {
    /// Where the `nth` card of a sheet stands, row by row from the upper left.
    pub fn place(&self, nth: usize) -> Area {
        let (row, column) = (nth / self.columns, nth % self.columns);
        let above = self.rows - 1 - row;
        Area {
            x: self.margin[0] + self.pitch[0] * column as Mm,
            y: self.margin[1] + self.pitch[1] * above as Mm,
            width: self.card[0],
            height: self.card[1],
        }
    }

    /// The same place seen from behind: the sheet was turned over its long edge.
    pub fn behind(&self, area: Area) -> Area {
        if self.paper[0] > self.paper[1] {
            let y = self.paper[1] - area.y - area.height;
            Area { y, ..area }
        } else {
            let x = self.paper[0] - area.x - area.width;
            Area { x, ..area }
        }
    }

    /// How many cards are on a sheet.
    pub fn on(&self, sheet: usize) -> usize {
        let places = self.columns * self.rows;
        places.min(self.cards - sheet * places)
    }
}
