//! Surfaces and pages → content streams, through printpdf, in batches: operators are heavy, streams are not.

use lopdf::Object;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::fonts::Fonts;
use super::ink::Ink;
use super::ops::{self, Touch};
use super::place::Surface;
use crate::pages::{Document, Page};

/// How many surfaces or pages are held as operators at a time. 10,000 cards as operators take 100 MB
/// together; 64 text pages some 10.
const BATCH: usize = 64;

/// What all surfaces hold.
pub(super) struct Content {
    /// The content stream of each surface.
    pub streams: Vec<Vec<u8>>,
    /// What each tag holds, in reading order.
    pub touches: Vec<Touch>,
}

/// Draws all surfaces.
pub(super) fn draw(document: &Document, surfaces: &[Surface], fonts: &Fonts, ink: Ink) -> Content {
    let mut touches = Vec::new();
    let streams = in_batches(surfaces.iter().enumerate(), |surface| {
        let drawn = ops::draw(document, surface, fonts, ink);
        touches.extend(drawn.touches);
        drawn.ops
    });
    // Pages are read in their own order, however the sheets scatter them.
    touches.sort_by_key(|touch| touch.page);
    Content { streams, touches }
}

/// Draws pages by themselves, to be placed on sheets: the content stream of each.
pub(super) fn draw_pages(
    document: &Document,
    pages: &[&Page],
    fonts: &Fonts,
    ink: Ink,
) -> Vec<Vec<u8>> {
    in_batches(pages.iter(), |page| {
        ops::draw_page(document, page, fonts, ink)
    })
}

/// The content stream of what `draw` makes of each thing.
fn in_batches<T>(
    things: impl ExactSizeIterator<Item = T>,
    mut draw: impl FnMut(T) -> Vec<Op>,
) -> Vec<Vec<u8>> {
    let mut streams = Vec::with_capacity(things.len());
    let mut writer = PdfDocument::new("");
    let mut things = things.peekable();
    while things.peek().is_some() {
        // The size is set with the boxes; printpdf's own are not used.
        let batch = things.by_ref().take(BATCH);
        writer.pages = batch
            .map(|thing| PdfPage::new(Mm(0.0), Mm(0.0), draw(thing)))
            .collect();
        streams.extend(write(&writer, writer.pages.len()));
    }
    streams
}

/// The content streams that printpdf writes for its pages; empty where it gives none.
fn write(writer: &PdfDocument, pages: usize) -> Vec<Vec<u8>> {
    let options = PdfSaveOptions {
        // The operator for text is one that printpdf does not know: see `text`.
        secure: false,
        ..PdfSaveOptions::default()
    };
    // It only warns of text outside a text section and of colours out of range, which are not made.
    let mut warnings = Vec::new();
    let mut written = writer.to_lopdf_document(&options, &mut warnings);
    let ids = written.get_pages();
    let mut streams: Vec<Vec<u8>> = ids
        .values()
        .map(|page| {
            let contents = written
                .get_dictionary(*page)
                .and_then(|page| page.get(b"Contents"))
                .and_then(Object::as_reference);
            match contents.ok().and_then(|id| written.objects.remove(&id)) {
                Some(Object::Stream(stream)) => stream.content,
                _ => Vec::new(),
            }
        })
        .collect();
    streams.resize(pages, Vec::new());
    streams
}
