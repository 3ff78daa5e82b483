//! Fonts in other formats, made of the bundled ones.

use read_fonts::tables::glyf::Glyph;
use read_fonts::types::Tag;
use read_fonts::{FontRef, TableProvider};
use rusttype::{Font, GlyphId, OutlineBuilder, Scale};

/// The font with its outlines as cubic curves (Adobe Technical Notes 5176 and 5177): an `.otf` file.
pub fn cff_of(font: &[u8]) -> Vec<u8> {
    let parsed = FontRef::new(font).expect("a font");
    let glyphs = Font::try_from_bytes(font).expect("a font");
    let metrics = glyphs.v_metrics_unscaled();
    let design_units = Scale::uniform(metrics.ascent - metrics.descent);
    let count = glyphs.glyph_count();
    let programs = (0..count).map(|id| {
        let id = GlyphId(u16::try_from(id).expect("a glyph"));
        let glyph = glyphs.glyph(id).scaled(design_units);
        let width = glyph.h_metrics().advance_width.round() as i32;
        let mut program = CharString::new(width);
        glyph.build_outline(&mut program);
        program.finish()
    });
    let programs: Vec<Vec<u8>> = programs.collect();
    let mut tables: Vec<(Tag, Vec<u8>)> = Vec::new();
    for tag in [
        b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"name", b"post",
    ] {
        let tag = Tag::new(tag);
        let table = parsed.table_data(tag);
        tables.extend(table.map(|table| (tag, table.as_bytes().to_vec())));
    }
    let mut maxp = vec![0, 0, 0x50, 0];
    maxp.extend(u16::try_from(count).expect("a count").to_be_bytes());
    tables.push((Tag::new(b"maxp"), maxp));
    tables.push((Tag::new(b"CFF "), table(&programs)));
    font_of(*b"OTTO", tables)
}

/// The font as a variable one, from weight 400 to 700: at 700 the right half of each letter lies 20 units farther to
/// the right, and so does the next letter (OpenType, `fvar` and `gvar`).
pub fn variable_of(font: &[u8]) -> Vec<u8> {
    let parsed = FontRef::new(font).expect("a font");
    let (glyf, loca) = (
        parsed.glyf().expect("outlines"),
        parsed.loca(None).expect("offsets"),
    );
    let count = parsed.maxp().expect("a count").num_glyphs();
    let mut data = Vec::new();
    let mut offsets = vec![0_u32];
    for id in 0..count {
        let id = read_fonts::types::GlyphId::new(id.into());
        let points: Vec<bool> = match loca.get_glyf(id, &glyf).expect("a glyph") {
            None => Vec::new(),
            Some(Glyph::Composite(glyph)) => glyph.components().map(|_| false).collect(),
            Some(Glyph::Simple(glyph)) => {
                let middle = (glyph.x_min() + glyph.x_max()) / 2;
                glyph.points().map(|point| point.x > middle).collect()
            }
        };
        // Behind the points stand the origin, the place of the next glyph, and two of vertical text.
        let moves = points.into_iter().chain([false, true, false, false]);
        let xs: Vec<u8> = moves.map(|moved| if moved { 20 } else { 0 }).collect();
        let mut packed = vec![0];
        for run in xs.chunks(64) {
            packed.push(run.len() as u8 - 1);
            packed.extend(run);
        }
        for run in xs.chunks(64) {
            packed.push(0x80 | (run.len() as u8 - 1));
        }
        // One tuple, with points of its own, at the end of the axis.
        for number in [1, 8, packed.len() as u16, 0x2000] {
            data.extend(number.to_be_bytes());
        }
        data.extend(packed);
        offsets.push(data.len() as u32);
    }
    let mut gvar = Vec::new();
    for number in [1_u16, 0, 1, 1] {
        gvar.extend(number.to_be_bytes());
    }
    let start = 20 + 4 * offsets.len() as u32;
    gvar.extend(start.to_be_bytes());
    gvar.extend(count.to_be_bytes());
    gvar.extend(1_u16.to_be_bytes());
    gvar.extend((start + 2).to_be_bytes());
    offsets
        .iter()
        .for_each(|offset| gvar.extend(offset.to_be_bytes()));
    gvar.extend(0x4000_u16.to_be_bytes());
    gvar.extend(data);
    let mut fvar = Vec::new();
    for number in [1_u16, 0, 16, 2, 1, 20, 0, 8] {
        fvar.extend(number.to_be_bytes());
    }
    fvar.extend(b"wght");
    for weight in [400_u32, 400, 700] {
        fvar.extend((weight << 16).to_be_bytes());
    }
    fvar.extend([0, 0, 0, 2]);
    let mut tables = vec![(Tag::new(b"fvar"), fvar), (Tag::new(b"gvar"), gvar)];
    for record in parsed.table_directory().table_records() {
        let table = parsed.table_data(record.tag()).expect("a table");
        tables.push((record.tag(), table.as_bytes().to_vec()));
    }
    font_of([0, 1, 0, 0], tables)
}

/// The font packed for web pages (W3C, WOFF File Format 1.0), no table smaller than before.
pub fn woff_of(font: &[u8]) -> Vec<u8> {
    let parsed = FontRef::new(font).expect("a font");
    let records = parsed.table_directory().table_records();
    let size = 44 + 20 * records.len();
    let (mut directory, mut body) = (Vec::new(), Vec::new());
    for record in records {
        let table = parsed.table_data(record.tag()).expect("a table");
        directory.extend(record.tag().to_be_bytes());
        let length = table.len() as u32;
        for number in [
            (size + body.len()) as u32,
            length,
            length,
            record.checksum(),
        ] {
            directory.extend(number.to_be_bytes());
        }
        body.extend(table.as_bytes());
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut file = b"wOFF".to_vec();
    file.extend(&font[..4]);
    file.extend(((size + body.len()) as u32).to_be_bytes());
    file.extend((records.len() as u16).to_be_bytes());
    file.extend([0, 0]);
    file.extend(((12 + 16 * records.len() + body.len()) as u32).to_be_bytes());
    file.resize(44, 0);
    file.extend(directory);
    file.extend(body);
    file
}

/// The tables as a file (OpenType, «Organization of an OpenType Font»).
pub fn font_of(kind: [u8; 4], mut tables: Vec<(Tag, Vec<u8>)>) -> Vec<u8> {
    tables.sort();
    let mut file = kind.to_vec();
    file.extend(u16::try_from(tables.len()).expect("few").to_be_bytes());
    // What helps to search the tables is for none that reads them in order.
    file.extend([0; 6]);
    let mut offset = file.len() + 16 * tables.len();
    for (tag, table) in &tables {
        let sum = table.chunks(4).fold(0_u32, |sum, chunk| {
            let mut word = [0; 4];
            word[..chunk.len()].copy_from_slice(chunk);
            sum.wrapping_add(u32::from_be_bytes(word))
        });
        file.extend(tag.to_be_bytes());
        for number in [sum, offset as u32, table.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        let end = file.len() + table.len().next_multiple_of(4);
        file.extend(table);
        file.resize(end, 0);
    }
    file
}

/// The table `CFF `, without names of glyphs.
fn table(programs: &[Vec<u8>]) -> Vec<u8> {
    let top = |programs: usize, private: usize| {
        let mut dict = Vec::new();
        push_long(&mut dict, programs);
        dict.push(17);
        // The private part is empty, but for a width that no glyph is given for want of its own.
        push_long(&mut dict, PRIVATE.len());
        push_long(&mut dict, private);
        dict.push(18);
        dict
    };
    let head = |programs: usize, private: usize| {
        let mut table = vec![1, 0, 4, 4];
        table.extend(index(&[b"Made".to_vec()]));
        table.extend(index(&[top(programs, private)]));
        table.extend(index(&[]));
        table.extend(index(&[]));
        table
    };
    let private = head(0, 0).len();
    let mut table = head(private + PRIVATE.len(), private);
    table.extend(PRIVATE);
    table.extend(index(programs));
    table
}

/// A default width of 0.
const PRIVATE: [u8; 2] = [139, 20];

fn index(items: &[Vec<u8>]) -> Vec<u8> {
    let mut index = u16::try_from(items.len())
        .expect("few")
        .to_be_bytes()
        .to_vec();
    if items.is_empty() {
        return index;
    }
    index.push(4);
    let mut offset = 1_u32;
    index.extend(offset.to_be_bytes());
    for item in items {
        offset += item.len() as u32;
        index.extend(offset.to_be_bytes());
    }
    items.iter().for_each(|item| index.extend(item));
    index
}

/// A number of a dictionary, always of five bytes.
fn push_long(dict: &mut Vec<u8>, number: usize) {
    dict.push(29);
    dict.extend(i32::try_from(number).expect("small").to_be_bytes());
}

/// The program of a glyph. Curves come with y downwards.
struct CharString {
    bytes: Vec<u8>,
    at: [i32; 2],
    exact: [f32; 2],
}

impl CharString {
    /// One that begins with the width, as the first of all operands.
    fn new(width: i32) -> Self {
        let mut program = Self {
            bytes: Vec::new(),
            at: [0; 2],
            exact: [0.0; 2],
        };
        program.number(width);
        program
    }

    fn number(&mut self, number: i32) {
        self.bytes.push(28);
        self.bytes
            .extend(i16::try_from(number).expect("small").to_be_bytes());
    }

    /// The way to the next point.
    fn go(&mut self, x: f32, y: f32) {
        let to = [x.round() as i32, (-y).round() as i32];
        self.number(to[0] - self.at[0]);
        self.number(to[1] - self.at[1]);
        self.at = to;
        self.exact = [x, y];
    }

    fn finish(mut self) -> Vec<u8> {
        self.bytes.push(14);
        self.bytes
    }
}

impl OutlineBuilder for CharString {
    fn move_to(&mut self, x: f32, y: f32) {
        self.go(x, y);
        self.bytes.push(21);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.go(x, y);
        self.bytes.push(5);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let [x0, y0] = self.exact;
        let third = |end: f32, middle: f32| end + (middle - end) * 2.0 / 3.0;
        self.curve_to(
            third(x0, x1),
            third(y0, y1),
            third(x, x1),
            third(y, y1),
            x,
            y,
        );
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.go(x1, y1);
        self.go(x2, y2);
        self.go(x, y);
        self.bytes.push(8);
    }

    fn close(&mut self) {}
}
