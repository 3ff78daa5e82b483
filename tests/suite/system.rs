//! The command line against the system below it: links, folders in the way, a full device.
#![cfg(unix)]

use std::fs;

use snapbox::str;

use crate::support::files::trykk;
use crate::support::project::Project;

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_said_is_no_success() {
    let project = Project::new("full");
    let full = || fs::File::options().write(true).open("/dev/full");
    for words in ["schema content", "list", "check"] {
        let done = trykk()
            .args(words.split_whitespace())
            .current_dir(&project.root)
            .stdout(full().expect("a full device"))
            .output()
            .expect("trykk runs");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{words}: {said}");
        assert!(said.starts_with("error[not-said]: "), "{words}: {said}");
    }
}

#[test]
fn an_icon_that_is_no_file_of_the_project_is_told_where_it_is_named() {
    use std::os::unix::fs::symlink;
    let project = Project::new("icons/sti");
    let words = "lang = \"nb\"\ntitle = \"Veileder\"\n\n[[section]]\nid = \"en\"\ntitle = \"En\"\n\n\
        [[section.block]]\nkind = \"items\"\nitems = [\n  { title = \"A\", icon = \"ute\" },\n  \
        { title = \"B\", icon = \"mappe\" },\n  { title = \"C\", icon = \"borte\" },\n]\n";
    fs::write(project.path("content/veileder.toml"), words).expect("writable");
    let icons = project.path("content/icons");
    fs::create_dir_all(icons.join("mappe.svg")).expect("a folder");
    let elsewhere = project.path("../ute.svg");
    fs::write(&elsewhere, "<svg/>").expect("writable");
    symlink(&elsewhere, icons.join("ute.svg")).expect("a link");
    symlink(icons.join("ingen"), icons.join("borte.svg")).expect("a link");
    let done = project.trykk("check").assert();
    done.code(1).stdout_eq("").stderr_eq(str![[r#"
error[file-outside]: `content/icons/ute.svg` leads out of the project folder
  --> content/veileder.toml:11:25
   |
11 |   { title = "A", icon = "ute" },
   |                         ^^^^^
   |
   = help: put the file into the project folder, and name it from there

error[file-unreadable]: `content/icons/mappe.svg` cannot be read: it is a folder, not a file
  --> content/veileder.toml:12:25
   |
12 |   { title = "B", icon = "mappe" },
   |                         ^^^^^^^
   |
   = help: check that it is a file, and that you may read it

error[file-unreadable]: `content/icons/borte.svg` cannot be read: it is not a file
  --> content/veileder.toml:13:25
   |
13 |   { title = "C", icon = "borte" },
   |                         ^^^^^^^
   |
   = help: check that it is a file, and that you may read it

More about each: trykk explain file-outside file-unreadable

"#]]);
}

#[test]
fn names_do_not_speak_to_the_terminal() {
    let project = Project::new("unseen");
    let icons = project.path("content/icons");
    fs::create_dir_all(&icons).expect("a folder");
    let name = "a\u{1b}[31m\u{202e}b";
    fs::write(icons.join(format!("{name}.svg")), "<svg/>").expect("writable");
    let done = project.trykk("icons").output().expect("trykk runs");
    let listed = String::from_utf8(done.stdout).expect("UTF-8");
    assert!(listed.contains(r"a\u{1b}[31m\u{202e}b"), "{listed:?}");
    for format in ["human", "short", "json"] {
        let command = project.trykk("build");
        let command = command.args(["--message-format", format, name]);
        let done = command.output().expect("trykk runs");
        let said = String::from_utf8(done.stderr).expect("UTF-8");
        assert!(said.contains("202e"), "{said:?}");
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
    }
    assert!(!listed.contains(['\u{1b}', '\u{202e}']), "{listed:?}");
}
