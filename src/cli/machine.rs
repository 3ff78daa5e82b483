//! Diagnostics → lines for editors and scripts: one short line each, or one JSON object each. What
//! a person reads at a terminal is made in `report`.

use serde_json::{Map, Value, json};

use crate::diag::{Diagnostic, Message, Severity};
use crate::source::{Sources, Span};

/// A place as editors count: lines and columns from 1, columns in characters.
struct Place<'s> {
    path: &'s str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// `path:line:column: error[code]: sentence`, a line each.
pub fn short(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let line = |diagnostic: &Diagnostic| {
        let place = place(diagnostic.span, sources).map_or_else(String::new, |place| {
            format!("{}:{}:{}: ", place.path, place.line, place.column)
        });
        let severity = severity(diagnostic.severity);
        let code = diagnostic.message.code.name();
        let text = one_line(&diagnostic.message.text());
        format!("{place}{severity}[{code}]: {text}\n")
    };
    diagnostics.iter().map(line).collect()
}

/// One JSON object a line: `severity`, `code`, `message`, `args`, `hints`, and `path`, `line`,
/// `column`, `end_line`, `end_column` where there is a place.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let object = |diagnostic: &Diagnostic| {
        let mut object = said(&diagnostic.message);
        object.insert("severity".into(), severity(diagnostic.severity).into());
        let hints = diagnostic.hints.iter().map(said).map(Value::Object);
        object.insert("hints".into(), hints.collect());
        if let Some(place) = place(diagnostic.span, sources) {
            object.insert("path".into(), place.path.into());
            object.insert("line".into(), place.line.into());
            object.insert("column".into(), place.column.into());
            object.insert("end_line".into(), place.end_line.into());
            object.insert("end_column".into(), place.end_column.into());
        }
        format!("{}\n", Value::Object(object))
    };
    diagnostics.iter().map(object).collect()
}

fn said(message: &Message) -> Map<String, Value> {
    let args: Map<String, Value> = message
        .args
        .iter()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect();
    let mut object = Map::new();
    object.insert("code".into(), message.code.name().into());
    object.insert("message".into(), message.text().into());
    object.insert("args".into(), args.into());
    object
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn place(span: Option<Span>, sources: &Sources) -> Option<Place<'_>> {
    let span = span?;
    let source = sources.get(span.file)?;
    let at = |byte: u32| {
        let mut byte = (byte as usize).min(source.text.len());
        while !source.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = source.text.get(..byte).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
        (line, column)
    };
    let (line, column) = at(span.start);
    let (end_line, end_column) = at(span.end.max(span.start));
    Some(Place {
        path: &source.path,
        line,
        column,
        end_line,
        end_column,
    })
}

/// Arguments come from files; a line stays one line.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    fn sample() -> (Vec<Diagnostic>, Sources) {
        let mut sources = Sources::new(".");
        let file = sources.add("content/a.toml", "a = 1\nøl = 'æøå'\n");
        let span = Span {
            file,
            start: 12,
            end: 20,
        };
        let error = Diagnostic::error(Code::UnknownKey, span)
            .arg("name", "x\ny")
            .hint(Message::new(Code::DidYouMean).arg("name", "z"));
        let warning = Diagnostic::warning(Code::EmptyText, None);
        (vec![error, warning], sources)
    }

    #[test]
    fn short_lines_stay_lines() {
        let (diagnostics, sources) = sample();
        assert_eq!(
            short(&diagnostics, &sources),
            "content/a.toml:2:6: error[unknown-key]: there is no key `x\u{FFFD}y` here\n\
             warning[empty-text]: this text is empty\n"
        );
    }

    #[test]
    fn json_holds_everything_by_name() {
        let (diagnostics, sources) = sample();
        let text = json(&diagnostics, &sources);
        let lines: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).expect("an object"))
            .collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["code"], "unknown-key");
        assert_eq!(lines[0]["args"]["name"], "x\ny");
        assert_eq!(lines[0]["hints"][0]["message"], "did you mean `z`?");
        assert_eq!(lines[0]["line"], 2);
        assert_eq!(lines[0]["column"], 6);
        assert_eq!(lines[1]["severity"], "warning");
        assert!(lines[1].get("path").is_none());
    }
}
