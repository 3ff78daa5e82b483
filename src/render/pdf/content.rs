//! Pages → content streams, through printpdf, on all processors. Operators take much more memory
//! than streams, so few pages at a time are held as operators.

use lopdf::{Object, ObjectId};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::draw_task::DrawTask;
use super::ops;
use super::packed::{PackedStream, Packers};
use crate::parallel;

/// How many pages a thread draws at most at a time, and about how many glyphs: three pages of a
/// booklet. As operators, a page of text takes some 200 KB.
const BATCH: (usize, usize) = (16, 2_000);

/// Draws pages; the streams come in the order of the tasks.
pub(super) fn draw(tasks: &[&DrawTask], packers: &Packers) -> Vec<PackedStream> {
    let (pages, glyphs) = BATCH;
    let (mut before, mut pages_before) = (0, 0);
    let batches = tasks.chunk_by(|task, _| {
        before += task.codes.len();
        pages_before += 1;
        let goes_on = before < glyphs && pages_before < pages;
        if !goes_on {
            (before, pages_before) = (0, 0);
        }
        goes_on
    });
    let batches: Vec<&[&DrawTask]> = batches.collect();
    let streams = parallel::map(&batches, |batch| {
        let drawn = batch.iter().map(|task| ops::draw(task)).collect();
        let plain = write(drawn);
        packers.with(|packer| {
            let pack = |(plain, task): (Vec<u8>, &&DrawTask)| match task.packed {
                true => packer.pack(&plain),
                false => PackedStream::plain(plain),
            };
            plain.into_iter().zip(*batch).map(pack).collect::<Vec<_>>()
        })
    });
    streams.into_iter().flatten().collect()
}

/// The content streams that printpdf writes; empty where it gives none.
fn write(drawn: Vec<Vec<Op>>) -> Vec<Vec<u8>> {
    let mut writer = PdfDocument::new("");
    // Boxes are set later; printpdf's own are not used.
    let page = |ops| PdfPage::new(Mm(0.0), Mm(0.0), ops);
    writer.pages = drawn.into_iter().map(page).collect();
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
    let mut stream = |page: &ObjectId| {
        let contents = written
            .get_dictionary(*page)
            .and_then(|page| page.get(b"Contents"))
            .and_then(Object::as_reference);
        match contents.ok().and_then(|id| written.objects.remove(&id)) {
            Some(Object::Stream(stream)) => stream.content,
            _ => Vec::new(),
        }
    };
    ids.values().map(&mut stream).collect()
}
