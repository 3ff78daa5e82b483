//! Pages → sheets: imposition as pure data. Who prints which page where; never what is on it. What
//! only sheets can tell is reported here: paper that is too small, ink where printers have none,
//! neighbours whose colours clash, marks without room.
//!
//! Sheet coordinates run from the lower left corner of the paper, y upwards.

mod cards;
mod grid;
pub mod margins;
pub mod marks;
mod neighbours;
pub mod nup;
mod paper;
pub mod perforated;
pub mod saddle;
pub mod sheet;
pub mod single;
pub mod zine;

pub use sheet::{Finish, Mark, Plan, Print, Sheet, Side, Slot};

use crate::design::{MarkKind, Schema, SheetRule};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::pages::{Cards, Page};

/// Arranges pages on the office printer's paper, and checks that all their ink reaches it.
///
/// `None` when they cannot be arranged; errors in `diags` say why.
pub fn office(
    pages: &[Page],
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let plan = plan(pages, cards, rule, diags)?;
    let mut checker = margins::Checker::new(&plan, rule);
    checker.pages(0, pages);
    checker.finish(diags);
    Some(plan)
}

/// Arranges pages on the office printer's paper. Of the pages, only trim, bleed, safe zone and
/// ground count: their items may be gone already, or not be there yet. That all their ink reaches
/// the paper is for [`margins::Checker`].
///
/// `None` when they cannot be arranged; errors in `diags` say why.
pub fn plan(
    pages: &[Page],
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let mut plan = match rule.schema {
        Schema::Single => single::on_paper(pages, rule, diags),
        Schema::Saddle => saddle::impose(pages, rule, diags),
        Schema::Nup => nup::impose(pages, cards, rule, diags),
        Schema::Perforated => perforated::impose(pages, cards, rule, diags),
        Schema::Zine => zine::impose(pages, rule, diags),
    }?;
    check_marks(&plan, rule, diags);
    for sheet in &mut plan.sheets {
        for back in sheet.sides.iter_mut().skip(1) {
            back.adjust = rule.back;
        }
    }
    Some(plan)
}

/// Reports marks that the layout names and that have room nowhere.
fn check_marks(plan: &Plan, rule: &SheetRule, diags: &mut Diagnostics) {
    let sides = || plan.sheets.iter().flat_map(|sheet| &sheet.sides);
    // What is folded but once needs no staples.
    let stapled = || {
        let finish = plan.print.iter().flat_map(|print| &print.finish);
        finish
            .into_iter()
            .any(|step| *step == Finish::FoldAndStaple)
    };
    for asked in &rule.asked {
        let drawn = match asked.value {
            MarkKind::CropEach => MarkKind::Crop,
            kind => kind,
        };
        let there = sides().any(|side| side.marks.iter().any(|mark| mark.kind == drawn));
        let means_something = rule.schema.marks().contains(&asked.value)
            && (asked.value != MarkKind::Staple || stapled());
        if there || !means_something {
            continue;
        }
        diags.push(
            Diagnostic::error(Code::NoRoomForMarks, asked.span)
                .arg("mark", asked.value.name())
                .arg("paper", &rule.paper_name)
                .hint(Message::new(Code::LeaveOutMarks).arg("mark", asked.value.name())),
        );
    }
}

/// The human procedure of every schema, by the name it has in layout files: the beginning of its
/// module, so that no help can differ from it.
pub fn procedures() -> Vec<(&'static str, String)> {
    let source = |schema| match schema {
        Schema::Single => include_str!("press/single.rs"),
        Schema::Saddle => include_str!("press/saddle.rs"),
        Schema::Nup => include_str!("press/nup.rs"),
        Schema::Perforated => include_str!("press/perforated.rs"),
        Schema::Zine => include_str!("press/zine.rs"),
    };
    let schemas = Schema::ALL.iter();
    schemas
        .map(|(name, schema)| (*name, header(source(*schema))))
        .collect()
}

/// The `//!` lines that a module opens with, without their signs.
fn header(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_says_what_the_person_does() {
        let procedures = procedures();
        assert_eq!(procedures.len(), Schema::ALL.len());
        for (name, text) in procedures {
            assert!(text.contains("What the person does:"), "{name}");
            assert!(
                !text.contains("//!") && !text.contains("use crate"),
                "{name}: {text}"
            );
        }
    }
}
