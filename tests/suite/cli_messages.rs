//! What `trykk` says in each form of its messages, and what explains them: exact words.

use snapbox::str;
use trykk::diag::{Check, Language};

use crate::support::project::Project;

#[test]
fn codes_of_reports_are_explained() {
    let project = Project::new("explain");
    let told = |args: &str| {
        let output = project.trykk(args).output().expect("trykk runs");
        assert!(output.status.success(), "{args}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let list = told("explain");
    let checks = Check::ALL.iter();
    for (check, line) in checks.zip(list.lines().skip(1)) {
        assert!(line.trim().starts_with(check.code()), "{check}: {line}");
        let text = told(&format!("explain {check}"));
        assert!(
            text.starts_with(check.explanation(Language::English).trim_end()),
            "{check}"
        );
        assert!(text.contains("\nLevel\n"), "{check}");
    }
    assert_eq!(told("explain faint-text"), told("explain contrast"));
    let both = told("explain unknown-key contrast");
    assert!(
        both.starts_with("unknown-key: ") && both.contains("\n\n\ncontrast: "),
        "{both}"
    );
    let of_file = told("explain unknown-key");
    assert!(
        of_file.starts_with("unknown-key: there is no such key\n"),
        "{of_file}"
    );
    let found = told("explain decimal");
    assert!(
        found.starts_with("These have to do with `decimal`:\n  decimal-comma "),
        "{found}"
    );
    let unknown = project.trykk("explain contrats").assert();
    unknown.code(2).stderr_eq(str![[r#"
error[unknown-code]: no report has the code `contrats`
 |
 = help: did you mean `contrast`?

More about it: trykk explain unknown-code

"#]]);
    let unknown = project.trykk("explain noe-helt-annet").assert();
    let said = "error[unknown-code][..]\n |\n = help: `trykk explain` lists all codes; [..]\n\nMore about it: [..]\n";
    unknown.code(2).stderr_eq(said);
}

#[test]
fn the_procedures_are_told_in_both_ways() {
    let project = Project::new("schemas");
    let told = |words: &str| {
        let output = project.trykk(words).assert().success();
        String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8")
    };
    let (own, help) = (told("schemas"), told("help schemas"));
    for schema in ["single", "saddle", "nup", "perforated", "zine"] {
        assert!(own.contains(&format!("schema = \"{schema}\"\n\n")), "{own}");
    }
    for line in own.lines() {
        assert!(help.contains(line.trim()), "{line}");
    }
}

#[test]
fn messages_come_a_line_each_for_editors() {
    let project = Project::new("short");
    project.change("content/veileder.toml", "Vær åpen.", "Vær åpen 🙂.");
    for words in [
        "check --message-format short",
        "--message-format short build",
    ] {
        let done = project.trykk(words).assert();
        done.code(1).stdout_eq("").stderr_eq(str![[r#"
content/veileder.toml:10:18: error[missing-glyph]: no font in fonts/ has the character 🙂 (U+1F642)

"#]]);
    }
    let misuse = project.trykk("build hefta --message-format short").assert();
    misuse.code(2).stdout_eq("").stderr_eq(str![[r#"
error[unknown-product]: there is no product `hefta` in trykk.toml

"#]]);
    let wrong = project.trykk("check --message-format long").assert();
    wrong.code(2).stdout_eq("");
}

#[test]
fn messages_come_as_json_for_programs() {
    let project = Project::new("json");
    project.change("content/veileder.toml", "Vær åpen.", "Vær åpen 🙂.");
    let done = project.trykk("check --message-format json").assert();
    let done = done.code(1).stdout_eq("");
    let said = String::from_utf8(done.get_output().stderr.clone()).expect("UTF-8");
    assert_eq!(said.lines().count(), 1, "{said}");
    let object: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let wanted = serde_json::json!({
        "severity": "error",
        "code": "missing-glyph",
        "fault": "char-missing",
        "message": "no font in fonts/ has the character 🙂 (U+1F642)",
        "args": { "char": "🙂", "code": "U+1F642" },
        "hints": [{
            "code": "no-emoji",
            "message": "leave it out, or show an icon instead; or put a font that has it in fonts/",
            "args": {},
        }],
        "path": "content/veileder.toml",
        "line": 10,
        "column": 18,
        "end_line": 10,
        "end_column": 19,
    });
    assert_eq!(object, wanted);
    // Nothing is said of what is right.
    let sound = Project::new("json-sound");
    let done = sound.trykk("check --message-format json").assert();
    done.success().stderr_eq("");
}
