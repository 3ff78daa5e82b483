//! Which of a card's words are headings, and of which level. The first heading of a deck is of the first level, and
//! none leaves out one (ISO 14289-1, 7.4.2): what a card does not say heads nothing.

use super::DeckCx;
use super::face_cx::FaceCx;
use crate::content::{Card, Text, Thing};
use crate::design::{AreaRule, FaceRule};
use crate::pages::tags::TagRole;

/// Whether a card has words that an area makes a heading of.
fn heads(card: &Card, area: &AreaRule, deck: &DeckCx) -> bool {
    let Some(name) = area.value().filter(|_| area.is_heading()) else {
        return false;
    };
    match card.values.get(name) {
        // Where there are no words is a line to write on.
        Some(Thing::Text(texts)) => !texts.iter().all(Text::is_blank),
        Some(_) => false,
        None => name == "category" && deck.category_of(card).is_some(),
    }
}

/// Whether a card on this face is the title of the deck.
pub fn is_title(card: &Card, face: &FaceRule, deck: &DeckCx) -> bool {
    face.title && face.areas.iter().any(|area| heads(card, area, deck))
}

/// What a heading in this area is, or inside what it shows: the face's own level, and one below where another area
/// before it has that.
pub fn role(face: &FaceCx, rule: &AreaRule) -> TagRole {
    let own = face.deck.heading(face.rule);
    let before = face.rule.areas.iter();
    let mut before = before.take_while(|area| area.name != rule.name);
    match before.any(|area| heads(face.page.card, area, face.deck)) {
        true => below(own),
        false => own,
    }
}

/// The heading one level below.
const fn below(role: TagRole) -> TagRole {
    match role {
        TagRole::H1 => TagRole::H2,
        _ => TagRole::H3,
    }
}
