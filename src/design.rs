//! Theme and layout rules → computed styles. Reads `content/themes` and `content/layouts`; never
//! sees a word of the content.

pub mod layout;
pub mod paper;
mod resolve;
pub mod rules;
pub mod style;
pub mod theme;

pub use rules::{
    Accent, Accents, BlockRule, BlockRules, CalloutRule, ContentsRule, ContrastRule, CoverRule,
    Decor, Design, FootRule, ItemsLook, ItemsRule, Mark, NotesRule, PageRule, Palette, QuotesRule,
    SectionRule, SpaceRule, Start, StepsRule,
};
pub use style::{Align, FontQuery, StyleColor, StyleName, StyleRule, TextStyle};

use crate::content::read::load;
use crate::diag::Diagnostics;
use crate::source::{Sources, Spanned};
use layout::RawLayout;
use theme::RawTheme;

/// The folder of layouts in a project.
pub const LAYOUTS: &str = "content/layouts";
/// The folder of themes in a project.
pub const THEMES: &str = "content/themes";

/// Reads a layout and a theme by their names, and computes the design.
///
/// `None` when errors leave nothing to work with; they are in `diags`, as are those that do not.
pub fn load_design(
    sources: &mut Sources,
    layout: &Spanned<String>,
    theme: &Spanned<String>,
    diags: &mut Diagnostics,
) -> Option<Design> {
    let path = |folder: &str, name: &str| format!("{folder}/{name}.toml");
    let layout = load::<RawLayout>(
        sources,
        &path(LAYOUTS, &layout.value),
        Some(layout.span),
        diags,
    );
    let theme = load::<RawTheme>(
        sources,
        &path(THEMES, &theme.value),
        Some(theme.span),
        diags,
    );
    resolve::resolve(&theme?, &layout?.value, diags)
}
