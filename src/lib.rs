//! Trykk turns words (TOML) and layout rules (TOML) into print-ready PDF.
//!
//! Data flows one way, and each stage imports only what stands before it here:
//! 1. the vocabulary: [`units`], [`geom`], [`color`], [`date`], [`source`], [`diag`],
//!    [`parallel`], through which all work on several processors goes, [`cache`], in which results
//!    are found again, [`descriptions`] of keys in Norwegian, and [`built_in`], the themes, layouts and fonts
//!    inside the program;
//! 2. [`content`]: files → guides of sections and blocks, decks of cards;
//! 3. [`design`]: theme and layout rules → computed styles;
//! 4. [`lines`]: text → measured lines;
//! 5. [`pages`]: lines → frames on pages;
//! 6. [`preflight`]: checks on pages, before any ink;
//! 7. [`press`]: pages → sheets, as pure data;
//! 8. [`render`]: sheets → PDF, pages → PNG;
//! 9. [`calibrate`]: photographs of a printed sheet → how far a printer is off;
//! 10. [`build`]: a project and a request → finished products, through all of these.
//!
//! The command line (`cli`) asks [`build`] for products and puts them on the [`disk`]; nothing imports
//! it. Without the features `cli` and `parallel` none of the stages needs a disk, a terminal or a
//! thread, so that they run where there are none.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod built_in;
pub mod cache;
pub mod color;
pub mod date;
pub mod descriptions;
pub mod diag;
pub mod geom;
pub mod parallel;
pub mod source;
pub mod units;

pub mod content;
pub mod design;
pub mod lines;
pub mod pages;
pub mod preflight;
pub mod press;
pub mod render;

pub mod calibrate;

pub mod build;

pub mod disk;

#[cfg(feature = "cli")]
pub mod cli;
