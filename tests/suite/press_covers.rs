//! Covers of booklets for print shops: in a file of their own, flat, with a spine, and what is told of them.

use std::fs;

use snapbox::str;

use crate::press_pdf::NEAR;
use crate::support::files::here;
use crate::support::pdf::{Pdf, mm, numbers};
use crate::support::project::Project;

#[test]
fn a_cover_can_be_a_file_of_its_own() {
    let project = Project::new("press-cover");
    project.change(
        "trykk.toml",
        "theme = \"sti\"",
        "theme = \"sti\"\neditions = [\"press\"]\npress = \"eget\"\n\n[project]\ndate = \"2026-01-15\"\n\n\
         [press.eget]\ncover = \"apart\"\npaper = \"Matt, 120 g\"",
    );
    // The small booklet has three pages; with one more section it fills more than a cover.
    let more = "\n[[section]]\nid = \"mer\"\ntitle = \"Mer\"\n\n[[section.block]]\nkind = \"text\"\ntext = \"Mer.\"\n";
    let words = String::from_utf8(project.read("content/veileder.toml")).expect("UTF-8");
    let sections: String = (0..3)
        .map(|n| more.replace("mer\"", &format!("mer-{n}\"")))
        .collect();
    fs::write(project.path("content/veileder.toml"), words + &sections).expect("writable");
    let done = project.trykk("build").assert();
    done.success().stderr_eq("").stdout_eq(str![[r#"
output/hefte-press-cover.pdf: 4 pages of 105 × 148 mm, [..] kB
output/hefte-press-inside.pdf: 2 pages of 105 × 148 mm, [..] kB
output/hefte-press.txt

"#]]);
    let pages = |name: &str| {
        Pdf::load(&project.read(&format!("output/{name}")))
            .pages
            .len()
    };
    assert_eq!(pages("hefte-press-cover.pdf"), 4);
    assert_eq!(pages("hefte-press-inside.pdf"), 2);
    let note = String::from_utf8(project.read("output/hefte-press.txt")).expect("UTF-8");
    for words in [
        "er en egen fil",
        "Matt, 120 g",
        "hefte-press-inside.pdf, 2 pages",
    ] {
        assert!(note.contains(words), "{note}");
    }
}

/// A booklet of eight pages for a shop with these lines.
fn glued(name: &str, shop: &str) -> Project {
    let project = Project::new(name);
    project.change(
        "trykk.toml",
        "theme = \"sti\"",
        &format!(
            "theme = \"sti\"\neditions = [\"press\"]\npress = \"eget\"\n\n[project]\ndate = \"2026-01-15\"\n\n\
             [press.eget]\ncover = \"spread\"\n{shop}"
        ),
    );
    let more = "\n[[section]]\nid = \"mer\"\ntitle = \"Mer\"\n\n[[section.block]]\nkind = \"text\"\ntext = \"Mer.\"\n";
    let words = String::from_utf8(project.read("content/veileder.toml")).expect("UTF-8");
    let sections: String = (0..5)
        .map(|n| more.replace("mer\"", &format!("mer-{n}\"")))
        .collect();
    fs::write(project.path("content/veileder.toml"), words + &sections).expect("writable");
    project
}

#[test]
fn a_flat_cover_has_the_spine_that_the_leaves_make() {
    // What the shop says, the spine in millimetres, and what the note says of it.
    for (name, shop, spine, noted) in [
        (
            "press-spread",
            "",
            0.0,
            "baksiden og forsiden ved siden av hverandre",
        ),
        (
            "press-spine",
            "stitch-pages = 4\nleaf = \"0.5mm\"",
            1.0,
            "ryggen på 1 mm",
        ),
        (
            "press-thick",
            "stitch-pages = 4\nleaf = \"2mm\"\nbleed = \"1mm\"",
            4.0,
            "the spine of 4 mm",
        ),
        (
            "press-marks",
            "stitch-pages = 4\nleaf = \"0.5mm\"\nmarks = \"all\"",
            1.0,
            "ryggen på 1 mm",
        ),
    ] {
        let project = glued(name, shop);
        project.trykk("build").assert().success().stderr_eq("");
        let pdf = |name: &str| Pdf::load(&project.read(&format!("output/{name}")));
        let cover = pdf("hefte-press-cover.pdf");
        let inside = pdf("hefte-press-inside.pdf");
        assert_eq!((cover.pages.len(), inside.pages.len()), (2, 4), "{name}");
        for nth in 0..2 {
            let page = cover.page(nth);
            let [left, lower, right, upper] = cover.numbers(page, "TrimBox")[..] else {
                panic!("{page:?}");
            };
            let wide = 210.0 + spine;
            assert!(
                (mm(right - left) - wide).abs() < NEAR,
                "{name}: {}",
                mm(right - left)
            );
            assert!((mm(upper - lower) - 148.0).abs() < NEAR, "{name}");
        }
        // The pages meet in the middle of the spine.
        let outside = cover.operations(0);
        let clips = outside
            .iter()
            .filter(|operation| operation.operator == "re");
        let clips: Vec<Vec<f64>> = clips.map(|clip| numbers(&clip.operands)).take(2).collect();
        let end = clips[0][0] + clips[0][2];
        assert!(
            (mm(end) - mm(clips[1][0])).abs() < NEAR,
            "{name}: {clips:?}"
        );
        let trim = cover.numbers(cover.page(0), "TrimBox");
        assert!(
            (mm(end - trim[0]) - (105.0 + spine / 2.0)).abs() < NEAR,
            "{name}"
        );
        let note = String::from_utf8(project.read("output/hefte-press.txt")).expect("UTF-8");
        assert!(note.contains(noted), "{note}");
        assert_eq!(note.contains("stiftes i ryggen"), spine == 0.0, "{note}");
        assert_eq!(note.contains("limes i ryggen"), spine > 0.0, "{note}");
    }
}

#[test]
fn a_booklet_that_is_nothing_but_a_cover_is_told() {
    let project = glued("press-only-cover", "");
    let words = here("tests/cases/common/content/veileder.toml");
    fs::copy(words, project.path("content/veileder.toml")).expect("copied");
    let built = project.trykk("build").assert().success();
    let told = String::from_utf8_lossy(&built.get_output().stderr).into_owned();
    assert!(told.contains("cover-is-all"), "{told}");
    let pages = Pdf::load(&project.read("output/hefte-press.pdf"))
        .pages
        .len();
    assert_eq!(pages, 4);
}

#[test]
fn the_spine_of_leaves_that_nobody_measured_is_not_guessed() {
    let project = glued("press-unmeasured", "stitch-pages = 4");
    project
        .trykk("build")
        .assert()
        .failure()
        .stderr_eq(str![[r#"
[..]error[spine-unknown][..]
...
"#]]);
    assert!(!project.path("output/hefte-press-cover.pdf").exists());
}
