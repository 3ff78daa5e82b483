//! The contents as a path: a station for each chapter on the path of the theme, which swings past the names of the parts, and
//! the drawings of the theme above these names. In a theme without a path, the numbers stand on their discs.

use super::LayoutCx;
use super::book::Book;
use super::discs::StationDisc;
use super::frame::{Item, Stroke};
use super::placed_art::{self, Placing, Way};
use crate::content::Guide;
use crate::geom::{Path, Point, Rect};
use crate::source::Spanned;
use crate::units::Abs;

/// A row of the contents, from the middle of its line.
pub struct Row {
    /// The section, by number.
    pub number: usize,
    /// The part that it belongs to, counted from 0.
    pub part: usize,
    /// How far down its middle is.
    pub y: Abs,
}

/// The room beside the entries for the path.
pub struct PathRoom {
    /// Its left edge and its width.
    pub left: Abs,
    pub width: Abs,
    /// From row to row.
    pub pitch: Abs,
    /// Whether stations show their numbers.
    pub numbered: bool,
}

/// Where the path runs in its room, and how far it swings, as shares of the width.
const MIDDLE: f64 = 0.36;
const SWING: f64 = 0.34;
/// Where numbers stand in this room where no path runs: near the entries.
const BEHIND: f64 = 0.8;
/// The diameter of a station, with a number and without, and its rim, as shares of the pitch.
const STATION: f64 = 0.93;
const PLAIN_STATION: f64 = 0.7;
const RIM: f64 = 0.08;
/// The width of the path, as a share of the pitch.
const WIDTH: f64 = 0.47;
/// The swing of a part begins and ends so far into it.
const EASE: f64 = 0.07;
/// The largest that a drawing above the name of a part is.
const DRAWING: (Abs, Abs) = (Abs::mm(62.0), Abs::mm(16.0));
/// The line below the name of a part.
const LINE: Abs = Abs::mm(0.3);

/// The path and its stations on the page with this index; and the line that the path follows, where the theme has one.
pub fn path(
    cx: &LayoutCx,
    guide: &Guide,
    rows: &[Row],
    room: &PathRoom,
    (book, index): (&Book, usize),
) -> (Vec<Item>, Option<Way>) {
    let theme = cx.design.art.path.as_ref();
    let runs = theme.is_some_and(|path| path.ground.is_some());
    // Without a path that swings, nothing tells why numbers would not stand below each other.
    let x = |row: &Row| match runs {
        true => x_of(row, rows, room),
        false => room.left + room.width * BEHIND,
    };
    let places: Vec<Point> = rows.iter().map(|row| Point::new(x(row), row.y)).collect();
    let mut items = Vec::new();
    let window = cx.painted(index);
    let mut drawn = None;
    if runs && let (Some(first), Some(last)) = (places.first(), places.last()) {
        let mut line = way_in(*first, &window, room);
        line.extend(&places);
        line.extend(way_out(cx, *last, (book, index), room));
        let line = Way::along(Path::smooth(&line));
        items.extend(placed_art::trail(
            cx.design,
            &line,
            room.pitch * WIDTH,
            &window,
        ));
        drawn = Some(line);
    }
    for (row, centre) in rows.iter().zip(places) {
        let Some(section) = guide.sections.get(row.number) else {
            continue;
        };
        let disc = StationDisc {
            centre,
            diameter: match room.numbered {
                true => room.pitch * STATION,
                false => room.pitch * PLAIN_STATION,
            },
            accent: book.section_accent(cx, section, row.number),
            rim: room.pitch * RIM,
        };
        items.extend(match room.numbered {
            true => disc.drawn(cx, &(row.number + 1).to_string(), section.title.span),
            false => disc.items(cx),
        });
    }
    (items, drawn)
}

/// How far from the left edge the station of a row stands: each part is one swing, to one side and to the other in turn.
fn x_of(row: &Row, rows: &[Row], room: &PathRoom) -> Abs {
    let of_part = || rows.iter().filter(|other| other.part == row.part);
    let before = of_part().filter(|other| other.number < row.number).count() as f64;
    let gaps = of_part().count().saturating_sub(1).max(1) as f64;
    let share = EASE + (1.0 - EASE * 2.0) * (before / gaps);
    let side = if row.part.is_multiple_of(2) {
        1.0
    } else {
        -1.0
    };
    let swing = (share * std::f64::consts::PI).sin() * side;
    room.left + room.width * (MIDDLE + SWING * swing)
}

/// From the upper edge of the outer side down to the first station.
fn way_in(first: Point, window: &Rect, room: &PathRoom) -> Vec<Point> {
    let top = window.top().max(Abs::ZERO) + room.pitch * 2.5;
    let from = window.left() - room.pitch;
    let across = |share: f64| from + (first.x - from) * share;
    vec![
        Point::new(from, top + room.pitch * 0.2),
        Point::new(across(0.4), top),
        Point::new(across(0.75), top + room.pitch * 0.35),
        Point::new(across(0.97), top + room.pitch * 1.3),
        Point::new(first.x + room.pitch * 0.4, top + (first.y - top) * 0.55),
    ]
}

/// From the last station out to the binding, at the height at which the next page takes the path up.
fn way_out(
    cx: &LayoutCx,
    last: Point,
    (book, index): (&Book, usize),
    room: &PathRoom,
) -> Vec<Point> {
    let trim = cx.trim(index);
    let next = super::page_art::path_at_edge(cx, book, index + 1);
    let y = next.unwrap_or(last.y + room.pitch * 1.4);
    let through_bleed = cx.painted(index).right() - trim.width + room.pitch;
    let across = |share: f64| last.x + (trim.width - last.x) * share;
    vec![
        Point::new(across(0.09), last.y + (y - last.y) * 0.62),
        Point::new(across(0.25), y + room.pitch * 0.1),
        Point::new(across(0.6), y + room.pitch * 0.08),
        Point::new(trim.width, y),
        Point::new(trim.width + room.pitch.max(through_bleed), y),
    ]
}

/// The line below the name of the part with this number, at `y` over this measure, and the drawing of the theme on it.
pub fn below_part(
    cx: &LayoutCx,
    drawings: &[Spanned<String>],
    part: usize,
    (left, right, y): (Abs, Abs, Abs),
    index: usize,
) -> Vec<Item> {
    let mut items = Vec::new();
    let drawing = drawings
        .get(part)
        .and_then(|name| cx.design.artworks.drawings.get(&name.value));
    if let Some(drawing) = drawing {
        let (width, height) = DRAWING;
        let scale = (width / drawing.frame.size.width)
            .min(height / drawing.frame.size.height)
            .min(1.0);
        let corner = Point::new(
            right - drawing.frame.right() * scale,
            y - drawing.frame.bottom() * scale,
        );
        let area = Rect::new(right - width, y - height, width, height);
        let placing = Placing {
            origin: corner,
            scale,
            taller: None,
            window: area.intersection(&cx.painted(index)),
            frame: None,
        };
        items.extend(placed_art::items(
            cx.design,
            drawing,
            &[],
            &placing,
            &cx.design.palette.all,
        ));
    }
    let line = Path::line(Point::new(left, y), Point::new(right, y));
    items.push(Item::stroked(
        line,
        Stroke::solid(cx.design.palette.ink, LINE),
    ));
    items
}
