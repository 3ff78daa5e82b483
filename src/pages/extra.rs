//! Pages for the person who puts printed sheets together: labels on tiles, and the page that tells how
//! they go together. Enters: what the sheets are to say, and where there is room for it.
//! Leaves: [`Page`]s, counted on from the document's own, which only the person at the printer sees.

mod assembly;
mod calibration;
pub mod target;

pub use calibration::lay_out_calibration;

use std::sync::Arc;

use super::frame::{Ground, Item, Page};
use super::text::TaggedParagraph;
use super::{LayoutCx, foot};
use crate::content::Lang;
use crate::design::{Align, Design, StyleName, TextStyle};
use crate::diag::Diagnostics;
use crate::geom::{Point, Rect, Size};
use crate::lines::Typesetter;
use crate::units::Abs;

/// The type size of labels.
const LABEL: Abs = Abs::pt(8.0);

/// From baseline to baseline, in type sizes.
const LEADING: f64 = 1.35;

/// A page that is made for the sheets alone.
#[derive(Debug, Clone, PartialEq)]
pub enum Extra {
    /// Which tile this is.
    Label(TileLabel),
    /// How the tiles go together.
    Assembly(AssemblyGuide),
}

/// Which page of the document is cut to tiles, and to how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TileCounts {
    /// Which page, counted from 1.
    pub page: usize,
    /// Of how many pages.
    pub pages: usize,
    /// How many tiles lie beside each other.
    pub columns: usize,
    /// How many lie below each other.
    pub rows: usize,
}

/// One line that says which tile a sheet is.
#[derive(Debug, Clone, PartialEq)]
pub struct TileLabel {
    /// The room for it.
    pub size: Size,
    /// The page that the tile is a part of.
    pub of: TileCounts,
    /// Its row, counted from 1 at the head.
    pub row: usize,
    /// Its column, counted from 1 at the left.
    pub column: usize,
}

/// How the tiles of a page go together, and those of all pages after it that are cut alike: words, and
/// the lines over a small picture of the page, which the sheet shows below this one.
#[derive(Debug, Clone, PartialEq)]
pub struct AssemblyGuide {
    /// The size of the sheet.
    pub size: Size,
    /// Where the words may stand, from the sheet's upper left corner.
    pub words: Rect,
    /// Where the small picture stands.
    pub picture: Rect,
    /// Where the tiles meet, as shares of the picture's width, from the left.
    pub across: Vec<f64>,
    /// Where they meet, as shares of its height, from the head.
    pub down: Vec<f64>,
    /// The page in the picture.
    pub of: TileCounts,
    /// What the paper is called.
    pub paper: String,
    /// How large the page is printed, in per cent.
    pub percent: u32,
    /// Whether tiles overlap, and are glued; else they are joined edge to edge.
    pub glued: bool,
}

/// Sets the extras of a document that is called `title`, in its language.
pub fn lay_out_extras(
    extras: &[Extra],
    (title, lang): (&str, &Lang),
    design: &Design,
    setter: &Typesetter,
    diags: &mut Diagnostics,
) -> Vec<Page> {
    let cx = LayoutCx::new(design, setter, design.words.in_language(lang), lang);
    let pages = extras.iter().map(|extra| match extra {
        Extra::Label(label) => label.page(&cx, title),
        Extra::Assembly(assembly) => assembly.page(&cx, title),
    });
    let pages = pages.collect();
    diags.append(cx.diags.into_inner());
    pages
}

/// A page with nothing around its trim.
const fn page(trim: Size, items: Vec<Item>) -> Page {
    Page {
        trim,
        bleed: Abs::ZERO,
        safe: Abs::ZERO,
        label: None,
        ground: Ground::Paper,
        items,
    }
}

/// The theme's style for small print, in ink, flush left, at this size. One font for all extras: each
/// that the document does not use makes the file larger by several kilobytes.
fn style(cx: &LayoutCx, size: Abs) -> Arc<TextStyle> {
    let mut style = cx.design.style(StyleName::Foot, cx.design.accent(0));
    let own = Arc::make_mut(&mut style);
    own.size = size;
    own.leading = size * LEADING;
    own.color = cx.design.palette.ink;
    own.align = Align::Left;
    style
}

impl TileCounts {
    /// What it is a part of: the title, and of several pages which one.
    fn named(self, cx: &LayoutCx, title: &str) -> String {
        if self.pages == 1 {
            return title.to_owned();
        }
        let args = [
            ("title", title.to_owned()),
            ("page", self.page.to_string()),
            ("pages", self.pages.to_string()),
        ];
        cx.words.say("tile-page", &args)
    }
}

impl TileLabel {
    fn page(&self, cx: &LayoutCx, title: &str) -> Page {
        let style = style(cx, LABEL);
        let args = [
            ("number", (self.row - 1) * self.of.columns + self.column),
            ("row", self.row),
            ("rows", self.of.rows),
            ("column", self.column),
            ("columns", self.of.columns),
        ];
        let args = args.map(|(name, value)| (name, value.to_string()));
        let place = cx.words.say("tile-label", &args);
        let text = format!("{place} – {}", self.of.named(cx, title));
        let paragraph = |words: &str| TaggedParagraph::of_words(words, &style, &cx.lang);
        let label = foot::shortened(cx, &text, self.size.width, paragraph);
        let label = label.set(cx, self.size.width);
        // In the middle of its strip, by the height of the letters.
        let baseline = label.lines.first().map_or(Abs::ZERO, |line| {
            (self.size.height + line.ascent - line.descent) / 2.0
        });
        let items = label.on_baseline(Point::new(Abs::ZERO, baseline));
        page(self.size, items)
    }
}
