//! Lengths, sizes, colours and characters as sentences show them. What is measured is decided elsewhere.

use std::fmt::{self, Write};

use super::{Language, Said, Saying};

use crate::color::Color;
use crate::geom::Size;
use crate::units::Abs;

shown! {
    /// A number to one decimal, such as a contrast or a size of type.
    Tenths(f64): |number, to| to.figure(format_args!("{number:.1}"));

    /// A number that is only told, with as many decimals as it has.
    Figure(f64): |number, to| to.figure(format_args!("{number}"));

    /// A size of type, in points.
    Points(Abs): |size, to| to.figure(format_args!("{:.1} pt", size.to_pt()));

    /// A size of type or the thickness of a line, in points: rounded down to thousandths, as many as it has.
    FinePoints(Abs): |size, to| {
        to.figure(format_args!("{} pt", (size.to_pt() * 1000.0 + 1e-6).floor() / 1000.0))
    };

    /// A length that one decimal would make nothing of.
    FineMm(Abs): |length, to| to.figure(format_args!("{:.2} mm", length.to_mm()));

    /// A length as it is typed in the files, with a point in all languages: whole tenths of a millimetre, rounded
    /// up, so that it is enough.
    Typed(Abs): |length, to| {
        let tenths = (length.to_mm() * 10.0 - 0.01).ceil().max(0.0);
        write!(to, "{}mm", tenths / 10.0)
    };

    /// The same, rounded down, so that it is not too much.
    TypedAtMost(Abs): |length, to| {
        let tenths = (length.to_mm() * 10.0 + 0.01).floor().max(0.0);
        write!(to, "{}mm", tenths / 10.0)
    };

    /// A size to a hundredth of a millimetre, such as an eighth of a sheet.
    ExactSize(Size): |size, to| {
        let exact = |side: Abs| (side.to_mm() * 100.0).round() / 100.0;
        to.figure(format_args!("{} × {} mm", exact(size.width), exact(size.height)))
    };

    /// A size to a millimetre, such as that of a picture on a page.
    WholeMm(Size): |size, to| {
        let whole = |side: Abs| side.to_mm().round();
        write!(to, "{} × {} mm", whole(size.width), whole(size.height))
    };

    /// A colour as a theme writes it; white needs no theme.
    ColorName(Color): |color, to| match color.rgb {
        [255, 255, 255] => to.words("white", "hvit"),
        [r, g, b] => write!(to, "#{r:02X}{g:02X}{b:02X}"),
    };

    /// A character by its number in Unicode.
    CodePoint(char): |c, to| write!(to, "U+{:04X}", u32::from(c));

    /// Sheets beside and below each other.
    Tiling((usize, usize)): |both, to| write!(to, "{}x{}", both.0, both.1);
}

/// The least that a length may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Least {
    /// Of something that is measured.
    Length(Abs),
    /// Of type, as it is typed in the files: whole tenths of a point, rounded up, so that it is
    /// enough.
    Type(Abs),
}

impl Said for Least {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::Length(length) => length.say(to),
            Self::Type(size) => {
                let tenths = (size.to_pt() * 10.0 - 1e-6).ceil();
                write!(to, "{}pt", tenths / 10.0)
            }
        }
    }
}

in_english! { Least }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::said::In;

    #[test]
    fn lengths_say_no_less_than_is_enough() {
        assert_eq!(Typed::from(Abs::mm(6.0)).to_string(), "6mm");
        assert_eq!(Typed::from(Abs::mm(6.01)).to_string(), "6.1mm");
        assert_eq!(TypedAtMost::from(Abs::mm(6.0)).to_string(), "6mm");
        assert_eq!(TypedAtMost::from(Abs::mm(6.09)).to_string(), "6mm");
        assert_eq!(Points::from(Abs::pt(9.0)).to_string(), "9.0 pt");
        let thin = [0.003_231_496, 0.25, 6.0, 0.249_99].map(Abs::pt);
        let thin = thin.map(|size| FinePoints::from(size).to_string());
        assert_eq!(thin, ["0.003 pt", "0.25 pt", "6 pt", "0.249 pt"]);
        assert_eq!(FineMm::from(Abs::mm(0.254)).to_string(), "0.25 mm");
        let eighth = ExactSize::from(Size::new(Abs::mm(52.5), Abs::mm(74.25)));
        assert_eq!(eighth.to_string(), "52.5 × 74.25 mm");
    }

    #[test]
    fn what_is_told_has_a_comma_in_norwegian_and_what_is_typed_a_point() {
        let told = |value: &dyn Said| In::new(value, Language::Norwegian).to_string();
        assert_eq!(told(&Tenths::from(4.5)), "4,5");
        assert_eq!(told(&Figure::from(0.25)), "0,25");
        assert_eq!(told(&FinePoints::from(Abs::pt(0.25))), "0,25 pt");
        assert_eq!(told(&Typed::from(Abs::mm(6.01))), "6.1mm");
        assert_eq!(told(&Least::Length(Abs::mm(6.0))), "6,0 mm");
        assert_eq!(told(&Least::Type(Abs::pt(7.5))), "7.5pt");
    }
}
