//! How much a guide may hold: as much as is laid out in about half a gigabyte of memory. What is more is told at the
//! place that goes beyond, before anything is laid out.

use super::Guide;
use crate::content::read::{Node, Value};
use crate::content::text::Inline;
use crate::diag::values::GuideParts;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::Span;

/// The most sections; each takes about 50 kB.
const SECTIONS: usize = 5_000;
/// The most texts; each takes about 12 kB.
const TEXTS: usize = 30_000;
/// The most links and footnotes.
const LINKS: usize = 5_000;
/// The most pieces that texts are made of.
const PIECES: usize = 50_000;
/// The most characters, some two thousand pages.
const CHARACTERS: usize = 4_000_000;

/// Whether a guide has no more sections than can be read; told before any of them is.
pub(super) fn has_room(guide: &Node, diags: &mut Diagnostics) -> bool {
    let Value::Table(table) = &guide.value else {
        return true;
    };
    let sections = table.get("section").map(|sections| &sections.value);
    let Some(Value::List(sections)) = sections else {
        return true;
    };
    let over = sections.get(SECTIONS);
    if let Some(section) = over {
        let (fault, span) = too_large(section.span, GuideParts::Sections);
        diags.push(fault.at(span).hint(Hint::SplitGuide));
    }
    over.is_none()
}

/// Says where a guide that was read begins to be too large.
pub(super) fn check(guide: &mut Guide, diags: &mut Diagnostics) {
    let mut found = None;
    let (mut texts, mut links, mut pieces, mut characters) = (0, 0, 0, 0);
    guide.each_text(&mut |text| {
        texts += 1;
        let first = found.is_none() && texts > TEXTS;
        let mut at = first.then_some((text.span, GuideParts::Texts));
        for piece in &text.pieces {
            pieces += 1;
            links += usize::from(piece.link.is_some());
            match &piece.inline {
                Inline::Words(words) => characters += words.chars().count(),
                Inline::Note(note) => {
                    links += 1;
                    pieces += note.text.pieces.len();
                    characters += note.text.character_count();
                }
                _ => {}
            }
            let what = match () {
                () if links > LINKS => GuideParts::Links,
                () if pieces > PIECES => GuideParts::Pieces,
                () if characters > CHARACTERS => GuideParts::Characters,
                () => continue,
            };
            at.get_or_insert((piece.span, what));
            break;
        }
        if let (None, Some((span, what))) = (&found, at) {
            found = Some(too_large(span, what));
        }
    });
    if let Some((fault, span)) = found {
        diags.push(fault.at(span).hint(Hint::SplitGuide));
    }
}

fn too_large(span: Span, what: GuideParts) -> (Fault, Span) {
    let most = match what {
        GuideParts::Sections => SECTIONS,
        GuideParts::Texts => TEXTS,
        GuideParts::Links => LINKS,
        GuideParts::Pieces => PIECES,
        GuideParts::Characters => CHARACTERS,
    };
    (Fault::GuideTooLarge { what, most }, span)
}

#[cfg(test)]
mod tests {
    use crate::content::guide::tests::read;

    /// What is told of a guide, and the place, by its line.
    fn told(text: &str) -> Vec<String> {
        let (sources, _, found) = read(text);
        let line = |found: &crate::diag::Diagnostic| {
            let span = found.span.expect("a place");
            let before = &sources.get(span.file).expect("a file").text[..span.start as usize];
            format!("{}: {}", before.matches('\n').count() + 1, found.fault)
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn a_guide_that_is_far_too_large_is_told_where_it_goes_beyond() {
        let head = "lang = 'nb'\ntitle = 'T'\n";
        let section = |number: usize| format!("[[section]]\nid = 's{number}'\ntitle = 'A'\n");
        let text = "[[section.block]]\nkind = 'text'\ntext = 'Ord.'\n";
        let with = |count: usize| -> String {
            let sections = (0..count).map(|number| section(number) + text);
            sections.collect()
        };
        assert_eq!(
            told(&format!("{head}{}", with(super::SECTIONS))),
            [] as [&str; 0]
        );
        assert_eq!(
            told(&format!("{head}{}", with(super::SECTIONS + 2))),
            ["30003: with this, the guide has more than 5000 sections"]
        );
        let block = "[[section.block]]\nkind = 'quotes'\nquotes = [\n";
        let quotes = "'A',\n".repeat(super::TEXTS);
        let quotes = format!("{head}{}{block}{quotes}]\n", section(0));
        assert_eq!(
            told(&quotes),
            ["30007: with this, the guide has more than 30000 texts"]
        );
        let links = "[a](https://a.no) ".repeat(super::LINKS + 1);
        let links = format!("{head}{}{}", section(0), text.replace("Ord.", &links));
        assert_eq!(
            told(&links),
            ["8: with this, the guide has more than 5000 links and footnotes"]
        );
        // What notes say is printed at each of their marks.
        let note = "a ".repeat(super::CHARACTERS / 8);
        let notes = format!("Ord.[^1]\\n\\n[^1]: {note}");
        let notes = section(0) + &text.replace("'Ord.'", &format!("\"{notes}\"")).repeat(4);
        assert_eq!(
            told(&format!("{head}{notes}")),
            ["17: with this, the guide has more than 4000000 characters"]
        );
    }
}
