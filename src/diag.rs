//! What is wrong with a project: a message, a place and ways out.
//!
//! Stages push [`Diagnostic`]s and go on; no stage stops at the first error. The sentences stand in
//! [`messages`], what their fields look like in [`values`], in which languages both are told in [`said`], which
//! faults one check of preflight finds in [`checks`], why faults are reported in [`explanations`], and what is told only once in `merge`. Printing is not done
//! here.

pub mod catalogue;
pub mod checks;
pub(crate) mod declare;
pub mod explanations;
pub mod levels;
mod merge;
pub mod messages;
pub mod said;
pub mod template;
pub mod values;

pub use checks::Check;
pub use messages::{Fault, Hint};
pub use said::{Language, Said};

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
    /// The products on whose pages it was found, where others are made too.
    pub products: Vec<InProduct>,
}

/// A product, and the file that says how it is laid out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InProduct {
    /// Its id.
    pub id: String,
    /// The path of its layout.
    pub layout: String,
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
            products: Vec::new(),
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
}

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

    /// How much there is.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// What was added after the first `known`.
    pub fn behind(&mut self, known: usize) -> &mut [Diagnostic] {
        self.list.get_mut(known..).unwrap_or_default()
    }

    /// Adds all that `other` gathered.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Says of all of it that it was found on the pages of this product.
    pub fn found_in(&mut self, product: &InProduct) {
        for found in &mut self.list {
            found.products.push(product.clone());
        }
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

    /// Leaves out what is one of `these`.
    pub fn leave_out(&mut self, these: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(|diagnostic| !these(diagnostic));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_found_by_their_kind() {
        let mut diags = Diagnostics::new();
        diags.push(Diagnostic::warning(Fault::EmptyText, None));
        assert!(diags.has(|fault| matches!(fault, Fault::EmptyText)));
        assert!(!diags.has(|fault| matches!(fault, Fault::UnknownKey { .. })));
        assert!(!diags.has_errors() && !diags.is_empty());
    }
}
