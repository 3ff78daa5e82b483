//! The heads of the scans of a JPEG file → whether they say all of every pixel. A progressive file holds a coarse
//! picture first and what makes it sharp in scans behind it: cut short with a mark of its end, it is decoded
//! to its end, and coarse. The coded pixels themselves are not looked at: of a file that ends within its last scan only the last
//! bit of some numbers is lost.

use super::jpeg;

/// How many numbers a block has (ITU-T T.81, A.3.3).
const NUMBERS: usize = 64;
/// A number of which nothing was said.
const UNSAID: u8 = u8::MAX;

/// Of a component its name, and of each number how many bits are still to come.
type Component = (u8, [u8; NUMBERS]);

/// Whether scans are missing.
pub(super) fn are_missing(bytes: &[u8]) -> bool {
    let mut components: Vec<Component> = Vec::new();
    let walked = jpeg::walk(bytes, &mut |segment| match segment.marker {
        // A frame (B.2.2) of one of the kinds that are coded by Huffman.
        0xc0..=0xc2 => {
            let (all, _) = segment.body.get(6..).unwrap_or_default().as_chunks::<3>();
            components = all
                .iter()
                .map(|[name, ..]| (*name, [UNSAID; NUMBERS]))
                .collect();
        }
        0xda => note(segment.body, &mut components),
        _ => {}
    });
    let lacks = |(_, left): &Component| left.iter().any(|left| *left > 0);
    walked.is_some() && components.iter().any(lacks)
}

/// Notes what a scan says, by its head (B.2.3).
fn note(head: &[u8], components: &mut [Component]) {
    let Some((count, rest)) = head.split_first() else {
        return;
    };
    let (named, rest) = rest.split_at(rest.len().min(2 * usize::from(*count)));
    let &[first, last, bits, ..] = rest else {
        return;
    };
    let (first, last) = (usize::from(first), usize::from(last));
    let is_named = |name: u8| named.chunks_exact(2).any(|named| named[0] == name);
    for (_, left) in components.iter_mut().filter(|(name, _)| is_named(*name)) {
        for left in left.get_mut(first..=last).unwrap_or_default() {
            *left = bits & 15;
        }
    }
}
