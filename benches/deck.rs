//! How fast a table becomes cards on paper, as a whole process: `cargo bench --bench deck`.
//!
//! A project is made in the target folder: a table of so many rows, a title and a text each, cards of
//! 85 × 55 mm with a common back, as many to a sheet as fit, with crop marks. `trykk build` makes its
//! office edition. Figures are printed, none is held: machines differ.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a figure that cannot be had stops the measuring"
)]

#[path = "support/process.rs"]
mod process;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use process::{Run, copy, fastest};

/// How often each size is made; the fastest counts.
const RUNS: usize = 5;

/// Words to make rows of, so that no two rows are alike.
const WORDS: [&str; 16] = [
    "samtale",
    "håp",
    "vei",
    "rolig",
    "sammen",
    "støtte",
    "hverdag",
    "lytte",
    "spørsmål",
    "tempo",
    "styrke",
    "mening",
    "venner",
    "øyeblikk",
    "trygg",
    "mulighet",
];

fn main() {
    println!("cards     seconds  cards/s   file      peak memory");
    let mut times = Vec::new();
    for count in [9, 1_000, 10_000] {
        let project = project(count);
        let Run { time, memory } = fastest(&project, &[], RUNS);
        let file = fs::metadata(project.join("output/kort-office.pdf")).expect("a file");
        println!(
            "{count:<9} {:<8.3} {:<9.0} {:<9} {:.0} MB",
            time.as_secs_f64(),
            count as f64 / time.as_secs_f64(),
            format!("{:.2} MB", file.len() as f64 / 1e6),
            memory as f64 / 1024.0
        );
        times.push(time);
    }
    if let [_, small, large] = times.as_slice() {
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        println!("ten times the cards take {ratio:.1} times as long");
    }
}

/// A project with a table of so many rows.
fn project(count: usize) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("deck-{count}"));
    for folder in ["content/layouts", "content/themes"] {
        fs::create_dir_all(root.join(folder)).expect("a folder");
    }
    copy(&here.join("fonts"), &root.join("fonts"));
    let theme = "content/themes/sti.toml";
    fs::copy(here.join(theme), root.join(theme)).expect("copied");
    let mut table = String::from("title;text\n");
    for row in 0..count {
        // Steps without a common divisor with the number of words: the rows wander through them.
        let word = |n: usize| WORDS[(row * 7 + n * 5 + row / 16 * n) % WORDS.len()];
        let text: Vec<&str> = (0..12).map(|n| word(n + 3)).collect();
        writeln!(
            table,
            "{} {} {};{}.",
            row + 1,
            word(0),
            word(1),
            text.join(" ")
        )
        .expect("memory");
    }
    let files = [
        ("content/rader.csv", table.as_str()),
        (
            "content/kort.toml",
            "lang = \"nb\"\ntitle = \"Kort\"\n[[card]]\nrows = \"rader.csv\"\n\
             [back]\ntitle = \"Bakside\"\ntext = \"Den samme på alle kort.\"\n",
        ),
        (
            "content/layouts/kort.toml",
            "format = \"card\"\ntrim = \"85x55mm\"\nbleed = \"3mm\"\nsafe = \"5mm\"\n\
             [front]\nbackground = \"soft\"\nrows = [\"auto\", \"1fr\"]\n\
             areas = [\"title\", \"text\"]\nrow-gap = \"2mm\"\n\
             [back]\nbackground = \"ground\"\nrows = [\"auto\", \"1fr\"]\n\
             areas = [\"title\", \"text\"]\n\
             [sheet.office]\npaper = \"A4\"\nschema = \"nup\"\nedge = \"bleed\"\nmarks = [\"crop\"]\n",
        ),
        (
            "trykk.toml",
            "[[product]]\nid = \"kort\"\ncontent = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n\
             editions = [\"office\"]\n",
        ),
    ];
    for (path, text) in files {
        fs::write(root.join(path), text).expect("written");
    }
    root
}
