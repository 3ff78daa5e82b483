//! The rules of booklets: margins, cover, contents, foot, sections, and blocks by their kinds and ids.

use std::collections::BTreeMap;

use crate::design::blocks::{BlockRule, BlockRules, RawOnly};
use crate::design::declare::{Change, Resolve};
use crate::design::flow::{FlowRule, PartRule, RawBooklet, RawLeaflet};
use crate::design::layout::PageRule;
use crate::design::panels::{FoldRule, Panels};
use crate::design::resolver::Resolver;
use crate::design::style::StyleName;
use crate::diag::values::Axis;
use crate::diag::{Fault, Hint};
use crate::geom::Size;
use crate::source::Spanned;
use crate::units::Abs;

/// How high the letters of the foot are, as a share of their size.
const FOOT_HEIGHT: f64 = 0.75;
/// No paper that is folded by hand or by machine needs more.
const MOST_TUCK: Abs = Abs::mm(5.0);
/// Less room than this in either direction is a slip of the pen, not a layout.
const LEAST_ROOM: Abs = Abs::mm(15.0);

impl Resolver<'_> {
    /// The rules of a booklet whose pages are `page`.
    /// `panels` are its panels where it is a leaflet.
    pub(super) fn flow(
        &mut self,
        raw: &RawBooklet,
        page: PageRule,
        panels: Option<Panels>,
    ) -> Option<FlowRule> {
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
            part: raw.part.over(&PartRule::default(), self),
            art: raw.art.resolve(self)?,
            head: raw.head.resolve(self)?,
            tabs: raw.tabs.resolve(self)?,
            numbers: raw.numbers,
            links: raw.links,
            sections: Box::new(sections),
            panels,
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
        let width = flow
            .panels
            .as_ref()
            .map_or(page.trim.width, Panels::narrowest);
        let wide = width - flow.margin.inner - flow.margin.outer;
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

    /// The panels of a leaflet whose flat sheet has this size.
    pub(super) fn panels(&mut self, raw: &RawLeaflet, sheet: Size) -> Option<Panels> {
        let fold = raw.fold.resolve(self)?;
        if let FoldRule::Letter(rule) | FoldRule::Gate(rule) = &fold {
            let tuck = rule.tuck;
            if tuck.value > MOST_TUCK {
                let error = Fault::TuckTooMuch { tuck: tuck.value }.at(tuck.span);
                self.diags
                    .push(error.hint(Hint::write_such("tuck = \"1.5mm\"")));
            }
        }
        Some(Panels::new(&fold, sheet))
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
