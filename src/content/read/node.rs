//! One TOML text → a tree of values with their places, keys in file order. Meaning is given elsewhere.

use toml::de::{DeTable, DeValue, Error};

use crate::diag::values::FoundValue;
use crate::source::{FileId, Span, Spanned};

/// A value and the place it was written at. A table's place is its header, or its braces.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where; a text's quotes are part of it.
    pub span: Span,
    /// What.
    pub value: Value,
}

/// A TOML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, its escapes resolved.
    Text(String),
    /// A whole number; `None` where it is too large for 64 bits.
    Integer(Option<i64>),
    /// A number with a fraction; infinite or not a number where the file says so.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A date or time without quotes.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Entries),
}

/// Keys and values in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entries {
    /// Each key with its place, and its value; no key stands twice.
    pub entries: Vec<(Spanned<String>, Node)>,
}

impl Entries {
    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.entries.iter().find(|(name, _)| name.value == key);
        entry.map(|(_, node)| node)
    }
}

impl Node {
    /// What stands here.
    pub const fn what(&self) -> FoundValue {
        match &self.value {
            Value::Text(_) => FoundValue::Text,
            Value::Integer(Some(_)) => FoundValue::WholeNumber,
            Value::Integer(None) => FoundValue::HugeNumber,
            Value::Float(_) => FoundValue::Fraction,
            Value::Bool(_) => FoundValue::Bool,
            Value::Date(_) => FoundValue::Date,
            Value::List(_) => FoundValue::List,
            Value::Table(_) => FoundValue::Table,
        }
    }
}

/// Parses `text`. With any errors, the tree holds placeholders and must not be judged further.
pub(super) fn parse(file: FileId, text: &str) -> (Node, Vec<Error>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    (of_table(file, table.into_inner()), errors)
}

/// The values of a whole file.
pub(super) fn of_table(file: FileId, table: DeTable) -> Node {
    Node {
        // A table of the whole file has no header; its place is the file's first byte.
        span: place(file, 0..0),
        value: Value::Table(convert_table(file, table)),
    }
}

/// A place from the parser's range. Files are far smaller than 4 GiB (see `source`).
pub(super) fn place(file: FileId, range: std::ops::Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        file,
        start: offset(range.start),
        end: offset(range.end.max(range.start)),
    }
}

/// The parser limits nesting to 80 levels, so this recursion is bounded.
fn convert(file: FileId, range: std::ops::Range<usize>, value: DeValue) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => {
            Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Bool(flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| convert(file, item.span(), item.into_inner()))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(convert_table(file, table)),
    };
    Node {
        span: place(file, range),
        value,
    }
}

fn convert_table(file: FileId, table: DeTable) -> Entries {
    let mut entries: Vec<(Spanned<String>, Node)> = table
        .into_iter()
        .map(|(key, value)| {
            let span = place(file, key.span());
            let node = convert(file, value.span(), value.into_inner());
            (Spanned::new(key.into_inner().into_owned(), span), node)
        })
        .collect();
    // The parser sorts by name; messages and lists of things follow the file.
    entries.sort_by_key(|(key, _)| key.span);
    Entries { entries }
}
