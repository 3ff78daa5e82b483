//! Pages at trim size in reading order → the screen edition and the pictures.

use std::sync::Arc;

use super::batches::{CheckedPages, confirm};
use super::cx::{Cx, Progress};
use super::file::{File, FileKind};
use super::job::{ProductJob, ScreenJob};
use super::made::{Imposed, Made, Output};
use super::pictures::Pictures;
use crate::content::project::Edition;
use crate::diag::Diagnostics;
use crate::press::single;
use crate::render::pdf::Writer;

/// Lays out the pages of a product; where files are drawn, its files too, which are whole only where nothing
/// is wrong with this product.
pub(super) fn make(
    job: &ProductJob,
    screen: &ScreenJob,
    cx: &mut Cx,
) -> Option<(Imposed, Vec<Output>)> {
    let loaded = cx.loaded;
    let id = &job.product.id.value;
    let pages = CheckedPages::new(&job.product, loaded, &screen.pages)?;
    let plan = single::impose(&pages.page_skeletons().pages);
    let wanted = screen.file.as_ref().filter(|_| cx.draw);
    let mut writer =
        wanted.map(|settings| Writer::new(&plan, loaded.setter.book(), settings, cx.streams));
    let mut own = Diagnostics::new();
    let count = plan.sheets.len();
    let document = pages.set(
        &mut |batch, diags| {
            if !batch.sound {
                writer = None;
            }
            if let Some(drawing) = &mut writer
                && let Err(error) = drawing.draw(batch.pages, batch.tags)
            {
                diags.push(error.diagnostic());
                writer = None;
            }
            (cx.progress)(Progress {
                product: id,
                done: batch.first + batch.pages.len(),
                of: count,
            });
            if !screen.keep_items {
                for page in batch.pages {
                    page.items = Vec::new();
                }
            }
        },
        &mut own,
    );
    let document = Arc::new(document);
    let pdf = writer.filter(|_| !own.has_errors()).and_then(|writer| {
        let finished = writer.finish(&document);
        finished.map_err(|e| own.push(e.diagnostic())).ok()
    });
    let pictures = screen.pictures.filter(|_| cx.draw && !own.has_errors());
    let pictures = pictures.and_then(|settings| {
        let pictures = Pictures::plan(&document, &loaded.setter, settings, format!("{id}-png"));
        pictures.map_err(|e| own.push(e.diagnostic())).ok()
    });
    cx.diags.append(own);
    let mut files = pdf.map(|bytes| {
        Made::File(File {
            name: format!("{id}-screen.pdf"),
            kind: FileKind::Pdf,
            bytes,
        })
    });
    let mut pictures = pictures.map(Made::Pictures);
    // The person at the printer is told what to confirm; without an office edition, here.
    let mut sentences = match job.editions.contains(&Edition::Office) {
        true => Vec::new(),
        false => confirm(&job.product, loaded),
    };
    let outputs = job.editions.iter().filter_map(|edition| {
        let made = match edition {
            Edition::Screen => files.take(),
            Edition::Png => pictures.take(),
            Edition::Office | Edition::Press => None,
        }?;
        let sentences = match edition {
            Edition::Screen => std::mem::take(&mut sentences),
            _ => Vec::new(),
        };
        Some(Output {
            edition: *edition,
            sentences,
            made,
        })
    });
    let outputs = outputs.collect();
    let pages = document.pages.len();
    let imposed = Imposed {
        document,
        plan,
        pages,
    };
    Some((imposed, outputs))
}
