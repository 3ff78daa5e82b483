//! Tables as the program reads them: rows as cards, with their places; long, uneven, and any bytes.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use trykk::content::{Inline, Thing, load_words, project as file};
use trykk::diag::{Diagnostics, Severity};
use trykk::disk::Folder;
use trykk::source::Sources;

use crate::support::contents::{DECK, Read};
use crate::support::project::Project;

#[test]
fn a_table_gives_a_card_for_each_row_with_the_place_of_every_cell() {
    let table = "\u{FEFF}navn;rolle;tekst;;\r\nKåre;æresmedlem;*Så* bra;;\r\n;;;;\r\n\
        \"Åse; Liv\";\"sa \"\"hei\"\"\";\"en\nto\";;\r\n";
    let read = Read::table("places", table);
    assert_eq!(
        read.cards(),
        [
            "navn=Kåre rolle=æresmedlem tekst=*Så* bra",
            "navn=Åse; Liv rolle=sa \"hei\" tekst=en to",
        ]
    );
    let deck = read.only();
    assert_eq!(
        (deck.title.plain().as_str(), deck.lang.0.as_str()),
        ("Liste", "nb")
    );
    let place = |card: usize, name: &str| match &deck.cards.get(card).expect("a card").values[name]
    {
        Thing::Text(paragraphs) => read.at(paragraphs[0].pieces[0].span),
        other => panic!("{other:?}"),
    };
    assert_eq!(place(0, "rolle"), (2, 6, "æresmedlem"));
    assert_eq!(place(0, "tekst"), (2, 17, "*Så* bra"));
    assert_eq!(place(1, "navn"), (4, 2, "Åse; Liv"));
    assert_eq!(place(1, "rolle"), (4, 13, "sa \"\"hei\"\""));
    assert_eq!(place(1, "tekst"), (4, 26, "en"));
    let written: Vec<(usize, usize, &str)> = deck
        .cards
        .get(1)
        .expect("a card")
        .columns
        .iter()
        .map(|name| read.at(name.span))
        .collect();
    assert_eq!(written, [(1, 1, "navn"), (1, 6, "rolle"), (1, 12, "tekst")]);
}

/// The values of a table with a date, signs that mean something elsewhere, and an address of three lines.
#[test]
fn cells_are_words_and_no_markdown_but_in_columns_that_the_deck_names() {
    let table = "dato;tekst;sted\n3. mai;2*3*4;\"Gata 4\r\nv/Lyngmo\n7010 By\"\n# 4;- ingen;{phone}\n\
        > 5;---;\"10.\n\n{x}\"\n";
    let read = Read::table("words", table);
    assert_eq!(
        read.cards(),
        [
            "dato=3. mai sted=Gata 4 v/Lyngmo 7010 By tekst=2*3*4",
            "dato=# 4 sted={phone} tekst=- ingen",
            "dato=> 5 sted=10.|{x} tekst=---",
        ]
    );
    let Thing::Text(address) = &read.only().cards.get(0).expect("a card").values["sted"] else {
        panic!("no text");
    };
    let breaks = address[0]
        .pieces
        .iter()
        .filter(|piece| piece.inline == Inline::Break);
    assert_eq!((address.len(), breaks.count()), (1, 2));
    assert_eq!(read.at(address[0].pieces[2].span), (3, 1, "v/Lyngmo"));

    let table = "tekst;note\n*Så* {phone}.;*Så* {phone}.\n";
    let deck =
        format!("{DECK}[[card]]\nrows = {{ file = \"liste.csv\", markdown = [\"tekst\"] }}\n");
    let files = [("content/liste.csv", table), ("content/kort.toml", &deck)];
    let fields = "[fields]\nphone = \"22 00\"\n";
    let read = Read::of("markdown", "kort", fields, &files);
    assert_eq!(read.found, []);
    assert_eq!(read.cards(), ["note=*Så* {phone}. tekst=Så 22 00."]);
}

#[test]
fn columns_with_fixed_names_and_defaults_for_all_rows() {
    let table = "navn\tcategory\tface\ticon\timage\timage-alt\tqr\tlang\n\
        Kari\tb\tstor\tsol\tkari.jpg\tKari ler\thttps://a.no\ten\nOla\t\t\t\t\t\t\t\n";
    let deck = format!(
        "{DECK}[[category]]\nid = \"a\"\ntitle = \"A\"\n[[category]]\nid = \"b\"\ntitle = \"B\"\n\
         [[card]]\nrows = \"liste.csv\"\ncategory = \"a\"\nface = \"liten\"\nrolle = \"medlem\"\n"
    );
    let files = [("content/liste.csv", table), ("content/kort.toml", &deck)];
    let read = Read::of("columns", "kort", "", &files);
    assert_eq!(read.found, []);
    assert_eq!(
        read.cards(),
        [
            "icon=<sol> image=[kari.jpg Kari ler] navn=Kari qr=https://a.no rolle=medlem",
            "navn=Ola rolle=medlem",
        ]
    );
    let cards: Vec<_> = read.only().cards.iter().collect();
    let face = |at: usize| cards[at].face.as_ref().map(|face| face.value.clone());
    assert_eq!(
        (cards[0].category, face(0).as_deref()),
        (Some(1), Some("stor"))
    );
    assert_eq!(
        (cards[1].category, face(1).as_deref()),
        (Some(0), Some("liten"))
    );
    assert_eq!(read.contents.pictures().count(), 1);
    assert_eq!(read.contents.icons().count(), 1);
}

#[test]
fn a_table_may_be_as_long_as_its_file() {
    let table = |rows: usize| {
        let mut table = "navn;rolle;sted;tekst\n".to_owned();
        for at in 0..rows {
            let _ = writeln!(table, "Kåre {at};medlem;Ås;\"En; to – tre\"");
        }
        table
    };
    let read = Read::table("long", &table(30_000));
    let cards = &read.only().cards;
    assert_eq!(cards.len(), 30_000);
    let last = cards.get(29_999).expect("a card");
    assert_eq!(
        last.values["navn"].first_words().expect("words").plain(),
        "Kåre 29999"
    );
    assert_eq!(cards.iter().count(), 30_000);
    // Until they are laid out they are packed; as they are, each takes thousands of bytes.
    assert!(cards.packed_size() < cards.len() * 100);
}

#[test]
fn many_uneven_rows_are_told_by_their_number() {
    let mut table = "a;b\n".to_owned();
    table.push_str(&"1\n".repeat(30));
    let read = Read::of("uneven", "liste.csv", "", &[("content/liste.csv", &table)]);
    let codes: Vec<&str> = read.found.iter().map(|d| d.fault.name()).collect();
    assert_eq!(codes.len(), 21);
    let last = read.found.last().expect("one").fault.to_string();
    assert!(last.ends_with("from here on: 10"), "{last}");
}

#[test]
fn tables_in_the_encodings_of_an_office_are_read_and_said_to_be() {
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let latin = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    let text = "navn;by\nKåre Ødegård;Tromsø\n";
    for (name, bytes, said) in [
        ("latin", latin(text), Some("Windows-1252")),
        (
            "utf16",
            utf16(&format!("\u{FEFF}{text}")),
            Some("UTF-16 (little-endian)"),
        ),
        (
            "utf16-tabs",
            utf16(&text.replace(';', "\t")),
            Some("UTF-16 (little-endian)"),
        ),
        (
            "utf8",
            format!("\u{FEFF}sep=|\n{}", text.replace(';', "|")).into_bytes(),
            None,
        ),
    ] {
        let read = Read::of(name, "liste.csv", "", &[("content/liste.csv", bytes)]);
        assert_eq!(read.cards(), ["by=Tromsø navn=Kåre Ødegård"], "{name}");
        let Thing::Text(by) = &read.only().cards.get(0).expect("a card").values["by"] else {
            panic!("no text");
        };
        let (_, column, word) = read.at(by[0].pieces[0].span);
        assert_eq!((column, word), (14, "Tromsø"), "{name}");
        let notes: Vec<String> = read.found.iter().map(|d| d.fault.to_string()).collect();
        assert!(read.found.iter().all(|d| d.severity == Severity::Warning));
        assert_eq!(notes.len(), usize::from(said.is_some()), "{notes:?}");
        assert!(said.is_none_or(|said| notes[0].contains(said)), "{notes:?}");
    }
}

#[test]
fn a_table_that_two_decks_name_is_read_and_spoken_of_once() {
    let files = [("content/liste.csv", b"navn\nK\xe5re\n".as_slice())];
    let product = |id: &str| {
        format!(
            "[[product]]\nid = \"{id}\"\nlayout = \"hefte\"\ntheme = \"sti\"\ncontent = \"kort\"\n"
        )
    };
    let deck = format!("{DECK}[[card]]\nrows = \"liste.csv\"\n[[card]]\nrows = \"liste.csv\"\n");
    let all = [files[0], ("content/kort.toml", deck.as_bytes())];
    let read = Read::of("twice", "liste.csv", &product("to"), &all);
    let codes: Vec<&str> = read.found.iter().map(|d| d.fault.name()).collect();
    assert_eq!(codes, ["table-encoding"]);
    let cards: Vec<usize> = read
        .contents
        .decks
        .values()
        .map(|deck| deck.cards.len())
        .collect();
    assert_eq!(cards, [2, 1]);
}

#[test]
fn names_of_columns_are_those_of_values_however_they_are_written() {
    let table =
        "Medlem siden;E-post;TLF. (privat);Ærlig å være;Category\n1999;a@a.no;22 00;ja;regler\n";
    let deck = format!(
        "{DECK}[[category]]\nid = \"regler\"\ntitle = \"R\"\n[[card]]\n\
         rows = {{ file = \"liste.csv\", markdown = [\"Ærlig å være\", \"medlem-siden\"] }}\n"
    );
    let files = [("content/liste.csv", table), ("content/kort.toml", &deck)];
    let read = Read::of("names", "kort", "", &files);
    assert_eq!(read.found, []);
    assert_eq!(
        read.cards(),
        ["e-post=a@a.no medlem-siden=1999 tlf-privat=22 00 ærlig-å-være=ja"]
    );
    assert_eq!(read.only().cards.get(0).expect("a card").category, Some(0));
    let place = &read.only().cards.get(0).expect("a card").columns[2];
    assert_eq!(read.at(place.span), (1, 21, "TLF. (privat)"));
}

#[test]
fn one_cell_of_many_megabytes_is_refused_at_once() {
    let text = format!("title;text\nKari;{}\nÅse;*\n", "a".repeat(60_000_000));
    let read = Read::of("one-cell", "liste.csv", "", &[("content/liste.csv", text)]);
    let codes: Vec<&str> = read.found.iter().map(|d| d.fault.name()).collect();
    assert_eq!(codes, ["cell-too-long"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever bytes stand in a table or a deck, it is read or something is said of it.
    #[test]
    fn any_bytes_are_read_or_reported(
        table in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..60),
            "[a-cæ;,\"\n\r{}*_\\[\\] ]{0,60}".prop_map(String::into_bytes),
        ],
        deck in "(\\[\\[card\\]\\]\n|\\[back\\]\n|from = \"veileder#regler.1\"\n|rows = \"liste.csv\"\n|a = \"[{}b*]{0,6}\"\n|x = \\[\\{ title = \"T\" \\}\\]\n){0,6}",
    ) {
        let folder = Project::new("decks/any");
        folder.change("trykk.toml", "\"veileder\"", "\"kort\"");
        let products = fs::read_to_string(folder.path("trykk.toml")).expect("readable");
        let all = format!("{products}\n[[product]]\nid = \"to\"\nlayout = \"hefte\"\ntheme = \"sti\"\ncontent = \"liste.csv\"\n");
        fs::write(folder.path("trykk.toml"), all).expect("writable");
        fs::write(folder.path("content/liste.csv"), &table).expect("writable");
        fs::write(folder.path("content/kort.toml"), format!("{DECK}{deck}")).expect("writable");
        let mut sources = Sources::new(Folder::new(&folder.root));
        let mut diags = Diagnostics::new();
        let project = file::load(&mut sources, &mut diags).expect("a project");
        let contents = load_words(&project, &mut sources, &mut diags);
        let whole = contents.decks.values().all(|deck| !deck.cards.is_empty());
        prop_assert!(diags.has_errors() || (contents.decks.len() == 2 && whole));
        for found in diags.sorted() {
            let Some(span) = found.span else { continue };
            let text = &sources.get(span.file).expect("a file").text;
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{found:?}");
            prop_assert!(!found.hints.is_empty(), "{found:?}");
        }
    }
}
