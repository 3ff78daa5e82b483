//! What was read of a project and what was made of it, for the next build in the same process. It is
//! used again where the files that it was made of have the same bytes; what a build gives does not
//! depend on it.

use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::Arc;

use crate::cache::{self, Cache};
use crate::content::FileRef;
use crate::design::icons::{self, Icons};
use crate::design::{
    Design, PictureCache, Theme, WantedDrawings, load_design, load_drawings, load_icons, load_theme,
};
use crate::diag::Diagnostics;
use crate::lines::{FontBook, TextWork, TypesetterPool};
use crate::render::pdf::{PdfWork, StreamCache};
use crate::source::{FileId, Sources, Spanned};

/// In about how many bytes paragraphs are kept within one build: all editions of a booklet have mostly
/// the same.
const WITHIN_BUILD: usize = 4 << 20;
/// So many bytes of themes are kept in any case: most projects have one, which all products share.
const THEMES: usize = 1 << 20;

/// What is kept from build to build.
pub struct BuildCache {
    limit: usize,
    /// The words with their breaks, and the fonts with all that was set in them.
    pool: Option<(Vec<String>, TypesetterPool)>,
    /// What was set in fonts that are not those of `pool`.
    set_before: TextWork,
    icons: Cache<FromTexts<Arc<Icons>>>,
    designs: Cache<FromTexts<Design>>,
    themes: Cache<FromTexts<Arc<Theme>>>,
    pub(super) pictures: PictureCache,
    pub(super) streams: StreamCache,
}

/// How much was done, in things that can be counted. What is kept and used again costs nothing, and is not
/// among them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// In setting text.
    pub set: TextWork,
    /// In PDF files.
    pub drawn: PdfWork,
}

/// What was made of texts of the project without any fault.
struct FromTexts<T> {
    texts: Vec<ReadText>,
    value: T,
}

/// A text that was read. The places in what is made of it name its id.
#[derive(Clone, PartialEq)]
struct ReadText {
    id: FileId,
    path: String,
    text: Arc<String>,
}

impl BuildCache {
    /// Nothing is kept yet; later about `limit` bytes of each kind. With 0, only what is needed within one
    /// build is kept.
    pub const fn new(limit: usize) -> Self {
        Self {
            limit,
            pool: None,
            set_before: TextWork::NONE,
            icons: Cache::new(limit),
            designs: Cache::new(limit),
            themes: Cache::new(THEMES),
            pictures: Cache::new(limit),
            streams: StreamCache::new(limit),
        }
    }

    /// What was done so far, by typesetters that are gone and in files that were drawn.
    pub(super) fn work(&self) -> Work {
        let mut set = self.set_before;
        if let Some((_, pool)) = &self.pool {
            set += pool.work();
        }
        let drawn = self.streams.work();
        Work { set, drawn }
    }

    /// What sets text in the fonts of `book`.
    pub(super) fn typesetters(
        &mut self,
        book: FontBook,
        hyphenation: Vec<String>,
    ) -> TypesetterPool {
        let known = self.pool.as_ref();
        let known = known
            .filter(|(words, pool)| *words == hyphenation && pool.book().is_of_same_files(&book));
        if let Some((_, pool)) = known {
            return pool.clone();
        }
        if let Some((_, pool)) = &self.pool {
            self.set_before += pool.work();
        }
        let pool = TypesetterPool::new(book, &hyphenation, self.limit.max(WITHIN_BUILD));
        let (_, pool) = self.pool.insert((hyphenation, pool));
        pool.clone()
    }

    /// The icons that are `wanted`: see [`load_icons`].
    pub(super) fn icons(
        &mut self,
        sources: &mut Sources,
        wanted: &[&Spanned<String>],
        colored: &BTreeSet<String>,
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
            let wanted = wanted.iter().copied();
            Some(load_icons(sources, wanted, colored, diags))
        };
        let files = (&*paths, colored);
        from_texts(&mut self.icons, files, sources, load, diags).unwrap_or_default()
    }

    /// The design of a layout and a theme: see [`load_design`]. Its drawings are those that are `drawn`.
    pub(super) fn design(
        &mut self,
        sources: &mut Sources,
        (layout, theme): (&FileRef, &FileRef),
        (icons, drawn): (&Arc<Icons>, WantedDrawings),
        diags: &mut Diagnostics,
    ) -> Option<Design> {
        let paths = [layout.path.clone(), theme.path.clone()];
        let themes = &mut self.themes;
        let read_theme = |sources: &mut Sources, diags: &mut Diagnostics| {
            let path = std::slice::from_ref(&theme.path);
            let load =
                |sources: &mut Sources, diags: &mut Diagnostics| load_theme(sources, theme, diags);
            from_texts(themes, (path, &()), sources, load, diags)
        };
        let load = |sources: &mut Sources, diags: &mut Diagnostics| {
            load_design(sources, layout, (theme, read_theme), icons, diags)
        };
        let design = from_texts(&mut self.designs, (&paths, &()), sources, load, diags)?;
        let mut design = Design {
            icons: Arc::clone(icons),
            ..design
        };
        load_drawings(&mut design, drawn, sources, diags);
        Some(design)
    }

    /// Whether nothing is kept for another build.
    pub(super) const fn is_of_one_build(&self) -> bool {
        self.limit == 0
    }

    /// Ends a product. Where nothing is kept for another build, the next product seldom needs the same: what was not used
    /// since another one ended is dropped.
    pub(super) fn end_product(&self) {
        if let (0, Some((_, pool))) = (self.limit, &self.pool) {
            pool.drop_unused();
        }
    }

    /// Ends a build: drops what it did not use; the streams only where it drew files.
    pub(super) fn end_build(&mut self, drawn: bool) {
        if let Some((_, pool)) = &self.pool {
            pool.drop_unused();
        }
        self.icons.next_build();
        self.designs.next_build();
        self.themes.next_build();
        self.pictures.next_build();
        if drawn {
            self.streams.next_build();
        }
    }
}

/// What `load` makes of the texts at `paths`, which it reads in this order, and of `settings`.
fn from_texts<T: Clone>(
    cache: &mut Cache<FromTexts<T>>,
    (paths, settings): (&[String], &impl Hash),
    sources: &mut Sources,
    load: impl FnOnce(&mut Sources, &mut Diagnostics) -> Option<T>,
    diags: &mut Diagnostics,
) -> Option<T> {
    let hash = cache::hash((paths, settings));
    let text = |path: &String| {
        let id = sources.read(path).ok()?;
        let text = Arc::clone(&sources.get(id)?.text);
        let path = path.clone();
        Some(ReadText { id, path, text })
    };
    let texts: Option<Vec<ReadText>> = paths.iter().map(text).collect();
    let same = |known: &FromTexts<T>| texts.as_ref() == Some(&known.texts);
    if let Some(known) = cache.find(hash, same) {
        return Some(known.value.clone());
    }
    let mut own = Diagnostics::new();
    let value = load(sources, &mut own);
    if let (true, Some(texts), Some(value)) = (own.is_empty(), texts, value.clone()) {
        let size = texts.iter().map(|text| text.text.len()).sum();
        cache.keep(hash, size, Arc::new(FromTexts { texts, value }));
    }
    diags.append(own);
    value
}
