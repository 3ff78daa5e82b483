//! Every kind of thing in both containers, booklets and cards: small projects, built by the program
//! itself, and what stands in the files, read back.

mod looks;

use std::fs;
use std::path::Path;

use crate::support::contents::Read;
use crate::support::files::{self, copy, fresh, here, trykk};
use crate::support::images::way;
use crate::support::markup::Node;
use crate::support::pdf::{Element, Pdf};

const PROJECT: &str = r#"
[[product]]
id = "prov"
content = "ord"
layout = "prov"
theme = "sti"
"#;

const BOOKLET: &str = r#"
format = "booklet"
trim = "A6"
bleed = "3mm"
safe = "4mm"
grid = "8pt"
margin = { top = "9mm", bottom = "14mm", inner = "9mm", outer = "8mm" }

[section]
start = "page"
"#;

/// The file of a project with these words in this layout, and what is said about it.
fn build(name: &str, layout: &str, words: &str) -> Pdf {
    let root = fresh(&format!("things/{name}"));
    let picture = way();
    let files: [(&str, &[u8]); 4] = [
        ("trykk.toml", PROJECT.as_bytes()),
        ("content/ord.toml", words.as_bytes()),
        ("content/layouts/prov.toml", layout.as_bytes()),
        ("content/images/tur.png", &picture),
    ];
    files::write(&root, files);
    for folder in ["content/themes", "content/icons", "fonts"] {
        copy(&here(folder), &root.join(folder));
    }
    let done = trykk().args(["build", "--project"]).arg(&root).output();
    let done = done.expect("started");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.is_empty(), "{name}: {said}");
    Pdf::load(&fs::read(root.join("output/prov-screen.pdf")).expect("a file"))
}

/// The structure below the document, a line an element: its depth in spaces, its role, its words.
fn structure(pdf: &Pdf) -> String {
    let line = |element: &Element| {
        let depth = " ".repeat(element.depth.saturating_sub(2));
        let line = format!("{depth}{} {}", element.role, element.words.trim());
        line.trim_end().to_owned() + "\n"
    };
    pdf.elements().iter().skip(1).map(line).collect()
}

/// A guide of one section with these blocks.
fn guide(blocks: &str) -> String {
    let head = "lang = \"nb\"\ntitle = \"Hefte\"\n\n[[section]]\nid = \"en\"\ntitle = \"Del\"\n";
    let blocks = blocks.replace("[[block]]", "[[section.block]]");
    format!("{head}\n{blocks}")
}

#[test]
fn a_table_of_a_booklet_is_one_with_heads_that_stand_again_on_the_next_page() {
    let row = |n: usize| format!("[\"rute {n}\", \"\"]");
    let cells: Vec<String> = (1..=12).map(row).collect();
    let names: Vec<String> = (1..=12).map(|n| format!("\"Rad {n}\"")).collect();
    let words = guide(&format!(
        "[[block]]\nkind = \"table\"\ncolumns = [\"Hva\", \"Når\"]\nrows = [{}]\ncells = [{}]\n",
        names.join(", "),
        cells.join(", ")
    ));
    let pdf = build("table", BOOKLET, &words);
    let elements = pdf.elements();
    let of = |role: &str| elements.iter().filter(|e| e.role == role).count();
    assert_eq!(
        (of("Table"), of("TR"), of("TH"), of("TD")),
        (1, 13, 3 + 12, 24)
    );
    let pages: Vec<&Element> = elements.iter().filter(|e| e.role == "TH").collect();
    let last = pages.iter().map(|cell| cell.pages.clone()).next_back();
    assert!(
        last.is_some_and(|pages| pages == [1]),
        "the last row stands on a second page"
    );
    // The heads above the rest are drawn once more, and read out once.
    assert_eq!(
        elements.iter().filter(|e| e.words.contains("Hva")).count(),
        1
    );
    assert_eq!([artifacts(&pdf, 0), artifacts(&pdf, 1)], [0, 2]);
}

#[test]
fn columns_of_a_table_are_as_wide_as_the_words_say_and_heads_can_be_left_out() {
    let words = guide(
        r#"
[[block]]
kind = "table"
columns = [{ title = "Vare", width = "50%" }, { title = "Pris", width = "25%", align = "right" }, { title = "Antall", width = "25%", align = "center" }]
cells = [["Suppe", "80", "3"], ["Kaffe", "1250", "12"]]

[[block]]
kind = "table"
cells = [["Navn", ""], ["Telefon", ""]]
"#,
    );
    let pdf = build("table-columns", BOOKLET, &words);
    let elements = pdf.elements();
    let of = |role: &str| elements.iter().filter(|e| e.role == role).count();
    assert_eq!(
        (of("Table"), of("TR"), of("TH"), of("TD")),
        (2, 3 + 2, 3, 6 + 4)
    );
    // Where each text begins, in reading order behind the headings of the guide and the section.
    let operations = pdf.operations(0);
    let places = operations.iter().filter(|found| found.operator == "Tm");
    let lefts: Vec<f64> = places
        .map(|found| f64::from(found.operands[4].as_float().expect("a number")))
        .skip(2)
        .collect();
    let [_, _, _, suppe, eighty, three, kaffe, thousand, twelve, ..] = lefts[..] else {
        panic!("{lefts:?}");
    };
    assert_eq!(suppe, kaffe);
    // Numbers end at one edge, or stand in the middle: the longer begin further left.
    assert!(thousand < eighty - 8.0, "{lefts:?}");
    assert!(twelve < three - 1.0 && twelve > three - 5.0, "{lefts:?}");
}

#[test]
fn two_opposed_lists_that_are_too_long_for_a_page_go_on_with_their_headings() {
    let points = |words: &str, count: usize| {
        let points =
            (1..=count).map(|n| format!("\"{words} {n}, og litt mer som tar to linjer.\""));
        points.collect::<Vec<_>>().join(", ")
    };
    let words = guide(&format!(
        "[[block]]\nkind = \"contrast\"\nyes = {{ title = \"Gjør\", points = [{}] }}\nno = {{ title = \"Ikke\", points = [{}] }}\n",
        points("Lytt", 12),
        points("Avbryt", 5),
    ));
    let pdf = build("contrast-long", BOOKLET, &words);
    let elements = pdf.elements();
    let of = |role: &str| elements.iter().filter(|e| e.role == role).count();
    assert_eq!((of("L"), of("LI"), of("LBody")), (2, 17, 17));
    // What is drawn row by row is read side by side.
    let read = elements
        .iter()
        .filter(|e| matches!(e.role.as_str(), "H3" | "L" | "LBody"))
        .map(|e| match e.role.as_str() {
            "L" => "list".to_owned(),
            _ => e
                .words
                .split(',')
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned(),
        });
    let side = |title: &str, words: &str, count: usize| {
        let points = (1..=count).map(|n| format!("{words} {n}"));
        [title.to_owned(), "list".to_owned()]
            .into_iter()
            .chain(points)
            .collect::<Vec<_>>()
    };
    let wanted = [side("Gjør", "Lytt", 12), side("Ikke", "Avbryt", 5)].concat();
    assert_eq!(read.collect::<Vec<_>>(), wanted);
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("things/contrast-long");
    let done = trykk()
        .args(["build", "--edition", "html", "--project"])
        .arg(&root)
        .output();
    assert!(done.expect("started").status.success());
    let page = fs::read_to_string(root.join("output/prov.html")).expect("a page");
    let page = Node::read(&page);
    let read = page
        .all()
        .into_iter()
        .filter(|node| ["h3", "li"].contains(&node.name.as_str()) || node.is("verdicts"))
        .map(|node| match node.name.as_str() {
            "ul" => "list".to_owned(),
            _ => node
                .words()
                .split(',')
                .next()
                .unwrap_or_default()
                .to_owned(),
        });
    assert_eq!(read.collect::<Vec<_>>(), wanted);
    let body = |words: &str| {
        let found = elements.iter().find(|e| e.words.contains(words));
        found.unwrap_or_else(|| panic!("{words}")).pages.clone()
    };
    assert_eq!(body("Lytt 1,"), body("Avbryt 1,"));
    let last = body("Lytt 12,")[0];
    assert!(last > body("Lytt 1,")[0]);
    // The headings are drawn again, and read out once.
    assert_eq!(
        elements.iter().filter(|e| e.words.trim() == "Gjør").count(),
        1
    );
    // Nothing is left of the other panel there: it does not begin again.
    assert_eq!(artifacts(&pdf, last), 1);
}

/// How often text is drawn on a page that is not read out.
fn artifacts(pdf: &Pdf, page: usize) -> usize {
    let mut marks = Vec::new();
    let mut count = 0;
    for operation in pdf.operations(page) {
        match operation.operator.as_str() {
            "BMC" | "BDC" => marks.push(operation.operands[0] == "Artifact".into()),
            "EMC" => drop(marks.pop()),
            "Tj" | "TJ" => count += usize::from(marks.contains(&true)),
            _ => {}
        }
    }
    count
}

#[test]
fn a_booklet_shows_pictures_whole_and_codes_with_their_address() {
    let words = guide(
        r#"
[[block]]
kind = "image"
file = "tur.png"
alt = "En sti"
caption = "Fra *turen*"

[[block]]
kind = "image"
file = "tur.png"
alt = ""

[[block]]
kind = "qr"
address = "https://eksempel.no/mer"
"#,
    );
    let pdf = build("pictures", BOOKLET, &words);
    assert_eq!(
        structure(&pdf),
        "H1 Hefte\nSect\n H2 Del\n Figure\n P Fra turen\n Figure\n P\n  Link eksempel.no/mer\n"
    );
}

const CARDS: &str = r#"
format = "card"
trim = "A6"
bleed = "3mm"
safe = "6mm"

[front]
rows = ["auto", "1fr"]
areas = ["title", "sak"]

[face.bilde]
rows = ["auto", "1fr"]
areas = ["title", "sak"]

[face.bilde.sak]
kind = "image"
"#;

/// What stands on a card that has a title and `value` under the name `sak`.
fn card(name: &str, value: &str, face: &str) -> String {
    let deck = format!(
        "lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Tittel\"\n{face}\nsak = {value}\n"
    );
    let said = structure(&build(name, CARDS, &deck));
    let below = said.strip_prefix("Sect\n H1 Tittel\n");
    below.unwrap_or_else(|| panic!("{name}: {said}")).to_owned()
}

#[test]
fn a_card_shows_what_a_booklet_shows_with_the_same_tags() {
    let kinds = [
        (
            "callout",
            "label = \"Husk\"\ntext = \"Gå sammen.\"\nicon = \"husk\"",
            "Div\n P HUSK\n P Gå sammen.\n",
        ),
        (
            "quotes",
            "quotes = [\"«Hva nå?»\", \"«Og så?»\"]",
            "L\n LI\n  LBody\n   P «Hva nå?»\n LI\n  LBody\n   P «Og så?»\n",
        ),
        (
            "steps",
            "items = [{ title = \"Lytt\", text = \"Vent.\" }, { title = \"Spør\" }]",
            "L\n LI\n  Lbl 1\n  LBody\n   P Lytt\n   P Vent.\n LI\n  Lbl 2\n  LBody\n   P Spør\n",
        ),
        (
            "list",
            "marker = \"number\"\npoints = [\"Gå\\n\\nsammen\", { text = \"Ta med\", points = [\"sko\"] }]",
            "L\n LI\n  Lbl 1.\n  LBody\n   P Gå\n   P sammen\n LI\n  Lbl 2.\n  LBody\n   P Ta med\n   L\n    LI\n     Lbl a)\n     LBody\n      P sko\n",
        ),
        (
            "contrast",
            "yes = { title = \"Ja\", points = [\"Lytte\"] }\nno = { title = \"Nei\", points = [\"Overta\"] }",
            "H Ja\nL\n LI\n  LBody Lytte\nH Nei\nL\n LI\n  LBody Overta\n",
        ),
        (
            "pull",
            "text = \"Tillit først.\"",
            "BlockQuote\n P Tillit først.\n",
        ),
        (
            "table",
            "columns = [\"A\"]\nrows = [\"Én\"]\ncells = [[\"x\"]]",
            "Table\n TR\n  TH\n  TH A\n TR\n  TH Én\n  TD x\n",
        ),
        (
            "image",
            "file = \"tur.png\"\nalt = \"En vei i snø\"\ncaption = \"På tur\"",
            "Figure\nP På tur\n",
        ),
    ];
    for (kind, keys, wanted) in kinds {
        // A contrast's headings stand one level below what is above them.
        let indented = |depth: usize, heading: &str| -> String {
            let lines = wanted.lines().map(|line| match line.strip_prefix("H ") {
                Some(words) => format!("{}{heading} {words}\n", " ".repeat(depth)),
                None => format!("{}{line}\n", " ".repeat(depth)),
            });
            lines.collect()
        };
        let block = guide(&format!("[[block]]\nkind = \"{kind}\"\n{keys}\n"));
        let said = structure(&build(&format!("booklet-{kind}"), BOOKLET, &block));
        let head = "H1 Hefte\nSect\n H2 Del\n";
        assert_eq!(said, format!("{head}{}", indented(1, "H3")), "{kind}");
        let value = format!("{{ kind = \"{kind}\", {} }}", keys.replace('\n', ", "));
        let face = if kind == "image" {
            "face = \"bilde\""
        } else {
            ""
        };
        let said = card(&format!("card-{kind}"), &value, face);
        assert_eq!(said, indented(1, "H2"), "{kind}");
    }
}

#[test]
fn a_card_takes_a_whole_block_of_a_guide_as_what_it_is() {
    let guide =
        guide("[[block]]\nid = \"rad\"\nkind = \"items\"\nitems = [{ title = \"Lytt\" }]\n");
    let files = [("content/veileder.toml", guide.as_str())];
    let deck = "\n[[card]]\nsak = { from = \"veileder#rad\", kind = \"steps\" }\n";
    let read = Read::of(
        "kinds",
        "kort",
        "",
        &[files[0], ("content/kort.toml", &deck_of(deck))],
    );
    assert_eq!(read.found, []);
    assert_eq!(
        read.only().cards.get(0).expect("a card").values["sak"].name(),
        "steps"
    );
    let deck = "\n[[card]]\nsak = { from = \"veileder#rad\", kind = \"callout\" }\n";
    let read = Read::of(
        "kinds-not",
        "kort",
        "",
        &[files[0], ("content/kort.toml", &deck_of(deck))],
    );
    assert_eq!(read.found.len(), 1);
    let span = read.found[0].span.expect("a place");
    assert_eq!(read.at(span).2, "\"callout\"");
}

fn deck_of(cards: &str) -> String {
    format!("lang = \"nb\"\ntitle = \"Kort\"\n{cards}")
}

#[test]
fn what_is_fitted_on_a_card_shrinks_as_a_whole_until_it_has_room() {
    let quotes: Vec<String> = (1..=9)
        .map(|n| format!("\"«Spørsmål nummer {n}?»\""))
        .collect();
    let deck = format!(
        "\n[[card]]\ntitle = \"Mange\"\nsak = {{ kind = \"quotes\", quotes = [{}] }}\n",
        quotes.join(", ")
    );
    let layout = format!(
        "{CARDS}\n[front.sak]\nkind = \"quotes\"\nfit = {{ min = \"10pt\", max = \"30pt\" }}\n"
    );
    let pdf = build("fitted", &layout, &deck_of(&deck));
    let sizes = pdf
        .operations(0)
        .into_iter()
        .filter(|op| op.operator == "Tf");
    let sizes: Vec<f32> = sizes
        .filter_map(|op| op.operands[1].as_float().ok())
        .collect();
    let smallest = sizes.iter().copied().fold(f32::MAX, f32::min);
    assert!((10.0..20.0).contains(&smallest), "{sizes:?}");
}

#[test]
fn a_card_alone_tells_that_an_area_shows_a_picture_or_a_code() {
    let values = [
        (
            "{ kind = \"image\", file = \"tur.png\", alt = \"En vei i snø\" }",
            "Figure\n",
        ),
        (
            "{ kind = \"qr\", address = \"https://eksempel.no\" }",
            "Link eksempel.no\n",
        ),
    ];
    for (index, (value, wanted)) in values.into_iter().enumerate() {
        let said = card(&format!("card-tells-{index}"), value, "");
        assert!(said.contains(wanted), "{said}");
    }
}
