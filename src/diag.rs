//! What is wrong with a project: a code, named arguments, a place and a way out.
//!
//! Stages push [`Diagnostic`]s and go on; nobody stops at the first. The words stand in the
//! [`catalogue`], so that another language is another catalogue. Printing is not done here.

pub mod catalogue;
pub mod messages;
pub mod values;

pub use catalogue::Code;
pub use messages::{Fault, Hint};

use std::collections::BTreeSet;

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written until this is mended.
    Error,
    /// The pages are right, but somebody should look.
    Warning,
}

/// A sentence of the catalogue with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// Which sentence.
    pub code: Code,
    /// What stands in its `{braces}`, by name.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// The sentence `code`, its arguments still to come.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            args: Vec::new(),
        }
    }

    /// Sets one argument.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The sentence in English, its arguments filled in; of the user's own words, which stand
    /// between backticks, only the beginning.
    pub fn text(&self) -> String {
        let template = self.code.template();
        let shown = self.args.iter().map(|(name, value)| {
            let quoted = !PATHS.contains(name) && template.contains(&format!("`{{{name}}}`"));
            let value = if quoted { shorten(value) } else { None };
            (*name, value)
        });
        if shown.clone().all(|(_, short)| short.is_none()) {
            return catalogue::fill(template, &self.args);
        }
        let args: Vec<_> = shown
            .zip(&self.args)
            .map(|((name, short), (_, whole))| (name, short.unwrap_or_else(|| whole.clone())))
            .collect();
        catalogue::fill(template, &args)
    }
}

impl From<Code> for Message {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<Fault> for Message {
    fn from(fault: Fault) -> Self {
        Self::typed(fault.name(), fault.args(), &fault.to_string())
    }
}

impl From<Hint> for Message {
    fn from(hint: Hint) -> Self {
        Self::typed(hint.name(), hint.args(), &hint.to_string())
    }
}

impl Message {
    /// The same as `sentence`, from the catalogue by code: files are moved one by one.
    fn typed(name: &str, mut args: Vec<(&'static str, String)>, sentence: &str) -> Self {
        let code = Code::ALL.iter().find(|code| code.name() == name);
        let code = *code.unwrap_or(&Code::Syntax);
        for (name, braces) in [
            ("brace", "{{"),
            ("open", "{"),
            ("close", "}"),
            ("example", "{phone}"),
        ] {
            if code.template().contains(&format!("{{{name}}}")) {
                args.push((name, braces.to_owned()));
            }
        }
        let message = Self { code, args };
        debug_assert_eq!(message.text(), sentence, "{name}");
        message
    }
}

/// Characters of the user's words that a sentence quotes. The place tells the rest.
const LONGEST: usize = 60;

/// Arguments that somebody must be able to read to their end.
const PATHS: [&str; 2] = ["path", "folder"];

/// The beginning of a text that is too long to be quoted.
fn shorten(text: &str) -> Option<String> {
    let (end, _) = text.char_indices().nth(LONGEST)?;
    Some(format!("{}…", text.get(..end)?))
}

/// One thing that is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where, unless it concerns the project as a whole.
    pub span: Option<Span>,
    /// What is wrong: a plain sentence, lower case, without a full stop.
    pub message: Message,
    /// Ways out, the likeliest first.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// An error: `fault` at `span`.
    pub fn error(fault: impl Into<Message>, span: impl Into<Option<Span>>) -> Self {
        Self {
            severity: Severity::Error,
            span: span.into(),
            message: fault.into(),
            hints: Vec::new(),
        }
    }

    /// A warning: `fault` at `span`.
    pub fn warning(fault: impl Into<Message>, span: impl Into<Option<Span>>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(fault, span)
        }
    }

    /// Sets one argument of the sentence.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.message = self.message.arg(name, value);
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Message>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// Everything that is wrong, gathered over one run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one thing that is wrong.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all that `other` gathered.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Whether nothing at all is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether `code` was said of anything.
    pub fn has(&self, code: Code) -> bool {
        self.list.iter().any(|d| d.message.code == code)
    }

    /// All of it in source order, what concerns the whole project first; what was found twice at
    /// the same place (the same words in two products) stands once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|d| d.span);
        let mut place = None;
        let mut said = BTreeSet::new();
        self.list.retain(|diagnostic| {
            if place.replace(diagnostic.span) != Some(diagnostic.span) {
                said.clear();
            }
            let Diagnostic {
                severity,
                message,
                hints,
                ..
            } = diagnostic;
            said.insert((*severity, message.clone(), hints.clone()))
        });
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_twice_at_one_place_stands_once() {
        let mut diags = Diagnostics::new();
        let file = crate::source::FileId(0);
        for count in (0..20_000).rev() {
            let place = |start| Span {
                file,
                start,
                end: 9,
            };
            let error = |most: usize| {
                let fault = Fault::TooManyThings { count, most };
                Diagnostic::error(fault, place(3)).hint(Hint::SplitList)
            };
            diags.push(error(1));
            diags.push(error(2));
            diags.push(error(1));
            diags.push(Diagnostic::error(Fault::EmptyText, place(1)));
            diags.push(Diagnostic::warning(Fault::EmptyText, None));
        }
        let found = diags.sorted();
        assert_eq!(found.len(), 2 + 2 * 20_000);
        assert_eq!(found[0].severity, Severity::Warning);
        assert_eq!(found[1].span.map(|span| span.start), Some(1));
        let text = found[2].message.text();
        assert_eq!(
            text,
            "19999 things cannot stand in one area; 1 are the most"
        );
        let text = found[3].message.text();
        assert_eq!(
            text,
            "19999 things cannot stand in one area; 2 are the most"
        );
    }

    #[test]
    fn long_words_are_quoted_by_their_beginning_and_paths_whole() {
        let long = "æ".repeat(1_000);
        let wide = Message::new(Code::TextTooWide).arg("words", &long);
        let text = wide.arg("excess", "3 mm").text();
        let beginning = "æ".repeat(LONGEST);
        assert_eq!(text, format!("`{beginning}…` is 3 mm wider than its place"));
        let whole = Message::new(Code::TextTooWide).arg("words", &beginning);
        assert!(whole.text().contains(&format!("`{beginning}`")));
        let path = Message::new(Code::FileMissing).arg("path", &long);
        assert!(path.text().contains(&long));
        let hint = Message::new(Code::Write).arg("text", &long);
        assert!(hint.text().ends_with(&long));
    }
}
