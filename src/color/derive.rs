//! What a theme leaves out of its colours: inks of a colour of which only the sRGB is known, and the other
//! strengths of an accent of which only the deep one is. No profile is asked: the values are plain
//! arithmetic, and a theme that states its own is printed with those.

use super::Color;

/// Channels nearer to each other than this are a grey to the eye.
const NEUTRAL: u8 = 24;
/// A grey darker than this is meant as black, which is one ink and no screen of dots.
const BLACK: u8 = 72;
/// How much lighter the bright strength is than the deep one, on the scale of HSL.
const BRIGHTER: f64 = 0.2;
/// How light the brightest bright strength is: discs and lines are still seen on paper.
const BRIGHTEST: f64 = 0.62;
/// How light the soft strength is: text in ink stands on it.
const SOFT: f64 = 0.93;
/// How strong its hue is at most.
const SOFT_SATURATION: f64 = 0.7;

impl Color {
    /// A colour of a theme that states its sRGB alone: greys are black ink alone, and all others have
    /// three inks at most.
    pub fn of_screen(rgb: [u8; 3]) -> Self {
        let most = rgb.into_iter().max().unwrap_or(0);
        let least = rgb.into_iter().min().unwrap_or(0);
        if most - least > NEUTRAL {
            return Self::of_rgb(rgb);
        }
        let grey = Self::new(rgb, [0; 4]).grey();
        let black = match grey < BLACK {
            true => 100.0,
            false => 100.0 - f64::from(grey) / 2.55,
        };
        Self::new(rgb, [0, 0, 0, black.round() as u8])
    }

    /// The bright strength of the accent whose deep one this is.
    #[must_use]
    pub fn bright_of_deep(self) -> Self {
        let Hsl { lightness, .. } = Hsl::of(self.rgb);
        let lightness = (lightness + BRIGHTER).min(BRIGHTEST.max(lightness));
        Self::of_screen(
            Hsl {
                lightness,
                ..Hsl::of(self.rgb)
            }
            .rgb(),
        )
    }

    /// The soft strength of the accent whose deep one this is.
    #[must_use]
    pub fn soft_of_deep(self) -> Self {
        let deep = Hsl::of(self.rgb);
        let soft = Hsl {
            hue: deep.hue,
            saturation: deep.saturation.min(SOFT_SATURATION),
            lightness: SOFT,
        };
        Self::of_screen(soft.rgb())
    }
}

/// A colour by hue (0 to 6), saturation and lightness (CSS Color 4, 7).
#[derive(Debug, Clone, Copy)]
struct Hsl {
    hue: f64,
    saturation: f64,
    lightness: f64,
}

impl Hsl {
    fn of(rgb: [u8; 3]) -> Self {
        let [r, g, b] = rgb.map(|channel| f64::from(channel) / 255.0);
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        let (span, lightness) = (most - least, f64::midpoint(most, least));
        if span == 0.0 {
            return Self {
                hue: 0.0,
                saturation: 0.0,
                lightness,
            };
        }
        let hue = if most == r {
            ((g - b) / span).rem_euclid(6.0)
        } else if most == g {
            (b - r) / span + 2.0
        } else {
            (r - g) / span + 4.0
        };
        Self {
            hue,
            saturation: span / (1.0 - (2.0 * lightness - 1.0).abs()),
            lightness,
        }
    }

    fn rgb(self) -> [u8; 3] {
        let reach = self.saturation * self.lightness.min(1.0 - self.lightness);
        // How far each channel stands from its own corner of the circle.
        [0.0, 4.0, 2.0].map(|corner: f64| {
            let k = (self.hue + corner).rem_euclid(6.0) * 2.0;
            let share = (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0);
            ((self.lightness - reach * share) * 255.0).round() as u8
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn greys_are_black_ink_and_the_darkest_all_of_it() {
        assert_eq!(Color::of_screen([0x1f, 0x2a, 0x30]).cmyk, [0, 0, 0, 100]);
        assert_eq!(Color::of_screen([0x7a, 0x85, 0x8b]).cmyk, [0, 0, 0, 49]);
        assert_eq!(Color::of_screen([255; 3]).cmyk, [0; 4]);
        assert_eq!(Color::of_screen([0, 51, 102]).cmyk, [100, 50, 0, 60]);
    }

    #[test]
    fn the_strengths_of_an_accent_have_its_hue() {
        let deep = Color::of_screen([0x1d, 0x5b, 0x66]);
        assert_eq!(deep.bright_of_deep().hex(), "#34a2b5");
        assert_eq!(deep.soft_of_deep().hex(), "#e3f4f7");
        let black = Color::of_screen([0; 3]);
        assert_eq!(black.bright_of_deep().hex(), "#333333");
        assert_eq!(black.soft_of_deep().hex(), "#ededed");
    }

    proptest! {
        /// There and back, give or take a rounding.
        #[test]
        fn a_colour_comes_back(rgb: [u8; 3]) {
            let back = Hsl::of(rgb).rgb();
            for (one, other) in rgb.into_iter().zip(back) {
                prop_assert!(one.abs_diff(other) <= 1, "{rgb:?} {back:?}");
            }
        }

        /// Text in ink is read on every soft strength, whatever the deep one is.
        #[test]
        fn ink_is_read_on_what_is_soft(rgb: [u8; 3]) {
            let soft = Color::of_screen(rgb).soft_of_deep();
            let ink = Color::of_screen([0x1f, 0x2a, 0x30]);
            prop_assert!(ink.contrast(soft) > 10.0);
            prop_assert!(soft.inks() <= 3);
        }
    }
}
