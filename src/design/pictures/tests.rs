//! Pictures made here, sound and bent; and what is said of them.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
};

use super::decode::{NoPicture, decode};
use super::*;
use crate::source::{FileId, Memory};

/// 24 × 16 pixels: red on the left, blue on the right.
fn flag() -> RgbImage {
    RgbImage::from_fn(24, 16, |x, _| match x {
        0..12 => Rgb([220, 30, 30]),
        _ => Rgb([30, 30, 220]),
    })
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("written");
    bytes.into_inner()
}

fn jpeg() -> Vec<u8> {
    encoded(&flag().into(), ImageFormat::Jpeg)
}

/// The same with a note of how the camera was held (Exif 2.3, tag 0x0112).
fn turned(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(tiff).expect("taken");
    let flag = flag();
    encoder
        .write_image(flag.as_raw(), 24, 16, ExtendedColorType::Rgb8)
        .expect("written");
    bytes
}

#[test]
fn a_jpeg_keeps_its_bytes() {
    let picture = decode("flagg.jpg", jpeg()).expect("sound");
    assert_eq!((picture.width, picture.height), (24, 16));
    assert_eq!((picture.coding, picture.grey), (Coding::Jpeg, false));
    assert_eq!(*picture.bytes, *jpeg());
    let pixels = picture.pixels().expect("pixels");
    assert_eq!(pixels.len(), 24 * 16 * 3);
    assert!(pixels[0] > 180 && pixels[2] < 80, "{:?}", &pixels[..3]);
}

#[test]
fn a_turned_picture_is_stood_upright() {
    let upright = decode("flagg.jpg", turned(1)).expect("sound");
    assert_eq!(upright.coding, Coding::Jpeg);
    let picture = decode("flagg.jpg", turned(6)).expect("sound");
    assert_eq!(picture.coding, Coding::Raw);
    assert_eq!((picture.width, picture.height), (16, 24));
    // What was on the left is on top.
    let pixels = picture.pixels().expect("pixels");
    let (first, last) = (&pixels[..3], &pixels[pixels.len() - 3..]);
    assert!(first[0] > 180 && last[2] > 180, "{first:?} {last:?}");
}

#[test]
fn what_can_be_seen_through_is_white() {
    let image = RgbaImage::from_fn(2, 1, |x, _| Rgba([0, 100, 200, [0, 128][x as usize]]));
    let picture = decode("glass.png", encoded(&image.into(), ImageFormat::Png));
    let picture = picture.expect("sound");
    assert_eq!(*picture.bytes, [255, 255, 255, 127, 177, 227]);
    let grey = DynamicImage::from(flag()).into_luma8();
    let picture = decode("gra.png", encoded(&grey.into(), ImageFormat::Png)).expect("sound");
    assert!(picture.grey);
    assert_eq!(picture.pixels().map(|p| p.len()), Some(24 * 16));
}

#[test]
fn no_cut_file_passes_or_stops_the_program() {
    for whole in [jpeg(), turned(6), encoded(&flag().into(), ImageFormat::Png)] {
        // What follows the last chunk or marker is no part of the picture.
        for length in 0..whole.len() - 12 {
            let cut = decode("kutt", whole[..length].to_vec());
            assert!(cut.is_err(), "{length} of {}", whole.len());
        }
    }
    let almost = jpeg();
    let almost = almost[..almost.len() - 1].to_vec();
    assert_eq!(decode("kutt.jpg", almost), Err(NoPicture::Broken));
}

#[test]
fn four_inks_and_too_many_pixels_are_refused() {
    let mut four = jpeg();
    let frame = four.windows(2).position(|two| two == [0xff, 0xc0]);
    four[frame.expect("a frame") + 9] = 4;
    assert_eq!(decode("trykk.jpg", four), Err(NoPicture::Cmyk));

    let mut huge = encoded(&flag().into(), ImageFormat::Png);
    // Width and height of the header, whose checksum then has to fit.
    huge[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    let sum = crc(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&sum);
    assert_eq!(
        decode("stor.png", huge),
        Err(NoPicture::TooLarge(16384, 16384))
    );
    assert_eq!(
        decode("ord.png", b"GIF89a".to_vec()),
        Err(NoPicture::NotPicture)
    );
    assert_eq!(decode("ord.png", Vec::new()), Err(NoPicture::NotPicture));
}

/// The checksum of PNG's chunks (ISO/IEC 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (!(crc & 1)).wrapping_add(1))
        })
    })
}

/// The pictures of a project.
#[derive(Default)]
struct Project(Memory);

impl Project {
    fn put(&mut self, name: &str, bytes: &[u8]) {
        self.0.insert(format!("{FOLDER}/{name}"), bytes);
    }

    /// What is said when these are wanted, and which came.
    fn load(&self, names: &[&str]) -> (Vec<String>, Vec<String>) {
        let sources = Sources::new(self.0.clone());
        let wanted: Vec<Spanned<String>> = (0u32..)
            .zip(names)
            .map(|(nth, name)| {
                let span = Span {
                    file: FileId(0),
                    start: nth,
                    end: nth + 1,
                };
                Spanned::new((*name).to_owned(), span)
            })
            .collect();
        let mut diags = Diagnostics::new();
        let pictures = load_pictures(&sources, &wanted, &mut PictureCache::new(0), &mut diags);
        let said = diags.sorted().into_iter().map(|error| {
            assert_eq!(error.hints.len(), 1, "{error:?}");
            format!("{} / {}", error.fault, error.hints[0])
        });
        (said.collect(), pictures.keys().cloned().collect())
    }
}

#[test]
fn every_fault_has_its_sentence_and_a_way_out() {
    let mut project = Project::default();
    project.put("tur.jpg", &jpeg());
    project.put("KART.PNG", &encoded(&flag().into(), ImageFormat::Png));
    project.put("halv.jpg", &jpeg()[..200]);
    project.put("film.gif", b"GIF89a\x01\0\x01\0");
    let names = [
        "tur.jpg",
        "KART.PNG",
        "tur.jpg",
        "tru.jpg",
        "tru.jpg",
        "tur",
        "fjell.png",
        "halv.jpg",
        "halv.jpg",
        "film.gif",
        "hus.svg",
        "../tur.jpg",
    ];
    let (said, came) = project.load(&names);
    assert_eq!(came, ["KART.PNG", "tur.jpg"]);
    let put = "put the file in content/images, and write its name with the ending: bilde.jpg";
    let wanted = [
        "there is no picture `tru.jpg` in content/images / did you mean `tur.jpg`?".to_owned(),
        "there is no picture `tru.jpg` in content/images / did you mean `tur.jpg`?".to_owned(),
        "there is no picture `tur` in content/images / did you mean `tur.jpg`?".to_owned(),
        format!("there is no picture `fjell.png` in content/images / {put}"),
        "the picture `halv.jpg` is damaged, or only a part of it is there / fetch it anew from \
         where it came, or open it in a picture program and save it as JPEG or PNG"
            .to_owned(),
        "`film.gif` is neither JPEG nor PNG / open it in a picture program and save it as JPEG \
         (photographs) or PNG"
            .to_owned(),
        "`hus.svg` is a drawing, not a picture / drawings go to content/icons, and are named as \
         icons, without the ending: hus"
            .to_owned(),
        format!("`../tur.jpg` is not the name of a file in content/images / {put}"),
    ];
    assert_eq!(said, wanted);
}
