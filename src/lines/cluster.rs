//! The characters that a glyph stands for: mostly one, stored without an allocation, since
//! documents have very many glyphs.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Up to so many bytes of UTF-8 are stored without an allocation.
const INLINE_BYTES: usize = 14;

/// A text, mostly of one character.
#[derive(Clone, PartialEq, Eq)]
pub struct ClusterText(Storage);

#[derive(Clone, PartialEq, Eq)]
enum Storage {
    Inline {
        length: u8,
        bytes: [u8; INLINE_BYTES],
    },
    /// A pointer of one word, so that [`Storage::Inline`] decides how large a glyph is.
    Heap(Arc<String>),
}

impl From<&str> for ClusterText {
    fn from(text: &str) -> Self {
        let mut bytes = [0; INLINE_BYTES];
        match bytes.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                Self(Storage::Inline {
                    length: text.len() as u8,
                    bytes,
                })
            }
            None => Self(Storage::Heap(Arc::new(text.to_owned()))),
        }
    }
}

impl From<String> for ClusterText {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl Deref for ClusterText {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Storage::Inline { length, bytes } => {
                let text = bytes.get(..usize::from(*length)).unwrap_or_default();
                // The bytes were copied from a `str`.
                std::str::from_utf8(text).unwrap_or_default()
            }
            Storage::Heap(text) => text,
        }
    }
}

impl fmt::Debug for ClusterText {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_out_as_they_went_in() {
        for length in 0..40 {
            let text: String = "æß–🙂a".chars().cycle().take(length).collect();
            assert_eq!(&*ClusterText::from(text.as_str()), text);
        }
        assert_eq!(size_of::<ClusterText>(), 16);
    }
}
