//! Pictures made here, sound and bent; and what is said of them.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ExtendedColorType, GrayAlphaImage, ImageEncoder, ImageFormat, LumaA, Rgb,
    RgbImage, Rgba, RgbaImage,
};

use super::decode::{self, NoPicture};
use super::kind::Kind;
use super::*;
use crate::source::{FileId, Memory};

/// The picture that a file is.
fn decode(name: &str, bytes: Vec<u8>) -> Result<Picture, NoPicture> {
    Ok(decode::decode(name, bytes)?.0)
}

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
fn a_jpeg_keeps_its_pixels_as_they_are_coded() {
    let picture = decode("flagg.jpg", jpeg()).expect("sound");
    assert_eq!((picture.width, picture.height), (24, 16));
    assert_eq!((picture.coding, picture.grey), (Coding::Jpeg, false));
    // From the first table on: what stands before says nothing of pixels.
    let tables = |bytes: &[u8]| {
        let start = bytes.windows(2).position(|two| two == [0xff, 0xdb]);
        bytes[start.expect("tables")..].to_vec()
    };
    assert_eq!(tables(&picture.bytes), tables(&jpeg()));
    let pixels = picture.pixels().expect("pixels").colors;
    assert_eq!(pixels.len(), 24 * 16 * 3);
    assert!(pixels[0] > 180 && pixels[2] < 80, "{:?}", &pixels[..3]);
}

#[test]
fn a_turned_picture_says_how_it_stands_upright() {
    let upright = decode("flagg.jpg", turned(1)).expect("sound");
    assert_eq!(upright.orientation, Orientation::Upright);
    for (exif, orientation) in (1..=8).zip(Orientation::ALL) {
        let picture = decode("flagg.jpg", turned(exif)).expect("sound");
        assert_eq!(picture.orientation, orientation);
        let size = if exif < 5 { (24, 16) } else { (16, 24) };
        assert_eq!((picture.width, picture.height), size);
        // The same JPEG, to the byte: nothing is decoded and encoded anew.
        assert_eq!(picture.coding, Coding::Jpeg);
        assert_eq!(picture.bytes, upright.bytes);
        let pixels = picture.pixels().expect("pixels");
        assert_eq!((pixels.width, pixels.height), (24, 16));
    }
}

#[test]
fn nothing_but_pixels_is_left_of_a_jpeg() {
    let plain = decode("flagg.jpg", jpeg()).expect("sound").bytes;
    let segment = |marker: u8, body: &[u8]| {
        let length = (body.len() as u16 + 2).to_be_bytes();
        [&[0xff, marker], &length[..], body].concat()
    };
    let secrets = [
        segment(0xe1, b"Exif\0\0GPS 59.9139 N"),
        segment(
            0xe1,
            b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Kari</x:xmpmeta>",
        ),
        segment(0xed, b"Photoshop 3.0\08BIM Kari"),
        segment(0xe0, b"JFXX\0 \xff\xd8 thumbnail \xff\xd9"),
        segment(0xe2, b"MPF\0 more pictures"),
        segment(0xef, b"Kari"),
        segment(0xfe, b"taken at Storgata 1"),
    ];
    let jpeg = jpeg();
    let mut full = jpeg[..2].to_vec();
    full.extend(secrets.concat());
    full.extend(&jpeg[2..]);
    full.extend(b"Kari's second picture \xff\xd8\xff\xd9");
    let stripped = decode("flagg.jpg", full).expect("sound").bytes;
    assert_eq!(stripped, plain);
    // The sentence of who made it, and its size in inches, are gone from the header too.
    assert_eq!(
        plain[..20],
        *b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    );
}

#[test]
fn what_adobe_says_of_colours_stays_and_no_more() {
    let jpeg = jpeg();
    let mut named = jpeg[..2].to_vec();
    named.extend(b"\xff\xee\0\x12Adobe\0\x64\0\0\0\0\x01Kari");
    named.extend(&jpeg[2..]);
    let stripped = decode("flagg.jpg", named).expect("sound").bytes;
    assert_eq!(stripped[2..18], *b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x01");
    assert!(!stripped.windows(4).any(|four| four == b"Kari"));
}

#[test]
fn what_can_be_seen_through_stays_so_in_every_kind_of_png() {
    let glass = |x: u32| [255u8, 0, 128][x as usize];
    let rgba = RgbaImage::from_fn(3, 1, |x, _| Rgba([10, 100, 200, glass(x)]));
    let deep = DynamicImage::from(rgba.clone()).into_rgba16();
    let grey = GrayAlphaImage::from_fn(3, 1, |x, _| LumaA([77, glass(x)]));
    let deep_grey = DynamicImage::from(grey.clone()).into_luma_alpha16();
    let colors = [10, 100, 200].repeat(3);
    let all: [(DynamicImage, Vec<u8>); 4] = [
        (rgba.into(), colors.clone()),
        (deep.into(), colors),
        (grey.into(), vec![77; 3]),
        (deep_grey.into(), vec![77; 3]),
    ];
    for (image, colors) in all {
        let picture = decode("glass.png", encoded(&image, ImageFormat::Png)).expect("sound");
        assert!(picture.transparent);
        assert_eq!(picture.grey, colors.len() == 3);
        let pixels = picture.pixels().expect("pixels");
        assert_eq!(pixels.colors, colors);
        assert_eq!(pixels.alpha, Some(vec![255, 0, 128]));
    }
    let whole = RgbaImage::from_pixel(3, 1, Rgba([1, 2, 3, 255]));
    let picture = decode("hel.png", encoded(&whole.into(), ImageFormat::Png)).expect("sound");
    assert!(!picture.transparent);
    assert_eq!(picture.pixels().map(|pixels| pixels.alpha), Some(None));
}

#[test]
fn single_colours_and_those_of_a_palette_can_be_seen_through() {
    let written =
        |color, depth, palette: Option<&'static [u8]>, trns: &'static [u8], data: &[u8]| {
            let mut bytes = Vec::new();
            let mut encoder = png::Encoder::new(&mut bytes, 4, 1);
            encoder.set_color(color);
            encoder.set_depth(depth);
            if let Some(palette) = palette {
                encoder.set_palette(palette);
            }
            encoder.set_trns(trns);
            let mut writer = encoder.write_header().expect("a header");
            writer.write_image_data(data).expect("pixels");
            writer.finish().expect("an end");
            let picture = decode("glass.png", bytes).expect("sound");
            assert!(picture.transparent);
            let pixels = picture.pixels().expect("pixels");
            (pixels.colors, pixels.alpha.expect("transparent"))
        };
    use png::{BitDepth, ColorType};
    let palette: &[u8] = &[255, 0, 0, 0, 255, 0, 0, 0, 255];
    let (colors, alpha) = written(
        ColorType::Indexed,
        BitDepth::Two,
        Some(palette),
        &[0, 99],
        &[0b0001_1000],
    );
    assert_eq!(colors, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 0, 0]);
    assert_eq!(alpha, [0, 99, 255, 0]);
    let (colors, alpha) = written(
        ColorType::Grayscale,
        BitDepth::Eight,
        None,
        &[0, 7],
        &[7, 8, 7, 9],
    );
    assert_eq!((colors, alpha), (vec![7, 8, 7, 9], vec![0, 255, 0, 255]));
    let data = [[0, 1, 0, 2, 0, 3], [1, 1, 1, 2, 1, 3]].repeat(2).concat();
    let (_, alpha) = written(
        ColorType::Rgb,
        BitDepth::Sixteen,
        None,
        &[0, 1, 0, 2, 0, 3],
        &data,
    );
    assert_eq!(alpha, [0, 255, 0, 255]);
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
fn a_jpeg_that_ends_before_its_pixels_do_is_told_though_its_end_is_marked() {
    let noise = RgbImage::from_fn(163, 101, |x, y| {
        let n = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503);
        Rgb([n as u8, (n >> 8) as u8, (n >> 16) as u8])
    });
    let grey = DynamicImage::from(noise.clone()).into_luma8();
    // Finer colours than the usual, as cameras leave them out, and places where the coding begins anew.
    let mut finer = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut finer, 90);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.set_restart_interval(3);
    encoder
        .encode(noise.as_raw(), 163, 101, jpeg_encoder::ColorType::Rgb)
        .expect("written");
    let files = [noise.into(), grey.into()].map(|image| encoded(&image, ImageFormat::Jpeg));
    for whole in files.into_iter().chain([finer]) {
        assert!(decode("hel.jpg", whole.clone()).is_ok());
        for part in [3, 4, 6] {
            let cut = [&whole[..whole.len() * part / 8], b"\xff\xd9"].concat();
            assert_eq!(decode("kutt.jpg", cut), Err(NoPicture::Broken), "{part}/8");
        }
    }
}

#[test]
fn a_progressive_jpeg_that_ends_between_its_scans_is_broken() {
    let noise = RgbImage::from_fn(90, 70, |x, y| {
        let n = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503);
        Rgb([n as u8, (n >> 8) as u8, (n >> 16) as u8])
    });
    for scans in [4, 10] {
        let mut whole = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut whole, 80);
        encoder.set_progressive_scans(scans);
        let encoded = encoder.encode(noise.as_raw(), 90, 70, jpeg_encoder::ColorType::Rgb);
        encoded.expect("written");
        let heads: Vec<usize> = whole
            .windows(2)
            .enumerate()
            .filter(|(_, two)| *two == b"\xff\xda")
            .map(|(at, _)| at)
            .collect();
        assert!(heads.len() >= usize::from(scans), "{}", heads.len());
        for head in &heads[1..] {
            let cut = [&whole[..*head], b"\xff\xd9"].concat();
            assert_eq!(decode("kutt.jpg", cut), Err(NoPicture::Broken), "{head}");
        }
        assert!(decode("hel.jpg", whole).is_ok(), "{scans}");
    }
}

#[test]
fn pictures_that_are_too_many_pixels_together_are_refused_before_they_are_read() {
    let mut bytes = jpeg();
    let frame = bytes.windows(2).position(|two| two == b"\xff\xc0");
    let frame = frame.expect("a frame");
    // 49 millions: no more than one picture may have.
    for at in [frame + 5, frame + 7] {
        bytes[at..at + 2].copy_from_slice(&7000_u16.to_be_bytes());
    }
    let mut project = Project::default();
    let names: Vec<String> = (0..13).map(|number| format!("{number:02}.jpg")).collect();
    names.iter().for_each(|name| project.put(name, &bytes));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (said, read) = project.load(&names);
    assert_eq!(
        said,
        [
            "with `12.jpg` the pictures have more than 600 million pixels together / make the largest smaller in a \
             picture program: 2500 × 3500 pixels fill A4 at the finest; or divide the project"
        ]
    );
    assert_eq!(read, [""; 0]);
    // One of them fewer is not too many, and each is found to be less than it says.
    let few = names[..12]
        .iter()
        .map(|name| (*name, bytes.as_slice(), Span::NOWHERE));
    assert_eq!(super::too_many(few), None);
    assert_eq!(decode("00.jpg", bytes.clone()), Err(NoPicture::Broken));
}

#[test]
fn too_many_pixels_and_other_files_are_refused() {
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
        Err(NoPicture::Broken)
    );
    let nothing = NoPicture::NotPicture(Kind::Unknown);
    assert_eq!(decode("ord.png", Vec::new()), Err(nothing));
}

/// The checksum of PNG's chunks (ISO/IEC 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (!(crc & 1)).wrapping_add(1))
        })
    })
}

/// A TIFF of one pixel whose colour stands in a table (TIFF 6.0, section 5).
fn palette_tiff() -> Vec<u8> {
    let entries: [(u16, u32); 9] = [
        (256, 1),
        (257, 1),
        (258, 8),
        (259, 1),
        (262, 3),
        (273, 4),
        (277, 1),
        (278, 1),
        (279, 1),
    ];
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, value) in entries {
        bytes.extend(tag.to_le_bytes());
        // One whole number of four bytes.
        bytes.extend([4, 0, 1, 0, 0, 0]);
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes
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
        let mut sources = Sources::new(self.0.clone());
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
        let pictures = load_pictures(&mut sources, &wanted, &mut PictureCache::new(0), &mut diags);
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
    project.put("IMG_1.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    project.put("ny.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif");
    project.put("brev.jpg", b"%PDF-1.7");
    project.put(
        "tegning.png",
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><path d='M0 0h4v3z'/></svg>",
    );
    project.put("ord.jpg", b"bare ord");
    project.put("egentlig.png", &jpeg());
    project.put("tabell.tif", &palette_tiff());
    let clear = image::RgbaImage::from_pixel(3, 3, image::Rgba([9, 9, 9, 0]));
    project.put("klar.png", &encoded(&clear.into(), ImageFormat::Png));
    let icon = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>";
    project.0.insert("content/icons/hus.svg", icon);
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
        "IMG_1.jpg",
        "ny.avif",
        "brev.jpg",
        "tegning.png",
        "ord.jpg",
        "egentlig.png",
        "hus.svg",
        "../tur.jpg",
        "tabell.tif",
        "klar.png",
    ];
    let (said, came) = project.load(&names);
    assert_eq!(came, ["KART.PNG", "egentlig.png", "tegning.png", "tur.jpg"]);
    let save = "open it in a picture program and save it as JPEG (photographs) or PNG";
    let put =
        "put the file in content/images, and write its name with the ending, such as \"photo.jpg\"";
    let wanted = [
        "there is no picture `tru.jpg` in content/images / did you mean `tur.jpg`?".to_owned(),
        "there is no picture `tru.jpg` in content/images / did you mean `tur.jpg`?".to_owned(),
        "there is no picture `tur` in content/images / did you mean `tur.jpg`?".to_owned(),
        format!("there is no picture `fjell.png` in content/images / {put}"),
        "the picture `halv.jpg` is damaged, or only a part of it is there / fetch it anew from \
         where it came, or open it in a picture program and save it as JPEG or PNG"
            .to_owned(),
        "the picture `film.gif` is damaged, or only a part of it is there / fetch it anew from \
         where it came, or open it in a picture program and save it as JPEG or PNG"
            .to_owned(),
        "`IMG_1.jpg` is a picture in HEIC, which cannot be read / export it as JPEG: on a Mac in Preview \
         (File, Export), on Windows in Photos (Save as); on an iPhone, Settings, Camera, Formats, Most \
         Compatible makes new photographs JPEG"
            .to_owned(),
        "`ny.avif` is a picture in AVIF, which cannot be read / save it as JPEG (photographs) or PNG: on \
         Windows in Paint or Photos (Save as), on a Mac in Preview (File, Export)"
            .to_owned(),
        format!("`brev.jpg` is a PDF, which cannot be read / {save}"),
        "`tegning.png` is a picture in SVG, whatever its name says / call the file `tegning.svg`, here \
         too, so that nobody is misled"
            .to_owned(),
        format!("`ord.jpg` is no picture in JPEG, PNG, WebP, GIF, TIFF or SVG / {save}"),
        "`egentlig.png` is a picture in JPEG, whatever its name says / call the file `egentlig.jpg`, here \
         too, so that nobody is misled"
            .to_owned(),
        "there is no picture `hus.svg` in content/images / there is an icon of that name: copy the file \
         from content/icons to content/images"
            .to_owned(),
        "`../tur.jpg` is not the name of a file in content/images / did you mean `tur.jpg`?".to_owned(),
        "the picture `tabell.tif` is a TIFF whose colours are written in a way that cannot be read / open it in \
         a picture program and save it as PNG, or as TIFF in RGB"
            .to_owned(),
        "nothing is seen of the picture `klar.png`: all of it is transparent / open it in a picture program, \
         show the layers that are hidden, and save it anew; or take another picture"
            .to_owned(),
    ];
    assert_eq!(said, wanted);
}
