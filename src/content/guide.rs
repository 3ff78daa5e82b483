//! `content/*.toml` → a [`Guide`]: the file's shape, and the checks that only words need.
//!
//! Where references from other files lead is asked with [`Guide::find`]. Nothing is laid out here.

use super::id::{Id, report_twins};
use super::lang::Lang;
use super::markdown::Paragraphs;
use super::model::{Block, Guide, Role, Section};
use super::read::{self, Cx, Decode, Node, NonEmpty, Tagged, choice, record};
use super::text::Text;
use super::thing::Thing;
use super::thing::declare::RawThing;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
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
        block: Vec<Tagged<RawCommon, RawThing>>,
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
            let error = Diagnostic::error(Fault::EmptySection, section.span);
            diags.push(error.hint(Hint::AddBlock));
        }
    }
    let guide = Guide {
        lang: raw.lang,
        title: raw.title,
        subtitle: raw.subtitle,
        confirm: raw.confirm.map(|text| text.0).unwrap_or_default(),
        sections: raw
            .section
            .0
            .into_iter()
            .map(|raw| section(raw, diags))
            .collect(),
    };
    report_twins(guide.ids(), sources, diags);
    Some(guide)
}

fn section(raw: RawSection, diags: &mut Diagnostics) -> Section {
    let role = match raw.role {
        RawRole::Chapter => Role::Chapter,
        RawRole::Notes => Role::Notes,
        RawRole::Closing => Role::Closing,
    };
    Section {
        id: plain_id(raw.id),
        role,
        title: raw.title,
        blocks: raw
            .block
            .into_iter()
            .filter_map(|raw| block(raw, diags))
            .collect(),
        span: raw.span,
    }
}

/// A block; `None` says that its thing cannot be shown, which was reported.
fn block(raw: Tagged<RawCommon, RawThing>, diags: &mut Diagnostics) -> Option<Block> {
    Some(Block {
        id: raw.common.id.map(plain_id),
        title: raw.common.title,
        thing: raw.variant.thing(diags)?,
        span: raw.common.span,
    })
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

    /// Every block, in reading order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// Every thing, in reading order.
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.blocks().map(|block| &block.thing)
    }

    /// The name of every icon, with repetitions.
    pub fn icons(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.things().flat_map(Thing::icons)
    }
}

#[cfg(test)]
mod tests;
