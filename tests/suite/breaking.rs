//! Where lines and pages end: small projects, built by the program itself, and what was broken over lines,
//! read back whole.

use std::fs;
use std::path::PathBuf;

use crate::support::files::{self, copy, fresh, here, trykk};
use crate::support::pdf::Pdf;

/// A booklet of pages of 60 × 120 mm, with lines of 32 mm.
const NARROW: &str = r#"
format = "booklet"
trim = "60x120mm"
safe = "6mm"
grid = "8pt"
margin = { top = "12mm", bottom = "16mm", inner = "14mm", outer = "14mm" }
sheet = { office = { paper = "A4", schema = "saddle" } }

[section]
start = "flow"
"#;

pub const CARDS: &str = r#"
format = "card"
trim = "85x55mm"
bleed = "3mm"
safe = "5mm"

[front]
rows = ["auto", "1fr"]
areas = ["title", "text"]
title = { style = "card-title" }
text = { style = "card-text" }

[sheet.office]
paper = "A4"
schema = "nup"
gutter = "6mm"
"#;

/// The screen edition of a project with these words in this layout, which is made for the office as well.
fn build(name: &str, layout: &str, words: &str) -> Pdf {
    let (root, said) = try_build(name, layout, words, "");
    let amiss = said.contains("error") || said.contains("warning");
    assert!(!amiss, "{said}");
    Pdf::load(&fs::read(root.join("output/prov-screen.pdf")).expect("a file"))
}

/// The folder of a project with these words and `[project]`, and what is said about it.
pub fn try_build(name: &str, layout: &str, words: &str, project: &str) -> (PathBuf, String) {
    let root = fresh(&format!("breaking/{name}"));
    let products = format!(
        r#"
[project]
{project}

[[product]]
id = "prov"
content = "ord"
layout = "prov"
theme = "sti"
editions = ["screen", "office"]
"#
    );
    let files: [(&str, &[u8]); 3] = [
        ("trykk.toml", products.as_bytes()),
        ("content/ord.toml", words.as_bytes()),
        ("content/layouts/prov.toml", layout.as_bytes()),
    ];
    files::write(&root, files);
    for folder in ["content/themes", "content/icons", "fonts"] {
        copy(&here(folder), &root.join(folder));
    }
    let done = trykk().args(["build", "--project"]).arg(&root).output();
    let said = String::from_utf8_lossy(&done.expect("started").stderr).into_owned();
    (root, said)
}

/// A guide of one text.
fn guide(text: &str) -> String {
    format!(
        r#"
lang = "nb"
title = "Hefte"

[[section]]
id = "en"
title = "Del"

[[section.block]]
kind = "text"
text = '''{text}'''
"#
    )
}

/// A deck of one card with this text.
fn deck(text: &str) -> String {
    format!("lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Hei\"\ntext = '{text}'\n")
}

/// The words of the paragraphs, as they are read aloud.
pub fn paragraphs(pdf: &Pdf) -> Vec<String> {
    let elements = pdf.elements();
    let of_role = elements.iter().filter(|element| element.role == "P");
    of_role
        .map(|element| element.words.trim().replace('\u{ad}', ""))
        .collect()
}

/// Strings that have no place where a line may end, or none that is near enough.
const STRINGS: [&str; 5] = [
    "https://www.eksempel.no/lavterskeltilbudforungevoksneibydelenkursihverdagsmestring2026/",
    "https://www.eksempel.no/lavterskeltilbud-for-unge-voksne-i-bydelen/?side=3&vis=alle",
    "fornavn.mellomnavn.etternavnsenfraetternavnsdal@kommunehelsetjenesten.eksempel.no",
    r"C:\\Felles\\Kursmateriell\\hverdagsmestringogsamhold_varen_2026_endelig_versjon.docx",
    "NO93860111179470000000000000000000000000000000000000000000000000000000000000",
];

#[test]
fn addresses_and_codes_are_whole_in_booklets_and_on_cards() {
    for (at, string) in STRINGS.iter().enumerate() {
        let written = format!("Se {string} i dag.");
        let printed = written.replace(r"\\", r"\");
        let booklet = build(&format!("booklet-{at}"), NARROW, &guide(&written));
        let cards = build(&format!("card-{at}"), CARDS, &deck(&written));
        for pdf in [booklet, cards] {
            let found = paragraphs(&pdf);
            assert!(found.contains(&printed), "{found:?}");
        }
    }
}

#[test]
fn a_link_that_is_broken_over_lines_says_its_address_in_one_piece() {
    let address = "https://www.eksempel.no/lavterskeltilbudforungevoksneibydelenkurs";
    let words = guide(&format!("Se [{address}]({address})"));
    let screen = build("link", NARROW, &words);
    let contents: Vec<String> = screen
        .annotations(0)
        .iter()
        .map(|annotation| screen.text(annotation, "Contents"))
        .collect();
    assert!(contents.len() > 1, "one for each line");
    assert!(
        contents.iter().all(|text| text.ends_with(address)),
        "{contents:?}"
    );
}

#[test]
fn a_compound_is_divided_with_its_third_consonant_and_read_without() {
    let words = guide("Husk nå trafikkortet ditt.\n\nHar du trafikkortet?\n\nFå busstopplassene.");
    let list = "hyphenation = [\"trafikk-kort\", \"buss-stopp-plass\"]";
    let (root, said) = try_build("compound", NARROW, &words, list);
    assert!(!said.contains("warning"), "{said}");
    let pdf = Pdf::load(&fs::read(root.join("output/prov-screen.pdf")).expect("a file"));
    let found = paragraphs(&pdf);
    for sentence in [
        "Husk nå trafikkortet ditt.",
        "Har du trafikkortet?",
        "Få busstopplassene.",
    ] {
        assert!(found.iter().any(|words| words == sentence), "{found:?}");
    }
}

/// A booklet of A5 pages.
pub const A5: &str = r#"
format = "booklet"
trim = "A5"
bleed = "3mm"
safe = "9mm"
grid = "8pt"
margin = { top = "19mm", bottom = "23mm", inner = "18mm", outer = "16mm" }
sheet = { office = { paper = "A4", schema = "saddle" } }

[section]
start = "page"
"#;

#[test]
fn a_list_that_fits_stands_whole_on_one_page() {
    let lines: Vec<String> = (1..=6)
        .map(|n| format!("Avsnitt nummer {n}, en kort linje."))
        .collect();
    let lists = r#"
[[section.block]]
kind = "steps"
items = [
  { title = "Lytt", text = "La personen snakke ferdig." },
  { title = "Spør", text = "Hva ville hjelpe nå?" },
  { title = "Vent", text = "Gi det tid." },
]

[[section.block]]
kind = "items"
items = [
  { title = "Hold avtaler", text = "Selv små avtaler betyr noe." },
  { title = "Vær ærlig", text = "Du trenger ikke ha alle svarene." },
]
"#;
    let pdf = build("list", A5, &(guide(&lines.join("\n\n")) + lists));
    let elements = pdf.elements();
    let page_of = |words: &str| {
        let found = elements
            .iter()
            .find(|element| element.words.trim() == words);
        found.unwrap_or_else(|| panic!("{words}")).pages.clone()
    };
    for step in ["Lytt", "Spør", "Vent"] {
        assert_eq!(page_of(step), [0], "{step}");
    }
    for item in ["Hold avtaler", "Vær ærlig"] {
        assert_eq!(page_of(item), [1], "{item}");
    }
}

#[test]
fn a_title_does_not_stand_alone_above_what_fills_the_next_page() {
    let a6 = A5.replace("A5", "A6");
    let words = |times: usize| "ord som står her ".repeat(times).trim().to_owned();
    let of = |block: &str| guide("x").replace("kind = \"text\"\ntext = '''x'''", block);
    let pages = |pdf: &Pdf, role: &str| {
        let elements = pdf.elements();
        let found = elements.iter().find(|element| element.role == role);
        found.unwrap_or_else(|| panic!("{role}")).pages.clone()
    };
    // The words below a code are parted.
    let code = format!("kind = \"qr\"\ncontent = \"{}\"", words(28));
    let pdf = build("title-and-code", &a6, &of(&code));
    assert_eq!(
        (pages(&pdf, "H2"), pages(&pdf, "Figure")),
        (vec![0], vec![0])
    );
    // What can neither be made smaller nor parted is told.
    let mut told = 0;
    for times in 17..25 {
        let aside = format!(
            "kind = \"callout\"\nlabel = \"Husk\"\ntext = \"{}\"",
            words(times)
        );
        let (root, said) = try_build("title-and-aside", &a6, &of(&aside), "");
        if said.contains("error") {
            assert!(said.contains("error[overfull]"), "{said}");
            told += usize::from(said.contains("below its title"));
        } else {
            let pdf = Pdf::load(&fs::read(root.join("output/prov-screen.pdf")).expect("a file"));
            assert_eq!(
                (pages(&pdf, "H2"), pages(&pdf, "P")),
                (vec![0], vec![0]),
                "{times}"
            );
        }
    }
    assert!(told > 0);
}
