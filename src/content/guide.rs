//! `content/*.toml` → a [`Guide`]: sections of blocks, and the checks that only words need.
//!
//! Where references from other files lead is asked with [`Guide::find`]. Nothing is laid out here.

mod cover;
mod letters;
mod size;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::from::{self, FROM, is_taken};
use super::id::{Id, report_duplicates};
use super::lang::Lang;
use super::markdown::Paragraphs;
use super::read::{
    self, Cx, Decode, Definitions, Json, Node, NonEmpty, Tagged, choice, hint_for, record,
};
use super::text::Text;
use super::thing::declare::{RawThing, ThingKind};
use super::thing::{Image, Thing};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span, Spanned};
use cover::CoverPicture;

/// How many unknown references are told with a way out.
const MOST_HINTS: usize = 100;

record! {
    /// A guide: sections of blocks, in reading order.
    pub struct Guide {
        /// The language of the text, such as "nb".
        lang: Lang,
        /// The title, as on the cover.
        title: Text,
        /// What stands below the title on the cover.
        subtitle: Option<Text>,
        /// The picture of the cover.
        cover: Option<CoverPicture>,
        /// What must be checked before printing, such as telephone numbers and their date.
        confirm: Option<Paragraphs>,
        /// The block whose things the letters are that sections name: its id. The first letter of a thing's title is
        /// the letter, and its name in the guide's language what the letter stands for.
        letters: Option<Spanned<String>>,
        /// The parts, in reading order, each beginning with the line `[[section]]`.
        sections as "section": NonEmpty<Section>,
    }
}

record! {
    /// A titled part of a guide.
    pub struct Section {
        /// The name that links and references use; unique in the guide.
        id: Spanned<Id>,
        /// The heading.
        title: Text,
        /// What the part of the guide is called that begins with this section, where it has parts.
        part: Option<Text>,
        /// The letter, or the accent of the theme, that it is about: "C". Where any section names one, those without
        /// are about all of them.
        letter: Option<Spanned<String>>,
        /// What leads into it, before its blocks.
        intro: Option<Paragraphs>,
        /// The language of the section, where it is not the guide's.
        lang: Option<Lang>,
        /// What the section is for.
        #[default(Role::Chapter)]
        role: Role,
        /// The blocks, in reading order.
        #[default(Vec::new())]
        blocks as "block": Vec<Block>,
    }
}

choice! {
    /// What a section is for.
    pub enum Role {
        /// One chapter among others.
        Chapter = "chapter",
        /// Room for the reader's own notes.
        Notes = "notes",
        /// The last words.
        Closing = "closing",
        /// Who made it, and how: at the foot of a page of its own.
        Colophon = "colophon",
        /// What stands on the back, as the last page.
        Back = "back",
    }
}

record! {
    /// What every block can have.
    pub struct BlockKeys {
        /// The name that references use; unique in the guide.
        id: Option<Spanned<Id>>,
        /// A heading of the block's own.
        title: Option<Text>,
        /// A heading one level below that.
        subheading: Option<Text>,
        /// The language of the block, where it is not the guide's.
        lang: Option<Lang>,
    }
}

/// A block as files write it.
type RawBlock = Tagged<BlockKeys, RawThing>;

/// One block of a section.
#[derive(Debug, Clone)]
pub struct Block {
    /// The name that references use (`veileder#huskeregler`); unique in the guide.
    pub id: Option<Spanned<Id>>,
    /// A heading of its own.
    pub title: Option<Text>,
    /// A heading one level below that.
    pub subheading: Option<Text>,
    /// The language that it says it is in.
    pub lang: Option<Lang>,
    /// What it is and says.
    pub thing: Thing,
    /// Where the block starts.
    pub span: Span,
}

record! {
    /// A block that stands in another guide. Keys of its kind that are said here go before those there.
    pub struct RawTakenBlock {
        /// The name that references use; unique in the guide.
        id: Option<Spanned<Id>>,
        /// The guide, `#`, the id of the block, and perhaps a full stop and a number, for one thing of a list
        /// alone: "veileder#huskeregler.3".
        from: Spanned<String>,
        /// The kind of the block: a list can be shown with numbers, "steps", or without, "items".
        kind: Option<Spanned<ThingKind>>,
        /// A heading, where it is not to be the one there.
        title: Option<Text>,
        /// A heading one level below that, where it is not to be the one there.
        subheading: Option<Text>,
        /// The language of the block, where it is not said there.
        lang: Option<Lang>,
    }
}

impl Decode for Block {
    /// `None` says too that its thing cannot be shown, which was reported.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_taken(node) {
            from::refuse::<RawTakenBlock>(node, cx);
            return None;
        }
        let raw = RawBlock::decode(node, cx)?;
        Some(Self {
            id: raw.common.id,
            title: raw.common.title,
            subheading: raw.common.subheading,
            lang: raw.common.lang,
            thing: raw.variant.thing(cx)?,
            span: raw.common.span,
        })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({
            "type": "object",
            "if": { "required": [FROM] },
            "then": RawTakenBlock::schema(definitions),
            "else": RawBlock::schema(definitions),
        })
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
    decode(&node, &|_| None, sources, diags)
}

/// Reads the guide in a file that was parsed, with what it takes from others in its place; `taken` says which
/// language that is in, by where it stands. Otherwise as [`load`].
pub(super) fn decode(
    node: &Node,
    taken: &dyn Fn(Span) -> Option<Lang>,
    sources: &Sources,
    diags: &mut Diagnostics,
) -> Option<Guide> {
    if !size::has_room(node, diags) {
        return None;
    }
    let mut guide = Guide::decode(node, &mut Cx::new(sources, diags))?;
    for section in guide.sections.iter_mut() {
        section.begin_with_intro();
    }
    guide.each_text(&mut |text| {
        if let Some(lang) = taken(text.span) {
            text.assume_lang(&lang);
        }
    });
    for section in guide.sections.iter_mut() {
        section.say_languages(&guide.lang);
    }
    let own = guide.lang.clone();
    guide.each_text(&mut |text| {
        text.lang
            .take_if(|lang| *lang == own && taken(text.span).is_some());
    });
    for section in guide.sections.iter() {
        if section.role == Role::Chapter && section.blocks.is_empty() {
            let error = Fault::EmptySection.at(section.span);
            diags.push(error.hint(Hint::AddBlock));
        }
    }
    for section in guide.sections.iter() {
        let is_last = matches!(section.role, Role::Closing | Role::Colophon | Role::Back);
        if let (Some(part), true) = (&section.part, is_last) {
            let error = Fault::PartOfLastWords.at(part.span);
            diags.push(error.hint(Hint::PartInChapter));
        }
    }
    let last = guide.sections.len().saturating_sub(1);
    for section in guide.sections.iter().take(last) {
        if section.role == Role::Back {
            let error = Fault::BackNotLast.at(section.title.span);
            diags.push(error.hint(Hint::MoveBack));
        }
    }
    report_duplicates(guide.ids(), sources, diags);
    guide.check_letters(diags);
    size::check(&mut guide, diags);
    Some(guide)
}

impl Section {
    /// Makes a block of text of what leads into the section, before all others.
    fn begin_with_intro(&mut self) {
        let Some(intro) = self.intro.take() else {
            return;
        };
        let span = intro.0.first().map_or(self.span, |text| text.span);
        let block = Block {
            id: None,
            title: None,
            subheading: None,
            lang: None,
            thing: Thing::Text(intro.0),
            span,
        };
        self.blocks.insert(0, block);
    }

    /// Says of every text which language it is in, where that is not the guide's: what is said of a block
    /// goes before what is said of its section.
    fn say_languages(&mut self, guide: &Lang) {
        for block in &mut self.blocks {
            let lang = block.lang.as_ref().or(self.lang.as_ref());
            if let Some(lang) = lang.filter(|lang| *lang != guide).cloned() {
                block.each_text(&mut |text| text.assume_lang(&lang));
                if let Thing::Qr(code) = &mut block.thing {
                    code.assume_lang(&lang);
                }
            }
        }
        if let Some(lang) = self.lang.as_ref().filter(|lang| *lang != guide) {
            self.title.assume_lang(lang);
        }
    }
}

impl Block {
    /// Does something with each of its texts.
    pub(super) fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        let headings = self.title.iter_mut().chain(&mut self.subheading);
        headings.for_each(&mut *act);
        self.thing.each_text(act);
    }
}

/// What a reference into a guide leads to.
#[derive(Debug, Clone, Copy)]
pub enum GuidePart<'g> {
    /// A whole section.
    Section(&'g Section),
    /// One block, and the section that it stands in.
    Block(&'g Section, &'g Block),
}

impl Guide {
    /// What must be checked before printing.
    pub fn confirm(&self) -> &[Text] {
        self.confirm.as_ref().map_or(&[], |text| &text.0)
    }

    /// Adds what other guides, from which it takes words, say must be checked.
    pub(super) fn also_confirm(&mut self, more: &[Text]) {
        if !more.is_empty() {
            let all = self.confirm.get_or_insert_with(|| Paragraphs(Vec::new()));
            all.0.extend(more.iter().cloned());
        }
    }

    /// The section or block called `id`.
    pub fn find(&self, id: &str) -> Option<GuidePart<'_>> {
        self.sections.iter().find_map(|section| {
            if section.id.as_ref() == id {
                return Some(GuidePart::Section(section));
            }
            let named = |b: &&Block| b.id.as_ref().is_some_and(|name| name.as_ref() == id);
            let block = section.blocks.iter().find(named)?;
            Some(GuidePart::Block(section, block))
        })
    }

    /// Every id, in reading order.
    pub fn ids(&self) -> Vec<&Spanned<Id>> {
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

    /// The same, to be changed.
    pub(super) fn things_mut(&mut self) -> impl Iterator<Item = &mut Thing> {
        let blocks = self.sections.iter_mut().flat_map(|s| &mut s.blocks);
        blocks.map(|block| &mut block.thing)
    }

    /// Every thing, in reading order.
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.blocks().map(|block| &block.thing)
    }

    /// Reports what texts refer to in this guide and is not there.
    pub(super) fn check_references(&mut self, diags: &mut Diagnostics) {
        let ids: BTreeSet<String> = self.ids().iter().map(|id| id.value.0.clone()).collect();
        let own = self.span.file;
        let known: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut told = 0;
        self.each_text(&mut |text| {
            // Words of another guide may jump to what did not come with them: there they are words.
            for piece in text
                .pieces
                .iter_mut()
                .filter(|piece| piece.span.file != own)
            {
                let leads = |link: &str| link.strip_prefix('#').is_some_and(|id| !ids.contains(id));
                piece.link.take_if(|link| leads(link));
            }
            let notes: Vec<Text> = text.notes().map(|(note, _)| note.text.clone()).collect();
            let texts = std::iter::once(&*text).chain(&notes);
            for (id, span) in texts
                .flat_map(Text::references)
                .filter(|(id, _)| !ids.contains(*id))
            {
                let error = Fault::UnknownReference { id: id.into() }.at(span);
                told += 1;
                // Nobody mends more between two builds.
                diags.push(match told > MOST_HINTS {
                    true => error,
                    false => error.hint(hint_for(id, &known)),
                });
            }
        });
        self.number_stations(diags);
    }

    /// Numbers the footnotes in reading order, and refuses those in titles, which stand in the contents and
    /// the bookmarks too, and in what is not printed.
    pub(super) fn number_notes(&mut self, diags: &mut Diagnostics) {
        let titles = self.sections.iter_mut().map(|section| &mut section.title);
        let head = self.subtitle.iter_mut().chain([&mut self.title]);
        let confirm = self.confirm.iter_mut().flat_map(|text| &mut text.0);
        let cover = self.cover.iter_mut().flat_map(|cover| cover.0.texts());
        let mut refuse = |text: &mut Text| {
            for (_, span) in text.notes() {
                diags.push(Fault::NoteNotHere.at(span).hint(Hint::NoteInBlock));
            }
        };
        titles.chain(head).chain(confirm).for_each(&mut refuse);
        cover.for_each(&mut refuse);
        for thing in self.things_mut() {
            if let Thing::Image(image) = thing {
                image.alt.iter_mut().for_each(&mut refuse);
            }
        }
        self.count_notes();
    }

    /// Gives each footnote its number; marks that lead to one note have the same.
    pub(super) fn count_notes(&mut self) {
        let mut notes: BTreeMap<(Span, String), usize> = BTreeMap::new();
        self.each_text(&mut |text| {
            for (note, _) in text.notes() {
                // Escapes can hide the exact place of a note: its name tells it from others there.
                let own = (note.text.span, note.name.clone());
                let next = notes.len() + 1;
                note.number = *notes.entry(own).or_insert(next);
            }
        });
    }

    /// Does something with each of its texts.
    pub(super) fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        act(&mut self.title);
        let confirm = self.confirm.iter_mut().flat_map(|text| &mut text.0);
        self.subtitle.iter_mut().chain(confirm).for_each(&mut *act);
        let cover = self.cover.iter_mut().flat_map(|cover| cover.0.texts());
        cover.for_each(&mut *act);
        for section in self.sections.iter_mut() {
            section.part.iter_mut().for_each(&mut *act);
            act(&mut section.title);
            for block in &mut section.blocks {
                block.each_text(act);
            }
        }
    }

    /// The picture of the cover, where it has one.
    pub fn cover_image(&self) -> Option<&Image> {
        self.cover.as_ref().map(|cover| &cover.0)
    }

    /// The name of every picture, with repetitions.
    pub fn pictures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let cover = self.cover_image().map(|image| &image.file);
        cover
            .into_iter()
            .chain(self.things().filter_map(Thing::picture))
    }

    /// The name of every icon, with repetitions.
    pub fn icons(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.things().flat_map(Thing::icons)
    }
}

#[cfg(test)]
mod tests;
