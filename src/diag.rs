//! What is wrong with a project: a message, a place and ways out.
//!
//! Stages push [`Diagnostic`]s and go on; no stage stops at the first error. The sentences stand in
//! [`messages`], what their fields look like in [`values`], and which faults one check of preflight finds in
//! [`checks`]. Printing is not done here.

pub mod checks;
pub mod levels;
pub mod messages;
pub mod template;
pub mod values;

pub use checks::Check;
pub use messages::{Fault, Hint};

use std::collections::BTreeSet;

use crate::source::Span;

/// Whether a fault stops the build. What is worse comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written until this is mended.
    Error,
    /// The pages are right, but somebody should look.
    Warning,
    /// Nothing is wrong.
    Note,
}

/// One thing that is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Whether it stops the build.
    pub severity: Severity,
    /// Where, unless it concerns the project as a whole.
    pub span: Option<Span>,
    /// What is wrong. Boxed, for a diagnostic is often the error of a `Result`.
    pub fault: Box<Fault>,
    /// Ways out, the likeliest first.
    pub hints: Vec<Hint>,
}

impl Fault {
    /// The error that this is wrong at `span`.
    pub fn at(self, span: impl Into<Option<Span>>) -> Diagnostic {
        Diagnostic::error(self, span)
    }
}

impl Diagnostic {
    /// An error: `fault` at `span`.
    pub fn error(fault: Fault, span: impl Into<Option<Span>>) -> Self {
        Self {
            severity: Severity::Error,
            span: span.into(),
            fault: Box::new(fault),
            hints: Vec::new(),
        }
    }

    /// A warning: `fault` at `span`.
    pub fn warning(fault: Fault, span: impl Into<Option<Span>>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(fault, span)
        }
    }

    /// A note: `fault` at `span`.
    pub fn note(fault: Fault, span: impl Into<Option<Span>>) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(fault, span)
        }
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, hint: Hint) -> Self {
        self.hints.push(hint);
        self
    }

    /// All that is said, but for the place.
    fn said(&self) -> Said {
        let fault = (self.fault.name(), self.fault.args());
        let hints = self.hints.iter().map(|hint| (hint.name(), hint.args()));
        (self.severity, [fault].into_iter().chain(hints).collect())
    }
}

/// The severity, and of every message its name and what it tells.
type Said = (Severity, Vec<(&'static str, Vec<(&'static str, String)>)>);

/// Everything that is wrong, gathered over one run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing is found yet.
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

    /// Whether nothing is wrong: there are notes at most.
    pub fn is_sound(&self) -> bool {
        self.list.iter().all(|d| d.severity == Severity::Note)
    }

    /// Whether there is nothing at all to say.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether anything that is wrong is one of `these`.
    pub fn has(&self, these: impl Fn(&Fault) -> bool) -> bool {
        self.list.iter().any(|diagnostic| these(&diagnostic.fault))
    }

    /// All of it in source order, what concerns the whole project first; what was found twice at
    /// the same place (the same words in two products) stands once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|diagnostic| diagnostic.span);
        let mut place = None;
        let mut said = BTreeSet::new();
        self.list.retain(|diagnostic| {
            if place.replace(diagnostic.span) != Some(diagnostic.span) {
                said.clear();
            }
            said.insert(diagnostic.said())
        });
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn what_is_found_twice_at_one_place_stands_once() {
        let place = |start| Span {
            file: FileId(0),
            start,
            end: 9,
        };
        let error = |count, most| {
            let fault = Fault::TooManyThings { count, most };
            Diagnostic::error(fault, place(3)).hint(Hint::SplitList)
        };
        let mut diags = Diagnostics::new();
        // So many that comparing each with each would be noticed.
        for count in 0..20_000 {
            diags.push(error(count, 1));
            diags.push(error(count, 2));
            diags.push(error(count, 1));
            diags.push(Diagnostic::error(Fault::EmptyText, place(1)));
            diags.push(Diagnostic::warning(Fault::EmptyText, None));
        }
        let found = diags.sorted();
        assert_eq!(found.len(), 2 + 2 * 20_000);
        assert_eq!(found[0], Diagnostic::warning(Fault::EmptyText, None));
        assert_eq!(found[1], Diagnostic::error(Fault::EmptyText, place(1)));
        assert_eq!(found[2..5], [error(0, 1), error(0, 2), error(1, 1)]);
        let other_hint = Diagnostic::error(*error(0, 1).fault, place(3));
        let mut diags = Diagnostics::new();
        diags.push(error(0, 1));
        diags.push(other_hint.clone());
        assert_eq!(diags.sorted(), [error(0, 1), other_hint]);
    }

    #[test]
    fn faults_are_found_by_their_kind() {
        let mut diags = Diagnostics::new();
        diags.push(Diagnostic::warning(Fault::EmptyText, None));
        assert!(diags.has(|fault| matches!(fault, Fault::EmptyText)));
        assert!(!diags.has(|fault| matches!(fault, Fault::UnknownKey { .. })));
        assert!(!diags.has_errors() && !diags.is_empty());
    }
}
