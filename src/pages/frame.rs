//! The display list: what stands where on a page, in reading order, and what it means.
//!
//! An item without a tag is an artifact (decoration, running foot, ruling). Items of one tag that
//! follow each other are one marked-content sequence; the children of a tag stand in the order in
//! which the display list first reaches them.

use std::sync::Arc;

use super::pattern::PatternFill;
use super::tags::TagId;
use crate::color::Color;
use crate::design::Picture;
use crate::geom::{LineCap, LineJoin, Path, Point, Rect, Size};
use crate::lines::{FontId, Glyph};
use crate::source::Span;
use crate::units::Abs;

/// What meets the edges of a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Ground {
    /// Nothing: paper, or a ground that stops inside the trim.
    #[default]
    Paper,
    /// One colour all round.
    Color(Color),
    /// A picture, or several colours.
    Mixed,
}

/// One trimmed page. Coordinates run from the upper left corner of the trim box, y downwards.
#[derive(Debug, Clone)]
pub struct Page {
    /// The trim size.
    pub trim: Size,
    /// How far ink may lie outside the trim.
    pub bleed: Abs,
    /// Where nothing that is read may stand: the distance from the trim on every side.
    pub safe: Abs,
    /// The page's name as printed on it («iv», «12»); `None` where none is printed.
    pub label: Option<String>,
    /// What meets its edges.
    pub ground: Ground,
    /// What stands on it, in reading order; later items cover earlier ones.
    pub items: Vec<Item>,
}

impl Page {
    /// What the page with this index is called: by its printed name, else by its number.
    pub fn name(&self, index: usize) -> String {
        let label = self.label.clone();
        label.unwrap_or_else(|| (index + 1).to_string())
    }

    /// Whether another page is as this one, whatever stands on both.
    pub fn is_like(&self, other: &Self) -> bool {
        let Self {
            trim,
            bleed,
            safe,
            label,
            ground,
            items: _,
        } = self;
        *trim == other.trim
            && *bleed == other.bleed
            && *safe == other.safe
            && *label == other.label
            && *ground == other.ground
    }
}

impl Page {
    /// What the grey edition shows of it, as it does.
    pub fn items_in_grey(&self) -> Vec<Item> {
        self.items.iter().filter_map(Item::as_in_grey).collect()
    }
}

/// One thing on a page.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// What it means; `None` for an artifact.
    pub tag: Option<TagId>,
    /// The words it came from, for diagnostics of the later stages.
    pub span: Option<Span>,
    /// The rule that put it there, where one of a layout or a theme did; for diagnostics too.
    pub origin: Option<Origin>,
    /// Which editions show it.
    pub shown_in: ShownIn,
}

/// Which editions show something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownIn {
    /// All of them.
    All,
    /// The grey one alone, such as the edge of what is white there and a colour elsewhere.
    Grey,
    /// All others alone.
    Colour,
}

/// A rule of a layout or a theme that puts items on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What it puts there.
    pub kind: OriginKind,
    /// The name of the area of a card that it puts it into; `None` for a drawing of the theme.
    pub area: Option<Arc<str>>,
    /// The words of that area, as far as it has keys for their size and colour (`fit`, `color`).
    pub words: AreaWords,
    /// Whether it stands behind a drawing of the theme, which may hide a part of it.
    pub behind: bool,
    /// Where it is written.
    pub span: Span,
}

/// The words of an area of a card that its keys say the size and the colour of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaWords {
    /// None: what stands there has styles of its own, or no words.
    None,
    /// Running text.
    Text,
    /// A list, with marks before its things and words below their names.
    List,
}

/// What a rule puts on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginKind {
    /// What a card has for an area, or paper to write on there.
    Area,
    /// The path from card to card, in an area.
    Path,
    /// The path up to its end, in an area.
    Arrival,
    /// The end of the path above panels, in an area.
    Climb,
    /// A drawing of the theme.
    Drawing,
}

impl OriginKind {
    /// Whether it is the theme's art, which may be covered where something else joins it.
    pub const fn is_art(self) -> bool {
        !matches!(self, Self::Area)
    }
}

/// What an item is.
#[derive(Debug, Clone)]
pub enum ItemKind {
    /// Glyphs on one baseline.
    Glyphs(Glyphs),
    /// A filled or stroked outline.
    Path {
        /// What is filled, stroked or both.
        path: Path,
        /// The colour of its inside.
        fill: Option<Color>,
        /// The line along it.
        stroke: Option<Stroke>,
        /// How much of what lies below is covered, from 0 to 1. Where it is less than 1, either the inside
        /// or the line is painted, not both: one would be seen through the other.
        opacity: f64,
    },
    /// A pattern: between its lines is seen what lies below. Never tagged.
    Pattern(Box<PatternFill>),
    /// A picture. Tagged, with a [`TagRole::Figure`](super::tags::TagRole::Figure), where it means something.
    Image {
        /// The part of the page that shows it: what lies outside is cut off.
        area: Rect,
        /// Where the whole of it lies.
        place: Rect,
        /// What is shown.
        image: Arc<Picture>,
    },
    /// A place to click. Always tagged, with a [`TagRole::Link`](super::tags::TagRole::Link).
    Link {
        /// Where a click counts.
        area: Rect,
        /// Where it leads.
        target: LinkTarget,
    },
}

/// Glyphs on one baseline.
#[derive(Debug, Clone)]
pub struct Glyphs {
    /// Where the first glyph's origin stands on the page: on the baseline.
    pub at: Point,
    /// The font that all glyphs are of.
    pub font: FontId,
    /// The type size.
    pub size: Abs,
    /// The colour.
    pub color: Color,
    /// The glyphs, from left to right.
    pub glyphs: Arc<[Glyph]>,
    /// The sum of the advances.
    pub width: Abs,
    /// Whether who wrote them stressed them.
    pub stress: Stress,
    /// How thick a line of their colour runs along their edges, where they are white inside it.
    pub edge: Option<Abs>,
    /// The same in the grey edition.
    pub edge_in_grey: Option<Abs>,
}

/// How words are stressed among those around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stress {
    /// Read with emphasis.
    pub emph: bool,
    /// Of more weight.
    pub strong: bool,
}

/// A line along a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// The colour.
    pub color: Color,
    /// How thick it is.
    pub width: Abs,
    /// Lengths of dashes and gaps in turn; empty for a whole line. Round caps make dots of a dash
    /// of no length.
    pub dash: Vec<Abs>,
    /// How far into the dashes and gaps the line begins.
    pub dash_start: Abs,
    /// How it ends.
    pub cap: LineCap,
    /// How it turns corners.
    pub join: LineJoin,
    /// What it is in the grey edition, where that takes less toner.
    pub in_grey: Option<GrayStroke>,
}

/// What a line is in the grey edition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GrayStroke {
    /// So thick.
    Width(Abs),
    /// Round dots so thick, and so far from one to the next.
    Dots(Abs, Abs),
}

/// The edge of a panel in the grey edition.
const PANEL_EDGE: Abs = Abs::mm(0.2);

/// From dot to dot of a dotted line, in widths of the dots.
pub const DOT_STEP: f64 = 2.5;

impl Stroke {
    /// A whole line with square ends.
    pub const fn solid(color: Color, width: Abs) -> Self {
        Self {
            color,
            width,
            dash: Vec::new(),
            dash_start: Abs::ZERO,
            cap: LineCap::Butt,
            join: LineJoin::MITER,
            in_grey: None,
        }
    }

    /// The same line with round ends and corners.
    #[must_use]
    pub fn round(self) -> Self {
        Self {
            cap: LineCap::Round,
            join: LineJoin::Round,
            ..self
        }
    }

    /// The same as the grey edition has it.
    fn as_in_grey(&self) -> Self {
        match self.in_grey {
            None => self.clone(),
            Some(GrayStroke::Width(width)) => Self {
                width,
                ..self.clone()
            },
            Some(GrayStroke::Dots(width, step)) => Self {
                dash: vec![Abs::ZERO, step],
                ..Self::dotted(self.color, width)
            },
        }
    }

    /// Round dots.
    pub fn dotted(color: Color, width: Abs) -> Self {
        Self {
            dash: vec![Abs::ZERO, width * DOT_STEP],
            ..Self::solid(color, width).round()
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// An address on the web or a mail address.
    Uri(String),
    /// A page of this document, by index.
    Page(usize),
    /// A place of this document, by its number in [`Document::places`].
    Place(usize),
}

impl Item {
    /// Decoration: an item that means nothing.
    pub const fn artifact(kind: ItemKind) -> Self {
        Self {
            kind,
            tag: None,
            span: None,
            origin: None,
            shown_in: ShownIn::All,
        }
    }

    /// The outline `path` filled with `color`, and where the grey edition leaves it to the paper, an edge there.
    pub fn edged(path: Path, color: Color) -> Vec<Self> {
        let edge = color
            .is_paper_in_grey()
            .then(|| Self::edge(path.clone(), PANEL_EDGE));
        std::iter::once(Self::filled(path, color))
            .chain(edge)
            .collect()
    }

    /// A white panel, and an edge around it in the grey edition.
    pub fn edged_white(path: Path) -> Vec<Self> {
        let edge = Self::edge(path.clone(), PANEL_EDGE);
        vec![Self::filled(path, Color::WHITE), edge]
    }

    /// A black line of the grey edition alone.
    pub fn edge(path: Path, width: Abs) -> Self {
        let black = Color::new([0; 3], [0, 0, 0, 100]);
        Self::stroked(path, Stroke::solid(black, width)).in_grey_alone()
    }

    /// The same in the grey edition alone.
    #[must_use]
    pub fn in_grey_alone(self) -> Self {
        Self {
            shown_in: ShownIn::Grey,
            ..self
        }
    }

    /// The same in all other editions alone.
    #[must_use]
    pub fn in_colour_alone(self) -> Self {
        Self {
            shown_in: ShownIn::Colour,
            ..self
        }
    }

    /// Whether editions in colour show it.
    pub fn is_in_colour(&self) -> bool {
        self.shown_in != ShownIn::Grey
    }

    /// The outline `path` filled with `color`, as decoration.
    pub const fn filled(path: Path, color: Color) -> Self {
        Self::artifact(ItemKind::Path {
            path,
            fill: Some(color),
            stroke: None,
            opacity: 1.0,
        })
    }

    /// A line along `path`, as decoration.
    pub const fn stroked(path: Path, stroke: Stroke) -> Self {
        Self::artifact(ItemKind::Path {
            path,
            fill: None,
            stroke: Some(stroke),
            opacity: 1.0,
        })
    }

    /// Whether the grey edition has it other than the other editions, or not at all.
    pub const fn is_other_in_grey(&self) -> bool {
        if matches!(self.shown_in, ShownIn::Colour) {
            return true;
        }
        match &self.kind {
            ItemKind::Path {
                stroke: Some(stroke),
                ..
            } => stroke.in_grey.is_some(),
            ItemKind::Pattern(pattern) => pattern.in_grey.is_some(),
            ItemKind::Glyphs(glyphs) => glyphs.edge_in_grey.is_some(),
            ItemKind::Path { .. } | ItemKind::Image { .. } | ItemKind::Link { .. } => false,
        }
    }

    /// The same as the grey edition has it; `None` where that does not show it.
    fn as_in_grey(&self) -> Option<Self> {
        if self.shown_in == ShownIn::Colour {
            return None;
        }
        let mut own = Self {
            shown_in: ShownIn::All,
            ..self.clone()
        };
        match &mut own.kind {
            ItemKind::Path {
                stroke: Some(stroke),
                ..
            } => *stroke = stroke.as_in_grey(),
            ItemKind::Pattern(pattern) => **pattern = pattern.as_in_grey(),
            ItemKind::Glyphs(glyphs) => glyphs.edge = glyphs.edge_in_grey,
            ItemKind::Path { .. } | ItemKind::Image { .. } | ItemKind::Link { .. } => {}
        }
        Some(own)
    }

    /// Where its first glyph stands on the baseline; `None` where it is no text.
    pub const fn baseline(&self) -> Option<Point> {
        match &self.kind {
            ItemKind::Glyphs(glyphs) => Some(glyphs.at),
            _ => None,
        }
    }

    /// Moves the item.
    pub fn shift(&mut self, dx: Abs, dy: Abs) {
        match &mut self.kind {
            ItemKind::Glyphs(glyphs) => glyphs.at = glyphs.at.shift(dx, dy),
            ItemKind::Path { path, .. } => path.shift(dx, dy),
            ItemKind::Pattern(pattern) => pattern.shift(dx, dy),
            ItemKind::Image { area, place, .. } => {
                area.origin = area.origin.shift(dx, dy);
                place.origin = place.origin.shift(dx, dy);
            }
            ItemKind::Link { area, .. } => area.origin = area.origin.shift(dx, dy),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grey_edition_has_the_lines_that_it_is_given() {
        let line = Path::line(Point::default(), Point::new(Abs::pt(9.0), Abs::ZERO));
        let (half, step) = (Abs::pt(0.5), Abs::pt(2.0));
        let in_grey = |in_grey| {
            let stroke = Stroke {
                in_grey,
                ..Stroke::solid(Color::WHITE, Abs::pt(1.0))
            };
            match Item::stroked(line.clone(), stroke).as_in_grey()?.kind {
                ItemKind::Path { stroke, .. } => stroke,
                _ => None,
            }
        };
        let as_it_is = in_grey(None).expect("a line");
        assert_eq!((as_it_is.width, as_it_is.dash.len()), (Abs::pt(1.0), 0));
        let plain = Item::stroked(line.clone(), Stroke::solid(Color::WHITE, step));
        let hidden = plain.clone().in_colour_alone();
        assert!(!plain.is_other_in_grey() && hidden.is_other_in_grey());
        assert!(hidden.as_in_grey().is_none() && hidden.is_in_colour());
        let grey = plain.in_grey_alone();
        let shown = grey.as_in_grey().expect("shown");
        assert!(!grey.is_in_colour() && shown.is_in_colour());
        let thinner = in_grey(Some(GrayStroke::Width(half))).expect("a line");
        assert_eq!((thinner.width, thinner.dash.len()), (half, 0));
        let dots = in_grey(Some(GrayStroke::Dots(half, step))).expect("dots");
        assert_eq!((dots.width, dots.cap), (half, LineCap::Round));
        assert_eq!(dots.dash, [Abs::ZERO, step]);
    }
}
