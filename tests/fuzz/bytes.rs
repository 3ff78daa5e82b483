//! Bytes of a picture, a font or a packed workbook → the same with something wrong in them. What is guarded by a
//! checksum gets the right one mostly, so that what lies behind it is reached.

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use flate2::Crc;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::chance::Chance;
use super::text::{self, Stock};

/// What counts and offsets are not expected to be.
const ODD: [u32; 14] = [
    0,
    1,
    2,
    0x7f,
    0x80,
    0xff,
    0x100,
    0x7fff,
    0x8000,
    0xffff,
    0x1_0000,
    0x7fff_ffff,
    0x8000_0000,
    u32::MAX,
];

/// Changes the bytes of a picture in one way.
pub fn picture(bytes: &mut Vec<u8>, chance: &mut Chance) {
    // What a picture is said to be stands at its beginning.
    let head = 0..bytes.len().min(200);
    let within = if chance.one_in(2) {
        head
    } else {
        0..bytes.len()
    };
    any(bytes, within, chance);
    if bytes.starts_with(b"\x89PNG") && !chance.one_in(5) {
        mend_png(bytes);
    }
}

/// Changes the bytes of a font in one way, mostly in one of its tables.
pub fn font(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let tables = tables(bytes);
    if tables.is_empty() || chance.one_in(10) {
        any(bytes, 0..bytes.len(), chance);
        return;
    }
    let table = chance.pick(&tables).clone();
    let head = table.start..table.end.min(table.start + 64);
    let within = if chance.one_in(2) { head } else { table };
    // The tables behind it stay where they are.
    overwrite(bytes, within, chance);
}

/// Changes one of the files that are packed in a workbook, or the package itself.
pub fn workbook(bytes: &mut Vec<u8>, stock: &Stock, chance: &mut Chance) {
    let packed = match chance.one_in(5) {
        true => None,
        false => repacked(bytes, stock, chance),
    };
    match packed {
        Some(packed) => *bytes = packed,
        None => any(bytes, 0..bytes.len(), chance),
    }
}

fn repacked(bytes: &[u8], stock: &Stock, chance: &mut Chance) -> Option<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = chance.below(from.len());
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let file = from.by_index(at).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut part = Vec::new();
        // What a changed package says of itself need not be true.
        file.take(1 << 20).read_to_end(&mut part).ok()?;
        if at == chosen {
            text::mutate(&mut part, stock, chance);
        }
        let options = SimpleFileOptions::default();
        to.start_file(name, options).ok()?;
        to.write_all(&part).ok()?;
    }
    Some(to.finish().ok()?.into_inner())
}

/// Changes bytes in one way, also how many they are.
fn any(bytes: &mut Vec<u8>, within: Range<usize>, chance: &mut Chance) {
    if bytes.is_empty() {
        return;
    }
    match chance.below(8) {
        0 => bytes.truncate(chance.below(bytes.len())),
        1 => {
            let piece = piece(bytes, chance);
            let at = within.start + chance.below(within.len());
            bytes.splice(at..at, piece);
        }
        2 => {
            let start = within.start + chance.below(within.len());
            let end = (start + 1 + chance.below(64)).min(bytes.len());
            bytes.drain(start..end);
        }
        _ => overwrite(bytes, within, chance),
    }
}

fn piece(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let start = chance.below(bytes.len());
    let end = (start + 1 + chance.below(256)).min(bytes.len());
    bytes[start..end].to_vec()
}

/// Changes bytes where they stand.
fn overwrite(bytes: &mut [u8], within: Range<usize>, chance: &mut Chance) {
    for _ in 0..=chance.below(3) {
        let at = within.start + chance.below(within.len());
        let odd = *chance.pick(&ODD);
        let new: Vec<u8> = match chance.below(7) {
            0 => vec![bytes.get(at).copied().unwrap_or(0) ^ (1 << chance.below(8))],
            1 => vec![chance.next() as u8],
            2 => (odd as u16).to_be_bytes().to_vec(),
            3 => (odd as u16).to_le_bytes().to_vec(),
            4 => odd.to_be_bytes().to_vec(),
            5 => odd.to_le_bytes().to_vec(),
            _ => piece(bytes, chance),
        };
        for (offset, byte) in new.into_iter().enumerate() {
            if let Some(place) = bytes.get_mut(at + offset) {
                *place = byte;
            }
        }
    }
}

/// Where the tables of a font lie, by its list of them.
fn tables(bytes: &[u8]) -> Vec<Range<usize>> {
    let u32_at = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        Some(u32::from_be_bytes(four.try_into().ok()?) as usize)
    };
    let count = bytes.get(5).copied().unwrap_or(0);
    let range = |table: usize| {
        let entry = 12 + table * 16;
        let start = u32_at(entry + 8)?;
        let end = start.checked_add(u32_at(entry + 12)?)?;
        (start < end && end <= bytes.len()).then_some(start..end)
    };
    let mut tables: Vec<Range<usize>> = (0..usize::from(count)).filter_map(range).collect();
    // The list itself.
    tables.push(0..bytes.len().min(12 + usize::from(count) * 16));
    tables.retain(|table| !table.is_empty());
    tables
}

/// Gives every chunk of a PNG the checksum that it should have.
fn mend_png(bytes: &mut [u8]) {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(end) = (at + 8)
            .checked_add(length)
            .filter(|end| end + 4 <= bytes.len())
        else {
            return;
        };
        let mut crc = Crc::new();
        crc.update(&bytes[at + 4..end]);
        bytes[end..end + 4].copy_from_slice(&crc.sum().to_be_bytes());
        at = end + 4;
    }
}
