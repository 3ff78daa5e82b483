//! The bytes of a file → a picture, or what is the matter with it; and its pixels. No file is read here.

use std::io::Cursor;
use std::path::Path;

use image::metadata::Orientation as Exif;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageError, ImageReader};

use super::inks;
use super::jpeg::{self, Jpeg};
use super::jpeg_scan;
use super::jpeg_scans;
use super::kind::{Kind, PictureKind};
use super::orientation::Orientation;
use super::parts::{self, More};
use super::pixels::{PixelSpace, Pixels};
use super::profile::{self, Heeded};
use super::{Coding, Picture};
use crate::diag::values::FileKind;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Span;

/// The most pixels of a picture, in millions: A4 at 300 pixels per inch has 9, and what telephones
/// take at most has 50.
pub(super) const MOST_MILLION: u64 = 50;

/// What is the matter with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPicture {
    /// It is something else.
    NotPicture(Kind),
    /// It is a TIFF in cyan, magenta, yellow and black.
    InkTiff,
    /// It is a picture whose colours are said in a way that is not known.
    OddColours(PictureKind),
    /// All of it is transparent.
    Nothing,
    /// It is a picture, but damaged, or cut short.
    Broken,
    /// So many pixels are in a row, and so many rows.
    TooLarge(u32, u32),
}

/// What somebody should know of a picture that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    /// Its colour profile cannot be read.
    UnreadableProfile,
    /// Its name ends as if it were something else.
    Ending(PictureKind),
    /// It holds more pictures than its first.
    More(More),
}

/// What a file holds.
struct Decoded {
    pixels: Pixels,
    orientation: Orientation,
    coding: Coding,
    heeded: Heeded,
    kind: PictureKind,
}

impl NoPicture {
    /// The same, for a person, at the place that names the file.
    pub fn at(self, name: &str, span: Span) -> Diagnostic {
        let name = name.into();
        let (fault, hint) = match self {
            Self::NotPicture(Kind::Heic) => {
                let kind = FileKind::Heic;
                (Fault::PictureKind { name, kind }, Hint::ExportHeic)
            }
            Self::NotPicture(Kind::Avif) => {
                let kind = FileKind::Avif;
                (Fault::PictureKind { name, kind }, Hint::ExportAvif)
            }
            Self::NotPicture(Kind::Other(kind)) => {
                (Fault::PictureKind { name, kind }, Hint::SaveAsJpeg)
            }
            Self::NotPicture(Kind::Unknown | Kind::Svg | Kind::Picture(_)) => {
                (Fault::PictureUnknown { name }, Hint::SaveAsJpeg)
            }
            Self::InkTiff => (Fault::PictureInkTiff { name }, Hint::SaveAsRgb),
            Self::OddColours(kind) => {
                let kind = kind.name().into();
                (Fault::PictureOddColours { name, kind }, Hint::SaveAsRgb)
            }
            Self::Nothing => (Fault::PictureNothing { name }, Hint::SaveWithWhatIsSeen),
            Self::Broken => (Fault::PictureBroken { name }, Hint::FetchAnew),
            Self::TooLarge(width, height) => {
                let most = MOST_MILLION;
                let fault = Fault::PictureTooLarge {
                    name,
                    width,
                    height,
                    most,
                };
                (fault, Hint::MakeSmaller)
            }
        };
        fault.at(span).hint(hint)
    }
}

impl Note {
    /// The same, for a person, at the place that names the file.
    pub fn at(self, name: &str, span: Span) -> Diagnostic {
        let (fault, hint) = match self {
            Self::UnreadableProfile => {
                let fault = Fault::PictureProfile { name: name.into() };
                (fault, Hint::SaveAsSrgb)
            }
            Self::Ending(kind) => {
                let fault = Fault::PictureEnding {
                    name: name.into(),
                    kind: kind.name().into(),
                };
                let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
                let right = format!("{}.{}", stem.unwrap_or(name), kind.endings()[0]);
                (fault, Hint::RenameTo { name: right.into() })
            }
            Self::More(More::Pages) => {
                (Fault::PicturePages { name: name.into() }, Hint::SaveTheOne)
            }
            Self::More(More::Frames | More::Nothing) => {
                (Fault::PictureMoves { name: name.into() }, Hint::SaveTheOne)
            }
        };
        Diagnostic::warning(fault, span).hint(hint)
    }
}

/// Reads a picture to its end, and lets go of its pixels: they are read anew where they are drawn, so that
/// no more of them are held than are drawn at a time. Second, what should be known of it.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<(Picture, Vec<Note>), NoPicture> {
    // Before room is made for pixels that are not there.
    let is_cut = |bytes| jpeg_scan::is_cut(bytes) || jpeg_scans::are_missing(bytes);
    if Kind::of(&bytes) == Kind::Picture(PictureKind::Jpeg)
        && size(&bytes).is_some()
        && is_cut(&bytes)
    {
        return Err(NoPicture::Broken);
    }
    let Decoded {
        pixels,
        orientation,
        coding,
        heeded,
        kind,
    } = read(&bytes, Colors::OfScreens)?;
    let nothing = |alpha: &Vec<u8>| alpha.iter().all(|covered| *covered == 0);
    if pixels.alpha.as_ref().is_some_and(nothing) {
        return Err(NoPicture::Nothing);
    }
    let mut notes = Vec::new();
    if heeded == Heeded::Unreadable {
        notes.push(Note::UnreadableProfile);
    }
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str());
    let is_right = |ending: &str| {
        kind.endings()
            .iter()
            .any(|right| ending.eq_ignore_ascii_case(right))
    };
    if !ending.is_some_and(is_right) {
        notes.push(Note::Ending(kind));
    }
    let more = parts::more(kind, &bytes);
    if more != More::Nothing {
        notes.push(Note::More(more));
    }
    let [width, height] = orientation.size([pixels.width, pixels.height]);
    let bytes = match coding {
        Coding::Jpeg => jpeg::stripped(&bytes).ok_or(NoPicture::Broken)?,
        Coding::Photograph | Coding::Exact | Coding::Inks => bytes,
    };
    let picture = Picture {
        name: name.to_owned(),
        width,
        height,
        orientation,
        grey: pixels.is_grey(),
        transparent: pixels.alpha.is_some(),
        coding,
        bytes: bytes.into(),
    };
    Ok((picture, notes))
}

/// How many pixels are in a row and how many rows, as the head of a file says; `None` where it is no picture, or larger than
/// any that is read.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let Kind::Picture(kind) = Kind::of(bytes) else {
        return None;
    };
    let reader = ImageReader::with_format(Cursor::new(bytes), kind.format());
    let size = reader.into_dimensions().ok()?;
    check_size(size).is_ok().then_some(size)
}

/// The pixels of a file that was read before.
pub(super) fn pixels(bytes: &[u8]) -> Option<Pixels> {
    Some(read(bytes, Colors::OfScreens).ok()?.pixels)
}

/// The same, in the colours that the file states them in.
pub(super) fn source_pixels(bytes: &[u8]) -> Option<Pixels> {
    Some(read(bytes, Colors::OfTheFile).ok()?.pixels)
}

/// In which colours pixels are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Colors {
    /// In sRGB, or greys.
    OfScreens,
    /// As the file states them, with its profile.
    OfTheFile,
}

fn read(bytes: &[u8], colors: Colors) -> Result<Decoded, NoPicture> {
    let kind = match Kind::of(bytes) {
        Kind::Picture(kind) => kind,
        other => return Err(NoPicture::NotPicture(other)),
    };
    match kind {
        PictureKind::Jpeg => {
            let jpeg = Jpeg::read(bytes).ok_or(NoPicture::Broken)?;
            match jpeg.components {
                1 | 3 => {}
                4 => return read_inks(bytes, &jpeg, colors),
                _ => return Err(NoPicture::Broken),
            }
        }
        PictureKind::Png | PictureKind::Gif | PictureKind::WebP | PictureKind::Tiff => {}
    }
    let reader = ImageReader::with_format(Cursor::new(bytes), kind.format());
    let refused = |error: ImageError| match error {
        ImageError::Unsupported(_) => NoPicture::OddColours(kind),
        _ => NoPicture::Broken,
    };
    let mut decoder = reader.into_decoder().map_err(refused)?;
    check_size(decoder.dimensions())?;
    // They would become screen colours by a rule of thumb.
    if matches!(
        decoder.original_color_type(),
        ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16
    ) {
        return Err(NoPicture::InkTiff);
    }
    let exif = decoder.orientation().unwrap_or(Exif::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or(None);
    let image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    let mut pixels = Pixels::of(image);
    let heeded = profile.map_or(Heeded::AsTheyStand, |profile| match colors {
        Colors::OfTheFile if !pixels.is_grey() && profile::is_other(&profile) => {
            pixels.space = PixelSpace::Profiled(profile.into());
            Heeded::Converted
        }
        Colors::OfScreens | Colors::OfTheFile => profile::to_srgb(&profile, &mut pixels),
    });
    Ok(Decoded {
        pixels,
        orientation: exif.into(),
        coding: match (kind, heeded) {
            (PictureKind::Jpeg, Heeded::Converted) => Coding::Photograph,
            (PictureKind::Jpeg, _) => Coding::Jpeg,
            (PictureKind::WebP, _) if parts::is_lossy_webp(bytes) => Coding::Photograph,
            _ => Coding::Exact,
        },
        heeded,
        kind,
    })
}

/// Reads a JPEG in four inks.
fn read_inks(bytes: &[u8], jpeg: &Jpeg, wanted: Colors) -> Result<Decoded, NoPicture> {
    check_size(inks::size(bytes).ok_or(NoPicture::Broken)?)?;
    let inks = inks::decode(bytes, jpeg).ok_or(NoPicture::Broken)?;
    let (space, colors, heeded) = match wanted {
        Colors::OfScreens => {
            let converted = profile::inks_to_srgb(inks.profile.as_deref(), &inks.inks);
            let (colors, heeded) = converted.ok_or(NoPicture::Broken)?;
            (PixelSpace::Srgb, colors, heeded)
        }
        Colors::OfTheFile => {
            let mut left = inks.inks;
            left.iter_mut().for_each(|ink| *ink = 255 - *ink);
            let profile = inks.profile.filter(|profile| profile::is_of_inks(profile));
            (
                PixelSpace::Inks(profile.map(Into::into)),
                left,
                Heeded::Converted,
            )
        }
    };
    let exif = inks.exif.as_deref().and_then(Exif::from_exif_chunk);
    Ok(Decoded {
        pixels: Pixels {
            width: inks.width,
            height: inks.height,
            space,
            colors,
            alpha: None,
        },
        orientation: exif.unwrap_or(Exif::NoTransforms).into(),
        coding: Coding::Photograph,
        heeded,
        kind: PictureKind::Jpeg,
    })
}

fn check_size((width, height): (u32, u32)) -> Result<(), NoPicture> {
    match u64::from(width) * u64::from(height) > MOST_MILLION * 1_000_000 {
        true => Err(NoPicture::TooLarge(width, height)),
        false => Ok(()),
    }
}
