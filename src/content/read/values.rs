//! Readers of the plain values: texts, numbers, lists, maps, lengths, colours.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use serde_json::json;

use super::decode::{Cx, Decode};
use super::definitions::{Definitions, Json};
use super::meant;
use super::node::{Node, Value};
use super::ways_out;
use crate::diag::values::{Expected, Number};
use crate::diag::{Fault, Hint};
use crate::source::{Span, Spanned};
use crate::units::{Abs, LengthError, parse_abs};

impl Decode for String {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        cx.text(node, Expected::Text).map(str::to_owned)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string" })
    }
}

impl Decode for bool {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let Value::Bool(flag) = node.value {
            return Some(flag);
        }
        let Value::Text(text) = &node.value else {
            cx.wrong_type(node, Expected::Bool);
            return None;
        };
        let fault = Fault::FlagInWords { text: text.into() };
        let hint = meant::flag(text).map(|flag| Hint::write(flag.to_string()));
        cx.push(fault.at(node.span).hint(hint.unwrap_or(Hint::TrueOrFalse)));
        None
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "boolean" })
    }
}

impl Decode for f64 {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.value {
            Value::Integer(Some(number)) => Some(number as Self),
            Value::Float(number) if number.is_finite() => Some(number),
            _ => {
                cx.wrong_type(node, Expected::Number);
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "number" })
    }
}

/// A whole number from `MIN` to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Int<const MIN: i64, const MAX: i64>(pub i64);

impl<const MIN: i64, const MAX: i64> Decode for Int<MIN, MAX> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.value {
            Value::Integer(Some(number)) if (MIN..=MAX).contains(&number) => Some(Self(number)),
            Value::Integer(number) => {
                let found = number.map_or(Number::TooLong, Number::Whole);
                let fault = Fault::OutOfRange {
                    found,
                    min: MIN.into(),
                    max: MAX.into(),
                };
                cx.push(fault.at(node.span).hint(Hint::between(MIN, MAX)));
                None
            }
            // Shares of one, as drawing programs have them for inks.
            Value::Float(share) if (MIN, MAX) == (0, 100) && (0.0..1.0).contains(&share) => {
                let (expected, found) = (Expected::WholeNumber, node.what());
                let fault = Fault::WrongType { expected, found };
                let percent = (share * 100.0).round();
                cx.push(fault.at(node.span).hint(Hint::write(percent.to_string())));
                None
            }
            _ => {
                cx.wrong_type(node, Expected::WholeNumber);
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "integer", "minimum": MIN, "maximum": MAX })
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(|value| Self::new(value, node.span))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        T::schema(definitions)
    }
}

impl<T: Decode> Decode for Option<T> {
    /// A broken value counts as missing from here on: its error is pushed.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Some(T::decode(node, cx))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    /// TOML has no value for nothing: what may be missing is left out.
    fn schema(definitions: &mut Definitions) -> Json {
        T::schema(definitions)
    }
}

impl<T: Decode> Decode for Vec<T> {
    /// Broken items are left out, their errors pushed; a list of broken items only is broken.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let items = cx.list(node, Expected::List)?;
        let good: Self = items
            .iter()
            .filter_map(|item| ways_out::read(item, None, cx))
            .collect();
        (items.is_empty() || !good.is_empty()).then_some(good)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "type": "array", "items": T::schema(definitions) })
    }
}

/// A list that must not be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonEmpty<T>(pub Vec<T>);

impl<T> Deref for NonEmpty<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for NonEmpty<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T: Decode> Decode for NonEmpty<T> {
    /// An empty list is reported, and kept: dropping what holds it would hide other errors.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let items = Vec::decode(node, cx)?;
        if items.is_empty() {
            let error = Fault::EmptyList.at(node.span);
            cx.push(error.hint(Hint::FillList));
        }
        Some(Self(items))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "type": "array", "items": T::schema(definitions), "minItems": 1 })
    }
}

impl<T: Decode, const N: usize> Decode for [T; N] {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let items = cx.list(node, Expected::ListOf(N))?;
        if items.len() != N {
            let fault = Fault::WrongCount {
                expected: N,
                found: items.len(),
            };
            cx.push(fault.at(node.span).hint(Hint::ListOf { count: N }));
            return None;
        }
        let good: Vec<T> = items
            .iter()
            .filter_map(|item| ways_out::read(item, None, cx))
            .collect();
        good.try_into().ok()
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let items = T::schema(definitions);
        json!({ "type": "array", "items": items, "minItems": N, "maxItems": N })
    }
}

/// Values under names that the file chooses, sorted by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<T> {
    /// Each value by its name.
    pub entries: BTreeMap<String, Named<T>>,
}

/// A value of a [`Map`].
#[derive(Debug, Clone, PartialEq)]
pub struct Named<T> {
    /// Where the name stands.
    pub key: Span,
    /// What stands under it.
    pub value: T,
}

impl<T> Map<T> {
    /// No values at all.
    pub const fn new() -> Self {
        Self {
            entries: BTreeMap::new(),
        }
    }

    /// The value called `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.entries.get(name).map(|named| &named.value)
    }

    /// Every name, sorted.
    pub fn names(&self) -> Vec<&str> {
        self.entries.keys().map(String::as_str).collect()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Decode> Decode for Map<T> {
    /// Broken values are left out, their errors pushed.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let table = cx.table(node)?;
        let mut entries = BTreeMap::new();
        for (key, value) in &table.entries {
            if let Some(value) = ways_out::read(value, Some(&key.value), cx) {
                let named = Named {
                    key: key.span,
                    value,
                };
                entries.insert(key.value.clone(), named);
            }
        }
        Some(Self { entries })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "type": "object", "additionalProperties": T::schema(definitions) })
    }
}

impl Decode for Abs {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = match &node.value {
            Value::Text(text) => text.clone(),
            // The commonest slip is a bare number; it deserves the hint about units.
            Value::Integer(Some(number)) => number.to_string(),
            Value::Float(number) if number.is_finite() => number.to_string(),
            _ => {
                cx.wrong_type(node, Expected::LengthSuch("\"3mm\""));
                return None;
            }
        };
        let quoted = (&text).into();
        let unit = |number: String| Hint::WriteUnit {
            number: number.into(),
        };
        let meant = || meant::length(&text).map(|length| Hint::write(format!("\"{length}\"")));
        let (fault, hint) = match parse_abs(&text) {
            Ok(length) => return Some(length),
            Err(LengthError::NoUnit) => (
                Fault::LengthNoUnit { text: quoted },
                unit(text.trim().to_owned()),
            ),
            Err(_) if text.contains(',') && meant::number(&text).is_some() => (
                Fault::DecimalComma { text: quoted },
                unit(meant::number(&text).unwrap_or_default()),
            ),
            Err(_) if text.contains(',') && meant().is_some() => (
                Fault::DecimalComma { text: quoted },
                meant().unwrap_or(Hint::write_such("\"3mm\"")),
            ),
            Err(LengthError::UnknownUnit) => (
                Fault::LengthUnknownUnit { text: quoted },
                meant().unwrap_or_else(|| Hint::one_of(["mm", "cm", "in", "pt"])),
            ),
            Err(LengthError::NoNumber) => (
                Fault::LengthNoNumber { text: quoted },
                meant().unwrap_or_else(|| Hint::write_such("\"3mm\"")),
            ),
        };
        cx.push(fault.at(node.span).hint(hint));
        None
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "string",
            "pattern": r"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)\s*(mm|cm|in|pt)\s*$",
            "examples": ["3mm", "10.5pt"],
        })
    }
}
