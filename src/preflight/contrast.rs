//! Is the contrast between each text and its ground large enough, in colour and in the grey that an
//! office printer makes of it?

use std::collections::BTreeMap;

use super::area_that_sets_words;
use super::canvas::Canvas;
use super::grounds::{LetterGround, below};
use super::picture_means::PictureMeans;
use crate::color::Color;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{Glyphs, Item, ItemKind};
use crate::source::Span;
use crate::units::Abs;

/// From this size on text counts as large (WCAG 2.1, 1.4.3).
const LARGE: Abs = Abs::pt(18.0);

/// A text that is hard to read.
struct Faint {
    span: Option<Span>,
    text: Color,
    ground: Color,
    /// The picture that it stands on, by the file's name.
    picture: Option<String>,
    /// Whether it stands on a drawing that the words or the layout name, whose colours are not the theme's.
    on_drawing: bool,
    /// The area of a card that it stands in, where that says the colour of its words.
    area: Option<String>,
    /// Whether it stands on a card, where areas can have grounds.
    on_card: bool,
    in_grey_only: bool,
    contrast: f64,
    required: f64,
}

/// Which texts count as one: those of a colour on the same ground.
type Pair = (bool, [u8; 3], Result<[u8; 3], String>);

/// Texts of too little contrast: each colour once on each ground, at the first text of those that
/// need the highest contrast; on a picture, at the text of the lowest.
#[derive(Default)]
pub struct Contrast {
    found: BTreeMap<Pair, Faint>,
    means: PictureMeans,
}

impl Contrast {
    /// Checks the texts of the next page.
    pub fn page(&mut self, canvas: &Canvas) {
        let Self { found, means } = self;
        for (index, item, glyphs) in canvas.texts() {
            below(canvas, (index, glyphs), means, &mut |ground| {
                if let Some(faint) = judge(glyphs, ground, item) {
                    faint.keep(found);
                }
            });
        }
    }

    /// Reports what was found.
    pub fn finish(self, diags: &mut Diagnostics) {
        for faint in self.found.into_values() {
            diags.push(faint.diagnostic());
        }
    }
}

/// What is wrong with a text on this ground, if anything.
fn judge(glyphs: &Glyphs, (ground, painted): LetterGround, item: &Item) -> Option<Faint> {
    let text = glyphs.color;
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
    let picture = painted.and_then(|painted| match &painted.kind {
        ItemKind::Image { image, .. } => Some(image.name.clone()),
        _ => None,
    });
    // What the theme paints comes from no place of the words.
    let on_drawing = painted.is_some_and(|painted| {
        matches!(painted.kind, ItemKind::Path { .. }) && painted.span.is_some()
    });
    Some(Faint {
        span: item.span,
        text,
        ground,
        picture,
        on_drawing,
        area: area_that_sets_words(item).map(str::to_owned),
        on_card: item.origin.is_some(),
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
    /// Keeps it, unless a worse one of its kind is known.
    fn keep(self, found: &mut BTreeMap<Pair, Self>) {
        let ground = self.picture.clone().map_or(Ok(self.ground.rgb), Err);
        let pair = (self.in_grey_only, self.text.rgb, ground);
        let known = found.get(&pair);
        let worse = known.is_none_or(|known| {
            let on_picture = self.picture.is_some() && self.contrast < known.contrast;
            self.required > known.required || (self.required == known.required && on_picture)
        });
        if worse {
            found.insert(pair, self);
        }
    }

    fn diagnostic(&self) -> Diagnostic {
        let contrast = self.contrast.into();
        let (text, ground) = (self.text.into(), self.ground.into());
        let wanted = self.required.into();
        let fault = match &self.picture {
            _ if self.in_grey_only => Fault::FaintInGrey {
                contrast,
                text,
                ground,
                wanted,
            },
            Some(picture) => Fault::FaintOnPicture {
                contrast,
                picture: picture.into(),
                wanted,
            },
            None => Fault::FaintText {
                contrast,
                text,
                ground,
                wanted,
            },
        };
        let error = Diagnostic::error(fault, self.span);
        if self.picture.is_some() || self.on_drawing {
            // In flowing text, only the words of a cover stand on pictures.
            return error.hint(match self.on_card {
                true => Hint::GroundOrPicture,
                false => Hint::CoverGround,
            });
        }
        match &self.area {
            Some(area) => error.hint(Hint::OtherColorInArea { area: area.into() }),
            None => error.hint(self.hint()),
        }
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
        // A colour on itself is not seen, however dark it is.
        if dark.rgb == light.rgb {
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
