//! Sizes of trims and paper by name or measure: `"A5"`, `"A4 landscape"`, `"148x210mm"`.

use serde_json::json;

use super::declare::Resolve;
use super::resolver::Resolver;
use crate::content::read::{Cx, Decode, Definitions, Json, Node};
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};
use crate::geom::Size;
use crate::units::{Abs, parse_abs};

/// Names and sizes in mm, upright: the A series of ISO 216, the larger SRA sheets of ISO 217 that leave
/// room for bleed and marks, and American paper (ANSI/ASME Y14.1 A and B, and Legal of 8.5 × 14 inches).
const NAMED: &[(&str, f64, f64)] = &[
    ("A0", 841.0, 1189.0),
    ("A1", 594.0, 841.0),
    ("A2", 420.0, 594.0),
    ("A3", 297.0, 420.0),
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
    ("A6", 105.0, 148.0),
    ("A7", 74.0, 105.0),
    ("SRA1", 640.0, 900.0),
    ("SRA2", 450.0, 640.0),
    ("SRA3", 320.0, 450.0),
    ("SRA4", 225.0, 320.0),
    ("Letter", 215.9, 279.4),
    ("Legal", 215.9, 355.6),
    ("Tabloid", 279.4, 431.8),
];

/// Names and sizes of cards in mm, the way they are used: ISO/IEC 7810 ID-1, the business card of most
/// of Europe, and playing cards of 2.5 × 3.5 and 2.75 × 4.75 inches.
const CARDS: &[(&str, f64, f64)] = &[
    ("ID-1", 85.6, 53.98),
    ("business-card", 85.0, 55.0),
    ("poker", 63.5, 88.9),
    ("tarot", 69.85, 120.65),
];

/// The smallest and largest sides that make sense, from a small label to a banner.
const SIDES: (Abs, Abs) = (Abs::mm(8.0), Abs::mm(3000.0));

/// A size of paper or trim, as the files state it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaperSize {
    /// As it lies.
    pub size: Size,
    /// Whether it was said how it lies: a name alone does not say so.
    pub lies: bool,
}

impl PaperSize {
    /// A size that is called by its name.
    pub const fn named(size: Size) -> Self {
        Self { size, lies: false }
    }
}

/// Reads a name in capitals or not, with `landscape` or `portrait` behind it if wanted, or `WIDTHxHEIGHT` and a unit.
pub fn parse_size(text: &str) -> Option<Size> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let (turned, rest) = (words.next(), words.next());
    let named = NAMED
        .iter()
        .chain(CARDS)
        .find(|(name, ..)| name.eq_ignore_ascii_case(first));
    if let (Some((_, width, height)), None) = (named, rest) {
        let [short, long] = [width.min(*height), width.max(*height)].map(Abs::mm);
        let is = |word: &str| turned.is_some_and(|turned| turned.eq_ignore_ascii_case(word));
        return match turned {
            None => Some(Size::new(Abs::mm(*width), Abs::mm(*height))),
            Some(_) if is("portrait") => Some(Size::new(short, long)),
            Some(_) if is("landscape") => Some(Size::new(long, short)),
            Some(_) => None,
        };
    }
    let (width, height) = text.split_once(['x', '×'])?;
    let height_text = height.trim();
    let unit = height_text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let height = parse_abs(height_text).ok()?;
    let width = parse_abs(width)
        .or_else(|_| parse_abs(&format!("{width}{unit}")))
        .ok()?;
    let sound = |side: Abs| SIDES.0 <= side && side <= SIDES.1;
    (sound(width) && sound(height)).then_some(Size::new(width, height))
}

/// The size that somebody meant who wrote it with Norwegian words, a decimal comma, a blank in its name or without
/// a unit.
fn meant(text: &str) -> Option<String> {
    let words = text
        .split_whitespace()
        .filter_map(|word| match word.to_lowercase().as_str() {
            "papir" | "ark" | "format" | "paper" => None,
            "liggende" | "liggjande" | "tverrformat" => Some("landscape"),
            "stående" | "ståande" | "høyformat" => Some("portrait"),
            _ => Some(word),
        });
    let words: Vec<&str> = words.collect();
    let spelt = words.join(" ").replace(',', ".");
    // `A 4 landscape`: what follows the second word keeps its blank.
    let part = |(at, word): (usize, &&str)| match at {
        0 | 1 => (*word).to_owned(),
        _ => format!(" {word}"),
    };
    let joined: String = words.iter().enumerate().map(part).collect();
    let sizes = [spelt.clone(), joined, format!("{spelt}mm")];
    sizes.into_iter().find(|size| parse_size(size).is_some())
}

/// The names of all sizes that have one.
pub fn size_names() -> Vec<&'static str> {
    let all = NAMED.iter().chain(CARDS);
    all.map(|(name, ..)| *name).collect()
}

/// What a size is called, whichever way it lies: «A4», else «200 × 300 mm».
pub fn name_of(size: Size) -> String {
    let short = size.width.min(size.height).to_mm();
    let long = size.width.max(size.height).to_mm();
    let near = |a: f64, b: f64| (a - b).abs() < 0.05;
    let named = NAMED
        .iter()
        .find(|(_, width, height)| near(*width, short) && near(*height, long));
    named.map_or_else(
        || {
            let [width, height] = [size.width, size.height].map(|side| side.to_mm().round());
            format!("{width} × {height} mm")
        },
        |(name, ..)| (*name).to_owned(),
    )
}

/// The smallest paper of the A series that holds `size`, one way or the other.
pub fn smallest_for(size: Size) -> Option<&'static str> {
    let short = size.width.min(size.height);
    let long = size.width.max(size.height);
    let a_series = NAMED.iter().filter(|(name, ..)| name.starts_with('A'));
    a_series
        .filter(|(_, width, height)| short.fits(Abs::mm(*width)) && long.fits(Abs::mm(*height)))
        .min_by(|(_, a, _), (_, b, _)| a.total_cmp(b))
        .map(|(name, ..)| *name)
}

impl Decode for PaperSize {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::SizeSuch("\"A5\" or \"148x210mm\""))?;
        let size = parse_size(text);
        if size.is_none() {
            let error = Fault::NotASize { text: text.into() }.at(node.span);
            cx.push(error.hint(match meant(text) {
                Some(size) => Hint::write(format!("\"{size}\"")),
                None => Hint::SizeSuch {
                    names: size_names().into(),
                },
            }));
        }
        let lies =
            text.contains(char::is_whitespace) || text.starts_with(|c: char| c.is_ascii_digit());
        size.map(|size| Self { size, lies })
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "string",
            "description": "A0 to A7, SRA1 to SRA4, Letter, Legal, Tabloid, ID-1, business-card, poker or tarot, perhaps with \"landscape\", or a measure such as \"148x210mm\"",
            "examples": ["A5", "A4 landscape", "148x210mm"],
        })
    }
}

impl Resolve for PaperSize {
    type Rule = Size;

    fn resolve(&self, _: &mut Resolver) -> Option<Size> {
        Some(self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_by_name_and_measure_agree() {
        assert_eq!(parse_size("A5"), parse_size("148x210mm"));
        assert_eq!(parse_size("A5 landscape"), parse_size("210mm × 148mm"));
        assert_eq!(parse_size("21x29.7cm"), parse_size("A4"));
        assert_eq!(parse_size("a4 Landscape"), parse_size("A4 landscape"));
        assert_eq!(parse_size("a4 landscape"), parse_size("297x210mm"));
        let near = |a: Abs, b: Abs| a.fits(b) && b.fits(a);
        for (name, inches) in [
            ("Letter", "8.5x11in"),
            ("legal", "8.5x14in"),
            ("Tabloid", "11x17in"),
        ] {
            let (a, b) = (parse_size(name), parse_size(inches));
            let (a, b) = a.zip(b).expect("two sizes");
            assert!(near(a.width, b.width) && near(a.height, b.height), "{name}");
        }
    }

    #[test]
    fn sizes_are_understood_as_people_write_them() {
        for (text, size) in [
            ("A4 papir", "A4"),
            ("A 4", "A4"),
            ("A 4 liggende", "A4 landscape"),
            ("105,5x148mm", "105.5x148mm"),
            ("105x148", "105x148mm"),
            ("10,5 cm x 14,8 cm", "10.5 cm x 14.8 cm"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(size), "{text}");
        }
        assert_eq!(meant("brev"), None);
    }

    #[test]
    fn the_smallest_paper_that_holds_a_size_is_found() {
        let smallest = |text| parse_size(text).and_then(smallest_for);
        assert_eq!(smallest("148x210mm"), Some("A5"));
        assert_eq!(smallest("211x148mm"), Some("A4"));
        assert_eq!(smallest("Letter"), Some("A3"));
        assert_eq!(smallest("900x1200mm"), None);
    }

    #[test]
    fn sizes_have_names_whichever_way_they_lie() {
        for (name, width, height) in NAMED {
            let upright = Size::new(Abs::mm(*width), Abs::mm(*height));
            let lying = Size::new(upright.height, upright.width);
            assert_eq!(
                (name_of(upright), name_of(lying)),
                ((*name).into(), (*name).into())
            );
        }
        let odd = Size::new(Abs::mm(200.0), Abs::mm(300.0));
        assert_eq!(name_of(odd), "200 × 300 mm");
    }

    #[test]
    fn cards_have_names_and_lie_as_they_are_used() {
        assert_eq!(parse_size("business-card"), parse_size("85x55mm"));
        assert_eq!(parse_size("business-card portrait"), parse_size("55x85mm"));
        assert_eq!(parse_size("ID-1 landscape"), parse_size("85.6x53.98mm"));
        let near = |a: Abs, b: Abs| a.fits(b) && b.fits(a);
        for (name, inches) in [("poker", "2.5x3.5in"), ("tarot landscape", "4.75x2.75in")] {
            let (a, b) = (parse_size(name), parse_size(inches));
            let (a, b) = a.zip(b).expect("two sizes");
            assert!(near(a.width, b.width) && near(a.height, b.height), "{name}");
        }
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for text in [
            "",
            "A",
            "A5 sideways",
            "A5 landscape now",
            "1x1mm",
            "x",
            "148x",
            "148x210",
            "9e9x1mm",
        ] {
            assert_eq!(parse_size(text), None, "{text}");
        }
    }
}
