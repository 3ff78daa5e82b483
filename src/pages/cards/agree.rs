//! Does what an area shows go with what the cards have for it? An area of which the layout says
//! nothing shows text, a list or a table, whatever the cards have.

use crate::content::Card;
use crate::design::{AreaRule, FaceRule, Shows};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};

/// Reports areas of a face that show another kind of thing than its cards have, and keys that mean
/// nothing to what they have.
pub fn check(face: &FaceRule, cards: &[&Card], diags: &mut Diagnostics) {
    for area in &face.areas {
        let Some(value) = area.value() else { continue };
        let of_card = |card: &&Card| match (card.values.get(value), value) {
            (Some(thing), _) => Some((thing.name(), card.span)),
            (None, "category") => Some(("text", card.span)),
            (None, "category-icon") => Some(("icon", card.span)),
            (None, _) => None,
        };
        let found: Vec<_> = cards.iter().filter_map(of_card).collect();
        let wrong = found.iter().find(|(kind, _)| !goes(area, kind));
        if let Some((kind, span)) = wrong {
            let all = !found.iter().any(|(kind, _)| goes(area, kind));
            let place = if all { area.span } else { *span };
            let fault = Fault::AreaOfOtherKind {
                area: (&area.name).into(),
                kind: wanted(area).into(),
                value: value.into(),
                found: kind.into(),
            };
            diags.push(Diagnostic::error(fault, place).hint(match area.shows {
                Shows::Art(_) => Hint::OtherValue,
                _ => Hint::OtherKind { kind: kind.into() },
            }));
            continue;
        }
        if area.told || found.iter().any(|(kind, _)| *kind == "text") {
            continue;
        }
        for key in &area.written {
            // An area that is told to be room to write in has other keys than a prompt above lines.
            let mut kinds = found
                .iter()
                .map(|(kind, _)| *kind)
                .filter(|kind| *kind != "notes");
            if let Some(kind) = kinds.find(|kind| Shows::means_nothing(kind, &key.value)) {
                let fault = Fault::KeyMeansNothing {
                    key: (&key.value).into(),
                    tag: "kind".into(),
                    choice: kind.into(),
                };
                diags.push(Diagnostic::error(fault, key.span).hint(Hint::LeaveOut));
            }
        }
    }
}

/// What an area can show.
fn wanted(area: &AreaRule) -> &'static str {
    match area.shows {
        // The station of the path holds a number or a letter.
        Shows::Art(_) => "text",
        ref shows => shows.kind(),
    }
}

fn goes(area: &AreaRule, kind: &str) -> bool {
    kind == wanted(area) || (!area.told && !matches!(kind, "icon" | "image" | "qr"))
}
