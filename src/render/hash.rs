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
    let mut hash = WordHash::default();
    hash.add(bytes);
    hash.finish()
}

/// The same of bytes that come some at a time.
#[derive(Debug, Clone)]
pub struct WordHash {
    hash: u128,
    /// The bytes of a word that is not whole yet, and how many there are.
    begun: ([u8; 8], usize),
    length: u64,
}

impl Default for WordHash {
    fn default() -> Self {
        Self {
            hash: OFFSET,
            begun: ([0; 8], 0),
            length: 0,
        }
    }
}

impl WordHash {
    /// Adds bytes behind all others.
    pub fn add(&mut self, mut bytes: &[u8]) {
        self.length += bytes.len() as u64;
        let (word, count) = &mut self.begun;
        if *count > 0 {
            let (here, rest) = bytes.split_at(bytes.len().min(word.len() - *count));
            word[*count..*count + here.len()].copy_from_slice(here);
            *count += here.len();
            bytes = rest;
            if *count < word.len() {
                return;
            }
            self.hash = with_word(self.hash, *word);
        }
        let (words, rest) = bytes.as_chunks::<8>();
        self.hash = words
            .iter()
            .fold(self.hash, |hash, word| with_word(hash, *word));
        word[..rest.len()].copy_from_slice(rest);
        *count = rest.len();
    }

    /// The hash of all bytes so far.
    pub fn finish(&self) -> u128 {
        let (word, count) = &self.begun;
        let rest = word.iter().take(*count).copied();
        let last = rest.chain(self.length.to_le_bytes());
        last.fold(self.hash, |hash, b| {
            (hash ^ u128::from(b)).wrapping_mul(PRIME)
        })
    }
}

const fn with_word(hash: u128, word: [u8; 8]) -> u128 {
    (hash ^ u64::from_le_bytes(word) as u128).wrapping_mul(PRIME)
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
    fn however_bytes_come_their_hash_is_the_same() {
        let bytes: Vec<u8> = (0..100_u32).map(|n| (n * 37 % 101) as u8).collect();
        for step in 1..20 {
            let mut hash = WordHash::default();
            bytes.chunks(step).for_each(|some| hash.add(some));
            assert_eq!(hash.finish(), fnv_of_words(&bytes), "{step}");
        }
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
