//! What tags hold → elements of a page: sections, headings, paragraphs and the words in them. Lists stand in
//! `lists`, tables in `tables`, pictures in `figures`.

use std::collections::{BTreeMap, BTreeSet};

use super::files::WebFile;
use super::markup::{Attributes, Markup};
use crate::design::StyleName;
use crate::pages::{LinkTarget, Stress, TagId, TagRole, TagTree};
use crate::render::reading::{Kid, Reading};

/// Writes what tags hold.
pub(super) struct Body<'a> {
    pub reading: &'a Reading<'a>,
    pub out: Markup,
    /// The ids of elements that something leads to.
    pub ids: BTreeMap<TagId, String>,
    /// The styles that were used.
    pub styles: BTreeSet<StyleName>,
    /// How many levels headings stand below what they are on paper.
    pub lower: usize,
    /// Whether pictures stand in the page itself; otherwise they are files beside it.
    pub inside: bool,
    /// The pictures that are files.
    pub files: Vec<WebFile>,
    /// The names of places to scroll: tables.
    pub table_name: String,
    /// The accent that what is being written stands in.
    accent: u8,
    /// Footnotes of the section that is being written.
    notes: Vec<TagId>,
}

/// Where a line of words is.
#[derive(Default)]
pub(super) struct LineState {
    begun: bool,
    space: bool,
}

impl<'a> Body<'a> {
    /// Nothing yet.
    pub fn new(reading: &'a Reading<'a>, inside: bool, table_name: String) -> Self {
        Self {
            reading,
            out: Markup::default(),
            ids: super::anchors::ids(reading),
            styles: BTreeSet::new(),
            lower: 0,
            inside,
            files: Vec::new(),
            table_name,
            accent: 0,
            notes: Vec::new(),
        }
    }

    /// What is said of an element: its id, its language, and `class` with its accent.
    pub fn attributes(&self, tag: TagId, class: &str) -> Attributes {
        let mut attributes = Attributes::new();
        if let Some(id) = self.ids.get(&tag) {
            attributes.push(("id", id.clone()));
        }
        let node = self.reading.node(tag);
        if let Some(lang) = node.and_then(|node| node.lang.as_ref()) {
            attributes.push(("lang", lang.0.clone()));
        }
        let mut class = class.to_owned();
        if let Some(accent) = node
            .and_then(|node| node.accent)
            .filter(|a| *a != self.accent)
        {
            let space = if class.is_empty() { "" } else { " " };
            class.push_str(&format!("{space}a{accent}"));
        }
        if !class.is_empty() {
            attributes.push(("class", class));
        }
        attributes
    }

    /// Writes an element around `inside`, which stands in its accent.
    pub fn within(
        &mut self,
        name: &str,
        (tag, attributes): (TagId, &Attributes),
        inside: impl FnOnce(&mut Self),
    ) {
        self.out.open_block(name, attributes);
        self.in_accent_of(tag, inside);
        self.out.close_block(name);
    }

    /// Does `work` in the accent of an element.
    pub fn in_accent_of(&mut self, tag: TagId, work: impl FnOnce(&mut Self)) {
        let outer = self.accent;
        let own = self.reading.node(tag).and_then(|node| node.accent);
        self.accent = own.unwrap_or(outer);
        work(self);
        self.accent = outer;
    }

    /// Writes the blocks that a tag holds; words that stand in none are words of the element around them.
    pub fn blocks(&mut self, tag: TagId) {
        let reading = self.reading;
        self.kids(reading.kids(tag));
    }

    /// Writes blocks and words that follow each other.
    pub fn kids(&mut self, kids: &[Kid]) {
        let mut at = 0;
        while let Some(kid) = kids.get(at) {
            if let Kid::Element(tag) = kid
                && !is_inline(self.reading.role(*tag))
            {
                let caption = self.caption(*tag, kids.get(at + 1));
                at += 1 + usize::from(caption.is_some());
                match self.reading.role(*tag) {
                    TagRole::Figure => self.figure(*tag, caption),
                    _ => self.block(*tag),
                }
                continue;
            }
            let is_words = |kid: &Kid| match kid {
                Kid::Element(tag) => is_inline(self.reading.role(*tag)),
                _ => true,
            };
            let count = kids[at..].iter().take_while(|kid| is_words(kid)).count();
            self.line(&kids[at..at + count]);
            at += count;
        }
    }

    /// The caption of a figure, where what follows it is one.
    fn caption(&self, figure: TagId, next: Option<&Kid>) -> Option<TagId> {
        match next {
            Some(Kid::Element(tag))
                if self.reading.role(figure) == TagRole::Figure
                    && self.style(*tag) == Some(StyleName::Caption) =>
            {
                Some(*tag)
            }
            _ => None,
        }
    }

    /// The style of a tag's words.
    pub fn style(&self, tag: TagId) -> Option<StyleName> {
        self.reading.node(tag)?.style
    }

    /// The class that a style is; running text needs none.
    pub fn class_of(&mut self, tag: TagId) -> String {
        match self.style(tag) {
            None | Some(StyleName::Body | StyleName::ItemText | StyleName::CardText) => {
                String::new()
            }
            Some(style) => {
                self.styles.insert(style);
                class(style)
            }
        }
    }

    fn block(&mut self, tag: TagId) {
        match self.reading.role(tag) {
            TagRole::Part | TagRole::Sect => self.section(tag),
            TagRole::Div => self.div(tag),
            TagRole::H1 => self.heading(tag, 1),
            TagRole::H2 => self.heading(tag, 2),
            TagRole::H3 => self.heading(tag, 3),
            TagRole::H4 => self.heading(tag, 4),
            TagRole::H5 => self.heading(tag, 5),
            TagRole::L => self.list(tag),
            TagRole::Table => self.table(tag),
            TagRole::Note => self.notes.push(tag),
            TagRole::BlockQuote => {
                let attributes = self.attributes(tag, "pull");
                self.within("blockquote", (tag, &attributes), |body| body.blocks(tag));
            }
            // Those of a list or a table without one are paragraphs.
            _ => self.paragraph(tag, "p"),
        }
    }

    fn section(&mut self, tag: TagId) {
        let attributes = self.attributes(tag, "");
        self.within("section", (tag, &attributes), |body| {
            body.section_content(body.reading.kids(tag));
        });
    }

    /// What stands in a section, and its footnotes.
    pub fn section_content(&mut self, kids: &[Kid]) {
        let outer = std::mem::take(&mut self.notes);
        self.kids(kids);
        let notes = std::mem::replace(&mut self.notes, outer);
        self.footnotes(&notes);
    }

    fn div(&mut self, tag: TagId) {
        let first = self.reading.elements(tag).next();
        let (class, is_callout) = match first.and_then(|first| self.style(first)) {
            Some(StyleName::Label) => ("callout", true),
            // One of two opposed lists, with its heading.
            Some(StyleName::BlockTitle) => ("side", false),
            _ => ("prompt", false),
        };
        let mut attributes = self.attributes(tag, class);
        if is_callout {
            attributes.push(("role", "note".to_owned()));
        }
        self.within("div", (tag, &attributes), |body| body.blocks(tag));
    }

    fn heading(&mut self, tag: TagId, level: usize) {
        let level = (level + self.lower).min(6);
        self.paragraph(tag, ["h1", "h2", "h3", "h4", "h5", "h6"][level - 1]);
    }

    /// An element that holds words, such as a paragraph.
    pub fn paragraph(&mut self, tag: TagId, name: &str) {
        let class = self.class_of(tag);
        let attributes = self.attributes(tag, &class);
        self.out.open(name, &attributes);
        self.in_accent_of(tag, |body| body.line(body.reading.kids(tag)));
        self.out.close_block(name);
    }

    /// Writes words, without space at either end.
    pub fn line(&mut self, kids: &[Kid]) {
        let mut state = LineState::default();
        self.inline(kids, &mut state);
    }

    fn inline(&mut self, kids: &[Kid], state: &mut LineState) {
        for kid in kids {
            match kid {
                Kid::Words(words, stress) => self.stressed(words, *stress, state),
                Kid::Element(tag) => self.inline_element(*tag, state),
                // Pictures and outlines mean something in figures alone.
                Kid::Picture(..) | Kid::Shape(_) => {}
            }
        }
    }

    fn stressed(&mut self, words: &str, stress: Stress, state: &mut LineState) {
        if words.trim().is_empty() || stress == Stress::default() {
            self.words(words, state);
            return;
        }
        if words.starts_with(char::is_whitespace) {
            state.space = true;
        }
        self.flush(state);
        let names = [("strong", stress.strong), ("em", stress.emph)];
        let names: Vec<&str> = names
            .into_iter()
            .filter(|(_, is)| *is)
            .map(|(name, _)| name)
            .collect();
        for name in &names {
            self.out.open(name, &Attributes::new());
        }
        self.words(words.trim_start(), state);
        for name in names.iter().rev() {
            self.out.close(name);
        }
    }

    fn inline_element(&mut self, tag: TagId, state: &mut LineState) {
        let reading = self.reading;
        match reading.role(tag) {
            TagRole::Note => self.notes.push(tag),
            TagRole::Link => {
                self.flush(state);
                let mut attributes = self.attributes(tag, "");
                self.add_target(tag, &mut attributes);
                self.out.open("a", &attributes);
                self.inline(reading.kids(tag), state);
                self.out.close("a");
            }
            _ => {
                // Beside a title, running text must be told from it.
                let class = match self.style(tag) {
                    Some(style) => {
                        self.styles.insert(style);
                        class(style)
                    }
                    None => String::new(),
                };
                let attributes = self.attributes(tag, &class);
                if !attributes.is_empty() {
                    self.flush(state);
                    self.out.open("span", &attributes);
                }
                self.in_accent_of(tag, |body| body.inline(reading.kids(tag), state));
                if !attributes.is_empty() {
                    self.out.close("span");
                }
            }
        }
    }

    /// Says where a link leads, and whether it belongs to a footnote.
    fn add_target(&self, tag: TagId, attributes: &mut Attributes) {
        let places = &self.reading.document.ids;
        match self.reading.target(tag) {
            Some(LinkTarget::Uri(address)) => attributes.push(("href", address.clone())),
            Some(LinkTarget::Place(place)) => {
                let anchor = self.reading.document.tags.anchors.get(place);
                let id = anchor.and_then(|anchor| self.ids.get(anchor));
                attributes.extend(id.map(|id| ("href", format!("#{id}"))));
                if *place >= places.len() {
                    let is_back = (place - places.len()).is_multiple_of(2);
                    let role = if is_back {
                        "doc-backlink"
                    } else {
                        "doc-noteref"
                    };
                    if !self.inside && !is_back {
                        // Reading devices show the note beside its mark.
                        attributes.push(("epub:type", "noteref".to_owned()));
                    }
                    attributes.push(("class", "mark-of-note".to_owned()));
                    attributes.push(("role", role.to_owned()));
                }
            }
            // Pages are none here.
            Some(LinkTarget::Page(_)) | None => {}
        }
    }

    /// Writes words, each gap between them as one space.
    pub fn words(&mut self, words: &str, state: &mut LineState) {
        for c in words.chars() {
            match c {
                '\n' => {
                    self.out.void("br", &Attributes::new());
                    (state.begun, state.space) = (false, false);
                }
                ' ' | '\t' | '\r' => state.space = true,
                _ => {
                    self.flush(state);
                    self.out.words(c.encode_utf8(&mut [0; 4]));
                    state.begun = true;
                }
            }
        }
    }

    /// Writes a space that waits for what comes behind it.
    fn flush(&mut self, state: &mut LineState) {
        if std::mem::take(&mut state.space) && state.begun {
            self.out.raw(" ");
        }
    }

    fn footnotes(&mut self, notes: &[TagId]) {
        if notes.is_empty() {
            return;
        }
        self.out
            .open_block("div", &vec![("class", "notes".to_owned())]);
        for note in notes {
            let mut attributes = self.attributes(*note, &class(StyleName::Foot));
            self.styles.insert(StyleName::Foot);
            attributes.push(("role", "doc-footnote".to_owned()));
            if !self.inside {
                attributes.push(("epub:type", "footnote".to_owned()));
            }
            self.out.open("div", &attributes);
            for kid in self.reading.elements(*note) {
                match self.reading.role(kid) {
                    TagRole::P => self.paragraph(kid, "p"),
                    _ => {
                        self.line(self.reading.kids(kid));
                        self.out.raw(" ");
                    }
                }
            }
            self.out.close_block("div");
        }
        self.out.close_block("div");
    }

    /// Writes the footnotes that stand outside all sections.
    pub fn last_footnotes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        self.footnotes(&notes);
    }

    /// The tags below the root.
    pub fn top(&self) -> &'a [Kid<'a>] {
        self.reading.kids(TagTree::ROOT)
    }
}

/// The class of words in a style.
pub(super) fn class(style: StyleName) -> String {
    format!("t-{}", style.name())
}

/// Whether an element of this role stands within a line of words.
const fn is_inline(role: TagRole) -> bool {
    use TagRole::{LBody, Lbl, Link, Note, Reference, Span};
    matches!(role, Lbl | LBody | Link | Reference | Span | Note)
}
