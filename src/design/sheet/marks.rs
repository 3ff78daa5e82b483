//! The key `marks` of a sheet: of all marks, those that its schema can draw.

use crate::content::read::parts::{choice_schema, decode_choice};
use crate::content::read::{Cx, Decode, Definitions, Json, Node, choice};
use crate::design::declare::Resolve;
use crate::design::resolver::Resolver;
use crate::source::Spanned;

choice! {
    /// What a mark on a sheet shows.
    pub enum MarkKind {
        /// Where to cut.
        Crop = "crop",
        /// Where to fold.
        Fold = "fold",
        /// At which height to staple.
        Staple = "staple",
        /// Where to cut, at the corners of every single card.
        CropEach = "crop-each",
        /// The slit of a zine.
        Cut = "cut",
        /// Where the next tile of a poster comes to lie.
        Glue = "glue",
    }
}

/// The marks of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Marks {
    /// Those of the schema, where they have room.
    Usual(&'static [MarkKind]),
    /// Those that the layout names.
    Asked(Vec<Spanned<MarkKind>>),
}

impl Marks {
    /// What is drawn, in this order.
    pub fn kinds(&self) -> impl Iterator<Item = MarkKind> {
        let (usual, asked) = match self {
            Self::Usual(kinds) => (*kinds, [].as_slice()),
            Self::Asked(marks) => ([].as_slice(), marks.as_slice()),
        };
        usual
            .iter()
            .copied()
            .chain(asked.iter().map(|mark| mark.value))
    }

    /// Whether such marks are drawn.
    pub fn has(&self, kind: MarkKind) -> bool {
        self.kinds().any(|drawn| drawn == kind)
    }

    /// The marks that the layout names; none where it leaves the choice to the schema.
    pub fn asked(&self) -> &[Spanned<MarkKind>] {
        match self {
            Self::Usual(_) => &[],
            Self::Asked(marks) => marks,
        }
    }
}

/// One mark, of those whose bit in `KINDS` is set.
#[derive(Debug, Clone)]
pub struct MarkOf<const KINDS: u8>(Spanned<MarkKind>);

/// The bits of `kinds`.
pub const fn bits(kinds: &[MarkKind]) -> u8 {
    match kinds {
        [] => 0,
        [first, rest @ ..] => 1 << *first as u8 | bits(rest),
    }
}

impl<const KINDS: u8> MarkOf<KINDS> {
    /// What can be written, what it stands for, and what it means.
    fn choices() -> impl Iterator<Item = (&'static str, MarkKind, &'static str)> {
        let all = MarkKind::ALL.iter().zip(MarkKind::MEANINGS);
        all.filter(|((_, kind), _)| KINDS & bits(&[*kind]) != 0)
            .map(|((name, kind), (_, meaning))| (*name, *kind, *meaning))
    }
}

impl<const KINDS: u8> Decode for MarkOf<KINDS> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let choices: Vec<_> = Self::choices()
            .map(|(name, kind, _)| (name, kind))
            .collect();
        let kind = decode_choice(&choices, node, cx)?;
        Some(Self(Spanned::new(kind, node.span)))
    }

    fn schema(_: &mut Definitions) -> Json {
        let choices: Vec<_> = Self::choices()
            .map(|(name, _, meaning)| (name, meaning))
            .collect();
        choice_schema("What a mark on a sheet shows.", &choices)
    }
}

impl<const KINDS: u8> Resolve for Vec<MarkOf<KINDS>> {
    type Rule = Marks;

    fn resolve(&self, _: &mut Resolver) -> Option<Marks> {
        Some(Marks::Asked(self.iter().map(|mark| mark.0).collect()))
    }
}

#[cfg(test)]
impl Marks {
    /// The marks that a layout names.
    pub fn named(kinds: &[MarkKind]) -> Self {
        let marks = kinds
            .iter()
            .map(|kind| Spanned::new(*kind, crate::source::Span::NOWHERE));
        Self::Asked(marks.collect())
    }
}
