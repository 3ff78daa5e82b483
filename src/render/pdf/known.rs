//! Pages and bytes → compressed streams, on all processors. Those that a file had before are found
//! again by all that they were made of.

use std::cell::RefCell;
use std::sync::Arc;

use super::content;
use super::ops::DrawTask;
use super::packed::{PackedStream, Packer};
use crate::lines::Glyph;
use crate::memory::{self, Memory};
use crate::pages::Item;
use crate::parallel;

/// The streams of files that were written before.
pub struct KnownStreams {
    pages: RefCell<Memory<(DrawTask<'static>, PackedStream)>>,
    others: RefCell<Memory<(Vec<u8>, PackedStream)>>,
}

impl KnownStreams {
    /// Remembers streams, with what they were made of, in about so many bytes of memory.
    pub const fn new(limit: usize) -> Self {
        Self {
            pages: RefCell::new(Memory::new(limit / 2)),
            others: RefCell::new(Memory::new(limit / 2)),
        }
    }

    /// Begins another build: forgets what the last one did not write.
    pub fn next_build(&self) {
        self.pages.borrow_mut().next_build();
        self.others.borrow_mut().next_build();
    }

    /// The content streams of pages.
    pub(super) fn of_pages(&self, pages: &[DrawTask]) -> Vec<PackedStream> {
        recall(&mut self.pages.borrow_mut(), pages, content::draw)
    }

    /// The same bytes, each compressed where that makes them fewer.
    pub(super) fn of_bytes(&self, plain: &[&[u8]]) -> Vec<PackedStream> {
        recall(&mut self.others.borrow_mut(), plain, |missing| {
            parallel::map(missing, |plain| Packer::new().pack(plain))
        })
    }
}

/// What a stream is made of.
trait Source {
    /// The same, without borrowing.
    type Owned;

    fn hash(&self) -> u64;
    fn is(&self, other: &Self::Owned) -> bool;
    fn to_owned(&self) -> Self::Owned;
    /// About how many bytes it takes when it is owned.
    fn size(&self) -> usize;
}

impl Source for DrawTask<'_> {
    type Owned = DrawTask<'static>;

    fn hash(&self) -> u64 {
        memory::hash((&self.codes, self.items.len()))
    }

    fn is(&self, other: &Self::Owned) -> bool {
        self.is_drawn_as(other)
    }

    fn to_owned(&self) -> Self::Owned {
        self.clone_items()
    }

    fn size(&self) -> usize {
        self.codes.len() * size_of::<Glyph>() + self.items.len() * size_of::<Item>()
    }
}

impl Source for &[u8] {
    type Owned = Vec<u8>;

    fn hash(&self) -> u64 {
        memory::hash(self)
    }

    fn is(&self, other: &Self::Owned) -> bool {
        self == other
    }

    fn to_owned(&self) -> Self::Owned {
        self.to_vec()
    }

    fn size(&self) -> usize {
        self.len()
    }
}

/// The stream of each source: those that are not remembered are made, and remembered as far as there is
/// room.
fn recall<S: Source>(
    memory: &mut Memory<(S::Owned, PackedStream)>,
    sources: &[S],
    make: impl FnOnce(&[&S]) -> Vec<PackedStream>,
) -> Vec<PackedStream> {
    let mut missing = Vec::new();
    let mut find = |source| {
        let hash = S::hash(source);
        let known = memory.find(hash, |(known, _)| source.is(known));
        if known.is_none() {
            missing.push(source);
        }
        (source, hash, known)
    };
    let found: Vec<_> = sources.iter().map(&mut find).collect();
    let mut made = make(&missing).into_iter();
    let mut stream = |(source, hash, known): (&S, u64, Option<Arc<(_, PackedStream)>>)| {
        if let Some(known) = known {
            return Some(known.1.clone());
        }
        let packed = made.next()?;
        let size = source.size() + packed.len();
        if memory.has_room(size) {
            memory.keep(hash, size, Arc::new((source.to_owned(), packed.clone())));
        }
        Some(packed)
    };
    found.into_iter().filter_map(&mut stream).collect()
}
