//! Values of a workbook and their number formats → what the Excel of a country shows of them. Which cell has which
//! format is read in `xlsx`.

use std::collections::BTreeMap;
use std::rc::Rc;

use ssfmt::{DateSystem, FormatOptions, Locale, NumberFormat};

pub use codes::Country;
use codes::{Language, has_own_point, localised, sections};

mod codes;

/// What is shown of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The words.
    pub words: String,
    /// Whether the sheet shows the same; what its format asks for may not be known here.
    pub exact: bool,
}

impl Shown {
    /// Words that the sheet shows.
    pub fn exactly(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            exact: true,
        }
    }

    /// Words that the sheet may show otherwise.
    pub fn perhaps(words: &str) -> Self {
        Self {
            exact: false,
            ..Self::exactly(words)
        }
    }
}

/// A format as it is used.
#[derive(Debug, Clone)]
enum Format {
    /// As many digits as a number has.
    General,
    /// A code that shows nothing of numbers above, below or at nought.
    Hiding([bool; 3], Box<Self>),
    /// A code that could be read.
    Code(Box<NumberFormat>, &'static Language),
    /// The same, with a full stop before the decimals whatever the country.
    OwnPoint(Box<NumberFormat>, &'static Language),
    /// A code that could not be read, or that asks for words of a language that is not known here.
    Unknown,
}

/// The days that Excel shows: to the end of the year 9999.
const DAYS: std::ops::Range<f64> = 0.0..2_958_466.0;
/// The longest format code that Excel takes, in characters.
const LONGEST: usize = 255;

/// A number of the workbook's and a code, which together say how a value is shown.
type FormatCode<'c> = (Option<u32>, &'c str);

/// The formats of a workbook, each read once.
#[derive(Debug)]
pub struct Formats {
    dates: DateSystem,
    country: &'static Country,
    /// By the numbers of the styles that they belong to.
    known: BTreeMap<usize, Rc<Format>>,
}

impl Formats {
    /// Nothing was read yet; `from_1904` says that days are counted from 1904, and values are shown as in
    /// `country`.
    pub const fn new(from_1904: bool, country: &'static Country) -> Self {
        Self {
            country,
            dates: match from_1904 {
                true => DateSystem::Date1904,
                false => DateSystem::Date1900,
            },
            known: BTreeMap::new(),
        }
    }

    /// What is shown of a number in the style of this number, whose format this is.
    pub fn number(&mut self, value: f64, style: usize, format: FormatCode) -> Shown {
        // A code with nothing but a part for words shows numbers in it too.
        if let [only] = &*sections(format.1)
            && codes::is_for_words(only)
        {
            let Shown { words, exact } = general(value, self.country);
            let shown = self.text(&words, format);
            return Shown {
                exact: exact && shown.exact,
                ..shown
            };
        }
        let format = self.format(style, format);
        let mut format = &*format;
        if let Format::Hiding(nothing, rest) = format {
            let [above, below, nought] = *nothing;
            match value {
                _ if value > 0.0 && above => return Shown::exactly(""),
                _ if value < 0.0 && below => return Shown::exactly(""),
                _ if value == 0.0 && nought => return Shown::exactly(""),
                _ => format = rest,
            }
        }
        let words = match format {
            Format::General => return general(value, self.country),
            Format::Hiding(..) => None,
            Format::Unknown => None,
            // Excel fills the cell with signs where a day cannot be.
            Format::Code(format, _) | Format::OwnPoint(format, _)
                if format.is_date_format() && !DAYS.contains(&value) =>
            {
                None
            }
            Format::Code(format, language) => {
                format.try_format(value, &self.options(language)).ok()
            }
            Format::OwnPoint(format, language) => {
                let words = format.try_format(value, &self.options(language)).ok();
                words.map(|words| with_decimal(&words, self.country.decimal))
            }
        };
        match words {
            Some(words) => Shown::exactly(words.trim()),
            None => Shown::perhaps(&general(value, self.country).words),
        }
    }

    /// What is shown of words: the last part of a code, where it has the sign for words, can put others around
    /// them.
    pub fn text(&self, value: &str, (_, code): FormatCode) -> Shown {
        if matches!(code, "General" | "@") || code.ends_with(";@") || !code.contains('@') {
            return Shown::exactly(value);
        }
        let last = sections(code).pop().unwrap_or_default();
        let format = NumberFormat::parse(&format!("0;0;0;{last}"));
        match format.ok().filter(|_| last.contains('@')) {
            Some(format) => {
                Shown::exactly(&format.format_text(value, &self.options(self.country.language)))
            }
            None => Shown::exactly(value),
        }
    }

    fn options(&self, language: &Language) -> FormatOptions {
        FormatOptions {
            date_system: self.dates,
            locale: Locale {
                decimal_separator: self.country.decimal,
                thousands_separator: self.country.thousands,
                currency_symbol: self.country.currency,
                am_string: "AM",
                pm_string: "PM",
                month_names_short: language.months_short,
                month_names_full: language.months,
                day_names_short: language.days_short,
                day_names_full: language.days,
            },
        }
    }

    fn format(&mut self, style: usize, (id, code): FormatCode) -> Rc<Format> {
        let country = self.country;
        let format = self.known.entry(style);
        Rc::clone(format.or_insert_with(|| Rc::new(read(id, code, country))))
    }
}

/// Reads a format.
fn read(id: Option<u32>, code: &str, country: &Country) -> Format {
    let format = shown_by(id, code, country);
    let sections = sections(code);
    if sections.len() < 3 {
        return format;
    }
    let nothing = [0, 1, 2].map(|at| sections.get(at).is_some_and(String::is_empty));
    match nothing.contains(&true) {
        true => Format::Hiding(nothing, Box::new(format)),
        false => format,
    }
}

/// A format that shows something of every number.
fn shown_by(id: Option<u32>, code: &str, country: &Country) -> Format {
    let own = country
        .numbered
        .iter()
        .find(|(known, _)| Some(*known) == id);
    let code = own.map_or(code, |(_, code)| *code);
    // The sign for words shows numbers as long as they are.
    if matches!(code, "" | "@") || code.eq_ignore_ascii_case("general") {
        return Format::General;
    }
    if code.chars().nth(LONGEST).is_some() {
        return Format::Unknown;
    }
    let own_point = has_own_point(code);
    let Some((code, language)) = localised(code, country) else {
        return Format::Unknown;
    };
    match NumberFormat::parse(&code) {
        Ok(format) if own_point => Format::OwnPoint(Box::new(format), language),
        Ok(format) => Format::Code(Box::new(format), language),
        Err(_) => Format::Unknown,
    }
}

/// Words with the sign of a country between digits that a full stop parts.
fn with_decimal(words: &str, decimal: char) -> String {
    let digit = |at: Option<char>| at.is_some_and(|c| c.is_ascii_digit());
    let mut before = None;
    let mut letters = words.chars().peekable();
    let mut shown = String::with_capacity(words.len() + 2);
    while let Some(c) = letters.next() {
        let parts = c == '.' && digit(before) && digit(letters.peek().copied());
        shown.push(if parts { decimal } else { c });
        before = Some(c);
    }
    shown
}

/// What the format «Standard» shows of a number in a country. A whole number is shown whole, where Excel would say
/// 1,23457E+11 in a narrow column.
pub fn general(value: f64, country: &Country) -> Shown {
    const WHOLE: f64 = 1e15;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        // Nought has no sign.
        return Shown::exactly(&format!("{:.0}", value + 0.0));
    }
    let size = value.abs();
    let words = if (1e-4..1e11).contains(&size) {
        // Eleven signs, of which the decimal sign is one (ECMA-376-1, 18.8.30).
        let digits = 9_usize.saturating_sub(size.log10().floor().max(0.0) as usize);
        let words = format!("{value:.digits$}");
        match words.contains('.') {
            true => words.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => words,
        }
    } else {
        let words = format!("{value:.5E}");
        let (number, power) = words.split_once('E').unwrap_or((&words, "0"));
        let number = number.trim_end_matches('0').trim_end_matches('.');
        let (sign, power) = match power.strip_prefix('-') {
            Some(power) => ('-', power),
            None => ('+', power),
        };
        format!("{number}E{sign}{power:0>2}")
    };
    Shown::exactly(&words.replace('.', country.decimal.encode_utf8(&mut [0; 4])))
}

/// The number of a day and time that are written as ISO 8601 says, in days from the end of 1899 or, with
/// `from_1904`, from the beginning of 1904.
pub fn serial(text: &str, from_1904: bool) -> Option<f64> {
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let mut parts = date.splitn(3, '-').map(str::parse::<i64>);
    let mut next = || parts.next()?.ok();
    let (year, month, day) = (next()?, next()?, next()?);
    if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let mut parts = time
        .trim_end_matches('Z')
        .splitn(3, ':')
        .map(str::parse::<f64>);
    let mut next = || parts.next().map_or(Some(0.0), Result::ok);
    let seconds = next()? * 3600.0 + next()? * 60.0 + next()?;
    // Days from March on, so that the day of a leap year is the last of all (Richards, Mapping time, 1998).
    let (year, month) = match month > 2 {
        true => (year, month - 3),
        false => (year - 1, month + 9),
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day;
    let first = match from_1904 {
        // 1 January 1904 is day 0.
        true => 695_362,
        // 30 December 1899 is day 0, from March 1900 on.
        false => 693_900,
    };
    Some((days - first) as f64 + seconds / 86_400.0)
}

#[cfg(test)]
mod tests;
