//! Bytes of a stream → the same, compressed. This is done by the threads that draw, so that what is
//! kept until the file is written is small.

use std::sync::{Mutex, MutexGuard, PoisonError};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

use super::work::PdfWork;

/// The length of `/Filter /FlateDecode` in a file: a smaller gain is not worth it.
const FILTER_BYTES: usize = 19;

/// A compressor that is used again and again: setting one up takes as long as a short stream.
pub(super) struct Packer {
    compress: Compress,
    /// Since it was taken.
    work: PdfWork,
}

/// Compressors that are not at work; each thread takes one and gives it back.
pub(super) struct Packers(Mutex<PackersState>);

struct PackersState {
    idle: Vec<Packer>,
    work: PdfWork,
}

impl Packers {
    pub const fn new() -> Self {
        Self(Mutex::new(PackersState {
            idle: Vec::new(),
            work: PdfWork::NONE,
        }))
    }

    /// Does something with a compressor.
    pub fn with<T>(&self, work: impl FnOnce(&mut Packer) -> T) -> T {
        let idle = self.lock().idle.pop();
        let mut packer = idle.unwrap_or_else(Packer::new);
        let done = work(&mut packer);
        let mut state = self.lock();
        state.work += std::mem::take(&mut packer.work);
        state.idle.push(packer);
        done
    }

    /// How many bytes were compressed, and to how many.
    pub fn work(&self) -> PdfWork {
        self.lock().work
    }

    fn lock(&self) -> MutexGuard<'_, PackersState> {
        // What a packer did before leaves no trace, so a thread that panicked does no harm.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The bytes of a stream, deflated where that makes them fewer.
#[derive(Clone)]
pub(super) struct PackedStream {
    bytes: Vec<u8>,
    deflated: bool,
}

impl Packer {
    /// With level 6: the best compression gains less than a hundredth on pages.
    pub fn new() -> Self {
        Self::at_level(6)
    }

    /// The same for tables of numbers, such as colour profiles, on which the best compression takes fifteen
    /// times as long and gains less than a fiftieth.
    pub fn quick() -> Self {
        Self::at_level(4)
    }

    fn at_level(level: u32) -> Self {
        Self {
            compress: Compress::new(Compression::new(level), true),
            work: PdfWork::default(),
        }
    }

    /// Compresses the bytes of a stream.
    pub fn pack(&mut self, plain: &[u8]) -> PackedStream {
        self.compress.reset();
        // Never longer than the bytes themselves: then they stay as they are.
        let mut bytes = Vec::with_capacity(plain.len());
        let status = self
            .compress
            .compress_vec(plain, &mut bytes, FlushCompress::Finish);
        let deflated =
            matches!(status, Ok(Status::StreamEnd)) && bytes.len() + FILTER_BYTES < plain.len();
        if deflated {
            bytes.shrink_to_fit();
        } else {
            bytes = plain.to_vec();
        }
        self.work.plain += plain.len() as u64;
        self.work.packed += bytes.len() as u64;
        PackedStream { bytes, deflated }
    }
}

impl PackedStream {
    /// Bytes that are left as they are.
    pub const fn plain(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            deflated: false,
        }
    }

    /// The same, to be kept.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The stream with these entries in its dictionary.
    pub fn stream(self, mut dictionary: Dictionary) -> Stream {
        if self.deflated {
            dictionary.set("Filter", "FlateDecode");
        }
        Stream::new(dictionary, self.bytes).with_compression(false)
    }

    /// Puts these bytes in place of the plain ones of a stream.
    pub fn replace(self, stream: &mut Stream) {
        stream.set_content(self.bytes);
        if self.deflated {
            stream.dict.set("Filter", "FlateDecode");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stream_comes_back_whole() {
        let mut packer = Packer::new();
        let long: Vec<u8> = (0..100_000u32)
            .map(|n| (n.wrapping_mul(n) >> 7) as u8)
            .collect();
        for plain in [&b""[..], b"q Q", &b"0 0 m ".repeat(50), &long, b"q Q"] {
            let packed = packer.pack(plain);
            assert!(packed.bytes.len() <= plain.len());
            assert_eq!(packed.deflated, packed.bytes != plain);
            let stream = packed.stream(Dictionary::new());
            assert_eq!(stream.get_plain_content().expect("readable"), plain);
        }
    }

    #[test]
    fn what_came_before_leaves_no_trace() {
        let words = b"0.5 0 0 0.5 10 20 cm ".repeat(30);
        let mut packer = Packer::new();
        let first = packer.pack(&words).bytes;
        packer.pack(&b"1 0 0 1 7 9 cm /P1 Do ".repeat(300));
        assert_eq!(packer.pack(&words).bytes, first);
    }
}
