//! The properties that a drawing states, each with its place: as attributes, in `style`, and in `<style>`.
//!
//! Which of several holds for an element is the drawing library's to decide; here they are only listed.

use std::ops::Range;

use usvg::roxmltree::{Document, Node};

use super::document::place;
use crate::source::{FileId, Span};

/// A property with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Declaration {
    /// The property.
    pub name: String,
    /// Its value, without blanks around it.
    pub value: String,
    /// The value where it is an attribute; else the declaration.
    pub span: Span,
    /// Whether it stands in CSS: in `style` or `<style>`.
    pub in_css: bool,
    /// Whether it is of a part of a clip or a mask, which is not painted itself.
    pub only_covers: bool,
}

/// All that the drawing states, in the order of the file.
pub(super) fn all(file: FileId, text: &str, document: &Document) -> Vec<Declaration> {
    let elements = document.descendants().filter(Node::is_element);
    let lists = elements.map(|node| match node.has_tag_name("style") {
        true => of_sheet(file, text, &node),
        false => {
            let mut own = of_element(file, text, &node);
            let covers = |node: Node| matches!(node.tag_name().name(), "clipPath" | "mask");
            if !own.is_empty() && node.ancestors().any(covers) {
                own.iter_mut().for_each(|said| said.only_covers = true);
            }
            own
        }
    });
    lists.flatten().collect()
}

/// What an element states itself. Attributes of other namespaces, which drawing programs keep notes in,
/// are none of ours.
pub(super) fn of_element(file: FileId, text: &str, node: &Node) -> Vec<Declaration> {
    let mut found = Vec::new();
    let own = node.attributes().filter(|a| a.namespace().is_none());
    for attribute in own {
        let range = attribute.range_value();
        match attribute.name() {
            "style" => of_css((file, text), attribute.value(), range, &mut found),
            name => found.push(Declaration {
                name: name.to_owned(),
                value: attribute.value().trim().to_owned(),
                span: place(file, range),
                in_css: false,
                only_covers: false,
            }),
        }
    }
    found
}

/// What a `<style>` element states, rule by rule. Rules of media and the like (`@…`) are passed over, as
/// the drawing library passes them over.
pub(super) fn of_sheet(file: FileId, text: &str, sheet: &Node) -> Vec<Declaration> {
    let mut found = Vec::new();
    for child in sheet.children() {
        let Some(css) = child.text() else { continue };
        let whole = child.range();
        // In a CDATA section the text stands within.
        let start = text.get(whole.clone()).and_then(|typed| typed.find(css));
        let mut at = 0;
        let css = without_comments(css);
        while let Some(open) = css.get(at..).and_then(|rest| rest.find('{')) {
            let selector = css.get(at..at + open).unwrap_or_default();
            let from = at + open + 1;
            let body = css.get(from..).unwrap_or_default();
            let length = match selector.trim_start().starts_with('@') {
                true => nested(body),
                false => body.find('}').unwrap_or(body.len()),
            };
            if !selector.trim_start().starts_with('@') {
                let range = match start {
                    Some(start) => {
                        let start = whole.start + start + from;
                        start..start + length
                    }
                    None => whole.clone(),
                };
                let body = body.get(..length).unwrap_or_default();
                of_css((file, text), body, range, &mut found);
            }
            at = from + length + 1;
        }
    }
    found
}

/// Where a block that may hold others ends.
fn nested(body: &str) -> usize {
    let mut open = 1_usize;
    let end = body.bytes().position(|byte| {
        match byte {
            b'{' => open += 1,
            b'}' => open -= 1,
            _ => {}
        }
        open == 0
    });
    end.unwrap_or(body.len())
}

/// CSS with blanks for its comments, so that places stay what they were.
fn without_comments(css: &str) -> String {
    let mut left = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let end = rest[start + 2..].find("*/");
        let end = end.map_or(rest.len(), |end| start + 2 + end + 2);
        left.push_str(&rest[..start]);
        left.extend(std::iter::repeat_n(' ', end - start));
        rest = &rest[end..];
    }
    left.push_str(rest);
    left
}

/// Each declaration of a list, at its own place where the text stands there as it is.
fn of_css(
    (file, text): (FileId, &str),
    css: &str,
    whole: Range<usize>,
    found: &mut Vec<Declaration>,
) {
    let typed = text.get(whole.clone()).map(without_comments);
    let as_typed = typed.as_deref() == Some(css);
    let mut start = whole.start;
    for declaration in css.split(';') {
        let end = start + declaration.len();
        let blank = declaration.len() - declaration.trim_start().len();
        let range = match as_typed {
            true => start + blank..start + declaration.trim_end().len().max(blank),
            false => whole.clone(),
        };
        if let Some((name, value)) = declaration.split_once(':') {
            let value = value.trim();
            let important = value.strip_suffix("!important");
            found.push(Declaration {
                name: name.trim().to_owned(),
                value: important.unwrap_or(value).trim().to_owned(),
                span: place(file, range),
                in_css: true,
                only_covers: false,
            });
        }
        start = end + 1;
    }
}
