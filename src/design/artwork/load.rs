//! The folder of a theme → the drawings and tiles that a design uses.
//!
//! The drawings of `content/themes/NAME.toml` lie in the folder `content/themes/NAME`, and its tiles in `patterns` there. What
//! a project does not have of its own comes from the theme of that name inside the program, or from the one that the theme
//! extends. A theme without any drawing has none of those that a layout names, and that is no fault.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Artwork, Artworks, Names, Tile, read, read_tile};
use crate::built_in::{self, BuiltInKind};
use crate::content::FileRef;
use crate::content::read::{hint_for, report_read_error};
use crate::design::art::Art;
use crate::design::palette::Palette;
use crate::design::theme::RawTheme;
use crate::diag::{Diagnostics, Fault};
use crate::parallel;
use crate::source::{FileId, ReadError, Sources, Span, Spanned};

/// Where the tiles of patterns lie in the folder of a theme.
const PATTERNS: &str = "patterns/";

/// What a theme says of its drawings, before any of them is read.
#[derive(Debug, Clone, Default)]
pub struct ArtSource {
    /// The path of the theme; empty where it has no drawings.
    path: String,
    /// The theme inside the program that it extends.
    extended: Option<String>,
    /// The patterns of its accents, and where they are named.
    patterns: Vec<Spanned<String>>,
}

impl ArtSource {
    /// What the theme in `file` says. One that says nothing of drawings has none, whatever lies in its folder.
    pub fn of(file: &FileRef, theme: &RawTheme) -> Self {
        if theme.art.is_none() {
            return Self::default();
        }
        let patterns = theme
            .accent
            .iter()
            .filter_map(|accent| accent.pattern.clone());
        Self {
            path: file.path.clone(),
            extended: theme.extends.as_ref().map(|name| name.value.clone()),
            patterns: patterns.collect(),
        }
    }
}

/// The drawings that a layout names, and which drawings and tiles are read.
#[derive(Clone, Copy)]
pub struct NamedDrawings<'n> {
    /// The names, with repetitions.
    pub named: &'n [&'n Spanned<String>],
    /// Whether the drawing or the tile of a name is read.
    pub is_read: &'n dyn Fn(&str) -> bool,
}

/// The drawings that are named and read, and the tiles of all accents that are.
pub fn load(
    source: &ArtSource,
    (palette, art): (&Palette, &Art),
    NamedDrawings { named, is_read }: NamedDrawings,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Artworks {
    if source.path.is_empty() {
        return Artworks::default();
    }
    let folder = Folder::of(source, sources);
    let names = Names {
        accents: palette
            .accents
            .iter()
            .map(|accent| (accent.name.as_str(), accent.pattern.as_deref()))
            .collect(),
        colors: art
            .color
            .iter()
            .map(|(name, color)| (name.as_str(), color.value))
            .collect(),
    };
    let mut artworks = Artworks::default();
    let mut files = Vec::new();
    for (name, span) in by_name(source.patterns.iter()) {
        let file = folder.open(&format!("{PATTERNS}{name}"), span, sources, diags);
        files.extend(
            file.filter(|_| is_read(name))
                .map(|file| (name, file, true)),
        );
    }
    // A theme without any drawing has none of those that the layout names.
    let wanted = by_name(named.iter().copied()).into_iter();
    for (name, span) in wanted.filter(|_| !folder.names.is_empty()) {
        let file = folder.open(name, span, sources, diags);
        artworks.found.extend(file.map(|_| name.to_owned()));
        files.extend(
            file.filter(|_| is_read(name))
                .map(|file| (name, file, false)),
        );
    }
    let texts = files.into_iter().filter_map(|(name, file, is_tile)| {
        let text = sources.get(file)?.text.as_str();
        Some((name, (file, text), is_tile))
    });
    let texts: Vec<_> = texts.collect();
    let made = parallel::map(&texts, |(name, text, is_tile)| {
        let mut own = Diagnostics::new();
        let made = match is_tile {
            true => read_tile(*text, name, &mut own).map(|tile| Made::Tile(Arc::new(tile))),
            false => read(*text, &names, &mut own).map(|drawing| Made::Drawing(Arc::new(drawing))),
        };
        (made, own)
    });
    for ((name, ..), (made, own)) in texts.into_iter().zip(made) {
        diags.append(own);
        match made {
            Some(Made::Tile(tile)) => {
                artworks.tiles.insert(name.to_owned(), tile);
            }
            Some(Made::Drawing(drawing)) => {
                artworks.drawings.insert(name.to_owned(), drawing);
            }
            None => {}
        }
    }
    artworks
}

/// What is made of a file.
enum Made {
    Tile(Arc<Tile>),
    Drawing(Arc<Artwork>),
}

/// Each name once, with a place where it stands.
fn by_name<'n>(names: impl Iterator<Item = &'n Spanned<String>>) -> BTreeMap<&'n str, Span> {
    names.map(|name| (name.value.as_str(), name.span)).collect()
}

/// Where the drawings of a theme lie.
struct Folder {
    /// The folder in the project.
    own: Option<String>,
    /// The themes inside the program whose drawings it has besides.
    inside: Vec<String>,
    /// The names of all drawings.
    names: BTreeSet<String>,
}

impl Folder {
    fn of(source: &ArtSource, sources: &Sources) -> Self {
        let path = source.path.as_str();
        let own = path
            .strip_suffix(".toml")
            .filter(|_| !built_in::is_built_in(path));
        let name = match BuiltInKind::Theme.name_at(path) {
            Some(name) => Some(name),
            None => own.and_then(|own| own.rsplit('/').next()),
        };
        let extended = source.extended.as_deref();
        let inside = name.into_iter().chain(extended).map(str::to_owned);
        let inside: Vec<String> = inside.collect();
        let listed = own
            .and_then(|own| sources.list(own, "svg").ok())
            .unwrap_or_default();
        let mut names: BTreeSet<String> = listed
            .iter()
            .filter_map(|name| name.strip_suffix(".svg"))
            .map(str::to_owned)
            .collect();
        for theme in &inside {
            names.extend(built_in::art_names(theme).map(str::to_owned));
        }
        Self {
            own: own.map(str::to_owned),
            inside,
            names,
        }
    }

    /// The file of this name; a missing one is reported at the place that names it.
    fn open(
        &self,
        name: &str,
        span: Span,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Option<FileId> {
        let own = self.own.as_ref().map(|own| format!("{own}/{name}.svg"));
        let inside = self
            .inside
            .iter()
            .filter_map(|theme| built_in::art_path(theme, name));
        for path in own.into_iter().chain(inside) {
            match sources.read(&path) {
                Ok(file) => return Some(file),
                Err(ReadError::Missing) => {}
                Err(error) => {
                    diags.push(report_read_error(&path, &error, Some(span)));
                    return None;
                }
            }
        }
        let known: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let fault = Fault::UnknownArt { name: name.into() };
        diags.push(fault.at(span).hint(hint_for(name, &known)));
        None
    }
}
