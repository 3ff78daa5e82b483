//! What a build gives: products with their pages, their sheets and their files.

use std::sync::Arc;

use super::file::File;
use super::pictures::PagePictures;
use crate::content::project::Edition;
use crate::geom::Size;
use crate::pages::Document;
use crate::press::{Finish, Plan, Slot};
use crate::render::RenderError;
use crate::render::png::InkUse;

/// A finished product.
pub struct BuiltProduct {
    /// Its id.
    pub id: String,
    /// The mark of what it is made of.
    pub mark: String,
    /// Its pages at trim size, one on a sheet; `None` where only the office edition is made.
    pub screen: Option<Imposed>,
    /// Its pages on the sheets of the office's printer; `None` where no office edition is made.
    pub office: Option<Imposed>,
    /// Its pages for the print shop; `None` where no press edition is made.
    pub press: Option<Imposed>,
    /// What is made of them, for screens first; empty after [`lay_out`](super::Session::lay_out).
    pub outputs: Vec<Output>,
    /// The files that it is made of, sorted: only where one of these changes can it change. A path that
    /// ends with `/` is a folder, of which only the names count: a font that is added can set text too.
    pub files: Vec<String>,
}

/// Pages on sheets.
pub struct Imposed {
    /// The pages. What stands on them is there only where the request keeps it.
    pub document: Arc<Document>,
    /// Which page stands where.
    pub plan: Plan,
    /// How many pages are the product's own: those behind them serve the person at the printer.
    pub pages: usize,
    /// The ink on those pages, where the request asks for it.
    pub ink: Option<InkUse>,
}

/// The sheets of a printer, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// How many there are.
    pub sheets: usize,
    /// How many of their sides are printed.
    pub sides: usize,
    /// What the paper is called.
    pub paper: String,
    /// To what size the pages are scaled, in percent, where they are.
    pub percent: Option<u32>,
}

/// One edition of a product, in one set of inks.
pub struct Output {
    /// Which edition.
    pub edition: Edition,
    /// What the person at the printer should know, a paragraph each.
    pub sentences: Vec<String>,
    /// The pages of its file, where they are not told by the sheets of the product.
    pub pages: Option<FilePages>,
    /// The file or files.
    pub made: Made,
}

/// The pages of a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FilePages {
    /// How many there are.
    pub count: usize,
    /// The size of the first when it is cut.
    pub trim: Option<Size>,
}

/// The file or files of an edition.
pub enum Made {
    /// A PDF.
    File(File),
    /// The pictures of plates, in a folder of their own.
    Plates {
        /// The folder.
        folder: String,
        /// The pictures.
        files: Vec<File>,
    },
    /// Pictures, drawn while they are handed over: together they can be far larger than memory.
    Pictures(PagePictures),
}

impl Imposed {
    /// The size of the first page when it is cut; of panels that are not cut apart, of all of them.
    pub fn trim(&self) -> Option<Size> {
        trim(&self.document, &self.plan)
    }

    /// The printer's sheets; `None` of pages that no printer gets.
    pub fn sheets(&self) -> Option<Sheets> {
        let print = self.plan.print.as_ref()?;
        let percent = print.finish.iter().find_map(|step| match step {
            Finish::Scaled(percent) => Some(*percent),
            _ => None,
        });
        Some(Sheets {
            sheets: self.plan.sheets.len(),
            sides: self.plan.sheets.side_count(),
            paper: print.paper.clone(),
            percent,
        })
    }
}

/// The size of the first page on a plan when it is cut; of pages that are not cut apart, of all of them.
pub(super) fn trim(document: &Document, plan: &Plan) -> Option<Size> {
    let first = document.pages.first()?.trim;
    let sheet = plan.sheets.first();
    let side = sheet.as_ref().and_then(|sheet| sheet.sides.first());
    let Some(side) = side.filter(|side| side.joined) else {
        return Some(first);
    };
    let trim = |slot: &Slot| {
        let page = document.pages.get(slot.page);
        slot.trim(page.map_or(first, |page| page.trim))
    };
    let whole = side.slots.iter().map(trim).reduce(|a, b| a.union(&b));
    Some(whole.map_or(first, |whole| whole.size))
}

impl Output {
    /// The names of all its files.
    pub fn names(&self) -> Vec<String> {
        match &self.made {
            Made::File(file) => vec![file.name.clone()],
            Made::Plates { files, .. } => files.iter().map(|file| file.name.clone()).collect(),
            Made::Pictures(pictures) => pictures.names().collect(),
        }
    }

    /// Hands over all its files, those that are not drawn yet as they come.
    ///
    /// # Errors
    /// When there is no memory for a picture; the files before were handed over by then.
    pub fn files(self, take: &mut dyn FnMut(File)) -> Result<(), RenderError> {
        match self.made {
            Made::File(file) => {
                take(file);
                Ok(())
            }
            Made::Plates { files, .. } => {
                files.into_iter().for_each(take);
                Ok(())
            }
            Made::Pictures(pictures) => pictures.each(take),
        }
    }
}
