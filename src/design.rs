//! Theme and layout rules → computed styles. Reads `content/themes` and `content/layouts`; never
//! sees a word of the content.

pub mod icons;
pub mod layout;
pub mod paper;
pub mod pictures;
mod resolve;
pub mod rules;
pub mod sheet;
pub mod style;
pub mod theme;

pub use icons::{Icon, IconPath, Icons, load_icons};
pub use pictures::{Picture, Pictures, load_pictures};
pub use rules::{
    Accent, Accents, BlockRule, BlockRules, CalloutRule, ContentsRule, ContrastRule, CoverRule,
    Decor, Design, Fill, FootRule, ItemsLook, ItemsRule, Mark, NotesRule, PageRule, Palette,
    Prompt, QuotesRule, SectionChange, SectionRule, SpaceRule, Start, StepsRule,
};
pub use sheet::{Edge, Flip, MarkKind, Schema, SheetRule};
pub use style::{Align, FontQuery, StyleColor, StyleName, StyleRule, TextStyle};

use std::sync::Arc;

use crate::content::project::FileRef;
use crate::content::read::load;
use crate::diag::Diagnostics;
use crate::source::Sources;
use layout::RawLayout;
use theme::RawTheme;

/// Reads a layout and a theme, and computes the design, which carries `icons`.
///
/// `None` when errors leave nothing to work with; they are in `diags`, as are those that do not. A
/// theme with errors has holes, so the layout's names are then not looked up in it.
pub fn load_design(
    sources: &mut Sources,
    layout: &FileRef,
    theme: &FileRef,
    icons: &Arc<Icons>,
    diags: &mut Diagnostics,
) -> Option<Design> {
    let layout = load::<RawLayout>(sources, &layout.path, Some(layout.span), diags);
    let mut own = Diagnostics::new();
    let theme = load::<RawTheme>(sources, &theme.path, Some(theme.span), &mut own);
    let theme = theme.filter(|_| !own.has_errors());
    diags.append(own);
    resolve::resolve(&theme?, &layout?.value, icons, diags)
}
