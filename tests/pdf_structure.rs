//! The PDF backend's files, read back.

mod sample;

use lopdf::{Dictionary, Document as PdfFile, Object, ObjectId};
use trykk::geom::{Point, Rect};
use trykk::pages::Document;
use trykk::press::sheet::Turn;
use trykk::press::{Plan, Sheet, Side, Slot, single};
use trykk::render::{Date, RenderError, Settings, pdf};
use trykk::units::Abs;

fn build(document: &Document, plan: &Plan) -> Vec<u8> {
    let settings = Settings {
        date: Date::from_epoch(1_767_225_600),
        ..Settings::default()
    };
    pdf::write(document, plan, &sample::font, &settings).expect("a PDF")
}

/// The sample, one page a sheet.
fn sample_pdf() -> Vec<u8> {
    let document = sample::document();
    build(&document, &single::impose(&document.pages))
}

#[test]
#[ignore = "writes files for a look with other programs"]
fn write_samples() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    trykk::render::files::write_whole(&folder.join("sample.pdf"), &sample_pdf()).expect("written");
}
