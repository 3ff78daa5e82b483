//! The sheet as the program draws it → a photograph of it, printed by a printer that is off.

use std::sync::OnceLock;

use trykk::build::CalibrationSheet;
use trykk::calibrate::Photograph;
use trykk::diag::Diagnostics;
use trykk::disk::Folder;
use trykk::geom::{Adjust, Sides};
use trykk::pages::target::{Face, PAPER};
use trykk::source::Sources;
use trykk::units::Abs;

use crate::support::files::here;

/// How finely the sheet is drawn, in pixels per inch.
const PPI: u16 = 110;
/// How far the camera is from the middle of the sheet, in millimetres.
const DISTANCE: f64 = 520.0;
/// The sides of a photograph, in pixels.
pub const SIZE: [usize; 2] = [1500, 1500];

/// Numbers that look like chance, and are the same every time (a linear congruence; D. E. Knuth's MMIX).
pub struct Chance(pub u64);

impl Chance {
    /// One between the two.
    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        from + (to - from) * ((self.0 >> 11) as f64 / (1_u64 << 53) as f64)
    }
}

/// A photograph to be taken.
#[derive(Debug, Clone)]
pub struct Shot {
    pub face: Face,
    /// Where the printer puts the print.
    pub print: Adjust,
    /// What it leaves white.
    pub white: Sides<Abs>,
    /// How far aslant it is taken, in degrees, and towards where.
    pub tilt: f64,
    pub towards: f64,
    /// How the sheet lies, in degrees.
    pub turn: f64,
    /// Pixels to a millimetre in the middle.
    pub scale: f64,
    /// How far the middle of the sheet lies beside that of the picture, in pixels.
    pub shifted: [f64; 2],
    /// The standard deviation of the blur, in pixels.
    pub blur: f64,
    /// How much darker one side is lit.
    pub shade: f64,
    /// How far values are off by noise, of 255.
    pub noise: f64,
    /// How much farther out the corners of the picture are seen.
    pub lens: f64,
    /// The light of what the sheet lies on.
    pub ground: f64,
    /// A white spot on the paper: its middle and its radius, in millimetres.
    pub glare: Option<[f64; 3]>,
    /// How far the middle of the paper is lifted, in millimetres.
    pub curl: f64,
}

impl Shot {
    /// From straight above, of a print that is not off.
    pub fn of(face: Face) -> Self {
        Self {
            face,
            print: Adjust::default(),
            white: Sides::splat(Abs::mm(4.2)),
            tilt: 0.0,
            towards: 0.0,
            turn: 0.0,
            scale: 3.7,
            shifted: [0.0; 2],
            blur: 0.6,
            shade: 0.0,
            noise: 2.0,
            lens: 0.0,
            ground: 0.06,
            glare: None,
            curl: 0.0,
        }
    }

    /// Takes it.
    pub fn take(&self) -> Photograph {
        let [width, height] = SIZE;
        Photograph::of_greys(width, height, self.pixels())
    }

    /// Its pixels, row by row.
    pub fn pixels(&self) -> Vec<u8> {
        let [width, height] = SIZE;
        let sheet = sheet(self.face);
        let back = inverse(&self.print);
        let mut light = Vec::with_capacity(width * height);
        for row in 0..height {
            for column in 0..width {
                let [x, y] = self.paper([column as f64 + 0.5, row as f64 + 0.5]);
                light.push(self.light_at(x, y, &back, sheet) as f32);
            }
        }
        blur(&mut light, width, height, self.blur);
        let mut chance = Chance(99);
        let mut pixels = Vec::with_capacity(light.len());
        for (at, light) in light.iter().enumerate() {
            let across = (at % width) as f64 / width as f64;
            let down = (at / width) as f64 / height as f64;
            let lit = 1.0 - self.shade * (0.7 * across + 0.3 * down);
            let value =
                encoded(f64::from(*light) * lit * 0.92) + chance.between(-self.noise, self.noise);
            pixels.push(value.round().clamp(0.0, 255.0) as u8);
        }
        pixels
    }

    /// The light of a point of the paper, or of what it lies on.
    fn light_at(&self, x: f64, y: f64, back: &[f64; 6], sheet: &Drawn) -> f64 {
        // Boards of wood, more or less.
        let ground = self.ground * (1.0 + 0.3 * (x * 0.05 + (y * 0.02).sin()).sin());
        let paper = self.covered(x, y, [0.0; 4]);
        if paper <= 0.0 {
            return ground;
        }
        if let Some([at, down, radius]) = self.glare
            && (x - at).hypot(y - down) < radius
        {
            return 1.0;
        }
        let inked = self.covered(x, y, self.white.to_array().map(Abs::to_mm));
        let [a, b, c, d, e, f] = *back;
        let printed = sheet.light(a * x + c * y + e, b * x + d * y + f);
        // Toner is not quite black, and paper not quite white.
        let sheet = 0.03 + 0.82 * (1.0 - inked * (1.0 - printed));
        ground + (sheet - ground) * paper
    }

    /// How much of a pixel lies so far inside the edges of the paper.
    fn covered(&self, x: f64, y: f64, [left, top, right, bottom]: [f64; 4]) -> f64 {
        let [wide, high] = [PAPER.width.to_mm(), PAPER.height.to_mm()];
        let inside = [x - left, wide - right - x, y - top, high - bottom - y];
        let part = inside.map(|distance| (distance * self.scale + 0.5).clamp(0.0, 1.0));
        part.into_iter().product()
    }

    /// The point of the paper that a pixel shows, in millimetres.
    fn paper(&self, [u, v]: [f64; 2]) -> [f64; 2] {
        let [width, height] = SIZE.map(|side| side as f64);
        let radius = width.hypot(height) / 2.0;
        let [mut u, mut v] = [u - width / 2.0, v - height / 2.0];
        let square = (u * u + v * v) / (radius * radius);
        let nearer = 1.0 - self.lens * square;
        u = u * nearer - self.shifted[0];
        v = v * nearer - self.shifted[1];
        let (sin, cos) = self.towards.to_radians().sin_cos();
        let [along, across] = [u * cos + v * sin, v * cos - u * sin];
        // A plane that is turned about the first of these directions, seen from DISTANCE.
        let (lean_sin, lean_cos) = self.tilt.to_radians().sin_cos();
        let far = self.scale * DISTANCE;
        let d = across * DISTANCE / (far * lean_cos - across * lean_sin);
        let a = along * (DISTANCE + d * lean_sin) / far;
        let [x, y] = [a * cos - d * sin, a * sin + d * cos];
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let [x, y] = [x * cos + y * sin, y * cos - x * sin];
        // Where the paper is lifted, it is seen farther out.
        let lifted = self.curl * (1.0 - (x / 105.0).powi(2)).max(0.0);
        let y = y + lifted * self.tilt.to_radians().tan();
        [x + 105.0, y + 148.5]
    }
}

/// A side of the sheet as it is drawn.
struct Drawn {
    width: usize,
    light: Vec<f32>,
}

impl Drawn {
    /// The light at a point, in millimetres.
    fn light(&self, x: f64, y: f64) -> f64 {
        let scale = f64::from(PPI) / 25.4;
        let (x, y) = (x * scale - 0.5, y * scale - 0.5);
        if x < 0.0 || y < 0.0 {
            return self.near(x, y);
        }
        let (left, top) = (x as usize, y as usize);
        let at = top * self.width + left;
        if left + 1 >= self.width || at + self.width + 1 >= self.light.len() {
            return self.near(x, y);
        }
        let (dx, dy) = ((x - left as f64) as f32, (y - top as f64) as f32);
        let row = |at: usize| self.light[at] * (1.0 - dx) + self.light[at + 1] * dx;
        f64::from(row(at) * (1.0 - dy) + row(at + self.width) * dy)
    }

    /// The light of the nearest pixel.
    fn near(&self, x: f64, y: f64) -> f64 {
        let rows = self.light.len() / self.width;
        let column = (x.max(0.0).round() as usize).min(self.width - 1);
        let row = (y.max(0.0).round() as usize).min(rows - 1);
        f64::from(self.light[row * self.width + column])
    }
}

/// A side, drawn once for all tests.
fn sheet(face: Face) -> &'static Drawn {
    static SHEETS: OnceLock<Vec<Drawn>> = OnceLock::new();
    let sheets = SHEETS.get_or_init(|| {
        let mut sources = Sources::new(Folder::new(here("")));
        let mut diags = Diagnostics::new();
        let sheet = CalibrationSheet::of_project(&mut sources, None, &mut diags).expect("a sheet");
        let pictures = sheet.pictures(PPI).expect("drawn");
        let drawn = pictures.iter().map(|picture| {
            let greys = image::load_from_memory(&picture.png)
                .expect("a picture")
                .into_luma8();
            Drawn {
                width: greys.width() as usize,
                light: greys.as_raw().iter().map(|value| decoded(*value)).collect(),
            }
        });
        drawn.collect()
    });
    &sheets[match face {
        Face::Front => 0,
        Face::Back => 1,
    }]
}

/// From the paper back to the print.
fn inverse(print: &Adjust) -> [f64; 6] {
    let map = print.transform(PAPER);
    let [a, b, c, d] = map.linear;
    let (e, f) = (map.offset.x.to_mm(), map.offset.y.to_mm());
    let determinant = a * d - b * c;
    let [a, b, c, d] = [d, -b, -c, a].map(|number| number / determinant);
    [a, b, c, d, -(a * e + c * f), -(b * e + d * f)]
}

fn decoded(value: u8) -> f32 {
    (f32::from(value) / 255.0).powf(2.2)
}

/// The value of a light, as cameras write it.
fn encoded(light: f64) -> f64 {
    light.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0
}

/// Blurs row by row and column by column.
fn blur(light: &mut [f32], width: usize, height: usize, sigma: f64) {
    let reach = (sigma * 2.6).ceil() as usize;
    let weight = |nth: usize| (-0.5 * ((nth as f64 - reach as f64) / sigma).powi(2)).exp() as f32;
    let kernel: Vec<f32> = (0..=reach * 2).map(weight).collect();
    let sum: f32 = kernel.iter().sum();
    let mut line = Vec::new();
    for (count, length, step, next) in [(height, width, 1, width), (width, height, width, 1)] {
        for nth in 0..count {
            let start = nth * next;
            line.clear();
            line.extend((0..length).map(|at| light[start + at * step]));
            for at in 0..length {
                let mut total = 0.0;
                for (offset, weight) in kernel.iter().enumerate() {
                    let from = (at + offset).saturating_sub(reach).min(length - 1);
                    total += line[from] * weight;
                }
                light[start + at * step] = total / sum;
            }
        }
    }
}
