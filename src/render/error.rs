//! Why a document could not be rendered, as values and as diagnostics.

use std::fmt;

pub use crate::diag::values::FontFault;
use crate::diag::values::{NoPdf, NotWritten};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::lines::FontId;
use crate::source::Span;

/// Why a document could not be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// A glyph names a font that the book does not hold.
    NoFont(FontId),
    /// A font cannot be used.
    BadFont {
        /// Its PostScript name.
        font: String,
        /// What is wrong with it.
        fault: FontFault,
    },
    /// A slot of the plan names a page that the document does not have.
    NoPage(usize),
    /// The file is larger than its cross-reference table can address: 10 GB.
    TooLarge,
    /// The file cannot be stored while it is made.
    NotWritten {
        /// What a person calls it.
        path: String,
        /// Why.
        why: NotWritten,
    },
    /// A page has more pixels than a picture may have.
    TooManyPixels {
        /// Which page, by index.
        page: usize,
        /// Its width and height in pixels.
        pixels: [u64; 2],
        /// Pixels per inch.
        ppi: u16,
        /// The most pixels per inch with which it could be drawn; `None` where even the fewest are too many.
        most: Option<u16>,
    },
    /// A picture would be mixed with a spot ink, which has no pixels.
    SpotSeenThrough {
        /// On which page, by index.
        page: usize,
        /// Where it is named.
        span: Option<Span>,
    },
    /// A book could not be packed; the packer's own words.
    Book(String),
    /// A picture could not be made; the encoder's own words.
    Picture(String),
    /// The picture of this name, which a page shows, cannot be read to its end.
    Damaged(String),
    /// The profile of a printing cannot be read, although it could be when it was named.
    Profile,
}

impl RenderError {
    /// The same, for a person. It concerns the project as a whole: fonts have no place in a text.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::BadFont { font, fault } => {
                let fault = Fault::FontNotEmbedded {
                    font: font.into(),
                    fault: *fault,
                };
                Diagnostic::error(fault, None).hint(Hint::FontFreshCopy)
            }
            Self::TooManyPixels {
                page,
                pixels,
                ppi,
                most,
            } => {
                let [width, height] = pixels;
                let fault = Fault::TooManyPixels {
                    page: page + 1,
                    width: *width,
                    height: *height,
                    ppi: *ppi,
                };
                Diagnostic::error(fault, None).hint(match most {
                    Some(most) => Hint::PpiAtMost { most: *most },
                    None => Hint::NoPpi,
                })
            }
            Self::SpotSeenThrough { page, span } => {
                let fault = Fault::SpotSeenThrough { page: page + 1 };
                Diagnostic::error(fault, *span).hint(Hint::KeepTransparency)
            }
            Self::Picture(words) => {
                let fault = words.into();
                Diagnostic::error(Fault::PictureNotMade { fault }, None).hint(Hint::SmallerPpi)
            }
            Self::Damaged(name) => {
                let fault = Fault::PictureBroken { name: name.into() };
                Diagnostic::error(fault, None).hint(Hint::FetchAnew)
            }
            Self::NotWritten { path, why } => {
                let hint = match why {
                    NotWritten::FolderThere => Hint::FolderInPlace,
                    NotWritten::NoFolder(_) => Hint::NoFolderThere,
                    NotWritten::System(_) => Hint::RoomAndRights,
                };
                let fault = Fault::FileNotWritten {
                    path: path.into(),
                    fault: why.clone(),
                };
                Diagnostic::error(fault, None).hint(hint)
            }
            Self::NoFont(FontId(id)) => no_pdf(NoPdf::Font(usize::from(*id))),
            Self::NoPage(index) => no_pdf(NoPdf::Page(*index)),
            Self::TooLarge => no_pdf(NoPdf::TooLarge),
            Self::Book(words) => no_pdf(NoPdf::Packer(words.into())),
            Self::Profile => no_pdf(NoPdf::Profile),
        }
    }
}

fn no_pdf(fault: NoPdf) -> Diagnostic {
    Diagnostic::error(Fault::PdfNotMade { fault }, None).hint(Hint::ReportFault)
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoFont(FontId(id)) => write!(f, "there is no font {id}"),
            Self::BadFont { font, fault } => write!(f, "the font {font} cannot be used: {fault}"),
            Self::NoPage(index) => write!(f, "the plan names page {index}, which does not exist"),
            Self::TooManyPixels {
                page, pixels, ppi, ..
            } => {
                let [width, height] = pixels;
                write!(f, "page {page} has {width} × {height} pixels at {ppi} ppi")
            }
            Self::SpotSeenThrough { page, .. } => {
                write!(f, "a spot ink is mixed with a picture on page {page}")
            }
            Self::Damaged(name) => write!(f, "the picture {name} is damaged"),
            Self::Profile => f.write_str("the profile of the printing cannot be read"),
            Self::TooLarge => f.write_str("it would be larger than 10 GB"),
            Self::NotWritten { path, why } => write!(f, "{path} cannot be written: {why}"),
            Self::Picture(words) | Self::Book(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for RenderError {}
