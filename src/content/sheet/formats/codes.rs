//! Number formats as workbooks write them → as a Norwegian Excel reads them: their parts, their language, and the
//! signs of dates.

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
pub static NORWEGIAN: Language = Language {
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

/// English, for formats that ask for it.
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

/// A code whose signs for a country are those of Norway, and the language of its dates; `None` where it asks
/// for another language than Norwegian and English.
pub fn localised(code: &str) -> Option<(String, &'static Language)> {
    let code = match code.get(..8) {
        // The long date and the time of the system (LibreOffice, `NF_SYSTEM_DATE_LONG`).
        Some(head) if head.eq_ignore_ascii_case("[$-F800]") => "d.\\ mmmm\\ yyyy",
        Some(head) if head.eq_ignore_ascii_case("[$-F400]") => "hh:mm:ss",
        _ => code,
    };
    let mut language = &NORWEGIAN;
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
    Some((with_date_signs(code), language))
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

/// The code of a date with its signs written so that they stand for themselves: a slash is the sign of the
/// country between the parts of a date, which is a full stop in Norway, and full stops and commas are no signs of
/// numbers, but for the one before parts of a second.
fn with_date_signs(code: &str) -> String {
    let lower = bare(code).to_lowercase();
    if !lower.contains(['y', 'd']) && !lower.contains("mmm") {
        return code.to_owned();
    }
    let mut words = String::with_capacity(code.len() + 8);
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    let mut letters = code.chars().peekable();
    while let Some(c) = letters.next() {
        let of_seconds = letters.peek() == Some(&'0');
        match c {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            _ if quoted || bracket => {}
            '/' => {
                words.push_str("\\.");
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
