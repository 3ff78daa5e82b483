//! Finished products → files on the disk, and a line for each. Nothing is written while anything is
//! wrong.

use std::path::Path;

use super::built::BuiltFiles;
use super::counts::{Holds, PageCount};
use super::old_pictures;
use super::progress::Bars;
use super::told::Told;
use crate::build::{
    BuiltProduct, Edition, File, FileKind, Imposed, Made, Output, PagePictures, Progress, Request,
    Session,
};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language, Said};
use crate::disk::write::{self, WriteError};
use crate::source::Sources;

/// Builds what is asked for into `folder`; a line for each file.
pub fn build(
    request: &Request,
    session: &mut Session,
    (folder, language): (&Path, Language),
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    let built = products(request, session, sources, diags)?;
    Ok(built.map_or_else(Vec::new, |built| {
        write_all(built, (folder, language), diags)
    }))
}

/// Looks for everything that is wrong; a line for each product that can be built.
pub fn check(
    request: &Request,
    language: Language,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    let session = &mut Session::of_one_build();
    let built = products(request, session, sources, diags)?;
    let is_sound = diags.is_sound();
    let built = built.unwrap_or_default();
    let of = |pages: fn(&BuiltProduct) -> &Option<Imposed>| {
        let line = move |built: &BuiltProduct| {
            let count = PageCount::of_sheets(pages(built).as_ref()?);
            let product = built.id.as_str().into();
            let told = match is_sound {
                true => Told::NothingWrong { product, count },
                false => Told::CanBeBuilt { product, count },
            };
            Some(told.in_language(language).to_string())
        };
        built.iter().filter_map(line)
    };
    Ok(of(|product| &product.screen)
        .chain(of(|product| &product.office))
        .collect())
}

fn products(
    request: &Request,
    session: &mut Session,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Option<Vec<BuiltProduct>>, Diagnostic> {
    let mut bars = Bars::on_terminal();
    let mut show = |progress: Progress| bars.show(progress);
    session.build(request, sources, &mut show, diags)
}

/// Writes everything, unless something stands in a file's way; a line for each file. After the first
/// that the system refuses nothing more is written.
fn write_all(
    built: Vec<BuiltProduct>,
    (folder, language): (&Path, Language),
    diags: &mut Diagnostics,
) -> Vec<String> {
    let outputs = || built.iter().flat_map(|product| &product.outputs);
    for output in outputs() {
        let names = output.names().into_iter();
        let mut places = names.map(|name| write::check_place(&folder.join(name)));
        if let Some(Err(error)) = places.find(Result::is_err) {
            diags.push(error.diagnostic());
        }
    }
    let mut note = BuiltFiles::load(folder);
    let mut made = Vec::new();
    let mut lines = Vec::new();
    // What is printed is told last: its sentences are what somebody goes away with.
    for printed in [false, true] {
        for product in &built {
            let outputs = product.outputs.iter();
            for output in outputs.filter(|o| (o.edition == Edition::Office) == printed) {
                if diags.has_errors() {
                    break;
                }
                let of = (product, output);
                lines.extend(write_one(of, (folder, language), &mut note, diags));
                made.push((product.id.clone(), output.edition));
            }
        }
    }
    // What was written is noted, even where something after it could not be.
    if !made.is_empty()
        && let Err(error) = note.save(folder, &made)
    {
        diags.push(error.diagnostic());
    }
    lines
}

/// Writes one edition; what to say of it, nothing where that went wrong.
fn write_one(
    (product, output): (&BuiltProduct, &Output),
    (folder, language): (&Path, Language),
    note: &mut BuiltFiles,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let of = (product.id.as_str(), output.edition, product.mark.as_str());
    let mut add = |file: &File| note.add(&file.name, of, &file.bytes);
    let written = match &output.made {
        Made::File(file) => {
            let told = write_file(product, output, file, folder, diags);
            if !diags.has_errors() {
                add(file);
            }
            told
        }
        Made::Plates { folder: own, files } => {
            let told = write_plates(own, files, folder, diags);
            files.iter().filter(|_| told.is_some()).for_each(add);
            told
        }
        Made::Pictures(pictures) => write_pictures(pictures, folder, &mut add, diags),
    };
    let Some(written) = written else {
        return Vec::new();
    };
    let told = written.told(language);
    let sentences = output.sentences.iter();
    let sentences = sentences.map(|sentence| format!("  {sentence}"));
    std::iter::once(told).chain(sentences).collect()
}

/// A file or a folder that was written.
pub(super) struct Written {
    path: String,
    /// What it holds; `None` for a text, of which the name says enough.
    holds: Option<Holds>,
    bytes: usize,
}

impl Written {
    /// Of so many bytes.
    pub fn new(path: &Path, holds: Option<Holds>, bytes: usize) -> Self {
        Self {
            path: shown(path).to_string(),
            holds,
            bytes,
        }
    }

    /// A line for it.
    pub fn told(self, language: Language) -> String {
        let Some(holds) = self.holds else {
            return self.path;
        };
        let told = Told::Written {
            path: self.path.into(),
            holds,
            kilobytes: self.bytes.div_ceil(1000),
        };
        told.in_language(language).to_string()
    }
}

fn write_file(
    product: &BuiltProduct,
    output: &Output,
    file: &File,
    folder: &Path,
    diags: &mut Diagnostics,
) -> Option<Written> {
    let path = folder.join(&file.name);
    if let Err(error) = write::write_whole(&path, &file.bytes) {
        diags.push(error.diagnostic());
        return None;
    }
    if file.kind == FileKind::Text {
        return Some(Written::new(&path, None, file.bytes.len()));
    }
    let holds = match output.edition {
        Edition::Html => Holds::WebPage,
        Edition::Epub => Holds::Book,
        Edition::Office => Holds::Pages(PageCount::of_sheets(product.office.as_ref()?)),
        Edition::Press => {
            let pages = output.pages?;
            Holds::Pages(PageCount::of(pages.count, pages.trim))
        }
        _ => {
            let pages = product.screen.as_ref()?;
            Holds::Pages(PageCount::of_sheets(pages).with_size(pages.trim()))
        }
    };
    if output.edition == Edition::Office {
        report_old_runs(product, &file.name, folder, diags);
    }
    Some(Written::new(&path, Some(holds), file.bytes.len()))
}

/// What the names of files end with that are printed at once, and in two runs.
const RUNS: [&str; 3] = ["", "-1-fronts", "-2-backs"];

/// Warns of files of the office edition that an earlier build made of the same pages and this one does not: one
/// file for both sides beside two, or the other way round.
fn report_old_runs(product: &BuiltProduct, name: &str, folder: &Path, diags: &mut Diagnostics) {
    let Some(stem) = name.strip_suffix(".pdf") else {
        return;
    };
    let ends = RUNS.into_iter().skip(1);
    let whole = ends.filter_map(|end| stem.strip_suffix(end)).next();
    // Told once, with the first of two files.
    if stem.ends_with(RUNS[2]) {
        return;
    }
    let made: Vec<String> = product.outputs.iter().flat_map(Output::names).collect();
    let names = RUNS.map(|end| format!("{}{end}.pdf", whole.unwrap_or(stem)));
    for old in names.into_iter().filter(|name| !made.contains(name)) {
        let path = folder.join(&old);
        if path.is_file() {
            let path = shown(&path).to_string();
            let fault = Fault::FileOfBefore {
                path: path.as_str().into(),
            };
            diags.push(Diagnostic::warning(fault, None).hint(Hint::DeleteOldFile));
        }
    }
}

/// Writes the pictures of plates. Old ones are removed only when every new one stands.
fn write_plates(
    own: &str,
    files: &[File],
    folder: &Path,
    diags: &mut Diagnostics,
) -> Option<Written> {
    let written = files
        .iter()
        .try_for_each(|file| write::write_whole(&folder.join(&file.name), &file.bytes));
    if let Err(error) = written {
        diags.push(error.diagnostic());
        return None;
    }
    let folder = folder.join(own);
    let made = files
        .iter()
        .filter_map(|file| file.name.rsplit('/').next())
        .collect();
    for warning in old_pictures::clear_plates(&folder, &made) {
        diags.push(warning);
    }
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    Some(Written::new(
        &folder,
        Some(Holds::Plates(files.len())),
        bytes,
    ))
}

/// Draws pictures and writes them. Old ones are removed only when every new one stands.
fn write_pictures(
    pictures: &PagePictures,
    folder: &Path,
    written: &mut dyn FnMut(&File),
    diags: &mut Diagnostics,
) -> Option<Written> {
    let mut bytes = 0;
    let mut failed: Option<WriteError> = None;
    let drawn = pictures.each(&mut |file| {
        if failed.is_none() {
            failed = write::write_whole(&folder.join(&file.name), &file.bytes).err();
            bytes += file.bytes.len();
            if failed.is_none() {
                written(&file);
            }
        }
    });
    let drawn = drawn.map_err(|error| error.diagnostic());
    let failed = failed.map(|error| error.diagnostic());
    if let Some(error) = drawn.err().or(failed) {
        diags.push(error);
        return None;
    }
    let folder = folder.join(pictures.folder());
    for warning in old_pictures::clear(&folder, pictures.count(), pictures.digits()) {
        diags.push(warning);
    }
    let holds = Holds::Pictures(pictures.count(), pictures.size());
    Some(Written::new(&folder, Some(holds), bytes))
}

/// A path as a person names it.
pub(super) fn shown(path: &Path) -> impl std::fmt::Display {
    path.strip_prefix(".").unwrap_or(path).display()
}
