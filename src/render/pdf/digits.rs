//! Numbers → the digits that printpdf's writer would give them, for what is handed to it written: the points of paths and the
//! strings of glyphs, of which pages have thousands. They are the fewest digits that mean the number again.

use std::io::Write;

use printpdf::Op;

use super::values::round;

/// The numbers of pages are rounded to ten-thousandths; see [`round`](super::values::round).
const PARTS: f64 = 10_000.0;
/// Below this, numbers of 32 bits lie less than a ten-thousandth apart, so that only one multiple of it means each.
const FINE: f32 = 1024.0;

/// Operators that are being written, in ASCII.
pub(super) type Written = Vec<u8>;

/// Writes a number.
pub(super) fn write_number(number: f32, out: &mut Written) {
    let size = number.abs();
    if size >= FINE || !size.is_finite() {
        return write_any(number, out);
    }
    // The nearest whole number of parts: they are few enough to be exact.
    let parts = (f64::from(size) * PARTS + 0.5) as u32;
    if (f64::from(parts) / PARTS) as f32 != size {
        return write_any(number, out);
    }
    let (whole, rest) = (parts / 10_000, parts % 10_000);
    let digit = |number: u32| b'0' + (number % 10) as u8;
    let sign = number.is_sign_negative().then_some(b'-');
    out.extend(sign);
    let places = [whole / 1000, whole / 100, whole / 10, whole].map(digit);
    let idle = match whole {
        0..10 => 3,
        10..100 => 2,
        100..1000 => 1,
        _ => 0,
    };
    out.extend_from_slice(places.get(idle..).unwrap_or_default());
    if rest > 0 {
        let places = [rest / 1000, rest / 100, rest / 10, rest].map(digit);
        let idle = match rest {
            _ if rest.is_multiple_of(1000) => 3,
            _ if rest.is_multiple_of(100) => 2,
            _ if rest.is_multiple_of(10) => 1,
            _ => 0,
        };
        out.push(b'.');
        out.extend_from_slice(places.get(..places.len() - idle).unwrap_or_default());
    }
}

/// Writes a number that is not one in ten-thousandths, or of which that cannot be told.
#[cold]
fn write_any(number: f32, out: &mut Written) {
    // Memory takes all that is written to it.
    let _ = write!(out, "{number}");
}

/// Writes a place in hundredths of a point, a third of the dot of an imagesetter with 2,400 of them to the inch: for the points
/// of outlines, of which drawings have thousands. Infinity and NaN, which PDF cannot write, become 0.
pub(super) fn write_place(points: f64, out: &mut Written) {
    let parts = (points * 100.0).abs() + 0.5;
    if parts.is_nan() || parts >= 4e9 {
        return write_fine_place(points, out);
    }
    let parts = parts as u32;
    let (mut whole, rest) = (parts / 100, parts % 100);
    let digit = |number: u32| b'0' + (number % 10) as u8;
    // From the last digit to the first.
    let mut places = [0; 12];
    let mut first = places.len();
    let mut write = |byte: u8| {
        first -= 1;
        places[first] = byte;
    };
    if rest > 0 {
        if !rest.is_multiple_of(10) {
            write(digit(rest));
        }
        write(digit(rest / 10));
        write(b'.');
    }
    loop {
        write(digit(whole));
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if points < 0.0 && parts > 0 {
        write(b'-');
    }
    out.extend_from_slice(places.get(first..).unwrap_or_default());
}

/// Writes an operator behind its numbers, and begins another line.
pub(super) fn write_operation(numbers: &[f32], operator: &str, out: &mut Written) {
    for number in numbers {
        write_number(*number, out);
        out.push(b' ');
    }
    out.extend_from_slice(operator.as_bytes());
    out.push(b'\n');
}

/// Writes a place in ten-thousandths of a point.
pub(super) fn write_fine_place(points: f64, out: &mut Written) {
    write_number(round(points), out);
}

/// Writes an operator behind a name of plain letters and digits.
pub(super) fn write_name(name: &str, operator: &str, out: &mut Written) {
    for part in ["/", name, " ", operator, "\n"] {
        out.extend_from_slice(part.as_bytes());
    }
}

/// Operators that are written, each with the end of its line, as one that printpdf takes.
pub(super) fn written(mut operators: Written) -> Op {
    operators.pop();
    let text = String::from_utf8(operators);
    // It is ASCII.
    let key = text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Op::Unknown {
        key,
        value: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(number: f32) -> String {
        let mut out = Written::new();
        write_number(number, &mut out);
        String::from_utf8(out).expect("digits")
    }

    #[test]
    fn digits_are_those_of_the_standard_library() {
        let edges = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            0.0001,
            1e-7,
            1023.9999,
            1024.0,
            1024.0001,
            2047.9999,
            16_777_216.0,
            f32::MIN_POSITIVE,
        ];
        for number in edges {
            assert_eq!(written(number), number.to_string());
        }
        // Every number of a page up to a step, and some between the others.
        for parts in (0..200_000).chain((200_000..20_000_000).step_by(97)) {
            let number = round(f64::from(parts) / PARTS);
            assert_eq!(written(number), number.to_string());
            assert_eq!(written(-number), (-number).to_string());
        }
    }

    #[test]
    fn places_have_two_digits_behind_the_point_at_most() {
        let cases = [
            (0.0, "0"),
            (-0.004, "0"),
            (-0.005, "-0.01"),
            (56.1167, "56.12"),
            (-8.5039, "-8.5"),
            (299.999, "300"),
            (40_000_000.25, "40000000"),
            (f64::NAN, "0"),
            (f64::NEG_INFINITY, "0"),
        ];
        for (number, digits) in cases {
            let mut out = Written::new();
            write_place(number, &mut out);
            assert_eq!(String::from_utf8(out).expect("digits"), digits);
        }
    }

    proptest! {
        #[test]
        fn a_place_is_the_nearest_in_hundredths(points in -100_000.0..100_000.0f64) {
            let mut out = Written::new();
            write_place(points, &mut out);
            let text = String::from_utf8(out).expect("digits");
            let read: f64 = text.parse().expect("a number");
            prop_assert!((read - points).abs() < 0.005_001, "{points} {text}");
            let behind = text.split_once('.').map_or("1", |(_, behind)| behind);
            prop_assert!(behind.len() <= 2 && !behind.ends_with('0'), "{text}");
        }

        #[test]
        fn any_number_is_written_as_the_standard_library_writes_it(number in prop::num::f32::NORMAL | prop::num::f32::ZERO | prop::num::f32::SUBNORMAL) {
            prop_assert_eq!(written(number), number.to_string());
        }

        #[test]
        fn so_is_any_length(points in -3_000.0..3_000.0f64) {
            let number = round(points);
            prop_assert_eq!(written(number), number.to_string());
        }
    }
}
