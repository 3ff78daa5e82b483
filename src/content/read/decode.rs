//! How one value is read: the trait, the messages it shares, and the nearest known name.

use super::definitions::{Definitions, Json};
use super::meant;
use super::node::{Entries, Node, Value};
use crate::diag::values::Expected;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{Sources, Span};

/// A type that can be read from a TOML value.
pub trait Decode: Sized {
    /// Reads `node`. `None` says that an error was pushed and nothing usable stands here.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self>;

    /// What stands where the key is missing; `None` makes the key required.
    fn absent() -> Option<Self> {
        None
    }

    /// The JSON Schema of the value where the key is given.
    fn schema(definitions: &mut Definitions) -> Json;
}

/// What a reader is given besides the value: the texts that places lie in, and where errors go.
#[derive(Debug)]
pub struct Cx<'a> {
    sources: &'a Sources,
    diags: &'a mut Diagnostics,
    is_trial: bool,
}

impl<'a> Cx<'a> {
    /// Values come from `sources`, errors go to `diags`.
    pub fn new(sources: &'a Sources, diags: &'a mut Diagnostics) -> Self {
        Self {
            sources,
            diags,
            is_trial: false,
        }
    }

    /// The same for a value that is only tried, of which nothing is told.
    pub(super) fn of_trial(sources: &'a Sources, diags: &'a mut Diagnostics) -> Self {
        Self {
            is_trial: true,
            ..Self::new(sources, diags)
        }
    }

    pub(super) const fn is_trial(&self) -> bool {
        self.is_trial
    }

    /// How much is wrong so far.
    pub(super) fn count(&self) -> usize {
        self.diags.count()
    }

    /// What was found wrong after the first `known`.
    pub(super) fn reports_behind(&mut self, known: usize) -> &mut [Diagnostic] {
        self.diags.behind(known)
    }

    /// What stands at `span`, as it was typed.
    pub fn typed(&self, span: Span) -> &'a str {
        self.sources.slice(span)
    }

    /// Adds one thing that is wrong.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    /// Says that `node` is of another type than `expected`.
    pub fn wrong_type(&mut self, node: &Node, expected: Expected) {
        let found = node.what();
        let error = Fault::WrongType { expected, found }.at(node.span);
        let hint = self.right_type(node, expected);
        let hint = hint.or_else(|| expected.example().map(Hint::write_such));
        self.push(match hint {
            Some(hint) => error.hint(hint),
            None => error,
        });
    }

    /// How to write `node` so that it is of the `expected` type, if that can be guessed.
    fn right_type(&self, node: &Node, expected: Expected) -> Option<Hint> {
        let typed = self.typed(node.span);
        if typed.len() > 40 || typed.contains('\n') {
            return None;
        }
        match (&node.value, expected) {
            (Value::List(items), Expected::Text | Expected::TextSuch(_)) => {
                match items.as_slice() {
                    [only] if matches!(only.value, Value::Text(_)) => {
                        Some(Hint::write(self.typed(only.span)))
                    }
                    _ => Some(Hint::OneText),
                }
            }
            (Value::List(_), _) => None,
            // `[section.block]` alone says that there is one `section`, which has no line of its own.
            (Value::Table(_), Expected::List | Expected::ListOf(_))
                if !typed.starts_with(['[', '{']) =>
            {
                Some(Hint::HeaderAbove { name: typed.into() })
            }
            (Value::Text(text), Expected::List | Expected::ListOf(_)) => {
                let list = meant::list(text).map(Hint::write);
                Some(list.unwrap_or_else(|| Hint::write_such(format!("[{typed}]"))))
            }
            // `[name]` begins one table, `[[name]]` a table in a list; `{…}` becomes `[{…}]`.
            (Value::Table(_), Expected::List | Expected::ListOf(_)) => {
                Some(Hint::write_such(format!("[{typed}]")))
            }
            (Value::Table(_), _) => None,
            (Value::Text(text), Expected::Number | Expected::WholeNumber) => {
                if let Some(weight) = meant::weight(text) {
                    return Some(Hint::write(weight.to_string()));
                }
                let number = meant::number(text.trim().trim_end_matches('%'))?;
                let fits = expected == Expected::Number || !number.contains('.');
                match text.trim() == number {
                    true => Some(Hint::NoQuotes),
                    false => fits.then(|| Hint::write(number)),
                }
            }
            (_, Expected::Text | Expected::TextSuch(_)) => {
                Some(Hint::write(format!("\"{typed}\"")))
            }
            (Value::Integer(Some(flag @ (0 | 1))), Expected::Bool) => {
                Some(Hint::write((*flag == 1).to_string()))
            }
            (_, Expected::Bool) => Some(Hint::TrueOrFalse),
            _ => None,
        }
    }

    /// The text of `node`, or a message that says what was `expected`.
    pub fn text<'n>(&mut self, node: &'n Node, expected: Expected) -> Option<&'n str> {
        if let Value::Text(text) = &node.value {
            return Some(text);
        }
        self.wrong_type(node, expected);
        None
    }

    /// The items of `node`, or a message that says what was `expected`.
    pub fn list<'n>(&mut self, node: &'n Node, expected: Expected) -> Option<&'n [Node]> {
        if let Value::List(items) = &node.value {
            return Some(items);
        }
        self.wrong_type(node, expected);
        None
    }

    /// The keys and values of `node`, or a message.
    pub fn table<'n>(&mut self, node: &'n Node) -> Option<&'n Entries> {
        if let Value::Table(table) = &node.value {
            return Some(table);
        }
        self.wrong_type(node, Expected::Table);
        None
    }

    /// Says that `found` is none of `known`, with the nearest of them or all.
    pub fn unknown_name(&mut self, fault: Fault, span: Span, found: &str, known: &[&str]) {
        let error = fault.at(span);
        self.push(error.hint(hint_for(found, known)));
    }
}

/// The way out of a wrong name: the nearest known one, else all of them.
pub fn hint_for(found: &str, known: &[&str]) -> Hint {
    match nearest(found, known.iter().copied()) {
        Some(name) => Hint::did_you_mean(name),
        None if known.is_empty() => Hint::NoneThere,
        None => Hint::one_of(known),
    }
}

/// The name of `known` that `found` was most likely meant to be: what it says in Norwegian, or one of which at
/// most a third of its letters are changed, dropped, added or swapped, capitals and `_` for `-` not counted. On
/// a tie the first.
pub fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain = |name: &str| name.to_lowercase().replace('_', "-");
    // A name longer than any key is not a typing error, and comparing costs length × length.
    if found.len() > 100 {
        return None;
    }
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(name) = meant::english(found, &known) {
        return Some(name);
    }
    let wanted = plain(found);
    let letters = wanted.chars().count();
    let allowed = (letters / 3).max(1);
    known
        .into_iter()
        // Each letter too many or too few is a change of its own.
        .filter(|name| name.chars().count().abs_diff(letters) <= allowed)
        .map(|name| (strsim::damerau_levenshtein(&wanted, &plain(name)), name))
        .filter(|(distance, name)| *distance <= allowed && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
