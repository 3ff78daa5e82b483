//! Every sentence that a diagnostic can say: what is wrong ([`Fault`]) and what to do about it
//! ([`Hint`]). Deciding when is not done here.
//!
//! A message is declared once, in a file of its topic: the variant and what its sentence tells, the
//! name that it has for machines, and the sentence in English. A sentence that names a field which is not
//! there, or leaves one out, does not compile. Braces that stand for themselves are written twice. The same
//! sentence in Norwegian stands under its name in `messages/nb`. How a field looks is the business of its type
//! ([`values`](super::values)).

use std::fmt;

use super::catalogue::Catalogue;
use super::declare::messages;
use super::said::{Language, Said, Saying};
use super::values::{
    Areas, Axis, CodePoint, ColorName, Columns, Delimiter, Escaped, ExactSize, Example, Expected,
    Figure, FileKind, FineMm, FinePoints, FontFault, ForHtml, FoundValue, GuideParts, InEnglish,
    Lack, Least, Lines, List, LoneSigns, NoPdf, NotWritten, Number, PageList, Pages, Pairs,
    PaperEdge, Points, Printed, Products, Purpose, Quoted, Rows, RunIn, SheetSide, StandIn,
    SvgFault, SystemFault, Tenths, Tiling, TomlFault, Tracks, Typed, TypedAtMost, Verbatim,
    WholeMm,
};
use crate::source::OtherFile;
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
            Fault in NORWEGIAN => { $($faults)* }
        }
        messages! {
            /// A way out: a sentence that holds the fix.
            Hint in NORWEGIAN => { $($hints)* }
        }
    };
}

/// The Norwegian sentences, a file for each of those here.
static NORWEGIAN: Catalogue = Catalogue::new(&[
    include_str!("messages/nb/calibration.ftl"),
    include_str!("messages/nb/decks.ftl"),
    include_str!("messages/nb/files.ftl"),
    include_str!("messages/nb/fonts.ftl"),
    include_str!("messages/nb/looks.ftl"),
    include_str!("messages/nb/pages.ftl"),
    include_str!("messages/nb/pictures.ftl"),
    include_str!("messages/nb/preflight.ftl"),
    include_str!("messages/nb/reading.ftl"),
    include_str!("messages/nb/sheets.ftl"),
    include_str!("messages/nb/words.ftl"),
]);

// Each file hands its messages on to the next, and the last to `all`.
reading! { [words decks looks fonts pictures pages preflight sheets files calibration all] [] [] }

/// A fault that another one is told with as its cause.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause(Option<Box<Fault>>);

impl From<Option<Box<Fault>>> for Cause {
    fn from(fault: Option<Box<Fault>>) -> Self {
        Self(fault)
    }
}

impl Said for Cause {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |fault| fault.say(to))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.say(&mut Saying::new(Language::English, f))
    }
}

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

    /// The sentence of the fault with this name, with the names of its fields in braces.
    pub fn sentence(name: &str, language: Language) -> Option<String> {
        let mut declared = Self::DECLARED.iter();
        let (.., english, fields) = declared.find(|(_, known, ..)| *known == name)?;
        let english = || english.replace("{{", "{").replace("}}", "}");
        if language == Language::English {
            return Some(english());
        }
        let braced = |field: &str| Verbatim::from(format!("{{{field}}}"));
        let braced: Vec<_> = fields
            .iter()
            .map(|(field, _)| (*field, braced(field)))
            .collect();
        let braced: Vec<_> = braced
            .iter()
            .map(|(field, shown)| (*field, shown as &dyn Said))
            .collect();
        Some(NORWEGIAN.say(name, &braced).unwrap_or_else(|_| english()))
    }
}

/// The ways out that many faults share.
impl Hint {
    /// The very text to write.
    pub fn write(text: impl Into<Verbatim>) -> Self {
        Self::Write { text: text.into() }
    }

    /// An example of what to write.
    pub fn write_such(text: impl Into<Example>) -> Self {
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
    fn norwegian_has_the_same_sentences_with_the_same_fields() {
        let names = |fields: Fields| fields.iter().map(|(field, _)| *field).collect();
        let declared: Vec<_> = declared()
            .map(|(name, _, fields)| (name, names(fields)))
            .collect();
        let faults = NORWEGIAN.faults(&declared);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn every_norwegian_sentence_can_be_said() {
        for (name, english, fields) in declared() {
            for number in [0_usize, 1, 2, 21] {
                let word = Verbatim::from("ord");
                let value = |of: &str| -> &dyn Said {
                    match of {
                        "u16" | "u32" | "u64" | "usize" | "i64" => &number,
                        _ => &word,
                    }
                };
                let values: Vec<_> = fields
                    .iter()
                    .map(|(field, of)| (*field, value(of)))
                    .collect();
                let said = NORWEGIAN.say(name, &values).expect(name);
                assert!(!said.ends_with(['.', '!', ' ']), "{name}: {said}");
                assert!(!said.is_empty() && said != english, "{name}: {said}");
            }
        }
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
