//! The sizes of fitted text. How large it can be is found in `fit`.

use super::DeckCx;
use crate::design::{AreaRule, FaceRule};
use crate::units::Abs;

/// The size of each area's text, by face and area; `None` where the style's own holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sizes(Vec<Vec<Option<Abs>>>);

impl Sizes {
    /// All fitted areas of all faces at their largest sizes.
    pub fn largest(deck: &DeckCx) -> Self {
        let size = |area: &AreaRule| area.fit().map(|fit| fit.max);
        let sizes = |face: &&FaceRule| face.areas.iter().map(size).collect();
        Self(deck.faces.iter().map(sizes).collect())
    }

    /// The size of an area's text.
    pub fn get(&self, face: usize, area: usize) -> Option<Abs> {
        self.0.get(face)?.get(area).copied().flatten()
    }

    /// The same, with other sizes for these areas of a face.
    pub fn with(&self, face: usize, sizes: impl IntoIterator<Item = (usize, Abs)>) -> Self {
        let mut all = self.clone();
        for (area, size) in sizes {
            all.0[face][area] = Some(size);
        }
        all
    }
}
