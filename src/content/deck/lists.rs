//! Lists that a deck file writes itself, with words of its own or from guides.

use std::collections::BTreeMap;

use super::declare::{RawEntry, Wording};
use super::reader::DeckReader;
use super::refs::{Extract, RefTarget};
use crate::content::from::RawFrom;
use crate::content::text::{Text, TextPiece};
use crate::content::thing::{ListItem, Thing};
use crate::diag::{Fault, Hint};

/// Between names that are told in one line.
const BETWEEN: &str = " · ";

impl DeckReader<'_, '_> {
    /// The items of a list. Words that are written here are handed to `in_lang`, which says their
    /// language; those of guides say their own.
    pub(super) fn items(
        &mut self,
        entries: &[RawEntry],
        in_lang: &impl Fn(&mut Text),
    ) -> Vec<ListItem> {
        let mut items = Vec::with_capacity(entries.len());
        for raw in entries {
            let target = match &raw.from {
                Some(from) => match self.follow(from) {
                    Some(target) => Some((from, target)),
                    None => continue,
                },
                None => None,
            };
            let mut words = |words: &Option<Wording>| self.one_line(words.as_ref()?, in_lang);
            let mut title = words(&raw.title);
            if let (Some(title), Some(lang)) = (&mut title, &raw.lang) {
                title.lang = Some(lang.clone());
            }
            let mut text = words(&raw.text);
            if let (Some(text), Some(lang), None, None) =
                (&mut text, &raw.lang, &raw.label, &raw.from)
            {
                text.lang = Some(lang.clone());
            }
            let mut label = raw.label.clone();
            label.iter_mut().for_each(in_lang);
            let chapter = target
                .as_ref()
                .and_then(|(_, target)| target.chapter.clone());
            let (chapter, letter) = chapter.unzip();
            let letter = letter.flatten();
            let found = match (target, &title) {
                (Some((from, target)), _) => {
                    let count = target.extracts.len();
                    if count > 1 && (title.is_some() || text.is_some() || label.is_some()) {
                        self.report_several(from, count);
                    }
                    if target.extracts.iter().any(Extract::is_more_than_item) {
                        let from = from.into();
                        let error = Fault::MoreThanItem.at(raw.span);
                        self.push(error.hint(Hint::TakeWhole { from }));
                    }
                    match target.items() {
                        // What is but a heading, such as a section, is named by it.
                        none if none.is_empty() => vec![ListItem::titled(target.head)],
                        found => found,
                    }
                }
                (None, Some(title)) => vec![ListItem::titled(title.clone())],
                (None, None) => {
                    // A title that leads nowhere was reported.
                    if raw.title.is_none() {
                        self.report_untitled(raw);
                    }
                    continue;
                }
            };
            items.extend(found.into_iter().map(|item| ListItem {
                title: title.take().unwrap_or(item.title),
                label: label.take().or(item.label),
                text: text.clone().or(item.text),
                icon: raw.icon.clone().or(item.icon),
                letter: item.letter.or_else(|| letter.clone()),
                chapter,
                span: raw.span,
            }));
        }
        items
    }

    fn report_untitled(&mut self, raw: &RawEntry) {
        let hint = Hint::AddKey {
            key: "title".into(),
            purpose: "its name, or `from` where it stands in a guide".into(),
        };
        let key = "title".into();
        self.push(Fault::MissingKey { key }.at(raw.span).hint(hint));
    }

    /// Words of one paragraph; of a part with several things, the names of all of them.
    fn one_line(&mut self, words: &Wording, in_lang: &impl Fn(&mut Text)) -> Option<Text> {
        match words {
            Wording::Written(text) => {
                let mut text = text.clone();
                in_lang(&mut text);
                Some(text)
            }
            Wording::From(raw) => {
                let target = self.follow(&raw.from)?;
                match target.whole && target.extracts.len() > 1 {
                    true => self.joined(&target, raw),
                    false => self.paragraph(words),
                }
            }
        }
    }

    /// One value of each of the things, in one line.
    fn joined(&mut self, target: &RefTarget, raw: &RawFrom) -> Option<Text> {
        let field = raw.field.as_ref();
        let names = match field {
            Some(field) => vec![field.value.as_str()],
            None => vec!["title", "text"],
        };
        let value = |values: &BTreeMap<String, Thing>| {
            let value = names.iter().find_map(|name| values.get(*name));
            value
                .and_then(Thing::paragraphs)
                .unwrap_or_default()
                .to_vec()
        };
        let extracts = target.extracts.iter();
        let texts = extracts.flat_map(|extract| value(&extract.values));
        let all = texts.reduce(|mut all, text| {
            all.pieces.push(TextPiece::unstyled(BETWEEN, text.span));
            all.pieces.extend(text.pieces);
            all
        });
        if all.is_none() {
            let name = names[0].into();
            let span = field.map_or(raw.from.span, |field| field.span);
            self.push(Fault::UnknownValue { name }.at(span).hint(Hint::WriteHere));
        }
        all
    }
}
