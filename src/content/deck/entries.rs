//! Lists and tables that a deck file writes itself, with words of its own or from guides.

use super::super::text::{Text, TextPiece};
use super::super::thing::{ListItem, Thing};
use super::declare::{RawEntry, RawFrom, Wording};
use super::gather::Gatherer;
use super::refs::Found;
use crate::content::lang::Lang;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Spanned;

/// Between names that are told in one line.
const BETWEEN: &str = " · ";

impl Gatherer<'_, '_> {
    /// The things of a list. Words that are written here are handed to `marked`, which knows their
    /// language; those of guides know their own.
    pub(super) fn entries(
        &mut self,
        entries: &[RawEntry],
        marked: &impl Fn(&mut Text),
    ) -> Vec<ListItem> {
        let mut items = Vec::with_capacity(entries.len());
        for raw in entries {
            let from = raw.from.as_ref();
            let found = match from {
                Some(from) => match self.follow(from) {
                    Some(found) => Some((from, found)),
                    None => continue,
                },
                None => None,
            };
            let title = raw
                .title
                .as_ref()
                .and_then(|words| self.said(words, marked));
            let mut title = title.map(|text| match &raw.lang {
                Some(lang) => in_language(text, lang),
                None => text,
            });
            let text = raw.text.as_ref().and_then(|words| self.said(words, marked));
            let mut label = raw.label.clone();
            label.iter_mut().for_each(marked);
            match found {
                Some((from, found)) => {
                    let several = title.is_some() || text.is_some() || label.is_some();
                    if several && found.extracts.len() > 1 {
                        self.several(from, &found);
                    }
                    let head = found.head.clone();
                    let mut things = found.items();
                    if things.is_empty() {
                        // What is but a heading, such as a section, is named by it.
                        things.push(ListItem::titled(head));
                    }
                    items.extend(things.into_iter().map(|thing| ListItem {
                        title: title.take().unwrap_or(thing.title),
                        label: label.take().or(thing.label),
                        text: text.clone().or(thing.text),
                        icon: raw.icon.clone().or(thing.icon),
                        span: raw.span,
                    }));
                }
                None => match title {
                    Some(title) => items.push(ListItem {
                        label,
                        text,
                        icon: raw.icon.clone(),
                        span: raw.span,
                        ..ListItem::titled(title)
                    }),
                    // A title that leads nowhere was reported.
                    None if raw.title.is_some() => {}
                    None => self.untitled(raw),
                },
            }
        }
        items
    }

    fn untitled(&mut self, raw: &RawEntry) {
        let hint = Hint::AddKey {
            key: "title".into(),
            purpose: "its name, or `from` where it stands in a guide".into(),
        };
        let fault = Fault::MissingKey {
            key: "title".into(),
        };
        let error = Diagnostic::error(fault, raw.span);
        self.push(error.hint(hint));
    }

    fn several(&mut self, from: &Spanned<String>, found: &Found) {
        let count = found.extracts.len();
        let error = Diagnostic::error(Fault::SeveralThings { count }, from.span);
        let hint = Hint::PickOne {
            from: from.value.as_str().into(),
            count,
        };
        self.push(error.hint(hint));
    }

    /// Words of one paragraph; of a part with several things, the names of all of them.
    fn said(&mut self, words: &Wording, marked: &impl Fn(&mut Text)) -> Option<Text> {
        let raw = match words {
            Wording::Written(text) => {
                let mut text = text.clone();
                marked(&mut text);
                return Some(text);
            }
            Wording::From(raw) => raw,
        };
        let found = self.follow(&raw.from)?;
        if found.whole && found.extracts.len() > 1 {
            return self.joined(&found, raw);
        }
        self.wording(words.clone())
    }

    /// One value of each of the things, in one line.
    fn joined(&mut self, found: &Found, raw: &RawFrom) -> Option<Text> {
        let name = raw.field.as_ref().map(|field| field.value.as_str());
        let mut all: Option<Text> = None;
        for thing in &found.extracts {
            let value = match name {
                Some(name) => thing.values.get(name),
                None => ["title", "text"]
                    .into_iter()
                    .find_map(|name| thing.values.get(name)),
            };
            let Some(Thing::Text(paragraphs)) = value else {
                continue;
            };
            for text in paragraphs {
                match &mut all {
                    None => all = Some(text.clone()),
                    Some(all) => {
                        all.pieces.push(TextPiece::unstyled(BETWEEN, text.span));
                        all.pieces.extend(text.pieces.iter().cloned());
                    }
                }
            }
        }
        if all.is_none() {
            let field = raw.field.as_ref().map_or(raw.from.span, |field| field.span);
            let fault = Fault::UnknownValue {
                name: name.unwrap_or("title").into(),
            };
            let error = Diagnostic::error(fault, field);
            self.push(error.hint(Hint::WriteHere));
        }
        all
    }
}

fn in_language(text: Text, lang: &Lang) -> Text {
    Text {
        lang: Some(lang.clone()),
        ..text
    }
}
