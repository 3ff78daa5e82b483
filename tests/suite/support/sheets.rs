//! Cards on sheets: where they must stand, computed by hand from the sizes of cards and paper, and
//! where a file puts them.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId};

/// Millimetres; a hundredth of one is exact.
pub type Mm = f64;
pub const EXACT: Mm = 0.01;

pub fn mm(points: f64) -> Mm {
    points / 72.0 * 25.4
}

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

/// A page on a sheet's side.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    pub form: ObjectId,
    /// The page's trim on the sheet.
    pub trim: Area,
    /// What it may ink.
    pub clip: Area,
    /// Which way its head points.
    pub up: [i8; 2],
}

/// A side of a sheet.
pub struct Side {
    pub paper: [Mm; 2],
    pub pages: Vec<Placed>,
    /// The ends of the lines drawn on the sheet itself.
    pub marks: Vec<[[Mm; 2]; 2]>,
}

pub fn numbers(operation: &Operation) -> Vec<f64> {
    let number = |o: &Object| f64::from(o.as_float().expect("a number"));
    operation.operands.iter().map(number).collect()
}

/// The forms of a file in their order, which is that of the pages.
pub fn forms(file: &Document) -> Vec<ObjectId> {
    let is_form = |object: &Object| {
        let dict = object.as_stream().map(|stream| &stream.dict);
        dict.and_then(|dict| dict.get(b"Subtype")?.as_name())
            .is_ok_and(|name| name == b"Form")
    };
    file.objects
        .iter()
        .filter(|(_, object)| is_form(object))
        .map(|(id, _)| *id)
        .collect()
}

/// Every side of a file with cards of this size.
pub fn sides(file: &Document, [width, height]: [Mm; 2]) -> Vec<Side> {
    file.get_pages()
        .into_values()
        .map(|id| {
            let page = file.get_dictionary(id).expect("a page");
            let media = page
                .get(b"MediaBox")
                .and_then(Object::as_array)
                .expect("a box");
            let paper =
                [2, 3].map(|n: usize| mm(f64::from(media[n].as_float().expect("a number"))));
            let resources = page
                .get_deref(b"Resources", file)
                .and_then(Object::as_dict)
                .expect("some");
            let named = resources
                .get_deref(b"XObject", file)
                .and_then(Object::as_dict)
                .expect("forms");
            let content = Content::decode(&file.get_page_content(id)).expect("operators");
            let mut side = Side {
                paper,
                pages: Vec::new(),
                marks: Vec::new(),
            };
            let (mut clip, mut map, mut from) = (Vec::new(), Vec::new(), [0.0; 2]);
            for operation in &content.operations {
                let values = || numbers(operation);
                let at = || [mm(values()[0]), mm(values()[1])];
                match operation.operator.as_str() {
                    "re" => clip = values(),
                    "cm" => map = values(),
                    "m" => from = at(),
                    "l" => side.marks.push([from, at()]),
                    "Do" => {
                        let name = operation.operands[0].as_name().expect("a name");
                        let form = named
                            .get(name)
                            .and_then(Object::as_reference)
                            .expect("a form");
                        let corner = |x: Mm, y: Mm| {
                            [
                                map[0] * x + map[2] * y + mm(map[4]),
                                map[1] * x + map[3] * y + mm(map[5]),
                            ]
                        };
                        let (a, b) = (corner(0.0, 0.0), corner(width, height));
                        let trim = Area {
                            x: a[0].min(b[0]),
                            y: a[1].min(b[1]),
                            width: (a[0] - b[0]).abs(),
                            height: (a[1] - b[1]).abs(),
                        };
                        let clip = Area {
                            x: mm(clip[0]),
                            y: mm(clip[1]),
                            width: mm(clip[2]),
                            height: mm(clip[3]),
                        };
                        let up = [map[2] as i8, map[3] as i8];
                        side.pages.push(Placed {
                            form,
                            trim,
                            clip,
                            up,
                        });
                    }
                    _ => {}
                }
            }
            side
        })
        .collect()
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

/// A4; 3 mm of bleed each way between cards. Three cards of 85 mm and two gutters of 6 mm are
/// 267 mm: 15 mm are left at each side of 297 mm; and so on.
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
    Sheets {
        deck: "samtalekort",
        card: [74.0, 105.0],
        paper: [210.0, 297.0],
        columns: 2,
        rows: 2,
        margin: [28.0, 40.5],
        pitch: [80.0, 111.0],
        cards: 13,
        backs: true,
    },
    Sheets {
        deck: "refleksjonskort",
        card: [74.0, 105.0],
        paper: [210.0, 297.0],
        columns: 2,
        rows: 2,
        margin: [28.0, 40.5],
        pitch: [80.0, 111.0],
        cards: 6,
        backs: false,
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
