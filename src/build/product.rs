//! A resolved job → its products, one after the other.

use super::cx::{Cx, Progress};
use super::job::{Job, ProductJob};
use super::made::BuiltProduct;
use super::{office, screen};
use crate::diag::Diagnostics;

/// Builds every product of the job. Everything that is wrong is told; `None` when anything is.
/// `progress` is called now and then.
pub fn build(
    job: &Job,
    progress: &mut dyn FnMut(Progress),
    diags: &mut Diagnostics,
) -> Option<Vec<BuiltProduct>> {
    products(job, (true, progress), diags)
}

/// As [`build()`], without drawing files: what is told of pages and sheets costs no more than that.
pub fn lay_out(
    job: &Job,
    progress: &mut dyn FnMut(Progress),
    diags: &mut Diagnostics,
) -> Option<Vec<BuiltProduct>> {
    products(job, (false, progress), diags)
}

fn products(
    job: &Job,
    (draw, progress): (bool, &mut dyn FnMut(Progress)),
    diags: &mut Diagnostics,
) -> Option<Vec<BuiltProduct>> {
    if !job.sound {
        return None;
    }
    let mut built = Vec::new();
    for product in &job.products {
        let mut cx = Cx {
            loaded: &job.loaded,
            // Files that nobody will get need not be drawn.
            draw: draw && !diags.has_errors(),
            progress: &mut *progress,
            diags: &mut *diags,
        };
        built.push(one(product, &mut cx));
    }
    (!diags.has_errors()).then_some(built)
}

fn one(job: &ProductJob, cx: &mut Cx) -> BuiltProduct {
    let screen = job.screen.as_ref();
    let screen = screen.and_then(|screen| screen::make(job, screen, cx));
    let office = job.office.as_ref();
    let office = office.and_then(|office| office::make(job, office, cx));
    let (screen, for_screens) = screen.unzip();
    let (office, for_paper) = office.unzip();
    let files = cx.loaded.files.get(&job.product.id.value);
    let outputs = for_screens.into_iter().chain(for_paper);
    BuiltProduct {
        id: job.product.id.value.clone(),
        screen,
        office,
        outputs: outputs.flatten().collect(),
        files: files.into_iter().flatten().cloned().collect(),
    }
}
