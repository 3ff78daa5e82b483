//! The bundled project for the tests of `guide_pdf`: laid out by the library, built by the program,
//! and small readers of what came out.

pub mod pdf;
pub mod project;
pub mod text;
pub mod xml;

use trykk::content::Guide;
use trykk::pages::Document;

/// The guide and its pages.
pub fn laid_out() -> (Guide, Document) {
    let project = project::read();
    (project.guide, project.document)
}
