//! What every key is resolved with: the names of the theme, the size of the trim, and where errors go.

use std::collections::BTreeMap;

use super::palette::Palette;
use super::style::{ColorRole, StyleColor, StyleName};
use crate::color::Color;
use crate::content::read::{Map, hint_for};
use crate::diag::values::Least;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// The nearest that lines to write on may stand: 10 pt, half of what a hand needs.
const LEAST_PITCH: Abs = Abs::pt(10.0);

/// The farthest that such lines may stand: nobody writes as large as that.
const MOST_PITCH: Abs = Abs::mm(40.0);

/// What a length may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sign {
    /// More than nothing.
    Positive,
    /// Nothing or more.
    NotNegative,
}

/// What a theme and a layout are resolved with.
pub(crate) struct Resolver<'a> {
    /// The colours of the theme.
    pub(super) palette: &'a Palette,
    /// The lists of font families of the theme.
    pub(super) fonts: &'a Map<Vec<Spanned<String>>>,
    /// The type size of every style.
    pub(super) sizes: BTreeMap<StyleName, Abs>,
    /// What every length of the theme and the layout is multiplied with.
    pub(super) scale: f64,
    /// What is wrong so far.
    pub(super) diags: &'a mut Diagnostics,
}

impl Resolver<'_> {
    /// Reports a name that is none of `known`.
    pub(super) fn unknown(&mut self, fault: Fault, span: Span, name: &str, known: &[&str]) {
        let error = fault.at(span);
        self.diags.push(error.hint(hint_for(name, known)));
    }

    pub(super) fn color(&self, role: ColorRole) -> StyleColor {
        match role {
            ColorRole::Ink => StyleColor::Fixed(self.palette.ink),
            ColorRole::White => StyleColor::Fixed(Color::WHITE),
            ColorRole::Deep => StyleColor::Deep,
            ColorRole::Bright => StyleColor::Bright,
        }
    }

    /// The accent of that name, by index.
    pub(super) fn accent(&mut self, name: &Spanned<String>) -> Option<usize> {
        let accents = self.palette.accents.iter();
        let names: Vec<&str> = accents.map(|accent| accent.name.as_str()).collect();
        let found = names.iter().position(|known| *known == name.value);
        let found = found.or_else(|| self.numbered(&name.value));
        if found.is_none() {
            self.unknown(
                Fault::UnknownAccent {
                    name: name.value.as_str().into(),
                },
                name.span,
                &name.value,
                &names,
            );
        }
        found
    }

    /// The accent of that number, counted around: layouts that serve every theme know no names.
    fn numbered(&self, number: &str) -> Option<usize> {
        let number: usize = number.parse().ok().filter(|number| *number > 0)?;
        Some((number - 1) % self.palette.accents.len())
    }

    /// The font families of that name.
    pub(super) fn families(&mut self, name: &Spanned<String>) -> Option<Vec<String>> {
        let fonts = self.fonts;
        let found = fonts.get(&name.value);
        if found.is_none() {
            let fault = Fault::UnknownFont { name: name.into() };
            self.unknown(fault, name.span, &name.value, &fonts.names());
        }
        Some(found?.iter().map(|family| family.value.clone()).collect())
    }

    /// The colour of that name.
    pub(super) fn named_color(&mut self, name: &Spanned<String>) -> Option<StyleColor> {
        let shades = |accent: &str, shades: [StyleColor; 3]| {
            let named = ["deep", "bright", "soft"].into_iter().zip(shades);
            named
                .map(|(shade, color)| (format!("{accent}-{shade}"), color))
                .collect::<Vec<_>>()
        };
        let Palette { ink, accents, .. } = self.palette;
        let mut known = vec![
            ("ink".to_owned(), StyleColor::Fixed(*ink)),
            ("white".to_owned(), StyleColor::Fixed(Color::WHITE)),
        ];
        for accent in accents {
            let own = [accent.deep, accent.bright, accent.soft].map(StyleColor::Fixed);
            known.extend(shades(&accent.name, own));
        }
        let surrounding = [StyleColor::Deep, StyleColor::Bright, StyleColor::Soft];
        known.extend(shades("accent", surrounding));
        let by_number = || {
            let (number, shade) = name.value.split_once('-')?;
            let accent = self.palette.accents.get(self.numbered(number)?)?;
            match shade {
                "deep" => Some(accent.deep),
                "bright" => Some(accent.bright),
                "soft" => Some(accent.soft),
                _ => None,
            }
        };
        let named = known.iter().find(|(known, _)| *known == name.value);
        let found = named.map(|(_, color)| *color);
        let found = found.or_else(|| by_number().map(StyleColor::Fixed));
        // Shapes that lie over each other are told apart by their tones.
        let found = found.map(|color| match color {
            StyleColor::Fixed(color) => StyleColor::Fixed(Color {
                in_grey: None,
                ..color
            }),
            color => color,
        });
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
            let fault = Fault::UnknownColor { name: name.into() };
            self.unknown(fault, name.span, &name.value, &names);
        }
        found
    }

    /// The length on this trim, or an error where its sign makes no sense.
    pub(super) fn length(&mut self, raw: &Spanned<Abs>, sign: Sign) -> Abs {
        self.exact(raw, sign) * self.scale
    }

    /// The length as it is written: what the knife needs is the same on every trim.
    pub(super) fn exact(&mut self, raw: &Spanned<Abs>, sign: Sign) -> Abs {
        let (sound, fault) = match sign {
            Sign::Positive => (raw.value > Abs::ZERO, Fault::NotPositive),
            Sign::NotNegative => (raw.value >= Abs::ZERO, Fault::Negative),
        };
        if !sound {
            let such = Hint::write_such("\"3mm\"");
            self.diags.push(fault.at(raw.span).hint(such));
        }
        raw.value
    }

    /// Lines so near each other that nobody can write between them are a slip of the pen, and
    /// could be more than a machine can draw.
    pub(super) fn pitch(&mut self, raw: &Spanned<Abs>) -> Abs {
        let pitch = raw.value * self.scale;
        if pitch < LEAST_PITCH {
            let hint = Hint::AtLeast {
                least: Least::Length(LEAST_PITCH),
            };
            let error = Fault::PitchTooSmall { pitch }.at(raw.span);
            self.diags.push(error.hint(hint));
        }
        if pitch > MOST_PITCH * self.scale.max(1.0) {
            let hint = Hint::write_such("\"8mm\"");
            let error = Fault::PitchTooLarge { pitch }.at(raw.span);
            self.diags.push(error.hint(hint));
        }
        pitch.max(LEAST_PITCH)
    }
}
