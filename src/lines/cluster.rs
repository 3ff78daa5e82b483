//! The characters behind a glyph: mostly one, kept inside the glyph, for there are very many.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// So many bytes of UTF-8 need no memory of their own.
const INSIDE: usize = 14;

/// A short text.
#[derive(Clone, PartialEq, Eq)]
pub struct ClusterText(Kept);

#[derive(Clone, PartialEq, Eq)]
enum Kept {
    Inside {
        length: u8,
        bytes: [u8; INSIDE],
    },
    /// Behind a thin pointer, so that the common case decides how large a glyph is.
    Outside(Arc<String>),
}

impl From<&str> for ClusterText {
    fn from(text: &str) -> Self {
        let mut bytes = [0; INSIDE];
        match bytes.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                Self(Kept::Inside {
                    length: text.len() as u8,
                    bytes,
                })
            }
            None => Self(Kept::Outside(Arc::new(text.to_owned()))),
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
            Kept::Inside { length, bytes } => {
                let text = bytes.get(..usize::from(*length)).unwrap_or_default();
                // It was a text when it was put in.
                std::str::from_utf8(text).unwrap_or_default()
            }
            Kept::Outside(text) => text,
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
