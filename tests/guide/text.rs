//! Pages → the words on them, as somebody reads them aloud.

use trykk::pages::{Document, Glyphs, ItemKind, TagId};

/// The characters of one run of glyphs.
pub fn of(glyphs: &Glyphs) -> String {
    glyphs.glyphs.iter().map(|glyph| &*glyph.text).collect()
}

/// The tagged text of all pages in reading order, a space between two marked sequences: items of
/// one tag that follow each other are one. A word that was broken at a line's end is whole again.
pub fn of_pages(document: &Document, wanted: impl Fn(TagId) -> bool) -> String {
    let mut text = String::new();
    let mut last;
    for page in &document.pages {
        last = None;
        for item in &page.items {
            let Some(tag) = item.tag.filter(|tag| wanted(*tag)) else {
                last = None;
                continue;
            };
            if last != Some(tag) {
                next_sequence(&mut text);
            }
            last = Some(tag);
            if let ItemKind::Glyphs(glyphs) = &item.kind {
                text.push_str(&of(glyphs));
            }
        }
    }
    text.replace('\u{ad}', "")
}

/// Begins a new marked sequence: inside a word only where a page ends in one.
pub fn next_sequence(text: &mut String) {
    if !text.ends_with('\u{ad}') {
        text.push(' ');
    }
}
