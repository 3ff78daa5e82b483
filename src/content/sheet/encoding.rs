//! The bytes of a table → its text: UTF-8, UTF-16 or Windows-1252, found out from the bytes. What stands in
//! the text is not decided here.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// A workbook of Excel or LibreOffice.
    Workbook,
    /// A workbook of Excel 97 to 2003, or one with a password.
    OldWorkbook,
    /// Letters of an encoding that cannot be told.
    Unknown,
}

/// A text, and how it was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of the encoding, where it is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// What no text begins with, and what begins with it: the signature of a ZIP archive (APPNOTE, section
/// 4.3.7), which workbooks of today are, and that of a compound file (MS-CFB, section 2.2), which those of
/// Excel 97 to 2003 are, and workbooks of today with a password.
const SIGNATURES: [(&[u8], NotText); 2] = [
    (b"PK\x03\x04", NotText::Workbook),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", NotText::OldWorkbook),
];

/// How much of a file without a byte order mark is looked at for zeros, which tell UTF-16.
const LOOKED_AT: usize = 4096;

/// The text that `bytes` are.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    let known = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    if let Some((_, what)) = known {
        return Err(*what);
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (Some(encoding), bytes.get(length..).unwrap_or_default()),
        None => (utf16_without_mark(bytes), bytes),
    };
    if let Some(encoding) = encoding.filter(|encoding| [UTF_16LE, UTF_16BE].contains(encoding)) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let text = text.ok_or(NotText::Unknown)?.into_owned();
        return Ok(Decoded {
            text,
            encoding: Some(match encoding == UTF_16LE {
                true => "UTF-16 (little-endian)",
                false => "UTF-16 (big-endian)",
            }),
        });
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(Decoded {
            text: text.to_owned(),
            encoding: None,
        });
    }
    // A byte order mark says UTF-8, and the rest is not.
    if encoding.is_some() || !is_windows_1252(bytes) {
        return Err(NotText::Unknown);
    }
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    Ok(Decoded {
        text: text.into_owned(),
        encoding: Some("Windows-1252"),
    })
}

/// UTF-16 whose byte order mark is missing: of letters of western Europe one of the two bytes is zero, and
/// always the same.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0);
    let (even, odd) = (zeros(0).count(), zeros(1).count());
    let most = head.len() / 4;
    match (even, odd) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// Bytes that Windows-1252 gives no sign.
const WITHOUT_SIGN: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

/// Signs of Windows-1252 beyond ASCII that stand between letters in words of western Europe: « ’ ´ » as
/// apostrophes, the middle dot of Catalan, hyphens, dashes and spaces.
const BETWEEN_LETTERS: &str = "’´·–—\u{A0}\u{AD}…";

/// Whether bytes that are not UTF-8 make words when they are read as Windows-1252. «CSV (MS-DOS)» and «CSV
/// (Macintosh)» use other bytes for the letters æ, ø and å, which then become signs inside of words, `b†t` or
/// `bŒt`: with these nobody can tell what the words were.
fn is_windows_1252(bytes: &[u8]) -> bool {
    if bytes.iter().any(|byte| WITHOUT_SIGN.contains(byte)) {
        return false;
    }
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let after = letters.peek().copied();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let strange = match c {
            _ if c.is_ascii() || BETWEEN_LETTERS.contains(c) => false,
            'Œ' | 'Š' | 'Ž' | 'Ÿ' => letter(before) && (small(before) || small(after)),
            _ if c.is_alphabetic() => false,
            _ => letter(before) && letter(after),
        };
        if strange {
            return false;
        }
        before = Some(c);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "navn;rolle\r\nKåre Ødegård;«Ærlig» – 5\u{A0}€\r\n";

    fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_of_an_office_is_found_out() {
        let little = |text: &str| utf16(text, u16::to_le_bytes);
        let big = |text: &str| utf16(text, u16::to_be_bytes);
        let marked = format!("\u{FEFF}{TEXT}");
        let western = WINDOWS_1252.encode(TEXT).0.into_owned();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), None),
            (marked.clone().into_bytes(), None),
            (little(&marked), Some("UTF-16 (little-endian)")),
            (big(&marked), Some("UTF-16 (big-endian)")),
            (little(TEXT), Some("UTF-16 (little-endian)")),
            (big(TEXT), Some("UTF-16 (big-endian)")),
            (western, Some("Windows-1252")),
        ] {
            let decoded = decode(&bytes).expect("a text");
            assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, encoding));
        }
    }

    #[test]
    fn words_of_western_europe_are_windows_1252() {
        for text in [
            "Lego® og Œuvre",
            "L’Oréal",
            "Col·legi",
            "½ liter",
            "5 ‰, 3 °C",
            "Škoda",
            "»ja«",
            "†1920",
            "¿Qué?",
            "BJØRNÆR",
            "naïve",
            "en…to",
        ] {
            let (bytes, ..) = WINDOWS_1252.encode(text);
            let decoded = decode(&bytes).expect(text);
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding),
                (text, Some("Windows-1252"))
            );
        }
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        for (bytes, what) in [
            // «Kåre;Ås;sær» and «blå bøk» as Excel for MS-DOS and for Macintosh saves them.
            (&b"K\x86re;\x8Fs;s\x91r"[..], NotText::Unknown),
            (b"K\x86re;s\x91r", NotText::Unknown),
            (b"bl\x86 b\x9Bk", NotText::Unknown),
            (b"K\x8Cre", NotText::Unknown),
            (b"bl\x8C b\xBFk", NotText::Unknown),
            (b"\xEF\xBB\xBFK\xE5re", NotText::Unknown),
            (b"\xFF\xFEa\0\0", NotText::Unknown),
            (b"PK\x03\x04\x14\0", NotText::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", NotText::OldWorkbook),
        ] {
            assert_eq!(decode(bytes), Err(what), "{bytes:?}");
        }
        assert_eq!(decode(b"").map(|decoded| decoded.text), Ok(String::new()));
    }
}
