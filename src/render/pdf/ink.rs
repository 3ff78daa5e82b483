//! A colour and the inks of an edition → which of the colour's values are written. Colours are not
//! converted: the theme states all values.
//!
//! On office printers a colour whose CMYK value is 100 % black alone (the theme's `ink` always is)
//! is written as DeviceGray 0, in colour and in grey: written as sRGB, a laser printer would mix it
//! from four toners or from dots of grey, and small text would lose its edges. Other greys, and
//! white, are written as DeviceGray too.

use printpdf::{Cmyk, Color as PdfColor, Greyscale, Rgb};

use crate::color::{Color, SpotTint};

/// The inks of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Red, green and blue, for screens.
    #[default]
    Rgb,
    /// Red, green and blue, but black and greys by black alone: for the office's colour printers.
    Office,
    /// Black alone, for grey printers.
    Grey,
    /// Cyan, magenta, yellow and black, for the print shop.
    Cmyk,
}

impl Ink {
    /// Whether the dots of dotted lines are drawn as discs: some of the programs that make plates leave out
    /// dashes of no length.
    pub(super) fn sets_dots(self) -> bool {
        self == Self::Cmyk
    }

    /// Whether anything prints on top of the inks below.
    pub(super) fn overprints(self) -> bool {
        self == Self::Cmyk
    }

    /// The spot ink of `color`, where these inks have any.
    pub(super) fn spot(self, color: Color) -> Option<SpotTint> {
        color.spot.filter(|_| self == Self::Cmyk)
    }

    /// `color` in these inks, for PDF, without spot inks: every channel from 0 to 1, in thousandths.
    pub(super) fn color(self, color: Color) -> PdfColor {
        let [r, g, b] = color.rgb;
        let black = color.cmyk == [0, 0, 0, 100];
        match self {
            Self::Office if black => grey(0),
            Self::Office if r == g && g == b => grey(r),
            Self::Rgb | Self::Office => {
                let [r, g, b] = color.rgb.map(|c| thousandths(f32::from(c) / 255.0));
                PdfColor::Rgb(Rgb::new(r, g, b, None))
            }
            Self::Grey => grey(color.grey()),
            Self::Cmyk => {
                let [c, m, y, k] = color.cmyk.map(|c| f32::from(c.min(100)) / 100.0);
                PdfColor::Cmyk(Cmyk::new(c, m, y, k, None))
            }
        }
    }
}

fn grey(value: u8) -> PdfColor {
    PdfColor::Greyscale(Greyscale::new(thousandths(f32::from(value) / 255.0), None))
}

/// Three decimals are enough for 256 steps.
fn thousandths(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ink_takes_its_own_build() {
        let black = Color {
            rgb: [26, 26, 26],
            cmyk: [0, 0, 0, 100],
            spot: None,
            in_grey: None,
        };
        assert_eq!(Ink::Rgb.color(black).into_vec(), [0.102, 0.102, 0.102]);
        assert_eq!(Ink::Office.color(black).into_vec(), [0.0]);
        assert_eq!(Ink::Grey.color(black).into_vec(), [0.0]);
        assert_eq!(Ink::Cmyk.color(black).into_vec(), [0.0, 0.0, 0.0, 1.0]);

        let red = Color {
            rgb: [255, 0, 0],
            cmyk: [0, 100, 100, 0],
            spot: None,
            in_grey: None,
        };
        assert_eq!(Ink::Office.color(red).into_vec(), [1.0, 0.0, 0.0]);
        assert_eq!(Ink::Grey.color(red).into_vec(), [0.298]);
        assert_eq!(Ink::Office.color(Color::WHITE).into_vec(), [1.0]);
    }
}
