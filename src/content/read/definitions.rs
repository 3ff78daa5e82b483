//! What a JSON Schema is made of: schemas that refer to each other by names, and values of several types.

use std::any::type_name;
use std::collections::BTreeMap;

use serde_json::{Map as Object, json};

pub use serde_json::Value as Json;

/// Schemas that others refer to by a name, gathered while a file's schema is written.
#[derive(Debug, Default)]
pub struct Definitions {
    /// Each with what it is of.
    found: BTreeMap<String, (&'static str, Json)>,
}

impl Definitions {
    /// A reference to the schema of `T`, which `make` gives and which is called `name`.
    pub fn refer<T: ?Sized>(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        self.refer_to(type_name::<T>(), name, make)
    }

    /// A reference to the schema `of` something. It is called `name`, or so with a number behind it where
    /// something else has that name.
    pub fn refer_to(
        &mut self,
        of: &'static str,
        name: &str,
        make: impl FnOnce(&mut Self) -> Json,
    ) -> Json {
        let taken = |name: &String| self.found.get(name).is_some_and(|known| known.0 != of);
        let mut number = 1;
        let mut own = name.to_owned();
        while taken(&own) {
            number += 1;
            own = format!("{name}{number}");
        }
        let name = own;
        if !self.found.contains_key(&name) {
            // A type can hold itself.
            self.found.insert(name.clone(), (of, Json::Null));
            let schema = make(self);
            self.found.insert(name.clone(), (of, schema));
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// All of them, by their names.
    pub fn into_json(self) -> Json {
        let found = self.found.into_iter();
        found.map(|(name, (_, schema))| (name, schema)).collect()
    }
}

/// What a schema says of tables alone, or of whatever is one.
const OF_TABLES: [&str; 10] = [
    "properties",
    "required",
    "additionalProperties",
    "propertyNames",
    "allOf",
    "anyOf",
    "oneOf",
    "if",
    "then",
    "else",
];

/// The schema of a value of several types, such as a text or a table: one schema with what holds for each
/// of them, so that an editor points at what is wrong in the table and not at the table. Of two kinds of tables,
/// the later counts.
pub fn either(types: impl IntoIterator<Item = Json>) -> Json {
    let mut all: Vec<Json> = Vec::new();
    let mut schema = Object::new();
    for one in types {
        let Json::Object(mut one) = one else { continue };
        let of_one = match one.remove("type") {
            // What is already one of several.
            Some(Json::Array(several)) => several,
            single => single.into_iter().collect(),
        };
        let table = Json::from("object");
        if of_one.contains(&table) && all.contains(&table) {
            for key in OF_TABLES {
                schema.remove(key);
            }
        }
        all.extend(
            of_one
                .into_iter()
                .filter(|one| !all.contains(one))
                .collect::<Vec<_>>(),
        );
        schema.extend(one);
    }
    schema.insert("type".to_owned(), all.into());
    schema.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_kinds_of_tables_the_later_counts() {
        let taken = json!({
            "type": "object", "properties": { "from": {} }, "required": ["from"],
        });
        let words = either([json!({ "type": "string", "minLength": 1 }), taken]);
        let column = json!({ "type": "object", "properties": { "title": {} } });
        let wanted = json!({
            "type": ["string", "object"], "minLength": 1, "properties": { "title": {} },
        });
        assert_eq!(either([words, column]), wanted);
    }
}
