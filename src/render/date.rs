//! A moment in UTC for a file's metadata. It is always given, never read from a clock.

use crate::content::date::Date as Day;

/// Seconds in a day.
const DAY: u64 = 86_400;

/// A moment in UTC, in the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
}

/// A day is its first moment: the hour of publication says nothing.
impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self {
            year: day.year,
            month: day.month,
            day: day.day,
            hour: 0,
            minute: 0,
            second: 0,
        }
    }
}

impl Date {
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

    /// As a PDF date string (ISO 32000-1, 7.9.4).
    pub fn to_pdf(self) -> String {
        let Self {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = self;
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(seconds: u64) -> String {
        Date::from_epoch(seconds).expect("in range").to_pdf()
    }

    #[test]
    fn known_moments() {
        assert_eq!(pdf(0), "D:19700101000000Z");
        assert_eq!(pdf(951_782_400), "D:20000229000000Z");
        assert_eq!(pdf(1_735_689_599), "D:20241231235959Z");
        assert_eq!(pdf(253_402_300_799), "D:99991231235959Z");
        assert_eq!(Date::from_epoch(253_402_300_800), None);
        assert_eq!(Date::from_epoch(u64::MAX), None);
    }
}
