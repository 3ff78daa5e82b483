//! The pictures that pages show → pixels to draw with, reduced as far as the largest of their
//! places allows.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tiny_skia::{
    FillRule, FilterQuality, Paint, PathBuilder, Pattern, Pixmap, PremultipliedColorU8,
    Rect as SkiaRect, SpreadMode, Transform,
};

use super::pixels::PixelGrid;
use crate::design::Picture;
use crate::geom::Rect;
use crate::pages::{Document, ItemKind};
use crate::render::RenderError;

/// The pictures of a document by name, reduced in size.
#[derive(Debug, Default)]
pub(super) struct ScaledPictures(BTreeMap<String, Pixmap>);

impl ScaledPictures {
    /// Decodes each picture of a document once.
    pub fn collect(document: &Document, grids: &[PixelGrid]) -> Result<Self, RenderError> {
        let mut wanted = BTreeMap::<&str, (&Picture, u32)>::new();
        for (page, grid) in document.pages.iter().zip(grids) {
            for item in &page.items {
                if let ItemKind::Image { place, image, .. } = &item.kind {
                    let step = step(image, *place, *grid);
                    match wanted.entry(&image.name) {
                        Entry::Occupied(known) => {
                            let finest = &mut known.into_mut().1;
                            *finest = step.min(*finest);
                        }
                        Entry::Vacant(new) => {
                            new.insert((image, step));
                        }
                    }
                }
            }
        }
        let made = wanted.into_iter().map(|(name, (picture, step))| {
            let pixmap = reduced(picture, step)
                .ok_or_else(|| RenderError::Picture(format!("the picture {name} cannot be drawn")));
            Ok((name.to_owned(), pixmap?))
        });
        Ok(Self(made.collect::<Result<_, _>>()?))
    }

    /// Draws a picture in its place, cut to `area`.
    pub fn draw(
        &self,
        picture: &Picture,
        area: Rect,
        place: Rect,
        grid: PixelGrid,
        to: &mut Pixmap,
    ) {
        let Some(pixels) = self.0.get(&picture.name) else {
            return;
        };
        let [x, y] = [place.left(), place.top()].map(|length| grid.length(length));
        let [width, height] = [place.size.width, place.size.height].map(|side| grid.length(side));
        let [left, top, right, bottom] =
            [area.left(), area.top(), area.right(), area.bottom()].map(|side| grid.length(side));
        let Some(area) = SkiaRect::from_ltrb(left, top, right, bottom) else {
            return;
        };
        let scale = [
            width / pixels.width() as f32,
            height / pixels.height() as f32,
        ];
        let transform = Transform::from_row(scale[0], 0.0, 0.0, scale[1], x, y);
        let paint = Paint {
            shader: Pattern::new(
                pixels.as_ref(),
                SpreadMode::Pad,
                FilterQuality::Bilinear,
                1.0,
                transform,
            ),
            ..Paint::default()
        };
        let path = PathBuilder::from_rect(area);
        to.fill_path(
            &path,
            &paint,
            FillRule::Winding,
            Transform::identity(),
            None,
        );
    }
}

/// By which whole number a picture is reduced before it is drawn: how many of its pixels fall on
/// one pixel of the page. Drawing mixes only four neighbours, so finer pictures would look rough.
fn step(picture: &Picture, place: Rect, grid: PixelGrid) -> u32 {
    let across = picture.width as f32 / grid.length(place.size.width);
    let down = picture.height as f32 / grid.length(place.size.height);
    let step = across.min(down);
    // NaN and negative numbers become 1.
    if step >= 1.0 { step as u32 } else { 1 }
}

/// The picture with the mean of each square of `step` × `step` pixels as one pixel; squares at the
/// right and lower edge may be smaller.
fn reduced(picture: &Picture, step: u32) -> Option<Pixmap> {
    let step = step.clamp(1, picture.width.min(picture.height).max(1));
    let (width, height) = (picture.width.div_ceil(step), picture.height.div_ceil(step));
    let pixels = picture.pixels()?;
    let channels = if picture.grey { 1 } else { 3 };
    let row_bytes = picture.width as usize * channels;
    let mut pixmap = Pixmap::new(width, height)?;
    let mut rows = pixels.chunks_exact(row_bytes);
    let mut sums = vec![[0u32; 3]; width as usize];
    for line in pixmap.pixels_mut().chunks_exact_mut(width as usize) {
        sums.fill([0; 3]);
        let mut deep = 0;
        for row in rows.by_ref().take(step as usize) {
            deep += 1;
            let squares = row.chunks(step as usize * channels);
            for (sum, square) in sums.iter_mut().zip(squares) {
                for pixel in square.chunks_exact(channels) {
                    let [r, g, b] = match *pixel {
                        [r, g, b] => [r, g, b],
                        [grey] => [grey; 3],
                        _ => [0; 3],
                    };
                    *sum = [
                        sum[0] + u32::from(r),
                        sum[1] + u32::from(g),
                        sum[2] + u32::from(b),
                    ];
                }
            }
        }
        for (nth, (to, sum)) in (0u32..).zip(line.iter_mut().zip(&sums)) {
            let wide = step.min(picture.width - nth * step);
            let count = (wide * deep).max(1);
            let [r, g, b] = sum.map(|sum| ((sum + count / 2) / count) as u8);
            *to = PremultipliedColorU8::from_rgba(r, g, b, u8::MAX)?;
        }
    }
    Some(pixmap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::pictures::Coding;

    #[test]
    fn many_pixels_become_their_mean() {
        let picture = Picture {
            name: "rutenett.png".to_owned(),
            width: 5,
            height: 3,
            grey: true,
            coding: Coding::Raw,
            bytes: [0, 200, 10, 30, 7, 200, 0, 30, 10, 9, 50, 150, 60, 80, 3].into(),
        };
        let reduced = reduced(&picture, 2).expect("a pixmap");
        assert_eq!((reduced.width(), reduced.height()), (3, 2));
        let reds: Vec<u8> = reduced.pixels().iter().map(|p| p.red()).collect();
        assert_eq!(reds, [100, 20, 8, 100, 70, 3]);
    }
}
