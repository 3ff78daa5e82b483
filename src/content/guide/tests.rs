//! Guides that are right, and what each slip says.

use proptest::prelude::*;

use super::*;
use crate::diag::Diagnostic;

const VALID: &str = r#"
lang = "nb"
title = "Recovery i *hverdagen*"
subtitle = "En veileder"

[[section]]
id = "innhold"
title = "Om heftet"

[[section.block]]
kind = "text"
text = """
Første avsnitt.

Andre **avsnitt**."""

[[section.block]]
kind = "items"
id = "huskeregler"
title = "Huskeregler"
items = [
  { title = "Connectedness", lang = "en", label = "Tilhørighet", text = "Å høre til" },
  { title = "Håp" },
]

[[section.block]]
kind = "quotes"
quotes = ["«Hva er viktig for deg?»"]

[[section.block]]
kind = "contrast"
yes = { title = "Du skal", points = ["lytte"] }
no = { title = "Du skal ikke", points = ["fikse"] }

[[section.block]]
kind = "callout"
label = "Husk"
text = "Si det høyt."

[[section.block]]
kind = "pull"
text = "Én setning."

[[section.block]]
kind = "steps"
items = [{ title = "Begynn" }]

[[section]]
id = "notater"
title = "Notater"
role = "notes"

[[section.block]]
kind = "notes"
"#;

pub(super) fn read(text: &str) -> (Sources, Option<Guide>, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    sources.add("content/a.toml", text);
    let mut diags = Diagnostics::new();
    let guide = load(&mut sources, "content/a.toml", None, &mut diags);
    (sources, guide, diags.sorted())
}

#[test]
fn a_guide_of_every_kind_is_read() {
    let (sources, guide, diags) = read(VALID);
    assert_eq!(diags, []);
    let guide = guide.expect("readable");
    assert_eq!(guide.lang.0, "nb");
    assert_eq!(guide.title.plain(), "Recovery i hverdagen");
    assert_eq!(guide.sections.len(), 2);
    assert_eq!(guide.sections[1].role, Role::Notes);
    let blocks = &guide.sections[0].blocks;
    assert_eq!(blocks.len(), 7);
    assert_eq!(sources.slice(blocks[0].span), "[[section.block]]");
    let Thing::Text(paragraphs) = &blocks[0].thing else {
        panic!("a text, found {:?}", blocks[0]);
    };
    assert_eq!(paragraphs[1].plain(), "Andre avsnitt.");
    let Thing::Items(items) = &blocks[1].thing else {
        panic!("items, found {:?}", blocks[1]);
    };
    assert_eq!(items[0].title.lang, Some(Lang("en".to_owned())));
    assert_eq!(items[0].text.as_ref().and_then(|t| t.lang.clone()), None);
    let ids: Vec<&str> = guide.ids().iter().map(|id| id.value.as_str()).collect();
    assert_eq!(ids, ["innhold", "huskeregler", "notater"]);
    assert!(
        matches!(guide.find("huskeregler"), Some(GuidePart::Block(s, _)) if s.id.as_ref() == "innhold")
    );
    assert!(matches!(guide.find("notater"), Some(GuidePart::Section(_))));
    assert!(guide.find("huskeregle").is_none());
}

#[test]
fn each_slip_is_said_at_its_place() {
    let head = "lang = 'nb'\ntitle = 'T'\n";
    let section = "[[section]]\nid = 'a'\ntitle = 'A'\n";
    let block = "[[section.block]]\n";
    let cases = [
        (
            format!("lang = 'norsk'\ntitle = 'T'\n{section}{block}kind = 'notes'"),
            "unknown-lang @ 'norsk'",
        ),
        (format!("{head}section = []"), "empty-list @ []"),
        (format!("{head}{section}"), "empty-section @ [[section]]"),
        (
            format!("{head}{section}{block}kind = 'items'\nitems = []"),
            "empty-list @ []",
        ),
        (
            format!("{head}{section}{block}kind = 'text'\ntext = ''"),
            "empty-text @ ''",
        ),
        (
            format!("{head}{section}{block}kind = 'pull'\ntext = \"\"\"a\n\nb\"\"\""),
            "one-paragraph @ b",
        ),
        (
            format!("{head}{section}{block}kind = 'text'\nid = 'Å b'\ntext = 'x'"),
            "bad-id @ 'Å b'",
        ),
        (
            format!("{head}{section}{block}kind = 'text'\nid = 'a'\ntext = 'x'"),
            "duplicate-id @ 'a'",
        ),
        (
            format!("{head}{section}{block}kind = 'tekst'\ntext = 'x'"),
            "unknown-choice @ 'tekst'",
        ),
        (
            format!("{head}{section}{block}kind = 'text'\nlabel = 'b'\ntext = 'x'"),
            "key-means-nothing @ label",
        ),
        (
            format!("{head}{section}{block}kind = 'text'\ntext = '- x'"),
            "markdown-list @ - x",
        ),
    ];
    for (text, expected) in cases {
        let (sources, _, diags) = read(&text);
        let found: Vec<String> = diags
            .iter()
            .map(|d| {
                let at = d.span.map_or("", |span| sources.slice(span));
                format!("{} @ {at}", d.fault.name())
            })
            .collect();
        assert_eq!(found, [expected], "{text}");
        assert!(!diags[0].hints.is_empty(), "{expected} has no way out");
    }
}

#[test]
fn a_duplicate_names_the_line_of_the_first() {
    let text = VALID.replace("\"notater\"", "\"huskeregler\"");
    let (_, _, diags) = read(&text);
    let line = text
        .lines()
        .position(|l| l.contains("id = \"huskeregler\""));
    let hint = diags[0].hints[0].to_string();
    let first = line.map_or(0, |at| at + 1);
    assert!(hint.contains(&format!("line {first};")), "{hint}");
}

proptest! {
    #[test]
    fn a_mutated_guide_is_read_or_reported(at in 0usize..1200, len in 0usize..30, new in "[\\PC\n]{0,6}") {
        let text: String = VALID.chars().take(at).chain(new.chars()).chain(VALID.chars().skip(at + len)).collect();
        let (_, guide, diags) = read(&text);
        prop_assert!(guide.is_some() || !diags.is_empty());
    }
}
