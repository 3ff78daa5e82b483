//! The editions for paper and for pictures, as they are asked for at the command line: what is said,
//! and which files are there after. What stands in the files is held elsewhere.

use std::fs;

use snapbox::str;

use crate::support::bundled::build;
use crate::support::files::{fresh, here};
use crate::support::pdf::{Pdf, numbers};
use crate::support::project::Project;

#[test]
fn office_says_what_to_do_at_the_printer() {
    let project = Project::new("office");
    project.add_office();
    let done = project.trykk("build --edition office").assert();
    done.success().stderr_eq("").stdout_eq(str![[r#"
output/hefte-office.pdf: 4 pages on 1 sheet of A4 (2 sides), [..] kB
  Print on both sides, flip on the short edge, at actual size (100 %), 1 sheet of A4. Cut every sheet along its crop marks. Fold in the middle.

"#]]);
    assert_eq!(project.names("output"), ["hefte-office.pdf"]);
}

#[test]
fn gray_makes_the_office_edition_twice() {
    const BOTH: [&str; 2] = ["hefte-office-gray.pdf", "hefte-office.pdf"];
    let project = Project::new("gray");
    project.add_office();
    let done = project.trykk("build --edition office --gray").assert();
    done.success().stderr_eq("").stdout_eq(str![[r#"
output/hefte-office.pdf: 4 pages on 1 sheet of A4 (2 sides), [..] kB
  Print on both sides, flip on the short edge, at actual size (100 %), 1 sheet of A4. Cut every sheet along its crop marks. Fold in the middle.
output/hefte-office-gray.pdf: 4 pages on 1 sheet of A4 (2 sides), [..] kB
  Print on both sides, flip on the short edge, at actual size (100 %), 1 sheet of A4. Cut every sheet along its crop marks. Fold in the middle.

"#]]);
    assert_eq!(project.names("output"), BOTH);
    assert_ne!(
        project.read("output/hefte-office.pdf"),
        project.read("output/hefte-office-gray.pdf")
    );
    // The project file can ask for it too; no other edition is made in grey.
    project.change(
        "trykk.toml",
        "theme = \"sti\"",
        "theme = \"sti\"\ngray = true",
    );
    let own = project
        .trykk("build --edition office --output egen")
        .assert();
    own.success();
    assert_eq!(project.names("egen"), BOTH);
    let screen = project.trykk("build --edition screen --gray --output skjerm");
    screen.assert().success();
    assert_eq!(project.names("skjerm"), ["hefte-screen.pdf"]);
}

#[test]
fn png_leaves_a_picture_and_its_words_for_every_page() {
    let project = Project::new("png");
    let folder = "output/hefte-png";
    fs::create_dir_all(project.path(folder)).expect("a folder");
    // An earlier build had more pages; a note of somebody's own is not ours to remove.
    for old in ["003.png", "004.png", "004.txt", "notat.txt", "2024.txt"] {
        fs::write(project.path(folder).join(old), "old").expect("writable");
    }
    let done = project.trykk("build --edition png --ppi 72").assert();
    done.success()
        .stderr_eq("")
        .stdout_eq("output/hefte-png: 3 pictures of 298 × 420 pixels, [..] kB\n");
    assert_eq!(
        project.names(folder),
        [
            "001.png",
            "001.txt",
            "002.png",
            "002.txt",
            "003.png",
            "003.txt",
            "2024.txt",
            "notat.txt"
        ]
    );
    assert!(
        project
            .read("output/hefte-png/003.png")
            .starts_with(b"\x89PNG\r\n")
    );
    let words = String::from_utf8(project.read("output/hefte-png/003.txt")).expect("UTF-8");
    assert!(
        words.contains("En") && words.contains("Vær åpen."),
        "{words}"
    );
}

#[test]
fn a_density_that_no_picture_has_is_misuse() {
    let project = Project::new("ppi");
    for ppi in ["35", "601", "0", "-72", "fin", ""] {
        let command = project
            .trykk("build --edition png")
            .arg(format!("--ppi={ppi}"));
        let done = command.assert().code(2).stdout_eq("");
        let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        assert!(said.contains("--ppi <N>"), "{said}");
    }
    for command in ["build", "check"] {
        let done = project.trykk(&format!("{command} --ppi -1")).assert();
        let said = String::from_utf8_lossy(&done.code(2).get_output().stderr).into_owned();
        assert!(
            said.contains("'-1' for '--ppi <N>'") && said.contains("36"),
            "{said}"
        );
    }
    project
        .trykk("check --edition png --ppi 72")
        .assert()
        .success();
    assert!(!project.path("output").exists());
    for ppi in ["36", "600"] {
        let done = project.trykk(&format!("build --edition png --ppi {ppi}"));
        done.assert().success();
    }
}

#[test]
fn nothing_is_written_while_one_edition_cannot_be_made() {
    let project = Project::new("all-or-nothing");
    project.change("content/layouts/hefte.toml", "\"A6\"", "\"A0\"");
    let command = project.trykk("build --edition screen --edition png --ppi 600");
    let done = command.assert().code(1).stdout_eq("");
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.contains("error[too-many-pixels]"), "{said}");
    assert!(!project.path("output").exists());
}

#[test]
fn nothing_is_written_while_a_folder_has_the_name_of_a_file() {
    let project = Project::new("occupied");
    project.add_office();
    fs::create_dir_all(project.path("output/hefte-office.pdf")).expect("a folder");
    let done = project.trykk("build").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[file-not-written]: `output/hefte-office.pdf` was not written: a folder has this name
 |
 = help: a folder stands where the file goes: move it away, or give it another name

More about it: trykk explain file-not-written

"#]]);
    assert_eq!(project.names("output"), ["hefte-office.pdf"]);
}

#[test]
fn line_art_is_other_than_a_woodcut_in_the_grey_file_alone() {
    let project = Project::new("line-art");
    project.add_office();
    let build = |gray: &str| {
        let theme = format!("extends = \"sti\"\ngray = \"{gray}\"\n");
        fs::create_dir_all(project.path("content/themes")).expect("a folder");
        fs::write(project.path("content/themes/eget.toml"), theme).expect("writable");
        let output = format!("build --edition office --gray --output {gray}");
        project.trykk(&output).assert().success();
        ["hefte-office.pdf", "hefte-office-gray.pdf"]
            .map(|name| project.read(&format!("{gray}/{name}")))
    };
    project.change("trykk.toml", "theme = \"sti\"", "theme = \"eget\"");
    let ([colour, woodcut], [same, line_art]) = (build("woodcut"), build("line-art"));
    assert!(colour == same, "the file in colour");
    assert!(woodcut != line_art, "the file without");
}

#[test]
fn letters_that_are_pictures_are_edges_in_line_art() {
    let folder = fresh("editions/letters");
    let arguments = ["chime-bokstaver", "--edition", "office", "--gray"];
    build(&here(""), &arguments, &folder);
    let modes = |name: &str| {
        let pdf = Pdf::load(&fs::read(folder.join(name)).expect("a file"));
        let modes = pdf.drawn().filter(|operation| operation.operator == "Tr");
        modes
            .flat_map(|operation| numbers(&operation.operands))
            .collect::<Vec<_>>()
    };
    assert!(modes("chime-bokstaver-office.pdf").is_empty());
    // Each is filled and has a line, and what follows is filled alone.
    let letters = [2.0, 0.0].repeat(5);
    assert_eq!(modes("chime-bokstaver-office-gray.pdf"), letters);
}
