//! Booklets that were laid out for the numbers of their pages, until the pages are wanted for the product itself.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diag::Diagnostics;
use crate::pages::{Document, PageRequest};

/// The booklets, by the ids of their products.
#[derive(Default)]
pub struct LaidOut(Mutex<BTreeMap<String, Booklet>>);

/// A booklet that was laid out.
pub(super) struct Booklet {
    /// What was asked of its pages; `None` where only their numbers were.
    pub request: Option<PageRequest>,
    pub document: Document,
    /// What is wrong with them.
    pub diags: Diagnostics,
}

impl LaidOut {
    pub(super) fn has(&self, product: &str) -> bool {
        self.all().contains_key(product)
    }

    /// What `look` sees in the booklet of a product.
    pub(super) fn look<T>(&self, product: &str, look: impl FnOnce(&Booklet) -> T) -> Option<T> {
        self.all().get(product).map(look)
    }

    pub(super) fn add(&self, product: String, booklet: Booklet) {
        self.all().insert(product, booklet);
    }

    /// Keeps those of the products for which this holds.
    pub(super) fn keep(&self, holds: &dyn Fn(&str) -> bool) {
        self.all().retain(|id, _| holds(id));
    }

    /// The pages of a product, where they are those of this request, with what is wrong with them.
    pub(super) fn take(
        &self,
        product: &str,
        request: &PageRequest,
    ) -> Option<(Document, Diagnostics)> {
        let mut all = self.all();
        let is_it = |known: &&Booklet| known.request.as_ref() == Some(request);
        all.get(product).filter(is_it)?;
        let booklet = all.remove(product)?;
        Some((booklet.document, booklet.diags))
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Booklet>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
