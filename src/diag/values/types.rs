//! What stands in a TOML file, and what should, as sentences show it.

use std::fmt;

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

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a text"),
            Self::TextSuch(example) => write!(f, "a text such as {example}"),
            Self::DateSuch(example) => write!(f, "a date such as {example}"),
            Self::LengthSuch(example) => write!(f, "a length such as {example}"),
            Self::SizeSuch(example) => write!(f, "a size such as {example}"),
            Self::ColorSuch(example) => write!(f, "a colour such as {example}"),
            Self::Bool => f.write_str("true or false"),
            Self::Number => f.write_str("a number"),
            Self::WholeNumber => f.write_str("a whole number"),
            Self::List => f.write_str("a list"),
            Self::ListOf(count) => write!(f, "a list of {count}"),
            Self::Table => f.write_str("a table of keys and values"),
        }
    }
}

choices! {
    /// What stands there instead.
    FoundValue {
        /// `"ord"`
        Text = "a text",
        /// `12`
        WholeNumber = "a whole number",
        /// One of more digits than can be kept.
        HugeNumber = "a number that is far too large",
        /// `1.5`
        Fraction = "a number with a fraction",
        /// `true`
        Bool = "true or false",
        /// `2026-01-15`
        Date = "a date without quotes",
        /// `[1, 2]`
        List = "a list",
        /// `{ key = 1 }`
        Table = "a table",
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
    Other(Box<str>),
}

impl fmt::Display for TomlFault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::TextWithoutQuotes => "a text stands between quotes",
            Self::CurlyQuotes => "a text stands between straight quotes",
            Self::TextNotClosed => "the text is not closed",
            Self::LongTextNotClosed => "this text is never closed",
            Self::TextGoesOn => "the text ends at this quote, but more follows",
            Self::LoneBackslash => "a lone backslash means nothing before this sign",
            Self::CommaMissing => "a comma is missing here",
            Self::ListNotClosed => "this list is not closed",
            Self::TableNotClosed => "this table is not closed",
            Self::KeyWithoutValue => "the key has no value",
            Self::KeyTwice => "this key stands twice",
            Self::TableTwice => "this table stands twice",
            Self::Other(detail) => detail,
        })
    }
}
