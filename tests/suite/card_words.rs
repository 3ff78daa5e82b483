//! Every word on the cards that the guide says is the guide's, in its order: the guide is read here
//! with a TOML parser and nothing of Trykk's, the cards from the PDF that the program built.

use std::fs;

use toml::{Table, Value};

use crate::support::cards::{build, built, copied};
use crate::support::files::here;
use crate::support::pdf::{Bookmark, Element, Pdf};

/// The fields of the contact card: their names in `[fields]`, and the words before them.
const FIELDS: [(&str, &str); 6] = [
    ("organisation", "Sted"),
    ("address", "Adresse"),
    ("contact-person", "Hvem"),
    ("opening-hours", "Åpent"),
    ("phone", "Telefon"),
    ("vakttelefon", "Vakt"),
];

fn toml(path: &str) -> Table {
    let text = fs::read_to_string(here(path)).expect("readable");
    text.parse().expect("TOML")
}

/// Words as they stand in a file: white space is one space, and stars are no words.
fn plain(text: &str) -> String {
    let words = text.replace('*', "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(table: &Table, key: &str) -> String {
    plain(
        table
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{key} in {table:?}")),
    )
}

fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let list = table.get(key).and_then(Value::as_array);
    let tables = list.into_iter().flatten();
    tables
        .map(|value| value.as_table().expect("a table"))
        .collect()
}

/// The section or block of the guide with this id.
fn part(guide: &Table, id: &str) -> Table {
    let is = |table: &&Table| table.get("id").and_then(Value::as_str) == Some(id);
    let sections = tables(guide, "section");
    let blocks = sections.iter().flat_map(|section| tables(section, "block"));
    let mut all = sections.iter().copied().chain(blocks).filter(is);
    all.next().unwrap_or_else(|| panic!("no {id}")).clone()
}

/// What each item of a block says under these keys.
fn items(guide: &Table, id: &str, keys: &[&str]) -> Vec<Vec<String>> {
    let block = part(guide, id);
    let item = |item: &Table| keys.iter().map(|key| said(item, key)).collect();
    tables(&block, "items").into_iter().map(item).collect()
}

fn quotes(guide: &Table, id: &str) -> Vec<String> {
    let block = part(guide, id);
    let list = block
        .get("quotes")
        .and_then(Value::as_array)
        .expect("quotes");
    list.iter()
        .map(|quote| plain(quote.as_str().expect("a text")))
        .collect()
}

/// The words of each card in reading order, element by element.
fn card_words(bytes: &[u8]) -> Vec<Vec<String>> {
    of_elements(&Pdf::load(bytes).elements())
}

fn of_elements(elements: &[Element]) -> Vec<Vec<String>> {
    let mut cards: Vec<Vec<String>> = Vec::new();
    for element in elements {
        if element.role == "Sect" {
            cards.push(Vec::new());
        }
        let words = plain(&element.words);
        if !words.is_empty() {
            cards.last_mut().expect("a card").push(words);
        }
    }
    cards
}

/// The seven rules with their explanations and numbers, as both decks of rules show them.
fn rules(guide: &Table) -> Vec<Vec<String>> {
    let rules = items(guide, "huskeregler", &["title", "text"]);
    assert_eq!(rules.len(), 7);
    let numbered = rules.into_iter().zip(1..);
    numbered
        .map(|(mut rule, n): (_, i32)| {
            rule.push(n.to_string());
            rule
        })
        .collect()
}

#[test]
fn the_rules_on_the_cards_are_the_guides() {
    let guide = toml("content/veileder.toml");
    let title = said(&part(&guide, "huskeregler-for-hverdagen"), "title");
    let first = vec![title, said(&guide, "title")];
    let words = card_words(&built("lommehefte-screen.pdf"));
    assert_eq!(words[0], first);
    // The number in the station stands first.
    let mut numbered = rules(&guide);
    numbered.iter_mut().for_each(|rule| rule.rotate_right(1));
    assert_eq!(words[1..], numbered);
    let words = card_words(&built("huskekort-screen.pdf"));
    assert_eq!(words[0][..2], first);
    // The number in the station, the rule, and what its letter stands for; behind it, all of that letter.
    let letters = items(&guide, "huskeregler", &["letter"]).concat();
    for ((rule, letter), found) in rules(&guide).iter().zip(letters).zip(&words[1..8]) {
        let [title, text, number] = &rule[..] else {
            panic!("{rule:?}");
        };
        let [label, english, means] = stone(&guide, &letter);
        let front = [number.clone(), title.clone(), text.clone(), label.clone()];
        let back = [
            letter,
            label,
            english,
            means,
            "stasjon 16, side 18".to_owned(),
        ];
        assert_eq!(*found, [&front[..], &back[..]].concat());
    }
}

/// The name of a letter's corner stone, its name in English, and what is said of it.
fn stone(guide: &Table, letter: &str) -> [String; 3] {
    let stones = items(guide, "chime", &["label", "title", "text"]);
    let found = stones
        .into_iter()
        .find(|stone| stone[1].starts_with(letter));
    found.expect("a letter").try_into().expect("three")
}

#[test]
fn the_back_of_the_title_has_the_corner_stones() {
    let guide = toml("content/veileder.toml");
    let mut wanted = vec![said(&part(&guide, "hjornesteinene"), "title")];
    let stones = items(&guide, "chime", &["label", "title"]);
    assert_eq!(stones.len(), 5);
    for stone in stones {
        let letter = stone[1].chars().next().expect("a letter");
        wanted.push(letter.to_string());
        wanted.extend(stone);
    }
    let words = card_words(&built("huskekort-screen.pdf"));
    assert_eq!(words[0][2..], wanted);
}

#[test]
fn the_numbers_on_the_contact_card_are_those_of_their_file() {
    let numbers = toml("content/hjelpetelefoner.toml");
    let wanted = items(&numbers, "numre", &["title", "text"]).concat();
    let words = card_words(&built("huskekort-screen.pdf"));
    assert!(
        wanted.len() == 8 && words[8].ends_with(&wanted),
        "{:?}",
        words[8]
    );
}

#[test]
fn the_questions_on_the_conversation_cards_are_the_guides() {
    let guide = toml("content/veileder.toml");
    let deck = toml("content/samtalekort.toml");
    let groups: Vec<[String; 2]> = tables(&deck, "category")
        .iter()
        .map(|c| [said(c, "title"), said(c, "letter")])
        .collect();
    let text = |id| items(&guide, id, &["text"]).concat();
    let questions = [
        quotes(&guide, "apningssporsmal"),
        quotes(&guide, "mestring"),
        text("star-fast"),
        text("vanskelig"),
    ];
    assert_eq!(questions.each_ref().map(Vec::len), [4, 2, 3, 3]);
    let places = ["6, side 8", "7, side 9", "8, side 10", "15, side 17"];
    let mut backs = composed().into_iter();
    let mut wanted: Vec<Vec<String>> = Vec::new();
    for (([group, letter], questions), place) in groups.iter().zip(questions).zip(places) {
        for question in questions {
            let [name, ..] = stone(&guide, letter);
            let back = backs.next().expect("a back");
            let place = format!("stasjon {place}");
            let listen = "Lytt etter".to_owned();
            let words = [group.clone(), question, place, letter.clone(), listen];
            wanted.push([&words[..], &[back, name]].concat());
        }
    }
    let words = card_words(&built("samtalekort-screen.pdf"));
    assert_eq!(words[2..14], wanted);
    assert_eq!(
        words[0],
        [
            said(&deck, "title"),
            said(&guide, "title"),
            said(&part(&guide, "avslutning"), "title")
        ]
    );
    // The card for whoever brings them has one text of the guide on its front, the last.
    let silence = said(&part(&guide, "stillhet"), "text");
    assert!(words[1].contains(&silence), "{:?}", words[1]);
    for own in &words[14..] {
        assert_eq!(*own, ["Mitt eget spørsmål", "Lytt etter"]);
    }
}

/// What the conversation cards say on their backs, in their order.
fn composed() -> Vec<String> {
    let errata = toml("tests/errata.toml");
    let cards = tables(&errata, "card");
    cards.into_iter().map(|card| said(card, "words")).collect()
}

#[test]
fn what_conversation_cards_say_on_their_backs_is_put_together_from_words_of_the_guide() {
    let split = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphabetic());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let guide = fs::read_to_string(here("content/veileder.toml")).expect("readable");
    let known: std::collections::BTreeSet<String> = split(&guide).into_iter().collect();
    let deck = toml("content/samtalekort.toml");
    let backs = tables(&deck, "card");
    let backs = backs.iter().filter(|card| card.contains_key("etter"));
    let backs: Vec<String> = backs.map(|card| said(card, "etter")).collect();
    assert_eq!(
        backs,
        composed(),
        "tests/errata.toml has the reason of each"
    );
    for word in backs.iter().flat_map(|back| split(back)) {
        assert!(known.contains(&word) && word != "personen", "{word}");
    }
}

#[test]
fn a_conversation_card_never_speaks_of_relapse() {
    let forbidden = "tilbakefall";
    let guide = fs::read_to_string(here("content/veileder.toml")).expect("readable");
    assert!(guide.to_lowercase().contains(forbidden), "the guide does");
    let pdf = Pdf::load(&built("samtalekort-screen.pdf"));
    let mut all = pdf.words();
    for element in pdf.elements() {
        all.push_str(&element.title.unwrap_or_default());
    }
    for Bookmark { title, .. } in pdf.bookmarks() {
        all.push_str(&title);
    }
    assert!(all.contains("Hva er viktig"), "{all}");
    assert!(!all.to_lowercase().contains(forbidden), "{all}");
}

#[test]
fn the_questions_for_staff_are_the_guides() {
    let guide = toml("content/veileder.toml");
    let questions = items(&guide, "refleksjon", &["title", "text"]);
    assert_eq!(questions.len(), 5);
    let numbered = questions.into_iter().zip(1..);
    let letters = items(&guide, "refleksjon", &["letter"]).concat();
    let wanted: Vec<Vec<String>> = numbered
        .zip(letters)
        .map(|((mut question, n), letter): ((_, i32), _)| {
            question.insert(0, n.to_string());
            let [name, ..] = stone(&guide, &letter);
            question.push(name);
            question
        })
        .collect();
    let found = card_words(&built("refleksjonskort-screen.pdf"));
    assert_eq!(found[0][0], "Refleksjonsspørsmål for ansatte");
    assert_eq!(found[1..6], wanted);
    for own in &found[6..] {
        assert_eq!(*own, ["Mitt eget spørsmål"]);
    }
}

/// The contact card of a file: its words, and how many level lines are drawn on it.
fn contact(bytes: &[u8]) -> (Vec<String>, usize) {
    let pdf = Pdf::load(bytes);
    let words = card_words(bytes)[8].clone();
    let (mut from, mut lines) = ([0.0; 2], 0);
    for operation in pdf.operations(16) {
        let at = || -> [f64; 2] {
            let number = |n: usize| f64::from(operation.operands[n].as_float().expect("a number"));
            [number(0), number(1)]
        };
        match operation.operator.as_str() {
            "m" => from = at(),
            "l" => lines += usize::from((from[1] - at()[1]).abs() < 0.01),
            _ => {}
        }
    }
    (words, lines)
}

#[test]
fn an_empty_field_is_a_line_to_write_on_and_a_filled_one_its_text() {
    let labels: Vec<String> = FIELDS
        .iter()
        .map(|(_, label)| (*label).to_owned())
        .collect();
    let (words, lines) = contact(&built("huskekort-screen.pdf"));
    assert_eq!(words[0], "Kontakt");
    assert_eq!(words[1..7], labels);
    assert_eq!(lines, FIELDS.len());

    let texts = [
        "Møteplassen",
        "Storgata 1",
        "Åse",
        "kl. 9–15",
        "22 00 00 00",
        "22 11 11 11",
    ];
    for count in [1, 3, FIELDS.len()] {
        let given: Vec<_> = FIELDS.iter().zip(texts).take(count).collect();
        let mut more = String::new();
        for ((field, _), text) in &given {
            more.push_str(&format!("{field} = \"{text}\"\n"));
        }
        let root = copied(&format!("fields-{count}"), &more);
        let output = build(&root, &["huskekort"], &format!("filled-{count}"));
        let file = fs::read(output.join("huskekort-screen.pdf")).expect("a file");
        let (words, lines) = contact(&file);
        let mut wanted = vec!["Kontakt".to_owned()];
        for (nth, label) in labels.iter().enumerate() {
            wanted.push(label.clone());
            wanted.extend(given.get(nth).map(|(_, text)| (*text).to_owned()));
        }
        assert_eq!(words[..wanted.len()], wanted);
        assert_eq!(lines, FIELDS.len() - count, "{more}");
    }
}

#[test]
fn the_perforated_cards_are_the_same_and_one_of_ones_own() {
    let read =
        |name: &str| fs::read_to_string(here(&format!("content/{name}.toml"))).expect("a deck");
    let (cards, perforated) = (read("huskekort"), read("huskekort-perforert"));
    let (_, cards) = cards.split_once("lang = ").expect("words");
    let (_, perforated) = perforated.split_once("lang = ").expect("words");
    let own = perforated.strip_prefix(cards).expect("the same cards");
    assert_eq!(own.matches("[[card]]").count(), 1);
    assert!(own.contains("title = \"Min egen huskeregel\""), "{own}");
}
