//! Where the files of a project come from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path};

use super::Span;

/// What a file is that should be text, as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFile {
    /// A document of a word processor, a workbook, or another zip file.
    Document,
    /// Text with the marks of a word processor.
    RichText,
    /// A PDF.
    Pdf,
    /// A page of the web.
    WebPage,
}

impl OtherFile {
    /// What a file with these bytes is; `None` where it may be text.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..15).unwrap_or(bytes).to_ascii_lowercase();
        let kinds: [(&[u8], Self); 6] = [
            (b"pk\x03\x04", Self::Document),
            (b"\xd0\xcf\x11\xe0", Self::Document),
            (b"{\\rtf", Self::RichText),
            (b"%pdf", Self::Pdf),
            (b"<!doctype html", Self::WebPage),
            (b"<html", Self::WebPage),
        ];
        let mut kinds = kinds.iter();
        let found = kinds.find(|(start, _)| head.starts_with(start))?;
        Some(found.1)
    }
}

/// The files of a project, read by several threads at once. Paths are relative to it, with `/` between their parts.
pub trait Files: Send + Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When there is no such file, it has more than `limit` bytes, it is outside the project, or it
    /// cannot be read.
    fn read(&self, path: &str, limit: u64) -> Result<Cow<'_, [u8]>, ReadError>;

    /// The names of what a folder holds, in any order; none where there is no such folder.
    ///
    /// # Errors
    /// When the folder exists but cannot be listed, or is outside the project.
    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError>;

    /// The names of the folders in a folder, in any order; none where there is no such folder, and none of those
    /// that are only links to folders elsewhere.
    ///
    /// # Errors
    /// As [`Files::list`].
    fn folders(&self, folder: &str) -> Result<Vec<String>, ReadError>;

    /// The paths of the files that were read and are not now what they were then, sorted.
    fn changed(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The path leads out of the project, or is absolute.
    Outside,
    /// There is no such file.
    Missing,
    /// The file is larger than this many mebibytes.
    TooLarge(u64),
    /// The file is text, but its letters are not written as UTF-8; the first that is not.
    NotUtf8(Span),
    /// The file is no text, but this.
    NotText(OtherFile),
    /// The system refused; its own words.
    Io(io::Error),
}

impl ReadError {
    /// The file has more than `limit` bytes.
    pub const fn too_large(limit: u64) -> Self {
        Self::TooLarge(limit >> 20)
    }
}

/// Whether a path stays inside the project, as far as can be told without a disk: links are not
/// followed.
pub fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Files in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }
}

#[cfg(test)]
impl Memory {
    /// The fonts of this repository's own project.
    pub fn with_bundled_fonts() -> Self {
        macro_rules! fonts {
            ($($name:literal)*) => {
                Self::from([$((
                    concat!("fonts/", $name),
                    &include_bytes!(concat!("../../fonts/", $name))[..],
                )),*])
            };
        }
        fonts! {
            "SourceSans3-It.ttf"
            "SourceSans3-Regular.ttf"
            "SourceSans3-Semibold.ttf"
            "SourceSerif4Display-Semibold.ttf"
        }
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        let files = files.into_iter();
        Self {
            files: files
                .map(|(path, bytes)| (path.into(), bytes.into()))
                .collect(),
        }
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>, const N: usize> From<[(P, B); N]> for Memory {
    fn from(files: [(P, B); N]) -> Self {
        files.into_iter().collect()
    }
}

impl Files for Memory {
    fn read(&self, path: &str, limit: u64) -> Result<Cow<'_, [u8]>, ReadError> {
        if !is_inside(path) {
            return Err(ReadError::Outside);
        }
        match self.files.get(path) {
            None => Err(ReadError::Missing),
            Some(bytes) if bytes.len() as u64 > limit => Err(ReadError::too_large(limit)),
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        if !is_inside(folder) {
            return Err(ReadError::Outside);
        }
        let names = self.files.keys().filter_map(|path| {
            let name = match folder {
                "" => path,
                folder => path.strip_prefix(folder)?.strip_prefix('/')?,
            };
            (!name.contains('/')).then(|| name.to_owned())
        });
        Ok(names.collect())
    }

    fn folders(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        if !is_inside(folder) {
            return Err(ReadError::Outside);
        }
        let names = self.files.keys().filter_map(|path| {
            let inside = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some(inside.split_once('/')?.0.to_owned())
        });
        let mut names: Vec<String> = names.collect();
        names.dedup();
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_memory_holds_its_own_files_alone() {
        let files = Memory::from([
            ("a/b.toml", "b"),
            ("a/c.toml", "c"),
            ("a/d/e.toml", "e"),
            ("ab/f.toml", "f"),
        ]);
        assert_eq!(files.list("a").expect("listed"), ["b.toml", "c.toml"]);
        assert_eq!(files.folders("a").expect("listed"), ["d"]);
        assert!(files.list("none").expect("listed").is_empty());
        assert!(files.folders("none").expect("listed").is_empty());
        assert_eq!(&*files.read("a/d/e.toml", 1).expect("read"), b"e");
        assert!(matches!(files.read("a/d", 9), Err(ReadError::Missing)));
        assert!(matches!(
            files.read("a/b.toml", 0),
            Err(ReadError::TooLarge(0))
        ));
    }

    #[test]
    fn nothing_outside_the_project_is_read() {
        let files = Memory::from([("../secret", "")]);
        for path in ["../secret", "/etc/passwd", "a/../../b", ".", ".."] {
            assert!(matches!(files.read(path, 9), Err(ReadError::Outside)));
            assert!(matches!(files.list(path), Err(ReadError::Outside)));
            assert!(matches!(files.folders(path), Err(ReadError::Outside)));
        }
    }
}
