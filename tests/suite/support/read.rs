//! Finding one's way in a file that is read back.

use lopdf::content::Content;
use lopdf::{Dictionary, Document as PdfFile, Object, ObjectId};

/// A file read back.
pub struct Read {
    /// The file.
    pub file: PdfFile,
    /// Its pages.
    pub pages: Vec<ObjectId>,
}

impl Read {
    /// Reads the bytes of a file.
    pub fn new(bytes: &[u8]) -> Self {
        let file = PdfFile::load_mem(bytes).expect("readable");
        let pages = file.get_pages().into_values().collect();
        Self { file, pages }
    }

    /// The catalogue.
    pub fn catalog(&self) -> &Dictionary {
        self.file.catalog().expect("a catalogue")
    }

    /// A page.
    pub fn page(&self, nth: usize) -> &Dictionary {
        self.file.get_dictionary(self.pages[nth]).expect("a page")
    }

    /// What stands behind a key, references followed.
    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        let object = dictionary.get(key.as_bytes());
        let object = object.unwrap_or_else(|_| panic!("{key} in {dictionary:?}"));
        self.file.dereference(object).expect("an object").1
    }

    /// The dictionary behind a key.
    pub fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dictionary, key).as_dict().expect("a dictionary")
    }

    /// The text behind a key.
    pub fn text(&self, dictionary: &Dictionary, key: &str) -> String {
        lopdf::decode_text_string(self.get(dictionary, key)).expect("a text")
    }

    /// The numbers behind a key.
    pub fn numbers(&self, dictionary: &Dictionary, key: &str) -> Vec<f32> {
        let array = self.get(dictionary, key).as_array().expect("an array");
        array.iter().filter_map(|n| n.as_float().ok()).collect()
    }

    /// The annotations of a page.
    pub fn annotations(&self, nth: usize) -> Vec<&Dictionary> {
        let annotations = self.get(self.page(nth), "Annots").as_array();
        let annotations = annotations.expect("an array").iter();
        annotations
            .map(|id| self.file.dereference(id).expect("there").1)
            .map(|annotation| annotation.as_dict().expect("a dictionary"))
            .collect()
    }

    /// The operators of a page, each with its operands.
    pub fn operations(&self, nth: usize) -> Vec<(String, Vec<Object>)> {
        let bytes = self.file.get_page_content(self.pages[nth]);
        let content = Content::decode(&bytes).expect("operators");
        let operations = content.operations.into_iter();
        operations.map(|op| (op.operator, op.operands)).collect()
    }

    /// The structure tree, one line an element, its depth in spaces.
    pub fn structure(&self) -> String {
        let root = self.dictionary(self.catalog(), "StructTreeRoot");
        let mut lines = String::new();
        self.element(self.dictionary(root, "K"), 0, &mut lines);
        lines
    }

    fn element(&self, element: &Dictionary, depth: usize, lines: &mut String) {
        let role = self.get(element, "S").as_name().expect("a role");
        let mut line = format!("{}{}", " ".repeat(depth), String::from_utf8_lossy(role));
        let mut below = String::new();
        for kid in self.get(element, "K").as_array().expect("kids") {
            match self.file.dereference(kid).expect("a kid").1 {
                Object::Integer(number) => line.push_str(&format!(" #{number}")),
                Object::Dictionary(kid) if kid.has_type(b"OBJR") => line.push_str(" link"),
                Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                    line.push_str(&format!(" +{}", self.get(kid, "MCID").as_i64().expect("n")));
                }
                kid => self.element(kid.as_dict().expect("an element"), depth + 1, &mut below),
            }
        }
        lines.push_str(&line);
        lines.push('\n');
        lines.push_str(&below);
    }
}
