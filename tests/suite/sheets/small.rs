//! Small booklets, of which a sheet has several.

use super::{SmallProject, booklet, guide, plan, slots, told};

fn a6(more: &str) -> SmallProject {
    let sheet = format!("paper = \"A4\"\nschema = \"saddle\"\n{more}");
    SmallProject::new(&guide(8), &booklet("A6", &sheet))
}

/// The pages of one side, with the places of their upper left corners in whole millimetres.
fn places(project: &SmallProject, sheet: usize, side: usize) -> Vec<(usize, [i64; 2])> {
    let built = project.office();
    let found = slots(plan(&built), sheet, side);
    let place = |(page, slot): &(usize, trykk::press::Slot)| {
        let at = [slot.origin.x, slot.origin.y].map(|at| at.to_mm().round() as i64);
        (*page, at)
    };
    found.iter().map(place).collect()
}

#[test]
fn eight_pages_of_a6_are_one_sheet_of_a4() {
    let built = a6("").office();
    assert_eq!(plan(&built).sheets.len(), 1);
    let said = told(&built);
    let wanted = "Skriv ut tosidig, vend på kortsiden, faktisk størrelse (100 %), 1 ark A4. \
                  Skjær alle ark langs skjæremerkene. Legg delene oppå hverandre, rad for rad fra øverst til \
                  venstre, den første øverst. Da ligger de i rekkefølge. Brett på midten, stift i bretten.";
    assert_eq!(said, wanted);
    assert_eq!(
        places(&a6(""), 0, 0),
        [(8, [0, 1]), (1, [105, 1]), (6, [0, 149]), (3, [105, 149])]
    );
}

#[test]
fn copies_are_two_booklets_on_two_sheets() {
    let project = a6("booklets = \"copies\"");
    let built = project.office();
    assert_eq!(plan(&built).sheets.len(), 2);
    assert!(told(&built).contains("Det blir 2 bunker, og hver av dem er et helt hefte."));
    assert_eq!(
        places(&project, 0, 0),
        [(8, [0, 1]), (1, [105, 1]), (8, [0, 149]), (1, [105, 149])]
    );
}
