//! Decks as the program reads them: words from guides, from tables and of their own, with their
//! places, and the fields among them.

use std::fs;

use trykk::content::Thing;

use crate::support::contents::{DECK, GUIDE, Read};
use crate::support::files::here;

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
fn thousands_of_cards_of_one_list_take_one_thing_each() {
    const COUNT: usize = 4_000;
    let mut guide = String::from(
        "lang = \"nb\"\ntitle = \"V\"\n[[section]]\nid = \"en\"\ntitle = \"En\"\n[[section.block]]\n\
         id = \"ting\"\nkind = \"items\"\nitems = [\n",
    );
    let mut cards = String::from("lang = \"nb\"\ntitle = \"K\"\n");
    for number in 1..=COUNT {
        guide += &format!("{{ title = \"Ting {number}\", text = \"Ord.\" }},\n");
        cards += &format!("[[card]]\nfrom = \"veileder#ting.{number}\"\n");
    }
    guide += "]\n";
    let files = [
        ("content/veileder.toml", guide),
        ("content/kort.toml", cards),
    ];
    let read = Read::of("one-each", "kort", "", &files);
    assert_eq!(read.only().cards.len(), COUNT);
    let last = read.cards().pop().expect("a card");
    assert!(last.contains("Ting 4000"), "{last}");
}

#[test]
fn pictures_and_codes_of_a_guide_are_taken_whole() {
    let files = [
        (
            "content/veileder.toml",
            "lang = \"nb\"\ntitle = \"V\"\n[[section]]\nid = \"en\"\ntitle = \"En\"\n[[section.block]]\nid = \"kart\"\n\
             kind = \"image\"\nfile = \"kart.png\"\nalt = \"Et kart\"\n[[section.block]]\nid = \"kode\"\nkind = \"qr\"\n\
             address = \"https://a.no\"\n",
        ),
        (
            "content/kort.toml",
            "lang = \"nb\"\ntitle = \"K\"\n[[card]]\nimage = { from = \"veileder#kart\" }\nqr = { from = \"veileder#kode\" }\n\
             [[card]]\nimage = { from = \"veileder#kode\" }\n",
        ),
    ];
    let read = Read::of("whole", "kort", "", &files);
    let deck = read.contents.decks.values().next().expect("a deck");
    let said: Vec<&str> = read.found.iter().map(|found| found.fault.name()).collect();
    let card = &deck.cards.get(0).expect("a card").values;
    assert!(matches!(&card["image"], Thing::Image(image) if image.file.value == "kart.png"));
    assert!(matches!(&card["qr"], Thing::Qr(_)));
    assert_eq!(said, ["not-of-kind"]);
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
            let part = Read::of(&format!("part-{name}"), from, "", &[("", ""); 0]);
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
    for card in deck.cards.iter() {
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
    let lang = |card: usize, name: &str| match &deck.cards.get(card).expect("a card").values[name] {
        Thing::Text(paragraphs) => paragraphs[0].lang.as_ref().map(|lang| lang.0.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(lang(0, "text").as_deref(), Some("nn"));
    assert_eq!(lang(1, "title").as_deref(), Some("en"), "the item's own");
    assert_eq!(lang(1, "label").as_deref(), Some("nn"));
    assert_eq!(lang(0, "hilsen"), None);
    assert_eq!(lang(2, "title").as_deref(), Some("en"));
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
    assert!(read.only().cards.get(0).expect("a card").values["adresse"].is_empty());
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
        .map(|d| (d.fault.name(), read.at(d.span.expect("a place"))))
        .collect();
    assert_eq!(
        told,
        [
            ("unknown-field", (6, 4, "{pone}")),
            ("unknown-field", (6, 11, "{pone}")),
        ]
    );
}

#[test]
fn the_bundled_telephone_numbers_can_be_a_list_on_a_card() {
    let numbers = fs::read_to_string(here("content/hjelpetelefoner.toml")).expect("readable");
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
