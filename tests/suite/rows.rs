//! What a deck says of the rows of a table, and words around their values: which rows become cards, in which
//! order, how many cards each, and what a missing value takes along.

use std::fmt::Write as _;

use trykk::build::{Request, Session};
use trykk::diag::{Diagnostics, Severity};
use trykk::source::Sources;

use crate::support::bundled;
use crate::support::contents::{DECK, Read};

/// A project with this table and a deck of one card with these keys.
fn read(name: &str, table: &str, card: &str) -> Read {
    let deck = format!("{DECK}[[card]]\n{card}\n");
    let files = [("content/liste.csv", table), ("content/kort.toml", &deck)];
    Read::of(
        &format!("rows-{name}"),
        "kort",
        "[fields]\nphone = \"22 00\"\n",
        &files,
    )
}

/// What the cards say under `name`.
fn say(read: &Read, name: &str) -> Vec<String> {
    let cards = read.only().cards.iter();
    let words = |card: trykk::content::Card| {
        let words = card.values.get(name)?.first_words()?;
        Some(words.plain())
    };
    cards.map(|card| words(card).unwrap_or_default()).collect()
}

fn codes(read: &Read) -> Vec<&str> {
    read.found.iter().map(|d| d.fault.name()).collect()
}

const MEMBERS: &str = "Navn;Status;Poeng;Fødselsdag\nÅse;aktiv;9;1.2.1990\nØrjan;Sluttet;10;\nPer;aktiv;;3.1.1985\n\
    aase;Prøve;100;2.1.1985\nÆgir;;1,5;17.5.2001\n";

#[test]
fn rows_become_cards_where_they_say_what_the_deck_wants() {
    for (name, condition, left) in [
        ("is", "status = \"AKTIV\"", "Åse Per"),
        ("any", "status = [\"aktiv\", \"prøve\"]", "Åse Per aase"),
        ("not", "status = { not = \"sluttet\" }", "Åse Per aase Ægir"),
        (
            "none",
            "status = { not = [\"aktiv\", \"prøve\"] }",
            "Ørjan Ægir",
        ),
        ("empty", "status = { empty = true }", "Ægir"),
        (
            "filled",
            "Status = { empty = false }, poeng = { empty = false }",
            "Åse Ørjan aase",
        ),
        ("words", "\"Fødselsdag\" = \"\"", "Ørjan"),
    ] {
        let rows = format!("rows = {{ file = \"liste.csv\", where = {{ {condition} }} }}");
        let read = read(name, MEMBERS, &rows);
        assert_eq!(
            (codes(&read), say(&read, "navn").join(" ")),
            (vec![], left.to_owned()),
            "{name}"
        );
    }
}

#[test]
fn cards_are_sorted_as_the_deck_says() {
    for (name, keys, order) in [
        ("names", "sort = [\"navn\"]", "Per Ægir Ørjan Åse aase"),
        (
            "down",
            "sort = [\"Poeng\"], descending = [\"poeng\"]",
            "aase Ørjan Åse Ægir Per",
        ),
        ("days", "sort = [\"fødselsdag\"]", "aase Per Åse Ægir Ørjan"),
        (
            "two",
            "sort = [\"status\", \"navn\"], descending = [\"navn\"]",
            "Åse Per aase Ørjan Ægir",
        ),
    ] {
        let rows = format!("rows = {{ file = \"liste.csv\", {keys} }}");
        let read = read(name, MEMBERS, &rows);
        assert_eq!(
            (codes(&read), say(&read, "navn").join(" ")),
            (vec![], order.to_owned()),
            "{name}"
        );
    }
}

#[test]
fn a_column_says_how_many_cards_a_row_becomes() {
    let table = "vare;stk\nKopper;3\nGarn;0\nSpill;2,00\n";
    for (name, table, rows) in [
        (
            "fixed",
            table.replace("stk", "Antall"),
            "rows = \"liste.csv\"",
        ),
        (
            "english",
            table.replace("stk", "copies"),
            "rows = \"liste.csv\"",
        ),
        (
            "named",
            table.to_owned(),
            "rows = { file = \"liste.csv\", copies = \"Stk\" }",
        ),
    ] {
        let read = read(name, &table, rows);
        assert_eq!(
            (codes(&read), say(&read, "vare").join(" ")),
            (vec![], "Kopper Kopper Kopper Spill Spill".into())
        );
        // A column that the deck names can be shown as well.
        assert_eq!(say(&read, "stk")[0], if name == "named" { "3" } else { "" });
        let rows: Vec<_> = read.only().cards.iter().map(|card| card.row).collect();
        assert_eq!(
            (rows, read.only().rows),
            (vec![Some(1), Some(1), Some(1), Some(2), Some(2)], 2)
        );
    }
    let many = "vare;antall\nA;1\nB;20002\nC;1\n";
    assert_eq!(
        codes(&read("many", many, "rows = \"liste.csv\"")),
        ["too-many-cards"]
    );
    let more = "vare;antall\nA;99999999999999999999\nB;4294967295\n";
    assert_eq!(
        codes(&read("more", more, "rows = \"liste.csv\"")),
        ["copies-not-number", "too-many-cards"]
    );
}

#[test]
fn words_stand_around_the_values_of_a_row() {
    let table = "navn;tlf;epost;nr;*\nKari;22 11;k@a.no;7;x\nOla;;o@a.no;;\nLiv;;;;\n"
        .replace(";*", "")
        .replace(";x", "");
    let table = table
        .lines()
        .map(|line| line.trim_end_matches(';').to_owned() + "\n")
        .collect::<String>();
    let mut even = String::new();
    for line in table.lines() {
        let _ = writeln!(even, "{line}{}", ";".repeat(3 - line.matches(';').count()));
    }
    for (name, value, said) in [
        ("around", "Medlem nr. {nr}", ["Medlem nr. 7", "", ""]),
        ("style", "**Tlf.:** {tlf}", ["Tlf.: 22 11", "", ""]),
        (
            "two",
            "Tlf. {tlf} · E-post {epost}",
            ["Tlf. 22 11 · E-post k@a.no", "E-post o@a.no", ""],
        ),
        (
            "lines",
            "Tlf. {tlf}\\\\\\nE-post {epost}",
            ["Tlf. 22 11 E-post k@a.no", "E-post o@a.no", ""],
        ),
        (
            "comma",
            "{navn}, {nr}, {tlf}",
            ["Kari, 7, 22 11", "Ola", "Liv"],
        ),
        (
            "sentence",
            "Hei {nr} du, ring {tlf} i dag.",
            [
                "Hei 7 du, ring 22 11 i dag.",
                "Hei du, ring i dag.",
                "Hei du, ring i dag.",
            ],
        ),
        ("end", "Ring {tlf}.", ["Ring 22 11.", "", ""]),
        ("brackets", "{navn} ({nr})", ["Kari (7)", "Ola", "Liv"]),
        (
            "label-in-brackets",
            "{navn} (nr. {nr}), {tlf}",
            ["Kari (nr. 7), 22 11", "Ola", "Liv"],
        ),
        (
            "words-in-brackets",
            "{navn} (vi ringer ikke {tlf})",
            [
                "Kari (vi ringer ikke 22 11)",
                "Ola (vi ringer ikke)",
                "Liv (vi ringer ikke)",
            ],
        ),
        ("dash", "{navn} – {nr}", ["Kari – 7", "Ola", "Liv"]),
        ("slash", "Nr. {nr} / {navn}", ["Nr. 7 / Kari", "Ola", "Liv"]),
        (
            "before-comma",
            "{navn} {nr}, {epost}",
            ["Kari 7, k@a.no", "Ola, o@a.no", "Liv"],
        ),
        (
            "label",
            "Tlf.: {tlf}, rom {nr}",
            ["Tlf.: 22 11, rom 7", "", ""],
        ),
        (
            "label-first",
            "Tlf.: {tlf}, e-post {epost}",
            ["Tlf.: 22 11, e-post k@a.no", "e-post o@a.no", ""],
        ),
        (
            "colon",
            "{navn}: {nr} · {epost}",
            ["Kari: 7 · k@a.no", "Ola · o@a.no", "Liv"],
        ),
        (
            "greeting",
            "Hei {nr}, og velkommen hit",
            [
                "Hei 7, og velkommen hit",
                "Hei, og velkommen hit",
                "Hei, og velkommen hit",
            ],
        ),
        (
            "fields",
            "{navn}: {phone} {{x}",
            ["Kari: 22 00 {x}", "Ola: 22 00 {x}", "Liv: 22 00 {x}"],
        ),
        ("own", "Kontoret: {phone}", ["Kontoret: 22 00"; 3]),
    ] {
        let read = read(
            name,
            &even,
            &format!("rows = \"liste.csv\"\nlinje = \"{value}\""),
        );
        assert_eq!(
            (codes(&read), say(&read, "linje")),
            (vec![], said.map(str::to_owned).to_vec()),
            "{name}"
        );
    }
    let card = "rows = \"liste.csv\"\nkontakt = [ { title = \"Tlf.\", text = \"{tlf}\" }, { title = \"{navn}\" } ]\n\
        qr = \"https://a.no/{nr}\"\nimage = \"{nr}.jpg\"";
    let read = read("things", &even, card);
    assert_eq!(
        read.cards(),
        [
            "epost=k@a.no image=[7.jpg ] kontakt=(Tlf.: 22 11)(Kari) navn=Kari nr=7 qr=https://a.no/7 tlf=22 11",
            "epost=o@a.no kontakt=(Ola) navn=Ola",
            "kontakt=(Liv) navn=Liv",
        ]
    );
    let used: Vec<&str> = read.only().used.iter().map(String::as_str).collect();
    assert_eq!(used, ["navn", "nr", "tlf"]);
}

#[test]
fn values_are_words_wherever_they_stand() {
    let table = "navn;alias\n{phone} *a*;\"to\nlinjer, og · mer\"\n";
    let read = read(
        "literal",
        table,
        "rows = \"liste.csv\"\nlinje = \"*{navn}*, kalt {alias}\"",
    );
    assert_eq!(
        (codes(&read), say(&read, "linje")),
        (vec![], vec!["{phone} *a*, kalt to linjer, og · mer".into()])
    );
}

#[test]
fn what_a_deck_says_of_rows_that_are_not_there_is_told() {
    let of = |name: &str, keys: &str| {
        let read = read(
            name,
            MEMBERS,
            &format!("rows = {{ file = \"liste.csv\", {keys} }}"),
        );
        let told = read
            .found
            .iter()
            .map(|d| (d.fault.name().to_owned(), d.severity));
        told.collect::<Vec<_>>()
    };
    let error = |code: &str| (code.to_owned(), Severity::Error);
    let warning = |code: &str| (code.to_owned(), Severity::Warning);
    assert_eq!(
        of("unmet", "where = { status = \"aktv\" }"),
        [error("no-rows-left"), warning("condition-unmet")]
    );
    assert_eq!(
        of("typo", "where = { status = [\"aktiv\", \"aktv\"] }"),
        [warning("condition-unmet")]
    );
    assert_eq!(
        of("column", "where = { stat = \"aktiv\" }"),
        [error("unknown-column")]
    );
    assert_eq!(
        of("unclear", "where = { status = {} }"),
        [error("condition-unclear")]
    );
    assert_eq!(
        of("both", "where = { status = { not = \"a\", empty = true } }"),
        [error("condition-unclear")]
    );
    assert_eq!(
        of("unsorted", "sort = [\"navn\"], descending = [\"poeng\"]"),
        [error("not-sorted-by")]
    );
    assert_eq!(
        of("copies", "copies = \"poeng\""),
        [error("copies-missing"), error("copies-not-number")]
    );
}

/// The labels of a shop's shelves, four of the first row, twelve of the second and two of the third.
fn labels(rows: Option<std::ops::RangeInclusive<usize>>) -> Result<(usize, Vec<String>), String> {
    let mut files = bundled::in_memory();
    let project = "[[product]]\nid = \"merke\"\ncontent = \"hyller.csv\"\nlayout = \"merke\"\ntheme = \"sti\"\n\
        editions = [\"screen\"]\n";
    let layout = "format = \"card\"\ntrim = \"85x55mm\"\nsafe = \"5mm\"\n[front]\nrows = [\"auto\", \"1fr\"]\n\
        areas = [\"vare\", \"hylle\"]\n";
    let table = "\u{FEFF}vare;hylle;antall\nKopper;Skap 1;4\nGarn;Skap 2;12\nSpill;Skap 3;2\n";
    files.insert("trykk.toml", project);
    files.insert("content/layouts/merke.toml", layout);
    files.insert("content/hyller.csv", table);
    let (mut sources, mut diags) = (Sources::new(files), Diagnostics::new());
    let request = Request {
        rows,
        ..Request::default()
    };
    let built = Session::new().lay_out(&request, &mut sources, &mut |_| {}, &mut diags);
    let built = built.map_err(|error| error.fault.name().to_owned())?;
    let screen = built[0].screen.as_ref().expect("pages");
    let told = diags.sorted();
    Ok((
        screen.document.pages.len(),
        told.iter().map(|d| d.fault.name().to_owned()).collect(),
    ))
}

#[test]
fn a_part_of_the_rows_is_built_and_what_is_beyond_them_told() {
    let told = |count: usize, told: &[&str]| {
        Ok((count, told.iter().map(|code| (*code).to_owned()).collect()))
    };
    assert_eq!(labels(None), told(18, &[]));
    assert_eq!(labels(Some(1..=1)), told(4, &[]));
    assert_eq!(labels(Some(2..=usize::MAX)), told(14, &[]));
    assert_eq!(labels(Some(2..=9)), told(14, &["rows-fewer"]));
    assert_eq!(labels(Some(4..=9)), Err("rows-beyond".to_owned()));
}

#[test]
fn values_stand_in_addresses_of_links_and_in_networks() {
    let table = "navn;nr;nett;passord\nKari;7;Gjest;{hemmelig}1\nOla;;Gjest 2;\n";
    let card = "title = \"{navn} · [siden](https://example.no/{nr})\"\n\
                wifi = { kind = \"qr\", wifi = { name = \"{nett}\", password = \"{passord}\" } }\nrows = \"liste.csv\"";
    let read = read("links", table, card);
    assert_eq!(codes(&read), [""; 0]);
    assert_eq!(say(&read, "title"), ["Kari · siden", "Ola"]);
    let cards = &read.only().cards;
    let link = |card: &trykk::content::Card| {
        let words = card.values["title"].first_words()?;
        words.pieces.iter().find_map(|piece| piece.link.clone())
    };
    assert_eq!(
        cards.iter().map(|card| link(&card)).collect::<Vec<_>>(),
        [Some("https://example.no/7".to_owned()), None]
    );
    let written = |card: &trykk::content::Card| match &card.values["wifi"] {
        trykk::content::Thing::Qr(code) => code.held(),
        _ => panic!("a code"),
    };
    assert_eq!(
        cards.iter().map(|card| written(&card)).collect::<Vec<_>>(),
        [
            "WIFI:T:WPA;S:Gjest;P:{hemmelig}1;;",
            "WIFI:T:nopass;S:Gjest 2;;"
        ]
    );
}
