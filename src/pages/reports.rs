//! What is told of parts that have no room on any page.

use super::{LayoutCx, flow};
use crate::diag::{Fault, Hint};
use crate::source::Span;
use crate::units::Abs;

impl LayoutCx<'_> {
    /// Reports a part that is `height` high where no page has room for it, below its headings.
    pub(super) fn report_overfull(&self, height: Abs, span: Span) {
        let room = self.room_below();
        if !height.fits(room) {
            let excess = height - room;
            let error = match self.above.get() > Abs::ZERO {
                true => Fault::NoRoomBelowTitle { excess }.at(span),
                false => Fault::BlockTooTall { excess }.at(span),
            };
            self.report(error.hint(Hint::ShortenOrSplit));
        }
    }

    /// Reports more lines to write on than any page has room for.
    pub(super) fn report_too_many_lines(&self, lines: flow::WritingLines, span: Span) {
        let (room, wanted) = (self.room.height, lines.min_lines);
        if !(lines.pitch * f64::from(wanted)).fits(room) {
            let most = (room / lines.pitch).floor().max(1.0) as u16;
            let fault = Fault::TooManyWritingLines { wanted, most };
            self.report(fault.at(span).hint(Hint::FewerMinLines { most }));
        }
    }
}
