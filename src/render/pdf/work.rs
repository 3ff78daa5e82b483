//! How much was drawn and written. What costs time is counted, not timed: a test can hold that it grows
//! no faster than what is built, on any machine.

use std::ops::AddAssign;

/// What went into files. What was kept from before and only found again is not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PdfWork {
    /// Pages that were drawn, each time that they were.
    pub pages: u64,
    /// Bytes of streams before they were compressed; those of pictures and colour profiles are not among
    /// them.
    pub plain: u64,
    /// Bytes of the same streams after that.
    pub packed: u64,
    /// Objects of files.
    pub objects: u64,
    /// The most bytes of pages that waited at a time for the other pages of their sides.
    pub held: u64,
}

impl PdfWork {
    /// Nothing yet.
    pub(super) const NONE: Self = Self {
        pages: 0,
        plain: 0,
        packed: 0,
        objects: 0,
        held: 0,
    };
}

impl AddAssign for PdfWork {
    fn add_assign(&mut self, more: Self) {
        self.pages += more.pages;
        self.plain += more.plain;
        self.packed += more.packed;
        self.objects += more.objects;
        self.held = self.held.max(more.held);
    }
}
