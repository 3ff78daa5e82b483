//! What a file of one picture holds besides its first: more pictures, which are not shown. Pixels are not
//! kept here.

use std::io::Cursor;

use image::AnimationDecoder;
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;

use super::kind::PictureKind;

/// What else a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum More {
    /// Nothing.
    Nothing,
    /// Pictures that follow each other in time.
    Frames,
    /// Pages.
    Pages,
}

/// What else is in the file of a picture.
pub(super) fn more(kind: PictureKind, bytes: &[u8]) -> More {
    let file = || Cursor::new(bytes);
    let moves = match kind {
        PictureKind::Gif => {
            let frames =
                GifDecoder::new(file()).map(|decoder| decoder.into_frames().take(2).count());
            frames.is_ok_and(|frames| frames > 1)
        }
        PictureKind::Png => {
            let decoder = PngDecoder::new(file());
            decoder.is_ok_and(|decoder| decoder.is_apng().unwrap_or(false))
        }
        PictureKind::WebP => WebPDecoder::new(file()).is_ok_and(|decoder| decoder.has_animation()),
        PictureKind::Tiff if has_pages(bytes) == Some(true) => return More::Pages,
        PictureKind::Tiff | PictureKind::Jpeg => false,
    };
    if moves { More::Frames } else { More::Nothing }
}

/// Whether a WebP is coded with a loss: whether it has a chunk of that kind (RFC 9649, section 2).
pub(super) fn is_lossy_webp(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let Some((head, body)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, size @ ..] = *head;
        match &[a, b, c, d] {
            b"VP8 " => return true,
            b"VP8L" => return false,
            _ => {}
        }
        let size = u32::from_le_bytes(size) as usize;
        // Chunks have an even length.
        rest = body
            .get(size.saturating_add(size % 2)..)
            .unwrap_or_default();
    }
    false
}

/// Whether a TIFF has a second directory (TIFF 6.0, section 2); `None` where its first is not found.
fn has_pages(bytes: &[u8]) -> Option<bool> {
    let little = bytes.starts_with(b"II");
    let number = |at: usize, length: usize| {
        let bytes = bytes.get(at..at.checked_add(length)?)?;
        let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(match little {
            true => bytes.iter().rev().fold(0, add),
            false => bytes.iter().fold(0, add),
        })
    };
    let first = number(4, 4)?;
    let entries = number(first, 2)?;
    Some(number(first + 2 + 12 * entries, 4)? != 0)
}
