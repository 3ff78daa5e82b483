//! The rules of booklets: margins, cover, contents, foot, sections, and blocks by their kinds and ids.

use std::collections::BTreeMap;

use crate::design::blocks::{BlockRule, BlockRules, RawOnly};
use crate::design::declare::Resolve;
use crate::design::flow::{FlowRule, RawBooklet};
use crate::design::layout::PageRule;
use crate::design::resolver::Resolver;
use crate::design::style::StyleName;
use crate::diag::values::Axis;
use crate::diag::{Fault, Hint};
use crate::source::Spanned;
use crate::units::Abs;

/// How high the letters of the foot are, as a share of their size.
const FOOT_HEIGHT: f64 = 0.75;
/// Less room than this in either direction is a slip of the pen, not a layout.
const LEAST_ROOM: Abs = Abs::mm(15.0);

impl Resolver<'_> {
    /// The rules of a booklet whose pages are `page`.
    pub(super) fn flow(&mut self, raw: &RawBooklet, page: PageRule) -> Option<FlowRule> {
        let sections = raw.section.resolve(self);
        let mut only_sections = BTreeMap::new();
        for (id, only) in &raw.only.entries {
            if let RawOnly::Section(change) = &only.value {
                let own = sections.with(change, self);
                only_sections.insert(id.clone(), Spanned::new(own, only.key));
            }
        }
        let flow = FlowRule {
            margin: raw.margin.resolve(self)?,
            grid: raw.grid.resolve(self)?,
            cover: raw.cover.resolve(self)?,
            contents: raw.contents.resolve(self)?,
            foot: raw.foot.resolve(self)?,
            sections,
            only_sections,
        };
        if let Some(foot) = &flow.foot {
            let letters = self.sizes.get(&StyleName::Foot).copied();
            let most = flow.margin.bottom - letters.unwrap_or_default() * FOOT_HEIGHT;
            let excess = foot.baseline.value - most;
            if !excess.fits(Abs::ZERO) {
                let error = Fault::FootInText { excess }.at(foot.baseline.span);
                self.diags
                    .push(error.hint(Hint::LowerFoot { most: most.into() }));
            }
        }
        let wide = page.trim.width - flow.margin.inner - flow.margin.outer;
        let high = page.trim.height - flow.margin.top - flow.margin.bottom;
        for (room, axis) in [(wide, Axis::Width), (high, Axis::Height)] {
            if room < LEAST_ROOM {
                let room = room.max(Abs::ZERO);
                let error = Fault::NoRoom { axis, room }.at(raw.margin.span);
                self.diags.push(error.hint(Hint::SmallerMargins));
            }
        }
        Some(flow)
    }

    /// The rules of single blocks: what they say over those of their kinds.
    pub(super) fn only(
        &mut self,
        raw: &RawBooklet,
        kinds: &BlockRules,
    ) -> BTreeMap<String, Spanned<BlockRule>> {
        let mut rules = BTreeMap::new();
        for (id, only) in &raw.only.entries {
            if let Some(rule) = only.value.block(kinds, self) {
                rules.insert(id.clone(), Spanned::new(rule, only.key));
            }
        }
        rules
    }
}
