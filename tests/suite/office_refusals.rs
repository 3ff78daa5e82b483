//! What `trykk build --edition office` says of the bundled booklet: refusals at their place, and what
//! to do at the printer.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files::{change, copied_project, trykk};

/// The bundled project in a folder of its own, with `new` for `old` in its layout.
fn changed(name: &str, old: &str, new: &str) -> PathBuf {
    let root = copied_project(&format!("office/{name}"));
    change(&root.join("content/layouts/hefte.toml"), old, new);
    root
}

/// What `trykk build --edition office` says of the project in `root`: its exit code, standard output
/// and standard error.
fn build(root: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = trykk()
        .args(["build", "--edition", "office"])
        .args(arguments)
        .current_dir(root)
        .output()
        .expect("trykk runs");
    let [out, err] = [output.stdout, output.stderr].map(|t| String::from_utf8(t).expect("UTF-8"));
    (output.status.code(), out, err)
}

fn refused(name: &str, old: &str, new: &str) -> String {
    let root = changed(name, old, new);
    let (code, out, err) = build(&root, &[]);
    assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
    assert!(!root.join("output").exists(), "nothing is written");
    err
}

#[test]
fn paper_that_is_too_small_is_refused() {
    let said = refused("small", "paper = \"A4\"", "paper = \"A5\"");
    assert!(
        said.contains(
            "error[paper-too-small]: A5 is too small for 2 pages of A5: 86.0 mm too narrow"
        ),
        "{said}"
    );
    assert!(said.contains("such as \"A4\""), "{said}");
    assert!(said.contains("content/layouts/hefte.toml:"), "{said}");
}

#[test]
fn paper_that_was_asked_for_is_told_with_how_to_ask_for_another() {
    let root = copied_project("office/asked");
    let (code, _, err) = build(&root, &["hefte", "--paper", "A5"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(
        err.contains("such as --paper A4, or leave --paper out"),
        "{err}"
    );
    assert!(!err.contains("content/layouts/"), "{err}");
}

#[test]
fn ink_in_the_printers_margin_is_refused() {
    let said = refused("ink", "edge = \"inset\"", "edge = \"bleed\"");
    assert!(
        said.contains("error[printer-margin]: ink reaches up to 5.0 mm into the 5.0 mm"),
        "{said}"
    );
    assert!(said.contains("edge = \"inset\""), "{said}");
    assert_eq!(said.matches("error[").count(), 1, "{said}");
}

#[test]
fn text_in_the_printers_margin_is_refused_at_its_place() {
    let old = "printer-margin = \"5mm\"";
    let said = refused("text", old, "printer-margin = \"17mm\"");
    assert!(
        said.contains("error[printer-margin]: this text, on page"),
        "{said}"
    );
    assert!(said.contains("content/veileder.toml:"), "{said}");
}

#[test]
fn an_unknown_schema_is_refused() {
    let said = refused("schema", "schema = \"saddle\"", "schema = \"sadle\"");
    assert!(
        said.contains("`sadle` is not one of the choices here"),
        "{said}"
    );
    assert!(said.contains("did you mean `saddle`?"), "{said}");
}

#[test]
fn a_layout_without_sheets_is_refused_in_the_office_only() {
    let root = changed("bare", "[sheet.office]", "[sheet.office]");
    let path = root.join("content/layouts/hefte.toml");
    let layout = fs::read_to_string(&path).expect("readable");
    let (before, table) = layout.split_once("[sheet.office]").expect("there");
    let (_, after) = table.split_once("\n[").expect("another table");
    fs::write(path, format!("{before}[{after}")).expect("written");
    let (code, _, said) = build(&root, &[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("error[no-sheet]"), "{said}");
    assert!(said.contains("trykk.toml:"), "{said}");
    let screen = trykk()
        .args(["check", "--edition", "screen"])
        .current_dir(&root)
        .output();
    assert!(screen.expect("trykk runs").status.success());
}

#[test]
fn a_build_tells_what_to_do_at_the_printer() {
    let old = "printer-margin = \"5mm\"";
    let root = changed("build", old, "printer-margin = \"0mm\"");
    let (code, out, err) = build(&root, &["--gray"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let told = "  Print on both sides, flip on the short edge, at actual size (100 %), 6 sheets of A4. \
                Fold in the middle, and staple through the fold.";
    assert_eq!(out.lines().filter(|line| *line == told).count(), 2, "{out}");
    assert!(out.contains("on 6 sheets of A4 (12 sides)"), "{out}");
    for name in ["hefte-office.pdf", "hefte-office-gray.pdf"] {
        assert!(root.join("output").join(name).exists(), "{name}");
    }
}
