//! Which way the paper lies, whether it is large enough, and what is printed beyond a trim: common
//! to all schemas.

use crate::design::paper::{name_of, smallest_for};
use crate::design::{Edge, MarkKind, Schema, SheetRule};
use crate::diag::values::Lack;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Size;
use crate::pages::Page;
use crate::press::sheet::Sheet;
use crate::units::Abs;

/// Says that sheets which fold to so many pages each end with blank ones.
pub fn blank_pages(pages: usize, multiple: usize, rule: &SheetRule) -> Diagnostic {
    let fault = Fault::BlankPages {
        pages: pages.into(),
        blank: pages.next_multiple_of(multiple) - pages,
        multiple,
    };
    Diagnostic::warning(fault, rule.span).hint(Hint::FillPages { multiple })
}

/// The rule's paper, turned so that `wanted` fits on it, which is a block of `pages` pages of size
/// `trim`; where it fits both ways, the way that `wanted` lies. `None`, and an error that says how
/// much is lacking, where it does not fit.
pub fn holding(
    wanted: Size,
    pages: usize,
    trim: Size,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Size> {
    let lacking = |paper: Size| {
        let width = (wanted.width - paper.width).max(Abs::ZERO);
        let height = (wanted.height - paper.height).max(Abs::ZERO);
        (width, height)
    };
    let ways = ways_for(wanted, rule);
    let fits = |paper: &Size| {
        let (width, height) = lacking(*paper);
        width.fits(Abs::ZERO) && height.fits(Abs::ZERO)
    };
    let found = ways.iter().copied().find(fits);
    if found.is_none() {
        // What is lacking, with the paper turned so that least is lacking.
        let worst = |paper: &Size| {
            let (width, height) = lacking(*paper);
            width.max(height).to_pt()
        };
        let nearest = ways
            .into_iter()
            .min_by(|a, b| worst(a).total_cmp(&worst(b)));
        let (width, height) = nearest.map(lacking).unwrap_or_default();
        let (excess, axis) = if width >= height {
            (width, Lack::Width)
        } else {
            (height, Lack::Height)
        };
        let fault = Fault::PaperTooSmall {
            paper: rule.paper_name().into(),
            pages: pages.into(),
            size: name_of(trim).into(),
            excess,
            axis,
        };
        let error = Diagnostic::error(fault, rule.paper_span);
        let error = error.hint(hint_for_larger(wanted, rule));
        let (page, paper) = (trim.portrait(), rule.paper.portrait());
        let one_fits = page.width.fits(paper.width) && page.height.fits(paper.height);
        diags.push(match rule.schema {
            Schema::Saddle(_) if one_fits => error.hint(Hint::OneToASheet),
            _ => error,
        });
    }
    found
}

/// What to write, or what to ask for, where the rule's paper does not hold `wanted`.
pub fn hint_for_larger(wanted: Size, rule: &SheetRule) -> Hint {
    match (smallest_for(wanted), rule.paper_span) {
        (Some(paper), Some(_)) => Hint::LargerPaper {
            paper: paper.into(),
        },
        (Some(paper), None) => Hint::AskForLargerPaper {
            paper: paper.into(),
        },
        (None, _) => Hint::SmallerTrim,
    }
}

/// The rule's paper upright and lying, first the way that `wanted` lies.
pub fn ways_for(wanted: Size, rule: &SheetRule) -> [Size; 2] {
    let [portrait, landscape] = [rule.paper.portrait(), rule.paper.landscape()];
    if wanted.width > wanted.height {
        [landscape, portrait]
    } else {
        [portrait, landscape]
    }
}

/// How far beyond its trim a page is printed.
pub fn bleed(page: &Page, rule: &SheetRule) -> Abs {
    match rule.edge {
        Edge::Bleed => page.bleed,
        Edge::Inset | Edge::InsetEach => Abs::ZERO,
    }
}

/// Whether there are crop marks on any sheet.
pub fn has_crop_marks(sheets: &[Sheet]) -> bool {
    let mut marks = sheets.iter().flat_map(|s| &s.sides).flat_map(|s| &s.marks);
    marks.any(|mark| mark.kind == MarkKind::Crop)
}
