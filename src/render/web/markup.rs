//! Elements, attributes and words → markup that HTML and XHTML read alike.

use quick_xml::escape::escape;

use crate::render::xml::printable;

/// Markup that is being written.
#[derive(Default)]
pub(super) struct Markup {
    text: String,
}

/// Attributes with their values.
pub(super) type Attributes = Vec<(&'static str, String)>;

impl Markup {
    /// What was written.
    pub fn finish(self) -> String {
        self.text
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: &Attributes) {
        self.tag(name, attributes);
        self.text.push('>');
    }

    /// Begins an element that holds blocks, on lines of its own.
    pub fn open_block(&mut self, name: &str, attributes: &Attributes) {
        self.open(name, attributes);
        self.text.push('\n');
    }

    /// Ends an element.
    pub fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Ends an element that is a block.
    pub fn close_block(&mut self, name: &str) {
        self.close(name);
        self.text.push('\n');
    }

    /// An element that holds nothing.
    pub fn void(&mut self, name: &str, attributes: &Attributes) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element that holds these words, on a line of its own.
    pub fn element(&mut self, name: &str, words: &str) {
        self.open(name, &Attributes::new());
        self.words(words);
        self.close_block(name);
    }

    /// Words.
    pub fn words(&mut self, words: &str) {
        self.text.push_str(&escape(printable(words)));
    }

    /// What is markup by now.
    pub fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    fn tag(&mut self, name: &str, attributes: &Attributes) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text
                .push_str(&format!(" {name}=\"{}\"", escape(printable(value))));
        }
    }
}
