//! Each kind of error once, and that nothing panics.

use proptest::prelude::*;

use super::*;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{Sources, Spanned};
use crate::units::Abs;

record! {
    /// A shelf of things.
    struct RawShelf {
        /// Its name on the wall.
        name: Spanned<String>,
        /// How high it hangs.
        hung_at: Option<Abs>,
        /// Its paint.
        paint: Option<ThemeColor>,
        /// How many boards it has.
        #[default(Int(2))]
        boards: Int<1, 9>,
        /// Whether it is full.
        #[default(false)]
        full: bool,
        /// How much it leans.
        lean: Option<f64>,
        /// What it is made of.
        #[default(Wood::Oak)]
        wood: Wood,
        /// What stands on it.
        #[default(Vec::new())]
        thing: Vec<Tagged<RawCommon, RawThing>>,
        /// Who may take what.
        #[default(Map::new())]
        rights: Map<Vec<String>>,
    }
}

choice! {
    /// A kind of wood.
    enum Wood {
        /// Heavy.
        Oak = "oak",
        /// Light.
        Spruce = "spruce",
    }
}

record! {
    /// What everything on a shelf has.
    struct RawCommon {
        /// Its number.
        id: Option<Spanned<String>>,
    }
}

record! {
    /// A book.
    struct RawBook {
        /// What it is called.
        title: Spanned<String>,
    }
}

record! {
    /// A cup.
    struct RawCup {
        /// How much goes into it.
        size: Abs,
    }
}

variants! {
    /// A thing on a shelf.
    enum RawThing by "kind" {
        /// To read.
        Book(RawBook) = "book",
        /// To drink from.
        Cup(RawCup) = "cup",
    }
}

const VALID: &str = r##"name = "Over the desk"
hung-at = "1.5in"
paint = { rgb = "#1D5B66", cmyk = [72, 0, 17, 67] }
boards = 3
full = true
lean = 1
wood = "spruce"

[rights]
zoe = ["all"]
ann = []

[[thing]]
kind = "book"
id = "b1"
title = "Tre på rad"

[[thing]]
kind = "cup"
size = "8cm"
"##;

fn read(text: &str) -> (Sources, Option<RawShelf>, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add("shelf.toml", text);
    let mut diags = Diagnostics::new();
    let shelf = load_source::<RawShelf>(&sources, file, &mut diags);
    (sources, shelf.map(|s| s.value), diags.sorted())
}

/// Each diagnostic as `code @ what is underlined | sentence | hints`.
fn report(text: &str) -> Vec<String> {
    let (sources, _, diags) = read(text);
    let line = |d: &Diagnostic| {
        let at = d.span.map_or("", |span| sources.slice(span));
        let hints: Vec<String> = d.hints.iter().map(|h| h.to_string()).collect();
        let (code, text) = (d.fault.name(), d.fault.to_string());
        format!("{code} @ {at} | {text} | {}", hints.join(" / "))
    };
    diags.iter().map(line).collect()
}

#[test]
fn a_valid_file_gives_every_value() {
    let (sources, shelf, diags) = read(VALID);
    assert_eq!(diags, []);
    let shelf = shelf.expect("readable");
    assert_eq!(shelf.name.value, "Over the desk");
    assert_eq!(sources.slice(shelf.name.span), "\"Over the desk\"");
    assert_eq!(shelf.hung_at, Some(Abs::pt(108.0)));
    let paint = shelf.paint.expect("painted");
    assert_eq!(
        (paint.color.rgb, paint.color.cmyk),
        ([0x1D, 0x5B, 0x66], [72, 0, 17, 67])
    );
    assert_eq!(
        (shelf.boards.0, shelf.full, shelf.lean),
        (3, true, Some(1.0))
    );
    assert_eq!(shelf.wood.name(), "spruce");
    assert_eq!(shelf.rights.names(), ["ann", "zoe"]);
    let zoe = &shelf.rights.entries["zoe"];
    assert_eq!((sources.slice(zoe.key), zoe.value.len()), ("zoe", 1));
    let [book, cup] = shelf.thing.as_slice() else {
        panic!("two things, found {:?}", shelf.thing);
    };
    let RawThing::Book(first) = &book.variant else {
        panic!("a book, found {:?}", book.variant);
    };
    assert_eq!(first.title.value, "Tre på rad");
    assert_eq!(sources.slice(first.span), "[[thing]]");
    assert_eq!(
        book.common.id.as_ref().map(|id| id.value.as_str()),
        Some("b1")
    );
    assert!(matches!(&cup.variant, RawThing::Cup(cup) if cup.size == Abs::mm(80.0)));
}

#[test]
fn keys_that_are_missing_have_their_defaults() {
    let (_, shelf, diags) = read("name = 'x'");
    assert_eq!(diags, []);
    let shelf = shelf.expect("readable");
    assert_eq!(
        (shelf.boards.0, shelf.full, shelf.wood),
        (2, false, Wood::Oak)
    );
    assert!(shelf.thing.is_empty() && shelf.paint.is_none());
}

#[test]
fn each_error_has_its_place_its_sentence_and_its_hint() {
    let cases = [
        (
            "name = 'x'\nlean = '1'",
            "wrong-type @ '1' | expected a number, found a text | write the number without quotes",
        ),
        (
            "name = 'x'\n[thing]",
            "wrong-type @ [thing] | expected a list, found a table | write it like this: [[thing]]",
        ),
        (
            "nam = 3",
            "unknown-key @ nam | there is no key `nam` here | did you mean `name`?; wrong-type @ 3 | expected a text, found a whole number | write \"3\"",
        ),
        (
            "",
            "missing-key @  | the key `name` is missing | add `name`: its name on the wall",
        ),
        (
            "name = 'x'\nhung_at = '1mm'",
            "unknown-key @ hung_at | there is no key `hung_at` here | did you mean `hung-at`?",
        ),
        (
            "name = 'x'\nelephant = 1",
            "unknown-key @ elephant | there is no key `elephant` here | use one of: name, hung-at, paint, boards, full, lean, wood, thing, rights",
        ),
        (
            "name = 3",
            "wrong-type @ 3 | expected a text, found a whole number | write \"3\"",
        ),
        (
            "name = 'x'\nhung-at = 3",
            "length-no-unit @ 3 | the length `3` has no unit | write \"3mm\" for millimetres, or \"3pt\" for points, in which type is measured",
        ),
        (
            "name = 'x'\nhung-at = '3em'",
            "length-unknown-unit @ '3em' | the unit of the length `3em` is unknown | use one of: mm, cm, in, pt",
        ),
        (
            "name = 'x'\nhung-at = 'high'",
            "length-no-number @ 'high' | `high` is not a length | write it like this: \"3mm\"",
        ),
        (
            "name = 'x'\nboards = 10",
            "out-of-range @ 10 | 10 is not between 1 and 9 | write a number from 1 to 9",
        ),
        (
            "name = 'x'\nboards = 99999999999999999999",
            "out-of-range @ 99999999999999999999 | this number is not between 1 and 9 | write a number from 1 to 9",
        ),
        (
            "name = 'x'\nfull = 'yes'",
            "flag-in-words @ 'yes' | `yes` stands where true (yes) or false (no) belongs | write true",
        ),
        (
            "name = 'x'\nlean = nan",
            "wrong-type @ nan | expected a number, found a number with a fraction | write it like this: 12",
        ),
        (
            "name = 'x'\nwood = 'sprucce'",
            "unknown-choice @ 'sprucce' | `sprucce` is not one of the choices here | did you mean `spruce`?",
        ),
        (
            "name = 'x'\nwood = 'plastic'",
            "unknown-choice @ 'plastic' | `plastic` is not one of the choices here | use one of: oak, spruce",
        ),
        (
            "name = 'x'\nwood = 2026-01-15",
            "wrong-type @ 2026-01-15 | expected a text, found a date without quotes | use one of: oak, spruce",
        ),
        (
            "name = 'x'\npaint = '#00000'",
            "not-hex @ '#00000' | `#00000` is not how a colour is written here | write it like this: \"#1D5B66\"",
        ),
        (
            "name = 'x'\npaint = { rgb = '#0é000', cmyk = [0, 0, 0, 0] }",
            "not-hex @ '#0é000' | `#0é000` is not how a colour is written here | write it like this: \"#1D5B66\"",
        ),
        (
            "name = 'x'\npaint = { rgb = '#000000', cmyk = [0, 0, 0] }",
            "wrong-count @ [0, 0, 0] | expected 4 values, found 3 | write 4 values with commas between them",
        ),
        (
            "name = 'x'\nrights = []",
            "wrong-type @ [] | expected a table of keys and values, found a list | write it like this: { name = [\"text\"] }",
        ),
        (
            "name = 'x'\nthing = {}",
            "wrong-type @ {} | expected a list, found a table | there can be several `thing`, with keys of their own: each begins with a line with that name in double brackets",
        ),
        (
            "name = 'x'\n[[thing]]\ntitle = 'y'",
            "missing-key @ [[thing]] | the key `kind` is missing | use one of: book, cup",
        ),
        (
            "name = 'x'\n[[thing]]\nkind = 'boook'\ntitle = 'y'",
            "unknown-choice @ 'boook' | `boook` is not one of the choices here | did you mean `book`?",
        ),
        (
            "name = 'x'\n[[thing]]\nkind = 'book'",
            "missing-key @ [[thing]] | the key `title` is missing | add `title`: what it is called",
        ),
        (
            "name = 'x'\n[[thing]]\nkind = 'book'\nid = '1'\ntitle = 'y'\nsize = '1mm'",
            "key-means-nothing @ size | `size` means nothing with kind = \"book\" | leave it out; it is for kind = \"cup\"",
        ),
        (
            "name = 'x'\n[[thing]]\nkind = 'book'\nid = '1'\ntitle = 'y'\ncolour = 'red'",
            "unknown-key @ colour | there is no key `colour` here | use one of: kind, id, title",
        ),
        (
            "name = x",
            "syntax @ x | this lacks the quotes around it | write \"x\"",
        ),
        (
            "name = 'x'\nname = 'y'",
            "syntax @ name | this key stands twice | keep one of the two, and remove the other",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(report(text).join("; "), expected, "{text}");
    }
}

#[test]
fn all_errors_of_a_file_come_at_once_in_source_order() {
    let text = "boards = 0\n[[thing]]\nkind = 'cup'\nsize = 1\nsise = 2\n[[thing]]\nkind = 'pen'\n";
    let codes: Vec<String> = report(text)
        .iter()
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect();
    assert_eq!(
        codes,
        [
            "missing-key",
            "out-of-range",
            "length-no-unit",
            "unknown-key",
            "unknown-choice"
        ]
    );
}

#[test]
fn after_a_syntax_error_nothing_else_is_judged() {
    let lines = report("name = \n[[thing]]\nkind = 'pen'\n");
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[test]
fn a_broken_item_is_left_out_and_the_rest_stays() {
    let (_, shelf, diags) =
        read("name = 'x'\n[[thing]]\nkind = 'pen'\n[[thing]]\nkind = 'book'\ntitle = 'y'");
    assert_eq!(diags.len(), 1);
    assert_eq!(shelf.expect("readable").thing.len(), 1);
}

#[test]
fn a_missing_file_is_reported_where_it_is_named() {
    let mut sources = Sources::default();
    let mut diags = Diagnostics::new();
    assert!(load::<RawShelf>(&mut sources, "content/no.toml", None, &mut diags).is_none());
    assert!(load::<RawShelf>(&mut sources, "../no.toml", None, &mut diags).is_none());
    let codes: Vec<&str> = diags.sorted().iter().map(|d| d.fault.name()).collect();
    assert_eq!(codes, ["file-missing", "file-outside"]);
}

#[test]
fn the_nearest_name_is_found_or_none() {
    let known = ["title", "text", "id"];
    assert_eq!(nearest("titel", known), Some("title"));
    assert_eq!(nearest("TEXT", known), Some("text"));
    assert_eq!(nearest("ix", known), Some("id"));
    assert_eq!(nearest("banana", known), None);
    assert_eq!(nearest("", known), None);
    assert_eq!(nearest(&"a".repeat(10_000), known), None);
}

#[test]
fn the_schema_states_keys_defaults_and_meanings() {
    let schema = schema::<RawShelf>();
    assert_eq!(schema["title"], "Shelf");
    assert_eq!(schema["required"], serde_json::json!(["name"]));
    let refused = serde_json::json!({ "not": { "title": "there is no such key here" } });
    assert_eq!(schema["additionalProperties"], refused);
    assert_eq!(
        schema["properties"]["hung-at"]["description"],
        "How high it hangs."
    );
    let thing = &schema["$defs"]["Thing"];
    let kinds = serde_json::json!(["book", "cup"]);
    assert_eq!(thing["properties"]["kind"]["enum"], kinds);
    for key in ["id", "title", "size"] {
        assert!(thing["properties"][key].is_object(), "{thing}");
    }
    assert_eq!(thing["required"], serde_json::json!(["kind"]));
    let book = &thing["allOf"][0];
    assert_eq!(book["if"]["properties"]["kind"]["const"], "book");
    assert_eq!(book["then"]["required"], serde_json::json!(["title"]));
    let why = "this key means nothing with kind = \"book\"";
    assert_eq!(book["then"]["properties"]["size"]["not"]["title"], why);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*") {
        read(&text);
    }

    #[test]
    fn anything_like_toml_is_read_without_panic(text in "([a-z.\\[\\]{}='\"#,\\\\0-9æ\n -]|name|thing|kind|book){0,80}") {
        read(&text);
    }

    #[test]
    fn a_mutated_file_is_read_or_reported(at in 0usize..400, len in 0usize..20, new in "\\PC{0,4}") {
        let text: String = VALID.chars().take(at).chain(new.chars()).chain(VALID.chars().skip(at + len)).collect();
        let (_, shelf, diags) = read(&text);
        prop_assert!(shelf.is_some() || !diags.is_empty());
    }
}
