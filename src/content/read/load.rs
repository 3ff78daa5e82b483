//! A file of the project → one typed value with its place. What the value refers to is not read.

use std::path::Path;

use toml::de::DeTable;

use super::decode::{Cx, Decode};
use super::node::{self, Node};
use super::{said, syntax};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
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
    let (table, errors) = DeTable::parse_recoverable(text);
    let table = table.into_inner();
    // Ends of lines as on Windows say the same as others; here they would not.
    if errors.is_empty() && !text.contains('\r') {
        let mut said = Vec::with_capacity(text.len());
        said::say_table(&table, &mut said);
        sources.keep_said(file, said);
    }
    let root = node::of_table(file, table);
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
    let folder = Path::new(path).parent().and_then(Path::to_str);
    let path = path.into();
    let (fault, hint) = match error {
        ReadError::Outside => (Fault::FileOutside { path }, Some(Hint::PutInside)),
        ReadError::Missing => {
            let folder = folder.filter(|folder| !folder.is_empty()).map(Into::into);
            let check = folder.map(|folder| Hint::CheckFolder { folder });
            (Fault::FileMissing { path }, check)
        }
        ReadError::TooLarge(limit) => {
            let limit = *limit;
            (Fault::FileTooLarge { path, limit }, Some(Hint::SmallerFile))
        }
        ReadError::NotUtf8(place) => {
            return Fault::FileNotUtf8 { path }
                .at(*place)
                .hint(Hint::SaveAsUtf8);
        }
        ReadError::NotText(kind) => {
            let kind = *kind;
            (Fault::FileNotText { path, kind }, Some(Hint::PlainText))
        }
        ReadError::Io(reason) => {
            let reason = reason.into();
            (
                Fault::FileUnreadable { path, reason },
                Some(Hint::MayYouRead),
            )
        }
    };
    let error = fault.at(wanted_by);
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
}
