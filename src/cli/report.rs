//! Diagnostics → what a person reads: the sentence, the place with its line underlined, the ways
//! out. Where it is written, and which exit code follows, is decided elsewhere.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::alike::{Alike, group};
use super::machine::severity_in;
use super::notes;
use super::sentence::{sentence, sentence_of, styled};
use super::told::Told;
use crate::diag::values::Products;
use crate::diag::{Diagnostic, Hint, InProduct, Language, Said, Severity};
use crate::source::{CellPlace, Source, Sources, Span};

/// Columns of a terminal that the report keeps to, where lines can be cut.
const WIDTH: usize = 100;

/// Characters of an underlined place that are shown on one line; a whole paragraph underlined says
/// no more than its beginning.
const LONGEST: usize = 60;

/// Characters before and behind the beginning of a place that the renderer is given of its line:
/// more than it shows, so that only lines longer than that are cut here. It goes through the whole
/// line for every place in it.
const AROUND: usize = 400;

/// How many are told in full; nobody mends more between two builds.
const MOST: usize = 100;

/// The report on `diagnostics` in their order, a blank line between any two. What is the same at several places
/// stands once. Of more than a hundred the rest is counted only, and errors go before warnings. `in_colour` adds the
/// colours of a terminal.
/// Notes come behind what is wrong, and last what to type to be told more of it. Empty where there is nothing to say.
pub fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    (language, in_colour): (Language, bool),
) -> String {
    let renderer = if in_colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH);
    let (notes, wrong): (Vec<&Diagnostic>, Vec<&Diagnostic>) = diagnostics
        .iter()
        .partition(|found| found.severity == Severity::Note);
    let causes = group(wrong);
    let shown = worst(&causes);
    let more = causes.len() - shown.len();
    let mut each: Vec<String> = shown
        .into_iter()
        .map(|cause| one(cause, sources, language, &renderer))
        .collect();
    if more > 0 {
        let rest = Hint::AndMore { count: more };
        each.push(sentence(&rest.in_language(language)) + "\n");
    }
    if !notes.is_empty() {
        each.push(notes::render(&notes, sources, language));
    }
    if let Some(told) = more_about(&causes) {
        each.push(sentence(&told.in_language(language)) + "\n");
    }
    each.join("\n")
}

/// The codes that are named at the end of a report, at most.
const MOST_CODES: usize = 5;

/// What to type to be told more of what is wrong; of many kinds, of the first.
fn more_about(causes: &[Alike]) -> Option<Told> {
    let mut codes: Vec<&str> = Vec::new();
    for cause in worst(causes) {
        let code = cause.first.fault.code();
        if !codes.contains(&code) && codes.len() < MOST_CODES {
            codes.push(code);
        }
    }
    match codes.as_slice() {
        [] => None,
        [code] => Some(Told::MoreAboutOne { code: code.into() }),
        codes => Some(Told::MoreAboutSeveral {
            codes: codes.join(" ").into(),
        }),
    }
}

/// The first of the errors, then of the warnings, as many as are told in full; in their order.
fn worst<'a, 'd>(causes: &'a [Alike<'d>]) -> Vec<&'a Alike<'d>> {
    let errors = causes
        .iter()
        .filter(|cause| cause.first.severity == Severity::Error)
        .count()
        .min(MOST);
    let (mut errors, mut warnings) = (errors, MOST - errors);
    let room = |cause: &&Alike| {
        let left = match cause.first.severity {
            Severity::Error => &mut errors,
            Severity::Warning | Severity::Note => &mut warnings,
        };
        let shown = *left > 0;
        *left = left.saturating_sub(1);
        shown
    };
    causes.iter().filter(room).collect()
}

fn one(cause: &Alike, sources: &Sources, language: Language, renderer: &Renderer) -> String {
    let diagnostic = cause.first;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let name = |severity| severity_in(language, severity);
    let title = level
        .with_name(name(diagnostic.severity))
        .primary_title(sentence(&diagnostic.fault.in_language(language)))
        .id(diagnostic.fault.code());
    let mut group = Group::with_title(title);
    let place = diagnostic
        .span
        .and_then(|span| Some(excerpt(sources.get(span.file)?, span)));
    if let Some(place) = &place {
        group = group.element(
            Snippet::source(place.text)
                .line_start(place.line)
                .path(place.path.as_str())
                .annotation(AnnotationKind::Primary.span(place.range.clone())),
        );
    }
    for hint in &diagnostic.hints {
        // What is to be written can be several lines.
        let lines = hint.in_language(language).to_string();
        let lines: Vec<String> = lines.split('\n').map(sentence_of).collect();
        let help = Level::HELP.with_name(language.pick("help", "hjelp"));
        group = group.element(help.message(lines.join("\n")));
    }
    let behind = [
        cause.other_characters(),
        cause.elsewhere(sources),
        products(&cause.products),
    ];
    for note in behind.into_iter().flatten() {
        let level = Level::NOTE.with_name(name(Severity::Note));
        group = group.element(level.message(sentence(&note.in_language(language))));
    }
    // The renderer fills lines with spaces up to the end of what it cut away.
    let text = renderer.render(&[group]);
    let text: String = styled(&text)
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect();
    // The renderer cannot know how much of the line was cut away before the place, nor names of cells.
    match place.as_ref().and_then(Excerpt::renamed) {
        Some((said, right)) => text.replacen(&said, &right, 1),
        None => text,
    }
}

/// The products that are named, of those in which something was found; the rest is counted.
const MOST_PRODUCTS: usize = 4;

/// Where something was found, where several products are made.
fn products(all: &[InProduct]) -> Option<Hint> {
    let shown = all.iter().take(MOST_PRODUCTS);
    let named: Box<[String]> = shown
        .map(|product| format!("`{}` ({})", product.id, product.layout))
        .collect();
    let more = all.len() - named.len();
    (!named.is_empty()).then_some(Hint::OnPagesOf {
        products: Products { named, more },
    })
}

/// The line that a place begins on.
struct Excerpt<'s> {
    path: String,
    text: &'s str,
    line: usize,
    /// What is underlined, in bytes of `text`.
    range: Range<usize>,
    /// Where the place begins in the whole line, in characters from 1, where `text` is not all of
    /// it.
    column: Option<usize>,
    /// The cell that it lies in, in a sheet of a workbook.
    cell: Option<CellPlace<'s>>,
}

impl Excerpt<'_> {
    /// How the renderer names a place in a sheet or in a line that was cut, and how it is to be named.
    fn renamed(&self) -> Option<(String, String)> {
        let said = self.text.get(..self.range.start)?.chars().count() + 1;
        let place = |column: usize| format!("{}:{}:{column}", self.path, self.line);
        let right = match (&self.cell, self.column) {
            (Some(cell), _) => format!("{}:{cell}", self.path),
            (None, Some(column)) => place(column),
            (None, None) => return None,
        };
        Some((place(said), right))
    }
}

/// Cuts a place to its first line that says something, and to a length that can be taken in. The
/// renderer panics on places beyond the text, so they are brought inside here.
fn excerpt(source: &Source, span: Span) -> Excerpt<'_> {
    let all = source.text.as_str();
    let mut start = boundary(all, span.start);
    let end = boundary(all, span.end).max(start);
    // A text in three quotes begins with a line that holds nothing else.
    let covered = all.get(start..end).unwrap_or("");
    if let Some((first, rest)) = covered.split_once('\n')
        && matches!(first.trim_end(), "" | "\"\"\"" | "'''")
        && !rest.trim().is_empty()
    {
        start += first.len() + 1 + (rest.len() - rest.trim_start().len());
    }
    let line_start = all
        .get(..start)
        .and_then(|s| s.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line_end = all
        .get(start..)
        .and_then(|s| s.find('\n'))
        .map_or(all.len(), |at| start + at);
    let text = all
        .get(line_start..line_end)
        .unwrap_or("")
        .trim_end_matches('\r');
    let from = (start - line_start).min(text.len());
    let to = end
        .min(line_end)
        .saturating_sub(line_start)
        .clamp(from, text.len());
    let cut = text
        .get(from..to)
        .and_then(|covered| covered.char_indices().nth(LONGEST))
        .map_or(to, |(at, _)| from + at);
    let cell = source.cell(span);
    let window = window(text, from);
    let inside = window != (0..text.len());
    let column = inside.then(|| text.get(..from).unwrap_or("").chars().count() + 1);
    Excerpt {
        path: sentence_of(&source.path),
        text: text.get(window.clone()).unwrap_or(""),
        line: match cell {
            Some(place) => place.cell.row as usize + 1,
            None => all.bytes().take(line_start).filter(|b| *b == b'\n').count() + 1,
        },
        range: from - window.start..cut - window.start,
        column,
        cell,
    }
}

/// The bytes of a line around `at` that are worth showing.
fn window(text: &str, at: usize) -> Range<usize> {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.char_indices().rev().nth(AROUND);
    let end = behind.char_indices().nth(AROUND);
    start.map_or(0, |(start, _)| start)..end.map_or(text.len(), |(end, _)| at + end)
}

/// The last place at or before `at` where a character begins, or the text's end.
fn boundary(text: &str, at: u32) -> usize {
    let mut at = (at as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Fault;
    use crate::source::{CellName, FileId, SheetCells};

    /// In English, without colours.
    const PLAIN: (Language, bool) = (Language::English, false);

    fn at(text: &str, start: u32, end: u32) -> String {
        let mut sources = Sources::default();
        let file = sources.add("content/a.toml", text);
        let error = Diagnostic::error(
            Fault::UnknownKey { name: "x".into() },
            Span { file, start, end },
        )
        .hint(Hint::did_you_mean("y"));
        render(&[error], &sources, PLAIN)
    }

    #[test]
    fn the_line_is_underlined_and_columns_count_characters() {
        let report = at("a = 1\nøl = 'æøå'\n", 13, 19);
        assert_eq!(
            report,
            "error[unknown-key]: there is no key `x` here\n \
             --> content/a.toml:2:7\n  \
             |\n\
             2 | øl = 'æøå'\n  \
             |       ^^^\n  \
             |\n  \
             = help: did you mean `y`?\n\n\
             More about it: trykk explain unknown-key\n"
        );
    }

    #[test]
    fn norwegian_is_norwegian_from_the_first_word_to_the_last() {
        let mut sources = Sources::default();
        let file = sources.add("content/a.toml", "a = 1\nøl = 2\n");
        let fault = Fault::UnknownKey { name: "øl".into() };
        let (start, end) = (6, 9);
        let product = |id: &str| InProduct {
            id: id.to_owned(),
            layout: "content/layouts/a.toml".to_owned(),
        };
        let error = Diagnostic {
            products: ["a", "b", "c", "d", "e"].map(product).into(),
            ..Diagnostic::error(fault, Span { file, start, end })
        };
        let error = error.hint(Hint::did_you_mean("a"));
        let empty = Diagnostic::warning(Fault::EmptyText, None);
        let report = render(&[error, empty], &sources, (Language::Norwegian, false));
        for part in [
            "feil[unknown-key]: ",
            "\n  = hjelp: mente du `a`?\n",
            "\n  = merk: på sidene i `a` (content/layouts/a.toml), ",
            " og 1 til\n",
            "\nadvarsel[empty-text]: ",
            "\nMer om hver av dem: trykk explain unknown-key empty-text\n",
        ] {
            assert!(report.contains(part), "{part}: {report}");
        }
    }

    #[test]
    fn a_place_in_a_workbook_is_a_cell_in_the_line_of_its_row() {
        let mut cells = SheetCells::new("Ark1");
        for (start, row, column) in [(0, 2, 0), (7, 2, 1), (12, 6, 0), (17, 6, 1)] {
            cells.push(start, CellName { row, column });
        }
        let mut sources = Sources::default();
        let text = "navn | by\nÅse | Bø\n";
        let file = sources.add_sheet("content/a.xlsx", text, cells);
        let (start, end) = (17, 20);
        let fault = Fault::UnknownKey { name: "x".into() };
        let error = Diagnostic::error(fault, Span { file, start, end });
        assert_eq!(
            render(&[error], &sources, PLAIN),
            "error[unknown-key]: there is no key `x` here\n \
             --> content/a.xlsx:Ark1!B7\n  \
             |\n\
             7 | Åse | Bø\n  \
             |       ^^\n\n\
             More about it: trykk explain unknown-key\n"
        );
    }

    #[test]
    fn without_a_place_the_sentence_stands_alone() {
        let fault = Fault::FileMissing {
            path: "a\u{1b}b".into(),
        };
        let error = Diagnostic::warning(fault, None);
        let report = render(&[error], &Sources::default(), PLAIN);
        assert_eq!(
            report,
            "warning[file-missing]: there is no file `a\\u{1b}b` in this project\n\n\
             More about it: trykk explain file-missing\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!(
            "text = '{} feil {}'",
            "ord ".repeat(120),
            "mer ".repeat(120)
        );
        let start = text.find("feil").unwrap_or(0) as u32;
        let report = at(&text, start, start + 4);
        assert!(
            report.contains("feil") && report.contains("^^^^\n"),
            "{report}"
        );
        let longest = report.lines().map(|l| l.chars().count()).max();
        assert!(longest <= Some(WIDTH + 20), "{report}");
        let whole = at(&text, 7, text.len() as u32);
        assert!(
            whole.lines().all(|l| l.chars().count() <= WIDTH + 20),
            "{whole}"
        );
    }

    #[test]
    fn a_text_of_many_lines_shows_its_first_words() {
        let report = at("t = \"\"\"\n\n  hei\nder\"\"\"", 4, 21);
        assert!(
            report.contains(":3:3\n") && report.contains("3 |   hei\n"),
            "{report}"
        );
    }

    #[test]
    fn a_very_long_line_keeps_its_columns_and_takes_little_time() {
        // Ten times this as one line took minutes when each place went through the whole of it.
        let text = format!("text = \"{}\"", "æ<br>ø ".repeat(200_000));
        let mut sources = Sources::default();
        let file = sources.add("content/a.toml", text.as_str());
        let places: Vec<u32> = text
            .match_indices("<br>")
            .map(|(at, _)| at as u32)
            .collect();
        let error = |&start: &u32| {
            let end = start + 4;
            let warning = start == places[0];
            let span = Span { file, start, end };
            if warning {
                return Diagnostic::warning(Fault::EmptyText, span);
            }
            let name = (&start.to_string()).into();
            Diagnostic::error(Fault::UnknownKey { name }, span)
        };
        let all: Vec<Diagnostic> = places.iter().map(error).collect();
        let report = render(&all, &sources, PLAIN);
        assert_eq!(report.matches("error[").count(), MOST);
        // The one warning gives way.
        assert!(report.starts_with("error[unknown-key]"), "{report}");
        assert!(
            report.contains("\n\nand 199900 more; --message-format short lists them all\n\nMore "),
            "{report}"
        );
        let late = render(&all[100_000..=100_000], &sources, PLAIN);
        let column = 9 + 7 * 100_000 + 1;
        let lines: Vec<&str> = late.lines().collect();
        assert_eq!(lines[1], format!(" --> content/a.toml:1:{column}"));
        assert!(!late.contains(":::"), "{late}");
        let marked = lines.iter().position(|line| line.contains("^^^^"));
        let (source, marks) = marked.map(|at| (lines[at - 1], lines[at])).expect("marks");
        let at = marks.chars().position(|c| c == '^').expect("a mark");
        let under: String = source.chars().skip(at).take(4).collect();
        assert_eq!(under, "<br>", "{late}");
        assert!(
            lines.iter().all(|l| l.chars().count() <= WIDTH + 20),
            "{late}"
        );
    }

    proptest! {
        #[test]
        fn no_place_panics(text in "[\\PC\r\n\t]{0,40}", start in 0u32..200, len in 0u32..200) {
            let report = at(&text, start, start + len);
            prop_assert!(report.contains("did you mean"));
        }

        #[test]
        fn a_foreign_file_is_no_panic(file in 1u32..9) {
            let span = Span { file: FileId(file), start: 0, end: 1 };
            let error = Diagnostic::error(Fault::EmptyText, span);
            prop_assert!(!render(&[error], &Sources::default(), (Language::Norwegian, true)).is_empty());
        }
    }
}
