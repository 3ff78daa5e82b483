//! Notes → a line each, behind what is wrong: nobody has to do anything about them.

use super::machine::severity_in;
use super::sentence::{sentence, sentence_of};
use crate::diag::{Check, Diagnostic, Fault, Language, Said, Severity};
use crate::source::{Sources, Span};

/// The notes in their order, a line each with its place.
pub(super) fn render(notes: &[&Diagnostic], sources: &Sources, language: Language) -> String {
    let line = |note: &&Diagnostic| {
        let words = sentence(&note.fault.in_language(language));
        let name = severity_in(language, Severity::Note);
        let place = note.span.and_then(|span| place(span, sources));
        let place = place.map_or_else(String::new, |place| format!(" ({place})"));
        // What is told of a section stands above what is told of its sentences.
        match &*note.fault {
            Fault::SectionReads { .. } => format!("{name}: {words}{place}\n"),
            fault if fault.check() == Some(Check::PlainLanguage) => {
                format!("  {name}: {words}{place}\n")
            }
            _ => format!("{name}: {words}{place}\n"),
        }
    };
    notes.iter().map(line).collect()
}

/// The file and the line, or the cell of a sheet.
pub(super) fn place(span: Span, sources: &Sources) -> Option<String> {
    let source = sources.get(span.file)?;
    if let Some(cell) = source.cell(span) {
        return Some(sentence_of(&format!("{}:{cell}", source.path)));
    }
    let before = source.text.as_bytes().get(..span.start as usize)?;
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Some(sentence_of(&format!("{}:{line}", source.path)))
}
