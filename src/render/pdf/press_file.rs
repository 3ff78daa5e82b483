//! What a print shop's file says of itself: its standard, and for which printing its colours are meant.
//! PDF/X-4 (ISO 15930-7) and PDF/X-1a:2003 (ISO 15930-4).

use std::sync::Arc;

use super::picture_ink::InkTransform;
use crate::color::SpotInk;
use crate::content::shop::{PressForm, PressInks};
use crate::render::RenderError;

/// A file for the print shop.
#[derive(Debug, Clone, PartialEq)]
pub struct PressFile {
    /// Its standard.
    pub form: PressForm,
    /// The printing that it is meant for.
    pub condition: PressCondition,
    /// The inks that are printed.
    pub inks: PressInks,
    /// The spot inks that colours are printed in, by their numbers.
    pub spots: Vec<SpotInk>,
    /// The most ink in one place of a picture, in per cent of one ink.
    pub ink_limit: u16,
}

/// A printing, as an output intent names it (ISO 32000-1, 14.11.5).
#[derive(Clone, PartialEq)]
pub struct PressCondition {
    /// Its name: in the registry of the International Color Consortium where it is registered.
    pub identifier: String,
    /// Whether it stands in that registry.
    pub registered: bool,
    /// What a person calls it.
    pub info: String,
    /// The profile of its inks, a whole ICC file of four channels.
    pub profile: Arc<[u8]>,
}

impl std::fmt::Debug for PressCondition {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        // The bytes of the profile would hide everything else.
        f.debug_struct("PressCondition")
            .field("identifier", &self.identifier)
            .field("registered", &self.registered)
            .finish_non_exhaustive()
    }
}

impl PressCondition {
    /// Whether the bytes are a profile of a printing in four inks (ICC.1:2022, 7.2) that pictures can be
    /// converted by.
    pub fn is_profile(bytes: &[u8]) -> bool {
        let is_printer = bytes.get(12..16) == Some(b"prtr");
        let size = bytes
            .first_chunk()
            .map(|size| u32::from_be_bytes(*size) as usize);
        is_printer && size == Some(bytes.len()) && InkTransform::new(&bytes.into(), 400).is_ok()
    }
}

impl PressFile {
    /// What makes the shop's inks of the colours of pictures.
    ///
    /// # Errors
    /// When the profile of the printing cannot be read.
    pub(super) fn transform(&self) -> Result<InkTransform, RenderError> {
        let inks = InkTransform::new(&self.condition.profile, self.ink_limit)?;
        Ok(inks.limited_to_black(self.inks == PressInks::Black))
    }

    /// The version of PDF, which the standard says.
    pub(super) const fn pdf_version(&self) -> &'static str {
        match self.form {
            PressForm::X4 => "1.6",
            PressForm::X1a => "1.4",
        }
    }

    /// Whether anything may be seen through.
    pub(super) const fn has_transparency(&self) -> bool {
        matches!(self.form, PressForm::X4)
    }

    /// Whether objects may stand in object streams, which PDF 1.4 does not know.
    pub(super) const fn has_object_streams(&self) -> bool {
        matches!(self.form, PressForm::X4)
    }
}
