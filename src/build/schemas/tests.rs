//! Whether files are read as their schemas say: over every key of every table of every kind of file, in
//! every kind of that table, a key is refused by both or by neither, and the reader tells its place.
//!
//! All of it is generated from the schemas, and these from the declarations.

use std::collections::BTreeSet;

use serde_json::{Map, json};

use super::*;
use crate::content::read::{Json, load_source};
use crate::diag::Diagnostics;
use crate::source::Sources;

pub(super) type Table = Map<String, Json>;

/// What the reader says of a key that should not be there; of one that a file chooses, it can say that its
/// value is of the wrong type.
const REFUSALS: [&str; 3] = ["unknown-key", "key-means-nothing", "idle-on-face"];

/// The kinds of files, of which some have schemas for parts of them besides.
pub(super) const KINDS: [ProjectFile; 5] = [
    ProjectFile::Project,
    ProjectFile::Guide,
    ProjectFile::Deck,
    ProjectFile::Layout,
    ProjectFile::Theme,
];

/// A name that no file chooses by accident, and that is near no key.
const FOREIGN: &str = "qqxqq";

impl ProjectFile {
    /// What is wrong with `text` as such a file.
    pub(super) fn read(self, text: &str) -> Diagnostics {
        let (mut sources, mut diags) = (Sources::default(), Diagnostics::new());
        let file = sources.add("file.toml", text);
        match self {
            Self::Project => drop(load_source::<RawProject>(&sources, file, &mut diags)),
            Self::Guide => drop(load_source::<Guide>(&sources, file, &mut diags)),
            Self::Deck => drop(load_source::<RawDeck>(&sources, file, &mut diags)),
            Self::Layout | Self::Booklet | Self::Leaflet | Self::Card => {
                drop(load_source::<LayoutFile>(&sources, file, &mut diags));
            }
            Self::Theme => drop(load_source::<RawTheme>(&sources, file, &mut diags)),
        }
        diags
    }
}

/// What is tried with the keys of a table: its schema, one kind of it, whether it is the first, and what stands
/// around.
pub(super) type Visit = fn(&mut File, &Json, &Json, bool, Around);

/// A kind of file, and its schema.
pub(super) struct File {
    pub kind: ProjectFile,
    visit: Visit,
    schema: Json,
    /// Tables that were gone through, by what their schema is called and the key that they stand under.
    seen: BTreeSet<(String, String)>,
    /// How many keys were tried, and how many of them are refused.
    pub tried: [usize; 2],
    pub wrong: Vec<String>,
}

/// What stands around a table in its file.
pub(super) type Around<'a> = &'a dyn Fn(Json) -> Json;

impl File {
    /// Goes through every table of every kind of file, which is all that its schema says.
    pub fn go_through(kind: ProjectFile, visit: Visit) -> Self {
        // What a file that builds on another can leave out is not asked here.
        let schema = kind.schema_alone(Language::English);
        let mut file = Self {
            kind,
            visit,
            schema: schema.clone(),
            seen: BTreeSet::new(),
            tried: [0, 0],
            wrong: Vec::new(),
        };
        file.go(&schema, "", &|whole| whole);
        file
    }

    /// `schema` itself, or what it refers to.
    fn of<'s>(&'s self, schema: &'s Json) -> &'s Json {
        match schema["$ref"].as_str() {
            Some(name) => self.schema.pointer(&name[1..]).expect("a definition"),
            None => schema,
        }
    }

    /// What a schema says of a value such as this: itself, and what its conditions add.
    fn says<'s>(&'s self, schema: &'s Json, value: &Json) -> Vec<&'s Json> {
        let schema = self.of(schema);
        let mut all = vec![schema];
        let conditions = schema["allOf"].as_array().into_iter().flatten();
        for one in conditions.chain([schema]) {
            if one["if"].is_object() {
                let branch = if holds(&one["if"], value) {
                    "then"
                } else {
                    "else"
                };
                if one[branch].is_object() {
                    all.extend(self.says(&one[branch], value));
                }
            }
        }
        all
    }

    /// The least value that the schema allows, with the keys of `table` where it is a table.
    fn least(&self, schema: &Json, table: Table) -> Json {
        let schema = self.of(schema);
        if let Some(value) = schema["enum"].get(0).or(schema["examples"].get(0)) {
            return value.clone();
        }
        if let (Json::Null, Some(ways)) = (&schema["type"], schema["anyOf"].as_array()) {
            return self.least(&ways[0], table);
        }
        let kind = match &schema["type"] {
            Json::Array(kinds) if table.is_empty() => kinds[0].clone(),
            Json::Array(_) => json!("object"),
            kind => kind.clone(),
        };
        let count = |key: &str| schema[key].as_u64().unwrap_or(0);
        match kind.as_str() {
            Some("string") => json!("x"),
            Some("boolean") => json!(true),
            Some("integer" | "number") => json!(count("minimum")),
            Some("array") => (0..count("minItems").max(1))
                .map(|_| self.least(&schema["items"], Table::new()))
                .collect(),
            _ => self.table(schema, table),
        }
    }

    /// `table` with all that it needs.
    fn table(&self, schema: &Json, table: Table) -> Json {
        let mut table = Json::Object(table);
        loop {
            let says = self.says(schema, &table);
            let needed = says.iter().flat_map(|one| one["required"].as_array());
            let mut needed = needed.flatten().filter_map(Json::as_str);
            let missing = needed.find(|key| table.get(*key).is_none());
            let Some(key) = missing else { return table };
            table[key] = self.value(schema, &table, key);
        }
    }

    /// A value for a key of this table.
    fn value(&self, schema: &Json, table: &Json, key: &str) -> Json {
        let own = self.property(schema, table, key);
        // What other kinds say of it, where this one has no such key.
        let anywhere = || {
            let others = self.of(schema)["allOf"].as_array().into_iter().flatten();
            let mut others = others.map(|one| &self.of(&one["then"])["properties"][key]);
            others.find(|one| one.is_object() && !refuses(one))
        };
        self.least(own.or_else(anywhere).unwrap_or(&json!({})), Table::new())
    }

    /// The schema of a key's value in this table; `None` where the key means nothing.
    pub fn property<'s>(&'s self, schema: &'s Json, table: &Json, key: &str) -> Option<&'s Json> {
        let says = self.says(schema, table);
        let own: Vec<&Json> = says.iter().map(|one| &one["properties"][key]).collect();
        if own.iter().any(|one| refuses(one)) {
            return None;
        }
        let typed = |one: &&&Json| {
            one.get("type")
                .or(one.get("enum"))
                .or(one.get("$ref"))
                .or(one.get("anyOf"))
                .is_some()
        };
        let own = own.iter().find(typed).copied();
        own.or_else(|| {
            let listed = says.iter().any(|one| one["properties"].get(key).is_some());
            let free = says.iter().map(|one| &one["additionalProperties"]);
            free.filter(|one| one.is_object() && !listed)
                .find(|one| !refuses(one))
        })
    }

    /// Every kind of the table: the keys that choose it, and none.
    fn kinds(&self, schema: &Json) -> Vec<Table> {
        let mut kinds = vec![Table::new()];
        let conditions = self.of(schema)["allOf"].as_array().into_iter().flatten();
        for one in conditions {
            let ways = one["if"]["anyOf"].as_array();
            let way = ways.map_or(&one["if"], |ways| &ways[0]);
            let properties = way["properties"].as_object().into_iter().flatten();
            let chosen = properties.map(|(key, value)| (key.clone(), value["const"].clone()));
            let chosen: Table = chosen.collect();
            for deeper in self.kinds(&one["then"]) {
                kinds.push(chosen.clone().into_iter().chain(deeper).collect());
            }
        }
        kinds
    }

    /// Goes through a table that stands under `name`, and the tables in it.
    fn go(&mut self, schema: &Json, name: &str, around: Around) {
        if let Some(called) = schema["$ref"].as_str()
            && !self.seen.insert((called.to_owned(), name.to_owned()))
        {
            return;
        }
        let node = self.of(schema).clone();
        if let Some(items) = node.get("items") {
            self.go(items, name, &|item| around(json!([item])));
        }
        let branches = ["then", "else"].map(|branch| node[branch].clone());
        for (nth, kind) in self.kinds(&node).into_iter().enumerate() {
            let table = self.table(&node, kind);
            (self.visit)(self, &node, &table, nth == 0, around);
            let all = self.says(&node, &table).into_iter().cloned();
            for one in all.collect::<Vec<_>>() {
                let named = one["properties"].as_object().into_iter().flatten();
                let named = named.map(|(key, value)| (key.clone(), value.clone()));
                let free = [(FOREIGN.to_owned(), one["additionalProperties"].clone())];
                for (key, value) in named.chain(free) {
                    if value.is_object() && self.property(&node, &table, &key).is_some() {
                        self.go(&value, &key, &|inner| {
                            let mut table = table.clone();
                            table[&key] = inner;
                            around(table)
                        });
                    }
                }
            }
        }
        for branch in branches.iter().filter(|branch| branch.is_object()) {
            self.go(branch, name, around);
        }
    }

    /// Puts every key that a kind of the table has, and some that none has, beside those of `table`; where
    /// it is asked for, one that is nearly known for each that is.
    fn keys(&mut self, schema: &Json, table: &Json, misspelt: bool, around: Around) {
        let own = schema["properties"].as_object();
        let Some(own) = own.filter(|own| !own.is_empty()) else {
            return;
        };
        let known: Vec<String> = own.keys().cloned().collect();
        let misspelt = known.iter().filter(|_| misspelt);
        let unknown = misspelt.map(|key| format!("{key}{key}"));
        let unknown = unknown.chain([FOREIGN.to_owned()]);
        for key in known.iter().cloned().chain(unknown) {
            if table.get(&key).is_some() {
                continue;
            }
            let mut with = table.clone();
            with[&key] = self.value(schema, table, &key);
            let refused = self.property(schema, &with, &key).is_none();
            self.try_key(&around(mark(with, &key)), &key, refused);
        }
        // Where files choose names, what stands under them has a type.
        let mut with = table.clone();
        with[FOREIGN] = json!("x");
        let free = self
            .property(schema, &with, FOREIGN)
            .map(|free| self.of(free));
        if free.is_some_and(|free| free["type"] == "object") {
            self.try_key(&around(mark(with, FOREIGN)), FOREIGN, true);
        }
    }

    /// Reads a file in which one key is marked, and compares what is said of it.
    fn try_key(&mut self, file: &Json, key: &str, refused: bool) {
        let mut text = String::new();
        for (name, value) in file.as_object().expect("a table") {
            text += &format!("{name} = {}\n", written(value));
        }
        let at = text.find(MARK).expect("the marked key");
        let text = text.replace(MARK, "");
        let found = self.kind.read(&text).sorted();
        let value = at + key.len() + " = ".len();
        let here = found.iter().any(|found| {
            let start = found.span.map(|span| span.start as usize);
            let told = match found.fault.name() {
                "wrong-type" => start == Some(value) && key == FOREIGN,
                name => start == Some(at) && REFUSALS.contains(&name),
            };
            told && !found.hints.is_empty()
        });
        self.tried[0] += 1;
        self.tried[1] += usize::from(refused);
        if here != refused {
            let should = if refused { "should" } else { "should not" };
            let said: Vec<String> = found.iter().map(|found| found.fault.to_string()).collect();
            self.wrong
                .push(format!("`{key}` {should} be refused in\n{text}{said:#?}"));
        }
    }
}

/// Whether a schema refuses every value.
fn refuses(schema: &Json) -> bool {
    schema["not"]["title"].is_string()
}

/// Whether a value is such as a condition says.
fn holds(condition: &Json, value: &Json) -> bool {
    let all = condition.as_object().expect("a condition").iter();
    all.into_iter().all(|(keyword, says)| {
        let each = || says.as_array().into_iter().flatten();
        match keyword.as_str() {
            "const" => value == says,
            "enum" => each().any(|one| one == value),
            "not" => !holds(says, value),
            "anyOf" => each().any(|one| holds(one, value)),
            "allOf" => each().all(|one| holds(one, value)),
            "required" => each().all(|key| value.get(key.as_str().expect("a key")).is_some()),
            "properties" => says.as_object().expect("keys").iter().all(|(key, says)| {
                let value = value.get(key);
                value.is_none_or(|value| holds(says, value))
            }),
            "type" => says == "object" && value.is_object(),
            other => panic!("{other} in a condition"),
        }
    })
}

/// Stands before the marked key.
const MARK: char = '\u{1}';

fn mark(table: Json, key: &str) -> Json {
    let Json::Object(mut table) = table else {
        panic!("a table");
    };
    let value = table.remove(key);
    table.insert(format!("{MARK}{key}"), value.expect("the key"));
    table.into()
}

/// A value as TOML has it, on one line.
pub(super) fn written(value: &Json) -> String {
    match value {
        Json::Object(table) => {
            let pairs = table.iter();
            let pairs = pairs.map(|(key, value)| format!("{key} = {}", written(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(written).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

#[test]
fn every_key_is_refused_where_it_means_nothing_and_nowhere_else() {
    for kind in KINDS {
        let File {
            schema,
            tried,
            wrong,
            seen,
            ..
        } = File::go_through(kind, File::keys);
        let tables = schema["$defs"].as_object().expect("definitions").iter();
        let tables = tables.filter(|(_, schema)| schema["additionalProperties"].is_object());
        for (name, _) in tables {
            let name = format!("#/$defs/{name}");
            let gone = seen.iter().any(|(seen, _)| *seen == name);
            assert!(gone, "{kind:?}: {name} was not gone through");
        }
        assert!(
            wrong.is_empty(),
            "{kind:?}: {} wrong, such as {}",
            wrong.len(),
            wrong[0]
        );
        assert!(tried[1] > 20 && tried[0] > tried[1], "{kind:?}: {tried:?}");
    }
}
