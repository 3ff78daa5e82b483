//! The text of a file: as it is, or packed until somebody asks for it again. A table with a million rows is read
//! once and seldom looked at after; packed it takes a quarter of the memory. When to pack is decided by the caller.

use std::io::{Read as _, Write as _};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// The smallest text that is packed, in bytes: of smaller ones there are few, and they are looked at more often.
const SMALLEST: usize = 1 << 20;

/// The text of a file. It is read as the `Arc<String>` that it stands for.
#[derive(Debug)]
pub struct SourceText {
    /// The text itself; empty while nobody has asked for it since it was packed.
    open: OnceLock<Arc<String>>,
    /// The same, deflated, where it was packed.
    packed: Option<Box<[u8]>>,
}

impl SourceText {
    pub(super) fn new(text: String) -> Self {
        Self {
            open: OnceLock::from(Arc::new(text)),
            packed: None,
        }
    }

    /// Packs a large text that nobody else holds. It is there again as soon as it is read.
    pub(super) fn pack(&mut self) {
        let Some(text) = self.open.get_mut() else {
            return;
        };
        if text.len() < SMALLEST || Arc::get_mut(text).is_none() {
            return;
        }
        if self.packed.is_none() {
            let room = Vec::with_capacity(text.len() / 4);
            let mut encoder = DeflateEncoder::new(room, Compression::fast());
            // Writing into memory does not fail; if it did, the text would stay as it is.
            let written = encoder.write_all(text.as_bytes());
            let Ok(packed) = written.and_then(|()| encoder.finish()) else {
                return;
            };
            self.packed = Some(packed.into());
        }
        self.open.take();
    }

    /// The packed text as it was.
    fn unpacked(&self) -> String {
        let mut text = String::new();
        let packed = self.packed.as_deref().unwrap_or_default();
        // What was packed here is whole.
        let _ = DeflateDecoder::new(packed).read_to_string(&mut text);
        text
    }
}

impl Deref for SourceText {
    type Target = Arc<String>;

    fn deref(&self) -> &Arc<String> {
        self.open.get_or_init(|| Arc::new(self.unpacked()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_open(text: &SourceText) -> bool {
        text.open.get().is_some()
    }

    #[test]
    fn a_packed_text_is_the_same_when_it_is_read_again() {
        let whole = "navn;rolle\nKåre Ødegård;«Ærlig» – 5\u{A0}€\n".repeat(40_000);
        let mut text = SourceText::new(whole.clone());
        for _ in 0..2 {
            text.pack();
            assert!(!is_open(&text));
            assert!(text.packed.as_ref().expect("packed").len() < whole.len() / 4);
            assert_eq!(text.as_str(), whole);
            assert!(is_open(&text));
        }
    }

    #[test]
    fn a_small_text_and_one_that_is_held_elsewhere_stay_as_they_are() {
        let mut small = SourceText::new("a = 1".to_owned());
        small.pack();
        assert!(is_open(&small));
        let mut held = SourceText::new("a".repeat(SMALLEST));
        let other = Arc::clone(&held);
        held.pack();
        assert!(is_open(&held));
        drop(other);
        held.pack();
        assert!(!is_open(&held));
    }
}
