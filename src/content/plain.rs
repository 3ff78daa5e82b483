//! One text value → plain words without Markdown, such as a name that metadata hold. What cannot be
//! printed is refused, as in every other text.

use serde_json::json;

use std::ops::Range;

use super::read::{Cx, Decode, Definitions, Json, Node};
use super::script;
use crate::diag::values::Expected;
use crate::source::Span;

/// Words without Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain(pub String);

impl Decode for Plain {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::Text)?;
        let found = script::forbidden(text);
        let typed = cx.typed(node.span);
        for found in &found {
            let span = span_of(node.span, typed, text, &found.range);
            cx.push(found.reason.diagnostic(span));
        }
        found.is_empty().then(|| Self(text.to_owned()))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string" })
    }
}

/// The place of a range of `text`, typed as `typed` at `whole`; all of it where escapes stand
/// between the quotes, since bytes of the value then have no place of their own.
fn span_of(whole: Span, typed: &str, text: &str, range: &Range<usize>) -> Span {
    match typed.find(text).zip(u32::try_from(range.start).ok()) {
        Some((before, start)) => {
            let start = whole.start + before as u32 + start;
            Span {
                start,
                end: start + range.len() as u32,
                ..whole
            }
        }
        None => whole,
    }
}
