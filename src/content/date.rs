//! How project files write a [`Date`]: `2026-01-15`, with or without quotes.

use serde_json::json;

use super::read::{self, Cx, Decode, Definitions, Json, Node, Value};
use crate::date::Date;
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};

impl Decode for Date {
    /// TOML has dates of its own, without quotes; both are understood.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let (Value::Text(text) | Value::Date(text)) = &node.value else {
            cx.wrong_type(node, Expected::DateSuch("\"2026-01-15\""));
            return None;
        };
        let date = Self::parse(text);
        if date.is_none() {
            let meant = read::meant_date(text);
            let text = text.into();
            cx.push(match meant {
                Some(date) => {
                    let fault = Fault::DateForm { text };
                    fault.at(node.span).hint(Hint::write(format!("\"{date}\"")))
                }
                None => {
                    let fault = Fault::BadDate { text };
                    fault.at(node.span).hint(Hint::write_such("\"2026-01-15\""))
                }
            });
        }
        date
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "format": "date" })
    }
}
