//! The colours of a theme → those of a page on a light ground and on a dark one. Where words would be too faint on
//! what lies behind them (WCAG 2.2, 1.4.3: 4.5 to 1), their colour gives way, and never the other way round.

use crate::color::Color;
use crate::design::{Accent, Palette};

/// The least contrast of words, with a little to spare for rounding.
pub(super) const LEAST: f64 = 4.6;
/// The contrast of running text.
const RUNNING: f64 = 7.0;
/// The most light of a dark ground (relative luminance).
const DARK: f64 = 0.012;
/// How much of a hue a panel on a dark ground has.
const TINT: f64 = 0.3;

const BLACK: [u8; 3] = [0; 3];
const WHITE: [u8; 3] = [255; 3];

/// The colours of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PageColors {
    /// What everything stands on.
    pub paper: Color,
    /// Running text.
    pub ink: Color,
    /// Thin lines.
    pub rule: Color,
    /// The hues, in the theme's order.
    pub hues: Vec<Hue>,
}

/// A hue on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hue {
    /// Headings, links, and grounds under words in the colour of the paper.
    pub deep: Color,
    /// Bars and dots.
    pub bright: Color,
    /// Panels under running text.
    pub soft: Color,
    /// The ground of the title, under white words.
    pub cover: Color,
}

impl PageColors {
    /// On a light ground: the theme's own colours.
    pub fn light(theme: &Palette) -> Self {
        let paper = Color::WHITE;
        let soft = |accent: &Accent| {
            let black = Color::of_rgb(BLACK);
            away(accent.soft, WHITE, |soft| soft.contrast(black) >= 12.0)
        };
        let softs: Vec<Color> = theme.every().map(soft).collect();
        let grounds = [&[paper], softs.as_slice()].concat();
        let hue = |(accent, soft): (&Accent, &Color)| {
            let deep = seen(accent.deep, BLACK, &[paper, *soft], LEAST);
            Hue {
                deep,
                bright: accent.bright,
                soft: *soft,
                cover: deep,
            }
        };
        Self {
            paper,
            ink: seen(theme.ink, BLACK, &grounds, RUNNING),
            rule: theme.rule,
            hues: theme.every().zip(&softs).map(hue).collect(),
        }
    }

    /// On a dark ground: the ink's own hue, nearly black.
    pub fn dark(theme: &Palette) -> Self {
        let paper = away(theme.ink, BLACK, |paper| paper.luminance() <= DARK);
        let ink = mixed(Color::WHITE, paper.rgb, 0.1);
        let hue = |accent: &Accent| {
            let soft = mixed(paper, accent.deep.rgb, TINT);
            let soft = away(soft, paper.rgb, |soft| soft.contrast(ink) >= RUNNING);
            let cover = mixed(accent.deep, BLACK, 0.25);
            Hue {
                deep: seen(accent.bright, WHITE, &[paper, soft], RUNNING),
                bright: accent.bright,
                soft,
                cover: seen(cover, BLACK, &[Color::WHITE], LEAST),
            }
        };
        Self {
            paper,
            ink,
            rule: mixed(theme.rule, paper.rgb, 0.4),
            hues: theme.every().map(hue).collect(),
        }
    }

    /// Every colour of words with one that lies behind them.
    #[cfg(test)]
    pub fn pairs(&self) -> Vec<(Color, Color)> {
        let mut pairs = vec![(self.ink, self.paper)];
        for hue in &self.hues {
            pairs.extend([
                (self.ink, hue.soft),
                (hue.deep, self.paper),
                (hue.deep, hue.soft),
                (self.paper, hue.deep),
                (Color::WHITE, hue.cover),
            ]);
        }
        pairs
    }
}

/// `color`, as much nearer to `end` as it must be to be seen on all `grounds`.
fn seen(color: Color, end: [u8; 3], grounds: &[Color], contrast: f64) -> Color {
    let is_seen = |color: Color| grounds.iter().all(|g| color.contrast(*g) >= contrast);
    away(color, end, is_seen)
}

/// `color`, as much nearer to `end` as it must be to be what is wanted.
fn away(color: Color, end: [u8; 3], wanted: impl Fn(Color) -> bool) -> Color {
    let steps = (0..=32).map(|step| mixed(color, end, f64::from(step) / 32.0));
    let mut last = color;
    for step in steps {
        last = step;
        if wanted(step) {
            break;
        }
    }
    last
}

/// `color` with so much of another, from 0 to 1.
fn mixed(color: Color, other: [u8; 3], share: f64) -> Color {
    color.covered(Color::of_rgb(other), share)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn accent([deep, bright, soft]: [[u8; 3]; 3]) -> Accent {
        Accent {
            name: String::new(),
            deep: Color::of_rgb(deep),
            bright: Color::of_rgb(bright),
            soft: Color::of_rgb(soft),
            mid: Color::of_rgb(soft),
            letter: None,
            pattern: None,
        }
    }

    proptest! {
        #[test]
        fn words_are_seen_in_every_theme(ink: [u8; 3], rule: [u8; 3], accents: [[[u8; 3]; 3]; 3]) {
            let theme = Palette {
                derived: Vec::new(),
                ink: Color::of_rgb(ink),
                rule: Color::of_rgb(rule),
                ground: Color::WHITE,
                spots: Default::default(),
                all: accent([ink, rule, [255; 3]]),
                gray: crate::design::gray::GrayLook::Tones,
                accents: accents.map(accent).to_vec(),
            };
            for colors in [PageColors::light(&theme), PageColors::dark(&theme)] {
                for (words, ground) in colors.pairs() {
                    let contrast = words.contrast(ground);
                    prop_assert!(contrast >= 4.5, "{words:?} on {ground:?}: {contrast}");
                }
            }
        }
    }

    #[test]
    fn colours_that_are_seen_stay_the_themes() {
        let fjord = accent([[0x1d, 0x5b, 0x66], [0x3f, 0x97, 0xa3], [0xe3, 0xf0, 0xf2]]);
        let theme = Palette {
            derived: Vec::new(),
            ink: Color::of_rgb([0x1f, 0x2a, 0x30]),
            rule: Color::of_rgb([0x7a, 0x85, 0x8b]),
            ground: Color::WHITE,
            spots: Default::default(),
            all: fjord.clone(),
            gray: crate::design::gray::GrayLook::Tones,
            accents: vec![fjord.clone()],
        };
        let light = PageColors::light(&theme);
        assert_eq!((light.ink, light.hues[0].deep), (theme.ink, fjord.deep));
        assert_eq!(light.hues[0].soft, fjord.soft);
        let dark = PageColors::dark(&theme);
        assert!(dark.paper.luminance() <= DARK && dark.ink.luminance() > 0.7);
    }
}
