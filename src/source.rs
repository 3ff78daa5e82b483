//! The project folder and the texts read from it; places in those texts.
//!
//! Every path is resolved inside the project folder, and file sizes are limited; nothing outside
//! the folder is ever read. Parsing is not done here.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The largest text file that is read, in bytes: a hundred times the longest guide we know.
const MAX_TEXT: u64 = 8 << 20;
/// The largest table that is read, in bytes: one that is far too long is counted, not only refused.
const MAX_TABLE: u64 = 64 << 20;
/// The largest binary file (font, picture) that is read, in bytes.
const MAX_BINARY: u64 = 64 << 20;

/// Which of the [`Sources`] a place lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The place of what nobody wrote: a default. Reports show no source for it.
    pub const NOWHERE: Self = Self {
        file: FileId(u32::MAX),
        start: 0,
        end: 0,
    };
}

/// A value and the place it was written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The path leads out of the project folder, or is absolute.
    Outside,
    /// There is no such file.
    Missing,
    /// The file is larger than this many mebibytes.
    TooLarge(u64),
    /// On this line, counted from 1, begins what is not UTF-8.
    NotUtf8(usize),
    /// The system refused; its own words.
    Io(io::Error),
}

/// One text of the project.
#[derive(Debug)]
pub struct Source {
    /// The path inside the project, with `/` between its parts.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// The project folder and every text read from it, in the order of reading.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    files: Vec<Source>,
}

impl Sources {
    /// The project in the folder `root`; nothing is read yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            files: Vec::new(),
        }
    }

    /// The project folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The text behind an id that [`Sources::read`] or [`Sources::add`] gave.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(id.0 as usize)
    }

    /// The text that `span` covers; empty where the span is not one of these texts'.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|source| source.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }

    /// Reads a text file of the project once; a second call gives the same id.
    ///
    /// # Errors
    /// When the file is missing, too large, not UTF-8, or outside the project.
    pub fn read(&mut self, path: &str) -> Result<FileId, ReadError> {
        if let Some(known) = self.files.iter().position(|file| file.path == path) {
            return Ok(FileId(known as u32));
        }
        let limit = match path.ends_with(".csv") {
            true => MAX_TABLE,
            false => MAX_TEXT,
        };
        let mut bytes = self.read_limited(path, limit)?;
        // The mark that Excel puts before UTF-8 is no part of the words.
        if bytes.starts_with("\u{FEFF}".as_bytes()) {
            bytes.drain(..'\u{FEFF}'.len_utf8());
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let sound = error
                .as_bytes()
                .iter()
                .take(error.utf8_error().valid_up_to());
            ReadError::NotUtf8(sound.filter(|byte| **byte == b'\n').count() + 1)
        })?;
        Ok(self.add(path, text))
    }

    /// Adds a text that does not come from the folder (a test, a generated deck).
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(Source {
            path: path.into(),
            text: text.into(),
        });
        FileId((self.files.len() - 1) as u32)
    }

    /// Reads a binary file (a font, a picture) of the project.
    ///
    /// # Errors
    /// When the file is missing, too large or outside the project.
    pub fn read_binary(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.read_limited(path, MAX_BINARY)
    }

    /// The names of the files in a folder of the project whose names end with `.` and `extension`,
    /// sorted, so that no file system decides an order; empty where there is no such folder.
    ///
    /// # Errors
    /// When the folder exists but cannot be listed, or is outside the project.
    pub fn list(&self, folder: &str, extension: &str) -> Result<Vec<String>, ReadError> {
        self.list_where(folder, &|end| end == extension)
    }

    /// As [`Sources::list`], for files that other programs name: `TTF` ends with `ttf`.
    ///
    /// # Errors
    /// As [`Sources::list`].
    pub fn list_any_case(&self, folder: &str, extension: &str) -> Result<Vec<String>, ReadError> {
        self.list_where(folder, &|end| end.eq_ignore_ascii_case(extension))
    }

    fn list_where(
        &self,
        folder: &str,
        wanted: &dyn Fn(&OsStr) -> bool,
    ) -> Result<Vec<String>, ReadError> {
        let entries = match fs::read_dir(self.resolve(folder)?) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(ReadError::Io(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry.map_err(ReadError::Io)?.file_name();
            if let Some(name) = name.to_str()
                && Path::new(name).extension().is_some_and(wanted)
            {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// The path of a project file on this system. Symbolic links are followed and must not lead
    /// out of the folder either.
    fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        let relative = Path::new(path);
        let inside = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            return Err(ReadError::Outside);
        }
        let full = self.root.join(relative);
        if let (Ok(root), Ok(real)) = (self.root.canonicalize(), full.canonicalize())
            && !real.starts_with(root)
        {
            return Err(ReadError::Outside);
        }
        Ok(full)
    }

    fn read_limited(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let full = self.resolve(path)?;
        let as_read_error = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Io(error),
        };
        let meta = fs::metadata(&full).map_err(as_read_error)?;
        if !meta.is_file() {
            return Err(ReadError::Missing);
        }
        if meta.len() > limit {
            return Err(ReadError::TooLarge(limit >> 20));
        }
        fs::read(&full).map_err(as_read_error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let mut sources = Sources::new(".");
        for path in ["../secret", "/etc/passwd", "a/../../b", "."] {
            assert!(
                matches!(sources.read(path), Err(ReadError::Outside)),
                "{path}"
            );
        }
    }

    #[test]
    fn a_text_is_read_once() {
        let mut sources = Sources::new(".");
        let first = sources.read("Cargo.toml").expect("readable");
        assert_eq!(sources.read("Cargo.toml").expect("readable"), first);
    }
}
