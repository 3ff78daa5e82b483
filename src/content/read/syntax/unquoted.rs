//! Values without quotes: words, a yes or no, numbers with commas, lengths, dates, telephone numbers.

use super::Slip;
use crate::content::read::meant;
use crate::diag::Hint;
use crate::diag::values::TomlFault;

/// What is meant by `value`, which is no value of TOML, and how it is written.
pub fn explain(value: &str) -> Option<Slip> {
    let value = value.trim_end_matches([',', ';']).trim_end();
    let quoted = |text: &str| Hint::write(format!("\"{text}\""));
    if value.is_empty() || value.contains('\n') {
        return None;
    }
    if let Some(text) = value.strip_suffix('"').filter(|text| !text.contains('"')) {
        return Some(Slip::new(TomlFault::OpeningMissing, quoted(text)));
    }
    if value.contains(['"', '\\']) {
        return None;
    }
    if let Some(flag) = meant::flag(value) {
        let hint = Hint::FlagOrText {
            flag: flag.to_string().into(),
            text: format!("\"{value}\"").into(),
        };
        return Some(Slip::new(TomlFault::FlagWord, hint));
    }
    if let Some(number) = meant::number(value).filter(|_| value.contains(',')) {
        return Some(Slip::new(TomlFault::DecimalComma, Hint::write(number)));
    }
    if let Some(length) = meant::length(value) {
        return Some(Slip::new(TomlFault::TextWithoutQuotes, quoted(&length)));
    }
    if let Some(number) = value.strip_suffix('%').and_then(meant::number) {
        let hint = Hint::NumberOrText {
            number: number.into(),
            text: format!("\"{value}\"").into(),
        };
        return Some(Slip::new(TomlFault::PercentSign, hint));
    }
    if let Some(date) = meant::date(value) {
        return Some(Slip::new(TomlFault::TextWithoutQuotes, quoted(&date)));
    }
    if value.starts_with('#') {
        let meant::MeantColor::Screen(color) = meant::color(value)? else {
            return None;
        };
        return Some(Slip::new(TomlFault::TextWithoutQuotes, quoted(&color)));
    }
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '/');
    value
        .starts_with(begins)
        .then(|| Slip::new(TomlFault::TextWithoutQuotes, quoted(value)))
}
