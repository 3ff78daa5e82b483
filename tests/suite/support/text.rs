//! Pages → the words on them, as somebody reads them aloud.

use trykk::pages::{Document, Glyphs, ItemKind, TagId};

/// The characters of one run of glyphs.
pub fn of(glyphs: &Glyphs) -> String {
    glyphs.glyphs.iter().map(|glyph| &*glyph.text).collect()
}

/// The tagged text of all pages in reading order, a space between two marked sequences. A word that
/// was broken at a line's end is whole again.
pub fn of_pages(document: &Document, wanted: impl Fn(TagId) -> bool) -> String {
    let mut text = String::new();
    for (_, words) in sequences(document, wanted) {
        text.push_str(&words);
        text.push(' ');
    }
    text
}

/// The marked sequences of all pages in reading order: items of one tag that follow each other are
/// one, and so are two between which a page ends inside a word.
pub fn sequences(document: &Document, wanted: impl Fn(TagId) -> bool) -> Vec<(TagId, String)> {
    let mut sequences: Vec<(TagId, String)> = Vec::new();
    let mut open;
    for page in &document.pages {
        open = None;
        for item in &page.items {
            let Some(tag) = item.tag.filter(|tag| wanted(*tag)) else {
                open = None;
                continue;
            };
            let inside =
                |(last, text): &mut (TagId, String)| *last == tag && text.ends_with('\u{ad}');
            if open != Some(tag) && !sequences.last_mut().is_some_and(inside) {
                sequences.push((tag, String::new()));
            }
            open = Some(tag);
            if let (ItemKind::Glyphs(glyphs), Some((_, text))) = (&item.kind, sequences.last_mut())
            {
                text.push_str(&of(glyphs));
            }
        }
    }
    for (_, text) in &mut sequences {
        *text = text.replace('\u{ad}', "");
    }
    sequences
}

/// Begins a new marked sequence: inside a word only where a page ends in one.
pub fn next_sequence(text: &mut String) {
    if !text.ends_with('\u{ad}') {
        text.push(' ');
    }
}
