//! Pictures in every format that is read. `tests/data/formats` has what the image crate does not write; the
//! files were made with Pillow.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgba, RgbaImage};

use super::decode::{NoPicture, Note, decode};
use super::kind::PictureKind;
use super::parts::More;
use super::*;

/// Red, but for a quarter that is not there.
fn image() -> RgbaImage {
    RgbaImage::from_fn(16, 8, |x, y| match x < 8 && y < 4 {
        true => Rgba([0, 0, 0, 0]),
        false => Rgba([200, 40, 40, 255]),
    })
}

fn written(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image())
        .write_to(&mut bytes, format)
        .expect("written");
    bytes.into_inner()
}

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/formats/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a file of the repository")
}

#[test]
fn what_is_written_without_loss_is_read_so() {
    for (name, format) in [
        ("merke.gif", ImageFormat::Gif),
        ("merke.webp", ImageFormat::WebP),
        ("merke.tif", ImageFormat::Tiff),
        ("merke.TIFF", ImageFormat::Tiff),
        ("merke.png", ImageFormat::Png),
    ] {
        let (picture, notes) = decode(name, written(format)).expect("sound");
        assert_eq!(notes, [], "{name}");
        assert_eq!((picture.width, picture.height), (16, 8));
        assert!(
            picture.transparent && picture.coding == Coding::Exact,
            "{name}"
        );
        let pixels = picture.pixels().expect("pixels");
        let alpha = pixels.alpha.expect("transparent");
        for (nth, pixel) in image().pixels().enumerate() {
            assert_eq!(alpha[nth], pixel[3], "{name}");
            if pixel[3] > 0 {
                assert_eq!(pixels.colors[3 * nth..3 * nth + 3], pixel.0[..3], "{name}");
            }
        }
    }
}

#[test]
fn a_webp_that_lost_something_may_lose_more() {
    for (name, transparent) in [("lossy.webp", false), ("lossy-alpha.webp", true)] {
        let (picture, notes) = decode(name, file(name)).expect("sound");
        assert_eq!((notes.len(), picture.transparent), (0, transparent));
        assert_eq!(picture.coding, Coding::Photograph);
        assert!(picture.pixels().is_some());
    }
}

#[test]
fn of_several_pictures_the_first_is_shown_and_the_rest_told() {
    let mut gif = Vec::new();
    let mut encoder = GifEncoder::new(&mut gif);
    for shade in [200, 20] {
        let frame = Frame::new(RgbaImage::from_pixel(4, 4, Rgba([shade, 0, 0, 255])));
        encoder.encode_frame(frame).expect("written");
    }
    drop(encoder);
    for (name, bytes, more) in [
        ("film.gif", gif, More::Frames),
        ("moving.webp", file("moving.webp"), More::Frames),
        ("moving.png", file("moving.png"), More::Frames),
        ("two-pages.tif", file("two-pages.tif"), More::Pages),
    ] {
        let (picture, notes) = decode(name, bytes).expect("sound");
        assert_eq!(notes, [Note::More(more)], "{name}");
        assert_eq!(picture.pixels().expect("pixels").colors[0], 200, "{name}");
    }
    let refused = decode("four-inks.tif", file("four-inks.tif"));
    assert_eq!(refused, Err(NoPicture::InkTiff));
}

#[test]
fn the_name_of_a_file_is_held_against_what_it_is() {
    let notes = |name| decode(name, written(ImageFormat::Png)).expect("sound").1;
    for right in ["a.png", "a.PNG", "a.b.png"] {
        assert_eq!(notes(right), []);
    }
    for wrong in ["a.jpg", "a", "a.", "png"] {
        assert_eq!(notes(wrong), [Note::Ending(PictureKind::Png)]);
    }
}

/// Bytes changed and cut here and there: each is read or refused, and nothing stops the program.
#[test]
fn no_bent_file_stops_the_program() {
    let files = [
        written(ImageFormat::Gif),
        written(ImageFormat::WebP),
        written(ImageFormat::Tiff),
        file("lossy-alpha.webp"),
        file("moving.webp"),
        file("two-pages.tif"),
        file("moving.png"),
    ];
    for whole in files {
        for at in 0..whole.len() {
            let mut bent = whole.clone();
            bent[at] = bent[at].wrapping_add(1 + (at * 37 % 255) as u8);
            let read = decode("bilde", bent);
            assert!(read.is_err() || read.is_ok_and(|(picture, _)| picture.width > 0));
            let cut = decode("bilde", whole[..at].to_vec());
            assert!(cut.is_err() || cut.is_ok_and(|(picture, _)| picture.width > 0));
        }
    }
}
