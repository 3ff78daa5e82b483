//! A line in parts → the same without brackets whose values are all missing: "Per ({nr})" is "Per". Which values are
//! missing was decided before.

use super::{Token, words_of};
use crate::content::text::{Inline, TextPiece};

/// Pairs of brackets.
const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('«', '»')];
/// The most words that go with the values of a bracket: what they are called.
const MOST_WORDS: usize = 1;

/// Takes away each pair of brackets that holds values of which none is there, and at most one word.
pub(super) fn remove_empty(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < tokens.len() {
        let empty = opened(&tokens[at]).and_then(|(place, close)| {
            let (end, behind) = closed(&tokens[at + 1..], close)?;
            let inside = &tokens[at + 1..at + 1 + end];
            let before_close = words(&tokens[at + 1 + end])?.get(..behind - close.len_utf8())?;
            let after_open = words(&tokens[at])?.get(place..)?.chars().skip(1);
            let words = words_of(inside)
                + before_close.split_whitespace().count()
                + after_open.collect::<String>().split_whitespace().count();
            let holds = |token: &Token| matches!(token, Token::Value(pieces) if !pieces.is_empty());
            let is_value = |token: &Token| matches!(token, Token::Value(_));
            let goes =
                inside.iter().any(is_value) && !inside.iter().any(holds) && words <= MOST_WORDS;
            goes.then_some((place, at + 1 + end, behind))
        });
        if let Some((place, end, behind)) = empty {
            cut(&mut tokens[end], |words| words.get(behind..).unwrap_or(""));
            cut(&mut tokens[at], |words| {
                words.get(..place).unwrap_or("").trim_end_matches(' ')
            });
            tokens.drain(at + 1..end);
        }
        at += 1;
    }
}

/// Where the last bracket of words is opened that they do not close, and what closes it.
fn opened(token: &Token) -> Option<(usize, char)> {
    let words = words(token)?;
    let place = |(open, close): (char, char)| {
        let place = words.rfind(open)?;
        let behind = words.get(place..)?;
        (!behind.contains(close)).then_some((place, close))
    };
    PAIRS.into_iter().filter_map(place).max()
}

/// The first token that closes a bracket with `close`, and where its words go on behind that.
fn closed(tokens: &[Token], close: char) -> Option<(usize, usize)> {
    let place = |token: &Token| Some(words(token)?.find(close)? + close.len_utf8());
    let mut all = tokens.iter().enumerate();
    all.find_map(|(at, token)| Some((at, place(token)?)))
}

/// The words of the deck's own in a token.
fn words(token: &Token) -> Option<&str> {
    match token {
        Token::Words(TextPiece {
            inline: Inline::Words(words),
            ..
        }) => Some(words),
        _ => None,
    }
}

/// Leaves of a token's words what `left` gives.
fn cut(token: &mut Token, left: impl Fn(&str) -> &str) {
    if let Token::Words(TextPiece {
        inline: Inline::Words(words),
        ..
    }) = token
    {
        *words = left(words).to_owned();
    }
}
