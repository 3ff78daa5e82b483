//! Colours in inks, against those of lcms.

use super::*;
use crate::color::profiles::FOGRA29;

fn pixels(grey: bool, colors: &[u8]) -> Pixels {
    Pixels {
        width: (colors.len() / if grey { 1 } else { 3 }) as u32,
        height: 1,
        space: if grey {
            PixelSpace::Grey
        } else {
            PixelSpace::Srgb
        },
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

/// Red, green and blue by several profiles.
const PATCHES: [[u8; 3]; 12] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
    [0, 0, 0],
    [128, 128, 128],
    [200, 120, 80],
    [60, 90, 160],
    [30, 200, 90],
    [250, 240, 10],
    [12, 34, 56],
    [180, 20, 140],
];
/// The same in the inks of FOGRA39, as lcms 2.19 has it (Pillow's ImageCms, perceptual), by Display P3.
const DISPLAY_P3: [[u8; 4]; 12] = [
    [0, 241, 251, 0],
    [155, 0, 238, 0],
    [241, 157, 0, 25],
    [0, 0, 0, 0],
    [199, 171, 109, 255],
    [45, 37, 34, 134],
    [0, 152, 190, 38],
    [182, 119, 0, 84],
    [184, 0, 207, 0],
    [17, 4, 255, 14],
    [206, 106, 7, 208],
    [50, 246, 0, 30],
];
/// The same by Adobe RGB.
const ADOBE_RGB: [[u8; 4]; 12] = [
    [0, 234, 224, 0],
    [167, 0, 211, 0],
    [243, 161, 0, 27],
    [0, 0, 0, 0],
    [199, 171, 109, 255],
    [43, 36, 33, 134],
    [0, 151, 184, 25],
    [191, 117, 0, 86],
    [194, 0, 190, 1],
    [15, 7, 255, 7],
    [223, 107, 6, 213],
    [29, 242, 0, 28],
];
/// The same by sRGB.
const SRGB: [[u8; 4]; 12] = [
    [0, 243, 236, 2],
    [147, 0, 236, 0],
    [245, 163, 0, 28],
    [0, 0, 0, 0],
    [199, 171, 109, 255],
    [45, 37, 34, 134],
    [0, 137, 171, 56],
    [173, 120, 0, 89],
    [167, 0, 193, 10],
    [18, 7, 246, 5],
    [199, 113, 6, 210],
    [69, 237, 0, 37],
];
/// Inks of FOGRA39, and the same in those of FOGRA29, as lcms has it.
const INKS: [[u8; 4]; 10] = [
    [255, 0, 0, 0],
    [0, 255, 0, 0],
    [0, 0, 255, 0],
    [0, 0, 0, 255],
    [0, 0, 0, 0],
    [128, 100, 90, 20],
    [200, 20, 60, 0],
    [30, 200, 180, 40],
    [0, 0, 0, 128],
    [180, 170, 60, 10],
];
const UNCOATED: [[u8; 4]; 10] = [
    [216, 0, 38, 31],
    [1, 243, 39, 18],
    [4, 7, 255, 1],
    [135, 39, 55, 235],
    [0, 0, 0, 0],
    [37, 20, 4, 111],
    [182, 0, 44, 33],
    [0, 187, 177, 51],
    [13, 5, 0, 106],
    [133, 124, 0, 91],
];
/// How far an ink may be from what lcms has, of 255.
const NEAR: u8 = 4;

fn in_space(space: PixelSpace, colors: Vec<u8>) -> Pixels {
    Pixels {
        space,
        ..pixels(false, &colors)
    }
}

fn assert_near(found: &[u8], wanted: &[[u8; 4]]) {
    let wanted = wanted.concat();
    assert_eq!(found.len(), wanted.len());
    let most = found.iter().zip(&wanted).map(|(a, b)| a.abs_diff(*b)).max();
    assert!(most <= Some(NEAR), "{most:?} of {found:?}");
}

#[test]
fn pictures_go_straight_from_their_profile_to_the_inks() {
    let transform = InkTransform::new(&FOGRA39.into(), 400).expect("a profile");
    for (profile, wanted) in [
        (Some(ColorProfile::new_display_p3()), DISPLAY_P3),
        (Some(ColorProfile::new_adobe_rgb()), ADOBE_RGB),
        (None, SRGB),
    ] {
        let profile = profile.map(|profile| profile.encode().expect("bytes").into());
        let space = profile.map_or(PixelSpace::Srgb, PixelSpace::Profiled);
        let inks = transform.of(&in_space(space, PATCHES.concat()));
        assert_near(&inks.expect("converted"), &wanted);
    }
}

#[test]
fn inks_of_the_same_printing_stay_and_others_are_converted() {
    let left: Vec<u8> = INKS.concat().into_iter().map(|ink| 255 - ink).collect();
    for profile in [None, Some(FOGRA39.into())] {
        let pixels = in_space(PixelSpace::Inks(profile), left.clone());
        let coated = InkTransform::new(&FOGRA39.into(), 400).expect("a profile");
        assert_eq!(coated.of(&pixels), Some(INKS.concat()));
        let uncoated = InkTransform::new(&FOGRA29.into(), 400).expect("a profile");
        assert_near(&uncoated.of(&pixels).expect("converted"), &UNCOATED);
    }
}
