//! `[checks]` of the project file → the levels of checks that the project chooses. What becomes of them is decided
//! when something is found.

use std::collections::BTreeMap;

use super::plain::Plain;
use super::read::{record, variants};
use crate::diag::checks::Lowest;
use crate::diag::levels::{ChosenLevel, Level, Levels};
use crate::diag::{Check, Diagnostics, Fault, Hint};
use crate::source::{Span, Spanned};

/// Declares the table with a key for each check, called as its code.
macro_rules! raw_checks {
    ($($field:ident: $check:ident = $about:literal,)*) => {
        record! {
            /// What is made of what the checks find, by their codes.
            pub struct RawChecks {
                $(#[doc = $about] $field: Option<RawLevel>,)*
            }
        }

        impl RawChecks {
            /// The levels that are given.
            fn entries(self) -> impl Iterator<Item = (Check, RawLevel)> {
                let all = [$((Check::$check, self.$field)),*];
                all.into_iter().filter_map(|(check, level)| Some((check, level?)))
            }
        }
    };
}

raw_checks! {
    overfull: Overfull = "Words, lists or pictures that are larger than their place.",
    min_size: MinSize = "Type, or the squares of a QR code, too small to be read.",
    missing_glyph: MissingGlyph = "Characters that no font of the project has.",
    contrast: Contrast = "Words and icons too faint to be read on what lies behind them.",
    grey_contrast: GreyContrast = "Words that can be read in colour, but not as a grey printer prints them.",
    safe_zone: SafeZone = "Words too near to the edge that is cut.",
    bleed: Bleed = "Colours and pictures that do not go on beyond the edge that is cut.",
    printer_margin: PrinterMargin = "Ink where the office printer leaves the paper white.",
    image_ppi: ImagePpi = "Pictures with too few pixels for the size that they are shown in.",
    ink: Ink = "Colours that take more ink than the print shop's paper holds.",
    hairline: Hairline = "Lines too thin to be printed.",
    white_text: WhiteText = "Small white words on a colour of several inks.",
    small_multi_ink_text: SmallMultiInkText = "Small words in a colour of several inks.",
    alt_text: AltText = "Pictures that say nothing to who cannot see them.",
    heading_order: HeadingOrder = "Headings that leave out a level.",
    link_words: LinkWords = "Links whose words do not say where they lead.",
    language: Language = "Languages that Trykk knows too little of.",
    page_count: PageCount = "Numbers of pages that folding, stapling or the print shop does not take.",
    unused: Unused = "Rules, words and settings that change nothing.",
    ink_overlap: InkOverlap = "Words, pictures or drawings that run into each other.",
}

variants! {
    /// What is made of what a check finds.
    pub enum RawLevel by "level" {
        /// It stops the build.
        Error(RawRaised) = "error",
        /// It is told, and the files are made.
        Warning(RawLowered) = "warning",
        /// Nothing is said of it.
        Off(RawLowered) = "off",
    }
}

record! {
    /// A level that stops the build.
    pub struct RawRaised {
        /// Why, in your own words; the report repeats it.
        reason: Option<Spanned<Plain>>,
    }
}

record! {
    /// A level that lets the files be made.
    pub struct RawLowered {
        /// Why, in your own words; the report repeats it.
        reason: Spanned<Plain>,
    }
}

impl RawLevel {
    /// The level, its reason, and where it stands.
    fn parts(self) -> (Level, Option<Spanned<Plain>>, Span) {
        match self {
            Self::Error(raised) => (Level::Error, raised.reason, raised.span),
            Self::Warning(lowered) => (Level::Warning, Some(lowered.reason), lowered.span),
            Self::Off(lowered) => (Level::Off, Some(lowered.reason), lowered.span),
        }
    }
}

/// The levels that the project chooses. What cannot be chosen, and a reason that says nothing, is reported.
pub fn levels(raw: Option<RawChecks>, diags: &mut Diagnostics) -> Levels {
    let mut chosen = BTreeMap::new();
    for (check, raw) in raw.into_iter().flat_map(RawChecks::entries) {
        let (level, reason, span) = raw.parts();
        let code = check.code().into();
        match (check.lowest(), level) {
            (Lowest::AsItIs | Lowest::Note, _) => {
                let error = Fault::LevelFixed { code }.at(span);
                diags.push(error.hint(Hint::RemoveIt));
                continue;
            }
            (Lowest::Warning, Level::Off) => {
                let error = Fault::LevelTooLow { code }.at(span);
                diags.push(error.hint(Hint::write("level = \"warning\"")));
                continue;
            }
            _ => {}
        }
        if let Some(reason) = reason
            .as_ref()
            .filter(|reason| reason.value.0.trim().is_empty())
        {
            let error = Fault::EmptyText.at(reason.span);
            diags.push(error.hint(Hint::WriteReason));
        }
        let reason = reason.map(|reason| reason.value.0);
        chosen.insert(
            check,
            ChosenLevel {
                level,
                reason,
                span,
            },
        );
    }
    Levels::new(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read::{Part, Record};

    #[test]
    fn every_check_has_a_key() {
        let shape = RawChecks::shape();
        let key = |part: &Part| match part {
            Part::Key(field) => field.name.replace('_', "-"),
            Part::Tag(tag) => tag.key.to_owned(),
        };
        let keys: Vec<String> = shape.parts.iter().map(key).collect();
        let codes = Check::ALL
            .iter()
            .filter(|check| check.lowest() != Lowest::Note);
        let codes: Vec<&str> = codes.map(|check| check.code()).collect();
        assert_eq!(keys, codes);
    }
}
