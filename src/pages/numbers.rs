//! A guide whose headings are to be numbered → the same guide with the numbers in its headings, so that
//! contents, bookmarks, feet and headings say the same.
//!
//! Only chapters count, and what stands in them: room for notes and the last words have no number.

use std::borrow::Cow;

use crate::content::{Guide, Inline, Role, Text};
use crate::design::flow::Numbers;

/// Between a number and its heading: a gap at which no line is broken.
const GAP: &str = "\u{a0}\u{a0}";

/// `guide` with its numbers.
pub fn numbered(guide: &Guide, numbers: Numbers) -> Cow<'_, Guide> {
    if numbers == Numbers::None {
        return Cow::Borrowed(guide);
    }
    let mut guide = guide.clone();
    let mut chapter = 0;
    for section in guide.sections.iter_mut() {
        if section.role != Role::Chapter {
            continue;
        }
        chapter += 1;
        begin_with(&mut section.title, &[chapter]);
        if numbers == Numbers::Chapters {
            continue;
        }
        let (mut heading, mut below) = (0, 0);
        for block in &mut section.blocks {
            if let Some(title) = &mut block.title {
                heading += 1;
                below = 0;
                begin_with(title, &[chapter, heading]);
            }
            if let Some(title) = &mut block.subheading {
                below += 1;
                match heading {
                    0 => begin_with(title, &[chapter, below]),
                    _ => begin_with(title, &[chapter, heading, below]),
                }
            }
        }
    }
    Cow::Owned(guide)
}

/// The number of a heading, if it has one, with the gap behind it, and the heading without both.
pub fn apart(title: &Text) -> (Option<String>, Text) {
    let mut bare = title.clone();
    if let Some(Inline::Words(words)) = bare.pieces.first().map(|piece| &piece.inline)
        && let Some(number) = words.strip_suffix(GAP)
        && number.split('.').all(|part| part.parse::<usize>().is_ok())
    {
        let number = words.clone();
        bare.pieces.remove(0);
        return (Some(number), bare);
    }
    (None, bare)
}

fn begin_with(title: &mut Text, numbers: &[usize]) {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    title.begin_with(&format!("{}{GAP}", numbers.join(".")));
}
