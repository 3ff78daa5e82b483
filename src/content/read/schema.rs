//! The JSON Schema of what is declared, for editors that help while typing. It is written so that an
//! editor underlines the key or the value that is wrong, and nothing around it: a table of several
//! kinds is one object with all keys, and a condition for each kind refuses those of the others.

use serde_json::{Map as Object, json};

use super::builds_on::{EXTENDS, without_needed};
use super::definitions::{Definitions, Json};
use super::shape::{Choice, Field, Part, Shape, Tag, key};

/// The dialect of JSON Schema: the newest that editors know.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What editors say of a key that no kind of the table has. They show a schema that refuses a value,
/// so the words stand in it.
pub(super) const UNKNOWN: &str = "there is no such key here";

/// The schema of a whole file of this shape. Where such a file builds on another, it needs no
/// key of its own.
pub fn file_schema(about: &str, shape: &Shape, title: &str) -> Json {
    let schema = standing_alone(about, shape, title);
    match shape.has(EXTENDS) {
        true => without_needed(schema, shape.tags().next().is_some()),
        false => schema,
    }
}

/// The schema of a whole file that builds on no other.
pub fn standing_alone(about: &str, shape: &Shape, title: &str) -> Json {
    let mut definitions = Definitions::default();
    let mut schema = shape_schema(about, shape, None, &mut definitions);
    schema["$schema"] = DIALECT.into();
    schema["title"] = title.into();
    schema["$defs"] = definitions.into_json();
    schema
}

/// A doc comment as one line.
pub(super) fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The schema of named choices. What each of them means stands in the description, which editors
/// show beside the value.
pub fn choice_schema(about: &str, choices: &[(&str, &str)]) -> Json {
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    json!({ "description": meanings(about, choices), "enum": names })
}

fn meanings(about: &str, choices: &[(&str, &str)]) -> String {
    let mut text = one_line(about);
    for (name, doc) in choices {
        text += &format!("\n- `{name}`: {}", one_line(doc));
    }
    text
}

/// The schema of a table of this shape, which the file calls `name` where that tells of which kind it
/// is.
pub fn shape_schema(
    about: &str,
    shape: &Shape,
    name: Option<&str>,
    definitions: &mut Definitions,
) -> Json {
    let mut table = Keys {
        name,
        definitions,
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
    schema.into()
}

/// A schema that no value satisfies, and that says why.
pub fn refusal(why: &str) -> Json {
    json!({ "not": { "title": why } })
}

/// What one kind of a table says of one of its keys.
#[derive(Debug, Clone, PartialEq)]
struct Property {
    /// What the key is for.
    about: String,
    /// What its value looks like.
    value: Json,
}

impl Property {
    fn schema(&self) -> Json {
        let mut schema = self.value.clone();
        schema["description"] = self.about.as_str().into();
        schema
    }
}

/// Whether the values of a key look alike in all kinds of a table.
fn alike(kinds: &[Property]) -> bool {
    kinds.windows(2).all(|pair| pair[0].value == pair[1].value)
}

/// What all kinds of a table say of one of its keys.
fn common(kinds: &[Property]) -> Json {
    let mut about: Vec<&str> = Vec::new();
    for kind in kinds {
        if !about.contains(&kind.about.as_str()) {
            about.push(&kind.about);
        }
    }
    let value = kinds.first().filter(|_| alike(kinds));
    let value = value.map_or_else(|| json!({}), |kind| kind.value.clone());
    let about = about.join("\n\n");
    Property { about, value }.schema()
}

/// The keys of a table while its schema is written.
struct Keys<'g> {
    name: Option<&'g str>,
    definitions: &'g mut Definitions,
    /// What each kind says of each key.
    found: Vec<(String, Vec<Property>)>,
}

impl Keys<'_> {
    fn gather(&mut self, shape: &Shape) {
        for part in &shape.parts {
            let (key, property) = self.property(part);
            match self.found.iter_mut().find(|(known, _)| *known == key) {
                Some((_, kinds)) => kinds.push(property),
                None => self.found.push((key, vec![property])),
            }
            if let Part::Tag(tag) = part {
                for choice in &tag.choices {
                    self.gather(&choice.shape);
                }
            }
        }
    }

    /// A key, and what is said of it.
    fn property(&mut self, part: &Part) -> (String, Property) {
        match part {
            Part::Key(field) => {
                let about = one_line(field.doc);
                let value = (field.schema)(self.definitions);
                (key(field.name), Property { about, value })
            }
            Part::Tag(tag) => {
                let choices = tag.choices.iter().map(|one| (one.name, one.doc));
                let choices: Vec<(&str, &str)> = choices.collect();
                let about = meanings(tag.about, &choices);
                let value = match tag.is_flag() {
                    true => json!({ "type": "boolean" }),
                    false => choice_schema(tag.about, &choices),
                };
                (tag.key.to_owned(), Property { about, value })
            }
        }
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
                        if then.is_empty() {
                            continue;
                        }
                        let mut then = Json::from(then);
                        // The same for tables of all names.
                        if tag.has_names() {
                            let name = format!("{}-{}", tag.key, choice.name);
                            then = self.definitions.refer_to(tag.about, &name, |_| then);
                        }
                        let if_ = self.chooses(tag, choice);
                        conditions.push(json!({ "if": if_, "then": then }));
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
            let (key, property) = self.property(part);
            let kinds = self.found.iter().find(|(known, _)| *known == key);
            let Some((_, kinds)) = kinds else { continue };
            if !alike(kinds) {
                properties.insert(key, property.schema());
            } else if kinds.iter().any(|kind| kind.about != property.about) {
                properties.insert(key, json!({ "description": property.about }));
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
