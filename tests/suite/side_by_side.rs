//! Products that are made side by side: files, their order and all that is told are those of one thread, which makes one
//! product after the other.

use std::fmt::Write;
use std::fs;

use trykk::build::{Edition, File, Request, Session};
use trykk::diag::Diagnostics;
use trykk::source::{Memory, Sources};

use crate::support::bundled;
use crate::support::files::here;
use crate::support::small;

const WORDS: &str =
    "lang = \"nb\"\ntitle = \"Kort\"\n[[card]]\ntitle = \"Håp\"\ntext = \"Noen å snakke med.\"\n";

fn layout(trim: &str) -> String {
    format!(
        r#"
format = "card"
trim = "{trim}"
bleed = "3mm"
safe = "5mm"
[front]
rows = ["auto", "1fr"]
areas = ["title", "text"]
"#
    )
}

/// A project of these products, each with its layout; `full` ones have more words than there is room for.
fn project(products: &[&str]) -> Memory {
    let mut files = small::project(WORDS, &layout("85x55mm"));
    let long = WORDS.replace("snakke", &"snakke ".repeat(400));
    files.insert("content/full.toml", long.as_bytes());
    files.insert("content/layouts/full.toml", layout("85x55mm").as_bytes());
    files.insert("content/layouts/vegg.toml", layout("A0").as_bytes());
    files.insert("content/vegg.toml", WORDS.as_bytes());
    let mut all = String::new();
    for (nth, product) in products.iter().enumerate() {
        let _ = write!(
            all,
            "[[product]]\nid = \"{product}-{nth}\"\ncontent = \"{product}\"\nlayout = \"{product}\"\n\
             theme = \"sti\"\neditions = [\"screen\", \"png\", \"html\"]\n"
        );
    }
    files.insert("trykk.toml", all.as_bytes());
    files
}

/// Files by their products, and all that is told.
type Made = (Vec<(String, File)>, Vec<String>);

/// What is made and what is told, at a resolution at which no picture of an A0 can be drawn.
fn made(products: &[&str]) -> Made {
    let request = Request {
        editions: vec![Edition::Screen, Edition::Png, Edition::Html],
        ppi: 500,
        ..Request::default()
    };
    made_of(project(products), &request)
}

fn made_of(project: Memory, request: &Request) -> Made {
    let mut sources = Sources::new(project);
    let mut diags = Diagnostics::new();
    let built = Session::of_one_build().build(request, &mut sources, &mut |_| {}, &mut diags);
    let mut files = Vec::new();
    for product in built.expect("a sound request").unwrap_or_default() {
        for output in product.outputs {
            let id = product.id.clone();
            let mut take = |file| files.push((id.clone(), file));
            output.files(&mut take).expect("drawn");
        }
    }
    let told = diags.sorted().into_iter().map(|found| format!("{found:?}"));
    (files, told.collect())
}

/// The same, by one thread and by several.
fn by_one_and_by_several(products: &[&str]) -> Made {
    alike(|| made(products), &format!("{products:?}"))
}

/// What is made, which is the same whether one thread makes it or several.
fn alike(made: impl Fn() -> Made + Sync, of: &str) -> Made {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let one = one.expect("a thread").install(&made);
    for _ in 0..3 {
        let several = made();
        assert_eq!(several.1, one.1, "{of}");
        assert!(several.0 == one.0, "{of}");
    }
    one
}

#[test]
fn files_come_in_the_order_of_the_project() {
    let (files, told) = by_one_and_by_several(&["kort"; 7]);
    assert!(
        told.iter().all(|found| !found.contains("Error")),
        "{told:?}"
    );
    // A PDF, a picture with its words, and a page.
    let ids: Vec<String> = (0..28).map(|nth| format!("kort-{}", nth / 4)).collect();
    assert!(files.iter().map(|(id, _)| id).eq(&ids), "{}", files.len());
}

#[test]
fn nothing_is_told_of_files_beside_a_product_that_is_wrong() {
    let cannot_be_drawn = |told: &[String]| {
        let found = told.iter().filter(|found| found.contains("TooManyPixels"));
        found.count()
    };
    let too_full = |told: &[String]| told.iter().any(|found| found.contains("CardTooFull"));
    // The poster's own fault is told where what comes before it is sound, whatever comes after it.
    let (files, told) = by_one_and_by_several(&["kort", "vegg", "kort", "full"]);
    assert!(files.is_empty() && too_full(&told), "{told:?}");
    assert_eq!(cannot_be_drawn(&told), 1, "{told:?}");
    // After a product that is wrong nothing is drawn, and so nothing is told of that.
    for products in [
        ["full", "vegg", "vegg", "kort"],
        ["kort", "full", "vegg", "vegg"],
    ] {
        let (files, told) = by_one_and_by_several(&products);
        assert!(files.is_empty() && too_full(&told), "{told:?}");
        assert_eq!(cannot_be_drawn(&told), 0, "{told:?}");
    }
}

/// A booklet whose words are set from its end too, and cards that name its pages: what is told stays the same, of a character
/// that no font has and a word that has no room, and of words that a language lacks.
#[test]
fn the_words_of_a_booklet_are_told_of_alike_whoever_sets_them() {
    let guide = fs::read_to_string(here("content/veileder.toml")).expect("readable");
    let (before, last) = guide.split_at(guide.rfind("Recovery er ikke").expect("the last section"));
    let unsettable = format!("{before}\u{1F9E9} {} {last}", "lang".repeat(60));
    let foreign = guide.replacen("lang = \"nb\"", "lang = \"cy\"", 1);
    for (guide, fault) in [(&unsettable, "CharMissing"), (&foreign, "MissingWords")] {
        let mut files = bundled::in_memory();
        files.insert("content/veileder.toml", guide.as_bytes());
        for wanted in [&["hefte"][..], &["hefte", "huskekort"]] {
            let request = Request {
                products: wanted.iter().map(ToString::to_string).collect(),
                editions: vec![Edition::Office],
                ..Request::default()
            };
            let (_, told) = alike(|| made_of(files.clone(), &request), &format!("{wanted:?}"));
            let found = told.iter().any(|found| found.contains(fault));
            assert!(found, "{fault}: {told:#?}");
        }
    }
}
