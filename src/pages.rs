//! Lines → frames: flow, panels, pages with trim, bleed and safe zone.
//!
//! Enters: a guide, a computed design and the font book. Leaves: a [`Document`] of [`Page`]s, each a
//! display list with tags and places. Decides page breaks; never shapes text, never draws.

pub mod frame;

pub use frame::{
    Document, Glyphs, Item, ItemKind, LinkTarget, OutlineEntry, Page, Stroke, TagId, TagNode,
    TagRole, TagTree,
};
