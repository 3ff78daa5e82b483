//! What words ask of other booklets of the project, such as `{page:hefte#huskeregler}`: which number, and of what.

use std::collections::BTreeMap;

use crate::source::Span;

/// A number that a booklet of the project gives a section or a block.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Elsewhere {
    /// Which number.
    pub number: Numbered,
    /// The id of the product whose pages are meant.
    pub product: String,
    /// The id of the section or block.
    pub id: String,
}

/// What has a number in a booklet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Numbered {
    /// The page on which something begins.
    Page,
    /// The chapter in which it stands.
    Station,
}

/// What words ask of other products, each with the place that asks first.
pub type Asked = BTreeMap<Elsewhere, Span>;

/// The numbers that were asked for.
pub type Numbers = BTreeMap<Elsewhere, String>;

impl Numbered {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Page, Self::Station];

    /// How the name in braces begins.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Page => "page:",
            Self::Station => "station:",
        }
    }
}
