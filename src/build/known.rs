//! What was read of a project before and what was made of it, for the next build in the same process.
//! It is found again by the bytes of the files that it was made of; what comes out of a build does not
//! depend on it.

use std::sync::Arc;

use crate::content::FileRef;
use crate::design::icons::{self, Icons};
use crate::design::{Design, KnownPictures, load_design, load_icons};
use crate::diag::Diagnostics;
use crate::lines::{FontBook, Supply, Typesetter};
use crate::memory::{self, Memory};
use crate::render::pdf::KnownStreams;
use crate::source::{FileId, Sources, Spanned};

/// What builds remember.
pub struct Known {
    /// The words with their breaks, and the fonts with all that was set in them.
    supply: Option<(Vec<String>, Supply)>,
    icons: Memory<FromTexts<Arc<Icons>>>,
    designs: Memory<FromTexts<Design>>,
    pub(super) pictures: KnownPictures,
    pub(super) streams: KnownStreams,
}

/// What texts of the project said, where nothing was wrong with them.
struct FromTexts<T> {
    texts: Vec<KnownText>,
    value: T,
}

/// A text by its path. What it said has places in it, which its id is part of.
#[derive(Clone, PartialEq)]
struct KnownText {
    id: FileId,
    path: String,
    text: String,
}

impl Known {
    /// Nothing is known yet. Of each kind of thing about so many bytes are remembered; with 0, all is
    /// forgotten that one build does not need itself.
    pub const fn new(limit: usize) -> Self {
        Self {
            supply: None,
            icons: Memory::new(limit),
            designs: Memory::new(limit),
            pictures: Memory::new(limit),
            streams: KnownStreams::new(limit),
        }
    }

    /// The project's fonts, and what sets text in them.
    pub(super) fn typesetter(
        &mut self,
        sources: &Sources,
        hyphenation: Vec<String>,
        diags: &mut Diagnostics,
    ) -> Typesetter {
        let known = self.supply.as_ref();
        let known = known
            .filter(|(words, supply)| *words == hyphenation && supply.book().is_current(sources));
        if let Some((_, supply)) = known {
            return supply.typesetter();
        }
        let supply = Supply::new(FontBook::load(sources, diags), &hyphenation);
        let (_, supply) = self.supply.insert((hyphenation, supply));
        supply.typesetter()
    }

    /// The icons that are `wanted`: see [`load_icons`].
    pub(super) fn icons(
        &mut self,
        sources: &mut Sources,
        wanted: &[&Spanned<String>],
        diags: &mut Diagnostics,
    ) -> Arc<Icons> {
        let mut paths: Vec<String> = Vec::new();
        for name in wanted {
            let path = format!("{}/{}.svg", icons::FOLDER, name.value);
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        let load = |sources: &mut Sources, diags: &mut Diagnostics| {
            Some(load_icons(sources, wanted.iter().copied(), diags))
        };
        from_texts(&mut self.icons, &paths, sources, load, diags).unwrap_or_default()
    }

    /// The design of a layout and a theme: see [`load_design`].
    pub(super) fn design(
        &mut self,
        sources: &mut Sources,
        (layout, theme): (&FileRef, &FileRef),
        icons: &Arc<Icons>,
        diags: &mut Diagnostics,
    ) -> Option<Design> {
        let paths = [layout.path.clone(), theme.path.clone()];
        let load = |sources: &mut Sources, diags: &mut Diagnostics| {
            load_design(sources, layout, theme, icons, diags)
        };
        let design = from_texts(&mut self.designs, &paths, sources, load, diags)?;
        Some(Design {
            icons: Arc::clone(icons),
            ..design
        })
    }

    /// Ends a build: forgets what was of no use to it.
    pub(super) fn next_build(&mut self) {
        if let Some((_, supply)) = &self.supply {
            supply.next_build();
        }
        self.icons.next_build();
        self.designs.next_build();
        self.pictures.next_build();
        self.streams.next_build();
    }
}

/// What `load` makes of the texts at `paths`, which it reads in this order.
fn from_texts<T: Clone>(
    known: &mut Memory<FromTexts<T>>,
    paths: &[String],
    sources: &mut Sources,
    load: impl FnOnce(&mut Sources, &mut Diagnostics) -> Option<T>,
    diags: &mut Diagnostics,
) -> Option<T> {
    let hash = memory::hash(paths);
    let text = |path: &String| {
        let id = sources.read(path).ok()?;
        let text = sources.get(id)?.text.clone();
        let path = path.clone();
        Some(KnownText { id, path, text })
    };
    let texts: Option<Vec<KnownText>> = paths.iter().map(text).collect();
    let same = |known: &FromTexts<T>| texts.as_ref() == Some(&known.texts);
    if let Some(known) = known.find(hash, same) {
        return Some(known.value.clone());
    }
    let mut own = Diagnostics::new();
    let value = load(sources, &mut own);
    if let (true, Some(texts), Some(value)) = (own.is_empty(), texts, value.clone()) {
        let size = texts.iter().map(|known| known.text.len()).sum();
        known.keep(hash, size, Arc::new(FromTexts { texts, value }));
    }
    diags.append(own);
    value
}
