//! Pages → content streams, through printpdf, on all processors. Operators take much more memory
//! than streams, so few pages at a time are held as operators.

use lopdf::Object;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::content_items::ContentItem;
use super::ops::{self, DrawContext, DrawnPage, PagePlacement};
use super::packed::{PackedStream, Packer};
use crate::pages::Page;
use crate::parallel;

/// How many pages a thread draws at a time. As operators, 10,000 cards take 100 MB, and 16 pages of
/// text about 3 MB.
const BATCH: usize = 16;

/// A page to be drawn: on a surface, or as a form where it has no placement.
pub(super) struct DrawTask<'p> {
    pub page: &'p Page,
    pub placement: Option<PagePlacement>,
}

/// A drawn page: its content stream, and what each tag holds, in reading order.
pub(super) struct DrawnStream {
    pub packed: PackedStream,
    pub content_items: Vec<ContentItem>,
}

/// Draws pages; the streams come in the order of the tasks.
pub(super) fn draw(tasks: &[DrawTask], context: DrawContext) -> Vec<DrawnStream> {
    let draw = |task: &DrawTask| match &task.placement {
        Some(placement) => ops::draw_on_surface(task.page, placement, context),
        None => ops::draw_alone(task.page, context),
    };
    let batches: Vec<&[DrawTask]> = tasks.chunks(BATCH).collect();
    let streams = parallel::map(&batches, |batch| {
        let drawn: Vec<DrawnPage> = batch.iter().map(draw).collect();
        write(drawn)
    });
    streams.into_iter().flatten().collect()
}

/// The content streams that printpdf writes; empty where it gives none.
fn write(drawn: Vec<DrawnPage>) -> Vec<DrawnStream> {
    let (operators, content_items): (Vec<Vec<Op>>, Vec<Vec<ContentItem>>) = drawn
        .into_iter()
        .map(|page| (page.ops, page.content_items))
        .unzip();
    let mut writer = PdfDocument::new("");
    // Boxes are set later; printpdf's own are not used.
    let page = |ops| PdfPage::new(Mm(0.0), Mm(0.0), ops);
    writer.pages = operators.into_iter().map(page).collect();
    let options = PdfSaveOptions {
        // In secure mode printpdf leaves out operators that it does not know, such as our `TJ`.
        secure: false,
        ..PdfSaveOptions::default()
    };
    // It would only warn of text outside a text section and of colours out of range; neither is made.
    let mut warnings = Vec::new();
    let mut written = writer.to_lopdf_document(&options, &mut warnings);
    drop(writer);
    let ids = written.get_pages();
    let mut streams = ids.values().map(|page| {
        let contents = written
            .get_dictionary(*page)
            .and_then(|page| page.get(b"Contents"))
            .and_then(Object::as_reference);
        match contents.ok().and_then(|id| written.objects.remove(&id)) {
            Some(Object::Stream(stream)) => stream.content,
            _ => Vec::new(),
        }
    });
    let mut packer = Packer::new();
    let pack = |content_items| DrawnStream {
        packed: packer.pack(&streams.next().unwrap_or_default()),
        content_items,
    };
    content_items.into_iter().map(pack).collect()
}
