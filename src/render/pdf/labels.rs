//! The printed names of pages → page labels, so that page 5 in a PDF reader is the page with the
//! number 5 on it.

use lopdf::{Dictionary, Object, dictionary};

use super::assemble::PdfBuilder;
use super::place::Surface;
use super::values::text_string;
use crate::pages::Document;

/// The label of a page (ISO 32000-1, 12.4.2).
#[derive(Debug, Clone, PartialEq, Eq)]
enum PageLabel {
    /// It has none.
    None,
    /// A number.
    Number(u32),
    /// Any other text.
    Name(String),
}

impl PageLabel {
    fn read(label: Option<&str>) -> Self {
        let Some(label) = label.filter(|label| !label.is_empty()) else {
            return Self::None;
        };
        // A number would lose leading zeros.
        let number = label.parse().ok();
        match number.filter(|number: &u32| *number > 0 && number.to_string() == label) {
            Some(number) => Self::Number(number),
            None => Self::Name(label.to_owned()),
        }
    }

    /// Whether a page with this label continues the range of the page before it.
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
            Self::Name(name) => dictionary! { "P" => text_string(name) },
        }
    }
}

/// Writes the labels. A file with several pages on one surface has none, since no label would be right.
pub(super) fn write(pdf: &mut PdfBuilder, document: &Document, surfaces: &[Surface]) {
    let mut runs: Vec<Object> = Vec::new();
    let mut before = None;
    for (index, surface) in surfaces.iter().enumerate() {
        let [only] = surface.placed.as_slice() else {
            return;
        };
        let page = document.pages.get(only.page);
        let label = PageLabel::read(page.and_then(|page| page.label.as_deref()));
        if before.as_ref().is_none_or(|before| !label.follows(before)) {
            runs.push((index as i64).into());
            runs.push(label.dictionary().into());
        }
        before = Some(label);
    }
    // Where no page has a label, there is nothing to write.
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
        let read = |label| PageLabel::read(Some(label));
        assert_eq!(read("12"), PageLabel::Number(12));
        assert!(read("13").follows(&read("12")));
        assert!(!read("14").follows(&read("12")));
        for name in ["iv", "0", "007", "+5", "A-3"] {
            assert_eq!(read(name), PageLabel::Name(name.to_owned()));
            assert!(!read(name).follows(&read(name)));
        }
        assert_eq!(PageLabel::read(Some("")), PageLabel::None);
    }
}
