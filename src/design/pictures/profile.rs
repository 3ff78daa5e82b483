//! A picture's colour profile (ICC.1:2022) and its pixels → pixels in sRGB.
//!
//! Colours are converted with the relative colorimetric intent, without black point compensation: what sRGB
//! has stays exactly as it is. Pixels whose profile says the same as sRGB are not touched.

use std::sync::Arc;

use moxcms::{
    ColorProfile, DataColorSpace, Layout, RenderingIntent, Transform8BitExecutor, TransformOptions,
};

use super::pixels::Pixels;
use crate::color::profiles::FOGRA39;

/// So many pixels are converted at a time, so that a large picture is not held twice.
const AT_A_TIME: usize = 1 << 14;
/// Colours along each side of the cube in which a profile is compared with sRGB.
const COMPARED: u32 = 16;

/// What became of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heeded {
    /// The pixels are sRGB as they stand.
    AsTheyStand,
    /// They were converted.
    Converted,
    /// Nobody knows what it says: the pixels stay as they stand.
    Unreadable,
}

/// Converts pixels of red, green and blue, or grey, by their profile.
pub(super) fn to_srgb(profile: &[u8], pixels: &mut Pixels) -> Heeded {
    let heeded = match pixels.is_grey() {
        true => greys(profile, &mut pixels.colors),
        false => colors(profile, &mut pixels.colors),
    };
    heeded.unwrap_or(Heeded::Unreadable)
}

/// Whether red, green and blue look otherwise by this profile than they do as sRGB.
pub(super) fn is_other(profile: &[u8]) -> bool {
    let transform = rgb_transform(profile);
    transform.is_some_and(|transform| !is_srgb(&*transform))
}

/// Whether this is the profile of a printing in four inks.
pub(super) fn is_of_inks(profile: &[u8]) -> bool {
    let profile = ColorProfile::new_from_slice(profile);
    profile.is_ok_and(|profile| profile.color_space == DataColorSpace::Cmyk)
}

/// The colours of pixels of four inks, of which 255 is all; by the profile of coated paper where there is
/// none that can be read. Second, whether there is one that cannot.
pub(super) fn inks_to_srgb(profile: Option<&[u8]>, inks: &[u8]) -> Option<(Vec<u8>, Heeded)> {
    let own = profile.and_then(|profile| from_inks(profile, inks));
    match (own, profile) {
        (Some(colors), _) => Some((colors, Heeded::Converted)),
        (None, None) => Some((from_inks(FOGRA39, inks)?, Heeded::Converted)),
        (None, Some(_)) => Some((from_inks(FOGRA39, inks)?, Heeded::Unreadable)),
    }
}

fn options() -> TransformOptions {
    TransformOptions {
        rendering_intent: RenderingIntent::RelativeColorimetric,
        // Floating point is nearer to what the profile says, by one of 255 in some colours.
        prefer_fixed_point: false,
        ..TransformOptions::default()
    }
}

fn from_inks(profile: &[u8], inks: &[u8]) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    // Four channels of any kind have this layout.
    let transform = profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options());
    let transform = transform.ok()?;
    let mut colors = vec![0; inks.len() / 4 * 3];
    let parts = inks
        .chunks(4 * AT_A_TIME)
        .zip(colors.chunks_mut(3 * AT_A_TIME));
    for (inks, colors) in parts {
        transform.transform(inks, colors).ok()?;
    }
    Some(colors)
}

fn colors(profile: &[u8], pixels: &mut [u8]) -> Option<Heeded> {
    let transform = rgb_transform(profile)?;
    if is_srgb(&*transform) {
        return Some(Heeded::AsTheyStand);
    }
    let mut converted = vec![0; 3 * AT_A_TIME];
    for part in pixels.chunks_mut(3 * AT_A_TIME) {
        let converted = &mut converted[..part.len()];
        transform.transform(part, converted).ok()?;
        part.copy_from_slice(converted);
    }
    Some(Heeded::Converted)
}

/// What makes sRGB of red, green and blue by a profile; `None` where it is none of these.
fn rgb_transform(profile: &[u8]) -> Option<Arc<Transform8BitExecutor>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options());
    transform.ok()
}

/// Whether a transform to sRGB changes nothing that anybody could see.
fn is_srgb(transform: &Transform8BitExecutor) -> bool {
    let side = |at: u32| (at * 255 / (COMPARED - 1)) as u8;
    let cube = (0..COMPARED.pow(3))
        .flat_map(|n| [n / COMPARED.pow(2), n / COMPARED % COMPARED, n % COMPARED].map(side));
    let cube: Vec<u8> = cube.collect();
    let mut converted = vec![0; cube.len()];
    let done = transform.transform(&cube, &mut converted);
    done.is_ok() && are_alike(&cube, &converted)
}

/// Greys stay greys, also where a profile of colours goes with them: it says how light each is.
fn greys(profile: &[u8], pixels: &mut [u8]) -> Option<Heeded> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (layout, channels) = match profile.color_space {
        DataColorSpace::Gray => (Layout::Gray, 1),
        DataColorSpace::Rgb => (Layout::Rgb, 3),
        _ => return None,
    };
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_f32(layout, &srgb, Layout::Rgb, options());
    let greys = (0..=u8::MAX).flat_map(|grey| vec![f32::from(grey) / 255.0; channels]);
    let greys: Vec<f32> = greys.collect();
    let mut converted = vec![0.0; 3 * 256];
    transform.ok()?.transform(&greys, &mut converted).ok()?;
    // Green is nearest to how light a colour is.
    let byte = |rgb: &[f32]| (rgb[1].clamp(0.0, 1.0) * 255.0).round() as u8;
    let table: Vec<u8> = converted.chunks_exact(3).map(byte).collect();
    let all: Vec<u8> = (0..=u8::MAX).collect();
    if are_alike(&all, &table) {
        return Some(Heeded::AsTheyStand);
    }
    for pixel in pixels {
        *pixel = table[usize::from(*pixel)];
    }
    Some(Heeded::Converted)
}

/// Whether nobody could tell one from the other: a step of 255 is what rounding makes.
fn are_alike(one: &[u8], other: &[u8]) -> bool {
    one.iter()
        .zip(other)
        .all(|(one, other)| one.abs_diff(*other) <= 1)
}
