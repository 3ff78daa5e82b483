//! Do a deck and its layout go together? What a card asks for must be in the layout, and what an area
//! shows must be on some card.

use std::collections::BTreeSet;

use super::agree;
use crate::content::read::{hint_for, nearest};
use crate::content::{Card, Deck};
use crate::design::{AreaRule, CardAccents, CardsRule, FaceRule, Shows, Track};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Severity};

/// Reports faces and categories that are not there, areas that no card has anything for, and words
/// that no area shows.
pub fn check(deck: &Deck, rule: &CardsRule, diags: &mut Diagnostics) {
    if deck.cards.is_empty() {
        let error = Diagnostic::error(Fault::NoCards, deck.title.span);
        diags.push(error.hint(Hint::AddCard));
    }
    let names: Vec<&str> = rule.faces.keys().map(String::as_str).collect();
    let mut told = BTreeSet::new();
    for card in &deck.cards {
        if let Some(face) = &card.face
            && rule.face(Some(&face.value)).is_none()
            && told.insert(&face.value)
        {
            let fault = Fault::UnknownFace {
                name: face.value.as_str().into(),
            };
            let error = Diagnostic::error(fault, face.span);
            let add = Hint::AddFace {
                name: face.value.as_str().into(),
            };
            diags.push(match names.is_empty() {
                true => error.hint(add),
                false => error.hint(hint_for(&face.value, &names)),
            });
        }
    }
    let titled = |card: &Card| {
        let face = rule.face(card.face.as_ref().map(|face| face.value.as_str()));
        face.is_some_and(|face| face.title)
    };
    if let Some(card) = deck.cards.iter().skip(1).find(|card| titled(card)) {
        let error = Diagnostic::error(Fault::TitleCardLater, card.span);
        diags.push(error.hint(Hint::TitleCardFirst));
    }
    let idle = rule.categories.values().next();
    if let (CardAccents::Each, Some(accent)) = (rule.accents, idle) {
        let warning = Diagnostic::warning(Fault::CategoryAccentsIdle, accent.span);
        let write = Hint::write("accents = \"category\"");
        diags.push(warning.hint(write));
    }
    let ids: Vec<&str> = deck
        .categories
        .iter()
        .map(|c| c.id.value.as_str())
        .collect();
    for (id, accent) in &rule.categories {
        if !ids.contains(&id.as_str()) {
            let error =
                Diagnostic::warning(Fault::UnknownCategoryRule { name: id.into() }, accent.span);
            diags.push(match nearest(id, ids.iter().copied()) {
                Some(name) => error.hint(Hint::did_you_mean(name)),
                None => error.hint(Hint::RemoveIt),
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
        let back = rule
            .back
            .as_ref()
            .is_some_and(|back| std::ptr::eq(back, *face));
        empty_areas(face, cards, back && deck.back.is_none(), diags);
        agree::check(face, cards, diags);
    }
    unseen(deck, rule, diags);
}

/// Values that are not the card's own.
const OF_CATEGORY: [&str; 2] = ["category", "category-icon"];

/// Reports areas that none of the face's cards has anything for.
fn empty_areas(face: &FaceRule, cards: &[&Card], own_back: bool, diags: &mut Diagnostics) {
    if cards.is_empty() {
        return;
    }
    let known: BTreeSet<&str> = cards
        .iter()
        .flat_map(|card| card.values.keys().map(String::as_str))
        .collect();
    for area in &face.areas {
        let drawn = matches!(area.shows, Shows::Art(_) | Shows::Notes(_));
        let pictured = matches!(area.shows, Shows::Image(_));
        let rows = face.rows.iter().skip(usize::from(area.cells.row));
        let mut rows = rows.take(usize::from(area.cells.rows));
        if (drawn || pictured) && rows.all(|row| *row == Track::Auto) && !beside_words(face, area) {
            let fault = Fault::AreaNoHeight {
                area: area.name.as_str().into(),
            };
            let error = Diagnostic::error(fault, area.span);
            diags.push(error.hint(Hint::RowHeight));
        }
        let Some(value) = area.value() else { continue };
        if area.optional() || known.contains(value) || OF_CATEGORY.contains(&value) {
            continue;
        }
        let names: Vec<&str> = known.iter().copied().collect();
        let fault = Fault::NothingToShow {
            area: area.name.as_str().into(),
            value: value.into(),
        };
        let error = Diagnostic::error(fault, area.span);
        let error = error.hint(hint_for(value, &names));
        let optional = Hint::OrOptional;
        let error = match area.shows.shown() {
            Some(_) => error.hint(optional),
            None => error,
        };
        diags.push(match own_back {
            true => error.hint(Hint::OrNoBack),
            false => error,
        });
    }
}

/// Reports words of a deck file that no area shows, and warns of columns of a table: nothing that was
/// written is lost silently.
fn unseen(deck: &Deck, rule: &CardsRule, diags: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    let shows =
        |face: &FaceRule, name: &str| face.areas.iter().any(|area| area.value() == Some(name));
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
        for column in card.columns.iter() {
            let seen = [Some(front), back].into_iter().flatten();
            let seen = seen.clone().any(|face| shows(face, &column.value));
            if !seen && told.insert(column.span) {
                let error = unshown(&column.value, column.span, front);
                diags.push(Diagnostic {
                    severity: Severity::Warning,
                    ..error
                });
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
            let warning = Diagnostic::warning(Fault::BackUnseen, card.span);
            diags.push(warning.hint(Hint::AddBack));
        }
        return;
    };
    for written in card.written.iter() {
        if !shows(back, &written.value) {
            diags.push(unshown(&written.value, written.span, back));
        }
    }
}

/// Whether an area shares a row with one that shows words, and has the height of these.
fn beside_words(face: &FaceRule, area: &AreaRule) -> bool {
    let words = |other: &&AreaRule| !matches!(other.shows, Shows::Art(_) | Shows::Notes(_));
    let cells = area.cells;
    let mut others = face.areas.iter().filter(words);
    others.any(|other| {
        let rows = other.cells;
        other.name != area.name
            && rows.row < cells.row + cells.rows
            && cells.row < rows.row + rows.rows
    })
}

fn unshown(name: &str, span: crate::source::Span, face: &FaceRule) -> Diagnostic {
    let names = face.areas.iter().filter_map(AreaRule::value);
    let names = names.filter(|name| !OF_CATEGORY.contains(name));
    let error = Diagnostic::error(Fault::ValueUnseen { name: name.into() }, span);
    match nearest(name, names) {
        Some(near) => error.hint(Hint::did_you_mean(near)),
        None => error,
    }
    .hint(Hint::AddArea { name: name.into() })
}
