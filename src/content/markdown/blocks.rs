//! What Markdown makes of a text that a text cannot hold: blocks, and what was pasted from elsewhere and would
//! run into one line. It is set as the words that were meant, or refused with the lines that say the same.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::instead::Events;
use super::pasted::Meant;
use super::{MarkdownReader, html, instead, pasted, signs};
use crate::diag::values::Escaped;
use crate::diag::{Fault, Hint};

impl MarkdownReader<'_, '_> {
    /// Sets what a text cannot hold as the words that were meant, or refuses it with what says the same;
    /// `events` are all of it. `behind_words` says that a paragraph ends before it.
    pub(super) fn replaced(&mut self, events: Events, behind_words: bool) {
        let Some((Event::Start(tag), range)) = events.first() else {
            return;
        };
        let range = range.clone();
        let typed = self.typed(&range);
        let block = |toml: String| Hint::WriteBlock { toml: toml.into() };
        let (fault, ways_out) = match tag {
            Tag::List(_) if self.set_as_words(events, behind_words) => return,
            Tag::List(first) => {
                let (fault, escape) = match first {
                    None => {
                        let sign = self.escaped(signs::sign_of_list(typed));
                        (Fault::MarkdownList, Hint::NoList { sign })
                    }
                    Some(_) => {
                        let before = "1";
                        let sign = Escaped {
                            before,
                            ..self.escaped(".")
                        };
                        (Fault::MarkdownNumbers, Hint::NoNumbers { sign })
                    }
                };
                let toml = instead::of_list(events, &self.value.value);
                (fault, vec![block(toml), escape])
            }
            Tag::Table(columns) => {
                let toml = instead::table(instead::rows(typed), columns);
                (Fault::MarkdownTable, vec![block(toml)])
            }
            Tag::Heading { .. } => {
                let sign = self.escaped(signs::sign_of_heading(typed));
                let toml = instead::title(typed).into();
                (Fault::MarkdownHeading, vec![Hint::UseTitle { toml, sign }])
            }
            Tag::BlockQuote(_) => {
                let sign = self.escaped(">");
                let toml = instead::quotes(typed);
                (
                    Fault::MarkdownQuote,
                    vec![block(toml), Hint::NoQuote { sign }],
                )
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => (Fault::MarkdownCode, vec![Hint::NoFence]),
            Tag::CodeBlock(CodeBlockKind::Indented) => (Fault::MarkdownCode, vec![Hint::NoIndent]),
            Tag::Image { dest_url, .. } => {
                let words = typed.get(2..).and_then(|rest| rest.split("](").next());
                let toml = instead::image(dest_url, words.unwrap_or(""));
                (Fault::MarkdownImage, vec![block(toml)])
            }
            Tag::HtmlBlock => (Fault::MarkdownHtml, self.instead_of_html(typed)),
            // Nothing else is switched on in the parser; if it were, words would not vanish.
            _ => {
                self.begin_paragraph(range.clone());
                return self.add_literal(range);
            }
        };
        self.refuse_with(fault, range, ways_out);
    }

    /// Sets a list as words where no list is meant: a single line that begins with a number, such as a date,
    /// or with a plus, and paragraphs whose numbers do not begin with 1. `false` where a list is meant.
    fn set_as_words(&mut self, events: Events, behind_words: bool) -> bool {
        let (Some((Event::Start(Tag::List(first)), list)), Some(inside)) = (
            events.first(),
            events.get(1..events.len().saturating_sub(1)),
        ) else {
            return false;
        };
        let plus = first.is_none() && self.typed(list).starts_with('+');
        let items = inside
            .iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::Item)));
        let items = items.count();
        let paragraphs = inside
            .iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph)));
        let paragraphs = paragraphs.count();
        let holds_words = |(event, _): &(Event, Range<usize>)| {
            let item = matches!(event, Event::Start(Tag::Item | Tag::Paragraph))
                || matches!(event, Event::End(TagEnd::Item | TagEnd::Paragraph));
            item || instead::is_words(event)
        };
        let single = items == 1 && paragraphs <= 1 && (first.is_some() || plus);
        let dates = first.is_some_and(|first| first > 1) && paragraphs == items;
        let gap = |text: &str| text.matches('\n').count() > 1;
        let before = self.value.value.get(..list.start).unwrap_or("");
        let parted = !behind_words || gap(before.get(before.trim_end().len()..).unwrap_or(""));
        if !(single || dates) || !inside.iter().all(holds_words) {
            return false;
        }
        // What stands before the words of an entry: its number.
        let mut sign = None;
        for (event, range) in inside {
            match event {
                Event::Start(Tag::Item) => {
                    if parted {
                        self.begin_paragraph(range.clone());
                    } else {
                        self.add_words(" ", range.start..range.start);
                    }
                    sign = Some(range.start);
                }
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::End(TagEnd::Item) => {
                    if let Some(start) = sign.take() {
                        self.add_literal(start..range.end);
                    }
                }
                event => {
                    if let Some(start) = sign.take() {
                        self.add_literal(start..range.start);
                    }
                    match event {
                        Event::Start(tag) if !self.opens(tag, range) => {
                            self.refuse(Fault::MarkdownImage, range.clone(), Hint::LeaveOut);
                        }
                        Event::Start(_) => {}
                        Event::End(tag) => self.close(*tag, range.clone()),
                        other => self.read_leaf(other, range.clone()),
                    }
                }
            }
        }
        true
    }

    /// What to write instead of HTML that begins with this tag.
    pub(super) fn instead_of_html(&self, typed: &str) -> Vec<Hint> {
        match html::instead(typed) {
            Some(html) => vec![Hint::InsteadOfHtml { html }],
            None => {
                let sign = self.escaped("<");
                vec![Hint::EscapeAngle { sign }]
            }
        }
    }

    /// Refuses what was pasted from elsewhere, which Markdown makes nothing of.
    pub(super) fn check_pasted(&mut self) {
        let value = &self.value.value;
        for found in pasted::find(value, &self.places) {
            let (fault, other) = match found.meant {
                Meant::List => {
                    let sign = self.escaped("");
                    (Fault::MarkdownList, Hint::OwnParagraphs { sign })
                }
                Meant::Table => (Fault::MarkdownTable, Hint::NoTable),
            };
            let toml = found.toml.into();
            let ways_out = vec![Hint::WriteBlock { toml }, other];
            self.refuse_with(fault, found.range, ways_out);
        }
        for (range, right) in pasted::links(value) {
            if self.is_literal(&range) {
                self.refuse(Fault::LinkMistyped, range, Hint::write(right));
            }
        }
        for range in pasted::struck(value) {
            if self.is_literal(&range) {
                self.refuse(Fault::StruckText, range, Hint::NotStruck);
            }
        }
    }

    /// Whether words begin here that Markdown made nothing of.
    fn is_literal(&self, range: &Range<usize>) -> bool {
        let at = self.literal.partition_point(|r| r.end <= range.start);
        let found = self.literal.get(at);
        found.is_some_and(|literal| literal.start <= range.start)
    }
}
