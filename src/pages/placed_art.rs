//! A drawing of the theme in its place on a page → items: its outlines in the colours of the theme, its patterns, and the path
//! through it. What lies outside the window is cut off. All of it is artifacts.

use std::sync::Arc;

use super::LayoutCx;
use super::frame::{Item, ItemKind, Stroke};
use super::pattern::PatternFill;
use crate::color::Color;
use crate::design::Accent;
use crate::design::artwork::{ArtInk, ArtPart, Artwork, Shade};
use crate::design::svg;
use crate::geom::{Path, Point, Rect, Segment, Sides};
use crate::units::Abs;

/// The dots of the path and the room from one to the next, as shares of its width.
const DOTS: (f64, f64) = (0.31, 0.9);
/// So much farther down is drawn what goes on below the foot of a page: farther than any bleed.
const THROUGH_BLEED: Abs = Abs::mm(12.0);
/// The edge of land and of the path in the grey edition.
const EDGE: Abs = Abs::mm(0.45);
/// A colour of more contrast to paper is black in a woodcut.
const DARK: f64 = 4.5;
/// How finely a path is looked at: between two of these places it is straight.
const STEP: Abs = Abs::mm(0.2);

/// Where a drawing stands.
#[derive(Clone, Copy)]
pub struct Placing {
    /// The place of its corner (0, 0) on the page.
    pub origin: Point,
    /// How large it is beside what it is drawn as.
    pub scale: f64,
    /// What of the page shows it.
    pub window: Rect,
    /// The foot of a drawing without a bleed of its own, in its own lengths: what it draws below that goes on through the
    /// bleed of the page.
    pub foot: Option<Abs>,
}

impl Placing {
    /// The place of a point of the drawing.
    pub fn at(&self, p: Point) -> Point {
        let below = self.foot.is_some_and(|foot| p.y > foot);
        let on = if below { THROUGH_BLEED } else { Abs::ZERO };
        self.origin.shift(p.x * self.scale, p.y * self.scale + on)
    }

    /// The outline of a part of the drawing in its place, whole.
    pub fn line(&self, path: &Path) -> Path {
        path.map(|p| self.at(p))
    }
}

/// The drawing in its place, of which `layers` are drawn, or all of them where none is named.
pub fn items(
    cx: &LayoutCx,
    drawing: &Artwork,
    layers: &[String],
    placing: &Placing,
    accent: &Accent,
) -> Vec<Item> {
    let is_shown = |layer: usize| {
        layers.is_empty()
            || drawing
                .layers
                .get(layer)
                .is_some_and(|name| layers.contains(name))
    };
    let mut items = Vec::new();
    let track = drawing.path.as_ref().filter(|track| is_shown(track.layer));
    for (index, part) in drawing.parts.iter().enumerate() {
        if let Some(track) = track.filter(|track| track.before == index) {
            items.extend(trail(
                cx,
                &placing.line(&track.line),
                track.width * placing.scale,
                &placing.window,
            ));
        }
        if is_shown(part.layer) {
            let below = index
                .checked_sub(1)
                .and_then(|below| drawing.parts.get(below));
            let on_deep = below.is_some_and(|below| lies_on_deep(part, below));
            items.extend(of_part(cx, (part, on_deep), placing, accent));
        }
    }
    if let Some(track) = track.filter(|track| track.before >= drawing.parts.len()) {
        items.extend(trail(
            cx,
            &placing.line(&track.line),
            track.width * placing.scale,
            &placing.window,
        ));
    }
    items
}

/// Whether the line of a part lies on the one drawn before it, and that is deep: the veins of a tree.
fn lies_on_deep(part: &ArtPart, below: &ArtPart) -> bool {
    let is_deep = matches!(below.fill, Some(ArtInk::Accent(_, Shade::Deep)));
    let bounds = |part: &ArtPart| part.outline.bounds();
    let meet = bounds(part)
        .zip(bounds(below))
        .is_some_and(|(a, b)| a.meets(&b));
    part.fill.is_none() && is_deep && meet
}

/// One part: its ground, its pattern, its line, which may lie on something deep.
fn of_part(
    cx: &LayoutCx,
    (part, on_deep): (&ArtPart, bool),
    placing: &Placing,
    accent: &Accent,
) -> Vec<Item> {
    let mut items = Vec::new();
    let outline = placing.line(&part.outline);
    if let Some(fill) = part.fill {
        let shown = outline.within(&placing.window);
        if !shown.segments.is_empty() {
            let ground = ground(cx, fill, accent);
            items.push(Item::filled(shown.clone(), ground));
            let pattern = part.pattern.as_ref().and_then(|pattern| {
                let own = pattern
                    .accent
                    .map_or(accent, |index| cx.design.accent(index));
                let shade = match fill {
                    ArtInk::Accent(_, shade) => shade,
                    ArtInk::Own(_) => Shade::Soft,
                };
                let look = (pattern.size * placing.scale, shade);
                patterned(cx, shown, own, look, placing.origin)
            });
            items.extend(pattern);
            if part.has_edge && ground.is_paper_in_grey() {
                let edge = outline.line_within(&inside(cx, &placing.window, EDGE));
                items.push(Item::edge(edge, EDGE));
            }
        }
    }
    if let Some(line) = &part.line {
        let width = line.width * placing.scale;
        let shown = outline.line_within(&inside(cx, &placing.window, width));
        if !shown.segments.is_empty() {
            let mut ink = color(cx, line.ink, accent);
            if ink.in_grey.is_some() && on_deep {
                ink = ink.as_in_woodcut(false);
            }
            let stroke = Stroke {
                cap: line.cap,
                join: line.join,
                ..Stroke::solid(ink, line.width * placing.scale)
            };
            items.push(Item::stroked(shown, stroke));
        }
    }
    items
}

/// The pattern of an accent on a ground of one of its shades; `None` where the theme has none for it.
pub fn patterned(
    cx: &LayoutCx,
    outline: Path,
    accent: &Accent,
    (size, ground): (Abs, Shade),
    origin: Point,
) -> Option<Item> {
    let tile = cx.design.artworks.tiles.get(accent.pattern.as_deref()?)?;
    Some(Item::artifact(ItemKind::Pattern(Box::new(PatternFill {
        outline,
        tile: Arc::clone(tile),
        size,
        origin,
        color: in_pattern(ground, accent),
    }))))
}

/// The colour of a pattern on a ground of this shade: in a woodcut white on black, and black on all else.
pub fn in_pattern(ground: Shade, accent: &Accent) -> Color {
    let color = ground.of_pattern().of(accent);
    match color.in_grey {
        Some(_) => color.as_in_woodcut(ground != Shade::Deep),
        None => color,
    }
}

/// The colour of an area: in a woodcut all but the deep ones are left to the paper.
fn ground(cx: &LayoutCx, ink: ArtInk, accent: &Accent) -> Color {
    let color = color(cx, ink, accent);
    match (ink, color.in_grey) {
        (ArtInk::Accent(_, shade), Some(_)) => color.as_in_woodcut(shade == Shade::Deep),
        _ => color,
    }
}

fn color(cx: &LayoutCx, ink: ArtInk, accent: &Accent) -> Color {
    match ink {
        ArtInk::Accent(None, shade) => shade.of(accent),
        ArtInk::Accent(Some(index), shade) => shade.of(cx.design.accent(index)),
        ArtInk::Own(color) if is_woodcut(cx) => {
            color.as_in_woodcut(color.contrast(Color::WHITE) >= DARK)
        }
        ArtInk::Own(color) => color,
    }
}

/// Whether the grey edition of the theme is black and white alone.
fn is_woodcut(cx: &LayoutCx) -> bool {
    cx.design.palette.ink.in_grey.is_some()
}

/// The path of the theme along a line: dots on its ground.
pub fn trail(cx: &LayoutCx, line: &Path, width: Abs, window: &Rect) -> Vec<Item> {
    let (dot, step) = (width * DOTS.0, width * DOTS.1);
    let whole = line;
    // What of it is seen, and some more: its ink is cut at the window, whatever its direction there.
    let near = whole.line_within(&window.outset(width * 3.0));
    let line = near.line_within(&inside(cx, window, dot));
    if near.segments.is_empty() {
        return Vec::new();
    }
    let design = cx.design;
    let ground = design
        .art
        .path
        .as_ref()
        .and_then(|path| path.ground.as_ref());
    let ground = ground.and_then(|name| design.art.color.get(name));
    let mut items = Vec::new();
    if let Some(ground) = ground {
        let color = color(cx, ArtInk::Own(ground.value), &design.palette.all);
        let band = |width| svg::ink_of_line(&near, width).within(window);
        if color.is_paper_in_grey() {
            items.push(Item {
                only_in_grey: true,
                ..Item::filled(band(width + EDGE * 2.0), design.palette.ink)
            });
        }
        items.push(Item::filled(band(width), color));
    }
    let dots = Stroke {
        dash: vec![Abs::ZERO, step],
        dash_start: dots_before(whole, &line, step),
        ..Stroke::dotted(design.palette.ink, dot)
    };
    items.push(Item::stroked(line, dots));
    items
}

/// How far into its dots a part of a line begins, so that they stand where those of the whole line stand, also on the next page.
fn dots_before(whole: &Path, part: &Path, step: Abs) -> Abs {
    let Some(Segment::Move(start)) = part.segments.first() else {
        return Abs::ZERO;
    };
    let from_start = |p: &Point| (p.x - start.x).to_pt().hypot((p.y - start.y).to_pt());
    let gone = whole.points_along(Abs::ZERO, STEP);
    let near = gone.iter().enumerate();
    let near = near.min_by(|(_, a), (_, b)| from_start(a).total_cmp(&from_start(b)));
    let gone = near.map_or(Abs::ZERO, |(count, _)| STEP * count as f64);
    gone - step * (gone / step).floor()
}

/// The window for the middle of a line of this width, whose ends reach no farther than the edges that lie inside the page.
fn inside(cx: &LayoutCx, window: &Rect, width: Abs) -> Rect {
    let trim = cx.trim(0);
    let strip = |is_inside: bool| if is_inside { width / 2.0 } else { Abs::ZERO };
    window.inset(Sides {
        left: strip(window.left() > Abs::ZERO),
        top: strip(window.top() > Abs::ZERO),
        right: strip(window.right() < trim.width),
        bottom: strip(window.bottom() < trim.height),
    })
}

/// `count` places on a line, evenly spread between these shares of it.
pub fn stations(line: &Path, (from, to): (f64, f64), count: usize) -> Vec<Point> {
    let points = line.points_along(Abs::ZERO, STEP);
    let last = points.len().saturating_sub(1) as f64;
    let gaps = count.saturating_sub(1).max(1) as f64;
    let at = |nth: usize| {
        let share = from + (to - from) * (nth as f64 / gaps);
        points.get((share * last).round() as usize).copied()
    };
    (0..count).filter_map(at).collect()
}

/// The height at which a line passes this distance from the left edge.
pub fn height_at(line: &Path, x: Abs) -> Option<Abs> {
    let points = line.points_along(Abs::ZERO, STEP);
    let near = points
        .iter()
        .min_by(|a, b| (a.x - x).abs().to_pt().total_cmp(&(b.x - x).abs().to_pt()));
    near.map(|p| p.y)
}
