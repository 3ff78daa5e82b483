//! Parts, sections, headings of blocks and those below them: their numbers, levels and bookmarks, the
//! contents, and the languages of what stands under them.

use std::fs;

use crate::support::pdf::Pdf;
use crate::support::pdf::outline::Bookmark;
use crate::support::project::Project;

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
