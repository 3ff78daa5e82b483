//! Which of a colour's builds reaches the paper. Colours are never converted here: the theme states
//! all of them.

use printpdf::{Cmyk, Color as PdfColor, Greyscale, Rgb};

use crate::color::Color;

/// The inks of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Red, green and blue, for screens and colour printers of the office.
    #[default]
    Rgb,
    /// Black alone, for grey printers.
    Grey,
    /// Cyan, magenta, yellow and black, for the print shop.
    Cmyk,
}

impl Ink {
    /// `color` in these inks, for PDF: every channel from 0 to 1, in thousandths.
    pub(super) fn color(self, color: Color) -> PdfColor {
        match self {
            Self::Rgb => {
                let [r, g, b] = color.rgb.map(|c| thousandths(f32::from(c) / 255.0));
                PdfColor::Rgb(Rgb::new(r, g, b, None))
            }
            Self::Grey => {
                let grey = thousandths(f32::from(color.grey()) / 255.0);
                PdfColor::Greyscale(Greyscale::new(grey, None))
            }
            Self::Cmyk => {
                let [c, m, y, k] = color.cmyk.map(|c| f32::from(c.min(100)) / 100.0);
                PdfColor::Cmyk(Cmyk::new(c, m, y, k, None))
            }
        }
    }
}

/// Three digits tell 256 steps apart.
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
        };
        assert_eq!(Ink::Rgb.color(black).into_vec(), [0.102, 0.102, 0.102]);
        assert_eq!(Ink::Grey.color(black).into_vec(), [0.102]);
        assert_eq!(Ink::Cmyk.color(black).into_vec(), [0.0, 0.0, 0.0, 1.0]);
    }
}
