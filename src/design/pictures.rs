//! `content/images/NAME` → [`Picture`]s: photographs and other pictures made of pixels.
//!
//! A picture is read once and looked through to its end, so that what is damaged is told before
//! anything is printed. It stands upright from here on: how the camera was held is no longer a
//! question. Where pictures stand, and how large, is not decided here; drawings are icons.

mod decode;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use decode::NoPicture;

use crate::cache::{self, Cache};
use crate::content::read::{nearest, report_read_error};
use crate::design::icons;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{ReadError, Sources, Span, Spanned};

/// The folder of the pictures.
pub const FOLDER: &str = "content/images";
/// The endings of pictures that can be read, for whoever lists the folder.
pub const ENDINGS: [&str; 3] = ["jpg", "jpeg", "png"];

/// A picture made of pixels, upright.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file's name, which no other picture of the project has.
    pub name: String,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Whether a pixel is one grey, not red, green and blue.
    pub grey: bool,
    /// What `bytes` are.
    pub coding: Coding,
    /// The picture.
    pub bytes: Arc<[u8]>,
}

/// How a picture's bytes say its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As a whole JPEG file, of one or three colours, that shows the picture as it stands.
    Jpeg,
    /// One byte a channel, row by row from the top. What could be seen through is white.
    Raw,
}

/// Pictures by their files' names.
pub type Pictures = BTreeMap<String, Arc<Picture>>;

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        // Its bytes would hide everything else.
        let mut shown = f.debug_struct("Picture");
        shown.field("name", &self.name);
        shown.field("width", &self.width);
        shown.field("height", &self.height);
        shown.field("grey", &self.grey);
        shown.field("coding", &self.coding);
        shown.finish_non_exhaustive()
    }
}

impl Picture {
    /// The pixels, as [`Coding::Raw`] says them; `None` where the bytes are not what they claim to
    /// be, which no picture is that [`load_pictures`] gave.
    pub fn pixels(&self) -> Option<Cow<'_, [u8]>> {
        let channels = if self.grey { 1 } else { 3 };
        let pixels = match self.coding {
            Coding::Raw => Cow::Borrowed(&*self.bytes),
            Coding::Jpeg => Cow::Owned(decode::pixels(&self.bytes, self.grey)?),
        };
        let wanted = u64::from(self.width) * u64::from(self.height) * channels;
        (pixels.len() as u64 == wanted).then_some(pixels)
    }
}

/// Pictures that were read before, each with the bytes of its file.
pub type PictureCache = Cache<(Vec<u8>, Arc<Picture>)>;

/// Reads the pictures that are `wanted`, each once, by their files' names with the ending. What is
/// wrong with one is told at the first place that names it; a name that leads nowhere, at each.
pub fn load_pictures<'w>(
    sources: &Sources,
    wanted: impl IntoIterator<Item = &'w Spanned<String>>,
    known: &mut PictureCache,
    diags: &mut Diagnostics,
) -> Arc<Pictures> {
    let mut read = BTreeMap::<&str, Option<Arc<Picture>>>::new();
    for name in wanted {
        if read.contains_key(name.value.as_str()) {
            continue;
        }
        match load(sources, name, known) {
            Ok(picture) => {
                read.insert(&name.value, Some(picture));
            }
            Err(error) => {
                if !matches!(*error.fault, Fault::PictureMissing { .. }) {
                    read.insert(&name.value, None);
                }
                diags.push(*error);
            }
        }
    }
    let good = read.into_iter();
    Arc::new(
        good.filter_map(|(name, picture)| Some((name.to_owned(), picture?)))
            .collect(),
    )
}

fn decoded(
    name: &str,
    bytes: Vec<u8>,
    known: &mut PictureCache,
) -> Result<Arc<Picture>, NoPicture> {
    let hash = cache::hash((name, bytes.len()));
    let is = |(file, picture): &(Vec<u8>, Arc<Picture>)| picture.name == name && *file == bytes;
    if let Some(found) = known.find(hash, is) {
        return Ok(Arc::clone(&found.1));
    }
    let file = known.has_room(bytes.len()).then(|| bytes.clone());
    let picture = Arc::new(decode::decode(name, bytes)?);
    if let Some(file) = file {
        let size = file.len() + picture.bytes.len();
        known.keep(hash, size, Arc::new((file, Arc::clone(&picture))));
    }
    Ok(picture)
}

fn load(
    sources: &Sources,
    name: &Spanned<String>,
    known: &mut PictureCache,
) -> Result<Arc<Picture>, Box<Diagnostic>> {
    let Spanned { value: name, span } = name;
    let put = || Hint::PutPicture {
        folder: FOLDER.into(),
    };
    let is_name = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
    if !is_name {
        let fault = Fault::PictureNoName {
            name: name.into(),
            folder: FOLDER.into(),
        };
        let error = fault.at(*span);
        return Err(Box::new(error.hint(put())));
    }
    let file = Path::new(name);
    if let Some("svg") = ending(file).as_deref() {
        let icon = file.file_stem().and_then(|stem| stem.to_str());
        let error = Fault::PictureIsDrawing { name: name.into() }.at(*span);
        let hint = Hint::DrawingsAreIcons {
            folder: icons::FOLDER.into(),
            icon: icon.unwrap_or(name).into(),
        };
        return Err(Box::new(error.hint(hint)));
    }
    let path = format!("{FOLDER}/{name}");
    match sources.read_binary(&path) {
        Ok(bytes) => decoded(name, bytes.into_owned(), known)
            .map_err(|fault| Box::new(fault.at(name, *span))),
        Err(ReadError::Missing) => Err(Box::new(missing(sources, name, *span))),
        Err(error) => Err(Box::new(report_read_error(&path, &error, Some(*span)))),
    }
}

/// The ending of a file's name, in small letters.
fn ending(file: &Path) -> Option<String> {
    let ending = file.extension()?.to_str()?;
    Some(ending.to_ascii_lowercase())
}

/// A name that no file has: the nearest one of the folder, or how files are named.
fn missing(sources: &Sources, name: &str, span: Span) -> Diagnostic {
    let list = |ending| sources.list_any_case(FOLDER, ending).unwrap_or_default();
    let there: Vec<String> = ENDINGS.into_iter().flat_map(list).collect();
    // The ending may be what is forgotten or wrong.
    let stem = |name: &str| {
        let stem = Path::new(name).file_stem();
        stem.and_then(|stem| stem.to_str()).map(str::to_lowercase)
    };
    let same = there.iter().find(|file| stem(file) == stem(name));
    let near = same
        .map(String::as_str)
        .or_else(|| nearest(name, there.iter().map(String::as_str)));
    let fault = Fault::PictureMissing {
        name: name.into(),
        folder: FOLDER.into(),
    };
    let error = fault.at(span);
    error.hint(match near {
        Some(near) => Hint::did_you_mean(near),
        None => Hint::PutPicture {
            folder: FOLDER.into(),
        },
    })
}
