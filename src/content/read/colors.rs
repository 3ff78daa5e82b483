//! Readers of the colours of themes: their sRGB, their inks, and the spot ink that one is printed in.

use serde_json::json;

use super::declare::record;
use super::decode::{Cx, Decode};
use super::definitions::{Definitions, Json, either};
use super::meant::{self, MeantColor};
use super::node::{Node, Value};
use super::parts;
use super::values::Int;
use crate::color::Color;
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};
use crate::source::{Span, Spanned};

/// The plates that every file has, and what PDF means by two names (ISO 32000-1, 8.6.6.4): no spot ink can be
/// called so.
const TAKEN: [&str; 6] = ["cyan", "magenta", "yellow", "black", "all", "none"];
/// The most bytes of a name in PDF (ISO 32000-1, annex C).
const LONGEST: usize = 127;

/// A colour, and the spot ink that it is printed in, where it is.
#[derive(Debug, Clone)]
pub struct ThemeColor {
    /// The colour, printed in four inks.
    pub color: Color,
    /// Its spot ink.
    pub spot: Option<Spanned<NamedTint>>,
    /// Where it stands, when its four inks are worked out and not stated.
    pub derived: Option<Span>,
}

/// A spot ink by its name, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedTint {
    /// The name on the tin.
    pub name: String,
    /// Per cent of the full ink, from 1 to 100.
    pub percent: u8,
}

/// An sRGB colour as `#` and six hexadecimal digits.
#[derive(Debug, Clone, Copy)]
struct Hex([u8; 3]);

impl Decode for Hex {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let (Value::List(_), Some(MeantColor::Screen(digits))) =
            (&node.value, meant::color(cx.typed(node.span)))
        {
            let (expected, found) = (Expected::ColorSuch("\"#1D5B66\""), node.what());
            let fault = Fault::WrongType { expected, found };
            cx.push(
                fault
                    .at(node.span)
                    .hint(Hint::write(format!("\"{digits}\""))),
            );
            return None;
        }
        let text = cx.text(node, Expected::ColorSuch("\"#1D5B66\""))?;
        let digits = text
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(number) => {
                let [_, red, green, blue] = number.to_be_bytes();
                Some(Self([red, green, blue]))
            }
            None => {
                let hint = match meant::color(text) {
                    Some(MeantColor::Screen(digits)) => Hint::write(format!("\"{digits}\"")),
                    Some(MeantColor::Inks([c, m, y, k])) => Hint::write_such(format!(
                        "{{ rgb = \"#1D5B66\", cmyk = [{c}, {m}, {y}, {k}] }}"
                    )),
                    Some(MeantColor::Spot) => {
                        Hint::write_such(format!("{{ rgb = \"#1D5B66\", spot = \"{text}\" }}"))
                    }
                    None => Hint::write_such("\"#1D5B66\""),
                };
                cx.push(Fault::NotHex { text: text.into() }.at(node.span).hint(hint));
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$", "examples": ["#1D5B66"] })
    }
}

record! {
    /// A colour, once for screens and once for the print shop.
    struct RawColor {
        /// The colour on screens and office printers, such as "#1D5B66".
        rgb: Hex,
        /// The ink for the print shop, in per cent of cyan, magenta, yellow and black; left out, it is worked
        /// out from the colour on screens.
        cmyk: Option<[Int<0, 100>; 4]>,
        /// A spot ink for the print shop, by its name, such as "PANTONE 3155 C"; "PANTONE 3155 C 20 %" is a
        /// tint of it.
        spot: Option<Spanned<NamedTint>>,
    }
}

impl Decode for ThemeColor {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let raw = match &node.value {
            Value::Table(_) => RawColor::decode(node, cx)?,
            _ => RawColor {
                rgb: Hex::decode(node, cx)?,
                cmyk: None,
                spot: None,
                span: node.span,
            },
        };
        let inks = raw.cmyk.map(|inks| inks.map(|Int(ink)| ink as u8));
        Some(Self {
            color: match inks {
                Some(inks) => Color::new(raw.rgb.0, inks),
                None => Color::of_screen(raw.rgb.0),
            },
            spot: raw.spot,
            derived: inks.is_none().then_some(node.span),
        })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.refer::<Self>("Color", |definitions| {
            let text = Hex::schema(definitions);
            either([text, parts::record_schema::<RawColor>(definitions)])
        })
    }
}

impl NamedTint {
    /// What a text names, or why that can be no spot ink.
    fn parse(text: &str) -> Result<Self, Fault> {
        let not_spot = || Fault::NotSpot { text: text.into() };
        let (name, percent) = Self::parts(text).ok_or_else(not_spot)?;
        if TAKEN.iter().any(|taken| taken.eq_ignore_ascii_case(name)) {
            return Err(Fault::SpotNameTaken { name: name.into() });
        }
        let sound = !name.is_empty() && name.len() <= LONGEST && !name.contains(char::is_control);
        let found = (sound && (1..=100).contains(&percent)).then(|| Self {
            name: name.to_owned(),
            percent,
        });
        found.ok_or_else(not_spot)
    }

    /// The name in a text, and the per cent behind it.
    fn parts(text: &str) -> Option<(&str, u8)> {
        Some(match text.trim().strip_suffix('%') {
            None => (text.trim(), 100),
            Some(before) => {
                let before = before.trim_end();
                let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
                let percent = before.get(digits.len()..)?.parse().ok()?;
                // The number stands alone: it is no part of the name.
                (digits.strip_suffix(' ')?.trim_end(), percent)
            }
        })
    }
}

impl Decode for NamedTint {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::Text)?;
        let found = Self::parse(text);
        let report = |fault: Fault| {
            let hint = Hint::write_such("\"PANTONE 3155 C\"");
            cx.push(fault.at(node.span).hint(hint));
        };
        found.map_err(report).ok()
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "string",
            "minLength": 1,
            "not": { "pattern": r"^\s*([Cc]yan|[Mm]agenta|[Yy]ellow|[Bb]lack|[Aa]ll|[Nn]one)\s*$" },
            "examples": ["PANTONE 3155 C", "PANTONE 3155 C 20 %"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_ink_is_a_name_with_or_without_per_cent() {
        let named = |text| NamedTint::parse(text).map(|found| (found.name, found.percent));
        let found = |name: &str, percent| Ok((name.to_owned(), percent));
        assert_eq!(named("PANTONE 3155 C"), found("PANTONE 3155 C", 100));
        assert_eq!(named(" PANTONE 3155 C 20 % "), found("PANTONE 3155 C", 20));
        assert_eq!(named("PANTONE 3155 20%"), found("PANTONE 3155", 20));
        assert_eq!(named("PANTONE 3155"), found("PANTONE 3155", 100));
        let wrong = [
            "", "  ", "20 %", "P 0 %", "P 101 %", "P 300 %", "P 5.5 %", "P20 %",
        ];
        for text in wrong {
            let fault = Fault::NotSpot { text: text.into() };
            assert_eq!(named(text), Err(fault));
        }
        for (text, name) in [("All", "All"), ("cyan", "cyan"), ("None 5 %", "None")] {
            let fault = Fault::SpotNameTaken { name: name.into() };
            assert_eq!(named(text), Err(fault));
        }
    }
}
