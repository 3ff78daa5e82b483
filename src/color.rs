//! Colours, each with its sRGB and its CMYK values, and the contrast between two.
//!
//! A colour is never converted: the theme states its sRGB and its CMYK, and what it leaves out is worked out
//! once, in `derive`. Pictures are converted, by the profiles in [`profiles`].

mod derive;
pub mod profiles;

use std::sync::LazyLock;

/// A colour as the theme states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    /// sRGB for screens and office printers.
    pub rgb: [u8; 3],
    /// Ink for the print shop, in per cent of cyan, magenta, yellow and black.
    pub cmyk: [u8; 4],
    /// The spot ink that it is printed in instead, where the theme names one.
    pub spot: Option<SpotTint>,
    /// How light it is in the grey edition, from 0 to 255, where a theme says that instead of leaving it to the colour.
    pub in_grey: Option<u8>,
}

/// How much of a spot ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpotTint {
    /// Which of the theme's spot inks, from 0.
    pub ink: u8,
    /// Per cent of the full ink, from 1 to 100.
    pub percent: u8,
}

/// An ink that is mixed before it is printed, on a plate of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotInk {
    /// The name on the tin.
    pub name: String,
    /// What looks like the full ink in per cent of cyan, magenta, yellow and black.
    pub cmyk: [u8; 4],
}

impl Color {
    /// Paper.
    pub const WHITE: Self = Self {
        rgb: [255; 3],
        cmyk: [0; 4],
        spot: None,
        in_grey: None,
    };

    /// A colour without a spot ink.
    pub const fn new(rgb: [u8; 3], cmyk: [u8; 4]) -> Self {
        Self {
            rgb,
            cmyk,
            spot: None,
            in_grey: None,
        }
    }

    /// The same colour, black in the grey edition or as white as paper there.
    #[must_use]
    pub const fn as_in_woodcut(self, black: bool) -> Self {
        Self {
            in_grey: Some(if black { 0 } else { u8::MAX }),
            ..self
        }
    }

    /// Whether the grey edition leaves it to the paper, although it is no white: an edge tells then where it ends.
    pub fn is_paper_in_grey(self) -> bool {
        self.in_grey == Some(u8::MAX) && self.rgb != Self::WHITE.rgb
    }

    /// A colour of which only its sRGB is known. Its ink is the complement, with all that the three
    /// colours have in common as black.
    pub fn of_rgb(rgb: [u8; 3]) -> Self {
        let most = f64::from(rgb.into_iter().max().unwrap_or(0));
        let share = |value: f64| (value * 100.0).round() as u8;
        let black = share(1.0 - most / 255.0);
        let [c, m, y] = rgb.map(|channel| match most {
            0.0 => 0,
            most => share((most - f64::from(channel)) / most),
        });
        Self::new(rgb, [c, m, y, black])
    }

    /// What is seen of it where `color` covers so much of it, from 0 to 1: the channels as they are
    /// are mixed, as PDF and pixels mix them. A spot ink stays one where nothing but paper or more of it is
    /// mixed with it.
    #[must_use]
    pub fn covered(self, color: Self, opacity: f64) -> Self {
        let mix = |(below, above): (u8, u8)| {
            (f64::from(below) + (f64::from(above) - f64::from(below)) * opacity).round() as u8
        };
        let (below, above) = (self, color);
        Self {
            in_grey: None,
            rgb: std::array::from_fn(|n| mix((below.rgb[n], above.rgb[n]))),
            cmyk: std::array::from_fn(|n| mix((below.cmyk[n], above.cmyk[n]))),
            spot: below.spot.or(above.spot).and_then(|SpotTint { ink, .. }| {
                let shares = below.share_of(ink).zip(above.share_of(ink));
                let percent = shares.map(mix).filter(|percent| *percent > 0)?;
                Some(SpotTint { ink, percent })
            }),
        }
    }

    /// How much of a spot ink there is, in per cent; `None` where there are others.
    fn share_of(self, ink: u8) -> Option<u8> {
        match self.spot {
            Some(spot) => (spot.ink == ink).then_some(spot.percent),
            None => (self.cmyk == [0; 4]).then_some(0),
        }
    }

    /// With how many inks a print shop prints it: none is paper, and a spot ink is one.
    pub fn inks(self) -> usize {
        match self.spot {
            Some(_) => 1,
            None => self.cmyk.iter().filter(|ink| **ink > 0).count(),
        }
    }

    /// How much ink a print shop prints it with, in per cent of one ink.
    pub fn total_ink(self) -> u16 {
        match self.spot {
            Some(tint) => tint.percent.into(),
            None => self.cmyk.iter().map(|ink| u16::from(*ink)).sum(),
        }
    }

    /// Its sRGB as drawings state it, such as `#1d5b66`.
    pub fn hex(self) -> String {
        let [r, g, b] = self.rgb;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Relative luminance, 0 to 1 (WCAG 2.1, "relative luminance").
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.rgb.map(light);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The grey, 0 to 255, that the grey edition and an office printer make of this colour: ITU-R BT.601 luma of
    /// the gamma-encoded channels, and nothing but black for a colour that is black ink alone.
    pub fn grey(self) -> u8 {
        if let Some(grey) = self.in_grey {
            return grey;
        }
        if self.cmyk == [0, 0, 0, 100] {
            return 0;
        }
        let [r, g, b] = self.rgb.map(f64::from);
        (0.299 * r + 0.587 * g + 0.114 * b).round() as u8
    }

    /// The same colour on a grey printer.
    pub fn to_grey(self) -> Self {
        let grey = self.grey();
        Self::new(
            [grey; 3],
            [0, 0, 0, (100.0 - f64::from(grey) / 2.55).round() as u8],
        )
    }

    /// Contrast against `other`, 1 to 21 (WCAG 2.1, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The amount of light of each value of an sRGB channel (WCAG 2.1, which keeps the threshold 0.03928).
static LIGHT: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|channel| {
        let c = channel as f64 / 255.0;
        if c <= 0.03928 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
});

/// The amount of light of an sRGB channel, 0 to 1.
pub fn light(channel: u8) -> f64 {
    LIGHT[usize::from(channel)]
}

/// The sRGB channel of this amount of light.
pub fn channel(light: f64) -> u8 {
    // Values between two channels are nearer to one of them.
    let above = LIGHT.partition_point(|known| *known < light).min(255);
    let below = above.saturating_sub(1);
    let nearer = light - LIGHT[below] < LIGHT[above] - light;
    (if nearer { below } else { above }) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(rgb: [u8; 3]) -> Color {
        Color::new(rgb, [0; 4])
    }

    #[test]
    fn contrast_agrees_with_known_pairs() {
        assert!((rgb([0; 3]).contrast(Color::WHITE) - 21.0).abs() < 1e-9);
        // #767676 is the lightest grey that passes 4.5:1 on white.
        let grey = rgb([0x76; 3]).contrast(Color::WHITE);
        assert!((4.5..4.6).contains(&grey), "{grey}");
    }

    #[test]
    fn inks_of_a_known_rgb_are_its_complement() {
        assert_eq!(Color::of_rgb([0; 3]).cmyk, [0, 0, 0, 100]);
        assert_eq!(Color::of_rgb([255; 3]), Color::WHITE);
        assert_eq!(Color::of_rgb([255, 0, 0]).cmyk, [0, 100, 100, 0]);
        assert_eq!(Color::of_rgb([0, 51, 102]).cmyk, [100, 50, 0, 60]);
    }

    #[test]
    fn a_colour_is_seen_through_another() {
        let seen = Color::WHITE.covered(rgb([0, 100, 200]), 0.2);
        assert_eq!(seen.rgb, [204, 224, 244]);
        assert_eq!(Color::WHITE.covered(rgb([1, 2, 3]), 1.0).rgb, [1, 2, 3]);
    }

    #[test]
    fn a_spot_ink_stays_one_on_paper_and_on_itself() {
        let spot = |ink, percent| Color {
            spot: Some(SpotTint { ink, percent }),
            ..Color::new([9; 3], [90, 0, 20, 50])
        };
        let seen = |below: Color, above, opacity| {
            let spot = below.covered(above, opacity).spot?;
            Some((spot.ink, spot.percent))
        };
        assert_eq!(seen(Color::WHITE, spot(1, 80), 0.5), Some((1, 40)));
        assert_eq!(seen(spot(1, 80), Color::WHITE, 0.25), Some((1, 60)));
        assert_eq!(seen(spot(0, 100), spot(0, 20), 0.5), Some((0, 60)));
        assert_eq!(seen(spot(0, 100), spot(1, 100), 0.5), None);
        assert_eq!(seen(spot(0, 100), Color::of_rgb([0; 3]), 0.5), None);
        assert_eq!(seen(spot(0, 100), Color::WHITE, 1.0), None);
    }

    #[test]
    fn channels_come_back_from_their_light() {
        for known in 0..=255 {
            assert_eq!(channel(light(known)), known);
        }
        assert_eq!((channel(-1.0), channel(2.0)), (0, 255));
        // Half of the light is no middle grey.
        assert_eq!(channel(0.5), 188);
    }

    #[test]
    fn grey_follows_luma() {
        assert_eq!(rgb([255, 0, 0]).grey(), 76);
        assert_eq!(rgb([0, 255, 0]).grey(), 150);
        assert_eq!(rgb([0, 0, 255]).grey(), 29);
    }
}
