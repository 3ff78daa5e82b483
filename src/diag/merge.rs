//! What was found → what is told, each thing once: in source order, with what several products have in common
//! as one. How it is told is decided elsewhere.

use std::collections::BTreeMap;

use super::{Diagnostic, Diagnostics, InProduct, Severity};
use crate::source::Span;

/// The severity, and of every message its name and what it tells.
pub type Said = (Severity, Vec<(&'static str, Vec<(&'static str, String)>)>);

impl Diagnostics {
    /// All of it in source order, what concerns the whole project first. What was found twice at the same
    /// place stands once; so does what is wrong there in the same way in several products, with the figures of
    /// the first of them and the names of all.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|diagnostic| diagnostic.span);
        let mut all = Merged::default();
        self.list.into_iter().for_each(|found| all.add(found));
        all.list
    }
}

/// What is told, and what was found at the last place.
#[derive(Default)]
struct Merged {
    list: Vec<Diagnostic>,
    place: Option<Option<Span>>,
    /// Where in the list stands what says just the same.
    said: BTreeMap<Said, usize>,
    /// Where in the list stand all of one kind.
    kinds: BTreeMap<(Severity, &'static str), Vec<usize>>,
    /// How many of a kind are known to be found in a product.
    known: BTreeMap<(Severity, &'static str, InProduct), usize>,
}

impl Merged {
    fn add(&mut self, found: Diagnostic) {
        if self.place.replace(found.span) != Some(found.span) {
            self.said.clear();
            self.kinds.clear();
            self.known.clear();
        }
        let said = found.said();
        let same = self.said.get(&said).copied().or_else(|| self.alike(&found));
        if let Some(before) = same.and_then(|at| self.list.get_mut(at)) {
            let more = found.products.into_iter();
            let more: Vec<_> = more.filter(|one| !before.products.contains(one)).collect();
            before.products.extend(more);
            self.said.extend(same.map(|at| (said, at)));
            return;
        }
        let kind = (found.severity, found.fault.name());
        self.kinds.entry(kind).or_default().push(self.list.len());
        self.said.insert(said, self.list.len());
        self.list.push(found);
    }

    /// The next of the same kind that was not found in this product so far.
    fn alike(&mut self, found: &Diagnostic) -> Option<usize> {
        let [product] = found.products.as_slice() else {
            return None;
        };
        let (severity, name) = (found.severity, found.fault.name());
        let all = self.kinds.get(&(severity, name))?;
        let known = self.known.entry((severity, name, product.clone()));
        let known = known.or_default();
        while let Some(at) = all.get(*known) {
            *known += 1;
            let products = &self.list.get(*at)?.products;
            if !products.is_empty() && !products.contains(product) {
                return Some(*at);
            }
        }
        None
    }
}

impl Diagnostic {
    /// All that is said, but for the place and the products.
    pub fn said(&self) -> Said {
        let fault = (self.fault.name(), self.fault.args());
        let hints = self.hints.iter().map(|hint| (hint.name(), hint.args()));
        (self.severity, [fault].into_iter().chain(hints).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Fault, Hint};
    use crate::source::FileId;

    fn place(start: u32) -> Span {
        Span {
            file: FileId(0),
            start,
            end: 9,
        }
    }

    fn error(count: usize, most: usize) -> Diagnostic {
        let fault = Fault::TooManyThings { count, most };
        Diagnostic::error(fault, place(3)).hint(Hint::SplitList)
    }

    fn product(id: &str) -> InProduct {
        InProduct {
            id: id.to_owned(),
            layout: format!("content/layouts/{id}.toml"),
        }
    }

    #[test]
    fn what_several_products_have_in_common_stands_once() {
        let mut diags = Diagnostics::new();
        for (id, counts) in [("a", [1, 2]), ("b", [7, 2]), ("c", [9, 8])] {
            let mut own = Diagnostics::new();
            counts.iter().for_each(|count| own.push(error(*count, 1)));
            // Found in two editions of the product.
            own.push(error(counts[0], 1));
            own.push(Diagnostic::error(Fault::EmptyText, place(4)));
            own.found_in(&product(id));
            diags.append(own);
        }
        let found = diags.sorted();
        let ids = |at: usize| -> Vec<&str> {
            let products: &[InProduct] = &found[at].products;
            products.iter().map(|product| product.id.as_str()).collect()
        };
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].fault, error(1, 1).fault);
        assert_eq!(ids(0), ["a", "b", "c"]);
        assert_eq!(found[1].fault, error(2, 1).fault);
        assert_eq!(ids(1), ["a", "b", "c"]);
        assert_eq!(ids(2), ["a", "b", "c"]);
    }

    #[test]
    fn what_belongs_to_no_product_is_not_taken_for_one_of_a_product() {
        let mut own = Diagnostics::new();
        own.push(error(1, 1));
        own.found_in(&product("a"));
        let mut diags = Diagnostics::new();
        diags.push(error(5, 1));
        diags.append(own);
        assert_eq!(diags.sorted().len(), 2);
    }

    #[test]
    fn what_is_found_twice_at_one_place_stands_once() {
        let mut diags = Diagnostics::new();
        // So many that comparing each with each would be noticed.
        for count in 0..20_000 {
            diags.push(error(count, 1));
            diags.push(error(count, 2));
            diags.push(error(count, 1));
            diags.push(Diagnostic::error(Fault::EmptyText, place(1)));
            diags.push(Diagnostic::warning(Fault::EmptyText, None));
        }
        let found = diags.sorted();
        assert_eq!(found.len(), 2 + 2 * 20_000);
        assert_eq!(found[0], Diagnostic::warning(Fault::EmptyText, None));
        assert_eq!(found[1], Diagnostic::error(Fault::EmptyText, place(1)));
        assert_eq!(found[2..5], [error(0, 1), error(0, 2), error(1, 1)]);
        let other_hint = Diagnostic::error(*error(0, 1).fault, place(3));
        let mut diags = Diagnostics::new();
        diags.push(error(0, 1));
        diags.push(other_hint.clone());
        assert_eq!(diags.sorted(), [error(0, 1), other_hint]);
    }
}
