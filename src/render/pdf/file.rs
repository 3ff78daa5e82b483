//! The objects of a PDF → its bytes, in one pass: every stream as an object of its own, all other
//! objects in object streams (ISO 32000-1, 7.5.7), and at the end a cross-reference stream (7.5.8). Where
//! the file is to be of a version that has neither, every object stands alone, and the end is a
//! cross-reference table (7.5.4). Streams that are not compressed yet are compressed here, on all
//! processors.

use std::io::Write as _;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

use super::stream_cache::StreamCache;
use crate::parallel;
use crate::render::RenderError;
use crate::render::hash::fnv_of_words;

/// The second line of every file, which shows that it is binary (7.5.2).
const BINARY: &[u8] = b"%\xbb\xad\xc0\xde\n";
/// How many objects an object stream has at most: a reader decompresses all of them to read one.
const OBJECTS_PER_STREAM: usize = 100;
/// A file identifier is 16 bytes (14.4).
const ID_BYTES: usize = 16;

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
#[derive(Default)]
pub(super) struct Objects(Vec<Option<Object>>);

impl Objects {
    /// A number for an object that comes later.
    pub fn reserve(&mut self) -> ObjectId {
        self.0.push(None);
        (self.0.len() as u32, 0)
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.set(id, object);
        id
    }

    /// Sets the object with a reserved number.
    pub fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        if let Some(place) = self.entry(id) {
            *place = Some(object.into());
        }
    }

    /// The dictionary with this number.
    pub fn dictionary(&mut self, id: ObjectId) -> Option<&mut Dictionary> {
        self.entry(id)?.as_mut()?.as_dict_mut().ok()
    }

    fn entry(&mut self, (number, _): ObjectId) -> Option<&mut Option<Object>> {
        self.0.get_mut((number as usize).checked_sub(1)?)
    }

    /// The bytes of the file. `trailer` names the catalogue and the information dictionary; the
    /// identifier that is added to it is a hash of everything else.
    pub fn write(
        self,
        mut trailer: Dictionary,
        syntax: FileSyntax,
        cache: &StreamCache,
    ) -> Result<Vec<u8>, RenderError> {
        cache.count_objects(self.0.len());
        let blank = Object::String(vec![0; ID_BYTES], StringFormat::Hexadecimal);
        trailer.set("ID", vec![blank.clone(), blank]);
        if !syntax.object_streams {
            return self.write_each(trailer, syntax, cache);
        }
        let mut streams = Vec::new();
        let mut others = Vec::new();
        let count = self.0.len() as u32;
        for (number, object) in (1..).zip(self.0) {
            match object {
                Some(Object::Stream(stream)) => streams.push((number, stream)),
                Some(object) => others.push((number, object)),
                None => {}
            }
        }
        let groups: Vec<&[(u32, Object)]> = others.chunks(OBJECTS_PER_STREAM).collect();
        let numbers = count + 1..;
        let last = count + 1 + groups.len() as u32;
        let mut references = CrossReferences(vec![None; last as usize]);
        for (container, group) in numbers.clone().zip(&groups) {
            for (index, (number, _)) in (0..).zip(*group) {
                references.set(*number, (2, container, index));
            }
        }
        streams.extend(numbers.zip(parallel::map(&groups, |group| object_stream(group))));
        drop(others);
        compress(streams.iter_mut().map(|(_, stream)| stream), cache);

        // Enough for all streams and what stands around each, so that growing never copies the file.
        let size: usize = streams.iter().map(|(_, s)| s.content.len() + 128).sum();
        let mut out = Vec::with_capacity(size + size / 8);
        header(syntax, &mut out);
        for (number, stream) in streams {
            references.set(number, (1, offset(&out)?, 0));
            write_stream(number, &stream, &mut out);
        }
        let start = offset(&out)?;
        references.set(last, (1, start, 0));
        let (index, table) = references.table();
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::from(last) + 1);
        trailer.set("W", vec![1.into(), 4.into(), 2.into()]);
        trailer.set("Index", index);
        write_stream(last, &Stream::new(trailer, table), &mut out);
        // Writing to memory does not fail.
        let _ = write!(out, "\nstartxref\n{start}\n%%EOF");
        identify(&mut out);
        Ok(out)
    }

    /// The same, with every object alone and a cross-reference table.
    fn write_each(
        self,
        mut trailer: Dictionary,
        syntax: FileSyntax,
        cache: &StreamCache,
    ) -> Result<Vec<u8>, RenderError> {
        let mut objects: Vec<Option<Object>> = self.0;
        let streams = objects
            .iter_mut()
            .flatten()
            .filter_map(|object| match object {
                Object::Stream(stream) => Some(stream),
                _ => None,
            });
        compress(streams, cache);
        let mut out = Vec::new();
        header(syntax, &mut out);
        let mut offsets = Vec::with_capacity(objects.len());
        for (number, object) in (1..).zip(&objects) {
            offsets.push(object.as_ref().map(|_| offset(&out)).transpose()?);
            match object {
                Some(Object::Stream(stream)) => write_stream(number, stream, &mut out),
                Some(object) => {
                    let _ = writeln!(out, "{number} 0 obj");
                    write(object, &mut out);
                    out.extend(b"\nendobj\n");
                }
                None => {}
            }
        }
        let start = offset(&out)?;
        let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for offset in offsets {
            let _ = match offset {
                Some(offset) => writeln!(out, "{offset:010} 00000 n "),
                None => writeln!(out, "0000000000 65535 f "),
            };
        }
        trailer.set("Size", objects.len() as i64 + 1);
        out.extend(b"trailer\n");
        dictionary(&trailer, &mut out);
        let _ = write!(out, "\nstartxref\n{start}\n%%EOF");
        identify(&mut out);
        Ok(out)
    }
}

/// The first lines of a file.
fn header(syntax: FileSyntax, out: &mut Vec<u8>) {
    let _ = writeln!(out, "%PDF-{}", syntax.version);
    out.extend(BINARY);
}

/// Where each object stands, by its number: the kind and the two fields of table 18.
struct CrossReferences(Vec<Option<(u8, u32, u16)>>);

impl CrossReferences {
    fn set(&mut self, number: u32, place: (u8, u32, u16)) {
        if let Some(entry) = self.0.get_mut(number as usize - 1) {
            *entry = Some(place);
        }
    }

    /// The ranges of numbers in use, and the content of the cross-reference stream.
    fn table(&self) -> (Vec<Object>, Vec<u8>) {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        let mut table = Vec::with_capacity(self.0.len() * 7);
        for (number, place) in (1..).zip(&self.0) {
            let Some((kind, place, index)) = place else {
                continue;
            };
            match runs.last_mut() {
                Some((first, count)) if *first + *count == number => *count += 1,
                _ => runs.push((number, 1)),
            }
            table.push(*kind);
            table.extend(place.to_be_bytes());
            table.extend(index.to_be_bytes());
        }
        let runs = runs.into_iter().flat_map(|(first, count)| [first, count]);
        (runs.map(|n| i64::from(n).into()).collect(), table)
    }
}

/// Compresses the streams that are not compressed yet, and may be.
fn compress<'s>(streams: impl Iterator<Item = &'s mut Stream>, cache: &StreamCache) {
    let mut plain: Vec<&mut Stream> = streams.filter(|s| s.allows_compression).collect();
    let contents: Vec<&[u8]> = plain.iter().map(|s| s.content.as_slice()).collect();
    let packed = cache.compressed(&contents);
    for (stream, packed) in plain.iter_mut().zip(packed) {
        packed.replace(stream);
    }
}

/// An object stream with these objects.
fn object_stream(objects: &[(u32, Object)]) -> Stream {
    let (mut places, mut bytes) = (Vec::new(), Vec::new());
    for (number, object) in objects {
        let _ = write!(places, "{number} {} ", bytes.len());
        write(object, &mut bytes);
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

/// Writes a stream as an object of its own.
fn write_stream(number: u32, stream: &Stream, out: &mut Vec<u8>) {
    let _ = writeln!(out, "{number} 0 obj");
    dictionary(&stream.dict, out);
    out.extend(b"stream\n");
    out.extend(&stream.content);
    out.extend(b"\nendstream \nendobj\n");
}

/// The offset of the next byte; an error where the cross-reference stream cannot hold it.
fn offset(out: &[u8]) -> Result<u32, RenderError> {
    u32::try_from(out.len()).map_err(|_| RenderError::TooLarge)
}

/// Writes an object (7.3), without spaces where a delimiter separates it from its neighbour.
fn write(object: &Object, out: &mut Vec<u8>) {
    let _ = match object {
        Object::Null => out.write_all(b"null"),
        Object::Boolean(value) => write!(out, "{value}"),
        Object::Integer(value) => write!(out, "{value}"),
        Object::Real(value) => write!(out, "{value}"),
        Object::Reference((number, generation)) => write!(out, "{number} {generation} R"),
        Object::Name(bytes) => {
            name(bytes, out);
            Ok(())
        }
        Object::String(bytes, format) => {
            string(bytes, *format, out);
            Ok(())
        }
        Object::Array(objects) => {
            out.push(b'[');
            for (index, object) in objects.iter().enumerate() {
                if index > 0 {
                    separate(object, out);
                }
                write(object, out);
            }
            out.push(b']');
            Ok(())
        }
        // A stream is never part of another object.
        Object::Dictionary(entries) | Object::Stream(Stream { dict: entries, .. }) => {
            dictionary(entries, out);
            Ok(())
        }
    };
}

fn dictionary(entries: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in entries {
        name(key, out);
        separate(value, out);
        write(value, out);
    }
    out.extend(b">>");
}

/// Writes a space before an object that does not begin with a delimiter.
fn separate(object: &Object, out: &mut Vec<u8>) {
    use Object::{Boolean, Integer, Null, Real, Reference};
    if matches!(
        object,
        Null | Boolean(_) | Integer(_) | Real(_) | Reference(_)
    ) {
        out.push(b' ');
    }
}

fn name(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in bytes {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn string(bytes: &[u8], format: StringFormat, out: &mut Vec<u8>) {
    if format == StringFormat::Hexadecimal {
        out.push(b'<');
        for byte in bytes {
            let _ = write!(out, "{byte:02X}");
        }
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

/// Replaces the two blank identifiers, which stand at the end of the file, by a hash of all bytes.
fn identify(bytes: &mut [u8]) {
    let hash = format!("<{:032X}>", fnv_of_words(bytes));
    let blank = format!("<{}>", "00".repeat(ID_BYTES));
    let is_blank = |part: &[u8]| part == blank.as_bytes();
    for _ in 0..2 {
        if let Some(at) = bytes.windows(blank.len()).rposition(is_blank)
            && let Some(place) = bytes.get_mut(at..at + hash.len())
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
        let mut objects = Objects::default();
        let catalog = objects.add(dictionary! { "Type" => "Catalog" });
        objects.reserve();
        let ids: Vec<ObjectId> = values.iter().map(|v| objects.add(v.clone())).collect();
        let plain = b"0 0 m ".repeat(100);
        let stream = objects.add(Stream::new(Dictionary::new(), plain.clone()));
        // More than one object stream holds.
        let many: Vec<ObjectId> = (0..250).map(|n| objects.add(n)).collect();
        let old = FileSyntax {
            version: "1.4",
            object_streams: false,
        };
        for syntax in [FileSyntax::default(), old] {
            let objects = Objects(objects.0.clone());
            let trailer = dictionary! { "Root" => catalog };
            let bytes = objects.write(trailer, syntax, &StreamCache::new(0));
            let bytes = bytes.expect("written");
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
            assert!(!file.objects.contains_key(&(2, 0)));
            let stream = file.objects[&stream].as_stream().expect("a stream");
            assert!(stream.content.len() < 100);
            assert_eq!(stream.get_plain_content().expect("sound"), plain);
        }
    }
}
