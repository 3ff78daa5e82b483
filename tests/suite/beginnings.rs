//! Projects as `trykk init` and `trykk new` begin them.

use std::fs;

use crate::support::project::{Project, empty};

const TEMPLATES: [&str; 7] = [
    "hefte",
    "kort",
    "plakat",
    "brosjyre",
    "etiketter",
    "recovery",
    "tom",
];

/// A project that begins with a template.
fn begun(template: &str, lang: &str) -> Project {
    let project = empty(&format!("begun-{template}-{lang}"));
    let init = format!("init --template {template} --lang {lang}");
    project.trykk(&init).assert().success().stderr_eq("");
    project
}

/// Whether every editor file is there, and everything can be made without a word.
fn is_whole(project: &Project) {
    for file in [
        ".gitignore",
        ".taplo.toml",
        ".vscode/settings.json",
        ".trykk/deck.json",
    ] {
        assert!(project.path(file).is_file(), "{file}");
    }
    project.trykk("check").assert().success().stderr_eq("");
}

#[test]
fn every_template_can_be_built_without_a_warning_in_both_languages() {
    for template in TEMPLATES {
        for lang in ["nb", "en"] {
            // The words of this one are the same in both.
            if (template, lang) != ("recovery", "en") {
                is_whole(&begun(template, lang));
            }
        }
    }
    assert!(
        begun("recovery", "en")
            .path("content/veileder.toml")
            .is_file()
    );
}

#[test]
fn the_first_words_are_named_and_the_command_can_be_typed() {
    let project = empty("begun-named");
    let mut init = project.trykk("init --template recovery");
    init = init.arg("vårt kurs");
    let said = init.assert().success();
    let said = String::from_utf8(said.get_output().stdout.clone()).expect("UTF-8");
    let wanted = "Change the words in content/veileder.toml, and run `trykk build --project \"vårt kurs\"`\n";
    assert!(said.ends_with(wanted), "{said}");
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let project = empty("begun-twice");
    fs::create_dir_all(project.path("content")).expect("a folder");
    fs::write(project.path("content/hefte.toml"), "mine").expect("written");
    fs::write(project.path(".gitignore"), "mine too").expect("written");
    let init = "init --template hefte";
    project.trykk(init).assert().code(1);
    assert!(!project.path("trykk.toml").exists(), "nothing is written");
    fs::remove_file(project.path("content/hefte.toml")).expect("removed");
    project.trykk(init).assert().success();
    let kept = fs::read_to_string(project.path(".gitignore")).expect("readable");
    assert_eq!(kept, "mine too");
    project.trykk(init).assert().code(2);
    project.trykk("init").assert().code(2);
}

#[test]
fn products_are_added_and_what_is_there_stays() {
    let project = begun("tom", "nb");
    let before = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    for kind in ["card", "poster", "booklet", "leaflet", "labels"] {
        let new = format!("new {kind} mitt-{kind}");
        project.trykk(&new).assert().success().stderr_eq("");
    }
    let after = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    assert!(after.starts_with(&before), "{after}");
    assert_eq!(after.matches("[[product]]").count(), 6);
    is_whole(&project);
    project.trykk("new card mitt-card").assert().code(2);
    project.trykk("new card Mitt").assert().code(2);
    let unchanged = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    assert_eq!(unchanged, after);
}
