//! A drawing of the theme in its place on a page → items: its outlines in the colours of the theme, its patterns, and the path
//! through it. What lies outside the window is cut off. All of it is artifacts.

use std::sync::Arc;

use super::frame::{Item, ItemKind, Stroke};
use super::pattern::PatternFill;
use super::{gray, page_trim};
use crate::color::Color;
use crate::design::Accent;
use crate::design::artwork::{ArtInk, ArtPart, Artwork, Shade, Track};
use crate::design::{Design, GrayGround, svg};
use crate::geom::{Measured, Path, Point, Rect, Segment, Sides, Size};
use crate::units::Abs;

/// The dots of the path and the room from one to the next, as shares of its width.
const DOTS: (f64, f64) = (0.31, 0.9);
/// What is drawn on beyond a frame goes so much farther than the window.
const MORE: Abs = Abs::mm(2.0);
/// As good as nothing: what rounding does.
const ROUNDING: Abs = Abs::mm(0.01);
/// No knife is as exact.
const HAIR: Abs = Abs::mm(0.05);
/// Farther off than any page reaches.
const FAR: Abs = Abs::mm(1e6);
/// A colour of more contrast to paper is black where the grey edition is black and white alone.
const DARK: f64 = 4.5;
/// What takes so much of the width of its window is land, and no figure.
const LAND: f64 = 0.5;
/// How far paper goes beyond the window.
const COVERING: Abs = Abs::mm(0.4);

/// Where a drawing stands.
#[derive(Clone, Copy)]
pub struct Placing {
    /// The place of its corner (0, 0) on the page.
    pub origin: Point,
    /// How large it is beside what it is drawn as.
    pub scale: f64,
    /// Where it grows upwards: from what height of it on, and how many times as high all above that is. What is below stays,
    /// for other drawings meet it.
    pub taller: Option<(Abs, f64)>,
    /// What of the page shows it.
    pub window: Rect,
    /// In its own lengths, what it is drawn within: where the window reaches farther, it is drawn straight on. `None` where it
    /// shows what it has there.
    pub frame: Option<Rect>,
}

impl Placing {
    /// A drawing that stands on the lower edge of a page of this trim, its left edge so far from that of the page.
    pub fn at_foot(drawing: &Artwork, trim: Size, left: Abs, scale: f64, window: Rect) -> Self {
        let foot = drawing.frame.bottom() - drawing.beyond().height;
        Self {
            origin: Point::new(left, trim.height - foot * scale),
            scale,
            taller: None,
            window,
            frame: None,
        }
        .drawn_on(drawing.frame, trim)
    }

    /// The same, drawn on beyond the sides of the drawing's frame that lie at the edges of a page of this trim, or outside
    /// them. Its other sides are as far off as none.
    pub fn drawn_on(self, frame: Rect, trim: Size) -> Self {
        let place = self.area(frame);
        let side = |at_edge: bool| if at_edge { Abs::ZERO } else { -FAR };
        let within = frame.inset(Sides {
            left: side(place.left() <= HAIR),
            top: side(place.top() <= HAIR),
            right: side(place.right() >= trim.width - HAIR),
            bottom: side(place.bottom() >= trim.height - HAIR),
        });
        Self {
            frame: Some(within),
            ..self
        }
    }

    /// The place of a point of the drawing.
    pub fn at(&self, p: Point) -> Point {
        let y = match self.taller {
            Some((from, times)) if p.y < from => from - (from - p.y) * times,
            _ => p.y,
        };
        self.origin.shift(p.x * self.scale, y * self.scale)
    }

    /// An area of the drawing in its place.
    pub fn area(&self, area: Rect) -> Rect {
        let corner = self.at(area.origin);
        let foot = self.at(Point::new(area.left(), area.bottom())).y;
        let width = area.size.width * self.scale;
        Rect::new(corner.x, corner.y, width, foot - corner.y)
    }

    /// The inside of an outline of the drawing in its place, whole.
    fn outline(&self, path: &Path) -> Path {
        let path = path.map(|p| self.at(p));
        match self.beyond() {
            Some((frame, by)) => path.drawn_out(&frame, by),
            None => path,
        }
    }

    /// A line of the drawing in its place, whole.
    fn line(&self, path: &Path) -> Path {
        let path = path.map(|p| self.at(p));
        match self.beyond() {
            Some((frame, by)) => path.line_drawn_out(&frame, by),
            None => path,
        }
    }

    /// The frame in its place, and how far the window reaches beyond its sides.
    fn beyond(&self) -> Option<(Rect, Sides<Abs>)> {
        let frame = self.area(self.frame?);
        let by = self.window.beyond(&frame);
        // Some more, so that no line along it is seen.
        let more = |by: Abs| if by > ROUNDING { by + MORE } else { Abs::ZERO };
        Some((frame, by.map(more)))
    }

    /// The path through the drawing in its place.
    pub fn way(&self, track: &Track) -> Way {
        Way {
            line: self.line(&track.line),
            measured: track.measured.clone(),
            origin: self.origin,
            scale: self.scale,
        }
    }
}

/// The path of the theme in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Its middle.
    line: Path,
    /// It as it was measured, and where that stands.
    measured: Arc<Measured>,
    origin: Point,
    scale: f64,
}

impl Way {
    /// Along a line of a page.
    pub fn along(line: Path) -> Self {
        Self {
            measured: Arc::new(Measured::of(&line)),
            line,
            origin: Point::default(),
            scale: 1.0,
        }
    }

    /// Whether it goes by this distance from the left edge.
    pub fn passes(&self, x: Abs) -> bool {
        let bounds = self.line.bounds();
        bounds.is_some_and(|bounds| bounds.left() <= x && x <= bounds.right())
    }

    /// The height at which it passes this distance from the left edge.
    pub fn height_at(&self, x: Abs) -> Option<Abs> {
        let y = self.measured.height_at((x - self.origin.x) / self.scale)?;
        Some(self.origin.y + y * self.scale)
    }

    /// `count` places on it, evenly spread between these shares of it.
    pub fn stations(&self, (from, to): (f64, f64), count: usize) -> Vec<Point> {
        let gaps = count.saturating_sub(1).max(1) as f64;
        let at = |nth: usize| {
            let share = from + (to - from) * (nth as f64 / gaps);
            let p = self.measured.at(share)?;
            Some(self.origin.shift(p.x * self.scale, p.y * self.scale))
        };
        (0..count).filter_map(at).collect()
    }

    /// How far into its dots a part of it begins, so that they stand where those of the whole way stand, also on the next page.
    fn dots_before(&self, part: &Path, step: Abs) -> Abs {
        let Some(Segment::Move(start)) = part.segments.first() else {
            return Abs::ZERO;
        };
        let own = |at: Abs, origin: Abs| (at - origin) / self.scale;
        let start = Point::new(own(start.x, self.origin.x), own(start.y, self.origin.y));
        let gone = self.measured.nearest_to(start) * self.scale;
        gone - step * (gone / step).floor()
    }
}

/// The drawing in its place, of which `layers` are drawn, or all of them where none is named.
pub fn items(
    design: &Design,
    drawing: &Artwork,
    layers: &[String],
    placing: &Placing,
    accent: &Accent,
) -> Vec<Item> {
    items_in(
        design,
        (drawing, layers),
        placing,
        accent,
        gray::usual_ground(design),
    )
}

/// The same; `deep` says what the deep land in it is where the grey edition is black and white alone.
pub fn items_in(
    design: &Design,
    (drawing, layers): (&Artwork, &[String]),
    placing: &Placing,
    accent: &Accent,
    deep: GrayGround,
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
                design,
                &placing.way(track),
                track.width * placing.scale,
                &placing.window,
            ));
        }
        if is_shown(part.layer) {
            let below = index
                .checked_sub(1)
                .and_then(|below| drawing.parts.get(below));
            let on_deep = below.is_some_and(|below| lies_on_deep(part, below));
            items.extend(of_part(design, (part, on_deep), placing, accent, deep));
        }
    }
    if let Some(track) = track.filter(|track| track.before >= drawing.parts.len()) {
        items.extend(trail(
            design,
            &placing.way(track),
            track.width * placing.scale,
            &placing.window,
        ));
    }
    items
}

/// Whether the line of a part lies within the one drawn before it, and that is deep: the veins of a tree, and not its trunk.
fn lies_on_deep(part: &ArtPart, below: &ArtPart) -> bool {
    let is_deep = matches!(below.fill, Some(ArtInk::Accent(_, Shade::Deep)));
    let bounds = |part: &ArtPart| part.outline.bounds();
    let lies_within = || {
        let both = bounds(part).zip(bounds(below));
        both.is_some_and(|(line, below)| line.beyond(&below).largest() <= Abs::ZERO)
    };
    part.fill.is_none() && is_deep && lies_within()
}

/// Whether a part is land without a pattern, on which words can stand, and no figure.
fn is_plain_land(part: &ArtPart, placing: &Placing) -> bool {
    let wide = placing.window.size.width * LAND;
    let bounds = part.outline.bounds();
    part.pattern.is_none() && bounds.is_some_and(|own| own.size.width * placing.scale >= wide)
}

/// One part: its ground, its pattern, its line, which may lie on something deep.
fn of_part(
    design: &Design,
    (part, on_deep): (&ArtPart, bool),
    placing: &Placing,
    accent: &Accent,
    deep: GrayGround,
) -> Vec<Item> {
    let mut items = Vec::new();
    let is_woodcut = gray::is_black_and_white(design);
    if part.only_in_grey && !is_woodcut {
        return items;
    }
    if let Some(fill) = part.fill {
        let outline = placing.outline(&part.outline);
        // Line art has no black land, with a pattern or without.
        let is_land =
            is_plain_land(part, placing) || (gray::is_line_art(design) && part.pattern.is_some());
        let to_paper = deep == GrayGround::Paper && is_land;
        let ground = match ground(design, fill, accent) {
            ground if to_paper && ground.in_grey.is_some() => ground.as_in_woodcut(false),
            ground => ground,
        };
        // Paper goes a little beyond the window, so that nothing is seen there of what it covers.
        let is_white = ground.rgb == Color::WHITE.rgb;
        let beyond = placing.window.outset(COVERING);
        let window = if is_white { beyond } else { placing.window };
        let shown = outline.within(&window);
        if !shown.segments.is_empty() {
            if to_paper && !is_white && is_woodcut {
                let paper = Item::filled(outline.within(&beyond), Color::WHITE);
                items.push(paper.in_grey_alone());
            }
            items.push(Item::filled(shown.clone(), ground));
            let pattern = part.pattern.as_ref().and_then(|pattern| {
                let own = pattern.accent.map_or(accent, |index| design.accent(index));
                let shade = match fill {
                    ArtInk::Accent(_, shade) => shade,
                    ArtInk::Own(_) => Shade::Soft,
                };
                let look = (pattern.size * placing.scale, shade, deep);
                patterned(design, shown, own, look, placing.origin)
            });
            items.extend(pattern);
            let has_edge = part.has_edge && ground.is_paper_in_grey();
            if has_edge || (to_paper && is_white && is_woodcut) {
                let is_near = match fill {
                    ArtInk::Accent(_, shade) => matches!(shade, Shade::Deep | Shade::Bright),
                    ArtInk::Own(color) => color.contrast(Color::WHITE) >= DARK,
                };
                // The path runs along the edge of plain land.
                let is_plain = to_paper && is_plain_land(part, placing);
                let width = gray::edge_of_land(design, is_near, is_plain);
                let edge = outline.line_within(&inside(
                    &Rect::from_size(page_trim(design, 0)),
                    &placing.window,
                    width,
                ));
                items.push(Item::edge(edge, width));
            }
        }
    }
    if let Some(line) = &part.line {
        let width = line.width * placing.scale;
        let line_of = placing.line(&part.outline);
        let shown = line_of.line_within(&inside(
            &Rect::from_size(page_trim(design, 0)),
            &placing.window,
            width,
        ));
        if !shown.segments.is_empty() {
            let mut ink = color(design, line.ink, accent);
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
    match part.only_in_grey {
        true => items.into_iter().map(Item::in_grey_alone).collect(),
        false => items,
    }
}

/// The pattern of an accent on a ground of one of its shades, and what that is in the grey edition where it is the deep one;
/// `None` where the theme has none for it.
pub fn patterned(
    design: &Design,
    outline: Path,
    accent: &Accent,
    (size, ground, deep): (Abs, Shade, GrayGround),
    origin: Point,
) -> Option<Item> {
    let tile = design.artworks.tiles.get(accent.pattern.as_deref()?)?;
    let (color, in_grey) = gray::in_pattern(design, (ground, deep), accent);
    Some(Item::artifact(ItemKind::Pattern(Box::new(PatternFill {
        outline,
        tile: Arc::clone(tile),
        size,
        origin,
        color,
        lines: None,
        in_grey,
    }))))
}

/// The colour of an area: in a woodcut all but the deep ones are left to the paper.
fn ground(design: &Design, ink: ArtInk, accent: &Accent) -> Color {
    let color = color(design, ink, accent);
    match (ink, color.in_grey) {
        (ArtInk::Accent(_, shade), Some(_)) => color.as_in_woodcut(shade == Shade::Deep),
        _ => color,
    }
}

fn color(design: &Design, ink: ArtInk, accent: &Accent) -> Color {
    match ink {
        ArtInk::Accent(None, shade) => shade.of(accent),
        ArtInk::Accent(Some(index), shade) => shade.of(design.accent(index)),
        ArtInk::Own(color) if gray::is_black_and_white(design) => {
            color.as_in_woodcut(color.contrast(Color::WHITE) >= DARK)
        }
        ArtInk::Own(color) => color,
    }
}

/// The path of the theme along a line: dots on its ground.
pub fn trail(design: &Design, way: &Way, width: Abs, window: &Rect) -> Vec<Item> {
    TrailLook::of(design).items(way, width, window)
}

/// What the path of the theme looks like, on a page of a size.
#[derive(Clone)]
pub struct TrailLook {
    /// The colour of its ground, where it has one.
    ground: Option<Color>,
    ink: Color,
    /// Whether the grey edition is line art: it has no edges there.
    is_line_art: bool,
    /// The edges of the page.
    trim: Rect,
}

impl TrailLook {
    /// That of the theme.
    pub fn of(design: &Design) -> Self {
        let path = design.art.path.as_ref();
        let ground = path.and_then(|path| path.ground.as_ref());
        let ground = ground.and_then(|name| design.art.color.get(name));
        Self {
            ground: ground
                .map(|ground| color(design, ArtInk::Own(ground.value), &design.palette.all)),
            ink: design.palette.ink,
            is_line_art: gray::is_line_art(design),
            trim: Rect::from_size(page_trim(design, 0)),
        }
    }

    /// The same on a page whose edges stand here.
    pub const fn on_page(self, trim: Rect) -> Self {
        Self { trim, ..self }
    }

    /// The path along a way.
    pub fn items(&self, way: &Way, width: Abs, window: &Rect) -> Vec<Item> {
        let (dot, step) = (width * DOTS.0, width * DOTS.1);
        // What of it is seen, and some more: its ink is cut at the window, whatever its direction there.
        let near = way.line.line_within(&window.outset(width * 3.0));
        let line = near.line_within(&inside(&self.trim, window, dot));
        if near.segments.is_empty() {
            return Vec::new();
        }
        let mut items = Vec::new();
        if let Some(color) = self.ground {
            let band = |width| svg::ink_of_line(&near, width).within(window);
            let ground = Item::filled(band(width), color);
            if self.is_line_art {
                let narrow = Item::filled(band(gray::ground_of_path(dot)), color);
                items.extend([ground.in_colour_alone(), narrow.in_grey_alone()]);
            } else {
                if color.is_paper_in_grey() {
                    let edge = Item::filled(band(width + gray::EDGE * 2.0), self.ink);
                    items.push(edge.in_grey_alone());
                }
                items.push(ground);
            }
        }
        let dots = Stroke {
            dash: vec![Abs::ZERO, step],
            dash_start: way.dots_before(&line, step),
            ..Stroke::dotted(self.ink, dot)
        };
        let dots = gray::dots_of_path(self.is_line_art, dots);
        items.push(Item::stroked(line, dots));
        items
    }
}

/// The window for the middle of a line of this width, whose ends reach no farther than the edges that lie inside the page.
fn inside(trim: &Rect, window: &Rect, width: Abs) -> Rect {
    let strip = |is_inside: bool| if is_inside { width / 2.0 } else { Abs::ZERO };
    window.inset(Sides {
        left: strip(window.left() > trim.left()),
        top: strip(window.top() > trim.top()),
        right: strip(window.right() < trim.right()),
        bottom: strip(window.bottom() < trim.bottom()),
    })
}
