//! A value and the type that is wanted there → the value, and reports whose ways out the type takes: what a report says to
//! write is read before it is said. How a value is read is the business of its type.

use super::decode::{Cx, Decode};
use super::definitions::{Definitions, Json};
use super::node::{self, Node, Value};
use crate::diag::values::{Number, Quoted};
use crate::diag::{Diagnostic, Diagnostics, Hint, Severity};
use crate::source::Sources;

/// Reports of one file whose ways out are tried. More are told nowhere in full.
const MOST: usize = 200;
/// How often what is refused says in turn what to write.
const DEPTH: usize = 2;
/// How deep tables lie in each other in an example.
const NESTED: usize = 3;

/// Reads `node`, which is called `name`. What is reported of the value as a whole says to write nothing that would be refused in its place.
pub fn read<T: Decode>(node: &Node, name: Option<&str>, cx: &mut Cx) -> Option<T> {
    let known = cx.count();
    let value = T::decode(node, cx);
    if cx.count() > known && known < MOST && !cx.is_trial() {
        Wanted::of::<T>().mend_reports(node, name, known, cx);
    }
    value
}

/// A type of values, as far as ways out are tried on it: there are hundreds, and one code for all of them.
#[derive(Clone, Copy)]
struct Wanted {
    /// Whether it takes a value; what is wrong with that is reported.
    takes: fn(&Node, &mut Cx) -> bool,
    schema: fn(&mut Definitions) -> Json,
}

impl Wanted {
    fn of<T: Decode>() -> Self {
        Self {
            takes: |node, cx| T::decode(node, cx).is_some(),
            schema: T::schema,
        }
    }

    /// Mends what was reported of `node` itself behind the first `known` reports.
    fn mend_reports(self, node: &Node, name: Option<&str>, known: usize, cx: &mut Cx) {
        let typed = cx.typed(node.span);
        for report in cx.reports_behind(known) {
            if report.span == Some(node.span) && report.severity == Severity::Error {
                self.mend(report, name, typed);
            }
        }
    }

    /// Leaves the hints that lead out, and puts better ones in the place of the others.
    fn mend(self, report: &mut Diagnostic, name: Option<&str>, typed: &str) {
        let mut good = self.good_of(&report.hints, typed, DEPTH);
        if good.is_empty() {
            good.extend(self.example(name));
        }
        if !good.is_empty() {
            report.hints = good;
        }
    }

    /// The hints that lead out; of a refused one, what the refusal says.
    fn good_of(self, hints: &[Hint], typed: &str, depth: usize) -> Vec<Hint> {
        let mut good: Vec<Hint> = Vec::new();
        for hint in hints {
            let refused = texts(hint, typed)
                .into_iter()
                .find_map(|text| Some((self.refusal(&text)?, text)));
            let better = match refused {
                None => vec![hint.clone()],
                // An example of the type was not made of what was typed, and what is said of it is of no use.
                Some(_) if depth == 0 || matches!(hint, Hint::WriteSuch { .. }) => Vec::new(),
                Some((next, text)) => self.good_of(&next, &text, depth - 1),
            };
            for hint in better {
                if !good.contains(&hint) {
                    good.push(hint);
                }
            }
        }
        good
    }

    /// What is said of `text` in the place of the value; `None` where it is taken.
    fn refusal(self, text: &str) -> Option<Vec<Hint>> {
        let mut sources = Sources::default();
        let line = format!("value = {text}\n");
        let file = sources.add("", line.as_str());
        let (root, errors) = node::parse(file, &line);
        let Value::Table(entries) = root.value else {
            return Some(Vec::new());
        };
        let node = entries.get("value").filter(|_| errors.is_empty());
        let Some(node) = node else {
            return Some(Vec::new());
        };
        let mut diags = Diagnostics::new();
        let taken = (self.takes)(node, &mut Cx::of_trial(&sources, &mut diags));
        if taken && !diags.has_errors() {
            return None;
        }
        let about_it = |report: &Diagnostic| report.span == Some(node.span);
        let reports = diags.sorted().into_iter().filter(about_it);
        Some(reports.flat_map(|report| report.hints).collect())
    }

    /// What the schema of the type says of its values: the numbers that it takes, or one of them.
    fn example(self, name: Option<&str>) -> Option<Hint> {
        let mut definitions = Definitions::default();
        let schema = (self.schema)(&mut definitions);
        let examples = Examples {
            definitions: definitions.into_json(),
        };
        let schema = examples.of(&schema);
        let number = |key: &str| {
            let number = &schema[key];
            let whole = number.as_i64().map(Number::Whole);
            whole.or_else(|| number.as_f64().map(Number::Real))
        };
        if let (Some(min), Some(max)) = (number("minimum"), number("maximum")) {
            return Some(Hint::Between { min, max });
        }
        let text = examples.value(schema, NESTED);
        if let Some(text) = text.filter(|text| self.refusal(text).is_none()) {
            return Some(Hint::write_such(text));
        }
        let is_table = |schema: &Json| examples.of(schema)["type"] == "object";
        match (is_table(schema), name.map(Quoted::from)) {
            (true, Some(name)) => Some(Hint::KeysBelow { name }),
            (true, None) => Some(Hint::KeysInBraces),
            (false, Some(name)) if is_table(&schema["items"]) => Some(Hint::TablesBelow { name }),
            (false, _) => None,
        }
    }
}

/// What a hint says to write in the place of the whole value, each way of it; nothing where it says none.
pub fn texts(hint: &Hint, typed: &str) -> Vec<String> {
    let both = |number: String, units: [&str; 2]| {
        let one = |unit| format!("\"{number}{unit}\"");
        units.map(one).to_vec()
    };
    match hint {
        // A key with its value stands in the place of the whole line.
        Hint::Write { text } => {
            let text = format!("{text:#}");
            let has_key = text
                .split_once(" = ")
                .is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
            if has_key { Vec::new() } else { vec![text] }
        }
        Hint::WriteSuch { text } => {
            let text = text.to_string();
            // The header of a table is no value.
            if text == format!("[{typed}]") && typed.starts_with('[') {
                return Vec::new();
            }
            match text.split_once("\" or \"") {
                Some((one, other)) => vec![format!("{one}\""), format!("\"{other}")],
                None => vec![text],
            }
        }
        Hint::NoQuotes => vec![typed.trim_matches(['"', '\'']).to_owned()],
        Hint::WriteUnit { number } => both(format!("{number:#}"), ["mm", "pt"]),
        Hint::WidthUnit { number } => both(format!("{number:#}"), ["%", "mm"]),
        Hint::DidYouMean { name } => vec![format!("\"{name:#}\"")],
        _ => Vec::new(),
    }
}

/// Values that schemas allow, in TOML.
struct Examples {
    definitions: Json,
}

impl Examples {
    /// `schema` itself, or what it refers to.
    fn of<'s>(&'s self, schema: &'s Json) -> &'s Json {
        let name = schema["$ref"].as_str();
        let name = name.and_then(|name| name.strip_prefix("#/$defs/"));
        name.and_then(|name| self.definitions.get(name))
            .unwrap_or(schema)
    }

    fn value(&self, schema: &Json, depth: usize) -> Option<String> {
        let schema = self.of(schema);
        // Of a table that may refer to what stands elsewhere, that which is written here.
        if schema["else"].is_object() && schema["properties"].is_null() {
            return self.value(&schema["else"], depth);
        }
        let given = [&schema["examples"][0], &schema["enum"][0]];
        if let Some(value) = given.into_iter().find(|value| !value.is_null()) {
            return Some(value.to_string());
        }
        let kind = match &schema["type"] {
            Json::Array(kinds) => kinds.first()?,
            kind => kind,
        };
        match kind.as_str()? {
            "string" => Some("\"text\"".to_owned()),
            "boolean" => Some("true".to_owned()),
            "integer" | "number" => Some(schema["minimum"].as_i64().unwrap_or(12).to_string()),
            "array" => {
                let item = self.value(&schema["items"], depth.checked_sub(1)?)?;
                let count = schema["minItems"].as_u64().unwrap_or(1).clamp(1, 8);
                let items = vec![item; usize::try_from(count).ok()?];
                Some(format!("[{}]", items.join(", ")))
            }
            "object" => self.table(schema, depth.checked_sub(1)?),
            _ => None,
        }
    }

    /// A table with the keys that it needs, or with one where it needs none.
    fn table(&self, schema: &Json, depth: usize) -> Option<String> {
        let properties = schema["properties"].as_object();
        let needed = schema["required"].as_array().into_iter().flatten();
        let mut keys: Vec<&str> = needed.filter_map(Json::as_str).collect();
        let mut pairs: Vec<String> = Vec::new();
        if keys.is_empty() {
            let own = properties.into_iter().flatten();
            keys.extend(own.map(|(key, _)| key.as_str()).next());
        }
        for key in keys {
            let value = self.value(properties?.get(key)?, depth)?;
            pairs.push(format!("{key} = {value}"));
        }
        if pairs.is_empty() {
            let value = self.value(&schema["additionalProperties"], depth)?;
            pairs.push(format!("name = {value}"));
        }
        Some(format!("{{ {} }}", pairs.join(", ")))
    }
}
