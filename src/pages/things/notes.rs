//! Writing space: a prompt, and lines to the foot of the page.

use super::{Body, Scope, Stack, text};
use crate::content::Text;
use crate::design::NotesRule;
use crate::pages::Cx;
use crate::pages::flow::Ruling;

/// The prompt, and the lines.
pub fn notes(cx: &mut Cx, prompt: &[Text], rule: &NotesRule, scope: &Scope) -> Stack {
    let mut stack = text::paragraphs(cx, prompt, scope);
    if let Some(last) = stack.parts.last_mut() {
        last.keep = true;
    }
    let lines = Body::Ruled(Ruling {
        pitch: rule.pitch,
        min_lines: rule.min_lines,
    });
    stack.push(lines, scope.span);
    stack
}
