//! Pages → sheets: imposition as pure data. Who prints which page where; never what is on it.
//!
//! Sheet coordinates run from the lower left corner of the paper, y upwards.

pub mod sheet;
pub mod single;

pub use sheet::{Plan, Sheet, Side, Slot};
