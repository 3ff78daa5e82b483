//! Values of a row among the words of its card: `"Medlem nr. {medlemsnr}"`. What a row does not say takes along
//! what stands around it. Names that are no columns are left to `fields`.

mod brackets;

use std::collections::{BTreeMap, BTreeSet};

use super::Card;
use crate::content::text::{Inline, Text, TextPiece};
use crate::content::thing::code::CodeContent;
use crate::content::thing::network::{Network, Security};
use crate::content::thing::{ListItem, Thing};

/// What parts the things that one line says. Between these, all of what has no value goes.
const FIRM: [&str; 3] = [" · ", " | ", " / "];
/// These stand inside of sentences too: with a value that is missing goes at most one word that it is called by,
/// as in `, rom {rom}`.
const LOOSE: [&str; 4] = [", ", "; ", " – ", " — "];

/// What the row says under each name that words of its card refer to; nothing where its cell is empty.
type Said = BTreeMap<String, Vec<TextPiece>>;

/// Fills in the words of a card that a row of a table became; the names of the columns that were used are added
/// to `used`. A value of which nothing is left is no longer one.
pub(super) fn fill(card: &mut Card, used: &mut BTreeSet<String>) {
    if card.columns.is_empty() {
        return;
    }
    let mut named = BTreeSet::new();
    for thing in card.values.values_mut() {
        each_words(thing, &mut |words| named.extend(names(words)));
    }
    let columns: BTreeSet<&str> = card
        .columns
        .iter()
        .map(|name| name.value.as_str())
        .collect();
    named.retain(|name| columns.contains(name.as_str()));
    if named.is_empty() {
        return;
    }
    let said: Said = named
        .iter()
        .map(|name| (name.clone(), pieces(card.values.get(name))))
        .collect();
    card.values.retain(|_, thing| is_left(thing, &said));
    used.append(&mut named);
}

/// Calls `found` with all words of a thing in which braces can name something.
fn each_words(thing: &mut Thing, found: &mut impl FnMut(&str)) {
    match thing {
        Thing::Qr(code) => match &code.content {
            CodeContent::Address(words) | CodeContent::Words(words) => found(words),
            CodeContent::Network(network) => {
                found(&network.name);
                network.password.iter().for_each(|words| found(words));
            }
        },
        Thing::Image(image) => found(&image.file.value),
        _ => {}
    }
    thing.each_text(&mut |text| {
        for piece in text.pieces.iter().filter(|piece| !piece.literal) {
            if let Inline::Words(words) = &piece.inline {
                found(words);
            }
            if let Some(link) = &piece.link {
                found(link);
            }
        }
    });
}

/// The names that stand in braces.
fn names(words: &str) -> Vec<String> {
    let mut names = Vec::new();
    each_part(words, &mut |part| {
        if let Part::Name(name) = part {
            names.push(name.to_owned());
        }
    });
    names
}

/// A part of words.
enum Part<'w> {
    Words(&'w str),
    Name(&'w str),
}

/// Takes words apart. Two braces stand for one, as in all words.
fn each_part<'w>(words: &'w str, found: &mut impl FnMut(Part<'w>)) {
    let mut rest = words;
    let mut from = 0;
    while let Some(at) = rest
        .get(from..)
        .and_then(|rest| rest.find('{'))
        .map(|at| from + at)
    {
        let behind = rest.get(at + 1..).unwrap_or("");
        if behind.starts_with('{') {
            from = at + 2;
            continue;
        }
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        found(Part::Words(rest.get(..at).unwrap_or("")));
        found(Part::Name(name));
        (rest, from) = (after, 0);
    }
    found(Part::Words(rest));
}

/// What a value says, its paragraphs in lines below each other.
fn pieces(value: Option<&Thing>) -> Vec<TextPiece> {
    let Some(Thing::Text(paragraphs)) = value else {
        return Vec::new();
    };
    let mut all: Vec<TextPiece> = Vec::new();
    for text in paragraphs {
        if let Some(last) = all.last() {
            all.push(TextPiece {
                inline: Inline::Break,
                ..last.clone()
            });
        }
        all.extend(text.pieces.iter().cloned());
    }
    all
}

/// Fills in a thing; whether anything is left of it.
fn is_left(thing: &mut Thing, said: &Said) -> bool {
    match thing {
        Thing::Text(paragraphs) => {
            let before = paragraphs.len();
            paragraphs.retain_mut(|text| text_is_left(text, said));
            before == 0 || !paragraphs.is_empty()
        }
        Thing::Items(items) | Thing::Steps(items) => {
            items.retain_mut(|item| item_is_left(item, said));
            !items.is_empty()
        }
        Thing::Qr(code) => {
            let words = code.words.iter_mut().flatten();
            words.for_each(|text| {
                text_is_left(text, said);
            });
            match &mut code.content {
                CodeContent::Address(words) | CodeContent::Words(words) => {
                    address_is_left(words, said)
                }
                CodeContent::Network(network) => network_is_left(network, said),
            }
        }
        Thing::Image(image) => {
            image.alt.take_if(|text| !text_is_left(text, said));
            image.caption.take_if(|text| !text_is_left(text, said));
            words_are_left(&mut image.file.value, said, &|words| words.to_owned())
        }
        other => {
            other.each_text(&mut |text| {
                text_is_left(text, said);
            });
            true
        }
    }
}

/// Fills in a thing of a list. One whose text has nothing left goes with its name.
fn item_is_left(item: &mut ListItem, said: &Said) -> bool {
    item.label.take_if(|text| !text_is_left(text, said));
    let text = item
        .text
        .as_mut()
        .is_none_or(|text| text_is_left(text, said));
    text_is_left(&mut item.title, said) && text
}

/// Fills in a network. Where the row has no password for it, it is open.
fn network_is_left(network: &mut Network, said: &Said) -> bool {
    network
        .password
        .take_if(|words| !address_is_left(words, said));
    if network.password.is_none() {
        network.security = Security::None;
    }
    address_is_left(&mut network.name, said)
}

/// Fills in an address, or what else a telephone opens. A brace in a cell is one as such, and written twice here.
fn address_is_left(address: &mut String, said: &Said) -> bool {
    words_are_left(address, said, &|words| words.replace('{', "{{"))
}

/// Fills in an address or the name of a file, which is left where any of its values is; each value as `written`
/// gives it.
fn words_are_left(address: &mut String, said: &Said, written: &dyn Fn(&str) -> String) -> bool {
    let (mut filled, mut any, mut all_empty) = (String::new(), false, true);
    each_part(address, &mut |part| match part {
        Part::Words(words) => filled.push_str(words),
        Part::Name(name) => match said.get(name) {
            Some(pieces) => {
                any = true;
                for piece in pieces {
                    if let Inline::Words(words) = &piece.inline {
                        all_empty = false;
                        filled.push_str(&written(words));
                    }
                }
            }
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        },
    });
    if any {
        *address = filled;
    }
    !(any && all_empty)
}

/// A part of a line.
enum Token {
    Words(TextPiece),
    /// A value of the row; without pieces where it says nothing.
    Value(Vec<TextPiece>),
    /// What parts things.
    Between(TextPiece),
}

/// Fills in words; whether anything is left of them.
fn text_is_left(text: &mut Text, said: &Said) -> bool {
    let refers = |piece: &TextPiece| {
        let words = match &piece.inline {
            Inline::Words(words) => Some(words),
            _ => None,
        };
        let mut parts = words
            .into_iter()
            .chain(&piece.link)
            .filter(|_| !piece.literal);
        parts.any(|words| names(words).iter().any(|name| said.contains_key(name)))
    };
    if !text.pieces.iter().any(refers) {
        return true;
    }
    let mut lines: Vec<Vec<TextPiece>> = Vec::new();
    let pieces = std::mem::take(&mut text.pieces);
    for line in pieces.split(|piece| piece.inline == Inline::Break) {
        lines.extend(match line.iter().any(refers) {
            true => filled_line(line, said),
            false => Some(line.to_vec()),
        });
    }
    let is_break = |piece: &&TextPiece| piece.inline == Inline::Break;
    let end = pieces.iter().find(is_break).cloned();
    for line in lines {
        if let (false, Some(end)) = (text.pieces.is_empty(), &end) {
            text.pieces.push(end.clone());
        }
        text.pieces.extend(line);
    }
    !text.pieces.is_empty()
}

/// A line with the values of the row; `None` where nothing is left of it.
fn filled_line(line: &[TextPiece], said: &Said) -> Option<Vec<TextPiece>> {
    let mut all: Vec<Token> = line.iter().flat_map(|piece| tokens(piece, said)).collect();
    brackets::remove_empty(&mut all);
    let mut parts: Vec<(Option<TextPiece>, Vec<Token>)> = vec![(None, Vec::new())];
    for token in all {
        match token {
            Token::Between(sign) => parts.push((Some(sign), Vec::new())),
            token => {
                if let Some((_, tokens)) = parts.last_mut() {
                    tokens.push(token);
                }
            }
        }
    }
    let is_loose = |sign: &Option<TextPiece>| {
        let words = sign.as_ref().map(|sign| &sign.inline);
        matches!(words, Some(Inline::Words(words)) if LOOSE.contains(&words.as_str()))
    };
    let sides: Vec<Sides> = (0..parts.len())
        .map(|at| Sides {
            before: is_loose(&parts[at].0),
            after: parts.get(at + 1).is_some_and(|next| is_loose(&next.0)),
        })
        .collect();
    let mut filled: Vec<TextPiece> = Vec::new();
    for ((sign, tokens), sides) in parts.into_iter().zip(sides) {
        if says_nothing(&tokens, sides) {
            continue;
        }
        if let (false, Some(sign)) = (filled.is_empty(), sign) {
            filled.push(sign);
        }
        filled.extend(joined(tokens));
    }
    trim(&mut filled);
    (!filled.is_empty()).then_some(filled)
}

/// Whether the signs on the two sides of a part of a line stand inside of sentences too.
#[derive(Clone, Copy)]
struct Sides {
    before: bool,
    after: bool,
}

/// Whether a part of a line refers to values of the row, none of which it has, and goes with them.
fn says_nothing(tokens: &[Token], sides: Sides) -> bool {
    let mut values = tokens.iter().filter_map(|token| match token {
        Token::Value(pieces) => Some(pieces),
        _ => None,
    });
    let mut any = false;
    let none = values.all(|pieces| {
        any = true;
        pieces.is_empty()
    });
    // What a value is called goes with it: one word behind a sign, or a label at the head of the line.
    let goes = match (sides.before, sides.after, words_of(tokens)) {
        (false, false, _) | (_, _, 0) | (true, _, 1) => true,
        (false, true, 1) => tokens.iter().any(ends_label),
        _ => false,
    };
    any && none && goes
}

/// Whether the deck's own words in a token end as a label does: `Tlf.: `.
fn ends_label(token: &Token) -> bool {
    matches!(token, Token::Words(TextPiece { inline: Inline::Words(words), .. })
        if words.trim_end().ends_with([':', '.']))
}

/// How many words of the deck's own stand among tokens.
fn words_of(tokens: &[Token]) -> usize {
    let of = |token: &Token| match token {
        Token::Words(TextPiece {
            inline: Inline::Words(words),
            ..
        }) => words.split_whitespace().count(),
        Token::Words(_) => 1,
        Token::Value(_) | Token::Between(_) => 0,
    };
    tokens.iter().map(of).sum()
}

/// The parts of a piece. Signs between things part a line only where they stand in words of the deck.
fn tokens(piece: &TextPiece, said: &Said) -> Vec<Token> {
    let mut piece = piece.clone();
    // Words that lead nowhere go as a value does that is missing.
    if let Some(link) = piece.link.as_mut().filter(|_| !piece.literal)
        && !address_is_left(link, said)
    {
        return vec![Token::Value(Vec::new())];
    }
    let piece = &piece;
    let words = match &piece.inline {
        Inline::Words(words) if !piece.literal => words,
        _ => return vec![Token::Words(piece.clone())],
    };
    let like = |words: &str| TextPiece {
        inline: Inline::Words(words.to_owned()),
        ..piece.clone()
    };
    let mut tokens = Vec::new();
    each_part(words, &mut |part| match part {
        Part::Words(words) => {
            let mut rest = words;
            while let Some((at, sign)) = next_sign(rest) {
                let (before, after) = rest.split_at(at);
                tokens.push(Token::Words(like(before)));
                tokens.push(Token::Between(like(sign)));
                rest = after.get(sign.len()..).unwrap_or("");
            }
            tokens.push(Token::Words(like(rest)));
        }
        Part::Name(name) => tokens.push(match said.get(name) {
            Some(pieces) => Token::Value(pieces.iter().map(|value| styled(value, piece)).collect()),
            None => Token::Words(like(&format!("{{{name}}}"))),
        }),
    });
    tokens.retain(|token| !matches!(token, Token::Words(TextPiece { inline: Inline::Words(words), .. }) if words.is_empty()));
    tokens
}

/// The first sign that parts things, and where it stands. Each has a space at its end, and that before it at its
/// beginning or a comma or semicolon.
fn next_sign(words: &str) -> Option<(usize, &'static str)> {
    let signs = || FIRM.into_iter().chain(LOOSE);
    let at = |at: usize| {
        let rest = words.get(at..)?;
        let sign = signs().find(|sign| rest.starts_with(sign))?;
        Some((at, sign))
    };
    let spaces = words.match_indices(' ').map(|(space, _)| space);
    let mut found =
        spaces.filter_map(|space| space.checked_sub(1).and_then(at).or_else(|| at(space)));
    found.next()
}

/// A piece of a value, set as the words around it.
fn styled(value: &TextPiece, around: &TextPiece) -> TextPiece {
    TextPiece {
        emph: value.emph || around.emph,
        strong: value.strong || around.strong,
        link: value.link.clone().or_else(|| around.link.clone()),
        ..value.clone()
    }
}

/// The pieces of a part. Where a value is missing, the blanks on its two sides are one, and none before a sign
/// that ends a sentence; what leads to it goes where it is the last, and what follows it where it is the first.
fn joined(tokens: Vec<Token>) -> Vec<TextPiece> {
    let mut joined: Vec<TextPiece> = Vec::new();
    let mut missing = false;
    for token in tokens {
        match token {
            Token::Value(pieces) if pieces.is_empty() => missing = true,
            Token::Value(pieces) => {
                joined.extend(pieces);
                missing = false;
            }
            Token::Words(mut piece) | Token::Between(mut piece) => {
                if let (true, Inline::Words(words)) = (missing, &mut piece.inline) {
                    if joined.is_empty() {
                        *words = words.trim_start_matches(FOLLOWING).to_owned();
                    }
                    let before = joined.last_mut().map(|piece| &mut piece.inline);
                    let blank = match &before {
                        Some(Inline::Words(before)) => before.ends_with(' '),
                        _ => true,
                    };
                    if blank && words.starts_with(' ') {
                        *words = words.trim_start_matches(' ').to_owned();
                    }
                    if let (true, Some(Inline::Words(before))) = (
                        words.starts_with(['.', ',', ';', ':', '!', '?', ')']),
                        before,
                    ) {
                        *before = before.trim_end_matches(' ').to_owned();
                    }
                }
                missing = false;
                joined.push(piece);
            }
        }
    }
    if let (true, Some(Inline::Words(words))) =
        (missing, joined.last_mut().map(|piece| &mut piece.inline))
    {
        *words = words.trim_end_matches(LEADING).to_owned();
    }
    joined
}

/// What leads to a value, and goes with the last of a part.
const LEADING: [char; 3] = [' ', ':', '\u{A0}'];
/// What follows a value, and goes with the first of a part.
const FOLLOWING: [char; 4] = [' ', ':', ',', ';'];

/// Takes blanks away at the ends of a line.
fn trim(line: &mut Vec<TextPiece>) {
    fn words(piece: Option<&mut TextPiece>) -> Option<&mut String> {
        match piece.map(|piece| &mut piece.inline) {
            Some(Inline::Words(words)) => Some(words),
            _ => None,
        }
    }
    if let Some(first) = words(line.first_mut()) {
        *first = first.trim_start().to_owned();
    }
    if let Some(last) = words(line.last_mut()) {
        *last = last.trim_end().to_owned();
    }
    line.retain(|piece| piece.inline != Inline::Words(String::new()));
}
