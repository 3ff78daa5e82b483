//! A hash for names and identifiers that must depend on the content alone.

/// 128-bit FNV-1a (Fowler, Noll and Vo), the same on every machine. It only has to tell contents
/// apart; it is not used for security.
pub fn fnv(bytes: impl IntoIterator<Item = u8>) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes
        .into_iter()
        .fold(OFFSET, |hash, b| (hash ^ u128::from(b)).wrapping_mul(PRIME))
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
}
