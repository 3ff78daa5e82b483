//! Pages for the print shop as they are laid out → pictures of the plates of their sheets.

use std::collections::BTreeSet;

use super::batches::Batch;
use super::file::{File, FileKind};
use super::job::PressJob;
use crate::lines::FontBook;
use crate::pages::Page;
use crate::parallel;
use crate::press::{Plan, Sheet};
use crate::render::RenderError;
use crate::render::pdf::PlateMaker;

/// The least digits of a page's number in a file name.
const DIGITS: usize = 3;

/// Makes the pictures of a file's plates.
pub(super) struct PlatePictures<'p> {
    maker: PlateMaker<'p>,
    plan: &'p Plan,
    folder: String,
    /// The pages of the sheets that were drawn: a back that many cards share is drawn once.
    known: BTreeSet<Vec<usize>>,
    files: Vec<File>,
    failed: Option<RenderError>,
}

impl<'p> PlatePictures<'p> {
    /// For the sheets of `plan`; `None` where nobody asked for them.
    pub fn new(id: &str, job: &'p PressJob, plan: &'p Plan, book: &'p FontBook) -> Option<Self> {
        let (ppi, file) = (job.plates?, job.file.press.as_deref()?);
        Some(Self {
            maker: PlateMaker::new(file, book, ppi),
            plan,
            folder: format!("{id}-press-plates"),
            known: BTreeSet::new(),
            files: Vec::new(),
            failed: None,
        })
    }

    /// Draws the plates of the sheets whose pages these are.
    pub fn look(&mut self, batch: &Batch) {
        if self.failed.is_some() {
            return;
        }
        let pages = batch.first..batch.first + batch.pages.len();
        let sheets = &self.plan.sheets;
        let places = pages.clone().flat_map(|page| sheets.places_of(page));
        let numbers: BTreeSet<usize> = places.map(|place| place.sheet()).collect();
        let mut wanted: Vec<(usize, Sheet)> = Vec::new();
        for (number, sheet) in numbers
            .into_iter()
            .filter_map(|nth| Some((nth + 1, sheets.get(nth)?)))
        {
            let slots = sheet.sides.iter().flat_map(|side| &side.slots);
            let on_sheet: Vec<usize> = slots.map(|slot| slot.page).collect();
            if on_sheet.iter().all(|page| pages.contains(page)) && self.known.insert(on_sheet) {
                wanted.push((number, sheet));
            }
        }
        if let Err(error) = self.draw(&wanted, batch) {
            self.failed = Some(error);
        }
    }

    fn draw(&mut self, wanted: &[(usize, Sheet)], batch: &Batch) -> Result<(), RenderError> {
        self.maker.prepare(batch.pages)?;
        let page =
            |index: usize| -> Option<&Page> { batch.pages.get(index.checked_sub(batch.first)?) };
        let maker = &self.maker;
        let drawn = parallel::map(wanted, |(_, sheet)| maker.plates(sheet, &page));
        let digits = DIGITS.max(self.plan.sheets.len().to_string().len());
        for ((number, _), plates) in wanted.iter().zip(drawn) {
            for plate in plates? {
                self.files.push(File {
                    name: format!("{}/{number:0digits$}-{}.png", self.folder, plate.ink),
                    kind: FileKind::Png,
                    bytes: plate.png,
                    stored: None,
                });
            }
        }
        Ok(())
    }

    /// The folder and the pictures, in the order of the file's pages.
    ///
    /// # Errors
    /// What went wrong first.
    pub fn finish(mut self) -> Result<(String, Vec<File>), RenderError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        // Cards come in batches, their common back last.
        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok((self.folder, self.files))
    }
}
