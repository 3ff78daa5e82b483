//! A finished file, before anybody writes it.

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with `/` after the folder that it belongs in, if any.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A web page.
    Html,
    /// A book for reading devices.
    Epub,
    /// The picture of a page.
    Png,
    /// The words of a page.
    Text,
}
