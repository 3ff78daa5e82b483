//! What `trykk` says in Norwegian: when the system's language is, or when it is asked for.

use snapbox::cmd::Command;
use trykk::diag::Check;

use crate::support::project::Project;

/// What goes to standard output and to standard error, and the exit code.
fn said(command: Command) -> (String, String, Option<i32>) {
    let output = command.output().expect("trykk runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

#[test]
fn the_language_of_the_system_decides_unless_one_is_asked_for() {
    let project = Project::new("language-system");
    let unknown = |args: &str, system: &str| {
        let command = project.trykk(args).env("LC_ALL", system);
        let (_, report, code) = said(command);
        assert_eq!(code, Some(2), "{report}");
        report
    };
    let english = unknown("build hefta", "C");
    assert!(
        english.starts_with("error[unknown-product]: there is no product"),
        "{english}"
    );
    let norwegian = unknown("build hefta", "nb_NO.UTF-8");
    assert!(
        norwegian.starts_with("feil[unknown-product]: "),
        "{norwegian}"
    );
    assert!(norwegian.contains("\n = hjelp: "), "{norwegian}");
    assert!(
        norwegian.ends_with("\nMer om dette: trykk explain unknown-product\n"),
        "{norwegian}"
    );
    assert_eq!(unknown("build hefta", "nn_NO.UTF-8"), norwegian);
    assert_eq!(unknown("build hefta --lang nb", "C"), norwegian);
    assert_eq!(unknown("--lang=nb build hefta", "C"), norwegian);
    assert_eq!(unknown("build hefta --lang en", "nb_NO.UTF-8"), english);
    let short = unknown("build hefta --lang nb --message-format short", "C");
    assert!(short.starts_with("feil[unknown-product]: "), "{short}");
}

#[test]
fn what_is_made_is_told_in_norwegian() {
    let project = Project::new("language-build");
    project.add_office();
    let told = |args: &str| {
        let (told, report, code) = said(project.trykk(args).env("LC_ALL", "nb_NO"));
        assert_eq!((report.as_str(), code), ("", Some(0)), "{args}");
        told
    };
    let built = told("build --edition screen --edition office");
    assert!(
        built.contains("hefte-screen.pdf: ") && built.contains(" sider på 105 × 148 mm, "),
        "{built}"
    );
    assert!(
        built.contains(" sider på ") && built.contains(" ark A4 ("),
        "{built}"
    );
    assert!(built.contains(" trykte sider), "), "{built}");
    let checked = told("check");
    assert!(
        checked
            .lines()
            .all(|line| line.ends_with(", ingenting er galt")),
        "{checked}"
    );
    let listed = told("list");
    assert!(
        listed.contains("\n  screen: ") && listed.contains(" sider"),
        "{listed}"
    );
    for text in [
        built,
        checked,
        listed,
        told("layout"),
        told("theme"),
        told("schemas"),
    ] {
        for english in [" of ", " page", " sheet", "nothing", "Print", "What"] {
            assert!(!text.contains(english), "{english}: {text}");
        }
    }
}

#[test]
fn codes_are_explained_in_norwegian() {
    let project = Project::new("language-explain");
    let told = |args: &str| {
        let (told, report, code) = said(project.trykk(args).arg("--lang").arg("nb"));
        assert_eq!((report.as_str(), code), ("", Some(0)), "{args}");
        told
    };
    let list = told("explain");
    assert!(
        list.contains("\nFiler generelt: TOML, nøkler og verdier\n"),
        "{list}"
    );
    for check in Check::ALL {
        let text = told(&format!("explain {check}"));
        assert!(
            text.contains("\nHvor strengt\n") && !text.contains("\nLevel\n"),
            "{text}"
        );
    }
    let key = told("explain unknown-key");
    for part in [
        "unknown-key: nøkkelen finnes ikke\n",
        "\nHvorfor det betyr noe\n",
        "\nSlik retter du det\n",
    ] {
        assert!(key.contains(part), "{part}: {key}");
    }
    assert!(key.lines().all(|line| line.chars().count() <= 80), "{key}");
}

#[test]
fn help_and_misuse_are_norwegian() {
    let project = Project::new("language-help");
    let help = |args: &str| said(project.trykk(args).env("LC_ALL", "nb_NO"));
    let (told, _, code) = help("--help");
    assert_eq!(code, Some(0));
    for part in [
        "Bruk: trykk [TILLEGG] <KOMMANDO>\n",
        "\nKommandoer:\n  init ",
        "\nTillegg:\n",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let (told, _, code) = help("help build");
    assert!(
        code == Some(0) && told.contains("--edition <UTGAVE>"),
        "{told}"
    );
    let (told, _, code) = help("help schemas");
    assert!(code == Some(0) && told.contains("Slik gjør du:"), "{told}");
    let (told, _, code) = help("init -h");
    assert!(
        code == Some(0) && told.contains("[du kan skrive: hefte, kort, "),
        "{told}"
    );
    let (_, report, code) = help("bygg");
    assert_eq!(code, Some(2));
    assert!(
        report.starts_with("feil: kommandoen «bygg» finnes ikke\n"),
        "{report}"
    );
    let (_, nothing, code) = help("");
    assert!(
        code == Some(2) && nothing.contains("Bruk: trykk"),
        "{nothing}"
    );
    let (version, _, code) = help("--version");
    assert!(
        code == Some(0) && version.starts_with("trykk "),
        "{version}"
    );
}

#[test]
fn a_new_project_has_words_in_the_language_that_is_asked_for() {
    let project = Project::new("language-init");
    for (name, lang, system, told, words) in [
        ("a", "", "C", "The project is made: ", "lang = \"nb\""),
        (
            "b",
            "--lang en",
            "nb_NO",
            "The project is made: ",
            "lang = \"en\"",
        ),
        (
            "c",
            "--lang nb",
            "C",
            "Prosjektet er laget: ",
            "lang = \"nb\"",
        ),
        ("d", "", "nb_NO", "Prosjektet er laget: ", "lang = \"nb\""),
    ] {
        let args = format!("init {name} --template tom {lang}");
        let (made, report, code) = said(project.trykk(&args).env("LC_ALL", system));
        assert_eq!(code, Some(0), "{report}");
        assert!(made.starts_with(told), "{name}: {made}");
        let file = if words.contains("en") { "page" } else { "ark" };
        let text = project.read(&format!("{name}/content/{file}.toml"));
        let text = String::from_utf8(text).expect("UTF-8");
        assert!(text.contains(words), "{name}: {text}");
    }
}
