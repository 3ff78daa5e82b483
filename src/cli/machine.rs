//! Diagnostics → lines for editors and scripts: one short line each, or one JSON object each. What
//! a person reads at a terminal is made in `report`.

use std::fmt::Display;

use serde_json::{Map, Value};

use super::sentence::{json as line_of_json, sentence, sentence_of};

use crate::diag::{Diagnostic, Hint, Language, Said, Severity};
use crate::source::{CellPlace, FileId, Sources, Span};

/// A place as editors count: lines and columns from 1, columns in characters. In a sheet of a workbook it is a
/// cell instead.
struct Place<'s> {
    path: &'s str,
    cell: Option<CellPlace<'s>>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// `path:line:column: error[code]: sentence`, a line each; in a workbook `path:Sheet!B7: …`.
pub fn short(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut finder = Finder::new(sources);
    let line = |diagnostic: &Diagnostic| {
        let place = finder
            .place(diagnostic.span)
            .map_or_else(String::new, |place| match place.cell {
                Some(cell) => format!("{}:{cell}: ", place.path),
                None => format!("{}:{}:{}: ", place.path, place.line, place.column),
            });
        let severity = severity_in(language, diagnostic.severity);
        let code = diagnostic.fault.code();
        let place = sentence_of(&place);
        let text = sentence(&diagnostic.fault.in_language(language));
        format!("{place}{severity}[{code}]: {text}\n")
    };
    diagnostics.iter().map(line).collect()
}

/// One JSON object a line: `severity`, `code` (what `trykk explain` takes), `fault` (its own name, where one check
/// finds several), `message` in the language that is spoken, `args`, `hints`, `products` where several are made, and `path`, `line`, `column`, `end_line`, `end_column` where there
/// is a place; in a workbook `path` and `cell`, such as `Sheet!B7`.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut finder = Finder::new(sources);
    let mut object = |diagnostic: &Diagnostic| {
        let fault = &*diagnostic.fault;
        let mut object = said(fault.code(), fault.args(), &fault.in_language(language));
        object.insert("fault".into(), fault.name().into());
        object.insert("severity".into(), severity(diagnostic.severity).into());
        let hint = |hint: &Hint| {
            Value::Object(said(hint.name(), hint.args(), &hint.in_language(language)))
        };
        let hints = diagnostic.hints.iter().map(hint);
        object.insert("hints".into(), hints.collect());
        if !diagnostic.products.is_empty() {
            let ids = diagnostic
                .products
                .iter()
                .map(|product| product.id.as_str());
            object.insert("products".into(), ids.collect());
        }
        if let Some(place) = finder.place(diagnostic.span) {
            object.insert("path".into(), place.path.into());
            if let Some(cell) = place.cell {
                object.insert("cell".into(), cell.to_string().into());
                return format!("{}\n", Value::Object(object));
            }
            object.insert("line".into(), place.line.into());
            object.insert("column".into(), place.column.into());
            object.insert("end_line".into(), place.end_line.into());
            object.insert("end_column".into(), place.end_column.into());
        }
        format!("{}\n", Value::Object(object))
    };
    diagnostics
        .iter()
        .map(|diagnostic| line_of_json(&object(diagnostic)).into_owned())
        .collect()
}

fn said(name: &str, args: Vec<(&str, String)>, message: &impl Display) -> Map<String, Value> {
    let args = args.into_iter();
    let args: Map<String, Value> = args
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let mut object = Map::new();
    object.insert("code".into(), name.into());
    object.insert("message".into(), message.to_string().into());
    object.insert("args".into(), args.into());
    object
}

/// What people call it.
pub(super) const fn severity_in(language: Language, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => language.pick("error", "feil"),
        Severity::Warning => language.pick("warning", "advarsel"),
        Severity::Note => language.pick("note", "merk"),
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Finds places, going on from the one before: places come in order, and to count each from the
/// file's beginning would take a quadratic time.
struct Finder<'s> {
    sources: &'s Sources,
    file: Option<FileId>,
    last: Position,
}

/// A byte of a text, and its line and column.
#[derive(Clone, Copy)]
struct Position {
    byte: usize,
    line: usize,
    column: usize,
}

impl Position {
    const START: Self = Self {
        byte: 0,
        line: 1,
        column: 1,
    };

    /// The position of the character that holds `byte`, counted from here where it lies behind.
    fn forward(self, text: &str, byte: u32) -> Self {
        let mut byte = (byte as usize).min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let from = if byte < self.byte { Self::START } else { self };
        let between = text.get(from.byte..byte).unwrap_or("");
        let lines = between.bytes().filter(|b| *b == b'\n').count();
        let column = match between.rfind('\n') {
            Some(at) => between.get(at + 1..).unwrap_or("").chars().count() + 1,
            None => from.column + between.chars().count(),
        };
        Self {
            byte,
            line: from.line + lines,
            column,
        }
    }
}

impl<'s> Finder<'s> {
    const fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            file: None,
            last: Position::START,
        }
    }

    fn place(&mut self, span: Option<Span>) -> Option<Place<'s>> {
        let span = span?;
        let source = self.sources.get(span.file)?;
        if self.file != Some(span.file) {
            self.file = Some(span.file);
            self.last = Position::START;
        }
        let start = self.last.forward(&source.text, span.start);
        let end = start.forward(&source.text, span.end.max(span.start));
        self.last = start;
        Some(Place {
            path: &source.path,
            cell: source.cell(span),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Fault, Hint};
    use crate::source::{CellName, SheetCells};

    #[test]
    fn places_in_a_workbook_are_cells() {
        let mut cells = SheetCells::new("Ark 1");
        cells.push(0, CellName { row: 6, column: 1 });
        let mut sources = Sources::default();
        let file = sources.add_sheet("content/a.xlsx", "Bø\n", cells);
        let (start, end) = (0, 3);
        let error = [Diagnostic::error(
            Fault::EmptyText,
            Span { file, start, end },
        )];
        assert_eq!(
            short(&error, &sources, Language::English),
            "content/a.xlsx:'Ark 1'!B7: error[empty-text]: this text is empty\n"
        );
        let object: Value =
            serde_json::from_str(&json(&error, &sources, Language::English)).expect("an object");
        assert_eq!(object["path"], "content/a.xlsx");
        assert_eq!(object["cell"], "'Ark 1'!B7");
        assert!(object.get("line").is_none());
    }

    fn sample() -> (Vec<Diagnostic>, Sources) {
        let mut sources = Sources::default();
        let file = sources.add("content/a.toml", "a = 1\nøl = 'æøå'\n");
        let span = Span {
            file,
            start: 12,
            end: 20,
        };
        let fault = Fault::UnknownKey {
            name: "x\ny".into(),
        };
        let error = Diagnostic::error(fault, span).hint(Hint::did_you_mean("z"));
        let warning = Diagnostic::warning(Fault::EmptyText, None);
        (vec![error, warning], sources)
    }

    #[test]
    fn short_lines_stay_lines() {
        let (diagnostics, sources) = sample();
        assert_eq!(
            short(&diagnostics, &sources, Language::English),
            "content/a.toml:2:6: error[unknown-key]: there is no key `x\\u{a}y` here\n\
             warning[empty-text]: this text is empty\n"
        );
    }

    #[test]
    fn json_holds_everything_by_name() {
        let (diagnostics, sources) = sample();
        let text = json(&diagnostics, &sources, Language::English);
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

    #[test]
    fn norwegian_changes_the_sentences_and_nothing_else() {
        let (diagnostics, sources) = sample();
        let short = short(&diagnostics, &sources, Language::Norwegian);
        assert!(
            short.starts_with("content/a.toml:2:6: feil[unknown-key]: "),
            "{short}"
        );
        let [english, norwegian] = Language::ALL.map(|language| {
            let text = json(&diagnostics, &sources, language);
            let first = text.lines().next().expect("a line").to_owned();
            serde_json::from_str::<Value>(&first).expect("an object")
        });
        for key in ["code", "fault", "severity", "args", "path", "line"] {
            assert_eq!(english[key], norwegian[key]);
        }
        assert_ne!(english["message"], norwegian["message"]);
        assert_ne!(
            english["hints"][0]["message"],
            norwegian["hints"][0]["message"]
        );
        assert_eq!(english["hints"][0]["args"], norwegian["hints"][0]["args"]);
    }

    #[test]
    fn places_are_the_same_in_any_order() {
        let mut sources = Sources::default();
        let text = "æ = 1\nøl = 'å'\n\nb";
        let files = [sources.add("a", text), sources.add("b", text)];
        let mut finder = Finder::new(&sources);
        for at in [0, 3, 9, 12, 4, 16, 18, 2, 99, 7] {
            for file in files {
                let span = Span {
                    file,
                    start: at,
                    end: at + 3,
                };
                let place = finder.place(Some(span)).expect("a place");
                let fresh = Finder::new(&sources).place(Some(span)).expect("a place");
                let shown = |p: &Place| (p.line, p.column, p.end_line, p.end_column);
                assert_eq!(shown(&place), shown(&fresh), "{at}");
                let mut byte = (at as usize).min(text.len());
                while !text.is_char_boundary(byte) {
                    byte -= 1;
                }
                let before = &text[..byte];
                let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
                assert_eq!(
                    (place.line, place.column),
                    (before.matches('\n').count() + 1, column)
                );
            }
        }
    }
}
