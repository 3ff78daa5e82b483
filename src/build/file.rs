//! A finished file, before anybody puts it in its place.

use crate::render::file_bytes::FileContent;
use crate::render::hash::fnv_of_words;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with `/` after the folder that it belongs in, if any.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// All of it; nothing where it is stored already.
    pub bytes: Vec<u8>,
    /// What is known of it where it was given to a [`FileStore`](crate::render::file_bytes::FileStore) while it was made.
    pub stored: Option<StoredFile>,
}

/// A file that is stored already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredFile {
    /// How many bytes it has.
    pub length: u64,
    /// Their hash.
    hash: u128,
}

impl File {
    /// A file that is held as a whole.
    pub fn held(name: String, kind: FileKind, bytes: Vec<u8>) -> Self {
        Self {
            name,
            kind,
            bytes,
            stored: None,
        }
    }

    /// A PDF as it was written.
    pub(super) fn pdf(name: String, content: FileContent) -> Self {
        let stored = match content {
            FileContent::Held(_) => None,
            FileContent::Stored { length, hash } => Some(StoredFile { length, hash }),
        };
        Self {
            stored,
            ..Self::held(name, FileKind::Pdf, content.into_bytes())
        }
    }

    /// How many bytes it has.
    pub fn length(&self) -> u64 {
        self.stored
            .map_or(self.bytes.len() as u64, |stored| stored.length)
    }

    /// The hash of its bytes, by which it is told whether somebody changed it.
    pub fn hash(&self) -> String {
        let hash = self.stored.map(|stored| stored.hash);
        let hash = hash.unwrap_or_else(|| fnv_of_words(&self.bytes));
        format!("{hash:032x}")
    }
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A web page.
    Html,
    /// A book for reading devices.
    Epub,
    /// The picture of a page.
    Png,
    /// The words of a page.
    Text,
}
