//! One page → printpdf's operators.

use std::collections::BTreeMap;
use std::slice;

use printpdf::{
    Color as PdfColor, CurTransMat, DictItem, LineCapStyle, LineDashPattern, LineJoinStyle, Op,
    PaintMode, PdfFontHandle, Pt, Rect as PdfRect, TextRenderingMode, WindingOrder,
};

use super::draw_task::{DrawTask, PagePlacement};
use super::ink::Ink;
use super::overprint;
use super::paths::{filled, stroked};
use super::pattern_ops;
use super::resources::{GlyphCode, PdfOpacity, font_name, overprint_name, picture_name, spot_name};
use super::roles::role_name;
use super::space::PdfSpace;
use super::text;
use super::values::{pt, round};
use crate::color::{Color, SpotTint};
use crate::design::pictures::Orientation;
use crate::geom::{LineCap, LineJoin, Path, Rect};
use crate::pages::{Glyphs, ItemKind, PatternFill, Stroke, TagRole};
use crate::units::Abs;

/// The longest mitre, as a multiple of the line's width, where nothing is said (ISO 32000-1, table 52).
const DEFAULT_MITER_LIMIT: f64 = 10.0;

/// The operators that draw a page.
pub(super) fn draw(task: &DrawTask) -> Vec<Op> {
    let mut drawer = PageDrawer {
        ink: task.ink,
        space: PdfSpace::of_height(task.height),
        codes: &task.codes,
        pictures: task.pictures.iter(),
        patterns: task.patterns.iter(),
        ops: Vec::new(),
        in_marked: false,
        in_text: false,
        state: GraphicsState::default(),
    };
    let placement = task.placement.as_ref();
    let slot = placement.filter(|at| !at.placed.is_direct(at.size));
    if let Some(placement) = slot {
        drawer.enter_slot(placement);
    }
    let sequences = placement.into_iter().flat_map(|at| &at.sequences);
    let mut sequences = sequences.peekable();
    let mut items = task.items.iter().enumerate().peekable();
    while let Some((index, item)) = items.next() {
        if let Some(sequence) = sequences.next_if(|sequence| sequence.first == index) {
            drawer.end_marked();
            drawer.begin_marked(sequence.role);
        }
        // A pattern on its own ground is filled and covered in one: its outline is written once.
        let goes_on = sequences
            .peek()
            .is_none_or(|sequence| sequence.first > index + 1);
        let next = items.peek().filter(|_| goes_on);
        if let Some((ground, pattern)) =
            next.and_then(|(_, next)| ground_of(&item.kind, &next.kind))
        {
            items.next();
            drawer.draw_pattern(pattern, Some(ground));
            continue;
        }
        drawer.draw_item(&item.kind);
    }
    drawer.end_marked();
    if slot.is_some() {
        drawer.ops.push(Op::RestoreGraphicsState);
    }
    drawer.ops
}

/// The colour of a ground, and the pattern right on it that has the same outline.
fn ground_of<'i>(ground: &ItemKind, pattern: &'i ItemKind) -> Option<(Color, &'i PatternFill)> {
    match (ground, pattern) {
        (
            ItemKind::Path {
                path,
                fill: Some(color),
                stroke: None,
                opacity,
            },
            ItemKind::Pattern(pattern),
        ) if *opacity >= 1.0 && *path == pattern.outline => {
            // What prints on top of other inks is no ground.
            (!overprint::of_fill(path, *color)).then_some((*color, pattern))
        }
        _ => None,
    }
}

/// The parameters of the graphics state that are set, so that none is set twice.
#[derive(Default)]
struct GraphicsState {
    fill: Option<InkColor>,
    font: Option<(crate::lines::FontId, Pt)>,
    line: Option<(InkColor, Stroke)>,
    miter_limit: Option<f64>,
    opacity: Option<PdfOpacity>,
    overprint: bool,
}

/// A colour as it is written.
#[derive(Clone, PartialEq)]
enum InkColor {
    /// In the inks of the edition.
    Device(PdfColor),
    /// In a spot ink.
    Spot(SpotTint),
}

/// Collects the operators of one page.
struct PageDrawer<'a> {
    ink: Ink,
    space: PdfSpace,
    /// The codes of the glyphs that are not drawn yet.
    codes: &'a [GlyphCode],
    /// The numbers of the pictures that are not drawn yet.
    pictures: slice::Iter<'a, usize>,
    /// The numbers of the patterns that are not drawn yet.
    patterns: slice::Iter<'a, usize>,
    ops: Vec<Op>,
    /// Whether a marked-content sequence is open.
    in_marked: bool,
    in_text: bool,
    state: GraphicsState,
}

impl PageDrawer<'_> {
    /// Clips to the slot, and maps the page's space to it.
    fn enter_slot(&mut self, placement: &PagePlacement) {
        let placed = &placement.placed;
        self.ops.push(Op::SaveGraphicsState);
        if !placed.fills(placement.size) {
            self.ops.push(clip(placed.clip, placed.space));
        }
        let [a, b, c, d] = placed.matrix.linear.map(round);
        let (e, f) = (pt(placed.matrix.offset.x).0, pt(placed.matrix.offset.y).0);
        self.ops.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([a, b, c, d, e, f]),
        });
    }

    /// Draws one item of a page. A link shows nothing.
    fn draw_item(&mut self, kind: &ItemKind) {
        match kind {
            ItemKind::Glyphs(glyphs) => self.draw_glyphs(glyphs),
            ItemKind::Path {
                path,
                fill,
                stroke,
                opacity,
            } => {
                let opacity = PdfOpacity::new(*opacity);
                self.end_text();
                self.set_opacity(opacity);
                self.draw_path(path, *fill, stroke.as_ref());
                // All else on the page is whole.
                if opacity != PdfOpacity::WHOLE {
                    self.set_opacity(PdfOpacity::WHOLE);
                }
            }
            ItemKind::Pattern(pattern) => self.draw_pattern(pattern, None),
            ItemKind::Image { area, place, image } => {
                self.draw_image(*area, *place, image.orientation);
            }
            ItemKind::Link { .. } => {}
        }
    }

    /// Draws a picture: a square of one unit (ISO 32000-1, 8.9.5.1) spread over its place, turned so that
    /// it stands upright, and cut to its area.
    fn draw_image(&mut self, area: Rect, place: Rect, orientation: Orientation) {
        let Some(number) = self.pictures.next() else {
            return;
        };
        self.end_text();
        self.ops.push(Op::SaveGraphicsState);
        if area != place {
            self.ops.push(clip(area, self.space));
        }
        let [left, lower, width, height] = self.space.lower_left(place);
        // Where the corners of the square lie; in PDF they are counted from below.
        let corner = |x: f64, y: f64| {
            let [x, y] = orientation.upright([x, 1.0 - y]);
            [width * x, height * (1.0 - y)]
        };
        let [origin, right, upper] = [corner(0.0, 0.0), corner(1.0, 0.0), corner(0.0, 1.0)];
        let from_origin = |[x, y]: [Abs; 2]| [pt(x - origin[0]).0, pt(y - origin[1]).0];
        let ([a, b], [c, d]) = (from_origin(right), from_origin(upper));
        let (e, f) = (pt(left + origin[0]).0, pt(lower + origin[1]).0);
        self.ops.extend([
            Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw([a, b, c, d, e, f]),
            },
            Op::Unknown {
                key: "Do".to_owned(),
                value: vec![DictItem::Name(picture_name(*number).into_bytes())],
            },
            Op::RestoreGraphicsState,
        ]);
    }

    /// Draws a pattern, and its ground where that has a colour.
    fn draw_pattern(&mut self, pattern: &PatternFill, ground: Option<Color>) {
        let Some(number) = self.patterns.next() else {
            return;
        };
        self.end_text();
        self.set_overprint(false);
        if let Some(color) = ground {
            self.set_fill(color);
        }
        let ops = pattern_ops::ops(pattern, *number, ground.is_some(), self.space);
        self.ops.extend(ops);
    }

    /// Begins a marked-content sequence of a role with its number, or of an artifact.
    fn begin_marked(&mut self, role: Option<(TagRole, u32)>) {
        self.in_marked = true;
        self.ops.push(match role {
            Some((role, number)) => Op::BeginMarkedContentWithProperties {
                tag: role_name(role).to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(number.into()))]),
                },
            },
            None => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
        });
    }

    /// Ends the text section and the marked-content sequence that are open.
    fn end_marked(&mut self) {
        self.end_text();
        if std::mem::take(&mut self.in_marked) {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn draw_glyphs(&mut self, glyphs: &Glyphs) {
        let Some((codes, rest)) = self.codes.split_at_checked(glyphs.glyphs.len()) else {
            return;
        };
        self.codes = rest;
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.set_overprint(self.ink.overprints() && overprint::of_glyphs(glyphs));
        match glyphs.edge {
            Some(width) => {
                self.set_fill(Color::WHITE);
                self.set_stroke(&Stroke::solid(glyphs.color, width).round());
                self.set_rendering_mode(TextRenderingMode::FillStroke);
            }
            None => self.set_fill(glyphs.color),
        }
        let size = text::size(glyphs);
        if self.state.font != Some((glyphs.font, size)) {
            self.state.font = Some((glyphs.font, size));
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(printpdf::FontId(font_name(glyphs.font))),
                size,
            });
        }
        text::show_glyphs(glyphs, codes, self.space, &mut self.ops);
        if glyphs.edge.is_some() {
            self.set_rendering_mode(TextRenderingMode::Fill);
        }
    }

    /// Sets what is seen of glyphs (ISO 32000-1, 9.3.6).
    fn set_rendering_mode(&mut self, mode: TextRenderingMode) {
        self.ops.push(Op::SetTextRenderingMode { mode });
    }

    /// Sets how much is covered, where it is not what it was.
    fn set_opacity(&mut self, opacity: PdfOpacity) {
        if self.state.opacity.unwrap_or(PdfOpacity::WHOLE) != opacity {
            self.state.opacity = Some(opacity);
            self.ops.push(Op::Unknown {
                key: "gs".to_owned(),
                value: vec![DictItem::Name(opacity.name().into_bytes())],
            });
        }
    }

    /// Sets whether what is drawn prints on top of the inks below instead of in their place, where that is
    /// not what it was.
    fn set_overprint(&mut self, overprint: bool) {
        if self.state.overprint != overprint {
            self.state.overprint = overprint;
            self.ops.push(Op::Unknown {
                key: "gs".to_owned(),
                value: vec![DictItem::Name(overprint_name(overprint).into())],
            });
        }
    }

    fn draw_path(&mut self, path: &Path, fill: Option<Color>, stroke: Option<&Stroke>) {
        if let Some((color, filled)) =
            fill.and_then(|color| Some((color, filled(path, self.space)?)))
        {
            self.set_overprint(self.ink.overprints() && overprint::of_fill(path, color));
            self.set_fill(color);
            self.ops.push(filled);
        }
        if let Some(stroke) = stroke {
            if let Some(dots) = self.ink.sets_dots().then(|| dots(path, stroke)).flatten() {
                return self.draw_path(&dots, Some(stroke.color), None);
            }
            self.set_overprint(self.ink.overprints() && overprint::of_stroke(stroke));
            self.set_stroke(stroke);
            self.ops.extend(stroked(path, self.space));
        }
    }

    fn set_fill(&mut self, color: Color) {
        let color = self.ink_color(color);
        if self.state.fill.as_ref() != Some(&color) {
            self.state.fill = Some(color.clone());
            match color {
                InkColor::Device(col) => self.ops.push(Op::SetFillColor { col }),
                InkColor::Spot(tint) => self.ops.extend(spot_ops(tint, ["cs", "scn"])),
            }
        }
    }

    fn ink_color(&self, color: Color) -> InkColor {
        match self.ink.spot(color) {
            Some(tint) => InkColor::Spot(tint),
            None => InkColor::Device(self.ink.color(color)),
        }
    }

    fn set_stroke(&mut self, stroke: &Stroke) {
        let color = self.ink_color(stroke.color);
        // How thick it is in the grey edition alone changes nothing that is written.
        let as_drawn = Stroke {
            in_grey: None,
            ..stroke.clone()
        };
        let wanted = (color.clone(), as_drawn);
        if self.state.line.as_ref() == Some(&wanted) {
            return;
        }
        self.state.line = Some(wanted);
        let cap = match stroke.cap {
            LineCap::Butt => LineCapStyle::Butt,
            LineCap::Round => LineCapStyle::Round,
            LineCap::Square => LineCapStyle::ProjectingSquare,
        };
        let join = match stroke.join {
            LineJoin::Miter(_) => LineJoinStyle::Miter,
            LineJoin::Round => LineJoinStyle::Round,
            LineJoin::Bevel => LineJoinStyle::Bevel,
        };
        let dash: Vec<f32> = stroke.dash.iter().map(|length| pt(*length).0).collect();
        match color {
            InkColor::Device(col) => self.ops.push(Op::SetOutlineColor { col }),
            InkColor::Spot(tint) => self.ops.extend(spot_ops(tint, ["CS", "SCN"])),
        }
        self.ops.extend([
            Op::SetOutlineThickness {
                pt: pt(stroke.width),
            },
            Op::SetLineCapStyle { cap },
            Op::SetLineJoinStyle { join },
            Op::SetLineDashPattern {
                dash: LineDashPattern::new(pt(stroke.dash_start).0, &dash),
            },
        ]);
        if let LineJoin::Miter(limit) = stroke.join
            && self.state.miter_limit.unwrap_or(DEFAULT_MITER_LIMIT) != limit
        {
            self.state.miter_limit = Some(limit);
            self.ops.push(Op::SetMiterLimit {
                limit: Pt(round(limit)),
            });
        }
    }
}

/// The operators that set a spot ink and how much of it, inside or along a line.
fn spot_ops(tint: SpotTint, [space, share]: [&str; 2]) -> [Op; 2] {
    let op = |key: &str, value| Op::Unknown {
        key: key.to_owned(),
        value: vec![value],
    };
    let name = spot_name(tint.ink).into_bytes();
    [
        op(space, DictItem::Name(name)),
        op(share, DictItem::Real(f32::from(tint.percent) / 100.0)),
    ]
}

/// The discs of a dotted line; `None` where a line has no dots.
fn dots(path: &Path, stroke: &Stroke) -> Option<Path> {
    let [dot, gap] = stroke.dash.as_slice() else {
        return None;
    };
    if *dot != Abs::ZERO || stroke.cap != LineCap::Round {
        return None;
    }
    let mut discs = Path::default();
    // The pattern begins so far into itself, so the first dot comes so much earlier.
    let early = stroke.dash_start / *gap;
    for centre in path.points_along(*gap * (early.ceil() - early), *gap) {
        let disc = Path::circle(centre, stroke.width / 2.0);
        discs.segments.extend(disc.segments);
    }
    Some(discs)
}

/// Clips to a rectangle.
fn clip(rect: Rect, space: PdfSpace) -> Op {
    let [x, y, width, height] = space.lower_left(rect).map(pt);
    Op::DrawRectangle {
        rectangle: PdfRect {
            x,
            y,
            width,
            height,
            mode: Some(PaintMode::Clip),
            winding_order: Some(WindingOrder::NonZero),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::design::artwork::Tile;
    use crate::geom::{Point, Size};

    #[test]
    fn a_pattern_is_drawn_with_its_ground_where_that_has_the_same_outline_and_is_whole() {
        let disc = |radius| Path::circle(Point::default(), Abs::mm(radius));
        let ground = |path, fill, opacity| ItemKind::Path {
            path,
            fill: Some(fill),
            stroke: None,
            opacity,
        };
        let tile = Tile {
            name: "prikker".to_owned(),
            size: Size::new(Abs::mm(4.0), Abs::mm(4.0)),
            paths: Vec::new(),
        };
        let pattern = ItemKind::Pattern(Box::new(PatternFill {
            outline: disc(9.0),
            tile: Arc::new(tile),
            size: Abs::mm(4.0),
            origin: Point::default(),
            color: Color::WHITE,
            lines: None,
            in_grey: None,
        }));
        let black = Color::new([0; 3], [0, 0, 0, 100]);
        let together = |ground: ItemKind| ground_of(&ground, &pattern).map(|(color, _)| color);
        assert_eq!(together(ground(disc(9.0), black, 1.0)), Some(black));
        assert_eq!(together(ground(disc(8.0), black, 1.0)), None);
        assert_eq!(together(ground(disc(9.0), black, 0.5)), None);
        assert!(ground_of(&pattern, &ground(disc(9.0), black, 1.0)).is_none());
    }
}
