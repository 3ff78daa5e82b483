//! The JSON Schema of what is declared, for editors that help while typing.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::{Map as Object, Value as Json};

use super::record::{Field, key};

/// The JSON Schema of `T` as indented text.
pub fn schema<T: JsonSchema>() -> String {
    let schema = schema_for!(T);
    // A schema is a tree of texts, numbers and lists: it cannot fail to be written.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// A doc comment as one line.
pub(super) fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
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
