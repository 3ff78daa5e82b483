//! Pixels → the inks of an edition: as they are, greys, or the print shop's four inks by its profile.
//!
//! Colours are converted with the perceptual intent, which keeps the differences between colours that no
//! ink has. Greys are printed in black alone, each as light as it was between paper and full black: mixed of
//! four inks, they would take on the colour of whichever ink is a little strong.

use std::borrow::Cow;
use std::sync::Arc;

use moxcms::{
    ColorProfile, DataColorSpace, Layout, RenderingIntent, Transform8BitExecutor, TransformOptions,
};

use crate::color::{Color, light};
use crate::design::pictures::Pixels;
use crate::render::RenderError;

/// So many pixels are converted at a time.
const AT_A_TIME: usize = 1 << 14;

/// In which inks pictures are shown.
#[derive(Clone, PartialEq)]
pub(super) enum PictureInk {
    /// Red, green and blue, or greys.
    AsItIs,
    /// Greys.
    Grey,
    /// The print shop's four inks.
    Cmyk(InkTransform),
}

/// What makes four inks of the colours of screens.
#[derive(Clone)]
pub(super) struct InkTransform {
    profile: Arc<[u8]>,
    colors: Arc<Transform8BitExecutor>,
    /// How much black each grey is.
    blacks: Arc<[u8; 256]>,
    /// The most ink of a pixel, where 255 is all of one.
    most: u16,
    /// Whether only black is printed.
    in_black: bool,
}

/// Two of the same profile and the same limit do the same.
impl PartialEq for InkTransform {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.profile, &other.profile) || self.profile == other.profile;
        same && (self.most, self.in_black) == (other.most, other.in_black)
    }
}

impl InkTransform {
    /// To the inks of a profile, at most `limit` per cent of one in a place.
    ///
    /// # Errors
    /// When it is no profile of four inks that can be read.
    pub fn new(profile: &Arc<[u8]>, limit: u16) -> Result<Self, RenderError> {
        let failed =
            || RenderError::Picture("the profile of the printing cannot be read".to_owned());
        let inks = ColorProfile::new_from_slice(profile).map_err(|_| failed())?;
        if inks.color_space != DataColorSpace::Cmyk {
            return Err(failed());
        }
        let srgb = ColorProfile::new_srgb();
        let perceptual = TransformOptions {
            rendering_intent: RenderingIntent::Perceptual,
            prefer_fixed_point: false,
            ..TransformOptions::default()
        };
        // Four channels of any kind have the layout of red, green, blue and alpha.
        let colors = srgb.create_transform_8bit(Layout::Rgb, &inks, Layout::Rgba, perceptual);
        Ok(Self {
            profile: Arc::clone(profile),
            colors: colors.map_err(|_| failed())?,
            blacks: Arc::new(blacks(&inks).ok_or_else(failed)?),
            most: (f64::from(limit) * 2.55) as u16,
            in_black: false,
        })
    }

    /// The same, or where `in_black` says so, to black alone.
    #[must_use]
    pub fn limited_to_black(self, in_black: bool) -> Self {
        Self { in_black, ..self }
    }

    /// Cyan, magenta, yellow and black of each pixel, of which 255 is all.
    pub fn of(&self, pixels: &Pixels) -> Option<Vec<u8>> {
        let mut inks = vec![0; pixels.colors.len() / pixels.channels() * 4];
        if pixels.grey || self.in_black {
            let greys = match pixels.grey {
                true => Cow::Borrowed(&pixels.colors),
                false => Cow::Owned(greys(&pixels.colors)),
            };
            for (pixel, grey) in inks.chunks_exact_mut(4).zip(&*greys) {
                pixel[3] = self.blacks[usize::from(*grey)];
            }
            return Some(inks);
        }
        let parts = pixels.colors.chunks(3 * AT_A_TIME);
        for (colors, inks) in parts.zip(inks.chunks_mut(4 * AT_A_TIME)) {
            self.colors.transform(colors, inks).ok()?;
        }
        let (pixels, _) = inks.as_chunks_mut();
        for pixel in pixels {
            self.limit(pixel);
        }
        Some(inks)
    }

    /// Takes away of the three colours what is more ink than the limit, of each the same share: black keeps
    /// the drawing of the dark parts.
    fn limit(&self, [c, m, y, k]: &mut [u8; 4]) {
        let colors = u16::from(*c) + u16::from(*m) + u16::from(*y);
        if colors + u16::from(*k) <= self.most {
            return;
        }
        let share = f64::from(self.most.saturating_sub(u16::from(*k))) / f64::from(colors);
        for ink in [c, m, y] {
            *ink = (f64::from(*ink) * share) as u8;
        }
    }
}

/// The greys that a printer makes of RGB pixels.
pub(super) fn greys(pixels: &[u8]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks();
    let grey = |rgb: &[u8; 3]| {
        Color {
            rgb: *rgb,
            cmyk: [0; 4],
            spot: None,
        }
        .grey()
    };
    pixels.iter().map(grey).collect()
}

/// How much black each grey of the screen is, so that its light lies as far between paper and full black as
/// it did between white and black.
fn blacks(inks: &ColorProfile) -> Option<[u8; 256]> {
    let relative = TransformOptions {
        rendering_intent: RenderingIntent::RelativeColorimetric,
        ..TransformOptions::default()
    };
    let srgb = ColorProfile::new_srgb();
    let seen = inks
        .create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, relative)
        .ok()?;
    let ramp: Vec<u8> = (0..=u8::MAX).flat_map(|black| [0, 0, 0, black]).collect();
    let mut colors = vec![0; 3 * 256];
    seen.transform(&ramp, &mut colors).ok()?;
    // Green is nearest to how light a colour is.
    let lights: Vec<f64> = colors.chunks_exact(3).map(|rgb| light(rgb[1])).collect();
    let (paper, full) = (*lights.first()?, *lights.last()?);
    let share = |seen: f64| (seen - full) / (paper - full);
    let nearest = |grey: usize| {
        let wanted = light(grey as u8);
        let distance = |black: &usize| (share(lights[*black]) - wanted).abs();
        let nearer = |a: &usize, b: &usize| distance(a).total_cmp(&distance(b));
        (0..256).min_by(nearer).unwrap_or(0) as u8
    };
    Some(std::array::from_fn(nearest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::profiles::FOGRA39;

    fn pixels(grey: bool, colors: &[u8]) -> Pixels {
        Pixels {
            width: (colors.len() / if grey { 1 } else { 3 }) as u32,
            height: 1,
            grey,
            colors: colors.to_vec(),
            alpha: None,
        }
    }

    #[test]
    fn greys_are_black_alone() {
        let transform = InkTransform::new(&FOGRA39.into(), 300).expect("a profile");
        let inks = transform
            .of(&pixels(true, &[255, 128, 0]))
            .expect("converted");
        assert_eq!(inks[..4], [0; 4]);
        assert_eq!(inks[4..7], [0; 3]);
        assert!((120..190).contains(&inks[7]), "{}", inks[7]);
        assert_eq!(inks[8..], [0, 0, 0, 255]);
    }

    #[test]
    fn a_job_in_black_has_colours_as_greys() {
        let transform = InkTransform::new(&FOGRA39.into(), 300).expect("a profile");
        let transform = transform.limited_to_black(true);
        let coloured = transform.of(&pixels(false, &[255, 255, 255, 200, 30, 60]));
        let grey = transform.of(&pixels(true, &[255, 84]));
        assert!(coloured.is_some() && coloured == grey);
    }

    #[test]
    fn no_pixel_has_more_ink_than_the_limit() {
        let cube: Vec<u8> = (0..=16u32.pow(3) - 1)
            .flat_map(|n| [n / 256, n / 16 % 16, n % 16].map(|channel| (channel * 17) as u8))
            .collect();
        for limit in [200, 280] {
            let transform = InkTransform::new(&FOGRA39.into(), limit).expect("a profile");
            let inks = transform.of(&pixels(false, &cube)).expect("converted");
            let total = |pixel: &[u8]| pixel.iter().map(|ink| f64::from(*ink) / 2.55).sum::<f64>();
            let most = inks.chunks(4).map(total).fold(0.0, f64::max);
            assert!(
                most <= f64::from(limit) && most > f64::from(limit) - 3.0,
                "{most}"
            );
        }
    }

    #[test]
    fn what_is_no_profile_of_inks_is_refused() {
        use crate::color::profiles::SRGB;
        assert!(InkTransform::new(&SRGB.into(), 300).is_err());
        assert!(InkTransform::new(&vec![0; 200].into(), 300).is_err());
    }
}
