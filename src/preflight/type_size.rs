//! Is any text too small to be read?

use super::{area_that_sets_words, texts};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{AreaWords, OriginKind, Page};
use crate::units::Abs;

/// The smallest type size: running feet are 9 to 10 pt, all other text is larger.
const LEAST: Abs = Abs::pt(8.0);
/// The smallest type size on cards, which are read at arm's length.
const LEAST_ON_CARDS: Abs = Abs::pt(10.0);

/// Reports text below the smallest size.
pub fn check(page: &Page, on_card: bool, diags: &mut Diagnostics) {
    let least = if on_card { LEAST_ON_CARDS } else { LEAST };
    for (item, glyphs) in texts(page) {
        if !least.fits(glyphs.size) {
            let fault = Fault::TinyText {
                size: glyphs.size.to_pt().into(),
                least: least.to_pt().into(),
            };
            let origin = item.origin.as_ref();
            let area = origin.and_then(|origin| origin.area.as_deref());
            let is_station = origin.is_some_and(|origin| origin.kind == OriginKind::Path);
            let hint = match (area, area_that_sets_words(item)) {
                (Some(area), _) if is_station => Hint::LargerStation { area: area.into() },
                (_, Some(area)) if origin.is_some_and(|origin| origin.words == AreaWords::List) => {
                    Hint::LargerInList { area: area.into() }
                }
                (_, Some(area)) => Hint::LargerInArea { area: area.into() },
                _ => Hint::LargerType,
            };
            diags.push(Diagnostic::error(fault, item.span).hint(hint));
        }
    }
}
