//! Layouts are those of every theme: with the plain one, which draws nothing, and with another organisation's, whose
//! fonts are wider, every product of the project is built, and nothing is said against it.

use std::fs;

use crate::support::files::{copied_project, copy, here, trykk};

/// What is said of the project when every product has this theme.
fn said_with(theme: &str) -> String {
    let root = copied_project(&format!("theme-{theme}"));
    let other = here("tests/projects/workshop");
    copy(&other.join("fonts"), &root.join("fonts"));
    let own = other.join(format!("content/themes/{theme}.toml"));
    if own.exists() {
        let to = root.join(format!("content/themes/{theme}.toml"));
        fs::copy(own, to).expect("copied");
    }
    let path = root.join("trykk.toml");
    let project = fs::read_to_string(&path).expect("readable");
    let products = project.matches("[[product]]").count();
    let usual = "theme = \"sti\"";
    assert_eq!(project.matches(usual).count(), products);
    let project = project.replace(usual, &format!("theme = \"{theme}\""));
    fs::write(&path, project).expect("writable");
    let checked = trykk().arg("check").current_dir(&root).output();
    let checked = checked.expect("the program");
    let (out, err) = (checked.stdout, checked.stderr);
    let lines = [out, err].map(|bytes| String::from_utf8(bytes).expect("words"));
    let lines = lines.iter().flat_map(|words| words.lines());
    let others = lines.filter(|line| !line.ends_with("nothing wrong"));
    others.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_plain_theme_fits_every_layout() {
    assert_eq!(said_with("enkel"), "");
}

#[test]
fn the_theme_of_another_organisation_fits_every_layout() {
    assert_eq!(said_with("harbour"), "");
}
