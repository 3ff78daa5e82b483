//! Results that are kept to be used again, within a build and from one build to the next, each with all
//! that it depends on. What a build gives does not depend on what is kept.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHasher};

/// Things by their hashes. No order of them is ever seen.
#[expect(
    clippy::disallowed_types,
    reason = "entries are looked up by key, and dropped one independently of the other"
)]
type ByHash<T> = std::collections::HashMap<u64, Vec<T>, FxBuildHasher>;

/// Results, up to a limit of memory. When there is no room, nothing more is kept: a build that needs more
/// than that asks for it in the same order the next time, so the oldest results are of use first.
#[derive(Debug)]
pub struct Cache<T> {
    /// By a hash, which only makes finding them quick.
    entries: ByHash<Entry<T>>,
    size: usize,
    limit: usize,
    build: u32,
}

#[derive(Debug)]
struct Entry<T> {
    value: Arc<T>,
    size: usize,
    /// The number of the last build that used it.
    build: u32,
}

impl<T> Cache<T> {
    /// Nothing is kept yet; the sizes of what is kept never exceed `limit` together.
    pub const fn new(limit: usize) -> Self {
        Self {
            entries: ByHash::with_hasher(FxBuildHasher),
            size: 0,
            limit,
            build: 0,
        }
    }

    /// The result that was kept with this hash and for which `is` holds.
    pub fn find(&mut self, hash: u64, is: impl Fn(&T) -> bool) -> Option<Arc<T>> {
        let entries = self.entries.get_mut(&hash)?;
        let found = entries.iter_mut().find(|entry| is(&entry.value))?;
        found.build = self.build;
        Some(Arc::clone(&found.value))
    }

    /// Whether there is room for a result of this size.
    pub const fn has_room(&self, size: usize) -> bool {
        self.size + size <= self.limit
    }

    /// Keeps a result where there is room for it.
    pub fn keep(&mut self, hash: u64, size: usize, value: Arc<T>) {
        if self.has_room(size) {
            self.size += size;
            let build = self.build;
            let entry = Entry { value, size, build };
            self.entries.entry(hash).or_default().push(entry);
        }
    }

    /// Begins another build: drops what the last one did not use.
    pub fn next_build(&mut self) {
        let Self { build, size, .. } = self;
        self.entries.retain(|_, entries| {
            entries.retain(|entry| {
                let used = entry.build == *build;
                *size -= if used { 0 } else { entry.size };
                used
            });
            !entries.is_empty()
        });
        *build = build.wrapping_add(1);
    }
}

/// A hash for [`Cache`].
pub fn hash(of: impl Hash) -> u64 {
    hash_all([of])
}

/// A hash for [`Cache`] of several things.
pub fn hash_all(of: impl IntoIterator<Item = impl Hash>) -> u64 {
    let mut hasher = FxHasher::default();
    of.into_iter().for_each(|thing| thing.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_same_hash_is_told_apart() {
        let mut cache = Cache::new(10);
        for word in ["håp", "mot"] {
            cache.keep(7, 1, Arc::new(word));
        }
        assert_eq!(
            cache.find(7, |word| *word == "mot").as_deref(),
            Some(&"mot")
        );
        assert_eq!(cache.find(7, |word| *word == "tro"), None);
        assert_eq!(cache.find(8, |word| *word == "mot"), None);
    }

    #[test]
    fn what_a_build_does_not_use_is_gone_after_it() {
        let mut cache = Cache::new(10);
        let known = |cache: &mut Cache<u64>, n| cache.find(n, |known| *known == n).is_some();
        cache.keep(1, 5, Arc::new(1));
        cache.keep(2, 5, Arc::new(2));
        cache.keep(3, 5, Arc::new(3));
        assert!(!known(&mut cache, 3), "there was no room");
        cache.next_build();
        assert!(known(&mut cache, 1));
        cache.next_build();
        assert!(known(&mut cache, 1) && !known(&mut cache, 2));
        cache.keep(3, 5, Arc::new(3));
        assert!(known(&mut cache, 3));
    }
}
