//! Running text: a paragraph each, on the baseline grid of a booklet; on a card perhaps its heading.

use super::{PartBody, Scope, Stack, writing};
use crate::content::Text;
use crate::pages::tags::TagRole;
use crate::units::Abs;

/// The least height of a line to write on.
const LINE: Abs = Abs::mm(7.0);

/// The paragraphs of a booklet.
pub fn paragraphs(paragraphs: &[Text], scope: &Scope) -> Stack {
    let gap = scope.cx.design.space.paragraph;
    stacked(paragraphs, TagRole::P, gap, scope)
}

/// The paragraphs of a card, each a `role`; a line to write on where there are no words.
pub fn or_line(paragraphs: &[Text], role: TagRole, gap: Option<Abs>, scope: &Scope) -> Stack {
    let leading = scope.text_style().leading;
    if paragraphs.iter().all(Text::is_blank) {
        let line = writing::line(leading.max(LINE), scope);
        return Stack::single(line, scope.span);
    }
    stacked(paragraphs, role, gap.unwrap_or(leading * 0.4), scope)
}

fn stacked(paragraphs: &[Text], role: TagRole, gap: Abs, scope: &Scope) -> Stack {
    let style = scope.text_style();
    let mut stack = Stack::new(gap);
    for text in paragraphs {
        let words = scope.styled_paragraph(text, &style, (scope.tag, role));
        stack.push(PartBody::Lines(words), text.span);
    }
    stack
}
