//! What stands in the fields of messages, and how it looks in a sentence: words of the user's own and
//! lists here, measures, phrases, and the types of values in files of their own. Numbers and lengths that need no
//! rule of their own are no types here.
//!
//! `{}` gives a value as a sentence shows it, `{:#}` the whole of it, for machines.

use std::fmt;

/// Declares a newtype over what it shows, and how it is shown.
macro_rules! shown {
    ($($(#[$doc:meta])* $name:ident($inner:ty): |$value:ident, $f:ident| $show:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $name($inner);

        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, $f: &mut fmt::Formatter) -> fmt::Result {
                let $value = self.0;
                $show
            }
        }
    )*};
}

/// Declares a choice of words.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $word,)* })
            }
        }
    )*};
}

mod measures;
mod phrases;
mod types;

pub use measures::{
    CodePoint, ColorName, ExactSize, FineMm, FinePoints, Least, Points, Tenths, Tiling, Typed,
    TypedAtMost, WholeMm,
};
pub use phrases::{
    Areas, Axis, Columns, Delimiter, Escaped, Lack, Lines, LoneSigns, PageList, Pages, Pairs,
    Printed, Rows, RunIn, Tracks,
};

pub use types::{Expected, FoundValue, TomlFault};

/// Characters of the user's words that a sentence quotes. The place tells the rest.
const LONGEST: usize = 60;

/// Words of the user's own, which a sentence quotes between backticks: of long ones only the
/// beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted(Box<str>);

impl<T: AsRef<str>> From<T> for Quoted {
    fn from(words: T) -> Self {
        Self(words.as_ref().into())
    }
}

impl fmt::Display for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) if !f.alternate() => {
                write!(f, "{}…", self.0.get(..end).unwrap_or(&self.0))
            }
            _ => f.write_str(&self.0),
        }
    }
}

/// Text that somebody must be able to read to its end, such as a path or what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbatim(Box<str>);

impl<T: AsRef<str>> From<T> for Verbatim {
    fn from(text: T) -> Self {
        Self(text.as_ref().into())
    }
}

impl fmt::Display for Verbatim {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names to choose from, with commas between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List(Box<str>);

impl<I: IntoIterator<Item: AsRef<str>>> From<I> for List {
    fn from(names: I) -> Self {
        let mut joined = String::new();
        for (at, name) in names.into_iter().enumerate() {
            if at > 0 {
                joined.push_str(", ");
            }
            joined.push_str(name.as_ref());
        }
        Self(joined.into())
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number as the user may write it: whole, or with a fraction.
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

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(f, "{number}"),
            Self::Real(number) => write!(f, "{number}"),
            Self::TooLong => f.write_str("this number"),
        }
    }
}

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
    }

    #[test]
    fn lists_and_numbers_are_read_as_they_are_written() {
        assert_eq!(List::from(["a", "b"]).to_string(), "a, b");
        assert_eq!(List::from(Vec::<String>::new()).to_string(), "");
        assert_eq!(Number::from(4.5).to_string(), "4.5");
        assert_eq!(Number::from(3.0).to_string(), "3");
        assert_eq!(Number::from(-12_i64).to_string(), "-12");
    }
}
