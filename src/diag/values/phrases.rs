//! Values that a sentence shows in words: counts, choices, pages and cards, signs.

use std::fmt::{self, Write};

use super::{Language, Said, Saying};

use crate::source::OtherFile;

/// Pages that a sentence names one by one, at most.
const MOST_NAMED: usize = 6;

shown! {
    /// The character between the cells of a table.
    Delimiter(char): |sign, to| match sign {
        '\t' => to.words("a tab", "en tabulator"),
        sign => write!(to, "`{sign}`"),
    };

    /// A count of lines.
    Lines(usize): |count, to| counted(count, ["line", "lines"], ["linje", "linjer"], to);

    /// A count of rows.
    Rows(usize): |count, to| counted(count, ["row", "rows"], ["rad", "rader"], to);

    /// A count of columns.
    Columns(usize): |count, to| {
        counted(count, ["column", "columns"], ["kolonne", "kolonner"], to)
    };

    /// A count of areas.
    Areas(usize): |count, to| counted(count, ["area", "areas"], ["område", "områder"], to);

    /// A count of pages.
    Pages(usize): |count, to| counted(count, ["page", "pages"], ["side", "sider"], to);

    /// A count of pairs that are alike.
    Pairs(usize): |count, to| {
        counted(count, ["such pair", "such pairs"], ["slikt par", "slike par"], to)
    };
}

/// A count with its word, for one and for more: `1 row`, `2 rows`.
fn counted(count: usize, english: [&str; 2], norwegian: [&str; 2], to: &mut Saying) -> fmt::Result {
    let [one, more] = to.language().pick(english, norwegian);
    let word = if count == 1 { one } else { more };
    write!(to, "{count} {word}")
}

choices! {
    /// What a guide can have too many of.
    GuideParts {
        /// Sections.
        Sections = "sections", "kapitler";
        /// Texts: paragraphs, points, cells.
        Texts = "texts", "tekster";
        /// Links and footnotes.
        Links = "links and footnotes", "lenker og fotnoter";
        /// Words that are emphasised, and those between them.
        Pieces = "changes between plain and emphasised words", "skifter mellom vanlige og uthevede ord";
        /// Characters.
        Characters = "characters", "tegn";
    }
}

choices! {
    /// A side of a rectangle.
    Axis {
        /// From left to right.
        Width = "width", "bredde";
        /// From top to bottom.
        Height = "height", "høyde";
    }

    /// What paper lacks.
    Lack {
        /// Width.
        Width = "narrow", "smalt";
        /// Height.
        Height = "short", "kort";
    }

    /// What a face is divided into.
    Tracks {
        /// From left to right.
        Columns = "columns", "kolonner";
        /// From top to bottom.
        Rows = "rows", "rader";
    }

    /// Signs of Markdown that found no partner, with their verb.
    LoneSigns {
        /// `*`
        Star = "this star has", "denne stjernen";
        /// `**` or more.
        Stars = "these stars have", "disse stjernene";
        /// `_`
        Underscore = "this underscore has", "denne understreken";
        /// `__` or more.
        Underscores = "these underscores have", "disse understrekene";
    }

    /// An edge of the sheet by which a printer is measured, as it lies before the reader.
    PaperEdge {
        /// The left one.
        Left = "left", "venstre";
        /// The upper one.
        Top = "upper", "øvre";
        /// The right one.
        Right = "right", "høyre";
        /// The lower one.
        Bottom = "lower", "nedre";
    }

    /// A side of that sheet.
    SheetSide {
        /// The one with the title.
        Front = "front", "forsiden";
        /// The other one.
        Back = "back", "baksiden";
    }

    /// A file that is no picture which can be read.
    FileKind {
        /// HEIC.
        Heic = "a picture in HEIC", "et bilde i HEIC";
        /// AVIF.
        Avif = "a picture in AVIF", "et bilde i AVIF";
        /// BMP.
        Bmp = "a picture in BMP", "et bilde i BMP";
        /// JPEG 2000.
        Jpeg2000 = "a picture in JPEG 2000", "et bilde i JPEG 2000";
        /// JPEG XL.
        JpegXl = "a picture in JPEG XL", "et bilde i JPEG XL";
        /// PDF.
        Pdf = "a PDF", "en PDF";
        /// Adobe Photoshop.
        Photoshop = "a Photoshop file", "en Photoshop-fil";
        /// A zip file, as documents of office programs are.
        Zip = "a zip file or a document", "en zip-fil eller et dokument";
        /// PostScript.
        PostScript = "PostScript", "PostScript";
        /// Moving pictures.
        Film = "a film", "en film";
    }

    /// What is written in a text for a tag of HTML.
    ForHtml {
        /// `<!-- -->`
        Remark = "# before the key, on a line of its own: a remark is no part of a text",
            "# foran nøkkelen, på en linje for seg: en kommentar er ikke en del av teksten";
        /// `<b>`
        Strong = "**…** instead of <b>…</b>", "**…** i stedet for <b>…</b>";
        /// `<i>`
        Emphasis = "*…* instead of <i>…</i>", "*…* i stedet for <i>…</i>";
        /// `<a>`
        Link = "[words](https://…) instead of <a href=\"https://…\">words</a>",
            "[ord](https://…) i stedet for <a href=\"https://…\">ord</a>";
        /// `<br>`
        Break = "a blank line for a new paragraph, or a backslash at the end of a line to break it there",
            "en blank linje for et nytt avsnitt, eller en omvendt skråstrek sist på linjen for å dele den der";
        /// `<p>`
        Paragraph = "the words alone; a blank line begins a new paragraph",
            "bare ordene; en blank linje gir et nytt avsnitt";
        /// `<ul>`
        List = "a block of kind = \"list\", with points = [\"…\"]",
            "en del med kind = \"list\" og points = [\"…\"]";
        /// `<table>`
        Table = "a block of kind = \"table\", with columns = [\"…\"] and cells = [[\"…\"]]",
            "en del med kind = \"table\", columns = [\"…\"] og cells = [[\"…\"]]";
        /// `<img>`
        Image = "a block of kind = \"image\", with file = \"…\" and alt = \"…\"",
            "en del med kind = \"image\", file = \"…\" og alt = \"…\"";
        /// `<sup>`
        Raised = "the raised sign itself, such as ² or ³", "selve det hevede tegnet, som ² eller ³";
        /// `<sub>`
        Lowered = "the lowered sign itself, such as ₂", "selve det senkede tegnet, som ₂";
        /// `<u>`, `<span>`
        Words = "the words alone, *emphasis* or **strong**", "bare ordene, *uthevet* eller **sterkt**";
        /// `<h1>`
        Title = "title = \"…\" of the block or section", "title = \"…\" i delen eller kapittelet";
    }

    /// The language of words that stand where a language has none of its own.
    StandIn {
        /// English.
        English = "English", "engelsk";
        /// Norwegian.
        Norwegian = "Norwegian", "norsk";
    }
}

impl Said for OtherFile {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::Document => to.words(
                "a Word document, a workbook or another zip file",
                "et Word-dokument, en arbeidsbok eller en annen zip-fil",
            ),
            Self::RichText => to.words(
                "text with the marks of a word processor (RTF)",
                "tekst med koder fra et tekstbehandlingsprogram (RTF)",
            ),
            Self::Pdf => to.words("a PDF", "en PDF"),
            Self::WebPage => to.words("a page of the web (HTML)", "en nettside (HTML)"),
        }
    }
}

in_english! { OtherFile }

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

impl Said for Escaped {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        let Self { before, sign, .. } = self;
        let tick = if *sign == "`" { "" } else { "`" };
        if !self.doubled {
            return write!(to, "{tick}{before}\\{sign}{tick}");
        }
        write!(to, "{tick}{before}\\\\{sign}{tick}")?;
        to.words(
            " (two backslashes in a text between double quotes)",
            " (to omvendte skråstreker i en tekst mellom doble anførselstegn)",
        )
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

impl Said for Printed {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        let number = match self {
            Self::Poster => return to.words("the poster", "plakaten"),
            Self::Page(name) => {
                to.words("page ", "side ")?;
                return to.write_str(name);
            }
            Self::Card(number) => {
                to.words("card ", "kort ")?;
                number
            }
            Self::Back(number) => {
                to.words("the back of card ", "baksiden av kort ")?;
                number
            }
        };
        write!(to, "{number}")
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

impl Said for RunIn {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::Here => to.words("this folder", "denne mappen"),
            Self::Named(folder) => write!(to, "`{folder}`"),
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

impl Said for PageList {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        let (named, more) = match self.0.split_at_checked(MOST_NAMED - 1) {
            Some((named, more)) if self.0.len() > MOST_NAMED => (named, more.len()),
            _ => (&*self.0, 0),
        };
        match self.0.len() {
            0 | 1 => to.words("page ", "side ")?,
            _ => to.words("pages ", "sidene ")?,
        }
        match named {
            _ if more > 0 => {
                to.write_str(&named.join(", "))?;
                and_more(more, to)
            }
            [others @ .., last] if !others.is_empty() => {
                to.write_str(&others.join(", "))?;
                to.words(" and ", " og ")?;
                to.write_str(last)
            }
            _ => to.write_str(&named.concat()),
        }
    }
}

/// ` and 3 more`.
fn and_more(count: usize, to: &mut Saying) -> fmt::Result {
    match to.language() {
        Language::English => write!(to, " and {count} more"),
        Language::Norwegian => write!(to, " og {count} til"),
    }
}

/// Products that are named with their layouts, and how many more there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Products {
    /// Those that are named.
    pub named: Box<[String]>,
    /// How many are not.
    pub more: usize,
}

impl Said for Products {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        to.write_str(&self.named.join(", "))?;
        match self.more {
            0 => Ok(()),
            more => and_more(more, to),
        }
    }
}

in_english! { Escaped Printed RunIn PageList Products }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::said::In;

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
    fn norwegian_has_words_of_its_own() {
        let told = |value: &dyn Said| In::new(value, Language::Norwegian).to_string();
        assert_eq!(told(&Pages::from(1)), "1 side");
        assert_eq!(told(&Pages::from(3)), "3 sider");
        let pages = |count: usize| {
            let names = (1..=count).map(|number| number.to_string());
            told(&names.collect::<PageList>())
        };
        assert_eq!(pages(1), "side 1");
        assert_eq!(pages(3), "sidene 1, 2 og 3");
        assert_eq!(pages(7), "sidene 1, 2, 3, 4, 5 og 2 til");
        assert_eq!(told(&Printed::Back(3)), "baksiden av kort 3");
        assert_eq!(told(&Delimiter::from('\t')), "en tabulator");
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
