//! A part of a page → its pixels in some of the print shop's inks: cyan, magenta and yellow in place of red, green
//! and blue; black; or a spot ink. What prints over the inks below leaves them.

use std::borrow::Cow;
use std::sync::Arc;

use super::overprint;
use super::picture_ink::InkTransform;
use crate::color::{Color, SpotTint};
use crate::design::Picture;
use crate::design::pictures::{Coding, PixelSpace, Pixels};
use crate::geom::{LineJoin, Rect};
use crate::lines::FontBook;
use crate::pages::{Document, Item, ItemKind, Page};
use crate::preflight::ink_bounds;
use crate::render::RenderError;
use crate::render::png::{Painter, PngSettings};
use crate::render::reduce::reduce;
use crate::units::Abs;

/// How fine pictures are that are made for the print shop, in pixels per inch.
pub(super) const PPI: u16 = 300;

/// A rectangle that holds all that an item paints, if it paints anything.
pub(super) fn bounds(item: &Item) -> Option<Rect> {
    match &item.kind {
        // Some letters reach beyond their line.
        ItemKind::Glyphs(glyphs) => Some(ink_bounds(glyphs).outset(glyphs.size)),
        ItemKind::Path { path, stroke, .. } => {
            let reach = stroke.as_ref().map_or(Abs::ZERO, |stroke| {
                let corner = match stroke.join {
                    LineJoin::Miter(limit) => limit.max(1.0),
                    LineJoin::Round | LineJoin::Bevel => 1.0,
                };
                stroke.width / 2.0 * corner
            });
            Some(path.bounds()?.outset(reach))
        }
        ItemKind::Pattern(pattern) => pattern.outline.bounds(),
        ItemKind::Image { area, place, .. } => Some(area.intersection(place)),
        ItemKind::Link { .. } => None,
    }
}

/// The pixels of a picture, no more than its place shows.
pub(super) fn wanted_pixels(
    picture: &Picture,
    place: Rect,
    inks: &InkTransform,
) -> Result<Pixels, RenderError> {
    let pixels = inks.pixels(picture).ok_or_else(|| damaged(picture))?;
    let most = |length: Abs| (length.to_pt() / 72.0 * f64::from(PPI)).ceil().max(1.0) as u32;
    let most = [place.size.width, place.size.height].map(most);
    let [width, height] = picture.orientation.size(most);
    Ok(reduce(&pixels, width, height))
}

pub(super) fn in_inks(
    pixels: &Pixels,
    picture: &Picture,
    inks: &InkTransform,
) -> Result<Vec<u8>, RenderError> {
    inks.of(pixels).ok_or_else(|| damaged(picture))
}

pub(super) fn damaged(picture: &Picture) -> RenderError {
    RenderError::Damaged(picture.name.clone())
}

/// Whether an item paints anything in this place.
pub(super) fn is_seen_in(item: &Item, place: &Rect) -> bool {
    bounds(item).is_some_and(|bounds| bounds.meets(place))
}

/// Which inks stand in place of the colours of screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    /// Cyan, magenta and yellow.
    Colors,
    /// Black, three times.
    Black,
    /// The spot ink of this number, three times.
    Spot(u8),
}

impl Pass {
    /// What is left of white, where all inks are from 0 to 255.
    fn seen(self, [c, m, y, k]: [u8; 4]) -> [u8; 3] {
        match self {
            Self::Colors => [255 - c, 255 - m, 255 - y],
            Self::Black => [255 - k; 3],
            Self::Spot(_) => [255; 3],
        }
    }

    fn color(self, color: Color) -> Color {
        let full = |percent: u8| (f64::from(percent.min(100)) * 2.55).round() as u8;
        let rgb = match (self, color.spot) {
            (Self::Spot(wanted), Some(SpotTint { ink, percent })) if ink == wanted => {
                [255 - full(percent); 3]
            }
            (_, Some(_)) => [255; 3],
            (_, None) => self.seen(color.cmyk.map(full)),
        };
        Color { rgb, ..color }
    }
}

/// The pixels of a part of a page, of four bytes each, in one pass. `inks` are needed where it shows pictures.
///
/// # Errors
/// When a picture or a font is damaged, or the part is too large for a picture.
pub(super) fn draw(
    page: &Page,
    place: Rect,
    (pass, ppi): (Pass, u16),
    inks: Option<&InkTransform>,
    book: &FontBook,
) -> Result<Vec<u8>, RenderError> {
    // What lies elsewhere is not seen there.
    let seen = page.items.iter();
    let seen = seen.filter(|item| is_seen_in(item, &place));
    let items = seen.map(|item| {
        let mut item = item.clone();
        item.shift(-place.left(), -place.top());
        Ok(paint(&mut item.kind, pass, inks)?.then_some(item))
    });
    let items: Vec<Option<Item>> = items.collect::<Result<_, RenderError>>()?;
    let part = Page {
        trim: place.size,
        bleed: Abs::ZERO,
        label: None,
        items: items.into_iter().flatten().collect(),
        ..*page
    };
    let document = Document {
        pages: vec![part].into(),
        ..Document::default()
    };
    Painter::new(&document, book, PngSettings { ppi })?.pixels(0)
}

/// Replaces the colours of an item by what the pass shows of their inks; `false` where it shows nothing.
fn paint(
    kind: &mut ItemKind,
    pass: Pass,
    inks: Option<&InkTransform>,
) -> Result<bool, RenderError> {
    let on_others = pass != Pass::Black;
    match kind {
        ItemKind::Glyphs(glyphs) => {
            if on_others && overprint::of_glyphs(glyphs) {
                return Ok(false);
            }
            glyphs.color = pass.color(glyphs.color);
        }
        ItemKind::Path {
            path, fill, stroke, ..
        } => {
            *fill = fill.filter(|color| !(on_others && overprint::of_fill(path, *color)));
            *fill = fill.map(|color| pass.color(color));
            *stroke = stroke
                .take()
                .filter(|stroke| !(on_others && overprint::of_stroke(stroke)));
            if let Some(stroke) = stroke {
                stroke.color = pass.color(stroke.color);
            }
        }
        ItemKind::Pattern(pattern) => pattern.color = pass.color(pattern.color),
        ItemKind::Image { image, place, .. } => {
            let inks = inks.ok_or_else(|| damaged(image))?;
            *image = Arc::new(painted(image, *place, pass, inks)?);
        }
        ItemKind::Link { .. } => {}
    }
    Ok(true)
}

/// A picture as the pass shows it.
fn painted(
    image: &Picture,
    place: Rect,
    pass: Pass,
    inks: &InkTransform,
) -> Result<Picture, RenderError> {
    let (cmyk, size, alpha) = match image.coding {
        Coding::Inks => {
            let size = image.orientation.size([image.width, image.height]);
            (Cow::Borrowed(&*image.bytes), size, None)
        }
        _ => {
            let pixels = wanted_pixels(image, place, inks)?;
            let size = [pixels.width, pixels.height];
            let cmyk = in_inks(&pixels, image, inks)?;
            (Cow::Owned(cmyk), size, pixels.alpha)
        }
    };
    let (cmyk, _) = cmyk.as_chunks();
    let pixels = Pixels {
        width: size[0],
        height: size[1],
        space: PixelSpace::Srgb,
        colors: cmyk.iter().flat_map(|ink| pass.seen(*ink)).collect(),
        alpha,
    };
    let picture = Picture::of_pixels(&image.name, &pixels, image.orientation);
    picture.ok_or_else(|| damaged(image))
}
