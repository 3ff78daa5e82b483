//! Do a deck and its layout go together? What a card asks for must be in the layout, and what an area
//! shows must be on some card.

use std::collections::BTreeSet;

use crate::content::read::{hint_for, nearest};
use crate::content::{Card, Deck};
use crate::design::{AreaDecor, CardsRule, FaceRule};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};

/// Reports faces and categories that are not there, areas that no card has anything for, and words
/// that no area shows.
pub fn check(deck: &Deck, rule: &CardsRule, diags: &mut Diagnostics) {
    if deck.cards.is_empty() {
        let error = Diagnostic::error(Code::NoCards, deck.title.span);
        diags.push(error.hint(Message::new(Code::AddCard)));
    }
    let names: Vec<&str> = rule.faces.keys().map(String::as_str).collect();
    let mut told = BTreeSet::new();
    for card in &deck.cards {
        if let Some(face) = &card.face
            && rule.face(Some(&face.value)).is_none()
            && told.insert(&face.value)
        {
            let error = Diagnostic::error(Code::UnknownFace, face.span).arg("name", &face.value);
            diags.push(error.hint(hint_for(&face.value, &names)));
        }
    }
    let ids: Vec<&str> = deck
        .categories
        .iter()
        .map(|c| c.id.value.as_str())
        .collect();
    for (id, accent) in &rule.categories {
        if !ids.contains(&id.as_str()) {
            let error = Diagnostic::warning(Code::UnknownCategoryRule, accent.span).arg("name", id);
            diags.push(match nearest(id, ids.iter().copied()) {
                Some(name) => error.hint(Message::new(Code::DidYouMean).arg("name", name)),
                None => error.hint(Message::new(Code::RemoveIt)),
            });
        }
    }
    // A face that cards choose by name, with the cards that show it.
    let of = |name: Option<&str>| {
        let chosen = move |card: &&Card| card.face.as_ref().map(|f| f.value.as_str()) == name;
        deck.cards.iter().filter(chosen).collect::<Vec<_>>()
    };
    let mut shown = vec![(&rule.front, of(None))];
    for (name, face) in &rule.faces {
        shown.push((face, of(Some(name))));
    }
    if let Some(back) = &rule.back {
        let common: Vec<&Card> = deck.back.iter().collect();
        let all = deck.cards.iter().collect();
        shown.push((back, if common.is_empty() { all } else { common }));
    }
    for (face, cards) in &shown {
        empty_areas(face, cards, diags);
    }
    unseen(deck, rule, diags);
}

/// Values that are not the card's own.
const OF_CATEGORY: [&str; 2] = ["category", "category-icon"];

/// Reports areas that none of the face's cards has anything for.
fn empty_areas(face: &FaceRule, cards: &[&Card], diags: &mut Diagnostics) {
    if cards.is_empty() {
        return;
    }
    let known: BTreeSet<&str> = cards
        .iter()
        .flat_map(|card| card.values.keys().map(String::as_str))
        .collect();
    for area in &face.areas {
        let ruled = area.ruling.is_some() || area.paper.is_some();
        let drawn = area.decor != AreaDecor::None || ruled;
        if drawn
            || area.optional
            || known.contains(area.value.as_str())
            || OF_CATEGORY.contains(&&*area.value)
        {
            continue;
        }
        let names: Vec<&str> = known.iter().copied().collect();
        let error = Diagnostic::error(Code::NothingToShow, area.span)
            .arg("area", &area.name)
            .arg("value", &area.value);
        diags.push(error.hint(hint_for(&area.value, &names)));
    }
}

/// Warns of words of a deck file that no area shows: nothing that was written is lost silently.
fn unseen(deck: &Deck, rule: &CardsRule, diags: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    let shows = |face: &FaceRule, name: &str| face.areas.iter().any(|area| area.value == name);
    for card in &deck.cards {
        let front = rule.face(card.face.as_ref().map(|face| face.value.as_str()));
        let back = rule.back.as_ref().filter(|_| deck.back.is_none());
        let Some(front) = front else { continue };
        for written in card.written.iter() {
            let seen = [Some(front), back].into_iter().flatten();
            let seen = seen.clone().any(|face| shows(face, &written.value));
            if !seen && told.insert(written.span) {
                diags.push(unshown(&written.value, written.span, front));
            }
        }
    }
    for written in &deck.shared {
        if !rule.all().any(|face| shows(face, &written.value)) {
            diags.push(unshown(&written.value, written.span, &rule.front));
        }
    }
    let (Some(card), Some(back)) = (&deck.back, &rule.back) else {
        if let (Some(card), None) = (&deck.back, &rule.back) {
            let warning = Diagnostic::warning(Code::BackUnseen, card.span);
            diags.push(warning.hint(Message::new(Code::AddBack)));
        }
        return;
    };
    for written in card.written.iter() {
        if !shows(back, &written.value) {
            diags.push(unshown(&written.value, written.span, back));
        }
    }
}

fn unshown(name: &str, span: crate::source::Span, face: &FaceRule) -> Diagnostic {
    let names: Vec<&str> = face.areas.iter().map(|area| area.value.as_str()).collect();
    let warning = Diagnostic::warning(Code::ValueUnseen, span).arg("name", name);
    warning.hint(hint_for(name, &names))
}
