//! What the declarations expand to: tables of known keys, and tables of several kinds.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::decode::{Cx, Decode, hint_for, nearest};
use super::definitions::{Definitions, Json};
use super::node::Node;
use super::schema::{file_schema, shape_schema, standing_alone};
use super::shape::{Idle, Part, Seen, Shape, Tag, key};
use super::ways_out;
use crate::descriptions::purpose;
use crate::diag::values::Expected;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// A table of known keys; see `record!` and `variants!`.
pub trait Record: Sized + 'static {
    /// What its schema is called.
    const NAME: &'static str;

    /// What it is, a line per line of the doc comment.
    const ABOUT: &'static str;

    /// The keys that it can hold.
    fn shape() -> Shape;

    /// Reads the keys. Unknown ones are the caller's business: several records can share a table.
    fn read(fields: &TableReader, cx: &mut Cx) -> Option<Self>;
}

/// The keys that a record can hold, put together once in a process: a project has hundreds of tables of few kinds.
pub fn shape_of<R: Record>() -> &'static Shape {
    static KNOWN: Mutex<BTreeMap<TypeId, &'static Shape>> = Mutex::new(BTreeMap::new());
    // What is in the map is complete at any time, so a thread that panicked does no harm.
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let id = TypeId::of::<R>();
    if let Some(shape) = known().get(&id) {
        return shape;
    }
    // Not made under the lock, which would wait for itself if a shape asked for another.
    let shape: &'static Shape = Box::leak(Box::new(R::shape()));
    known().entry(id).or_insert(shape)
}

/// A table being read.
#[derive(Debug)]
pub struct TableReader<'n> {
    /// Its keys and values.
    pub seen: Seen<'n>,
    /// The table's header or braces.
    pub span: Span,
}

impl<'n> TableReader<'n> {
    /// The keys of `node`, or an error that it is no table. `name` is what the file calls the table, where
    /// that tells what it is.
    pub fn new(node: &'n Node, name: Option<&'n str>, cx: &mut Cx) -> Option<Self> {
        let seen = Seen {
            table: cx.table(node)?,
            meant: Vec::new(),
            name,
        };
        Some(Self {
            seen,
            span: node.span,
        })
    }

    /// The keys as they are written.
    pub fn written(&self) -> impl Iterator<Item = &'n Spanned<String>> {
        self.seen.table.entries.iter().map(|(name, _)| name)
    }

    /// Reads one key; where it is missing, `absent` decides.
    pub fn take<T: Decode>(
        &self,
        name: &str,
        doc: &str,
        absent: impl FnOnce() -> Option<T>,
        cx: &mut Cx,
    ) -> Option<T> {
        if let Some(node) = self.seen.of_field(name) {
            return ways_out::read(node, Some(&key(name)), cx);
        }
        let value = absent();
        if value.is_none() {
            cx.push(self.missing(&key(name), &purpose(doc)));
        }
        value
    }

    /// Reports the keys that `shape` has not, and those that mean nothing beside the others.
    pub fn check(&mut self, shape: &Shape, cx: &mut Cx) {
        let entries = || self.seen.table.entries.iter();
        let mut meant = Vec::new();
        // What a misspelt tag says decides which other keys there are.
        for (name, node) in entries().filter(|(name, _)| !shape.has(&name.value)) {
            let tags = shape.tags().map(|tag| tag.key);
            if let Some(tag) = nearest(&name.value, tags) {
                meant.push((tag.to_owned(), node));
            }
        }
        self.seen.meant = meant;
        let unknown: Vec<_> = entries()
            .filter(|(name, _)| !shape.knows(&name.value, &self.seen))
            .collect();
        if unknown.is_empty() {
            return;
        }
        let known = shape.known(&self.seen);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for (name, node) in unknown {
            if let Some(idle) = shape.idle(&name.value, &self.seen) {
                // A key that comes from what the file extends gives way to what the file says instead.
                if name.span.file == self.span.file {
                    cx.push(means_nothing(name, &idle));
                }
                continue;
            }
            cx.unknown_name(
                Fault::UnknownKey {
                    name: name.value.as_str().into(),
                },
                name.span,
                &name.value,
                &known,
            );
            if let Some(key) = nearest(&name.value, known.iter().copied()) {
                self.seen.meant.push((key.to_owned(), node));
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
        let shape = shape_of::<R>();
        let mut free = Vec::new();
        for entry in &self.seen.table.entries {
            let (name, node) = entry;
            if shape.has(&name.value) {
                continue;
            }
            let known = shape.all();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            match nearest(&name.value, known.iter().copied()).filter(|key| meant(key, node)) {
                Some(key) => {
                    cx.unknown_name(
                        Fault::UnknownKey {
                            name: name.value.as_str().into(),
                        },
                        name.span,
                        &name.value,
                        &known,
                    );
                    self.seen.meant.push((key.to_owned(), node));
                }
                None => free.push(entry),
            }
        }
        free
    }

    /// What a tag says, or is nearest to; an error where it is missing and nothing else tells it, or
    /// where it says nothing that it can.
    pub fn choice(&self, tag: &Tag, cx: &mut Cx) -> Option<&'static str> {
        let seen = &self.seen;
        let names: Vec<&str> = tag.choices.iter().map(|choice| choice.name).collect();
        let Some(node) = seen.get(tag.key) else {
            let told = tag.told(seen);
            if told.is_none() {
                let hint = Hint::one_of(names);
                let fault = Fault::MissingKey {
                    key: tag.key.into(),
                };
                let missing = fault.at(self.span);
                cx.push(missing.hint(hint));
            }
            return told;
        };
        let Some(name) = tag.text(node) else {
            let expected = match tag.is_flag() {
                true => Expected::Bool,
                false => Expected::Text,
            };
            let found = node.what();
            let error = Fault::WrongType { expected, found }.at(node.span);
            cx.push(error.hint(Hint::one_of(names)));
            return None;
        };
        let found = names.iter().copied().find(|known| *known == name);
        if found.is_none() {
            cx.unknown_name(
                Fault::UnknownChoice { name: name.into() },
                node.span,
                name,
                &names,
            );
        }
        // What is wrong with the other keys comes in the same run.
        found.or_else(|| nearest(name, names.iter().copied()))
    }

    fn missing(&self, key: &str, purpose: &str) -> Diagnostic {
        let hint = Hint::AddKey {
            key: key.into(),
            purpose: purpose.into(),
        };
        Fault::MissingKey { key: key.into() }
            .at(self.span)
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

impl<C: Record, V: Record> Record for Tagged<C, V> {
    const NAME: &'static str = V::NAME;
    const ABOUT: &'static str = V::ABOUT;

    fn shape() -> Shape {
        V::shape().and(C::shape())
    }

    fn read(fields: &TableReader, cx: &mut Cx) -> Option<Self> {
        let variant = V::read(fields, cx);
        let common = C::read(fields, cx);
        Some(Self {
            common: common?,
            variant: variant?,
        })
    }
}

/// The keys of a kind that may be left open: nothing where nothing in the table tells it.
#[derive(Debug, Clone)]
pub struct Maybe<T>(pub Option<T>);

impl<T: Record> Record for Maybe<T> {
    const NAME: &'static str = T::NAME;
    const ABOUT: &'static str = T::ABOUT;

    fn shape() -> Shape {
        let mut shape = T::shape();
        for part in &mut shape.parts {
            if let Part::Tag(tag) = part {
                tag.optional = true;
            }
        }
        shape
    }

    fn read(fields: &TableReader, cx: &mut Cx) -> Option<Self> {
        let seen = &fields.seen;
        let told = |tag: &Tag| seen.get(tag.key).is_some() || tag.told(seen).is_some();
        let told = shape_of::<T>().tags().any(told);
        Some(Self(told.then(|| T::read(fields, cx)).flatten()))
    }
}

/// A table that holds a record and nothing else.
impl<R: Record> Decode for R {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let mut fields = TableReader::new(node, None, cx)?;
        fields.check(shape_of::<R>(), cx);
        R::read(&fields, cx)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.refer::<R>(R::NAME, record_schema::<R>)
    }
}

/// The schema of a table that holds a record.
pub fn record_schema<R: Record>(definitions: &mut Definitions) -> Json {
    shape_schema(R::ABOUT, &R::shape(), None, definitions)
}

/// The JSON Schema of a file that holds the record `R`.
pub fn schema<R: Record>() -> Json {
    file_schema(R::ABOUT, &R::shape(), R::NAME)
}

/// The JSON Schema of the record `R` in a file that builds on no other.
pub fn schema_alone<R: Record>() -> Json {
    standing_alone(R::ABOUT, &R::shape(), R::NAME)
}

/// The JSON Schema of a file that holds the record `R`, where the first tag of `R` says `choice` and nothing else.
pub fn schema_of_kind<R: Record>(choice: &str) -> Json {
    let (about, shape) = kind::<R>(choice);
    file_schema(about, &shape, choice)
}

/// The same in a file that builds on no other.
pub fn schema_of_kind_alone<R: Record>(choice: &str) -> Json {
    let (about, shape) = kind::<R>(choice);
    standing_alone(about, &shape, choice)
}

/// What the record `R` is where its first tag says `choice`, and the keys that it then has.
fn kind<R: Record>(choice: &str) -> (&'static str, Shape) {
    let mut shape = R::shape();
    shape.keep(choice);
    let tags = shape.tags().next();
    let about = tags.and_then(|tag| Some(tag.choices.first()?.doc));
    (about.unwrap_or(R::ABOUT), shape)
}

/// A key that means nothing beside the others of its table.
fn means_nothing(name: &Spanned<String>, idle: &Idle) -> Diagnostic {
    let (tag, choice) = &idle.tag;
    let fault = Fault::KeyMeansNothing {
        key: (&name.value).into(),
        tag: tag.into(),
        choice: choice.into(),
    };
    let (tag, names) = &idle.only;
    fault.at(name.span).hint(Hint::OnlyWith {
        tag: tag.into(),
        names: names.into(),
    })
}

/// Reads a text that must be one of `all`.
pub fn decode_choice<T: Copy>(all: &[(&str, T)], node: &Node, cx: &mut Cx) -> Option<T> {
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let super::node::Value::Text(text) = &node.value else {
        let (expected, found) = (Expected::Text, node.what());
        let error = Fault::WrongType { expected, found }.at(node.span);
        cx.push(error.hint(Hint::one_of(names)));
        return None;
    };
    let found = all.iter().find(|(name, _)| name == text);
    if found.is_none() {
        let error = Fault::UnknownChoice { name: text.into() }.at(node.span);
        cx.push(error.hint(hint_for(text, &names)));
    }
    found.map(|(_, value)| *value)
}
