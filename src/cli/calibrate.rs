//! The sheet by which a printer is measured → a file, and what to do with it; photographs of it → what is
//! written into the project file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::build::Written;
use super::counts::Holds;
use super::told::Told;
use crate::build::{CalibrationSheet, Date, project};
use crate::calibrate::{
    self, CannotTell, MOST_BYTES, MOST_MILLION, Photograph, SideMeasure, Unreadable,
};
use crate::content::read::nearest;
use crate::design::pictures::Kind;
use crate::diag::values::{FileKind, PaperEdge, SheetSide};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language, Said};
use crate::disk::{shown, write};
use crate::pages::target::{self, Face};
use crate::source::Sources;
use crate::units::Abs;

/// Makes the sheet in `folder`; what to say of it.
pub fn sheet(
    date: Option<Date>,
    (folder, language): (&Path, Language),
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let Some(sheet) = CalibrationSheet::of_project(sources, date, diags) else {
        return Vec::new();
    };
    let file = match sheet.file() {
        Ok(file) => file,
        Err(error) => {
            diags.push(error);
            return Vec::new();
        }
    };
    let path = folder.join(&file.name);
    if let Err(error) = write::write_whole(&path, &file.bytes) {
        diags.push(error.diagnostic());
        return Vec::new();
    }
    let written = Written::new(&path, Some(Holds::CalibrationSheet), file.length());
    let told = written.told(language);
    let sentences = sheet.sentences(language).into_iter();
    std::iter::once(told)
        .chain(sentences.map(|sentence| format!("  {sentence}")))
        .collect()
}

/// Measures a printer by photographs, and writes that into the project file in `folder` where the printer is
/// named; what to say of it. Nothing is written while anything is wrong.
pub fn read(
    photographs: &[PathBuf],
    (printer, language): (Option<&str>, Language),
    folder: &Path,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let told = |told: Told| told.in_language(language).to_string();
    let mut lines = Vec::new();
    let mut sides = Vec::new();
    for path in photographs {
        match side(path) {
            Ok(side) => {
                lines.push(told(Told::Measured {
                    photograph: path.display().to_string().into(),
                    side: name_of(side.face),
                    marks: side.marks,
                }));
                sides.push(side);
            }
            Err(error) => diags.push(*error),
        }
    }
    if diags.has_errors() {
        return Vec::new();
    }
    let profile = match calibrate::combine(&sides) {
        Ok(profile) => profile.filter(|profile| profile.front.is_some()),
        Err(why) => {
            diags.push(cannot_tell("", why));
            return Vec::new();
        }
    };
    let Some(profile) = profile else {
        diags.push(Diagnostic::error(Fault::NoFrontSeen, None).hint(Hint::TakeTheFront));
        return Vec::new();
    };
    if profile.back.is_none() {
        diags.push(Diagnostic::warning(Fault::NoBackSeen, None).hint(Hint::TakeTheBack));
    }
    let written = match printer {
        Some(name) => {
            let path = folder.join(project::FILE);
            if let Err(error) = write_profile(&profile, name, &path) {
                diags.push(*error);
                return Vec::new();
            }
            Told::ProfileWritten {
                path: shown(&path).to_string().into(),
            }
        }
        None => Told::ProfileToWrite,
    };
    lines.push(told(written));
    let name = language.pick("NAME", "NAVN");
    let profile = profile.lines(printer.unwrap_or(name));
    lines.extend(profile.into_iter().map(|line| format!("  {line}")));
    lines
}

fn write_profile(
    profile: &calibrate::Profile,
    name: &str,
    path: &Path,
) -> Result<(), Box<Diagnostic>> {
    let misread = || {
        let error = Diagnostic::error(Fault::ProfileNotWritten, None);
        Box::new(error.hint(Hint::RunCheck))
    };
    let bytes = fs::read(path).map_err(|_| misread())?;
    let text = String::from_utf8(bytes).map_err(|_| misread())?;
    // The byte order mark that some editors write is not part of the text, and stays.
    let (mark, text) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => ("\u{FEFF}", rest),
        None => ("", text.as_str()),
    };
    let written = profile.written_into(text, name).ok_or_else(misread)?;
    let written = format!("{mark}{written}");
    write::write_whole(path, written.as_bytes()).map_err(|error| Box::new(error.diagnostic()))
}

/// The side that a photograph shows.
fn side(path: &Path) -> Result<SideMeasure, Box<Diagnostic>> {
    let name = path.display().to_string();
    let not_read = |error: io::Error| {
        if error.kind() == io::ErrorKind::NotFound {
            return Box::new(missing(path));
        }
        let fault = Fault::PhotoNotRead {
            name: (&name).into(),
            fault: (&error).into(),
        };
        Box::new(Diagnostic::error(fault, None).hint(Hint::CheckPath))
    };
    let length = fs::metadata(path).map_err(not_read)?.len();
    if length > MOST_BYTES {
        let fault = Fault::PhotoTooLong {
            name: (&name).into(),
            most: MOST_BYTES / 1_000_000,
        };
        return Err(Box::new(
            Diagnostic::error(fault, None).hint(Hint::ScanAsJpeg),
        ));
    }
    let bytes = fs::read(path).map_err(not_read)?;
    let photograph = Photograph::read(&bytes).map_err(|why| Box::new(unreadable(&name, why)))?;
    // The file is not needed beside its pixels.
    drop(bytes);
    calibrate::measure(&photograph).map_err(|why| Box::new(cannot_tell(&name, why)))
}

/// How the files end that are taken for photographs, and those that are told what to do with.
const ENDINGS: [&str; 9] = [
    "jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "avif",
];
/// How many files are told of.
const MOST_TOLD: usize = 6;

/// A photograph that is not there, with the pictures that are near.
fn missing(path: &Path) -> Diagnostic {
    let name = path.display().to_string();
    let error = Diagnostic::error(Fault::PhotoMissing { name: name.into() }, None);
    let folder = path.parent().unwrap_or(Path::new(""));
    let listed = match folder.as_os_str().is_empty() {
        true => fs::read_dir("."),
        false => fs::read_dir(folder),
    };
    let files = listed.into_iter().flatten().flatten();
    let files = files.filter_map(|entry| entry.file_name().into_string().ok());
    let mut pictures: Vec<String> = files.filter(|file| is_picture(file)).collect();
    pictures.sort();
    let wanted = path.file_name().and_then(|name| name.to_str());
    let stem = |name: &str| {
        Path::new(name)
            .file_stem()
            .map(|stem| stem.to_ascii_lowercase())
    };
    let near = wanted.and_then(|wanted| {
        let same = pictures.iter().find(|file| stem(file) == stem(wanted));
        let same = same.map(String::as_str);
        same.or_else(|| nearest(wanted, pictures.iter().map(String::as_str)))
    });
    error.hint(match near {
        Some(near) => Hint::did_you_mean(folder.join(near).display().to_string()),
        None if pictures.is_empty() => Hint::CheckPath,
        None => Hint::PhotosThere {
            names: pictures.iter().take(MOST_TOLD).into(),
        },
    })
}

fn is_picture(file: &str) -> bool {
    let ending = Path::new(file)
        .extension()
        .and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}

fn unreadable(name: &str, why: Unreadable) -> Diagnostic {
    let name = name.into();
    let (fault, hint) = match why {
        Unreadable::Other(Kind::Heic) => {
            let kind = FileKind::Heic;
            (Fault::PictureKind { name, kind }, Hint::ExportHeic)
        }
        Unreadable::Other(Kind::Avif) => {
            let kind = FileKind::Avif;
            (Fault::PictureKind { name, kind }, Hint::ExportAvif)
        }
        Unreadable::Other(Kind::Other(kind)) => {
            (Fault::PictureKind { name, kind }, Hint::ScanAsJpeg)
        }
        Unreadable::Other(Kind::Svg | Kind::Unknown | Kind::Picture(_)) => {
            (Fault::PictureUnknown { name }, Hint::ScanAsJpeg)
        }
        Unreadable::Broken => (Fault::PictureBroken { name }, Hint::FetchAnew),
        Unreadable::TooLarge(width, height) => {
            let fault = Fault::PictureTooLarge {
                name,
                width,
                height,
                most: MOST_MILLION,
            };
            (fault, Hint::MakeSmaller)
        }
    };
    Diagnostic::error(fault, None).hint(hint)
}

fn cannot_tell(name: &str, why: CannotTell) -> Diagnostic {
    let name = name.into();
    let (fault, hint) = match why {
        CannotTell::NoSheet => (Fault::SheetUnseen { name }, Hint::WholeSheet),
        CannotTell::Hidden(seen, of) => (Fault::MarksHidden { name, seen, of }, Hint::NoGlare),
        CannotTell::Oblique(degrees) => {
            let degrees = degrees.round() as usize;
            (Fault::SheetOblique { name, degrees }, Hint::FromAbove)
        }
        CannotTell::Blurred => (Fault::SheetBlurred { name }, Hint::HoldStill),
        CannotTell::Coarse(_) => (Fault::SheetCoarse { name }, Hint::CloserSheet),
        CannotTell::NotFlat(off) => {
            let off = Abs::mm(off.min(99.0)).into();
            (Fault::SheetNotFlat { name, off }, Hint::LayFlat)
        }
        CannotTell::NoEdge(edge) => {
            let edge = edge_name(edge);
            (Fault::SheetNoEdge { name, edge }, Hint::OnSomethingDark)
        }
        CannotTell::NotFullSize(percent) => {
            let percent = percent.into();
            (Fault::SheetScaled { name, percent }, Hint::FullSize)
        }
        CannotTell::NoBars(edge) => {
            let edge = edge_name(edge);
            (Fault::SheetNoBars { name, edge }, Hint::PrintFullStrength)
        }
        CannotTell::Disagree(face) => {
            let face = name_of(face);
            (Fault::SheetsDiffer { face }, Hint::TakeAgain)
        }
    };
    Diagnostic::error(fault, None).hint(hint)
}

const fn name_of(face: Face) -> SheetSide {
    match face {
        Face::Front => SheetSide::Front,
        Face::Back => SheetSide::Back,
    }
}

const fn edge_name(edge: target::PaperEdge) -> PaperEdge {
    match edge {
        target::PaperEdge::Left => PaperEdge::Left,
        target::PaperEdge::Top => PaperEdge::Top,
        target::PaperEdge::Right => PaperEdge::Right,
        target::PaperEdge::Bottom => PaperEdge::Bottom,
    }
}
