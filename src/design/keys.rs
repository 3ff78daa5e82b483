//! Types of keys whose words mean something in a design: lengths by what they may be, accents by their
//! names, colours by their roles. Read with their places, and resolved with an error where they make
//! no sense.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::declare::Resolve;
use super::resolver::{Resolver, Sign};
use super::style::StyleColor;
use super::theme::ColorRole;
use crate::content::read::{Cx, Decode, Node};
use crate::source::Spanned;
use crate::units::Abs;

/// More than nothing.
#[derive(Debug, Clone, Copy)]
pub struct Positive(pub Spanned<Abs>);

/// Nothing or more.
#[derive(Debug, Clone, Copy)]
pub struct NotNegative(pub Spanned<Abs>);

/// From line to line, with room to write between them.
#[derive(Debug, Clone, Copy)]
pub struct Pitch(pub Spanned<Abs>);

/// A length that is read as `Spanned<Abs>`.
macro_rules! length {
    ($name:ident, $length:ident, $cx:ident => $rule:expr) => {
        impl Decode for $name {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                Spanned::decode(node, cx).map(Self)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "pattern": r"^\s*\+?([0-9]+\.?[0-9]*|\.[0-9]+)\s*(mm|cm|in|pt)\s*$",
                    "examples": ["3mm", "10.5pt"],
                })
            }
        }

        impl Resolve for $name {
            type Rule = Abs;

            fn resolve(&self, $cx: &mut Resolver) -> Option<Abs> {
                let $length = &self.0;
                Some($rule)
            }
        }
    };
}

length!(Positive, length, cx => cx.length(length, Sign::Positive));
length!(NotNegative, length, cx => cx.length(length, Sign::NotNegative));
length!(Pitch, length, cx => cx.pitch(length));

/// The name of an accent of the theme; it comes to the accent's place in the palette.
#[derive(Debug, Clone)]
pub struct AccentName(pub Spanned<String>);

impl Decode for AccentName {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Spanned::decode(node, cx).map(Self)
    }
}

impl JsonSchema for AccentName {
    fn schema_name() -> Cow<'static, str> {
        "AccentName".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

impl Resolve for AccentName {
    type Rule = usize;

    fn resolve(&self, cx: &mut Resolver) -> Option<usize> {
        cx.accent(Some(&self.0))
    }
}

impl Resolve for ColorRole {
    type Rule = StyleColor;

    fn resolve(&self, cx: &mut Resolver) -> Option<StyleColor> {
        Some(cx.color(*self))
    }
}
