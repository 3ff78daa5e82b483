//! A hash for names and identifiers that must depend on the content alone.

/// Where the hash begins, and what it is multiplied with.
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// 128-bit FNV-1a (Fowler, Noll and Vo), the same on every machine. It only has to tell contents
/// apart; it is not used for security.
pub fn fnv(bytes: impl IntoIterator<Item = u8>) -> u128 {
    bytes
        .into_iter()
        .fold(OFFSET, |hash, b| (hash ^ u128::from(b)).wrapping_mul(PRIME))
}

/// The same over words of eight bytes instead of single ones, with an eighth of the multiplications: for whole
/// files, of which only is asked whether they changed. Their length is told apart at the end.
pub fn fnv_of_words(bytes: &[u8]) -> u128 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(OFFSET, |hash, word| {
        (hash ^ u128::from(u64::from_le_bytes(*word))).wrapping_mul(PRIME)
    });
    let length = (bytes.len() as u64).to_le_bytes();
    let last = rest.iter().copied().chain(length);
    last.fold(hash, |hash, b| (hash ^ u128::from(b)).wrapping_mul(PRIME))
}

/// A name in the form of a UUID (RFC 9562, 5.8: of a kind of our own).
pub(super) fn uuid(of: &str) -> String {
    let hash = fnv(of.bytes());
    // Version 8, and the variant of the RFC.
    let hash = hash & !(0xf << 76) | (0x8 << 76);
    let hash = hash & !(0x3 << 62) | (0x2 << 62);
    let hex = format!("{hash:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    let parts = [
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32),
    ];
    format!("uuid:{}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hashes() {
        assert_eq!(fnv(*b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv(*b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn hashes_of_words_tell_every_byte_and_the_length() {
        let bytes: Vec<u8> = (0..40).collect();
        let mut seen = Vec::new();
        for length in 0..bytes.len() {
            seen.push(fnv_of_words(&bytes[..length]));
            let mut other = bytes.clone();
            other[length] ^= 0x80;
            seen.push(fnv_of_words(&other));
        }
        seen.push(fnv_of_words(&[0; 8]));
        seen.push(fnv_of_words(&[0; 9]));
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
    }
}
