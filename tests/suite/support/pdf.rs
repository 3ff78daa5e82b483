//! A PDF file, read with lopdf: the parts that the tests ask for.

use std::collections::BTreeMap;

use super::text::next_sequence;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file.
pub struct Pdf(Document);

/// A bookmark and those below it.
pub struct Bookmark {
    pub title: String,
    pub page: usize,
    pub children: Vec<Bookmark>,
}

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

/// What the codes of a font mean.
type Meanings = BTreeMap<u16, String>;

/// A text string: UTF-16 with its mark, else ASCII here.
pub fn string(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => utf16(units),
        None => {
            assert!(bytes.is_ascii(), "{bytes:?}");
            String::from_utf8(bytes.to_vec()).expect("ASCII")
        }
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16")
}

fn hex(text: &str) -> Vec<u8> {
    let digits = text.trim_matches(['<', '>']);
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal");
    (0..digits.len()).step_by(2).map(byte).collect()
}

impl Pdf {
    pub fn load(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).expect("a PDF"))
    }

    pub fn dict(&self, object: &Object) -> Dictionary {
        let (_, object) = self.0.dereference(object).expect("there");
        object.as_dict().expect("a dictionary").clone()
    }

    pub fn array(&self, dict: &Dictionary, key: &[u8]) -> Vec<Object> {
        let object = dict.get(key).expect("there");
        let (_, object) = self.0.dereference(object).expect("there");
        object.as_array().expect("an array").clone()
    }

    pub fn name(&self, dict: &Dictionary, key: &[u8]) -> String {
        let name = dict.get(key).and_then(Object::as_name).expect("a name");
        String::from_utf8(name.to_vec()).expect("UTF-8")
    }

    pub fn numbers(&self, object: &Object) -> Vec<f64> {
        let (_, object) = self.0.dereference(object).expect("there");
        let list = object.as_array().expect("an array");
        list.iter()
            .map(|n| f64::from(n.as_float().expect("a number")))
            .collect()
    }

    /// The bytes of a stream, filters undone.
    pub fn stream(&self, object: &Object) -> Vec<u8> {
        let (_, object) = self.0.dereference(object).expect("there");
        let stream = object.as_stream().expect("a stream");
        match stream.dict.has(b"Filter") {
            true => stream.decompressed_content().expect("readable"),
            false => stream.content.clone(),
        }
    }

    pub fn trailer(&self, key: &str) -> &Object {
        self.0.trailer.get(key.as_bytes()).expect(key)
    }

    pub fn catalog(&self) -> Dictionary {
        self.0.catalog().expect("a catalog").clone()
    }

    fn page_ids(&self) -> Vec<ObjectId> {
        self.0.get_pages().into_values().collect()
    }

    pub fn pages(&self) -> Vec<Dictionary> {
        let page = |id| self.0.get_dictionary(id).expect("a page").clone();
        self.page_ids().into_iter().map(page).collect()
    }

    /// What a reader calls each page (ISO 32000-1, 12.4.2; plain numbers and bare names only).
    pub fn page_labels(&self) -> Vec<String> {
        let labels = self.dict(self.catalog().get(b"PageLabels").expect("labels"));
        let runs = self.array(&labels, b"Nums");
        let mut starts = BTreeMap::new();
        for run in runs.chunks(2) {
            let first = run[0].as_i64().expect("a page");
            starts.insert(first, self.dict(&run[1]));
        }
        let label = |page: i64| {
            let (first, run) = starts.range(..=page).next_back().expect("a run");
            let prefix = run.get(b"P").map(string).unwrap_or_default();
            let from = run.get(b"St").and_then(Object::as_i64).unwrap_or(1);
            match run.get(b"S").and_then(Object::as_name) {
                Ok(b"D") => format!("{prefix}{}", from + page - first),
                Ok(other) => panic!("numbers of style {other:?}"),
                Err(_) => prefix,
            }
        };
        (0..self.page_ids().len() as i64).map(label).collect()
    }

    /// The fonts that any page can use, by the names that pages call them.
    fn fonts_of(&self, page: &Dictionary) -> BTreeMap<Vec<u8>, Dictionary> {
        let resources = self.dict(page.get(b"Resources").expect("resources"));
        let fonts = self.dict(resources.get(b"Font").expect("fonts"));
        let fonts = fonts
            .iter()
            .map(|(name, font)| (name.clone(), self.dict(font)));
        fonts.collect()
    }

    pub fn fonts(&self) -> Vec<Dictionary> {
        let mut fonts = BTreeMap::new();
        for font in self
            .pages()
            .iter()
            .flat_map(|page| self.fonts_of(page).into_values())
        {
            fonts.insert(self.name(&font, b"BaseFont"), font);
        }
        fonts.into_values().collect()
    }

    /// The page that a destination leads to, by index.
    pub fn target(&self, destination: &Object) -> usize {
        let (_, destination) = self.0.dereference(destination).expect("there");
        let page = destination.as_array().expect("a destination")[0].as_reference();
        let page = page.expect("a page");
        let found = self.page_ids().iter().position(|id| *id == page);
        found.expect("a page of this file")
    }

    pub fn bookmarks(&self) -> Vec<Bookmark> {
        let root = self.dict(self.catalog().get(b"Outlines").expect("an outline"));
        self.level(&root)
    }

    fn level(&self, parent: &Dictionary) -> Vec<Bookmark> {
        let mut marks = Vec::new();
        let mut next = parent.get(b"First").ok().cloned();
        while let Some(id) = next {
            let mark = self.dict(&id);
            marks.push(Bookmark {
                title: string(mark.get(b"Title").expect("a title")),
                page: self.target(mark.get(b"Dest").expect("a place")),
                children: self.level(&mark),
            });
            next = mark.get(b"Next").ok().cloned();
        }
        marks
    }

    /// The roles of the structure tree in its order.
    pub fn roles(&self) -> Vec<String> {
        let root = self.dict(self.catalog().get(b"StructTreeRoot").expect("a structure"));
        let mut roles = Vec::new();
        self.walk(&root, &mut roles);
        roles
    }

    fn walk(&self, element: &Dictionary, roles: &mut Vec<String>) {
        if element.has(b"S") {
            roles.push(self.name(element, b"S"));
        }
        let Ok(kids) = element.get(b"K") else {
            return;
        };
        let (_, kids) = self.0.dereference(kids).expect("there");
        let kids = match kids {
            Object::Array(kids) => kids.clone(),
            one => vec![one.clone()],
        };
        for kid in kids {
            let (_, kid) = self.0.dereference(&kid).expect("there");
            // Numbers, and dictionaries with a type of their own, are content and annotations.
            if let Ok(kid) = kid.as_dict()
                && kid.has(b"S")
            {
                self.walk(kid, roles);
            }
        }
    }

    /// The tagged text in the order of the content streams, through the fonts' own maps; a space
    /// between two marked sequences.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (_, words) in self.sequences().into_iter().flatten() {
            next_sequence(&mut text);
            text.push_str(&words);
        }
        text.replace('\u{ad}', "")
    }

    /// The marked sequences of every page: their numbers, and their words.
    pub fn sequences(&self) -> Vec<Vec<(i64, String)>> {
        let pages = self.pages().into_iter().zip(self.page_ids());
        let page = |(page, id): (Dictionary, ObjectId)| {
            let fonts: BTreeMap<Vec<u8>, Meanings> = self
                .fonts_of(&page)
                .into_iter()
                .map(|(name, font)| (name, self.meanings(&font)))
                .collect();
            Self::page_sequences(&self.0.get_page_content(id), &fonts)
        };
        pages.map(page).collect()
    }

    fn page_sequences(content: &[u8], fonts: &BTreeMap<Vec<u8>, Meanings>) -> Vec<(i64, String)> {
        let content = Content::decode(content).expect("operators");
        let mut sequences: Vec<(i64, String)> = Vec::new();
        let say = |sequences: &mut Vec<(i64, String)>, words: &str| {
            let (_, text) = sequences.last_mut().expect("a sequence");
            text.push_str(words);
        };
        let mut font = None;
        // What surrounds the next glyphs: whether it is read, and what stands in its place.
        let mut marks: Vec<(bool, bool)> = Vec::new();
        for operation in content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => font = fonts.get(operands[0].as_name().expect("a font")),
                "BMC" => marks.push((false, false)),
                "BDC" => {
                    let properties = operands[1].as_dict().expect("properties");
                    let (read, replaced) = marks.last().copied().unwrap_or((false, false));
                    let starts = properties.get(b"MCID").ok();
                    let instead = properties.get(b"ActualText").ok();
                    if let Some(number) = starts {
                        let number = number.as_i64().expect("a number");
                        sequences.push((number, String::new()));
                    }
                    if let Some(instead) = instead
                        && read
                        && !replaced
                    {
                        say(&mut sequences, &string(instead));
                    }
                    marks.push((read || starts.is_some(), replaced || instead.is_some()));
                }
                "EMC" => {
                    marks.pop().expect("something that ends");
                }
                "Tj" | "TJ" if marks.last() == Some(&(true, false)) => {
                    let meanings: &Meanings = font.expect("a font before text");
                    for piece in strings(&operands[0]) {
                        for code in piece.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            let meaning = meanings.get(&code).expect("a meaning for each code");
                            say(&mut sequences, meaning);
                        }
                    }
                }
                "'" | "\"" => panic!("an operator that nobody writes"),
                _ => {}
            }
        }
        assert!(marks.is_empty(), "a mark that never ends");
        sequences
    }

    /// The elements of the structure in its order, with their own words.
    pub fn elements(&self) -> Vec<Element> {
        let root = self.dict(self.catalog().get(b"StructTreeRoot").expect("a structure"));
        let words: Vec<BTreeMap<i64, String>> = self
            .sequences()
            .into_iter()
            .map(|page| page.into_iter().collect())
            .collect();
        let ids = self.page_ids();
        let mut elements = Vec::new();
        self.gather(&root, (0, None), (&words, &ids), &mut elements);
        elements
    }

    fn gather(
        &self,
        element: &Dictionary,
        (depth, above): (usize, Option<usize>),
        (words, ids): (&[BTreeMap<i64, String>], &[ObjectId]),
        elements: &mut Vec<Element>,
    ) {
        let said = |key: &[u8]| element.get(key).ok().map(string);
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        let page = page.and_then(|id| ids.iter().position(|known| *known == id));
        let page = page.or(above);
        let here = elements.len();
        if element.has(b"S") {
            elements.push(Element {
                role: self.name(element, b"S"),
                depth,
                lang: said(b"Lang"),
                title: said(b"T"),
                pages: Vec::new(),
                words: String::new(),
            });
        }
        let kids = element.get(b"K").and_then(|kids| self.0.dereference(kids));
        let kids = match kids {
            Ok((_, Object::Array(kids))) => kids.clone(),
            Ok((_, one)) => vec![one.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids {
            let (_, kid) = self.0.dereference(&kid).expect("there");
            let (page, number) = match kid {
                Object::Integer(number) => (page, Some(*number)),
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let id = kid.get(b"Pg").and_then(Object::as_reference).ok();
                    let other = id.and_then(|id| ids.iter().position(|known| *known == id));
                    (
                        other.or(page),
                        kid.get(b"MCID").and_then(Object::as_i64).ok(),
                    )
                }
                Object::Dictionary(kid) if kid.has(b"S") => {
                    self.gather(kid, (depth + 1, page), (words, ids), elements);
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

    /// The operators of a page.
    pub fn operations(&self, nth: usize) -> Vec<lopdf::content::Operation> {
        let content = self.0.get_page_content(self.page_ids()[nth]);
        Content::decode(&content).expect("operators").operations
    }

    /// A font's ToUnicode map.
    fn meanings(&self, font: &Dictionary) -> Meanings {
        let map = self.stream(font.get(b"ToUnicode").expect("a map"));
        let map = String::from_utf8(map).expect("text");
        assert!(!map.contains("beginbfrange"), "ranges are not read here");
        let mut meanings = Meanings::new();
        for part in map.split("beginbfchar").skip(1) {
            let (part, _) = part.split_once("endbfchar").expect("an end");
            let pairs: Vec<&str> = part.split_whitespace().collect();
            for pair in pairs.chunks(2) {
                let code = hex(pair[0]);
                let code = u16::from_be_bytes([code[0], code[1]]);
                meanings.insert(code, utf16(&hex(pair[1])));
            }
        }
        meanings
    }
}

/// The strings that a text operator shows.
fn strings(operand: &Object) -> Vec<&[u8]> {
    match operand {
        Object::Array(items) => items.iter().filter_map(|item| item.as_str().ok()).collect(),
        one => vec![one.as_str().expect("a string")],
    }
}
