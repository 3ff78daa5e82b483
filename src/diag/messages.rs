//! Every sentence that a diagnostic can say, in English: what is wrong ([`Fault`]) and what to do
//! about it ([`Hint`]). Deciding when is not done here.
//!
//! A message is declared once, in a file of its topic: the variant and what its sentence tells, the
//! name that it has for machines, and the sentence. A sentence that names a field which is not
//! there, or leaves one out, does not compile. How a field looks is the business of its type
//! ([`values`](super::values)). Braces that stand for themselves are written twice.

use std::fmt;

use super::values::{
    Areas, Axis, CodePoint, ColorName, Columns, Delimiter, Escaped, ExactSize, Expected, FineMm,
    FinePoints, FoundValue, Lack, Least, Lines, List, LoneSigns, Number, PageList, Pages, Pairs,
    Points, Printed, Quoted, Rows, RunIn, Tenths, Tiling, TomlFault, Tracks, Typed, TypedAtMost,
    Verbatim, WholeMm,
};
use crate::units::Abs;

#[macro_use]
mod calibration;
#[macro_use]
mod decks;
#[macro_use]
mod files;
#[macro_use]
mod fonts;
#[macro_use]
mod looks;
#[macro_use]
mod pages;
#[macro_use]
mod pictures;
#[macro_use]
mod preflight;
#[macro_use]
mod reading;
#[macro_use]
mod sheets;
#[macro_use]
mod words;

/// The last of the files' macros, which has gathered all messages.
macro_rules! all {
    ([] [$($faults:tt)*] [$($hints:tt)*]) => {
        messages! {
            /// What is wrong: a plain sentence, in lower case, without a full stop.
            Fault { $($faults)* }
        }
        messages! {
            /// A way out: a sentence that holds the fix.
            Hint { $($hints)* }
        }
    };
}

/// Makes an enum of messages, with their names and sentences.
macro_rules! messages {
    ($(#[$doc:meta])* $messages:ident {
        $($variant:ident $({ $($field:ident: $type:ty),* })? = $name:literal: $sentence:literal,)*
    }) => {
        $(#[$doc])*
        #[allow(
            missing_docs,
            rustdoc::broken_intra_doc_links,
            reason = "the sentences tell what the fields are; [[accent]] in one is TOML, not a link"
        )]
        #[derive(Debug, Clone, PartialEq)]
        pub enum $messages {
            $(#[doc = $sentence] $variant $({ $($field: $type),* })?,)*
        }

        impl $messages {
            /// The stable name, for machines and for searching.
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $name,)* }
            }

            /// What the sentence tells, by name and as text: the user's words are whole here.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$variant { $($($field),*)? } => {
                        vec![$($((stringify!($field), format!("{:#}", $field))),*)?]
                    })*
                }
            }

            /// Of every message its variant, its name, its sentence, and the names and types of its fields.
            #[allow(dead_code, reason = "who asks for a fault by its name asks for no hint")]
            const DECLARED: &[(&str, &str, &str, &[(&str, &str)])] = &[
                $((
                    stringify!($variant),
                    $name,
                    $sentence,
                    &[$($((stringify!($field), stringify!($type))),*)?],
                ),)*
            ];
        }

        /// The sentence in English.
        impl fmt::Display for $messages {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                match self {
                    $(Self::$variant { $($($field),*)? } => {
                        write!(f, $sentence $($(, $field = $field)*)?)
                    })*
                }
            }
        }
    };
}

// Each file hands its messages on to the next, and the last to `all`.
reading! { [words decks looks fonts pictures pages preflight sheets files calibration all] [] [] }

/// Faults by their names.
impl Fault {
    /// The names of all faults.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::DECLARED.iter().map(|(_, name, ..)| *name)
    }

    /// What the fault with this name is called in the code.
    pub(super) fn variant(name: &str) -> Option<&'static str> {
        let mut declared = Self::DECLARED.iter();
        let (variant, ..) = declared.find(|(_, known, ..)| *known == name)?;
        Some(variant)
    }

    /// The sentence of the fault with this name, with its fields in braces.
    pub fn sentence(name: &str) -> Option<&'static str> {
        let mut declared = Self::DECLARED.iter();
        let (.., sentence, _) = declared.find(|(_, known, ..)| *known == name)?;
        Some(sentence)
    }
}

/// The ways out that many faults share.
impl Hint {
    /// The very text to write.
    pub fn write(text: impl Into<Verbatim>) -> Self {
        Self::Write { text: text.into() }
    }

    /// An example of what to write.
    pub fn write_such(text: impl Into<Verbatim>) -> Self {
        Self::WriteSuch { text: text.into() }
    }

    /// The name that was most likely meant.
    pub fn did_you_mean(name: impl Into<Quoted>) -> Self {
        Self::DidYouMean { name: name.into() }
    }

    /// The names to choose from.
    pub fn one_of(names: impl Into<List>) -> Self {
        Self::OneOf {
            names: names.into(),
        }
    }

    /// The least and the most that a number may be.
    pub fn between(min: impl Into<Number>, max: impl Into<Number>) -> Self {
        Self::Between {
            min: min.into(),
            max: max.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, sentence and fields of every message.
    fn declared() -> impl Iterator<Item = (&'static str, &'static str, Fields)> {
        let all = Fault::DECLARED.iter().chain(Hint::DECLARED);
        all.map(|(_, name, sentence, fields)| (*name, *sentence, *fields))
    }

    type Fields = &'static [(&'static str, &'static str)];

    #[test]
    fn names_are_unique_and_kebab_case() {
        let mut names: Vec<&str> = declared().map(|(name, ..)| name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        let kebab = |name: &&str| {
            let mut chars = name.chars();
            chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        assert!(names.iter().all(kebab), "{names:?}");
    }

    #[test]
    fn sentences_are_no_sentences_of_a_book() {
        for (name, sentence, _) in declared() {
            assert!(!sentence.ends_with(['.', '!', ' ']), "{name}: {sentence}");
        }
    }

    #[test]
    fn what_the_user_wrote_is_quoted_and_only_that() {
        for (name, sentence, fields) in declared() {
            for (field, of) in fields {
                let quoted = sentence.contains(&format!("`{{{field}}}`"));
                // A path must be readable to its end.
                let whole = matches!(*field, "path" | "folder") && *of == "Verbatim";
                assert_eq!(*of == "Quoted", quoted && !whole, "{name}: {field}");
            }
        }
    }

    #[test]
    fn a_message_gives_its_sentence_and_what_it_tells() {
        let long = "æ".repeat(100);
        let fault = Fault::TextTooWide {
            words: (&long).into(),
            excess: Abs::mm(3.0),
        };
        let beginning = "æ".repeat(60);
        let sentence = format!("`{beginning}…` is 3.0 mm wider than its place");
        assert_eq!(fault.to_string(), sentence);
        assert_eq!(fault.name(), "text-too-wide");
        assert_eq!(
            fault.args(),
            [("words", long), ("excess", "3.0 mm".to_owned())]
        );
        let braces = Hint::AddField {
            name: "sted".into(),
        };
        assert!(
            braces.to_string().ends_with("write it twice: {{"),
            "{braces}"
        );
    }
}
