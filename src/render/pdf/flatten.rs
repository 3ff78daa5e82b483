//! Pages with things that are seen through → the same pages without, for files that may have none
//! (PDF/X-1a).
//!
//! Inks are mixed, not colours of screens: what is seen of a ground stays in the theme's own inks. A path on
//! one colour takes on the mixed one, and a picture on one colour is mixed with it pixel by pixel. A spot ink
//! stays one on paper and on itself; mixed with other inks it becomes its own four, and where pixels would be
//! mixed with it, the page is refused. Where
//! several things lie below, all that is seen in the place is drawn as a picture of 300 pixels per inch, in
//! two passes: once with cyan, magenta and yellow in place of red, green and blue, and once with black.

use std::sync::Arc;

use super::passes::{self, PPI, Pass, bounds, in_inks, is_seen_in, wanted_pixels};
use super::picture_ink::InkTransform;
use crate::color::Color;
use crate::design::Picture;
use crate::design::pictures::{Coding, Orientation};
use crate::geom::{Rect, Size};
use crate::lines::FontBook;
use crate::pages::{Item, ItemKind, Page};
use crate::preflight::flat_ground;
use crate::render::RenderError;
use crate::units::Abs;

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
                    return Err(RenderError::SpotSeenThrough {
                        page: index,
                        span: item.span,
                    });
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
        ItemKind::Glyphs(_) | ItemKind::Pattern(_) | ItemKind::Link { .. } => false,
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
        return Err(RenderError::SpotSeenThrough {
            page: index,
            span: page.items.last().and_then(|item| item.span),
        });
    }
    let draw = |pass| passes::draw(page, place, (pass, PPI), Some(inks), book);
    let (colors, black) = (draw(Pass::Colors)?, draw(Pass::Black)?);
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
        ItemKind::Pattern(pattern) => pattern.color.spot.is_some(),
        ItemKind::Image { .. } | ItemKind::Link { .. } => false,
    }
}
