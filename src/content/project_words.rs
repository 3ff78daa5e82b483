//! The words of all products: every guide, deck and table that they name, read once by its path.
//! References between them are followed, fields filled in, and the icons they name are there.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::deck::{Deck, reader};
use super::elsewhere::Asked;
use super::guide::Guide;
use super::library::{Library, WordsFile};
use super::named_files::{NamedFileKind, NamedFiles, is_table};
use super::project::{ContentRef, Product, Project};
use super::sheet::Sheets;
use super::text::Text;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span, Spanned};

/// All words of a project.
#[derive(Debug, Default)]
pub struct ProjectWords {
    /// The guides by their paths, those that decks take words from too.
    pub guides: BTreeMap<String, Guide>,
    /// The decks, by [`ContentRef::key`].
    pub decks: BTreeMap<String, Deck>,
    /// What they ask of other booklets, by the paths of guides and [`ContentRef::key`] of decks.
    pub asked: BTreeMap<String, Asked>,
    /// The files that the words of each product were read from, by [`ContentRef::key`], and those of each guide.
    pub files: BTreeMap<String, BTreeSet<String>>,
}

impl ProjectWords {
    /// Every word of them, once.
    pub fn vocabulary(&mut self) -> BTreeSet<String> {
        let mut vocabulary = BTreeSet::new();
        let mut collect = |text: &mut Text| {
            let notes: String = text
                .notes()
                .map(|(note, _)| note.text.plain() + " ")
                .collect();
            let plain = (text.plain() + " " + &notes).replace('\u{ad}', "");
            for word in plain.split(|c: char| !c.is_alphabetic()) {
                if !vocabulary.contains(word) && !word.is_empty() {
                    vocabulary.insert(word.to_owned());
                }
            }
        };
        for guide in self.guides.values_mut() {
            guide.each_text(&mut collect);
        }
        for deck in self.decks.values_mut() {
            deck.head_texts().for_each(&mut collect);
            deck.card_texts().for_each(|mut text| collect(&mut text));
        }
        vocabulary
    }

    /// Every icon that is named, with repetitions.
    pub fn icons(&self) -> impl Iterator<Item = &Spanned<String>> {
        let of_guides = self.guides.values().flat_map(Guide::icons);
        of_guides.chain(self.decks.values().flat_map(Deck::icons))
    }

    /// The name of every picture, with repetitions.
    pub fn pictures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let of_guides = self.guides.values().flat_map(Guide::pictures);
        of_guides.chain(self.decks.values().flat_map(Deck::pictures))
    }
}

/// Reads the words that the products of `project` name, and checks what they refer to.
pub fn load_words(
    project: &Project,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> ProjectWords {
    let icons = NamedFiles::list(NamedFileKind::ICON, sources, diags);
    let mut library = Library {
        guides_and_decks: NamedFiles::list(NamedFileKind::GUIDE_OR_DECK, sources, diags),
        tables: NamedFiles::list(NamedFileKind::TABLE, sources, diags),
        sources,
        diags,
        files: BTreeMap::new(),
        sheets: Sheets::default(),
        nodes: BTreeMap::new(),
        reading: Vec::new(),
    };
    let mut words = ProjectWords::default();
    for product in &project.products {
        let key = product.content.key();
        if !product.content.file.found || words.files.contains_key(&key) {
            continue;
        }
        library.sources.take_asked();
        if let Some(deck) = library.deck(product) {
            words.decks.insert(key.clone(), deck);
        }
        let files = library.sources.take_asked();
        words.files.insert(key, files);
    }
    // A guide that only decks take words from may become that of a product whose numbers are asked for.
    let guides = library.files.iter();
    let guides = guides.filter(|(_, file)| matches!(file, WordsFile::Guide { .. }));
    let guides: Vec<String> = guides.map(|(path, _)| path.clone()).collect();
    for path in guides {
        let files = words.files.entry(path);
        files.or_insert_with_key(|path| library.files_of(path));
    }
    let files = std::mem::take(&mut library.files);
    for (path, file) in files {
        if let WordsFile::Guide { guide, .. } = file {
            words.guides.insert(path, Rc::unwrap_or_clone(guide));
        }
    }
    for (path, guide) in &mut words.guides {
        let asked = project.fields.fill_guide(guide, sources, diags);
        words.asked.insert(path.clone(), asked);
        guide.check_references(diags);
        guide.number_notes(diags);
    }
    let logo = project.logo_image();
    for (key, deck) in &mut words.decks {
        let asked = project.fields.fill_deck(deck, sources, diags);
        words.asked.insert(key.clone(), asked);
        if let Some(logo) = &logo {
            deck.add_logo(logo);
        }
    }
    for icon in words.icons() {
        icons.find(&icon.value, icon.span, diags);
    }
    words
}

impl Library<'_> {
    /// The deck that a product is made of; `None` where it is made of a guide, or where an error
    /// was pushed.
    fn deck(&mut self, product: &Product) -> Option<Deck> {
        let ContentRef { file, part } = &product.content;
        let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
        if is_table(name) {
            return match part {
                Some(part) => self.report_part(part, name, file.span),
                None => Some(reader::of_table(&file.path, file.span, self)),
            };
        }
        let name = name.strip_suffix(".toml").unwrap_or(name);
        match (self.open(&file.path, file.span), part) {
            (WordsFile::Guide { guide, .. }, Some(part)) => {
                let from = Spanned::new(format!("{name}#{part}"), file.span);
                reader::of_part(&from, &guide, self)
            }
            (WordsFile::Deck(_), Some(part)) => self.report_part(part, name, file.span),
            (WordsFile::Deck(raw), None) => Some(reader::of_file(*raw?, self)),
            (WordsFile::Guide { .. } | WordsFile::Broken, _) => None,
        }
    }

    /// Reports that a part of a deck was asked for.
    fn report_part(&mut self, part: &str, name: &str, span: Span) -> Option<Deck> {
        let error = Fault::PartOfDeck { part: part.into() }.at(span);
        let hint = Hint::write(format!("\"{name}\""));
        self.diags.push(error.hint(hint));
        None
    }
}
