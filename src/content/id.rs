//! Names that references use: lower-case words joined by hyphens.

use std::collections::BTreeMap;

use serde_json::json;

use super::read::{Cx, Decode, Definitions, Json, Node};
use crate::diag::values::Expected;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span, Spanned};

/// A name that references use: `husk-dette`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub String);

impl Id {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Decode for Id {
    /// A name of the wrong shape is reported, and kept: dropping what it names would only make
    /// more errors.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"husk-dette\""))?;
        if !is_kebab(text) {
            let slug = slug(text);
            let hint = match slug.as_str() {
                "" => Hint::write_such("\"husk-dette\""),
                slug => Hint::write(format!("\"{slug}\"")),
            };
            cx.push(Fault::BadId { text: text.into() }.at(node.span).hint(hint));
        }
        Some(Self(text.to_owned()))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
    }
}

/// A name inside one deck: as an [`Id`], but with any lower-case letters, since no file is named
/// after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(pub String);

impl Name {
    /// What names look like, for JSON Schema.
    pub const PATTERN: &str = r"^[\p{Ll}0-9]+(-[\p{Ll}0-9]+)*$";

    /// Reports a name of the wrong shape.
    pub(super) fn check(text: &str, span: Span, cx: &mut Cx) {
        if is_name(text) {
            return;
        }
        let error = Fault::BadName { text: text.into() }.at(span);
        cx.push(error.hint(match name_of(text) {
            none if none.is_empty() => Hint::write_such("\"navn\""),
            // A key stands without quotes.
            meant if cx.typed(span).starts_with(['"', '\'']) => Hint::write(format!("\"{meant}\"")),
            meant => Hint::write(meant),
        }));
    }
}

impl Decode for Name {
    /// A name of the wrong shape is reported, and kept.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"apning\""))?;
        Self::check(text, node.span, cx);
        Some(Self(text.to_owned()))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": Self::PATTERN })
    }
}

/// The name that `text` is as a [`Name`]: its words in lower case, joined by hyphens. Empty where it has none.
pub(super) fn name_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_lowercase() && !c.is_ascii_digit());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Whether `text` is lower-case words joined by hyphens.
pub(super) fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_lowercase() || c.is_ascii_digit();
    text.split('-')
        .all(|word| !word.is_empty() && word.chars().all(plain))
}

/// Reports every id that is used again, with the line where it is used first.
pub(super) fn report_duplicates<'i, T: AsRef<str> + 'i>(
    ids: impl IntoIterator<Item = &'i Spanned<T>>,
    sources: &Sources,
    diags: &mut Diagnostics,
) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for id in ids {
        let name = id.value.as_ref();
        if let Some(first) = seen.get(name) {
            let line = line_of(sources, *first);
            let error = Fault::DuplicateId { id: name.into() }.at(id.span);
            diags.push(error.hint(Hint::FirstOnLine { line }));
        } else {
            seen.insert(name, id.span);
        }
    }
}

/// The line of a place, counted from 1.
fn line_of(sources: &Sources, span: Span) -> usize {
    let text = sources.get(span.file).map_or("", |source| &source.text);
    let before = text.bytes().take(span.start as usize);
    before.filter(|byte| *byte == b'\n').count() + 1
}

fn is_kebab(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// The name that was probably meant: lower case, Norwegian letters spelt out, hyphens for the rest.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'æ' | 'ä' => slug.push_str("ae"),
            'ø' | 'ö' => slug.push('o'),
            'å' | 'á' => slug.push('a'),
            'é' => slug.push('e'),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_kebab_case_or_empty() {
        for (text, expected) in [
            ("Husk dette!", "husk-dette"),
            ("  Å være_ærlig ", "a-vaere-aerlig"),
            ("«»", ""),
        ] {
            assert!(!is_kebab(text), "{text}");
            assert_eq!(slug(text), expected);
            assert!(expected.is_empty() || is_kebab(expected));
        }
        assert!(is_kebab("huskeregler") && is_kebab("del-2") && !is_kebab("a--b"));
    }
}
