//! Pictures that are made for tests.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A sky, a field, and a way that narrows; twice as wide as high, so that the card cuts its sides.
pub fn way() -> Vec<u8> {
    let (width, height) = (320, 160);
    // Four times as fine as it is thought, so that it is sharp in every place.
    let picture = RgbImage::from_fn(4 * width, 4 * height, |x, y| {
        let [x, y] = [x, y].map(|at| at / 4);
        let (from_middle, below) = (x.abs_diff(width / 2), y.saturating_sub(height / 2));
        Rgb(match below {
            0 => [170, 205, 225],
            below if from_middle < 4 + below / 2 => [240, 225, 190],
            _ if x < 40 => [200, 60, 60],
            _ => [185, 215, 165],
        })
    });
    let mut png = Vec::new();
    let to = &mut Cursor::new(&mut png);
    picture.write_to(to, ImageFormat::Png).expect("encoded");
    png
}

/// Two fields beside each other, in greys and yellows of middle lightness.
pub fn fields(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, _| match x < width / 2 {
        true => Rgb([150, 140, 120]),
        false => Rgb([160, 150, 110]),
    });
    let mut png = Vec::new();
    let to = &mut Cursor::new(&mut png);
    picture.write_to(to, ImageFormat::Png).expect("encoded");
    png
}

/// A mark in its own colours: a house under a sun.
pub const MARK: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 60'>\
    <circle cx='92' cy='24' r='16' fill='#f2b134'/><path fill='#1d5b66' d='M0 60V30L30 6l30 24v30z'/>\
    <path fill='#fdf0d2' d='M22 60V40h16v20z'/><path fill='#6fa05f' d='M60 60q30-30 60 0z'/></svg>";
