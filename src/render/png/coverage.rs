//! Pages → how many of them have colour, and how much of them toner or ink covers: counted on small pictures of
//! them. What a printer's driver makes of colours is not known here; they are taken apart into four inks in the
//! plainest way, the grey that three of them have in common into black.

use super::{PPI, Painter, PngSettings};
use crate::color::Color;
use crate::lines::FontBook;
use crate::pages::{Document, ItemKind, Page};
use crate::parallel;
use crate::render::RenderError;

/// How far the channels of a pixel are apart at least, of 255, for it to have a colour: a pale tint differs by more,
/// and what rounding makes of greys by less.
const COLORED: u8 = 8;

/// The ink on a number of pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InkUse {
    /// The ink on each of them.
    pub pages: Vec<PageInk>,
    /// Pixels of all of them.
    area: f64,
    /// How many of those black would cover.
    black: f64,
    /// How many of those cyan, magenta and yellow would cover, each for itself.
    color: f64,
    /// How many of those black would cover in the grey edition.
    gray: f64,
}

/// The ink on one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageInk {
    /// The page's name as printed on it; `None` where none is printed.
    pub label: Option<Box<str>>,
    /// Whether it has any colour.
    pub colored: bool,
    /// The part of it that black covers, from 0 to 1.
    pub black: f32,
    /// The parts that cyan, magenta and yellow cover, together: from 0 to 3.
    pub color: f32,
    /// The part that black covers in the grey edition, from 0 to 1.
    pub gray: f32,
}

impl PageInk {
    /// What all inks together cover, from 0 to 4: how much of a page's toner it takes.
    pub fn total(&self) -> f32 {
        self.black + self.color
    }
}

impl InkUse {
    /// Adds these pages, as they are within the trim.
    ///
    /// # Errors
    /// As for [`Painter::page`].
    pub fn add(&mut self, pages: &[Page], fonts: &FontBook) -> Result<(), RenderError> {
        let mut printed = pages.to_vec();
        printed.iter_mut().for_each(as_printed);
        let found = drawn(printed, fonts, of_pixels)?;
        let in_grey = drawn(pages.iter().map(without_color).collect(), fonts, darkness)?;
        for ((page, found), gray) in pages.iter().zip(found).zip(in_grey) {
            let found = PixelInk { gray, ..found };
            self.pages.push(PageInk {
                label: page.label.as_deref().map(Box::from),
                ..found.of_page()
            });
            self.area += found.area;
            self.black += found.black;
            self.color += found.color;
            self.gray += found.gray;
        }
        Ok(())
    }

    /// How many of the pages have any colour.
    pub fn colored(&self) -> usize {
        self.pages.iter().filter(|page| page.colored).count()
    }

    /// The page that takes most, the first of equal ones, with its index.
    pub fn most(&self) -> Option<(usize, &PageInk)> {
        let pages = self.pages.iter().enumerate().rev();
        pages.max_by(|(_, a), (_, b)| a.total().total_cmp(&b.total()))
    }

    /// The part of the pages that black covers, from 0 to 1.
    pub fn black(&self) -> f64 {
        self.black / self.area.max(1.0)
    }

    /// The parts that cyan, magenta and yellow cover, together: from 0 to 3.
    pub fn color(&self) -> f64 {
        self.color / self.area.max(1.0)
    }

    /// The part of the pages that black covers in the grey edition, from 0 to 1.
    pub fn gray(&self) -> f64 {
        self.gray / self.area.max(1.0)
    }
}

/// Draws small pictures of pages, and counts something on the pixels of each.
fn drawn<T: Send>(
    pages: Vec<Page>,
    fonts: &FontBook,
    count: impl Fn(&[u8]) -> T + Sync,
) -> Result<Vec<T>, RenderError> {
    let indices: Vec<usize> = (0..pages.len()).collect();
    let document = Document {
        pages: pages.into(),
        ..Document::default()
    };
    let settings = PngSettings { ppi: *PPI.start() };
    let painter = Painter::new(&document, fonts, settings)?;
    let found = parallel::map(&indices, |index| Ok(count(&painter.pixels(*index)?)));
    found.into_iter().collect()
}

/// The page as the grey edition has it: its own lines, and black and greys alone. Pictures keep their colours.
fn without_color(page: &Page) -> Page {
    let mut page = Page {
        label: page.label.clone(),
        items: page.items_in_grey(),
        ..*page
    };
    recolour(&mut page, Color::to_grey);
    page
}

/// Gives what the office's printer prints in black alone the colour of black: see [`Ink`](crate::render::Ink).
fn as_printed(page: &mut Page) {
    let printed = |color: Color| match color.cmyk {
        [0, 0, 0, 100] => Color {
            rgb: [0; 3],
            ..color
        },
        _ => color,
    };
    recolour(page, printed);
}

/// Gives everything on a page but its pictures other colours.
fn recolour(page: &mut Page, printed: impl Fn(Color) -> Color) {
    for item in &mut page.items {
        match &mut item.kind {
            ItemKind::Glyphs(glyphs) => glyphs.color = printed(glyphs.color),
            ItemKind::Path { fill, stroke, .. } => {
                *fill = fill.map(&printed);
                if let Some(stroke) = stroke {
                    stroke.color = printed(stroke.color);
                }
            }
            ItemKind::Pattern(pattern) => pattern.color = printed(pattern.color),
            ItemKind::Image { .. } | ItemKind::Link { .. } => {}
        }
    }
}

/// The ink on the pixels of one page.
#[derive(Default)]
struct PixelInk {
    colored: bool,
    area: f64,
    black: f64,
    color: f64,
    gray: f64,
}

impl PixelInk {
    /// By shares of the page.
    fn of_page(&self) -> PageInk {
        let share = |covered: f64| (covered / self.area.max(1.0)) as f32;
        PageInk {
            label: None,
            colored: self.colored,
            black: share(self.black),
            color: share(self.color),
            gray: share(self.gray),
        }
    }
}

/// How many pixels black covers, of red, green, blue and 255 for each: as dark as each is without its colour.
fn darkness(pixels: &[u8]) -> f64 {
    let of_pixel = |pixel: &[u8]| {
        let [red, green, blue] = [0, 1, 2].map(|at| pixel.get(at).copied().unwrap_or(255));
        f64::from(255 - Color::of_rgb([red, green, blue]).grey()) / 255.0
    };
    pixels.chunks_exact(4).map(of_pixel).sum()
}

/// The ink of one page, of red, green, blue and 255 for each pixel.
fn of_pixels(pixels: &[u8]) -> PixelInk {
    let mut found = PixelInk::default();
    for pixel in pixels.chunks_exact(4) {
        let [red, green, blue] = [0, 1, 2].map(|at| pixel.get(at).copied().unwrap_or(255));
        let (least, most) = (red.min(green).min(blue), red.max(green).max(blue));
        found.colored |= most - least >= COLORED;
        let ink = |channel: u8| f64::from(most - channel) / 255.0;
        found.area += 1.0;
        found.black += f64::from(255 - most) / 255.0;
        found.color += ink(red) + ink(green) + ink(blue);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_are_counted_as_the_trade_counts_them() {
        let page = |pixels: &[[u8; 3]]| {
            let bytes: Vec<u8> = pixels
                .iter()
                .flat_map(|[r, g, b]| [*r, *g, *b, 255])
                .collect();
            of_pixels(&bytes).of_page()
        };
        let half_black = page(&[[0, 0, 0], [255, 255, 255]]);
        assert_eq!(
            (half_black.colored, half_black.black, half_black.color),
            (false, 0.5, 0.0)
        );
        // Red is magenta and yellow.
        let red = page(&[[255, 0, 0], [255, 255, 255]]);
        assert_eq!((red.colored, red.black, red.color), (true, 0.0, 1.0));
        let pale = page(&[[227, 240, 242]]);
        assert!(pale.colored);
        let grey = page(&[[128, 130, 128]]);
        assert!(!grey.colored);
        assert_eq!(page(&[]), PageInk::default());
        let all = InkUse {
            pages: vec![pale, half_black.clone(), red.clone(), half_black],
            ..InkUse::default()
        };
        assert_eq!(all.colored(), 2);
        assert_eq!(all.most(), Some((2, &red)));
        assert_eq!(InkUse::default().most(), None);
    }
}
