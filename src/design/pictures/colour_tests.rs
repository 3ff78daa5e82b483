//! Colours against those of lcms 2.19: relative colorimetric, without black point compensation, to its own
//! sRGB. The profiles are those that moxcms writes, and `FOGRA39L_coated.icc`; the numbers are what
//! Pillow's ImageCms gave for the patches.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use moxcms::ColorProfile;

use super::decode::{Note, decode};
use super::*;

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
const DISPLAY_P3: [[u8; 3]; 12] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
    [0, 0, 0],
    [128, 128, 128],
    [213, 115, 70],
    [50, 91, 165],
    [0, 204, 73],
    [252, 240, 0],
    [3, 35, 58],
    [197, 0, 144],
];
const ADOBE_RGB: [[u8; 3]; 12] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
    [0, 0, 0],
    [129, 129, 129],
    [224, 121, 77],
    [36, 90, 164],
    [0, 201, 80],
    [254, 240, 0],
    [0, 28, 54],
    [211, 12, 144],
];
const PROPHOTO: [[u8; 3]; 12] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
    [0, 0, 0],
    [146, 146, 146],
    [255, 114, 89],
    [0, 115, 184],
    [0, 230, 79],
    [255, 241, 0],
    [0, 50, 76],
    [252, 0, 167],
];
const GREYS: [u8; 10] = [0, 10, 32, 64, 100, 128, 160, 200, 230, 255];
/// Of a gamma of 1.8.
const LIGHTER: [u8; 10] = [0, 10, 43, 81, 119, 146, 176, 210, 235, 255];
/// What the patches of four inks in `tests/data/inks` look like, which are in this order: paper, each ink,
/// two of the first three, and mixtures.
const INKS: [[u8; 3]; 16] = [
    [255, 255, 255],
    [0, 161, 228],
    [230, 12, 128],
    [255, 237, 0],
    [43, 43, 42],
    [56, 50, 134],
    [0, 152, 71],
    [228, 30, 37],
    [150, 131, 126],
    [197, 209, 224],
    [158, 159, 158],
    [59, 125, 163],
    [219, 103, 68],
    [81, 148, 77],
    [134, 128, 126],
    [36, 37, 36],
];

/// A PNG with this profile; greys where there is one number a pixel.
fn png(pixels: &[u8], color: ExtendedColorType, profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = PngEncoder::new(&mut bytes);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).expect("taken");
    }
    let width = pixels.len() as u32 * 8 / u32::from(color.bits_per_pixel());
    encoder
        .write_image(pixels, width, 1, color)
        .expect("written");
    bytes.into_inner()
}

fn encode(profile: ColorProfile) -> Option<Vec<u8>> {
    Some(profile.encode().expect("a profile"))
}

fn near(found: &[u8], wanted: &[u8], most: u8) {
    assert_eq!(found.len(), wanted.len());
    let far = found
        .iter()
        .zip(wanted)
        .filter(|(a, b)| a.abs_diff(**b) > most);
    assert_eq!(far.count(), 0, "{found:?} {wanted:?}");
}

#[test]
fn profiles_of_screens_and_cameras_are_heeded_as_lcms_does() {
    for (profile, wanted) in [
        (ColorProfile::new_display_p3(), DISPLAY_P3),
        (ColorProfile::new_adobe_rgb(), ADOBE_RGB),
        (ColorProfile::new_pro_photo_rgb(), PROPHOTO),
    ] {
        let bytes = png(&PATCHES.concat(), ExtendedColorType::Rgb8, encode(profile));
        let picture = Picture::read("prøver.png", bytes).expect("sound");
        near(
            &picture.pixels().expect("pixels").colors,
            &wanted.concat(),
            1,
        );
    }
}

#[test]
fn a_grey_profile_is_heeded_and_greys_stay_greys() {
    let profile = encode(ColorProfile::new_gray_with_gamma(1.8));
    let bytes = png(&GREYS, ExtendedColorType::L8, profile);
    let picture = Picture::read("grå.png", bytes).expect("sound");
    assert!(picture.grey);
    near(&picture.pixels().expect("pixels").colors, &LIGHTER, 1);
    // What is transparent stays so.
    let seen = GREYS
        .iter()
        .flat_map(|grey| [*grey, 99])
        .collect::<Vec<u8>>();
    let profile = encode(ColorProfile::new_gray_with_gamma(1.8));
    let bytes = png(&seen, ExtendedColorType::La8, profile);
    let pixels = Picture::read("glass.png", bytes)
        .expect("sound")
        .pixels()
        .expect("pixels");
    near(&pixels.colors, &LIGHTER, 1);
    assert_eq!(pixels.alpha, Some(vec![99; 10]));
}

#[test]
fn a_picture_in_srgb_is_not_touched() {
    for profile in [None, encode(ColorProfile::new_srgb())] {
        let bytes = png(&PATCHES.concat(), ExtendedColorType::Rgb8, profile);
        let picture = Picture::read("prøver.png", bytes).expect("sound");
        assert_eq!(picture.pixels().expect("pixels").colors, PATCHES.concat());
    }
    let jpeg = |profile: Option<Vec<u8>>| {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile).expect("taken");
        }
        encoder
            .write_image(&PATCHES.concat(), 12, 1, ExtendedColorType::Rgb8)
            .expect("written");
        Picture::read("prøver.jpg", bytes).expect("sound")
    };
    let plain = jpeg(None);
    assert_eq!(plain.coding, Coding::Jpeg);
    assert_eq!(jpeg(encode(ColorProfile::new_srgb())).bytes, plain.bytes);
    // Other colours have to be converted, and the file with its profile is kept until then.
    assert_eq!(
        jpeg(encode(ColorProfile::new_display_p3())).coding,
        Coding::Photograph
    );
}

#[test]
fn four_inks_are_read_however_they_are_stored() {
    // Without a profile, they are those of coated paper. Adobe's programs store the complement of each ink,
    // or Y′CbCr and the complement of black, which rounds once more.
    for (name, most) in [
        ("adobe-cmyk.jpg", 1),
        ("adobe-ycck.jpg", 2),
        ("plain-cmyk.jpg", 1),
    ] {
        let path = format!("{}/tests/data/inks/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).expect("a file of the repository");
        let (picture, notes) = decode(name, bytes).expect("sound");
        assert_eq!((picture.width, picture.height, notes), (32, 32, Vec::new()));
        assert_eq!(picture.coding, Coding::Photograph);
        let pixels = picture.pixels().expect("pixels").colors;
        for (nth, wanted) in INKS.iter().enumerate() {
            // In the middle of the patch.
            let at = (nth / 4 * 8 + 4) * 32 + nth % 4 * 8 + 4;
            near(&pixels[3 * at..3 * at + 3], wanted, most);
        }
    }
}

#[test]
fn a_profile_that_says_nothing_is_told() {
    let wrong: [Vec<u8>; 3] = [
        b"no profile".to_vec(),
        encode(ColorProfile::new_display_p3()).expect("a profile")[..200].to_vec(),
        encode(ColorProfile::new_gray_with_gamma(1.8)).expect("a profile"),
    ];
    for profile in wrong {
        let bytes = png(&PATCHES.concat(), ExtendedColorType::Rgb8, Some(profile));
        let (picture, notes) = decode("prøver.png", bytes).expect("sound");
        assert_eq!(notes, [Note::UnreadableProfile]);
        assert_eq!(picture.pixels().expect("pixels").colors, PATCHES.concat());
    }
}
