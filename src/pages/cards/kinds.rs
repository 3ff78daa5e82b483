//! Does what an area shows go with what the cards have for it? An area of which the layout says
//! nothing shows what the cards have.

use crate::content::Card;
use crate::design::{AreaRule, FaceRule, Shows};
use crate::diag::{Diagnostics, Fault, Hint};

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
        if let Some((kind, span)) = found.iter().find(|(kind, _)| !shows(area, kind)) {
            let on_no_card = !found.iter().any(|(kind, _)| shows(area, kind));
            let fault = Fault::AreaOfOtherKind {
                area: (&area.name).into(),
                kind: wanted(area).into(),
                value: value.into(),
                found: kind.into(),
            };
            let error = fault.at(if on_no_card { area.span } else { *span });
            diags.push(error.hint(match area.shows {
                Shows::Art(_) => Hint::OtherValue,
                // Of writing space below a prompt, and of things that differ, only the cards can tell.
                _ if *kind == "notes" || found.iter().any(|(other, _)| other != kind) => {
                    Hint::KindOfCard
                }
                _ => Hint::OtherKind { kind: kind.into() },
            }));
        } else if !area.told && !found.iter().any(|(kind, _)| *kind == "text") {
            for key in &area.written {
                let idle = |(kind, _): &&(&str, _)| Shows::means_nothing(kind, &key.value);
                if let Some((kind, _)) = found.iter().find(idle) {
                    let fault = Fault::KeyMeansNothing {
                        key: key.into(),
                        tag: "kind".into(),
                        choice: format!("\"{kind}\"").into(),
                    };
                    diags.push(fault.at(key.span).hint(Hint::LeaveOut));
                }
            }
        }
    }
}

/// What an area is told to show.
fn wanted(area: &AreaRule) -> &'static str {
    match area.shows {
        // The station of the path holds a number or a letter.
        Shows::Art(_) => "text",
        ref shows => shows.kind(),
    }
}

/// Whether an area can show things of this kind.
fn shows(area: &AreaRule, kind: &str) -> bool {
    kind == wanted(area) || (!area.told && kind != "icon")
}
