//! Pages and bytes → compressed streams, on all processors. Streams that were made before from the same
//! are used again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::content;
use super::draw_task::DrawTask;
use super::image_streams::{ImageStreams, ImageTask};
use super::packed::{PackedStream, Packer, Packers};
use super::work::PdfWork;

use crate::cache::{self, Cache};
use crate::lines::Glyph;
use crate::pages::Item;
use crate::parallel;

/// So many bytes of profiles are kept in any case, also where only one build is made: all files of a project for
/// the print shop have the same one or two.
const PROFILES: usize = 2 << 20;

/// Streams of files that were written before, each with all that it depends on. Files that are made at the same time share
/// it: nobody keeps another waiting while a stream is made, but where that is long.
pub struct StreamCache {
    pages: Mutex<Cache<(DrawTask<'static>, PackedStream)>>,
    pictures: Mutex<Cache<(ImageTask, Option<ImageStreams>)>>,
    others: Mutex<Cache<(Vec<u8>, PackedStream)>>,
    profiles: Mutex<Cache<(Vec<u8>, PackedStream)>>,
    packers: Packers,
    counts: Mutex<Counts>,
}

struct Counts {
    /// Pages that were drawn.
    pages: u64,
    /// Objects of files.
    objects: u64,
    /// The most bytes of pages that waited at a time.
    held: u64,
}

impl StreamCache {
    /// Keeps pages, pictures and other streams, of each about `limit` bytes with what they were
    /// made of.
    pub const fn new(limit: usize) -> Self {
        Self {
            pages: Mutex::new(Cache::new(limit)),
            pictures: Mutex::new(Cache::new(limit)),
            others: Mutex::new(Cache::new(limit)),
            profiles: Mutex::new(Cache::new(PROFILES)),
            packers: Packers::new(),
            counts: Mutex::new(Counts {
                pages: 0,
                objects: 0,
                held: 0,
            }),
        }
    }

    /// What was drawn and written so far.
    pub fn work(&self) -> PdfWork {
        let counts = lock(&self.counts);
        PdfWork {
            pages: counts.pages,
            objects: counts.objects,
            held: counts.held,
            ..self.packers.work()
        }
    }

    /// Counts the objects of a file.
    pub(super) fn count_objects(&self, more: usize) {
        lock(&self.counts).objects += more as u64;
    }

    /// Counts the bytes of pages that wait for others.
    pub(super) fn note_held(&self, bytes: usize) {
        let mut counts = lock(&self.counts);
        counts.held = counts.held.max(bytes as u64);
    }

    /// Begins another build: drops what the last one did not use.
    pub fn next_build(&self) {
        lock(&self.pages).next_build();
        lock(&self.pictures).next_build();
        lock(&self.others).next_build();
        lock(&self.profiles).next_build();
    }

    /// The content streams of pages.
    pub(super) fn page_streams(&self, pages: &[DrawTask]) -> Vec<PackedStream> {
        let draw = |missing: &[&DrawTask]| {
            lock(&self.counts).pages += missing.len() as u64;
            content::draw(missing, &self.packers)
        };
        recall(&self.pages, pages, draw)
    }

    /// The streams of pictures; `None` of one that cannot be decoded.
    pub(super) fn image_streams(&self, pictures: &[ImageTask]) -> Vec<Option<ImageStreams>> {
        recall(&self.pictures, pictures, |missing| {
            // One at a time on each processor: a decoded picture can take 150 MB.
            parallel::map(missing, |picture| picture.streams())
        })
    }

    /// Each of these contents, compressed where that makes it smaller.
    pub(super) fn compressed(&self, plain: &[&[u8]]) -> Vec<PackedStream> {
        let packers = &self.packers;
        recall(&self.others, plain, |missing| {
            parallel::map(missing, |plain| packers.with(|packer| packer.pack(plain)))
        })
    }

    /// A colour profile, compressed. It takes as long as some files do; who needs the same at that time waits for it.
    pub(super) fn profile(&self, plain: &[u8]) -> PackedStream {
        let mut profiles = lock(&self.profiles);
        let hash = plain.hash();
        if let Some(known) = profiles.find(hash, |(known, _)| plain.is(known)) {
            return known.1.clone();
        }
        let made = Packer::quick().pack(plain);
        profiles.keep(hash, plain.size(), Arc::new((plain.to_vec(), made.clone())));
        made
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
    cache: &Mutex<Cache<(S::Owned, T)>>,
    sources: &[S],
    make: impl FnOnce(&[&S]) -> Vec<T>,
) -> Vec<T> {
    let mut missing = Vec::new();
    let mut find = |source| {
        let hash = S::hash(source);
        let known = lock(cache).find(hash, |(known, _)| source.is(known));
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
        let mut cache = lock(cache);
        if cache.has_room(size) {
            cache.keep(hash, size, Arc::new((source.to_owned(), made.clone())));
        }
        Some(made)
    };
    found.into_iter().filter_map(&mut stream).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is kept is whole at any time, so a thread that panicked does no harm.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
