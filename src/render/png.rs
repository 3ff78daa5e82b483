//! A document → a PNG picture and the words of every page.
//!
//! Pages are drawn at trim size on white, without bleed, from the same display list as the PDF. The
//! layout is decided before, and so is the shaping of text. The same input gives the same bytes.

mod coverage;
mod encode;
mod outlines;
mod paint;
mod pictures;
mod pixels;
mod seen_tiles;
mod words;

pub use coverage::{InkUse, PageInk};
pub(super) use encode::encode_grey;

use std::ops::{Deref, RangeInclusive};

use super::RenderError;
use crate::lines::FontBook;
use crate::pages::Document;
use crate::parallel;
use outlines::Outlines;
use pictures::ScaledPictures;
use pixels::PixelGrid;

/// The resolutions that pictures can have, in pixels per inch: from a thumbnail to what a printer
/// can show.
pub const PPI: RangeInclusive<u16> = 36..=600;
/// The resolution by default, in pixels per inch: text of 9 pt reads well, and an A5 page stays
/// below 200 kB.
pub const DEFAULT_PPI: u16 = 150;

/// How pictures are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PngSettings {
    /// Pixels per inch; what lies outside [`PPI`] counts as its nearest end.
    pub ppi: u16,
}

impl Default for PngSettings {
    fn default() -> Self {
        Self { ppi: DEFAULT_PPI }
    }
}

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// The PNG file.
    pub png: Vec<u8>,
    /// The page's words in reading order, a line for each paragraph: a description of the picture
    /// for those who do not see it.
    pub words: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Draws the pages of a document, which it borrows or shares.
#[derive(Debug)]
pub struct Painter<D> {
    document: D,
    outlines: Outlines,
    pictures: ScaledPictures,
    grids: Vec<PixelGrid>,
    ppi: u16,
}

impl<D: Deref<Target = Document> + Sync> Painter<D> {
    /// Prepares all that drawing needs: outlines of glyphs, and pictures at the right size.
    ///
    /// # Errors
    /// When a font or a picture is missing or damaged, or a page is too large for a picture.
    pub fn new(document: D, fonts: &FontBook, settings: PngSettings) -> Result<Self, RenderError> {
        let ppi = settings.ppi.clamp(*PPI.start(), *PPI.end());
        let pages = document.pages.iter().enumerate();
        let grids = pages.map(|(index, page)| PixelGrid::new(index, page.trim, ppi));
        let grids: Vec<PixelGrid> = grids.collect::<Result<_, _>>()?;
        Ok(Self {
            pictures: ScaledPictures::collect(&document, &grids)?,
            grids,
            outlines: Outlines::collect(&document, fonts)?,
            document,
            ppi,
        })
    }

    /// The width and the height of a page's picture, by index, in pixels.
    pub fn size(&self, index: usize) -> Option<(u32, u32)> {
        let grid = self.grids.get(index)?;
        Some((grid.width, grid.height))
    }

    /// The pixels of one page, by index, of red, green, blue and 255 each.
    ///
    /// # Errors
    /// As for [`Painter::page`].
    pub(super) fn pixels(&self, index: usize) -> Result<Vec<u8>, RenderError> {
        let page = self.document.pages.get(index).zip(self.grids.get(index));
        let (page, grid) = page.ok_or(RenderError::NoPage(index))?;
        Ok(paint::paint(page, &self.outlines, &self.pictures, *grid)?.take())
    }

    /// Draws one page, by index.
    ///
    /// # Errors
    /// When there is no such page, or no memory for its picture.
    pub fn page(&self, index: usize) -> Result<PagePicture, RenderError> {
        let page = self.document.pages.get(index).zip(self.grids.get(index));
        let (page, grid) = page.ok_or(RenderError::NoPage(index))?;
        let pixmap = paint::paint(page, &self.outlines, &self.pictures, *grid)?;
        Ok(PagePicture {
            png: encode::encode(&pixmap, self.ppi)?,
            words: words::of_page(page, &self.document.tags),
            width: grid.width,
            height: grid.height,
        })
    }

    /// Draws all pages, as many at a time as there are processors, and gives them to `take` in order.
    ///
    /// # Errors
    /// As for [`Painter::page`]; the pages before it were given to `take`.
    pub fn each(&self, take: &mut dyn FnMut(usize, PagePicture)) -> Result<(), RenderError> {
        let mut index = 0;
        let count = self.document.pages.len();
        parallel::in_order(count, |index| self.page(index), &mut |picture| {
            take(index, picture?);
            index += 1;
            Ok(())
        })
    }
}

/// The pictures of all pages, in order.
///
/// # Errors
/// As for [`Painter::new`] and [`Painter::page`].
pub fn write(
    document: &Document,
    fonts: &FontBook,
    settings: PngSettings,
) -> Result<Vec<PagePicture>, RenderError> {
    let mut pictures = Vec::new();
    Painter::new(document, fonts, settings)?.each(&mut |_, picture| pictures.push(picture))?;
    Ok(pictures)
}
