//! A text that may be left empty on purpose.

use serde_json::json;

use crate::content::read::{Cx, Decode, Definitions, Json, Node, Value};
use crate::content::text::Text;

/// Words, or an empty text where there are none.
#[derive(Debug, Clone)]
pub struct TextOrNone(pub Text);

impl Decode for TextOrNone {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => {
                Some(Self(Text::unstyled("", node.span)))
            }
            _ => Text::decode(node, cx).map(Self),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let mut words = Text::schema(definitions);
        words["minLength"] = json!(0);
        words
    }
}
