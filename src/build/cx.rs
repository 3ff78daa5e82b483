//! What making a product works with, whatever its edition.

use super::project::Loaded;
use crate::diag::Diagnostics;
use crate::render::file_bytes::{FileStore, StoredAs};
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
    /// Who takes the bytes of large files while they are made; `None` where all files are held.
    pub store: Option<&'c dyn FileStore>,
    /// Whether files are drawn.
    pub draw: bool,
    /// Who is told how far it has come.
    pub progress: &'c dyn Fn(Progress),
    /// What is wrong so far.
    pub diags: &'c mut Diagnostics,
}

impl<'c> BuildCx<'c> {
    /// Where the bytes of the file of this name go when they become many.
    pub fn stored_as(&self, name: String) -> Option<StoredAs<'c>> {
        self.store.map(|store| StoredAs { store, name })
    }
}
