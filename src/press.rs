//! Pages → sheets: imposition as pure data. Who prints which page where; never what is on it. What
//! only sheets can tell is reported here: paper that is too small, ink where printers have none.
//!
//! Sheet coordinates run from the lower left corner of the paper, y upwards.

pub mod margins;
pub mod marks;
mod paper;
pub mod saddle;
pub mod sheet;
pub mod single;

pub use sheet::{Finish, Mark, Plan, Print, Sheet, Side, Slot};

use crate::design::{Schema, SheetRule};
use crate::diag::Diagnostics;
use crate::pages::Page;

/// Arranges pages on the office printer's paper, and checks that all their ink reaches it.
///
/// `None` when they cannot be arranged; errors in `diags` say why.
pub fn office(pages: &[Page], rule: &SheetRule, diags: &mut Diagnostics) -> Option<Plan> {
    let plan = match rule.schema {
        Schema::Single => single::on_paper(pages, rule, diags),
        Schema::Saddle => saddle::impose(pages, rule, diags),
    }?;
    margins::check(pages, &plan, rule, diags);
    Some(plan)
}
