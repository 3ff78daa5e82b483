//! Cards → a few bytes each, and back: their words one after the other, deflated some cards at a time, for cards of one
//! table have most of their words in common. What is no text (pictures, codes, lists) is kept beside as it is.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::Arc;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

use super::Card;
use crate::content::lang::Lang;
use crate::content::text::{Inline, Text, TextPiece};
use crate::content::thing::Thing;
use crate::source::{FileId, Span, Spanned};

/// Names that many cards share.
type Names = Arc<[Spanned<String>]>;

/// Some cards.
#[derive(Debug, Clone)]
pub(super) struct PackedCards {
    bytes: Box<[u8]>,
    count: usize,
    /// The names that their lists of what is written and of columns are.
    names: Vec<Names>,
    /// What is no text, in the order of the cards.
    others: Vec<Thing>,
    /// Whether some words hold braces that can name something, or a link.
    open: bool,
}

impl PackedCards {
    /// Packs cards.
    pub fn new(cards: Vec<Card>, deflater: &mut Deflater) -> Self {
        let count = cards.len();
        let mut packer = Packer::default();
        cards.into_iter().for_each(|card| packer.card(card));
        packer.others.shrink_to_fit();
        Self {
            bytes: deflater.deflate(&packer.bytes),
            count,
            names: packer.names,
            others: packer.others,
            open: packer.open,
        }
    }

    /// Whether they say something that can stand for something else: names in braces, links, or what is no text.
    pub const fn is_open(&self) -> bool {
        self.open || !self.others.is_empty()
    }

    /// What they say that is no text.
    pub fn others(&self) -> &[Thing] {
        &self.others
    }

    /// How many bytes their words take.
    pub const fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The cards.
    pub fn unpack(&self) -> Vec<Card> {
        let mut bytes = Vec::new();
        // What was packed here is whole.
        let _ = DeflateDecoder::new(&*self.bytes).read_to_end(&mut bytes);
        let mut unpacker = Unpacker {
            bytes: &bytes,
            names: &self.names,
            others: self.others.iter(),
            last: Span::NOWHERE,
        };
        let cards = (0..self.count).map_while(|_| unpacker.card());
        cards.collect()
    }
}

/// What deflates the words of cards, again and again: setting it up takes as long as some cards.
#[derive(Debug, Default)]
pub(super) struct Deflater(Option<Compress>);

impl Clone for Deflater {
    fn clone(&self) -> Self {
        Self(None)
    }
}

impl Deflater {
    fn deflate(&mut self, plain: &[u8]) -> Box<[u8]> {
        let new = || Compress::new(Compression::fast(), false);
        let compress = self.0.get_or_insert_with(new);
        compress.reset();
        let mut deflated = Vec::with_capacity(plain.len() / 2 + 64);
        loop {
            let rest = plain
                .get(compress.total_in() as usize..)
                .unwrap_or_default();
            match compress.compress_vec(rest, &mut deflated, FlushCompress::Finish) {
                Ok(Status::Ok | Status::BufError) => deflated.reserve(plain.len() / 2 + 64),
                // Deflating in memory does not fail.
                Ok(Status::StreamEnd) | Err(_) => return deflated.into(),
            }
        }
    }
}

/// Whether a text is words and line breaks alone.
fn is_plain(text: &Text) -> bool {
    let plain = |piece: &TextPiece| matches!(piece.inline, Inline::Words(_) | Inline::Break);
    text.pieces.iter().all(plain)
}

struct Packer {
    bytes: Vec<u8>,
    names: Vec<Names>,
    others: Vec<Thing>,
    /// The place that was packed last: those of a row follow each other.
    last: Span,
    open: bool,
}

impl Default for Packer {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            names: Vec::new(),
            others: Vec::new(),
            last: Span::NOWHERE,
            open: false,
        }
    }
}

impl Packer {
    fn card(&mut self, card: Card) {
        let Card {
            face,
            category,
            values,
            written,
            columns,
            row,
            span,
        } = card;
        self.span(span);
        self.option(face, |own, face| {
            own.words(&face.value);
            own.span(face.span);
        });
        self.option(category, |own, category| own.number(category as u64));
        self.option(row, |own, row| own.number(row as u64));
        self.names(written);
        self.names(columns);
        self.number(values.len() as u64);
        for (name, thing) in values {
            self.words(&name);
            match thing {
                Thing::Text(texts) if texts.iter().all(is_plain) => {
                    self.number(1 + texts.len() as u64);
                    texts.iter().for_each(|text| self.text(text));
                }
                other => {
                    self.number(0);
                    self.others.push(other);
                }
            }
        }
    }

    fn text(&mut self, text: &Text) {
        self.span(text.span);
        self.option(text.lang.as_ref(), |own, lang| own.words(&lang.0));
        self.number(text.pieces.len() as u64);
        for piece in &text.pieces {
            let words = match &piece.inline {
                Inline::Words(words) => Some(words),
                _ => None,
            };
            let braces = words.is_some_and(|words| !piece.literal && words.contains('{'));
            self.open |= braces || piece.link.is_some();
            let flags = [
                piece.emph,
                piece.strong,
                piece.literal,
                piece.link.is_some(),
                words.is_some(),
            ];
            self.number(
                flags
                    .iter()
                    .fold(0, |bits, flag| bits << 1 | u64::from(*flag)),
            );
            words
                .into_iter()
                .chain(&piece.link)
                .for_each(|words| self.words(words));
            self.span(piece.span);
        }
    }

    fn names(&mut self, names: Names) {
        let known = self
            .names
            .iter()
            .position(|known| Arc::ptr_eq(known, &names));
        let at = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push(names);
        }
        self.number(at as u64);
    }

    fn option<T>(&mut self, value: Option<T>, pack: impl FnOnce(&mut Self, T)) {
        self.bytes.push(u8::from(value.is_some()));
        if let Some(value) = value {
            pack(self, value);
        }
    }

    fn words(&mut self, words: &str) {
        self.number(words.len() as u64);
        self.bytes.extend(words.as_bytes());
    }

    /// A place, by how far it is from the one before.
    fn span(&mut self, span: Span) {
        let from = |before: u32, now: u32| {
            let far = i64::from(now) - i64::from(before);
            ((far << 1) ^ (far >> 63)) as u64
        };
        self.number(from(self.last.file.0, span.file.0));
        self.number(from(self.last.end, span.start));
        self.number(from(span.start, span.end));
        self.last = span;
    }

    /// A number, seven bits in each byte.
    fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

struct Unpacker<'p> {
    bytes: &'p [u8],
    names: &'p [Names],
    others: std::slice::Iter<'p, Thing>,
    last: Span,
}

impl Unpacker<'_> {
    fn card(&mut self) -> Option<Card> {
        Some(Card {
            span: self.span()?,
            face: self.option(|own| {
                let value = own.words()?;
                Some(Spanned::new(value, own.span()?))
            })?,
            category: self.option(|own| Some(own.number()? as usize))?,
            row: self.option(|own| Some(own.number()? as usize))?,
            written: self.names()?,
            columns: self.names()?,
            values: self.values()?,
        })
    }

    fn values(&mut self) -> Option<BTreeMap<String, Thing>> {
        let count = self.number()?;
        let value = |_| {
            let name = self.words()?;
            let thing = match self.number()?.checked_sub(1) {
                None => self.others.next()?.clone(),
                Some(texts) => Thing::Text((0..texts).map(|_| self.text()).collect::<Option<_>>()?),
            };
            Some((name, thing))
        };
        (0..count).map(value).collect()
    }

    fn text(&mut self) -> Option<Text> {
        let span = self.span()?;
        let lang = self.option(|own| own.words().map(Lang))?;
        let count = self.number()?;
        let pieces = (0..count).map(|_| self.piece()).collect::<Option<_>>()?;
        Some(Text { lang, pieces, span })
    }

    fn piece(&mut self) -> Option<TextPiece> {
        let flags = self.number()?;
        let flag = |nth: u32| flags >> nth & 1 == 1;
        Some(TextPiece {
            inline: match flag(0) {
                true => Inline::Words(self.words()?),
                false => Inline::Break,
            },
            link: match flag(1) {
                true => Some(self.words()?),
                false => None,
            },
            literal: flag(2),
            strong: flag(3),
            emph: flag(4),
            span: self.span()?,
        })
    }

    fn names(&mut self) -> Option<Names> {
        let at = self.number()?;
        self.names.get(at as usize).cloned()
    }

    fn option<T>(&mut self, unpack: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.number()? {
            0 => Some(None),
            _ => unpack(self).map(Some),
        }
    }

    fn words(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        let (words, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        str::from_utf8(words).ok().map(str::to_owned)
    }

    fn span(&mut self) -> Option<Span> {
        let Span {
            file: FileId(file),
            end,
            ..
        } = self.last;
        let mut add = |before: u32| {
            let far = self.number()?;
            let far = (far >> 1) as i64 ^ -((far & 1) as i64);
            Some((i64::from(before) + far) as u32)
        };
        let file = FileId(add(file)?);
        let start = add(end)?;
        let end = add(start)?;
        self.last = Span { file, start, end };
        Some(self.last)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span() -> impl Strategy<Value = Span> {
        let any = (any::<u32>(), any::<u32>(), any::<u32>());
        let far = any.prop_map(|(file, start, end)| Span {
            file: FileId(file),
            start,
            end,
        });
        prop_oneof![Just(Span::NOWHERE), far]
    }

    fn piece() -> impl Strategy<Value = TextPiece> {
        let flags = (any::<bool>(), any::<bool>(), any::<bool>());
        let inline = prop_oneof![
            "[a-zæ {}]{0,9}".prop_map(Inline::Words),
            Just(Inline::Break),
            "[a-z]{1,3}".prop_map(Inline::PageOf),
        ];
        let link = proptest::option::of("[a-z:/]{1,9}");
        (inline, flags, link, span()).prop_map(|(inline, (emph, strong, literal), link, span)| {
            TextPiece {
                inline,
                emph,
                strong,
                link,
                literal,
                span,
            }
        })
    }

    fn text() -> impl Strategy<Value = Text> {
        let pieces = proptest::collection::vec(piece(), 0..4);
        let lang = proptest::option::of("[a-z]{2}".prop_map(Lang));
        (lang, pieces, span()).prop_map(|(lang, pieces, span)| Text { lang, pieces, span })
    }

    fn thing() -> impl Strategy<Value = Thing> {
        let texts = proptest::collection::vec(text(), 0..3);
        let icon = ("[a-z]{1,5}", span());
        prop_oneof![
            texts.prop_map(Thing::Text),
            text().prop_map(Thing::Pull),
            icon.prop_map(|(name, span)| Thing::Icon(Spanned::new(name, span))),
        ]
    }

    fn card() -> impl Strategy<Value = Card> {
        let face = proptest::option::of(("[a-zæ]{1,6}", span()));
        let numbers = (
            proptest::option::of(0..9_usize),
            proptest::option::of(1..2_000_000_usize),
        );
        let values = proptest::collection::btree_map("[a-z]{1,6}", thing(), 0..5);
        (face, numbers, values, span()).prop_map(|(face, (category, row), values, span)| Card {
            face: face.map(|(name, span)| Spanned::new(name, span)),
            category,
            values,
            written: [].into(),
            columns: [Spanned::new("navn".to_owned(), span)].into(),
            row,
            span,
        })
    }

    proptest! {
        #[test]
        fn cards_come_back_as_they_were(cards in proptest::collection::vec(card(), 0..9)) {
            let told = |cards: &[Card]| format!("{cards:?}");
            let mut deflater = Deflater::default();
            // One that was at work before leaves no trace.
            for _ in 0..2 {
                let packed = PackedCards::new(cards.clone(), &mut deflater);
                prop_assert_eq!(told(&packed.unpack()), told(&cards));
            }
        }
    }

    #[test]
    fn lists_that_cards_share_are_shared_still() {
        let columns: Names = [Spanned::new("navn".to_owned(), Span::NOWHERE)].into();
        let card = Card {
            face: None,
            category: None,
            values: BTreeMap::new(),
            written: [].into(),
            columns: Arc::clone(&columns),
            row: None,
            span: Span::NOWHERE,
        };
        for card in PackedCards::new(vec![card; 64], &mut Deflater::default()).unpack() {
            assert!(Arc::ptr_eq(&card.columns, &columns));
        }
    }
}
