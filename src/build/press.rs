//! Pages for the print shop → the press edition: single pages with bleed in the shop's inks.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::batches::{Batch, CheckedPages, confirm};
use super::cx::{BuildCx, Progress};
use super::file::{File, FileKind};
use super::job::{PressJob, ProductJob};
use super::made::{Imposed, Made, Output};
use super::plates::PlatePictures;
use super::press_note::{self, Noted};
use super::project::Loaded;
use crate::content::project::{Edition, Product};
use crate::content::shop::{CoverFile, Shop};
use crate::design::{Design, Panels};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::Document;
use crate::preflight::Checks;
use crate::press::shop_inks::ShopInks;
use crate::press::{Plan, shop};
use crate::render::pdf::Writer;
use crate::units::Abs;

/// Lays out a product for the print shop; where files are drawn, its file too, which is whole only where
/// nothing is wrong with this product.
pub(super) fn make(
    job: &ProductJob,
    press: &PressJob,
    cx: &mut BuildCx,
) -> Option<(Imposed, Vec<Output>)> {
    let loaded = cx.loaded;
    let id = &job.product.id.value;
    let mut design = loaded.designs.get(id)?.clone();
    design.page.bleed = press.shop.bleed;
    let panels = design.flow().and_then(|flow| flow.panels.clone());
    let checks = Checks::for_shop(&press.shop);
    let pages = CheckedPages::new((&job.product, &design), loaded, &press.pages, checks)?;
    let mut pages = pages.printed_in(ShopInks::new(&press.shop, design.palette.ink));
    let skeletons = pages.page_skeletons();
    let plan = shop::impose(
        &skeletons.pages,
        skeletons.cards.as_ref(),
        panels.as_ref(),
        (&press.shop, &design.palette.spots),
    );
    let mut own = Diagnostics::new();
    let plan = chosen(plan, &job.product, &design, &mut own);
    if job.product.press_pages.is_some() {
        pages.check_only(&plan);
    }
    let parts = parts(&plan, &design, &press.shop);
    let mut writers: Vec<Writer> = Vec::new();
    if cx.draw {
        let book = loaded.setter.book();
        let writer = |(_, plan)| Writer::new(plan, book, &press.file, cx.streams);
        writers.extend(parts.iter().map(|(name, plan)| writer((name, plan))));
    }
    let of = skeletons.pages.len();
    let book = loaded.setter.book();
    let plates = PlatePictures::new(id, press, &plan, book);
    let mut plates = plates.filter(|_| cx.draw);
    let mut look = |batch: Batch| {
        if let Some(plates) = &mut plates {
            plates.look(&batch);
        }
        (cx.progress)(Progress {
            product: id,
            done: batch.first + batch.pages.len(),
            of,
        });
    };
    let document = pages.draw(&mut writers, press.keep_items, &mut look, &mut own);
    if press.folded && of > press.shop.stitch_pages {
        let fault = Fault::ShopStitch {
            pages: of,
            most: press.shop.stitch_pages,
            shop: press.shop.name.as_str().into(),
        };
        let warning = Diagnostic::warning(fault, job.product.id.span);
        own.push(warning.hint(Hint::AskToGlue));
    }
    own.settle(&loaded.project.levels);
    let spots: BTreeSet<&str> = writers
        .iter()
        .flat_map(Writer::spot_inks)
        .map(|(_, ink)| ink.name.as_str())
        .collect();
    let spots: Vec<String> = spots.into_iter().map(str::to_owned).collect();
    let mut outputs = Vec::new();
    for (writer, (part, plan)) in writers.into_iter().zip(&parts) {
        if own.has_errors() {
            break;
        }
        match writer.finish(&document) {
            Ok(bytes) => outputs.push(Output {
                edition: Edition::Press,
                sentences: Vec::new(),
                pages: Some(plan.sheets.len()),
                made: Made::File(File {
                    name: format!("{id}-press{part}.pdf"),
                    kind: FileKind::Pdf,
                    bytes,
                }),
            }),
            Err(error) => own.push(error.diagnostic()),
        }
    }
    if let Some(note) = note(
        (id, &document),
        (&plan, panels.as_ref()),
        (press, &outputs, spots),
        loaded,
    ) {
        outputs.push(note);
    }
    let plates = plates
        .filter(|_| !own.has_errors())
        .map(PlatePictures::finish);
    match plates.transpose() {
        Ok(None) => {}
        Ok(Some((folder, files))) => outputs.push(Output {
            edition: Edition::Press,
            sentences: Vec::new(),
            pages: None,
            made: Made::Plates { folder, files },
        }),
        Err(error) => own.push(error.diagnostic()),
    }
    if let Some(last) = outputs.last_mut() {
        last.sentences = confirm(&job.product, loaded);
    }
    cx.diags.append(own);
    let imposed = Imposed {
        document: Arc::new(document),
        // Each stands alone, as often as it is printed.
        pages: plan.sheets.len(),
        plan,
    };
    Some((imposed, outputs))
}

/// The sheets that the product wants from the print shop: all, or those of the pages that it names.
fn chosen(plan: Plan, product: &Product, design: &Design, diags: &mut Diagnostics) -> Plan {
    let Some(range) = &product.press_pages else {
        return plan;
    };
    if design.flow().is_some() {
        diags.push(Fault::PagesOfBooklet.at(range.span).hint(Hint::RemoveIt));
        return plan;
    }
    let (first, last) = (*range.value.0.start(), *range.value.0.end());
    let pages = plan.sheets.len();
    if last > pages {
        let fault = Fault::NoSuchPages {
            last,
            pages: pages.into(),
        };
        let hint = Hint::write(match pages {
            1 => "\"1\"".to_owned(),
            _ => format!("\"1-{pages}\""),
        });
        diags.push(fault.at(range.span).hint(hint));
        return plan;
    }
    let sheets = plan.sheets.into_iter();
    Plan {
        sheets: sheets.skip(first - 1).take(last + 1 - first).collect(),
        ..plan
    }
}

/// The files of a product, each with what its name says of it: all pages, or the four of the cover and those
/// between them.
fn parts(plan: &Plan, design: &Design, shop: &Shop) -> Vec<(&'static str, Plan)> {
    let count = plan.sheets.len();
    let is_book = design.flow().is_some_and(|flow| flow.panels.is_none());
    if shop.cover == CoverFile::Inside || !is_book || count <= 4 {
        return vec![("", plan.clone())];
    }
    let of = |wanted: &dyn Fn(usize) -> bool| {
        let sheets = plan.sheets.iter().enumerate();
        let sheets = sheets.filter(|(nth, _)| wanted(*nth));
        Plan {
            sheets: sheets.map(|(_, sheet)| sheet.clone()).collect(),
            ..Plan::default()
        }
    };
    let on_cover = |nth: usize| nth < 2 || nth + 2 >= count;
    vec![
        ("-cover", of(&on_cover)),
        ("-inside", of(&|nth| !on_cover(nth))),
    ]
}

/// The note to the print shop about the files; `None` where there are none.
fn note(
    (id, document): (&str, &Document),
    (plan, panels): (&Plan, Option<&Panels>),
    (job, outputs, spots): (&PressJob, &[Output], Vec<String>),
    loaded: &Loaded,
) -> Option<Output> {
    let first = document.pages.first()?;
    let files = outputs.iter().filter_map(|output| match &output.made {
        Made::File(file) => Some((file, output.pages?)),
        Made::Plates { .. } | Made::Pictures(_) => None,
    });
    let files: Vec<(&File, usize)> = files.collect();
    if files.is_empty() {
        return None;
    }
    let folds = panels.map(|panels| {
        let mut folds: Vec<Abs> = panels.folds.iter().map(|fold| fold.at).collect();
        folds.sort_by(|a, b| a.to_pt().total_cmp(&b.to_pt()));
        folds
    });
    let noted = Noted {
        id,
        title: &document.title,
        files: &files,
        plan,
        trim: panels.map_or(first.trim, |panels| panels.flat),
        folds,
        backed: plan.sheets.len() > 1
            && document
                .cards
                .as_ref()
                .is_some_and(|cards| !cards.backs.is_empty()),
        spots,
        job,
        levels: &loaded.project.levels,
    };
    Some(Output {
        edition: Edition::Press,
        sentences: Vec::new(),
        pages: None,
        made: Made::File(press_note::note(
            &noted,
            document.lang.as_ref(),
            &loaded.word_book,
        )),
    })
}
