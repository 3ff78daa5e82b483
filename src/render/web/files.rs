//! Files that belong to a page, beside it or inside it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A file that belongs to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WebFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl WebFile {
    /// The file as an address that holds all of it (RFC 2397).
    pub fn data_url(&self) -> String {
        format!(
            "data:{};base64,{}",
            self.media,
            STANDARD.encode(&self.bytes)
        )
    }
}
