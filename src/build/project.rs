//! Everything of a project that can be read before anything is laid out, with all that is wrong
//! in it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

pub use super::cache::BuildCache;
pub use crate::content::project::{FILE, Product, Project, load};

use super::laid_out::LaidOut;
use super::mark::Marks;
use crate::content::{Asked, Deck, Guide, Lang, ProjectWords, WordBook, load_words};
use crate::design::{CardLinks, Design, FontQuery, WantedDrawings, icons, load_pictures, pictures};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::lines::{FontBook, TypesetterPool};
use crate::parallel;
use crate::source::Sources;

/// What was read; what is missing from it was reported.
pub struct Loaded {
    /// The project file.
    pub project: Project,
    /// The guides by their paths.
    pub guides: BTreeMap<String, Guide>,
    /// The decks by [`ContentRef::key`](crate::content::project::ContentRef::key).
    pub decks: BTreeMap<String, Deck>,
    /// Those of them that have links whose words do not say where they lead, with the addresses.
    pub decks_with_addresses: BTreeMap<String, Deck>,
    /// What guides and decks ask of booklets, by the same names, as far as it is not put into them.
    pub asked: BTreeMap<String, Asked>,
    /// The booklets that were laid out for the numbers of their pages.
    pub laid_out: LaidOut,
    /// The ids of all products, those too that are not wanted.
    pub all_products: Vec<String>,
    /// The designs by the ids of their products.
    pub designs: BTreeMap<String, Design>,
    /// The words that stand on paper of themselves, in every language.
    pub word_book: Arc<WordBook>,
    /// The fonts and what sets text in them.
    pub setters: TypesetterPool,
    /// Hashes of what was read, which the marks of products are made of.
    pub(super) marks: Marks,
    /// The files that each product is made of, by its id: see
    /// [`BuiltProduct::files`](super::BuiltProduct::files).
    pub files: BTreeMap<String, BTreeSet<String>>,
}

/// What a product is made of.
#[derive(Debug, Clone, Copy)]
pub enum Words<'c> {
    /// A guide, whole.
    Guide(&'c Guide),
    /// A deck: a deck file, a table, or a part of a guide as cards.
    Deck(&'c Deck),
}

impl<'c> Words<'c> {
    /// Their language.
    pub const fn lang(self) -> &'c Lang {
        match self {
            Self::Guide(guide) => &guide.lang,
            Self::Deck(deck) => &deck.lang,
        }
    }
}

impl Loaded {
    /// The words of a product; `None` where they could not be read.
    pub fn words(&self, product: &Product) -> Option<Words<'_>> {
        let content = &product.content;
        let key = content.key();
        let design = self.designs.get(&product.id.value);
        let cards = design.and_then(Design::cards);
        let says_addresses = cards.is_some_and(|cards| cards.links == CardLinks::Beside);
        let with_addresses = self.decks_with_addresses.get(&key);
        let deck = with_addresses.filter(|_| says_addresses);
        let deck = deck.or_else(|| self.decks.get(&key)).map(Words::Deck);
        let guide = || self.guides.get(&content.file.path).map(Words::Guide);
        deck.or_else(|| guide().filter(|_| content.part.is_none()))
    }

    /// Adds to the files of each product those of the products whose numbers its words ask for.
    fn add_files_of_named(&mut self) {
        let named = |product: &Product| {
            let asked = self.asked.get(&product.content.key());
            let asked = asked.into_iter().flat_map(Asked::keys);
            let named: BTreeSet<String> = asked.map(|asked| asked.product.clone()).collect();
            (product.id.value.clone(), named)
        };
        let products = self.project.products.iter();
        let named: BTreeMap<String, BTreeSet<String>> = products.map(named).collect();
        for (id, first) in &named {
            let mut all: BTreeSet<&String> = BTreeSet::new();
            let mut coming: Vec<&String> = first.iter().collect();
            while let Some(other) = coming.pop() {
                if all.insert(other) {
                    coming.extend(named.get(other).into_iter().flatten());
                }
            }
            let files = all.iter().filter_map(|other| self.files.get(*other));
            let files: Vec<String> = files.flatten().cloned().collect();
            if let Some(own) = self.files.get_mut(id) {
                own.extend(files);
            }
        }
    }

    /// Keeps the cards of these rows alone, and those that no row gave.
    ///
    /// # Errors
    /// When no deck has cards from rows, or one has fewer rows than the first that is wanted.
    pub fn keep_rows(
        &mut self,
        rows: &RangeInclusive<usize>,
        diags: &mut Diagnostics,
    ) -> Result<(), Diagnostic> {
        let mut decks = self
            .decks
            .values_mut()
            .filter(|deck| deck.rows > 0)
            .peekable();
        if decks.peek().is_none() {
            return Err(Diagnostic::error(Fault::RowsWithoutTable, None).hint(Hint::NoRows));
        }
        let (first, last) = (*rows.start(), *rows.end());
        let with_addresses = self.decks_with_addresses.values_mut();
        for deck in decks.chain(with_addresses.filter(|deck| deck.rows > 0)) {
            let count = deck.rows;
            let hint = Hint::RowsFromTo { count };
            if first > count {
                let error = Diagnostic::error(Fault::RowsBeyond { first, count }, None);
                return Err(error.hint(hint));
            }
            if last > count && last != usize::MAX {
                let warning = Diagnostic::warning(Fault::RowsFewer { last, count }, None);
                diags.push(warning.hint(hint));
            }
            deck.cards
                .retain(|card| card.row.is_none_or(|row| rows.contains(&row)));
        }
        Ok(())
    }

    /// The files of the icons and pictures that a product's words and layout name. They are named by a
    /// guide as a whole, whatever part of it is shown: what is wrong with one of them stops every build.
    fn images(&self, product: &Product) -> BTreeSet<String> {
        let id = &product.id.value;
        let files = self.files.get(id);
        let read = |path: &String| files.is_some_and(|files| files.contains(path));
        let guides = self.guides.iter().filter(|(path, _)| read(path));
        let guides: Vec<&Guide> = guides.map(|(_, guide)| guide).collect();
        let deck = self.decks.get(&product.content.key());
        let icons = guides.iter().flat_map(|guide| guide.icons());
        let icons = icons.chain(deck.into_iter().flat_map(Deck::icons));
        let icons = icons.map(|name| format!("{}/{}.svg", icons::FOLDER, name.value));
        let of_guides = guides.iter().flat_map(|guide| guide.pictures());
        let design = self.designs.get(id).into_iter();
        let on_cover = design
            .clone()
            .any(|design| design.flow().is_some() && design.shows_logo());
        let logo = self.project.logo.iter().filter(|_| on_cover);
        let pictures = of_guides
            .chain(deck.into_iter().flat_map(Deck::pictures))
            .chain(logo)
            .chain(design.flat_map(Design::own_pictures));
        let pictures = pictures.map(|name| format!("{}/{}", pictures::FOLDER, name.value));
        icons.chain(pictures).collect()
    }
}

/// Reads everything that the products which are `wanted` need.
pub fn load_all(
    sources: &mut Sources,
    wanted: impl Fn(&Product) -> bool,
    mut project: Project,
    cache: &mut BuildCache,
    diags: &mut Diagnostics,
) -> Loaded {
    let all = project.products.clone();
    project.products.retain(&wanted);
    let all_products = project.products.len() == all.len();
    let font_files = sources.same_files();
    let load_fonts = || {
        let files = font_files;
        let mut of_fonts = Diagnostics::new();
        let book = FontBook::load(&files, &mut of_fonts);
        let marks = Marks::with_read(book.files());
        (book, marks, files.take_asked(), of_fonts)
    };
    // Fonts are large: to read them takes about as long as to read all else, and needs nothing of it.
    let (fonts, read) = parallel::beside(load_fonts, || {
        let mut contents = load_with_named(&mut project, &all, sources, diags);
        let sound = !diags.has_errors();
        let rules = load_rules(&project, &wanted, &contents, sources, cache, diags);
        let vocabulary = (all_products && sound && !project.hyphenation.is_empty())
            .then(|| contents.vocabulary());
        (contents, rules, vocabulary)
    });
    let (book, marks, mut of_all, of_fonts) = fonts;
    let (contents, (mut designs, mut files), vocabulary) = read;
    let fonts_sound = !of_fonts.has_errors();
    diags.append(of_fonts);
    of_all.insert(FILE.to_owned());
    for files in files.values_mut() {
        files.extend(of_all.iter().cloned());
    }
    let words = project.hyphenation.iter();
    let hyphenation = words.map(|word| word.value.clone()).collect();
    let setters = cache.typesetters(book, hyphenation);
    // Which words a list is for can be told when all of them are there.
    if let Some(vocabulary) = vocabulary.filter(|_| fonts_sound) {
        let words = vocabulary.iter().map(String::as_str);
        for entry in setters.idle_hyphenation(words) {
            let word = &project.hyphenation[entry];
            let fault = Fault::IdleHyphenation { word: word.into() };
            let warning = Diagnostic::warning(fault, word.span);
            diags.push(warning.hint(Hint::BreakableWord));
        }
    }
    for family in designs.values().flat_map(|design| &design.families) {
        let query = FontQuery {
            families: vec![family.value.clone()],
            weight: 400,
            italic: false,
        };
        setters.book().check_query(&query, Some(family.span), diags);
    }
    let word_book = Arc::new(WordBook::new(project.words.clone()));
    let of_layouts = designs.values().flat_map(Design::own_pictures);
    // A mark that is not there is told, whether anything shows it or not.
    let named = contents.pictures().chain(of_layouts).chain(&project.logo);
    let pictures = load_pictures(sources, named, &mut cache.pictures, diags);
    let logo = project.logo_image().map(Arc::new);
    let guides = contents.guides.values();
    let ids = guides
        .flat_map(Guide::ids)
        .map(|id| id.value.as_str().to_owned());
    let ids = all_products.then(|| Arc::new(ids.collect::<BTreeSet<String>>()));
    for design in designs.values_mut() {
        design.ids.clone_from(&ids);
        design.pictures = Arc::clone(&pictures);
        design.words = Arc::clone(&word_book);
        design.logo.clone_from(&logo);
    }
    let idle = !designs.is_empty() && !designs.values().any(Design::shows_logo);
    if let (Some(file), true, true) = (&project.logo, all_products && !diags.has_errors(), idle) {
        let warning = Diagnostic::warning(Fault::IdleLogo, file.span);
        diags.push(warning.hint(Hint::ShowLogo));
    }
    if all_products && !diags.has_errors() {
        report_idle_covers(&project, &contents, &designs, diags);
    }
    let ProjectWords {
        guides,
        decks,
        asked,
        ..
    } = contents;
    let unsaid = decks.iter().filter(|(_, deck)| deck.has_unsaid_addresses());
    let unsaid = unsaid.map(|(key, deck)| (key.clone(), deck.clone()));
    let mut decks_with_addresses: BTreeMap<String, Deck> = unsaid.collect();
    decks_with_addresses
        .values_mut()
        .for_each(Deck::add_addresses);
    let mut loaded = Loaded {
        project,
        word_book,
        guides,
        decks,
        decks_with_addresses,
        asked,
        laid_out: LaidOut::default(),
        all_products: all.into_iter().map(|product| product.id.value).collect(),
        designs,
        setters,
        marks,
        files,
    };
    for product in &loaded.project.products {
        let images = loaded.images(product);
        if let Some(files) = loaded.files.get_mut(&product.id.value) {
            files.extend(images);
        }
    }
    loaded.add_files_of_named();
    loaded
}

/// The designs of the products by their ids, and the files that they and the words of each are read from. Of products
/// that are not `wanted` only numbers are asked.
fn load_rules(
    project: &Project,
    wanted: impl Fn(&Product) -> bool,
    contents: &ProjectWords,
    sources: &mut Sources,
    cache: &mut BuildCache,
    diags: &mut Diagnostics,
) -> (BTreeMap<String, Design>, BTreeMap<String, BTreeSet<String>>) {
    let icons = contents.icons().collect::<Vec<_>>();
    let icons = cache.icons(sources, &icons, &project.colored_icons, diags);
    let (mut designs, mut files) = (BTreeMap::new(), BTreeMap::new());
    for product in &project.products {
        if !product.layout.found || !product.theme.found {
            continue;
        }
        sources.take_asked();
        let rules = (&product.layout, &product.theme);
        let drawn = if wanted(product) {
            WantedDrawings::All
        } else {
            WantedDrawings::WithWords
        };
        let design = cache.design(sources, rules, (&icons, drawn), diags);
        let mut own = sources.take_asked();
        let words = contents.files.get(&product.content.key());
        own.extend(words.into_iter().flatten().cloned());
        files.insert(product.id.value.clone(), own);
        if let Some(design) = design {
            designs.insert(product.id.value.clone(), design);
        }
    }
    (designs, files)
}

/// Reads the words of the products, and of those whose numbers they ask for, which become products of the project
/// as well.
fn load_with_named(
    project: &mut Project,
    all: &[Product],
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> ProjectWords {
    let mut own = Diagnostics::new();
    let mut contents = load_words(project, sources, &mut own);
    loop {
        let here: BTreeSet<&str> = project.products.iter().map(|p| &*p.id.value).collect();
        let keys = project.products.iter().map(|p| p.content.key());
        let asked = keys.filter_map(|key| contents.asked.get(&key));
        let named: BTreeSet<&str> = asked.flat_map(Asked::keys).map(|a| &*a.product).collect();
        let is_new = |id: &str| named.contains(id) && !here.contains(id);
        let more: Vec<Product> = all
            .iter()
            .filter(|product| is_new(&product.id.value))
            .cloned()
            .collect();
        if more.is_empty() {
            diags.append(own);
            return contents;
        }
        // Mostly the cards take their words from the booklet as well.
        let is_read = |product: &Product| contents.guides.contains_key(&product.content.key());
        let all_read = more.iter().all(is_read);
        project.products.extend(more);
        if !all_read {
            own = Diagnostics::new();
            contents = load_words(project, sources, &mut own);
        }
    }
}

/// Reports pictures of covers in guides that no cover shows.
fn report_idle_covers(
    project: &Project,
    contents: &ProjectWords,
    designs: &BTreeMap<String, Design>,
    diags: &mut Diagnostics,
) {
    let shown: BTreeSet<&str> = project
        .products
        .iter()
        .filter(|product| {
            let design = designs.get(&product.id.value);
            // Of a layout that could not be read nobody knows.
            design.is_none_or(Design::shows_cover_picture)
        })
        .map(|product| product.content.file.path.as_str())
        .collect();
    for (path, guide) in &contents.guides {
        if let (Some(image), false) = (guide.cover_image(), shown.contains(path.as_str())) {
            let warning = Diagnostic::warning(Fault::IdleCover, image.file.span);
            diags.push(warning.hint(Hint::ShowCover));
        }
    }
}
