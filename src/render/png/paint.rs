//! A page's display list → pixels. As in the PDF, paths are filled by their rule, colours are sRGB, and
//! later items cover earlier ones; what lies outside the trim is not shown.

use tiny_skia::{
    FillRule as SkiaRule, LineCap as SkiaCap, LineJoin as SkiaJoin, Mask, Paint, Path as SkiaPath,
    PathBuilder, Pixmap, Stroke as SkiaStroke, StrokeDash, Transform,
};

use super::outlines::Outlines;
use super::pictures::ScaledPictures;
use super::pixels::PixelGrid;
use super::seen_tiles::seen_tiles;
use crate::color::Color;
use crate::geom::{FillRule, LineCap, LineJoin, Point};
use crate::pages::{Glyphs, Item, ItemKind, Page, PatternFill, Stroke};
use crate::render::RenderError;
use crate::units::Abs;

/// The longest mitre, as a multiple of the line's width, where no corner has one.
const MITER_LIMIT: f32 = 10.0;

/// Draws a page on white.
pub(super) fn paint(
    page: &Page,
    outlines: &Outlines,
    pictures: &ScaledPictures,
    grid: PixelGrid,
) -> Result<Pixmap, RenderError> {
    let pixmap = Pixmap::new(grid.width, grid.height);
    let pixmap = pixmap.ok_or_else(|| RenderError::Picture("no memory for it".to_owned()))?;
    let mut brush = Brush { pixmap, grid };
    brush.pixmap.fill(tiny_skia::Color::WHITE);
    let items = page.items.iter().enumerate();
    for (nth, item) in items.filter(|(_, item)| item.is_in_colour()) {
        match &item.kind {
            ItemKind::Glyphs(text) => brush.glyphs(text, outlines),
            ItemKind::Path {
                path,
                fill,
                stroke,
                opacity,
            } => {
                if let Some(outline) = grid.path(path) {
                    if let Some(color) = fill {
                        brush.fill(&outline, path.rule, &paint_of(*color, *opacity));
                    }
                    if let Some(stroke) = stroke {
                        brush.stroke(&outline, stroke, *opacity);
                    }
                }
            }
            ItemKind::Pattern(pattern) => brush.pattern(pattern, &page.items[nth + 1..]),
            ItemKind::Image { area, place, image } => {
                pictures.draw(image, *area, *place, grid, &mut brush.pixmap);
            }
            ItemKind::Link { .. } => {}
        }
    }
    Ok(brush.pixmap)
}

/// Draws on a picture.
struct Brush {
    pixmap: Pixmap,
    grid: PixelGrid,
}

impl Brush {
    fn fill(&mut self, path: &SkiaPath, rule: FillRule, paint: &Paint) {
        let whole = Transform::identity();
        self.pixmap
            .fill_path(path, paint, rule_of(rule), whole, None);
    }

    /// Draws the tiles of a pattern that are seen below the items `above`, all lines of one kind as one shape.
    fn pattern(&mut self, pattern: &PatternFill, above: &[Item]) {
        let corners = seen_tiles(pattern, above, self.grid);
        if corners.is_empty() {
            return;
        }
        let Some(outline) = self.grid.path(&pattern.outline) else {
            return;
        };
        let Some(mut mask) = Mask::new(self.grid.width, self.grid.height) else {
            return;
        };
        mask.fill_path(
            &outline,
            rule_of(pattern.outline.rule),
            true,
            Transform::identity(),
        );
        let paint = paint_of(pattern.color, 1.0);
        for part in pattern.paths() {
            let Some(one) = self.grid.path(&part.path) else {
                continue;
            };
            let mut all = PathBuilder::new();
            for corner in &corners {
                let (x, y) = (self.grid.length(corner.x), self.grid.length(corner.y));
                if let Some(moved) = one.clone().transform(Transform::from_translate(x, y)) {
                    all.push_path(&moved);
                }
            }
            let Some(all) = all.finish() else {
                continue;
            };
            let whole = Transform::identity();
            if part.fill.is_some() {
                self.pixmap
                    .fill_path(&all, &paint, rule_of(part.path.rule), whole, Some(&mask));
            }
            let line = part.stroke.as_ref().and_then(|line| {
                let line = Stroke {
                    cap: line.cap,
                    join: line.join,
                    ..Stroke::solid(pattern.color, line.width)
                };
                pixel_stroke(&line, self.grid)
            });
            if let Some(line) = line {
                self.pixmap
                    .stroke_path(&all, &paint, &line, whole, Some(&mask));
            }
        }
    }

    fn stroke(&mut self, path: &SkiaPath, stroke: &Stroke, opacity: f64) {
        if let Some(line) = pixel_stroke(stroke, self.grid) {
            let whole = Transform::identity();
            self.pixmap
                .stroke_path(path, &paint_of(stroke.color, opacity), &line, whole, None);
        }
    }

    /// Draws glyphs as one shape, so that no seam shows where two of them touch.
    fn glyphs(&mut self, text: &Glyphs, outlines: &Outlines) {
        let Some(font) = outlines.get(text.font) else {
            return;
        };
        if text.size <= Abs::ZERO {
            return;
        }
        let scale = self.grid.length(text.size / font.units_per_em);
        let mut built = PathBuilder::new();
        let Point { mut x, y } = text.at;
        for glyph in text.glyphs.iter() {
            if let Some(outline) = font.get(glyph.id) {
                let (dx, dy) = (x + glyph.dx, y - glyph.dy);
                let (dx, dy) = (self.grid.length(dx), self.grid.length(dy));
                let place = Transform::from_row(scale, 0.0, 0.0, scale, dx, dy);
                if let Some(outline) = outline.clone().transform(place) {
                    built.push_path(&outline);
                }
            }
            x += glyph.advance;
        }
        if let Some(path) = built.finish() {
            let inside = text.edge.map_or(text.color, |_| Color::WHITE);
            self.fill(&path, FillRule::NonZero, &paint_of(inside, 1.0));
            if let Some(width) = text.edge {
                self.stroke(&path, &Stroke::solid(text.color, width).round(), 1.0);
            }
        }
    }
}

const fn rule_of(rule: FillRule) -> SkiaRule {
    match rule {
        FillRule::NonZero => SkiaRule::Winding,
        FillRule::EvenOdd => SkiaRule::EvenOdd,
    }
}

fn paint_of(color: Color, opacity: f64) -> Paint<'static> {
    let [r, g, b] = color.rgb;
    let mut paint = Paint::default();
    let alpha = (opacity * f64::from(u8::MAX)).round() as u8;
    paint.set_color_rgba8(r, g, b, alpha);
    paint
}

/// The stroke in pixels; one of width 0 is drawn as thin as can be, as in PDF (ISO 32000-1,
/// 8.4.3.2). `None` for a negative width.
fn pixel_stroke(stroke: &Stroke, grid: PixelGrid) -> Option<SkiaStroke> {
    if stroke.width < Abs::ZERO {
        return None;
    }
    let line_cap = match stroke.cap {
        LineCap::Butt => SkiaCap::Butt,
        LineCap::Round => SkiaCap::Round,
        LineCap::Square => SkiaCap::Square,
    };
    let (line_join, miter_limit) = match stroke.join {
        LineJoin::Miter(limit) => (SkiaJoin::Miter, limit as f32),
        LineJoin::Round => (SkiaJoin::Round, MITER_LIMIT),
        LineJoin::Bevel => (SkiaJoin::Bevel, MITER_LIMIT),
    };
    let mut dash: Vec<f32> = stroke.dash.iter().map(|l| grid.length(*l)).collect();
    if dash.len() % 2 == 1 {
        // An odd number of lengths is repeated with dashes and gaps exchanged.
        dash.extend_from_within(..);
    }
    Some(SkiaStroke {
        width: grid.length(stroke.width),
        miter_limit,
        line_cap,
        line_join,
        dash: StrokeDash::new(dash, grid.length(stroke.dash_start)),
    })
}
