//! A JSON Schema → the tables of keys in it, each with what is said of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Tables by their paths; `NAME` stands where the file chooses a name.
pub type Tables = BTreeMap<String, Table>;

/// The keys of a table.
pub type Table = BTreeMap<String, Key>;

/// A key, as all kinds of its table say it.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Key {
    /// What it is for.
    pub about: String,
    /// What it is for where a tag says this, of each that says something else than another.
    pub about_with: Vec<((String, String), String)>,
    /// What each of its choices means.
    pub choices: Vec<(String, String)>,
    /// What its values look like.
    pub types: Vec<Type>,
    /// Tags, and what they have to say for the key to mean something.
    pub only: Vec<(String, Vec<String>)>,
    /// Whether it cannot be left out, whatever the table says.
    pub needed: bool,
    /// Tags, and what they say where it cannot be left out.
    pub needed_with: Vec<(String, Vec<String>)>,
}

/// What a value looks like.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    Flag,
    Whole { min: i64, max: i64, step: i64 },
    Number(Option<(f64, f64)>),
    Length { share: bool },
    Colour,
    Date,
    Choice(Vec<String>),
    Text(Vec<String>),
    List(Vec<Type>),
    Table,
    Names,
}

/// Walks a schema.
struct Walk<'s> {
    root: &'s Value,
    tables: Tables,
    /// By path and tag: what each of its choices refuses, and what it needs.
    refused: BTreeMap<(String, String), BTreeMap<String, BTreeSet<String>>>,
    /// The paths of tables that were seen with all keys of a kind.
    whole: BTreeSet<String>,
    needed: BTreeMap<(String, String), BTreeMap<String, BTreeSet<String>>>,
}

/// The tables of a schema.
pub fn tables(root: &Value) -> Tables {
    let mut walk = Walk {
        root,
        tables: Tables::new(),
        refused: BTreeMap::new(),
        whole: BTreeSet::new(),
        needed: BTreeMap::new(),
    };
    walk.node("", root);
    for ((path, tag), choices) in &walk.needed {
        for (name, key) in walk.tables.get_mut(path).expect("a table with this tag") {
            let needs = choices.iter().filter(|(_, needed)| needed.contains(name));
            let with: Vec<String> = needs.map(|(choice, _)| choice.clone()).collect();
            if !with.is_empty() && !key.needed {
                key.needed_with.push((tag.clone(), with));
            }
        }
    }
    for ((path, tag), choices) in &walk.refused {
        let table = walk.tables.get_mut(path).expect("a table with this tag");
        let all: Vec<String> = match table[tag].types.as_slice() {
            [Type::Choice(all)] => all.iter().map(|choice| format!("\"{choice}\"")).collect(),
            _ => ["true", "false"].map(str::to_owned).into(),
        };
        for (name, key) in table {
            let refuses =
                |choice: &&String| choices.get(*choice).is_some_and(|no| no.contains(name));
            if all.iter().any(|choice| refuses(&choice)) {
                let with = all.iter().filter(|choice| !refuses(choice));
                key.only.push((tag.clone(), with.cloned().collect()));
            }
        }
    }
    walk.tables
}

/// The path of a key.
pub fn join(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        _ => format!("{path}.{key}"),
    }
}

fn each<'v>(node: &'v Value, list: &str) -> impl Iterator<Item = &'v Value> {
    node[list].as_array().into_iter().flatten()
}

fn properties(node: &Value) -> impl Iterator<Item = (&String, &Value)> {
    node["properties"].as_object().into_iter().flatten()
}

/// Whether a schema tells all of a table, which perhaps stands for a value of another type.
fn is_table(node: &Value) -> bool {
    node["type"] == "object" || each(node, "type").any(|one| one == "object")
}

/// A schema that no value satisfies.
fn refuses(node: &Value) -> bool {
    node["not"]["title"].is_string()
}

impl<'s> Walk<'s> {
    fn target(&self, node: &'s Value) -> Option<&'s Value> {
        let name = node["$ref"].as_str()?.strip_prefix('#')?;
        self.root.pointer(name)
    }

    fn node(&mut self, path: &str, node: &'s Value) {
        if !node.is_object() {
            return;
        }
        if let Some(target) = self.target(node) {
            self.node(path, target);
        }
        // Words are taken from a guide alike wherever they stand: said once, of the title.
        let keys = properties(node).filter(|(_, child)| !refuses(child));
        let keys: Vec<&str> = keys.map(|(key, _)| key.as_str()).collect();
        if keys == ["field", "from"] && path != "title" {
            return;
        }
        // What has no key that is told of another kind of the table need not have it.
        if is_table(node) && !keys.is_empty() {
            let known = self.tables.entry(path.to_owned()).or_default();
            let others = known
                .iter_mut()
                .filter(|(key, _)| !keys.contains(&key.as_str()));
            others.for_each(|(_, key)| key.needed = false);
            let first = self.whole.insert(path.to_owned());
            let more = keys
                .iter()
                .filter(|key| !first && !known.contains_key(**key));
            let more: Vec<&str> = more.copied().collect();
            for key in more {
                known.insert(key.to_owned(), Key::default());
            }
        }
        for (name, child) in properties(node).filter(|(_, child)| !refuses(child)) {
            // What only says more of some keys of a table says nothing of the others.
            let whole = is_table(node);
            let needed = each(node, "required").any(|needed| needed == name);
            self.key(path, name, child, whole.then_some(needed));
            self.node(&join(path, name), child);
        }
        self.node(path, &node["items"]);
        let named = &node["additionalProperties"];
        if !refuses(named) {
            self.node(&join(path, "NAME"), named);
        }
        for condition in each(node, "allOf") {
            self.condition(path, condition);
        }
        for list in ["oneOf", "anyOf"] {
            each(node, list).for_each(|one| self.node(path, one));
        }
        for part in ["then", "else"] {
            self.node(path, &node[part]);
        }
    }

    fn key(&mut self, path: &str, name: &str, node: &'s Value, needed: Option<bool>) {
        let mut types = Vec::new();
        self.types(node, &mut types);
        let described = |node: &'s Value| node["description"].as_str().unwrap_or_default();
        let own = described(node);
        let target = self.target(node);
        let of_target = target.map(described).unwrap_or_default();
        let table = self.tables.entry(path.to_owned()).or_default();
        let usual = || Key {
            needed: needed.unwrap_or(false),
            ..Key::default()
        };
        let key = table.entry(name.to_owned()).or_insert_with(usual);
        key.needed &= needed.unwrap_or(true);
        for text in [own, of_target] {
            let mut lines = text.split("\n- ");
            let about = lines.next().unwrap_or_default().trim();
            if key.about.is_empty() {
                key.about = about.to_owned();
            }
            for line in lines {
                let (choice, meaning) = line.split_once("`: ").expect("a choice and its meaning");
                let choice = choice.trim_start_matches('`').to_owned();
                // Behind the choices of one kind stands what the next kind says of the key.
                let meaning = meaning.split("\n\n").next().unwrap_or_default();
                if !key.choices.iter().any(|(known, _)| *known == choice) {
                    key.choices.push((choice, meaning.to_owned()));
                }
            }
        }
        for one in types {
            add(&mut key.types, one);
        }
    }

    /// What `then` says where a tag makes a choice.
    fn condition(&mut self, path: &str, node: &'s Value) {
        let then = &node["then"];
        let then = self.target(then).unwrap_or(then);
        if let Some((tag, choice)) = chosen(&node["if"]) {
            let refused = properties(then).filter(|(_, child)| refuses(child));
            let refused = refused.map(|(key, _)| key.clone());
            for (name, child) in properties(then).filter(|(_, child)| !refuses(child)) {
                let target = self.target(child).unwrap_or(child);
                let about = child["description"].as_str();
                let about = about.or(target["description"].as_str()).unwrap_or_default();
                let about = about.split("\n- ").next().unwrap_or_default().trim();
                let table = self.tables.entry(path.to_owned()).or_default();
                let known = &mut table.entry(name.clone()).or_default().about_with;
                let said = ((tag.clone(), choice.clone()), about.to_owned());
                if !about.is_empty() && !known.contains(&said) {
                    known.push(said);
                }
            }
            let place = (path.to_owned(), tag);
            let choices = self.refused.entry(place.clone()).or_default();
            choices.entry(choice.clone()).or_default().extend(refused);
            let needed = each(then, "required").filter_map(Value::as_str);
            let choices = self.needed.entry(place).or_default();
            let known = choices.entry(choice).or_default();
            known.extend(needed.map(str::to_owned));
        }
        self.node(path, node);
    }

    fn types(&self, node: &'s Value, found: &mut Vec<Type>) {
        if let Some(target) = self.target(node) {
            return self.types(target, found);
        }
        if let Some(choices) = node["enum"].as_array() {
            let choices = choices.iter().filter_map(|choice| choice.as_str());
            return add(found, Type::Choice(choices.map(str::to_owned).collect()));
        }
        let names: Vec<&str> = match &node["type"] {
            Value::String(name) => vec![name],
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let range = node["minimum"].as_f64().zip(node["maximum"].as_f64());
        for name in names {
            let one = match name {
                "boolean" => Type::Flag,
                "integer" => Type::Whole {
                    min: node["minimum"].as_i64().unwrap_or(0),
                    max: node["maximum"].as_i64().unwrap_or(0),
                    step: node["multipleOf"].as_i64().unwrap_or(1),
                },
                "number" => Type::Number(range),
                "string" => of_text(node),
                "array" => {
                    let mut items = Vec::new();
                    self.types(&node["items"], &mut items);
                    Type::List(items)
                }
                _ if node["properties"].is_object() || node["then"].is_object() => Type::Table,
                _ if node["additionalProperties"].is_object() => Type::Names,
                _ => Type::Table,
            };
            add(found, one);
        }
    }
}

fn of_text(node: &Value) -> Type {
    let pattern = node["pattern"].as_str().unwrap_or_default();
    let examples = each(node, "examples").filter_map(Value::as_str);
    match pattern {
        _ if pattern.contains("measure") => Type::Text(examples.map(str::to_owned).collect()),
        _ if pattern.contains("%|mm") => Type::Length { share: true },
        _ if pattern.contains("mm|cm") => Type::Length { share: false },
        _ if pattern.starts_with("^#") => Type::Colour,
        _ if node["format"] == "date" => Type::Date,
        _ => Type::Text(examples.map(str::to_owned).collect()),
    }
}

/// The choices of a type, or of the items of a list.
fn choices(one: &mut Type) -> Option<&mut Vec<String>> {
    match one {
        Type::Choice(all) => Some(all),
        Type::List(items) => items.first_mut().and_then(choices),
        _ => None,
    }
}

/// Adds a type that is not known; choices of several kinds become one list.
fn add(types: &mut Vec<Type>, mut one: Type) {
    if types.contains(&one) {
        return;
    }
    let is_list = matches!(one, Type::List(_));
    let alike = |known: &&mut Type| matches!(known, Type::List(_)) == is_list;
    let mut known = types.iter_mut().filter(alike).filter_map(choices);
    match (known.next(), choices(&mut one)) {
        (Some(known), Some(more)) => {
            more.retain(|choice| !known.contains(choice));
            known.append(more);
        }
        _ => types.push(one),
    }
}

/// The tag and the choice that a condition asks for: the only value that it names.
fn chosen(condition: &Value) -> Option<(String, String)> {
    for (tag, node) in properties(condition) {
        match &node["const"] {
            Value::String(choice) => return Some((tag.clone(), format!("\"{choice}\""))),
            Value::Bool(flag) => return Some((tag.clone(), flag.to_string())),
            _ => {}
        }
    }
    let mut ways = ["anyOf", "allOf"].into_iter();
    ways.find_map(|list| each(condition, list).find_map(chosen))
}
