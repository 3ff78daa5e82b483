//! A text such as "1" or "1-3" → the pages that it names, counted from 1.

use std::ops::RangeInclusive;

use serde_json::json;

use super::read::{Cx, Decode, Definitions, Json, Node};
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};

/// Pages that follow each other, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRange(pub RangeInclusive<usize>);

impl PageRange {
    fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<usize>().ok().filter(|page| *page > 0);
        let range = match text.split_once(['-', '–']) {
            None => number(text)?..=number(text)?,
            Some((first, last)) => number(first)?..=number(last)?,
        };
        (!range.is_empty()).then_some(Self(range))
    }
}

impl Decode for PageRange {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::Text)?;
        let range = Self::parse(text);
        if range.is_none() {
            let fault = Fault::NotPages { text: text.into() };
            let hint = Hint::write_such("\"1-3\"");
            cx.push(fault.at(node.span).hint(hint));
        }
        range
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "string",
            "pattern": "^\\s*[0-9]+\\s*([-–]\\s*[0-9]+\\s*)?$",
            "examples": ["1", "1-3"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_from_one() {
        let range = |text| PageRange::parse(text).map(|range| range.0);
        assert_eq!(range("1"), Some(1..=1));
        assert_eq!(range(" 2 – 4 "), Some(2..=4));
        for text in ["", "0", "0-2", "3-2", "2-", "-2", "1,3", "a"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
