//! What projects leave out comes from inside the program: themes, layouts and fonts.

use std::fs;

use trykk::build::{Edition, Request, Session};
use trykk::built_in::BuiltInKind;
use trykk::diag::Diagnostics;
use trykk::source::{Memory, Sources};

use crate::support::project::empty;

const PROJECT: &str = r#"[[product]]
id = "hefte"
content = "hefte"
layout = "booklet-a5"
"#;

const WORDS: &str = r#"lang = "nb"
title = "Velkommen"
[[section]]
id = "hva"
title = "Hva vi gjør"
block = [{ kind = "text", text = "Vi møtes hver onsdag." }]
"#;

const CARDS: &str = r#"lang = "nb"
title = "Kort"
[[card]]
title = "Hold avtaler"
text = "Selv små avtaler betyr noe."
foot = "Møteplassen"
"#;

/// What is said of a project, a line each with the severity first, and the names and bytes of its files.
fn built(files: Memory, editions: &[Edition]) -> (Vec<String>, Vec<(String, Vec<u8>)>) {
    let request = Request {
        editions: editions.to_vec(),
        ..Request::default()
    };
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let mut session = Session::of_one_build();
    let products = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
    let mut made = Vec::new();
    for product in products.expect("a sound request").unwrap_or_default() {
        for output in product.outputs {
            let mut take = |file: trykk::build::File| made.push((file.name, file.bytes.clone()));
            output.files(&mut take).expect("drawn");
        }
    }
    let line = |found: trykk::diag::Diagnostic| {
        let path = found.span.and_then(|span| sources.get(span.file));
        let path = path.map_or("", |source| source.path.as_str());
        format!("{:?} {} {path}", found.severity, found.fault.name())
    };
    (diags.sorted().into_iter().map(line).collect(), made)
}

fn said(files: Memory) -> Vec<String> {
    built(files, &[Edition::Screen]).0
}

fn smallest() -> Memory {
    Memory::from([("trykk.toml", PROJECT), ("content/hefte.toml", WORDS)])
}

#[test]
fn the_smallest_project_has_fewer_than_twelve_lines() {
    let lines = PROJECT.lines().count() + WORDS.lines().count();
    assert!(lines < 12, "{lines}");
    let (said, made) = built(smallest(), &[Edition::Screen, Edition::Office]);
    assert_eq!(said, [""; 0]);
    let names: Vec<&str> = made.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["hefte-screen.pdf", "hefte-office.pdf"]);
    assert!(made.iter().all(|(_, bytes)| bytes.starts_with(b"%PDF")));
}

#[test]
fn more_products_than_anybody_makes_are_refused() {
    let products = |count: usize| {
        let product = |number| PROJECT.replace("\"hefte\"\nc", &format!("\"hefte-{number}\"\nc"));
        let project: String = (0..count).map(product).collect();
        said(Memory::from([("trykk.toml", project.as_str())]))
    };
    let told = |said: &[String]| said.iter().any(|line| line.contains("too-many-products"));
    assert!(!told(&products(500)));
    assert!(told(&products(501)));
}

#[test]
fn a_theme_needs_one_accent_and_its_inks_are_told_once() {
    let mut files = smallest();
    files.insert(
        "trykk.toml",
        format!(
            "[project]\ndate = 2026-01-15\n{PROJECT}\n{}",
            PROJECT.replace("id = \"hefte\"", "id = \"to\"")
        ),
    );
    files.insert(
        "content/themes/vart.toml",
        "[[accent]]\nname = \"grønn\"\ndeep = \"#1F5E3A\"\n",
    );
    // The only theme of a project is its theme.
    let (found, made) = built(files.clone(), &[Edition::Press]);
    assert_eq!(found, ["Note inks-derived content/themes/vart.toml"]);
    assert!(made.iter().any(|(name, _)| name == "to-press.pdf"));
    let (found, _) = built(files.clone(), &[Edition::Screen]);
    assert_eq!(found, [""; 0], "the print shop gets nothing");
    let (_, made) = built(files, &[Edition::Html]);
    let page = String::from_utf8_lossy(&made[0].1).to_lowercase();
    assert!(page.contains("#1f5e3a"), "its colour");
}

#[test]
fn a_theme_changes_single_keys_of_one_inside_the_program() {
    let theme = |text: &str| {
        let mut files = smallest();
        files.insert("content/themes/vart.toml", text);
        built(files, &[Edition::Screen])
    };
    let (said, larger) = theme("extends = \"sti\"\n[style.body]\nsize = \"12.5pt\"\n");
    assert_eq!(said, [""; 0]);
    let (_, whole) = theme("extends = \"sti\"\n");
    assert_ne!(larger, whole);
    // The same as the theme itself, which the project then need not have.
    let mut named = smallest();
    named.insert("trykk.toml", format!("{PROJECT}theme = \"sti\"\n"));
    assert_eq!(built(named, &[Edition::Screen]).1, whole);
    // Its drawings take the accents by their numbers, of which there can be fewer.
    let (said, _) = theme("extends = \"sti\"\naccent = [{ name = \"blå\", deep = \"#1F4E79\" }]\n");
    assert_eq!(said, [""; 0]);
    let (said, _) = theme("[style.body]\nsize = \"12pt\"\n");
    let at_home = "Error missing-key content/themes/vart.toml";
    assert_eq!(said, [at_home; 3], "font, leading and color");
}

#[test]
fn a_layout_changes_single_keys_of_one_inside_the_program() {
    let layout = |text: &str| {
        let mut files = smallest();
        files.insert("trykk.toml", PROJECT.replace("booklet-a5", "mitt"));
        files.insert("content/layouts/mitt.toml", text);
        built(files, &[Edition::Screen, Edition::Office])
    };
    let (said, changed) = layout("extends = \"booklet-a5\"\n[margin]\nouter = \"20mm\"\n");
    assert_eq!(said, [""; 0]);
    let whole = built(smallest(), &[Edition::Screen, Edition::Office]).1;
    assert_ne!(changed, whole);
    let copy = BuiltInKind::Layout
        .find("booklet-a5")
        .expect("a layout")
        .text;
    assert_eq!(
        layout(copy),
        (Vec::new(), whole.clone()),
        "written out, it is the same"
    );
    assert_eq!(layout("extends = \"booklet-a5\"\n").1, whole);
    // What the layout says instead makes other keys of it idle, which nobody can take away.
    let (said, _) = layout(
        "extends = \"booklet-a5\"\n[sheet.office]\nschema = \"single\"\nflip = \"long-edge\"\n",
    );
    assert_eq!(said, [""; 0]);
    let (said, _) =
        layout("extends = \"booklet-a5\"\nsafe = \"wide\"\n[margin]\nouter = \"200mm\"\n");
    assert_eq!(said, ["Error length-no-number content/layouts/mitt.toml"]);
}

#[test]
fn areas_that_a_layout_leaves_out_are_no_fault_of_the_one_it_changes() {
    let mut files = Memory::from([("content/kort.toml", CARDS)]);
    files.insert(
        "trykk.toml",
        PROJECT
            .replace("hefte", "kort")
            .replace("booklet-a5", "mitt"),
    );
    files.insert(
        "content/layouts/mitt.toml",
        "extends = \"card-85x55\"\n[front]\nrows = [\"auto\", \"1fr\"]\ncolumns = [\"1fr\", \"20mm\"]\nareas = [\"title foot\", \"text text\"]\n",
    );
    let (said, _) = built(files.clone(), &[Edition::Screen, Edition::Office]);
    assert_eq!(said, [""; 0]);
    // A word that no area shows: the way out names the layout inside the program.
    files.insert(
        "trykk.toml",
        PROJECT
            .replace("hefte", "kort")
            .replace("booklet-a5", "card-85x55"),
    );
    files.insert("content/kort.toml", format!("{CARDS}quotation = \"x\"\n"));
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let built =
        Session::of_one_build().build(&Request::default(), &mut sources, &mut |_| {}, &mut diags);
    assert!(built.expect("a sound request").is_none());
    let found = diags.sorted();
    let hints: Vec<String> = found[0].hints.iter().map(ToString::to_string).collect();
    assert!(
        hints
            .iter()
            .any(|hint| hint.contains("trykk layout card-85x55 >")),
        "{hints:?}"
    );
}

#[test]
fn rules_for_what_another_product_has_are_no_warning() {
    let rule = "\n[only.hva]\nkind = \"section\"\nstart = \"page\"\n\n[only.annet]\nkind = \"section\"\nstart = \"page\"\n";
    let mut files = smallest();
    let layout = format!("extends = \"booklet-a5\"\n{rule}");
    files.insert("content/layouts/mitt.toml", layout);
    let one = PROJECT.replace("booklet-a5", "mitt");
    files.insert("trykk.toml", one.as_str());
    let unused = "Warning unknown-section content/layouts/mitt.toml";
    assert_eq!(said(files.clone()), [unused]);
    let other = one.replace("\"hefte\"", "\"andre\"");
    files.insert("trykk.toml", format!("{one}\n{other}"));
    files.insert("content/andre.toml", WORDS.replace("\"hva\"", "\"annet\""));
    assert_eq!(said(files.clone()), [""; 0]);
    files.insert("content/andre.toml", WORDS.replace("\"hva\"", "\"tredje\""));
    assert_eq!(said(files), [unused]);
}

/// Words for a layout inside the program.
fn words_for(layout: &str) -> String {
    match layout {
        _ if layout.starts_with("booklet") || layout.starts_with("handout") => WORDS.to_owned(),
        "leaflet-a4" => {
            let section = |number| {
                format!(
                    "[[section]]\nid = \"k{number}\"\ntitle = \"Nummer {number}\"\nblock = [{{ kind = \"text\", text = \"Her står det noe.\" }}]\n"
                )
            };
            let sections: String = (1..=5).map(section).collect();
            format!("lang = \"nb\"\ntitle = \"Brosjyre\"\n{sections}")
        }
        "mini-booklet" => {
            let pages =
                "\n[[card]]\ntitle = \"Lytt\"\ntext = \"Stillhet er også et svar.\"\n".repeat(7);
            format!(
                "lang = \"nb\"\ntitle = \"Lomma\"\n[[card]]\nface = \"cover\"\ntitle = \"Huskeregler\"\n{pages}"
            )
        }
        _ if layout.starts_with("note") => {
            let page = |face: &str| format!("[[card]]\nface = \"{face}\"\ntitle = \"Notater\"\n");
            let pages: String = ["dots", "grid", "cornell"].map(page).concat();
            format!(
                "lang = \"nb\"\ntitle = \"Notater\"\n[[card]]\ntitle = \"Notater\"\nfoot = \"Ingen navn.\"\n{pages}"
            )
        }
        _ if layout.starts_with("poster") => format!(
            "{CARDS}items = [{{ title = \"Lytt\", text = \"Helt ut.\" }}, {{ title = \"Spør\", text = \"Og vent.\" }}]\n\
             qr = {{ address = \"https://eksempel.no\", text = \"\" }}\n[[card]]\nface = \"words\"\ntitle = \"Velkommen\"\n\
             [[card]]\nface = \"table\"\ntitle = \"Uka\"\ntable = {{ columns = [\"Dag\", \"Hva\"], cells = [[\"Mandag\", \"Tur\"]] }}\n"
        ),
        "card-a7" | "card-a6" => format!(
            "{CARDS}category = \"a\"\n[[card]]\nface = \"question\"\ntext = \"Hva er viktig?\"\n[[category]]\nid = \"a\"\ntitle = \"Åpning\"\n[back]\ntitle = \"Møteplassen\"\n"
        ),
        _ => CARDS.to_owned(),
    }
}

#[test]
fn every_layout_gives_pages_in_both_themes_without_a_word() {
    let mut seen = 0;
    for layout in BuiltInKind::Layout.names() {
        for theme in BuiltInKind::Theme.names() {
            let project = format!(
                "{}theme = \"{theme}\"\n",
                PROJECT.replace("booklet-a5", layout)
            );
            let files = Memory::from([
                ("trykk.toml", project),
                ("content/hefte.toml", words_for(layout)),
            ]);
            let (said, made) = built(files, &[Edition::Screen, Edition::Office]);
            assert_eq!(said, [""; 0], "{layout} in {theme}");
            assert_eq!(made.len(), 2, "{layout} in {theme}");
            seen += 1;
        }
    }
    assert!(seen >= 30, "{seen}");
}

#[test]
fn the_guide_names_every_layout_inside_the_program_and_no_other() {
    let guide = crate::docs::guide();
    let page = crate::docs::page("oppsett");
    let (_, part) = page
        .split_once("## Oppsett som følger med\n")
        .expect("its heading");
    let part = part.split("\n## ").next().unwrap_or(part);
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    let named: Vec<&str> = rows
        .filter_map(|row| row.split_once("` |"))
        .flat_map(|(names, _)| names.split("`, `"))
        .collect();
    let all: Vec<&str> = BuiltInKind::Layout.names().collect();
    assert_eq!(named, all);
    assert!(guide.contains("Nitten følger med"));
    assert_eq!(all.len(), 19, "their number stands in the guide");
}

#[test]
fn layouts_and_themes_are_written_out_as_they_are() {
    let project = empty("written-out");
    let text = BuiltInKind::Layout
        .find("poster-a3")
        .expect("a layout")
        .text;
    project
        .trykk("layout poster-a3")
        .assert()
        .success()
        .stdout_eq(text.to_owned());
    let list = project.trykk("layout").output().expect("runs");
    let list = String::from_utf8(list.stdout).expect("UTF-8");
    assert_eq!(list.lines().count(), BuiltInKind::Layout.all().len());
    assert!(
        list.starts_with("booklet-a5           Booklet, A5: "),
        "{list}"
    );
    let text = BuiltInKind::Theme.find("enkel").expect("a theme").text;
    project
        .trykk("theme enkel")
        .assert()
        .success()
        .stdout_eq(text.to_owned());
    project
        .trykk("layout poster-a33")
        .assert()
        .code(2)
        .stderr_eq("error[no-layout-inside]: there is no layout `poster-a33` inside Trykk\n |\n = help: did you mean `poster-a3`?\n\nMore about it: trykk explain no-layout-inside\n");
}

#[test]
fn what_is_inside_the_program_is_listed_by_its_name_and_has_its_job_sheet() {
    let project = empty("listed");
    fs::create_dir_all(project.path("content")).expect("a folder");
    let product = format!("{PROJECT}editions = [\"office\"]\n");
    fs::write(project.path("trykk.toml"), product).expect("written");
    fs::write(project.path("content/hefte.toml"), WORDS).expect("written");
    let list = project.trykk("list").output().expect("runs");
    let list = String::from_utf8(list.stdout).expect("UTF-8");
    assert!(
        list.starts_with("hefte  content/hefte.toml  booklet-a5  office\n"),
        "{list}"
    );
    project.trykk("jobsheet").assert().success().stderr_eq("");
    assert!(project.path("output/jobsheet.pdf").is_file());
}
