//! `content/*.toml` → a [`Guide`]: the file's shape, and the checks that only words need.
//!
//! Where references from other files lead is asked with [`Guide::find`]. Nothing is laid out here.

use super::id::{Id, report_twins};
use super::markdown::Paragraphs;
use super::model::{Block, BlockKind, Guide, Item, Lang, Quote, Role, Section, Text};
use super::read::{self, Cx, Decode, Node, NonEmpty, Tagged, choice, record, variants};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::source::{Sources, Span, Spanned};

record! {
    /// A guide: sections of blocks, in reading order.
    pub struct RawGuide {
        /// The language of the text, such as "nb".
        lang: Lang,
        /// The title, as on the cover.
        title: Text,
        /// What stands below the title on the cover.
        subtitle: Option<Text>,
        /// What whoever prints must look after first, such as telephone numbers and their date.
        confirm: Option<Paragraphs>,
        /// The parts, in reading order, each beginning with the line `[[section]]`.
        section: NonEmpty<RawSection>,
    }
}

record! {
    /// A titled part of a guide.
    pub struct RawSection {
        /// The name that links and references use; unique in the guide.
        id: Spanned<Id>,
        /// The heading.
        title: Text,
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
        title: Option<Text>,
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
        Pull(RawPull) = "pull",
        /// Writing space.
        Notes(RawNotes) = "notes",
    }
}

record! {
    /// Words.
    pub struct RawText {
        /// The words, in Markdown; a blank line begins a new paragraph.
        text: Paragraphs,
    }
}

record! {
    /// One sentence.
    pub struct RawPull {
        /// The sentence, in Markdown.
        text: Text,
    }
}

record! {
    /// Titled things.
    pub struct RawItems {
        /// The things, in order.
        items: NonEmpty<RawItem>,
    }
}

record! {
    /// A titled thing.
    pub struct RawItem {
        /// Its name.
        title: Text,
        /// What is said of it.
        text: Option<Text>,
        /// Its name in the guide's language, where the title is in another.
        label: Option<Text>,
        /// The language of the title, where it is not the guide's.
        lang: Option<Lang>,
        /// The picture beside it: a file of `content/icons`, without `.svg`.
        icon: Option<Spanned<String>>,
    }
}

record! {
    /// Things to say or ask aloud.
    pub struct RawQuotes {
        /// The quotes, in order, with their «».
        quotes: NonEmpty<Text>,
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
        title: Text,
        /// The points, in order.
        points: NonEmpty<Text>,
    }
}

record! {
    /// A boxed aside.
    pub struct RawCallout {
        /// The label, such as "Husk".
        label: Text,
        /// The words, in Markdown; a blank line begins a new paragraph.
        text: Paragraphs,
        /// The picture beside the label: a file of `content/icons`, without `.svg`.
        icon: Option<Spanned<String>>,
    }
}

record! {
    /// Writing space.
    pub struct RawNotes {
        /// What the reader is asked to write about.
        text: Option<Paragraphs>,
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
    let node = read::load_node(sources, path, wanted_by, diags)?;
    decode(&node, sources, diags)
}

/// Reads the guide in a file that was parsed; otherwise as [`load`].
pub(super) fn decode(node: &Node, sources: &Sources, diags: &mut Diagnostics) -> Option<Guide> {
    let raw = RawGuide::decode(node, &mut Cx::new(sources, diags))?;
    for section in &raw.section.0 {
        if section.role == RawRole::Chapter && section.block.is_empty() {
            let error = Diagnostic::error(Code::EmptySection, section.span);
            diags.push(error.hint(Message::new(Code::AddBlock)));
        }
    }
    let guide = Guide {
        lang: raw.lang,
        title: raw.title,
        subtitle: raw.subtitle,
        confirm: raw.confirm.map(|text| text.0).unwrap_or_default(),
        sections: raw.section.0.into_iter().map(section).collect(),
    };
    report_twins(guide.ids(), sources, diags);
    Some(guide)
}

fn section(raw: RawSection) -> Section {
    let role = match raw.role {
        RawRole::Chapter => Role::Chapter,
        RawRole::Notes => Role::Notes,
        RawRole::Closing => Role::Closing,
    };
    Section {
        id: plain_id(raw.id),
        role,
        title: raw.title,
        blocks: raw.block.into_iter().map(block).collect(),
        span: raw.span,
    }
}

fn block(raw: Tagged<RawCommon, RawBlock>) -> Block {
    let kind = match raw.variant {
        RawBlock::Text(raw) => BlockKind::Text {
            paragraphs: raw.text.0,
        },
        RawBlock::Items(raw) => BlockKind::Items {
            items: items(raw.items),
        },
        RawBlock::Steps(raw) => BlockKind::Steps {
            items: items(raw.items),
        },
        RawBlock::Quotes(raw) => {
            let quotes = raw.quotes.0.into_iter();
            BlockKind::Quotes {
                quotes: quotes.map(|text| Quote { text }).collect(),
            }
        }
        RawBlock::Contrast(raw) => BlockKind::Contrast {
            yes: (raw.yes.title, raw.yes.points.0),
            no: (raw.no.title, raw.no.points.0),
        },
        RawBlock::Callout(raw) => BlockKind::Callout {
            label: raw.label,
            icon: raw.icon,
            paragraphs: raw.text.0,
        },
        RawBlock::Pull(raw) => BlockKind::Pull { text: raw.text },
        RawBlock::Notes(raw) => BlockKind::Notes {
            prompt: raw.text.map(|text| text.0).unwrap_or_default(),
        },
    };
    Block {
        id: raw.common.id.map(plain_id),
        title: raw.common.title,
        kind,
        span: raw.common.span,
    }
}

pub(super) fn items(raw: NonEmpty<RawItem>) -> Vec<Item> {
    let item = |raw: RawItem| Item {
        title: Text {
            lang: raw.lang,
            ..raw.title
        },
        label: raw.label,
        text: raw.text,
        icon: raw.icon,
        span: raw.span,
    };
    raw.0.into_iter().map(item).collect()
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

    /// Every icon that is named, in reading order.
    pub fn icons(&self) -> Vec<&Spanned<String>> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks
            .flat_map(|block| match &block.kind {
                BlockKind::Items { items } | BlockKind::Steps { items } => {
                    items.iter().filter_map(|item| item.icon.as_ref()).collect()
                }
                BlockKind::Callout { icon, .. } => icon.iter().collect(),
                _ => Vec::new(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
