//! Dates of publication: `2026-01-15` or `SOURCE_DATE_EPOCH` → a [`Date`]. No clock is read: every
//! date comes from a file or from the environment. How a PDF writes dates is not decided here.

use std::fmt;

/// Seconds in a day.
const DAY: u64 = 86_400;

/// A day of the Gregorian calendar, and a time of it in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
}

impl Date {
    /// Reads `2026-01-15` (ISO 8601, calendar date, extended format) as the first moment of that
    /// day; `None` where there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let number = |part: &str, len: usize| -> Option<u16> {
            let digits = part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let real =
            year >= 1 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        real.then_some(Self {
            year,
            month: month as u8,
            day: day as u8,
            hour: 0,
            minute: 0,
            second: 0,
        })
    }

    /// The moment `seconds` after the start of 1970, as `SOURCE_DATE_EPOCH` states it; `None` past
    /// the year 9999, which PDF dates cannot hold.
    ///
    /// The calendar is Howard Hinnant's `civil_from_days` (*chrono-Compatible Low-Level Date
    /// Algorithms*): years begin in March, so that the leap day is the last of a year.
    pub fn from_epoch(seconds: u64) -> Option<Self> {
        let days = seconds / DAY + 719_468;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        if year > 9999 {
            return None;
        }
        let second = seconds % DAY;
        Some(Self {
            year: year as u16,
            month: month as u8,
            day: (day_of_year - (153 * march_month + 2) / 5 + 1) as u8,
            hour: (second / 3600) as u8,
            minute: (second / 60 % 60) as u8,
            second: (second % 60) as u8,
        })
    }
}

/// The day, as files write it: `2026-01-15`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_days_are_read_and_written_alike() {
        for day in ["2026-01-15", "2024-02-29", "2000-02-29", "0001-12-31"] {
            assert_eq!(
                Date::parse(day).map(|d| d.to_string()),
                Some(day.to_owned())
            );
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-1-5",
            "2026-13-01",
            "2026-04-31",
            "2023-02-29",
            "1900-02-29",
            "0000-01-01",
            "15-01-2026",
            "2026-01-15T10:00",
            "+026-01-15",
            "2026-00-10",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn known_moments() {
        let moment = |seconds| {
            let date = Date::from_epoch(seconds).expect("in range");
            let Date {
                hour,
                minute,
                second,
                ..
            } = date;
            (date.to_string(), [hour, minute, second])
        };
        assert_eq!(moment(0), ("1970-01-01".to_owned(), [0; 3]));
        assert_eq!(moment(951_782_400), ("2000-02-29".to_owned(), [0; 3]));
        let last_second = [23, 59, 59];
        assert_eq!(
            moment(1_735_689_599),
            ("2024-12-31".to_owned(), last_second)
        );
        assert_eq!(
            moment(253_402_300_799),
            ("9999-12-31".to_owned(), last_second)
        );
        assert_eq!(Date::from_epoch(253_402_300_800), None);
        assert_eq!(Date::from_epoch(u64::MAX), None);
    }

    #[test]
    fn a_day_is_its_first_moment() {
        assert_eq!(Date::parse("2026-01-01"), Date::from_epoch(1_767_225_600));
    }
}
