//! Has each picture enough pixels for the size that it is shown in?
//!
//! From 300 pixels per inch on nothing more is seen on paper; down to half of that a photograph still looks
//! sharp at arm's length. Below, its edges are soft, and under 72 every pixel is seen. On a screen, which
//! shows about 100 dots per inch, only the last is told, and nothing is stopped.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Severity};
use crate::geom::Size;
use crate::pages::{ItemKind, Page};
use crate::source::Span;

/// Below this a picture is soft on paper, in pixels per inch.
const SHARP: f64 = 150.0;
/// Below this every pixel is seen.
const COARSE: f64 = 72.0;

/// What pages are shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Medium {
    /// Paper.
    Paper,
    /// Paper from a print shop that wants so many pixels per inch.
    Press(u16),
    /// A screen.
    #[default]
    Screen,
    /// A screen, beside paper for which the same pages are checked.
    ScreenBesidePaper,
}

/// The pictures of too few pixels by their files' names, each where it has fewest to an inch.
#[derive(Default)]
pub struct Sharpness {
    found: BTreeMap<String, Blurred>,
}

struct Blurred {
    span: Option<Span>,
    pixels: [u32; 2],
    size: Size,
    ppi: f64,
}

impl Sharpness {
    /// Checks the pictures of the next page.
    pub fn page(&mut self, page: &Page, medium: Medium) {
        let least = match medium {
            Medium::Paper => SHARP,
            Medium::Press(ppi) => f64::from(ppi),
            Medium::Screen => COARSE,
            Medium::ScreenBesidePaper => return,
        };
        for item in &page.items {
            let ItemKind::Image { place, image, .. } = &item.kind else {
                continue;
            };
            let ppi = f64::from(image.width) / (place.size.width.to_pt() / 72.0);
            let known = self.found.get(&image.name).map_or(least, |known| known.ppi);
            if ppi < known {
                let blurred = Blurred {
                    span: item.span,
                    pixels: [image.width, image.height],
                    size: place.size,
                    ppi,
                };
                self.found.insert(image.name.clone(), blurred);
            }
        }
    }

    /// Reports what was found.
    pub fn finish(self, medium: Medium, diags: &mut Diagnostics) {
        for (name, blurred) in self.found {
            diags.push(blurred.diagnostic(&name, medium));
        }
    }
}

impl Blurred {
    fn diagnostic(&self, name: &str, medium: Medium) -> Diagnostic {
        let Self {
            span,
            pixels: [width, height],
            size,
            ppi,
        } = *self;
        let (name, shown) = (name.into(), size.into());
        // Rounded down: what is reported is below the limit.
        let per_inch = ppi as u32;
        let fault = match ppi < COARSE {
            true => Fault::PictureTooFewPixels {
                name,
                size: shown,
                width,
                height,
                ppi: per_inch,
            },
            false => Fault::PictureFewPixels {
                name,
                size: shown,
                width,
                height,
                ppi: per_inch,
            },
        };
        let (wanted, severity) = match medium {
            Medium::Paper if ppi < COARSE => (SHARP, Severity::Error),
            Medium::Paper => (SHARP, Severity::Warning),
            Medium::Press(wanted) if ppi < COARSE => (wanted.into(), Severity::Error),
            Medium::Press(wanted) => (wanted.into(), Severity::Warning),
            Medium::Screen | Medium::ScreenBesidePaper => (COARSE, Severity::Warning),
        };
        let more = |pixels: u32| (f64::from(pixels) * wanted / ppi).ceil() as u32;
        let hint = Hint::MorePixels {
            width: more(width),
            height: more(height),
            ppi: wanted as u32,
        };
        Diagnostic {
            severity,
            ..Diagnostic::error(fault, span)
        }
        .hint(hint)
    }
}
