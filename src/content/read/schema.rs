//! The JSON Schema of what is declared, for editors that help while typing. It is written so that an
//! editor underlines the key or the value that is wrong, and nothing around it: a table of several
//! kinds is one object with all keys, and a condition for each kind refuses those of the others.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::{Map as Object, Value as Json, json};

use super::shape::{Choice, Field, Part, Shape, Tag, key};

/// What editors say of a key that no kind of the table has. They show a schema that refuses a value,
/// so the words stand in it.
const UNKNOWN: &str = "there is no such key here";

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

/// The schema of named choices. What each of them means stands in the description, which editors
/// show beside the value.
pub fn choice_schema(about: &str, choices: &[(&str, &str)]) -> Schema {
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    json_schema!({ "description": meanings(about, choices), "enum": names })
}

fn meanings(about: &str, choices: &[(&str, &str)]) -> String {
    let mut text = one_line(about);
    for (name, doc) in choices {
        text += &format!("\n- `{name}`: {}", one_line(doc));
    }
    text
}

/// The schema of a table.
pub fn record_schema(about: &str, shape: &Shape, generator: &mut SchemaGenerator) -> Schema {
    named_schema(about, shape, None, generator)
}

/// The schema of a table that the file calls `name`, where that tells of which kind it is.
pub fn named_schema(
    about: &str,
    shape: &Shape,
    name: Option<&str>,
    generator: &mut SchemaGenerator,
) -> Schema {
    let mut table = Keys {
        name,
        generator,
        found: Vec::new(),
    };
    table.gather(shape);
    let mut schema = table.then(shape);
    let mut properties = Object::new();
    for (key, kinds) in &table.found {
        properties.insert(key.clone(), common(kinds));
    }
    for (key, value) in [
        ("type", json!("object")),
        ("description", json!(one_line(about))),
        ("properties", properties.into()),
        ("additionalProperties", refusal(UNKNOWN)),
    ] {
        schema.insert(key.to_owned(), value);
    }
    Schema::from(schema)
}

/// A schema that no value satisfies, and that says why.
fn refusal(why: &str) -> Json {
    json!({ "not": { "title": why } })
}

/// What all kinds of a table say of one of its keys.
fn common(kinds: &[Object<String, Json>]) -> Json {
    let bare = |kind: &Object<String, Json>| {
        let mut kind = kind.clone();
        let text = kind.remove("description");
        (kind, text)
    };
    let mut texts: Vec<String> = Vec::new();
    for (_, text) in kinds.iter().map(bare) {
        let text = text.as_ref().and_then(Json::as_str).unwrap_or_default();
        if !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    let mut types = kinds.iter().map(|kind| bare(kind).0);
    let first = types.next().unwrap_or_default();
    let mut schema = match types.all(|other| other == first) {
        true => first,
        false => Object::new(),
    };
    schema.insert("description".to_owned(), texts.join("\n\n").into());
    schema.into()
}

/// The keys of a table while its schema is written.
struct Keys<'g> {
    name: Option<&'g str>,
    generator: &'g mut SchemaGenerator,
    /// What each kind says of each key.
    found: Vec<(String, Vec<Object<String, Json>>)>,
}

impl Keys<'_> {
    fn gather(&mut self, shape: &Shape) {
        for part in &shape.parts {
            let (key, schema) = self.property(part);
            match self.found.iter_mut().find(|(known, _)| *known == key) {
                Some((_, kinds)) => kinds.push(schema),
                None => self.found.push((key, vec![schema])),
            }
            if let Part::Tag(tag) = part {
                for choice in &tag.choices {
                    self.gather(&choice.shape);
                }
            }
        }
    }

    /// A key and the schema of its value.
    fn property(&mut self, part: &Part) -> (String, Object<String, Json>) {
        let (key, mut schema, text) = match part {
            Part::Key(field) => {
                let schema = (field.schema)(self.generator);
                (key(field.name), schema, one_line(field.doc))
            }
            Part::Tag(tag) => {
                let choices: Vec<(&str, &str)> =
                    tag.choices.iter().map(|one| (one.name, one.doc)).collect();
                let schema = match tag.is_flag() {
                    true => json_schema!({ "type": "boolean" }),
                    false => choice_schema(tag.about, &choices),
                };
                (tag.key.to_owned(), schema, meanings(tag.about, &choices))
            }
        };
        schema.insert("description".to_owned(), text.into());
        let schema = schema.as_object().cloned().unwrap_or_default();
        (key, schema)
    }

    /// What holds of a table with these keys: which are needed, and what each tag rules out.
    fn then(&mut self, shape: &Shape) -> Object<String, Json> {
        let mut needed: Vec<Json> = Vec::new();
        let mut conditions: Vec<Json> = Vec::new();
        for part in &shape.parts {
            match part {
                Part::Key(field) if is_needed(field) => needed.push(key(field.name).into()),
                Part::Key(_) => {}
                Part::Tag(tag) => {
                    let told = tag.choices.iter().any(|one| !one.told_by.is_empty());
                    if tag.usual.is_none() && !tag.optional && !told {
                        needed.push(tag.key.into());
                    }
                    for choice in &tag.choices {
                        let then = self.of_choice(tag, choice);
                        if !then.is_empty() {
                            let if_ = self.chooses(tag, choice);
                            conditions.push(json!({ "if": if_, "then": then }));
                        }
                    }
                }
            }
        }
        let mut then = Object::new();
        if !needed.is_empty() {
            then.insert("required".to_owned(), needed.into());
        }
        if !conditions.is_empty() {
            then.insert("allOf".to_owned(), conditions.into());
        }
        then
    }

    /// What holds where a tag says this.
    fn of_choice(&mut self, tag: &Tag, choice: &Choice) -> Object<String, Json> {
        let mut then = self.then(&choice.shape);
        let mut properties = Object::new();
        for part in &choice.shape.parts {
            let (key, schema) = self.property(part);
            let kinds = self.found.iter().find(|(known, _)| *known == key);
            let differ = kinds.is_some_and(|(_, kinds)| kinds.iter().any(|one| *one != schema));
            if differ {
                properties.insert(key, schema.into());
            }
        }
        let others = tag.choices.iter().flat_map(|other| other.shape.all());
        for key in others {
            if !choice.shape.has(&key) {
                let written = tag.written(choice.name);
                let why = format!("this key means nothing with {} = {written}", tag.key);
                properties.insert(key, refusal(&why));
            }
        }
        if !properties.is_empty() {
            then.insert("properties".to_owned(), properties.into());
        }
        then
    }

    /// The condition that a tag says this, or that the table tells it otherwise.
    fn chooses(&self, tag: &Tag, choice: &Choice) -> Json {
        let given = |key: &str| json!({ "required": [key] });
        let not = |schema: Json| json!({ "not": schema });
        let value = match tag.is_flag() {
            true => json!(choice.name == "true"),
            false => json!(choice.name),
        };
        let written = json!({
            "properties": { tag.key: { "const": value } },
            "required": [tag.key],
        });
        let mut ways = vec![written];
        let mut untold = vec![not(given(tag.key))];
        for other in &tag.choices {
            for key in other.told_by {
                if other.name == choice.name {
                    let mut all = untold.clone();
                    all.push(given(key));
                    ways.push(json!({ "allOf": all }));
                }
                untold.push(not(given(key)));
            }
        }
        let mut if_untold = |last: &[Json]| {
            let all = [&untold[..], last].concat();
            ways.push(json!({ "allOf": all }));
        };
        let named: Vec<&str> = tag
            .choices
            .iter()
            .flat_map(|one| one.named)
            .copied()
            .collect();
        let of_value = |value: Json| json!({ "properties": { "value": value } });
        if !choice.named.is_empty() {
            let own = of_value(json!({ "enum": choice.named }));
            if_untold(&[given("value"), own]);
        }
        let called = |one: &&Choice| self.name.is_some_and(|name| one.named.contains(&name));
        let by_name = tag.choices.iter().find(called).map(|one| one.name);
        if by_name == Some(choice.name) {
            if_untold(&[not(given("value"))]);
        }
        if tag.usual == Some(choice.name) {
            match (named.is_empty(), by_name) {
                (true, _) => if_untold(&[]),
                (false, None) => if_untold(&[of_value(not(json!({ "enum": named })))]),
                (false, Some(_)) => {
                    let other = of_value(not(json!({ "enum": named })));
                    if_untold(&[given("value"), other]);
                }
            }
        }
        match ways.len() {
            1 => ways.swap_remove(0),
            _ => json!({ "anyOf": ways }),
        }
    }
}

fn is_needed(field: &Field) -> bool {
    field.default.is_empty() && (field.required)()
}
