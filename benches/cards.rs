//! How fast cards become a PDF, and how much memory that takes: `cargo bench --bench cards`.
//!
//! Cards are made as the layout would, a batch at a time: a title, two lines of text, a filled ground
//! and an icon. Each is printed with a common back, eight to a sheet with marks. Figures are printed,
//! none is held: machines differ.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a figure that cannot be had stops the measuring"
)]

#[path = "../tests/suite/support/sample.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod sample;

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sample::{SANS, SERIF, fonts, shape};
use trykk::color::Color;
use trykk::design::{Flip, MarkKind};
use trykk::geom::{Path, Point, Rect, Size};
use trykk::lines::{FontId, Glyph};
use trykk::pages::{Document, Glyphs, Ground, Item, ItemKind, Page, Stress};
use trykk::press::sheet::Turn;
use trykk::press::{Finish, Mark, Plan, Print, Sheet, Side, Slot};
use trykk::render::{Ink, PdfSettings, pdf};
use trykk::units::Abs;

/// Cards laid out, drawn and dropped at a time.
const BATCH: usize = 512;
/// Cards a side.
const UP: usize = 8;
/// How often each size is made; the fastest counts.
const RUNS: usize = 3;

const TITLES: [&str; 5] = [
    "Snakk med, ikke til",
    "Hva er viktig for deg?",
    "Små steg teller også",
    "Håp smitter av seg",
    "Spør før du hjelper",
];
const LINES: [&str; 7] = [
    "Personen er en likeverdig samtalepartner",
    "og vet mest om sitt eget liv og sin hverdag",
    "La det være stille lenge nok til et svar",
    "Ta med det som gikk bra siden sist",
    "Fortell hva du så, ikke hva du tror",
    "Be om lov før du gir et råd",
    "Avtal hva som skjer videre, og hvem som gjør det",
];

fn main() {
    let makers = Words::new();
    let mut speeds = Vec::new();
    println!("cards     drawing  finish   all      cards/s   file      peak memory");
    for count in [1_000, 10_000] {
        let runs = (0..RUNS).map(|_| run(count, &makers));
        let fastest = runs.min_by_key(|run| run.draw + run.finish);
        let Some(run) = fastest else { return };
        let all = run.draw + run.finish;
        let speed = count as f64 / all.as_secs_f64();
        speeds.push(speed);
        println!(
            "{count:<9} {:<8.3} {:<8.3} {:<8.3} {speed:<9.0} {:<9} {}",
            run.draw.as_secs_f64(),
            run.finish.as_secs_f64(),
            all.as_secs_f64(),
            format!("{:.2} MB", run.bytes as f64 / 1e6),
            peak(),
        );
    }
    if let [small, large] = speeds.as_slice() {
        println!(
            "ten times the cards take {:.1} times as long",
            10.0 * small / large
        );
    }
}

struct Run {
    draw: Duration,
    finish: Duration,
    bytes: usize,
}

/// Makes one PDF; what the layout would do does not count.
fn run(count: usize, words: &Words) -> Run {
    let plan = plan(count);
    let settings = PdfSettings {
        ink: Ink::Office,
        ..PdfSettings::default()
    };
    let mut document = Document {
        title: "Kort".to_owned(),
        ..Document::default()
    };
    let known = pdf::StreamCache::new(0);
    let mut writer = pdf::Writer::new(&plan, fonts(), &settings, &known);
    let mut draw = Duration::ZERO;
    let indices: Vec<usize> = (0..=count).collect();
    for batch in indices.chunks(BATCH) {
        let mut pages: Vec<Page> = batch.iter().map(|index| words.card(*index)).collect();
        let start = Instant::now();
        writer.draw(&pages, &document.tags).expect("drawn");
        draw += start.elapsed();
        for page in &mut pages {
            page.items = Vec::new();
        }
        document.pages.extend(pages);
    }
    let start = Instant::now();
    let bytes = writer.finish(&document).expect("a file").into_bytes().len();
    let finish = start.elapsed();
    Run {
        draw,
        finish,
        bytes,
    }
}

/// The most memory that this process had so far, where the system tells.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.map_or("not told".to_owned(), |kb| format!("{:.0} MB", kb / 1024.0))
}

/// The shaped words of all cards.
struct Words {
    titles: Vec<Arc<[Glyph]>>,
    lines: Vec<Arc<[Glyph]>>,
}

const GROUND: Color = Color {
    rgb: [11, 110, 120],
    cmyk: [90, 20, 40, 20],
    spot: None,
    in_grey: None,
};

impl Words {
    fn new() -> Self {
        let set = |words: &[&str], font, size| {
            let shaped = words
                .iter()
                .map(|words| Arc::from(shape(words, font, size)));
            shaped.collect()
        };
        Self {
            titles: set(&TITLES, SERIF, 13.0),
            lines: set(&LINES, SANS, 9.5),
        }
    }

    /// A card; the first page is the back of all.
    fn card(&self, index: usize) -> Page {
        let trim = Size::new(Abs::mm(85.0), Abs::mm(55.0));
        let bleed = Abs::mm(3.0);
        let whole = Rect {
            origin: Point::default(),
            size: trim,
        };
        let line = |font: FontId, size, glyphs: &Arc<[Glyph]>, y| {
            Item::artifact(ItemKind::Glyphs(Glyphs {
                at: Point::new(Abs::mm(18.0), Abs::mm(y)),
                font,
                size: Abs::pt(size),
                color: Color::WHITE,
                width: glyphs.iter().map(|glyph| glyph.advance).sum(),
                glyphs: Arc::clone(glyphs),
                stress: Stress::default(),
                edge: None,
                edge_in_grey: None,
            }))
        };
        let nth = |all: &[Arc<[Glyph]>], n: usize| Arc::clone(&all[n % all.len()]);
        // No two icons alike, so that nothing is found twice by chance.
        let turn = index as f64 / 100.0;
        let icon: Vec<Point> = (0..12)
            .map(|n| {
                let (sin, cos) = (f64::from(n) * 0.5 + turn).sin_cos();
                Point::new(Abs::mm(9.0 + 3.0 * cos), Abs::mm(12.0 + 3.0 * sin))
            })
            .collect();
        Page {
            trim,
            bleed,
            safe: Abs::mm(4.0),
            label: None,
            ground: Ground::Color(GROUND),
            items: vec![
                Item::filled(Path::rounded(whole.outset(bleed), Abs::ZERO), GROUND),
                Item::filled(Path::smooth(&icon), Color::WHITE),
                line(SERIF, 13.0, &nth(&self.titles, index), 14.0),
                line(SANS, 9.5, &nth(&self.lines, index), 24.0),
                line(SANS, 9.5, &nth(&self.lines, index + 3), 29.0),
            ],
        }
    }
}

/// Fronts of eight cards and their common back, on A4 with crop marks.
fn plan(count: usize) -> Plan {
    let cards: Vec<usize> = (1..=count).collect();
    let sheet = |cards: &[usize]| Sheet {
        size: Size::new(Abs::mm(210.0), Abs::mm(297.0)),
        sides: vec![side(cards.iter().copied()), side(cards.iter().map(|_| 0))],
    };
    Plan {
        extras: Vec::new(),
        sheets: cards.chunks(UP).map(sheet).collect(),
        print: Some(Print {
            paper: "A4".to_owned(),
            flip: Some(Flip::LongEdge),
            finish: vec![Finish::Crop],
        }),
    }
}

fn side(cards: impl Iterator<Item = usize>) -> Side {
    let mut side = Side::default();
    for (nth, page) in cards.enumerate() {
        let at = |x: f64, y: f64| Point::new(Abs::mm(x), Abs::mm(y));
        let (x, y) = (
            17.0 + (nth % 2) as f64 * 91.0,
            27.0 + (nth / 2) as f64 * 61.0,
        );
        let trim = Rect {
            origin: at(x, y),
            size: Size::new(Abs::mm(85.0), Abs::mm(55.0)),
        };
        side.slots.push(Slot {
            page,
            origin: trim.origin,
            turn: Turn::None,
            scale: 1.0,
            clip: trim.outset(Abs::mm(3.0)),
        });
        let ends = [
            (at(x, y - 9.0), at(x, y - 4.0)),
            (at(x + 85.0, y - 9.0), at(x + 85.0, y - 4.0)),
            (at(x - 9.0, y), at(x - 4.0, y)),
            (at(x + 89.0, y), at(x + 94.0, y)),
        ];
        side.marks.extend(ends.map(|(from, to)| Mark {
            kind: MarkKind::Crop,
            from,
            to,
        }));
    }
    side
}
