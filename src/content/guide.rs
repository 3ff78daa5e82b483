//! `content/*.toml` → a [`Guide`]: the file's shape, and the checks that only words need.
//!
//! Where references from other files lead is asked with [`Guide::find`]. Nothing is laid out here.

use super::id::{Id, report_twins};
use super::markdown;
use super::model::{Block, BlockKind, Guide, Item, Lang, Quote, Role, Section, Text};
use super::read::{self, Tagged, choice, record, variants};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::source::{Sources, Span, Spanned};

record! {
    /// A guide: sections of blocks, in reading order.
    pub struct RawGuide {
        /// The language of the text, such as "nb".
        lang: Lang,
        /// The title, as on the cover.
        title: Spanned<String>,
        /// What stands below the title on the cover.
        subtitle: Option<Spanned<String>>,
        /// The parts, in reading order.
        section: Spanned<Vec<RawSection>>,
    }
}

record! {
    /// A titled part of a guide.
    pub struct RawSection {
        /// The name that links and references use; unique in the guide.
        id: Spanned<Id>,
        /// The heading.
        title: Spanned<String>,
        /// What the section is for.
        #[default(RawRole::Chapter)]
        role: RawRole,
        /// The blocks, in reading order.
        #[default(Vec::new())]
        block: Vec<Tagged<RawCommon, RawBlock>>,
    }
}

choice! {
    /// What a section is for.
    pub enum RawRole {
        /// One chapter among others.
        Chapter = "chapter",
        /// Room for the reader's own notes.
        Notes = "notes",
        /// The last words.
        Closing = "closing",
    }
}

record! {
    /// What every block can have.
    pub struct RawCommon {
        /// The name that references use; unique in the guide.
        id: Option<Spanned<Id>>,
        /// A heading of the block's own.
        title: Option<Spanned<String>>,
    }
}

variants! {
    /// One block of a section.
    pub enum RawBlock by "kind" {
        /// Running text.
        Text(RawText) = "text",
        /// Titled things of equal rank.
        Items(RawItems) = "items",
        /// Things in a sequence that is numbered for the reader.
        Steps(RawItems) = "steps",
        /// Things to say or ask aloud.
        Quotes(RawQuotes) = "quotes",
        /// Two opposed lists.
        Contrast(RawContrast) = "contrast",
        /// A boxed aside with a label.
        Callout(RawCallout) = "callout",
        /// One sentence lifted out to be remembered.
        Pull(RawText) = "pull",
        /// Writing space.
        Notes(RawNotes) = "notes",
    }
}

record! {
    /// Words.
    pub struct RawText {
        /// The words, in Markdown; a blank line begins a new paragraph.
        text: Spanned<String>,
    }
}

record! {
    /// Titled things.
    pub struct RawItems {
        /// The things, in order.
        items: Spanned<Vec<RawItem>>,
    }
}

record! {
    /// A titled thing.
    pub struct RawItem {
        /// Its name.
        title: Spanned<String>,
        /// What is said of it.
        text: Option<Spanned<String>>,
        /// Its name in the guide's language, where the title is in another.
        label: Option<Spanned<String>>,
        /// The language of the title, where it is not the guide's.
        lang: Option<Lang>,
    }
}

record! {
    /// Things to say or ask aloud.
    pub struct RawQuotes {
        /// The quotes, in order, with their «».
        quotes: Spanned<Vec<Spanned<String>>>,
    }
}

record! {
    /// Two opposed lists.
    pub struct RawContrast {
        /// What to do.
        yes: RawSide,
        /// What not to do.
        no: RawSide,
    }
}

record! {
    /// One of two opposed lists.
    pub struct RawSide {
        /// The heading.
        title: Spanned<String>,
        /// The points, in order.
        points: Spanned<Vec<Spanned<String>>>,
    }
}

record! {
    /// A boxed aside.
    pub struct RawCallout {
        /// The label, such as "Husk".
        label: Spanned<String>,
        /// The words, in Markdown; a blank line begins a new paragraph.
        text: Spanned<String>,
    }
}

record! {
    /// Writing space.
    pub struct RawNotes {
        /// What the reader is asked to write about.
        text: Option<Spanned<String>>,
    }
}

/// Reads the guide in the project file `path`; a missing file is reported at `wanted_by`. With a
/// guide there can be errors too; `None` says that too little was readable.
pub fn load(
    sources: &mut Sources,
    path: &str,
    wanted_by: Option<Span>,
    diags: &mut Diagnostics,
) -> Option<Guide> {
    let raw = read::load::<RawGuide>(sources, path, wanted_by, diags)?.value;
    let mut maker = Maker { sources, diags };
    Some(maker.guide(raw))
}

/// Raw records → the model.
struct Maker<'a> {
    sources: &'a Sources,
    diags: &'a mut Diagnostics,
}

impl Maker<'_> {
    fn guide(&mut self, raw: RawGuide) -> Guide {
        if raw.section.value.is_empty() {
            self.error(Code::EmptyGuide, raw.section.span, Code::AddSection);
        }
        let guide = Guide {
            lang: raw.lang,
            title: self.line(&raw.title),
            subtitle: raw.subtitle.map(|text| self.line(&text)),
            sections: raw
                .section
                .value
                .into_iter()
                .map(|section| self.section(section))
                .collect(),
        };
        report_twins(guide.ids(), self.sources, self.diags);
        guide
    }

    fn section(&mut self, raw: RawSection) -> Section {
        let role = match raw.role {
            RawRole::Chapter => Role::Chapter,
            RawRole::Notes => Role::Notes,
            RawRole::Closing => Role::Closing,
        };
        if role == Role::Chapter && raw.block.is_empty() {
            self.error(Code::EmptySection, raw.span, Code::AddBlock);
        }
        Section {
            id: plain_id(raw.id),
            role,
            title: self.line(&raw.title),
            blocks: raw
                .block
                .into_iter()
                .map(|block| self.block(block))
                .collect(),
            span: raw.span,
        }
    }

    fn block(&mut self, raw: Tagged<RawCommon, RawBlock>) -> Block {
        Block {
            id: raw.common.id.map(plain_id),
            title: raw.common.title.map(|title| self.line(&title)),
            kind: self.kind(raw.variant),
            span: raw.common.span,
        }
    }

    fn kind(&mut self, raw: RawBlock) -> BlockKind {
        match raw {
            RawBlock::Text(raw) => BlockKind::Text {
                paragraphs: self.paragraphs(&raw.text),
            },
            RawBlock::Items(raw) => BlockKind::Items {
                items: self.items(raw.items),
            },
            RawBlock::Steps(raw) => BlockKind::Steps {
                items: self.items(raw.items),
            },
            RawBlock::Quotes(raw) => {
                let lines = self.lines(&raw.quotes);
                BlockKind::Quotes {
                    quotes: lines.into_iter().map(|text| Quote { text }).collect(),
                }
            }
            RawBlock::Contrast(raw) => BlockKind::Contrast {
                yes: self.side(&raw.yes),
                no: self.side(&raw.no),
            },
            RawBlock::Callout(raw) => BlockKind::Callout {
                label: self.line(&raw.label),
                paragraphs: self.paragraphs(&raw.text),
            },
            RawBlock::Pull(raw) => BlockKind::Pull {
                text: self.line(&raw.text),
            },
            RawBlock::Notes(raw) => BlockKind::Notes {
                prompt: raw
                    .text
                    .map(|text| self.paragraphs(&text))
                    .unwrap_or_default(),
            },
        }
    }

    fn items(&mut self, raw: Spanned<Vec<RawItem>>) -> Vec<Item> {
        self.not_empty(&raw);
        raw.value
            .into_iter()
            .map(|raw| Item {
                title: markdown::line(&raw.title, raw.lang.as_ref(), self.sources, self.diags),
                label: raw.label.map(|text| self.line(&text)),
                text: raw.text.map(|text| self.line(&text)),
                span: raw.span,
            })
            .collect()
    }

    fn side(&mut self, raw: &RawSide) -> (Text, Vec<Text>) {
        (self.line(&raw.title), self.lines(&raw.points))
    }

    fn lines(&mut self, raw: &Spanned<Vec<Spanned<String>>>) -> Vec<Text> {
        self.not_empty(raw);
        raw.value.iter().map(|text| self.line(text)).collect()
    }

    fn line(&mut self, text: &Spanned<String>) -> Text {
        markdown::line(text, None, self.sources, self.diags)
    }

    fn paragraphs(&mut self, text: &Spanned<String>) -> Vec<Text> {
        markdown::paragraphs(text, None, self.sources, self.diags)
    }

    fn not_empty<T>(&mut self, list: &Spanned<Vec<T>>) {
        if list.value.is_empty() {
            self.error(Code::EmptyList, list.span, Code::WriteOrRemove);
        }
    }

    fn error(&mut self, what: Code, span: Span, way_out: Code) {
        self.diags
            .push(Diagnostic::error(what, span).hint(Message::new(way_out)));
    }
}

/// The model's ids are plain texts; their shape is checked where they are read.
fn plain_id(id: Spanned<Id>) -> Spanned<String> {
    Spanned::new(id.value.0, id.span)
}

/// What a reference into a guide leads to.
#[derive(Debug, Clone, Copy)]
pub enum Part<'g> {
    /// A whole section.
    Section(&'g Section),
    /// One block, and the section that it stands in.
    Block(&'g Section, &'g Block),
}

impl Guide {
    /// The section or block called `id`.
    pub fn find(&self, id: &str) -> Option<Part<'_>> {
        self.sections.iter().find_map(|section| {
            if section.id.value == id {
                return Some(Part::Section(section));
            }
            let named = |b: &&Block| b.id.as_ref().is_some_and(|name| name.value == id);
            let block = section.blocks.iter().find(named)?;
            Some(Part::Block(section, block))
        })
    }

    /// Every id, in reading order.
    pub fn ids(&self) -> Vec<&Spanned<String>> {
        self.sections
            .iter()
            .flat_map(|section| {
                let blocks = section.blocks.iter().filter_map(|block| block.id.as_ref());
                std::iter::once(&section.id).chain(blocks)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
