//! Numbers, rectangles and texts → values as PDF writes them.

use lopdf::{Object, StringFormat};
use printpdf::Pt;

use crate::units::Abs;

/// A length in points, in ten-thousandths: finer than any device, and short to write.
pub(super) fn pt(length: Abs) -> Pt {
    Pt(round(length.to_pt()))
}

/// A number in ten-thousandths. Infinity and NaN, which PDF cannot write, become 0.
pub(super) fn round(value: f64) -> f32 {
    let rounded = ((value * 10_000.0).round() / 10_000.0) as f32;
    if rounded.is_finite() { rounded } else { 0.0 }
}

/// A length in points, as an object.
pub(super) fn points(length: Abs) -> Object {
    Object::Real(pt(length).0)
}

/// A rectangle, by two opposite corners.
pub(super) fn rectangle(corners: [Abs; 4]) -> Object {
    Object::Array(corners.map(points).to_vec())
}

/// A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, all else in UTF-16.
pub(super) fn text_string(text: &str) -> Object {
    let printable = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
    if text.bytes().all(printable) {
        return Object::string_literal(text);
    }
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// The bytes of a text string in UTF-16, which begin with the byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_finite_number_becomes_zero() {
        assert_eq!(round(f64::NAN), 0.0);
        assert_eq!(round(1e300), 0.0);
        assert_eq!(round(1.234_56), 1.2346);
    }
}
