//! Web pages, read back as a tree of elements; they are XML but for their first line.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug)]
pub enum Kid {
    Words(String),
    Node(Node),
}

impl Node {
    /// The root of a page, which must be well formed.
    pub fn read(page: &str) -> Self {
        let mut reader = Reader::from_str(page);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().expect("well formed") {
                Event::Start(tag) => open.push(Self::begin(&tag)),
                Event::Empty(tag) => {
                    let node = Self::begin(&tag);
                    open.last_mut().expect("a root").kids.push(Kid::Node(node));
                }
                Event::End(_) => {
                    let node = open.pop().expect("open");
                    open.last_mut().expect("a root").kids.push(Kid::Node(node));
                }
                Event::Text(words) => {
                    let words = String::from(&*words);
                    open.last_mut()
                        .expect("a root")
                        .kids
                        .push(Kid::Words(words));
                }
                Event::GeneralRef(name) => {
                    let words = unescape(&format!("&{};", &*name))
                        .expect("known")
                        .into_owned();
                    open.last_mut()
                        .expect("a root")
                        .kids
                        .push(Kid::Words(words));
                }
                Event::Eof => break,
                Event::Decl(_) | Event::DocType(_) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(open.len(), 1, "something is never closed");
        open.remove(0)
    }

    fn begin(tag: &BytesStart) -> Self {
        let attribute = |attribute: Result<quick_xml::events::attributes::Attribute, _>| {
            let attribute = attribute.expect("an attribute, once");
            let key = attribute.key.as_ref().to_owned();
            (key, unescape(&attribute.value).expect("known").into_owned())
        };
        Self {
            name: tag.name().as_ref().to_owned(),
            attributes: tag.attributes().map(attribute).collect(),
            kids: Vec::new(),
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it is of this class.
    pub fn is(&self, class: &str) -> bool {
        self.get("class")
            .is_some_and(|all| all.split(' ').any(|one| one == class))
    }

    pub fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Node(node) => Some(node),
            Kid::Words(_) => None,
        })
    }

    /// All elements in it, in their order.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = Vec::new();
        for node in self.nodes() {
            all.push(node);
            all.extend(node.all());
        }
        all
    }

    /// The words in it.
    pub fn words(&self) -> String {
        let said = |kid: &Kid| match kid {
            Kid::Words(words) => words.clone(),
            Kid::Node(node) => node.words(),
        };
        self.kids.iter().map(said).collect()
    }
}
