//! Pages and bytes → compressed streams, on all processors. Streams that were made before from the same
//! are used again.

use std::cell::RefCell;
use std::sync::Arc;

use super::content;
use super::ops::DrawTask;
use super::packed::{PackedStream, Packer};
use crate::lines::Glyph;
use crate::memory::{self, Memory};
use crate::pages::Item;
use crate::parallel;

/// Streams of files that were written before, each with all that it depends on.
pub struct KnownStreams {
    pages: RefCell<Memory<(DrawTask<'static>, PackedStream)>>,
    others: RefCell<Memory<(Vec<u8>, PackedStream)>>,
}

impl KnownStreams {
    /// Keeps streams in about `limit` bytes of memory.
    pub const fn new(limit: usize) -> Self {
        Self {
            pages: RefCell::new(Memory::new(limit / 2)),
            others: RefCell::new(Memory::new(limit / 2)),
        }
    }

    /// Begins another build: drops what the last one did not use.
    pub fn next_build(&self) {
        self.pages.borrow_mut().next_build();
        self.others.borrow_mut().next_build();
    }

    /// The content streams of pages.
    pub(super) fn page_streams(&self, pages: &[DrawTask]) -> Vec<PackedStream> {
        recall(&mut self.pages.borrow_mut(), pages, content::draw)
    }

    /// Each of these contents, compressed where that makes it smaller.
    pub(super) fn compressed(&self, plain: &[&[u8]]) -> Vec<PackedStream> {
        recall(&mut self.others.borrow_mut(), plain, |missing| {
            parallel::map(missing, |plain| Packer::new().pack(plain))
        })
    }
}

/// All that a stream depends on.
trait StreamSource {
    /// The same, owned, to be kept.
    type Owned;

    fn hash(&self) -> u64;
    fn is(&self, other: &Self::Owned) -> bool;
    fn to_owned(&self) -> Self::Owned;
    /// About how many bytes it takes when it is kept.
    fn size(&self) -> usize;
}

impl StreamSource for DrawTask<'_> {
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

impl StreamSource for &[u8] {
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

/// The stream of each source. Those that are not known are made, and kept as far as there is room.
fn recall<S: StreamSource>(
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
