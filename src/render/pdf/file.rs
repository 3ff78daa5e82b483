//! The objects of a PDF → its bytes, as they come: every stream as an object of its own, all other
//! objects in object streams (ISO 32000-1, 7.5.7), and at the end a cross-reference stream (7.5.8). Where
//! the file is to be of a version that has neither, every object stands alone, and the end is a
//! cross-reference table (7.5.4). Streams that are not compressed yet are compressed here, on all
//! processors.
//!
//! Of an object that is written only its place in the file is kept: eight bytes.

use std::collections::BTreeMap;
use std::io::Write as _;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

use super::object_bytes;
use super::stream_cache::StreamCache;
use crate::parallel;
use crate::render::RenderError;
use crate::render::file_bytes::{FileBytes, FileContent};

/// The second line of every file, which shows that it is binary (7.5.2).
const BINARY: &[u8] = b"%\xbb\xad\xc0\xde\n";
/// How many objects an object stream has at most: a reader decompresses all of them to read one.
const OBJECTS_PER_STREAM: usize = 100;
/// So many objects wait at most until they are put into object streams, several at a time, on all processors.
const WAITING: usize = 16 * OBJECTS_PER_STREAM;
/// So many bytes of streams wait at most until they are compressed.
const PLAIN_BYTES: usize = 1 << 20;
/// A file identifier is 16 bytes (14.4).
const ID_BYTES: usize = 16;
/// The largest offset that a cross-reference table has room for: ten digits.
const LAST_OFFSET: u64 = 9_999_999_999;

/// Which version of PDF a file is of, and how its objects stand in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileSyntax {
    /// The version.
    pub version: &'static str,
    /// Whether it has object streams and a cross-reference stream.
    pub object_streams: bool,
}

impl FileSyntax {
    /// As files of PDF 2.0 are.
    pub const PDF_2: Self = Self {
        version: "2.0",
        object_streams: true,
    };
}

/// As files are that no standard holds to an older version.
impl Default for FileSyntax {
    fn default() -> Self {
        Self {
            version: "1.7",
            object_streams: true,
        }
    }
}

/// The objects of a file, by number: the first is number 1.
pub(super) struct Objects<'f> {
    out: FileBytes<'f>,
    cache: &'f StreamCache,
    syntax: FileSyntax,
    places: Vec<ObjectPlace>,
    /// Objects that may still be changed.
    open: BTreeMap<u32, Object>,
    /// Objects that wait for their object stream.
    waiting: Vec<(u32, Object)>,
    /// Streams that wait to be compressed, and their bytes together.
    plain: (Vec<(u32, Stream)>, usize),
    /// What went wrong first; nothing is written after it.
    failed: Option<RenderError>,
}

/// Where an object stands in the file: the fields of table 18, in eight bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct ObjectPlace(u64);

impl ObjectPlace {
    /// It was not written.
    const NONE: Self = Self(0);
    /// Says that the rest is an object stream and a place in it, and no offset.
    const IN_STREAM: u64 = 1 << 63;

    /// At this offset. The header stands before all objects, so it is never 0.
    const fn at(offset: u64) -> Self {
        Self(offset)
    }

    /// In this object stream, as the object with this number in it.
    fn in_stream(stream: u32, nth: u16) -> Self {
        Self(Self::IN_STREAM | u64::from(stream) << 16 | u64::from(nth))
    }

    /// The kind and the two other fields.
    const fn fields(self) -> (u8, u64, u16) {
        match self.0 & Self::IN_STREAM {
            0 => (1, self.0, 0),
            _ => (2, (self.0 & !Self::IN_STREAM) >> 16, self.0 as u16),
        }
    }
}

impl<'f> Objects<'f> {
    /// None yet, of a file whose bytes go to `out`.
    pub fn new(mut out: FileBytes<'f>, syntax: FileSyntax, cache: &'f StreamCache) -> Self {
        let header = format!("%PDF-{}\n", syntax.version);
        let failed = out.add(header.as_bytes()).and_then(|()| out.add(BINARY));
        Self {
            out,
            cache,
            syntax,
            places: Vec::new(),
            open: BTreeMap::new(),
            waiting: Vec::new(),
            plain: (Vec::new(), 0),
            failed: failed.err(),
        }
    }

    /// A number for an object that comes later.
    pub fn reserve(&mut self) -> ObjectId {
        self.places.push(ObjectPlace::NONE);
        (self.places.len() as u32, 0)
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.set(id, object);
        id
    }

    /// Adds an object that may still be changed, until the file is finished.
    pub fn add_open(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.open.insert(id.0, object.into());
        id
    }

    /// The dictionary with this number, which may still be changed.
    pub fn open_dictionary(&mut self, (number, _): ObjectId) -> Option<&mut Dictionary> {
        self.open.get_mut(&number)?.as_dict_mut().ok()
    }

    /// Writes the object with a reserved number.
    pub fn set(&mut self, (number, _): ObjectId, object: impl Into<Object>) {
        match object.into() {
            Object::Stream(stream) if stream.allows_compression => {
                self.plain.1 += stream.content.len();
                self.plain.0.push((number, stream));
                if self.plain.1 >= PLAIN_BYTES {
                    self.compress();
                }
            }
            Object::Stream(stream) => self.write_stream(number, &stream),
            object if self.syntax.object_streams => {
                self.waiting.push((number, object));
                if self.waiting.len() >= WAITING {
                    self.write_waiting();
                }
            }
            object => self.write_alone(number, &object),
        }
    }

    /// What went wrong so far.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn check(&self) -> Result<(), RenderError> {
        self.failed.clone().map_or(Ok(()), Err)
    }

    /// How many bytes of streams and how many objects wait, together.
    #[cfg(test)]
    fn waiting(&self) -> usize {
        self.plain.1 + self.waiting.len()
    }

    /// Writes the end of the file. `trailer` names the catalogue and the information dictionary; the
    /// identifier that is added to it is a hash of everything else.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(mut self, mut trailer: Dictionary) -> Result<FileContent, RenderError> {
        for (number, object) in std::mem::take(&mut self.open) {
            self.set((number, 0), object);
        }
        self.compress();
        self.write_waiting();
        self.check()?;
        self.cache.count_objects(self.places.len());
        let blank = Object::String(vec![0; ID_BYTES], StringFormat::Hexadecimal);
        trailer.set("ID", vec![blank.clone(), blank]);
        let mut end = match self.syntax.object_streams {
            true => self.cross_reference_stream(trailer),
            false => self.cross_reference_table(&trailer)?,
        };
        identify(&mut end, &self.out);
        self.out.add(&end)?;
        self.out.finish()
    }

    /// Compresses the streams that wait for it, and writes them.
    fn compress(&mut self) {
        let (mut streams, _) = std::mem::take(&mut self.plain);
        let contents: Vec<&[u8]> = streams.iter().map(|(_, s)| s.content.as_slice()).collect();
        let packed = self.cache.compressed(&contents);
        for ((number, stream), packed) in streams.iter_mut().zip(packed) {
            packed.replace(stream);
            self.write_stream(*number, stream);
        }
    }

    /// Writes the objects that wait into object streams.
    fn write_waiting(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let groups: Vec<&[(u32, Object)]> = waiting.chunks(OBJECTS_PER_STREAM).collect();
        for (group, stream) in groups
            .iter()
            .zip(parallel::map(&groups, |group| object_stream(group)))
        {
            let id = self.reserve();
            for (nth, (number, _)) in (0..).zip(*group) {
                self.place(*number, ObjectPlace::in_stream(id.0, nth));
            }
            self.set(id, stream);
        }
        self.compress();
    }

    fn write_stream(&mut self, number: u32, stream: &Stream) {
        self.place_here(number);
        let mut head = Vec::new();
        object_bytes::stream_head(number, stream, &mut head);
        self.write(&head);
        self.write(&stream.content);
        self.write(object_bytes::STREAM_END);
    }

    fn write_alone(&mut self, number: u32, object: &Object) {
        self.place_here(number);
        let mut bytes = format!("{number} 0 obj\n").into_bytes();
        object_bytes::write(object, &mut bytes);
        bytes.extend(b"\nendobj\n");
        self.write(&bytes);
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.failed = self.out.add(bytes).err();
        }
    }

    /// Notes that an object begins at the end of what is written.
    fn place_here(&mut self, number: u32) {
        self.place(number, ObjectPlace::at(self.out.length()));
    }

    fn place(&mut self, number: u32, place: ObjectPlace) {
        if let Some(entry) = self.places.get_mut(number as usize - 1) {
            *entry = place;
        }
    }

    /// The end of a file with object streams.
    fn cross_reference_stream(&mut self, mut trailer: Dictionary) -> Vec<u8> {
        let (last, _) = self.reserve();
        let start = self.out.length();
        self.place_here(last);
        // Four bytes are enough for the offsets of most files.
        let wide = if start <= u64::from(u32::MAX) { 4 } else { 8 };
        let (index, table) = self.cross_references(wide);
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::from(last) + 1);
        trailer.set("W", vec![1.into(), (wide as i64).into(), 2.into()]);
        trailer.set("Index", index);
        let stream = Stream::new(trailer, table);
        let mut end = Vec::new();
        object_bytes::stream_head(last, &stream, &mut end);
        end.extend(&stream.content);
        end.extend(object_bytes::STREAM_END);
        // Writing to memory does not fail.
        let _ = write!(end, "\nstartxref\n{start}\n%%EOF");
        end
    }

    /// The ranges of numbers in use, and the content of the cross-reference stream, with offsets of so many bytes.
    fn cross_references(&self, wide: usize) -> (Vec<Object>, Vec<u8>) {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        let mut table = Vec::with_capacity(self.places.len() * (wide + 3));
        for (number, place) in (1..).zip(&self.places) {
            if *place == ObjectPlace::NONE {
                continue;
            }
            match runs.last_mut() {
                Some((first, count)) if *first + *count == number => *count += 1,
                _ => runs.push((number, 1)),
            }
            let (kind, field, nth) = place.fields();
            table.push(kind);
            table.extend(field.to_be_bytes().iter().skip(8 - wide));
            table.extend(nth.to_be_bytes());
        }
        let runs = runs.into_iter().flat_map(|(first, count)| [first, count]);
        (runs.map(|n| i64::from(n).into()).collect(), table)
    }

    /// The end of a file in which every object stands alone.
    fn cross_reference_table(&mut self, trailer: &Dictionary) -> Result<Vec<u8>, RenderError> {
        let start = self.out.length();
        if start > LAST_OFFSET {
            return Err(RenderError::TooLarge);
        }
        let mut end = Vec::new();
        let count = self.places.len() + 1;
        let _ = write!(end, "xref\n0 {count}\n0000000000 65535 f \n");
        for place in &self.places {
            let _ = match *place {
                ObjectPlace::NONE => writeln!(end, "0000000000 65535 f "),
                place => writeln!(end, "{:010} 00000 n ", place.fields().1),
            };
        }
        let mut trailer = trailer.clone();
        trailer.set("Size", count as i64);
        end.extend(b"trailer\n");
        object_bytes::dictionary(&trailer, &mut end);
        let _ = write!(end, "\nstartxref\n{start}\n%%EOF");
        Ok(end)
    }
}

/// An object stream with these objects.
fn object_stream(objects: &[(u32, Object)]) -> Stream {
    let (mut places, mut bytes) = (Vec::new(), Vec::new());
    for (number, object) in objects {
        let _ = write!(places, "{number} {} ", bytes.len());
        object_bytes::write(object, &mut bytes);
        bytes.push(b' ');
    }
    let dictionary = dictionary! {
        "Type" => "ObjStm",
        "N" => objects.len() as i64,
        "First" => places.len() as i64,
    };
    places.append(&mut bytes);
    Stream::new(dictionary, places)
}

/// Replaces the two blank identifiers in the end of a file by a hash of all its bytes.
fn identify(end: &mut [u8], before: &FileBytes) {
    let hash = format!("<{:032X}>", before.hash_with(end));
    let blank = format!("<{}>", "00".repeat(ID_BYTES));
    let is_blank = |part: &[u8]| part == blank.as_bytes();
    for _ in 0..2 {
        if let Some(at) = end.windows(blank.len()).rposition(is_blank)
            && let Some(place) = end.get_mut(at..at + hash.len())
        {
            place.copy_from_slice(hash.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    #[test]
    fn another_reader_finds_every_object() {
        let odd: Vec<u8> = (0..=255).collect();
        let values = [
            Object::Null,
            true.into(),
            (-7).into(),
            Object::Real(0.25),
            Object::Name(odd.get(1..).unwrap_or_default().to_vec()),
            Object::String(odd.clone(), StringFormat::Literal),
            Object::String(odd.clone(), StringFormat::Hexadecimal),
            vec![1.into(), "a".into(), 2.into(), Object::Null, (3, 0).into()].into(),
            dictionary! { "A" => dictionary! { "B" => 1 }, "C" => "D", "E" => false }.into(),
        ];
        let plain = b"0 0 m ".repeat(100);
        let old = FileSyntax {
            version: "1.4",
            object_streams: false,
        };
        for syntax in [FileSyntax::default(), old] {
            let cache = StreamCache::new(0);
            let mut objects = Objects::new(FileBytes::held_whole(), syntax, &cache);
            let catalog = objects.add(dictionary! { "Type" => "Catalog" });
            objects.reserve();
            let ids: Vec<ObjectId> = values.iter().map(|v| objects.add(v.clone())).collect();
            let stream = objects.add(Stream::new(Dictionary::new(), plain.clone()));
            let open = objects.add_open(dictionary! { "A" => 1 });
            // More than wait for object streams at a time.
            let many: Vec<ObjectId> = (0..4_250).map(|n| objects.add(n)).collect();
            let changed = objects.open_dictionary(open).expect("it may be changed");
            changed.set("A", 2);
            let bytes = objects.finish(dictionary! { "Root" => catalog });
            let bytes = bytes.expect("written").into_bytes();
            let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
            assert_eq!(has(b"/ObjStm"), syntax.object_streams);
            let file = Document::load_mem(&bytes).expect("readable");
            assert_eq!(file.version, syntax.version);
            for (id, value) in ids.iter().zip(&values) {
                assert_eq!(file.objects[id], *value);
            }
            for (nth, id) in (0..).zip(&many) {
                assert_eq!(file.objects[id], Object::Integer(nth));
            }
            assert_eq!(file.objects[&open], dictionary! { "A" => 2 }.into());
            assert!(!file.objects.contains_key(&(2, 0)));
            let stream = file.objects[&stream].as_stream().expect("a stream");
            assert!(stream.content.len() < 100);
            assert_eq!(stream.get_plain_content().expect("sound"), plain);
        }
    }

    #[test]
    fn of_what_is_written_only_its_place_is_held() {
        let cache = StreamCache::new(0);
        let mut objects = Objects::new(FileBytes::held_whole(), FileSyntax::default(), &cache);
        let mut most = 0;
        for n in 0..20_000 {
            objects.add(n);
            let mut packed = Stream::new(Dictionary::new(), vec![7; 50]);
            packed.allows_compression = false;
            objects.add(packed);
            objects.add(Stream::new(Dictionary::new(), vec![7; 500]));
            most = most.max(objects.waiting());
        }
        assert!(most <= PLAIN_BYTES + WAITING, "{most}");
        assert_eq!(size_of_val(&objects.places[0]), 8);
    }

    #[test]
    fn places_beyond_four_gibibytes_are_kept() {
        for offset in [15, u64::from(u32::MAX), 1 << 40] {
            assert_eq!(ObjectPlace::at(offset).fields(), (1, offset, 0));
        }
        let place = ObjectPlace::in_stream(u32::MAX, 99);
        assert_eq!(place.fields(), (2, u64::from(u32::MAX), 99));
    }
}
