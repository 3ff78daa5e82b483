//! One text value → inline text: emphasis, strong, links and line breaks of Markdown, with places.
//!
//! Everything else that Markdown knows (headings, lists, tables, HTML, pictures, code), and what was pasted
//! from elsewhere and would run into one line, is an error with the lines to write instead. A date that begins
//! a paragraph is words, and so are stars inside a word. Typography (spaces, hyphens) is not done here.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use serde_json::json;

use super::from::{self, RawFrom, is_taken};
use super::read::{Cx, Decode, Definitions, Json, Node, either, parts};
use super::script;
use super::text::{Inline, Text, TextPiece};
use crate::diag::values::Escaped;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};
use instead::Events;
use notes::Notes;
use places::Places;
use signs::lone;

mod blocks;
mod html;
mod instead;
mod notes;
mod pasted;
mod places;
mod signs;

/// Paragraphs, parted by blank lines; a single line break is a space.
#[derive(Debug, Clone)]
pub struct Paragraphs(pub Vec<Text>);

impl Decode for Paragraphs {
    /// A text without words is an error. What is refused is left out, so that the rest is read.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_taken(node) {
            from::refuse::<RawFrom>(node, cx);
            return None;
        }
        let value = Spanned::<String>::decode(node, cx)?;
        let raw = cx.typed(node.span);
        let doubled = raw.starts_with('"');
        for at in places::joined_lines(raw) {
            let start = node.span.start + at as u32;
            let span = Span {
                start,
                end: start + 1,
                ..node.span
            };
            let warning = Diagnostic::warning(Fault::LinesJoined, span);
            cx.push(warning.hint(Hint::BreakOrBlank));
        }
        let places = Places::of_toml(&value, raw);
        Some(Self(read_at(&value, places, doubled, cx)))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        either([words_schema(), parts::record_schema::<RawFrom>(definitions)])
    }
}

/// Reads a value that stands in a file of another kind. `offset` is where its first byte stands,
/// `None` where it is not the file's own bytes; `doubled` says that a backslash is written twice.
pub(super) fn read(
    value: &Spanned<String>,
    offset: Option<u32>,
    doubled: bool,
    cx: &mut Cx,
) -> Vec<Text> {
    read_at(value, Places::of_plain(value, offset), doubled, cx)
}

fn read_at(value: &Spanned<String>, at: Places, doubled: bool, cx: &mut Cx) -> Vec<Text> {
    let reader = MarkdownReader {
        value,
        at,
        doubled,
        literal: Vec::new(),
        places: Vec::new(),
        meant: Vec::new(),
        cx,
        broken: false,
        style: InlineStyle::default(),
        paragraphs: Vec::new(),
        notes: Notes::default(),
    };
    reader.read()
}

impl Decode for Text {
    /// One paragraph; more than one is an error, and the others are left out.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let mut all = Paragraphs::decode(node, cx)?.0.into_iter();
        let first = all.next();
        if let Some(second) = all.next() {
            let error = Fault::OneParagraph.at(second.span);
            cx.push(error.hint(Hint::JoinParagraphs));
        }
        Some(first.unwrap_or_else(|| Self::unstyled("", node.span)))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        Paragraphs::schema(definitions)
    }
}

/// To an editor, Markdown that is written here is a text.
pub fn words_schema() -> Json {
    json!({ "type": "string", "minLength": 1 })
}

/// How the next words are set.
#[derive(Default)]
struct InlineStyle {
    /// How many emphases are open.
    emph: u32,
    /// How many strongs are open.
    strong: u32,
    /// The link that is open.
    link: Option<String>,
    /// Whether it has words that can be seen, or something in their place that was refused.
    link_seen: bool,
}

struct MarkdownReader<'a, 'c> {
    value: &'a Spanned<String>,
    /// Where its bytes stand in the file.
    at: Places,
    /// Whether the file wants a backslash twice, as between double quotes.
    doubled: bool,
    /// Where words stand, in order.
    literal: Vec<Range<usize>>,
    /// Where paragraphs stand, in order.
    places: Vec<Range<usize>>,
    /// Whether each emphasis that is open is one: stars inside a word are words.
    meant: Vec<bool>,
    cx: &'a mut Cx<'c>,
    /// Whether something was refused: then it is not reported that words are missing.
    broken: bool,
    style: InlineStyle,
    paragraphs: Vec<Text>,
    notes: Notes,
}

impl<'a> MarkdownReader<'a, '_> {
    fn read(mut self) -> Vec<Text> {
        let parser = Parser::new_ext(
            &self.value.value,
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES,
        );
        for (_, definition) in parser.reference_definitions().iter() {
            // The parser swallows these; words must not vanish.
            self.refuse(
                Fault::MarkdownReference,
                definition.span.clone(),
                Hint::InlineLink,
            );
        }
        let events: Vec<_> = parser.into_offset_iter().collect();
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            let mut length = 1;
            match event {
                Event::Start(tag) if !self.opens(tag, range) => {
                    length = block_length(&events[at..]);
                    self.replaced(
                        &events[at..at + length],
                        at > 0 && ends_words(&events[at - 1].0),
                    );
                }
                Event::Start(_) => {}
                Event::End(tag) => self.close(*tag, range.clone()),
                other => self.read_leaf(other, range.clone()),
            }
            at += length;
        }
        self.check_lone_signs();
        self.resolve_notes();
        self.check_pasted();
        self.paragraphs.retain(|text| !text.pieces.is_empty());
        let seen = |text: &Text| script::has_visible(&text.plain());
        if !self.broken && !self.paragraphs.iter().any(seen) {
            self.report_empty(self.value.span);
        } else if !self.broken {
            let unseen = self.paragraphs.iter().filter(|text| !seen(text));
            for span in unseen.map(|text| text.span).collect::<Vec<_>>() {
                self.report_empty(span);
            }
        }
        self.paragraphs
    }

    /// Opens what a tag opens; `false` where a text cannot hold it.
    fn opens(&mut self, tag: &Tag, range: &Range<usize>) -> bool {
        match tag {
            Tag::Paragraph => self.begin_paragraph(range.clone()),
            Tag::Emphasis | Tag::Strong => {
                let signs = if *tag == Tag::Strong { 2 } else { 1 };
                let meant = !signs::is_inside_word(&self.value.value, range);
                self.meant.push(meant);
                match tag {
                    _ if !meant => self.add_literal(range.start..range.start + signs),
                    Tag::Strong => self.style.strong += 1,
                    _ => self.style.emph += 1,
                }
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.style.link = Some(self.address(*link_type, dest_url, range.clone()));
                self.style.link_seen = false;
            }
            Tag::FootnoteDefinition(name) => self.open_note(name, range.clone()),
            _ => return false,
        }
        true
    }

    fn begin_paragraph(&mut self, range: Range<usize>) {
        let span = self.span_of(range.clone());
        self.places.push(range);
        self.paragraphs.push(Text::unstyled("", span));
    }

    /// Adds what stands in the value as it is, without the blanks around it but one behind it.
    fn add_literal(&mut self, range: Range<usize>) {
        let typed = self.value.value.get(range.clone()).unwrap_or("");
        let mut words = typed.trim().to_owned();
        if typed.len() > typed.trim_end().len() {
            words.push(' ');
        }
        self.remember_literal(&range);
        self.add_words(&words, range);
    }

    fn close(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => {
                let signs = if tag == TagEnd::Strong { 2 } else { 1 };
                match (self.meant.pop(), tag) {
                    (Some(false), _) => self.add_literal(range.end - signs..range.end),
                    (_, TagEnd::Strong) => self.style.strong = self.style.strong.saturating_sub(1),
                    _ => self.style.emph = self.style.emph.saturating_sub(1),
                }
            }
            TagEnd::Link => {
                self.style.link = None;
                if !self.style.link_seen {
                    self.refuse(Fault::LinkNoWords, range, Hint::InlineLink);
                }
            }
            TagEnd::FootnoteDefinition => self.close_note(),
            _ => {}
        }
    }

    /// Reads what has no inside.
    fn read_leaf(&mut self, event: &Event, range: Range<usize>) {
        match event {
            Event::Text(words) => {
                self.check_characters(words, &range);
                self.remember_literal(&range);
                self.add_words(&words.replace(['\t', '\r'], " "), range);
            }
            Event::FootnoteReference(name) => self.add_mark(name, range),
            Event::SoftBreak => self.add_words(" ", range),
            Event::HardBreak => self.add_piece(Inline::Break, range),
            Event::Code(_) => {
                let sign = self.escaped("`");
                self.refuse(Fault::MarkdownCode, range, Hint::EscapeTick { sign });
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                let ways_out = self.instead_of_html(self.typed(&range));
                self.refuse_with(Fault::MarkdownHtml, range, ways_out);
            }
            Event::Rule => self.refuse(Fault::MarkdownRule, range, Hint::NewSection),
            // Nothing else is switched on in the parser; if it were, it would be words.
            _ => self.add_literal(range),
        }
    }

    /// Adds words; what is set as the words before are joins them.
    fn add_words(&mut self, words: &str, range: Range<usize>) {
        let span = self.span_of(range.clone());
        let style = (self.style.emph > 0, self.style.strong > 0);
        self.style.link_seen |= script::has_visible(words);
        if let Some(last) = self.paragraphs.last_mut().and_then(|p| p.pieces.last_mut())
            && (last.emph, last.strong) == style
            && last.link == self.style.link
            && let Inline::Words(before) = &mut last.inline
        {
            before.push_str(words);
            last.span.end = span.end;
            return;
        }
        self.add_piece(Inline::Words(words.to_owned()), range);
    }

    fn add_piece(&mut self, inline: Inline, range: Range<usize>) {
        let piece = TextPiece {
            inline,
            emph: self.style.emph > 0,
            strong: self.style.strong > 0,
            link: self.style.link.clone(),
            literal: false,
            span: self.span_of(range),
        };
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.pieces.push(piece);
        }
    }

    /// The address of a link, which must be one that a reader of a PDF can open.
    fn address(&mut self, kind: LinkType, address: &CowStr, range: Range<usize>) -> String {
        if kind == LinkType::Email {
            return format!("mailto:{address}");
        }
        if address.len() > 1 && address.starts_with('#') {
            // Whether it is there is known when all of the guide is read.
            return address.to_string();
        }
        if !opens(address) || address.chars().any(|c| c.is_control() || c == ' ') {
            let fault = Fault::BadLink {
                address: address.into(),
            };
            let words = self.typed(&range).strip_prefix('[');
            let words = words.and_then(|rest| rest.split(']').next());
            let hint = match words {
                Some(words) if pasted::whole(address).is_some() => {
                    Hint::write(pasted::link(words, address))
                }
                _ => Hint::LinkSchemes,
            };
            self.report(fault.at(self.span_of(range)).hint(hint));
        }
        address.to_string()
    }

    /// Refuses characters that cannot be set.
    fn check_characters(&mut self, words: &str, range: &Range<usize>) {
        for found in script::forbidden(words) {
            // The words are the file's own bytes unless an entity was resolved.
            let exact = self.value.value.get(range.clone()) == Some(words);
            let at = if exact {
                range.start + found.range.start..range.start + found.range.end
            } else {
                range.clone()
            };
            let span = self.span_of(at);
            self.report(found.reason.diagnostic(span));
        }
    }

    /// What a range of the value says, without blanks around it.
    fn typed(&self, range: &Range<usize>) -> &'a str {
        let value: &'a str = &self.value.value;
        value.get(range.clone()).unwrap_or("").trim()
    }

    /// How `sign` is written as itself.
    const fn escaped(&self, sign: &'static str) -> Escaped {
        Escaped {
            before: "",
            sign,
            doubled: self.doubled,
        }
    }

    fn refuse(&mut self, fault: Fault, range: Range<usize>, way_out: Hint) {
        self.refuse_with(fault, range, vec![way_out]);
    }

    fn refuse_with(&mut self, fault: Fault, range: Range<usize>, ways_out: Vec<Hint>) {
        // A block's range ends with its line break, which is not worth underlining.
        let text = self.value.value.get(range.clone()).unwrap_or("");
        let range = range.start..range.start + text.trim_end().len();
        let error = fault.at(self.span_of(range));
        self.report(ways_out.into_iter().fold(error, Diagnostic::hint));
        self.style.link_seen = true;
    }

    /// Refuses signs of emphasis that ended up among the words.
    fn check_lone_signs(&mut self) {
        for signs in lone(&self.value.value) {
            let at = self.literal.partition_point(|r| r.end <= signs.start);
            let literal = match self.literal.get(at) {
                Some(range) => signs.start.max(range.start)..signs.end.min(range.end),
                None => break,
            };
            if literal.is_empty() {
                continue;
            }
            let text = self.value.value.get(literal.clone()).unwrap_or("*");
            let (fault, way_out) = signs::no_partner(text, self.doubled);
            self.report(fault.at(self.span_of(literal)).hint(way_out));
        }
    }

    /// Remembers where words stand that Markdown made nothing of.
    fn remember_literal(&mut self, range: &Range<usize>) {
        match self.literal.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.literal.push(range.clone()),
        }
    }

    /// Says that nothing of the text at `span` can be seen.
    fn report_empty(&mut self, span: Span) {
        self.report(Fault::EmptyText.at(span).hint(Hint::WriteOrRemove));
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.broken = true;
        self.cx.push(diagnostic);
    }

    /// The place of a range of the value.
    fn span_of(&self, range: Range<usize>) -> Span {
        self.at.span_of(range)
    }
}

/// How many events a block has that they begin with.
fn block_length(events: Events) -> usize {
    let mut depth = 0_usize;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    events.len()
}

/// Whether a paragraph ends with this.
const fn ends_words(event: &Event) -> bool {
    matches!(event, Event::End(TagEnd::Paragraph))
}

/// Whether an address begins with a scheme that any reader knows, in small letters or capitals,
/// and says where to behind it.
pub(super) fn opens(address: &str) -> bool {
    let behind = |scheme: &str| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let begins =
        |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || "+[_(%".contains(c));
    if let Some(number) = behind("tel:") {
        return begins(number) && is_telephone(number);
    }
    if let Some(mail) = behind("mailto:") {
        return begins(mail) && mail.contains(['@', '%']);
    }
    let mut pages = ["https://", "http://"].into_iter().filter_map(behind);
    pages.any(begins)
}

/// Whether it is the number of a telephone, perhaps with more behind a semicolon (RFC 3966).
fn is_telephone(number: &str) -> bool {
    let number = number.split([';', '?']).next().unwrap_or("");
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_sign = |c: char| c.is_ascii_digit() || " +-.()*#%".contains(c);
    digits >= LEAST_DIGITS && number.chars().all(is_sign)
}

/// The shortest numbers that telephones call, such as 113, have so many digits.
const LEAST_DIGITS: usize = 3;

#[cfg(test)]
mod tests;
