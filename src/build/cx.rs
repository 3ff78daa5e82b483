//! What making a product works with, whatever its edition.

use super::project::Loaded;
use crate::diag::Diagnostics;
use crate::render::pdf::StreamCache;

/// How far the pages of one product have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'p> {
    /// The id of the product.
    pub product: &'p str,
    /// How many pages are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// What making every product works with.
pub(super) struct BuildCx<'c> {
    /// What was read of the project.
    pub loaded: &'c Loaded,
    /// The streams of files that were written before.
    pub streams: &'c StreamCache,
    /// Whether files are drawn.
    pub draw: bool,
    /// Who is told how far it has come.
    pub progress: &'c mut dyn FnMut(Progress),
    /// What is wrong so far.
    pub diags: &'c mut Diagnostics,
}
