//! The png edition: a picture and a text for every page, drawn when they are asked for.

use std::sync::Arc;

use super::file::{File, FileKind};
use crate::lines::FontBook;
use crate::pages::Document;
use crate::render::RenderError;
use crate::render::png::{self, Painter};

/// The least digits of a page's number in a file name.
const DIGITS: usize = 3;
/// Pictures are few while they have so many pixels together: the pages of a deck of cards, or a poster.
const FEW: u64 = 16_000_000;

/// The pictures of a document, ready to be drawn.
pub struct PagePictures {
    painter: Painter<Arc<Document>>,
    folder: String,
    count: usize,
}

impl PagePictures {
    /// Looks up all that drawing `document` needs; the files go into `folder`.
    pub(super) fn plan(
        document: &Arc<Document>,
        fonts: &FontBook,
        settings: png::PngSettings,
        folder: String,
    ) -> Result<Self, RenderError> {
        Ok(Self {
            painter: Painter::new(Arc::clone(document), fonts, settings)?,
            folder,
            count: document.pages.len(),
        })
    }

    /// The folder of all the files.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// How many pictures there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The width and the height of the first picture, in pixels.
    pub fn size(&self) -> Option<(u32, u32)> {
        self.painter.size(0)
    }

    /// How many digits the numbers of the pictures have.
    pub fn digits(&self) -> usize {
        DIGITS.max(self.count.to_string().len())
    }

    /// The names of all the files.
    pub fn names(&self) -> impl Iterator<Item = String> {
        (1..=self.count).flat_map(|number| self.pair(number).map(|(name, _)| name))
    }

    /// Draws the pictures, and hands each over with its text.
    ///
    /// # Errors
    /// When there is no memory for a picture; those before were handed over by then.
    pub fn each(&self, take: &mut dyn FnMut(File)) -> Result<(), RenderError> {
        self.painter.each(&mut |index, picture| {
            let bytes = [picture.png, picture.words.into_bytes()];
            for ((name, kind), bytes) in self.pair(index + 1).into_iter().zip(bytes) {
                take(File::held(name, kind, bytes));
            }
        })
    }

    /// All of them at once, with their texts, where they are few; `None` where they could take much memory.
    pub fn few(&self) -> Option<Result<Vec<File>, RenderError>> {
        let sizes = (0..self.count).filter_map(|page| self.painter.size(page));
        let pixels = sizes.map(|(width, height)| u64::from(width) * u64::from(height));
        (pixels.sum::<u64>() <= FEW).then(|| {
            let mut files = Vec::new();
            self.each(&mut |file| files.push(file))?;
            Ok(files)
        })
    }

    /// The files of one page: `001.png`, `001.txt`.
    fn pair(&self, number: usize) -> [(String, FileKind); 2] {
        let digits = self.digits();
        [(FileKind::Png, "png"), (FileKind::Text, "txt")].map(|(kind, ending)| {
            let name = format!("{}/{number:0digits$}.{ending}", self.folder);
            (name, kind)
        })
    }
}
