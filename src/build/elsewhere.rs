//! Words that name pages and stations of other products → the numbers, from the pages of those. A product is laid
//! out for that at most once: whole where its pages are wanted for the product itself, which takes them up then, and for the
//! numbers alone where they are not.

use std::collections::{BTreeMap, BTreeSet};

use super::job::{Job, ProductJob};
use super::laid_out::Booklet;
use super::project::{Loaded, Product};
use crate::content::numbers::no_station;
use crate::content::read::hint_for;
use crate::content::{Elsewhere, Numbered, Numbers};
use crate::design::Format;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, InProduct};
use crate::pages::{self, Document, PageRequest};
use crate::source::Span;

/// Puts the numbers of other booklets into the words of all products of a job.
pub(super) fn fill(job: &mut Job, diags: &mut Diagnostics) {
    let Job {
        loaded, products, ..
    } = job;
    if loaded.asked.values().all(BTreeMap::is_empty) {
        return;
    }
    let mut filler = Filler {
        pages_asked: pages_asked(loaded),
        loaded,
        jobs: products,
        open: Vec::new(),
        done: BTreeSet::new(),
        diags,
    };
    for product in &*products {
        filler.words_of(&product.product.content.key());
    }
    // Of what was laid out for its numbers alone, nothing is kept.
    let makes = |id: &str| products.iter().any(|job| job.product.id.value == id);
    loaded.laid_out.keep(&makes);
}

/// The ids whose pages any words ask for, by the products that they are of.
fn pages_asked(loaded: &Loaded) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let asked = loaded.asked.values().flat_map(BTreeMap::keys);
    for asked in asked.filter(|asked| asked.number == Numbered::Page) {
        let of_product = all.entry(asked.product.clone()).or_default();
        of_product.insert(asked.id.clone());
    }
    all
}

struct Filler<'j> {
    pages_asked: BTreeMap<String, BTreeSet<String>>,
    loaded: &'j mut Loaded,
    jobs: &'j [ProductJob],
    /// The words whose numbers are being looked up, by what they are called.
    open: Vec<String>,
    /// Those whose numbers are there.
    done: BTreeSet<String>,
    diags: &'j mut Diagnostics,
}

impl Filler<'_> {
    /// Fills the words that are called so.
    fn words_of(&mut self, key: &str) {
        if !self.done.insert(key.to_owned()) {
            return;
        }
        let Some(asked) = self.loaded.asked.remove(key) else {
            return;
        };
        self.open.push(key.to_owned());
        let mut numbers = Numbers::new();
        for (elsewhere, span) in asked {
            match self.number(&elsewhere, span) {
                Ok(Some(number)) => {
                    numbers.insert(elsewhere, number);
                }
                // Why there is none was reported with the pages.
                Ok(None) => {}
                Err(error) => self.diags.push(error),
            }
        }
        self.open.pop();
        let loaded = &mut *self.loaded;
        if numbers.is_empty() {
            return;
        }
        if let Some(guide) = loaded.guides.get_mut(key) {
            guide.fill_numbers(&numbers);
        }
        let decks = [&mut loaded.decks, &mut loaded.decks_with_addresses];
        for deck in decks.into_iter().filter_map(|decks| decks.get_mut(key)) {
            deck.fill_numbers(&numbers);
        }
    }

    /// The number that is asked for at `span`.
    fn number(&mut self, asked: &Elsewhere, span: Span) -> Result<Option<String>, Diagnostic> {
        let Elsewhere {
            number,
            product: name,
            id,
        } = asked;
        let quoted = || name.into();
        let products = &self.loaded.project.products;
        let known = |product: &&Product| product.id.value == *name;
        let Some(product) = products.iter().find(known).cloned() else {
            let all: Vec<&str> = self.loaded.all_products.iter().map(|id| &**id).collect();
            let error = Fault::NumberOfNoProduct { product: quoted() }.at(span);
            return Err(error.hint(hint_for(name, &all)));
        };
        let key = product.content.key();
        let Some(design) = self.loaded.designs.get(name) else {
            return Ok(None);
        };
        if self.loaded.decks.contains_key(&key) || !matches!(design.format, Format::Booklet(_)) {
            let error = Fault::NumberOfCards { product: quoted() }.at(span);
            return Err(error.hint(Hint::NameBookletOf));
        }
        if self.open.contains(&key) {
            let error = Fault::NumbersInCircle { product: quoted() }.at(span);
            return Err(error.hint(Hint::OwnNumber { id: id.into() }));
        }
        self.words_of(&key);
        let loaded = &*self.loaded;
        let Some(guide) = loaded.guides.get(&key) else {
            return Ok(None);
        };
        if guide.find(id).is_none() {
            let ids: Vec<&str> = guide.ids().into_iter().map(AsRef::as_ref).collect();
            let (product, part) = (quoted(), id.into());
            let error = Fault::NumberOfNothing { product, id: part }.at(span);
            return Err(error.hint(hint_for(id, &ids)));
        }
        match number {
            Numbered::Station => match guide.station_of(id) {
                Some(station) => Ok(Some(station.to_string())),
                None => Err(no_station(id, span)),
            },
            Numbered::Page => self.page(&product, id, span),
        }
    }

    /// The number of the page of a booklet on which this begins.
    fn page(
        &mut self,
        product: &Product,
        id: &str,
        span: Span,
    ) -> Result<Option<String>, Diagnostic> {
        let name = &product.id.value;
        if !self.loaded.laid_out.has(name) {
            self.lay_out(product);
        }
        let printed = |document: &Document| {
            let place = document.ids.iter().position(|known| known == id)?;
            pages::printed(place, document)
        };
        let found = self.loaded.laid_out.look(name, |booklet| {
            (!booklet.diags.has_errors()).then(|| printed(&booklet.document))
        });
        let Some(page) = found.flatten() else {
            return Ok(None);
        };
        page.map(Some).ok_or_else(|| {
            let (product, part) = (name.into(), id.into());
            let error = Fault::NumberNotPrinted { product, id: part }.at(span);
            error.hint(Hint::PrintIt { id: id.into() })
        })
    }

    /// Lays out a booklet, with as many pages as it has where it is printed.
    fn lay_out(&mut self, product: &Product) {
        let loaded = &*self.loaded;
        let id = &product.id.value;
        let design = loaded.designs.get(id);
        let (Some(guide), Some(design)) = (loaded.guides.get(&product.content.key()), design)
        else {
            return;
        };
        let Format::Booklet(flow) = &design.format else {
            return;
        };
        let job = self.jobs.iter().find(|job| job.product.id.value == *id);
        let multiple_of = design.office.as_ref().map_or(1, |rule| rule.multiple_of());
        let request = job.and_then(|job| request(job, multiple_of));
        let mut own = Diagnostics::new();
        let (setter, design) = (&loaded.setters.typesetter(), (design, flow));
        let document = match &request {
            Some(request) => pages::lay_out(guide, design, setter, request, &mut own),
            None => {
                let none = BTreeSet::new();
                let asked = self.pages_asked.get(id).unwrap_or(&none);
                pages::lay_out_for_numbers(guide, design, setter, (asked, multiple_of), &mut own)
            }
        };
        // What is wrong with pages that are made is told there.
        if job.is_none() && own.has_errors() {
            let mut told = own.clone();
            told.leave_out(|found| found.severity != crate::diag::Severity::Error);
            told.found_in(&InProduct {
                id: id.clone(),
                layout: product.layout.path.clone(),
            });
            self.diags.append(told);
        }
        let booklet = Booklet {
            request,
            document,
            diags: own,
        };
        self.loaded.laid_out.add(id.clone(), booklet);
    }
}

/// What a job asks of the pages of a booklet that it makes, where it makes pages with the same numbers as those that are
/// looked up: those on paper, with as many pages as `multiple_of` asks for. They need not be laid out again then.
fn request(job: &ProductJob, multiple_of: usize) -> Option<PageRequest> {
    let office = job.office.as_ref().map(|office| &office.pages);
    let screen = job.screen.as_ref().map(|screen| &screen.pages);
    let mut made = office.into_iter().chain(screen);
    let alike = made.find(|request| request.multiple_of == multiple_of);
    alike.cloned()
}
