//! Pages that were laid out → the editions that are read without pages.

use super::file::{File, FileKind};
use super::job::WebJob;
use super::project::Loaded;
use crate::content::Lang;
use crate::design::Design;
use crate::diag::Diagnostics;
use crate::pages::Document;
use crate::render::web::{self, WebSettings};

/// The files of these editions: a web page, and a book. One that cannot be made is reported.
pub(super) fn files(
    (id, document): (&str, &Document),
    design: &Design,
    job: &WebJob,
    loaded: &Loaded,
    diags: &mut Diagnostics,
) -> [Option<File>; 2] {
    let none = Lang(String::new());
    let lang = document.lang.as_ref().unwrap_or(&none);
    let words = loaded.word_book.in_language(lang);
    let settings = WebSettings {
        design,
        fonts: loaded.setters.book(),
        words: &words,
        author: job.author.as_deref(),
        printed: job.printed.as_deref(),
    };
    let page = job.page.then(|| web::html(document, &settings));
    let book = job.book.map(|date| web::epub(document, &settings, date));
    let kinds = [
        (page, "html", FileKind::Html),
        (book, "epub", FileKind::Epub),
    ];
    kinds.map(|(made, ending, kind)| {
        let bytes = made?.map_err(|error| diags.push(error.diagnostic())).ok()?;
        Some(File::held(format!("{id}.{ending}"), kind, bytes))
    })
}
