//! Pixels → the inks of an edition: as they are, greys, or the print shop's four inks by its profile.
//!
//! Pictures go from their own profile straight to that of the printing, so that colours which inks have and
//! screens have not are kept, and inks of the same printing stay as they are.
//!
//! Colours are converted with the perceptual intent, which keeps the differences between colours that no
//! ink has. Greys are printed in black alone, each as light as it was between paper and full black: mixed of
//! four inks, they would take on the colour of whichever ink is a little strong.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use moxcms::{
    ColorProfile, DataColorSpace, Layout, RenderingIntent, Transform8BitExecutor, TransformOptions,
};

use crate::color::profiles::FOGRA39;
use crate::color::{Color, light};
use crate::design::Picture;
use crate::design::pictures::{PixelSpace, Pixels};
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
    inks: Arc<ColorProfile>,
    /// What makes inks of the colours of other profiles, made when they are first met.
    others: Arc<Mutex<Vec<OtherProfile>>>,
    colors: Arc<Transform8BitExecutor>,
    /// How much black each grey is.
    blacks: Arc<[u8; 256]>,
    /// The most ink of a pixel, where 255 is all of one.
    most: u16,
    /// Whether only black is printed.
    in_black: bool,
}

/// A profile, and what makes inks of its colours.
type OtherProfile = (Arc<[u8]>, Arc<Transform8BitExecutor>);

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
        let failed = || RenderError::Profile;
        let inks = ColorProfile::new_from_slice(profile).map_err(|_| failed())?;
        if inks.color_space != DataColorSpace::Cmyk {
            return Err(failed());
        }
        let srgb = ColorProfile::new_srgb();
        // Four channels of any kind have the layout of red, green, blue and alpha.
        let colors = srgb.create_transform_8bit(Layout::Rgb, &inks, Layout::Rgba, perceptual());
        Ok(Self {
            profile: Arc::clone(profile),
            colors: colors.map_err(|_| failed())?,
            blacks: Arc::new(blacks(&inks).ok_or_else(failed)?),
            inks: Arc::new(inks),
            others: Arc::default(),
            most: (f64::from(limit) * 2.55) as u16,
            in_black: false,
        })
    }

    /// The same, or where `in_black` says so, to black alone.
    #[must_use]
    pub fn limited_to_black(self, in_black: bool) -> Self {
        Self { in_black, ..self }
    }

    /// The pixels of a picture in the colours that are converted.
    pub fn pixels(&self, picture: &Picture) -> Option<Pixels> {
        match self.in_black {
            true => picture.pixels(),
            false => picture.source_pixels(),
        }
    }

    /// What makes inks of colours by another profile, in channels of this layout.
    fn other(&self, profile: &Arc<[u8]>, layout: Layout) -> Option<Arc<Transform8BitExecutor>> {
        let mut others = self.others.lock().ok()?;
        if let Some((_, known)) = others.iter().find(|(known, _)| known == profile) {
            return Some(Arc::clone(known));
        }
        let source = ColorProfile::new_from_slice(profile).ok()?;
        let made = source.create_transform_8bit(layout, &self.inks, Layout::Rgba, perceptual());
        let made = made.ok()?;
        others.push((Arc::clone(profile), Arc::clone(&made)));
        Some(made)
    }

    /// Cyan, magenta, yellow and black of each pixel, of which 255 is all.
    pub fn of(&self, pixels: &Pixels) -> Option<Vec<u8>> {
        let mut inks = vec![0; pixels.colors.len() / pixels.channels() * 4];
        let greys = match &pixels.space {
            PixelSpace::Grey => Some(Cow::Borrowed(&pixels.colors)),
            PixelSpace::Srgb if self.in_black => Some(Cow::Owned(greys(&pixels.colors))),
            PixelSpace::Srgb | PixelSpace::Profiled(_) | PixelSpace::Inks(_) => None,
        };
        if let Some(greys) = greys {
            for (pixel, grey) in inks.chunks_exact_mut(4).zip(&*greys) {
                pixel[3] = self.blacks[usize::from(*grey)];
            }
            return Some(inks);
        }
        match &pixels.space {
            PixelSpace::Grey | PixelSpace::Srgb => {
                convert(&*self.colors, &pixels.colors, &mut inks)?
            }
            PixelSpace::Profiled(profile) => {
                let transform = self.other(profile, Layout::Rgb)?;
                convert(&*transform, &pixels.colors, &mut inks)?;
            }
            PixelSpace::Inks(profile) => {
                let stored = pixels.colors.iter().map(|left| 255 - left);
                let profile = profile.clone().unwrap_or_else(|| FOGRA39.into());
                if profile == self.profile {
                    inks = stored.collect();
                } else {
                    let stored: Vec<u8> = stored.collect();
                    convert(&*self.other(&profile, Layout::Rgba)?, &stored, &mut inks)?;
                }
            }
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

/// Differences between colours are kept, also between those that no ink has.
fn perceptual() -> TransformOptions {
    TransformOptions {
        rendering_intent: RenderingIntent::Perceptual,
        prefer_fixed_point: false,
        ..TransformOptions::default()
    }
}

/// Converts pixels to four inks, some at a time.
fn convert(transform: &Transform8BitExecutor, from: &[u8], inks: &mut [u8]) -> Option<()> {
    let channels = from.len() / (inks.len() / 4).max(1);
    let parts = from.chunks(channels.max(1) * AT_A_TIME);
    for (from, inks) in parts.zip(inks.chunks_mut(4 * AT_A_TIME)) {
        transform.transform(from, inks).ok()?;
    }
    Some(())
}

/// The greys that a printer makes of RGB pixels.
pub(super) fn greys(pixels: &[u8]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks();
    let grey = |rgb: &[u8; 3]| {
        Color {
            rgb: *rgb,
            cmyk: [0; 4],
            spot: None,
            in_grey: None,
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
mod tests;
