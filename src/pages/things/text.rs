//! Running text: a paragraph each, on the baseline grid of a booklet; on a card perhaps its heading.

use super::{Body, Scope, Stack, writing};
use crate::content::Text;
use crate::pages::Cx;
use crate::pages::frame::TagRole;
use crate::pages::text::Setting;
use crate::units::Abs;

/// The least height of a line to write on.
const LINE: Abs = Abs::mm(7.0);

/// The paragraphs of a booklet.
pub fn paragraphs(cx: &mut Cx, paragraphs: &[Text], scope: &Scope) -> Stack {
    let gap = cx.design.space.paragraph;
    stack(cx, paragraphs, TagRole::P, gap, scope)
}

/// The paragraphs of a card, each a `role`; a line to write on where there are no words.
pub fn or_line(
    cx: &mut Cx,
    paragraphs: &[Text],
    role: TagRole,
    gap: Option<Abs>,
    scope: &Scope,
) -> Stack {
    let leading = scope.text_style(cx).leading;
    let empty = |text: &Text| text.plain().trim().is_empty();
    if paragraphs.iter().all(empty) {
        let line = writing::line(cx, scope.ground, leading.max(LINE));
        return Stack::of(line, scope.span);
    }
    stack(cx, paragraphs, role, gap.unwrap_or(leading * 0.4), scope)
}

fn stack(cx: &mut Cx, paragraphs: &[Text], role: TagRole, gap: Abs, scope: &Scope) -> Stack {
    let style = scope.text_style(cx);
    let mut stack = Stack::new(gap);
    for text in paragraphs {
        let tag = cx.tags.add(scope.tag, role);
        let setting = Setting::new(cx, text, &style, scope.ground, Some(tag));
        stack.push(Body::Lines(setting), text.span);
    }
    stack
}
