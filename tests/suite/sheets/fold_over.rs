//! Cards with their backs beside them, for printers that print one side.

use trykk::design::MarkKind;

use super::{SmallProject, cards, deck, plan, slots, told};

/// Five cards with a common back, as somebody without duplex needs them.
fn project(more: &str) -> SmallProject {
    let words = format!("{}[back]\ntitle = \"Møteplassen\"\n", deck(5));
    let sheet = format!("paper = \"A4\"\nschema = \"fold-over\"\n{more}");
    let layout = cards("85x55mm", &sheet);
    let (faces, sheet) = layout.split_once("[sheet.office]").expect("sheets");
    let back = "[back]\nbackground = \"soft\"\nrows = [\"1fr\"]\nareas = [\"title\"]\n\n[back.title]\n\
                fit = { min = \"14pt\", max = \"18pt\" }\n\n";
    SmallProject::new(&words, &format!("{faces}{back}[sheet.office]{sheet}"))
}

#[test]
fn each_back_stands_at_the_right_of_its_front() {
    let built = project("").office();
    let plan = plan(&built);
    let sheets = plan.sheets.to_vec();
    assert_eq!((plan.sheets.len(), sheets[0].sides.len()), (1, 1));
    let found = slots(plan, 0, 0);
    assert_eq!(found.len(), 10);
    for pair in found.chunks(2) {
        let ((_, front), (back_page, back)) = (pair[0], pair[1]);
        assert_eq!(back_page, 6, "the common back");
        let across = (back.origin.x - front.origin.x).to_mm();
        assert!((across - 85.0).abs() < 0.001 && back.origin.y == front.origin.y);
    }
    let marks = &sheets[0].sides[0].marks;
    assert!(marks.iter().any(|mark| mark.kind == MarkKind::Fold));
    assert!(marks.iter().any(|mark| mark.kind == MarkKind::Crop));
    let said = told(&built);
    assert!(said.starts_with("Skriv ut ensidig"), "{said}");
    assert!(
        said.contains("Brett hvert kort på midten med trykket ut, lim baksiden fast"),
        "{said}"
    );
}

#[test]
fn over_a_level_edge_the_back_stands_above_on_its_head() {
    let built = project("fold = \"long-edge\"\nedge = \"bleed\"\n").office();
    for pair in slots(plan(&built), 0, 0).chunks(2) {
        let ((_, front), (_, back)) = (pair[0], pair[1]);
        let down = (front.origin.y - back.origin.y).to_mm();
        assert!((down - 55.0).abs() < 0.001 && back.origin.x == front.origin.x);
        assert_ne!(front.turn, back.turn);
    }
}
