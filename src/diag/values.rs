//! What stands in the fields of messages, and how it looks in a sentence: words of the user's own and
//! lists here, measures, phrases, the types of values, and what systems and readers say in files of their own.
//! Numbers and lengths that need no rule of their own are no types here.
//!
//! [`Said`] gives a value as a sentence in either language shows it; both wordings stand beside each other. `{}` is
//! the English one, `{:#}` the whole of it, for machines.

use std::fmt::{self, Write};

use super::said::{Language, Said, Saying};

/// Shows types as they are said in English.
macro_rules! in_english {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                self.say(&mut Saying::new(Language::English, f))
            }
        }
    )*};
}

/// Declares a newtype over what it shows, and how it is said.
macro_rules! shown {
    ($($(#[$doc:meta])* $name:ident($inner:ty): |$value:ident, $to:ident| $say:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $name($inner);

        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl Said for $name {
            fn say(&self, $to: &mut Saying) -> fmt::Result {
                let $value = self.0;
                $say
            }
        }

        in_english! { $name }
    )*};
}

/// Declares a choice of words: each in English and in Norwegian.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$of:meta])* $variant:ident = $english:literal, $norwegian:literal;)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        impl Said for $name {
            fn say(&self, to: &mut Saying) -> fmt::Result {
                match self { $(Self::$variant => to.words($english, $norwegian),)* }
            }
        }

        in_english! { $name }
    )*};
}

mod causes;
mod measures;
mod phrases;
mod purposes;
mod types;

pub use causes::{FontFault, InEnglish, NoPdf, NotWritten, SvgFault, SystemFault};
pub use measures::{
    CodePoint, ColorName, ExactSize, Figure, FineMm, FinePoints, Least, Points, Tenths, Tiling,
    Typed, TypedAtMost, WholeMm,
};
pub use phrases::{
    Areas, Axis, Columns, Delimiter, Escaped, FileKind, ForHtml, GuideParts, Lack, Lines,
    LoneSigns, PageList, Pages, Pairs, PaperEdge, Printed, Products, Rows, RunIn, SheetSide,
    StandIn, Tracks,
};
pub use purposes::Purpose;
pub use types::{Example, Expected, FoundValue, TomlFault};

/// Characters of the user's words that a sentence quotes. The place tells the rest.
const LONGEST: usize = 60;
/// Characters of what must be read to its end: no path has more, and nobody types more than that anew.
const LONGEST_WHOLE: usize = 2_000;
/// Names to choose from that are told, at most.
const MOST_NAMES: usize = 200;

/// Words of the user's own, which a sentence quotes between backticks: of long ones only the
/// beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted(Box<str>);

impl<T: AsRef<str>> From<T> for Quoted {
    fn from(words: T) -> Self {
        Self(words.as_ref().into())
    }
}

impl Said for Quoted {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        say_beginning(&self.0, LONGEST, to)
    }
}

/// Words; of those with more than `most` characters [`LONGEST`], where no machine reads them.
fn say_beginning(words: &str, most: usize, to: &mut Saying) -> fmt::Result {
    let is_long = !to.is_whole() && words.chars().nth(most).is_some();
    let mut ends = words.char_indices().map(|(at, _)| at);
    match ends.nth(LONGEST).filter(|_| is_long) {
        Some(end) => write!(to, "{}…", words.get(..end).unwrap_or(words)),
        None => to.write_str(words),
    }
}

/// Text that somebody must be able to read to its end, such as a path or what to write: the same in all languages.
/// Of what is far longer than that, the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbatim(Box<str>);

impl<T: AsRef<str>> From<T> for Verbatim {
    fn from(text: T) -> Self {
        Self(text.as_ref().into())
    }
}

impl Said for Verbatim {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        say_beginning(&self.0, LONGEST_WHOLE, to)
    }
}

/// Names to choose from, with commas between them; of very many the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List(Box<str>);

impl<I: IntoIterator<Item: AsRef<str>>> From<I> for List {
    fn from(names: I) -> Self {
        let mut joined = String::new();
        for (at, name) in names.into_iter().enumerate() {
            if at > 0 {
                joined.push_str(", ");
            }
            if at == MOST_NAMES {
                joined.push('…');
                break;
            }
            joined.push_str(name.as_ref());
        }
        Self(joined.into())
    }
}

impl Said for List {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        to.write_str(&self.0)
    }
}

/// A number as the user may write it, with a point in all languages: whole, or with a fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// Without a fraction.
    Whole(i64),
    /// With as many decimals as it has.
    Real(f64),
    /// A whole number of more digits than can be kept.
    TooLong,
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<usize> for Number {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::TooLong, Self::Whole)
    }
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl Said for Number {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(to, "{number}"),
            Self::Real(number) => write!(to, "{number}"),
            Self::TooLong => to.words("this number", "dette tallet"),
        }
    }
}

in_english! { Quoted Verbatim List Number }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_quoted_by_their_beginning_and_machines_get_all() {
        let beginning = "æ".repeat(LONGEST);
        let long = Quoted::from("æ".repeat(LONGEST + 1));
        assert_eq!(long.to_string(), format!("{beginning}…"));
        assert_eq!(format!("{long:#}"), format!("{beginning}æ"));
        assert_eq!(Quoted::from(&beginning).to_string(), beginning);
        let path = "æ".repeat(1_000);
        assert_eq!(Verbatim::from(&path).to_string(), path);
        let line = Verbatim::from("æ".repeat(LONGEST_WHOLE + 1));
        assert_eq!(line.to_string(), format!("{beginning}…"));
        assert_eq!(format!("{line:#}").chars().count(), LONGEST_WHOLE + 1);
    }

    #[test]
    fn lists_and_numbers_are_read_as_they_are_written() {
        assert_eq!(List::from(["a", "b"]).to_string(), "a, b");
        assert_eq!(List::from(Vec::<String>::new()).to_string(), "");
        let many = List::from(vec!["a"; 30_000]).to_string();
        assert_eq!(many, "a, ".repeat(MOST_NAMES) + "…");
        assert_eq!(Number::from(4.5).to_string(), "4.5");
        assert_eq!(Number::from(3.0).to_string(), "3");
        assert_eq!(Number::from(-12_i64).to_string(), "-12");
    }
}
