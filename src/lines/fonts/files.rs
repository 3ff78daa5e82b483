//! The folder of fonts → the fonts of its files, and what is said of the files that are none.
//!
//! Folders inside it are searched too. What a file is, its first bytes tell; a file that ends as no font does is
//! passed over in silence, for licences and remarks lie beside fonts.

use std::borrow::Cow;
use std::sync::Arc;

use super::face::{self, Font, FontData};
use super::packed;
use crate::content::read::report_read_error;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Severity};
use crate::source::Sources;

/// The project's folder of fonts.
pub(super) const FOLDER: &str = "fonts";

/// How the files end that are read, in small letters.
const READ: [&str; 4] = ["ttf", "otf", "woff", "woff2"];
/// How the files end that hold fonts or archives of fonts, and are not read.
const NOT_READ: [(&str, Format); 17] = [
    ("pfb", Format::Type1),
    ("pfa", Format::Type1),
    ("t1", Format::Type1),
    ("ttc", Format::Collection),
    ("otc", Format::Collection),
    ("dfont", Format::Collection),
    ("suit", Format::Collection),
    ("eot", Format::OldWeb),
    ("fon", Format::Bitmap),
    ("fnt", Format::Bitmap),
    ("bdf", Format::Bitmap),
    ("pcf", Format::Bitmap),
    ("otb", Format::Bitmap),
    ("zip", Format::Archive),
    ("7z", Format::Archive),
    ("rar", Format::Archive),
    ("tgz", Format::Archive),
];

/// What a file is that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// A font of PostScript printers, in its own format.
    Type1,
    /// Several fonts in one file.
    Collection,
    /// A font as old web pages loaded it.
    OldWeb,
    /// Pictures of letters in fixed sizes.
    Bitmap,
    /// Files that are packed.
    Archive,
}

/// A file of the folder of fonts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FontFile {
    /// Its path inside the folder.
    path: String,
    /// What it holds; `None` where it is of a format that is not read.
    bytes: Option<FontData>,
}

impl FontFile {
    /// Its path inside the project, and what was read of it.
    pub fn read(&self) -> Option<(String, &[u8])> {
        Some((format!("{FOLDER}/{}", self.path), self.bytes.as_ref()?))
    }
}

/// All files that hold fonts, by their paths, with their bytes.
pub(super) fn list(sources: &Sources, diags: &mut Diagnostics) -> Vec<FontFile> {
    let paths = sources.list_below(FOLDER).unwrap_or_else(|error| {
        diags.push(report_read_error(FOLDER, &error, None));
        Vec::new()
    });
    let paths = paths.into_iter();
    let fonts = paths.filter(|path| is_read(path) || format_of(path).is_some());
    let read = |path: String| {
        if !is_read(&path) {
            return Some(FontFile { path, bytes: None });
        }
        let full = format!("{FOLDER}/{path}");
        match sources.read_binary(&full) {
            Ok(bytes) => Some(FontFile {
                path,
                bytes: Some(Arc::new(Cow::Owned(bytes.into_owned()))),
            }),
            // Why, as the system says it.
            Err(error) => {
                diags.push(report_read_error(&full, &error, None));
                None
            }
        }
    };
    fonts.filter_map(read).collect()
}

/// The fonts of a file.
///
/// # Errors
/// When it holds none that can be used.
pub(super) fn open(file: &FontFile) -> Result<Font, Diagnostic> {
    let path = file.path.as_str();
    if let Some(format) = format_of(path) {
        return Err(format.report(path, Severity::Warning));
    }
    let Some(bytes) = &file.bytes else {
        return Err(face::broken(path));
    };
    if let Some(format) = Format::of_bytes(bytes) {
        return Err(format.report(path, Severity::Error));
    }
    match packed::unpacked(bytes) {
        Some(Cow::Borrowed(_)) => face::open(path, Arc::clone(bytes)),
        Some(Cow::Owned(font)) => face::open(path, Arc::new(Cow::Owned(font))),
        None => Err(damaged_web_font(path)),
    }
}

/// The error that a font packed for web pages is damaged: its first bytes say what it is meant to be.
fn damaged_web_font(path: &str) -> Diagnostic {
    let fault = Fault::FontBroken { file: path.into() };
    Diagnostic::error(fault, None).hint(Hint::FontWholeAgain)
}

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_ascii_lowercase()
}

fn is_read(path: &str) -> bool {
    READ.contains(&ending(path).as_str())
}

/// The format that is not read, by the ending of a file.
fn format_of(path: &str) -> Option<Format> {
    let ending = ending(path);
    let known = NOT_READ.iter().find(|(known, _)| *known == ending);
    known.map(|(_, format)| *format)
}

impl Format {
    /// What a file is in truth that ends as one that is read.
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let begins: [(&[u8], Self); 7] = [
            (b"%!PS-AdobeFont", Self::Type1),
            (b"%!FontType1", Self::Type1),
            (b"\x80\x01", Self::Type1),
            (b"ttcf", Self::Collection),
            (b"STARTFONT", Self::Bitmap),
            (b"PK\x03\x04", Self::Archive),
            (b"7z\xBC\xAF", Self::Archive),
        ];
        let begun = begins.iter().find(|(sign, _)| bytes.starts_with(sign));
        begun.map(|(_, format)| *format)
    }

    fn report(self, file: &str, severity: Severity) -> Diagnostic {
        let file = file.into();
        let (fault, hint) = match self {
            Self::Type1 => (Fault::FontType1 { file }, Hint::FontType1Hint),
            Self::Collection => (Fault::FontCollection { file }, Hint::FontCollectionHint),
            Self::OldWeb => (Fault::FontForOldWeb { file }, Hint::FontForOldWebHint),
            Self::Bitmap => (Fault::FontBitmap { file }, Hint::FontBitmapHint),
            Self::Archive => (Fault::FontArchive { file }, Hint::FontArchiveHint),
        };
        Diagnostic {
            severity,
            ..Diagnostic::error(fault, None)
        }
        .hint(hint)
    }
}
