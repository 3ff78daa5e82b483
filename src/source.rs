//! The files of a project, the texts read from them, and places in those texts.
//!
//! Files come through [`Files`]: from a folder of the disk, or from memory. Their sizes are
//! limited, and no path leads out of the project. Parsing is not done here.

mod cells;
mod files;
mod overlay;

pub use cells::{CellName, CellPlace, SheetCells};
pub use files::{Files, Memory, OtherFile, ReadError, is_inside};
pub use overlay::Overlay;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::built_in;

/// The largest text file that is read, in bytes: a hundred times the longest guide we know.
const MAX_TEXT: u64 = 8 << 20;
/// The largest table that is read, in bytes: so large that one with far too many rows can still be
/// read and its rows counted in the error.
const MAX_TABLE: u64 = 64 << 20;
/// The largest binary file (font, picture) that is read, in bytes.
const MAX_BINARY: u64 = 64 << 20;

/// How many folders deep files are looked for.
const DEEPEST: usize = 8;

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
    /// For values that stand in no file, such as defaults. Reports show no source for it.
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
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T: AsRef<str>> AsRef<str> for Spanned<T> {
    fn as_ref(&self) -> &str {
        self.value.as_ref()
    }
}

/// One text of the project.
#[derive(Debug)]
pub struct Source {
    /// The path inside the project, with `/` between its parts.
    pub path: String,
    /// The whole text.
    pub text: Arc<String>,
    /// Which cells its parts are, where it was made of a sheet of a workbook: then its lines and columns mean
    /// nothing to anybody.
    pub cells: Option<SheetCells>,
}

impl Source {
    /// The cell that a place lies in, where the text was made of a sheet.
    pub fn cell(&self, span: Span) -> Option<CellPlace<'_>> {
        self.cells.as_ref()?.at(span.start)
    }
}

/// The files of a project and every text read from them, in the order of reading.
pub struct Sources {
    files: Arc<dyn Files>,
    texts: Vec<Source>,
    /// Those of the texts that are not UTF-8, and are kept for messages alone.
    garbled: Vec<Span>,
    asked: RefCell<BTreeSet<String>>,
    /// The names in the folders that were listed: many questions are about the same few.
    listed: RefCell<BTreeMap<String, Arc<[String]>>>,
    /// What texts say that were parsed: see [`Sources::keep_said`].
    said: RefCell<BTreeMap<FileId, Arc<[u8]>>>,
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let paths = self.texts.iter().map(|text| &text.path);
        f.debug_list().entries(paths).finish()
    }
}

impl Default for Sources {
    /// No files at all: only texts that are added.
    fn default() -> Self {
        Self::new(Memory::default())
    }
}

impl Sources {
    /// The project whose files these are; nothing is read yet.
    pub fn new(files: impl Files + 'static) -> Self {
        Self::of(Arc::new(files))
    }

    fn of(files: Arc<dyn Files>) -> Self {
        Self {
            files,
            texts: Vec::new(),
            garbled: Vec::new(),
            asked: RefCell::default(),
            listed: RefCell::default(),
            said: RefCell::default(),
        }
    }

    /// The same files, of which nothing is read yet: for work on another thread that needs no texts.
    pub fn same_files(&self) -> Self {
        Self::of(Arc::clone(&self.files))
    }

    /// The text behind an id that [`Sources::read`] or [`Sources::add`] gave.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.texts.get(id.0 as usize)
    }

    /// The text that `span` covers; empty where the span is not one of these texts'.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|source| source.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }

    /// The paths of the files that somebody changed since they were read, sorted.
    pub fn changed(&self) -> Vec<String> {
        self.files.changed()
    }

    /// The text of a file, where it was read as one already.
    pub fn text_of(&self, path: &str) -> Option<&str> {
        let known = self.texts.iter().find(|text| text.path == path)?;
        Some(&known.text)
    }

    /// Keeps what a text says, as bytes that are the same for all texts that say the same.
    pub fn keep_said(&self, file: FileId, said: Vec<u8>) {
        self.said.borrow_mut().insert(file, said.into());
    }

    /// What the text of a file says, where it was kept.
    pub fn said_by(&self, path: &str) -> Option<Arc<[u8]>> {
        let place = self.texts.iter().position(|text| text.path == path)?;
        let file = FileId(u32::try_from(place).ok()?);
        self.said.borrow().get(&file).cloned()
    }

    /// The paths that were used since this was called last, sorted; with `/` at its end a folder, of which
    /// the names were used.
    pub fn take_asked(&self) -> BTreeSet<String> {
        self.asked.take()
    }

    /// Notes that this file is used, which was read before.
    pub fn note(&self, path: &str) {
        // What is inside the program never changes under a project.
        if !built_in::is_built_in(path) {
            self.asked.borrow_mut().insert(path.to_owned());
        }
    }

    /// Reads a text file of the project, or one that is inside the program, once; a second call gives the
    /// same id.
    ///
    /// # Errors
    /// When the file is missing, too large, no text, not UTF-8, or outside the project.
    pub fn read(&mut self, path: &str) -> Result<FileId, ReadError> {
        self.note(path);
        if let Some(known) = self.texts.iter().position(|text| text.path == path) {
            let id = FileId(known as u32);
            let garbled = self.garbled.iter().find(|span| span.file == id);
            return garbled.map_or(Ok(id), |span| Err(ReadError::NotUtf8(*span)));
        }
        if let Some(text) = built_in::text(path) {
            return Ok(self.add(path, text));
        }
        let mut bytes = self.files.read(path, MAX_TEXT)?.into_owned();
        // The byte order mark that some editors write is not part of the text.
        if bytes.starts_with("\u{FEFF}".as_bytes()) {
            bytes.drain(..'\u{FEFF}'.len_utf8());
        }
        if let Some(kind) = OtherFile::of(&bytes) {
            return Err(ReadError::NotText(kind));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(self.add(path, text)),
            Err(error) => {
                let sound = error.utf8_error().valid_up_to();
                let span = self.add_garbled(path, error.as_bytes(), sound);
                Err(ReadError::NotUtf8(span))
            }
        }
    }

    /// Adds a text that is not UTF-8, so that its lines can be shown, and gives the place of the first letter
    /// that is not: after the bytes up to `sound`, or at the beginning where the whole file is UTF-16.
    fn add_garbled(&mut self, path: &str, bytes: &[u8], sound: usize) -> Span {
        let wide = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
        let encoding = wide.unwrap_or(WINDOWS_1252);
        let text = encoding.decode(bytes).0.into_owned();
        let start = if wide.is_some() { 0 } else { sound };
        let first = text.get(start..).and_then(|rest| rest.chars().next());
        let end = start + first.map_or(0, char::len_utf8);
        let file = self.add(path, text);
        let span = Span {
            file,
            start: start as u32,
            end: end as u32,
        };
        self.garbled.push(span);
        span
    }

    /// Reads the bytes of a table of the project; its text is added when it is known.
    ///
    /// # Errors
    /// When the file is missing, too large or outside the project.
    pub fn read_table(&self, path: &str) -> Result<Cow<'_, [u8]>, ReadError> {
        self.note(path);
        self.files.read(path, MAX_TABLE)
    }

    /// Adds a text that does not come from a file of text (a table, a test, a generated deck).
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(path.into(), text.into(), None)
    }

    /// Adds the text that was made of a sheet of a workbook.
    pub fn add_sheet(
        &mut self,
        path: impl Into<String>,
        text: impl Into<String>,
        cells: SheetCells,
    ) -> FileId {
        self.push(path.into(), text.into(), Some(cells))
    }

    fn push(&mut self, path: String, text: String, cells: Option<SheetCells>) -> FileId {
        let text = Arc::new(text);
        self.texts.push(Source { path, text, cells });
        FileId((self.texts.len() - 1) as u32)
    }

    /// Reads a binary file (a font, a picture) of the project.
    ///
    /// # Errors
    /// When the file is missing, too large or outside the project.
    pub fn read_binary(&self, path: &str) -> Result<Cow<'_, [u8]>, ReadError> {
        self.note(path);
        self.files.read(path, MAX_BINARY)
    }

    /// The names of the files in a folder of the project whose names end with `.` and `extension`,
    /// sorted, so that no file system decides an order; empty where there is no such folder.
    ///
    /// # Errors
    /// When the folder exists but cannot be listed, or is outside the project.
    pub fn list(&self, folder: &str, extension: &str) -> Result<Vec<String>, ReadError> {
        self.list_where(folder, &|end| end == extension)
    }

    /// As [`Sources::list`], but without regard to case: `TTF` is the same as `ttf`.
    ///
    /// # Errors
    /// As [`Sources::list`].
    pub fn list_any_case(&self, folder: &str, extension: &str) -> Result<Vec<String>, ReadError> {
        self.list_where(folder, &|end| end.eq_ignore_ascii_case(extension))
    }

    /// The paths of all files in a folder of the project and in the folders inside it, as seen from that folder,
    /// sorted. Folders that hide themselves (`.git`) or that Macs put into archives (`__MACOSX`) are left out, and
    /// so is what lies deeper than eight folders.
    ///
    /// # Errors
    /// When a folder exists but cannot be listed, or is outside the project.
    pub fn list_below(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        let mut paths = Vec::new();
        self.walk(folder, "", DEEPEST, &mut paths)?;
        paths.sort();
        Ok(paths)
    }

    fn walk(
        &self,
        folder: &str,
        prefix: &str,
        deepest: usize,
        paths: &mut Vec<String>,
    ) -> Result<(), ReadError> {
        let shown = |name: &String| !name.starts_with('.') && name != "__MACOSX";
        self.note(&format!("{folder}/"));
        let folders = self.files.folders(folder)?;
        let names = self.files.list(folder)?.into_iter().filter(shown);
        for name in names.filter(|name| !folders.contains(name)) {
            paths.push(format!("{prefix}{name}"));
        }
        if deepest > 0 {
            for name in folders.into_iter().filter(shown) {
                let inner = format!("{prefix}{name}/");
                self.walk(&format!("{folder}/{name}"), &inner, deepest - 1, paths)?;
            }
        }
        Ok(())
    }

    /// The names of everything in a folder of the project, sorted, so that a message can name what lies there
    /// under a wrong name. An empty `folder` is the project's own.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let names = self.sorted_names(folder);
        names.map_or_else(|_| Vec::new(), |names| names.to_vec())
    }

    /// The names in a folder, sorted, as they were when it was listed first.
    fn sorted_names(&self, folder: &str) -> Result<Arc<[String]>, ReadError> {
        if let Some(known) = self.listed.borrow().get(folder) {
            return Ok(Arc::clone(known));
        }
        let mut names = self.files.list(folder)?;
        names.sort();
        let names: Arc<[String]> = names.into();
        let mut listed = self.listed.borrow_mut();
        listed.insert(folder.to_owned(), Arc::clone(&names));
        Ok(names)
    }

    fn list_where(
        &self,
        folder: &str,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Vec<String>, ReadError> {
        let ends = |name: &String| {
            let ending = Path::new(name).extension();
            ending.and_then(OsStr::to_str).is_some_and(wanted)
        };
        self.note(&format!("{folder}/"));
        let names = self.sorted_names(folder)?;
        Ok(names.iter().filter(|name| ends(name)).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once() {
        let mut sources = Sources::new(Memory::from([("a.toml", "a = 1")]));
        let first = sources.read("a.toml").expect("readable");
        assert_eq!(sources.read("a.toml").expect("readable"), first);
    }

    #[test]
    fn files_are_found_in_folders_inside_a_folder() {
        let deep = format!("fonts/{}j.ttf", "i/".repeat(9));
        let mut files = Memory::from([
            ("fonts/b.ttf", ""),
            ("fonts/a/static/c.ttf", ""),
            ("fonts/a/d.txt", ""),
            ("fonts/.git/e.ttf", ""),
            ("fonts/__MACOSX/._f.ttf", ""),
            ("fonts/a/._g.ttf", ""),
            ("fontsets/h.ttf", ""),
        ]);
        files.insert(deep, "");
        let sources = Sources::new(files);
        assert_eq!(
            sources.list_below("fonts").expect("listed"),
            ["a/d.txt", "a/static/c.ttf", "b.ttf"]
        );
        let asked = sources.take_asked();
        assert!(asked.contains("fonts/") && asked.contains("fonts/a/static/"));
        assert!(sources.list_below("none").expect("listed").is_empty());
    }

    #[test]
    fn too_large_texts_are_told_by_what_is_allowed() {
        let large = vec![b'#'; 1 + (MAX_TEXT as usize)];
        let mut sources = Sources::new(Memory::from([("a.toml", large.clone()), ("a.csv", large)]));
        assert!(matches!(
            sources.read("a.toml"),
            Err(ReadError::TooLarge(8))
        ));
        assert!(sources.read_table("a.csv").is_ok());
    }
}
