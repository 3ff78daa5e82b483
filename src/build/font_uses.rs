//! The fonts of a project and of the program → their families with all weights, the licence and the languages of each,
//! and the styles that are set in it. No text is set for that.

mod alphabets;

use std::collections::{BTreeMap, BTreeSet};

use super::cache::BuildCache;
use super::project::{self, Loaded};
use crate::design::FontQuery;
use crate::diag::Diagnostics;
use crate::lines::{Font, FontBook};
use crate::source::Sources;

/// A family of fonts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyUse {
    /// Its name, as themes write it.
    pub name: String,
    /// Whether it is inside the program; otherwise it stands in the folder of fonts.
    pub built_in: bool,
    /// What its fonts say of their licence.
    pub licence: Option<String>,
    /// The tags of the languages for which all of its fonts have every letter.
    pub languages: Vec<&'static str>,
    /// Its fonts, the lighter first, and each upright before its italic.
    pub faces: Vec<FaceUse>,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceUse {
    /// The path of its file in the folder of fonts, or its name inside the program.
    pub file: String,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// The lightest and the heaviest weight that it can have, where it is variable.
    pub weights: Option<(u16, u16)>,
    /// Whether it is slanted.
    pub italic: bool,
    /// The styles of any product that are set in it.
    pub styles: Vec<&'static str>,
    /// Whether words between stars are set in it, of a style that is set in another.
    pub stressed: bool,
}

/// Every family that the project can use, by their names, those of the project first. What is wrong with the project
/// goes into `diags`; which styles use a font is then not known in full.
pub fn font_uses(sources: &mut Sources, diags: &mut Diagnostics) -> Vec<FamilyUse> {
    let Some(project) = project::load(sources, diags) else {
        return Vec::new();
    };
    let cache = &mut BuildCache::new(0);
    let loaded = project::load_all(sources, |_| true, project, cache, diags);
    let book = loaded.setters.book();
    let uses = Uses::of(&loaded, book);
    let mut families: BTreeMap<(bool, String), Vec<&Font>> = BTreeMap::new();
    for (_, font) in book.iter() {
        let family = (font.built_in, font.family.clone());
        families.entry(family).or_default().push(font);
    }
    let family = |((built_in, name), mut fonts): ((bool, String), Vec<&Font>)| {
        fonts.sort_by_key(|font| (font.weight, font.italic));
        FamilyUse {
            name,
            built_in,
            licence: fonts.iter().find_map(|font| font.licence()),
            languages: alphabets::of(|c| fonts.iter().all(|font| font.covers(c))),
            faces: fonts.iter().map(|font| uses.face(font)).collect(),
        }
    };
    families.into_iter().map(family).collect()
}

/// Whether a font is inside the program, and its file.
type Place = (bool, String);

/// What is set in each font.
#[derive(Default)]
struct Uses {
    styles: BTreeMap<Place, BTreeSet<&'static str>>,
    stressed: BTreeSet<Place>,
}

impl Uses {
    fn of(loaded: &Loaded, book: &FontBook) -> Self {
        let mut uses = Self::default();
        let designs = loaded.designs.values();
        for (name, style) in designs.flat_map(|design| &design.styles) {
            let plain = FontQuery {
                families: style.font.clone(),
                weight: style.weight,
                italic: style.italic,
            };
            let stressed = FontQuery {
                italic: true,
                ..plain.clone()
            };
            let first = |query: &FontQuery| {
                let font = book.get(*book.fallback_order(query).first()?)?;
                Some(place(font))
            };
            if let Some(place) = first(&plain) {
                uses.styles.entry(place).or_default().insert(name.name());
            }
            uses.stressed.extend(first(&stressed));
        }
        uses
    }

    fn face(&self, font: &Font) -> FaceUse {
        let place = place(font);
        let styles = self.styles.get(&place).into_iter().flatten();
        let styles: Vec<&'static str> = styles.copied().collect();
        FaceUse {
            file: font.file.clone(),
            weight: font.weight,
            weights: font.weights,
            italic: font.italic,
            stressed: styles.is_empty() && self.stressed.contains(&place),
            styles,
        }
    }
}

fn place(font: &Font) -> Place {
    (font.built_in, font.file.clone())
}
