//! SVG text → an XML tree in which everything can be drawn as an icon, or reports of what cannot.
//!
//! The drawing library passes over what it does not know (words, pictures, broken numbers), so all
//! of that is found here first, with its place. Nothing is drawn here.

use std::str::FromStr;

use svgtypes::{Length, PathParser, Transform, ViewBox};
use usvg::roxmltree::{Attribute, Document, Error, Node, ParsingOptions};

use super::outside;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{FileId, Span};

/// The largest icon file, in bytes: fifty times the longest of ours.
const MAX_BYTES: usize = 64 << 10;
/// The most elements and texts of an icon.
const MAX_NODES: u32 = 1000;
/// How deep groups may lie in each other: the drawing library goes down them on the stack.
const MAX_DEPTH: usize = 32;
/// The largest side of a viewBox, in units.
pub(super) const MAX_SIDE: f64 = 4096.0;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that draw, or hold what draws.
const DRAWN: [&str; 8] = [
    "g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect",
];
/// Elements that draw nothing, whatever they hold: drawing programs write them.
const SILENT: [&str; 4] = ["title", "desc", "metadata", "defs"];

/// Attributes that are one number, perhaps with a unit.
const LENGTHS: [&str; 13] = [
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "stroke-width",
    "width",
];

/// The file as an XML tree without a document type, so that no entity can grow.
pub(super) fn document<'t>(
    file: FileId,
    text: &'t str,
    diags: &mut Diagnostics,
) -> Option<Document<'t>> {
    if text.len() > MAX_BYTES {
        let fault = Fault::IconTooLarge {
            size: text.len().div_ceil(1024),
            most: MAX_BYTES / 1024,
        };
        let error = fault.at(point(file, text, 0));
        diags.push(error.hint(Hint::IconExport));
        return None;
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    match Document::parse_with_options(text, options) {
        Ok(document) => Some(document),
        Err(error) => {
            diags.push(syntax_error(file, text, &error));
            None
        }
    }
}

/// The parser's complaint in our words; its own end with a place that the report shows anyway.
fn syntax_error(file: FileId, text: &str, error: &Error) -> Diagnostic {
    let detail = match error {
        Error::NoRootNode => "the file is empty".to_owned(),
        Error::UnclosedRootNode => "the outermost element is never closed".to_owned(),
        Error::DtdDetected => "a document type (<!DOCTYPE …>) cannot stand here".to_owned(),
        Error::NodesLimitReached => format!("it has more than {MAX_NODES} elements"),
        Error::UnexpectedCloseTag(open, found, _) => {
            format!("</{open}> is expected here, not </{found}>")
        }
        Error::DuplicatedAttribute(name, _) => format!("`{name}` stands twice"),
        other => {
            let said = other.to_string();
            said.split(" at ").next().unwrap_or_default().to_owned()
        }
    };
    let at = error.pos();
    let line_start = text
        .split_inclusive('\n')
        .take(at.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum::<usize>();
    let in_line = text
        .get(line_start..)
        .unwrap_or_default()
        .chars()
        .take(at.col.saturating_sub(1) as usize)
        .map(char::len_utf8)
        .sum::<usize>();
    let fault = Fault::IconNotSvg {
        detail: detail.into(),
    };
    fault
        .at(point(file, text, line_start + in_line))
        .hint(Hint::IconExport)
}

/// The place of the sign at `at`; of nothing where the text has ended.
fn point(file: FileId, text: &str, at: usize) -> Span {
    let sign = text.get(at..).and_then(|rest| rest.chars().next());
    place(file, at..at + sign.map_or(0, char::len_utf8))
}

/// Files are far smaller than 4 GiB.
fn place(file: FileId, range: std::ops::Range<usize>) -> Span {
    Span {
        file,
        start: range.start as u32,
        end: range.end as u32,
    }
}

/// Looks through one drawing.
pub(super) struct Checker<'a> {
    file: FileId,
    text: &'a str,
    diags: &'a mut Diagnostics,
}

impl<'a> Checker<'a> {
    /// For the file whose text is `text`; errors go to `diags`.
    pub(super) fn new(file: FileId, text: &'a str, diags: &'a mut Diagnostics) -> Self {
        Self { file, text, diags }
    }

    /// Reports everything that is wrong. Gives the place of the outermost tag, at which faults of
    /// the whole are told, or `None` when something was wrong.
    pub(super) fn check(mut self, document: &Document) -> Option<Span> {
        let root = document.root_element();
        let tag = self.tag(&root);
        if !root.has_tag_name((SVG, "svg")) {
            let detail = format!(
                "it begins with <{}>, not with <svg xmlns=\"{SVG}\">",
                root.tag_name().name()
            );
            let fault = Fault::IconNotSvg {
                detail: detail.into(),
            };
            let error = fault.at(tag);
            self.diags.push(error.hint(Hint::IconExport));
            return None;
        }
        self.view_box(&root, tag);
        for node in document.root().children() {
            if let Some(target) = outside::in_instruction(&node) {
                self.outside(target, place(self.file, node.range()), "");
            }
        }
        // A stack of one's own: nesting is the file's choice.
        let mut open = vec![(root, 0)];
        while let Some((node, depth)) = open.pop() {
            for attribute in node.attributes() {
                self.attribute(&attribute);
            }
            for child in node.children().filter(Node::is_element) {
                if depth == MAX_DEPTH {
                    let error = Fault::IconTooDeep { most: MAX_DEPTH }.at(self.tag(&child));
                    self.diags.push(error.hint(Hint::IconExport));
                } else if self.is_drawn(&child) {
                    open.push((child, depth + 1));
                }
            }
        }
        (!self.diags.has_errors()).then_some(tag)
    }

    /// Whether to look into this element; one that cannot be drawn is reported.
    fn is_drawn(&mut self, node: &Node) -> bool {
        let name = node.tag_name().name();
        // Drawing programs keep notes of their own in other namespaces.
        if node.tag_name().namespace() != Some(SVG) || SILENT.contains(&name) {
            return false;
        }
        if DRAWN.contains(&name) {
            return true;
        }
        let mut attributes = node.attributes();
        let found = attributes.find_map(|a| Some((outside::in_attribute(&a)?, self.value(&a))));
        let found = found.or_else(|| Some((outside::in_text(node)?, self.tag(node))));
        if let Some((target, span)) = found {
            self.outside(target, span, name);
            return false;
        }
        let error = Fault::IconElement { name: name.into() }.at(self.tag(node));
        let hint = match name {
            "text" | "tspan" => Hint::IconTextToPath,
            _ => Hint::IconShapesOnly {
                names: DRAWN[1..].into(),
            },
        };
        self.diags.push(error.hint(hint));
        false
    }

    /// An icon says how large it is, and is square.
    fn view_box(&mut self, root: &Node, tag: Span) {
        let hint = Hint::write("viewBox=\"0 0 24 24\"");
        let Some(attribute) = root.attribute_node("viewBox") else {
            let missing = Fault::IconNoViewBox.at(tag);
            self.diags.push(missing.hint(hint));
            return;
        };
        let sound = ViewBox::from_str(attribute.value()).is_ok_and(|view| {
            (1.0..=MAX_SIDE).contains(&view.w) && (view.w - view.h).abs() < 0.01 * view.w
        });
        if !sound {
            let fault = Fault::IconViewBox {
                text: attribute.value().into(),
                most: MAX_SIDE.into(),
            };
            let error = fault.at(self.value(&attribute));
            self.diags.push(error.hint(hint));
        }
    }

    fn attribute(&mut self, attribute: &Attribute) {
        let (name, value) = (attribute.name(), attribute.value());
        let span = self.value(attribute);
        // A style is looked through declaration by declaration.
        if let Some(target) = outside::in_attribute(attribute).filter(|_| name != "style") {
            self.outside(target, span, "");
            return;
        }
        if attribute.namespace().is_some() {
            return;
        }
        if name == "style" {
            self.style(value, span);
        } else if name == "d" {
            let fault = PathParser::from(value).find_map(Result::err);
            if let Some(fault) = fault {
                self.path_data(value, span, &fault);
            }
        } else if name.starts_with("on") {
            self.effect(name, value, span);
        } else {
            self.property(name, value, span);
        }
    }

    /// Each declaration of a `style`, at its own place where the text stands there as it is.
    fn style(&mut self, style: &str, whole: Span) {
        let as_typed = self.text.get(whole.start as usize..whole.end as usize) == Some(style);
        let mut start = whole.start as usize;
        for declaration in style.split(';') {
            let end = start + declaration.len();
            let span = match as_typed {
                true => place(self.file, start..end),
                false => whole,
            };
            if let Some((name, value)) = declaration.split_once(':') {
                self.property(name.trim(), value.trim(), span);
            }
            start = end + 1;
        }
    }

    fn property(&mut self, name: &str, value: &str, span: Span) {
        let plain = value.trim();
        if let Some(target) = outside::in_css(plain) {
            self.outside(target, span, "");
            return;
        }
        match name {
            "fill" | "stroke" | "color" => {
                let free = [
                    "none",
                    "currentColor",
                    "inherit",
                    "black",
                    "#000",
                    "#000000",
                ];
                if !free.iter().any(|free| free.eq_ignore_ascii_case(plain)) {
                    let error = Fault::IconColor { text: plain.into() }.at(span);
                    self.diags.push(error.hint(Hint::IconCurrentColor));
                }
            }
            "opacity" | "fill-opacity" | "stroke-opacity" => {
                let whole = plain == "100%" || plain.parse::<f64>().is_ok_and(|share| share >= 1.0);
                if !whole {
                    self.effect(name, plain, span);
                }
            }
            "fill-rule" if !matches!(plain, "nonzero" | "inherit") => {
                self.effect(name, plain, span);
            }
            "stroke-dasharray" | "clip-path" | "mask" | "filter" | "marker" | "marker-start"
            | "marker-mid" | "marker-end"
                if plain != "none" =>
            {
                self.effect(name, plain, span);
            }
            "transform" if Transform::from_str(plain).is_err() => self.bad(name, plain, span),
            "points" => {
                let numbers = plain.split([' ', ',', '\t', '\n', '\r']);
                let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
                let sound = numbers.iter().all(|n| n.parse::<f64>().is_ok());
                if !sound || numbers.len() % 2 == 1 {
                    self.bad(name, plain, span);
                }
            }
            _ if (LENGTHS.contains(&name) || name == "height")
                && Length::from_str(plain).is_err() =>
            {
                self.bad(name, plain, span);
            }
            _ => {}
        }
    }

    /// Something of another file, which an icon cannot show; `element` is what shows it.
    fn outside(&mut self, target: &str, span: Span, element: &str) {
        let fault = Fault::IconFromOutside {
            target: target.into(),
        };
        let error = fault.at(span);
        self.diags.push(error.hint(match element {
            "image" => Hint::IconNoPictures,
            "a" => Hint::IconNoLinks,
            _ => Hint::IconHoldsAll,
        }));
    }

    /// What an icon, drawn in one colour with plain lines, cannot have.
    fn effect(&mut self, name: &str, value: &str, span: Span) {
        let fault = Fault::IconEffect {
            name: name.into(),
            value: short(value).into(),
        };
        let error = fault.at(span);
        self.diags.push(error.hint(Hint::LeaveOut));
    }

    fn bad(&mut self, name: &str, value: &str, span: Span) {
        let fault = Fault::IconBadValue {
            name: name.into(),
            text: short(value).into(),
        };
        let error = fault.at(span);
        self.diags.push(error.hint(Hint::IconExport));
    }

    /// Broken path data, at the sign where it breaks.
    fn path_data(&mut self, data: &str, whole: Span, fault: &svgtypes::Error) {
        use svgtypes::Error as E;
        let at = match fault {
            E::UnexpectedData(at)
            | E::InvalidNumber(at)
            | E::InvalidChar(_, at)
            | E::InvalidString(_, at) => data.char_indices().nth(at.saturating_sub(1)),
            _ => data.char_indices().last(),
        };
        let span = match at {
            Some((at, c)) if self.slice(whole) == data => {
                let start = whole.start as usize + at;
                place(self.file, start..start + c.len_utf8())
            }
            _ => whole,
        };
        let error = Fault::IconPathData.at(span);
        self.diags.push(error.hint(Hint::IconExport));
    }

    fn slice(&self, span: Span) -> &'a str {
        let range = span.start as usize..span.end as usize;
        self.text.get(range).unwrap_or_default()
    }

    /// The opening tag's name with its bracket.
    fn tag(&self, node: &Node) -> Span {
        let start = node.range().start;
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find([' ', '\t', '\r', '\n', '>', '/']);
        place(self.file, start..start + end.unwrap_or(rest.len()))
    }

    fn value(&self, attribute: &Attribute) -> Span {
        place(self.file, attribute.range_value())
    }
}

/// The beginning of a value, as much as a sentence can hold.
fn short(value: &str) -> String {
    let mut short: String = value.chars().take(40).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
