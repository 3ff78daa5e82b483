//! The arguments as they are typed. What they mean for a project is settled in `build`.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::bad_value::BadValue;
use super::new::Kind;
use super::templates::Template;
use crate::build::{self, Date, Duplex, Edition, ProjectFile, Request};
use crate::diag::Language;

/// Turns words and layout rules (TOML) into print-ready PDF: booklets, cards and posters.
#[derive(Debug, Parser)]
#[command(name = "trykk", version, about, max_term_width = 96)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How errors are told: for people, a short line each, or a JSON object each
    #[arg(
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        global = true
    )]
    pub message_format: MessageFormat,
    /// The language of messages and help, and of the words in new projects and products
    #[arg(long, value_name = "LANG", value_enum, global = true)]
    pub lang: Option<Language>,
}

/// How errors are told.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum MessageFormat {
    /// For people: the line underlined, with the way out
    #[default]
    Human,
    /// A line each: path:line:column: error[code]: sentence
    Short,
    /// A JSON object each
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new project, with words to change
    Init {
        /// Where; the folder in which trykk is run when left out
        #[arg(value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        /// What it begins with; asked for when left out
        #[arg(long, value_name = "NAME", value_enum)]
        template: Option<Template>,
    },
    /// Add a product to the project, with words to change
    New {
        /// What it is
        #[arg(value_enum)]
        kind: Kind,
        /// Its id, which is also the name of its words in content/
        name: String,
        /// The project's folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        project: PathBuf,
    },
    /// Build products into output/
    Build(BuildArgs),
    /// Look for everything that is wrong, and write nothing
    Check(CheckArgs),
    /// Make pages that say how to print, fold and cut products: one A4 page for each
    Jobsheet(JobsheetArgs),
    /// Make a sheet by which a printer is measured, or measure the printer by photographs of it
    Calibrate(CalibrateArgs),
    /// List the products of the project: pages, sheets, ink, and whether what was built is up to date
    List {
        /// The ids of the products; all of them when left out
        #[arg(value_name = "PRODUCT")]
        products: Vec<String>,
        /// Tell how much ink each page takes
        #[arg(long)]
        pages: bool,
        /// The project's folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        project: PathBuf,
    },
    /// List the fonts that the project can use: families and weights, and which styles are set in them
    Fonts {
        /// The project's folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        project: PathBuf,
    },
    /// List the drawings in content/icons, and which words show them
    Icons {
        /// Make a sheet of all of them with their names instead: a PDF file of this name
        #[arg(long, value_name = "FILE")]
        sheet: Option<PathBuf>,
        /// The project's folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        project: PathBuf,
    },
    /// Tell which of what was built is no longer as the project would make it: the exit code is 1 then
    Status {
        /// Where it was built; output/ in the project when left out
        #[arg(long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// The project's folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        project: PathBuf,
    },
    /// Print a layout that is inside the program, to be changed in content/layouts; a list of them when left out
    Layout {
        /// Its name, such as booklet-a5
        name: Option<String>,
    },
    /// Print a theme that is inside the program, to be changed in content/themes; a list of them when left out
    Theme {
        /// Its name, such as enkel
        name: Option<String>,
    },
    /// Explain codes that stand in a report, such as contrast, with an example, or find those that words have to do
    /// with; a list of all when left out
    Explain {
        /// What stands in brackets in the report, or words to look for
        #[arg(value_name = "CODE")]
        codes: Vec<String>,
    },
    /// Print the JSON Schema of a project file, for editors that complete and check TOML
    Schema {
        /// Which file
        #[arg(value_enum)]
        file: SchemaOf,
    },
    /// Tell how sheets are printed, folded and cut, for every way to arrange pages on them
    #[command(long_about = procedures(Language::English))]
    Schemas,
    /// Print what completes commands and options in a shell
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the manual page, for the program man
    Man {
        /// Write a page for the program and one for each command into this folder instead
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}

/// What a person does at the printer and after, by schema.
pub fn procedures(language: Language) -> String {
    let parts = build::procedures(language).into_iter();
    let parts = parts.map(|(name, text)| format!("schema = \"{name}\"\n\n{text}\n"));
    parts.collect::<Vec<_>>().join("\n")
}

/// Which products in which editions.
#[derive(Debug, Clone, Arguments)]
pub struct Selection {
    /// The ids of the products; all of them when left out
    #[arg(value_name = "PRODUCT")]
    pub products: Vec<String>,
    /// What to make of them; what trykk.toml says when left out
    #[arg(long, value_name = "EDITION", value_enum)]
    pub edition: Vec<Edition>,
    /// The printer of trykk.toml that the office edition is for, where there are several
    #[arg(long, value_name = "NAME")]
    pub printer: Option<String>,
    /// What the print shop asks for: the name of a profile, such as x1a-coated-3mm-marks
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,
    /// Print the office edition on this paper instead of the layout's: A3, or 297x420mm
    #[arg(long, value_name = "SIZE")]
    pub paper: Option<String>,
    /// Make only these rows of a table: 1-200, 7, or 201- for all from there on. They are counted as they become
    /// cards, after `where` and `sort`
    #[arg(long, value_name = "FROM-TO", value_parser = rows, allow_negative_numbers = true)]
    pub rows: Option<RangeInclusive<usize>>,
    /// The project's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub project: PathBuf,
}

impl Selection {
    /// What is asked for, with the date that the surroundings give.
    pub fn request(self, date: Option<Date>) -> Request {
        Request {
            products: self.products,
            editions: self.edition,
            printer: self.printer,
            press: self.press,
            paper: self.paper,
            rows: self.rows,
            date,
            ..Request::default()
        }
    }
}

/// What to print.
#[derive(Debug, Clone, Arguments)]
pub struct JobsheetArgs {
    /// The ids of the products; all that are printed in the office when left out
    #[arg(value_name = "PRODUCT")]
    pub products: Vec<String>,
    /// The printer of trykk.toml that the products are printed on, where there are several
    #[arg(long, value_name = "NAME")]
    pub printer: Option<String>,
    /// The paper that they are printed on instead of the layout's: A3, or 297x420mm
    #[arg(long, value_name = "SIZE")]
    pub paper: Option<String>,
    /// Whether the printer prints both sides by itself
    #[arg(long, value_name = "HOW", value_enum)]
    pub duplex: Option<Duplex>,
    /// Where the file goes; output/ in the project when left out
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The project's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub project: PathBuf,
}

impl JobsheetArgs {
    /// What is asked for, with the date that the surroundings give.
    pub fn request(self, date: Option<Date>) -> Request {
        Request {
            products: self.products,
            printer: self.printer,
            paper: self.paper,
            duplex: self.duplex,
            date,
            ..Request::default()
        }
    }
}

/// What to build.
#[derive(Debug, Clone, Arguments)]
pub struct BuildArgs {
    /// Of what.
    #[command(flatten)]
    pub selection: Selection,
    /// How.
    #[command(flatten)]
    pub manner: BuildManner,
    /// Build again whenever a file of the project changes, until it is stopped with Ctrl+C
    #[arg(long)]
    pub watch: bool,
    /// Where the files go; output/ in the project when left out
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// How products are built, and therefore looked through.
#[derive(Debug, Clone, Arguments)]
pub struct BuildManner {
    /// Make the office edition in grey too, for printers without colour
    #[arg(long)]
    pub gray: bool,
    /// Make a picture of every plate too, beside the file for the print shop
    #[arg(long)]
    pub plates: bool,
    /// Whether the printer prints both sides by itself; with manual, fronts and backs are two files
    #[arg(long, value_name = "HOW", value_enum)]
    pub duplex: Option<Duplex>,
    /// How fine the pictures of the png edition and of plates are, in pixels per inch
    #[arg(
        long,
        value_name = "N",
        default_value_t = build::DEFAULT_PPI,
        value_parser = ppi,
        allow_negative_numbers = true
    )]
    pub ppi: u16,
}

impl BuildManner {
    /// What is asked for, made in this manner.
    fn of(self, request: Request) -> Request {
        Request {
            gray: self.gray,
            plates: self.plates,
            duplex: self.duplex,
            ppi: self.ppi,
            ..request
        }
    }
}

impl BuildArgs {
    /// What is asked for, with the date that the surroundings give.
    pub fn request(self, date: Option<Date>) -> Request {
        self.manner.of(self.selection.request(date))
    }
}

/// What to look through: as it would be built.
#[derive(Debug, Clone, Arguments)]
pub struct CheckArgs {
    /// Of what.
    #[command(flatten)]
    pub selection: Selection,
    /// How it would be built.
    #[command(flatten)]
    pub manner: BuildManner,
}

impl CheckArgs {
    /// What is asked for, with the date that the surroundings give.
    pub fn request(self, date: Option<Date>) -> Request {
        Request {
            notes: true,
            ..self.manner.of(self.selection.request(date))
        }
    }
}

/// How a printer is measured.
#[derive(Debug, Clone, Arguments)]
pub struct CalibrateArgs {
    /// Measure the printer by these photographs or scans of the printed sheet, one or more of each side
    #[arg(long, value_name = "PHOTO", num_args = 1..)]
    pub from: Vec<PathBuf>,
    /// The printer of trykk.toml that the measures are written to; it is added where it is not there. Left out,
    /// they are only told
    #[arg(long, value_name = "NAME", requires = "from", value_parser = table_name)]
    pub printer: Option<String>,
    /// Where the sheet goes; output/ in the project when left out
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The project's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub project: PathBuf,
}

/// Reads a range of rows, counted from 1.
fn rows(text: &str) -> Result<RangeInclusive<usize>, BadValue> {
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let range = match text.split_once(['-', '–']) {
        None => number(text).map(|row| row..=row),
        Some((first, "")) => number(first).map(|first| first..=usize::MAX),
        Some((first, last)) => number(first)
            .zip(number(last))
            .map(|(first, last)| first..=last),
    };
    let sound = range.filter(|rows| *rows.start() > 0 && !rows.is_empty());
    sound.ok_or(BadValue::Rows)
}

/// Reads the name of a table, as it is written without quotes.
fn table_name(text: &str) -> Result<String, BadValue> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match !text.is_empty() && text.chars().all(plain) {
        true => Ok(text.to_owned()),
        false => Err(BadValue::TableName),
    }
}

/// Reads a density that pictures can have.
fn ppi(text: &str) -> Result<u16, BadValue> {
    let found = text.parse().ok();
    found
        .filter(|ppi| build::PPI.contains(ppi))
        .ok_or(BadValue::Ppi)
}

/// The editions by the names they have in `trykk.toml`.
impl ValueEnum for Edition {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Screen,
            Self::Office,
            Self::Press,
            Self::Png,
            Self::Html,
            Self::Epub,
        ]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

/// The ways of printing both sides by the names they have in `trykk.toml`.
impl ValueEnum for Duplex {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Automatic, Self::Manual]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

/// A kind of project file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// trykk.toml
    Project,
    /// content/*.toml
    Content,
    /// content/*.toml that begin cards with [[card]]
    Deck,
    /// content/layouts/*.toml
    Layout,
    /// content/layouts/*.toml with format = "booklet" alone
    Booklet,
    /// content/layouts/*.toml with format = "leaflet" alone
    Leaflet,
    /// content/layouts/*.toml with format = "card" alone
    Card,
    /// content/themes/*.toml
    Theme,
}

impl SchemaOf {
    /// The JSON Schema, with its descriptions in a language.
    pub fn schema(self, language: Language) -> String {
        let file = match self {
            Self::Project => ProjectFile::Project,
            Self::Content => ProjectFile::Guide,
            Self::Deck => ProjectFile::Deck,
            Self::Layout => ProjectFile::Layout,
            Self::Booklet => ProjectFile::Booklet,
            Self::Leaflet => ProjectFile::Leaflet,
            Self::Card => ProjectFile::Card,
            Self::Theme => ProjectFile::Theme,
        };
        file.schema(language)
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_declared_soundly() {
        Args::command().debug_assert();
    }

    #[test]
    fn rows_are_counted_from_one() {
        for (text, range) in [
            ("1-200", 1..=200),
            ("7", 7..=7),
            ("201-", 201..=usize::MAX),
            ("3–3", 3..=3),
        ] {
            assert_eq!(rows(text), Ok(range), "{text}");
        }
        for text in [
            "",
            "0-3",
            "5-4",
            "-3",
            "a-b",
            "1-2-3",
            "0",
            "99999999999999999999",
        ] {
            assert!(rows(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_edition_of_the_project_file_can_be_asked_for() {
        assert_eq!(Edition::value_variants().len(), Edition::ALL.len());
        assert_eq!(Duplex::value_variants().len(), Duplex::ALL.len());
    }
}
