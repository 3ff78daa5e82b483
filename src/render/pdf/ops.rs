//! One surface's pages → printpdf operators, with a note of what every marked sequence belongs to.

use std::collections::BTreeMap;

use printpdf::{
    Color as PdfColor, CurTransMat, DictItem, LineCapStyle, LineDashPattern, LineJoinStyle, Op,
    PaintMode, PdfFontHandle, Pt, Rect as PdfRect, WindingOrder,
};

use super::fonts::Fonts;
use super::ink::Ink;
use super::paths::{lines, polygon, pt, round};
use super::place::{Placed, Surface};
use super::tags::role_name;
use super::text;
use crate::color::Color;
use crate::geom::{Path, Rect};
use crate::pages::{Document, Glyphs, Item, ItemKind, LinkTarget, Page, Stroke, TagId};
use crate::units::Abs;

/// Something that a tag holds.
#[derive(Debug, Clone)]
pub(super) struct Touch {
    /// The page that it stands on, by index in the document.
    pub page: usize,
    /// The surface that it stands on.
    pub surface: usize,
    /// The tag.
    pub tag: TagId,
    /// What it is.
    pub what: Touched,
}

/// What a tag holds.
#[derive(Debug, Clone)]
pub(super) enum Touched {
    /// Marked content, by its number on the surface.
    Content(u32),
    /// A place to click on the surface.
    Link(Rect, LinkTarget),
}

/// What is drawn on a surface, and what it means.
pub(super) struct Drawn {
    pub ops: Vec<Op>,
    pub touches: Vec<Touch>,
}

/// Draws all pages of a surface.
pub(super) fn draw(
    document: &Document,
    (index, surface): (usize, &Surface),
    fonts: &Fonts,
    ink: Ink,
) -> Drawn {
    let mut pen = Pen::new(document, fonts, ink);
    for placed in &surface.placed {
        pen.page(index, surface, placed);
    }
    Drawn {
        ops: pen.ops,
        touches: pen.touches,
    }
}

/// Draws one page in its own space, to be placed on sheets. Sheets are not read on a screen, so
/// nothing in it is marked.
pub(super) fn draw_page(document: &Document, page: &Page, fonts: &Fonts, ink: Ink) -> Vec<Op> {
    let mut pen = Pen::new(document, fonts, ink);
    for item in &page.items {
        pen.draw(&item.kind, page.trim.height);
    }
    pen.leave_text();
    pen.ops
}

/// What the graphics state holds, so that nothing is set twice.
#[derive(Default)]
struct State {
    fill: Option<PdfColor>,
    font: Option<(crate::lines::FontId, Pt)>,
    line: Option<(PdfColor, Stroke)>,
}

struct Pen<'a> {
    document: &'a Document,
    fonts: &'a Fonts<'a>,
    ink: Ink,
    ops: Vec<Op>,
    touches: Vec<Touch>,
    /// How many marked sequences the surface has so far.
    marks: u32,
    /// The open marked sequence: a tag, or an artifact.
    open: Option<Option<TagId>>,
    in_text: bool,
    state: State,
}

impl<'a> Pen<'a> {
    fn new(document: &'a Document, fonts: &'a Fonts<'a>, ink: Ink) -> Self {
        Self {
            document,
            fonts,
            ink,
            ops: Vec::new(),
            touches: Vec::new(),
            marks: 0,
            open: None,
            in_text: false,
            state: State::default(),
        }
    }

    /// Draws one page in its place.
    fn page(&mut self, index: usize, surface: &Surface, placed: &Placed) {
        let Some(page) = self.document.pages.get(placed.page) else {
            return;
        };
        let direct = placed.is_direct(surface.size);
        if !direct {
            self.enter(surface, placed);
        }
        for item in &page.items {
            self.item(item, index, placed, page.trim.height);
        }
        self.close();
        if !direct {
            self.ops.push(Op::RestoreGraphicsState);
            self.state = State::default();
        }
    }

    /// Clips to the slot and moves to the page's own space.
    fn enter(&mut self, surface: &Surface, placed: &Placed) {
        self.ops.push(Op::SaveGraphicsState);
        if !placed.fills(surface.size) {
            self.ops.push(Op::DrawRectangle {
                rectangle: PdfRect {
                    x: pt(placed.clip.left()),
                    y: pt(placed.clip.top()),
                    width: pt(placed.clip.size.width),
                    height: pt(placed.clip.size.height),
                    mode: Some(PaintMode::Clip),
                    winding_order: Some(WindingOrder::NonZero),
                },
            });
        }
        let [a, b, c, d] = placed.matrix.linear.map(round);
        let (e, f) = (pt(placed.matrix.offset.x).0, pt(placed.matrix.offset.y).0);
        self.ops.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([a, b, c, d, e, f]),
        });
    }

    fn item(&mut self, item: &Item, surface: usize, placed: &Placed, height: Abs) {
        // A tag that the tree does not know means nothing.
        let known = |tag: &TagId| (tag.0 as usize) < self.document.tags.nodes.len();
        let tag = item.tag.filter(|_| placed.first).filter(known);
        let touch = |tag, what| Touch {
            page: placed.page,
            surface,
            tag,
            what,
        };
        if let ItemKind::Link { area, target } = &item.kind {
            if let Some(tag) = tag {
                let what = Touched::Link(placed.rect(*area), target.clone());
                self.touches.push(touch(tag, what));
            }
            return;
        }
        if self.open != Some(tag) {
            self.close();
            if let Some(tag) = tag {
                self.touches.push(touch(tag, Touched::Content(self.marks)));
            }
            self.begin(tag);
        }
        self.draw(&item.kind, height);
    }

    /// Draws one item of a page `height` high; a place to click has no ink.
    fn draw(&mut self, kind: &ItemKind, height: Abs) {
        match kind {
            ItemKind::Glyphs(glyphs) => self.glyphs(glyphs, height),
            ItemKind::Path { path, fill, stroke } => {
                self.path(path, *fill, stroke.as_ref(), height);
            }
            ItemKind::Link { .. } => {}
        }
    }

    /// Opens a marked sequence.
    fn begin(&mut self, tag: Option<TagId>) {
        let role = tag.and_then(|tag| self.document.tags.nodes.get(tag.0 as usize));
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

    fn glyphs(&mut self, glyphs: &Glyphs, height: Abs) {
        let Some(font) = self.fonts.get(glyphs.font) else {
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
        text::show(glyphs, font, height, &mut self.ops);
    }

    fn path(&mut self, path: &Path, fill: Option<Color>, stroke: Option<&Stroke>, height: Abs) {
        self.leave_text();
        if let Some((color, polygon)) = fill.zip(polygon(path, height)) {
            self.fill(color);
            self.ops.push(Op::DrawPolygon { polygon });
        }
        if let Some(stroke) = stroke {
            self.line(stroke);
            let draw = |line| Op::DrawLine { line };
            self.ops.extend(lines(path, height).into_iter().map(draw));
        }
    }

    fn fill(&mut self, color: Color) {
        let col = self.ink.color(color);
        if self.state.fill.as_ref() != Some(&col) {
            self.state.fill = Some(col.clone());
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn line(&mut self, stroke: &Stroke) {
        let col = self.ink.color(stroke.color);
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
