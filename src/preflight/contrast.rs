//! Is the contrast between each text and its ground large enough, in colour and in the grey that an
//! office printer makes of it?

use std::collections::BTreeMap;

use super::texts;
use crate::color::Color;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{Glyphs, Page};
use crate::source::Span;
use crate::units::Abs;

/// From this size on text counts as large (WCAG 2.1, 1.4.3).
const LARGE: Abs = Abs::pt(18.0);

/// A text that is hard to read.
struct Faint {
    span: Option<Span>,
    text: Color,
    ground: Color,
    in_grey_only: bool,
    contrast: f64,
    required: f64,
}

/// Texts of too little contrast: each pair of colours once, at the first text of those that need
/// the highest contrast.
#[derive(Default)]
pub struct Contrast {
    found: Vec<Faint>,
    known: BTreeMap<(bool, [u8; 3], [u8; 3]), usize>,
}

impl Contrast {
    /// Checks the texts of the next page.
    pub fn page(&mut self, page: &Page) {
        for (item, glyphs) in texts(page) {
            let Some(faint) = judge(glyphs, item.span) else {
                continue;
            };
            let pair = (faint.in_grey_only, faint.text.rgb, faint.ground.rgb);
            let at = *self.known.entry(pair).or_insert(self.found.len());
            match self.found.get_mut(at) {
                None => self.found.push(faint),
                Some(before) if before.required < faint.required => *before = faint,
                Some(_) => {}
            }
        }
    }

    /// Reports what was found.
    pub fn finish(self, diags: &mut Diagnostics) {
        for faint in self.found {
            diags.push(faint.diagnostic());
        }
    }
}

/// What is wrong with a text, if anything.
fn judge(glyphs: &Glyphs, span: Option<Span>) -> Option<Faint> {
    let (text, ground) = (glyphs.color, glyphs.ground);
    let required = required(glyphs);
    let in_colour = text.contrast(ground);
    let in_grey = text.to_grey().contrast(ground.to_grey());
    let (in_grey_only, contrast) = if in_colour < required {
        (false, in_colour)
    } else if in_grey < required {
        (true, in_grey)
    } else {
        return None;
    };
    Some(Faint {
        span,
        text,
        ground,
        in_grey_only,
        contrast,
        required,
    })
}

/// The contrast that text of this size needs (WCAG 2.1, 1.4.3, level AA).
fn required(glyphs: &Glyphs) -> f64 {
    if LARGE.fits(glyphs.size) { 3.0 } else { 4.5 }
}

impl Faint {
    fn diagnostic(&self) -> Diagnostic {
        let contrast = self.contrast.into();
        let (text, ground) = (self.text.into(), self.ground.into());
        let required = self.required.into();
        let fault = match self.in_grey_only {
            true => Fault::FaintInGrey {
                contrast,
                text,
                ground,
                wanted: required,
            },
            false => Fault::FaintText {
                contrast,
                text,
                ground,
                wanted: required,
            },
        };
        Diagnostic::error(fault, self.span).hint(self.hint())
    }

    /// Which colour to change: white cannot be made lighter.
    fn hint(&self) -> Hint {
        let (text, ground) = match self.in_grey_only {
            true => (self.text.to_grey(), self.ground.to_grey()),
            false => (self.text, self.ground),
        };
        let (dark, light) = if text.luminance() <= ground.luminance() {
            (self.text, self.ground)
        } else {
            (self.ground, self.text)
        };
        if dark.rgb == Color::WHITE.rgb {
            Hint::OtherColor
        } else if light.rgb == Color::WHITE.rgb {
            Hint::MakeDarker { dark: dark.into() }
        } else {
            Hint::DarkerOrLighter {
                dark: dark.into(),
                light: light.into(),
            }
        }
    }
}
