//! Finished products → files on the disk, and a line for each. Nothing is written while anything is
//! wrong.

use std::io::{self, Write};
use std::path::Path;

use super::Manner;
use super::args::MessageFormat;
use super::built::BuiltFiles;
use super::counts::{Holds, PageCount};
use super::old_pictures;
use super::progress::Bars;
use super::told::Told;
use crate::build::{
    BuiltProduct, Edition, File, FileKind, FileStore, Imposed, Made, Output, Progress, Request,
    Session,
};
use crate::diag::values::NotWritten;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language, Said};
use crate::disk::stored::StoredParts;
use crate::disk::write::{self, Together, WriteError};
use crate::disk::{FolderLock, shown};
use crate::parallel;
use crate::render::RenderError;
use crate::source::Sources;

/// Builds what is asked for into `folder`; a line for each file.
pub fn build(
    request: &Request,
    session: &mut Session,
    (folder, manner): (&Path, Manner),
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    let stored = StoredParts::new(folder);
    let built = products(request, session, sources, &stored, diags)?;
    Ok(built.map_or_else(Vec::new, |built| {
        write_all(built, (folder, &stored, manner), diags)
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
    let built = products(request, session, sources, &NotStored, diags)?;
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

/// Takes files that nobody wants.
struct NotStored;

impl FileStore for NotStored {
    fn path(&self, name: &str) -> String {
        name.to_owned()
    }

    fn begin(&self, _: &str) -> Result<Box<dyn Write + '_>, NotWritten> {
        Ok(Box::new(io::sink()))
    }
}

fn products(
    request: &Request,
    session: &mut Session,
    sources: &mut Sources,
    store: &dyn FileStore,
    diags: &mut Diagnostics,
) -> Result<Option<Vec<BuiltProduct>>, Diagnostic> {
    let mut bars = Bars::on_terminal();
    let mut show = |progress: Progress| bars.show(progress);
    let built = session.build_storing(request, sources, store, &mut show, diags)?;
    // Half of a file that is being saved can be a whole text, with the rest of its words missing.
    if let Some(path) = sources.changed().first() {
        let path = path.as_str().into();
        let error = Diagnostic::error(Fault::FileChanged { path }, None);
        diags.push(error.hint(Hint::BuildWhenSaved));
        return Ok(None);
    }
    Ok(built)
}

/// Writes everything, unless something stands in a file's way; a line for each file. The files of a product change
/// together. After the first that the system refuses nothing more is written.
fn write_all(
    built: Vec<BuiltProduct>,
    (folder, stored, manner): (&Path, &StoredParts, Manner),
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
    if built.is_empty() || diags.has_errors() {
        return Vec::new();
    }
    // Until all files and the note of them are there.
    let lock = match FolderLock::take(folder, || tell_waiting(folder, manner)) {
        Ok(lock) => lock,
        Err(error) => {
            diags.push(error.diagnostic());
            return Vec::new();
        }
    };
    let mut note = BuiltFiles::load(folder);
    let mut made = Vec::new();
    // What is printed is told last: its sentences are what somebody goes away with.
    let (mut seen, mut printed) = (Vec::new(), Vec::new());
    let mut products = built.iter();
    let mut write = |drawn: Drawn| {
        let to = (folder, stored, &lock, manner.language);
        let product = products.next().ok_or(Stopped)?;
        for (edition, lines) in write_product(product, drawn, to, &mut note, diags) {
            made.push((product.id.clone(), edition));
            match edition {
                Edition::Office => printed.extend(lines),
                _ => seen.extend(lines),
            }
        }
        match diags.has_errors() {
            true => Err(Stopped),
            false => Ok(()),
        }
    };
    // The pictures of some products are drawn while the files of those before them are written.
    let draw = |nth: usize| drawn_ahead(&built[nth]);
    // Why it stopped is among what is told.
    let _: Result<(), Stopped> = parallel::in_order(built.len(), draw, &mut write);
    // What was written is noted, even where something after it could not be.
    if !made.is_empty()
        && let Err(error) = note.save(folder, &made)
    {
        diags.push(error.diagnostic());
    }
    seen.append(&mut printed);
    seen
}

/// Nothing more is written.
struct Stopped;

/// The pictures of a product, where it has few.
type Drawn = Option<Result<Vec<File>, RenderError>>;

fn drawn_ahead(product: &BuiltProduct) -> Drawn {
    let pictures = |output: &Output| match &output.made {
        Made::Pictures(pictures) => pictures.few(),
        Made::File(_) | Made::Plates { .. } => None,
    };
    product.outputs.iter().find_map(pictures)
}

/// Says that another run writes into the folder, on which this one waits. Programs that read what is wrong get nothing
/// else between.
fn tell_waiting(folder: &Path, manner: Manner) {
    if matches!(manner.format, MessageFormat::Human) {
        let folder = shown(folder).to_string().into();
        let told = Told::OtherRun { folder };
        // Whoever reads standard error is there, or needs no such word.
        let _ = writeln!(io::stderr(), "{}", told.in_language(manner.language));
    }
}

/// Writes all editions of a product; what to say of each whose files are all there.
fn write_product(
    product: &BuiltProduct,
    mut drawn: Drawn,
    (folder, stored, lock, language): (&Path, &StoredParts, &FolderLock, Language),
    note: &mut BuiltFiles,
    diags: &mut Diagnostics,
) -> Vec<(Edition, Vec<String>)> {
    let mut files = Files {
        together: Together::of_build(lock),
        noted: Vec::new(),
    };
    let mut editions = Vec::new();
    for output in &product.outputs {
        match write_one((product, output), &mut drawn, (folder, stored), &mut files) {
            Ok(written) => editions.push((output, written, files.noted.len())),
            Err(error) => {
                diags.push(error);
                return Vec::new();
            }
        }
    }
    let (count, failed) = files.together.replace();
    for (edition, name, hash) in files.noted.into_iter().take(count) {
        let of = (product.id.as_str(), edition, product.mark.as_str());
        note.add(&name, of, hash);
    }
    if let Some(error) = failed {
        diags.push(error.diagnostic());
    }
    editions.retain(|(.., end)| *end <= count);
    let told = |(output, written, _): (&Output, Written, usize)| {
        clear_old(product, output, folder, diags);
        let sentences = output.sentences.iter();
        let sentences = sentences.map(|sentence| format!("  {sentence}"));
        let lines = std::iter::once(written.told(language)).chain(sentences);
        (output.edition, lines.collect())
    };
    editions.into_iter().map(told).collect()
}

/// The files of a product that are written, and not yet in their places.
struct Files {
    together: Together,
    /// Of each the edition, the name and the hash, in their order.
    noted: Vec<(Edition, String, String)>,
}

impl Files {
    fn write(
        &mut self,
        edition: Edition,
        file: &File,
        (folder, stored): (&Path, &StoredParts),
    ) -> Result<(), WriteError> {
        let path = folder.join(&file.name);
        match &file.stored {
            Some(_) => stored.move_to(&path, &mut self.together)?,
            None => self.together.write(&path, &file.bytes)?,
        }
        self.noted.push((edition, file.name.clone(), file.hash()));
        Ok(())
    }
}

/// Writes one edition beside its place; what to say of it when it is there.
fn write_one(
    (product, output): (&BuiltProduct, &Output),
    drawn_ahead: &mut Drawn,
    (folder, stored): (&Path, &StoredParts),
    to: &mut Files,
) -> Result<Written, Diagnostic> {
    let edition = output.edition;
    let mut bytes = 0_u64;
    let mut failed: Option<WriteError> = None;
    let mut write = |file: &File| {
        if failed.is_none() {
            bytes += file.length();
            failed = to.write(edition, file, (folder, stored)).err();
        }
    };
    let mut drawn = Ok(());
    match &output.made {
        Made::File(file) => write(file),
        Made::Plates { files, .. } => files.iter().for_each(write),
        Made::Pictures(pictures) => {
            drawn = match drawn_ahead.take() {
                Some(files) => files.map(|files| files.iter().for_each(write)),
                None => pictures.each(&mut |file| write(&file)),
            }
        }
    }
    drawn.map_err(|error| error.diagnostic())?;
    if let Some(error) = failed {
        return Err(error.diagnostic());
    }
    let (name, holds) = match &output.made {
        Made::File(file) => (&*file.name, holds(product, output, file)),
        Made::Plates { folder, files } => (&**folder, Some(Holds::Plates(files.len()))),
        Made::Pictures(pictures) => {
            let holds = Holds::Pictures(pictures.count(), pictures.size());
            (pictures.folder(), Some(holds))
        }
    };
    Ok(Written::new(&folder.join(name), holds, bytes))
}

/// What the pages of a file are; `None` for a text, of which the name says enough.
fn holds(product: &BuiltProduct, output: &Output, file: &File) -> Option<Holds> {
    if file.kind == FileKind::Text {
        return None;
    }
    Some(match output.edition {
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
    })
}

/// Removes pictures of before, now that every new one stands, and tells of other files of before.
fn clear_old(product: &BuiltProduct, output: &Output, folder: &Path, diags: &mut Diagnostics) {
    let stay = match &output.made {
        Made::File(file) => {
            if output.edition == Edition::Office && file.kind != FileKind::Text {
                report_old_runs(product, &file.name, folder, diags);
            }
            return;
        }
        Made::Plates { folder: own, files } => {
            let names = files.iter().filter_map(|file| file.name.rsplit('/').next());
            old_pictures::clear_plates(&folder.join(own), &names.collect())
        }
        Made::Pictures(pictures) => {
            let own = folder.join(pictures.folder());
            old_pictures::clear(&own, pictures.count(), pictures.digits())
        }
    };
    stay.into_iter().for_each(|warning| diags.push(warning));
}

/// A file or a folder that was written.
pub(super) struct Written {
    path: String,
    /// What it holds; `None` for a text, of which the name says enough.
    holds: Option<Holds>,
    bytes: u64,
}

impl Written {
    /// Of so many bytes.
    pub fn new(path: &Path, holds: Option<Holds>, bytes: u64) -> Self {
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
