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
fn places_are_exact_behind_every_kind_of_quote_and_whole_behind_escapes() {
    for raw in [
        "'a *b*'",
        "\"a *b*\"",
        "'''\na *b*'''",
        "\"\"\"\r\na *b*\"\"\"",
    ] {
        let (sources, texts, _) = read(raw);
        assert_eq!(pieces(&sources, &texts[0])[1], "b/e @ b", "{raw}");
    }
    let raw = "\"\\u0061 *b*\"";
    let (sources, texts, _) = read(raw);
    assert_eq!(pieces(&sources, &texts[0])[1], format!("b/e @ {raw}"));
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
        ("2. mai", "markdown-numbers", "2. mai"),
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
        ("å \u{2028} b", "control-character", "\u{2028}"),
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
    for (text, raw) in [
        ("2. mai", "1\\\\."),
        ("- en", "\\\\-"),
        ("*a", "\\\\*"),
        ("# a", "\\\\#"),
    ] {
        let hint = |quotes: &str| {
            let (_, _, diags) = read(&format!("{quotes}{text}{quotes}"));
            diags[0].hints[0].to_string()
        };
        let single = raw.replace("\\\\", "\\");
        assert!(hint("\"").contains(raw) && hint("\"\"\"").contains(raw));
        assert!(hint("'").contains(&single) && !hint("'").contains(raw));
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
    fn words_stay_or_are_reported(text in "([a-zæ ]{1,4}|[*_`#<>\\[\\]()!&\\\\\n|~-]{1,3}|1\\. |\\PC){0,30}") {
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
