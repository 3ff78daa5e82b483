//! The pictures that pages show → pixels to draw with, reduced to what their places show.

use std::collections::BTreeMap;

use tiny_skia::{
    FillRule, FilterQuality, IntSize, Paint, PathBuilder, Pattern, Pixmap, Rect as SkiaRect,
    SpreadMode, Transform,
};

use super::pixels::PixelGrid;
use crate::design::Picture;
use crate::design::pictures::Pixels;
use crate::geom::Rect;
use crate::pages::{Document, ItemKind};
use crate::parallel;
use crate::render::RenderError;
use crate::render::reduce::reduce;

/// The pictures of a document by name and stored size, in at most so many pixels.
#[derive(Debug, Default)]
pub(super) struct ScaledPictures(BTreeMap<(String, [u32; 2]), Pixmap>);

impl ScaledPictures {
    /// Decodes each picture of a document once for each size that it is shown in, one at a time on each
    /// processor.
    pub fn collect(document: &Document, grids: &[PixelGrid]) -> Result<Self, RenderError> {
        let mut wanted = BTreeMap::<(&str, [u32; 2]), &Picture>::new();
        for (page, grid) in document.pages.iter().zip(grids) {
            for item in &page.items {
                if let ItemKind::Image { place, image, .. } = &item.kind {
                    wanted.insert((&image.name, size(image, *place, *grid)), image);
                }
            }
        }
        let wanted: Vec<_> = wanted.into_iter().collect();
        let made = parallel::map(&wanted, |((name, size), picture)| {
            let pixmap = picture.pixels().and_then(|pixels| pixmap(&pixels, *size));
            let broken = || RenderError::Damaged((*name).to_owned());
            Ok((((*name).to_owned(), *size), pixmap.ok_or_else(broken)?))
        });
        Ok(Self(made.into_iter().collect::<Result<_, _>>()?))
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
        let size = size(picture, place, grid);
        let Some(pixels) = self.0.get(&(picture.name.clone(), size)) else {
            return;
        };
        let [x, y] = [place.left(), place.top()].map(|length| grid.length(length));
        let [width, height] = [place.size.width, place.size.height].map(|side| grid.length(side));
        let [left, top, right, bottom] =
            [area.left(), area.top(), area.right(), area.bottom()].map(|side| grid.length(side));
        let Some(area) = SkiaRect::from_ltrb(left, top, right, bottom) else {
            return;
        };
        // Where the corners of the stored picture lie.
        let corner = |x: f64, y: f64| picture.orientation.upright([x, y]).map(|at| at as f32);
        let [origin, across, down] = [corner(0.0, 0.0), corner(1.0, 0.0), corner(0.0, 1.0)];
        let [columns, rows] = [pixels.width(), pixels.height()].map(|count| count as f32);
        let transform = Transform::from_row(
            (across[0] - origin[0]) * width / columns,
            (across[1] - origin[1]) * height / columns,
            (down[0] - origin[0]) * width / rows,
            (down[1] - origin[1]) * height / rows,
            x + origin[0] * width,
            y + origin[1] * height,
        );
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

/// How many of its stored pixels are kept of a picture: about as many as its place has, for drawing mixes
/// only four neighbours, so that finer pictures would look rough.
fn size(picture: &Picture, place: Rect, grid: PixelGrid) -> [u32; 2] {
    let shown = [place.size.width, place.size.height].map(|side| {
        // NaN and negative numbers become 0.
        grid.length(side).ceil() as u32
    });
    let stored = picture.orientation.size([picture.width, picture.height]);
    let [width, height] = picture.orientation.size(shown);
    [
        width.clamp(1, stored[0].max(1)),
        height.clamp(1, stored[1].max(1)),
    ]
}

/// The pixels in this size.
fn pixmap(pixels: &Pixels, [width, height]: [u32; 2]) -> Option<Pixmap> {
    let pixels = reduce(pixels, width, height);
    let mut data = Vec::with_capacity(width as usize * height as usize * 4);
    let mut alpha = pixels.alpha.iter().flatten();
    for pixel in pixels.colors.chunks_exact(pixels.channels()) {
        let seen = alpha.next().copied().unwrap_or(u8::MAX);
        // At most 255: colours are stored weighted by how much is seen.
        let weighted = |value: u8| ((u32::from(value) * u32::from(seen) + 127) / 255) as u8;
        let [r, g, b] = match *pixel {
            [r, g, b] => [r, g, b],
            [grey] => [grey; 3],
            _ => [0; 3],
        };
        data.extend([weighted(r), weighted(g), weighted(b), seen]);
    }
    Pixmap::from_vec(data, IntSize::from_wh(width, height)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::pictures::PixelSpace;

    #[test]
    fn what_is_half_seen_is_stored_half() {
        let pixels = Pixels {
            width: 2,
            height: 1,
            space: PixelSpace::Srgb,
            colors: vec![255, 101, 0, 9, 9, 9],
            alpha: Some(vec![128, 0]),
        };
        let pixmap = pixmap(&pixels, [2, 1]).expect("a pixmap");
        assert_eq!(pixmap.data(), [128, 51, 0, 128, 0, 0, 0, 0]);
    }
}
