//! SVG text → an XML tree without entities of its own, or where it breaks.

use usvg::roxmltree::{Document, Error, ParsingOptions};

use crate::diag::values::SvgFault;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{FileId, Span};

/// The largest file of a drawing, in bytes: a coat of arms takes some 200 kB.
const MAX_BYTES: usize = 1 << 20;
/// The most elements and texts of a drawing.
const MAX_NODES: u32 = 20_000;

/// The file as an XML tree. A document type is passed over, as older drawing programs write one; one that
/// declares entities is refused, since they can grow without an end.
pub(super) fn parse<'t>(
    file: FileId,
    text: &'t str,
    diags: &mut Diagnostics,
) -> Option<Document<'t>> {
    if text.len() > MAX_BYTES {
        let fault = Fault::DrawingTooLarge {
            size: text.len().div_ceil(1024),
            most: MAX_BYTES / 1024,
        };
        let error = fault.at(point(file, text, 0));
        diags.push(error.hint(Hint::DrawingSimplify));
        return None;
    }
    if let Some(at) = text.find("<!ENTITY") {
        let fault = Fault::DrawingNotSvg {
            detail: SvgFault::Entities,
        };
        let error = fault.at(place(file, at..at + "<!ENTITY".len()));
        diags.push(error.hint(Hint::DrawingExport));
        return None;
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    match Document::parse_with_options(text, options) {
        Ok(document) => Some(document),
        Err(error) => {
            diags.push(syntax_error(file, text, &error));
            None
        }
    }
}

/// The parser's complaint in our words; its own end with a place that the report shows anyway.
fn syntax_error(file: FileId, text: &str, error: &Error) -> Diagnostic {
    let detail = match error {
        Error::NoRootNode => SvgFault::Empty,
        Error::UnclosedRootNode => SvgFault::NotClosed,
        Error::NodesLimitReached => SvgFault::TooManyElements(MAX_NODES),
        Error::UnexpectedCloseTag(open, found, _) => SvgFault::ClosesOther {
            expected: open.as_str().into(),
            found: found.as_str().into(),
        },
        Error::DuplicatedAttribute(name, _) => SvgFault::Twice(name.as_str().into()),
        other => {
            let said = other.to_string();
            SvgFault::Other(said.split(" at ").next().unwrap_or_default().into())
        }
    };
    let hint = match error {
        Error::NodesLimitReached => Hint::DrawingSimplify,
        _ => Hint::DrawingExport,
    };
    let at = error.pos();
    let line_start = text
        .split_inclusive('\n')
        .take(at.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum::<usize>();
    let in_line = text
        .get(line_start..)
        .unwrap_or_default()
        .chars()
        .take(at.col.saturating_sub(1) as usize)
        .map(char::len_utf8)
        .sum::<usize>();
    let fault = Fault::DrawingNotSvg { detail };
    fault.at(point(file, text, line_start + in_line)).hint(hint)
}

/// The place of the sign at `at`; of nothing where the text has ended.
fn point(file: FileId, text: &str, at: usize) -> Span {
    let sign = text.get(at..).and_then(|rest| rest.chars().next());
    place(file, at..at + sign.map_or(0, char::len_utf8))
}

/// Files are far smaller than 4 GiB.
pub(super) fn place(file: FileId, range: std::ops::Range<usize>) -> Span {
    Span {
        file,
        start: range.start as u32,
        end: range.end as u32,
    }
}
