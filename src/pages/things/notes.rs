//! Writing space: a prompt, and lines to the foot of the page.

use super::{PartBody, Scope, Stack, text};
use crate::content::Text;
use crate::design::NotesRule;
use crate::pages::flow::WritingLines;

/// The prompt, and the lines.
pub fn notes(prompt: &[Text], rule: &NotesRule, scope: &Scope) -> Stack {
    let mut stack = text::paragraphs(prompt, scope);
    if let Some(last) = stack.parts.last_mut() {
        last.keep_next = true;
    }
    let lines = WritingLines {
        pitch: rule.pitch,
        min_lines: rule.min_lines,
    };
    stack.push(PartBody::WritingLines(lines), scope.span);
    stack
}
