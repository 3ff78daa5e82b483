//! The editions for screens: pages at trim size in reading order, as a PDF and as pictures.

use std::path::Path;

use super::job::Job;
use super::made::{Made, verdict};
use super::office::several;
use super::pictures::{self, Pictures};
use super::progress::Progress;
use super::project::Loaded;
use super::set::{Setting, confirm};
use crate::content::project::{Edition, Product};
use crate::diag::Diagnostics;
use crate::pages::{Document, Request};
use crate::press::single;
use crate::render::Settings;
use crate::render::pdf::Writer;

/// A product's pages for screens.
pub(super) struct Screen<'j> {
    /// The product.
    pub product: &'j Product,
    /// What is made of them.
    pub editions: &'j [Edition],
    /// The pages. What stands on them is there only where pictures are wanted.
    pub document: Document,
    /// The file; `None` where it was not wanted, or something is wrong.
    pub pdf: Option<Vec<u8>>,
    /// What to tell with the file.
    notes: Vec<String>,
}

/// Lays out every product that is made for screens; where `draw`, its file too.
pub(super) fn lay_out<'j>(
    job: &'j Job,
    draw: bool,
    progress: &Progress,
    diags: &mut Diagnostics,
) -> Vec<Screen<'j>> {
    let Some(loaded) = &job.loaded else {
        return Vec::new();
    };
    let on_screen = |edition: &Edition| *edition != Edition::Office;
    let wanted = job.editions.iter();
    let wanted = wanted.filter(|(_, editions)| editions.iter().any(on_screen));
    wanted
        .filter_map(|(product, editions)| {
            one((product, editions), job, loaded, (draw, progress), diags)
        })
        .collect()
}

fn one<'j>(
    (product, editions): (&'j Product, &'j [Edition]),
    job: &Job,
    loaded: &Loaded,
    (draw, progress): (bool, &Progress),
    diags: &mut Diagnostics,
) -> Option<Screen<'j>> {
    let design = loaded.designs.get(&product.id.value)?;
    let request = Request {
        author: loaded.project.organisation.clone(),
        ..Request::default()
    };
    let setting = Setting::new(product, design, loaded, &request)?;
    let plan = single::impose(&setting.heads().pages);
    let settings = Settings {
        date: job.date,
        ..Settings::default()
    };
    let font = |id| Some(&*loaded.setter.book().get(id).data);
    let mut writer = draw.then(|| Writer::new(&plan, &font, &settings));
    let pictures = editions.contains(&Edition::Png);
    let bar = progress.bar(&product.id.value, plan.sheets.len());
    let document = setting.set(
        &mut |wave, diags| {
            if !wave.sound {
                writer = None;
            }
            if let Some(drawing) = &mut writer
                && let Err(error) = drawing.draw(wave.pages, wave.tags)
            {
                diags.push(error.diagnostic());
                writer = None;
            }
            bar.advance(wave.pages.len());
            if !pictures {
                wave.pages
                    .iter_mut()
                    .for_each(|page| page.items = Vec::new());
            }
        },
        diags,
    );
    let pdf = writer.filter(|_| !diags.has_errors()).and_then(|writer| {
        let finished = writer.finish(&document);
        finished
            .map_err(|error| diags.push(error.diagnostic()))
            .ok()
    });
    // The person at the printer is told what to confirm; without an office edition, here.
    let printed = editions.contains(&Edition::Office);
    let notes = confirm(product, loaded).iter().filter(|_| !printed);
    Some(Screen {
        product,
        editions,
        document,
        pdf,
        notes: notes.map(|text| format!("  {}", text.plain())).collect(),
    })
}

impl Screen<'_> {
    /// The file for one edition, ready to be written.
    pub fn file(&mut self, edition: Edition, job: &Job) -> Option<Made> {
        let bytes = self.pdf.take()?;
        let name = format!("{}-{}.pdf", self.product.id.value, edition.name());
        let path = job.output.join(name);
        let mut lines = vec![line(&path, &self.document, bytes.len())];
        lines.append(&mut self.notes);
        Some(Made { path, bytes, lines })
    }

    /// The pictures, ready to be drawn.
    pub fn pictures<'d>(
        &'d self,
        loaded: &Loaded,
        job: &Job,
        diags: &mut Diagnostics,
    ) -> Option<Pictures<'d>> {
        let folder = job.output.join(format!("{}-png", self.product.id.value));
        Pictures::plan(&self.document, &loaded.setter, job, folder, diags)
    }

    /// What a check says of it.
    pub fn check(&self, loaded: &Loaded, job: &Job, diags: &mut Diagnostics) -> Option<String> {
        if self.editions.contains(&Edition::Png) {
            pictures::check(&self.document, &loaded.setter, job, diags);
        }
        self.pdf.as_ref()?;
        let pages = self.document.pages.len();
        let (id, verdict) = (&self.product.id.value, verdict(diags));
        Some(format!("{id}: {}, {verdict}", several(pages, "page")))
    }
}

/// What was written, for a person.
fn line(path: &Path, document: &Document, bytes: usize) -> String {
    let pages = several(document.pages.len(), "page");
    let size = document.pages.first().map_or_else(String::new, |page| {
        format!(
            " of {:.0} × {:.0} mm",
            page.trim.width.to_mm(),
            page.trim.height.to_mm()
        )
    });
    let kilobytes = bytes.div_ceil(1000);
    let path = path.strip_prefix(".").unwrap_or(path).display();
    format!("{path}: {pages}{size}, {kilobytes} kB")
}
