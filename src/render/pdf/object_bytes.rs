//! One object → its bytes (ISO 32000-1, 7.3).

use std::io::Write as _;

use lopdf::{Dictionary, Object, Stream, StringFormat};

/// What stands behind the content of a stream.
pub(super) const STREAM_END: &[u8] = b"\nendstream \nendobj\n";

/// Writes what stands before the content of a stream, which is an object of its own.
pub(super) fn stream_head(number: u32, stream: &Stream, out: &mut Vec<u8>) {
    // Writing to memory does not fail.
    let _ = writeln!(out, "{number} 0 obj");
    dictionary(&stream.dict, out);
    out.extend(b"stream\n");
}

/// Writes an object (7.3), without spaces where a delimiter separates it from its neighbour.
pub(super) fn write(object: &Object, out: &mut Vec<u8>) {
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

/// Writes a dictionary.
pub(super) fn dictionary(entries: &Dictionary, out: &mut Vec<u8>) {
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
