//! What stands in the fields of messages, and how it looks in a sentence: words of the user's own,
//! lists, lengths and counts. Numbers and lengths that need no rule of their own are no types here.
//!
//! `{}` gives a value as a sentence shows it, `{:#}` the whole of it, for machines.

use std::fmt;

use crate::color::Color;
use crate::geom::Size;
use crate::units::Abs;

/// Characters of the user's words that a sentence quotes. The place tells the rest.
const LONGEST: usize = 60;

/// Pages that a sentence names one by one, at most.
const MOST_NAMED: usize = 6;

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

shown! {
    /// A number to one decimal, such as a contrast or a size of type.
    Tenths(f64): |number, f| write!(f, "{number:.1}");

    /// A size of type, in points.
    Points(Abs): |size, f| write!(f, "{:.1} pt", size.to_pt());

    /// A length that one decimal would make nothing of.
    FineMm(Abs): |length, f| write!(f, "{:.2} mm", length.to_mm());

    /// A length as it is typed in the files: whole tenths of a millimetre, rounded up, so that it is
    /// enough.
    Typed(Abs): |length, f| {
        let tenths = (length.to_mm() * 10.0 - 0.01).ceil().max(0.0);
        write!(f, "{}mm", tenths / 10.0)
    };

    /// A size to a hundredth of a millimetre, such as an eighth of a sheet.
    ExactSize(Size): |size, f| {
        let exact = |side: Abs| (side.to_mm() * 100.0).round() / 100.0;
        write!(f, "{} × {} mm", exact(size.width), exact(size.height))
    };

    /// A colour as a theme writes it; white needs no theme.
    ColorName(Color): |color, f| match color.rgb {
        [255, 255, 255] => f.write_str("white"),
        [r, g, b] => write!(f, "#{r:02X}{g:02X}{b:02X}"),
    };

    /// A character by its number in Unicode.
    CodePoint(char): |c, f| write!(f, "U+{:04X}", u32::from(c));

    /// The character between the cells of a table.
    Delimiter(char): |sign, f| match sign {
        '\t' => f.write_str("a tab"),
        sign => write!(f, "`{sign}`"),
    };

    /// Sheets beside and below each other.
    Tiling((usize, usize)): |both, f| write!(f, "{}x{}", both.0, both.1);

    /// A count of lines.
    Lines(usize): |count, f| counted(count, "line", f);

    /// A count of rows.
    Rows(usize): |count, f| counted(count, "row", f);

    /// A count of columns.
    Columns(usize): |count, f| counted(count, "column", f);

    /// A count of areas.
    Areas(usize): |count, f| counted(count, "area", f);

    /// A count of pages.
    Pages(usize): |count, f| counted(count, "page", f);

    /// A count of pairs that are alike.
    Pairs(usize): |count, f| counted(count, "such pair", f);
}

/// A count with its word: `1 row`, `2 rows`.
fn counted(count: usize, word: &str, f: &mut fmt::Formatter) -> fmt::Result {
    let plural = if count == 1 { "" } else { "s" };
    write!(f, "{count} {word}{plural}")
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

choices! {
    /// A side of a rectangle.
    Axis {
        /// From left to right.
        Width = "width",
        /// From top to bottom.
        Height = "height",
    }

    /// What paper lacks.
    Lack {
        /// Width.
        Width = "narrow",
        /// Height.
        Height = "short",
    }

    /// What a face is divided into.
    Tracks {
        /// From left to right.
        Columns = "columns",
        /// From top to bottom.
        Rows = "rows",
    }

    /// Signs of Markdown that found no partner, with their verb.
    LoneSigns {
        /// `*`
        Star = "this star has",
        /// `**` or more.
        Stars = "these stars have",
        /// `_`
        Underscore = "this underscore has",
        /// `__` or more.
        Underscores = "these underscores have",
    }
}

/// A sign of Markdown as it is written to stand for itself: with a backslash before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escaped {
    /// What stands before the backslash.
    pub before: &'static str,
    /// The sign.
    pub sign: &'static str,
    /// Whether the file wants the backslash twice.
    pub doubled: bool,
}

impl fmt::Display for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { before, sign, .. } = self;
        let tick = if *sign == "`" { "" } else { "`" };
        match self.doubled {
            true => write!(
                f,
                "{tick}{before}\\\\{sign}{tick} (two backslashes in a text between double quotes)"
            ),
            false => write!(f, "{tick}{before}\\{sign}{tick}"),
        }
    }
}

/// Something printed, by the name that it has for whoever holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printed {
    /// The only page of a poster.
    Poster,
    /// A page by its name or number.
    Page(Box<str>),
    /// The front of a card by its number.
    Card(usize),
    /// The back of a card by its number.
    Back(usize),
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Poster => f.write_str("the poster"),
            Self::Page(name) => write!(f, "page {name}"),
            Self::Card(number) => write!(f, "card {number}"),
            Self::Back(number) => write!(f, "the back of card {number}"),
        }
    }
}

/// The folder that a command is run in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunIn {
    /// None was named.
    Here,
    /// The one that was named.
    Named(Box<str>),
}

impl fmt::Display for RunIn {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Here => f.write_str("this folder"),
            Self::Named(folder) => write!(f, "`{folder}`"),
        }
    }
}

/// `page 1`, `pages 1, 4 and 6`; of many pages the first, and how many more there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageList(Box<[String]>);

impl FromIterator<String> for PageList {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        Self(names.into_iter().collect())
    }
}

impl fmt::Display for PageList {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (named, more) = match self.0.split_at_checked(MOST_NAMED - 1) {
            Some((named, more)) if self.0.len() > MOST_NAMED => (named, more.len()),
            _ => (&*self.0, 0),
        };
        match named {
            _ if more > 0 => write!(f, "pages {} and {more} more", named.join(", ")),
            [others @ .., last] if !others.is_empty() => {
                write!(f, "pages {} and {last}", others.join(", "))
            }
            _ => write!(f, "page {}", named.concat()),
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

    #[test]
    fn lengths_say_no_less_than_is_enough() {
        assert_eq!(Typed::from(Abs::mm(6.0)).to_string(), "6mm");
        assert_eq!(Typed::from(Abs::mm(6.01)).to_string(), "6.1mm");
        assert_eq!(Points::from(Abs::pt(9.0)).to_string(), "9.0 pt");
        assert_eq!(FineMm::from(Abs::mm(0.254)).to_string(), "0.25 mm");
        let eighth = ExactSize::from(Size::new(Abs::mm(52.5), Abs::mm(74.25)));
        assert_eq!(eighth.to_string(), "52.5 × 74.25 mm");
    }

    #[test]
    fn one_is_told_from_many() {
        assert_eq!(Rows::from(1).to_string(), "1 row");
        assert_eq!(Pairs::from(0).to_string(), "0 such pairs");
        let pages = |count: usize| {
            let names = (1..=count).map(|number| number.to_string());
            names.collect::<PageList>().to_string()
        };
        assert_eq!(pages(1), "page 1");
        assert_eq!(pages(2), "pages 1 and 2");
        assert_eq!(pages(3), "pages 1, 2 and 3");
        assert_eq!(pages(6), "pages 1, 2, 3, 4, 5 and 6");
        assert_eq!(pages(7), "pages 1, 2, 3, 4, 5 and 2 more");
    }

    #[test]
    fn signs_are_written_as_themselves() {
        let sign = |sign, doubled| Escaped {
            before: "",
            sign,
            doubled,
        };
        assert_eq!(sign("*", false).to_string(), "`\\*`");
        assert_eq!(sign("`", false).to_string(), "\\`");
        assert_eq!(
            sign("*", true).to_string(),
            "`\\\\*` (two backslashes in a text between double quotes)"
        );
        assert_eq!(Delimiter::from('\t').to_string(), "a tab");
        assert_eq!(Delimiter::from(';').to_string(), "`;`");
    }
}
