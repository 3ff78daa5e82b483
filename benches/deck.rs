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

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often each size is made; the fastest counts.
const RUNS: usize = 5;
/// How often the memory of the process is looked at.
const LOOK: Duration = Duration::from_millis(2);

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
        let mut runs: Vec<(Duration, u64)> = (0..RUNS).map(|_| build(&project)).collect();
        runs.sort_unstable();
        let (fastest, memory) = *runs.first().expect("a run");
        let file = fs::metadata(project.join("output/kort-office.pdf")).expect("a file");
        println!(
            "{count:<9} {:<8.3} {:<9.0} {:<9} {:.0} MB",
            fastest.as_secs_f64(),
            count as f64 / fastest.as_secs_f64(),
            format!("{:.2} MB", file.len() as f64 / 1e6),
            memory as f64 / 1024.0
        );
        times.push(fastest);
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
    for folder in ["content/layouts", "content/themes", "fonts"] {
        fs::create_dir_all(root.join(folder)).expect("a folder");
    }
    for font in fs::read_dir(here.join("fonts")).expect("fonts") {
        let font = font.expect("a font").path();
        let name = font.file_name().expect("a name");
        fs::copy(&font, root.join("fonts").join(name)).expect("copied");
    }
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

/// Builds the project: how long it took, and the most memory that was seen, in KiB.
fn build(project: &Path) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_trykk"))
        .arg("build")
        .current_dir(project)
        .stdout(Stdio::null())
        .spawn()
        .expect("trykk runs");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let seen = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        most = most.max(seen.unwrap_or(0));
        if let Some(done) = child.try_wait().expect("a child") {
            assert!(done.success(), "the build failed");
            return (start.elapsed(), most);
        }
        thread::sleep(LOOK);
    }
}
