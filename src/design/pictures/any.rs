//! A picture of either sort: made of pixels, or of outlines.

use std::sync::Arc;

use super::Picture;
use crate::design::svg::Svg;

/// What a file of the folder of pictures shows.
#[derive(Debug, Clone)]
pub enum AnyPicture {
    /// Pixels.
    Pixels(Arc<Picture>),
    /// Outlines with colours of their own, which are as sharp at every size.
    Drawing(Arc<Svg>),
}

impl AnyPicture {
    /// How many times as wide as high it is.
    pub fn ratio(&self) -> f64 {
        match self {
            Self::Pixels(picture) => f64::from(picture.width) / f64::from(picture.height),
            Self::Drawing(drawing) => drawing.size.width / drawing.size.height,
        }
    }
}
