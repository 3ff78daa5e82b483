//! What sections of a booklet look like, by what they are for: where they begin, their accent, what is
//! drawn beside their heading, and what becomes of the rest of their last page.

use serde_json::json;

use super::declare::{Change, NoKeys, RawNoKeys, rule, rules};
use super::keys::AccentName;
use super::resolver::Resolver;
use crate::content::read::{Cx, Decode, Definitions, Json, Maybe, Node, choice, record};
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};
use crate::source::Span;

record! {
    /// What chapters look like, and how the notes and closing sections differ.
    pub struct RawSections {
        ..chapter: RawSection,
        /// The section for the reader's own notes.
        notes: Option<RawSection>,
        /// The last section.
        closing: Option<RawSection>,
    }
}

/// What sections look like, by what they are for.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRules {
    /// A chapter.
    pub chapter: SectionRule,
    /// The section for the reader's own notes.
    pub notes: SectionRule,
    /// The last words.
    pub closing: SectionRule,
    /// The colophon and the back: as chapters, but on a page of their own, and with nothing beside the words.
    pub plain: SectionRule,
}

rule! {
    /// What a section looks like.
    pub struct SectionRule: Default from RawSection {
        ..fill: Fill from Maybe<RawFill>,
        /// Where it begins.
        start: Start = Start::Page,
        /// Its accent; left out, each section takes the next.
        accent: Option<usize> as AccentName = None,
        /// What of the theme's art is drawn beside its heading.
        art: HeadingArt = HeadingArt::None,
    }
}

choice! {
    /// What is drawn beside the heading of a section.
    pub enum HeadingArt {
        /// Nothing.
        None = "none",
        /// The theme's path, with a station before the heading.
        Path = "path",
    }
}

rules! {
    /// What becomes of the room that is left on a section's last page. Left out, a prompt tells it.
    pub enum Fill: Default = White from RawFill by "fill" {
        /// It stays white, but for what panels and gaps may grow.
        White(NoKeys from RawNoKeys) = "white",
        /// Lines to write on, below a prompt if there is one.
        Notes(FillNotes from RawFillNotes) = "notes" told by ["prompt"],
        /// The theme's picture for what is left of a page.
        Picture(NoKeys from RawNoKeys) = "picture",
        /// Panels and gaps grow a little into it, and the drawings at the foot of the page take the rest.
        Band(NoKeys from RawNoKeys) = "band",
    }
}

rule! {
    /// Lines to write on.
    pub struct FillNotes: Default from RawFillNotes {
        /// An item of the words that is asked once more above the lines, by its block and number:
        /// "refleksjon.2".
        prompt: Option<Prompt> = None,
    }
}

/// An item of the guide that serves as a prompt once more: `"refleksjon.2"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The id of its block.
    pub block: String,
    /// Its number there, from 1.
    pub number: usize,
    /// Where the layout names it.
    pub span: Span,
}

impl Decode for Prompt {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"refleksjon.2\""))?;
        let prompt = text.split_once('.').and_then(|(block, number)| {
            Some(Self {
                block: block.to_owned(),
                number: number.parse().ok().filter(|number| *number > 0)?,
                span: node.span,
            })
        });
        if prompt.is_none() {
            let fault = Fault::NotAPrompt { text: text.into() };
            cx.push(
                fault
                    .at(node.span)
                    .hint(Hint::write_such("\"refleksjon.2\"")),
            );
        }
        prompt
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "string",
            "pattern": r"^[^.]*\.0*[1-9][0-9]*$",
            "examples": ["refleksjon.2"],
        })
    }
}

impl RawSections {
    pub(super) fn resolve(&self, cx: &mut Resolver) -> SectionRules {
        let chapter = self.chapter.over(&SectionRule::default(), cx);
        SectionRules {
            notes: self.notes.over(&chapter, cx),
            closing: self.closing.over(&chapter, cx),
            plain: chapter.plain(),
            chapter,
        }
    }
}

impl SectionRules {
    /// The same with `change` over each of them.
    pub(super) fn with(&self, change: &RawSection, cx: &mut Resolver) -> Self {
        Self {
            chapter: change.over(&self.chapter, cx),
            notes: change.over(&self.notes, cx),
            closing: change.over(&self.closing, cx),
            plain: change.over(&self.plain, cx).plain(),
        }
    }
}

impl SectionRule {
    /// The same on a page of its own, with nothing beside the words.
    fn plain(&self) -> Self {
        Self {
            accent: self.accent,
            ..Self {
                start: Start::Page,
                ..Self::default()
            }
        }
    }
}

choice! {
    /// Where a section begins.
    pub enum Start {
        /// On the next page.
        Page = "page",
        /// On the next right-hand page.
        Recto = "recto",
        /// Where the section before ends.
        Flow = "flow",
    }
}
