//! Pages → content streams, through printpdf, on all cores: operators are heavy, streams are not, so
//! few pages at a time are held as operators.

use lopdf::Object;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::content_items::ContentItem;
use super::ops::{self, Drawn, Kit, Spot};
use super::packed::{Packed, Packer};
use crate::pages::Page;
use crate::parallel;

/// How many pages a thread draws at a time. As operators, 10,000 cards take 100 MB together, and 16
/// text pages some 3.
const BATCH: usize = 16;

/// A page to be drawn: on a surface, or by itself.
pub(super) struct Task<'p> {
    pub page: &'p Page,
    pub spot: Option<Spot>,
}

/// A drawn page: its content stream, and what each tag holds, in reading order.
pub(super) struct Stream {
    pub packed: Packed,
    pub content_items: Vec<ContentItem>,
}

/// Draws pages; the streams come in the order of the tasks, whichever thread is first.
pub(super) fn draw(tasks: &[Task], kit: Kit) -> Vec<Stream> {
    let draw = |task: &Task| match &task.spot {
        Some(spot) => ops::on_surface(task.page, spot, kit),
        None => ops::by_itself(task.page, kit),
    };
    let batches: Vec<&[Task]> = tasks.chunks(BATCH).collect();
    let streams = parallel::map(&batches, |batch| {
        let drawn: Vec<Drawn> = batch.iter().map(draw).collect();
        write(drawn)
    });
    streams.into_iter().flatten().collect()
}

/// The content streams that printpdf writes; empty where it gives none.
fn write(drawn: Vec<Drawn>) -> Vec<Stream> {
    let (operators, content_items): (Vec<Vec<Op>>, Vec<Vec<ContentItem>>) = drawn
        .into_iter()
        .map(|page| (page.ops, page.content_items))
        .unzip();
    let mut writer = PdfDocument::new("");
    // The size is set with the boxes; printpdf's own are not used.
    let page = |ops| PdfPage::new(Mm(0.0), Mm(0.0), ops);
    writer.pages = operators.into_iter().map(page).collect();
    let options = PdfSaveOptions {
        // The operator for text is one that printpdf does not know: see `text`.
        secure: false,
        ..PdfSaveOptions::default()
    };
    // It only warns of text outside a text section and of colours out of range, which are not made.
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
    let pack = |content_items| Stream {
        packed: packer.pack(&streams.next().unwrap_or_default()),
        content_items,
    };
    content_items.into_iter().map(pack).collect()
}
