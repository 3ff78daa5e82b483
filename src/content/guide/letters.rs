//! The letters that sections and things of a guide are about, and what these stand for. Which colours they have is the
//! theme's.

use super::{Block, Guide, GuidePart};
use crate::content::read::hint_for;
use crate::content::text::Text;
use crate::content::thing::{ListItem, Thing};
use crate::diag::{Diagnostics, Fault};
use crate::source::Spanned;

impl Guide {
    /// Reports letters that stand nowhere, or in no list of things.
    pub(super) fn check_letters(&self, diags: &mut Diagnostics) {
        let Some(name) = &self.letters else {
            return;
        };
        if self.letter_items().is_none() {
            let lists = self
                .blocks()
                .filter(|block| matches!(block.thing, Thing::Items(_)));
            let ids: Vec<&str> = lists
                .filter_map(|block| Some(block.id.as_ref()?.value.as_str()))
                .collect();
            let id = name.value.as_str();
            let error = Fault::NoSuchLetters { id: id.into() }.at(name.span);
            diags.push(error.hint(hint_for(id, &ids)));
        }
    }

    /// The things that the letters stand for.
    fn letter_items(&self) -> Option<&[ListItem]> {
        let id = self.letters.as_ref()?.value.as_str();
        match self.find(id)? {
            GuidePart::Block(
                _,
                Block {
                    thing: Thing::Items(items),
                    ..
                },
            ) => Some(items),
            _ => None,
        }
    }

    /// What a letter stands for, in the guide's language.
    pub fn letter_name(&self, letter: &str) -> Option<&Text> {
        let mut items = self.letter_items()?.iter();
        let found = items.find(|item| item.title.first_letter().as_deref() == Some(letter))?;
        Some(found.names().0)
    }

    /// Every letter that a section or a thing in it names.
    pub fn letters_named(&self) -> impl Iterator<Item = &Spanned<String>> {
        let sections = self.sections.iter();
        let sections = sections.filter_map(|section| section.letter.as_ref());
        let items = self.things().flat_map(|thing| match thing {
            Thing::Items(items) | Thing::Steps(items) => items.as_slice(),
            _ => &[],
        });
        sections.chain(items.filter_map(|item| item.letter.as_ref()))
    }

    /// Whether its sections take the accents of letters.
    pub fn is_lettered(&self) -> bool {
        self.sections.iter().any(|section| section.letter.is_some())
    }
}
