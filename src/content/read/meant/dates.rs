//! Dates as people write them in Norwegian and English → year, month and day.

use crate::date::Date;

/// The months by the letters that their Norwegian and English names begin with.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar"],
    &["apr"],
    &["mai", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["des", "dec"],
];

/// What the days of the week begin with, before which nothing of a date stands.
const DAYS: &[&str] = &[
    "man", "tir", "ons", "tor", "fre", "lør", "søn", "mon", "tue", "wed", "thu", "fri", "sat",
    "sun",
];

/// The date that `text` says, as the files write it: `2026-12-24`. `None` where it says none, or none that
/// there is.
pub fn date(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = parts
        .filter(|part| !part.is_empty() && *part != "den" && !begins(DAYS, part))
        .collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = match (month(first), month(second)) {
        (None, Some(month)) => (year(third)?, month, small(first)?),
        (Some(month), None) => (year(third)?, month, small(second)?),
        (None, None) if first.len() == 4 => (year(first)?, small(second)?, small(third)?),
        (None, None) => {
            let (day, month) = (small(first)?, small(second)?);
            // As in America, where nothing else is possible.
            match month > 12 {
                true => (year(third)?, day, month),
                false => (year(third)?, month, day),
            }
        }
        (Some(_), Some(_)) => return None,
    };
    let written = format!("{year:04}-{month:02}-{day:02}");
    Date::parse(&written).map(|_| written)
}

/// Whether `word` is one of `names`, whole or cut short: letters alone.
fn begins(names: &[&str], word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && names.iter().any(|name| word.starts_with(name))
}

fn month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| begins(names, word))?;
    u32::try_from(at + 1).ok()
}

fn small(number: &str) -> Option<u32> {
    // `24th`, `1st`.
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

fn year(number: &str) -> Option<u32> {
    let year: u32 = number.parse().ok()?;
    match number.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_understood_as_people_write_them() {
        for text in [
            "24.12.2026",
            "24.12.26",
            "24/12-26",
            "24-12-2026",
            "24. desember 2026",
            "torsdag 24. des. 2026",
            "2026.12.24",
            "12/24/2026",
            "December 24th, 2026",
            "den 24 desember 2026",
        ] {
            assert_eq!(date(text).as_deref(), Some("2026-12-24"), "{text}");
        }
        assert_eq!(date("17. mai 2026").as_deref(), Some("2026-05-17"));
        for text in [
            "",
            "i dag",
            "2026",
            "desember 2026",
            "30.02.2026",
            "22 00 00 00",
            "3 1 x",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
