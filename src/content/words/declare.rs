//! `[words.TAG]` of the project file → words of one language, by key.

use std::collections::BTreeMap;

use serde_json::json;

use super::{keys, slots_of};
use crate::content::read::{Cx, Decode, Definitions, Json, Node, hint_for};
use crate::diag::template::slots;
use crate::diag::values::Expected;
use crate::diag::{Diagnostic, Fault, Hint};

/// Words of one language, by key.
#[derive(Debug, Clone, Default)]
pub struct RawWords(pub BTreeMap<String, String>);

impl Decode for RawWords {
    /// A key that is none is reported, and so are braces that nothing stands for.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let table = cx.table(node)?;
        let mut words = BTreeMap::new();
        for (key, value) in &table.entries {
            let known = keys();
            if !known.contains(&key.value.as_str()) {
                let fault = Fault::UnknownKey {
                    name: (&key.value).into(),
                };
                cx.push(fault.at(key.span).hint(hint_for(&key.value, &known)));
                continue;
            }
            let Some(text) = cx.text(value, Expected::TextSuch("\"Innhold\"")) else {
                continue;
            };
            let wanted = slots_of(&key.value);
            let written = slots(text);
            let unknown = written.iter().filter(|slot| !wanted.contains(slot));
            for slot in unknown.clone() {
                let fault = Fault::UnknownSlot {
                    name: (*slot).into(),
                };
                cx.push(fault.at(value.span).hint(match wanted.as_slice() {
                    [] => Hint::LeaveOut,
                    wanted => Hint::one_of(wanted.iter().map(|slot| format!("{{{slot}}}"))),
                }));
            }
            // A name that is misspelt is most likely that of what seems to be missing.
            let misspelt = unknown.count() > 0;
            let missing = |slot: &&&str| !misspelt && !written.contains(slot);
            for slot in wanted.iter().filter(missing) {
                let fault = Fault::MissingSlot {
                    name: (*slot).into(),
                };
                let warning = Diagnostic::warning(fault, value.span);
                cx.push(warning.hint(Hint::AddSlot {
                    name: (*slot).into(),
                }));
            }
            words.insert(key.value.clone(), text.to_owned());
        }
        Some(Self(words))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "object",
            "propertyNames": { "enum": keys() },
            "additionalProperties": { "type": "string" },
        })
    }
}
