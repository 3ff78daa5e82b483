//! Pages written some at a time: however they come, and however many threads draw them, the file is
//! the same to the byte; and what is drawn is not needed again.

use lopdf::Document as PdfFile;
use trykk::geom::{Point, Rect, Size};
use trykk::pages::{Document, Pages};
use trykk::press::sheet::Turn;
use trykk::press::{Finish, Plan, Print, Sheet, Side, Slot, single};
use trykk::render::{Ink, PdfSettings, RenderError, pdf};
use trykk::units::Abs;

use crate::support::sample;

/// The pages of the sample, again and again.
fn many() -> Document {
    let mut document = sample::document();
    let pages = document.pages.clone();
    while document.pages.len() < 150 {
        document.pages.extend(pages.iter().cloned());
    }
    document
}

/// Cut and stacked: four to a side, far apart in the document, with a common back.
fn stacked(pages: &Pages) -> Plan {
    let trim = pages[0].trim;
    let (front, back) = (1..pages.len(), 0);
    let sheets = front.len().div_ceil(4);
    let side = |pages: Vec<usize>| Side {
        slots: (0u32..)
            .zip(pages)
            .map(|(nth, page)| {
                let x = trim.width * f64::from(nth);
                let origin = Point::new(x, Abs::ZERO);
                Slot {
                    page,
                    origin,
                    turn: Turn::None,
                    scale: 1.0,
                    clip: Rect { origin, size: trim },
                }
            })
            .collect(),
        ..Side::default()
    };
    let sheet = |nth: usize| {
        let fronts = (0..4).map(|stack| 1 + stack * sheets + nth);
        let fronts: Vec<usize> = fronts.filter(|page| *page < pages.len()).collect();
        let backs = vec![back; fronts.len()];
        Sheet {
            size: Size::new(trim.width * 4.0, trim.height),
            sides: vec![side(fronts), side(backs)],
        }
    };
    Plan {
        extras: Vec::new(),
        sheets: (0..sheets).map(sheet).collect(),
        print: Some(Print {
            paper: "A2".to_owned(),
            flip: None,
            finish: vec![Finish::Crop],
        }),
    }
}

/// The file, from batches of so many pages, whose items are gone when it is finished.
fn in_batches(document: &Document, plan: &Plan, batch: usize) -> Vec<u8> {
    knowing(&pdf::StreamCache::new(0), document, plan, batch)
}

/// The same, where the streams of other files are known.
fn knowing(known: &pdf::StreamCache, document: &Document, plan: &Plan, batch: usize) -> Vec<u8> {
    let settings = PdfSettings {
        ink: Ink::Office,
        ..PdfSettings::default()
    };
    let mut document = document.clone();
    let mut writer = pdf::Writer::new(plan, sample::fonts(), &settings, known);
    let pages = std::mem::take(&mut document.pages).into_vec();
    for pages in pages.chunks(batch) {
        writer.draw(pages, &document.tags).expect("drawn");
    }
    document.pages = pages.into();
    document.pages.clear_items();
    writer.finish(&document).expect("a file").into_bytes()
}

#[test]
fn neither_batches_nor_threads_leave_a_trace() {
    let document = many();
    for plan in [single::impose(&document.pages), stacked(&document.pages)] {
        let settings = PdfSettings {
            ink: Ink::Office,
            ..PdfSettings::default()
        };
        let whole = pdf::write(&document, &plan, sample::fonts(), &settings).expect("a file");
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            let pool = pool.build().expect("threads");
            for batch in [1, 7, 64, 1000] {
                let same = pool.install(|| in_batches(&document, &plan, batch)) == whole;
                assert!(same, "{threads} threads, {batch} pages a batch");
            }
        }
    }
}

#[test]
fn what_other_files_had_leaves_no_trace() {
    let known = pdf::StreamCache::new(64 << 20);
    let mut document = many();
    for change in 0..6 {
        match change {
            // Codes, marked sequences and what stands on the page change in turn.
            1 => {
                let mut pages = std::mem::take(&mut document.pages).into_vec();
                pages.swap(3, 40);
                document.pages = pages.into();
            }
            2 => document.pages[70].items.truncate(2),
            3 => document.pages[80]
                .items
                .iter_mut()
                .for_each(|item| item.tag = None),
            4 => document.pages[90].items[0].shift(Abs::pt(1.0), Abs::ZERO),
            5 => document.pages[100].trim.height += Abs::pt(1.0),
            _ => {}
        }
        for plan in [single::impose(&document.pages), stacked(&document.pages)] {
            let new = in_batches(&document, &plan, 64);
            assert!(knowing(&known, &document, &plan, 64) == new, "{change}");
        }
        known.next_build();
    }
}

#[test]
fn what_all_sides_have_in_common_is_written_once() {
    let document = many();
    let plan = stacked(&document.pages);
    let file = PdfFile::load_mem(&in_batches(&document, &plan, 32)).expect("readable");
    let sides = file.get_pages();
    assert_eq!(sides.len(), plan.sheets.len() * 2);
    let of = |side: u32, key: &[u8]| {
        let side = file.get_dictionary(sides[&side]).expect("a page");
        side.get(key)
            .expect("there")
            .as_reference()
            .expect("shared")
    };
    assert_ne!(of(1, b"Contents"), of(3, b"Contents"));
    assert_eq!(of(1, b"Resources"), of(3, b"Resources"));
    assert_eq!(of(2, b"Contents"), of(4, b"Contents"));
    assert_eq!(of(2, b"Resources"), of(4, b"Resources"));
    let streams = file.objects.values().filter_map(|o| o.as_stream().ok());
    let forms = streams.filter(|stream| stream.dict.has_type(b"XObject"));
    // The common back; each front is a part of its side.
    assert_eq!(forms.count(), 1);
}

#[test]
fn a_page_that_never_came_is_told() {
    let document = many();
    let plan = single::impose(&document.pages);
    let settings = PdfSettings::default();
    let known = pdf::StreamCache::new(0);
    let mut writer = pdf::Writer::new(&plan, sample::fonts(), &settings, &known);
    let pages = document.pages.as_slice();
    writer.draw(&pages[..40], &document.tags).expect("drawn");
    assert_eq!(writer.finish(&document), Err(RenderError::NoPage(40)));
}
