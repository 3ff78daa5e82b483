//! Parts, sections, headings of blocks and those below them: their numbers, levels and bookmarks, the
//! contents, and the languages of what stands under them.

use std::fs;
use std::path::Path;

use trykk::build::Edition;

use crate::support::files::here;
use crate::support::markup::Node;
use crate::support::pdf::Pdf;
use crate::support::pdf::outline::Bookmark;
use crate::support::project::Project;
use crate::support::small;
use crate::web_pages;

const GUIDE: &str = r#"
lang = "nb"
title = "Hefte"

[[section]]
id = "forord"
title = "Forord"
block = [{ kind = "text", text = "Før delene." }]

[[section]]
id = "mote"
part = "Å møtes"
title = "Møtet"
intro = "Dette leder inn."

[[section.block]]
kind = "text"
title = "Før"
text = "Vent."

[[section.block]]
kind = "text"
subheading = "Hjemme"
text = "Ring på."

[[section.block]]
kind = "text"
title = "In English"
lang = "en"
text = "Wait."

[[section]]
id = "videre"
part = "Å gå videre"
title = "Sør"
lang = "sma"

[[section.block]]
kind = "items"
items = [
  { title = "Good morning", text = "A greeting", lang = "en" },
  { title = "Hope", label = "Håp", text = "Tro på bedring", lang = "en" },
]

[[section]]
id = "slutt"
title = "Til slutt"
role = "closing"
block = [{ kind = "text", text = "Takk." }]
"#;

/// The guide as a screen edition; `numbers` goes into the layout.
fn built(name: &str, numbers: &str) -> Pdf {
    let project = Project::new(&format!("headings-{name}"));
    fs::write(project.path("content/veileder.toml"), GUIDE).expect("written");
    let layout = project.path("content/layouts/hefte.toml");
    let words = fs::read_to_string(&layout).expect("readable");
    let words = words.replacen("grid = ", &format!("{numbers}\ngrid = "), 1);
    fs::write(&layout, words).expect("written");
    project.trykk("build").assert().success();
    Pdf::load(&fs::read(project.path("output/hefte-screen.pdf")).expect("a file"))
}

fn shown(marks: &[Bookmark], depth: usize, lines: &mut Vec<String>) {
    for mark in marks {
        lines.push(format!(
            "{}{} @{}",
            "  ".repeat(depth),
            mark.title,
            mark.page + 1
        ));
        shown(&mark.children, depth + 1, lines);
    }
}

fn bookmarks(pdf: &Pdf) -> Vec<String> {
    let mut lines = Vec::new();
    shown(&pdf.bookmarks(), 0, &mut lines);
    lines
}

#[test]
fn parts_hold_their_sections_and_last_words_are_of_the_whole() {
    let pdf = built("plain", "");
    let wanted = [
        "Forord @3",
        "Å møtes @4",
        "  Møtet @5",
        "    Før @5",
        "      Hjemme @5",
        "    In English @5",
        "Å gå videre @6",
        "  Sør @7",
        "Til slutt @8",
    ];
    assert_eq!(bookmarks(&pdf), wanted);
    let heads = pdf.roles().into_iter().filter(|role| role.starts_with('H'));
    let wanted = [
        "H1", "H2", "H2", "H2", "H3", "H4", "H5", "H4", "H2", "H3", "H2",
    ];
    assert_eq!(heads.collect::<Vec<_>>(), wanted);
    let parts = pdf.roles().into_iter().filter(|role| role == "Part");
    assert_eq!(parts.count(), 2);
    // The contents name parts and sections with their pages.
    let words = pdf.words();
    for entry in ["Å møtes4", "Møtet5", "Å gå videre6", "Sør7"] {
        let flat = words.replace(char::is_whitespace, "");
        assert!(flat.contains(&entry.replace(' ', "")), "{entry} in {words}");
    }
    // What leads in stands before the first heading.
    let at = |what: &str| {
        words
            .rfind(what)
            .unwrap_or_else(|| panic!("{what} in {words}"))
    };
    assert!(at("Dette leder inn.") < at("Vent."));
}

#[test]
fn chapters_and_their_headings_are_numbered_where_the_layout_says_so() {
    let numbered = |numbers: &str| {
        let marks = bookmarks(&built(numbers, &format!("numbers = \"{numbers}\"")));
        let plain = |mark: &String| mark.trim().replace("\u{a0}\u{a0}", " ");
        marks.iter().map(plain).collect::<Vec<_>>()
    };
    let wanted = [
        "1 Forord @3",
        "Å møtes @4",
        "2 Møtet @5",
        "Før @5",
        "Hjemme @5",
        "In English @5",
        "Å gå videre @6",
        "3 Sør @7",
        "Til slutt @8",
    ];
    assert_eq!(numbered("chapters"), wanted);
    let headings = numbered("headings");
    assert_eq!(
        headings[3..6],
        ["2.1 Før @5", "2.1.1 Hjemme @5", "2.2 In English @5"]
    );
}

/// The languages that elements say, with the words of no element but their own.
#[test]
fn languages_of_sections_blocks_and_items_are_told() {
    let pdf = built("languages", "");
    let elements = pdf.file.objects.values().filter_map(|o| o.as_dict().ok());
    let mut langs: Vec<(String, String)> = elements
        .filter(|element| element.has(b"S") && element.has(b"Lang"))
        .map(|element| (pdf.name(element, "S"), pdf.text(element, "Lang")))
        .collect();
    langs.sort();
    let count = |lang: &str| langs.iter().filter(|(_, own)| own == lang).count();
    // A heading and a paragraph; a greeting with its text; a name beside the one in Norwegian.
    assert!(count("en") >= 4, "{langs:?}");
    assert!(count("sma") >= 1, "{langs:?}");
    assert_eq!(pdf.text(pdf.catalog(), "Lang"), "nb");
    assert!(
        langs
            .iter()
            .any(|(role, lang)| role == "H4" && lang == "en"),
        "{langs:?}"
    );
}

/// The levels of all headings.
fn levels(roles: impl IntoIterator<Item = String>) -> Vec<u32> {
    let level = |role: String| role.to_lowercase().strip_prefix('h')?.parse().ok();
    roles.into_iter().filter_map(level).collect()
}

fn assert_in_order(levels: &[u32], name: &str) {
    assert_eq!(levels.first(), Some(&1), "{name}: {levels:?}");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{name}: {levels:?}");
    }
}

#[test]
fn the_first_heading_of_every_file_is_of_the_first_level() {
    let folders = web_pages::built().iter().filter_map(|path| path.parent());
    let mut folders: Vec<&Path> = folders.collect();
    folders.dedup();
    let mut read = 0;
    for folder in folders {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|end| end == "pdf") {
                let pdf = Pdf::load(&fs::read(&path).expect("a file"));
                assert_in_order(&levels(pdf.roles()), &path.display().to_string());
                read += 1;
            }
        }
    }
    assert!(read >= 21, "{read} files");
}

#[test]
fn headings_of_opposed_lists_stand_below_those_of_their_block() {
    let lists = "kind = \"contrast\"\nyes = { title = \"Ja\", points = [\"Lytt\"] }\nno = { title = \"Nei\", points = [\"Avbryt\"] }\n";
    for (above, wanted) in [
        ("", [1, 2, 2, 3, 3].as_slice()),
        ("title = \"Over\"\n", &[1, 2, 2, 3, 4, 4]),
        (
            "title = \"Over\"\nsubheading = \"Under\"\n",
            &[1, 2, 2, 3, 4, 5, 5],
        ),
    ] {
        let words = format!(
            "lang = \"nb\"\ntitle = \"Prøve\"\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\n{above}{lists}"
        );
        let layout = fs::read_to_string(here("tests/cases/common/content/layouts/hefte.toml"));
        let files = small::project(&words, &layout.expect("readable"));
        let (made, said) = small::build(files, Edition::Screen, 72);
        assert_eq!(said, [""; 0]);
        assert_eq!(levels(Pdf::load(&made[0].bytes).roles()), wanted, "{above}");
    }
}

#[test]
fn what_a_card_does_not_say_heads_nothing() {
    let opposed = "contrast = { kind = \"contrast\", yes = { title = \"Gjør\", points = [\"Lytt\"] }, no = { title = \"Ikke\", points = [\"Avbryt\"] } }";
    let layout = |title: bool, areas: [&str; 2]| {
        let title = if title {
            "\n[face.tittel]\ndeck-title = true\nrows = [\"1fr\"]\nareas = [\"title\"]\n\n[face.tittel.title]\nfit = { min = \"15pt\", max = \"19pt\" }\n"
        } else {
            ""
        };
        format!(
            "format = \"card\"\ntrim = \"A6\"\nbleed = \"3mm\"\nsafe = \"5mm\"\n\n[front]\nrows = [\"1fr\", \"1fr\"]\n\
             areas = [\"{}\", \"{}\"]\n\n[front.title]\noptional = true\nfit = {{ min = \"15pt\", max = \"19pt\" }}\n\n[front.contrast]\n{title}",
            areas[0], areas[1]
        )
    };
    let card = |title: &str, opposed: &str| format!("\n[[card]]\n{title}\n{opposed}\n");
    let (titled, bare) = (card("title = \"Møtet\"", opposed), card("", opposed));
    let named = card("title = \"Kort\"\nface = \"tittel\"", "");
    let above = ["title", "contrast"];
    // What the cards have, the layout, and the levels.
    let cases: [(String, String, &[u32]); 5] = [
        (
            format!("{titled}{bare}"),
            layout(false, above),
            &[1, 2, 2, 1, 1],
        ),
        (
            format!("{bare}{titled}"),
            layout(false, above),
            &[1, 1, 1, 2, 2],
        ),
        (
            titled.clone(),
            layout(false, ["contrast", "title"]),
            &[1, 1, 1],
        ),
        (
            format!("{named}{bare}{titled}"),
            layout(true, above),
            &[1, 2, 2, 2, 3, 3],
        ),
        (bare, layout(false, ["contrast", "title"]), &[1, 1]),
    ];
    for (nth, (cards, layout, wanted)) in cases.into_iter().enumerate() {
        let words = format!("lang = \"nb\"\ntitle = \"Kort\"\n{cards}");
        let files = |edition| small::build(small::project(&words, &layout), edition, 72);
        let (screen, said) = files(Edition::Screen);
        assert!(
            said.iter().all(|said| !said.starts_with("Error")),
            "{nth}: {said:?}"
        );
        assert_eq!(levels(Pdf::load(&screen[0].bytes).roles()), wanted, "{nth}");
        let page = files(Edition::Html).0.remove(0).bytes;
        let page = Node::read(std::str::from_utf8(&page).expect("UTF-8"));
        let names = page.all().into_iter().map(|node| node.name.clone());
        let found = levels(names);
        assert_in_order(&found, &format!("page {nth}"));
        assert_eq!(
            found.iter().filter(|level| **level == 1).count(),
            1,
            "{nth}: {found:?}"
        );
    }
}
