//! A table with `from` among the values of a guide → what stands there, as if it were written here, so that
//! all that holds for words holds for these. The guide from which words are taken is read first; which one takes
//! from which is never a circle.

use super::{Found, GuideNode, Place, Taken, block_ids, find, parts};
use crate::content::from::{FROM, RawFrom, taken_from};
use crate::content::library::Library;
use crate::content::read::{Cx, Decode, Entries, Node, Value, hint_for};
use crate::diag::{Fault, Hint};
use crate::source::{Span, Spanned};

/// Keys whose words are one line: of what stands elsewhere, they take the title first.
const TITLES: [&str; 5] = ["title", "subheading", "label", "part", "caption"];

/// Keys whose words can be several paragraphs.
const LONG: [&str; 3] = ["text", "intro", "confirm"];

/// Puts what stands elsewhere into a guide.
struct Taker<'l, 's> {
    library: &'l mut Library<'s>,
    /// What the guide is called.
    name: String,
    taken: Taken,
}

impl Library<'_> {
    /// Puts what the guide in the file `path` takes from others into its values.
    pub(in crate::content) fn take(&mut self, mut root: Node, path: &str) -> GuideNode {
        let name = path.strip_prefix("content/").unwrap_or(path);
        let mut taker = Taker {
            name: name.strip_suffix(".toml").unwrap_or(name).to_owned(),
            library: self,
            taken: Taken::default(),
        };
        taker.walk("", &mut root, false);
        let taken = taker.taken;
        GuideNode { root, taken }
    }
}

impl Taker<'_, '_> {
    /// Goes through the value of `key`; `line` says that its words are a line of a thing in a list.
    fn walk(&mut self, key: &str, node: &mut Node, line: bool) {
        // The keys of a section, a block and a cover are told where these are read.
        let holds_words = !["", "section", "block", "cover"].contains(&key);
        if let Some(from) = taken_from(node).filter(|_| holds_words) {
            if let Some(words) = self.words(key, node, &from, line) {
                *node = words;
            } else {
                *node = self.hole(key, node.span);
            }
            return;
        }
        match &mut node.value {
            Value::Table(table) => {
                // What is to be remembered is one sentence.
                let pull = |node: &Node| node.value == Value::Text("pull".to_owned());
                let line = line || table.get("kind").is_some_and(pull);
                for (name, value) in &mut table.entries {
                    self.walk(&name.value, value, line);
                }
            }
            Value::List(items) => {
                let mut all = Vec::with_capacity(items.len());
                for mut item in std::mem::take(items) {
                    let found = match (key, taken_from(&item)) {
                        ("block", Some(from)) => {
                            self.block(item.clone(), &from).map(|one| vec![one])
                        }
                        ("items", Some(from)) => self.things(item.clone(), &from),
                        ("quotes" | "points", Some(from)) => self.lines(key, &item, &from),
                        _ => {
                            self.walk(key, &mut item, key == "items");
                            all.push(item);
                            continue;
                        }
                    };
                    all.extend(found.unwrap_or_else(|| vec![self.hole(key, item.span)]));
                }
                *items = all;
            }
            _ => {}
        }
    }

    /// Stands where nothing was found, so that nothing else is told of it: a sign of words, and a thing or a
    /// block that says nothing else.
    fn hole(&mut self, key: &str, span: Span) -> Node {
        self.taken.failed = true;
        let text = |words: &str| Node {
            span,
            value: Value::Text(words.to_owned()),
        };
        let entry = |key: &str, words: &str| (Spanned::new(key.to_owned(), span), text(words));
        let entries = match key {
            "block" => vec![entry("kind", "pull"), entry("text", "…")],
            "items" => vec![entry("title", "…")],
            _ => return text("…"),
        };
        let value = Value::Table(Entries { entries });
        Node { span, value }
    }

    /// The words that stand as the value of `key`.
    fn words(
        &mut self,
        key: &str,
        node: &Node,
        from: &Spanned<String>,
        line: bool,
    ) -> Option<Node> {
        let mut cx = Cx::new(self.library.sources, self.library.diags);
        let raw = RawFrom::decode(node, &mut cx)?;
        let found = self.follow(from)?;
        let is_title = TITLES.contains(&key);
        let field = raw.field.as_ref().map(|field| field.value.as_str());
        if let (Place::Block, Some((_, parts))) = (&found.place, parts(&found.table)) {
            let head = found.table.get("title").or(found.head.as_ref());
            if let (true, Some(head)) = (field.map_or(is_title, |field| field == "title"), head) {
                return Some(self.own(head.clone(), &found));
            }
            let count = parts.len();
            return self.refuse_several(from, count);
        }
        let usual = if is_title {
            ["title", "text"]
        } else {
            ["text", "title"]
        };
        let value = match field {
            Some(field) => found.value(field),
            None => usual.iter().find_map(|name| found.value(name)),
        };
        let Some(value) = value else {
            let name = field.unwrap_or(usual[0]);
            let span = raw.field.as_ref().map_or(from.span, |field| field.span);
            let names: Vec<&str> = found
                .names()
                .into_iter()
                .filter(|known| *known != name)
                .collect();
            let error = Fault::UnknownValue { name: name.into() }.at(span);
            self.library.diags.push(error.hint(hint_for(name, &names)));
            return None;
        };
        let one_line = line || !LONG.contains(&key);
        let is_words =
            matches!(&value.value, Value::Text(text) if !one_line || !has_paragraphs(text));
        if !is_words {
            let error = Fault::NotWords.at(from.span);
            self.library.diags.push(error.hint(Hint::WriteHere));
            return None;
        }
        Some(self.own(value, &found))
    }

    /// The block that stands in the place of `item`.
    fn block(&mut self, mut item: Node, from: &Spanned<String>) -> Option<Node> {
        let found = self.follow(from)?;
        let Value::Table(own) = &mut item.value else {
            return None;
        };
        for (name, value) in &mut own.entries {
            if name.value != FROM {
                self.walk(&name.value, value, false);
            }
        }
        let mut there = found.table.clone();
        match &found.place {
            Place::Block => {}
            Place::Part(one) => {
                let list = parts(&there).map(|(key, _)| key);
                let entry = there
                    .entries
                    .iter_mut()
                    .find(|(name, _)| Some(name.value.as_str()) == list);
                if let Some((_, list)) = entry {
                    list.value = Value::List(vec![one.clone()]);
                }
            }
            Place::Guide | Place::Section => {
                let ids = block_ids(&found.table);
                let name = from.value.split('#').next().unwrap_or_default();
                let ids: Vec<String> = ids.iter().map(|id| format!("{name}#{id}")).collect();
                let error = Fault::NotBlock.at(from.span);
                self.library.diags.push(error.hint(match ids.is_empty() {
                    true => Hint::GiveBlockId,
                    false => Hint::one_of(ids),
                }));
                return None;
            }
        }
        let kind = |table: &Entries| match table.get("kind") {
            Some(Node {
                value: Value::Text(kind),
                span,
            }) => Some(Spanned::new(kind.clone(), *span)),
            _ => None,
        };
        if let (Some(here), Some(there)) = (kind(own), kind(&there)) {
            let numbered = |kind: &str| ["items", "steps"].contains(&kind);
            if here.value != there.value && !(numbered(&here.value) && numbered(&there.value)) {
                let wanted = (&here.value).into();
                let error = Fault::NotOfKind { kind: wanted }.at(here.span);
                let kind = (&there.value).into();
                self.library.diags.push(error.hint(Hint::KindIs { kind }));
                return None;
            }
        }
        there.entries.retain(|(name, _)| name.value != "id");
        let merged = self.merged(own, there, &found);
        item.value = Value::Table(merged);
        Some(item)
    }

    /// The things that stand in the place of `item`.
    fn things(&mut self, mut item: Node, from: &Spanned<String>) -> Option<Vec<Node>> {
        let found = self.follow(from)?;
        let Value::Table(own) = &mut item.value else {
            return None;
        };
        for (name, value) in &mut own.entries {
            if name.value != FROM {
                self.walk(&name.value, value, true);
            }
        }
        let there: Vec<Entries> = match (&found.place, parts(&found.table)) {
            (
                Place::Part(Node {
                    value: Value::Table(one),
                    ..
                }),
                Some(("items", _)),
            ) => vec![one.clone()],
            (Place::Block, Some(("items", all))) => {
                let tables = all.iter().filter_map(|one| match &one.value {
                    Value::Table(table) => Some(table.clone()),
                    _ => None,
                });
                tables.collect()
            }
            // What is but a heading is named by it.
            (Place::Guide | Place::Section, _) => {
                let title = found
                    .table
                    .entries
                    .iter()
                    .filter(|(name, _)| name.value == "title");
                vec![Entries {
                    entries: title.cloned().collect(),
                }]
            }
            _ => {
                let error = Fault::NotThing.at(from.span);
                self.library.diags.push(error.hint(Hint::WriteHere));
                return None;
            }
        };
        if there.len() > 1 && own.entries.len() > 1 {
            return self.refuse_several(from, there.len());
        }
        let own = own.clone();
        let merged = there.into_iter().map(|there| Node {
            span: item.span,
            value: Value::Table(self.merged(&own, there, &found)),
        });
        Some(merged.collect())
    }

    /// The lines of a list that stand in the place of `item`.
    fn lines(&mut self, key: &str, item: &Node, from: &Spanned<String>) -> Option<Vec<Node>> {
        let found = self.follow(from)?;
        let whole = match (&found.place, parts(&found.table)) {
            (Place::Block, Some((there, all))) if there == key => Some(all.to_vec()),
            _ => None,
        };
        match whole {
            Some(all) => {
                RawFrom::decode(item, &mut Cx::new(self.library.sources, self.library.diags))?;
                Some(all.into_iter().map(|one| self.own(one, &found)).collect())
            }
            None => self
                .words(key, item, from, key == "quotes")
                .map(|one| vec![one]),
        }
    }

    /// The keys here, and those there that are not said here.
    fn merged(&mut self, own: &Entries, there: Entries, found: &Found) -> Entries {
        let kept = own.entries.iter().filter(|(name, _)| name.value != FROM);
        let mut entries: Vec<_> = kept.cloned().collect();
        for (name, value) in there.entries {
            if own.get(&name.value).is_none() {
                entries.push((name, self.own(value, found)));
            }
        }
        Entries { entries }
    }

    /// The same value; the language of every text in it is remembered.
    fn own(&mut self, node: Node, found: &Found) -> Node {
        self.remember(&node, found);
        node
    }

    fn remember(&mut self, node: &Node, found: &Found) {
        match &node.value {
            Value::Text(_) => {
                let lang = found
                    .guide
                    .taken
                    .lang(node.span)
                    .or_else(|| found.lang.clone());
                self.taken.langs.extend(lang.map(|lang| (node.span, lang)));
            }
            Value::List(all) => all.iter().for_each(|one| self.remember(one, found)),
            Value::Table(table) => {
                table
                    .entries
                    .iter()
                    .for_each(|(_, value)| self.remember(value, found));
            }
            _ => {}
        }
    }

    /// Says that `from` leads to several things where one is wanted.
    fn refuse_several<T>(&mut self, from: &Spanned<String>, count: usize) -> Option<T> {
        let error = Fault::SeveralThings { count }.at(from.span);
        let from = from.into();
        self.library
            .diags
            .push(error.hint(Hint::PickOne { from, count }));
        None
    }

    /// What stands where `from` leads to. `None` says that an error was pushed, or that the other guide has
    /// errors that may be the reason.
    fn follow(&mut self, from: &Spanned<String>) -> Option<Found> {
        let (name, part) = match from.value.split_once('#') {
            Some((name, part)) => (name, Some(part)),
            None => (from.value.as_str(), None),
        };
        let library = &mut *self.library;
        let file = library
            .guides_and_decks
            .find(name, from.span, library.diags);
        if !file.found {
            return None;
        }
        if library.reading.contains(&file.path) {
            let (own, other) = (&self.name, name);
            let fault = match own == other {
                true => Fault::TakenFromItself { name: own.into() },
                false => Fault::TakenInCircle {
                    name: own.into(),
                    other: other.into(),
                },
            };
            library
                .diags
                .push(fault.at(from.span).hint(Hint::MoveWords));
            return None;
        }
        let guide = library.guide(&file.path, from.span);
        let (Some(guide), Some(node)) = (guide, library.nodes.get(&file.path).cloned()) else {
            if library.is_deck(&file.path) {
                let path = file.path.into();
                let error = Fault::FromDeck { path }.at(from.span);
                library.diags.push(error.hint(Hint::NameGuide));
            }
            return None;
        };
        if self.taken.paths.insert(file.path.clone()) {
            self.taken.confirm.extend(guide.confirm().iter().cloned());
            self.taken.paths.extend(node.taken.paths.iter().cloned());
        }
        match find(&node, part, &file.path, from) {
            Ok(found) => Some(found),
            Err(error) => {
                // A guide with errors may have lost what is meant.
                if library.is_sound(&file.path) {
                    library.diags.push(*error);
                }
                None
            }
        }
    }
}

/// Whether a blank line divides the words.
fn has_paragraphs(text: &str) -> bool {
    let mut lines = text.trim().lines();
    lines.any(|line| line.trim().is_empty())
}
