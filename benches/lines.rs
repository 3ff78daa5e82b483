//! How fast text is prepared, shaped and broken into lines: `cargo bench --bench lines`.
//!
//! Paragraphs of forty words, no two alike, are set by one thread in the bundled fonts. Words are shaped for the first
//! time in the second step, and only looked up when lines are broken. Figures are printed, none is held: machines
//! differ. A number behind the command says how often each step is done; the median counts.

#![allow(
    clippy::expect_used,
    reason = "a figure that cannot be had stops the measuring"
)]

use std::env;
use std::sync::Arc;
use std::time::Instant;

use trykk::color::Color;
use trykk::content::Lang;
use trykk::design::{Align, FontQuery, StyleName, TextStyle, TitleLines};
use trykk::diag::Diagnostics;
use trykk::disk::Folder;
use trykk::lines::{FontBook, Paragraph, PreparedParagraph, Run, Typesetter, TypesetterPool};
use trykk::source::{FileId, Sources, Span};
use trykk::units::{Abs, Em};

/// How often everything is done.
const RUNS: usize = 9;
/// How many paragraphs there are.
const PARAGRAPHS: usize = 2_000;
/// How many words a paragraph has.
const WORDS: usize = 40;
/// How wide lines are: on a card, in a booklet, on a page of A4.
const MEASURES: [Abs; 3] = [Abs::mm(60.0), Abs::mm(115.0), Abs::mm(170.0)];

/// Parts to make words of.
const PARTS: [&str; 16] = [
    "samtale", "håp", "vei", "rolig", "sammen", "støtte", "hverdag", "lytte", "spørs", "tempo",
    "styrke", "mening", "venne", "øye", "trygg", "mulig",
];

/// How paragraphs are set: the name, the lines, and whether words are broken.
const KINDS: [(&str, Align, bool, bool); 4] = [
    ("ragged", Align::Left, false, false),
    ("ragged, hyphenated", Align::Left, true, false),
    ("justified, hyphenated", Align::Justify, true, false),
    ("balanced", Align::Left, false, true),
];

fn main() {
    // Cargo gives arguments of its own; a number is ours.
    let runs = env::args().find_map(|argument| argument.parse().ok());
    let runs: usize = runs.unwrap_or(RUNS).max(1);
    println!("step                              ms   a paragraph");
    for (name, align, hyphenate, balance) in KINDS {
        let style = Arc::new(style(align, hyphenate, balance));
        let paragraphs: Vec<Paragraph> = (0..PARAGRAPHS).map(|n| paragraph(n, &style)).collect();
        let all: Vec<Measured> = (0..runs).map(|_| measure(&paragraphs)).collect();
        let steps: [Step; 3] = [
            ("prepared", PARAGRAPHS, |run| run.prepared),
            ("shaped", PARAGRAPHS, |run| run.shaped),
            ("broken", PARAGRAPHS * MEASURES.len(), |run| run.broken),
        ];
        println!("{name}");
        for (step, count, of) in steps {
            let seconds = median(all.iter().map(of).collect());
            println!(
                "  {step:<28} {:>7.1} {:>8.1} µs",
                seconds * 1e3,
                seconds * 1e6 / count as f64
            );
        }
        if let Some(run) = all.last() {
            let work = run.pool.work();
            println!(
                "  {} words of {} glyphs shaped, {} lines",
                work.words, work.glyphs, work.lines
            );
        }
    }
}

/// The name of a step, how often it is done in a run, and the seconds that it took.
type Step = (&'static str, usize, fn(&Measured) -> f64);

/// The seconds of each step, and what counted the work.
struct Measured {
    prepared: f64,
    shaped: f64,
    broken: f64,
    pool: TypesetterPool,
}

/// Sets all paragraphs with nothing known before.
fn measure(paragraphs: &[Paragraph]) -> Measured {
    let files = Sources::new(Folder::new(env!("CARGO_MANIFEST_DIR")));
    let book = FontBook::load(&files, &mut Diagnostics::new());
    // No paragraph comes twice: none need be kept.
    let pool = TypesetterPool::new(book, &[], 0);
    let typesetter: Typesetter = pool.typesetter();
    let mut diags = Diagnostics::new();
    let start = Instant::now();
    let ready = paragraphs.iter().map(|one| typesetter.paragraph(one));
    let ready: Vec<Arc<PreparedParagraph>> = ready.collect();
    let prepared = start.elapsed().as_secs_f64();
    let start = Instant::now();
    for one in &ready {
        typesetter.natural_width(one);
    }
    let shaped = start.elapsed().as_secs_f64();
    let start = Instant::now();
    for measure in MEASURES {
        for one in &ready {
            typesetter.lines(one, measure, &mut diags);
        }
    }
    let broken = start.elapsed().as_secs_f64();
    drop(typesetter);
    assert!(diags.is_empty());
    Measured {
        prepared,
        shaped,
        broken,
        pool,
    }
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

fn style(align: Align, hyphenate: bool, balance: bool) -> TextStyle {
    TextStyle {
        name: StyleName::Body,
        font: FontQuery {
            families: vec!["Source Sans 3".to_owned()],
            weight: 400,
            italic: false,
        },
        size: Abs::pt(11.0),
        leading: Abs::pt(16.0),
        tracking: Em::ZERO,
        color: Color::WHITE,
        align,
        hyphenate,
        balance,
        title: TitleLines::None,
        capitals: false,
        hang: false,
        is_line_art: false,
    }
}

/// The paragraph of this number. One word in four is like no other in all paragraphs, as in running text.
fn paragraph(number: usize, style: &Arc<TextStyle>) -> Paragraph {
    let part = |n: usize| PARTS[(number * 7 + n * 5 + number / 16 * n) % PARTS.len()];
    let word = |n: usize| match n % 4 {
        0 => {
            let mut rest = number * WORDS + n;
            let mut word = String::new();
            while rest > 0 {
                word.push_str(PARTS[rest % PARTS.len()]);
                rest /= PARTS.len();
            }
            word
        }
        1 => format!("{}{}", part(n), part(n + 1)),
        _ => part(n).to_owned(),
    };
    let words: Vec<String> = (0..WORDS).map(word).collect();
    let text = words.join(" ");
    Paragraph {
        runs: vec![Run {
            span: Span {
                file: FileId(0),
                start: 0,
                end: text.len() as u32,
            },
            text,
            style: Arc::clone(style),
            lang: Lang("nb".to_owned()),
        }],
    }
}
