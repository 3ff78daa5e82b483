//! How much was made: pages, sheets, pictures and plates, in words. What is counted is decided elsewhere.

use std::fmt::{self, Write};

use crate::build::Imposed;
use crate::diag::said::{Language, Said, Saying};
use crate::geom::Size;

/// A number with its word, for one and for more: `1 page`, `2 pages`.
fn several(count: usize, english: [&str; 2], norwegian: [&str; 2], to: &mut Saying) -> fmt::Result {
    let [one, more] = to.language().pick(english, norwegian);
    write!(to, "{count} {}", if count == 1 { one } else { more })
}

/// Pages, and the sheets that they are printed on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PageCount {
    pages: usize,
    print: Option<SheetCount>,
    trim: Option<Size>,
}

/// Sheets of paper.
#[derive(Debug, Clone, PartialEq)]
struct SheetCount {
    sheets: usize,
    sides: usize,
    paper: String,
    percent: Option<u32>,
}

impl PageCount {
    /// Of pages of this size.
    pub fn of(pages: usize, trim: Option<Size>) -> Self {
        Self {
            pages,
            print: None,
            trim,
        }
    }

    /// Of pages on their sheets.
    pub fn of_sheets(imposed: &Imposed) -> Self {
        let print = imposed.sheets().map(|print| SheetCount {
            sheets: print.sheets,
            sides: print.sides,
            paper: print.paper,
            percent: print.percent,
        });
        Self {
            pages: imposed.pages,
            print,
            trim: None,
        }
    }

    /// The same, with the size of the pages.
    pub fn with_size(self, trim: Option<Size>) -> Self {
        Self { trim, ..self }
    }
}

impl Said for PageCount {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        several(self.pages, ["page", "pages"], ["side", "sider"], to)?;
        if let Some(print) = &self.print {
            print.say(to)?;
        }
        let Some(trim) = self.trim else {
            return Ok(());
        };
        let (width, height) = (trim.width.to_mm(), trim.height.to_mm());
        to.words(" of ", " på ")?;
        write!(to, "{width:.0} × {height:.0} mm")
    }
}

impl Said for SheetCount {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        if let Some(percent) = self.percent {
            to.words(" at ", " i ")?;
            write!(to, "{percent} %")?;
        }
        to.words(" on ", " på ")?;
        several(self.sheets, ["sheet", "sheets"], ["ark", "ark"], to)?;
        to.words(" of ", " ")?;
        write!(to, "{} (", self.paper)?;
        let norwegian = ["trykt side", "trykte sider"];
        several(self.sides, ["side", "sides"], norwegian, to)?;
        to.write_char(')')
    }
}

/// What a file or a folder holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Holds {
    /// A page for browsers.
    WebPage,
    /// A book for readers of books.
    Book,
    /// Pages.
    Pages(PageCount),
    /// Pictures of plates.
    Plates(usize),
    /// Pictures of pages, and their width and height in pixels where all have the same.
    Pictures(usize, Option<(u32, u32)>),
    /// The sheet by which a printer is measured.
    CalibrationSheet,
}

impl Said for Holds {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::WebPage => to.words("a web page", "en nettside"),
            Self::Book => to.words("a book", "en e-bok"),
            Self::Pages(count) => count.say(to),
            Self::Plates(count) => {
                let norwegian = ["trykkplate", "trykkplater"];
                several(*count, ["plate", "plates"], norwegian, to)
            }
            Self::Pictures(count, size) => {
                several(*count, ["picture", "pictures"], ["bilde", "bilder"], to)?;
                match (size, to.language()) {
                    (None, _) => Ok(()),
                    (Some((width, height)), Language::English) => {
                        write!(to, " of {width} × {height} pixels")
                    }
                    (Some((width, height)), Language::Norwegian) => {
                        write!(to, " på {width} × {height} punkter")
                    }
                }
            }
            Self::CalibrationSheet => {
                to.words("1 sheet of A4 (2 sides)", "1 ark A4 (2 trykte sider)")
            }
        }
    }
}

macro_rules! in_english {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                self.say(&mut Saying::new(Language::English, f))
            }
        }
    )*};
}

in_english! { PageCount Holds }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_from_many_in_both_languages() {
        let told =
            |holds: &Holds| Language::ALL.map(|language| holds.in_language(language).to_string());
        assert_eq!(told(&Holds::Plates(1)), ["1 plate", "1 trykkplate"]);
        assert_eq!(
            told(&Holds::Pictures(2, Some((30, 40)))),
            [
                "2 pictures of 30 × 40 pixels",
                "2 bilder på 30 × 40 punkter"
            ]
        );
        let on_paper = PageCount {
            pages: 8,
            print: Some(SheetCount {
                sheets: 2,
                sides: 4,
                paper: "A4".to_owned(),
                percent: Some(71),
            }),
            trim: None,
        };
        assert_eq!(
            told(&Holds::Pages(on_paper)),
            [
                "8 pages at 71 % on 2 sheets of A4 (4 sides)",
                "8 sider i 71 % på 2 ark A4 (4 trykte sider)"
            ]
        );
    }
}
