//! The structure of a file: its elements in the order of reading, and the same as a tree.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::{Pdf, text};

/// An element of the structure.
#[derive(Debug)]
pub struct Element {
    pub role: String,
    /// How many hold it; 0 for what stands below the root.
    pub depth: usize,
    pub lang: Option<String>,
    pub title: Option<String>,
    /// The pages that its own words stand on, by index.
    pub pages: Vec<usize>,
    /// Its own words, without those of the elements in it.
    pub words: String,
}

/// What a screen reader comes to, one after the other.
#[derive(Debug)]
pub enum Spoken {
    Begin { role: String, alt: Option<String> },
    Words(String),
    End,
}

impl Pdf {
    /// All that a screen reader comes to, in the order of the structure.
    pub fn spoken(&self) -> Vec<Spoken> {
        let words: Vec<BTreeMap<i64, String>> = self
            .sequences()
            .into_iter()
            .map(|page| page.into_iter().collect())
            .collect();
        let mut spoken = Vec::new();
        self.speak(self.structure_root(), None, &words, &mut spoken);
        spoken
    }

    fn speak(
        &self,
        element: &Dictionary,
        above: Option<usize>,
        words: &[BTreeMap<i64, String>],
        spoken: &mut Vec<Spoken>,
    ) {
        let page = self.page_of(element).or(above);
        let is_element = element.has(b"S");
        if is_element {
            spoken.push(Spoken::Begin {
                role: self.name(element, "S"),
                alt: element.get(b"Alt").ok().map(text),
            });
        }
        let kids = match element.get(b"K").map(|kids| self.follow(kids)) {
            Ok(Object::Array(kids)) => kids.as_slice(),
            Ok(one) => std::slice::from_ref(one),
            Err(_) => &[],
        };
        for kid in kids {
            let (page, number) = match self.follow(kid) {
                Object::Integer(number) => (page, *number),
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let number = kid.get(b"MCID").and_then(Object::as_i64);
                    (self.page_of(kid).or(page), number.expect("a number"))
                }
                Object::Dictionary(kid) if kid.has(b"S") => {
                    self.speak(kid, page, words, spoken);
                    continue;
                }
                _ => continue,
            };
            let own = &words[page.expect("a page")][&number];
            spoken.push(Spoken::Words(own.replace('\u{ad}', "")));
        }
        if is_element {
            spoken.push(Spoken::End);
        }
    }

    /// The elements of the structure in its order, with their own words.
    pub fn elements(&self) -> Vec<Element> {
        let root = self.structure_root();
        let words: Vec<BTreeMap<i64, String>> = self
            .sequences()
            .into_iter()
            .map(|page| page.into_iter().collect())
            .collect();
        let mut elements = Vec::new();
        self.gather(root, (0, None), &words, &mut elements);
        elements
    }

    /// What holds the first element.
    pub fn structure_root(&self) -> &Dictionary {
        self.dictionary(self.catalog(), "StructTreeRoot")
    }

    fn gather(
        &self,
        element: &Dictionary,
        (depth, above): (usize, Option<usize>),
        words: &[BTreeMap<i64, String>],
        elements: &mut Vec<Element>,
    ) {
        let said = |key: &[u8]| element.get(key).ok().map(text);
        let page = self.page_of(element).or(above);
        let here = elements.len();
        if element.has(b"S") {
            elements.push(Element {
                role: self.name(element, "S"),
                depth,
                lang: said(b"Lang"),
                title: said(b"T"),
                pages: Vec::new(),
                words: String::new(),
            });
        }
        let kids = match element.get(b"K").map(|kids| self.follow(kids)) {
            Ok(Object::Array(kids)) => kids.as_slice(),
            Ok(one) => std::slice::from_ref(one),
            Err(_) => &[],
        };
        for kid in kids {
            let (page, number) = match self.follow(kid) {
                Object::Integer(number) => (page, Some(*number)),
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let number = kid.get(b"MCID").and_then(Object::as_i64).ok();
                    (self.page_of(kid).or(page), number)
                }
                Object::Dictionary(kid) if kid.has(b"S") => {
                    self.gather(kid, (depth + 1, page), words, elements);
                    continue;
                }
                _ => continue,
            };
            let page = page.expect("a page");
            let number = number.expect("a number");
            elements[here].pages.push(page);
            let own = words[page].get(&number).expect("a marked sequence");
            elements[here].words.push_str(&own.replace('\u{ad}', ""));
        }
    }

    /// The page that an element or a mark says it is on, by index.
    fn page_of(&self, holder: &Dictionary) -> Option<usize> {
        let id = holder.get(b"Pg").and_then(Object::as_reference).ok()?;
        self.pages.iter().position(|page| *page == id)
    }

    /// The roles of the elements in their order.
    pub fn roles(&self) -> Vec<String> {
        let elements = self.elements().into_iter();
        elements.map(|element| element.role).collect()
    }

    /// The structure tree, one line an element, its depth in spaces.
    pub fn structure(&self) -> String {
        let mut lines = String::new();
        self.element(self.dictionary(self.structure_root(), "K"), 0, &mut lines);
        lines
    }

    fn element(&self, element: &Dictionary, depth: usize, lines: &mut String) {
        let mut line = format!("{}{}", " ".repeat(depth), self.name(element, "S"));
        let mut below = String::new();
        for kid in self.array(element, "K") {
            match self.follow(kid) {
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
