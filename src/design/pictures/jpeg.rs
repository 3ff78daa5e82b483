//! The segments of a JPEG file (ITU-T T.81, annex B) → how many colours it has, and the same file without
//! anything but its pixels. Pixels are not decoded here.

/// What the segments of a JPEG tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Jpeg {
    /// How many colours a pixel has.
    pub components: u8,
    /// What Adobe's programs say of its colours, where they made it: 0 nothing was converted, 1 to Y′CbCr,
    /// 2 to Y′CbCr and black.
    pub adobe: Option<u8>,
}

/// A segment with a length.
pub(super) struct Segment<'j> {
    pub marker: u8,
    /// Where it begins, with its marker.
    start: usize,
    /// One past its end.
    end: usize,
    pub body: &'j [u8],
}

/// The marker of what Adobe's programs say of colours.
const APP14: u8 = 0xee;
/// What that begins with, and how long it is.
const ADOBE: &[u8] = b"Adobe";
const ADOBE_BYTES: usize = 12;
/// What tells that three colours are Y′CbCr (JFIF 1.02, "JFIF APP0 marker segment"), without a thumbnail
/// and without a size.
const JFIF: &[u8] = b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

impl Jpeg {
    /// What a file tells that goes on to its end; `None` where it does not, which decoders fill with grey
    /// without a word.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut components = None;
        let mut adobe = None;
        walk(bytes, &mut |segment| match segment.marker {
            // A frame; three numbers of this range are tables and extensions.
            0xc0..=0xcf if !matches!(segment.marker, 0xc4 | 0xc8 | 0xcc) => {
                components = segment.body.get(5).copied();
            }
            APP14 if segment.body.starts_with(ADOBE) => {
                adobe = segment.body.get(ADOBE_BYTES - 1).copied();
            }
            _ => {}
        })?;
        Some(Self {
            components: components?,
            adobe,
        })
    }
}

/// The same file with what decoding needs alone: no place and time, no thumbnail, no comment, no profile,
/// nothing behind its end. `None` as for [`Jpeg::read`].
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut from = 0;
    let end = walk(bytes, &mut |segment| {
        // Notes of programs, extensions that no decoder knows, and comments.
        if !matches!(segment.marker, 0xe0..=0xfe) {
            return;
        }
        kept.extend_from_slice(&bytes[from..segment.start]);
        from = segment.end;
        match (segment.marker, segment.body) {
            (0xe0, body) if body.starts_with(b"JFIF\0") => kept.extend_from_slice(JFIF),
            (APP14, body) if body.starts_with(ADOBE) && body.len() >= ADOBE_BYTES => {
                kept.extend_from_slice(&[0xff, APP14, 0, ADOBE_BYTES as u8 + 2]);
                kept.extend_from_slice(&body[..ADOBE_BYTES]);
            }
            _ => {}
        }
    })?;
    kept.extend_from_slice(&bytes[from..end]);
    Some(kept)
}

/// Calls `see` with every segment that has a length, and gives where the file ends. Segments are gone
/// through one by one, so that the end of a thumbnail inside of one is none.
pub(super) fn walk(bytes: &[u8], see: &mut dyn FnMut(Segment)) -> Option<usize> {
    let mut at = 2;
    loop {
        // Between segments, and within the coded pixels, a marker is 0xFF and what is not 0xFF.
        let rest = bytes.get(at..)?;
        let start = at + rest.iter().position(|byte| *byte == 0xff)?;
        let fill = bytes[start..].iter().position(|byte| *byte != 0xff)?;
        let marker = bytes[start + fill];
        at = start + fill + 1;
        match marker {
            // A 0xFF of the pixels themselves, or a place to begin anew: nothing follows.
            0x00 | 0x01 | 0xd0..=0xd7 => continue,
            0xd9 => return Some(at),
            _ => {}
        }
        let length = u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]);
        let end = at + usize::from(length).max(2);
        let body = bytes.get(at + 2..end)?;
        see(Segment {
            marker,
            start,
            end,
            body,
        });
        at = end;
    }
}
