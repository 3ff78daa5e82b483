//! Values of a drawing: is each one that the drawing library understands, and within sane bounds? It
//! passes over what it does not understand, and the drawing comes out otherwise than it was meant.

use std::ops::Range;
use std::str::FromStr;

use svgtypes::{Color, Length, LengthListParser, Paint, Transform};

/// The largest number that may stand in a drawing. Arcs of far larger radii take hours to divide into
/// curves, and PDF readers keep numbers in single precision.
pub(super) const MOST: f64 = 1e6;

/// Attributes that are one number, perhaps with a unit.
const LENGTHS: [&str; 14] = [
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "stroke-width",
    "width",
    "height",
];

/// What is wrong with a value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is none that this property can have.
    Value,
    /// It asks for what cannot be drawn.
    Effect,
}

/// Whether `value` can stand for the property `name`.
pub(super) fn check(name: &str, value: &str, in_css: bool) -> Result<(), Wrong> {
    let known = |sound: bool| if sound { Ok(()) } else { Err(Wrong::Value) };
    if value == "inherit" {
        return Ok(());
    }
    match name {
        "fill" | "stroke" => known(Paint::from_str(value).is_ok()),
        "color" => known(value == "currentColor" || Color::from_str(value).is_ok()),
        "opacity" | "fill-opacity" | "stroke-opacity" => {
            let number = value.strip_suffix('%').unwrap_or(value);
            known(number.trim().parse::<f64>().is_ok())
        }
        "fill-rule" | "clip-rule" => known(matches!(value, "nonzero" | "evenodd")),
        "stroke-dasharray" => {
            known(value == "none" || LengthListParser::from(value).all(|l| l.is_ok()))
        }
        "stroke-linecap" => known(matches!(value, "butt" | "round" | "square")),
        "filter" | "marker" | "marker-start" | "marker-mid" | "marker-end" if value != "none" => {
            Err(Wrong::Effect)
        }
        "mix-blend-mode" if value != "normal" => Err(Wrong::Effect),
        // In CSS these are newer than the drawing library, which passes them over.
        "d" | "points" if in_css => Err(Wrong::Effect),
        _ if in_css && LENGTHS.contains(&name) && name != "stroke-width" => Err(Wrong::Effect),
        "transform" => known(value == "none" || Transform::from_str(value).is_ok()),
        "points" => {
            let numbers = value.split([' ', ',', '\t', '\n', '\r']);
            let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
            // Signs may stand where blanks would: the drawing library knows.
            let plain = numbers.iter().all(|n| n.parse::<f64>().is_ok());
            let pairs = svgtypes::PointsParser::from(value).count();
            known(match plain {
                true => numbers.len().is_multiple_of(2),
                false => pairs > 0 && value.chars().all(|c| !c.is_alphabetic() || c == 'e'),
            })
        }
        _ if LENGTHS.contains(&name) => known(value == "auto" || Length::from_str(value).is_ok()),
        _ => Ok(()),
    }
}

/// The first number of a value that no drawing has, by its place in it.
pub(super) fn too_large(name: &str, value: &str) -> Option<Range<usize>> {
    let numeric = LENGTHS.contains(&name)
        || matches!(
            name,
            "d" | "points"
                | "transform"
                | "viewBox"
                | "stroke-dasharray"
                | "stroke-dashoffset"
                | "stroke-miterlimit"
        );
    let sane = |range: &Range<usize>| {
        let number = value.get(range.clone()).unwrap_or_default();
        number.parse::<f64>().is_ok_and(|n| n.abs() <= MOST)
    };
    numeric
        .then(|| numbers(value).into_iter().find(|range| !sane(range)))
        .flatten()
}

/// Where the numbers of a value stand.
fn numbers(value: &str) -> Vec<Range<usize>> {
    let bytes = value.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        at = digits(at);
        if bytes.get(at) == Some(&b'.') {
            at = digits(at + 1);
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            let end = digits(at + 1 + sign);
            if end > at + 1 + sign {
                at = end;
            }
        }
        found.push(start..at);
    }
    found
}

/// The part of the file that `url(#…)` names.
pub(super) fn target(value: &str) -> Option<&str> {
    let inner = value.trim().strip_prefix("url(")?;
    let inner = inner.split(')').next()?.trim().trim_matches(['"', '\'']);
    inner.strip_prefix('#')
}

/// The colour that a value names.
pub(super) fn color(value: &str) -> Option<[u8; 3]> {
    let color = Color::from_str(value).ok()?;
    Some([color.red, color.green, color.blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_all_bounds_are_found_where_they_stand() {
        let large = |value: &str| too_large("d", value).map(|range| value[range].to_owned());
        assert_eq!(large("M0 0A1 1 0 0 1 1 1e38"), Some("1e38".to_owned()));
        assert_eq!(large("M0-1e7.5"), Some("1e7".to_owned()));
        assert_eq!(large("M12345678 0"), Some("12345678".to_owned()));
        assert_eq!(large("M0 0c1e-9.5-.5 2e2 1e6 4 4"), None);
        assert_eq!(too_large("id", "9999999999"), None);
    }

    #[test]
    fn values_are_those_that_the_library_knows() {
        assert_eq!(check("fill", "rgb(1,2,3)", false), Ok(()));
        assert_eq!(check("fill", "var(--a)", true), Err(Wrong::Value));
        assert_eq!(check("filter", "url(#a)", true), Err(Wrong::Effect));
        assert_eq!(check("r", "4px", true), Err(Wrong::Effect));
        assert_eq!(check("r", "4px", false), Ok(()));
        assert_eq!(check("points", "1-2.5.5 3", false), Ok(()));
        assert_eq!(check("points", "3 3 9", false), Err(Wrong::Value));
        assert_eq!(check("points", "a b", false), Err(Wrong::Value));
        assert_eq!(target("url( '#a' )"), Some("a"));
    }
}
