//! The examples of the user's guide: each is a project without errors, and the error in it is what `trykk` says.

use std::collections::BTreeMap;
use std::fs;

use trykk::content::load_words;
use trykk::content::project;
use trykk::diag::Diagnostics;
use trykk::disk::Folder;
use trykk::source::Sources;

use crate::docs::{guide, page, trykk};
use crate::support::examples::{blocks, examples};
use crate::support::files::{self, copy, fresh, here};
use crate::support::images::{MARK, way};

/// `trykk check` on a project of these files and the bundled fonts.
fn check(name: &str, files: &BTreeMap<&str, String>) -> (String, Option<i32>) {
    let root = fresh(&format!("docs/{name}"));
    files::write(
        &root,
        files.iter().map(|(path, text)| (*path, text.as_bytes())),
    );
    for folder in ["fonts", "content/icons"] {
        copy(&here(folder), &root.join(folder));
    }
    let picture = root.join("content/images/tur.png");
    fs::create_dir_all(picture.parent().expect("a folder")).expect("made");
    fs::write(picture, way()).expect("written");
    fs::write(root.join("content/images/merke.svg"), MARK).expect("written");
    let (_, said, code) = trykk(&["check"], &root);
    (said, code)
}

#[test]
fn the_examples_are_projects_without_errors() {
    let guide = guide();
    let examples = examples(&guide);
    let whole: BTreeMap<&str, String> = examples
        .iter()
        .filter(|(whole, ..)| *whole)
        .map(|(_, path, text)| (*path, (*text).to_owned()))
        .collect();
    let paths: Vec<&str> = whole.keys().copied().collect();
    let all = [
        "content/kort-om.toml",
        "content/layouts/brett.toml",
        "content/layouts/hefte-stort.toml",
        "content/layouts/hefte.toml",
        "content/layouts/kort.toml",
        "content/samtalekort.toml",
        "content/themes/sti.toml",
        "content/themes/var-sti.toml",
        "content/themes/vart.toml",
        "content/veileder.toml",
        "trykk.toml",
    ];
    assert_eq!(paths, all, "one whole example of each file");
    assert_eq!(check("whole", &whole), (String::new(), Some(0)));
    let mut parts = 0;
    for (_, path, text) in examples.iter().filter(|(whole, ..)| !whole) {
        let mut files = whole.clone();
        let file = files.get_mut(path).unwrap_or_else(|| panic!("no {path}"));
        file.push('\n');
        file.push_str(text);
        let (said, code) = check(&format!("part-{parts}"), &files);
        // The one product of the example is in one language only, and names few icons.
        let idle = ["warning[unused]: this changes nothing"];
        let told = || said.lines().filter(|line| line.contains("]: "));
        let all_idle = told().all(|line| idle.iter().any(|idle| line.starts_with(idle)));
        assert!(all_idle && code == Some(0), "{text}\n{said}");
        parts += 1;
    }
    assert!(parts >= 12, "{parts} examples of parts");
}

#[test]
fn the_example_of_a_deck_is_read_without_errors() {
    let guide = guide();
    let root = fresh("docs/deck");
    let examples = examples(&guide);
    for (_, path, text) in examples.iter().filter(|(whole, ..)| *whole) {
        let text = text.replace("content = \"veileder\"", "content = \"samtalekort\"");
        files::write(&root, [(*path, text.as_bytes())]);
    }
    // The examples of parts stand behind the whole one.
    let deck = root.join("content/samtalekort.toml");
    let parts = examples
        .iter()
        .filter(|(whole, path, _)| !whole && deck.ends_with(path));
    let parts: Vec<&str> = parts.map(|(.., text)| *text).collect();
    let whole = fs::read_to_string(&deck).expect("readable");
    fs::write(&deck, format!("{whole}\n{}", parts.join("\n"))).expect("written");
    let tables = blocks(&guide, "csv");
    assert_eq!(tables.len(), 1);
    fs::write(root.join("content/deltakere.csv"), tables[0]).expect("a file");
    let mut sources = Sources::new(Folder::new(&root));
    let mut diags = Diagnostics::new();
    let project = project::load(&mut sources, &mut diags).expect("a project");
    let contents = load_words(&project, &mut sources, &mut diags);
    assert_eq!(diags.sorted(), []);
    let deck = contents.decks.values().next().expect("a deck");
    // The last column says how many cards each row becomes.
    let copies = tables[0].trim().lines().skip(1);
    let copies = copies.filter_map(|row| row.rsplit(';').next()?.parse::<usize>().ok());
    let rows: usize = copies.sum();
    let of_part = |part: &&str| match part.contains("[card.rows]") {
        true => rows,
        false => part.matches("[[card]]").count().max(1),
    };
    assert_eq!(
        deck.cards.len(),
        2 + 1 + rows + parts.iter().map(of_part).sum::<usize>(),
        "the rules, the card of its own, the rows, the parts"
    );
    assert!(deck.back.is_some());
}

#[test]
fn the_example_of_an_error_is_what_trykk_says() {
    let guide = guide();
    let errors = blocks(&guide, "text");
    let mut reports = String::new();
    for case in fs::read_dir(here("tests/cases")).expect("cases") {
        let path = case.expect("a case").path();
        if path.is_file() {
            reports += &fs::read_to_string(path).expect("readable");
        }
    }
    // What a message says, without a case of its own in Norwegian.
    for file in fs::read_dir(here("src/diag/messages/nb")).expect("a folder") {
        reports += &fs::read_to_string(file.expect("a file").path()).expect("readable");
    }
    assert!(!errors.is_empty(), "no example of an error");
    for error in errors {
        assert!(reports.contains(error), "no case says\n{error}");
    }
    let chapter = page("feil");
    let (_, common) = chapter.split_once("De vanligste:").expect("a table");
    let common = common.split("\n## ").next().unwrap_or(common);
    let rows = common.lines().filter_map(|row| row.strip_prefix("| `"));
    let sentences: Vec<&str> = rows
        .filter_map(|row| Some(row.split_once('`')?.0))
        .collect();
    assert!(sentences.len() >= 5, "{sentences:?}");
    for sentence in sentences {
        for part in sentence.split(" … ") {
            assert!(reports.contains(part), "no case says: {sentence}");
        }
    }
}
