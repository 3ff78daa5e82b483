//! Values that a sentence shows in words: counts, choices, pages and cards, signs. Each language would
//! have words of its own for them.

use std::fmt;

/// Pages that a sentence names one by one, at most.
const MOST_NAMED: usize = 6;

shown! {
    /// The character between the cells of a table.
    Delimiter(char): |sign, f| match sign {
        '\t' => f.write_str("a tab"),
        sign => write!(f, "`{sign}`"),
    };

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
