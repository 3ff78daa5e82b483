//! `trykk.toml` → a [`Project`]: which products are made, from which words, in which layout.
//!
//! References are checked against the files that are there; layouts and themes are not read here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::checks::{self, RawChecks};
use super::fields::FieldValues;
use super::id::{Id, Name, report_duplicates};
use super::lang::Lang;
use super::named_files::{FileRef, NamedFileKind, NamedFiles, is_table};
use super::page_range::PageRange;
use super::plain::Plain;
use super::printer::{Printers, RawPrinter};
use super::read::{self, Cx, Int, Map, NonEmpty, choice, record};
use super::shop::{RawShop, Shops};
use super::text::Text;
use super::thing::Image;
use super::words::RawWords;
use crate::date::Date;
use crate::diag::levels::Levels;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{ReadError, Sources, Span, Spanned};

/// The LIX of what is easily read.
const AIM: usize = 40;
/// The project file.
pub const FILE: &str = "trykk.toml";
/// The most characters of a product's id: file systems allow names of 255 bytes, old ones and
/// archives far fewer, and endings come after it.
const LONGEST_ID: usize = 60;

/// The most products: more than any organisation prints, in a file that is read and checked in seconds.
const MOST_PRODUCTS: usize = 500;

/// Whether Windows takes files of this name, with any ending, for one of its devices (*Naming Files, Paths, and
/// Namespaces* in its documentation).
fn is_device(name: &str) -> bool {
    let numbered = |kind: &str| {
        let number = name.strip_prefix(kind);
        number.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

record! {
    /// What a project makes.
    pub struct RawProject {
        /// What holds for all products.
        project: Option<RawInfo>,
        /// Words that stand in braces elsewhere, by name, such as phone for {phone}.
        #[default(Map::new())]
        fields: Map<Plain>,
        /// The printed things to make, each beginning with the line `[[product]]`.
        product: NonEmpty<RawProduct>,
        /// What is known of the office's printers, by the names that you give them.
        #[default(Map::new())]
        printer: Map<RawPrinter>,
        /// What print shops ask for, by the names that you give them.
        #[default(Map::new())]
        press: Map<RawShop>,
        /// Words that stand on paper of themselves, such as «Contents», by language and key.
        #[default(Map::new())]
        words: Map<RawWords>,
        /// What is made of what the checks find, where it is not the usual, by their codes.
        checks: Option<RawChecks>,
        /// Icons that are not drawn as all others, by their names.
        #[default(Map::new())]
        icons: Map<RawIcon>,
    }
}

record! {
    /// How an icon is drawn.
    pub struct RawIcon {
        /// Whether it keeps its own colours, as the mark of another organisation.
        colored: bool,
    }
}

record! {
    /// What holds for all products.
    pub struct RawInfo {
        /// What the project is called; a keyword that a PDF names.
        name: Option<Plain>,
        /// Who publishes it; the author that a PDF names. Left out, the field of this name.
        organisation: Option<Plain>,
        /// Its mark: a file of `content/images`. Booklets show it on the cover and the back, cards and posters
        /// in areas called `logo`.
        logo: Option<Spanned<String>>,
        /// The date of publication, such as "2026-01-15".
        date: Option<Date>,
        /// Words with the only places where they may be broken, such as "recovery-orientert".
        #[default(Vec::new())]
        hyphenation: Vec<Spanned<String>>,
        /// The printer that is used, where there are several.
        printer: Option<Spanned<String>>,
        /// What the print shop asks for: a profile, such as "x1a-coated-3mm-marks", or a table `[press.NAME]`.
        press: Option<Spanned<String>>,
        /// The standards of PDF files for screens.
        #[default(ScreenForm::Ua1)]
        screen: ScreenForm,
        /// Whether `trykk check` notes what is not easily read.
        #[default(false)]
        plain: bool,
        /// The LIX to aim at with `plain`: 30 is very easy, 40 easy, which it is when left out, 50 middling.
        lix: Option<Spanned<Int<20, 80>>>,
    }
}

record! {
    /// One printed thing.
    pub struct RawProduct {
        /// The name of its files in `output`.
        id: Spanned<Id>,
        /// The layout rules: a file of `content/layouts`, without `.toml`, or a layout inside the program, such
        /// as "booklet-a5".
        layout: Spanned<String>,
        /// The words: a file of `content`, without `.toml`; `#` and an id name a part of it. A table
        /// of cards has its ending, such as `.csv`.
        content: Spanned<String>,
        /// The look: a file of `content/themes`, without `.toml`, or a theme inside the program. Left out, the
        /// project's own, where it has just one, or else "enkel".
        theme: Option<Spanned<String>>,
        /// What to make of it.
        editions: Option<NonEmpty<Spanned<Edition>>>,
        /// Whether the office edition is also made in grey, for printers without colour.
        #[default(false)]
        gray: bool,
        /// What the print shop asks for, where it is not what holds for all products.
        press: Option<Spanned<String>>,
        /// The pages of cards and posters that the print shop prints, such as "1" or "1-3"; left out, all.
        press_pages: Option<Spanned<PageRange>>,
    }
}

choice! {
    /// What a product is made for.
    pub enum Edition {
        /// Reading on screens: pages at trim size, tagged.
        Screen = "screen",
        /// The office printer: imposed on its paper.
        Office = "office",
        /// The print shop: PDF/X-4 or PDF/X-1a, with bleed.
        Press = "press",
        /// Chat and web: a picture a page.
        Png = "png",
        /// Telephones, screen readers and web sites: one page without pages.
        Html = "html",
        /// Reading devices and apps for books: the same as a book.
        Epub = "epub",
    }
}

choice! {
    /// The standards of PDF files for screens.
    pub enum ScreenForm {
        /// PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), in PDF 1.7.
        Ua1 = "ua1",
        /// PDF/UA-2 (ISO 14289-2) and PDF/A-4 (ISO 19005-4), in PDF 2.0.
        Ua2 = "ua2",
    }
}

/// Tables of the project file that hold for whatever product needs them, by their names.
#[derive(Debug, Clone, Default)]
pub struct ProjectTables {
    /// Icons that keep their own colours.
    pub icons: Vec<Spanned<String>>,
    /// Languages with words of their own.
    pub words: Vec<Spanned<String>>,
}

/// What a project makes.
#[derive(Debug, Clone)]
pub struct Project {
    /// The names of its tables [icons.NAME] and [words.TAG], with their places.
    pub tables: ProjectTables,
    /// What it is called.
    pub name: Option<String>,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// Its mark: the name of a file of the project's pictures.
    pub logo: Option<Spanned<String>>,
    /// The date of publication.
    pub date: Option<Date>,
    /// Words with the only places where they may be broken, as `recovery-orientert`.
    pub hyphenation: Vec<Spanned<String>>,
    /// What stands for names in braces, in all words.
    pub fields: FieldValues,
    /// The printed things, in the order of the file.
    pub products: Vec<Product>,
    /// What is known of the office's printers.
    pub printers: Printers,
    /// What print shops ask for.
    pub shops: Shops,
    /// The icons that keep their own colours.
    pub colored_icons: BTreeSet<String>,
    /// The words that stand on paper of themselves, by language and key.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// What it makes of what the checks find.
    pub levels: Arc<Levels>,
    /// The LIX to aim at, where it asks for notes on what is not easily read.
    pub plain: Option<usize>,
    /// The standards of PDF files for screens.
    pub screen: ScreenForm,
}

/// One printed thing.
#[derive(Debug, Clone)]
pub struct Product {
    /// The name of its files.
    pub id: Spanned<String>,
    /// Whether the office edition is also made in grey.
    pub gray: bool,
    /// What the print shop asks for, where the product says it.
    pub press: Option<Spanned<String>>,
    /// The pages that the print shop prints, where those are not all.
    pub press_pages: Option<Spanned<PageRange>>,
    /// The layout rules.
    pub layout: FileRef,
    /// The words.
    pub content: ContentRef,
    /// The look.
    pub theme: FileRef,
    /// What to make of it; never empty unless that was reported.
    pub editions: Vec<Spanned<Edition>>,
    /// Where it starts.
    pub span: Span,
}

/// Words that a product names: a guide, a part of one, a deck, or a table of cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentRef {
    /// The file.
    pub file: FileRef,
    /// What names a part of a guide; otherwise the whole file.
    pub part: Option<String>,
}

impl ContentRef {
    /// The path, and the part behind `#`: a name for just these words.
    pub fn key(&self) -> String {
        match &self.part {
            Some(part) => format!("{}#{part}", self.file.path),
            None => self.file.path.clone(),
        }
    }
}

impl Project {
    /// Its mark, with the name of who publishes it for who does not see it.
    pub fn logo_image(&self) -> Option<Image> {
        let file = self.logo.as_ref()?;
        let name = self.organisation.as_ref();
        Some(Image {
            alt: name.map(|name| Text::unstyled(name, file.span)),
            ..Image::of(file.clone())
        })
    }
}

/// Reads the project file and checks what it refers to. With a project there can be errors too;
/// `None` says that too little was readable.
pub fn load(sources: &mut Sources, diags: &mut Diagnostics) -> Option<Project> {
    if let Err(error) = sources.read(FILE) {
        let missing = matches!(error, ReadError::Missing);
        let error = read::report_read_error(FILE, &error, None);
        diags.push(match missing {
            true => error.hint(Hint::RunInProject),
            false => error,
        });
        return None;
    }
    let raw = read::load::<RawProject>(sources, FILE, None, diags)?.value;
    let mut maker = ProjectMaker {
        layouts: NamedFiles::list(NamedFileKind::LAYOUT, sources, diags),
        guides_and_decks: NamedFiles::list(NamedFileKind::GUIDE_OR_DECK, sources, diags),
        tables: NamedFiles::list(NamedFileKind::TABLE, sources, diags),
        themes: NamedFiles::list(NamedFileKind::THEME, sources, diags),
        icons: NamedFiles::list(NamedFileKind::ICON, sources, diags),
        diags,
    };
    let project = maker.project(raw, sources);
    let ids = project.products.iter().map(|product| &product.id);
    report_duplicates(ids, sources, diags);
    Some(project)
}

/// Raw records → the project.
struct ProjectMaker<'d> {
    layouts: NamedFiles,
    guides_and_decks: NamedFiles,
    tables: NamedFiles,
    themes: NamedFiles,
    icons: NamedFiles,
    diags: &'d mut Diagnostics,
}

impl ProjectMaker<'_> {
    fn project(&mut self, raw: RawProject, sources: &Sources) -> Project {
        if let Some(one_more) = raw.product.0.get(MOST_PRODUCTS) {
            let most = MOST_PRODUCTS;
            let error = Fault::TooManyProducts { most }.at(one_more.id.span);
            self.diags.push(error.hint(Hint::DivideProject));
        }
        let products = raw.product.0.into_iter().take(MOST_PRODUCTS);
        let products = products.map(|product| self.product(product)).collect();
        let info = raw.project;
        let organisation = info.as_ref().and_then(|info| info.organisation.as_ref());
        let organisation = organisation.map(|name| name.0.clone());
        let name = info.as_ref().and_then(|info| info.name.as_ref());
        let name = name.map(|name| name.0.clone());
        let date = info.as_ref().and_then(|info| info.date);
        let plain = info.as_ref().is_some_and(|info| info.plain);
        let screen = info.as_ref().map_or(ScreenForm::Ua1, |info| info.screen);
        let lix = info.as_ref().and_then(|info| info.lix);
        if let (Some(lix), false) = (lix, plain) {
            let warning = Diagnostic::warning(Fault::LixIdle, lix.span);
            self.diags.push(warning.hint(Hint::AskForPlain));
        }
        let plain = plain.then(|| lix.map_or(AIM, |lix| lix.value.0 as usize));
        let (hyphenation, printer, press, logo) = match info {
            Some(info) => (info.hyphenation, info.printer, info.press, info.logo),
            None => (Vec::new(), None, None, None),
        };
        for word in &hyphenation {
            self.check_hyphenation(word);
        }
        for (name, value) in &raw.fields.entries {
            // The names of fields have a shape, since they stand in braces among words.
            Name::check(name, value.key, &mut Cx::new(sources, self.diags));
        }
        let mut tables = ProjectTables::default();
        let mut colored_icons = BTreeSet::new();
        for (name, icon) in raw.icons.entries {
            let found = self.icons.find(&name, icon.key, self.diags).found;
            if found && icon.value.colored {
                tables.icons.push(Spanned::new(name.clone(), icon.key));
                colored_icons.insert(name);
            }
        }
        let mut words = BTreeMap::new();
        for (tag, own) in raw.words.entries {
            let fault = Lang::fault(&tag, own.key);
            match fault {
                Some(fault) => self.diags.push(fault),
                None => {
                    tables.words.push(Spanned::new(tag.clone(), own.key));
                    words.insert(tag, own.value.0);
                }
            }
        }
        let values = raw.fields.entries.into_iter();
        let values = values.map(|(name, value)| (name, value.value.0));
        let fields = FieldValues::new(values, organisation.as_deref());
        // Each of the two stands in for the other, so that nobody has to write a name twice.
        let field = fields.get("organisation").map(str::to_owned);
        let organisation = organisation.or_else(|| field.filter(|name| !name.is_empty()));
        Project {
            tables,
            name,
            fields,
            organisation,
            logo,
            date,
            hyphenation,
            products,
            printers: Printers::resolve(raw.printer, printer, self.diags),
            shops: Shops::resolve(raw.press, press, self.diags),
            colored_icons,
            words,
            plain,
            screen,
            levels: Arc::new(checks::levels(raw.checks, self.diags)),
        }
    }

    fn product(&mut self, raw: RawProduct) -> Product {
        let (count, most) = (raw.id.value.as_str().chars().count(), LONGEST_ID);
        if count > most {
            let error = Fault::IdTooLong { count, most }.at(raw.id.span);
            self.diags.push(error.hint(Hint::Shorten));
        }
        if is_device(raw.id.value.as_str()) {
            let name = raw.id.value.as_str();
            let error = Fault::DeviceName { name: name.into() }.at(raw.id.span);
            self.diags
                .push(error.hint(Hint::write_such(format!("\"{name}-kort\""))));
        }
        let (file, part) = match raw.content.value.split_once('#') {
            Some((file, part)) => (file, Some(part.to_owned())),
            None => (raw.content.value.as_str(), None),
        };
        let words = match is_table(file) {
            true => &self.tables,
            false => &self.guides_and_decks,
        };
        let layout = &raw.layout;
        Product {
            layout: self.layouts.find(&layout.value, layout.span, self.diags),
            content: ContentRef {
                file: words.find(file, raw.content.span, self.diags),
                part,
            },
            theme: match &raw.theme {
                Some(theme) => self.themes.find(&theme.value, theme.span, self.diags),
                None => self.themes.usual(raw.span, self.diags),
            },
            editions: match raw.editions {
                Some(list) => self.editions(&list.0),
                None => vec![Spanned::new(Edition::Screen, raw.span)],
            },
            id: Spanned::new(raw.id.value.0, raw.id.span),
            gray: raw.gray,
            press: raw.press,
            press_pages: raw.press_pages,
            span: raw.span,
        }
    }

    fn editions(&mut self, list: &[Spanned<Edition>]) -> Vec<Spanned<Edition>> {
        let mut editions: Vec<Spanned<Edition>> = Vec::new();
        for edition in list {
            if editions.iter().any(|known| known.value == edition.value) {
                let error = Fault::Twice.at(edition.span);
                self.diags.push(error.hint(Hint::KeyOnce));
            } else {
                editions.push(*edition);
            }
        }
        editions
    }

    /// A word with its break places is letters in two parts or more, joined by hyphens.
    fn check_hyphenation(&mut self, word: &Spanned<String>) {
        let mut parts = word.value.split('-');
        let letters = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
        if !word.value.contains('-') || !parts.all(letters) {
            let error = Fault::BadHyphenation { word: word.into() }.at(word.span);
            let hint = Hint::write_such("\"recovery-orientert\"");
            self.diags.push(error.hint(hint));
        }
    }
}
