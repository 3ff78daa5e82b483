//! What several tests need: folders and the program, the projects that tests are about, and readers
//! of what was made.

pub mod bundled;
pub mod cards;
pub mod contents;
pub mod examples;
pub mod files;
pub mod fonts;
pub mod images;
pub mod markup;
pub mod pdf;
pub mod project;
pub mod sample;
pub mod small;
pub mod text;
pub mod xml;
