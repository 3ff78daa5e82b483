//! Lists → `ul` and `ol`. Dots and numbers that say no more than that are left to whoever shows the list; letters
//! and numbers on discs, and names, are words.

use super::body::{Body, class};
use super::markup::Attributes;
use crate::design::StyleName;
use crate::pages::{ListNumbering, TagId, TagRole};

/// What a list looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Points behind marks that a browser draws.
    Marked(&'static str, &'static str),
    /// Boxes to tick.
    Boxes,
    /// Things to say aloud.
    Quotes,
    /// Names and what is said of them.
    Items,
}

impl Body<'_> {
    /// A list.
    pub(super) fn list(&mut self, tag: TagId) {
        let look = self.look(tag);
        let (name, class) = match look {
            Look::Marked(name, class) => (name, class.to_owned()),
            Look::Boxes => ("ul", "points boxes".to_owned()),
            Look::Quotes => ("ul", "quotes".to_owned()),
            Look::Items => self.items_look(tag),
        };
        let mut attributes = self.attributes(tag, &class);
        // Some browsers take a list without marks of their own for none.
        attributes.push(("role", "list".to_owned()));
        self.within(name, (tag, &attributes), |body| {
            let reading = body.reading;
            for entry in reading.elements(tag) {
                let attributes = body.attributes(entry, "");
                body.out.open("li", &attributes);
                body.in_accent_of(entry, |body| body.entry(entry, look));
                body.out.close_block("li");
            }
        });
    }

    fn look(&self, list: TagId) -> Look {
        match self.reading.node(list).and_then(|node| node.numbering) {
            Some(ListNumbering::Disc) => Look::Marked("ul", "points disc"),
            Some(ListNumbering::Decimal) => Look::Marked("ol", "points counted"),
            Some(ListNumbering::LowerAlpha) => Look::Marked("ol", "points letters"),
            Some(ListNumbering::Tick) => Look::Marked("ul", "verdicts tick"),
            Some(ListNumbering::Cross) => Look::Marked("ul", "verdicts cross"),
            Some(ListNumbering::Square) => Look::Boxes,
            None if self.all_quotes(list) => Look::Quotes,
            None => Look::Items,
        }
    }

    /// Whether all that a list holds is to be said aloud.
    fn all_quotes(&self, list: TagId) -> bool {
        let is_quote = |entry: TagId| {
            let paragraph = self.reading.find(entry, &|role| role == TagRole::P);
            paragraph.is_some_and(|tag| self.style(tag) == Some(StyleName::Quote))
        };
        self.reading.elements(list).all(is_quote)
    }

    /// Numbers make an ordered list, and entries that are nothing but words need no panels.
    fn items_look(&self, list: TagId) -> (&'static str, String) {
        let is_number = |tag: TagId| {
            let label = self.reading.find(tag, &|role| role == TagRole::Lbl);
            label.is_some_and(|label| self.reading.text(label).trim().parse::<u32>().is_ok())
        };
        let has_title = |tag: TagId| {
            let first = self.reading.find(tag, &|role| role == TagRole::P);
            first.is_some_and(|first| {
                matches!(
                    self.style(first),
                    Some(StyleName::ItemTitle | StyleName::CardTitle)
                )
            })
        };
        let numbered = self.reading.elements(list).all(is_number);
        let titled = self.reading.elements(list).all(has_title);
        let class = if titled || numbered {
            "items"
        } else {
            "items bare"
        };
        (if numbered { "ol" } else { "ul" }, class.to_owned())
    }

    fn entry(&mut self, entry: TagId, look: Look) {
        let reading = self.reading;
        let parts: Vec<TagId> = reading.elements(entry).collect();
        let (labels, rest): (Vec<TagId>, Vec<TagId>) = parts
            .into_iter()
            .partition(|part| reading.role(*part) == TagRole::Lbl);
        for label in labels {
            self.label(label, look);
        }
        let open = |body: &mut Self, name, class: &str| match class {
            "" => body.out.open(name, &Attributes::new()),
            class => body.out.open(name, &vec![("class", class.to_owned())]),
        };
        for part in rest {
            match look {
                Look::Quotes => {
                    open(self, "blockquote", "");
                    self.blocks(part);
                    self.out.close("blockquote");
                }
                Look::Items => {
                    open(self, "div", "text");
                    self.blocks(part);
                    self.out.close("div");
                }
                Look::Marked(..) | Look::Boxes => self.blocks(part),
            }
        }
    }

    /// What stands before an entry.
    fn label(&mut self, label: TagId, look: Look) {
        let reading = self.reading;
        let text = reading.text(label);
        match look {
            Look::Marked(..) | Look::Quotes => {}
            Look::Boxes => {
                let alt = reading.node(label).and_then(|node| node.alt.clone());
                let attributes = vec![
                    ("class", "box".to_owned()),
                    ("role", "img".to_owned()),
                    ("aria-label", alt.unwrap_or_default()),
                ];
                self.out.open("span", &attributes);
                self.out.close("span");
            }
            Look::Items if text.trim().chars().count() <= 2 => {
                self.styles.insert(StyleName::Mark);
                let attributes =
                    self.attributes(label, &format!("mark {}", class(StyleName::Mark)));
                self.out.open("span", &attributes);
                self.line(reading.kids(label));
                self.out.close("span");
            }
            Look::Items => {
                let class = self.class_of(label);
                let attributes = self.attributes(label, &format!("name {class}"));
                self.out.open("span", &attributes);
                self.line(reading.kids(label));
                self.out.close("span");
            }
        }
    }
}
