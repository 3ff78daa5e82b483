//! Small words that the print shop prints with several inks: white ones on a ground of several, which fill the
//! strokes of the letters, and words that are of several themselves.
//!
//! Inks never lie exactly on each other. GWG 2022 (R0016 and R0017) draws the line at 8 pt, below which nothing is
//! set anyway; shops and their own checks draw it higher, at 9 pt.

use super::canvas::Canvas;
use super::grounds::below;
use super::picture_means::PictureMeans;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{Glyphs, ItemKind};
use crate::source::Span;
use crate::units::Abs;

/// From this size on words may be of several inks, and white on several.
const LEAST: Abs = Abs::pt(9.0);

/// The smallest words of each kind so far, and where they are.
#[derive(Default)]
pub struct SmallText {
    white: Option<(Abs, Option<Span>)>,
    of_inks: Option<(Abs, usize, Option<Span>)>,
    means: PictureMeans,
}

impl SmallText {
    /// Checks the words of the next page.
    pub fn page(&mut self, canvas: &Canvas) {
        for (index, item, glyphs) in canvas.texts() {
            if LEAST.fits(glyphs.size) {
                continue;
            }
            let inks = glyphs.color.inks();
            let smaller = |known: Abs| glyphs.size < known;
            if inks == 0 && self.white.is_none_or(|(known, _)| smaller(known)) {
                if self.is_on_several((index, glyphs), canvas) {
                    self.white = Some((glyphs.size, item.span));
                }
            } else if inks > 1 && self.of_inks.is_none_or(|(known, ..)| smaller(known)) {
                self.of_inks = Some((glyphs.size, inks, item.span));
            }
        }
    }

    /// Whether anything below words is of several inks; pictures always are.
    fn is_on_several(&mut self, text: (usize, &Glyphs), canvas: &Canvas) -> bool {
        let mut several = false;
        below(canvas, text, &mut self.means, &mut |(color, item)| {
            let picture = item.is_some_and(|item| matches!(item.kind, ItemKind::Image { .. }));
            several |= picture || color.inks() > 1;
        });
        several
    }

    /// Reports what was found.
    pub fn finish(self, diags: &mut Diagnostics) {
        let least = LEAST.to_pt();
        if let Some((size, span)) = self.white {
            let fault = Fault::SmallWhiteText {
                size: size.to_pt().into(),
                least: least.into(),
            };
            diags.push(Diagnostic::warning(fault, span).hint(Hint::LargerOrOneInk));
        }
        if let Some((size, inks, span)) = self.of_inks {
            let fault = Fault::SmallTextOfInks {
                size: size.to_pt().into(),
                inks,
                least: least.into(),
            };
            diags.push(Diagnostic::warning(fault, span).hint(Hint::OneInkOrLarger));
        }
    }
}
