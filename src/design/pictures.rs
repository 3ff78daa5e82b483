//! `content/images/NAME` → [`AnyPicture`]s: photographs and other [`Picture`]s made of pixels, and drawings
//! in SVG with their own colours.
//!
//! A picture is read once and looked through to its end, so that what is damaged is told before
//! anything is printed. What is kept is the file: its pixels are many times larger, and are there only
//! while somebody looks at them. Where pictures stand, and how large, is not decided here.

mod any;
mod decode;
mod inks;
mod jpeg;
mod jpeg_scan;
mod jpeg_scans;
mod kind;
mod orientation;
mod parts;
mod pixels;
mod profile;

#[cfg(test)]
mod colour_tests;
#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod tests;

pub use any::AnyPicture;
pub use kind::{Kind, PictureKind};
pub use orientation::Orientation;
pub use pixels::{PixelSpace, Pixels};

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use decode::Note;

use crate::cache::{self, Cache};
use crate::color::Color;
use crate::content::read::{nearest, report_read_error};
use crate::design::{icons, svg};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::parallel;
use crate::source::{ReadError, Sources, Span, Spanned};

/// The folder of the pictures.
pub const FOLDER: &str = "content/images";
/// The endings of pictures that can be read, for whoever lists the folder.
pub const ENDINGS: [&str; 8] = ["jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "svg"];

/// A picture made of pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file's name, which no other picture of the project has.
    pub name: String,
    /// Pixels in a row, where the picture stands upright.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// How the stored pixels are turned to stand upright.
    pub orientation: Orientation,
    /// Whether a pixel is one grey, not red, green and blue.
    pub grey: bool,
    /// Whether what lies below is seen anywhere.
    pub transparent: bool,
    /// What `bytes` are.
    pub coding: Coding,
    /// The picture.
    pub bytes: Arc<[u8]>,
}

/// How a picture's bytes say its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As a JPEG file of greys or sRGB that holds nothing but the pixels.
    Jpeg,
    /// As the file that came, whose pixels are coded with a loss, so that they may be so again.
    Photograph,
    /// As the file that came, whose pixels are to stay as they are.
    Exact,
    /// As cyan, magenta, yellow and black of each pixel as it is stored, of which 255 is all: what is made for
    /// the print shop. [`Picture::pixels`] has none of it.
    Inks,
}

/// Pictures by their files' names.
pub type Pictures = BTreeMap<String, AnyPicture>;

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        // Its bytes would hide everything else.
        let mut shown = f.debug_struct("Picture");
        shown.field("name", &self.name);
        shown.field("width", &self.width);
        shown.field("height", &self.height);
        shown.field("orientation", &self.orientation);
        shown.field("grey", &self.grey);
        shown.field("transparent", &self.transparent);
        shown.field("coding", &self.coding);
        shown.finish_non_exhaustive()
    }
}

impl Picture {
    /// The picture that the bytes of a file are; `None` where they are none that can be read.
    pub fn read(name: &str, bytes: Vec<u8>) -> Option<Self> {
        Some(decode::decode(name, bytes).ok()?.0)
    }

    /// A picture of these pixels; `None` where they are no picture.
    pub fn of_pixels(name: &str, pixels: &Pixels, orientation: Orientation) -> Option<Self> {
        let [width, height] = orientation.size([pixels.width, pixels.height]);
        Some(Self {
            name: name.to_owned(),
            width,
            height,
            orientation,
            grey: pixels.is_grey(),
            transparent: pixels.alpha.is_some(),
            coding: Coding::Exact,
            bytes: pixels.png()?.into(),
        })
    }

    /// The pixels as they are stored, decoded anew; `None` where the bytes are not what they claim to be,
    /// which no picture is that [`load_pictures`] gave.
    pub fn pixels(&self) -> Option<Pixels> {
        self.decoded(decode::pixels)
    }

    /// The same, in the colours that the file states them in.
    pub fn source_pixels(&self) -> Option<Pixels> {
        self.decoded(decode::source_pixels)
    }

    fn decoded(&self, decode: fn(&[u8]) -> Option<Pixels>) -> Option<Pixels> {
        if self.coding == Coding::Inks {
            return None;
        }
        let pixels = decode(&self.bytes)?;
        let [width, height] = self.orientation.size([self.width, self.height]);
        let count = width as usize * height as usize;
        let whole = (pixels.width, pixels.height) == (width, height)
            && (pixels.is_grey(), pixels.alpha.is_some()) == (self.grey, self.transparent)
            && pixels.colors.len() == count * pixels.channels();
        whole.then_some(pixels)
    }
}

impl Picture {
    /// The mean colour of what is seen where something is transparent; `None` where nothing is.
    pub fn mean_color(&self) -> Option<Color> {
        let pixels = self.pixels().filter(|_| self.transparent)?;
        let alpha = pixels.alpha.as_ref()?;
        let mut sums = [0u64; 3];
        let mut all = 0u64;
        for (color, seen) in pixels.colors.chunks_exact(pixels.channels()).zip(alpha) {
            let seen = u64::from(*seen);
            all += seen;
            for (nth, sum) in sums.iter_mut().enumerate() {
                *sum += seen * u64::from(color[nth.min(color.len() - 1)]);
            }
        }
        let mean = |sum: u64| sum.checked_div(all).map(|mean| mean as u8);
        let [r, g, b] = sums.map(mean);
        Some(Color::of_rgb([r?, g?, b?]))
    }
}

/// Pictures that were read before.
pub type PictureCache = Cache<ReadPicture>;

/// A picture with the bytes of its file, and what should be known of it.
pub struct ReadPicture {
    file: Vec<u8>,
    picture: Arc<Picture>,
    notes: Vec<Note>,
}

/// Reads the pictures that are `wanted`, each once, by their files' names with the ending. What is
/// wrong with one is told at the first place that names it; a name that leads nowhere, at each.
pub fn load_pictures<'w>(
    sources: &mut Sources,
    wanted: impl IntoIterator<Item = &'w Spanned<String>>,
    known: &mut PictureCache,
    diags: &mut Diagnostics,
) -> Arc<Pictures> {
    let mut files = BTreeMap::<&str, Option<(Vec<u8>, Span)>>::new();
    for name in wanted {
        if files.contains_key(name.value.as_str()) {
            continue;
        }
        match file(sources, name) {
            Ok(bytes) => {
                files.insert(&name.value, Some((bytes, name.span)));
            }
            Err(error) => {
                if !matches!(*error.fault, Fault::PictureMissing { .. }) {
                    files.insert(&name.value, None);
                }
                diags.push(*error);
            }
        }
    }
    let there = files.iter().filter_map(|(name, file)| {
        let (bytes, span) = file.as_ref()?;
        Some((*name, bytes.as_slice(), *span))
    });
    if let Some((name, span)) = too_many(there) {
        let most = MOST_MILLION_TOGETHER;
        let fault = Fault::PicturesTooLarge {
            name: name.into(),
            most,
        };
        diags.push(fault.at(span).hint(Hint::MakeAllSmaller));
        return Arc::default();
    }
    let mut pictures = Pictures::new();
    let mut new = Vec::new();
    for (name, (bytes, span)) in files
        .iter()
        .filter_map(|(name, file)| Some((*name, file.as_ref()?)))
    {
        if Kind::of(bytes) == Kind::Svg {
            if let Some(drawing) = drawing(sources, (name, *span), diags) {
                pictures.insert(name.to_owned(), AnyPicture::Drawing(Arc::new(drawing)));
            }
            continue;
        }
        let is = |known: &ReadPicture| known.picture.name == name && known.file == *bytes;
        match known.find(hash(name, bytes), is) {
            Some(found) => {
                for note in &found.notes {
                    diags.push(note.at(name, *span));
                }
                let found = AnyPicture::Pixels(Arc::clone(&found.picture));
                pictures.insert(name.to_owned(), found);
            }
            None => new.push((name, bytes, *span)),
        }
    }
    let read = parallel::map(&new, |(name, bytes, _)| {
        decode::decode(name, bytes.to_vec())
    });
    for ((name, bytes, span), picture) in new.into_iter().zip(read) {
        match picture {
            Ok((picture, notes)) => {
                for note in &notes {
                    diags.push(note.at(name, span));
                }
                let picture = Arc::new(picture);
                let size = bytes.len() + picture.bytes.len();
                if known.has_room(size) {
                    let kept = ReadPicture {
                        file: bytes.clone(),
                        picture: Arc::clone(&picture),
                        notes,
                    };
                    known.keep(hash(name, bytes), size, Arc::new(kept));
                }
                pictures.insert(name.to_owned(), AnyPicture::Pixels(picture));
            }
            Err(fault) => diags.push(fault.at(name, span)),
        }
    }
    Arc::new(pictures)
}

/// The most pixels of all pictures together, in millions: fifty photographs of telephones, of which each second of
/// a processor reads about forty millions.
const MOST_MILLION_TOGETHER: u64 = 600;

/// The picture with which all are more than can be read in a time that anybody would wait, if there is one. Those
/// that can be no picture are told elsewhere.
fn too_many<'n>(
    mut files: impl Iterator<Item = (&'n str, &'n [u8], Span)>,
) -> Option<(&'n str, Span)> {
    let mut all = 0;
    let over = files.find(|(_, bytes, _)| {
        let size = decode::size(bytes).unwrap_or_default();
        all += u64::from(size.0) * u64::from(size.1);
        all > MOST_MILLION_TOGETHER * 1_000_000
    });
    over.map(|(name, _, span)| (name, span))
}

fn hash(name: &str, bytes: &[u8]) -> u64 {
    cache::hash((name, bytes.len()))
}

/// The bytes of a file.
fn file(sources: &Sources, name: &Spanned<String>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Spanned { value: name, span } = name;
    let is_name = !name.is_empty()
        && !name.contains(['/', '\\'])
        && !name.contains(char::is_control)
        && !name.starts_with('.');
    if !is_name {
        let fault = Fault::PictureNoName {
            name: name.into(),
            folder: FOLDER.into(),
        };
        return Err(Box::new(fault.at(*span).hint(wrong_name(sources, name))));
    }
    let path = format!("{FOLDER}/{name}");
    match sources.read_binary(&path) {
        Ok(bytes) => Ok(bytes.into_owned()),
        Err(ReadError::Missing) => Err(Box::new(missing(sources, name, *span))),
        Err(error) => Err(Box::new(report_read_error(&path, &error, Some(*span)))),
    }
}

/// The way out of what is no name of a file: the name alone, where it is a path.
fn wrong_name(sources: &Sources, name: &str) -> Hint {
    let folder = FOLDER.into();
    if name.contains("://") {
        return Hint::FetchPicture { folder };
    }
    // `bilder\nytt.png` between double quotes holds the end of a line, and no backslash.
    if name.contains(char::is_control) {
        return Hint::PictureNameAlone { folder };
    }
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    match sources.names(FOLDER).iter().any(|file| file == last) {
        true => Hint::did_you_mean(last),
        false => Hint::PutPicture { folder },
    }
}

/// The drawing in a file that is one, whatever its name says; `None` where errors were pushed.
fn drawing(
    sources: &mut Sources,
    (name, span): (&str, Span),
    diags: &mut Diagnostics,
) -> Option<svg::Svg> {
    let path = format!("{FOLDER}/{name}");
    let file = match sources.read(&path) {
        Ok(file) => file,
        Err(error) => {
            diags.push(report_read_error(&path, &error, Some(span)));
            return None;
        }
    };
    let stem = Path::new(name);
    let stem = match stem.extension().and_then(|ending| ending.to_str()) {
        Some(ending) if ending.eq_ignore_ascii_case("svg") => None,
        _ => Some(stem.file_stem().and_then(|stem| stem.to_str())),
    };
    if let Some(stem) = stem {
        let fault = Fault::PictureEnding {
            name: name.into(),
            kind: "SVG".into(),
        };
        let right = format!("{}.svg", stem.unwrap_or(name));
        let hint = Hint::RenameTo { name: right.into() };
        diags.push(Diagnostic::warning(fault, span).hint(hint));
    }
    svg::read((file, &sources.get(file)?.text), diags)
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
    let of_icons = sources.list_any_case(icons::FOLDER, "svg");
    if of_icons.is_ok_and(|icons| icons.iter().any(|icon| icon == name)) {
        return error.hint(Hint::CopyIcon {
            from: icons::FOLDER.into(),
            folder: FOLDER.into(),
        });
    }
    // Windows hides the ending of a name, so that it is written a second time.
    let twice = there.iter().find(|file| {
        let rest = file.strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with('.'))
    });
    let elsewhere = ["content", ""].into_iter().find(|folder| {
        let names = sources.names(folder);
        names.iter().any(|file| file == name)
    });
    error.hint(match (near.or(twice.map(String::as_str)), elsewhere) {
        (Some(near), _) => Hint::did_you_mean(near),
        (None, Some(folder)) => Hint::MoveFile {
            from: match folder {
                "" => name.into(),
                folder => format!("{folder}/{name}").into(),
            },
            folder: FOLDER.into(),
        },
        (None, None) => Hint::PutPicture {
            folder: FOLDER.into(),
        },
    })
}
