//! A day of the calendar. There is no clock here: every date comes from a file.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::read::{Cx, Decode, Node, Value};
use crate::diag::{Code, Diagnostic, Message};

/// A day of the Gregorian calendar, from the year 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `2026-01-15` (ISO 8601, calendar date, extended format); `None` where there is no
    /// such day.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let number = |part: &str, len: usize| -> Option<u16> {
            let digits = part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let real = year >= 1 && (1..=12).contains(&month) && (1..=days(year, month)).contains(&day);
        real.then_some(Self {
            year,
            month: month as u8,
            day: day as u8,
        })
    }
}

/// As it is read: `2026-01-15`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Decode for Date {
    /// TOML has dates of its own, without quotes; both are understood.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = match &node.value {
            Value::Text(text) | Value::Date(text) => text,
            _ => {
                cx.wrong_type(node, "a date such as \"2026-01-15\"");
                return None;
            }
        };
        let date = Self::parse(text);
        if date.is_none() {
            cx.push(
                Diagnostic::error(Code::BadDate, node.span)
                    .arg("text", text)
                    .hint(Message::new(Code::WriteSuch).arg("text", "\"2026-01-15\"")),
            );
        }
        date
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        Cow::from("Date")
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

fn days(year: u16, month: u16) -> u16 {
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
}
