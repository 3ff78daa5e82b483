//! Diagnostics → one report for each cause: what is said word for word at several places is told once, with the
//! first place in full and the others behind it; so are the grounds on which one colour is too faint, and the
//! characters of one script that no font has. Editors and scripts get every place of its own (`machine`).

use std::collections::BTreeMap;

use super::notes::place;
use crate::diag::{Diagnostic, Fault, Hint, InProduct, Severity};
use crate::source::{Sources, Span};

/// Further places that are named; of more, the rest is counted.
const MOST: usize = 4;
/// Further characters that are named; of more, the rest is counted.
const MOST_CHARACTERS: usize = 20;

/// The severity, the name, and what decides whether others have the same cause.
type Cause = (Severity, &'static str, String);

/// What is told once.
pub(super) struct Alike<'d> {
    /// The first of those that say the same.
    pub first: &'d Diagnostic,
    /// The products in which any of them was found.
    pub products: Vec<InProduct>,
    /// The places of the others.
    others: Vec<Span>,
    /// The characters that the others name besides.
    characters: Vec<char>,
}

impl Alike<'_> {
    /// Where else it was found.
    pub fn elsewhere(&self, sources: &Sources) -> Option<Hint> {
        let shown = match self.others.len() {
            0 => return None,
            // To count a single one takes as much room as to name it.
            all if all <= MOST + 1 => all,
            _ => MOST,
        };
        let named = self.others.iter().take(shown);
        // Two of them may stand on one line.
        let mut places: Vec<String> = named.filter_map(|span| place(*span, sources)).collect();
        places.dedup();
        let places = places.into();
        Some(match self.others.len() - shown {
            0 => Hint::AlsoAt { places },
            count => Hint::AlsoAtMore { places, count },
        })
    }

    /// Which other characters no font has.
    pub fn other_characters(&self) -> Option<Hint> {
        let all = &self.characters;
        let shown = all.iter().take(MOST_CHARACTERS);
        let characters = shown.map(char::to_string).collect::<Vec<_>>().into();
        match all.len().checked_sub(MOST_CHARACTERS) {
            _ if all.is_empty() => None,
            None | Some(0) => Some(Hint::CharsToo { characters }),
            Some(count) => Some(Hint::CharsTooMore { characters, count }),
        }
    }
}

/// What two diagnostics have in common that are told as one.
fn cause(found: &Diagnostic) -> Cause {
    let what = match &*found.fault {
        Fault::FaintText { text, .. } | Fault::FaintInGrey { text, .. } => text.to_string(),
        Fault::CharMissing { char, .. } => {
            format!("{:?}", harfrust::unicode::script((*char).into()))
        }
        Fault::InkOverlap { area, other, .. } => format!("{area:?} {other:?}"),
        Fault::FaintOnPicture { picture, .. } => format!("{picture:?}"),
        // By how much differs from words to words, and the margins that mend it are the same.
        Fault::OutsideSafeZone { .. }
        | Fault::ShopSafe { .. }
        | Fault::EndsInBleed { .. }
        | Fault::TextInMargin { .. } => {
            format!("{:?}", found.hints)
        }
        _ => format!("{:?}", found.said()),
    };
    (found.severity, found.fault.name(), what)
}

/// Those that say the same as one, in the order of the first of each.
pub(super) fn group<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<Alike<'d>> {
    let mut groups: Vec<Alike<'d>> = Vec::new();
    let mut known = BTreeMap::new();
    for found in diagnostics {
        // What has no place is about the project as a whole, and different each time.
        let Some(span) = found.span else {
            groups.push(Alike::new(found));
            continue;
        };
        let at = *known.entry(cause(found)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(same) => same.add(span, found),
            None => groups.push(Alike::new(found)),
        }
    }
    groups
}

impl<'d> Alike<'d> {
    fn new(first: &'d Diagnostic) -> Self {
        Self {
            first,
            products: first.products.clone(),
            others: Vec::new(),
            characters: Vec::new(),
        }
    }

    fn add(&mut self, span: Span, found: &Diagnostic) {
        self.others.push(span);
        let character = |found: &Diagnostic| match *found.fault {
            Fault::CharMissing { char, .. } => Some(char),
            _ => None,
        };
        let other = character(found).filter(|other| character(self.first) != Some(*other));
        if let Some(other) = other.filter(|other| !self.characters.contains(other)) {
            self.characters.push(other);
        }
        for product in &found.products {
            if !self.products.contains(product) {
                self.products.push(product.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Fault;
    use crate::source::FileId;
    use crate::units::Abs;

    fn found(fault: Fault, start: u32, product: &str) -> Diagnostic {
        let span = Span {
            file: FileId(0),
            start,
            end: start + 1,
        };
        let mut found = Diagnostic::error(fault, span).hint(Hint::SplitList);
        found.products.push(InProduct {
            id: product.to_owned(),
            layout: String::new(),
        });
        found
    }

    #[test]
    fn what_is_said_in_the_same_words_is_told_once() {
        let mut sources = Sources::default();
        sources.add("content/a.toml", "1\n2\n3\n4 4\n5\n6\n7\n8\n");
        let many = |count| Fault::TooManyThings { count, most: 1 };
        let list = [
            found(many(2), 0, "a"),
            found(many(3), 2, "a"),
            found(many(2), 4, "b"),
            found(many(2), 6, "a"),
            found(many(2), 8, "a"),
            Diagnostic::error(many(2), None),
            Diagnostic::error(many(2), None),
        ];
        let groups = group(&list);
        let others: Vec<usize> = groups.iter().map(|group| group.others.len()).collect();
        assert_eq!(others, [3, 0, 0, 0]);
        assert_eq!(groups[0].products.len(), 2);
        let said = groups[0].elsewhere(&sources).expect("places");
        assert_eq!(
            said.to_string(),
            "also at content/a.toml:3, content/a.toml:4"
        );
        assert!(groups[1].elsewhere(&sources).is_none());
    }

    #[test]
    fn words_that_margins_mend_are_told_once() {
        let outside = |start: u32, excess: f64| {
            let excess = Abs::mm(excess);
            found(Fault::OutsideSafeZone { excess }, start, "a")
        };
        let list = [outside(0, 1.0), outside(4, 1.5), outside(8, 0.4)];
        let groups = group(&list);
        assert_eq!((groups.len(), groups[0].others.len()), (1, 2));
        let overlap = |start: u32, other: &str, overlap: f64| {
            let (area, other, overlap) = ("text".into(), other.into(), Abs::mm(overlap));
            let fault = Fault::InkOverlap {
                area,
                other,
                overlap,
            };
            found(fault, start, "a")
        };
        let list = [
            overlap(0, "foot", 1.0),
            overlap(4, "foot", 2.0),
            overlap(8, "title", 1.0),
        ];
        assert_eq!(group(&list).len(), 2);
    }

    #[test]
    fn of_many_places_the_rest_is_counted() {
        let mut sources = Sources::default();
        sources.add("content/a.toml", "1\n".repeat(20));
        let said = |count: u32| {
            let list: Vec<Diagnostic> = (0..count)
                .map(|line| found(Fault::EmptyText, line * 2, "a"))
                .collect();
            let said = group(&list)[0].elsewhere(&sources).expect("places");
            said.to_string()
        };
        let five: Vec<String> = (2..7)
            .map(|line| format!("content/a.toml:{line}"))
            .collect();
        assert_eq!(said(6), format!("also at {}", five.join(", ")));
        let more = format!(
            "also at {} and at 9 more places; --message-format short lists them all",
            five[..4].join(", ")
        );
        assert_eq!(said(14), more);
    }

    #[test]
    fn characters_of_one_script_that_no_font_has_are_told_once() {
        let missing = |start: u32, char: char| {
            let code = char.into();
            found(Fault::CharMissing { char, code }, start, "a")
        };
        let list = [
            missing(0, '\u{4f60}'),
            missing(4, '\u{1f642}'),
            missing(8, '\u{597d}'),
            missing(12, '\u{4f60}'),
        ];
        let groups = group(&list);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].others.len(), 2);
        let said = groups[0].other_characters().expect("others");
        assert_eq!(said.to_string(), "nor has any these: \u{597d}");
        assert!(groups[1].other_characters().is_none());
        let many: Vec<Diagnostic> = (0..30)
            .map(|nth| missing(nth, char::from_u32(0x4e00 + nth).expect("a character")))
            .collect();
        let said = group(&many)[0]
            .other_characters()
            .expect("others")
            .to_string();
        assert!(said.ends_with(" and 9 more"), "{said}");
    }
}
