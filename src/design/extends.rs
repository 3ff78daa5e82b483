//! A theme or layout file with what it builds on below it → one typed value. A file that says `extends` changes
//! single keys of one that is inside the program; a theme that says nothing of the kind takes what it leaves
//! out as a whole from the usual one. Every key keeps its place, so a fault is told in the file that has it.

use crate::built_in::{self, BuiltInKind, USUAL_THEME};
use crate::content::FileRef;
use crate::content::read::{Cx, Decode, Entries, Node, Value, hint_for, load_node};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span, Spanned};

/// The key that names what a file builds on.
const EXTENDS: &str = "extends";
/// Tables of a theme that hold one thing by each name: what is missing from them is added name by name.
const BY_NAME: [&str; 2] = ["style", "font"];
/// The key that makes a table one value, a colour: half of one colour and half of another is none.
const ONE_VALUE: &str = "rgb";

/// Reads a file of this kind with what it builds on.
pub fn load<T: Decode>(
    kind: BuiltInKind,
    file: &FileRef,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Option<Spanned<T>> {
    let mut node = whole(kind, &file.path, Some(file.span), sources, diags)?;
    let usual = kind.path(USUAL_THEME);
    let stands_alone = table(&node).is_some_and(|own| own.get(EXTENDS).is_none());
    if kind == BuiltInKind::Theme && stands_alone && file.path != usual {
        let usual = whole(kind, &usual, None, sources, diags)?;
        node = filled(usual, node);
    }
    let value = T::decode(&node, &mut Cx::new(sources, diags))?;
    Some(Spanned::new(value, node.span))
}

/// The values of a file over those of what it extends.
fn whole(
    kind: BuiltInKind,
    path: &str,
    wanted_by: Option<Span>,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Option<Node> {
    let own = load_node(sources, path, wanted_by, diags)?;
    let named = table(&own).and_then(|own| own.get(EXTENDS));
    // Of a value of another type it is told where the keys are read.
    let Some((name, span)) = named.and_then(|node| match &node.value {
        Value::Text(name) => Some((name.clone(), node.span)),
        _ => None,
    }) else {
        return Some(own);
    };
    if kind.find(&name).is_none() {
        let names: Vec<&str> = kind.names().collect();
        let fault = match kind {
            BuiltInKind::Theme => Fault::NoThemeInside {
                name: name.as_str().into(),
            },
            BuiltInKind::Layout => Fault::NoLayoutInside {
                name: name.as_str().into(),
            },
        };
        diags.push(fault.at(span).hint(hint_for(&name, &names)));
        return None;
    }
    let base = whole(kind, &kind.path(&name), Some(span), sources, diags)?;
    Some(over(base, own))
}

const fn table(node: &Node) -> Option<&Entries> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

/// `own` over `base`, table by table and key by key.
fn over(base: Node, own: Node) -> Node {
    let span = own.span;
    let value = match (base.value, own.value) {
        (Value::Table(base), Value::Table(own)) if own.get(ONE_VALUE).is_none() => {
            Value::Table(merged(base, own, &|_, base, own| over(base, own)))
        }
        (_, own) => own,
    };
    Node { span, value }
}

/// The theme `own` with what it leaves out as a whole from `usual`.
fn filled(usual: Node, own: Node) -> Node {
    let span = own.span;
    let value = match (usual.value, own.value) {
        (Value::Table(usual), Value::Table(own)) => {
            let both = |name: &str, usual: Node, own: Node| match BY_NAME.contains(&name) {
                true => {
                    let span = own.span;
                    let value = match (usual.value, own.value) {
                        (Value::Table(usual), Value::Table(own)) => {
                            Value::Table(merged(usual, own, &|_, _, own| own))
                        }
                        (_, own) => own,
                    };
                    Node { span, value }
                }
                false => own,
            };
            Value::Table(merged(usual, own, &both))
        }
        (_, own) => own,
    };
    Node { span, value }
}

/// The keys of both; of those that both have, what `both` makes of them.
fn merged(base: Entries, own: Entries, both: &dyn Fn(&str, Node, Node) -> Node) -> Entries {
    let mut own = own.entries;
    let mut entries = Vec::with_capacity(base.entries.len() + own.len());
    for (key, below) in base.entries {
        match own.iter().position(|(name, _)| name.value == key.value) {
            Some(at) => {
                let (key, node) = own.remove(at);
                let node = both(&key.value, below, node);
                entries.push((key, node));
            }
            None => entries.push((key, below)),
        }
    }
    entries.extend(own);
    Entries { entries }
}

/// Leaves out that keys of files inside the program change nothing: what extends them says something else
/// instead, and cannot take them away.
pub fn leave_out_replaced(sources: &Sources, diags: &mut Diagnostics) {
    diags.leave_out(|found| {
        let source = found.span.and_then(|span| sources.get(span.file));
        let replaced = matches!(
            *found.fault,
            Fault::UnknownArea { .. }
                | Fault::StyleOfNothing { .. }
                | Fault::GapOfOne { .. }
                | Fault::AccentsOfFaces
                | Fault::OfficeGroundOfNothing
                | Fault::CornerOfNothing
                | Fault::FlipWithoutBacks
        );
        replaced && source.is_some_and(|source| built_in::is_built_in(&source.path))
    });
}

/// The way out where a file inside the program lacks something: to write it out and change it there.
pub fn write_out(kind: BuiltInKind, path: &str) -> Option<Hint> {
    let name = kind.name_at(path).filter(|_| built_in::is_built_in(path))?;
    Some(Hint::WriteOutLayout { name: name.into() })
}
