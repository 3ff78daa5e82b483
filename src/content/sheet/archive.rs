//! The bytes of a workbook → its parts, which are files of XML in a ZIP archive. What stands in them is not
//! read here.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::grid::Unreadable;

/// The most bytes of XML in a workbook, in all its parts together. Twenty thousand rows of a few dozen cells are
/// a third of it; what is larger takes seconds and fills the memory, and a hundred kilobytes can swell to it.
const MOST_XML: u64 = 64 << 20;

/// What a ZIP archive begins with (APPNOTE, section 4.3.7).
const ZIP: &[u8] = b"PK\x03\x04";
/// What a compound file begins with (MS-CFB, section 2.2): a workbook of Excel 97 to 2003, or one with a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The stream of a compound file that holds a workbook with a password (MS-OFFCRYPTO, section 2.3.4.4).
const ENCRYPTED: &str = "EncryptedPackage";
/// The bytes of an entry in the directory of a compound file (MS-CFB, section 2.6.1). Sectors hold whole ones, and
/// begin at multiples of it.
const ENTRY: usize = 128;

/// What an archive is, by its bytes: the name of a file says little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A workbook of Excel, in XML.
    Xlsx,
    /// A workbook of LibreOffice and others.
    Ods,
}

/// A workbook whose parts are known to be no larger than can be read.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

/// Any fault of an archive or of the XML in it; what exactly is wrong helps nobody.
pub fn broken(_: impl std::error::Error) -> Unreadable {
    Unreadable::Broken
}

/// Whether a compound file has a stream of that name: its entry in the directory begins with the name in UTF-16
/// with a zero at its end, and says behind the room for it how many bytes that are. The chains of sectors are not
/// followed to it, for no other bytes look like it.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name = ENCRYPTED.encode_utf16().chain([0]);
    let name: Vec<u8> = name.flat_map(u16::to_le_bytes).collect();
    let length = [name.len() as u8, 0];
    let mut entries = bytes.chunks_exact(ENTRY);
    entries.any(|entry| entry.starts_with(&name) && entry.get(64..66) == Some(&length))
}

impl<'b> Archive<'b> {
    /// Opens an archive. All XML in it is inflated once and thrown away: the sizes that an archive states can be
    /// wrong, and nothing is done with one that swells beyond all measure.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(COMPOUND) {
            return Err(match is_encrypted(bytes) {
                true => Unreadable::Password,
                false => Unreadable::Old,
            });
        }
        if !bytes.starts_with(ZIP) {
            return Err(Unreadable::NoWorkbook);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let mut left = MOST_XML;
        for index in 0..zip.len() {
            let file = zip.by_index(index).map_err(broken)?;
            let name = file.name().map_err(broken)?.to_ascii_lowercase();
            if !(name.ends_with(".xml") || name.ends_with(".rels")) {
                continue;
            }
            let read = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(broken)?;
            left = left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
        }
        Ok(Self { zip })
    }

    /// The names of all parts.
    fn names(&self) -> impl Iterator<Item = String> {
        let names = self.zip.file_names().flatten();
        names.map(|name| name.into_owned())
    }

    /// The names of the parts whose names end like this, in small letters.
    pub fn names_ending(&self, end: &str) -> Vec<String> {
        let ends = |name: &String| name.to_ascii_lowercase().ends_with(end);
        self.names().filter(ends).collect()
    }

    /// What it is.
    pub fn kind(&self) -> Result<Kind, Unreadable> {
        let has = |end: &str| self.names().any(|name| name.ends_with(end));
        match () {
            () if has("content.xml") && has("mimetype") => Ok(Kind::Ods),
            () if has("workbook.xml") => Ok(Kind::Xlsx),
            () if has("workbook.bin") => Err(Unreadable::Binary),
            () => Err(Unreadable::NoWorkbook),
        }
    }

    /// The XML of a part. Names of parts do not tell capitals from small letters (ECMA-376-2, 6.2.2).
    pub fn part(&mut self, path: &str) -> Result<String, Unreadable> {
        let path = path.trim_start_matches('/');
        let same = |name: &String| name.replace('\\', "/").eq_ignore_ascii_case(path);
        let name = self.names().find(same).ok_or(Unreadable::Broken)?;
        let file = self.zip.by_name(&name).map_err(broken)?;
        let mut bytes = Vec::new();
        file.take(MOST_XML)
            .read_to_end(&mut bytes)
            .map_err(broken)?;
        let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
        String::from_utf8(text.to_vec()).map_err(broken)
    }
}
