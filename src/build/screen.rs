//! Pages at trim size in reading order → the screen edition and the pictures.

use std::sync::Arc;

use super::batches::{Batch, CheckedPages, Kept, confirm, measure};
use super::cx::{BuildCx, Progress};
use super::file::File;
use super::job::{ProductJob, ScreenJob};
use super::made::{Imposed, Made, Output};
use super::pictures::PagePictures;
use super::web;
use crate::content::project::Edition;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::preflight::{Checks, Medium};
use crate::press::single;
use crate::render::pdf::Writer;
use crate::render::png::InkUse;

/// The most cards that are made for screens: what each word of them means is kept until all are there. For so many that
/// took 510 MB.
const MOST_CARDS: usize = 100_000;

/// What is wrong with a deck of so many cards.
fn too_many(cards: Option<usize>) -> Option<Fault> {
    let most = MOST_CARDS;
    (cards > Some(most)).then_some(Fault::TooManyCards { most })
}

/// Lays out the pages of a product; where files are drawn, its files too, which are whole only where nothing
/// is wrong with this product.
pub(super) fn make(
    job: &ProductJob,
    screen: &ScreenJob,
    cx: &mut BuildCx,
) -> Option<(Imposed, Vec<Output>)> {
    let loaded = cx.loaded;
    let id = &job.product.id.value;
    let medium = match job.office {
        Some(_) => Medium::ScreenBesidePaper,
        None => Medium::Screen,
    };
    let design = loaded.designs.get(id)?;
    let pages = CheckedPages::new(
        (&job.product, design),
        loaded,
        &screen.pages,
        Checks::on(medium),
    )?;
    let skeletons = pages.page_skeletons();
    if let Some(fault) = too_many(skeletons.cards.as_ref().map(|cards| cards.fronts.len())) {
        let error = Diagnostic::error(fault, job.product.id.span);
        cx.diags.push(error.hint(Hint::SplitDeck));
        return None;
    }
    let plan = single::impose(&skeletons.pages);
    let wanted = screen.file.as_ref().filter(|_| cx.draw);
    let file_name = format!("{id}-screen.pdf");
    let writer = |settings| {
        let stored_as = cx.stored_as(file_name.clone());
        Writer::storing(
            &plan,
            loaded.setters.book(),
            settings,
            cx.streams,
            stored_as,
        )
    };
    let mut writers: Vec<Writer> = wanted.map(writer).into_iter().collect();
    let mut own = Diagnostics::new();
    let mut ink = screen.measure.then(InkUse::default);
    let mut unmeasured = Diagnostics::new();
    let mut look = |batch: Batch| {
        measure(&mut ink, batch.pages, loaded, &mut unmeasured);
        (cx.progress)(Progress {
            product: id,
            done: batch.first + batch.pages.len(),
            of: plan.sheets.len(),
        });
    };
    // What is read without pages is made of all pages at once.
    let kept = Kept {
        items: screen.keep_items || screen.web.is_some(),
        tags: true,
    };
    let mut document = pages.draw(&mut writers, kept, &mut look, &mut own);
    let web = screen.web.as_ref().filter(|_| cx.draw && !own.has_errors());
    let files = web.map(|web| web::files((id, &document), design, web, loaded, &mut own));
    let [mut page, mut book] = files.unwrap_or_default();
    own.append(unmeasured);
    if !screen.keep_items {
        document.pages.clear_items();
    }
    let document = Arc::new(document);
    let writer = writers.pop().filter(|_| !own.has_errors());
    drop(writers);
    let pdf = writer.and_then(|writer| {
        let finished = writer.finish(&document);
        finished.map_err(|e| own.push(e.diagnostic())).ok()
    });
    let pictures = screen.pictures.filter(|_| cx.draw && !own.has_errors());
    let mut pictures = pictures.and_then(|settings| {
        let pictures = PagePictures::plan(
            &document,
            loaded.setters.book(),
            settings,
            format!("{id}-png"),
        );
        pictures.map_err(|e| own.push(e.diagnostic())).ok()
    });
    cx.diags.append(own);
    let mut pdf = pdf.map(|content| File::pdf(file_name, content));
    let output = |edition: &Edition| {
        let made = match edition {
            Edition::Screen => pdf.take().map(Made::File),
            Edition::Png => pictures.take().map(Made::Pictures),
            Edition::Html => page.take().map(Made::File),
            Edition::Epub => book.take().map(Made::File),
            Edition::Office | Edition::Press => None,
        };
        // The person at the printer is told what to confirm; without an office edition, here.
        let sentences = match edition {
            Edition::Screen if !job.editions.contains(&Edition::Office) => {
                confirm(&job.product, loaded)
            }
            _ => Vec::new(),
        };
        Some(Output {
            edition: *edition,
            sentences,
            pages: None,
            made: made?,
        })
    };
    let outputs = job.editions.iter().filter_map(output).collect();
    let pages = document.pages.len();
    let imposed = Imposed {
        document,
        plan,
        pages,
        ink,
    };
    Some((imposed, outputs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_decks_can_have_too_many_cards_for_screens() {
        assert_eq!(too_many(None), None);
        assert_eq!(too_many(Some(MOST_CARDS)), None);
        let most = MOST_CARDS;
        assert_eq!(too_many(Some(most + 1)), Some(Fault::TooManyCards { most }));
    }
}
