//! One page → printpdf operators, with a note of what every marked sequence belongs to.

use std::collections::BTreeMap;

use printpdf::{
    Color as PdfColor, CurTransMat, DictItem, LineCapStyle, LineDashPattern, LineJoinStyle, Op,
    PaintMode, PdfFontHandle, Pt, Rect as PdfRect, WindingOrder,
};

use super::content_items::{ContentItem, ContentItemKind};
use super::elements::role_name;
use super::fonts::Fonts;
use super::ink::Ink;
use super::paths::{lines, polygon, pt, round};
use super::pictures::Pictures;
use super::place::Placed;
use super::text;
use super::upwards::Upwards;
use crate::color::Color;
use crate::design::Picture;
use crate::geom::{Path, Rect, Size};
use crate::pages::{Glyphs, Item, ItemKind, Page, Stroke, TagId, TagTree};

/// A page's place on a surface.
pub(super) struct Spot {
    /// Which surface.
    pub surface: usize,
    /// The surface's size.
    pub size: Size,
    /// Where on it.
    pub placed: Placed,
    /// The number of the first marked sequence.
    pub mark: u32,
}

/// What drawing needs beside the page.
#[derive(Clone, Copy)]
pub(super) struct Kit<'a> {
    pub tags: &'a TagTree,
    pub fonts: &'a Fonts<'a>,
    pub pictures: &'a Pictures,
    pub ink: Ink,
}

/// What is drawn of a page, and what it means.
#[derive(Default)]
pub(super) struct Drawn {
    pub ops: Vec<Op>,
    pub content_items: Vec<ContentItem>,
}

/// Draws a page on a surface.
pub(super) fn on_surface(page: &Page, spot: &Spot, kit: Kit) -> Drawn {
    let mut pen = Pen::new(kit);
    pen.marks = spot.mark;
    pen.page(page, spot);
    Drawn {
        ops: pen.ops,
        content_items: pen.content_items,
    }
}

/// Draws one page in its own space, to be placed on sheets. Sheets are not read on a screen, so
/// nothing in it is marked.
pub(super) fn by_itself(page: &Page, kit: Kit) -> Drawn {
    let mut pen = Pen::new(kit);
    let up = Upwards::from(page.trim.height);
    for item in &page.items {
        pen.draw(&item.kind, up);
    }
    pen.leave_text();
    Drawn {
        ops: pen.ops,
        content_items: Vec::new(),
    }
}

/// How many marked sequences with a number a page has where its content means something.
pub(super) fn marks(page: &Page, tags: &TagTree) -> u32 {
    let drawn = |item: &&Item| !matches!(item.kind, ItemKind::Link { .. });
    let tags = page
        .items
        .iter()
        .filter(drawn)
        .map(|item| known(item, tags));
    let (mut count, mut open) = (0, None);
    for tag in tags {
        count += u32::from(tag.is_some() && tag != open);
        open = tag;
    }
    count
}

/// The tag of an item. One that the tree does not know means nothing.
fn known(item: &Item, tags: &TagTree) -> Option<TagId> {
    item.tag.filter(|tag| (tag.0 as usize) < tags.nodes.len())
}

/// What the graphics state holds, so that nothing is set twice.
#[derive(Default)]
struct State {
    fill: Option<PdfColor>,
    font: Option<(crate::lines::FontId, Pt)>,
    line: Option<(PdfColor, Stroke)>,
}

struct Pen<'a> {
    kit: Kit<'a>,
    ops: Vec<Op>,
    content_items: Vec<ContentItem>,
    /// How many marked sequences the surface has so far.
    marks: u32,
    /// The open marked sequence: a tag, or an artifact.
    open: Option<Option<TagId>>,
    in_text: bool,
    state: State,
}

impl<'a> Pen<'a> {
    fn new(kit: Kit<'a>) -> Self {
        Self {
            kit,
            ops: Vec::new(),
            content_items: Vec::new(),
            marks: 0,
            open: None,
            in_text: false,
            state: State::default(),
        }
    }

    /// Draws a page in its place.
    fn page(&mut self, page: &Page, spot: &Spot) {
        let direct = spot.placed.is_direct(spot.size);
        if !direct {
            self.enter(spot);
        }
        let up = Upwards::from(page.trim.height);
        for item in &page.items {
            self.item(item, spot, up);
        }
        self.close();
        if !direct {
            self.ops.push(Op::RestoreGraphicsState);
        }
    }

    /// Clips to the slot and moves to the page's own space.
    fn enter(&mut self, spot: &Spot) {
        let placed = &spot.placed;
        self.ops.push(Op::SaveGraphicsState);
        if !placed.fills(spot.size) {
            self.ops.push(clip(placed.clip, placed.up));
        }
        let [a, b, c, d] = placed.matrix.linear.map(round);
        let (e, f) = (pt(placed.matrix.offset.x).0, pt(placed.matrix.offset.y).0);
        self.ops.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([a, b, c, d, e, f]),
        });
    }

    fn item(&mut self, item: &Item, spot: &Spot, up: Upwards) {
        let placed = &spot.placed;
        let tag = known(item, self.kit.tags).filter(|_| placed.first);
        let mut hold = |kind| {
            self.content_items.extend(tag.map(|tag| ContentItem {
                surface: spot.surface,
                tag,
                kind,
            }));
        };
        if let ItemKind::Link { area, target } = &item.kind {
            hold(ContentItemKind::Link(placed.corners(*area), target.clone()));
            return;
        }
        if self.open != Some(tag) {
            hold(ContentItemKind::Marked(self.marks));
            self.close();
            self.begin(tag);
        }
        self.draw(&item.kind, up);
    }

    /// Draws one item of a page; a place to click has no ink.
    fn draw(&mut self, kind: &ItemKind, up: Upwards) {
        match kind {
            ItemKind::Glyphs(glyphs) => self.glyphs(glyphs, up),
            ItemKind::Path { path, fill, stroke } => {
                self.path(path, *fill, stroke.as_ref(), up);
            }
            ItemKind::Image { area, place, image } => self.image(*area, *place, image, up),
            ItemKind::Link { .. } => {}
        }
    }

    /// Draws a picture: a square of one unit (ISO 32000-1, 8.9.5.1) spread over its place, and cut to
    /// its area.
    fn image(&mut self, area: Rect, place: Rect, image: &Picture, up: Upwards) {
        let Some(resource) = self.kit.pictures.resource(image) else {
            return;
        };
        self.leave_text();
        self.ops.push(Op::SaveGraphicsState);
        if area != place {
            self.ops.push(clip(area, up));
        }
        let [left, lower, width, height] = up.lower_left(place).map(|length| pt(length).0);
        self.ops.extend([
            Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw([width, 0.0, 0.0, height, left, lower]),
            },
            Op::Unknown {
                key: "Do".to_owned(),
                value: vec![DictItem::Name(resource.into_bytes())],
            },
            Op::RestoreGraphicsState,
        ]);
    }

    /// Opens a marked sequence.
    fn begin(&mut self, tag: Option<TagId>) {
        let role = tag.and_then(|tag| self.kit.tags.nodes.get(tag.0 as usize));
        self.ops.push(match role {
            Some(node) => {
                let number = DictItem::Int(i64::from(self.marks));
                self.marks += 1;
                Op::BeginMarkedContentWithProperties {
                    tag: role_name(node.role).to_owned(),
                    properties: DictItem::Dict {
                        map: BTreeMap::from([("MCID".to_owned(), number)]),
                    },
                }
            }
            None => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
        });
        self.open = Some(tag);
    }

    /// Closes the open marked sequence, if there is one.
    fn close(&mut self) {
        self.leave_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn leave_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn glyphs(&mut self, glyphs: &Glyphs, up: Upwards) {
        let Some(font) = self.kit.fonts.get(glyphs.font) else {
            return;
        };
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.fill(glyphs.color);
        let size = text::size(glyphs);
        if self.state.font != Some((glyphs.font, size)) {
            self.state.font = Some((glyphs.font, size));
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(printpdf::FontId(font.resource.clone())),
                size,
            });
        }
        text::show(glyphs, font, up, &mut self.ops);
    }

    fn path(&mut self, path: &Path, fill: Option<Color>, stroke: Option<&Stroke>, up: Upwards) {
        self.leave_text();
        if let Some((color, polygon)) = fill.zip(polygon(path, up)) {
            self.fill(color);
            self.ops.push(Op::DrawPolygon { polygon });
        }
        if let Some(stroke) = stroke {
            self.line(stroke);
            let draw = |line| Op::DrawLine { line };
            self.ops.extend(lines(path, up).into_iter().map(draw));
        }
    }

    fn fill(&mut self, color: Color) {
        let col = self.kit.ink.color(color);
        if self.state.fill.as_ref() != Some(&col) {
            self.state.fill = Some(col.clone());
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn line(&mut self, stroke: &Stroke) {
        let col = self.kit.ink.color(stroke.color);
        let wanted = (col.clone(), stroke.clone());
        if self.state.line.as_ref() == Some(&wanted) {
            return;
        }
        self.state.line = Some(wanted);
        let (cap, join) = if stroke.round {
            (LineCapStyle::Round, LineJoinStyle::Round)
        } else {
            (LineCapStyle::Butt, LineJoinStyle::Miter)
        };
        let dash: Vec<f32> = stroke.dash.iter().map(|length| pt(*length).0).collect();
        self.ops.extend([
            Op::SetOutlineColor { col },
            Op::SetOutlineThickness {
                pt: pt(stroke.width),
            },
            Op::SetLineCapStyle { cap },
            Op::SetLineJoinStyle { join },
            Op::SetLineDashPattern {
                dash: LineDashPattern::new(0.0, &dash),
            },
        ]);
    }
}

/// Lets nothing outside a rectangle be inked.
fn clip(rect: Rect, up: Upwards) -> Op {
    let [x, y, width, height] = up.lower_left(rect).map(pt);
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
