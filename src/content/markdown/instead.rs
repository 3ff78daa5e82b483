//! What Markdown means that a text cannot hold → the lines of TOML that say the same as a block: lists, tables,
//! headings, quotes and pictures, with the words that were written. Whether it is refused is not decided here.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// What Markdown makes of a text, with places.
pub type Events<'e, 'i> = &'e [(Event<'i>, Range<usize>)];

/// More than this on a line is broken up, a value a line.
const LINE: usize = 76;

/// A point of a list, in the signs of Markdown, and those below it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ListPoint {
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// The points below it.
    pub below: Vec<ListPoint>,
}

impl ListPoint {
    /// A point of one paragraph.
    pub fn of(words: impl Into<String>) -> Self {
        Self {
            paragraphs: vec![words.into()],
            below: Vec::new(),
        }
    }
}

/// A list as a block: its marker where it is not the usual one, and its points.
pub fn list(marker: Option<&str>, points: &[ListPoint]) -> String {
    let marker = marker.map(|marker| format!("marker = \"{marker}\"\n"));
    let points = points.iter().map(point).collect();
    format!(
        "kind = \"list\"\n{}points = {}",
        marker.unwrap_or_default(),
        array(points)
    )
}

fn point(point: &ListPoint) -> String {
    let text = quoted(&point.paragraphs.join("\n\n"));
    if point.below.is_empty() {
        return text;
    }
    // A list has one level of points below points: what stands deeper follows.
    let mut below = Vec::new();
    let mut open: Vec<&ListPoint> = point.below.iter().rev().collect();
    while let Some(point) = open.pop() {
        below.push(quoted(&point.paragraphs.join("\n\n")));
        open.extend(point.below.iter().rev());
    }
    format!("{{ text = {text}, points = [{}] }}", below.join(", "))
}

/// The block that says what a list in Markdown says. `events` begin with the list.
pub fn of_list(events: Events, source: &str) -> String {
    let ordered = matches!(events.first(), Some((Event::Start(Tag::List(Some(_))), _)));
    let numbers = numbers(events, source);
    // Markdown counts by itself, so that many write 1 before each.
    let ones = numbers.iter().all(|found| *found == Some(1));
    let mut counts = numbers.iter().zip(1..);
    let counted = ones || counts.all(|(found, wanted)| *found == Some(wanted));
    let mut points = points(events, source);
    let ticked = |point: &ListPoint| {
        let first = point.paragraphs.first();
        first.is_some_and(|text| {
            ["[ ]", "[x]", "[X]"]
                .iter()
                .any(|sign| text.starts_with(sign))
        })
    };
    if !points.is_empty() && points.iter().all(ticked) {
        for point in &mut points {
            for text in point.paragraphs.iter_mut().take(1) {
                *text = text.get(3..).unwrap_or("").trim_start().to_owned();
            }
        }
        return list(Some("tick"), &points);
    }
    if ordered && !counted {
        // Numbers that do not count, such as those of dates, are part of the words.
        for (point, number) in points.iter_mut().zip(&numbers) {
            if let (Some(text), Some(number)) = (point.paragraphs.first_mut(), number) {
                *text = format!("{number}. {text}");
            }
        }
    }
    list((ordered && counted).then_some("number"), &points)
}

/// The numbers before the entries of the outermost list.
fn numbers(events: Events, source: &str) -> Vec<Option<u64>> {
    let mut depth = 0;
    let mut numbers = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::Item) if depth == 1 => {
                let typed = source.get(range.clone()).unwrap_or("").trim_start();
                let end = typed.find(|c: char| !c.is_ascii_digit());
                numbers.push(typed.get(..end.unwrap_or(0)).and_then(|n| n.parse().ok()));
            }
            _ => {}
        }
    }
    numbers
}

/// The points of a list.
fn points(events: Events, source: &str) -> Vec<ListPoint> {
    // The points of every list that is open, the outermost first.
    let mut lists: Vec<Vec<ListPoint>> = Vec::new();
    // Where the paragraph stands that is read.
    let mut words: Option<Range<usize>> = None;
    let mut done = Vec::new();
    for (event, range) in events {
        let is_inline = match event {
            Event::Start(tag) => is_inline(tag),
            Event::End(end) => is_inline_end(end),
            Event::Rule => false,
            _ => true,
        };
        if is_inline {
            let seen = words.get_or_insert_with(|| range.clone());
            seen.end = seen.end.max(range.end);
            continue;
        }
        if let Some(range) = words.take()
            && let Some(point) = lists.last_mut().and_then(|list| list.last_mut())
        {
            let text = source.get(range).unwrap_or("");
            point.paragraphs.push(one_line(text));
        }
        match event {
            Event::Start(Tag::List(_)) => lists.push(Vec::new()),
            Event::Start(Tag::Item) => {
                lists
                    .last_mut()
                    .into_iter()
                    .for_each(|list| list.push(ListPoint::default()));
            }
            Event::End(TagEnd::List(_)) => {
                let list = lists.pop().unwrap_or_default();
                match lists.last_mut().and_then(|list| list.last_mut()) {
                    Some(point) => point.below.extend(list),
                    None => done = list,
                }
            }
            _ => {}
        }
    }
    done
}

const fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

const fn is_inline_end(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

/// Whether there is nothing but words from one event to the other: no blocks.
pub fn is_words(event: &Event) -> bool {
    match event {
        Event::Start(tag) => is_inline(tag),
        Event::End(end) => is_inline_end(end),
        Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

/// The block of a table whose rows are these, the first its head, with the alignments of its columns, as far as
/// they are said. A head of names of rows is told by an empty corner.
pub fn table(mut rows: Vec<Vec<String>>, aligned: &[Alignment]) -> String {
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut()
        .for_each(|row| row.resize(wide, String::new()));
    let mut rows = rows.into_iter();
    let mut head = rows.next().unwrap_or_default();
    let mut rows: Vec<Vec<String>> = rows.collect();
    let named = wide > 1 && head.first().is_some_and(String::is_empty);
    let texts = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>();
    let mut names = Vec::new();
    if named {
        head.remove(0);
        names = rows.iter_mut().map(|row| quoted(&row.remove(0))).collect();
    }
    let names = match named {
        true => format!("rows = {}\n", array(names)),
        false => String::new(),
    };
    let cells = rows
        .iter()
        .map(|row| format!("[{}]", texts(row).join(", ")));
    let aligned = aligned.get(usize::from(named)..).unwrap_or(&[]);
    let aligned = aligned.iter().chain(std::iter::repeat(&Alignment::None));
    let column = |(title, align): (&String, &Alignment)| match align {
        Alignment::Right => format!("{{ title = {}, align = \"right\" }}", quoted(title)),
        Alignment::Center => format!("{{ title = {}, align = \"center\" }}", quoted(title)),
        Alignment::Left | Alignment::None => quoted(title),
    };
    format!(
        "kind = \"table\"\ncolumns = {}\n{names}cells = [\n{}]",
        array(head.iter().zip(aligned).map(column).collect()),
        cells.map(|row| format!("  {row},\n")).collect::<String>()
    )
}

/// The cells of a line of a table that is drawn with `|`.
pub fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            '|' => {
                // A bar that was meant as such stands without its backslash.
                if let Some(cell) = cells.last_mut() {
                    cell.pop();
                    cell.push(c);
                }
            }
            _ => cells.last_mut().into_iter().for_each(|cell| cell.push(c)),
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The rows of a table that is drawn with `|`, without the line below its head.
pub fn rows(drawn: &str) -> Vec<Vec<String>> {
    let rule = |line: &&str| {
        !line.trim().is_empty()
            && line
                .chars()
                .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '\r'))
    };
    let lines = drawn
        .lines()
        .filter(|line| !line.trim().is_empty() && !rule(line));
    lines.map(cells).collect()
}

/// Words on one line, as a paragraph is read.
pub fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// A heading as the title of a block.
pub fn title(words: &str) -> String {
    let words = words.trim().trim_start_matches('#');
    let words = words.trim_end_matches(['#', '=', '-', '\n', '\r', ' ']);
    format!("title = {}", quoted(&one_line(words)))
}

/// Quotes as a block: what stands behind each `>`, a paragraph each.
pub fn quotes(source: &str) -> String {
    let mut quotes = vec![String::new()];
    for line in source.lines() {
        let words = line.trim().trim_start_matches(['>', ' ']);
        match quotes.last_mut() {
            Some(quote) if !words.is_empty() => {
                if !quote.is_empty() {
                    quote.push(' ');
                }
                quote.push_str(words);
            }
            _ => quotes.push(String::new()),
        }
    }
    quotes.retain(|quote| !quote.is_empty());
    let quotes = quotes.iter().map(|quote| quoted(quote)).collect();
    format!("kind = \"quotes\"\nquotes = {}", array(quotes))
}

/// A picture as a block.
pub fn image(file: &str, alt: &str) -> String {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let (file, alt) = (quoted(file), quoted(&one_line(alt)));
    format!("kind = \"image\"\nfile = {file}\nalt = {alt}")
}

/// `items` as a list of TOML, each on a line of its own where they are long.
fn array(items: Vec<String>) -> String {
    let flat = items.join(", ");
    if flat.chars().count() + "points = []".len() <= LINE {
        return format!("[{flat}]");
    }
    let lines = items.iter().map(|item| format!("  {item},\n"));
    format!("[\n{}]", lines.collect::<String>())
}

/// `text` between quotes, as TOML has it.
pub fn quoted(text: &str) -> String {
    let needs_escapes = text.contains(['"', '\\']);
    if needs_escapes && !text.contains(['\'', '\n']) {
        return format!("'{text}'");
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('\n', "\\n").replace('\t', "\\t"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_table_becomes_cells() {
        let drawn = "| Dag | Hva \\| hvor |\n|---|:--:|\n| man | tur |\n| tir\n";
        assert_eq!(
            table(rows(drawn), &[]),
            "kind = \"table\"\ncolumns = [\"Dag\", \"Hva | hvor\"]\ncells = [\n  [\"man\", \"tur\"],\n  [\"tir\", \"\"],\n]"
        );
        let named = "|  | man | tir |\n|-|-|-|\n| kl. 9 | te |  |";
        assert_eq!(
            table(rows(named), &[]),
            "kind = \"table\"\ncolumns = [\"man\", \"tir\"]\nrows = [\"kl. 9\"]\ncells = [\n  [\"te\", \"\"],\n]"
        );
    }

    #[test]
    fn what_is_quoted_is_read_as_it_was() {
        for text in [
            "a",
            "«å»",
            "a \"b\" c",
            "a\\. b",
            "it's \\* \"x\"",
            "a\n\nb",
            "' \\ \"",
        ] {
            let line = format!("a = {}", quoted(text));
            let table: toml::Table = toml::from_str(&line).expect("TOML");
            assert_eq!(table["a"].as_str(), Some(text), "{line}");
        }
    }
}
