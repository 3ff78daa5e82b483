//! The bytes of a file while it is made. They are held as long as they are few; then they go where whoever asked for the
//! file takes them, so that a file can be larger than memory.

use std::fmt;
use std::io::{self, Write};

use super::RenderError;
use super::hash::WordHash;
use crate::diag::values::NotWritten;

/// So many bytes are held until a file is stored: those of most files, which then are written in one go when nothing is
/// wrong with any.
const MOST_HELD: usize = 4 << 20;
/// How much is written at a time after that.
const AT_A_TIME: usize = 256 << 10;

/// Takes the bytes of large files while these are made, of several at a time.
pub trait FileStore: Sync {
    /// What a person calls the file of this name.
    fn path(&self, name: &str) -> String;

    /// Begins the file of this name.
    ///
    /// # Errors
    /// When nothing can be written there.
    fn begin(&self, name: &str) -> Result<Box<dyn Write + '_>, NotWritten>;
}

/// Where the bytes of a file go when they become many.
#[derive(Clone)]
pub struct StoredAs<'s> {
    /// Who takes them.
    pub store: &'s dyn FileStore,
    /// The name of the file.
    pub name: String,
}

impl StoredAs<'_> {
    fn error(&self, why: NotWritten) -> RenderError {
        RenderError::NotWritten {
            path: self.store.path(&self.name),
            why,
        }
    }
}

/// All bytes of a file, or what is known of them where they are stored.
#[derive(Clone, PartialEq, Eq)]
pub enum FileContent {
    /// All of them.
    Held(Vec<u8>),
    /// They were given to the [`FileStore`].
    Stored {
        /// How many there are.
        length: u64,
        /// Their hash, as [`fnv_of_words`](super::hash::fnv_of_words) makes it.
        hash: u128,
    },
}

impl fmt::Debug for FileContent {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Held(bytes) => write!(f, "Held({} bytes)", bytes.len()),
            Self::Stored { length, .. } => write!(f, "Stored({length} bytes)"),
        }
    }
}

impl FileContent {
    /// All bytes; none where they are stored.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Held(bytes) => bytes,
            Self::Stored { .. } => Vec::new(),
        }
    }
}

/// The bytes of a file so far.
#[derive(Default)]
pub struct FileBytes<'s> {
    stored_as: Option<StoredAs<'s>>,
    held: Vec<u8>,
    out: Option<Box<dyn Write + 's>>,
    length: u64,
    hash: WordHash,
}

impl<'s> FileBytes<'s> {
    /// None yet, of a file that is held as a whole.
    pub fn held_whole() -> Self {
        Self::default()
    }

    /// None yet, of a file that is stored when it becomes large.
    pub fn stored_as(stored_as: Option<StoredAs<'s>>) -> Self {
        Self {
            stored_as,
            ..Self::default()
        }
    }

    /// How many there are so far.
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// How many of them are held.
    pub const fn held(&self) -> usize {
        self.held.len()
    }

    /// Adds bytes behind all others.
    ///
    /// # Errors
    /// When they cannot be stored.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), RenderError> {
        self.hash.add(bytes);
        self.length += bytes.len() as u64;
        self.held.extend_from_slice(bytes);
        let most = match (&self.stored_as, &self.out) {
            (None, _) => return Ok(()),
            (Some(_), None) => MOST_HELD,
            (Some(_), Some(_)) => AT_A_TIME,
        };
        if self.held.len() < most {
            return Ok(());
        }
        self.store()
    }

    /// Stores what is held.
    fn store(&mut self) -> Result<(), RenderError> {
        let Some(stored_as) = &self.stored_as else {
            return Ok(());
        };
        let out = match &mut self.out {
            Some(out) => out,
            None => {
                let begun = stored_as.store.begin(&stored_as.name);
                self.out.insert(begun.map_err(|why| stored_as.error(why))?)
            }
        };
        let written = out.write_all(&self.held);
        // What was held before the first bytes were stored is no longer needed.
        if self.held.capacity() > AT_A_TIME * 2 {
            self.held = Vec::with_capacity(AT_A_TIME + AT_A_TIME / 4);
        }
        self.held.clear();
        written.map_err(|error| stored_as.error(system(&error)))
    }

    /// The hash of the bytes so far with `more` behind them.
    pub fn hash_with(&self, more: &[u8]) -> u128 {
        let mut hash = self.hash.clone();
        hash.add(more);
        hash.finish()
    }

    /// What became of the file.
    ///
    /// # Errors
    /// When the last bytes cannot be stored.
    pub fn finish(mut self) -> Result<FileContent, RenderError> {
        if self.out.is_none() {
            return Ok(FileContent::Held(self.held));
        }
        self.store()?;
        if let (Some(out), Some(stored_as)) = (&mut self.out, &self.stored_as) {
            out.flush()
                .map_err(|error| stored_as.error(system(&error)))?;
        }
        Ok(FileContent::Stored {
            length: self.length,
            hash: self.hash.finish(),
        })
    }
}

fn system(error: &io::Error) -> NotWritten {
    NotWritten::System(error.into())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::render::hash::fnv_of_words;

    /// Keeps what it is given; refuses what goes beyond so many bytes.
    struct Kept {
        bytes: Mutex<Vec<u8>>,
        room: usize,
    }

    struct Into<'k>(&'k Kept);

    impl Write for Into<'_> {
        fn write(&mut self, more: &[u8]) -> io::Result<usize> {
            let mut bytes = self.0.bytes.lock().expect("sound");
            if bytes.len() + more.len() > self.0.room {
                return Err(io::ErrorKind::StorageFull.into());
            }
            bytes.extend_from_slice(more);
            Ok(more.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl FileStore for Kept {
        fn path(&self, name: &str) -> String {
            format!("output/{name}")
        }

        fn begin(&self, _: &str) -> Result<Box<dyn Write + '_>, NotWritten> {
            Ok(Box::new(Into(self)))
        }
    }

    fn store(room: usize) -> Kept {
        Kept {
            bytes: Mutex::default(),
            room,
        }
    }

    fn stored_in(store: &Kept) -> FileBytes<'_> {
        let name = "book.pdf".to_owned();
        FileBytes::stored_as(Some(StoredAs { store, name }))
    }

    #[test]
    fn a_large_file_is_stored_as_it_is_made_and_a_small_one_is_held() {
        let part: Vec<u8> = (0..1_013_u32)
            .map(|n| (n.wrapping_mul(n) >> 3) as u8)
            .collect();
        for parts in [10, 20_000] {
            let store = store(usize::MAX);
            let mut file = stored_in(&store);
            let mut all = Vec::new();
            let mut most = 0;
            for _ in 0..parts {
                file.add(&part).expect("stored");
                all.extend(&part);
                most = most.max(file.held());
            }
            assert!(most <= MOST_HELD, "{most}");
            assert_eq!(file.length(), all.len() as u64);
            let stored = all.len() >= MOST_HELD;
            match file.finish().expect("stored") {
                FileContent::Held(bytes) => assert!(!stored && bytes == all),
                FileContent::Stored { length, hash } => {
                    assert!(stored && *store.bytes.lock().expect("sound") == all);
                    assert_eq!((length, hash), (all.len() as u64, fnv_of_words(&all)));
                }
            }
        }
    }

    #[test]
    fn where_there_is_no_room_the_file_is_named() {
        let store = store(5 << 20);
        let mut file = stored_in(&store);
        let failed = (0..100).find_map(|_| file.add(&[7; 100_000]).err());
        let Some(RenderError::NotWritten { path, .. }) = failed else {
            panic!("{failed:?}");
        };
        assert_eq!(path, "output/book.pdf");
    }
}
