//! One page → printpdf's operators, and the content items of its tags.

use std::collections::BTreeMap;

use printpdf::{
    Color as PdfColor, CurTransMat, DictItem, LineCapStyle, LineDashPattern, LineJoinStyle, Op,
    PaintMode, PdfFontHandle, Pt, Rect as PdfRect, WindingOrder,
};

use super::content_items::{ContentItem, ContentItemKind};
use super::elements::role_name;
use super::fonts::Fonts;
use super::ink::Ink;
use super::paths::{polygon, subpaths};
use super::pictures::ImageObjects;
use super::place::PlacedPage;
use super::space::PdfSpace;
use super::text;
use super::values::{pt, round};
use crate::color::Color;
use crate::design::Picture;
use crate::geom::{Path, Rect, Size};
use crate::pages::{Glyphs, Item, ItemKind, Page, Stroke, TagId, TagTree};

/// A page's place on a surface.
pub(super) struct PagePlacement {
    /// Which surface.
    pub surface: usize,
    /// The surface's size.
    pub size: Size,
    /// Where on it.
    pub placed: PlacedPage,
    /// The number of its first marked-content sequence.
    pub first_mark: u32,
}

/// What drawing needs beside a page.
#[derive(Clone, Copy)]
pub(super) struct DrawContext<'a> {
    pub tags: &'a TagTree,
    pub fonts: &'a Fonts<'a>,
    pub pictures: &'a ImageObjects,
    pub ink: Ink,
}

/// A drawn page: its operators, and what each tag holds.
#[derive(Default)]
pub(super) struct DrawnPage {
    pub ops: Vec<Op>,
    pub content_items: Vec<ContentItem>,
}

/// Draws a page on a surface.
pub(super) fn draw_on_surface(
    page: &Page,
    placement: &PagePlacement,
    context: DrawContext,
) -> DrawnPage {
    let mut drawer = PageDrawer::new(context);
    drawer.marks = placement.first_mark;
    drawer.draw_page(page, placement);
    DrawnPage {
        ops: drawer.ops,
        content_items: drawer.content_items,
    }
}

/// Draws one page in its own space, to be placed on sheets as a form. Sheets are not read on a
/// screen, so nothing in it is marked.
pub(super) fn draw_alone(page: &Page, context: DrawContext) -> DrawnPage {
    let mut drawer = PageDrawer::new(context);
    let space = PdfSpace::of_height(page.trim.height);
    for item in &page.items {
        drawer.draw_item(&item.kind, space);
    }
    drawer.end_text();
    DrawnPage {
        ops: drawer.ops,
        content_items: Vec::new(),
    }
}

/// How many numbered marked-content sequences a page has where it is tagged.
pub(super) fn count_marked(page: &Page, tags: &TagTree) -> u32 {
    let drawn = |item: &&Item| !matches!(item.kind, ItemKind::Link { .. });
    let tags = page
        .items
        .iter()
        .filter(drawn)
        .map(|item| tag_of(item, tags));
    let (mut count, mut open) = (0, None);
    for tag in tags {
        count += u32::from(tag.is_some() && tag != open);
        open = tag;
    }
    count
}

/// The tag of an item; `None` where the tree does not have it.
fn tag_of(item: &Item, tags: &TagTree) -> Option<TagId> {
    item.tag.filter(|tag| tags.get(*tag).is_some())
}

/// The parameters of the graphics state that are set, so that none is set twice.
#[derive(Default)]
struct GraphicsState {
    fill: Option<PdfColor>,
    font: Option<(crate::lines::FontId, Pt)>,
    line: Option<(PdfColor, Stroke)>,
}

/// Collects the operators of one page.
struct PageDrawer<'a> {
    context: DrawContext<'a>,
    ops: Vec<Op>,
    content_items: Vec<ContentItem>,
    /// The number of the next marked-content sequence.
    marks: u32,
    /// The tag of the open marked-content sequence; `Some(None)` for an artifact.
    open: Option<Option<TagId>>,
    in_text: bool,
    state: GraphicsState,
}

impl<'a> PageDrawer<'a> {
    fn new(context: DrawContext<'a>) -> Self {
        Self {
            context,
            ops: Vec::new(),
            content_items: Vec::new(),
            marks: 0,
            open: None,
            in_text: false,
            state: GraphicsState::default(),
        }
    }

    /// Draws a page in its slot.
    fn draw_page(&mut self, page: &Page, placement: &PagePlacement) {
        let direct = placement.placed.is_direct(placement.size);
        if !direct {
            self.enter_slot(placement);
        }
        let space = PdfSpace::of_height(page.trim.height);
        for item in &page.items {
            self.add_item(item, placement, space);
        }
        self.end_marked();
        if !direct {
            self.ops.push(Op::RestoreGraphicsState);
        }
    }

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

    fn add_item(&mut self, item: &Item, placement: &PagePlacement, space: PdfSpace) {
        let placed = &placement.placed;
        let tag = tag_of(item, self.context.tags).filter(|_| placed.first);
        let mut hold = |kind| {
            self.content_items.extend(tag.map(|tag| ContentItem {
                surface: placement.surface,
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
            self.end_marked();
            self.begin_marked(tag);
        }
        self.draw_item(&item.kind, space);
    }

    /// Draws one item of a page. A link shows nothing.
    fn draw_item(&mut self, kind: &ItemKind, space: PdfSpace) {
        match kind {
            ItemKind::Glyphs(glyphs) => self.draw_glyphs(glyphs, space),
            ItemKind::Path { path, fill, stroke } => {
                self.draw_path(path, *fill, stroke.as_ref(), space);
            }
            ItemKind::Image { area, place, image } => self.draw_image(*area, *place, image, space),
            ItemKind::Link { .. } => {}
        }
    }

    /// Draws a picture: a square of one unit (ISO 32000-1, 8.9.5.1) spread over its place, and cut to
    /// its area.
    fn draw_image(&mut self, area: Rect, place: Rect, image: &Picture, space: PdfSpace) {
        let Some(resource) = self.context.pictures.resource(image) else {
            return;
        };
        self.end_text();
        self.ops.push(Op::SaveGraphicsState);
        if area != place {
            self.ops.push(clip(area, space));
        }
        let [left, lower, width, height] = space.lower_left(place).map(|length| pt(length).0);
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

    /// Begins a marked-content sequence of a tag, or of an artifact.
    fn begin_marked(&mut self, tag: Option<TagId>) {
        let role = tag.and_then(|tag| self.context.tags.get(tag));
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

    /// Ends the open marked-content sequence, if there is one.
    fn end_marked(&mut self) {
        self.end_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn draw_glyphs(&mut self, glyphs: &Glyphs, space: PdfSpace) {
        let Some(font) = self.context.fonts.get(glyphs.font) else {
            return;
        };
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.set_fill(glyphs.color);
        let size = text::size(glyphs);
        if self.state.font != Some((glyphs.font, size)) {
            self.state.font = Some((glyphs.font, size));
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(printpdf::FontId(font.resource.clone())),
                size,
            });
        }
        text::show_glyphs(glyphs, font, space, &mut self.ops);
    }

    fn draw_path(
        &mut self,
        path: &Path,
        fill: Option<Color>,
        stroke: Option<&Stroke>,
        space: PdfSpace,
    ) {
        self.end_text();
        if let Some((color, polygon)) = fill.zip(polygon(path, space)) {
            self.set_fill(color);
            self.ops.push(Op::DrawPolygon { polygon });
        }
        if let Some(stroke) = stroke {
            self.set_stroke(stroke);
            let draw = |line| Op::DrawLine { line };
            self.ops.extend(subpaths(path, space).into_iter().map(draw));
        }
    }

    fn set_fill(&mut self, color: Color) {
        let col = self.context.ink.color(color);
        if self.state.fill.as_ref() != Some(&col) {
            self.state.fill = Some(col.clone());
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn set_stroke(&mut self, stroke: &Stroke) {
        let col = self.context.ink.color(stroke.color);
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
