//! Fonts that are packed for web pages (WOFF and WOFF2) → the fonts in them.

use std::borrow::Cow;

/// The largest font that is unpacked, in bytes: as large as one that is read as it is.
const MOST: u32 = 64 << 20;
/// What a file of each kind begins with.
const WOFF: &[u8] = b"wOFF";
const WOFF2: &[u8] = b"wOF2";

/// The font in a file; the file itself where it is not packed. `None` where it is damaged, or larger than fonts are.
pub(super) fn unpacked(file: &[u8]) -> Option<Cow<'_, [u8]>> {
    let unpack = match file.get(..4)? {
        WOFF => wuff::decompress_woff1,
        WOFF2 => wuff::decompress_woff2,
        _ => return Some(Cow::Borrowed(file)),
    };
    // What a file says of its own length tells one that was not fetched to its end.
    let whole = u32_at(file, 8)? as usize == file.len();
    if !whole || u32_at(file, 16)? > MOST {
        return None;
    }
    unpack(file).ok().map(Cow::Owned)
}

fn u32_at(file: &[u8], at: usize) -> Option<u32> {
    let bytes = file.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(bytes))
}
