//! The command line as it is typed: exact words, exit codes, and the files that are there after.
//!
//! Each test has a fresh folder with the sound project of `tests/cases/common` and the bundled
//! fonts. What a wrong project is told stands in `tests/cases`; here it matters only that it is.

use std::fs;

use snapbox::str;

use crate::support::pdf::Pdf;
use crate::support::project::{Project, empty};

/// What a build of the project in [`Project::new`] says.
const BUILT: &str = "output/hefte-screen.pdf: 3 pages of 105 × 148 mm, [..] kB\n";

/// The date of making in a PDF's information, as `D:…`.
fn date_of(pdf: &[u8]) -> Option<String> {
    let file = Pdf::load(pdf);
    let info = file.info();
    info.has(b"CreationDate")
        .then(|| file.text(info, "CreationDate"))
}

#[test]
fn build_says_a_line_for_each_file() {
    let project = Project::new("build");
    let done = project.trykk("build").assert();
    done.success().stdout_eq(BUILT).stderr_eq("");
    assert_eq!(project.names("output"), ["hefte-screen.pdf"]);
    assert!(
        project
            .read("output/hefte-screen.pdf")
            .starts_with(b"%PDF-1.7\n")
    );
}

#[test]
fn build_makes_only_the_products_that_are_named() {
    let project = Project::new("named");
    let text = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    let second = text.replace("id = \"hefte\"", "id = \"lite\"");
    fs::write(project.path("trykk.toml"), text + "\n" + &second).expect("writable");
    project
        .trykk("build lite --edition screen")
        .assert()
        .success();
    assert_eq!(project.names("output"), ["lite-screen.pdf"]);
    project
        .trykk("build")
        .assert()
        .success()
        .stdout_eq(str![[r#"
output/hefte-screen.pdf: 3 pages of 105 × 148 mm, [..] kB
output/lite-screen.pdf: 3 pages of 105 × 148 mm, [..] kB

"#]]);
    assert_eq!(
        project.names("output"),
        ["hefte-screen.pdf", "lite-screen.pdf"]
    );
}

#[test]
fn a_printer_is_named_at_the_command() {
    let project = Project::new("printer");
    let text = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    let printers = "\n[printer.a]\nmargins = \"4mm\"\n[printer.b]\nback-rotation = 0.5\n";
    fs::write(project.path("trykk.toml"), text + printers).expect("writable");
    project.trykk("check --printer a").assert().success();
    let unknown = project.trykk("check --printer c").assert();
    unknown.code(2).stderr_eq(str![[r#"
error[unknown-printer]: there is no printer `c` in trykk.toml
 |
 = help: use one of: a, b

More about it: trykk explain unknown-printer

"#]]);
}

#[test]
fn check_writes_nothing() {
    let project = Project::new("check");
    let done = project.trykk("check").assert();
    done.success()
        .stdout_eq("hefte: 3 pages, nothing wrong\n")
        .stderr_eq("");
    assert!(!project.path("output").exists());
}

#[test]
fn list_names_the_products() {
    let project = Project::new("list");
    project
        .trykk("list")
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq(str![[r#"
hefte  content/veileder.toml  content/layouts/hefte.toml  screen
  screen: 3 pages
  ink: [..]
  toner: [..]
  most ink: [..]
  built: 0 of 1 up to date

"#]]);
    assert!(!project.path("output").exists());
    project.add_office();
    project
        .trykk("list")
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq(str![[r#"
hefte  content/veileder.toml  content/layouts/hefte.toml  screen, office, png
  screen: 3 pages
  office: 4 pages on 1 sheet of A4 (2 sides)
  png: 3 pages
  ink: [..]
  toner: [..]
  most ink: [..]
  built: 0 of 3 up to date

"#]]);
}

#[test]
fn list_names_what_cannot_be_built_without_counting_it() {
    let project = Project::new("list-broken");
    project.change("content/veileder.toml", "Vær åpen.", "Vær åpen 🙂.");
    project
        .trykk("list")
        .assert()
        .success()
        .stderr_eq(str![[r#"
warning[not-counted]: something in the project is wrong, so pages and sheets are not counted
 |
 = help: run `trykk check`, which says what is wrong

More about it: trykk explain not-counted

"#]])
        .stdout_eq("hefte  content/veileder.toml  content/layouts/hefte.toml  screen\n");
}

#[test]
fn schema_prints_json_for_each_kind_of_file() {
    let anywhere = empty("schema");
    for (kind, title) in [
        ("project", "Project"),
        ("content", "Guide"),
        ("deck", "Deck"),
        ("layout", "Layout"),
        ("booklet", "booklet"),
        ("card", "card"),
        ("theme", "Theme"),
    ] {
        let done = anywhere.trykk(&format!("schema {kind}")).assert();
        let output = done.success().stderr_eq("").get_output().stdout.clone();
        let schema: serde_json::Value = serde_json::from_slice(&output).expect("JSON");
        assert_eq!(schema["title"], title);
        assert!(output.ends_with(b"}\n"), "{kind}: the last line ends");
    }
    let wrong = anywhere.trykk("schema paper").assert();
    wrong.code(2).stdout_eq("");
}

#[test]
fn without_a_command_there_is_help() {
    let anywhere = empty("help");
    let help = anywhere.trykk("-h").assert().success();
    let help = String::from_utf8(help.get_output().stdout.clone()).expect("UTF-8");
    assert!(
        help.contains("\nUsage: trykk ") && help.contains("\nCommands:\n"),
        "{help}"
    );
    let bare = anywhere.trykk("").assert();
    bare.code(2).stdout_eq("").stderr_eq(help);
}

#[test]
fn an_unknown_command_or_option_is_misuse() {
    let project = Project::new("misuse");
    for words in [
        "bild",
        "build --fast",
        "build --edition pocket",
        "check --output x",
    ] {
        project.trykk(words).assert().code(2).stdout_eq("");
    }
    assert!(!project.path("output").exists());
}

#[test]
fn a_folder_without_a_project_is_told_so() {
    let folder = empty("empty");
    for command in ["build", "check", "list"] {
        folder
            .trykk(command)
            .assert()
            .code(1)
            .stdout_eq("")
            .stderr_eq(str![[r#"
error[no-project]: there is no trykk.toml in this folder
 |
 = help: run trykk in the folder that holds trykk.toml, or name that folder with --project; `trykk init` makes a new project

More about it: trykk explain no-project

"#]]);
    }
    assert_eq!(folder.names("."), [""; 0]);
}

#[test]
fn projects_that_lie_below_are_all_named() {
    let folder = empty("several");
    let told = |names: &[&str]| {
        for name in names {
            fs::create_dir_all(folder.path(name)).expect("a folder");
            fs::write(folder.path(name).join("trykk.toml"), "").expect("written");
        }
        let done = folder.trykk("build").assert().code(1);
        String::from_utf8(done.get_output().stderr.clone()).expect("UTF-8")
    };
    let one = told(&["vårt kurs"]);
    assert!(
        one.contains("the project is in the folder vårt kurs: write `cd \"vårt kurs\"`,"),
        "{one}"
    );
    let several = told(&["kort", "plakat", "hefte"]);
    assert!(
        several.contains("4 folders here hold a project: hefte, kort, plakat, vårt kurs; "),
        "{several}"
    );
    assert!(several.contains("such as with `cd hefte`,"), "{several}");
}

#[test]
fn a_folder_that_is_not_there_is_told_so() {
    let folder = empty("nowhere");
    let done = folder.trykk("build --project stie").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[no-folder]: there is no folder `stie`
 |
 = help: run trykk in the folder that holds trykk.toml, or name that folder with --project; `trykk init` makes a new project

More about it: trykk explain no-folder

"#]]);
    assert_eq!(folder.names("."), [""; 0]);
}

#[test]
fn an_unknown_product_is_asked_about() {
    let project = Project::new("unknown-product");
    let done = project.trykk("build hefta").assert();
    done.code(2).stdout_eq("").stderr_eq(str![[r#"
error[unknown-product]: there is no product `hefta` in trykk.toml
 |
 = help: did you mean `hefte`?

More about it: trykk explain unknown-product

"#]]);
    assert!(!project.path("output").exists());
}

#[test]
fn the_print_shop_gets_a_file_with_a_date() {
    let project = Project::new("press");
    let done = project.trykk("build --edition press").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[no-press-date]: a file for the print shop must say when it was made, and the project has no date
 --> trykk.toml:2:6
  |
2 | id = "hefte"
  |      ^^^^^^^
  |
  = help: write the date under [project] in trykk.toml, such as date = "2026-01-15"

More about it: trykk explain no-press-date

"#]]);
    assert!(!project.path("output").exists());
    let dated = project
        .trykk("build --edition press")
        .env("SOURCE_DATE_EPOCH", "1767225600");
    let done = dated.assert();
    done.success().stderr_eq("").stdout_eq(str![[r#"
output/hefte-press.pdf: 3 pages of 105 × 148 mm, [..] kB
output/hefte-press.txt

"#]]);
    let note = String::from_utf8(project.read("output/hefte-press.txt")).expect("UTF-8");
    for words in [
        "Ferdig format: 105 × 148 mm",
        "Trimmed size: 105 × 148 mm",
        "PDF/X-4, FOGRA39",
    ] {
        assert!(note.contains(words), "{note}");
    }
    let unknown = project
        .trykk("build --edition press --press x1a-coted-3mm")
        .assert();
    unknown.code(1).stdout_eq("").stderr_eq(str![[r#"
error[unknown-shop]: no profile of print shops is called `x1a-coted-3mm`
 |
 = help: did you mean `x1a-coated-3mm`?

More about it: trykk explain unknown-shop

"#]]);
}

#[test]
fn what_cannot_be_written_is_told_with_its_path() {
    let project = Project::new("unwritable");
    // A file where a folder is wanted stops everybody, the administrator of the machine too.
    fs::write(project.path("stengt"), "").expect("writable");
    let done = project.trykk("build --output stengt/her").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[file-not-written]: `stengt/her/hefte-screen.pdf` was not written: `stengt` is not a folder
 |
 = help: move away what stands where the folder goes, or name another folder with --output

More about it: trykk explain file-not-written

"#]]);
    assert!(project.read("stengt").is_empty());
}

#[test]
fn a_failed_build_leaves_the_last_good_file() {
    let project = Project::new("last-good");
    project.trykk("build").assert().success();
    let good = project.read("output/hefte-screen.pdf");
    project.change("content/veileder.toml", "Vær åpen.", "Vær åpen 🙂.");
    project.trykk("build").assert().code(1).stdout_eq("");
    assert_eq!(project.read("output/hefte-screen.pdf"), good);
    assert_eq!(project.names("output"), ["hefte-screen.pdf"]);
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let (here, there) = (Project::new("bytes-here"), Project::new("bytes-there"));
    here.trykk("build").assert().success();
    there.trykk("build").assert().success();
    let first = here.read("output/hefte-screen.pdf");
    assert_eq!(first, there.read("output/hefte-screen.pdf"));
    here.trykk("build").assert().success();
    assert_eq!(first, here.read("output/hefte-screen.pdf"));
}

#[test]
fn the_date_comes_from_the_project_or_its_surroundings() {
    let project = Project::new("date");
    let build = |epoch: Option<&str>| {
        let command = project.trykk("build");
        let command = match epoch {
            Some(seconds) => command.env("SOURCE_DATE_EPOCH", seconds),
            None => command,
        };
        command.assert().success();
        date_of(&project.read("output/hefte-screen.pdf"))
    };
    assert_eq!(build(None), None);
    let epoch = build(Some("1767225600")).expect("a date");
    assert!(epoch.starts_with("D:20260101000000"), "{epoch}");
    let toml = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    let dated = format!("[project]\ndate = 2024-02-29\n\n{toml}");
    fs::write(project.path("trykk.toml"), dated).expect("writable");
    let own = build(None).expect("a date");
    assert!(own.starts_with("D:20240229000000"), "{own}");
    assert_eq!(build(Some("1767225600")).expect("a date"), epoch);
}

#[test]
fn a_bad_epoch_is_misuse() {
    let project = Project::new("epoch");
    for text in ["yesterday", "-1", "1.5", "", "999999999999999999"] {
        let command = project.trykk("build").env("SOURCE_DATE_EPOCH", text);
        let said = format!(
            "error[bad-epoch]: SOURCE_DATE_EPOCH is `{text}`; it must be whole seconds since 1970\n \
             |\n = help: write it like this: SOURCE_DATE_EPOCH=1767225600\n\n\
             More about it: trykk explain bad-epoch\n"
        );
        command.assert().code(2).stdout_eq("").stderr_eq(said);
    }
    assert!(!project.path("output").exists());
}

#[test]
fn another_folder_can_take_the_files() {
    let project = Project::new("output");
    let done = project.trykk("build --output ferdig/mai").assert();
    done.success()
        .stdout_eq("ferdig/mai/hefte-screen.pdf: 3 pages of 105 × 148 mm, [..] kB\n");
    assert_eq!(project.names("ferdig/mai"), ["hefte-screen.pdf"]);
    assert!(!project.path("output").exists());
}

#[test]
fn a_project_can_be_built_from_elsewhere() {
    let project = Project::new("elsewhere/sti");
    let elsewhere = Project {
        root: project.root.parent().expect("a folder").to_owned(),
    };
    let done = elsewhere.trykk("build --project sti").assert();
    done.success()
        .stdout_eq(format!("sti/{BUILT}"))
        .stderr_eq("");
    assert_eq!(project.names("output"), ["hefte-screen.pdf"]);
    assert_eq!(elsewhere.names("."), ["sti"]);
    let listed = elsewhere.trykk("list --project sti").assert();
    listed.success();
    let checked = elsewhere.trykk("check --project sti").assert();
    checked
        .success()
        .stdout_eq("hefte: 3 pages, nothing wrong\n");
}

#[test]
fn a_file_of_another_encoding_is_told_so() {
    let project = Project::new("encoding");
    let text = fs::read_to_string(project.path("content/veileder.toml")).expect("readable");
    // As old editors save it: one byte a letter.
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    fs::write(project.path("content/veileder.toml"), latin).expect("writable");
    let done = project.trykk("check").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[file-not-utf8]: `content/veileder.toml` is not saved as UTF-8; this is its first letter that cannot be read
  --> content/veileder.toml:10:10
   |
10 | text = "Vær åpen."
   |          ^
   |
   = help: open this file in the text editor and save it as UTF-8: in Notepad choose File, Save as, and UTF-8 beside Encoding

More about it: trykk explain file-not-utf8

"#]]);
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_project_is_read() {
    let project = Project::new("outside/sti");
    let elsewhere = project.path("../ord.toml");
    fs::rename(project.path("content/veileder.toml"), &elsewhere).expect("moved");
    std::os::unix::fs::symlink(&elsewhere, project.path("content/veileder.toml")).expect("a link");
    let done = project.trykk("check").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[file-outside]: `content/veileder.toml` leads out of the project folder
 --> trykk.toml:4:11
  |
4 | content = "veileder"
  |           ^^^^^^^^^^
  |
  = help: put the file into the project folder, and name it from there

More about it: trykk explain file-outside

"#]]);
}

#[test]
fn a_warning_stops_nothing_and_is_not_called_nothing() {
    let project = Project::new("warned");
    let layout = project.path("content/layouts/hefte.toml");
    let text = fs::read_to_string(&layout).unwrap() + "\n[only.borte]\nkind = \"items\"\n";
    fs::write(&layout, text).unwrap();
    let done = project.trykk("check").assert();
    done.success()
        .stdout_eq("hefte: 3 pages, can be built\n")
        .stderr_eq("warning[unused][..]\n...\n");
    project.trykk("build").assert().success();
    assert_eq!(project.names("output"), ["hefte-screen.pdf"]);
}
