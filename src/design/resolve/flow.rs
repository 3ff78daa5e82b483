//! The rules of flowing formats: margins, cover, contents, foot and sections.

use std::collections::BTreeMap;

use crate::content::read::Map;
use crate::design::flow::{
    ContentsRule, CoverRule, FlowRule, FootRule, Prompt, SectionChange, SectionRule,
};
use crate::design::layout::{RawBooklet, RawOnly, RawSection};
use crate::design::resolver::{Resolver, Sign};
use crate::design::rules::PageRule;
use crate::diag::values::Axis;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Spanned;
use crate::units::Abs;

impl Resolver<'_> {
    /// The rules of a booklet whose pages are `page`.
    pub(super) fn flow(
        &mut self,
        raw: &RawBooklet,
        only: &Map<RawOnly>,
        page: PageRule,
    ) -> FlowRule {
        let chapter = SectionRule {
            start: raw.section.start,
            accent: self.accent(raw.section.accent.as_ref()),
            art: raw.section.art,
            fill: raw.section.fill,
            prompt: None,
        };
        let mut only_sections = BTreeMap::new();
        for (id, raw) in &only.entries {
            if let RawOnly::Section(section) = &raw.value {
                let change = self.section(section);
                only_sections.insert(id.clone(), Spanned::new(change, raw.key));
            }
        }
        let margin = &raw.margin;
        let flow = FlowRule {
            top: self.length(&margin.top, Sign::NotNegative),
            bottom: self.length(&margin.bottom, Sign::NotNegative),
            inner: self.length(&margin.inner, Sign::NotNegative),
            outer: self.length(&margin.outer, Sign::NotNegative),
            grid: self.length(&raw.grid, Sign::Positive),
            cover: raw.cover.as_ref().map(|cover| CoverRule {
                accent: self.accent(Some(&cover.accent)).unwrap_or(0),
                art: cover.art,
            }),
            contents: raw.contents.as_ref().map(|contents| ContentsRule {
                start: contents.start,
                gap: self.length(&contents.gap, Sign::NotNegative),
                span: contents.span,
            }),
            foot: raw.foot.as_ref().map(|foot| FootRule {
                baseline: self.length(&foot.baseline, Sign::Positive),
                span: foot.baseline.span,
            }),
            notes: self.role(raw.section.notes.as_ref(), &chapter),
            closing: self.role(raw.section.closing.as_ref(), &chapter),
            chapter,
            only_sections,
        };
        // Less room than this in either direction is a slip of the pen, not a layout.
        let least = Abs::mm(15.0);
        let wide = page.trim.width - flow.inner - flow.outer;
        let high = page.trim.height - flow.top - flow.bottom;
        for (room, axis) in [(wide, Axis::Width), (high, Axis::Height)] {
            if room < least {
                let fault = Fault::NoRoom {
                    axis,
                    room: room.max(Abs::ZERO),
                };
                self.diags
                    .push(Diagnostic::error(fault, margin.span).hint(Hint::SmallerMargins));
            }
        }
        flow
    }

    /// The rule of a role: the chapters' rule with the role's changes.
    fn role(&mut self, raw: Option<&RawSection>, chapter: &SectionRule) -> SectionRule {
        match raw {
            Some(raw) => chapter.with(&self.section(raw)),
            None => chapter.clone(),
        }
    }

    fn section(&mut self, raw: &RawSection) -> SectionChange {
        SectionChange {
            start: raw.start,
            accent: self.accent(raw.accent.as_ref()),
            art: raw.art,
            fill: raw.fill,
            prompt: raw.prompt.as_ref().and_then(|prompt| self.prompt(prompt)),
        }
    }

    /// `block.number`, the number from 1.
    fn prompt(&mut self, raw: &Spanned<String>) -> Option<Prompt> {
        let parts = raw.value.split_once('.');
        let prompt = parts.and_then(|(block, number)| {
            Some(Prompt {
                block: block.to_owned(),
                number: number.parse().ok().filter(|number| *number > 0)?,
                span: raw.span,
            })
        });
        if prompt.is_none() {
            let hint = Hint::write_such("\"refleksjon.2\"");
            let fault = Fault::NotAPrompt {
                text: raw.value.as_str().into(),
            };
            let error = Diagnostic::error(fault, raw.span);
            self.diags.push(error.hint(hint));
        }
        prompt
    }
}
