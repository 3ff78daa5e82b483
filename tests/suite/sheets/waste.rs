//! Where paper is left over round the pages: marks to cut at, or measures in words.

use trykk::design::MarkKind;

use super::{SmallProject, booklet, cards, deck, guide, plan, slots, told};

/// Every edge of every page has a mark on it, is the paper's edge, or is the spine.
fn assert_every_edge_is_marked(product: &trykk::build::BuiltProduct) {
    let plan = plan(product);
    let document = &product.office.as_ref().expect("an office edition").document;
    let trim = document.pages[0].trim;
    for (nth, sheet) in plan.sheets.iter().enumerate() {
        for side in 0..sheet.sides.len() {
            for (_, slot) in slots(plan, nth, side) {
                let rect = slot.trim(trim);
                for x in [rect.left(), rect.right()] {
                    let at = x.to_mm();
                    let (width, middle) =
                        (sheet.size.width.to_mm(), sheet.size.width.to_mm() / 2.0);
                    let marked = sheet.sides[side].marks.iter().any(|mark| {
                        mark.kind == MarkKind::Crop
                            && (mark.from.x.to_mm() - at).abs() < 0.01
                            && (mark.to.x.to_mm() - at).abs() < 0.01
                    });
                    let is_edge = at.min(width - at) <= 1.01 || (at - middle).abs() < 0.01;
                    assert!(marked || is_edge, "no mark at {at} mm across");
                }
                for y in [rect.top(), rect.bottom()] {
                    let at = y.to_mm();
                    let marked = sheet.sides[side].marks.iter().any(|mark| {
                        mark.kind == MarkKind::Crop
                            && (mark.from.y.to_mm() - at).abs() < 0.01
                            && (mark.to.y.to_mm() - at).abs() < 0.01
                    });
                    let is_edge = at.min(sheet.size.height.to_mm() - at) <= 1.01;
                    assert!(marked || is_edge, "no mark at {at} mm down");
                }
            }
        }
    }
}

#[test]
fn pages_that_are_smaller_than_the_paper_have_marks_all_round() {
    // Square; narrow; lying; one to a sheet: each leaves waste in one direction, or too little in the other.
    for (trim, schema) in [
        ("148x148mm", "saddle"),
        ("130x210mm", "saddle"),
        ("148x105mm", "saddle"),
        ("210x260mm", "single"),
        ("180x297mm", "single"),
    ] {
        for asked in ["", "marks = [\"crop\"]\n"] {
            let sheet = format!("paper = \"A4\"\nschema = \"{schema}\"\n{asked}");
            let product = SmallProject::new(&guide(4), &booklet(trim, &sheet)).office();
            assert_every_edge_is_marked(&product);
            let said = told(&product);
            assert!(said.contains("langs skjæremerkene"), "{trim}: {said}");
        }
    }
}

#[test]
fn without_marks_the_waste_is_told_in_millimetres() {
    let said = |trim: &str, sheet: &str| {
        let sheet = format!("paper = \"A4\"\n{sheet}\nmarks = []\n");
        told(&SmallProject::new(&guide(4), &booklet(trim, &sheet)).office())
    };
    let square = said("148x148mm", "schema = \"saddle\"");
    assert!(
        square.contains("Skjær 31 mm av oppe og nede på hvert ark."),
        "{square}"
    );
    let narrow = said("130x210mm", "schema = \"saddle\"");
    assert!(
        narrow.contains("Skjær 18,5 mm av til venstre og til høyre på hvert ark."),
        "{narrow}"
    );
    let single = said("210x260mm", "schema = \"single\"");
    assert!(
        single.contains("Skjær 18,5 mm av oppe og nede på hvert ark."),
        "{single}"
    );
}

#[test]
fn cards_as_wide_as_the_paper_are_cut_at_marks() {
    let layout = |more: &str| {
        cards(
            "210x90mm",
            &format!("paper = \"A4\"\nschema = \"nup\"\n{more}"),
        )
    };
    let product = SmallProject::new(&deck(3), &layout("")).office();
    assert_every_edge_is_marked(&product);
    assert!(told(&product).contains("langs skjæremerkene"));
    let bare = SmallProject::new(&deck(3), &layout("marks = []\n")).office();
    let said = told(&bare);
    let wanted =
        "Skjær hvert ark fra side til side, 13,5; 103,5; 193,5 og 283,5 mm fra overkanten.";
    assert!(said.contains(wanted), "{said}");
    assert!(
        !said.contains("fra hverandre"),
        "nothing marks where: {said}"
    );
}

#[test]
fn a_ruler_stands_in_the_waste_unless_the_layout_says_otherwise() {
    let has_ruler = |trim: &str, sheet: &str| {
        let product = SmallProject::new(&deck(3), &cards(trim, sheet)).office();
        let mut fronts = plan(&product).sheets.iter();
        fronts.all(|sheet| sheet.sides[0].ruler.is_some())
    };
    let cut = "paper = \"A4\"\nschema = \"nup\"\n";
    assert!(has_ruler("A7", cut));
    assert!(!has_ruler("A7", &format!("{cut}ruler = false\n")));
    // Perforated sheets are snapped, and nothing is left over.
    let perforated = "schema = \"perforated\"\nsheet = \"C32011\"\n";
    assert!(!has_ruler("85x54mm", perforated));
}
