//! A PDF file, read back with lopdf: one's way through its objects. What stands in it as words, as
//! structure, as bookmarks and as pages on sheets is read in the modules below.

pub mod outline;
mod sheets;
mod structure;
mod words;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

pub use outline::Bookmark;
pub use sheets::{Placed, Side, is_colour};
pub use structure::{Element, Spoken};

/// A file.
pub struct Pdf {
    /// Its objects.
    pub file: Document,
    /// Its pages; sides of sheets, where it is for a printer.
    pub pages: Vec<ObjectId>,
}

impl Pdf {
    pub fn load(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("a PDF");
        let pages = file.get_pages().into_values().collect();
        Self { file, pages }
    }

    pub fn catalog(&self) -> &Dictionary {
        self.file.catalog().expect("a catalogue")
    }

    pub fn page(&self, nth: usize) -> &Dictionary {
        self.file.get_dictionary(self.pages[nth]).expect("a page")
    }

    /// The information dictionary.
    pub fn info(&self) -> &Dictionary {
        self.dictionary(&self.file.trailer, "Info")
    }

    /// The metadata.
    pub fn xmp(&self) -> String {
        let metadata = self.stream(self.catalog(), "Metadata");
        String::from_utf8(plain(metadata)).expect("UTF-8")
    }

    /// What a reference leads to; any other object itself.
    pub fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.file.dereference(object).expect("there").1
    }

    /// What stands behind a key, references followed.
    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        let object = dictionary.get(key.as_bytes());
        self.follow(object.unwrap_or_else(|_| panic!("{key} in {dictionary:?}")))
    }

    pub fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dictionary, key).as_dict().expect("a dictionary")
    }

    pub fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a [Object] {
        self.get(dictionary, key).as_array().expect("an array")
    }

    /// The dictionaries in an array.
    pub fn dictionaries<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Vec<&'a Dictionary> {
        let each = self.array(dictionary, key).iter();
        each.map(|object| self.follow(object).as_dict().expect("a dictionary"))
            .collect()
    }

    pub fn stream<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Stream {
        self.get(dictionary, key).as_stream().expect("a stream")
    }

    pub fn name(&self, dictionary: &Dictionary, key: &str) -> String {
        let name = self.get(dictionary, key).as_name().expect("a name");
        String::from_utf8(name.to_vec()).expect("UTF-8")
    }

    pub fn text(&self, dictionary: &Dictionary, key: &str) -> String {
        text(self.get(dictionary, key))
    }

    pub fn numbers(&self, dictionary: &Dictionary, key: &str) -> Vec<f64> {
        numbers(self.array(dictionary, key))
    }

    /// Whether a key is there and true.
    pub fn holds(&self, dictionary: &Dictionary, key: &str) -> bool {
        dictionary.has(key.as_bytes()) && self.get(dictionary, key).as_bool().unwrap_or(false)
    }

    /// The annotations of a page.
    pub fn annotations(&self, nth: usize) -> Vec<&Dictionary> {
        let page = self.page(nth);
        match page.has(b"Annots") {
            true => self.dictionaries(page, "Annots"),
            false => Vec::new(),
        }
    }

    /// The resources of a kind that a page or a form can use.
    pub fn resources<'a>(&'a self, of: &'a Dictionary, kind: &str) -> &'a Dictionary {
        self.dictionary(self.dictionary(of, "Resources"), kind)
    }

    /// What its figures are called for who does not see them, in the order of the objects.
    pub fn figures(&self) -> Vec<String> {
        let objects = self.file.objects.values();
        let is_figure = |element: &&Dictionary| {
            let role = element.get(b"S").and_then(Object::as_name);
            role.is_ok_and(|role| role == b"Figure")
        };
        let figures = objects
            .filter_map(|object| object.as_dict().ok())
            .filter(is_figure);
        figures.map(|figure| self.text(figure, "Alt")).collect()
    }

    /// The operators of a page.
    pub fn operations(&self, nth: usize) -> Vec<Operation> {
        operations(&self.file.get_page_content(self.pages[nth]))
    }
}

/// Points in millimetres.
pub fn mm(points: f64) -> f64 {
    points / 72.0 * 25.4
}

/// The bytes of a stream, filters undone.
pub fn plain(stream: &Stream) -> Vec<u8> {
    stream.get_plain_content().expect("readable")
}

/// A text string.
pub fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text")
}

pub fn numbers(objects: &[Object]) -> Vec<f64> {
    let number = |object: &Object| f64::from(object.as_float().expect("a number"));
    objects.iter().map(number).collect()
}

/// The operators of a content stream.
pub fn operations(content: &[u8]) -> Vec<Operation> {
    Content::decode(content).expect("operators").operations
}
