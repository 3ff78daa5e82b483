//! Drawings over cards and sheets beside each other.

use std::collections::BTreeMap;

use super::*;

/// A drawing of this width that goes so far beyond the page that it is drawn for.
fn drawing(width: f64, beyond: f64) -> Artwork {
    Artwork {
        frame: Rect::new(
            Abs::mm(-beyond),
            Abs::mm(-beyond),
            Abs::mm(width + beyond * 2.0),
            Abs::mm(30.0 + beyond * 2.0),
        ),
        layers: Vec::new(),
        parts: Vec::new(),
        anchors: BTreeMap::new(),
        fields: BTreeMap::new(),
        path: None,
    }
}

/// Where the parts begin that a card shows, and from where to where each is seen, in millimetres.
fn parts(drawing: &Artwork, trim: [f64; 2], scale: f64, step: usize) -> Vec<[f64; 3]> {
    let trim = Size::new(Abs::mm(trim[0]), Abs::mm(trim[1]));
    let window = Rect::from_size(trim).outset(Abs::mm(3.0));
    let placings = over_cards(drawing, trim, (scale, step), window);
    let parts = placings.iter().map(|placing| {
        let lengths = [
            placing.origin.x,
            placing.window.left(),
            placing.window.right(),
        ];
        lengths.map(|length| (length.to_mm() * 100.0).round() / 100.0 + 0.0)
    });
    parts.collect()
}

#[test]
fn each_card_shows_its_part_and_behind_the_last_one_the_drawing_begins_again() {
    let ridge = drawing(680.0, 0.0);
    let card = [85.0, 55.0];
    assert_eq!(parts(&ridge, card, 1.0, 0), [[0.0, -3.0, 88.0]]);
    assert_eq!(parts(&ridge, card, 1.0, 3), [[-255.0, -3.0, 88.0]]);
    assert_eq!(parts(&ridge, card, 1.0, 8), [[0.0, -3.0, 88.0]]);
}

#[test]
fn a_drawing_that_ends_on_a_card_begins_again_there_without_a_seam() {
    let ridge = drawing(680.0, 0.0);
    assert_eq!(
        parts(&ridge, [74.0, 105.0], 1.2, 11),
        [[-814.0, -3.0, 2.3], [2.0, 2.0, 77.0]]
    );
}

#[test]
fn sheets_beside_each_other_have_the_bleed_of_the_drawing_at_its_ends() {
    let land = drawing(1050.0, 3.0);
    let sheet = [210.0, 30.0];
    assert_eq!(parts(&land, sheet, 1.0, 0), [[0.0, -3.0, 213.0]]);
    assert_eq!(parts(&land, sheet, 1.0, 4), [[-840.0, -3.0, 213.0]]);
}

#[test]
fn a_drawing_without_a_width_is_not_drawn() {
    assert_eq!(
        parts(&drawing(0.0, 0.0), [85.0, 55.0], 1.0, 2),
        [[0.0; 3]; 0]
    );
}

#[test]
fn the_last_card_is_at_the_end_of_the_way() {
    let turn = |step, count| Turn { step, count }.share();
    assert!((turn(0, 7), turn(3, 7), turn(6, 7)) == (0.0, 0.5, 1.0));
    assert!(turn(0, 1) == 0.0);
}
