//! What a table can hold, as data: its keys, and those of each of its kinds. From it come the errors
//! about keys that are unknown or mean nothing, the JSON Schema, and the tests over every key.

use super::definitions::{Definitions, Json};
use super::node::{Entries, Node, Value};

/// One key of a table.
#[derive(Debug)]
pub struct Field {
    /// The field's name in the code; [`key`] gives the key in the file.
    pub name: &'static str,
    /// What it is for, a line per line of the doc comment.
    pub doc: &'static str,
    /// The value that a missing key has, as written in the code, if one is declared.
    pub default: &'static [&'static str],
    /// Whether its type allows no missing key.
    pub required: fn() -> bool,
    /// The JSON Schema of its value.
    pub schema: fn(&mut Definitions) -> Json,
}

/// The keys of a table, in the order of declaration.
#[derive(Debug, Default)]
pub struct Shape {
    /// Keys, and tags that say which further keys there are.
    pub parts: Vec<Part>,
}

/// A key, or a key that chooses further ones.
#[derive(Debug)]
pub enum Part {
    /// A key.
    Key(&'static Field),
    /// A key whose value says which other keys mean something.
    Tag(Tag),
}

/// A key whose value says which other keys mean something; see `variants!`.
#[derive(Debug)]
pub struct Tag {
    /// The key.
    pub key: &'static str,
    /// What it chooses.
    pub about: &'static str,
    /// What it can say.
    pub choices: Vec<Choice>,
    /// What holds where the key is left out and nothing else tells.
    pub usual: Option<&'static str>,
    /// Whether nothing needs to tell it: then all of its choices may be meant.
    pub optional: bool,
}

/// One value of a [`Tag`].
#[derive(Debug)]
pub struct Choice {
    /// The value.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Keys that tell it where the tag is left out.
    pub told_by: &'static [&'static str],
    /// Names of the table, or values of its key `value`, that tell it where no key does.
    pub named: &'static [&'static str],
    /// The further keys.
    pub shape: Shape,
}

/// Why a key means nothing in a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Idle {
    /// The tag that rules it out, and what that says, as it is written.
    pub tag: (&'static str, String),
    /// The tag with which the key would mean something, and what that would have to say.
    pub only: (&'static str, Vec<String>),
}

/// A table whose keys are looked at: its entries by their right names, and what it is called.
#[derive(Debug)]
pub struct Seen<'n> {
    /// Its keys and values.
    pub table: &'n Entries,
    /// Keys that misspelt ones are nearest to, and their values: read as if they were spelt right, errors of
    /// the values come in the same run, and the keys are not called missing.
    pub meant: Vec<(String, &'n Node)>,
    /// The name that the file gives the table, where names tell something.
    pub name: Option<&'n str>,
}

impl<'n> Seen<'n> {
    /// The value of `key`, spelt right or not.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        let meant = || self.meant.iter().find(|(name, _)| name == key);
        self.table.get(key).or_else(|| Some(meant()?.1))
    }

    /// The value of the key of a field of the code, spelt right or not.
    pub fn of_field(&self, field: &str) -> Option<&'n Node> {
        let mut entries = self.table.entries.iter();
        let found = entries.find(|(name, _)| is_key_of(&name.value, field));
        let meant = || self.meant.iter().find(|(name, _)| is_key_of(name, field));
        found.map(|(_, node)| node).or_else(|| Some(meant()?.1))
    }
}

impl Shape {
    /// The keys of `fields`.
    pub fn of(fields: &'static [Field]) -> Self {
        Self {
            parts: fields.iter().map(Part::Key).collect(),
        }
    }

    /// The same with the keys of `other` behind its own.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// Leaves the first tag but this choice.
    pub fn keep(&mut self, choice: &str) {
        let mut tags = self.parts.iter_mut().filter_map(|part| match part {
            Part::Tag(tag) => Some(tag),
            Part::Key(_) => None,
        });
        if let Some(tag) = tags.next() {
            tag.choices.retain(|known| known.name == choice);
        }
    }

    /// Every key of every kind, each once.
    pub fn all(&self) -> Vec<String> {
        let mut keys = Vec::new();
        self.gather(&mut keys, &|tag| tag.choices.iter().collect());
        keys
    }

    /// The keys that mean something in this table: of a tag that is missing or wrong, those of all
    /// its choices.
    pub fn known(&self, seen: &Seen) -> Vec<String> {
        let mut keys = Vec::new();
        let chosen = |tag: &Tag| match tag.chosen(seen) {
            Some(_) => Vec::new(),
            None => tag.choices.iter().map(|choice| choice.name).collect(),
        };
        self.gather(&mut keys, &|tag| {
            let open = chosen(tag);
            let choices = tag.choices.iter();
            choices
                .filter(|choice| open.contains(&choice.name) || tag.says(seen, choice))
                .collect()
        });
        keys
    }

    fn gather<'s>(&'s self, keys: &mut Vec<String>, open: &dyn Fn(&'s Tag) -> Vec<&'s Choice>) {
        let mut add = |name: String| {
            if !keys.contains(&name) {
                keys.push(name);
            }
        };
        let mut inner = Vec::new();
        for part in &self.parts {
            match part {
                Part::Key(field) => add(key(field.name)),
                Part::Tag(tag) => {
                    add(tag.key.to_owned());
                    inner.extend(open(tag));
                }
            }
        }
        for choice in inner {
            choice.shape.gather(keys, open);
        }
    }

    /// The tags, outer ones first.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.parts.iter().filter_map(|part| match part {
            Part::Tag(tag) => Some(tag),
            Part::Key(_) => None,
        })
    }

    /// Whether some kind has the key.
    pub fn has(&self, wanted: &str) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Key(field) => is_key_of(wanted, field.name),
            Part::Tag(tag) => {
                tag.key == wanted || tag.choices.iter().any(|choice| choice.shape.has(wanted))
            }
        })
    }

    /// Whether the key is one of [`Shape::known`].
    pub fn knows(&self, wanted: &str, seen: &Seen) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Key(field) => is_key_of(wanted, field.name),
            Part::Tag(tag) if tag.key == wanted => true,
            Part::Tag(tag) => {
                let open = tag.chosen(seen).is_none();
                let mut choices = tag.choices.iter();
                choices.any(|choice| {
                    choice.shape.knows(wanted, seen) && (open || tag.says(seen, choice))
                })
            }
        })
    }

    /// Why `key`, which another kind has, means nothing in this table.
    pub fn idle(&self, key: &str, seen: &Seen) -> Option<Idle> {
        self.tags().find_map(|tag| {
            let chosen = tag.chosen(seen)?;
            let deeper = chosen.shape.idle(key, seen);
            deeper.or_else(|| {
                let only = tag.with(key)?;
                let tag = (tag.key, tag.written(chosen.name));
                Some(Idle { tag, only })
            })
        })
    }
}

impl Tag {
    /// What a table says of it, or what tells it there; `None` where it is missing or wrong.
    pub fn chosen(&self, seen: &Seen) -> Option<&Choice> {
        self.choices.iter().find(|choice| self.says(seen, choice))
    }

    fn says(&self, seen: &Seen, choice: &Choice) -> bool {
        match seen.get(self.key) {
            Some(node) => self.text(node) == Some(choice.name),
            None => self.told(seen) == Some(choice.name),
        }
    }

    /// Whether its choices are `true` and `false`.
    pub fn is_flag(&self) -> bool {
        self.choices
            .iter()
            .all(|choice| matches!(choice.name, "true" | "false"))
    }

    /// Whether names of tables tell it.
    pub fn has_names(&self) -> bool {
        self.choices.iter().any(|choice| !choice.named.is_empty())
    }

    /// What `node` says as its value; `None` where it is of another type.
    pub fn text<'n>(&self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) if !self.is_flag() => Some(text),
            Value::Bool(flag) if self.is_flag() => Some(if *flag { "true" } else { "false" }),
            _ => None,
        }
    }

    /// How the choice `name` is written in a file.
    pub fn written(&self, name: &str) -> String {
        match self.is_flag() {
            true => name.to_owned(),
            false => format!("\"{name}\""),
        }
    }

    /// What holds where the tag is left out.
    pub fn told(&self, seen: &Seen) -> Option<&'static str> {
        let given = |choice: &&Choice| choice.told_by.iter().any(|key| seen.get(key).is_some());
        let by_key = self.choices.iter().find(given);
        let name = match seen.get("value").map(|node| &node.value) {
            Some(Value::Text(value)) => Some(value.as_str()),
            _ => seen.name,
        };
        let called = |choice: &&Choice| name.is_some_and(|name| choice.named.contains(&name));
        let found = by_key.or_else(|| self.choices.iter().find(called));
        found.map(|choice| choice.name).or(self.usual)
    }

    /// The tag and its values with which `key` means something; a tag further in, where only one
    /// value of this one would do.
    fn with(&self, key: &str) -> Option<(&'static str, Vec<String>)> {
        let with = |choice: &&Choice| choice.shape.has(key);
        let choices: Vec<&Choice> = self.choices.iter().filter(with).collect();
        if let [one] = choices.as_slice() {
            let own = |part: &Part| matches!(part, Part::Key(field) if is_key_of(key, field.name));
            if !one.shape.parts.iter().any(own) {
                return one.shape.tags().find_map(|tag| {
                    let itself = tag.key == key;
                    let only = || (self.key, vec![self.written(one.name)]);
                    itself.then(only).or_else(|| tag.with(key))
                });
            }
        }
        let names = choices.iter().map(|choice| self.written(choice.name));
        let names: Vec<String> = names.collect();
        (!names.is_empty()).then_some((self.key, names))
    }
}

/// What a type of the code is called in schemas: without the `Raw` of what is read.
pub const fn bare(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'R', b'a', b'w', ..] => name.split_at(3).1,
        _ => name,
    }
}

/// The key in the file for a field of the code.
pub fn key(field: &str) -> String {
    field.replace('_', "-")
}

/// Whether this is the key in the file for a field of the code: see [`key`].
fn is_key_of(key: &str, field: &str) -> bool {
    let as_in_file = field.bytes().map(|b| if b == b'_' { b'-' } else { b });
    key.len() == field.len() && key.bytes().eq(as_in_file)
}
