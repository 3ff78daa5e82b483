//! Colours as web pages, drawing programs and people write them → as themes do.

/// What a text that is no colour was meant as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// A colour on screens: `#1D5B66`.
    Screen(String),
    /// Per cent of cyan, magenta, yellow and black.
    Inks([u8; 4]),
    /// The name of a spot ink.
    Spot,
}

/// Colours by their names: quiet ones, on which white can be read and which can be read on white.
const NAMED: &[(&[&str], &str)] = &[
    (&["svart", "sort", "black"], "#000000"),
    (&["hvit", "kvit", "white"], "#FFFFFF"),
    (&["grå", "gray", "grey"], "#5F666B"),
    (&["rød", "raud", "red"], "#B3261E"),
    (&["oransje", "orange"], "#B34700"),
    (&["gul", "yellow"], "#8A6100"),
    (&["grønn", "grøn", "green"], "#2C6E3F"),
    (&["turkis", "turquoise", "teal"], "#1D6B6B"),
    (&["blå", "blue"], "#1F4E9E"),
    (&["lilla", "fiolett", "purple", "violet"], "#6A3D9A"),
    (&["rosa", "pink"], "#B0306A"),
    (&["brun", "brown"], "#6D4424"),
    (&["beige"], "#7A6A4F"),
];

/// What begins the names of spot inks.
const SPOTS: &[&str] = &["pantone", "pms", "hks"];

/// What `text` was meant as, if that can be told.
pub fn color(text: &str) -> Option<Meant> {
    let lower = text.trim().to_lowercase();
    if SPOTS.iter().any(|maker| lower.starts_with(maker)) {
        return Some(Meant::Spot);
    }
    let word = lower.rsplit(' ').next().unwrap_or("");
    if let Some((_, number)) = NAMED.iter().find(|(names, _)| names.contains(&word)) {
        return Some(Meant::Screen((*number).to_owned()));
    }
    if let Some(digits) = hexadecimal(&lower) {
        return Some(Meant::Screen(digits));
    }
    let is_ink = lower.contains(['%', 'k']);
    let numbers = lower.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    let numbers: Option<Vec<u8>> = numbers
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    let numbers = numbers?;
    match numbers.as_slice() {
        [red, green, blue] if !is_ink => {
            Some(Meant::Screen(format!("#{red:02X}{green:02X}{blue:02X}")))
        }
        // The fourth number of `rgba(…)` says how much is seen through, which is nothing in print.
        [red, green, blue, _] if lower.starts_with("rgb") => {
            Some(Meant::Screen(format!("#{red:02X}{green:02X}{blue:02X}")))
        }
        [c, m, y, k] if numbers.iter().all(|ink| *ink <= 100) => {
            Some(Meant::Inks([*c, *m, *y, *k]))
        }
        _ => None,
    }
}

/// Six digits out of three, six or eight, of which the last two say how much is seen through. Letters that
/// look like digits are taken for them.
fn hexadecimal(lower: &str) -> Option<String> {
    let digits = lower
        .trim_start_matches(['#', ' '])
        .trim_start_matches("0x");
    let digits: Vec<char> = digits
        .chars()
        .map(|sign| match sign {
            'o' => '0',
            'l' | 'i' => '1',
            sign => sign.to_ascii_uppercase(),
        })
        .collect();
    if !digits.iter().all(char::is_ascii_hexdigit) {
        return None;
    }
    let six: String = match digits.len() {
        3 => digits.iter().flat_map(|digit| [*digit, *digit]).collect(),
        6 | 8 => digits.iter().take(6).collect(),
        _ => return None,
    };
    Some(format!("#{six}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_understood_as_other_programs_write_them() {
        for (text, meant) in [
            ("1D5B66", "#1D5B66"),
            ("#1d5b66ff", "#1D5B66"),
            ("#1D5", "#11DD55"),
            ("#1D5BO0", "#1D5B00"),
            ("rgb(29, 91, 102)", "#1D5B66"),
            ("rgba(29, 91, 102, 1)", "#1D5B66"),
            ("29 91 102", "#1D5B66"),
            ("blå", "#1F4E9E"),
            ("mørk grønn", "#2C6E3F"),
        ] {
            assert_eq!(color(text), Some(Meant::Screen(meant.to_owned())), "{text}");
        }
        let inks = Some(Meant::Inks([72, 0, 17, 67]));
        assert_eq!(color("cmyk(72, 0, 17, 67)"), inks);
        assert_eq!(color("72 % 0 % 17 % 67 %"), inks);
        assert_eq!(color("C72 M0 Y17 K67"), inks);
        assert_eq!(color("PANTONE 3155 C"), Some(Meant::Spot));
        for text in ["", "koselig", "#12", "300, 0, 0", "1,2"] {
            assert_eq!(color(text), None, "{text}");
        }
    }
}
