//! Lengths as types, and `"3mm"` → [`Abs`].
//!
//! An [`Abs`] is a physical length, an [`Em`] a multiple of the type size. Signatures use these,
//! never a bare number.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Points in one millimetre: 72 points an inch, 25.4 mm an inch.
const PT_PER_MM: f64 = 72.0 / 25.4;

/// An absolute length, kept in points (1/72 inch).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Abs(f64);

impl Abs {
    /// No length at all.
    pub const ZERO: Self = Self(0.0);

    /// A length of `pt` points.
    pub const fn pt(pt: f64) -> Self {
        Self(pt)
    }

    /// A length of `mm` millimetres.
    pub const fn mm(mm: f64) -> Self {
        Self(mm * PT_PER_MM)
    }

    /// This length in points.
    pub const fn to_pt(self) -> f64 {
        self.0
    }

    /// This length in millimetres.
    pub const fn to_mm(self) -> f64 {
        self.0 / PT_PER_MM
    }

    /// The smaller of two lengths.
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The larger of two lengths.
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The length without its sign.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The next multiple of `step` that is not smaller, forgiving a thousandth of a point.
    pub fn round_up_to(self, step: Self) -> Self {
        if step.0 <= 0.0 {
            return self;
        }
        Self(((self.0 - 0.001) / step.0).ceil().max(0.0) * step.0)
    }

    /// The last multiple of `step` that is not larger, forgiving a thousandth of a point.
    pub fn round_down_to(self, step: Self) -> Self {
        if step.0 <= 0.0 {
            return self;
        }
        Self(((self.0 + 0.001) / step.0).floor() * step.0)
    }

    /// Whether this length is not longer than `other`, forgiving a thousandth of a point: sums of
    /// floating-point lengths are seldom exactly equal.
    pub fn fits(self, other: Self) -> bool {
        self.0 <= other.0 + 0.001
    }
}

impl Add for Abs {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Abs {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Abs {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Abs {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Abs {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<f64> for Abs {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f64> for Abs {
    type Output = Self;
    fn div(self, divisor: f64) -> Self {
        Self(self.0 / divisor)
    }
}

impl Div for Abs {
    type Output = f64;
    fn div(self, other: Self) -> f64 {
        self.0 / other.0
    }
}

impl Sum for Abs {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// Millimetres with one decimal: what a person at a printer measures with.
impl fmt::Display for Abs {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:.1} mm", self.to_mm())
    }
}

/// A length relative to the type size.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Em(f64);

impl Em {
    /// No length at all.
    pub const ZERO: Self = Self(0.0);

    /// `em` times the type size.
    pub const fn new(em: f64) -> Self {
        Self(em)
    }

    /// The absolute length at type size `size`.
    pub fn at(self, size: Abs) -> Abs {
        size * self.0
    }

    /// The bare factor.
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// Why a text is not a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthError {
    /// There is a number, but no unit behind it.
    NoUnit,
    /// The unit is none of `mm`, `cm`, `in`, `pt`.
    UnknownUnit,
    /// What stands before the unit is no finite number.
    NoNumber,
}

/// Reads an absolute length: a decimal number and `mm`, `cm`, `in` or `pt`.
///
/// # Errors
/// Says which part of the text is at fault.
pub fn parse_abs(text: &str) -> Result<Abs, LengthError> {
    let text = text.trim();
    let split = text
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number = parse_number(number).ok_or(LengthError::NoNumber)?;
    match unit.trim() {
        "mm" => Ok(Abs::mm(number)),
        "cm" => Ok(Abs::mm(number * 10.0)),
        "in" => Ok(Abs::pt(number * 72.0)),
        "pt" => Ok(Abs::pt(number)),
        "" => Err(LengthError::NoUnit),
        _ => Err(LengthError::UnknownUnit),
    }
}

/// A plain decimal number: no exponent, no infinity, no `NaN`.
fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number: f64 = plain.then(|| text.parse().ok()).flatten()?;
    (number.is_finite() && number.abs() <= 100_000.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_every_unit() {
        assert_eq!(parse_abs("10.5pt"), Ok(Abs::pt(10.5)));
        assert_eq!(parse_abs(" 1 in"), Ok(Abs::pt(72.0)));
        assert!((parse_abs("2.54cm").map(Abs::to_pt).unwrap_or(0.0) - 72.0).abs() < 1e-9);
        assert!((parse_abs("-3mm").map(Abs::to_mm).unwrap_or(0.0) + 3.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_length_says_why() {
        assert_eq!(parse_abs("3"), Err(LengthError::NoUnit));
        assert_eq!(parse_abs("3furlong"), Err(LengthError::UnknownUnit));
        assert_eq!(parse_abs("mm"), Err(LengthError::NoNumber));
        assert_eq!(parse_abs("1e9mm"), Err(LengthError::UnknownUnit));
        assert_eq!(parse_abs("∞mm"), Err(LengthError::NoNumber));
    }

    #[test]
    fn rounding_up_forgives_floating_point_dust() {
        let grid = Abs::pt(8.0);
        assert_eq!(Abs::pt(16.0000001).round_up_to(grid), Abs::pt(16.0));
        assert_eq!(Abs::pt(16.1).round_up_to(grid), Abs::pt(24.0));
    }
}
