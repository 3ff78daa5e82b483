//! Builds in one process, one after the other: each uses again what the ones before it read, set and
//! drew, as far as that did not change. The first one is a build like any other.
//!
//! The products of a build are made side by side, as many at a time as there are processors. What is told of them, and
//! what becomes of them, is as if each were made after the one before it.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::cache::{BuildCache, Work};
use super::cx::{BuildCx, Progress};
use super::job::{Job, ProductJob};
use super::languages;
use super::made::BuiltProduct;
use super::project::Loaded;
use super::request::Request;
use super::{elsewhere, office, press, screen};
use crate::content::Guide;
use crate::content::project::Edition;
use crate::diag::{Diagnostic, Diagnostics, Fault, InProduct};
use crate::parallel;
use crate::preflight::plain_language::PlainLanguage;
use crate::render::file_bytes::FileStore;
use crate::source::{Sources, Span};

/// Who is told how far products have come, of several at a time.
pub type TellProgress<'p> = dyn FnMut(Progress) + Send + 'p;

/// In about how many bytes each kind of thing is kept: some hundreds of pages.
const LIMIT: usize = 64 << 20;

/// Builds that use again what those before them made. What a build gives does not depend on that; it
/// takes less time. What the last build without errors did not use is dropped.
pub struct Session {
    cache: BuildCache,
    /// What was read for the only build of a process: to drop it is work that nobody needs where the process ends.
    read: Option<Loaded>,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// The first build is still to come.
    pub const fn new() -> Self {
        Self {
            cache: BuildCache::new(LIMIT),
            read: None,
        }
    }

    /// For a process that builds once: nothing is kept for a build after it. What was read stays until the session is
    /// dropped, which needs not be done where the process ends.
    pub const fn of_one_build() -> Self {
        Self {
            cache: BuildCache::new(0),
            read: None,
        }
    }

    /// How much all builds so far did.
    pub fn work(&self) -> Work {
        self.cache.work()
    }

    /// Builds every product that is asked for. Everything that is wrong is told in `diags`; `None`
    /// when anything is. `progress` is called now and then.
    ///
    /// # Errors
    /// When the request itself is at fault: it names a product, an edition, a printer or a paper that
    /// does not exist.
    pub fn build(
        &mut self,
        request: &Request,
        sources: &mut Sources,
        progress: &mut TellProgress,
        diags: &mut Diagnostics,
    ) -> Result<Option<Vec<BuiltProduct>>, Diagnostic> {
        let built = self.products(request, sources, (true, None), progress, diags)?;
        Ok((!diags.has_errors()).then_some(built))
    }

    /// The same, where `store` takes the bytes of large files while these are made. What it was given is whole only
    /// where a file of that name is among the products.
    ///
    /// # Errors
    /// As [`Session::build`].
    pub fn build_storing(
        &mut self,
        request: &Request,
        sources: &mut Sources,
        store: &dyn FileStore,
        progress: &mut TellProgress,
        diags: &mut Diagnostics,
    ) -> Result<Option<Vec<BuiltProduct>>, Diagnostic> {
        let built = self.products(request, sources, (true, Some(store)), progress, diags)?;
        Ok((!diags.has_errors()).then_some(built))
    }

    /// Lays out every product that is asked for, without drawing files: what is told of pages and
    /// sheets costs no more than that. Where `diags` has errors, something may be missing.
    ///
    /// # Errors
    /// As [`Session::build`].
    pub fn lay_out(
        &mut self,
        request: &Request,
        sources: &mut Sources,
        progress: &mut TellProgress,
        diags: &mut Diagnostics,
    ) -> Result<Vec<BuiltProduct>, Diagnostic> {
        self.products(request, sources, (false, None), progress, diags)
    }

    fn products(
        &mut self,
        request: &Request,
        sources: &mut Sources,
        (draw, store): (bool, Option<&dyn FileStore>),
        progress: &mut TellProgress,
        diags: &mut Diagnostics,
    ) -> Result<Vec<BuiltProduct>, Diagnostic> {
        let mut built = Vec::new();
        let job = Job::resolve(request, sources, &mut self.cache, diags)?;
        let Some(mut job) = job.filter(|job| job.sound) else {
            return Ok(built);
        };
        elsewhere::fill(&mut job, diags);
        let progress = Mutex::new(progress);
        let tell = |so_far: Progress| {
            let mut progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
            progress(so_far);
        };
        let maker = Maker {
            job: &job,
            cache: &self.cache,
            store,
            progress: &tell,
        };
        // Files that nobody will get need not be drawn.
        let draws = AtomicBool::new(draw && !diags.has_errors());
        let make = |nth: usize| {
            let draw = draws.load(Ordering::Relaxed);
            (draw, maker.make(nth, draw))
        };
        let mut take = |(drawn, made): (bool, MadeProduct)| {
            // What drawing it found is not told where a product before it is wrong.
            let is_sound = draws.load(Ordering::Relaxed);
            let made = match drawn && !is_sound {
                true => maker.make(built.len(), false),
                false => made,
            };
            diags.append(made.diags);
            built.push(made.product);
            if diags.has_errors() {
                draws.store(false, Ordering::Relaxed);
            }
            // Behind the last one the process ends, or the next build begins.
            if built.len() < job.products.len() {
                maker.cache.end_product();
            }
            Ok(())
        };
        let Ok(()) = parallel::side_by_side::<_, Infallible>(job.products.len(), make, &mut take);
        report_derived_inks(&job, diags);
        languages::report_missing_words(&job.loaded, diags);
        if request.notes {
            plain_notes(&job.loaded, sources, diags);
        }
        let levels = &job.loaded.project.levels;
        diags.settle(levels);
        // Of a part of what is made it cannot be told what the rest needs.
        if request.is_whole() && !diags.has_errors() {
            levels.report_idle(diags);
            diags.settle(levels);
        }
        levels.repeat(diags);
        if self.cache.is_of_one_build() {
            self.read = Some(job.loaded);
        } else if !diags.has_errors() {
            // A build with errors stops before much that the next one needs.
            self.cache.end_build(draw);
        }
        Ok(built)
    }
}

/// What a product is made of, as far as its files can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductMark {
    /// Its id.
    pub id: String,
    /// What the project makes of it.
    pub editions: Vec<Edition>,
    /// The mark of what it is made of, which is noted with its files.
    pub mark: String,
}

/// The marks of all products as they would be built now, without laying anything out; `None` where anything is
/// wrong with the project.
pub fn marks(sources: &mut Sources) -> Option<Vec<ProductMark>> {
    let mut diags = Diagnostics::new();
    let cache = &mut BuildCache::new(0);
    let job = Job::resolve(&Request::default(), sources, cache, &mut diags);
    let job = job.ok().flatten().filter(|job| job.sound)?;
    let mark = |job: ProductJob| ProductMark {
        id: job.product.id.value,
        editions: job.editions,
        mark: job.mark,
    };
    Some(job.products.into_iter().map(mark).collect())
}

/// Notes, once for all themes, that inks for the print shop are worked out.
fn report_derived_inks(job: &Job, diags: &mut Diagnostics) {
    let printed = job
        .products
        .iter()
        .filter(|product| product.press.is_some());
    let designs = printed.filter_map(|product| job.loaded.designs.get(&product.product.id.value));
    let places: BTreeSet<Span> = designs
        .flat_map(|design| &design.palette.derived)
        .copied()
        .collect();
    if let Some(first) = places.first() {
        let count = places.len();
        diags.push(Diagnostic::note(Fault::InksDerived { count }, *first));
    }
}

/// Notes on the words of all products that are asked for, where the project asks for them.
fn plain_notes(loaded: &Loaded, sources: &Sources, diags: &mut Diagnostics) {
    let Some(aim) = loaded.project.plain else {
        return;
    };
    let mut reader = PlainLanguage::new(sources, aim);
    let guides: Vec<&Guide> = loaded.guides.values().collect();
    reader.guides(&guides, diags);
    for deck in loaded.decks.values() {
        reader.deck(deck, diags);
    }
}

/// Makes the products of a job, several at a time.
struct Maker<'m> {
    job: &'m Job,
    cache: &'m BuildCache,
    store: Option<&'m dyn FileStore>,
    progress: &'m (dyn Fn(Progress) + Sync),
}

/// A product, and what is wrong with it.
struct MadeProduct {
    product: BuiltProduct,
    diags: Diagnostics,
}

impl Maker<'_> {
    /// Makes the product of this number; its files where they are to be drawn.
    fn make(&self, nth: usize, draw: bool) -> MadeProduct {
        let products = &self.job.products;
        let product = &products[nth];
        let mut diags = Diagnostics::new();
        let made = one(
            product,
            &mut BuildCx {
                loaded: &self.job.loaded,
                streams: &self.cache.streams,
                store: self.store,
                draw,
                progress: self.progress,
                diags: &mut diags,
            },
        );
        if products.len() > 1 {
            diags.found_in(&InProduct {
                id: product.product.id.value.clone(),
                layout: product.product.layout.path.clone(),
            });
        }
        MadeProduct {
            product: made,
            diags,
        }
    }
}

fn one(job: &ProductJob, cx: &mut BuildCx) -> BuiltProduct {
    let screen = job.screen.as_ref();
    let screen = screen.and_then(|screen| screen::make(job, screen, cx));
    let office = job.office.as_ref();
    let office = office.and_then(|office| office::make(job, office, cx));
    let (screen, for_screens) = screen.unzip();
    let press = job.press.as_ref();
    let press = press.and_then(|press| press::make(job, press, cx));
    let (office, for_paper) = office.unzip();
    let (press, for_shops) = press.unzip();
    let files = cx.loaded.files.get(&job.product.id.value);
    let outputs = for_screens.into_iter().chain(for_paper).chain(for_shops);
    BuiltProduct {
        id: job.product.id.value.clone(),
        mark: job.mark.clone(),
        screen,
        office,
        press,
        outputs: outputs.flatten().collect(),
        files: files.into_iter().flatten().cloned().collect(),
    }
}
