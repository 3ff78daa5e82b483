//! What somebody meant who wrote a value as on paper, or as other programs want it → how the files write it:
//! decimal commas, a Norwegian yes or no, dates and colours in other forms. Whether a value is wrong is decided
//! where it is read.

mod colors;
mod dates;
mod words;

pub(super) use colors::{Meant as MeantColor, color};
pub use dates::date;
pub(super) use words::english;

/// Units as people write them, and as the files do.
const UNITS: &[(&str, &str)] = &[
    ("mm", "mm"),
    ("millimeter", "mm"),
    ("millimetre", "mm"),
    ("cm", "cm"),
    ("centimeter", "cm"),
    ("centimetre", "cm"),
    ("in", "in"),
    ("inch", "in"),
    ("inches", "in"),
    ("tomme", "in"),
    ("tommer", "in"),
    ("\"", "in"),
    ("″", "in"),
    ("”", "in"),
    ("pt", "pt"),
    ("pkt", "pt"),
    ("punkt", "pt"),
    ("punkter", "pt"),
    ("point", "pt"),
    ("points", "pt"),
];

/// What people write before a length that need not be exact.
const ABOUT: &[&str] = &["ca.", "ca", "omtrent", "rundt", "about", "~"];

/// Whether `text` says yes or no, in Norwegian or English, or as spreadsheets do.
pub fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "sann" | "sant" | "på" | "yes" | "true" | "on" => Some(true),
        "nei" | "usann" | "usant" | "av" | "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// A number with a decimal comma, as the files write it.
pub fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+');
    let written = text.replace(',', ".");
    let sound = text.chars().all(plain) && text.ends_with(|c: char| c.is_ascii_digit());
    (sound && written.parse::<f64>().is_ok()).then_some(written)
}

/// The weight of type that a word says.
pub fn weight(text: &str) -> Option<u16> {
    match text.trim().to_lowercase().as_str() {
        "tynn" | "lett" | "light" => Some(300),
        "normal" | "vanlig" | "regular" => Some(400),
        "medium" | "middels" => Some(500),
        "halvfet" | "semibold" => Some(600),
        "fet" | "feit" | "bold" => Some(700),
        _ => None,
    }
}

/// A length with a decimal comma, a unit that is spelt out, in capitals or in Norwegian, or a sign too much.
pub fn length(text: &str) -> Option<String> {
    let mut text = text.trim();
    for about in ABOUT {
        text = text.strip_prefix(about).map_or(text, str::trim_start);
    }
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | ' ')));
    let (amount, unit) = text.split_at(end?);
    let amount = number(amount)?;
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    if matches!(unit.as_str(), "m" | "meter" | "metre") {
        let metres: f64 = amount.parse().ok()?;
        return Some(format!("{}mm", (metres * 1e6).round() / 1e3));
    }
    let (_, unit) = UNITS.iter().find(|(known, _)| *known == unit)?;
    Some(format!("{amount}{unit}"))
}

/// The values of a list that was written as one text: `screen, office`. Numbers stand without quotes.
pub fn list(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 || text.contains(['"', '\\', '\n']) {
        return None;
    }
    let numbers = parts.iter().all(|part| part.parse::<f64>().is_ok());
    let value = |part: &&str| match numbers {
        true => (*part).to_owned(),
        false => format!("\"{part}\""),
    };
    let parts: Vec<String> = parts.iter().map(value).collect();
    Some(format!("[{}]", parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_understood_as_people_write_them() {
        for (text, meant) in [
            ("12,5mm", "12.5mm"),
            ("12 MM", "12mm"),
            ("12mm.", "12mm"),
            ("1 tomme", "1in"),
            ("1\"", "1in"),
            ("12 pkt", "12pt"),
            ("0,2m", "200mm"),
            ("0.0005 meter", "0.5mm"),
            ("ca. 12mm", "12mm"),
            ("14,8 centimeter", "14.8cm"),
        ] {
            assert_eq!(length(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["12", "12px", "10 %", "12–14mm", "mm", "", "1,2,3mm"] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_have_one_comma() {
        assert_eq!(number("12,5").as_deref(), Some("12.5"));
        assert_eq!(number("-3").as_deref(), Some("-3"));
        for text in ["1,2,3", "12,", "", "+", "1 000"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_with_commas_is_a_list() {
        let meant = list("screen, office").expect("two values");
        assert_eq!(meant, "[\"screen\", \"office\"]");
        assert_eq!(list("72, 0; 17").as_deref(), Some("[72, 0, 17]"));
        assert_eq!(list("screen"), None);
        assert_eq!(list("screen,"), None);
    }
}
