//! What is wrong with what stands behind an option, where a reader of our own finds it.

use std::fmt::{self, Write};

use crate::build;
use crate::diag::said::{Language, Said, Saying};

/// What is wrong with what stands behind an option, where its own reader finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadValue {
    /// No range of rows.
    Rows,
    /// No name of a table.
    TableName,
    /// No density of pictures.
    Ppi,
}

impl Said for BadValue {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::Rows => to.words(
                "write the first and the last row, such as 1-200",
                "skriv den første og den siste raden, som 1-200",
            ),
            Self::TableName => to.words(
                "write letters from a to z, digits and hyphens, such as kontor",
                "skriv bokstaver fra a til z, tall og bindestreker, som kontor",
            ),
            Self::Ppi => {
                let (least, most) = build::PPI.into_inner();
                to.words("write a whole number from ", "skriv et helt tall fra ")?;
                write!(to, "{least}")?;
                to.words(" to ", " til ")?;
                write!(to, "{most}")
            }
        }
    }
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.say(&mut Saying::new(Language::English, f))
    }
}

impl std::error::Error for BadValue {}
