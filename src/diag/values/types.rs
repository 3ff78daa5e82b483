//! What stands in a TOML file, and what should, as sentences show it.

use std::fmt::{self, Write};

use super::{InEnglish, Language, Said, Saying};

/// What should stand somewhere; «such» with an example as it is written in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are what is shown")]
pub enum Expected {
    Text,
    TextSuch(&'static str),
    DateSuch(&'static str),
    LengthSuch(&'static str),
    SizeSuch(&'static str),
    ColorSuch(&'static str),
    Bool,
    Number,
    WholeNumber,
    List,
    ListOf(usize),
    Table,
}

impl Expected {
    /// What it looks like.
    pub const fn example(self) -> Option<&'static str> {
        match self {
            Self::TextSuch(example)
            | Self::DateSuch(example)
            | Self::LengthSuch(example)
            | Self::SizeSuch(example)
            | Self::ColorSuch(example) => Some(example),
            Self::Text => Some("\"text\""),
            Self::Number | Self::WholeNumber => Some("12"),
            Self::List | Self::ListOf(_) => Some("[\"one\", \"two\"]"),
            Self::Table => Some("{ key = \"text\" }"),
            Self::Bool => None,
        }
    }
}

/// An example of what to write: the same in all languages but for the word between one and the other, `"A5" or "A4"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example(Box<str>);

impl<T: AsRef<str>> From<T> for Example {
    fn from(text: T) -> Self {
        Self(text.as_ref().into())
    }
}

impl Said for Example {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self.0.split_once("\" or \"") {
            Some((one, other)) => {
                to.write_str(one)?;
                to.words("\" or \"", "\" eller \"")?;
                to.write_str(other)
            }
            None => to.write_str(&self.0),
        }
    }
}

impl Said for Expected {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        let such = |to: &mut Saying, english: &str, norwegian: &str, example: &str| {
            to.words(english, norwegian)?;
            Example::from(example).say(to)
        };
        match self {
            Self::Text => to.words("a text", "en tekst"),
            Self::TextSuch(example) => such(to, "a text such as ", "en tekst som ", example),
            Self::DateSuch(example) => such(to, "a date such as ", "en dato som ", example),
            Self::LengthSuch(example) => such(to, "a length such as ", "et mål som ", example),
            Self::SizeSuch(example) => such(to, "a size such as ", "en størrelse som ", example),
            Self::ColorSuch(example) => such(to, "a colour such as ", "en farge som ", example),
            Self::Bool => to.words("true or false", "true eller false"),
            Self::Number => to.words("a number", "et tall"),
            Self::WholeNumber => to.words("a whole number", "et helt tall"),
            Self::List => to.words("a list", "en liste"),
            Self::ListOf(count) => {
                to.words("a list of ", "en liste med ")?;
                write!(to, "{count}")
            }
            Self::Table => to.words(
                "a table of keys and values",
                "en tabell med nøkler og verdier",
            ),
        }
    }
}

choices! {
    /// What stands there instead.
    FoundValue {
        /// `"ord"`
        Text = "a text", "en tekst";
        /// `12`
        WholeNumber = "a whole number", "et helt tall";
        /// One of more digits than can be kept.
        HugeNumber = "a number that is far too large", "et altfor stort tall";
        /// `1.5`
        Fraction = "a number with a fraction", "et tall med desimaler";
        /// `true`
        Bool = "true or false", "true eller false";
        /// `2026-01-15`
        Date = "a date without quotes", "en dato uten anførselstegn";
        /// `[1, 2]`
        List = "a list", "en liste";
        /// `{ key = 1 }`
        Table = "a table", "en tabell";
    }
}

/// Why a file is not TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are what is shown")]
pub enum TomlFault {
    TextWithoutQuotes,
    CurlyQuotes,
    TextNotClosed,
    LongTextNotClosed,
    TextGoesOn,
    LoneBackslash,
    CommaMissing,
    ListNotClosed,
    TableNotClosed,
    KeyWithoutValue,
    KeyTwice,
    TableTwice,
    /// What the parser says, of the rarer slips.
    Other(InEnglish),
}

impl Said for TomlFault {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        let (english, norwegian) = match self {
            Self::TextWithoutQuotes => (
                "a text stands between quotes",
                "en tekst skal stå mellom anførselstegn",
            ),
            Self::CurlyQuotes => (
                "a text stands between straight quotes",
                "en tekst skal stå mellom rette anførselstegn",
            ),
            Self::TextNotClosed => ("the text is not closed", "teksten er ikke avsluttet"),
            Self::LongTextNotClosed => (
                "this text is never closed",
                "denne teksten blir aldri avsluttet",
            ),
            Self::TextGoesOn => (
                "the text ends at this quote, but more follows",
                "teksten slutter ved dette anførselstegnet, men det kommer mer",
            ),
            Self::LoneBackslash => (
                "a lone backslash means nothing before this sign",
                "en omvendt skråstrek alene betyr ingenting foran dette tegnet",
            ),
            Self::CommaMissing => ("a comma is missing here", "her mangler et komma"),
            Self::ListNotClosed => ("this list is not closed", "denne listen er ikke avsluttet"),
            Self::TableNotClosed => (
                "this table is not closed",
                "denne tabellen er ikke avsluttet",
            ),
            Self::KeyWithoutValue => ("the key has no value", "nøkkelen har ingen verdi"),
            Self::KeyTwice => ("this key stands twice", "denne nøkkelen står to ganger"),
            Self::TableTwice => ("this table stands twice", "denne tabellen står to ganger"),
            Self::Other(detail) => return detail.say(to),
        };
        to.words(english, norwegian)
    }
}

in_english! { Example Expected TomlFault }
