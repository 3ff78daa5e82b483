//! Workbooks of Excel and LibreOffice as the program reads them: what their cells show, and what is told of them.

use std::fs;
use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use trykk::content::Thing;
use trykk::diag::Severity;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::contents::{DECK, Read};
use crate::support::files::here;

fn workbook(name: &str) -> Vec<u8> {
    fs::read(here("tests/data/workbooks").join(name)).expect("readable")
}

/// A project with a deck of one table: `rows` is how the deck names it.
fn read(name: &str, file: &str, bytes: &[u8], rows: &str) -> Read {
    let deck = format!("{DECK}[[card]]\nrows = {rows}\n");
    let path = format!("content/{file}");
    let files = [
        (path.as_str(), bytes),
        ("content/kort.toml", deck.as_bytes()),
    ];
    Read::of(&format!("workbook-{name}"), "kort", "", &files)
}

fn codes(read: &Read) -> Vec<&str> {
    read.found.iter().map(|d| d.fault.name()).collect()
}

/// What a card says under a name, with `/` for line breaks.
fn said(read: &Read, card: usize, name: &str) -> String {
    let card = read.only().cards.get(card).expect("a card");
    let Some(Thing::Text(paragraphs)) = card.values.get(name) else {
        return String::new();
    };
    let piece = |piece: &trykk::content::TextPiece| match &piece.inline {
        trykk::content::Inline::Words(words) => words.clone(),
        trykk::content::Inline::Break => "/".to_owned(),
        other => panic!("{other:?} in a cell"),
    };
    paragraphs
        .iter()
        .flat_map(|text| &text.pieces)
        .map(piece)
        .collect()
}

const NAMES: [&str; 8] = [
    "medlemsnr",
    "navn",
    "født",
    "avgift",
    "andel",
    "betalt",
    "møter",
    "adresse",
];

#[test]
fn cells_of_excel_say_what_the_sheet_shows() {
    for file in ["medlemmer.xlsx", "medlemmer-1904.xlsx"] {
        let read = read(
            file,
            "medlemmer.xlsx",
            &workbook(file),
            "\"medlemmer.xlsx\"",
        );
        assert_eq!(read.found, [], "{file}");
        let rows: Vec<[String; 8]> = (0..3)
            .map(|row| NAMES.map(|name| said(&read, row, name)))
            .collect();
        assert_eq!(
            rows,
            [
                [
                    "007",
                    "Kåre Ødegård",
                    "17.05.1985",
                    "1\u{A0}234,50 kr",
                    "25\u{A0}%",
                    "SANN",
                    "18:30",
                    "Gata 4/v/Lyngmo/7010 Trondheim"
                ],
                [
                    "012",
                    "Åse Li",
                    "03.01.2001",
                    "-50,00 kr",
                    "100\u{A0}%",
                    "USANN",
                    "18:00",
                    "3. mai"
                ],
                [
                    "90011223",
                    "Per",
                    "31. desember 1999",
                    "0,3",
                    "0,333333333",
                    "SANN",
                    "00:00",
                    ""
                ],
            ],
            "{file}"
        );
    }
}

#[test]
fn every_word_of_a_workbook_has_its_cell() {
    let read = read(
        "places",
        "medlemmer.xlsx",
        &workbook("medlemmer.xlsx"),
        "\"medlemmer.xlsx\"",
    );
    let place = |card: usize, name: &str, piece: usize| {
        let Thing::Text(paragraphs) = &read.only().cards.get(card).expect("a card").values[name]
        else {
            panic!("no text");
        };
        let span = paragraphs[0].pieces[piece].span;
        let source = read.sources.get(span.file).expect("a source");
        (
            source.cell(span).expect("a cell").to_string(),
            read.sources.slice(span).to_owned(),
        )
    };
    assert_eq!(
        place(0, "navn", 0),
        ("Medlemmer!B2".into(), "Kåre Ødegård".into())
    );
    assert_eq!(
        place(0, "adresse", 2),
        ("Medlemmer!H2".into(), "v/Lyngmo".into())
    );
    assert_eq!(
        place(2, "født", 0),
        ("Medlemmer!C4".into(), "31. desember 1999".into())
    );
}

#[test]
fn a_sheet_is_named_and_begins_where_its_words_do() {
    let bytes = workbook("medlemmer.xlsx");
    let rows = "{ file = \"medlemmer.xlsx\", sheet = \"kurs 2026\" }";
    let found = read("sheet", "medlemmer.xlsx", &bytes, rows);
    assert_eq!(
        (found.cards(), codes(&found)),
        (vec!["kurs=Strikking".into(), "kurs=Sjakk".into()], vec![])
    );
    let rows = "{ file = \"medlemmer.xlsx\", sheet = \"Kurs\" }";
    let found = read("no-sheet", "medlemmer.xlsx", &bytes, rows);
    assert_eq!(codes(&found), ["unknown-sheet"]);
    assert!(
        found.found[0].hints[0].to_string().contains("Kurs 2026"),
        "{:?}",
        found.found
    );
    let direct = Read::of(
        "workbook-direct",
        "medlemmer.XLSX",
        "",
        &[("content/medlemmer.XLSX", &bytes)],
    );
    assert_eq!((direct.found.len(), direct.only().cards.len()), (0, 3));
    assert_eq!(direct.only().title.plain(), "Medlemmer");
    let text = read(
        "sheet-of-text",
        "a.csv",
        b"navn\nKari\n",
        "{ file = \"a.csv\", sheet = \"A\" }",
    );
    assert_eq!(codes(&text), ["sheet-of-text"]);
}

#[test]
fn what_a_sheet_hides_is_left_out_and_told() {
    let found = read("hidden", "a.xlsx", &workbook("skjult.xlsx"), "\"a.xlsx\"");
    assert_eq!(
        found.cards(),
        ["gruppe=Kor navn=Kari sum=1", "navn=Åse sum=3"]
    );
    let told: Vec<String> = found.found.iter().map(|d| d.fault.to_string()).collect();
    assert!(found.found.iter().all(|d| d.severity == Severity::Warning));
    assert_eq!(
        told,
        [
            "the first sheet `Gammelt` is hidden, so the table is read from `Liste`",
            "hidden rows of the sheet become no cards: 1, the first of them row 3",
            "hidden columns of the sheet are not read: 1, the first of them B",
            "in a group of merged cells, only the first cell says anything; number of such groups: 1, the first of them C2:C4",
        ]
    );
    let rows = "{ file = \"a.xlsx\", sheet = \"Gammelt\" }";
    assert_eq!(
        codes(&read(
            "hidden-sheet",
            "a.xlsx",
            &workbook("skjult.xlsx"),
            rows
        )),
        ["table-empty"]
    );
}

#[test]
fn formulas_of_programs_that_do_not_compute_are_told() {
    let found = read(
        "no-result",
        "a.xlsx",
        &workbook("uten-svar.xlsx"),
        "\"a.xlsx\"",
    );
    assert_eq!(codes(&found), ["formula-no-result"]);
}

#[test]
fn what_no_card_can_show_is_told_at_its_cell() {
    let found = read("errors", "a.xlsx", &workbook("formler.xlsx"), "\"a.xlsx\"");
    let place = |at: usize| {
        let span = found.found[at].span.expect("a place");
        let source = found.sources.get(span.file).expect("a source");
        source.cell(span).expect("a cell").to_string()
    };
    assert_eq!(
        codes(&found),
        ["cell-error", "cell-format", "formula-no-result"]
    );
    assert_eq!(
        [0, 1, 2].map(place),
        ["'Ark 1'!B2", "'Ark 1'!C2", "'Ark 1'!B3"]
    );
}

#[test]
fn cells_of_libreoffice_say_what_the_sheet_shows() {
    let found = read(
        "ods",
        "medlemmer.ods",
        &workbook("medlemmer.ods"),
        "\"medlemmer.ods\"",
    );
    assert_eq!(
        found.cards(),
        [
            "avgift=kr 1 234,50 født=17. mai 1985 ja=SANN navn=Kåre & Åse Ødegård",
            "avgift=0,5 født=31.12.1999 navn=Per  Li",
            "avgift=0,5 født=31.12.1999 navn=Per  Li",
        ]
    );
    assert_eq!(said(&found, 0, "navn"), "Kåre & Åse/Ødegård");
    assert_eq!(
        codes(&found),
        [
            "sheets-hidden",
            "rows-hidden",
            "columns-hidden",
            "cell-format",
            "cell-format"
        ]
    );
}

/// A workbook with other bytes in one of its parts.
fn changed(bytes: &[u8], part: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("readable");
        if name == part {
            bytes = change(bytes);
        }
        new.start_file(name, SimpleFileOptions::default())
            .expect("begun");
        new.write_all(&bytes).expect("written");
    }
    new.finish().expect("whole").into_inner()
}

#[test]
fn what_is_no_readable_workbook_is_told_as_such() {
    let bytes = workbook("medlemmer.xlsx");
    let half = bytes[..bytes.len() / 2].to_vec();
    let no_xml = changed(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        xml[..xml.len() / 2].to_vec()
    });
    let no_workbook = changed(&bytes, "xl/workbook.xml", |_| b"<workbook/>".to_vec());
    let locked = changed(&workbook("medlemmer.ods"), "META-INF/manifest.xml", |xml| {
        let text = String::from_utf8(xml).expect("UTF-8");
        let lock = "<manifest:encryption-data/></manifest:manifest>";
        text.replace("</manifest:manifest>", lock).into_bytes()
    });
    let bomb = changed(&bytes, "xl/sharedStrings.xml", |_| vec![b' '; 300 << 20]);
    assert!(bomb.len() < 1 << 20);
    // Room for more words than fit into any memory.
    let count = changed(&bytes, "xl/sharedStrings.xml", |xml| {
        let text = String::from_utf8(xml).expect("UTF-8");
        assert!(text.contains(" uniqueCount=\""));
        text.replacen(" uniqueCount=\"", " uniqueCount=\"99999999", 1)
            .into_bytes()
    });
    for (name, bytes, code) in [
        ("count", count, "workbook-broken"),
        ("text", b"navn\nKari\n".to_vec(), "no-workbook"),
        (
            "old",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec(),
            "workbook-old",
        ),
        ("half", half, "workbook-broken"),
        ("half-sheet", no_xml, "workbook-broken"),
        ("no-sheets", no_workbook, "workbook-broken"),
        ("locked", locked, "workbook-password"),
        (
            "locked-xlsx",
            workbook("med-passord.xlsx"),
            "workbook-password",
        ),
        ("bomb", bomb, "workbook-too-large"),
        ("empty", Vec::new(), "no-workbook"),
    ] {
        let found = read(name, "a.xlsx", &bytes, "\"a.xlsx\"");
        assert_eq!(codes(&found), [code], "{name}");
        assert!(!found.found[0].hints.is_empty());
    }
}

#[test]
fn one_cell_of_megabytes_is_refused() {
    let long = changed(&workbook("medlemmer.xlsx"), "xl/sharedStrings.xml", |xml| {
        let text = String::from_utf8(xml).expect("UTF-8");
        text.replace("3. mai", &"a".repeat(20_000_000)).into_bytes()
    });
    let found = read("one-cell", "a.xlsx", &long, "\"a.xlsx\"");
    assert_eq!(codes(&found), ["cell-too-long"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever is broken in a workbook, it is read or something is said of it.
    #[test]
    fn any_bytes_are_read_or_reported(
        file in prop::sample::select(vec!["medlemmer.xlsx", "skjult.xlsx", "formler.xlsx", "medlemmer.ods"]),
        part in prop::sample::select(vec![
            "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels", "content.xml", "META-INF/manifest.xml", "",
        ]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let change = |mut bytes: Vec<u8>| {
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes
        };
        let whole = workbook(file);
        let bytes = match part {
            "" => change(whole),
            part => changed(&whole, part, change),
        };
        let found = read("any", file, &bytes, &format!("{file:?}"));
        prop_assert!(found.found.iter().any(|d| d.severity == Severity::Error) || !found.cards().is_empty());
        for told in &found.found {
            let Some(span) = told.span else { continue };
            let text = &found.sources.get(span.file).expect("a file").text;
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            prop_assert!(!told.hints.is_empty());
        }
    }
}
