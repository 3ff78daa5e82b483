//! Pages and bytes → compressed streams, on all processors. Streams that were made before from the same
//! are used again.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::content;
use super::image_streams::{ImageStreams, ImageTask};
use super::ops::DrawTask;
use super::packed::{PackedStream, Packer, Packers};
use super::work::PdfWork;

use crate::cache::{self, Cache};
use crate::lines::Glyph;
use crate::pages::Item;
use crate::parallel;

/// So many bytes of profiles are kept in any case, also where only one build is made: all files of a project for
/// the print shop have the same one or two.
const PROFILES: usize = 2 << 20;

/// Streams of files that were written before, each with all that it depends on.
pub struct StreamCache {
    pages: RefCell<Cache<(DrawTask<'static>, PackedStream)>>,
    pictures: RefCell<Cache<(ImageTask, Option<ImageStreams>)>>,
    others: RefCell<Cache<(Vec<u8>, PackedStream)>>,
    profiles: RefCell<Cache<(Vec<u8>, PackedStream)>>,
    packers: Packers,
    /// Pages that were drawn, and objects of files.
    counts: Cell<(u64, u64)>,
    /// The most bytes of pages that waited at a time.
    held: Cell<u64>,
}

impl StreamCache {
    /// Keeps pages, pictures and other streams, of each about `limit` bytes with what they were
    /// made of.
    pub const fn new(limit: usize) -> Self {
        Self {
            pages: RefCell::new(Cache::new(limit)),
            pictures: RefCell::new(Cache::new(limit)),
            others: RefCell::new(Cache::new(limit)),
            profiles: RefCell::new(Cache::new(PROFILES)),
            packers: Packers::new(),
            counts: Cell::new((0, 0)),
            held: Cell::new(0),
        }
    }

    /// What was drawn and written so far.
    pub fn work(&self) -> PdfWork {
        let (pages, objects) = self.counts.get();
        PdfWork {
            pages,
            objects,
            held: self.held.get(),
            ..self.packers.work()
        }
    }

    /// Counts the objects of a file.
    pub(super) fn count_objects(&self, more: usize) {
        let (pages, objects) = self.counts.get();
        self.counts.set((pages, objects + more as u64));
    }

    /// Counts the bytes of pages that wait for others.
    pub(super) fn note_held(&self, bytes: usize) {
        self.held.set(self.held.get().max(bytes as u64));
    }

    /// Begins another build: drops what the last one did not use.
    pub fn next_build(&self) {
        self.pages.borrow_mut().next_build();
        self.pictures.borrow_mut().next_build();
        self.others.borrow_mut().next_build();
        self.profiles.borrow_mut().next_build();
    }

    /// The content streams of pages.
    pub(super) fn page_streams(&self, pages: &[DrawTask]) -> Vec<PackedStream> {
        let draw = |missing: &[&DrawTask]| {
            let (pages, objects) = self.counts.get();
            self.counts.set((pages + missing.len() as u64, objects));
            content::draw(missing, &self.packers)
        };
        recall(&mut self.pages.borrow_mut(), pages, draw)
    }

    /// The streams of pictures; `None` of one that cannot be decoded.
    pub(super) fn image_streams(&self, pictures: &[ImageTask]) -> Vec<Option<ImageStreams>> {
        recall(&mut self.pictures.borrow_mut(), pictures, |missing| {
            // One at a time on each processor: a decoded picture can take 150 MB.
            parallel::map(missing, |picture| picture.streams())
        })
    }

    /// Each of these contents, compressed where that makes it smaller.
    pub(super) fn compressed(&self, plain: &[&[u8]]) -> Vec<PackedStream> {
        let packers = &self.packers;
        recall(&mut self.others.borrow_mut(), plain, |missing| {
            parallel::map(missing, |plain| packers.with(|packer| packer.pack(plain)))
        })
    }

    /// A colour profile, compressed.
    pub(super) fn profile(&self, plain: &[u8]) -> Option<PackedStream> {
        let made = recall(&mut self.profiles.borrow_mut(), &[plain], |missing| {
            parallel::map(missing, |plain| Packer::quick().pack(plain))
        });
        made.into_iter().next()
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
        cache::hash((&self.codes, self.items.len()))
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
        cache::hash(self)
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

impl StreamSource for ImageTask {
    type Owned = Self;

    fn hash(&self) -> u64 {
        cache::hash(&self.picture.name)
    }

    fn is(&self, other: &Self) -> bool {
        self == other
    }

    fn to_owned(&self) -> Self {
        self.clone()
    }

    fn size(&self) -> usize {
        self.picture.bytes.len()
    }
}

/// What is made of each source, now if it is not remembered; it is remembered from then on as far as
/// there is room.
fn recall<S: StreamSource, T: Clone>(
    cache: &mut Cache<(S::Owned, T)>,
    sources: &[S],
    make: impl FnOnce(&[&S]) -> Vec<T>,
) -> Vec<T> {
    let mut missing = Vec::new();
    let mut find = |source| {
        let hash = S::hash(source);
        let known = cache.find(hash, |(known, _)| source.is(known));
        if known.is_none() {
            missing.push(source);
        }
        (source, hash, known)
    };
    let found: Vec<_> = sources.iter().map(&mut find).collect();
    let mut made = make(&missing).into_iter();
    let mut stream = |(source, hash, known): (&S, u64, Option<Arc<(_, T)>>)| {
        if let Some(known) = known {
            return Some(known.1.clone());
        }
        let made = made.next()?;
        let size = source.size();
        if cache.has_room(size) {
            cache.keep(hash, size, Arc::new((source.to_owned(), made.clone())));
        }
        Some(made)
    };
    found.into_iter().filter_map(&mut stream).collect()
}
