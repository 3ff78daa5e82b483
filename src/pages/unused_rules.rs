//! Rules of a layout for single sections and blocks, against those that the guide has.

use std::collections::BTreeMap;

use super::LayoutCx;
use crate::content::read::nearest;
use crate::content::{Block, Guide, Thing};
use crate::design::{BlockRule, FlowRule};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Span;

impl LayoutCx<'_> {
    /// Reports rules for single sections and blocks that no words of the project have, or that the guide has as
    /// another kind. The former is a warning only: a chapter can go.
    pub(super) fn check_rules(&self, guide: &Guide, flow: &FlowRule) {
        let elsewhere = self.design.ids.as_deref();
        // One layout serves several booklets; of a part of what is made it cannot be told what the rest needs.
        let is_nowhere = |id: &str| elsewhere.is_some_and(|ids| !ids.contains(id));
        let names: Vec<&str> = guide.sections.iter().map(|s| s.id.value.as_str()).collect();
        for (id, change) in &flow.only_sections {
            if !names.contains(&id.as_str()) && is_nowhere(id) {
                let fault = Fault::UnknownSection { name: id.into() };
                self.report(unused_rule(fault, change.span, id, &names));
            }
        }
        let blocks = guide.blocks();
        let blocks = blocks.filter_map(|block| Some((block.id.as_ref()?.value.as_str(), block)));
        let blocks: BTreeMap<&str, &Block> = blocks.collect();
        let ids: Vec<&str> = blocks.keys().copied().collect();
        for (id, rule) in &self.design.only {
            let Some(block) = blocks.get(id.as_str()) else {
                if !is_nowhere(id) {
                    continue;
                }
                let fault = Fault::UnknownBlock { name: id.into() };
                self.report(unused_rule(fault, rule.span, id, &ids));
                continue;
            };
            if !is_for(&rule.value, &block.thing) {
                let kind = block.thing.name().into();
                let error = Fault::BlockOfOtherKind { name: id.into() }.at(rule.span);
                self.report(error.hint(match block.thing {
                    Thing::Text(_)
                    | Thing::Pull(_)
                    | Thing::Table(_)
                    | Thing::Icon(_)
                    | Thing::Qr(_) => Hint::NoRuleFor { kind },
                    Thing::Items(_)
                    | Thing::Steps(_)
                    | Thing::List(_)
                    | Thing::Quotes(_)
                    | Thing::Contrast(_)
                    | Thing::Callout(_)
                    | Thing::Image(_)
                    | Thing::Notes(_) => Hint::KindIs { kind },
                }));
            }
        }
    }
}

impl LayoutCx<'_> {
    /// Reports letters of the words that no accent of the theme has. In a theme whose accents have no letters they mean
    /// nothing.
    pub(super) fn check_letters(&self, guide: &Guide) {
        let palette = &self.design.palette;
        if !palette.is_lettered() {
            return;
        }
        let known: Vec<&str> = palette.letters().collect();
        for letter in guide.letters_named() {
            if palette.of_letter(&letter.value).is_none() {
                let fault = Fault::UnknownLetter {
                    name: letter.value.as_str().into(),
                };
                let texts: Vec<String> = known.iter().map(|l| format!("\"{l}\"")).collect();
                self.report(fault.at(letter.span).hint(Hint::one_of(texts)));
            }
        }
    }
}

/// A rule of the layout for `id`, which is none of the `known` ids of the words.
fn unused_rule(fault: Fault, span: Span, id: &str, known: &[&str]) -> Diagnostic {
    let warning = Diagnostic::warning(fault, span);
    let remove = Hint::OrRemoveRule { name: id.into() };
    match nearest(id, known.iter().copied()) {
        Some(name) => warning.hint(Hint::did_you_mean(name)),
        None => warning,
    }
    .hint(remove)
}

/// Whether `rule` is one for things of this kind.
const fn is_for(rule: &BlockRule, thing: &Thing) -> bool {
    matches!(
        (thing, rule),
        (Thing::Items(_), BlockRule::Items(_))
            | (Thing::Steps(_), BlockRule::Steps(_))
            | (Thing::List(_), BlockRule::List(_))
            | (Thing::Quotes(_), BlockRule::Quotes(_))
            | (Thing::Contrast(_), BlockRule::Contrast(_))
            | (Thing::Callout(_), BlockRule::Callout(_))
            | (Thing::Image(_), BlockRule::Image(_))
            | (Thing::Notes(_), BlockRule::Notes(_))
    )
}
