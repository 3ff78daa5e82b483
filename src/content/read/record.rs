//! The declarations [`record!`], [`choice!`] and [`variants!`], and what they expand to.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map as Object, Value as Json};

use super::decode::{Cx, Decode, hint_for};
use super::node::{Node, Table};
use crate::diag::{Code, Diagnostic, Message};
use crate::source::Span;

/// Declares a table of the project files: the struct, its reader and its JSON Schema.
///
/// Each key is a field with a doc comment, which is also what an error about the missing key says.
/// `snake_case` fields are `kebab-case` keys. `Option` fields may be missing; so may those marked
/// `#[default(value)]`. The struct has a further field `span`, the place of its header or braces.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        $vis:vis struct $name:ident {
            $(
                $(#[doc = $doc:literal])+
                $(#[default($default:expr)])?
                $field:ident: $ty:ty,
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        $vis struct $name {
            $($(#[doc = $doc])+ pub $field: $ty,)*
            /// Where it starts.
            #[allow(dead_code, reason = "a reader may need no other place than those of the keys")]
            pub span: $crate::source::Span,
        }

        impl $crate::content::read::Record for $name {
            const FIELDS: &'static [$crate::content::read::Field] = &[
                $($crate::content::read::Field {
                    name: stringify!($field),
                    doc: concat!($($doc, "\n"),+),
                    default: [$(stringify!($default))?].as_slice(),
                    required: || {
                        <$ty as $crate::content::read::Decode>::absent().is_none()
                    },
                    schema: |generator| generator.subschema_for::<$ty>(),
                },)*
            ];

            fn read(
                fields: &$crate::content::read::Fields,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                $(
                    let absent = || {
                        [$({ let value: $ty = $default; value })?]
                            .into_iter()
                            .next()
                            .or_else(<$ty as $crate::content::read::Decode>::absent)
                    };
                    let $field: Option<$ty> =
                        fields.take(stringify!($field), concat!($($doc, "\n"),+), absent, cx);
                )*
                Some(Self { $($field: $field?,)* span: fields.span })
            }
        }

        impl $crate::content::read::Decode for $name {
            fn decode(
                node: &$crate::content::read::Node,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                let fields = $crate::content::read::Fields::new(node, cx)?;
                fields.check::<Self>(&[], cx);
                <Self as $crate::content::read::Record>::read(&fields, cx)
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).trim_start_matches("Raw").into()
            }
            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::content::read::parts::record_schema(
                    concat!($($about, "\n"),+),
                    &[<Self as $crate::content::read::Record>::FIELDS],
                    generator,
                )
            }
        }
    };
}
pub(crate) use record;

/// Declares named choices: an enum, each variant with the text that stands for it in the files.
macro_rules! choice {
    (
        $(#[doc = $about:literal])+
        $vis:vis enum $name:ident {
            $($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }

        #[allow(dead_code, reason = "not every declaration needs both ways between value and text")]
        impl $name {
            /// Every choice and the text that stands for it, in the order of declaration.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$variant),)+];

            /// The text that stands for it in the files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl $crate::content::read::Decode for $name {
            fn decode(
                node: &$crate::content::read::Node,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                $crate::content::read::parts::decode_choice(Self::ALL, node, cx)
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).trim_start_matches("Raw").into()
            }
            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::content::read::parts::choice_schema(
                    concat!($($about, "\n"),+),
                    &[$(($text, concat!($($doc, "\n"),+)),)+],
                )
            }
        }
    };
}
pub(crate) use choice;

/// Declares a table that is one of several records, told apart by one key:
/// `enum Shape by "kind" { Disc(RawDisc) = "disc", … }`. Keys that all of them share are a record
/// of their own, joined by [`Tagged`].
macro_rules! variants {
    (
        $(#[doc = $about:literal])+
        $vis:vis enum $name:ident by $tag:literal {
            $($(#[doc = $doc:literal])+ $variant:ident($record:ty) = $text:literal,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant($record),)+
        }

        impl $crate::content::read::Variants for $name {
            const TAG: &'static str = $tag;
            const NAMES: &'static [&'static str] = &[$($text,)+];

            fn read_variant(
                name: &str,
                fields: &$crate::content::read::Fields,
                also: &[&[$crate::content::read::Field]],
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                match name {
                    $($text => {
                        fields.check::<$record>(also, cx);
                        <$record as $crate::content::read::Record>::read(fields, cx)
                            .map(Self::$variant)
                    })+
                    _ => None,
                }
            }

            fn schema(
                also: &[$crate::content::read::Field],
                generator: &mut ::schemars::SchemaGenerator,
            ) -> ::schemars::Schema {
                let records = vec![
                    $((
                        $text,
                        concat!($($doc, "\n"),+),
                        $crate::content::read::parts::record_schema(
                            concat!($($doc, "\n"),+),
                            &[also, <$record as $crate::content::read::Record>::FIELDS],
                            generator,
                        ),
                    ),)+
                ];
                $crate::content::read::parts::variants_schema(
                    concat!($($about, "\n"),+),
                    $tag,
                    records,
                )
            }
        }

        impl $crate::content::read::Decode for $name {
            fn decode(
                node: &$crate::content::read::Node,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                let fields = $crate::content::read::Fields::new(node, cx)?;
                fields.variant::<Self>(&[], cx)
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).trim_start_matches("Raw").into()
            }
            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                <Self as $crate::content::read::Variants>::schema(&[], generator)
            }
        }
    };
}
pub(crate) use variants;

/// One key of a [`Record`].
#[derive(Debug)]
pub struct Field {
    /// The field's name in the code; [`parts::key`](super::parts::key) gives the key in the file.
    pub name: &'static str,
    /// What it is for, a line per line of the doc comment.
    pub doc: &'static str,
    /// The value that a missing key has, as written in the code, if one is declared.
    pub default: &'static [&'static str],
    /// Whether its type allows no missing key.
    pub required: fn() -> bool,
    /// The JSON Schema of its value.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

/// A table of known keys; see [`record!`].
pub trait Record: Sized {
    /// The keys, in the order of declaration.
    const FIELDS: &'static [Field];

    /// Reads the known keys. Unknown ones are the caller's business: several records can share a
    /// table.
    fn read(fields: &Fields, cx: &mut Cx) -> Option<Self>;
}

/// A table that is one of several records; see [`variants!`].
pub trait Variants: Sized {
    /// The key that tells them apart.
    const TAG: &'static str;
    /// The texts that it can hold.
    const NAMES: &'static [&'static str];

    /// Reads the record that `name` stands for; `also` are keys that somebody else reads.
    fn read_variant(name: &str, fields: &Fields, also: &[&[Field]], cx: &mut Cx) -> Option<Self>;

    /// The JSON Schema, each record with the keys `also`.
    fn schema(also: &[Field], generator: &mut SchemaGenerator) -> Schema;
}

/// A table being read.
#[derive(Debug)]
pub struct Fields<'n> {
    table: &'n Table,
    /// The table's header or braces.
    pub span: Span,
}

impl<'n> Fields<'n> {
    /// The keys of `node`, or an error that it is no table.
    pub fn new(node: &'n Node, cx: &mut Cx) -> Option<Self> {
        let table = cx.table(node)?;
        Some(Self {
            table,
            span: node.span,
        })
    }

    /// Reads one key; where it is missing, `absent` decides.
    pub fn take<T: Decode>(
        &self,
        name: &str,
        doc: &str,
        absent: impl FnOnce() -> Option<T>,
        cx: &mut Cx,
    ) -> Option<T> {
        let key = key(name);
        if let Some(node) = self.table.get(&key) {
            return T::decode(node, cx);
        }
        let value = absent();
        if value.is_none() {
            cx.push(self.missing(&key, &purpose(doc)));
        }
        value
    }

    /// Reports the keys that are neither `R`'s nor in `also`.
    pub fn check<R: Record>(&self, also: &[&[Field]], cx: &mut Cx) {
        let of = |fields: &[Field]| fields.iter().map(|f| key(f.name)).collect::<Vec<_>>();
        let mut known: Vec<String> = also.iter().flat_map(|fields| of(fields)).collect();
        known.extend(of(R::FIELDS));
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for (name, _) in &self.table.entries {
            if !known.contains(&name.value.as_str()) {
                cx.unknown_name(Code::UnknownKey, name.span, &name.value, &known);
            }
        }
    }

    /// Reads the record that the tag chooses.
    pub fn variant<V: Variants>(&self, also: &[&[Field]], cx: &mut Cx) -> Option<V> {
        let Some(node) = self.table.get(V::TAG) else {
            let names = V::NAMES.join(", ");
            let hint = Message::new(Code::OneOf).arg("names", names);
            let missing = Diagnostic::error(Code::MissingKey, self.span).arg("key", V::TAG);
            cx.push(missing.hint(hint));
            return None;
        };
        let name = cx.text(node, "a text")?;
        if !V::NAMES.contains(&name) {
            cx.unknown_name(Code::UnknownChoice, node.span, name, V::NAMES);
            return None;
        }
        let tag = [Field {
            name: V::TAG,
            doc: "",
            default: &[],
            required: || true,
            schema: |generator| generator.subschema_for::<String>(),
        }];
        let also: Vec<&[Field]> = [tag.as_slice()]
            .into_iter()
            .chain(also.iter().copied())
            .collect();
        V::read_variant(name, self, &also, cx)
    }

    fn missing(&self, key: &str, purpose: &str) -> Diagnostic {
        let hint = Message::new(Code::AddKey)
            .arg("key", key)
            .arg("purpose", purpose);
        Diagnostic::error(Code::MissingKey, self.span)
            .arg("key", key)
            .hint(hint)
    }
}

/// A table with keys that all kinds share (`C`) and those of its own kind (`V`).
#[derive(Debug, Clone)]
pub struct Tagged<C, V> {
    /// What every kind has.
    pub common: C,
    /// What this kind has.
    pub variant: V,
}

impl<C: Record + JsonSchema, V: Variants + JsonSchema> Decode for Tagged<C, V> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let fields = Fields::new(node, cx)?;
        let common = C::read(&fields, cx);
        let variant = fields.variant(&[C::FIELDS], cx);
        Some(Self {
            common: common?,
            variant: variant?,
        })
    }
}

impl<C: Record + JsonSchema, V: Variants + JsonSchema> JsonSchema for Tagged<C, V> {
    fn schema_name() -> Cow<'static, str> {
        V::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        format!("{}+{}", C::schema_id(), V::schema_id()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        V::schema(C::FIELDS, generator)
    }
}

/// The key in the file for a field of the code.
pub fn key(field: &str) -> String {
    field.replace('_', "-")
}

/// A doc comment as one line.
fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a key is for, as the tail of a sentence: the doc comment's first sentence in lower case.
fn purpose(doc: &str) -> String {
    let line = one_line(doc);
    let first = line.split(". ").next().unwrap_or("").trim_end_matches('.');
    let mut chars = first.chars();
    let head = chars.next().map(|c| c.to_lowercase().to_string());
    head.unwrap_or_default() + chars.as_str()
}

/// Reads a text that must be one of `all`.
pub fn decode_choice<T: Copy>(all: &[(&str, T)], node: &Node, cx: &mut Cx) -> Option<T> {
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let super::node::Value::Text(text) = &node.value else {
        let expected = Message::new(Code::OneOf).arg("names", names.join(", "));
        cx.push(super::decode::wrong_type(node, "a text").hint(expected));
        return None;
    };
    let found = all.iter().find(|(name, _)| name == text);
    if found.is_none() {
        let error = Diagnostic::error(Code::UnknownChoice, node.span).arg("name", text);
        cx.push(error.hint(hint_for(text, &names)));
    }
    found.map(|(_, value)| *value)
}

/// The schema of named choices, each with its meaning.
pub fn choice_schema(about: &str, choices: &[(&str, &str)]) -> Schema {
    let one_of: Vec<Json> = choices
        .iter()
        .map(|(name, doc)| serde_json::json!({ "const": name, "description": one_line(doc) }))
        .collect();
    json_schema!({ "description": one_line(about), "oneOf": one_of })
}

/// The schema of a table with the keys of `parts`.
pub fn record_schema(about: &str, parts: &[&[Field]], generator: &mut SchemaGenerator) -> Schema {
    let mut properties = Object::new();
    let mut required = Vec::new();
    for field in parts.iter().copied().flatten() {
        let mut schema = (field.schema)(generator);
        schema.insert("description".to_owned(), one_line(field.doc).into());
        if field.default.is_empty() && (field.required)() {
            required.push(Json::from(key(field.name)));
        }
        properties.insert(key(field.name), schema.into());
    }
    json_schema!({
        "type": "object",
        "description": one_line(about),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// The schema of one of several records, told apart by `tag`.
pub fn variants_schema(about: &str, tag: &str, records: Vec<(&str, &str, Schema)>) -> Schema {
    let mut one_of = Vec::new();
    for (name, doc, mut schema) in records {
        if let Some(Json::Object(properties)) = schema.get_mut("properties") {
            let value = serde_json::json!({ "const": name, "description": one_line(doc) });
            properties.insert(tag.to_owned(), value);
        }
        if let Some(Json::Array(required)) = schema.get_mut("required") {
            required.insert(0, tag.into());
        }
        one_of.push(Json::from(schema));
    }
    json_schema!({ "description": one_line(about), "oneOf": one_of })
}
