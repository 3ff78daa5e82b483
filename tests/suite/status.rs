//! What `trykk status` and `trykk list` tell of what was built: each state, and that nothing is written.

use std::fs;

use snapbox::str;

use crate::support::project::Project;

/// What the project's status is, and the exit code.
fn status(project: &Project) -> (String, i32) {
    let done = project.trykk("status").assert();
    let output = done.get_output();
    let said = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    (said, output.status.code().expect("an exit code"))
}

#[test]
fn what_was_built_is_told_by_its_state() {
    let project = Project::new("status");
    assert_eq!(
        status(&project),
        ("hefte\n  screen: not built yet\n".to_owned(), 1)
    );
    assert!(!project.path("output").exists());
    project.trykk("build").assert().success();
    let name = "output/hefte-screen.pdf";
    let current = ("hefte\n  hefte-screen.pdf: up to date\n".to_owned(), 0);
    assert_eq!(status(&project), current);

    let file = project.read(name);
    let mut other = file.clone();
    other.push(b'\n');
    fs::write(project.path(name), other).expect("writable");
    let said = "hefte\n  hefte-screen.pdf: changed by hand since it was built\n";
    assert_eq!(status(&project), (said.to_owned(), 1));
    fs::remove_file(project.path(name)).expect("removed");
    assert_eq!(
        status(&project),
        ("hefte\n  hefte-screen.pdf: missing\n".to_owned(), 1)
    );
    fs::write(project.path(name), file).expect("writable");
    assert_eq!(status(&project), current);

    // A remark changes nothing that is made.
    project.change("content/veileder.toml", "lang = ", "# En merknad.\nlang = ");
    assert_eq!(status(&project), current);
    project.change("content/veileder.toml", "Vær åpen.", "Vær rolig.");
    let said = "hefte\n  hefte-screen.pdf: older than what it is made of\n";
    assert_eq!(status(&project), (said.to_owned(), 1));
    project.trykk("build").assert().success();
    assert_eq!(status(&project), current);
}

#[test]
fn what_is_not_up_to_date_is_an_error_with_a_way_out() {
    let project = Project::new("status-told");
    project.trykk("status").assert().code(1).stderr_eq(str![[r#"
error[not-up-to-date]: files that are not as the project would make them now: 1
 |
 = help: run `trykk build`, and print again what is in use

More about it: trykk explain not-up-to-date

"#]]);
    project.change("content/veileder.toml", "Vær åpen.", "Vær [åpen.");
    project.change("content/veileder.toml", "lang = \"nb\"", "lang = nb");
    let done = project.trykk("status").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[not-compared]: something in the project is wrong, so what was built cannot be compared with it
 |
 = help: run `trykk check`, which says what is wrong

More about it: trykk explain not-compared

"#]]);
}

#[test]
fn pictures_are_told_by_their_folder_and_what_is_made_no_longer_by_its_file() {
    let project = Project::new("status-more");
    project.add_office();
    project.trykk("build").assert().success();
    let said = "hefte
  hefte-screen.pdf: up to date
  hefte-office.pdf: up to date
  hefte-png/: up to date
";
    assert_eq!(status(&project), (said.to_owned(), 0));
    fs::remove_file(project.path("output/hefte-png/002.png")).expect("removed");
    let (told, code) = status(&project);
    assert!(told.contains("hefte-png/: missing"), "{told}");
    assert_eq!(code, 1);
    project.trykk("build").assert().success();
    let project_file = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    let without = project_file.replace("\"office\", ", "");
    assert_ne!(without, project_file);
    fs::write(project.path("trykk.toml"), without).expect("writable");
    let (told, _) = status(&project);
    assert!(
        told.contains("hefte-office.pdf: the project no longer makes this"),
        "{told}"
    );
}

#[test]
fn list_tells_ink_and_whether_files_are_up_to_date() {
    let project = Project::new("status-list");
    project.add_office();
    project.trykk("build").assert().success();
    let done = project.trykk("list").assert().success();
    let said = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
    let ink = said
        .lines()
        .find_map(|line| line.strip_prefix("  ink: "))
        .expect("ink");
    // The cover is of a colour, and the words of the other pages are grey.
    let (pages, rest) = ink
        .split_once(" pages with colour; on average black covers ")
        .expect("pages");
    assert!(pages.ends_with(" of 4"), "{ink}");
    let (black, color) = rest.split_once(" %, the colours ").expect("inks");
    let color = color.trim_end_matches(" %");
    for part in [black, color] {
        let part: f64 = part.parse().expect("a number");
        assert!((0.1..60.0).contains(&part), "{ink}");
    }
    assert!(said.ends_with("  built: up to date\n"), "{said}");
}
