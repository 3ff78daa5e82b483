//! What holds of Trykk as a whole: the program as it is typed, the files that it writes, the library
//! as other programs use it, and the repository's own words, guides and sources.
//!
//! All of it is one program, so that it is linked once. Tests of one file of `src` stand beside that
//! file. `cargo test --test suite cli::` runs the tests of one module.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is amiss"
)]

mod support;

mod alike;
mod architecture;
mod areas;
mod art;
mod batches;
mod beginnings;
mod books;
mod breaking;
mod calibrate;
mod card_words;
mod cards_pdf;
mod cases;
mod checks;
mod cli;
mod cli_messages;
mod codes;
mod conformance;
mod cover_pictures;
mod decks;
mod defaults;
mod dependencies;
mod docs;
mod docs_examples;
mod docs_links;
mod docs_reference;
mod docs_scale;
mod drawing_pdf;
mod driver;
mod editions;
mod elsewhere;
mod endings;
mod faults;
mod faults_disk;
mod fonts;
mod growth;
mod guide_books;
mod guide_pdf;
mod headings;
mod jobsheet;
mod language;
mod lists;
mod notes;
mod office_pdf;
mod office_refusals;
mod other_themes;
mod pdf_structure;
mod picture_pdf;
mod picture_projects;
mod pictures;
mod plates;
mod platforms;
mod posters;
mod press_covers;
mod press_pdf;
mod references;
mod rows;
mod session;
mod sheets;
mod side_by_side;
mod spot_pdf;
mod starts;
mod status;
mod svg_pictures;
mod system;
mod tables;
mod taken;
mod things;
mod tiles_pdf;
mod ua2_pdf;
mod watch;
mod ways_out;
mod web_pages;
mod words;
mod workbooks;
