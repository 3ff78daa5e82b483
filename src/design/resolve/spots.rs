//! The colours of a theme → its spot inks, each once: no two of one name, and none whose name is nearly that of
//! another, for each name becomes a plate.

use crate::color::{Color, SpotInk, SpotTint};
use crate::content::read::{NamedTint, ThemeColor};
use crate::design::theme::{RawAccent, RawTheme};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::Spanned;

/// The spot inks of a theme, in the order of their colours in the file.
pub(super) struct SpotInks(Vec<SpotInk>);

impl SpotInks {
    /// Checks the spot inks of a theme's colours.
    pub fn of(theme: &RawTheme, diags: &mut Diagnostics) -> Self {
        let stated = || {
            let colors = colors(theme);
            colors.filter_map(|color| Some((color, color.spot.as_ref()?)))
        };
        let mut inks = Self(Vec::new());
        let full = stated().filter(|(_, spot)| spot.value.percent == 100);
        for (color, spot) in full {
            inks.add(color.color, spot, diags);
        }
        for (_, spot) in stated().filter(|(_, spot)| spot.value.percent < 100) {
            match inks.find(&spot.value.name) {
                Some((_, known)) => report_spelling(spot, known, diags),
                None => {
                    let name = spot.value.name.as_str();
                    let fault = Fault::SpotWithoutFull { name: name.into() };
                    let hint = Hint::AddFullSpot { name: name.into() };
                    diags.push(fault.at(spot.span).hint(hint));
                }
            }
        }
        inks
    }

    /// Adds a full ink, unless it is known.
    fn add(&mut self, color: Color, spot: &Spanned<NamedTint>, diags: &mut Diagnostics) {
        let Some((_, known)) = self.find(&spot.value.name) else {
            self.0.push(SpotInk {
                name: spot.value.name.clone(),
                cmyk: color.cmyk,
            });
            return;
        };
        report_spelling(spot, known, diags);
        if known.name == spot.value.name && known.cmyk != color.cmyk {
            let fault = Fault::SpotTwin {
                name: known.name.as_str().into(),
            };
            let [c, m, y, k] = known.cmyk;
            let hint = Hint::write(format!("cmyk = [{c}, {m}, {y}, {k}]"));
            diags.push(fault.at(spot.span).hint(hint));
        }
    }

    /// The ink of this name, however it is spelled, and its number.
    fn find(&self, name: &str) -> Option<(usize, &SpotInk)> {
        let mut inks = self.0.iter().enumerate();
        inks.find(|(_, ink)| spelling(&ink.name) == spelling(name))
    }

    /// The colour with its spot ink.
    pub fn printed(&self, stated: &ThemeColor) -> Color {
        let tint = stated.spot.as_ref().and_then(|spot| {
            let (ink, _) = self.find(&spot.value.name)?;
            Some(SpotTint {
                ink: ink.try_into().ok()?,
                percent: spot.value.percent,
            })
        });
        Color {
            spot: tint,
            ..stated.color
        }
    }

    /// The inks by their numbers.
    pub fn into_inks(self) -> Vec<SpotInk> {
        self.0
    }
}

/// All colours of a theme, in the order of the file.
pub(super) fn colors(theme: &RawTheme) -> impl Iterator<Item = &ThemeColor> {
    let alone = &theme.color;
    let alone = [
        Some(&alone.ink),
        Some(&alone.rule.value),
        alone.ground.as_ref(),
    ];
    let accents = theme.accent.iter().flat_map(strengths);
    let art = theme.art.as_ref().and_then(|art| art.color.as_ref());
    let art = art.into_iter().flat_map(|colors| colors.entries.values());
    let art = art.map(|color| &color.value.0);
    alone.into_iter().flatten().chain(accents).chain(art)
}

/// The colours of an accent, as far as they are stated.
fn strengths(accent: &RawAccent) -> impl Iterator<Item = &ThemeColor> {
    let lighter = [&accent.bright, &accent.soft, &accent.mid].map(Option::as_ref);
    [Some(&accent.deep)].into_iter().chain(lighter).flatten()
}

/// A name without what nobody tells apart: capitals and spaces.
fn spelling(name: &str) -> String {
    let letters = name.chars().filter(|c| !c.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}

/// Reports a name that is nearly that of another ink.
fn report_spelling(spot: &Spanned<NamedTint>, known: &SpotInk, diags: &mut Diagnostics) {
    if known.name != spot.value.name {
        let fault = Fault::SpotSpelling {
            name: spot.value.name.as_str().into(),
            other: known.name.as_str().into(),
        };
        let hint = Hint::write(format!("\"{}\"", known.name));
        diags.push(fault.at(spot.span).hint(hint));
    }
}
