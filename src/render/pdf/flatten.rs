//! Pages with things that are seen through → the same pages without, for files that may have none
//! (PDF/X-1a).
//!
//! Inks are mixed, not colours of screens: what is seen of a ground stays in the theme's own inks. A path on
//! one colour takes on the mixed one, and a picture on one colour is mixed with it pixel by pixel. A spot ink
//! stays one on paper and on itself; mixed with other inks it becomes its own four, and where pixels would be
//! mixed with it, the page is refused. Where
//! several things lie below, all that is seen in the place is drawn as a picture of 300 pixels per inch, in
//! two passes: once with cyan, magenta and yellow in place of red, green and blue, and once with black.

use std::borrow::Cow;
use std::sync::Arc;

use super::picture_ink::InkTransform;
use crate::color::Color;
use crate::design::Picture;
use crate::design::pictures::{Coding, Orientation, PixelSpace, Pixels};
use crate::geom::{LineJoin, Rect, Size};
use crate::lines::FontBook;
use crate::pages::{Document, Item, ItemKind, Page};
use crate::preflight::{flat_ground, ink_bounds};
use crate::render::RenderError;
use crate::render::png::{Painter, PngSettings};
use crate::render::reduce::reduce;
use crate::units::Abs;

/// How fine pictures are that are made here, in pixels per inch.
const PPI: u16 = 300;

/// The page without anything that is seen through. `index` names it among the pages of the file.
///
/// # Errors
/// When a picture is damaged, or the part to be drawn is too large for one.
pub(super) fn flatten(
    page: &Page,
    index: usize,
    inks: &InkTransform,
    book: &FontBook,
) -> Result<Page, RenderError> {
    let mut flat = Page {
        label: page.label.clone(),
        items: Vec::with_capacity(page.items.len()),
        ..*page
    };
    for (nth, item) in page.items.iter().enumerate() {
        flat.items.push(item.clone());
        if !is_seen_through(item) {
            continue;
        }
        let ground = flat_ground(&flat);
        let kind = match (&item.kind, ground) {
            (ItemKind::Path { opacity, .. }, Some(ground)) => mixed(&item.kind, ground, *opacity),
            (ItemKind::Image { area, place, image }, Some(ground)) => {
                if ground.spot.is_some() {
                    return Err(RenderError::SpotSeenThrough(index));
                }
                let image = over_colour(image, *place, ground, inks)?;
                Some(ItemKind::Image {
                    area: *area,
                    place: *place,
                    image: Arc::new(image),
                })
            }
            _ => drawn(&flat, (index, nth), inks, book)?,
        };
        flat.items.pop();
        flat.items.extend(kind.map(|kind| Item {
            kind,
            ..item.clone()
        }));
    }
    Ok(flat)
}

/// Whether what lies below an item is seen through it.
pub(super) fn is_seen_through(item: &Item) -> bool {
    match &item.kind {
        ItemKind::Image { image, .. } => image.transparent,
        ItemKind::Path { opacity, .. } => *opacity < 1.0,
        ItemKind::Glyphs(_) | ItemKind::Link { .. } => false,
    }
}

/// A rectangle that holds all that an item paints, if it paints anything.
fn bounds(item: &Item) -> Option<Rect> {
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
        ItemKind::Image { area, place, .. } => Some(area.intersection(place)),
        ItemKind::Link { .. } => None,
    }
}

/// The path in the colours that are seen on a ground.
fn mixed(kind: &ItemKind, ground: Color, opacity: f64) -> Option<ItemKind> {
    let ItemKind::Path {
        path, fill, stroke, ..
    } = kind
    else {
        return None;
    };
    let mut stroke = stroke.clone();
    if let Some(stroke) = &mut stroke {
        stroke.color = ground.covered(stroke.color, opacity);
    }
    Some(ItemKind::Path {
        path: path.clone(),
        fill: fill.map(|color| ground.covered(color, opacity)),
        stroke,
        opacity: 1.0,
    })
}

/// The picture on a ground of one colour, in inks.
fn over_colour(
    picture: &Picture,
    place: Rect,
    ground: Color,
    inks: &InkTransform,
) -> Result<Picture, RenderError> {
    let pixels = wanted_pixels(picture, place, inks)?;
    let mut mixed = in_inks(&pixels, picture, inks)?;
    let alpha = pixels.alpha.as_deref().unwrap_or_default();
    for (pixel, alpha) in mixed.chunks_exact_mut(4).zip(alpha) {
        for (ink, below) in pixel.iter_mut().zip(ground.cmyk) {
            let below = f64::from(below) * 2.55;
            let share = f64::from(*alpha) / 255.0;
            *ink = (below + (f64::from(*ink) - below) * share).round() as u8;
        }
    }
    let [c, m, y, k] = ground.cmyk;
    let [width, height] = picture.orientation.size([pixels.width, pixels.height]);
    Ok(Picture {
        name: format!("{} on {c} {m} {y} {k}, {width} x {height}", picture.name),
        width,
        height,
        transparent: false,
        grey: false,
        coding: Coding::Inks,
        bytes: mixed.into(),
        ..picture.clone()
    })
}

/// The pixels of a picture, no more than its place shows.
fn wanted_pixels(
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

fn in_inks(
    pixels: &Pixels,
    picture: &Picture,
    inks: &InkTransform,
) -> Result<Vec<u8>, RenderError> {
    inks.of(pixels).ok_or_else(|| damaged(picture))
}

fn damaged(picture: &Picture) -> RenderError {
    RenderError::Picture(format!("the picture {} is damaged", picture.name))
}

/// The last item of a page with all that is seen through it, as a picture; `None` where nothing of it lies on
/// the page.
fn drawn(
    page: &Page,
    (index, nth): (usize, usize),
    inks: &InkTransform,
    book: &FontBook,
) -> Result<Option<ItemKind>, RenderError> {
    let whole = Rect::from_size(page.trim).outset(page.bleed);
    let bounds = page.items.last().and_then(bounds);
    let Some(area) = bounds.map(|bounds| bounds.intersection(&whole)) else {
        return Ok(None);
    };
    // On whole pixels, so that nothing is drawn between them.
    let pixel = Abs::pt(72.0 / f64::from(PPI));
    let side = |from: Abs, to: Abs| ((to - from) / pixel).ceil().max(0.0) as usize;
    let (columns, rows) = (
        side(area.left(), area.right()),
        side(area.top(), area.bottom()),
    );
    if columns == 0 || rows == 0 {
        return Ok(None);
    }
    let place = Rect {
        origin: area.origin,
        size: Size::new(pixel * columns as f64, pixel * rows as f64),
    };
    let mut seen = page.items.iter().filter(|item| is_seen_in(item, &place));
    if seen.any(has_spot) {
        return Err(RenderError::SpotSeenThrough(index));
    }
    let colors = pass(page, place, Pass::Colors, inks, book)?;
    let black = pass(page, place, Pass::Black, inks, book)?;
    let mut bytes = Vec::with_capacity(columns * rows * 4);
    for (color, black) in colors.chunks_exact(4).zip(black.chunks_exact(4)) {
        // No ink is white in both passes.
        bytes.extend([
            255 - color[0],
            255 - color[1],
            255 - color[2],
            255 - black[0],
        ]);
    }
    let image = Picture {
        name: format!("page {index}, {nth}"),
        width: columns as u32,
        height: rows as u32,
        orientation: Orientation::default(),
        grey: false,
        transparent: false,
        coding: Coding::Inks,
        bytes: bytes.into(),
    };
    Ok(Some(ItemKind::Image {
        area,
        place,
        image: Arc::new(image),
    }))
}

/// Whether an item paints anything in this place.
fn is_seen_in(item: &Item, place: &Rect) -> bool {
    bounds(item).is_some_and(|bounds| bounds.meets(place))
}

/// Whether an item is painted in a spot ink.
fn has_spot(item: &Item) -> bool {
    match &item.kind {
        ItemKind::Glyphs(glyphs) => glyphs.color.spot.is_some(),
        ItemKind::Path { fill, stroke, .. } => {
            let line = stroke.as_ref().map(|stroke| stroke.color);
            [*fill, line]
                .into_iter()
                .flatten()
                .any(|color| color.spot.is_some())
        }
        ItemKind::Image { .. } | ItemKind::Link { .. } => false,
    }
}

/// Which inks stand in place of the colours of screens.
#[derive(Debug, Clone, Copy)]
enum Pass {
    /// Cyan, magenta and yellow.
    Colors,
    /// Black, three times.
    Black,
}

impl Pass {
    /// What is left of white, where all inks are from 0 to 255.
    fn seen(self, [c, m, y, k]: [u8; 4]) -> [u8; 3] {
        match self {
            Self::Colors => [255 - c, 255 - m, 255 - y],
            Self::Black => [255 - k; 3],
        }
    }

    fn color(self, color: Color) -> Color {
        let full = color
            .cmyk
            .map(|ink| (f64::from(ink.min(100)) * 2.55).round() as u8);
        Color {
            rgb: self.seen(full),
            ..color
        }
    }
}

/// The pixels of a part of a page, of four bytes each, in one pass.
fn pass(
    page: &Page,
    place: Rect,
    pass: Pass,
    inks: &InkTransform,
    book: &FontBook,
) -> Result<Vec<u8>, RenderError> {
    // What lies elsewhere is not seen there.
    let seen = page.items.iter();
    let seen = seen.filter(|item| is_seen_in(item, &place));
    let items = seen.map(|item| {
        let mut item = item.clone();
        item.shift(-place.left(), -place.top());
        paint(&mut item.kind, pass, inks)?;
        Ok(item)
    });
    let part = Page {
        trim: place.size,
        bleed: Abs::ZERO,
        label: None,
        items: items.collect::<Result<_, RenderError>>()?,
        ..*page
    };
    let document = Document {
        pages: vec![part],
        ..Document::default()
    };
    Painter::new(&document, book, PngSettings { ppi: PPI })?.pixels(0)
}

/// Replaces the colours of an item by what the pass shows of their inks.
fn paint(kind: &mut ItemKind, pass: Pass, inks: &InkTransform) -> Result<(), RenderError> {
    match kind {
        ItemKind::Glyphs(glyphs) => glyphs.color = pass.color(glyphs.color),
        ItemKind::Path { fill, stroke, .. } => {
            *fill = fill.map(|color| pass.color(color));
            if let Some(stroke) = stroke {
                stroke.color = pass.color(stroke.color);
            }
        }
        ItemKind::Image { image, place, .. } => {
            let (cmyk, size, alpha) = match image.coding {
                Coding::Inks => {
                    let size = image.orientation.size([image.width, image.height]);
                    (Cow::Borrowed(&*image.bytes), size, None)
                }
                _ => {
                    let pixels = wanted_pixels(image, *place, inks)?;
                    let size = [pixels.width, pixels.height];
                    (
                        Cow::Owned(in_inks(&pixels, image, inks)?),
                        size,
                        pixels.alpha,
                    )
                }
            };
            let seen = cmyk.chunks_exact(4).flat_map(|ink| {
                let ink = ink.first_chunk().copied().unwrap_or_default();
                pass.seen(ink)
            });
            let pixels = Pixels {
                width: size[0],
                height: size[1],
                space: PixelSpace::Srgb,
                colors: seen.collect(),
                alpha,
            };
            let picture = Picture::of_pixels(&image.name, &pixels, image.orientation);
            *image = Arc::new(picture.ok_or_else(|| damaged(image))?);
        }
        ItemKind::Link { .. } => {}
    }
    Ok(())
}
