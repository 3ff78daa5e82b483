//! How much was set. What costs time is counted, not timed: a test can hold that it grows no faster
//! than what is built, on any machine.

use std::ops::AddAssign;

/// What typesetters did. What was kept from before and only found again is not counted. With several threads, two can prepare
/// or set the same paragraph at the same time, so that this depends on how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextWork {
    /// Paragraphs whose words were told apart and given their fonts.
    pub prepared: u64,
    /// Paragraphs that were broken into lines; one for each measure.
    pub set: u64,
    /// Lines that this gave.
    pub lines: u64,
    /// Words that were shaped. Each thread remembers its own.
    pub words: u64,
    /// Glyphs of these words.
    pub glyphs: u64,
}

impl TextWork {
    /// Nothing yet.
    pub(crate) const NONE: Self = Self {
        prepared: 0,
        set: 0,
        lines: 0,
        words: 0,
        glyphs: 0,
    };
}

impl AddAssign for TextWork {
    fn add_assign(&mut self, more: Self) {
        self.prepared += more.prepared;
        self.set += more.set;
        self.lines += more.lines;
        self.words += more.words;
        self.glyphs += more.glyphs;
    }
}
