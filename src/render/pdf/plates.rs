//! Pages on their sheets → a picture of each plate that the print shop makes of them: black where there is all of
//! an ink, white where there is none. What prints over leaves the inks below, as on the plates.
//!
//! Shown is the whole sheet, with the marks, which stand on every plate, and the fields of bars in their inks. An ink
//! that no page of a sheet has makes no plate, though its bar may stand beside. Of what is seen through, the inks are
//! mixed as they are in the file.

use std::collections::BTreeSet;

use super::passes::{self, Pass};
use super::picture_ink::InkTransform;
use super::plate_marks;
use super::press_file::PressFile;
use crate::content::shop::PressInks;
use crate::geom::Rect;
use crate::lines::FontBook;
use crate::pages::{ItemKind, Page};
use crate::press::{Sheet, Side};
use crate::render::RenderError;
use crate::render::png::encode_grey;
use crate::units::Abs;

/// The picture of a plate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    /// The name of its ink, for the name of a file: small letters, digits and hyphens.
    pub ink: String,
    /// The PNG file.
    pub png: Vec<u8>,
}

/// Makes pictures of plates.
pub struct PlateMaker<'m> {
    file: &'m PressFile,
    book: &'m FontBook,
    ppi: u16,
    inks: Option<InkTransform>,
}

/// The greys of a sheet's plates.
struct Canvas {
    width: usize,
    height: usize,
    per_point: f64,
    /// What the sheet's corner is left out of.
    shown: Rect,
}

impl<'m> PlateMaker<'m> {
    /// For the sheets of a file, in so many pixels per inch.
    pub const fn new(file: &'m PressFile, book: &'m FontBook, ppi: u16) -> Self {
        Self {
            file,
            book,
            ppi,
            inks: None,
        }
    }

    /// Makes ready what pages with pictures need.
    ///
    /// # Errors
    /// When the profile of the printing cannot be read.
    pub fn prepare(&mut self, pages: &[Page]) -> Result<(), RenderError> {
        let is_image = |kind: &ItemKind| matches!(kind, ItemKind::Image { .. });
        let mut items = pages.iter().flat_map(|page| &page.items);
        if self.inks.is_none() && items.any(|item| is_image(&item.kind)) {
            self.inks = Some(self.file.transform()?);
        }
        Ok(())
    }

    /// The plates of a sheet's front; `page` gives the pages that stand on it, by their indices.
    ///
    /// # Errors
    /// When a picture or a font is damaged, or the sheet is too large for a picture.
    pub fn plates<'p>(
        &self,
        sheet: &Sheet,
        page: &dyn Fn(usize) -> Option<&'p Page>,
    ) -> Result<Vec<Plate>, RenderError> {
        let Some(side) = sheet.sides.first() else {
            return Ok(Vec::new());
        };
        let canvas = Canvas::new(Rect::from_size(sheet.size), self.ppi);
        let mut spots = BTreeSet::new();
        for page in side.slots.iter().filter_map(|slot| page(slot.page)) {
            spots.extend(super::writer::spots(page, super::Ink::Cmyk));
        }
        let mut plates = Vec::new();
        let mut add = |ink: &str, grey: Vec<u8>| {
            let (width, height) = (canvas.width as u32, canvas.height as u32);
            let png = encode_grey(&grey, [width, height], self.ppi)?;
            plates.push(Plate {
                ink: ink.to_owned(),
                png,
            });
            Ok::<_, RenderError>(())
        };
        if self.file.inks == PressInks::Cmyk {
            let [cyan, magenta, yellow] = self.pass((sheet, side), page, &canvas, Pass::Colors)?;
            for (ink, grey) in [("cyan", cyan), ("magenta", magenta), ("yellow", yellow)] {
                add(ink, grey)?;
            }
        }
        let [black, ..] = self.pass((sheet, side), page, &canvas, Pass::Black)?;
        add("black", black)?;
        for (number, ink) in (0..).zip(&self.file.spots) {
            if spots.contains(&number) {
                let [grey, ..] = self.pass((sheet, side), page, &canvas, Pass::Spot(number))?;
                add(&file_name(&ink.name), grey)?;
            }
        }
        Ok(plates)
    }

    /// The three channels of a pass over a sheet.
    fn pass<'p>(
        &self,
        (sheet, side): (&Sheet, &Side),
        page: &dyn Fn(usize) -> Option<&'p Page>,
        canvas: &Canvas,
        pass: Pass,
    ) -> Result<[Vec<u8>; 3], RenderError> {
        let mut greys = [(); 3].map(|()| vec![u8::MAX; canvas.width * canvas.height]);
        for slot in &side.slots {
            let Some(page) = page(slot.page) else {
                continue;
            };
            let trim = slot.trim(page.trim);
            let on_sheet = canvas.on_pixels(slot.clip);
            let mut part = on_sheet;
            part.origin = part.origin.shift(-trim.left(), -trim.top());
            let how = (pass, self.ppi);
            let pixels = passes::draw(page, part, how, self.inks.as_ref(), self.book)?;
            canvas.lay(&pixels, on_sheet, &mut greys);
        }
        if let Some(marks) = plate_marks::marks(sheet, side, pass) {
            let whole = Rect::from_size(sheet.size);
            let pixels = passes::draw(&marks, whole, (pass, self.ppi), None, self.book)?;
            canvas.lay(&pixels, whole, &mut greys);
        }
        Ok(greys)
    }
}

impl Canvas {
    fn new(shown: Rect, ppi: u16) -> Self {
        let per_point = f64::from(ppi) / 72.0;
        let pixels = |length: Abs| (length.to_pt() * per_point).round().max(1.0) as usize;
        Self {
            width: pixels(shown.size.width),
            height: pixels(shown.size.height),
            per_point,
            shown,
        }
    }

    /// A part of the sheet that begins where a pixel does: what is drawn in it keeps its place, and only its edge
    /// is off, by half a pixel at most.
    fn on_pixels(&self, part: Rect) -> Rect {
        let snap =
            |length: Abs| Abs::pt((length.to_pt() * self.per_point).round() / self.per_point);
        let corner = self.shown.origin;
        let from_corner = (part.left() - corner.x, part.top() - corner.y);
        Rect {
            origin: corner.shift(snap(from_corner.0), snap(from_corner.1)),
            ..part
        }
    }

    /// Lays the pixels of a part of the sheet in its place, on what is there.
    fn lay(&self, pixels: &[u8], part: Rect, greys: &mut [Vec<u8>; 3]) {
        let pixel = |length: Abs| (length.to_pt() * self.per_point).round().max(0.0) as usize;
        let (left, top) = (
            pixel(part.left() - self.shown.left()),
            pixel(part.top() - self.shown.top()),
        );
        let columns = pixel(part.size.width).max(1);
        for (y, row) in (top..self.height).zip(pixels.chunks_exact(columns * 4)) {
            let width = columns.min(self.width.saturating_sub(left));
            let start = y * self.width + left;
            for (nth, grey) in greys.iter_mut().enumerate() {
                let place = grey.get_mut(start..start + width).unwrap_or_default();
                for (place, pixel) in place.iter_mut().zip(row.chunks_exact(4)) {
                    *place = pixel[nth].min(*place);
                }
            }
        }
    }
}

/// The name of an ink as the name of a file.
fn file_name(ink: &str) -> String {
    let kept = |c: char| match c {
        _ if c.is_alphanumeric() => c.to_lowercase().collect::<String>(),
        _ => "-".to_owned(),
    };
    let words: String = ink.chars().map(kept).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::profiles::FOGRA39;
    use crate::color::{Color, SpotInk, SpotTint};
    use crate::content::shop::PressForm;
    use crate::design::MarkKind;
    use crate::geom::{Path, Point, Size};
    use crate::pages::{Ground, Item, Stroke};
    use crate::press::{ColorBar, Mark, Slot};
    use crate::render::PressCondition;

    /// A page of 72 × 72 pt on cyan: a thin and a thick black line across it, and a square in a tint of a spot ink.
    fn page() -> Page {
        let square = |from: f64, side: f64| {
            let rect = Rect::new(Abs::pt(from), Abs::pt(from), Abs::pt(side), Abs::pt(side));
            Path::rounded(rect, Abs::ZERO)
        };
        let line = |y: f64, width: f64| {
            let ends = [0.0, 72.0].map(|x| Point::new(Abs::pt(x), Abs::pt(y)));
            let black = Color::new([0; 3], [0, 0, 0, 100]);
            Item::stroked(
                Path::line(ends[0], ends[1]),
                Stroke::solid(black, Abs::pt(width)),
            )
        };
        let spot = Color {
            spot: Some(SpotTint {
                ink: 0,
                percent: 40,
            }),
            ..Color::new([9; 3], [30, 0, 8, 26])
        };
        Page {
            trim: Size::new(Abs::pt(72.0), Abs::pt(72.0)),
            bleed: Abs::ZERO,
            safe: Abs::ZERO,
            label: None,
            ground: Ground::Mixed,
            items: vec![
                Item::filled(square(0.0, 72.0), Color::new([0, 158, 224], [100, 0, 0, 0])),
                line(20.5, 1.0),
                line(50.0, 4.0),
                Item::filled(square(60.0, 10.0), spot),
            ],
        }
    }

    fn file() -> PressFile {
        PressFile {
            form: PressForm::X4,
            condition: PressCondition {
                identifier: String::new(),
                registered: false,
                info: String::new(),
                profile: FOGRA39.into(),
            },
            inks: PressInks::Cmyk,
            spots: vec![SpotInk {
                name: "PANTONE 3155 C".to_owned(),
                cmyk: [72, 0, 17, 67],
            }],
            ink_limit: 300,
        }
    }

    /// The plates of a sheet of the page, a pixel for each point: their inks, and their greys in these places.
    fn greys<const N: usize>(
        sheet: &Sheet,
        places: [(u32, u32); N],
    ) -> (Vec<String>, Vec<[u8; N]>) {
        let (page, file, book) = (page(), file(), FontBook::default());
        let maker = PlateMaker::new(&file, &book, 72);
        let plates = maker.plates(sheet, &|_| Some(&page)).expect("drawn");
        let names = plates.iter().map(|plate| plate.ink.clone()).collect();
        let size = [sheet.size.width, sheet.size.height].map(|side| side.to_pt().round() as u32);
        let greys = plates.iter().map(|plate| {
            let picture = image::load_from_memory(&plate.png).expect("a picture");
            assert_eq!([picture.width(), picture.height()], size);
            let picture = picture.into_luma8();
            places.map(|(x, y)| picture.get_pixel(x, y).0[0])
        });
        (names, greys.collect())
    }

    #[test]
    fn thin_black_leaves_the_inks_below_and_thick_black_does_not() {
        let whole = Rect::from_size(page().trim);
        let slot = Slot::upright(0, whole.origin, whole);
        let sheet = Sheet::one_sided(whole.size, Side::new(vec![slot], Vec::new()));
        // On the ground, on the thin line, on the thick one, and in the square.
        let places = [(36, 36), (36, 20), (36, 50), (65, 65)];
        let (names, greys) = greys(&sheet, places);
        assert_eq!(
            names,
            ["cyan", "magenta", "yellow", "black", "pantone-3155-c"]
        );
        let wanted = [
            [0, 0, 255, 255],
            [255; 4],
            [255; 4],
            [255, 0, 0, 255],
            [255, 255, 255, 153],
        ];
        assert_eq!(greys, wanted);
    }

    #[test]
    fn marks_are_on_all_plates_and_bars_on_those_of_their_inks() {
        let page = Rect::from_size(page().trim);
        let at = Point::new(Abs::pt(30.0), Abs::pt(30.0));
        let slot = Slot::upright(0, at, Rect { origin: at, ..page });
        let ends = (Abs::ZERO, Abs::pt(20.0));
        // As thick as its wire: of no other mark is a pixel of this size full.
        let mark = Mark::upright(MarkKind::Staple, Abs::pt(40.5), ends);
        let mut side = Side::new(vec![slot], vec![mark]);
        side.targets = vec![Point::new(Abs::pt(15.0), Abs::pt(60.5))];
        let field = |x: f64, color| ColorBar {
            area: Rect::new(Abs::pt(x), Abs::pt(5.0), Abs::pt(10.0), Abs::pt(10.0)),
            color,
        };
        let spot = Some(SpotTint {
            ink: 0,
            percent: 100,
        });
        side.bars = vec![
            field(60.0, Color::new([0; 3], [0, 50, 100, 0])),
            field(
                70.0,
                Color {
                    spot,
                    ..Color::new([0; 3], [72, 0, 17, 67])
                },
            ),
        ];
        let size = Size::new(Abs::pt(132.0), Abs::pt(132.0));
        let sheet = Sheet::one_sided(size, Side { ..side });
        // On the mark, on both fields, on the page, and on paper.
        let places = [(40, 10), (65, 10), (75, 10), (66, 66), (5, 5)];
        let (_, found) = greys(&sheet, places);
        let wanted = [
            [0, 255, 255, 0, 255],
            [0, 128, 255, 255, 255],
            [0, 0, 255, 255, 255],
            [0, 255, 255, 255, 255],
            [0, 255, 0, 255, 255],
        ];
        assert_eq!(found, wanted);
        // The cross of the registration mark, whose lines are thinner than a pixel.
        let (_, found) = greys(&sheet, [(10, 60), (10, 50)]);
        for grey in found {
            assert!(grey[0] < 240 && grey[1] == 255, "{grey:?}");
        }
    }

    #[test]
    fn inks_have_names_that_files_can_have() {
        assert_eq!(file_name("PANTONE 3155 C"), "pantone-3155-c");
        assert_eq!(file_name("  Blå/Gull 100 "), "blå-gull-100");
    }
}
