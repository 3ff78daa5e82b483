//! A file of the project → one typed value with its place. What the value refers to is not read.

use std::path::Path;

use super::decode::{Cx, Decode};
use super::node::{self, Node};
use super::syntax;
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::source::{FileId, ReadError, Sources, Span, Spanned};

/// Reads the project file `path`. `wanted_by` is the place that names it, if any: a missing file is
/// reported there. `None` says that errors were pushed and nothing usable was read; with a value
/// there can be errors too.
pub fn load<T: Decode>(
    sources: &mut Sources,
    path: &str,
    wanted_by: Option<Span>,
    diags: &mut Diagnostics,
) -> Option<Spanned<T>> {
    match sources.read(path) {
        Ok(file) => load_source(sources, file, diags),
        Err(error) => {
            diags.push(report_read_error(path, &error, wanted_by));
            None
        }
    }
}

/// The values of the project file `path` before anybody says what they mean; otherwise as [`load`].
pub fn load_node(
    sources: &mut Sources,
    path: &str,
    wanted_by: Option<Span>,
    diags: &mut Diagnostics,
) -> Option<Node> {
    match sources.read(path) {
        Ok(file) => node_of(sources, file, diags),
        Err(error) => {
            diags.push(report_read_error(path, &error, wanted_by));
            None
        }
    }
}

/// Reads a text that stands in `sources` already; otherwise as [`load`].
pub fn load_source<T: Decode>(
    sources: &Sources,
    file: FileId,
    diags: &mut Diagnostics,
) -> Option<Spanned<T>> {
    let root = node_of(sources, file, diags)?;
    let value = T::decode(&root, &mut Cx::new(sources, diags))?;
    Some(Spanned::new(value, root.span))
}

fn node_of(sources: &Sources, file: FileId, diags: &mut Diagnostics) -> Option<Node> {
    let text = &sources.get(file)?.text;
    let (root, errors) = node::parse(file, text);
    if !errors.is_empty() {
        // The tree now has holes; whatever else it seems to lack may only be lost.
        for error in syntax::report(file, text, &errors) {
            diags.push(error);
        }
        return None;
    }
    Some(root)
}

/// Why `path` could not be read, at the place that names it.
pub fn report_read_error(path: &str, error: &ReadError, wanted_by: Option<Span>) -> Diagnostic {
    let code = match error {
        ReadError::Outside => Code::FileOutside,
        ReadError::Missing => Code::FileMissing,
        ReadError::TooLarge(_) => Code::FileTooLarge,
        ReadError::NotUtf8(_) => Code::FileNotUtf8,
        ReadError::Io(_) => Code::FileUnreadable,
    };
    let diagnostic = Diagnostic::error(code, wanted_by).arg("path", path);
    match error {
        ReadError::Outside => diagnostic.hint(Message::new(Code::PutInside)),
        ReadError::Missing => match Path::new(path).parent().and_then(Path::to_str) {
            Some(folder) if !folder.is_empty() => {
                diagnostic.hint(Message::new(Code::CheckFolder).arg("folder", folder))
            }
            _ => diagnostic,
        },
        ReadError::TooLarge(limit) => diagnostic
            .arg("limit", limit)
            .hint(Message::new(Code::SmallerFile)),
        ReadError::NotUtf8(line) => {
            diagnostic
                .arg("line", line)
                .hint(Message::new(match path.ends_with(".csv") {
                    true => Code::SaveCsvUtf8,
                    false => Code::SaveAsUtf8,
                }))
        }
        ReadError::Io(reason) => diagnostic
            .arg("reason", reason)
            .hint(Message::new(Code::MayYouRead)),
    }
}
