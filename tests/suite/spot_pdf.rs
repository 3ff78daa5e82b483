//! Spot inks, from the theme to the plates of the print shop's file.

use lopdf::Object;
use lopdf::content::Operation;

use crate::support::files::{change, copy, fresh, here, trykk};
use crate::support::pdf::{Pdf, numbers};
use crate::support::project::Project;

const THEME: &str = "content/themes/sti.toml";
const DEEP: &str = "deep = { rgb = \"#1D5B66\", cmyk = [72, 0, 17, 67]";
const FULL_AND_TINT: [&str; 2] = ["PANTONE 3155 C", "PANTONE 3155 C 12 %"];
const TINT_AND_FULL: [&str; 2] = ["PANTONE 3155 C 80 %", "PANTONE 3155 C"];
const SOFT: &str = "soft = { rgb = \"#E3F0F2\", cmyk = [8, 0, 3, 4]";

/// The small project, whose booklet shows the deep colour of its accent alone, with these spot inks as that and
/// as the soft one; the table of its shop has these lines.
fn project(name: &str, shop: &str, [deep, soft]: [&str; 2]) -> Project {
    let project = Project::new(name);
    let table = format!(
        "theme = \"sti\"\neditions = [\"press\", \"screen\"]\npress = \"eget\"\n\n[project]\n\
         date = \"2026-01-15\"\n\n[press.eget]\n{shop}"
    );
    project.change("trykk.toml", "theme = \"sti\"", &table);
    let named = |color: &str, spot: &str| format!("{color}, spot = \"{spot}\"");
    project.change(THEME, DEEP, &named(DEEP, deep));
    project.change(THEME, SOFT, &named(SOFT, soft));
    project
}

fn built(project: &Project) -> Pdf {
    project.trykk("build").assert().success();
    Pdf::load(&project.read("output/hefte-press.pdf"))
}

/// The Separation spaces of a file: the name, and the full ink in cyan, magenta, yellow and black.
fn separations(pdf: &Pdf) -> Vec<(String, Vec<f64>)> {
    let separation = |object: &Object| {
        let [kind, name, alternate, tint] = &object.as_array().ok()?[..] else {
            return None;
        };
        if kind.as_name().ok()? != b"Separation" {
            return None;
        }
        assert_eq!(alternate.as_name().expect("a space"), b"DeviceCMYK");
        let name = String::from_utf8_lossy(name.as_name().expect("a name"));
        let full = pdf.array(tint.as_dict().expect("a function"), "C1");
        Some((name.into_owned(), numbers(full)))
    };
    pdf.file.objects.values().filter_map(separation).collect()
}

/// How much of the spot ink each colour of the pages sets.
fn tints(pdf: &Pdf) -> Vec<f64> {
    let operations = pdf.page_operations().into_iter().flatten();
    let mut tints = Vec::new();
    for Operation { operator, operands } in operations {
        match operator.as_str() {
            "cs" | "CS" => assert_eq!(operands[0].as_name().expect("a name"), b"S0"),
            "scn" | "SCN" => tints.push((numbers(&operands)[0] * 100.0).round()),
            _ => {}
        }
    }
    tints
}

#[test]
fn a_spot_ink_is_one_plate_with_its_tints_in_both_standards() {
    for (shop, inks, full, shown) in [
        ("x4-3mm", FULL_AND_TINT, [0.72, 0.0, 0.17, 0.67], 100.0),
        (
            "x1a-coated-3mm-marks",
            FULL_AND_TINT,
            [0.72, 0.0, 0.17, 0.67],
            100.0,
        ),
        ("x4-3mm-marks", TINT_AND_FULL, [0.08, 0.0, 0.03, 0.04], 80.0),
        (
            "x1a-coated-3mm",
            TINT_AND_FULL,
            [0.08, 0.0, 0.03, 0.04],
            80.0,
        ),
    ] {
        let project = project(&format!("spot-{shop}"), &format!("like = \"{shop}\""), inks);
        let pdf = built(&project);
        let mut plates = separations(&pdf);
        plates.retain(|(name, _)| name != "All");
        let [(name, alternate)] = &plates[..] else {
            panic!("{plates:?}");
        };
        assert_eq!(name, "PANTONE 3155 C");
        for (found, wanted) in alternate.iter().zip(&full) {
            assert!((found - wanted).abs() < 1e-6, "{alternate:?}");
        }
        let tints = tints(&pdf);
        assert!(
            !tints.is_empty() && tints.iter().all(|tint| *tint == shown),
            "{tints:?}"
        );
        // What was in the colour before is no longer in its four inks.
        let operations = pdf.page_operations().into_iter().flatten();
        let inks = operations.filter(|operation| matches!(operation.operator.as_str(), "k" | "K"));
        for operation in inks {
            assert_ne!(numbers(&operation.operands)[0], 0.72);
        }
        let note = String::from_utf8(project.read("output/hefte-press.txt")).expect("UTF-8");
        assert!(note.contains("PANTONE 3155 C."), "{note}");
        // On screens it is the theme's RGB, as before.
        let screen = Pdf::load(&project.read("output/hefte-screen.pdf"));
        assert!(separations(&screen).is_empty());
    }
}

#[test]
fn a_shop_without_spot_inks_gets_the_four() {
    let project = project("spot-none", "spots = false", FULL_AND_TINT);
    let pdf = built(&project);
    assert!(separations(&pdf).is_empty() && tints(&pdf).is_empty());
    let note = String::from_utf8(project.read("output/hefte-press.txt")).expect("UTF-8");
    assert!(!note.contains("PANTONE"), "{note}");
}

#[test]
fn a_bar_of_an_ink_that_no_page_has_is_left_out() {
    let project = project(
        "spot-idle",
        "like = \"x1a-coated-3mm-marks\"",
        FULL_AND_TINT,
    );
    // An ink for an accent that the small booklet does not come to.
    project.change(
        THEME,
        "[font]",
        "[[accent]]\nname = \"sol\"\ndeep = { rgb = \"#8F5200\", cmyk = [0, 53, 100, 52], spot = \"Gull\" }\n\
         bright = { rgb = \"#F2B134\", cmyk = [0, 32, 88, 6] }\n\
         soft = { rgb = \"#FDF0D2\", cmyk = [0, 3, 21, 2] }\n\n[font]",
    );
    let pdf = built(&project);
    let names: Vec<String> = separations(&pdf)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert!(names.contains(&"PANTONE 3155 C".to_owned()), "{names:?}");
    let used = (0..pdf.pages.len()).any(|nth| {
        let operations = pdf.operations(nth);
        let mut names = operations
            .iter()
            .filter(|operation| operation.operator == "cs");
        names.any(|operation| operation.operands[0].as_name().expect("a name") == b"S1")
    });
    assert_eq!(used, names.contains(&"Gull".to_owned()), "{names:?}");
}

#[test]
fn a_picture_is_not_mixed_with_a_spot_ink_where_nothing_is_seen_through() {
    let root = fresh("press/spot-under-picture");
    copy(&here("tests/projects/workshop"), &root);
    let theme = root.join("content/themes/harbour.toml");
    let deep = "deep = { rgb = \"#1C3F6E\", cmyk = [75, 43, 0, 57]";
    change(&theme, deep, &format!("{deep}, spot = \"PANTONE 7463 C\""));
    let build = |shop: &str| {
        let arguments = [
            "build",
            "guest-cards",
            "--edition",
            "press",
            "--press",
            shop,
        ];
        let done = trykk().args(arguments).current_dir(&root).output();
        done.expect("it runs")
    };
    let refused = build("x1a-coated-3mm");
    let told = String::from_utf8(refused.stderr).expect("UTF-8");
    assert!(
        !refused.status.success() && told.contains("error[spot-seen-through]"),
        "{told}"
    );
    // At the mark of the project, which is seen through.
    assert!(told.contains("--> trykk.toml:"), "{told}");
    assert!(build("x4-3mm").status.success());
}
