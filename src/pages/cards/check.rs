//! Do a deck and its layout go together? What a card asks for must be in the layout, and what an area
//! shows must be on some card.

use std::collections::BTreeSet;

use super::{Backs, CardLook, DeckCx, Sample, kinds, turns};
use crate::content::read::{hint_for, nearest};
use crate::content::{Card, LETTER, Thing, meant_column};
use crate::design::{AreaRule, CardAccents, FaceRule, Shows, Track};
use crate::diag::values::Quoted;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Severity};
use crate::source::Spanned;

/// Reports faces and categories that are not there, areas that no card has anything for, and words
/// that no area shows.
pub fn check(deck_cx: &DeckCx, diags: &mut Diagnostics) {
    let DeckCx { deck, rule, .. } = *deck_cx;
    unknown_faces(deck_cx, diags);
    let is_title = |look: &CardLook| deck_cx.faces[usize::from(look.face)].title;
    let later = deck_cx.looks.iter().skip(1).position(is_title);
    if let Some(card) = later.and_then(|nth| deck.cards.get(nth + 1)) {
        let error = Fault::TitleCardLater.at(card.span);
        diags.push(error.hint(Hint::TitleCardFirst));
    }
    let of_category = rule.accents == CardAccents::Category;
    if let (false, Some(accent)) = (of_category, rule.categories.values().next()) {
        let warning = Diagnostic::warning(Fault::CategoryAccentsIdle, accent.span);
        diags.push(warning.hint(Hint::write("accents = \"category\"")));
    }
    let ids = || deck.categories.iter().map(|known| known.id.value.as_str());
    for (id, accent) in &rule.categories {
        if !ids().any(|known| known == id) {
            let fault = Fault::UnknownCategoryRule { name: id.into() };
            let warning = Diagnostic::warning(fault, accent.span);
            diags.push(warning.hint(match nearest(id, ids()) {
                Some(name) => Hint::did_you_mean(name),
                None => Hint::RemoveIt,
            }));
        }
    }
    for (index, face) in deck_cx.faces.iter().enumerate() {
        let samples = deck_cx.samples.iter();
        let samples = samples.filter(|sample| sample.faces.contains(&index));
        let cards: Vec<&Card> = samples.map(|sample| &sample.card).collect();
        let own_backs = deck_cx.backs == Backs::Each && deck_cx.is_back(index);
        empty_areas(face, &cards, own_backs, diags);
        kinds::check(face, &cards, diags);
    }
    if rule.accents == CardAccents::Letter {
        unknown_letters(deck_cx, diags);
    }
    unseen(deck_cx, diags);
}

/// Reports letters of categories and cards that no accent of the theme has.
fn unknown_letters(deck_cx: &DeckCx, diags: &mut Diagnostics) {
    let palette = &deck_cx.design.palette;
    if !palette.is_lettered() {
        return;
    }
    let categories = deck_cx.deck.categories.iter();
    let of_categories = categories.filter_map(|category| category.letter.clone());
    let is_written = |card: &&Card| card.written.iter().any(|name| name.value == LETTER);
    let cards = deck_cx.samples.iter().map(|sample| &sample.card);
    let of_cards = cards.filter(is_written).filter_map(|card| {
        let text = card.values.get(LETTER)?.first_words()?;
        Some(Spanned::new(text.plain(), text.span))
    });
    for letter in of_categories.chain(of_cards) {
        if palette.of_letter(&letter.value).is_none() {
            let fault = Fault::UnknownLetter {
                name: letter.value.as_str().into(),
            };
            let letters = palette.letters().map(|letter| format!("\"{letter}\""));
            let hint = Hint::one_of(letters.collect::<Vec<_>>());
            diags.push(fault.at(letter.span).hint(hint));
        }
    }
}

/// Reports faces that cards ask for and that the layout does not have. The command line tells all cards that ask for
/// one face as one.
fn unknown_faces(deck_cx: &DeckCx, diags: &mut Diagnostics) {
    let known: Vec<&str> = deck_cx.rule.faces.keys().map(String::as_str).collect();
    let samples = deck_cx.samples.iter();
    for face in samples.filter_map(|sample| sample.card.face.as_ref()) {
        if !known.contains(&face.value.as_str()) {
            let error = Fault::UnknownFace { name: face.into() }.at(face.span);
            diags.push(error.hint(match known.is_empty() {
                true => Hint::AddFace { name: face.into() },
                false => hint_for(&face.value, &known),
            }));
        }
    }
}

/// Values that are not the card's own.
const OF_CATEGORY: [&str; 2] = ["category", "category-icon"];

/// Reports areas that none of the face's cards has anything for.
fn empty_areas(face: &FaceRule, cards: &[&Card], own_backs: bool, diags: &mut Diagnostics) {
    if cards.is_empty() {
        return;
    }
    let values = cards.iter().flat_map(|card| card.values.keys());
    let known: BTreeSet<&str> = values.map(String::as_str).collect();
    let known: Vec<&str> = known.into_iter().collect();
    for area in &face.areas {
        let name = Quoted::from(&area.name);
        let of_cards = |value| cards.iter().filter_map(move |card| card.values.get(value));
        let mut things = area.value().into_iter().flat_map(of_cards);
        let is_image = things.any(|thing| matches!(thing, Thing::Image(_)));
        if (is_image || drawn(area)) && has_no_height(face, area) {
            let error = Fault::AreaNoHeight { area: name.clone() }.at(area.span);
            diags.push(error.hint(Hint::RowHeight));
        }
        let Some(value) = area.value() else { continue };
        if area.optional() || known.contains(&value) || OF_CATEGORY.contains(&value) {
            continue;
        }
        let fault = Fault::NothingToShow {
            area: name,
            value: value.into(),
        };
        let mut error = fault.at(area.span).hint(hint_for(value, &known));
        if area.shows.shown().is_some() {
            error = error.hint(Hint::OrOptional);
        }
        diags.push(match own_backs {
            true => error.hint(Hint::OrNoBack),
            false => error,
        });
    }
}

/// Whether an area is drawn, in the height that it has.
const fn drawn(area: &AreaRule) -> bool {
    matches!(area.shows, Shows::Notes(_) | Shows::Image(_))
}

/// Whether nothing of a drawing would be seen: its rows are as high as what stands in them, and no words
/// stand beside it.
fn has_no_height(face: &FaceRule, area: &AreaRule) -> bool {
    let empty = |area: &AreaRule| matches!(area.shows, Shows::Notes(_));
    let rows = |area: &AreaRule| {
        usize::from(area.cells.row)..usize::from(area.cells.row + area.cells.rows)
    };
    let own = rows(area);
    let beside_words = |other: &AreaRule| {
        let others = rows(other);
        let share = others.start < own.end && own.start < others.end;
        other.name != area.name && share && !empty(other)
    };
    let mut tracks = face.look.rows.iter().take(own.end).skip(own.start);
    tracks.all(|row| *row == Track::Auto) && !face.areas.iter().any(beside_words)
}

/// Reports words of a deck file that no area shows, and warns of columns of a table: nothing that was
/// written is lost silently.
fn unseen(deck_cx: &DeckCx, diags: &mut Diagnostics) {
    let shows =
        |face: &FaceRule, name: &str| face.areas.iter().any(|area| area.value() == Some(name));
    let mut told = BTreeSet::new();
    for Sample { card, faces } in &deck_cx.samples {
        let Some(first) = faces.first().copied() else {
            continue;
        };
        let front = deck_cx.faces[first];
        let has_unknown_face = card.face.is_some() && first == 0;
        let written = card.written.iter().map(|name| (name, Severity::Error));
        let used = &deck_cx.deck.used;
        let columns = card
            .columns
            .iter()
            .filter(|name| !used.contains(&name.value));
        let columns = columns.map(|name| (name, Severity::Warning));
        let by_letter = deck_cx.rule.accents == CardAccents::Letter;
        let shown = written.chain(columns);
        let shown = shown.filter(|(name, _)| !(by_letter && name.value == LETTER));
        for (name, severity) in shown {
            let seen_on = |face: &usize| {
                shows(deck_cx.faces[*face], &name.value)
                    || turns::shows(deck_cx, *face, &name.value)
            };
            let seen = has_unknown_face || faces.iter().any(seen_on);
            if !seen && told.insert(name.span) {
                let mut found = unshown(name, front);
                found.hints.extend(deck_cx.design.write_out.clone());
                found.severity = severity;
                if let (Severity::Warning, Some(meant)) = (severity, meant_column(&name.value)) {
                    found = found.hint(Hint::ColumnMeans { name: meant.into() });
                }
                diags.push(found);
            }
        }
    }
    for name in &deck_cx.deck.shared {
        let drawn = |face: usize| turns::shows(deck_cx, face, &name.value);
        let shown = deck_cx.faces.iter().any(|face| shows(face, &name.value));
        if !shown && !(0..deck_cx.faces.len()).any(drawn) {
            let mut found = unshown(name, &deck_cx.rule.front);
            found.hints.extend(deck_cx.design.write_out.clone());
            diags.push(found);
        }
    }
    if let (Some(card), None) = (&deck_cx.deck.back, &deck_cx.rule.back) {
        let warning = Diagnostic::warning(Fault::BackUnseen, card.span);
        diags.push(warning.hint(Hint::AddBack));
    }
}

fn unshown(name: &Spanned<String>, face: &FaceRule) -> Diagnostic {
    if face.areas.iter().any(|area| area.name == name.value) {
        let error = Fault::ValueUnseen { name: name.into() }.at(name.span);
        return error.hint(Hint::ShowsNoValue { name: name.into() });
    }
    let values = face.areas.iter().filter_map(AreaRule::value);
    let values = values.filter(|value| !OF_CATEGORY.contains(value));
    let error = Fault::ValueUnseen { name: name.into() }.at(name.span);
    match nearest(&name.value, values) {
        Some(near) => error.hint(Hint::did_you_mean(near)),
        None => error,
    }
    .hint(Hint::AddArea { name: name.into() })
}
