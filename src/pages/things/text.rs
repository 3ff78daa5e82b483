//! Running text: a paragraph each, on the baseline grid of a booklet.

use super::{Body, Scope, Stack};
use crate::content::Text;
use crate::design::StyleName;
use crate::pages::Cx;
use crate::pages::frame::TagRole;
use crate::pages::text::Setting;

/// The paragraphs.
pub fn paragraphs(cx: &mut Cx, paragraphs: &[Text], scope: &Scope) -> Stack {
    let style = scope.style(cx, StyleName::Body);
    let after = cx.design.space.paragraph;
    let mut stack = Stack::default();
    for text in paragraphs {
        let tag = cx.tags.add(scope.tag, TagRole::P);
        let setting = Setting::new(cx, text, &style, scope.ground, Some(tag));
        stack.push(Body::Lines(setting), text.span, after);
    }
    stack
}
