//! A font, at a place in its space of variations → the same font as one that varies no more, with TrueType outlines.
//!
//! Outlines, widths and the box around all glyphs are those of that place; cubic curves (`CFF `, `CFF2`) become
//! quadratic ones. What moves letters (`GPOS`) is kept as the font has it of itself. Instructions for small screens are left out: nothing here is drawn on pixels that they are made for.

use harfrust::GlyphId;
use harfrust::font::Font as ParsedFont;
use read_fonts::FontRef;
use read_fonts::model::glyph::outline::{DrawMemory, UnscaledOutlineSink};
use read_fonts::tables::glyf::PointFlags;
use read_fonts::types::Tag;
use write_fonts::FontBuilder;

/// The tables that are the same everywhere in that space, or that shaping has no more need of.
const KEPT: [&[u8; 4]; 7] = [
    b"cmap", b"name", b"post", b"GDEF", b"GPOS", b"GSUB", b"BASE",
];
/// How far a quadratic curve may lie from the cubic one that it stands for, in units of the font: it cannot be seen.
const TOLERANCE: f64 = 0.3;
/// The most quadratic curves for one cubic.
const MOST_PARTS: usize = 8;
/// Of points (OpenType, `glyf`): on the curve, and that contours may overlap.
const ON_CURVE: u8 = 0x01;
const OVERLAP: u8 = 0x40;

/// The whole font file, of the font and the file that it was read from; `None` where that is damaged, or glyphs are too
/// large for these tables.
pub(super) fn truetype(font: &ParsedFont, file: &[u8], weight: u16) -> Option<Vec<u8>> {
    let tables = FontRef::new(file).ok()?;
    let count = u16::try_from(font.num_glyphs()).ok()?;
    let outlines = font.outline_glyphs();
    let metrics = font.glyph_metrics();
    let mut made = Tables::default();
    for glyph in 0..count {
        let id = GlyphId::new(glyph.into());
        let mut outline = Outline::default();
        if let Some(drawn) = outlines.get(id) {
            drawn
                .draw_unscaled(DrawMemory::Scratch, &mut outline)
                .ok()?;
        }
        let advance = metrics.h_advance(id).round().clamp(0.0, u16::MAX.into());
        made.push(&outline, advance as u16)?;
    }
    let mut builder = FontBuilder::new();
    for tag in KEPT {
        let tag = Tag::new(tag);
        if let Some(table) = tables.table_data(tag) {
            builder.add_raw(tag, table.as_bytes().to_vec());
        }
    }
    let table = |tag: &[u8; 4]| Some(tables.table_data(Tag::new(tag))?.as_bytes().to_vec());
    let mut head = table(b"head")?;
    put(&mut head, 36, &made.bounds.map(i16::to_be_bytes).concat())?;
    put(&mut head, 50, &1_u16.to_be_bytes())?;
    let mut hhea = table(b"hhea")?;
    let widest = made.widest;
    put(&mut hhea, 10, &widest.to_be_bytes())?;
    put(&mut hhea, 34, &count.to_be_bytes())?;
    let mut maxp = vec![0; 32];
    put(&mut maxp, 0, &0x0001_0000_u32.to_be_bytes())?;
    put(&mut maxp, 4, &count.to_be_bytes())?;
    put(&mut maxp, 6, &made.most_points.to_be_bytes())?;
    put(&mut maxp, 8, &made.most_contours.to_be_bytes())?;
    // The one zone that glyphs without instructions have.
    put(&mut maxp, 14, &1_u16.to_be_bytes())?;
    if let Some(mut os2) = table(b"OS/2") {
        put(&mut os2, 4, &weight.to_be_bytes())?;
        builder.add_raw(Tag::new(b"OS/2"), os2);
    }
    let loca: Vec<u8> = made.loca.iter().flat_map(|at| at.to_be_bytes()).collect();
    for (tag, table) in [
        (b"head", head),
        (b"hhea", hhea),
        (b"maxp", maxp),
        (b"hmtx", made.hmtx),
        (b"loca", loca),
        (b"glyf", made.glyf),
    ] {
        builder.add_raw(Tag::new(tag), table);
    }
    Some(builder.build())
}

/// Writes `bytes` over what stands at `at`.
fn put(table: &mut [u8], at: usize, bytes: &[u8]) -> Option<()> {
    table.get_mut(at..at + bytes.len())?.copy_from_slice(bytes);
    Some(())
}

/// The tables of all glyphs so far.
struct Tables {
    glyf: Vec<u8>,
    loca: Vec<u32>,
    hmtx: Vec<u8>,
    bounds: [i16; 4],
    widest: u16,
    most_points: u16,
    most_contours: u16,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            glyf: Vec::new(),
            loca: vec![0],
            hmtx: Vec::new(),
            bounds: [0; 4],
            widest: 0,
            most_points: 0,
            most_contours: 0,
        }
    }
}

impl Tables {
    /// Adds a glyph; `None` where it is too large.
    fn push(&mut self, outline: &Outline, advance: u16) -> Option<()> {
        let contours: Vec<Vec<Point>> = outline.contours.iter().map(|c| quadratic(c)).collect();
        let contours: Vec<Vec<Point>> = contours.into_iter().filter(|c| c.len() > 1).collect();
        let points: Vec<Point> = contours.iter().flatten().copied().collect();
        let mut left = 0;
        if !points.is_empty() {
            let xs = || points.iter().map(|point| point.x);
            let ys = || points.iter().map(|point| point.y);
            let bounds = [xs().min()?, ys().min()?, xs().max()?, ys().max()?];
            let mut whole = [0; 4];
            for (to, from) in whole.iter_mut().zip(bounds) {
                *to = i16::try_from(from).ok()?;
            }
            left = whole[0];
            let [x0, y0, x1, y1] = self.bounds;
            self.bounds = [
                x0.min(whole[0]),
                y0.min(whole[1]),
                x1.max(whole[2]),
                y1.max(whole[3]),
            ];
            self.write(&contours, &points, whole)?;
        }
        self.most_points = self.most_points.max(u16::try_from(points.len()).ok()?);
        self.most_contours = self.most_contours.max(u16::try_from(contours.len()).ok()?);
        self.widest = self.widest.max(advance);
        self.hmtx.extend(advance.to_be_bytes());
        self.hmtx.extend(left.to_be_bytes());
        self.loca.push(u32::try_from(self.glyf.len()).ok()?);
        Some(())
    }

    /// A simple glyph (OpenType, `glyf`), whose points are all written in full.
    fn write(&mut self, contours: &[Vec<Point>], points: &[Point], bounds: [i16; 4]) -> Option<()> {
        let count = i16::try_from(contours.len()).ok()?;
        self.glyf.extend(count.to_be_bytes());
        self.glyf.extend(bounds.map(i16::to_be_bytes).concat());
        let mut end = 0;
        for contour in contours {
            end += contour.len();
            self.glyf.extend(u16::try_from(end - 1).ok()?.to_be_bytes());
        }
        self.glyf.extend(0_u16.to_be_bytes());
        let flag = |(nth, point): (usize, &Point)| {
            (u8::from(point.on_curve) * ON_CURVE) | (u8::from(nth == 0) * OVERLAP)
        };
        self.glyf.extend(points.iter().enumerate().map(flag));
        for coordinate in [|point: &Point| point.x, |point: &Point| point.y] {
            let mut before = 0;
            for point in points {
                let way = i16::try_from(coordinate(point) - before).ok()?;
                self.glyf.extend(way.to_be_bytes());
                before = coordinate(point);
            }
        }
        self.glyf.resize(self.glyf.len().next_multiple_of(4), 0);
        Some(())
    }
}

/// A point of a contour with quadratic curves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    x: i32,
    y: i32,
    on_curve: bool,
}

/// The contours of a glyph, with the points as they are in the font.
#[derive(Debug, Default)]
struct Outline {
    contours: Vec<Vec<(i32, i32, PointFlags)>>,
}

impl UnscaledOutlineSink for Outline {
    fn start_contour(&mut self) {
        self.contours.push(Vec::new());
    }

    fn point(&mut self, x: i32, y: i32, flags: PointFlags) {
        if let Some(contour) = self.contours.last_mut() {
            contour.push((x, y, flags));
        }
    }

    fn end_contour(&mut self) {}
}

/// The contour with quadratic curves alone.
fn quadratic(contour: &[(i32, i32, PointFlags)]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(contour.len());
    let place = |(x, y, _): (i32, i32, PointFlags)| [f64::from(x), f64::from(y)];
    let mut at = 0;
    while let Some(&(x, y, flags)) = contour.get(at) {
        let cubic = flags.is_off_curve_cubic();
        let second = contour.get(at + 1).filter(|_| cubic);
        let Some(second) = second else {
            points.push(Point {
                x,
                y,
                on_curve: flags.is_on_curve(),
            });
            at += 1;
            continue;
        };
        // The last curve ends where the contour begins.
        let end = contour.get(at + 2).or(contour.first());
        let start = at.checked_sub(1).and_then(|before| contour.get(before));
        if let (Some(start), Some(end)) = (start, end) {
            let curve = [*start, contour[at], *second, *end].map(place);
            push_curve(curve, &mut points);
        }
        at += 2;
    }
    points
}

/// Adds quadratic curves for a cubic one, but for its last point. With `n` of them they are off by at most the length
/// of its third difference times √3/36 over n³ (T. Sederberg, Computer Aided Geometric Design, 2012).
fn push_curve([p0, p1, p2, p3]: [[f64; 2]; 4], points: &mut Vec<Point>) {
    let third = |axis: usize| p3[axis] - 3.0 * p2[axis] + 3.0 * p1[axis] - p0[axis];
    let off = third(0).hypot(third(1)) * 3.0_f64.sqrt() / 36.0;
    let parts = ((off / TOLERANCE).cbrt().ceil() as usize).clamp(1, MOST_PARTS);
    let at = |axis: usize, t: f64| {
        let s = 1.0 - t;
        s * s * s * p0[axis]
            + 3.0 * s * s * t * p1[axis]
            + 3.0 * s * t * t * p2[axis]
            + t * t * t * p3[axis]
    };
    let slope = |axis: usize, t: f64| {
        let s = 1.0 - t;
        3.0 * (s * s * (p1[axis] - p0[axis])
            + 2.0 * s * t * (p2[axis] - p1[axis])
            + t * t * (p3[axis] - p2[axis]))
    };
    let step = 1.0 / parts as f64;
    for part in 0..parts {
        let (from, to) = (part as f64 * step, (part + 1) as f64 * step);
        // The middle of where the slopes at both ends lead in half the time.
        let control = [0, 1].map(|axis| {
            let ahead = at(axis, from) + slope(axis, from) * step / 2.0;
            let back = at(axis, to) - slope(axis, to) * step / 2.0;
            (ahead + back) / 2.0
        });
        let mut push = |[x, y]: [f64; 2], on_curve| {
            points.push(Point {
                x: x.round() as i32,
                y: y.round() as i32,
                on_curve,
            });
        };
        push(control, false);
        if part + 1 < parts {
            push([0, 1].map(|axis| at(axis, to)), true);
        }
    }
}
