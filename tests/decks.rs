//! Decks as the program reads them: words from guides, from tables and of their own, with their
//! places, and the fields among them.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is amiss"
)]

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use trykk::content::{Card, Contents, Deck, Value, load_contents, project as file};
use trykk::diag::{Code, Diagnostic, Diagnostics};
use trykk::source::{Sources, Span};

#[allow(dead_code, reason = "other tests use the rest of it")]
mod project;

use project::Project;

const GUIDE: &str = r#"lang = "nb"
title = "Veileder"
subtitle = "Til {organisation}."
confirm = "Ring numrene først."

[[section]]
id = "regler-for-alle"
title = "Regler for alle"

[[section.block]]
id = "regler"
kind = "items"
items = [
  { title = "Snakk med", icon = "sol", text = "Ikke *til*." },
  { title = "Hope", lang = "en", label = "Håp" },
]

[[section.block]]
id = "sporsmal"
kind = "quotes"
quotes = ["«Hva vil du?»", "«Hva trenger du?»"]

[[section.block]]
id = "rolle"
kind = "contrast"
yes = { title = "Du skal", points = ["Lytte", "Støtte"] }
no = { title = "Du skal ikke", points = ["Overta"] }

[[section.block]]
id = "husk"
kind = "callout"
label = "Husk"
icon = "sol"
text = "Ett.\n\nTo."
"#;

const DECK: &str = "lang = \"nb\"\ntitle = \"Kort\"\n";

/// What a project with these files says, and where its texts stand.
struct Read {
    contents: Contents,
    found: Vec<Diagnostic>,
    sources: Sources,
}

impl Read {
    /// Reads a project whose one product is made of `content`; `project` is added to `trykk.toml`.
    fn of(name: &str, content: &str, project: &str, files: &[(&str, &str)]) -> Self {
        let folder = Project::new(&format!("decks/{name}"));
        folder.change("trykk.toml", "\"veileder\"", &format!("{content:?}"));
        let products = fs::read_to_string(folder.path("trykk.toml")).expect("readable");
        let all = format!("{project}\n{products}");
        fs::write(folder.path("trykk.toml"), all).expect("writable");
        fs::write(folder.path("content/veileder.toml"), GUIDE).expect("writable");
        fs::create_dir_all(folder.path("content/icons")).expect("a folder");
        fs::write(folder.path("content/icons/sol.svg"), "<svg/>").expect("writable");
        for (path, text) in files {
            fs::write(folder.path(path), text).expect("writable");
        }
        let mut sources = Sources::new(&folder.root);
        let mut diags = Diagnostics::new();
        let project = file::load(&mut sources, &mut diags).expect("a project");
        let contents = load_contents(&project, &mut sources, &mut diags);
        let found = diags.sorted();
        Self {
            contents,
            found,
            sources,
        }
    }

    /// A sound project with this deck.
    fn deck(name: &str, deck: &str) -> Self {
        let text = format!("{DECK}{deck}");
        let read = Self::of(name, "kort", "", &[("content/kort.toml", &text)]);
        assert_eq!(read.found, [], "{name}");
        read
    }

    /// A sound project with a table.
    fn table(name: &str, table: &str) -> Self {
        let read = Self::of(name, "liste.csv", "", &[("content/liste.csv", table)]);
        assert_eq!(read.found, [], "{name}");
        read
    }

    fn only(&self) -> &Deck {
        assert_eq!(self.contents.decks.len(), 1);
        self.contents.decks.values().next().expect("a deck")
    }

    fn cards(&self) -> Vec<String> {
        self.only().cards.iter().map(said).collect()
    }

    /// What stands at a place, with its line and column from 1.
    fn at(&self, span: Span) -> (usize, usize, &str) {
        let text = &self.sources.get(span.file).expect("a file").text;
        let before = &text[..span.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column, self.sources.slice(span))
    }
}

/// A value in short: paragraphs between `|`, items as `title: text`.
fn shown(value: &Value) -> String {
    match value {
        Value::Text(paragraphs) => {
            let words: Vec<String> = paragraphs.iter().map(|text| text.plain()).collect();
            words.join("|")
        }
        Value::Items(items) => {
            let item = |item: &trykk::content::Item| match &item.text {
                Some(text) => format!("({}: {})", item.title.plain(), text.plain()),
                None => format!("({})", item.title.plain()),
            };
            items.iter().map(item).collect()
        }
        Value::Table(table) => {
            let line = |texts: &[trykk::content::Text]| {
                let words: Vec<String> = texts.iter().map(|text| text.plain()).collect();
                words.join(",")
            };
            let row = |row: &trykk::content::Row| {
                let head = row.head.as_ref().map(|text| text.plain());
                format!("/{}:{}", head.unwrap_or_default(), line(&row.cells))
            };
            let rows: String = table.rows.iter().map(row).collect();
            line(&table.columns) + &rows
        }
        Value::Icon(name) => format!("<{}>", name.value),
        Value::Image { name, alt } => {
            let alt = alt.as_ref().map(|text| text.plain());
            format!("[{} {}]", name.value, alt.unwrap_or_default())
        }
        Value::Qr(address) => address.value.clone(),
    }
}

/// A card in short: its values by name.
fn said(card: &Card) -> String {
    let mut line = String::new();
    for (name, value) in &card.values {
        let _ = write!(line, "{name}={} ", shown(value));
    }
    line.trim_end().to_owned()
}

#[test]
fn lists_take_each_thing_from_its_own_place() {
    let read = Read::deck(
        "entries",
        r#"
[[card]]
rader = [
  { from = "veileder#regler-for-alle", text = { from = "veileder#regler" } },
  { title = { from = "veileder#husk", field = "title" }, text = "Vent." },
  { from = "veileder#regler.1" },
  { from = "veileder#sporsmal" },
  { from = "veileder#regler.2", title = "Håp først" },
]
"#,
    );
    let rows = "rader=(Regler for alle: Snakk med · Hope)(Husk: Vent.)(Snakk med: Ikke til.)\
                («Hva vil du?»)(«Hva trenger du?»)(Håp først)";
    assert_eq!(read.cards(), [rows]);
}

#[test]
fn tables_have_a_cell_for_each_column_of_each_row() {
    let read = Read::deck(
        "tables",
        r#"
[[card]]
a = { columns = ["En", "To"], rows = ["Dag", "Kveld"] }
b = { columns = ["En", "To"], cells = [["x", ""], ["", "{phone}"]] }
"#,
    );
    assert_eq!(read.cards(), ["a=En,To/Dag:,/Kveld:, b=En,To/:x,/:,"]);
}

#[test]
fn what_all_cards_have_gives_way_to_what_one_says() {
    let read = Read::deck(
        "all",
        r#"
[[card]]
title = "Ett"

[[card]]
title = "To"
fot = "Mitt"

[all]
fot = "Felles"
"#,
    );
    assert_eq!(read.cards(), ["fot=Felles title=Ett", "fot=Mitt title=To"]);
    let shared: Vec<&str> = read
        .only()
        .shared
        .iter()
        .map(|n| n.value.as_str())
        .collect();
    assert_eq!(shared, ["fot"]);
}

#[test]
fn a_reference_gives_a_card_for_each_thing() {
    for (from, cards) in [
        (
            "veileder#regler",
            vec![
                "icon=<sol> letter=S number=1 text=Ikke til. title=Snakk med",
                "label=Håp letter=H number=2 title=Hope",
            ],
        ),
        (
            "veileder#regler.2",
            vec!["label=Håp letter=H number=2 title=Hope"],
        ),
        (
            "veileder#sporsmal",
            vec![
                "number=1 text=«Hva vil du?»",
                "number=2 text=«Hva trenger du?»",
            ],
        ),
        (
            "veileder#rolle",
            vec![
                "points=(Lytte)(Støtte) title=Du skal",
                "points=(Overta) title=Du skal ikke",
            ],
        ),
        ("veileder#husk", vec!["icon=<sol> text=Ett.|To. title=Husk"]),
        ("veileder#regler-for-alle", vec!["title=Regler for alle"]),
        (
            "veileder",
            vec!["text=Til ________________. title=Veileder"],
        ),
    ] {
        let name = format!("from-{}", from.replace(['#', '.'], "-"));
        let read = Read::deck(&name, &format!("[[card]]\nfrom = \"{from}\"\n"));
        assert_eq!(read.cards(), cards, "{from}");
        if from != "veileder" {
            let part = Read::of(&format!("part-{name}"), from, "", &[]);
            assert_eq!(part.found, [], "{from}");
            assert_eq!(part.cards(), cards, "{from} alone");
        }
    }
}

#[test]
fn what_stands_beside_a_reference_is_added_or_said_instead() {
    let read = Read::deck(
        "beside",
        "[[category]]\nid = \"åpning\"\ntitle = { from = \"veileder#husk\" }\n\n\
         [[card]]\nfrom = \"veileder#regler\"\ncategory = \"åpning\"\nface = \"leder\"\n\
         number = \"x\"\ntips = { from = \"veileder#sporsmal.2\" }\n\
         alle = { from = \"veileder#sporsmal\" }\npunkter = { from = \"veileder#rolle.1\", field = \"points\" }\n",
    );
    let added = "alle=(«Hva vil du?»)(«Hva trenger du?»)";
    let more = "punkter=(Lytte)(Støtte)";
    let tips = "tips=«Hva trenger du?»";
    assert_eq!(
        read.cards(),
        [
            format!(
                "{added} icon=<sol> letter=S number=x {more} text=Ikke til. {tips} title=Snakk med"
            ),
            format!("{added} label=Håp letter=H number=x {more} {tips} title=Hope"),
        ]
    );
    let deck = read.only();
    assert_eq!(deck.categories[0].title.plain(), "Husk");
    for card in &deck.cards {
        assert_eq!(card.category, Some(0));
        assert_eq!(
            card.face.as_ref().map(|face| face.value.as_str()),
            Some("leder")
        );
        let written: Vec<&str> = card
            .written
            .iter()
            .map(|name| name.value.as_str())
            .collect();
        assert_eq!(written, ["number", "tips", "alle", "punkter"]);
    }
    let confirm: Vec<String> = deck.confirm.iter().map(|text| text.plain()).collect();
    assert_eq!(confirm, ["Ring numrene først."], "inherited once");
}

#[test]
fn titles_by_reference_and_a_guide_of_another_language() {
    let guide = GUIDE.replace("lang = \"nb\"", "lang = \"nn\"");
    let deck = "lang = \"nb\"\ntitle = { from = \"veileder#regler\" }\n\
        subtitle = { from = \"veileder#sporsmal.1\", field = \"text\" }\n\
        [[card]]\nfrom = \"veileder#regler\"\nhilsen = \"Hei\"\n\
        [[card]]\nlang = \"en\"\ntitle = \"Hello\"\n";
    let files = [
        ("content/veileder.toml", guide.as_str()),
        ("content/kort.toml", deck),
    ];
    let read = Read::of("languages", "kort", "", &files);
    assert_eq!(read.found, []);
    let deck = read.only();
    assert_eq!(deck.title.plain(), "Regler for alle");
    assert_eq!(
        deck.subtitle.as_ref().map(|text| text.plain()).as_deref(),
        Some("«Hva vil du?»")
    );
    let lang = |card: usize, name: &str| match &deck.cards[card].values[name] {
        Value::Text(paragraphs) => paragraphs[0].lang.as_ref().map(|lang| lang.0.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(lang(0, "text").as_deref(), Some("nn"));
    assert_eq!(lang(1, "title").as_deref(), Some("en"), "the item's own");
    assert_eq!(lang(1, "label").as_deref(), Some("nn"));
    assert_eq!(lang(0, "hilsen"), None);
    assert_eq!(lang(2, "title").as_deref(), Some("en"));
}

#[test]
fn a_table_gives_a_card_for_each_row_with_the_place_of_every_cell() {
    let table = "\u{FEFF}navn;rolle;tekst;;\r\nKåre;æresmedlem;*Så* bra;;\r\n;;;;\r\n\
        \"Åse; Liv\";\"sa \"\"hei\"\"\";\"en\nto\";;\r\n";
    let read = Read::table("places", table);
    assert_eq!(
        read.cards(),
        [
            "navn=Kåre rolle=æresmedlem tekst=Så bra",
            "navn=Åse; Liv rolle=sa \"hei\" tekst=en to",
        ]
    );
    let deck = read.only();
    assert_eq!(
        (deck.title.plain().as_str(), deck.lang.0.as_str()),
        ("Liste", "nb")
    );
    let place = |card: usize, name: &str| match &deck.cards[card].values[name] {
        Value::Text(paragraphs) => read.at(paragraphs[0].pieces[0].span),
        other => panic!("{other:?}"),
    };
    assert_eq!(place(0, "rolle"), (2, 6, "æresmedlem"));
    assert_eq!(place(0, "tekst"), (2, 18, "Så"));
    assert_eq!(place(1, "navn"), (4, 2, "Åse; Liv"));
    assert_eq!(place(1, "rolle"), (4, 13, "sa \"\"hei\"\""));
    assert_eq!(place(1, "tekst"), (4, 26, "en\nto"));
    let written: Vec<(usize, usize, &str)> = deck.cards[1]
        .columns
        .iter()
        .map(|name| read.at(name.span))
        .collect();
    assert_eq!(written, [(1, 1, "navn"), (1, 6, "rolle"), (1, 12, "tekst")]);
}

#[test]
fn columns_with_fixed_names_and_defaults_for_all_rows() {
    let table = "navn\tcategory\tface\ticon\timage\timage-alt\tqr\tlang\n\
        Kari\tb\tstor\tsol\tkari.jpg\tKari ler\thttps://a.no\ten\nOla\t\t\t\t\t\t\t\n";
    let deck = format!(
        "{DECK}[[category]]\nid = \"a\"\ntitle = \"A\"\n[[category]]\nid = \"b\"\ntitle = \"B\"\n\
         [[card]]\ncsv = \"liste\"\ncategory = \"a\"\nface = \"liten\"\nrolle = \"medlem\"\n"
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
    let cards = &read.only().cards;
    let face = |at: usize| cards[at].face.as_ref().map(|face| face.value.clone());
    assert_eq!(
        (cards[0].category, face(0).as_deref()),
        (Some(1), Some("stor"))
    );
    assert_eq!(
        (cards[1].category, face(1).as_deref()),
        (Some(0), Some("liten"))
    );
    assert_eq!(read.only().pictures().len(), 1);
    assert_eq!(read.only().icons().len(), 1);
}

#[test]
fn fields_are_filled_in_wherever_words_stand() {
    let fields = "[project]\norganisation = \"Møteplassen\"\n\n[fields]\nphone = \"22 *00* 00\"\n\"åpent\" = \"alltid\"\n";
    let deck = format!(
        "{DECK}[[card]]\ntitle = \"{{organisation}}\"\ntext = \"Ring **{{phone}}**, {{åpent}}.\"\n\
         adresse = \"{{address}}\"\nhvem = \"Spør {{contact-person}} om {{{{klammer}}.\"\n\
         liste = [ {{ title = \"Telefon\", text = \"{{phone}}\" }}, {{ title = \"Vakt\", text = \" {{vakttelefon}} \" }} ]\n\
         [[card]]\nfrom = \"veileder\"\n"
    );
    let read = Read::of("fields", "kort", fields, &[("content/kort.toml", &deck)]);
    assert_eq!(read.found, []);
    assert_eq!(
        read.cards(),
        [
            "adresse= hvem=Spør ________________ om {klammer}. liste=(Telefon: 22 *00* 00)(Vakt) \
             text=Ring 22 *00* 00, alltid. title=Møteplassen",
            "text=Til Møteplassen. title=Veileder",
        ]
    );
    assert!(read.only().cards[0].values["adresse"].is_empty());
    let guide = &read.contents.guides["content/veileder.toml"];
    let subtitle = guide.subtitle.as_ref().expect("one").plain();
    assert_eq!(subtitle, "Til Møteplassen.");
}

#[test]
fn an_unknown_field_is_told_at_its_place() {
    let deck = format!("{DECK}[[card]]\ntext = '''\nÆ {{phone}}\nog {{pone}} {{pone}}'''\n");
    let read = Read::of("unknown-field", "kort", "", &[("content/kort.toml", &deck)]);
    let told: Vec<_> = read
        .found
        .iter()
        .map(|d| (d.message.code, read.at(d.span.expect("a place"))))
        .collect();
    assert_eq!(
        told,
        [
            (Code::UnknownField, (6, 4, "{pone}")),
            (Code::UnknownField, (6, 11, "{pone}")),
        ]
    );
}

#[test]
fn a_long_table_is_read_or_counted_quickly() {
    let table = |rows: usize| {
        let mut table = "navn;rolle;sted;tekst\n".to_owned();
        for at in 0..rows {
            let _ = writeln!(table, "Kåre {at};medlem;Ås;\"En; to – tre\"");
        }
        table
    };
    let read = Read::table("long", &table(20_000));
    assert_eq!(read.only().cards.len(), 20_000);
    let text = table(100_000);
    let started = std::time::Instant::now();
    let read = Read::of("too-long", "liste.csv", "", &[("content/liste.csv", &text)]);
    let codes: Vec<Code> = read.found.iter().map(|d| d.message.code).collect();
    assert_eq!(codes, [Code::TableTooLong]);
    // Quadratic work would take minutes.
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[test]
fn many_uneven_rows_are_told_by_their_number() {
    let mut table = "a;b\n".to_owned();
    table.push_str(&"1\n".repeat(30));
    let read = Read::of("uneven", "liste.csv", "", &[("content/liste.csv", &table)]);
    let codes: Vec<Code> = read.found.iter().map(|d| d.message.code).collect();
    assert_eq!(codes.len(), 21);
    let last = read.found.last().expect("one").message.text();
    assert!(last.ends_with("from here on: 10"), "{last}");
}

#[test]
fn a_table_that_is_not_utf8_says_how_excel_saves_it() {
    let folder = Project::new("decks/latin");
    folder.change("trykk.toml", "\"veileder\"", "\"liste.csv\"");
    fs::write(folder.path("content/liste.csv"), b"navn\nK\xe5re\n").expect("writable");
    let mut sources = Sources::new(&folder.root);
    let mut diags = Diagnostics::new();
    let project = file::load(&mut sources, &mut diags).expect("a project");
    load_contents(&project, &mut sources, &mut diags);
    let found = diags.sorted();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message.code, Code::FileNotUtf8);
    assert_eq!(found[0].hints[0].code, Code::SaveCsvUtf8);
    assert_eq!(
        sources.slice(found[0].span.expect("a place")),
        "\"liste.csv\""
    );
}

#[test]
fn the_bundled_telephone_numbers_can_be_a_list_on_a_card() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let numbers = fs::read_to_string(here.join("content/hjelpetelefoner.toml")).expect("readable");
    let deck = format!("{DECK}[[card]]\ntall = {{ from = \"hjelpetelefoner#numre\" }}\n");
    let files = [
        ("content/hjelpetelefoner.toml", numbers.as_str()),
        ("content/kort.toml", &deck),
    ];
    let read = Read::of("numbers", "kort", "", &files);
    assert_eq!(read.found, []);
    let cards = read.cards();
    assert!(
        cards[0].starts_with("tall=(113: Medisinsk nødhjelp"),
        "{cards:?}"
    );
    assert!(
        cards[0].ends_with("(22 40 00 40: Kirkens SOS)"),
        "{cards:?}"
    );
    let confirm = read.only().confirm[0].plain();
    assert!(confirm.contains("NRK, november 2021"), "{confirm}");
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
        deck in "(\\[\\[card\\]\\]\n|\\[back\\]\n|from = \"veileder#regler.1\"\n|csv = \"liste\"\n|a = \"[{}b*]{0,6}\"\n|x = \\[\\{ title = \"T\" \\}\\]\n){0,6}",
    ) {
        let folder = Project::new("decks/any");
        folder.change("trykk.toml", "\"veileder\"", "\"kort\"");
        let products = fs::read_to_string(folder.path("trykk.toml")).expect("readable");
        let all = format!("{products}\n[[product]]\nid = \"to\"\nlayout = \"hefte\"\ntheme = \"sti\"\ncontent = \"liste.csv\"\n");
        fs::write(folder.path("trykk.toml"), all).expect("writable");
        fs::write(folder.path("content/liste.csv"), &table).expect("writable");
        fs::write(folder.path("content/kort.toml"), format!("{DECK}{deck}")).expect("writable");
        let mut sources = Sources::new(&folder.root);
        let mut diags = Diagnostics::new();
        let project = file::load(&mut sources, &mut diags).expect("a project");
        let contents = load_contents(&project, &mut sources, &mut diags);
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
