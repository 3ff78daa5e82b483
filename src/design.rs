//! Theme and layout rules → computed styles. Reads `content/themes` and `content/layouts`; never
//! sees a word of the content.

pub mod area;
pub mod art;
pub mod artwork;
pub mod blocks;
pub mod card_art;
pub mod cards;
pub mod choices;
mod declare;
mod extends;
pub use declare::NoKeys;
pub mod face;
pub mod flow;
pub mod gray;
pub mod icons;
pub mod keys;
pub mod layout;
pub mod page_art;
pub mod palette;
pub mod panels;
pub mod paper;
pub mod pictures;
mod precut;
mod resolve;
mod resolver;
pub mod rules;
pub mod sections;
pub mod sheet;
pub mod style;
pub mod svg;
pub mod theme;
pub mod track;

pub use area::{
    AreaArt, ArrivalArea, ClimbArea, Crop, Fit, IconArea, ImageArea, ItemsArea, LinesLook,
    ListArea, ListLook, MarkLook, NamesLook, NotePaper, NotesArea, NotesLook, PanelsLook, PathArea,
    PlaceRule, QrArea, RowsRule, Shows, StationArea, TableArea, TextArea, TextRule, VAlign,
    VerdictsLook,
};
pub use art::{Art, Drawing, DrawnShape, PathArt};
pub use blocks::{
    BlockRule, BlockRules, CalloutLook, CalloutRule, ContrastRule, ImageRule, ItemsLook, ItemsRule,
    ListRule, NotesRule, QuotesRule, Side, StepsRule, ThingRules,
};
pub use cards::{AreaRule, CardsRule, Cells, FaceRule};
pub use choices::{
    Accents, CardAccents, CardLinks, FaceGround, GrayGround, ItemMark, OfficeGround, TableHeads,
};
pub use flow::{ContentsRule, CoverArt, CoverRule, FlowRule, FootRule, MarginRule};
pub use icons::{Icons, load_icons};
pub use layout::PageRule;
pub use palette::{Accent, Palette};
pub use panels::{FoldRule, LeafletFold, Panel, Panels, TuckRule};
pub use pictures::{AnyPicture, Picture, PictureCache, Pictures, load_pictures};
pub use precut::PrecutSheet;
pub use rules::{Design, Format};
pub use sections::{Fill, FillNotes, HeadingArt, Prompt, SectionRule, SectionRules, Start};
pub use sheet::{
    Booklets, CardEdge, Edge, Flip, FoldOverRule, FoldedEdges, Folds, ForeEdge, LeafletRule,
    LeavesRule, MarkKind, Marks, NupRule, Order, PerforatedRule, SaddleRule, Schema, SheetRule,
    SingleRule, TilesRule, ZineRule,
};
pub use style::{Align, FontQuery, StyleColor, StyleName, TextStyle, TitleLines};
pub use theme::{SpaceRule, StyleRule};
pub use track::Track;

use std::collections::BTreeSet;
use std::sync::Arc;

use artwork::{ArtSource, NamedDrawings};

use crate::built_in::BuiltInKind;
use crate::content::FileRef;
use crate::diag::Diagnostics;
use crate::source::{Sources, Spanned};
use layout::LayoutFile;
use theme::RawTheme;

/// A theme that was read, with what it builds on.
#[derive(Debug)]
pub struct Theme(Spanned<RawTheme>);

/// Reads a theme; `None` where that pushed errors.
pub fn load_theme(
    sources: &mut Sources,
    theme: &FileRef,
    diags: &mut Diagnostics,
) -> Option<Arc<Theme>> {
    let mut own = Diagnostics::new();
    let read = extends::load::<RawTheme>(BuiltInKind::Theme, theme, sources, &mut own);
    let read = read.filter(|_| !own.has_errors());
    diags.append(own);
    read.map(|theme| Arc::new(Theme(theme)))
}

/// Reads a layout with what it builds on, takes the theme that `read_theme` gives for the file `theme`, and computes the
/// design, which carries `icons`.
///
/// `None` when errors leave nothing to work with; they are in `diags`, as are those that do not. A
/// theme with errors has holes, so the layout's names are then not looked up in it.
pub fn load_design(
    sources: &mut Sources,
    layout: &FileRef,
    (theme, read_theme): (
        &FileRef,
        impl FnOnce(&mut Sources, &mut Diagnostics) -> Option<Arc<Theme>>,
    ),
    icons: &Arc<Icons>,
    diags: &mut Diagnostics,
) -> Option<Design> {
    let mut own = Diagnostics::new();
    let path = &layout.path;
    let layout = extends::load::<LayoutFile>(BuiltInKind::Layout, layout, sources, &mut own);
    let whole = !own.has_errors();
    diags.append(own);
    let read = read_theme(sources, diags)?;
    let Theme(raw_theme) = &*read;
    let mut own = Diagnostics::new();
    let design = resolve::resolve(raw_theme, &layout?.value, icons, &mut own);
    extends::leave_out_replaced(sources, &mut own);
    diags.append(own);
    let design = design?;
    Some(Design {
        art_source: ArtSource::of(theme, &raw_theme.value),
        whole,
        write_out: extends::write_out(BuiltInKind::Layout, path),
        ..design
    })
}

/// Reads the drawings of the theme that a design uses, each time anew: their files are no part of what the design was
/// computed from. Of drawings that are not wanted it is told only where their files are missing.
pub fn load_drawings(
    design: &mut Design,
    wanted: WantedDrawings,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) {
    let named: Vec<_> = design.drawings().collect();
    let with_words: BTreeSet<&str> = design.drawings_with_words().collect();
    let is_read = |name: &str| wanted == WantedDrawings::All || with_words.contains(name);
    let with = (&design.palette, &design.art);
    let named = NamedDrawings {
        named: &named,
        is_read: &is_read,
    };
    let artworks = artwork::load(&design.art_source, with, named, sources, diags);
    design.artworks = Arc::new(artworks);
}

/// Which drawings of a theme are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantedDrawings {
    /// Those that the layout names, with the patterns of the theme.
    All,
    /// Those that words stand in which would stand among the others without them. Nothing can be drawn with these alone, and
    /// the pages are as many.
    WithWords,
}
