//! Every word of content/veileder.toml against the owner's text, word by word.
//!
//! Two texts enter: the guide, read here with a TOML parser and nothing of Trykk's, and the source
//! in tests/data/veileder.txt with the repairs that tests/errata.toml allows. They must be the same
//! words in the same order. A key that this file does not know fails too, so that no word can hide.

use std::collections::BTreeSet;
use std::fs;

use toml::{Table, Value};

use crate::support::files::here;

/// One allowed difference between the source and the guide.
#[derive(Debug, Clone)]
struct Repair {
    old: String,
    new: String,
    count: usize,
}

/// All that may differ.
#[derive(Debug, Clone)]
struct Errata {
    repairs: Vec<Repair>,
    /// Labels that stand beside a title: `(title, label)`, in the order of the guide.
    additions: Vec<(String, String)>,
    /// What the colophon says, which is not the source's.
    colophon: String,
}

/// What the guide says.
#[derive(Debug, Default)]
struct Words {
    /// Every word in the order of reading.
    list: Vec<String>,
    /// `(title, label)` of each item that has a label.
    labels: Vec<(String, String)>,
    /// What the colophon says.
    colophon: String,
}

type Outcome<T> = Result<T, String>;

fn read(path: &str) -> Outcome<String> {
    fs::read_to_string(here(path)).map_err(|error| format!("{path}: {error}"))
}

fn string(table: &Table, key: &str) -> Outcome<String> {
    match table.get(key) {
        Some(Value::String(text)) => Ok(text.clone()),
        other => Err(format!("{key}: a string is wanted, not {other:?}")),
    }
}

fn tables<'a>(table: &'a Table, key: &str) -> Outcome<Vec<&'a Table>> {
    let Some(Value::Array(values)) = table.get(key) else {
        return Err(format!("{key}: a list is wanted, not {:?}", table.get(key)));
    };
    let each = values.iter().map(|value| match value {
        Value::Table(table) => Ok(table),
        other => Err(format!("{key}: a table is wanted, not {other:?}")),
    });
    each.collect()
}

/// Fails on any key outside `known`.
fn only(table: &Table, known: &[&str]) -> Outcome<()> {
    match table.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(format!("`{key}` is not known here: {table:?}")),
        None => Ok(()),
    }
}

/// Every word of a guide in the order of reading.
fn words_of_guide(toml: &str) -> Outcome<Words> {
    let guide: Table = toml::from_str(toml).map_err(|error| error.to_string())?;
    only(&guide, &["lang", "title", "letters", "subtitle", "section"])?;
    let mut words = Words::default();
    words.say(&string(&guide, "title")?);
    words.say(&string(&guide, "subtitle")?);
    for section in tables(&guide, "section")? {
        if section.get("role").and_then(Value::as_str) == Some("back") {
            words.back(section)?;
            continue;
        }
        if section.get("role").and_then(Value::as_str) == Some("colophon") {
            words.colophon(section)?;
            continue;
        }
        only(section, &["id", "title", "letter", "part", "role", "block"])?;
        words.say(&string(section, "title")?);
        // The name of a part stands beside the title of its first chapter.
        if section.contains_key("part") {
            let part = string(section, "part")?;
            words.labels.push((string(section, "title")?, part));
        }
        for block in tables(section, "block")? {
            words.block(block)?;
        }
    }
    Ok(words)
}

impl Words {
    /// The back says again what the guide says: its words stand there in the same order.
    fn back(&self, section: &Table) -> Outcome<()> {
        only(section, &["id", "title", "role", "block"])?;
        let mut own = Self::default();
        own.say(&string(section, "title")?);
        for block in tables(section, "block")? {
            own.block(block)?;
        }
        let found = self
            .list
            .windows(own.list.len().max(1))
            .any(|part| part == own.list);
        match found {
            true => Ok(()),
            false => Err(format!("the back has words of its own: {:?}", own.list)),
        }
    }

    /// The colophon has words of its own, and other names only that the guide has.
    fn colophon(&mut self, section: &Table) -> Outcome<()> {
        only(section, &["id", "title", "role", "block"])?;
        let mut own = Self::default();
        own.say(&string(section, "title")?);
        for block in tables(section, "block")? {
            own.block(block)?;
        }
        self.colophon = own.list.join(" ");
        match own.labels.iter().find(|label| !self.labels.contains(label)) {
            Some(label) => Err(format!("the colophon has a name of its own: {label:?}")),
            None => Ok(()),
        }
    }

    fn say(&mut self, text: &str) {
        self.list.extend(text.split_whitespace().map(str::to_owned));
    }

    fn block(&mut self, block: &Table) -> Outcome<()> {
        let kind = string(block, "kind")?;
        let keys: &[&str] = match kind.as_str() {
            "text" | "pull" | "notes" => &["text"],
            "callout" => &["label", "icon", "text"],
            "items" | "steps" => &["items"],
            "quotes" => &["quotes"],
            "contrast" => &["yes", "no"],
            other => return Err(format!("no block kind is called `{other}`")),
        };
        only(block, &[&["id", "kind", "title"], keys].concat())?;
        if block.contains_key("title") {
            self.say(&string(block, "title")?);
        }
        for key in keys {
            match *key {
                "text" if kind == "notes" && !block.contains_key("text") => {}
                // The name of a picture is no word.
                "icon" => {}
                "items" => self.items(block)?,
                "quotes" => self.list_of(block, "quotes")?,
                "yes" | "no" => self.side(block, key)?,
                plain => self.say(&string(block, plain)?),
            }
        }
        Ok(())
    }

    fn items(&mut self, block: &Table) -> Outcome<()> {
        for item in tables(block, "items")? {
            only(item, &["title", "text", "label", "lang", "icon", "letter"])?;
            let title = string(item, "title")?;
            self.say(&title);
            if item.contains_key("label") {
                self.labels.push((title, string(item, "label")?));
            }
            if item.contains_key("text") {
                self.say(&string(item, "text")?);
            }
        }
        Ok(())
    }

    fn side(&mut self, block: &Table, key: &str) -> Outcome<()> {
        let Some(Value::Table(side)) = block.get(key) else {
            return Err(format!("{key}: a table is wanted"));
        };
        only(side, &["title", "points"])?;
        self.say(&string(side, "title")?);
        self.list_of(side, "points")
    }

    fn list_of(&mut self, table: &Table, key: &str) -> Outcome<()> {
        let Some(Value::Array(values)) = table.get(key) else {
            return Err(format!("{key}: a list is wanted"));
        };
        for value in values {
            let text = value.as_str().ok_or(format!("{key}: {value:?}"))?;
            self.say(text);
        }
        Ok(())
    }
}

fn read_errata(toml: &str) -> Outcome<Errata> {
    let table: Table = toml::from_str(toml).map_err(|error| error.to_string())?;
    only(&table, &["repair", "addition", "card", "colophon"])?;
    let mut errata = Errata {
        repairs: Vec::new(),
        additions: Vec::new(),
        colophon: String::new(),
    };
    if let Some(Value::Table(colophon)) = table.get("colophon") {
        only(colophon, &["words", "why"])?;
        given_why(colophon)?;
        errata.colophon = string(colophon, "words")?;
    }
    for repair in tables(&table, "repair")? {
        only(repair, &["old", "new", "count", "why"])?;
        given_why(repair)?;
        let count = repair.get("count").and_then(Value::as_integer);
        errata.repairs.push(Repair {
            old: string(repair, "old")?,
            new: string(repair, "new")?,
            count: count
                .and_then(|n| usize::try_from(n).ok())
                .ok_or(format!("count is missing: {repair:?}"))?,
        });
    }
    for addition in tables(&table, "addition")? {
        only(addition, &["beside", "label", "why"])?;
        given_why(addition)?;
        let pair = (string(addition, "beside")?, string(addition, "label")?);
        errata.additions.push(pair);
    }
    Ok(errata)
}

fn given_why(table: &Table) -> Outcome<()> {
    match string(table, "why")?.trim() {
        "" => Err(format!("no reason is given: {table:?}")),
        _ => Ok(()),
    }
}

/// The source's words with the repairs made.
fn words_of_source(source: &str, repairs: &[Repair]) -> Outcome<Vec<String>> {
    let fold = source.split_whitespace().collect::<Vec<_>>();
    let mut text = fold.join(" ");
    for Repair { old, new, count } in repairs {
        let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        if letters(old) != letters(new) || old == new {
            return Err(format!(
                "a repair may not change letters: {old:?} → {new:?}"
            ));
        }
        let found = text.matches(old.as_str()).count();
        if found != *count || found == 0 {
            return Err(format!("{old:?} stands {found} times, not {count}"));
        }
        text = text.replace(old.as_str(), new);
    }
    Ok(text.split_whitespace().map(str::to_owned).collect())
}

/// The first place where the lists differ, with the words around it.
fn same_words(source: &[String], guide: &[String]) -> Outcome<()> {
    let longest = source.len().max(guide.len());
    let Some(at) = (0..longest).find(|&i| source.get(i) != guide.get(i)) else {
        return Ok(());
    };
    let around = |list: &[String]| {
        let end = (at + 7).min(list.len());
        list[at.saturating_sub(6).min(end)..end].join(" ")
    };
    Err(format!(
        "word {} differs: source {:?}, guide {:?}\n  source: … {} …\n  guide:  … {} …",
        at + 1,
        source.get(at),
        guide.get(at),
        around(source),
        around(guide),
    ))
}

/// The whole comparison, as the tests and their mutations need it.
fn compare(source: &str, guide: &str, errata: &Errata) -> Outcome<()> {
    let guide = words_of_guide(guide)?;
    same_words(&words_of_source(source, &errata.repairs)?, &guide.list)?;
    if guide.colophon != errata.colophon {
        Err(format!(
            "the colophon differs:\n  allowed: {}\n  guide:   {}",
            errata.colophon, guide.colophon
        ))
    } else if guide.labels == errata.additions {
        Ok(())
    } else {
        Err(format!(
            "labels differ:\n  allowed: {:?}\n  guide:   {:?}",
            errata.additions, guide.labels
        ))
    }
}

/// Source, guide and errata as they stand in the repository.
fn material() -> Outcome<(String, String, Errata)> {
    let errata = read_errata(&read("tests/errata.toml")?)?;
    let source = read("tests/data/veileder.txt")?;
    Ok((source, read("content/veileder.toml")?, errata))
}

#[test]
fn every_word_is_the_owners() {
    let (source, guide, errata) = material().expect("readable");
    if let Err(difference) = compare(&source, &guide, &errata) {
        panic!("{difference}");
    }
}

#[test]
fn names_are_unique_and_plain() {
    let guide: Table = toml::from_str(&material().expect("readable").1).expect("TOML");
    let mut seen = BTreeSet::new();
    let mut check = |table: &Table| {
        let id = string(table, "id").expect("an id");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(id.chars().all(plain), "`{id}` is not kebab-case");
        assert!(seen.insert(id.clone()), "`{id}` stands twice");
    };
    for section in tables(&guide, "section").expect("sections") {
        check(section);
        for block in tables(section, "block").expect("blocks") {
            if block.contains_key("id") {
                check(block);
            }
        }
    }
}

#[test]
fn a_change_of_any_word_is_seen() {
    let (source, guide, errata) = material().expect("readable");
    let expected = words_of_source(&source, &errata.repairs).expect("repairs fit");
    let words = words_of_guide(&guide).expect("a guide").list;
    for at in 0..words.len() {
        let mut changed = words.clone();
        changed[at].push('x');
        assert!(same_words(&expected, &changed).is_err(), "changed {at}");
        let mut shorter = words.clone();
        shorter.remove(at);
        assert!(same_words(&expected, &shorter).is_err(), "removed {at}");
    }
    let mut longer = words.clone();
    longer.push("til".to_owned());
    assert!(same_words(&expected, &longer).is_err(), "a word too many");
}

#[test]
fn changes_to_the_file_are_seen() {
    let (source, guide, errata) = material().expect("readable");
    for (old, new) in [
        ("et spillkvelds,", "en spillkveld,"),
        ("– egentlig?»", "- egentlig?»"),
        ("«behandler nummer to»", "\\\"behandler nummer to\\\""),
        ("label = \"Husk\"", "label = \"NB\""),
        ("label = \"Håp\"", "label = \"Tro\""),
        ("role = \"closing\"", "role = \"closing\"\nfooter = \"Hei\""),
        ("title = \"Du skal ikke\"", "title = \"Du må ikke\""),
        ("kind = \"pull\"", "kind = \"shout\""),
        ("title = \"Kontakt\"", "title = \"Om oss\""),
    ] {
        assert!(guide.contains(old), "{old} is not in the guide");
        let changed = guide.replacen(old, new, 1);
        assert!(compare(&source, &changed, &errata).is_err(), "{new}");
    }
}

#[test]
fn the_difference_is_shown_with_its_neighbours() {
    let (source, guide, errata) = material().expect("readable");
    let changed = guide.replacen(
        "destinasjon, men en prosess.",
        "destinasjon, men en reise.",
        1,
    );
    let message = compare(&source, &changed, &errata).expect_err("a changed word");
    for part in ["prosess.", "reise.", "ikke en destinasjon, men en"] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn errata_hide_nothing() {
    let (source, guide, errata) = material().expect("readable");
    let with = |old: &str, new: &str, count: usize| {
        let mut changed = errata.clone();
        changed.repairs.push(Repair {
            old: old.to_owned(),
            new: new.to_owned(),
            count,
        });
        compare(&source, &guide, &changed)
    };
    let unused = with("this stands nowhere –", "this stands nowhere -", 1);
    assert!(unused.expect_err("unused").contains("0 times"));
    assert!(with("nowhere –", "nowhere -", 0).is_err(), "for no place");
    let letters = with("Hold avtaler", "Hold løfter", 1);
    assert!(letters.expect_err("letters").contains("letters"));
    assert!(with("Hold avtaler", "Hold avtaler", 1).is_err(), "idle");
    for at in 0..errata.repairs.len() {
        let mut miscounted = errata.clone();
        miscounted.repairs[at].count += 1;
        assert!(compare(&source, &guide, &miscounted).is_err(), "count {at}");
        let mut fewer = errata.clone();
        fewer.repairs.remove(at);
        assert!(compare(&source, &guide, &fewer).is_err(), "without {at}");
    }
    let mut unlabelled = errata.clone();
    unlabelled.additions.pop();
    assert!(compare(&source, &guide, &unlabelled).is_err(), "label");
}
