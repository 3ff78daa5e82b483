//! Twice the cards or sections are twice the work, and twice the file. What is done is counted, not timed,
//! so that this holds on a machine that does other things besides.

use std::fmt::Write as _;

use trykk::build::{Edition, Request, Session, Work};
use trykk::diag::Diagnostics;
use trykk::source::{Memory, Sources};

use crate::support::small;

/// By how many times everything grows at most where twice as much is built. What a file has once makes it less; what
/// small documents have in common, such as the numbers of sections and of pages, which are the same texts, more.
const MOST: f64 = 2.3;
/// By how many times at least: a counter that counts nothing, or one thing only, would be no proof.
const LEAST: f64 = 1.5;

/// Words to make texts of, so that no two are alike.
const WORDS: [&str; 7] = ["håp", "vei", "ro", "sammen", "lytte", "mot", "trygg"];

#[test]
fn twice_the_cards_are_twice_the_work() {
    let counts = [1_000, 2_000, 4_000];
    hold(
        counts,
        counts.map(|count| build(deck(count), Edition::Office)),
    );
}

/// Of cards that were drawn, only those are held whose sheet waits for others.
#[test]
fn more_cards_hold_no_more_memory() {
    let counts = [1_000, 2_000, 4_000];
    let held = counts.map(|cards| work(deck(cards), Edition::Office).0.drawn.held);
    assert!(held[0] > 0);
    // What a card says differs, and so does what those of one sheet say together.
    let most = held[0] + held[0] / 4;
    assert!(held.iter().all(|held| *held <= most), "{held:?}");
}

#[test]
fn twice_the_sections_are_twice_the_work() {
    // So many that fonts, of which each file has the same parts, are the smaller share of it.
    let counts = [100, 200, 400];
    for edition in [Edition::Screen, Edition::Office] {
        hold(counts, counts.map(|count| build(booklet(count), edition)));
    }
}

/// Holds that each count grows in proportion.
fn hold(counts: [usize; 3], measured: [Vec<(&str, u64)>; 3]) {
    let mut wrong = String::new();
    for (nth, pair) in measured.windows(2).enumerate() {
        for ((what, less), (_, more)) in pair[0].iter().zip(&pair[1]) {
            let ratio = *more as f64 / *less as f64;
            if !(LEAST..=MOST).contains(&ratio) {
                let (from, to) = (counts[nth], counts[nth + 1]);
                let _ = writeln!(
                    wrong,
                    "{what}: {less} for {from}, {more} for {to}: {ratio:.2} times"
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What was done to build an edition of a project, and how large its file is.
fn build(files: Memory, edition: Edition) -> Vec<(&'static str, u64)> {
    let (Work { set, drawn }, size) = work(files, edition);
    vec![
        ("paragraphs prepared", set.prepared),
        ("paragraphs set", set.set),
        ("lines", set.lines),
        ("words shaped", set.words),
        ("glyphs of them", set.glyphs),
        ("pages drawn", drawn.pages),
        ("bytes before they are compressed", drawn.plain),
        ("bytes after that", drawn.packed),
        ("objects", drawn.objects),
        ("bytes of the file", size),
    ]
}

/// What one thread did to build an edition of a project, and how large its file is: several would shape common words
/// once each.
fn work(files: Memory, edition: Edition) -> (Work, u64) {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    threads
        .expect("a thread")
        .install(|| measure(files, edition))
}

fn measure(files: Memory, edition: Edition) -> (Work, u64) {
    let request = Request {
        editions: vec![edition],
        ..Request::default()
    };
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let mut session = Session::of_one_build();
    let built = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
    assert_eq!(diags.sorted(), []);
    let products = built.expect("a sound request").expect("nothing wrong");
    let mut size = 0;
    for output in products.into_iter().flat_map(|product| product.outputs) {
        let mut add = |file: trykk::build::File| size += file.length();
        output.files(&mut add).expect("drawn");
    }
    (session.work(), size)
}

/// A few words, other ones for each number, and a word of its own, so that twice as many are shaped; they are equally
/// long, whatever the number.
fn words(number: usize) -> String {
    let word = |n: usize| WORDS[(number * 3 + n * 5 + number / 7 * n) % WORDS.len()];
    format!("{} {} {}", word(0), word(1), own(number))
}

/// Five digits that are those of this number alone, in no order that would make files small.
const fn own(number: usize) -> usize {
    10_000 + number * 7_919 % 90_000
}

/// A deck of so many cards.
fn deck(cards: usize) -> Memory {
    let mut table = String::from("title;text\n");
    for number in 0..cards {
        let _ = writeln!(table, "{};{}", own(number), words(number));
    }
    let mut files = small::project(
        "lang = \"nb\"\ntitle = \"Kort\"\n[[card]]\nrows = \"rader.csv\"\n",
        r#"
format = "card"
trim = "85x55mm"
bleed = "3mm"
safe = "5mm"
[front]
rows = ["auto", "1fr"]
areas = ["title", "text"]
[sheet.office]
paper = "A4"
schema = "nup"
edge = "bleed"
marks = ["crop"]
"#,
    );
    files.insert("content/rader.csv", table.as_bytes());
    files
}

/// A booklet of so many sections, each on a page of its own with enough words to weigh more than the fonts.
fn booklet(sections: usize) -> Memory {
    const PHRASES: usize = 20;
    let mut guide = String::from("lang = \"nb\"\ntitle = \"Hefte\"\n");
    for number in 0..sections {
        let phrases = (0..PHRASES).map(|nth| words(sections + number * PHRASES + nth));
        let text = phrases.collect::<Vec<_>>().join(", ");
        let title = words(number);
        let _ = writeln!(
            guide,
            "[[section]]\nid = \"s{number}\"\ntitle = \"{title}\"\n\
             [[section.block]]\nkind = \"text\"\ntext = \"{text}.\"",
        );
    }
    small::project(
        &guide,
        r#"
format = "booklet"
trim = "A6"
safe = "6mm"
grid = "8pt"
[margin]
top = "12mm"
bottom = "16mm"
inner = "14mm"
outer = "12mm"
[cover]
accent = "fjord"
[contents]
gap = "4pt"
[foot]
baseline = "8mm"
[section]
start = "page"
[sheet.office]
paper = "A4"
schema = "saddle"
signature = 16
"#,
    )
}
