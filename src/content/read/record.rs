//! What the declarations expand to: tables of known keys, and tables of several kinds.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::decode::{Cx, Decode, hint_for, nearest};
use super::node::{Node, Table};
use super::schema::one_line;
use crate::diag::{Code, Diagnostic, Message};
use crate::source::{Span, Spanned};

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

/// A table of known keys; see `record!`.
pub trait Record: Sized {
    /// The keys, in the order of declaration.
    const FIELDS: &'static [Field];

    /// Reads the known keys. Unknown ones are the caller's business: several records can share a
    /// table.
    fn read(fields: &Fields, cx: &mut Cx) -> Option<Self>;
}

/// A table that is one of several records; see `variants!`.
pub trait Variants: Sized {
    /// The key that tells them apart.
    const TAG: &'static str;
    /// The texts that it can hold.
    const NAMES: &'static [&'static str];

    /// Reads the record that `name` stands for; `also` are keys that somebody else reads.
    fn read_variant(
        name: &str,
        fields: &mut Fields,
        also: &[&[Field]],
        cx: &mut Cx,
    ) -> Option<Self>;

    /// The JSON Schema, each record with the keys `also`.
    fn schema(also: &[Field], generator: &mut SchemaGenerator) -> Schema;
}

/// A table being read.
#[derive(Debug)]
pub struct Fields<'n> {
    table: &'n Table,
    /// Keys that a misspelt one is nearest to, and its value: read as if it were spelt right, the
    /// value's errors come in the same run, and the key is not called missing.
    meant: Vec<(String, &'n Node)>,
    /// The table's header or braces.
    pub span: Span,
}

impl<'n> Fields<'n> {
    /// The keys of `node`, or an error that it is no table.
    pub fn new(node: &'n Node, cx: &mut Cx) -> Option<Self> {
        let table = cx.table(node)?;
        Some(Self {
            table,
            meant: Vec::new(),
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
        let meant = || self.meant.iter().find(|(name, _)| *name == key);
        let node = self.table.get(&key).or_else(|| Some(meant()?.1));
        if let Some(node) = node {
            return T::decode(node, cx);
        }
        let value = absent();
        if value.is_none() {
            cx.push(self.missing(&key, &purpose(doc)));
        }
        value
    }

    /// Reports the keys that are neither `R`'s nor in `also`.
    pub fn check<R: Record>(&mut self, also: &[&[Field]], cx: &mut Cx) {
        let of = |fields: &[Field]| fields.iter().map(|f| key(f.name)).collect::<Vec<_>>();
        let mut known: Vec<String> = also.iter().flat_map(|fields| of(fields)).collect();
        known.extend(of(R::FIELDS));
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for (name, node) in &self.table.entries {
            if !known.contains(&name.value.as_str()) {
                cx.unknown_name(Code::UnknownKey, name.span, &name.value, &known);
                if let Some(key) = nearest(&name.value, known.iter().copied()) {
                    self.meant.push((key.to_owned(), node));
                }
            }
        }
    }

    /// The keys that are not `R`'s, for a table whose file chooses names of its own. One that is
    /// nearly a key of `R`, and for which `meant` says that its value would be right there, is
    /// reported, and read as that key.
    pub fn free<R: Record>(
        &mut self,
        meant: impl Fn(&str, &Node) -> bool,
        cx: &mut Cx,
    ) -> Vec<&'n (Spanned<String>, Node)> {
        let known: Vec<String> = R::FIELDS.iter().map(|field| key(field.name)).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let mut free = Vec::new();
        for entry in &self.table.entries {
            let (name, node) = entry;
            if known.contains(&name.value.as_str()) {
                continue;
            }
            match nearest(&name.value, known.iter().copied()).filter(|key| meant(key, node)) {
                Some(key) => {
                    cx.unknown_name(Code::UnknownKey, name.span, &name.value, &known);
                    self.meant.push((key.to_owned(), node));
                }
                None => free.push(entry),
            }
        }
        free
    }

    /// Reads the record that the tag chooses.
    pub fn variant<V: Variants>(&mut self, also: &[&[Field]], cx: &mut Cx) -> Option<V> {
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
        let mut fields = Fields::new(node, cx)?;
        // The variant first: it knows all keys, and finds the misspelt ones.
        let variant = fields.variant(&[C::FIELDS], cx);
        let common = C::read(&fields, cx);
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
        let error = Diagnostic::error(Code::WrongType, node.span)
            .arg("expected", "a text")
            .arg("found", node.what());
        cx.push(error.hint(expected));
        return None;
    };
    let found = all.iter().find(|(name, _)| name == text);
    if found.is_none() {
        let error = Diagnostic::error(Code::UnknownChoice, node.span).arg("name", text);
        cx.push(error.hint(hint_for(text, &names)));
    }
    found.map(|(_, value)| *value)
}
