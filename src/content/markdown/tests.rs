//! Texts, their pieces and places, and each thing that is refused.

use proptest::prelude::*;

use super::*;
use crate::content::read::{load_source, record};
use crate::diag::Diagnostics;
use crate::source::{FileId, Sources};

record! {
    /// One text.
    struct Paper {
        /// What it says.
        text: Paragraphs,
    }
}

record! {
    /// One line.
    struct Slip {
        /// What it says.
        text: Text,
    }
}

/// Reads a file that holds `raw`, a TOML value with its quotes.
fn read(raw: &str) -> (Sources, Vec<Text>, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add("a.toml", format!("text = {raw}\n"));
    let mut diags = Diagnostics::new();
    let paper = load_source::<Paper>(&sources, file, &mut diags);
    let texts = paper.map(|paper| paper.value.text.0).unwrap_or_default();
    (sources, texts, diags.sorted())
}

fn quoted(value: &str) -> (Sources, Vec<Text>, Vec<Diagnostic>) {
    read(&format!("'''{value}'''"))
}

/// The pieces as `words/look @ source`.
fn pieces(sources: &Sources, text: &Text) -> Vec<String> {
    let piece = |p: &TextPiece| {
        let words = match &p.inline {
            Inline::Words(words) => words.as_str(),
            Inline::Break => "⏎",
            Inline::PageOf(id) | Inline::StationOf(id) => id.as_str(),
            Inline::Elsewhere(asked) => asked.id.as_str(),
            Inline::Note(note) => note.name.as_str(),
        };
        let emph = if p.emph { "/e" } else { "" };
        let strong = if p.strong { "/s" } else { "" };
        let link = p.link.as_ref().map(|l| format!("/{l}")).unwrap_or_default();
        format!("{words}{emph}{strong}{link} @ {}", sources.slice(p.span))
    };
    text.pieces.iter().map(piece).collect()
}

#[test]
fn looks_links_and_breaks_have_their_places() {
    let (sources, texts, diags) =
        quoted("Vær *åpen* og **helt *ærlig***\\\nmed [oss](https://nb.no) og\nvåre: <a@b.no>");
    assert_eq!(diags, []);
    assert_eq!(texts.len(), 1);
    assert_eq!(
        pieces(&sources, &texts[0]),
        [
            "Vær  @ Vær ",
            "åpen/e @ åpen",
            " og  @  og ",
            "helt /s @ helt ",
            "ærlig/e/s @ ærlig",
            "⏎ @ \\\n",
            "med  @ med ",
            "oss/https://nb.no @ oss",
            " og våre:  @  og\nvåre: ",
            "a@b.no/mailto:a@b.no @ a@b.no",
        ]
    );
}

#[test]
fn blank_lines_part_paragraphs() {
    let (sources, texts, diags) = quoted("\nEn.\nTo.\n\n\nTre.\n".trim_start());
    assert_eq!(diags, []);
    let plain: Vec<String> = texts.iter().map(Text::plain).collect();
    assert_eq!(plain, ["En. To.", "Tre."]);
    assert!(sources.slice(texts[1].span).starts_with("Tre."));
}

#[test]
fn places_are_exact_behind_every_kind_of_quote_and_behind_escapes() {
    for raw in [
        "'a *b*'",
        "\"a *b*\"",
        "'''\na *b*'''",
        "\"\"\"\r\na *b*\"\"\"",
        "\"\\u0061 *b*\"",
    ] {
        let (sources, texts, _) = read(raw);
        assert_eq!(pieces(&sources, &texts[0])[1], "b/e @ b", "{raw}");
    }
}

#[test]
fn bare_addresses_signs_and_escapes_are_plain_text() {
    let text = "Se https://nb.no, 3 < 4 & 5 > 2, 2\\. mai, \\*ikke\\* – 1_000 &amp; $5";
    let (_, texts, diags) = quoted(text);
    assert_eq!(diags, []);
    assert_eq!(
        texts[0].plain(),
        "Se https://nb.no, 3 < 4 & 5 > 2, 2. mai, *ikke* – 1_000 & $5"
    );
    assert_eq!(texts[0].pieces.len(), 1);
}

#[test]
fn what_cannot_be_set_is_refused_at_its_place() {
    let cases = [
        ("# Tittel", "markdown-heading", "# Tittel"),
        ("Tittel\n---", "markdown-heading", "Tittel\n---"),
        ("- en\n- to", "markdown-list", "- en\n- to"),
        ("- en", "markdown-list", "- en"),
        ("1. en\n2. to", "markdown-numbers", "1. en\n2. to"),
        ("3. mai\n21. juni", "markdown-numbers", "3. mai\n21. juni"),
        ("Ta med:\n• en\n• to", "markdown-list", "• en\n• to"),
        ("• en\n\n• to", "markdown-list", "• en\n\n• to"),
        ("– en\n– to", "markdown-list", "– en\n– to"),
        ("-en\n-to", "markdown-list", "-en\n-to"),
        ("a) en\nb) to", "markdown-list", "a) en\nb) to"),
        ("1.en\n2.to", "markdown-list", "1.en\n2.to"),
        (
            "| a | b |\n|---|---|\n| c | d |",
            "markdown-table",
            "| a | b |\n|---|---|\n| c | d |",
        ),
        (
            "| a | b |\n| c | d |",
            "markdown-table",
            "| a | b |\n| c | d |",
        ),
        ("a\tb\nc\td", "markdown-table", "a\tb\nc\td"),
        ("~~a~~ b", "struck-text", "~~a~~"),
        ("```\na\n```", "markdown-code", "```\na\n```"),
        (
            "[a] (https://b.no) c",
            "link-mistyped",
            "[a] (https://b.no)",
        ),
        ("(a)[https://b.no] c", "link-mistyped", "(a)[https://b.no]"),
        ("[a][https://b.no] c", "link-mistyped", "[a][https://b.no]"),
        (
            "[a](https://b.no/c d) e",
            "link-mistyped",
            "[a](https://b.no/c d)",
        ),
        ("[a](https://b.no", "link-mistyped", "[a](https://b.no"),
        ("[a](www.b.no)", "bad-link", "[a](www.b.no)"),
        ("> sitat", "markdown-quote", "> sitat"),
        ("a `b` c", "markdown-code", "`b`"),
        ("    a", "markdown-code", "a"),
        ("a ![b *c*](d.png) e", "markdown-image", "![b *c*](d.png)"),
        ("a <br> c", "markdown-html", "<br>"),
        ("<div>a</div>", "markdown-html", "<div>a</div>"),
        ("a\n\n***\n\nb", "markdown-rule", "***"),
        (
            "a\n\n[b]: http://c.no",
            "markdown-reference",
            "[b]: http://c.no",
        ),
        ("[a](javascript:b)", "bad-link", "[a](javascript:b)"),
        ("[a](b)", "bad-link", "[a](b)"),
        ("å שלום b", "right-to-left", "שלום"),
        ("å \u{2028} b", "pasted-break", "\u{2028}"),
        ("å &#8; b", "control-character", "&#8;"),
        ("å \u{FEFF} b", "control-character", "\u{FEFF}"),
        ("å &#1488; b", "right-to-left", "&#1488;"),
        (" \n ", "empty-text", "''' \n '''"),
        ("\u{200B}", "empty-text", "'''\u{200B}'''"),
        ("*\u{AD}*&nbsp;", "empty-text", "'''*\u{AD}*&nbsp;'''"),
        ("a\n\n\u{200D}\n\nb", "empty-text", "\u{200D}\n"),
        ("[a](https://)", "bad-link", "[a](https://)"),
        ("[a](HTTP:///b)", "bad-link", "[a](HTTP:///b)"),
        ("[a](mailto:)", "bad-link", "[a](mailto:)"),
        ("<tel:>", "bad-link", "<tel:>"),
        ("[](https://a.no)", "link-no-words", "[](https://a.no)"),
        (
            "a [*\u{AD}*](https://a.no) b",
            "link-no-words",
            "[*\u{AD}*](https://a.no)",
        ),
        ("[`a`](https://a.no)", "markdown-code", "`a`"),
    ];
    for (text, code, at) in cases {
        let (sources, _, diags) = quoted(text);
        let found: Vec<_> = diags
            .iter()
            .map(|d| (d.fault.name(), d.span.map_or("", |s| sources.slice(s))))
            .collect();
        assert_eq!(found, [(code, at)], "{text:?}");
        assert!(!diags[0].hints.is_empty(), "{text:?} has no way out");
    }
}

#[test]
fn signs_without_a_partner_are_refused_at_their_place() {
    for (text, at) in [
        ("**Tenk gjennom *alt", &["**", "*"][..]),
        ("**a*", &["*"]),
        ("*a**", &["*"]),
        ("Pris*", &["*"]),
        ("(*alt)", &["*"]),
        ("_alt", &["_"]),
        ("\\\\*a", &["*"]),
        ("a\n\n*b", &["*"]),
    ] {
        let (sources, _, diags) = quoted(text);
        let found: Vec<_> = diags
            .iter()
            .map(|d| (d.fault.name(), d.span.map_or("", |s| sources.slice(s))))
            .collect();
        let wanted: Vec<_> = at.iter().map(|at| ("lone-sign", *at)).collect();
        assert_eq!(found, wanted, "{text:?}");
    }
}

#[test]
fn signs_that_no_emphasis_is_meant_by_are_words() {
    for text in [
        "2 * 3",
        "2*3*4",
        "a*b*c",
        "2**3**4",
        "a_b og 2*3",
        "Navn: ____",
        "Navn____ Dato____",
        "\\*ikke\\* \\_a",
        "*a* **b** ***c*** _d_ (*e*), *f*.",
        "**a *b***",
        "https://a.no/_b",
        "&ast;a",
    ] {
        assert_eq!(quoted(text).2, [], "{text:?}");
    }
}

#[test]
fn the_way_out_holds_as_it_is_written() {
    for (text, raw) in [("- en", "\\\\-"), ("*a", "\\\\*"), ("# a", "\\\\#")] {
        let hint = |quotes: &str| {
            let (_, _, diags) = read(&format!("{quotes}{text}{quotes}"));
            let hints = diags[0].hints.iter().map(ToString::to_string);
            hints.collect::<Vec<_>>().join("\n")
        };
        let single = raw.replace("\\\\", "\\");
        assert!(hint("\"").contains(raw) && hint("\"\"\"").contains(raw));
        assert!(hint("'").contains(&single) && !hint("'").contains(raw));
    }
}

#[test]
fn numbers_and_stars_that_mean_nothing_are_words() {
    for (text, paragraphs) in [
        ("17. mai går vi i tog", &["17. mai går vi i tog"][..]),
        ("2. etasje\ntil *høyre*", &["2. etasje til høyre"]),
        (
            "Vi møtes den\n1. mai kl. 12.",
            &["Vi møtes den 1. mai kl. 12."],
        ),
        (
            "Vi møtes.\n\n1. mai er fri.\n\nTa med flagg.",
            &["Vi møtes.", "1. mai er fri.", "Ta med flagg."],
        ),
        (
            "17. mai: tog.\n\n18. mai: fri.",
            &["17. mai: tog.", "18. mai: fri."],
        ),
        ("10.", &["10."]),
        ("1) [oss](https://a.no)", &["1) oss"]),
        ("+ 47 22 00 00 00", &["+ 47 22 00 00 00"]),
        ("2*3*4 = 24", &["2*3*4 = 24"]),
        ("a*b c*d", &["a*b c*d"]),
        ("frivillig*het* og *u*sikker", &["frivillighet og usikker"]),
        ("Oslo\n– Bergen er langt", &["Oslo – Bergen er langt"]),
        ("• alene", &["• alene"]),
        ("– Hei.\\\n– Hallo.", &["– Hei. – Hallo."]),
        ("– Hei.\n\n– Hallo.", &["– Hei.", "– Hallo."]),
        ("a | b\nc | d", &["a | b c | d"]),
        (
            "[sic] (ja) og [1][2], ca. ~5~ km",
            &["[sic] (ja) og [1][2], ca. ~5~ km"],
        ),
    ] {
        let (_, texts, diags) = quoted(text);
        assert_eq!(diags, [], "{text:?}");
        let plain: Vec<String> = texts.iter().map(Text::plain).collect();
        assert_eq!(plain, paragraphs, "{text:?}");
    }
}

#[test]
fn words_that_begin_with_a_number_have_their_places() {
    let (sources, texts, _) = quoted("Den\n1. mai er *fri*.");
    assert_eq!(
        pieces(&sources, &texts[0]),
        ["Den 1. mai er  @ Den\n1. mai er ", "fri/e @ fri", ". @ ."]
    );
}

/// Of a text that is refused, the lines to write instead; they are a block of a guide without a fault.
fn block_for(text: &str) -> String {
    let (_, _, diags) = quoted(text);
    let hints = diags.iter().flat_map(|diag| &diag.hints);
    let mut blocks = hints.filter(|hint| hint.name() == "write-block");
    let block = blocks
        .next()
        .unwrap_or_else(|| panic!("no block for {text:?}"));
    let toml = block.args()[0].1.clone();
    let guide = format!(
        "lang = 'nb'\ntitle = 'x'\n[[section]]\nid = 'x'\ntitle = 'x'\n[[section.block]]\n{toml}\n"
    );
    let mut sources = Sources::default();
    let file = sources.add("a.toml", guide);
    let mut diags = Diagnostics::new();
    let read = load_source::<crate::content::Guide>(&sources, file, &mut diags);
    assert_eq!(diags.sorted(), [], "{toml}");
    assert!(read.is_some());
    toml
}

#[test]
fn what_is_refused_comes_with_the_block_that_says_it() {
    let list = "kind = \"list\"\npoints = [\"Sko\", \"Mat\"]";
    for text in [
        "- Sko\n- Mat",
        "* Sko\n\n* Mat",
        "• Sko\n• Mat",
        "–\tSko\n–\tMat",
        "-Sko\n-Mat",
    ] {
        assert_eq!(block_for(text), list, "{text:?}");
    }
    let numbers = "kind = \"list\"\nmarker = \"number\"\npoints = [\"Sko\", \"Mat\"]";
    for text in [
        "1. Sko\n2. Mat",
        "1) Sko\n1) Mat",
        "a) Sko\nb) Mat",
        "1.Sko\n2.Mat",
    ] {
        let found = block_for(text);
        assert!(
            found == numbers || text.contains("1) Mat"),
            "{text:?}: {found}"
        );
    }
    for (text, wanted) in [
        (
            "- [ ] Sko\n- [x] Mat",
            "kind = \"list\"\nmarker = \"tick\"\npoints = [\"Sko\", \"Mat\"]",
        ),
        (
            "- Sko\n- Mat\n  - brød og\n    smør\n    - mer\n\n  Husk *vann*.",
            "kind = \"list\"\npoints = [\n  \"Sko\",\n  { text = \"Mat\\n\\nHusk *vann*.\", points = [\"brød og smør\", \"mer\"] },\n]",
        ),
        (
            "3. mai\n21. juni",
            "kind = \"list\"\npoints = [\"3. mai\", \"21. juni\"]",
        ),
        (
            "•\tEn\n•\tTo\no\tUnder\n•\tTre",
            "kind = \"list\"\npoints = [\"En\", { text = \"To\", points = [\"Under\"] }, \"Tre\"]",
        ),
        (
            "o\tSko\no\tMat",
            "kind = \"list\"\npoints = [\"Sko\", \"Mat\"]",
        ),
        (
            "➢ Sko\n➢ Mat",
            "kind = \"list\"\npoints = [\"Sko\", \"Mat\"]",
        ),
        (
            "☐ Sko\n☐ Mat",
            "kind = \"list\"\nmarker = \"tick\"\npoints = [\"Sko\", \"Mat\"]",
        ),
        (
            "(1) Sko\n(2) Mat",
            "kind = \"list\"\nmarker = \"number\"\npoints = [\"Sko\", \"Mat\"]",
        ),
        (
            "A. Sko\nB. Mat",
            "kind = \"list\"\nmarker = \"number\"\npoints = [\"Sko\", \"Mat\"]",
        ),
        (
            "Dag\tHva\nMan\tTur\nTir",
            "kind = \"table\"\ncolumns = [\"Dag\", \"Hva\"]\ncells = [\n  [\"Man\", \"Tur\"],\n  [\"Tir\", \"\"],\n]",
        ),
        (
            "| Vare | Pris |\n|---|--:|\n| Kaffe | 10 |",
            "kind = \"table\"\ncolumns = [\"Vare\", { title = \"Pris\", align = \"right\" }]\ncells = [\n  [\"Kaffe\", \"10\"],\n]",
        ),
        (
            "Dag\tHva\nMan\tTur",
            "kind = \"table\"\ncolumns = [\"Dag\", \"Hva\"]\ncells = [\n  [\"Man\", \"Tur\"],\n]",
        ),
        (
            "> Si \"hei\".\n>\n> Vent.",
            "kind = \"quotes\"\nquotes = ['Si \"hei\".', \"Vent.\"]",
        ),
        (
            "![En *sti*](bilder/sti.png)",
            "kind = \"image\"\nfile = \"sti.png\"\nalt = \"En *sti*\"",
        ),
    ] {
        assert_eq!(block_for(text), wanted, "{text:?}");
    }
}

#[test]
fn a_link_in_the_wrong_order_comes_with_the_right_one() {
    for (text, right) in [
        ("[ord] (https://a.no/b) c", "[ord](https://a.no/b)"),
        ("(ord)[www.a.no]", "[ord](https://www.a.no)"),
        ("Se [ord](https://a.no/b c)!", "[ord](https://a.no/bc)"),
        ("[ord](www.a.no)", "[ord](https://www.a.no)"),
    ] {
        let (_, _, diags) = quoted(text);
        assert_eq!(
            diags[0].hints[0].to_string(),
            format!("write {right}"),
            "{text:?}"
        );
        assert_eq!(quoted(right).2, []);
    }
}

#[test]
fn schemes_may_be_in_capitals() {
    for address in [
        "HTTPS://nb.no",
        "Mailto:a@b.no",
        "tel:+4712345678",
        "http://[::1]/",
    ] {
        let (_, texts, diags) = quoted(&format!("[a]({address})"));
        assert_eq!(diags, [], "{address}");
        assert_eq!(texts[0].pieces[0].link.as_deref(), Some(address));
    }
}

#[test]
fn a_line_is_one_paragraph() {
    let mut sources = Sources::default();
    let file = sources.add("a.toml", "text = '''a\n\nb'''");
    let mut diags = Diagnostics::new();
    let slip = load_source::<Slip>(&sources, file, &mut diags).expect("readable");
    assert_eq!(slip.value.text.plain(), "a");
    let diags = diags.sorted();
    assert_eq!(diags[0].fault.name(), "one-paragraph");
    assert_eq!(diags[0].span.map(|s| sources.slice(s)), Some("b"));
}

proptest! {
    /// No words vanish without an error, and every place lies in the file.
    #[test]
    fn words_stay_or_are_reported(text in "([a-zæ ]{1,4}|[*_`#<>\\[\\]()!&\\\\\n|~•–\t-]{1,3}|[12][.)] |\n[|] a [|] |\\PC){0,30}") {
        let (sources, texts, diags) = quoted(&text);
        let size = sources.get(FileId(0)).map_or(0, |s| s.text.len() as u32);
        for piece in texts.iter().flat_map(|t| &t.pieces) {
            prop_assert!(piece.span.start <= piece.span.end && piece.span.end <= size);
        }
        if diags.is_empty() {
            let letters = |s: &str| s.chars().filter(|c| c.is_ascii_lowercase()).count();
            let links: usize = texts.iter().flat_map(|t| &t.pieces).filter_map(|p| p.link.as_deref()).map(letters).sum();
            let kept: usize = texts.iter().map(|t| letters(&t.plain())).sum::<usize>() + links;
            let entity = text.contains('&');
            prop_assert!(kept >= letters(&text) || entity, "{texts:?}");
        }
    }
}

#[test]
fn a_note_is_not_said_again_without_end() {
    let said = |marks: usize| -> (usize, Vec<String>) {
        let text = "Ord.[^1] ".repeat(marks) + "\n\n[^1]: " + &"Se rundskrivet. ".repeat(100);
        let (_, texts, diags) = quoted(&text);
        let mut texts = texts;
        let notes = texts.iter_mut().flat_map(|text| text.notes());
        let characters = notes.map(|(note, _)| note.text.character_count()).sum();
        let found = diags.iter().map(|found| found.fault.to_string()).collect();
        (characters, found)
    };
    let (once, found) = said(1);
    assert_eq!(found, [] as [&str; 0]);
    assert_eq!(said(13), (13 * once, vec![]));
    let (all, found) = said(5_000);
    assert_eq!(
        found,
        ["with this mark, the notes of this text say more than 20000 characters again"]
    );
    assert_eq!(all, 13 * once);
}
