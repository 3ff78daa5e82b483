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

#[test]
fn list_tells_which_page_takes_most_ink_and_how_much_each_does() {
    let project = Project::new("list-pages");
    project.add_office();
    let list = |args: &str| {
        let done = project.trykk(&format!("list{args}")).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8")
    };
    let of = |said: &str, start: &str| -> Vec<(String, f64)> {
        let lines = said.lines().filter_map(|line| line.strip_prefix(start));
        let parts = lines.map(|line| {
            let (page, ink) = line.split_once([';', ':']).expect(line);
            let ink = ink.strip_prefix(" black covers ").expect(line);
            let ink = ink.split_once("; without").map_or(ink, |(ink, _)| ink);
            let (black, color) = ink.split_once(" %, the colours ").expect(line);
            let part = |text: &str| text.trim_end_matches(" %").parse::<f64>().expect(line);
            (page.to_owned(), part(black) + part(color))
        });
        parts.collect()
    };
    let short = list("");
    assert!(!short.contains("\n    page "), "{short}");
    let most = of(&short, "  most ink: page ");
    assert_eq!(most.len(), 1, "{short}");
    let long = list(" --pages");
    let each = of(&long, "    page ");
    assert_eq!(each.len(), 4, "{long}");
    // The cover, which is of a colour, takes most.
    assert_eq!(most[0], each[0], "{long}");
    assert!(each[1..].iter().all(|(_, ink)| *ink < each[0].1), "{long}");
    assert_eq!(of(&long, "  most ink: page "), most);
}

#[test]
fn list_tells_how_much_toner_pages_take_without_colour() {
    let project = Project::new("list-toner");
    project.add_office();
    project.change("trykk.toml", "theme = \"sti\"", "theme = \"eget\"");
    fs::create_dir_all(project.path("content/themes")).expect("a folder");
    // On average, and on each page.
    let toner = |gray: &str| -> (f64, Vec<f64>) {
        let theme = format!("extends = \"sti\"\ngray = \"{gray}\"\n");
        fs::write(project.path("content/themes/eget.toml"), theme).expect("writable");
        let done = project.trykk("list --pages").assert().success();
        let said = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
        let part = |text: &str| -> f64 { text.parse().expect("a number") };
        let mean = said.lines().find_map(|line| {
            let line = line.strip_prefix("  toner: without colour, black covers ")?;
            Some(part(line.strip_suffix(" % on average")?))
        });
        let pages = said.lines().filter_map(|line| {
            let (_, rest) = line.split_once("; without colour, black covers ")?;
            Some(part(rest.strip_suffix(" %")?))
        });
        (mean.expect("toner"), pages.collect())
    };
    let (tones, each) = toner("tones");
    assert_eq!(each.len(), 4);
    let mean = each.iter().sum::<f64>() / 4.0;
    assert!((mean - tones).abs() <= 0.1, "{mean} {tones}");
    let (woodcut, _) = toner("woodcut");
    let (line_art, pages) = toner("line-art");
    // Black grounds take most. The cover is white in line art.
    assert!(
        line_art < woodcut && line_art < tones,
        "{line_art} {woodcut} {tones}"
    );
    assert!(pages[0] < each[0] / 2.0, "{pages:?} {each:?}");
}

#[test]
fn list_tells_of_the_products_that_are_named() {
    let project = Project::new("list-named");
    let file = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    let other = file.replace("id = \"hefte\"", "id = \"kopi\"");
    fs::write(project.path("trykk.toml"), format!("{file}\n{other}")).expect("writable");
    let done = project.trykk("list kopi").assert().success();
    let said = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
    assert!(
        said.starts_with("kopi ") && !said.contains("hefte "),
        "{said}"
    );
    let done = project.trykk("list hefter").assert().code(2);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.contains("there is no product `hefter`"), "{said}");
}
