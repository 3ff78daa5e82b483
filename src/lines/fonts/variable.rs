//! A variable font → a font for each weight that is asked for, upright and slanted where it can be both.
//!
//! The other axes stay where the font has them of itself. Shaping, widths and measures are those of the weight; the
//! bytes that are embedded are made of it (`instance`) when somebody asks for them.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use read_fonts::types::Tag;

use super::face::Font;
use crate::design::FontQuery;

/// The weights that themes can ask for.
const WEIGHTS: RangeInclusive<u16> = 100..=900;
/// How many fonts a variable font stands for: each weight, upright and slanted.
pub(super) const SLOTS: usize = 2 * (900 - 100 + 1);

/// A variable font, and the fonts that were made of it so far.
pub(super) struct VariableFont {
    /// The font at the weight that it has of itself.
    base: Font,
    /// The lightest and the heaviest.
    weights: (u16, u16),
    /// What makes it slanted; `None` where it is always as it is.
    slant: Option<(Tag, f32)>,
    /// By weight, the upright before the slanted one.
    slots: Vec<OnceLock<Font>>,
}

impl VariableFont {
    /// The font as one of many; `Err` with the font where it is not variable.
    pub fn of(mut base: Font) -> Result<Self, Box<Font>> {
        if !base.is_instance() {
            return Err(Box::new(base));
        }
        let axes = base.parsed().axes();
        let axis = |tag: &[u8; 4]| axes.get_by_tag(Tag::new(tag));
        let weights = axis(b"wght").map(|axis| {
            let bound = |value: f32| (value.round() as u16).clamp(*WEIGHTS.start(), *WEIGHTS.end());
            (bound(axis.min_value()), bound(axis.max_value()))
        });
        let italic = axis(b"ital").filter(|axis| axis.max_value() >= 1.0);
        let italic = italic.map(|axis| (axis.tag(), 1.0));
        // Slants lean to the right by negative angles.
        let slanted = axis(b"slnt").filter(|axis| axis.min_value() < 0.0);
        let slanted = slanted.map(|axis| (axis.tag(), axis.min_value()));
        let own = base.weight.clamp(*WEIGHTS.start(), *WEIGHTS.end());
        let weights = weights.unwrap_or((own, own));
        base.weights = Some(weights);
        base.family = family_of_all(&base.family).to_owned();
        Ok(Self {
            weights,
            slant: italic.or(slanted).filter(|_| !base.italic),
            slots: (0..SLOTS).map(|_| OnceLock::new()).collect(),
            base,
        })
    }

    /// The font as it is of itself.
    pub const fn base(&self) -> &Font {
        &self.base
    }

    /// The weight and slant that are nearest to what is asked for.
    pub fn nearest(&self, query: &FontQuery) -> (u16, bool) {
        let (least, most) = self.weights;
        let italic = match self.slant {
            Some(_) => query.italic,
            None => self.base.italic,
        };
        (query.weight.clamp(least, most), italic)
    }

    /// Whether it has this weight and slant.
    pub const fn offers(&self, (weight, italic): (u16, bool)) -> bool {
        let (least, most) = self.weights;
        let slanted = self.base.italic == italic || (italic && self.slant.is_some());
        least <= weight && weight <= most && slanted
    }

    /// Where the font of a weight and a slant stands, among [`SLOTS`].
    pub fn slot(&self, (weight, italic): (u16, bool)) -> usize {
        let weight = weight.clamp(*WEIGHTS.start(), *WEIGHTS.end());
        2 * usize::from(weight - WEIGHTS.start()) + usize::from(italic)
    }

    /// The font in a slot, made now if it is not yet there.
    pub fn font(&self, slot: usize) -> Option<&Font> {
        let font = self.slots.get(slot)?;
        Some(font.get_or_init(|| {
            let weight = WEIGHTS.start() + (slot / 2) as u16;
            let slanted = slot % 2 == 1;
            let slant = self.slant.filter(|_| slanted);
            let location = [(Tag::new(b"wght"), f32::from(weight))];
            self.base
                .at(location.into_iter().chain(slant), weight, slanted)
        }))
    }
}

/// The family of all weights where the name is that of the weight which the font has of itself, as in «Outfit Thin».
fn family_of_all(name: &str) -> &str {
    const WEIGHTS: [&str; 14] = [
        "thin",
        "hairline",
        "extralight",
        "ultralight",
        "light",
        "regular",
        "book",
        "medium",
        "semibold",
        "demibold",
        "bold",
        "extrabold",
        "black",
        "heavy",
    ];
    match name.rsplit_once(' ') {
        Some((family, last)) if WEIGHTS.contains(&last.to_lowercase().as_str()) => family,
        _ => name,
    }
}

impl std::fmt::Debug for VariableFont {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("VariableFont")
            .field("base", &self.base)
            .field("weights", &self.weights)
            .finish_non_exhaustive()
    }
}
