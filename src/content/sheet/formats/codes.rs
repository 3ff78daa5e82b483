//! Number formats as workbooks write them → as the Excel of a country reads them: their parts, their language, and
//! the signs of dates.

use crate::content::lang::Lang;

/// How the Excel of a country shows values.
#[derive(Debug)]
pub struct Country {
    /// Its name, which no other has.
    pub name: &'static str,
    /// The words of dates that ask for no language.
    pub language: &'static Language,
    /// The sign before the decimals.
    pub decimal: char,
    /// The sign between thousands.
    pub thousands: char,
    /// The sign of money, where a format leaves it to the country.
    pub currency: &'static str,
    /// The sign between the parts of a date that is written with slashes.
    pub date_sign: char,
    /// The long date.
    pub long_date: &'static str,
    /// What stands for false and for true.
    pub truths: [&'static str; 2],
    /// Formats that a workbook names by a number and that every country shows in its own way (ECMA-376-1,
    /// 18.8.30).
    pub numbered: [(u32, &'static str); 11],
}

impl Country {
    /// The country whose Excel a text in this language expects: Britain for English, the United States for
    /// `en-US`, and Norway for all others.
    pub fn of(lang: &Lang) -> &'static Self {
        match (lang.primary(), lang.0.to_ascii_lowercase().as_str()) {
            ("en", tag) if tag.ends_with("-us") => &STATES,
            ("en", _) => &BRITAIN,
            ("nn", _) => &NYNORSK_NORWAY,
            _ => &NORWAY,
        }
    }
}

/// Norway.
pub static NORWAY: Country = Country {
    name: "nb-NO",
    language: &NORWEGIAN,
    decimal: ',',
    thousands: '\u{A0}',
    currency: "kr",
    date_sign: '.',
    long_date: "d.\\ mmmm\\ yyyy",
    truths: ["USANN", "SANN"],
    numbered: [
        (9, "0\u{A0}%"),
        (10, "0.00\u{A0}%"),
        (14, "dd.mm.yyyy"),
        (15, "dd.mmm.yy"),
        (16, "dd.mmm"),
        (17, "mmm.yy"),
        (18, "hh:mm"),
        (19, "hh:mm:ss"),
        (20, "hh:mm"),
        (21, "hh:mm:ss"),
        (22, "dd.mm.yyyy\\ hh:mm"),
    ],
};

/// Norway, in Nynorsk.
static NYNORSK_NORWAY: Country = Country {
    name: "nn-NO",
    language: &NYNORSK,
    ..NORWAY
};

/// Britain.
static BRITAIN: Country = Country {
    name: "en-GB",
    language: &ENGLISH,
    decimal: '.',
    thousands: ',',
    currency: "£",
    date_sign: '/',
    long_date: "d\\ mmmm\\ yyyy",
    truths: ["FALSE", "TRUE"],
    numbered: [
        (9, "0%"),
        (10, "0.00%"),
        (14, "dd/mm/yyyy"),
        (15, "dd-mmm-yy"),
        (16, "dd-mmm"),
        (17, "mmm-yy"),
        (18, "h:mm\\ AM/PM"),
        (19, "h:mm:ss\\ AM/PM"),
        (20, "hh:mm"),
        (21, "hh:mm:ss"),
        (22, "dd/mm/yyyy\\ hh:mm"),
    ],
};

/// The United States.
static STATES: Country = Country {
    name: "en-US",
    currency: "$",
    long_date: "mmmm\\ d,\\ yyyy",
    numbered: [
        (9, "0%"),
        (10, "0.00%"),
        (14, "m/d/yyyy"),
        (15, "d-mmm-yy"),
        (16, "d-mmm"),
        (17, "mmm-yy"),
        (18, "h:mm\\ AM/PM"),
        (19, "h:mm:ss\\ AM/PM"),
        (20, "h:mm"),
        (21, "h:mm:ss"),
        (22, "m/d/yyyy\\ h:mm"),
    ],
    ..BRITAIN
};

/// The words that dates take from a language.
#[derive(Debug)]
pub struct Language {
    /// Months.
    pub months: [&'static str; 12],
    /// Months in short.
    pub months_short: [&'static str; 12],
    /// Days from Sunday on.
    pub days: [&'static str; 7],
    /// Days in short.
    pub days_short: [&'static str; 7],
}

/// Bokmål as Windows has it (CLDR 46, `nb`, without full stops).
static NORWEGIAN: Language = Language {
    months: [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    months_short: [
        "jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des",
    ],
    days: [
        "søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag",
    ],
    days_short: ["søn", "man", "tir", "ons", "tor", "fre", "lør"],
};

/// Nynorsk as CLDR 46 has it (`nn`, without full stops).
static NYNORSK: Language = Language {
    days: [
        "søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag",
    ],
    days_short: ["søn", "mån", "tys", "ons", "tor", "fre", "lau"],
    ..NORWEGIAN
};

/// English.
static ENGLISH: Language = Language {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_short: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    days: [
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
    ],
    days_short: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

/// The parts of a code, for numbers above nought, below it, nought itself, and words.
pub fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            ';' if !quoted && !bracket => {
                sections.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = sections.last_mut() {
            last.push(c);
        }
    }
    sections
}

/// A code whose signs for a country are those of `country`, and the language of its dates; `None` where it asks
/// for another language than Norwegian and English.
pub fn localised(code: &str, country: &Country) -> Option<(String, &'static Language)> {
    let code = match code.get(..8) {
        // The long date and the time of the system (LibreOffice, `NF_SYSTEM_DATE_LONG`).
        Some(head) if head.eq_ignore_ascii_case("[$-F800]") => country.long_date,
        Some(head) if head.eq_ignore_ascii_case("[$-F400]") => "hh:mm:ss",
        _ => code,
    };
    let mut language = country.language;
    let mut rest = code;
    while let Some((_, behind)) = rest.split_once("[$") {
        let (inside, after) = behind.split_once(']')?;
        rest = after;
        let Some((_, tag)) = inside.rsplit_once('-') else {
            continue;
        };
        language = match language_of(tag) {
            Some(language) => language,
            None if has_names(code) => return None,
            None => language,
        };
    }
    Some((with_date_signs(code, country.date_sign), language))
}

/// The language of a tag: the last four hexadecimal digits are a Windows language id (MS-LCID).
fn language_of(tag: &str) -> Option<&'static Language> {
    if tag.eq_ignore_ascii_case("nb-NO") || tag.eq_ignore_ascii_case("no") {
        return Some(&NORWEGIAN);
    }
    let id = u32::from_str_radix(tag.split(',').next()?, 16).ok()?;
    // What stands above are digits and calendars of other countries.
    if id > 0xFFFF {
        return None;
    }
    match id & 0x3FF {
        0x14 => Some(&NORWEGIAN),
        0x09 => Some(&ENGLISH),
        _ => None,
    }
}

/// Whether a code shows names of months or days.
fn has_names(code: &str) -> bool {
    let lower = bare(code).to_lowercase();
    lower.contains("mmm") || lower.contains("ddd") || lower.contains("aaa")
}

/// Whether a part of a code shows words, and no number of its own.
pub fn is_for_words(part: &str) -> bool {
    let bare = bare(part);
    bare.contains('@') && !bare.contains(['0', '#', '?'])
}

/// A code without what stands between quotes or brackets, or behind a backslash.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            _ if quoted || bracket => {}
            c => bare.push(c),
        }
    }
    bare
}

/// How codes ask for the half of the day.
const HALVES_OF_DAY: [&str; 2] = ["AM/PM", "A/P"];

/// Whether a code, as it is written, has decimals whose sign the reader of codes takes for a full stop whatever the
/// country: those of powers of ten, of seconds, and of numbers as long as they are.
pub fn has_own_point(code: &str) -> bool {
    let lower = bare(code).to_lowercase();
    let signs = ["e+", "e-", "general", "s.0"];
    signs.iter().any(|sign| lower.contains(sign))
}

/// The code of a date with its signs written so that they stand for themselves: a slash is the sign of the
/// country between the parts of a date, `slash`, and full stops and commas are no signs of
/// numbers, but for the one before parts of a second.
fn with_date_signs(code: &str, slash: char) -> String {
    let lower = bare(code).to_lowercase();
    if !lower.contains(['y', 'd']) && !lower.contains("mmm") {
        return code.to_owned();
    }
    let mut words = String::with_capacity(code.len() + 8);
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    let mut letters = code.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let of_seconds = letters.peek().is_some_and(|(_, next)| *next == '0');
        let halves_of_day = HALVES_OF_DAY.iter().find(|halves| {
            let here = code.get(at..at + halves.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(halves))
        });
        match c {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            _ if quoted || bracket => {}
            // The slash in the sign for the half of the day is no sign of a country.
            _ if halves_of_day.is_some() => {
                let halves = halves_of_day.copied().unwrap_or_default();
                words.push_str(halves);
                for _ in 1..halves.len() {
                    letters.next();
                }
                continue;
            }
            '/' => {
                words.extend(['\\', slash]);
                continue;
            }
            '.' if !of_seconds => words.push('\\'),
            ',' => words.push('\\'),
            _ => {}
        }
        words.push(c);
    }
    words
}
