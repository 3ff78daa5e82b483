//! Values of a drawing → what they take from outside its own file. The drawing library reads no other
//! file and says nothing of it, so the icon would come out with a part missing.

use usvg::roxmltree::{Attribute, Node};

/// The namespace of `xlink:href`, as older drawings have it.
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// What an attribute refers to outside the file.
pub(super) fn in_attribute<'a>(attribute: &Attribute<'a, '_>) -> Option<&'a str> {
    let namespace = attribute.namespace();
    if attribute.name() == "href" && namespace.is_none_or(|name| name == XLINK) {
        return elsewhere(attribute.value());
    }
    // Drawing programs keep notes of their own in other namespaces.
    namespace.is_none().then(|| in_css(attribute.value()))?
}

/// What a style refers to outside the file: the first `url(…)` of another, or what it imports.
pub(super) fn in_css(css: &str) -> Option<&str> {
    let mut rest = css;
    while let Some(at) = find(rest, "url(") {
        let from = rest.get(at + "url(".len()..)?;
        let (target, after) = from.split_once(')').unwrap_or((from, ""));
        if let Some(found) = elsewhere(target.trim().trim_matches(['"', '\''])) {
            return Some(found);
        }
        rest = after;
    }
    let import = css.get(find(css, "@import")? + "@import".len()..)?;
    let target = import.split(';').next().unwrap_or(import);
    Some(target.trim().trim_matches(['"', '\'']))
}

/// What the text of an element (`<style>`) refers to outside the file.
pub(super) fn in_text<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    let mut texts = node.children().filter_map(|child| child.text());
    texts.find_map(in_css)
}

/// The stylesheet that an instruction before the drawing names (`<?xml-stylesheet href="…"?>`).
pub(super) fn in_instruction<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    let instruction = node.pi()?;
    if instruction.target != "xml-stylesheet" {
        return None;
    }
    let value = instruction.value?;
    let quoted = value.get(find(value, "href")? + "href".len()..)?;
    let mut parts = quoted.split(['"', '\'']);
    elsewhere(parts.nth(1)?)
}

/// A reference that leads out of the file: not to a part of it, nor with all that it is in itself.
fn elsewhere(target: &str) -> Option<&str> {
    let target = target.trim();
    let data = target
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    let inside = target.is_empty() || target.starts_with('#') || data;
    (!inside).then_some(target)
}

/// Where `word`, in small letters, first stands, capitals or not.
fn find(text: &str, word: &str) -> Option<usize> {
    let same = |part: &[u8]| part.eq_ignore_ascii_case(word.as_bytes());
    text.as_bytes().windows(word.len()).position(same)
}
