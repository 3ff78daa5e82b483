//! TOML text → typed records, every value with its place.
//!
//! A project file's shape is declared once, with `record!`, `choice!` and `variants!`: the
//! declaration gives the type, its reader and its JSON Schema. Reading never stops at the first
//! error; all of them go to the [`Diagnostics`](crate::diag::Diagnostics). What the words mean, and
//! whether references lead anywhere, is not decided here.

mod builds_on;
mod colors;
mod declare;
mod decode;
mod definitions;
mod load;
mod meant;
mod node;
mod norwegian;
mod record;
pub mod said;
mod schema;
mod shape;
mod syntax;
mod values;
mod ways_out;

pub use colors::{NamedTint, ThemeColor};
pub(crate) use declare::{choice, record, variants};
pub use decode::{Cx, Decode, hint_for, nearest};
pub use definitions::{Definitions, Json, either};
pub use load::{load, load_node, load_source, report_read_error};
pub use meant::{date as meant_date, number as meant_number};
pub use node::{Entries, Node, Value};
pub use norwegian::translate;
pub use record::{
    Maybe, Record, TableReader, Tagged, schema, schema_alone, schema_of_kind, schema_of_kind_alone,
};
pub use shape::{Choice, Field, Part, Seen, Shape, Tag};
pub use values::{Int, Map, Named, NonEmpty};
#[cfg(test)]
pub use ways_out::texts as texts_to_write;

/// What the macros need to name from anywhere.
#[doc(hidden)]
pub mod parts {
    pub use super::record::{decode_choice, record_schema, shape_of};
    pub use super::schema::{choice_schema, refusal, shape_schema};
    pub use super::shape::{bare, key};
}

#[cfg(test)]
mod tests;
