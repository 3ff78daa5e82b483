//! The text of a drawing of a theme (SVG) → an [`Artwork`], or a [`Tile`].
//!
//! Classes name roles of the theme instead of colours. Each element that has any gets a colour of its own instead of its
//! class before the library for drawings traces the text, and the outlines are told by these colours afterwards: so
//! transforms, clips and shapes are the library's work. What a drawing says to browsers (`style`, `defs`) is passed
//! over, and so is what it says to us (anchors and fields), which is never drawn.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use usvg::roxmltree::Node;

use super::{Anchor, ArtInk, ArtLine, ArtPart, ArtPattern, Artwork, Shade, Tile, Track};
use crate::color::Color;
use crate::content::read::hint_for;
use crate::design::svg::{self, SvgInk, SvgPath};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::geom::{Measured, Point, Rect, Size};
use crate::source::{FileId, Span};
use crate::units::{Abs, parse_abs};

/// The size of patterns whose elements do not say one.
const PATTERN: Abs = Abs::mm(4.8);
/// The width of a path that does not say its own.
const PATH: Abs = Abs::mm(2.4);

/// What the names in drawings mean.
pub struct Names<'n> {
    /// The accents of the theme, and the pattern of each.
    pub accents: Vec<(&'n str, Option<&'n str>)>,
    /// The other colours.
    pub colors: BTreeMap<&'n str, Color>,
}

/// The class of what is drawn without colours alone, such as the rays of a sun whose light is left out there.
const ONLY_IN_GREY: &str = "bare-gra";

/// What an element is drawn with.
#[derive(Default)]
struct Mark {
    layer: usize,
    fill: Option<ArtInk>,
    line: Option<ArtInk>,
    pattern: Option<ArtPattern>,
    has_edge: bool,
    only_in_grey: bool,
    /// The path, and between which shares of it stations stand.
    path: Option<(Abs, (f64, f64))>,
}

/// Reads a drawing; `None` when errors were pushed.
pub fn read(
    (file, text): (FileId, &str),
    names: &Names,
    diags: &mut Diagnostics,
) -> Option<Artwork> {
    let mut own = Diagnostics::new();
    let artwork = Reader::new((file, text), names, &mut own).read();
    let sound = !own.has_errors();
    diags.append(own);
    artwork.filter(|_| sound)
}

/// Reads a tile called `name`; `None` when errors were pushed.
pub fn read_tile(
    (file, text): (FileId, &str),
    name: &str,
    diags: &mut Diagnostics,
) -> Option<Tile> {
    let traced = svg::traced((file, text), text, diags)?;
    let scale = |length: f64| Abs::pt(length);
    let paths = traced.paths.into_iter().map(|mut part| {
        part.fill = part.fill.map(|_| SvgInk::Given);
        if let Some(stroke) = &mut part.stroke {
            stroke.ink = SvgInk::Given;
        }
        part
    });
    Some(Tile {
        name: name.to_owned(),
        size: Size::new(scale(traced.size[0]), scale(traced.size[1])),
        paths: paths.collect(),
    })
}

/// Reads one drawing.
struct Reader<'r> {
    file: FileId,
    text: &'r str,
    names: &'r Names<'r>,
    diags: &'r mut Diagnostics,
    /// What stands in the text instead of what.
    changes: Vec<(Range<usize>, String)>,
    marks: Vec<Mark>,
    layers: Vec<String>,
    anchors: BTreeMap<String, Anchor>,
    fields: BTreeMap<String, Rect>,
}

impl<'r> Reader<'r> {
    fn new(
        (file, text): (FileId, &'r str),
        names: &'r Names<'r>,
        diags: &'r mut Diagnostics,
    ) -> Self {
        Self {
            file,
            text,
            names,
            diags,
            changes: Vec::new(),
            marks: Vec::new(),
            layers: vec![String::new()],
            anchors: BTreeMap::new(),
            fields: BTreeMap::new(),
        }
    }

    fn read(mut self) -> Option<Artwork> {
        let document = svg::parsed((self.file, self.text), self.diags)?;
        let root = document.root_element();
        let mut numbers = root.attribute("viewBox").into_iter().flat_map(|text| {
            text.split(|c: char| c.is_whitespace() || c == ',')
                .filter_map(|n| n.parse::<f64>().ok())
        });
        let mut next = || numbers.next().map(Abs::mm);
        let frame = match (next(), next(), next(), next()) {
            (Some(x), Some(y), Some(width), Some(height)) => Rect::new(x, y, width, height),
            _ => {
                let fault = Fault::ArtNoFrame;
                self.diags.push(
                    fault
                        .at(self.span(root.range()))
                        .hint(Hint::write_such("viewBox=\"0 0 148 210\"")),
                );
                return None;
            }
        };
        for child in root.children() {
            self.element(child, 0);
        }
        if self.diags.has_errors() {
            return None;
        }
        let changed = self.changed();
        let traced = svg::traced((self.file, self.text), &changed, self.diags)?;
        let unit = Abs::mm(1.0) / Abs::pt(1.0);
        let mut parts = Vec::new();
        let mut path = None;
        for traced in traced.paths {
            let SvgPath {
                path: outline,
                fill,
                stroke,
                ..
            } = traced;
            let outline =
                outline.map(|p| Point::new(p.x * unit + frame.left(), p.y * unit + frame.top()));
            let mark = |ink: SvgInk| self.marks.get(number(ink)?);
            let filled = fill.and_then(mark);
            let lined = stroke.as_ref().and_then(|stroke| mark(stroke.ink));
            if let Some((width, stations)) = lined.and_then(|mark| mark.path) {
                let before = parts.len();
                let layer = lined.map_or(0, |mark| mark.layer);
                path = Some(Track {
                    measured: Arc::new(Measured::of(&outline)),
                    line: outline,
                    width,
                    stations,
                    layer,
                    before,
                });
                continue;
            }
            let Some(mark) = filled.or(lined) else {
                continue;
            };
            let line = stroke.as_ref().zip(lined.and_then(|mark| mark.line));
            parts.push(ArtPart {
                outline,
                layer: mark.layer,
                only_in_grey: mark.only_in_grey,
                fill: filled.and_then(|mark| mark.fill),
                line: line.map(|(stroke, ink)| ArtLine {
                    ink,
                    width: stroke.width * unit,
                    cap: stroke.cap,
                    join: stroke.join,
                }),
                pattern: filled.and_then(|mark| mark.pattern.clone()),
                has_edge: filled.is_some_and(|mark| mark.has_edge),
            });
        }
        Some(Artwork {
            frame,
            layers: self.layers,
            parts,
            anchors: self.anchors,
            fields: self.fields,
            path,
        })
    }

    /// Reads an element of a layer, and what it holds.
    fn element(&mut self, node: Node, layer: usize) {
        if !node.is_element() {
            return;
        }
        match node.tag_name().name() {
            "style" | "defs" | "title" | "desc" | "metadata" => return self.leave_out(node),
            "g" | "path" | "circle" | "rect" | "ellipse" | "clipPath" => {}
            other => {
                let fault = Fault::ArtElement { name: other.into() };
                let end = node.range().start + 1 + other.len();
                let span = self.span(node.range().start..end);
                return self.diags.push(fault.at(span).hint(Hint::ArtElements));
            }
        }
        let id = node.attribute("id").unwrap_or_default();
        let mut layer = layer;
        if node.tag_name().name() == "g" && !id.is_empty() {
            layer = self.layers.len();
            self.layers.push(id.to_owned());
        }
        let is_place = node
            .attribute("class")
            .is_some_and(|class| class == "anker");
        if is_place {
            self.place(node, id);
            return self.leave_out(node);
        }
        for attribute in node.attributes() {
            let states = matches!(attribute.name(), "fill" | "stroke" | "style");
            if states && attribute.value() != "none" {
                let fault = Fault::ArtColor {
                    text: attribute.value().into(),
                };
                let span = self.span(attribute.range_value());
                self.diags.push(fault.at(span).hint(Hint::ArtClass));
            }
        }
        if let Some(class) = node.attribute_node("class") {
            let mark = self.mark(node, id, layer);
            self.changes.push((class.range(), self.colors_of(&mark)));
            self.marks.push(mark);
        }
        for child in node.children() {
            self.element(child, layer);
        }
    }

    /// What the classes of an element say.
    fn mark(&mut self, node: Node, id: &str, layer: usize) -> Mark {
        let mut mark = Mark {
            layer,
            ..Mark::default()
        };
        let length = |name: &str| node.attribute(name).and_then(|text| parse_abs(text).ok());
        let share = |name: &str, usual: f64| {
            let stated = node.attribute(name).and_then(|text| text.parse().ok());
            stated
                .filter(|share| (0.0..=1.0).contains(share))
                .unwrap_or(usual)
        };
        if id == "sti" {
            let stations = (share("data-fra", 0.0), share("data-til", 1.0));
            mark.path = Some((length("data-width").unwrap_or(PATH), stations));
            return mark;
        }
        let size = length("data-scale")
            .filter(|size| *size > Abs::ZERO)
            .unwrap_or(PATTERN);
        let Some(class) = node.attribute_node("class") else {
            return mark;
        };
        for name in class.value().split_whitespace() {
            if name == ONLY_IN_GREY {
                mark.only_in_grey = true;
            } else if let Some(accent) = self.pattern(name) {
                mark.pattern = Some(ArtPattern { accent, size });
            } else if let Some(ink) = name.strip_prefix("s-").and_then(|name| self.ink(name)) {
                mark.line = Some(ink);
            } else if let Some(ink) = self.ink(name) {
                mark.fill = Some(ink);
            } else {
                let fault = Fault::ArtName { name: name.into() };
                let known = self.known();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let start =
                    class.range_value().start + class.value().find(name).unwrap_or_default();
                let span = self.span(start..start + name.len());
                self.diags.push(fault.at(span).hint(hint_for(name, &known)));
            }
        }
        mark.has_edge = match (node.tag_name().name(), mark.fill) {
            ("path" | "ellipse", Some(ArtInk::Accent(..))) => true,
            ("path" | "ellipse", Some(ArtInk::Own(color))) => color.rgb != Color::WHITE.rgb,
            // A disc is light, unless it is as strong as land.
            ("circle", Some(ArtInk::Accent(_, Shade::Bright))) => true,
            _ => false,
        };
        mark
    }

    /// The accent whose pattern has this name; `Some(None)` is that of the surroundings.
    fn pattern(&self, name: &str) -> Option<Option<usize>> {
        if name == "accent-pattern" {
            return Some(None);
        }
        let mut accents = self.names.accents.iter();
        accents
            .position(|(_, pattern)| *pattern == Some(name))
            .map(Some)
    }

    /// The colour of this name.
    fn ink(&self, name: &str) -> Option<ArtInk> {
        if let Some(color) = self.names.colors.get(name) {
            return Some(ArtInk::Own(*color));
        }
        let (accent, shade) = name.rsplit_once('-')?;
        let (_, shade) = Shade::ALL.iter().find(|(known, _)| *known == shade)?;
        let mut accents = self.names.accents.iter();
        let place = accents.position(|(known, _)| *known == accent);
        match place {
            None if accent != "accent" => None,
            place => Some(ArtInk::Accent(place, *shade)),
        }
    }

    /// Every name that a class can be.
    fn known(&self) -> Vec<String> {
        let accents = self
            .names
            .accents
            .iter()
            .map(|(name, _)| *name)
            .chain(["accent"]);
        let shades =
            accents.flat_map(|accent| Shade::ALL.map(|(shade, _)| format!("{accent}-{shade}")));
        let patterns = self
            .names
            .accents
            .iter()
            .filter_map(|(_, pattern)| *pattern);
        let others = self
            .names
            .colors
            .keys()
            .copied()
            .chain(patterns)
            .chain(["accent-pattern", ONLY_IN_GREY]);
        shades.chain(others.map(str::to_owned)).collect()
    }

    /// Notes a point or an area for words.
    fn place(&mut self, node: Node, id: &str) {
        let at = |name: &str| {
            let stated = node.attribute(name).and_then(|text| text.parse().ok());
            Abs::mm(stated.unwrap_or(0.0))
        };
        if let Some(name) = id.strip_prefix("anker-") {
            let height = node
                .attribute("data-height")
                .and_then(|text| parse_abs(text).ok());
            let at = Point::new(at("cx"), at("cy"));
            self.anchors.insert(name.to_owned(), Anchor { at, height });
        } else if let Some(name) = id.strip_prefix("felt-") {
            let area = Rect::new(at("x"), at("y"), at("width"), at("height"));
            self.fields.insert(name.to_owned(), area);
        }
    }

    /// The colours that stand instead of the classes of the next mark.
    fn colors_of(&self, mark: &Mark) -> String {
        let key = format!("#{:06x}", self.marks.len() + 1);
        match mark {
            Mark { path: Some(_), .. } => format!("fill=\"none\" stroke=\"{key}\""),
            Mark {
                fill: Some(_),
                line: Some(_),
                ..
            } => format!("fill=\"{key}\" stroke=\"{key}\""),
            Mark { line: Some(_), .. } => format!("stroke=\"{key}\""),
            _ => format!("fill=\"{key}\""),
        }
    }

    fn leave_out(&mut self, node: Node) {
        self.changes.push((node.range(), String::new()));
    }

    /// The text with its changes, which stand in their order.
    fn changed(&self) -> String {
        let mut changed = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, instead) in &self.changes {
            changed.push_str(self.text.get(at..range.start).unwrap_or_default());
            changed.push_str(instead);
            at = range.end;
        }
        changed.push_str(self.text.get(at..).unwrap_or_default());
        changed
    }

    fn span(&self, range: Range<usize>) -> Span {
        svg::place(self.file, range)
    }
}

/// The number of the mark that an ink stands for.
fn number(ink: SvgInk) -> Option<usize> {
    let SvgInk::Own(Color { rgb: [r, g, b], .. }) = ink else {
        return None;
    };
    let key = (usize::from(r) << 16) | (usize::from(g) << 8) | usize::from(b);
    key.checked_sub(1)
}

#[cfg(test)]
mod tests;
