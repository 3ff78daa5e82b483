//! A list of points, each of one or more paragraphs, perhaps with a list below it: what it is, and how files
//! write it. What the marks look like is not said here.

use serde_json::json;

use crate::content::from::{FROM, RawFrom, is_taken};
use crate::content::markdown::{Paragraphs, words_schema};
use crate::content::read::{
    Cx, Decode, Definitions, Json, Node, NonEmpty, Value, choice, either, record,
};
use crate::content::text::Text;
use crate::source::Span;

choice! {
    /// What stands before each point of a list.
    pub enum ListMarker {
        /// A dot.
        Bullet = "bullet",
        /// Its number.
        Number = "number",
        /// A box to tick.
        Tick = "tick",
    }
}

/// A list of points.
#[derive(Debug, Clone)]
pub struct List {
    /// What stands before each of them.
    pub marker: ListMarker,
    /// The points, in order.
    pub points: Vec<Point>,
}

/// A point of a list.
#[derive(Debug, Clone)]
pub struct Point {
    /// What it says.
    pub paragraphs: Vec<Text>,
    /// The points below it, which have none below them.
    pub below: Option<List>,
    /// Where it starts.
    pub span: Span,
}

record! {
    /// A list of points.
    pub struct RawList {
        /// The points, in order: a text each, or a text with points below it.
        points: NonEmpty<RawPoint>,
        /// What stands before each point.
        #[default(ListMarker::Bullet)]
        marker: ListMarker,
    }
}

record! {
    /// A point that has points below it.
    pub struct RawSublist {
        /// What it says, in Markdown; a blank line begins a new paragraph.
        text: Paragraphs,
        /// The points below it, a text each.
        points: NonEmpty<Paragraphs>,
        /// What stands before each point below it; left out, the same as in the list around it.
        marker: Option<ListMarker>,
    }
}

/// A point as files write it.
#[derive(Debug, Clone)]
pub enum RawPoint {
    /// A text.
    Alone(Paragraphs, Span),
    /// A text with points below it.
    WithPoints(RawSublist),
}

impl Decode for RawPoint {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Some(match node.value {
            Value::Table(_) if !is_taken(node) => Self::WithPoints(RawSublist::decode(node, cx)?),
            _ => Self::Alone(Paragraphs::decode(node, cx)?, node.span),
        })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let mut schema = either([words_schema(), json!({ "type": "object" })]);
        schema["if"] = json!({ "type": "object" });
        schema["then"] = json!({
            "if": { "required": [FROM] },
            "then": RawFrom::schema(definitions),
            "else": RawSublist::schema(definitions),
        });
        schema
    }
}

impl RawList {
    /// The list.
    pub fn list(self) -> List {
        let marker = self.marker;
        let points = self.points.0.into_iter();
        List {
            marker,
            points: points.map(|point| point.in_list(marker)).collect(),
        }
    }
}

impl RawPoint {
    /// The point of a list whose points have this marker.
    fn in_list(self, marker: ListMarker) -> Point {
        let raw = match self {
            Self::Alone(text, span) => return Point::alone(text, span),
            Self::WithPoints(raw) => raw,
        };
        let span = raw.text.0.first().map_or(raw.span, |text| text.span);
        let below = raw.points.0.into_iter();
        Point {
            below: Some(List {
                marker: raw.marker.unwrap_or(marker),
                points: below.map(|text| Point::alone(text, span)).collect(),
            }),
            ..Point::alone(raw.text, span)
        }
    }
}

impl Point {
    /// A point with nothing below it; `span` is its place where it has no words.
    fn alone(text: Paragraphs, span: Span) -> Self {
        Self {
            span: text.0.first().map_or(span, |text| text.span),
            paragraphs: text.0,
            below: None,
        }
    }
}

impl List {
    /// Every point, those below others too, in reading order.
    pub fn all(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().flat_map(|point| {
            let below = point.below.iter().flat_map(|list| &list.points);
            std::iter::once(point).chain(below)
        })
    }

    /// Does something with every text, in reading order.
    pub(super) fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        for point in &mut self.points {
            point.paragraphs.iter_mut().for_each(&mut *act);
            if let Some(below) = &mut point.below {
                below.each_text(act);
            }
        }
    }
}
