//! Pages for the print shop → the press edition: single pages with bleed in the shop's inks.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::batches::{Batch, CheckedPages, Kept, confirm};
use super::cx::{BuildCx, Progress};
use super::file::File;
use super::job::{PressJob, ProductJob};
use super::made::{self, FilePages, Imposed, Made, Output};
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
use crate::press::{Plan, Sheet, shop, shop_cover};
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
    let checks = || Checks::for_shop(&press.shop);
    let pages = CheckedPages::new((&job.product, &design), loaded, &press.pages, checks())?;
    let mut own = Diagnostics::new();
    let count = pages.page_skeletons().pages.len();
    let spine = spine(count, &design, (job, press), &mut own);
    let wider = spine.is_some_and(|spine| spine / 2.0 > design.page.bleed);
    let pages = match spine.filter(|_| wider) {
        // What covers have in their bleed reaches the middle of the spine.
        Some(spine) => {
            design.page.bleed = spine / 2.0;
            CheckedPages::new((&job.product, &design), loaded, &press.pages, checks())?
        }
        None => pages,
    };
    let skeletons = pages.page_skeletons();
    let plan = shop::impose(
        &skeletons.pages,
        skeletons.cards.as_ref(),
        panels.as_ref(),
        (&press.shop, &design.palette.spots),
    );
    let plan = chosen(plan, &job.product, &design, &mut own);
    let plan = match spine {
        Some(spine) => {
            let shop = (&press.shop, design.palette.spots.as_slice());
            shop_cover::flat(plan, &skeletons.pages, spine, shop)
        }
        None => plan,
    };
    let inks = ShopInks::new(&press.shop, design.palette.ink);
    let folds = |page: usize| shop::folded_edges(&plan, page);
    let mut pages = pages.printed_in(inks, &folds);
    if job.product.press_pages.is_some() {
        pages.check_only(&plan);
    }
    let parts = parts(&plan, &design, &press.shop);
    let mut writers: Vec<Writer> = Vec::new();
    if cx.draw {
        let book = loaded.setters.book();
        // They are held as a whole: the note to the shop has their checksums.
        let writer = |(_, plan)| Writer::new(plan, book, &press.file, cx.streams);
        writers.extend(parts.iter().map(|(name, plan)| writer((name, plan))));
    }
    let of = skeletons.pages.len();
    let book = loaded.setters.book();
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
    let document = pages.draw(
        &mut writers,
        Kept::of_paper(press.keep_items),
        &mut look,
        &mut own,
    );
    // Whose cover is flat has asked for glue, and said how thick its leaves are.
    let is_flat = press.shop.cover == CoverFile::Spread;
    if press.folded && of > press.shop.stitch_pages && !is_flat {
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
            Ok(content) => outputs.push(Output {
                edition: Edition::Press,
                sentences: Vec::new(),
                pages: Some(FilePages {
                    count: plan.sheets.len(),
                    trim: made::trim(&document, plan),
                }),
                made: Made::File(File::pdf(format!("{id}-press{part}.pdf"), content)),
            }),
            Err(error) => own.push(error.diagnostic()),
        }
    }
    if let Some(note) = note(
        (id, &document),
        (&plan, panels.as_ref(), spine),
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
        ink: None,
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
    Plan {
        sheets: plan
            .sheets
            .iter()
            .skip(first - 1)
            .take(last + 1 - first)
            .collect(),
        ..plan
    }
}

/// How wide the spine is between the covers of a booklet of so many pages, where the shop wants them flat: nothing of one
/// that is stapled. Of one that is glued, whose leaves nobody has measured, it is not known, which is reported.
fn spine(
    pages: usize,
    design: &Design,
    (job, press): (&ProductJob, &PressJob),
    diags: &mut Diagnostics,
) -> Option<Abs> {
    let shop = &press.shop;
    if shop.cover != CoverFile::Spread || !is_book(design) {
        return None;
    }
    if pages <= shop_cover::PAGES {
        let warning = Diagnostic::warning(Fault::CoverIsAll { pages }, job.product.id.span);
        diags.push(warning.hint(Hint::NoFlatCover));
        return None;
    }
    if pages <= shop.stitch_pages {
        return Some(Abs::ZERO);
    }
    let spine = shop.leaf.map(|leaf| shop_cover::spine(pages, leaf));
    if spine.is_none() {
        let fault = Fault::SpineUnknown {
            pages,
            most: shop.stitch_pages,
            shop: shop.name.as_str().into(),
        };
        diags.push(fault.at(job.product.id.span).hint(Hint::SayLeaf));
    }
    spine
}

/// Whether a product is a booklet, and no leaflet and no cards.
fn is_book(design: &Design) -> bool {
    design.flow().is_some_and(|flow| flow.panels.is_none())
}

/// The files of a product, each with what its name says of it: all pages, or those of the cover, or its flat sides, and
/// those between them.
fn parts(plan: &Plan, design: &Design, shop: &Shop) -> Vec<(&'static str, Plan)> {
    let count = plan.sheets.len();
    let joined = |sheet: &Sheet| sheet.sides.iter().any(|side| side.joined);
    let is_flat = plan.sheets.first().as_ref().is_some_and(joined);
    let is_apart = match shop.cover {
        CoverFile::Inside => false,
        CoverFile::Apart => is_book(design) && count > shop_cover::PAGES,
        CoverFile::Spread => is_book(design) && is_flat,
    };
    if !is_apart {
        return vec![("", plan.clone())];
    }
    let of = |wanted: &dyn Fn(usize) -> bool| {
        let sheets = plan.sheets.iter().enumerate();
        let sheets = sheets.filter(|(nth, _)| wanted(*nth));
        Plan {
            sheets: sheets.map(|(_, sheet)| sheet).collect(),
            ..Plan::default()
        }
    };
    let on_cover = |nth: usize| nth < 2 || (!is_flat && nth + 2 >= count);
    vec![
        ("-cover", of(&on_cover)),
        ("-inside", of(&|nth| !on_cover(nth))),
    ]
}

/// The note to the print shop about the files; `None` where there are none.
fn note(
    (id, document): (&str, &Document),
    (plan, panels, spine): (&Plan, Option<&Panels>, Option<Abs>),
    (job, outputs, spots): (&PressJob, &[Output], Vec<String>),
    loaded: &Loaded,
) -> Option<Output> {
    let first = document.pages.first()?;
    let files = outputs.iter().filter_map(|output| match &output.made {
        Made::File(file) => Some((file, output.pages?.count)),
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
        spine,
        pages: document.pages.len(),
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
