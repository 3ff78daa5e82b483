//! Every sheet of the file can be, and numbers are found as people write them.

use std::collections::BTreeSet;

use super::known::{file, find};
use super::*;

#[test]
fn every_sheet_of_the_file_is_sound() {
    let sheets = file().sheet;
    assert!(sheets.len() >= 200, "{}", sheets.len());
    let mut codes = BTreeSet::new();
    for known in &sheets {
        assert!(!known.codes.is_empty());
        for code in &known.codes {
            assert!(codes.insert(code), "{code} stands twice");
            assert_eq!(*code, code.to_uppercase(), "numbers are sought in capitals");
        }
        let name = known.codes[0].clone();
        let uses = ["labels", "cards", "badges", "spines", "discs", "dividers"];
        assert!(uses.contains(&&*known.kind), "{name}");
        assert!(known.verified || known.note.is_some(), "{name}");
        let sheet = known.resolve(name.clone()).expect("lengths");
        assert!(sheet.label.width.fits(sheet.pitch.width), "{name}");
        assert!(sheet.label.height.fits(sheet.pitch.height), "{name}");
        let end = sheet.extent();
        assert!(end.width.fits(sheet.paper.width), "{name}");
        assert!(end.height.fits(sheet.paper.height), "{name}");
        // Backs lie behind their fronts where as much is left over on the left as on the right.
        let rest = sheet.paper.width - end.width;
        if sheet.snaps && known.verified {
            assert!((rest - sheet.first.x).abs() < Abs::mm(0.01), "{name}");
        }
    }
    assert!(sheets.iter().filter(|sheet| sheet.verified).count() >= 40);
}

#[test]
fn a_number_is_found_as_people_write_it() {
    for number in [
        "L7160",
        "l7160",
        "Avery L7160",
        "Avery Zweckform L7160",
        "L7160-25",
        " L7160 ",
    ] {
        let sheet = find(number).expect("it is known");
        assert_eq!(sheet.name, "Avery Zweckform L7160");
        assert_eq!((sheet.columns, sheet.rows), (3, 7));
        assert!(sheet.verified && !sheet.snaps);
    }
    assert!(find("C32011").expect("cards").snaps);
    assert_eq!(find("L7161B"), Err(Some("L7161".to_owned())));
    assert_eq!(find(""), Err(None));
    assert_eq!(find("my own labels"), Err(None));
}
