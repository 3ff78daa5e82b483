//! How guides write the picture of their cover. Where it stands there is the layout's choice.

use crate::content::read::{Cx, Decode, Definitions, Json, Node, record};
use crate::content::thing::Image;
use crate::content::thing::text_or_none::TextOrNone;
use crate::source::Spanned;

record! {
    /// The picture of the cover.
    pub struct RawCoverPicture {
        /// The picture: the name of a file of `content/images`.
        file: Spanned<String>,
        /// What it shows, for who cannot see it; an empty text where it is but decoration.
        alt: TextOrNone,
    }
}

/// The picture of the cover of a guide.
#[derive(Debug, Clone)]
pub struct CoverPicture(pub Image);

impl Decode for CoverPicture {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let raw = RawCoverPicture::decode(node, cx)?;
        Some(Self(Image {
            alt: Some(raw.alt.0).filter(|alt| !alt.pieces.is_empty()),
            ..Image::of(raw.file)
        }))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        RawCoverPicture::schema(definitions)
    }
}
