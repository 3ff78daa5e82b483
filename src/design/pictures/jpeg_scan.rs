//! The coded pixels of a JPEG file in one scan (ITU-T T.81, annex F) → whether all of them are there. A file that was
//! cut short and has a mark of its end all the same is decoded to its end, with something in place of what is lost.
//!
//! Codes are counted, not decoded. Of files in several scans (progressive ones) nothing is known: there each scan holds
//! something of all pixels.

/// The lengths of the codes of one table, and how many bits of a number each announces, by the next 16 bits.
type Codes = Vec<(u8, u8)>;

/// What stands before the coded pixels.
#[derive(Default)]
struct Frame {
    width: usize,
    height: usize,
    /// Of each component its name and how many blocks it has across and down in each group.
    components: Vec<(u8, usize, usize)>,
    /// Tables for the first number of a block, and for all others.
    tables: [[Option<Codes>; 4]; 2],
    /// After so many groups the coding begins anew; 0 for never.
    restart: usize,
}

/// Whether a file surely lacks some of its pixels.
pub(super) fn is_cut(bytes: &[u8]) -> bool {
    cut(bytes) == Some(true)
}

/// `None` where nothing is known.
fn cut(bytes: &[u8]) -> Option<bool> {
    let mut frame = Frame::default();
    let mut at = 2;
    loop {
        let start = at + bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        let fill = bytes[start..].iter().position(|byte| *byte != 0xff)?;
        let marker = bytes[start + fill];
        at = start + fill + 1;
        let length = usize::from(u16_at(bytes, at)?);
        let body = bytes.get(at + 2..at + length)?;
        at += length;
        match marker {
            // Baseline and extended, coded by Huffman.
            0xc0 | 0xc1 => frame.read(body)?,
            0xc4 => frame.read_tables(body)?,
            0xdd => frame.restart = usize::from(u16_at(body, 0)?),
            0xda => return frame.is_cut(body, bytes.get(at..)?),
            // Frames of other kinds.
            0xc2 | 0xc3 | 0xc5..=0xcf => return None,
            _ => {}
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([two[0], two[1]]))
}

impl Frame {
    /// Reads the header of a frame (B.2.2).
    fn read(&mut self, body: &[u8]) -> Option<()> {
        self.height = usize::from(u16_at(body, 1)?);
        self.width = usize::from(u16_at(body, 3)?);
        let (all, _) = body.get(6..)?.as_chunks::<3>();
        let component = |[name, sampling, _]: &[u8; 3]| {
            let (across, down) = (usize::from(sampling >> 4), usize::from(sampling & 15));
            (*name, across, down)
        };
        self.components = all.iter().map(component).collect();
        let sound = |(_, across, down): &(u8, usize, usize)| {
            (1..=4).contains(across) && (1..=4).contains(down)
        };
        (self.components.len() == usize::from(*body.get(5)?) && self.components.iter().all(sound))
            .then_some(())
    }

    /// Reads tables of codes (B.2.4.2, C.2).
    fn read_tables(&mut self, mut body: &[u8]) -> Option<()> {
        while let Some((class, rest)) = body.split_first() {
            let counts = rest.get(..16)?;
            let mut values = rest.get(16..)?.iter();
            let mut codes: Codes = Vec::with_capacity(1 << 16);
            for (length, count) in (1..=16).zip(counts) {
                for value in values.by_ref().take(usize::from(*count)) {
                    let all = codes.len() + (1 << (16 - length));
                    codes.resize(all, (length, *value));
                }
            }
            if codes.len() > 1 << 16 {
                return None;
            }
            codes.resize(1 << 16, (0, 0));
            let place = self.tables.get_mut(usize::from(class >> 4))?;
            *place.get_mut(usize::from(class & 15))? = Some(codes);
            body = values.as_slice();
        }
        Some(())
    }

    /// Goes through the blocks of a scan (F.1.2) that has all components.
    fn is_cut(&self, head: &[u8], coded: &[u8]) -> Option<bool> {
        let count = usize::from(*head.first()?);
        if count != self.components.len() || self.height == 0 {
            return None;
        }
        let (named, _) = head.get(1..)?.as_chunks::<2>();
        let mut blocks = Vec::new();
        for [name, tables] in named.get(..count)? {
            let (_, across, down) = self.components.iter().find(|(known, ..)| known == name)?;
            let first = self.tables[0].get(usize::from(tables >> 4))?.as_deref()?;
            let others = self.tables[1].get(usize::from(tables & 15))?.as_deref()?;
            // Of one component alone a group is one block, whatever it says (A.2.2).
            let many = if count == 1 { 1 } else { across * down };
            blocks.extend(std::iter::repeat_n((first, others), many));
        }
        let most = |side: fn(&(u8, usize, usize)) -> usize| match count {
            1 => Some(1),
            _ => self.components.iter().map(side).max(),
        };
        let across = self.width.div_ceil(8 * most(|of| of.1)?);
        let down = self.height.div_ceil(8 * most(|of| of.2)?);
        let mut bits = Bits::new(coded);
        for group in 0..across.checked_mul(down)? {
            if self.restart > 0 && group > 0 && group % self.restart == 0 {
                if bits.is_at_end() {
                    return Some(true);
                }
                bits = bits.begun_anew()?;
            }
            for (first, others) in &blocks {
                if let Err(fault) = bits.block(first, others) {
                    return fault;
                }
            }
        }
        Some(false)
    }
}

/// The coded bits of a scan up to the next marker.
struct Bits<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Those that were read, the last of them lowest.
    held: u64,
    count: u32,
    /// How many of them stand behind the end.
    beyond: u32,
}

impl<'b> Bits<'b> {
    const fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            held: 0,
            count: 0,
            beyond: 0,
        }
    }

    /// Goes through one block. `Err` where the bits end before, or are no code.
    fn block(&mut self, first: &[(u8, u8)], others: &[(u8, u8)]) -> Result<(), Option<bool>> {
        let size = self.code(first)?;
        self.skip(u32::from(size & 15))?;
        let mut at = 1;
        while at < 64 {
            let value = self.code(others)?;
            let (run, size) = (value >> 4, value & 15);
            match (run, size) {
                (15, 0) => at += 16,
                (_, 0) => break,
                _ => {
                    self.skip(u32::from(size))?;
                    at += usize::from(run) + 1;
                }
            }
        }
        Ok(())
    }

    fn code(&mut self, codes: &[(u8, u8)]) -> Result<u8, Option<bool>> {
        self.fill();
        let next = (self.held >> (self.count - 16)) as usize & 0xffff;
        // What is no code is damaged in another way, of which the decoder decides.
        let (length, value) = codes
            .get(next)
            .copied()
            .filter(|(length, _)| *length > 0)
            .ok_or(None)?;
        self.skip(u32::from(length))?;
        Ok(value)
    }

    fn skip(&mut self, count: u32) -> Result<(), Option<bool>> {
        self.fill();
        self.count -= count;
        match self.count < self.beyond {
            true => Err(Some(true)),
            false => Ok(()),
        }
    }

    /// Reads on until 32 bits are there.
    fn fill(&mut self) {
        while self.count < 32 {
            let byte = match (self.bytes.get(self.at), self.bytes.get(self.at + 1)) {
                // A 0xFF of the pixels is followed by a 0.
                (Some(0xff), Some(0)) => {
                    self.at += 2;
                    0xff
                }
                (Some(0xff) | None, _) => {
                    self.beyond += 8;
                    0
                }
                (Some(byte), _) => {
                    self.at += 1;
                    *byte
                }
            };
            self.held = self.held << 8 | u64::from(byte);
            self.count += 8;
        }
    }

    /// Whether nothing but the mark of the end follows.
    fn is_at_end(&self) -> bool {
        matches!(
            self.bytes.get(self.at..),
            None | Some([] | [0xff, 0xd9, ..])
        )
    }

    /// What follows the place where the coding begins anew; `None` where something else stands there.
    fn begun_anew(&self) -> Option<Self> {
        let rest = self.bytes.get(self.at..)?;
        // Bytes can fill up to the marker.
        let fill = rest.iter().position(|byte| *byte != 0xff)?;
        let is_here = fill > 0 && matches!(rest[fill], 0xd0..=0xd7);
        is_here.then(|| Self::new(&rest[fill + 1..]))
    }
}
