//! A value and how it is written between its quotes → where each byte of the value stands in the file, escapes
//! (`\n`, `\"`, `\u00e5`) and line breaks that are left out included.

use std::ops::Range;

use crate::source::{Span, Spanned};

/// Where backslashes at the ends of lines make one word of two: between three double quotes, TOML takes such a
/// backslash away with the end of the line and the blanks behind it. The places are counted from the first quote.
pub fn joined_lines(raw: &str) -> Vec<usize> {
    if !raw.starts_with("\"\"\"") {
        return Vec::new();
    }
    let ends = raw.match_indices(['\n']).filter_map(|(end, _)| {
        let line = raw.get(..end)?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let before = line.strip_suffix('\\')?.chars().next_back()?;
        let after = raw.get(end..)?.trim_start().chars().next()?;
        let joined = before.is_alphanumeric() && after.is_alphanumeric();
        joined.then_some(line.len() - 1)
    });
    ends.collect()
}

/// Where the bytes of a value stand in its file.
pub struct Places {
    /// Stretches of the value, in order; none where only the whole value has a place.
    stretches: Vec<Stretch>,
    whole: Span,
}

/// Bytes of the value, up to the next stretch, that stand in the file from `start` to `end`: as they are, or
/// one character as an escape.
struct Stretch {
    value: usize,
    start: u32,
    end: u32,
}

impl Places {
    /// Those of a value of TOML that is written as `raw`.
    pub fn of_toml(value: &Spanned<String>, raw: &str) -> Self {
        let found = Reader::of(raw).and_then(|reader| reader.read(value.span.start));
        let found = found.filter(|(decoded, _)| *decoded == value.value);
        Self {
            stretches: found.map_or_else(Vec::new, |(_, stretches)| stretches),
            whole: value.span,
        }
    }

    /// Those of a value that stands in its file from `offset` on as it is, or nowhere.
    pub fn of_plain(value: &Spanned<String>, offset: Option<u32>) -> Self {
        let stretch = offset.map(|start| Stretch {
            value: 0,
            start,
            end: start + value.value.len() as u32,
        });
        Self {
            stretches: stretch.into_iter().collect(),
            whole: value.span,
        }
    }

    /// The place of a range of the value.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let (Some(start), Some(end)) = (self.start_of(range.start), self.end_of(&range)) else {
            return self.whole;
        };
        Span {
            file: self.whole.file,
            start,
            end,
        }
    }

    /// The number of the stretch that holds a byte.
    fn stretch_of(&self, byte: usize) -> Option<usize> {
        let after = self.stretches.partition_point(|s| s.value <= byte);
        after.checked_sub(1)
    }

    fn start_of(&self, byte: usize) -> Option<u32> {
        let stretch = &self.stretches[self.stretch_of(byte)?];
        Some((stretch.start + (byte - stretch.value) as u32).min(stretch.end))
    }

    /// The end of a range is that of its last byte: what is left out in the file behind it is not its own.
    fn end_of(&self, range: &Range<usize>) -> Option<u32> {
        if range.is_empty() {
            return self.start_of(range.end);
        }
        let at = self.stretch_of(range.end - 1)?;
        let (stretch, next) = (&self.stretches[at], self.stretches.get(at + 1));
        if next.is_some_and(|next| next.value == range.end) {
            return Some(stretch.end);
        }
        Some((stretch.start + (range.end - stretch.value) as u32).min(stretch.end))
    }
}

/// Reads what stands between quotes.
struct Reader<'a> {
    /// What stands between them.
    inner: &'a str,
    /// Where that begins, from the first quote.
    begin: usize,
    /// Whether a backslash begins an escape.
    escapes: bool,
}

impl<'a> Reader<'a> {
    fn of(raw: &'a str) -> Option<Self> {
        let quote = ["\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find(|quote| raw.len() >= 2 * quote.len() && raw.starts_with(quote))?;
        let mut begin = quote.len();
        let mut inner = raw.get(begin..raw.len() - quote.len())?;
        if quote.len() == 3 {
            // TOML drops a line break right after the opening quotes.
            let trimmed = inner
                .strip_prefix("\r\n")
                .or_else(|| inner.strip_prefix('\n'))
                .unwrap_or(inner);
            begin += inner.len() - trimmed.len();
            inner = trimmed;
        }
        Some(Self {
            inner,
            begin,
            escapes: quote.starts_with('"'),
        })
    }

    /// The value, and where its bytes stand in a file where its first quote is at `quote`; `None` where an
    /// escape is none.
    fn read(&self, quote: u32) -> Option<(String, Vec<Stretch>)> {
        let mut value = String::with_capacity(self.inner.len());
        let mut stretches = Vec::new();
        let file = |at: usize| quote + (self.begin + at) as u32;
        let mut at = 0;
        while at < self.inner.len() {
            let rest = self.inner.get(at..)?;
            let plain = match self.escapes {
                true => rest.find('\\').unwrap_or(rest.len()),
                false => rest.len(),
            };
            if plain > 0 {
                stretches.push(Stretch {
                    value: value.len(),
                    start: file(at),
                    end: file(at + plain),
                });
                value.push_str(rest.get(..plain)?);
                at += plain;
                continue;
            }
            let (character, length) = escape(rest)?;
            if let Some(character) = character {
                stretches.push(Stretch {
                    value: value.len(),
                    start: file(at),
                    end: file(at + length),
                });
                value.push(character);
            }
            at += length;
        }
        Some((value, stretches))
    }
}

/// What the escape stands for that a text begins with, and how long it is; a backslash at the end of a line
/// stands for nothing, and takes the blanks behind it along.
fn escape(text: &str) -> Option<(Option<char>, usize)> {
    let behind = text.get(1..)?;
    let sign = behind.chars().next()?;
    if sign.is_ascii_whitespace() {
        let rest = behind.trim_start_matches([' ', '\t', '\r', '\n']);
        return Some((None, text.len() - rest.len()));
    }
    let digits = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    if digits > 0 {
        let number = u32::from_str_radix(behind.get(1..=digits)?, 16).ok()?;
        return Some((Some(char::from_u32(number)?), 2 + digits));
    }
    let character = match sign {
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        '"' | '\\' => sign,
        _ => return None,
    };
    Some((Some(character), 2))
}

#[cfg(test)]
mod tests {
    #[test]
    fn backslashes_join_words_only_between_three_double_quotes_and_letters() {
        let joined = super::joined_lines;
        assert_eq!(joined("\"\"\"\nStorgata 1\\\n0150 Oslo\n\"\"\""), [14]);
        assert_eq!(joined("\"\"\"\nStorgata 1\\\r\n  0150 Oslo\"\"\""), [14]);
        for sound in [
            "\"\"\"\\\nStorgata\"\"\"",
            "\"\"\"a \\\nb\"\"\"",
            "\"\"\"a\\\\\nb\"\"\"",
            "\"\"\"a\\\n\"\"\"",
            "'''a\\\nb'''",
        ] {
            assert_eq!(joined(sound), [0; 0], "{sound}");
        }
    }

    use super::*;
    use crate::source::Sources;

    /// What stands in the file at the place of these words of the value.
    fn found(raw: &str, value: &str, words: &str) -> String {
        let mut sources = Sources::default();
        let before = "text = ";
        let text = format!("{before}{raw}\n");
        let file = sources.add("a.toml", &text);
        let start = before.len() as u32;
        let end = start + raw.len() as u32;
        let value = Spanned::new(value.to_owned(), Span { file, start, end });
        let at = value.value.find(words).expect("words of the value");
        let span = Places::of_toml(&value, raw).span_of(at..at + words.len());
        text[span.start as usize..span.end as usize].to_owned()
    }

    #[test]
    fn words_behind_escapes_have_their_own_place() {
        let raw = r#""Her er\n\nto \"ord\" p\u00e5 *rad""#;
        let value = "Her er\n\nto \"ord\" på *rad";
        assert_eq!(found(raw, value, "to"), "to");
        assert_eq!(found(raw, value, "\"ord\""), "\\\"ord\\\"");
        assert_eq!(found(raw, value, "på"), "p\\u00e5");
        assert_eq!(found(raw, value, "*rad"), "*rad");
    }

    #[test]
    fn lines_that_go_on_and_first_line_breaks_are_left_out() {
        let raw = "\"\"\"\nEn \\\n   to\ntre\"\"\"";
        let value = "En to\ntre";
        assert_eq!(found(raw, value, "to\n"), "to\n");
        assert_eq!(found(raw, value, "En "), "En ");
        assert_eq!(found(raw, value, "tre"), "tre");
        assert_eq!(found("'''\nC:\\no'''", "C:\\no", "\\no"), "\\no");
    }

    #[test]
    fn what_is_not_understood_has_the_place_of_the_whole() {
        assert_eq!(found(r#""a\qb""#, "aqb", "b"), r#""a\qb""#);
    }
}
