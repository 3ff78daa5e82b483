//! An XML tree → nothing, or reports of what the drawing library would pass over: words, pictures, values
//! that it does not understand, what lies in other files. Each has its place.
//!
//! Only what is drawn is looked at: what stands in `<defs>` counts where something refers to it. Nothing is
//! drawn here.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use svgtypes::{PathParser, ViewBox};
use usvg::roxmltree::{Attribute, Document, Node};

use super::declarations::{Declaration, of_element, of_sheet};
use super::document::place;
use super::outside;
use super::values::{self, Wrong};
use crate::diag::values::SvgFault;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{FileId, Span};

/// How deep groups may lie in each other: the drawing library goes down them on the stack.
const MAX_DEPTH: usize = 32;
/// The most elements, each counted as often as it is used.
const MAX_DRAWN: usize = 20_000;
/// The largest side of a viewBox, in units.
const MAX_SIDE: f64 = 100_000.0;

const SVG: &str = "http://www.w3.org/2000/svg";
/// The tag that a drawing begins with.
const SVG_TAG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Elements that draw, or hold what draws.
const DRAWN: [&str; 12] = [
    "g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "svg", "use",
    "switch", "symbol",
];
/// The shapes among them.
const SHAPES: std::ops::Range<usize> = 1..8;
/// Elements that draw nothing of themselves, whatever they hold.
const SILENT: [&str; 12] = [
    "title",
    "desc",
    "metadata",
    "defs",
    "clipPath",
    "mask",
    "marker",
    "linearGradient",
    "radialGradient",
    "pattern",
    "filter",
    "view",
];

/// Looks through one drawing.
pub(super) struct Checker<'a, 't> {
    file: FileId,
    text: &'a str,
    document: &'a Document<'t>,
    ids: BTreeMap<&'a str, Node<'a, 't>>,
    /// What is still to be looked at, and how deep it lies.
    open: Vec<(Node<'a, 't>, usize)>,
    /// The places of the elements whose properties were looked at.
    seen: BTreeSet<usize>,
    /// The places of the elements that were told to lie too deep.
    too_deep: BTreeSet<usize>,
    /// How many elements were counted.
    drawn: usize,
    diags: &'a mut Diagnostics,
}

impl<'a, 't> Checker<'a, 't> {
    /// For the file whose text is `text`; errors go to `diags`.
    pub(super) fn new(
        file: FileId,
        text: &'a str,
        document: &'a Document<'t>,
        diags: &'a mut Diagnostics,
    ) -> Self {
        let named = document.descendants();
        let named = named.filter_map(|node| Some((node.attribute("id")?, node)));
        // Where a name stands twice, the first counts.
        let mut ids = BTreeMap::new();
        for (id, node) in named {
            ids.entry(id).or_insert(node);
        }
        Self {
            file,
            text,
            document,
            ids,
            open: Vec::new(),
            seen: BTreeSet::new(),
            too_deep: BTreeSet::new(),
            drawn: 0,
            diags,
        }
    }

    /// Reports everything that is wrong. Gives the place of the outermost tag, at which faults of
    /// the whole are told, or `None` when something was wrong.
    pub(super) fn check(mut self) -> Option<Span> {
        let root = self.document.root_element();
        let tag = self.tag(&root);
        if !root.has_tag_name((SVG, "svg")) {
            let detail = SvgFault::Begins {
                element: root.tag_name().name().into(),
                wanted: SVG_TAG,
            };
            let error = Fault::DrawingNotSvg { detail }.at(tag);
            self.diags.push(error.hint(Hint::DrawingExport));
            return None;
        }
        self.view_box(&root, tag);
        for node in self.document.root().children() {
            if let Some(target) = outside::in_instruction(&node) {
                self.outside(target, place(self.file, node.range()), "");
            }
        }
        // A stack of one's own: nesting is the file's choice.
        self.open.push((root, 0));
        let sheets = self.document.descendants();
        for sheet in sheets.filter(|node| node.has_tag_name((SVG, "style"))) {
            self.sheet(&sheet);
        }
        while let Some((node, depth)) = self.open.pop() {
            self.drawn += 1;
            if self.drawn > MAX_DRAWN {
                let fault = Fault::DrawingTooMuch { most: MAX_DRAWN };
                let error = fault.at(self.tag(&node));
                self.diags.push(error.hint(Hint::DrawingSimplify));
                break;
            }
            self.element(&node, depth);
        }
        (!self.diags.has_errors()).then_some(tag)
    }

    /// Looks at an element that is drawn, and notes what it holds.
    fn element(&mut self, node: &Node<'a, 't>, depth: usize) {
        if self.seen.insert(node.range().start) {
            for attribute in node.attributes() {
                self.reference(&attribute);
            }
            for declaration in of_element(self.file, self.text, node) {
                self.property(&declaration, depth);
            }
        }
        let name = node.tag_name().name();
        if name == "use" {
            let href = node
                .attribute("href")
                .or_else(|| node.attribute((XLINK, "href")));
            let target = href.and_then(|href| href.trim().strip_prefix('#'));
            if let Some(target) = target {
                let span = node
                    .attribute_node("href")
                    .map_or(self.tag(node), |a| self.value(&a));
                self.follow(target, depth, span);
            }
            return;
        }
        let in_switch = name == "switch";
        for child in node.children().filter(Node::is_element) {
            // In a switch stand words for programs that know them, and what is drawn by all others.
            if in_switch && child.has_tag_name((SVG, "foreignObject")) {
                continue;
            }
            if self.is_drawn(&child) {
                self.go_down(child, depth);
            }
        }
    }

    fn go_down(&mut self, node: Node<'a, 't>, depth: usize) {
        if depth == MAX_DEPTH {
            // What is used from many places is told once.
            if self.too_deep.insert(node.range().start) {
                let error = Fault::DrawingTooDeep { most: MAX_DEPTH }.at(self.tag(&node));
                self.diags.push(error.hint(Hint::DrawingUngroup));
            }
        } else {
            self.open.push((node, depth + 1));
        }
    }

    /// Looks at what an element refers to, as if it stood there.
    fn follow(&mut self, target: &str, depth: usize, span: Span) {
        let Some(node) = self.ids.get(target).copied() else {
            let fault = Fault::DrawingNoPart {
                name: target.into(),
            };
            self.diags.push(fault.at(span).hint(Hint::DrawingExport));
            return;
        };
        match node.tag_name().name() {
            "clipPath" | "mask" => self.go_down(node, depth),
            _ if self.is_drawn(&node) || node.has_tag_name((SVG, "symbol")) => {
                self.go_down(node, depth);
            }
            _ => {}
        }
    }

    /// Whether to look into this element; one that cannot be drawn is reported.
    fn is_drawn(&mut self, node: &Node) -> bool {
        let name = node.tag_name().name();
        // Drawing programs keep notes of their own in other namespaces.
        if node.tag_name().namespace() != Some(SVG)
            || SILENT.contains(&name)
            || matches!(name, "symbol" | "style")
        {
            return false;
        }
        if DRAWN.contains(&name) {
            return true;
        }
        if !self.seen.insert(node.range().start) {
            return false;
        }
        let mut attributes = node.attributes();
        let found = attributes.find_map(|a| Some((outside::in_attribute(&a)?, self.value(&a))));
        if let Some((target, span)) = found {
            self.outside(target, span, name);
            return false;
        }
        let error = Fault::DrawingElement { name: name.into() }.at(self.tag(node));
        let hint = match name {
            "text" | "tspan" => Hint::DrawingTextToPath,
            "image" => Hint::DrawingNoPictures,
            _ => Hint::DrawingShapesOnly {
                names: DRAWN[SHAPES].into(),
            },
        };
        self.diags.push(error.hint(hint));
        false
    }

    /// A drawing says how large it is: by its viewBox, or by its width and height.
    fn view_box(&mut self, root: &Node, tag: Span) {
        let hint = Hint::write_such(super::VIEW_BOX);
        let Some(attribute) = root.attribute_node("viewBox") else {
            let said = |name| root.attribute(name).is_some_and(|side| !side.contains('%'));
            if !said("width") || !said("height") {
                self.diags.push(Fault::DrawingNoSize.at(tag).hint(hint));
            }
            return;
        };
        let sides = 1e-3..=MAX_SIDE;
        let sound = ViewBox::from_str(attribute.value())
            .is_ok_and(|view| sides.contains(&view.w) && sides.contains(&view.h));
        if !sound {
            let fault = Fault::DrawingViewBox {
                text: attribute.value().into(),
                most: MAX_SIDE.into(),
            };
            let error = fault.at(self.value(&attribute));
            self.diags.push(error.hint(hint));
        }
    }

    /// The rules of a `<style>` element.
    fn sheet(&mut self, sheet: &Node<'a, 't>) {
        if let Some(target) = outside::in_text(sheet) {
            self.outside(target, self.tag(sheet), "");
            return;
        }
        for declaration in of_sheet(self.file, self.text, sheet) {
            self.property(&declaration, 0);
        }
    }

    /// Whether an attribute leads out of the file. A style is looked through declaration by declaration.
    fn reference(&mut self, attribute: &Attribute) {
        let target = outside::in_attribute(attribute).filter(|_| attribute.name() != "style");
        if let Some(target) = target {
            self.outside(target, self.value(attribute), "");
        }
    }

    fn property(&mut self, said: &Declaration, depth: usize) {
        let Declaration {
            name, value, span, ..
        } = said;
        if let Some(target) = outside::in_css(value) {
            // An attribute was reported as it is.
            if said.in_css {
                self.outside(target, *span, "");
            }
            return;
        }
        if let Some(range) = values::too_large(name, value) {
            let fault = Fault::DrawingNumber {
                text: short(value.get(range.clone()).unwrap_or_default()).into(),
                most: values::MOST.into(),
            };
            let error = fault.at(self.within(*span, value, range));
            self.diags.push(error.hint(Hint::DrawingExport));
            return;
        }
        if matches!(name.as_str(), "clip-path" | "mask") && value != "none" {
            match values::target(value) {
                Some(target) => self.follow(target, depth, *span),
                None => self.bad(name, value, *span),
            }
            return;
        }
        if name == "d" && !said.in_css {
            if let Some(fault) = PathParser::from(value.as_str()).find_map(Result::err) {
                self.path_data(value, *span, &fault);
            }
            return;
        }
        let checked = match name.starts_with("on") {
            true => Err(Wrong::Effect),
            false => values::check(name, value, said.in_css),
        };
        match checked {
            Ok(()) => {}
            Err(Wrong::Value) => self.bad(name, value, *span),
            Err(Wrong::Effect) => self.diags.push(effect(name, value, *span)),
        }
    }

    /// Something of another file, which a drawing cannot show; `element` is what shows it.
    fn outside(&mut self, target: &str, span: Span, element: &str) {
        let fault = Fault::DrawingFromOutside {
            target: target.into(),
        };
        let error = fault.at(span);
        self.diags.push(error.hint(match element {
            "image" => Hint::DrawingNoPictures,
            "a" => Hint::DrawingNoLinks,
            _ => Hint::DrawingHoldsAll,
        }));
    }

    fn bad(&mut self, name: &str, value: &str, span: Span) {
        let fault = Fault::DrawingBadValue {
            name: name.into(),
            text: short(value).into(),
        };
        let error = fault.at(span);
        self.diags.push(error.hint(Hint::DrawingExport));
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
            Some((at, c)) => self.within(whole, data, at..at + c.len_utf8()),
            None => whole,
        };
        let error = Fault::DrawingPathData.at(span);
        self.diags.push(error.hint(Hint::DrawingExport));
    }

    /// A part of a value that stands at `whole`; all of it where the text does not stand there as it is.
    fn within(&self, whole: Span, value: &str, part: std::ops::Range<usize>) -> Span {
        let typed = self.text.get(whole.start as usize..whole.end as usize);
        match typed.and_then(|typed| typed.find(value)) {
            Some(at) => {
                let start = whole.start as usize + at;
                place(self.file, start + part.start..start + part.end)
            }
            None => whole,
        }
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

/// What a drawing of plain outlines cannot have.
pub(super) fn effect(name: &str, value: &str, span: Span) -> Diagnostic {
    let fault = Fault::DrawingEffect {
        name: name.into(),
        value: short(value).into(),
    };
    fault.at(span).hint(match name.starts_with("on") {
        true => Hint::LeaveOut,
        false => Hint::DrawingExpand,
    })
}

/// The beginning of a value, as much as a sentence can hold.
fn short(value: &str) -> String {
    let mut short: String = value.chars().take(40).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
