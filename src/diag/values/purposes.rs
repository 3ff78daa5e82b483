//! What a key is for that is missing: the beginning of the remark that declares it, in English and in Norwegian.

use std::fmt::{self, Write};

use super::{Language, Said, Saying};
use crate::descriptions::purpose_in_norwegian;

/// What a key is for, as the tail of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose(Box<str>);

impl<T: AsRef<str>> From<T> for Purpose {
    fn from(english: T) -> Self {
        Self(english.as_ref().into())
    }
}

impl Said for Purpose {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match (to.language(), purpose_in_norwegian(&self.0)) {
            (Language::Norwegian, Some(norwegian)) => to.write_str(norwegian),
            _ => to.write_str(&self.0),
        }
    }
}

in_english! { Purpose }
