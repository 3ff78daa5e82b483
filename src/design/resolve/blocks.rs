//! The rules per block kind, and those for single blocks over them.

use crate::content::read::Int;
use crate::design::layout::{
    RawCallout, RawContrast, RawItems, RawNotes, RawOnly, RawPages, RawQuotes, RawSteps,
};
use crate::design::resolver::{Resolver, Sign};
use crate::design::rules::{
    BlockRule, BlockRules, CalloutRule, ContrastRule, ItemsRule, NotesRule, QuotesRule, StepsRule,
};
use crate::source::Spanned;
use crate::units::Abs;

impl Resolver<'_> {
    pub(super) fn blocks(&mut self, layout: &RawPages) -> BlockRules {
        let raw = &layout.block;
        let base = BlockRules::default();
        BlockRules {
            items: over(raw.items.as_ref(), base.items, items),
            steps: over(raw.steps.as_ref(), base.steps, |raw, base| {
                self.steps(raw, base)
            }),
            quotes: over(raw.quotes.as_ref(), base.quotes, |raw, base| {
                self.quotes(raw, base)
            }),
            contrast: over(raw.contrast.as_ref(), base.contrast, |raw, base| {
                self.contrast(raw, base)
            }),
            callout: over(raw.callout.as_ref(), base.callout, |raw, base| {
                self.callout(raw, base)
            }),
            notes: over(raw.notes.as_ref(), base.notes, |raw, base| {
                self.notes(raw, base)
            }),
        }
    }

    /// A block's own rule: what it says over the rule of its kind. A section has none.
    pub(super) fn only(&mut self, raw: &RawOnly, kinds: &BlockRules) -> Option<BlockRule> {
        Some(match raw {
            RawOnly::Section(_) => return None,
            RawOnly::Items(raw) => BlockRule::Items(items(raw, kinds.items)),
            RawOnly::Steps(raw) => BlockRule::Steps(self.steps(raw, kinds.steps)),
            RawOnly::Quotes(raw) => BlockRule::Quotes(self.quotes(raw, kinds.quotes)),
            RawOnly::Contrast(raw) => BlockRule::Contrast(self.contrast(raw, kinds.contrast)),
            RawOnly::Callout(raw) => BlockRule::Callout(self.callout(raw, kinds.callout)),
            RawOnly::Notes(raw) => BlockRule::Notes(self.notes(raw, kinds.notes)),
        })
    }

    fn steps(&mut self, raw: &RawSteps, base: StepsRule) -> StepsRule {
        StepsRule {
            station: self.given(raw.station.as_ref(), base.station, Sign::Positive),
            gap: self.given(raw.gap.as_ref(), base.gap, Sign::NotNegative),
        }
    }

    /// The length that is given, else that of the rule below.
    fn given(&mut self, raw: Option<&Spanned<Abs>>, base: Option<Abs>, sign: Sign) -> Option<Abs> {
        raw.map(|raw| self.length(raw, sign)).or(base)
    }

    fn quotes(&mut self, raw: &RawQuotes, base: QuotesRule) -> QuotesRule {
        QuotesRule {
            gap: self.given(raw.gap.as_ref(), base.gap, Sign::NotNegative),
        }
    }

    fn contrast(&mut self, raw: &RawContrast, base: ContrastRule) -> ContrastRule {
        ContrastRule {
            columns: raw.columns.map_or(base.columns, |Int(n)| n as u16),
            yes: self.accent(raw.yes.as_ref()).unwrap_or(base.yes),
            no: self.accent(raw.no.as_ref()).unwrap_or(base.no),
        }
    }

    fn callout(&mut self, raw: &RawCallout, base: CalloutRule) -> CalloutRule {
        CalloutRule {
            accent: self.accent(raw.accent.as_ref()).or(base.accent),
            icons: raw.icons.unwrap_or(base.icons),
        }
    }

    fn notes(&mut self, raw: &RawNotes, base: NotesRule) -> NotesRule {
        NotesRule {
            pitch: raw.pitch.as_ref().map_or(base.pitch, |raw| self.pitch(raw)),
            min_lines: raw.min_lines.map_or(base.min_lines, |Int(n)| n as u16),
        }
    }
}

fn items(raw: &RawItems, base: ItemsRule) -> ItemsRule {
    ItemsRule {
        look: raw.look.unwrap_or(base.look),
        columns: raw.columns.map_or(base.columns, |Int(n)| n as u16),
        mark: raw.mark.unwrap_or(base.mark),
        accents: raw.accents.unwrap_or(base.accents),
        icons: raw.icons.unwrap_or(base.icons),
        labels: raw.labels.unwrap_or(base.labels),
    }
}

fn over<R, T>(raw: Option<&R>, base: T, merge: impl FnOnce(&R, T) -> T) -> T {
    match raw {
        Some(raw) => merge(raw, base),
        None => base,
    }
}
