//! The JSON Schema of a file that builds on another: no key is needed, but in the things of lists, which are
//! taken over whole or not at all.

use std::collections::BTreeSet;

use serde_json::json;

use super::definitions::Json;

/// The key of files that build on others.
pub(super) const EXTENDS: &str = "extends";

/// `schema`, that of a whole file, without the keys that what it builds on has. Where files are of several
/// `kinds`, one that says nothing of building on another needs its own first keys, which tell its kind.
pub fn without_needed(mut schema: Json, kinds: bool) -> Json {
    let needed = schema.get("required").filter(|_| kinds).cloned();
    let mut whole = BTreeSet::new();
    gather(&schema, &schema, false, &mut whole, &mut BTreeSet::new());
    relax(&mut schema);
    if let Some(needed) = needed {
        schema["if"] = json!({ "required": [EXTENDS] });
        schema["else"] = json!({ "required": needed });
    }
    if let Some(definitions) = schema["$defs"].as_object_mut() {
        for (name, definition) in definitions {
            if !whole.contains(name) {
                relax(definition);
            }
        }
    }
    schema
}

/// Gathers the names of definitions that things of lists are made of.
fn gather(
    root: &Json,
    node: &Json,
    in_list: bool,
    whole: &mut BTreeSet<String>,
    seen: &mut BTreeSet<(String, bool)>,
) {
    match node {
        Json::Array(items) => {
            for item in items {
                gather(root, item, in_list, whole, seen);
            }
        }
        Json::Object(keys) => {
            let name = keys.get("$ref").and_then(Json::as_str);
            if let Some(name) = name.and_then(|name| name.strip_prefix("#/$defs/")) {
                if in_list {
                    whole.insert(name.to_owned());
                }
                if seen.insert((name.to_owned(), in_list)) {
                    gather(root, &root["$defs"][name], in_list, whole, seen);
                }
            }
            for (key, value) in keys.iter().filter(|(key, _)| *key != "$defs") {
                gather(root, value, in_list || key == "items", whole, seen);
            }
        }
        _ => {}
    }
}

/// Takes away which keys a table and its kinds need. What stands in the things of a list stays.
fn relax(schema: &mut Json) {
    let Json::Object(keys) = schema else { return };
    keys.remove("required");
    for (key, value) in keys.iter_mut() {
        match (key.as_str(), value) {
            ("properties" | "patternProperties", Json::Object(properties)) => {
                properties.values_mut().for_each(relax);
            }
            ("additionalProperties" | "then" | "else", value) => relax(value),
            ("allOf", Json::Array(conditions)) => conditions.iter_mut().for_each(relax),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_things_of_lists_need_keys() {
        let table = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
        let schema = json!({
            "required": ["format"],
            "properties": {
                "margin": { "type": "object", "required": ["top"] },
                "accent": { "type": "array", "items": table("Accent") },
                "space": table("Space"),
            },
            "allOf": [{ "if": { "required": ["format"] }, "then": { "required": ["areas"] } }],
            "$defs": {
                "Accent": { "required": ["name"], "properties": { "deep": table("Color") } },
                "Color": { "required": ["rgb"] },
                "Space": { "required": ["block"] },
            },
        });
        let kinds = without_needed(schema.clone(), true);
        assert_eq!(kinds["if"], json!({ "required": ["extends"] }));
        assert_eq!(kinds["else"], json!({ "required": ["format"] }));
        let relaxed = without_needed(schema, false);
        assert_eq!(relaxed["if"], Json::Null);
        assert_eq!(relaxed["required"], Json::Null);
        assert_eq!(relaxed["properties"]["margin"], json!({ "type": "object" }));
        assert_eq!(relaxed["$defs"]["Space"], json!({}));
        assert_eq!(relaxed["$defs"]["Accent"]["required"], json!(["name"]));
        assert_eq!(relaxed["$defs"]["Color"]["required"], json!(["rgb"]));
        let condition = &relaxed["allOf"][0];
        assert_eq!(condition["if"], json!({ "required": ["format"] }));
        assert_eq!(condition["then"], json!({}));
    }
}
