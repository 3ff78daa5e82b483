//! The pages' printed names → page labels, so that «page 5» of a reader is the page that says 5.

use lopdf::{Dictionary, Object, dictionary};

use super::assemble::{Assembly, text};
use super::place::Surface;
use crate::pages::Document;

/// How a run of pages is called (ISO 32000-1, 12.4.2).
#[derive(Debug, Clone, PartialEq, Eq)]
enum Label {
    /// Not at all.
    None,
    /// By a number.
    Number(u32),
    /// By a name of its own.
    Name(String),
}

impl Label {
    fn read(label: Option<&str>) -> Self {
        let Some(label) = label.filter(|label| !label.is_empty()) else {
            return Self::None;
        };
        // A leading zero would be lost in a number.
        let number = label.parse().ok();
        match number.filter(|number: &u32| *number > 0 && number.to_string() == label) {
            Some(number) => Self::Number(number),
            None => Self::Name(label.to_owned()),
        }
    }

    /// Whether a page of this label goes on with the run that the page before stands in.
    fn follows(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::None, Self::None) => true,
            (Self::Number(a), Self::Number(b)) => a.checked_add(1) == Some(*b),
            _ => false,
        }
    }

    fn dictionary(&self) -> Dictionary {
        match self {
            Self::None => Dictionary::new(),
            Self::Number(number) => dictionary! { "S" => "D", "St" => i64::from(*number) },
            Self::Name(name) => dictionary! { "P" => text(name) },
        }
    }
}

/// Writes the labels. A file whose surfaces hold several pages each has none: no name is right.
pub(super) fn number(pdf: &mut Assembly, document: &Document, surfaces: &[Surface]) {
    let mut runs: Vec<Object> = Vec::new();
    let mut before = None;
    for (index, surface) in surfaces.iter().enumerate() {
        let [only] = surface.placed.as_slice() else {
            return;
        };
        let page = document.pages.get(only.page);
        let label = Label::read(page.and_then(|page| page.label.as_deref()));
        if before.as_ref().is_none_or(|before| !label.follows(before)) {
            runs.push((index as i64).into());
            runs.push(label.dictionary().into());
        }
        before = Some(label);
    }
    // Labels that name no page say nothing.
    let named = |run: &Object| run.as_dict().is_ok_and(|run| !run.is_empty());
    if runs.iter().any(named) {
        pdf.set_in_catalog("PageLabels", dictionary! { "Nums" => runs });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_numbers_are_counted_on() {
        let read = |label| Label::read(Some(label));
        assert_eq!(read("12"), Label::Number(12));
        assert!(read("13").follows(&read("12")));
        assert!(!read("14").follows(&read("12")));
        for name in ["iv", "0", "007", "+5", "A-3"] {
            assert_eq!(read(name), Label::Name(name.to_owned()));
            assert!(!read(name).follows(&read(name)));
        }
        assert_eq!(Label::read(Some("")), Label::None);
    }
}
