//! Pages that were laid out → the editions that are read without pages.

use super::job::WebJob;
use super::project::Loaded;
use crate::content::Lang;
use crate::design::Design;
use crate::pages::Document;
use crate::render::RenderError;
use crate::render::web::{self, WebSettings};

/// The web page of a document.
pub(super) fn html(
    document: &Document,
    design: &Design,
    job: &WebJob,
    loaded: &Loaded,
) -> Result<Vec<u8>, RenderError> {
    let none = Lang(String::new());
    let lang = document.lang.as_ref().unwrap_or(&none);
    let words = loaded.word_book.in_language(lang);
    let settings = WebSettings {
        design,
        fonts: loaded.setter.book(),
        words: &words,
        author: job.author.as_deref(),
        printed: job.printed.as_deref(),
    };
    web::html(document, &settings)
}
