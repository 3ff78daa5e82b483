//! A deck → pages: a front for each card, and the backs. Which sheet they go on is not known here.
//!
//! Enters: a deck, a design for cards, and what typesetters are made of. Leaves: a [`Document`]. Its
//! pages pass by in batches, so that whoever draws them can let go of what stands on them: of ten
//! thousand cards only some hundreds are alive at a time. Cards are laid out on all processors; what
//! comes out does not depend on how many there are.

mod area;
mod area_cx;
mod art;
mod batches;
mod check;
mod face;
mod face_cx;
mod fit;
mod grid;
mod headings;
mod kinds;
mod path;
mod set;
mod sizes;
mod turns;

use std::collections::BTreeSet;

use super::document::{Cards, Document};
use super::frame::Page;
use super::tags::{TagRole, TagTree};
use super::{GroundEdge, LayoutCx, PageRequest};
use crate::cache;
use crate::content::{Card, Category, Deck, LETTER, PaperWords, Thing};
use crate::design::{Accent, AreaRule, CardAccents, CardsRule, Design, FaceRule};
use crate::diag::Diagnostics;
use crate::lines::{Typesetter, TypesetterPool};

/// The pages of a batch, what their items mean, and what is wrong with them so far; who is given them
/// may take the items.
pub type Sink<'s> = dyn FnMut(&mut [Page], &TagTree, &mut Diagnostics) + 's;

/// What laying out a deck works with, the same for every page.
struct DeckCx<'a> {
    deck: &'a Deck,
    design: &'a Design,
    rule: &'a CardsRule,
    pool: &'a TypesetterPool,
    words: PaperWords,
    request: &'a PageRequest,
    /// Every face of the layout: the usual front, the other fronts, and last the back.
    faces: Vec<&'a FaceRule>,
    backs: Backs,
    /// What each card looks like.
    looks: Vec<CardLook>,
    /// The first card of every kind that the layout can tell apart, and last the back that all share.
    samples: Vec<Sample>,
    /// Which of the cards with a drawing each card is.
    turns: turns::Turns,
    /// How many cards the path passes.
    path_cards: usize,
    /// Whether the heading of some card is the deck's title.
    titled: bool,
}

/// What is known of a card before it is laid out: twelve bytes, for there can be a million.
#[derive(Debug, Clone, Copy)]
struct CardLook {
    /// The accent of its front, by index.
    accent: u32,
    /// How many cards the path has passed before.
    path_step: u32,
    /// Its front, by index in [`DeckCx::faces`].
    face: u16,
}

/// A card that stands for all that say the same kinds of things.
struct Sample {
    card: Card,
    /// Its faces, by their indices in [`DeckCx::faces`].
    faces: Vec<usize>,
}

/// In the place of the index of an accent: what stands for all of them.
const OF_ALL: usize = u32::MAX as usize;

/// One face of a card.
#[derive(Clone, Copy)]
struct CardPage<'a> {
    card: &'a Card,
    /// Its face, by index in [`DeckCx::faces`].
    face: usize,
    /// Its accent, by index.
    accent: usize,
    /// How many cards the path has passed before.
    path_step: usize,
    /// The index of its page.
    index: usize,
}

/// What is printed on the backs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Backs {
    None,
    /// The same for all cards.
    Common,
    /// One for each card.
    Each,
}

/// A deck that is about to be laid out.
pub struct DeckLayout<'a> {
    deck_cx: DeckCx<'a>,
}

impl<'a> DeckLayout<'a> {
    /// Gives the cards of `deck` their faces by the rules of a card layout. What does not go together
    /// (a face that is not there, an area that no card has anything for) is told in `diags`.
    pub fn new(
        deck: &'a Deck,
        (design, rule): (&'a Design, &'a CardsRule),
        pool: &'a TypesetterPool,
        request: &'a PageRequest,
        diags: &mut Diagnostics,
    ) -> Self {
        let deck_cx = DeckCx::new(deck, (design, rule), pool, request);
        check::check(&deck_cx, diags);
        Self { deck_cx }
    }

    /// The document with its pages before anything stands on them: what sheets are planned with.
    pub fn page_skeletons(&self) -> Document {
        let deck = &self.deck_cx;
        let pages = (0..deck.page_count()).map(|index| deck.look_of(index));
        Document {
            pages: pages
                .map(|(face, accent)| face::blank(deck, face, accent))
                .collect(),
            ..self.empty()
        }
    }

    /// Lays out the cards, and hands their pages to `sink` in their order.
    ///
    /// What does not fit is an error in `diags`, at its card. The pages of the document that is
    /// returned are those that `sink` had, with what it left on them; what they mean and what bookmarks lead to them is
    /// there only with `keep_tags`.
    pub fn lay_out(&self, keep_tags: bool, sink: &mut Sink, diags: &mut Diagnostics) -> Document {
        let sizes = fit::fit(&self.deck_cx, diags);
        set::lay_out(
            &self.deck_cx,
            &sizes,
            (self.empty(), keep_tags),
            sink,
            diags,
        )
    }

    /// The document without pages.
    fn empty(&self) -> Document {
        let deck = self.deck_cx.deck;
        Document {
            title: deck.title.plain(),
            subject: deck.subtitle.as_ref().map(crate::content::Text::plain),
            lang: Some(deck.lang.clone()),
            cards: Some(self.cards()),
            ..Document::default()
        }
    }

    /// Which pages are fronts and backs.
    fn cards(&self) -> Cards {
        let DeckCx { rule, backs, .. } = self.deck_cx;
        let count = self.deck_cx.deck.cards.len();
        let pages = (0..count).map(|card| card * backs.pages_per_card());
        Cards {
            backs: match backs {
                Backs::None => Vec::new(),
                Backs::Common => vec![count; count],
                Backs::Each => pages.clone().map(|front| front + 1).collect(),
            },
            fronts: pages.collect(),
            turned: rule.back.as_ref().is_some_and(|back| back.turned),
        }
    }
}

impl Backs {
    /// How many pages a card has of its own.
    const fn pages_per_card(self) -> usize {
        match self {
            Self::None | Self::Common => 1,
            Self::Each => 2,
        }
    }
}

/// A number that cards of one kind have: those that say the same kinds of things under the same names.
fn kind_of(card: &Card) -> u64 {
    let face = card.face.as_ref().map(|face| face.value.as_str());
    let values = card.values.iter().map(|(name, thing)| (name, thing.name()));
    let values: Vec<_> = values.collect();
    // The cards of a table share these lists, which the deck holds.
    let lists = [card.written.as_ptr().addr(), card.columns.as_ptr().addr()];
    cache::hash((face, card.category.is_some(), values, lists))
}

/// Whether nothing needs to stand on the back of a layout, and the cards have nothing for it but what their
/// fronts show: a layout that serves many decks has room for a back, and not every deck has one.
fn says_nothing_new(back: &FaceRule, rule: &CardsRule, samples: &[Sample]) -> bool {
    let shows =
        |face: &FaceRule, value: &str| face.areas.iter().any(|area| area.value() == Some(value));
    let on_front = |value: &str| rule.fronts().any(|front| shows(front, value));
    let mut values = samples.iter().flat_map(|sample| sample.card.values.keys());
    back.areas.iter().all(AreaRule::optional)
        && !values.any(|value| shows(back, value) && !on_front(value))
}

impl<'a> DeckCx<'a> {
    fn new(
        deck: &'a Deck,
        (design, rule): (&'a Design, &'a CardsRule),
        pool: &'a TypesetterPool,
        request: &'a PageRequest,
    ) -> Self {
        let faces: Vec<&FaceRule> = std::iter::once(&rule.front)
            .chain(rule.faces.values())
            .chain(&rule.back)
            .collect();
        let mut deck_cx = Self {
            deck,
            design,
            rule,
            pool,
            words: design.words.in_language(&deck.lang),
            request,
            faces,
            backs: Backs::None,
            looks: Vec::with_capacity(deck.cards.len()),
            samples: Vec::new(),
            turns: turns::Turns::none(),
            path_cards: 0,
            titled: false,
        };
        deck_cx.look_at_cards();
        deck_cx.turns = turns::Turns::new(&deck_cx);
        deck_cx.backs = match (&rule.back, &deck.back) {
            (None, _) => Backs::None,
            (Some(_), Some(_)) => Backs::Common,
            (Some(back), None) if says_nothing_new(back, rule, &deck_cx.samples) => Backs::None,
            (Some(_), None) => Backs::Each,
        };
        deck_cx.add_back_samples();
        deck_cx
    }

    /// Finds out the front and the accent of each card, and keeps one of each kind.
    fn look_at_cards(&mut self) {
        let mut usual_fronts = 0;
        let mut known = BTreeSet::new();
        for card in self.deck.cards.iter() {
            let name = card.face.as_ref().map(|face| face.value.as_str());
            let number = name.and_then(|name| self.rule.faces.keys().position(|face| face == name));
            // A card whose face is not there, which was reported, has the usual front.
            let face = number.map_or(0, |number| number + 1);
            let accent = match self.rule.accents {
                CardAccents::Each => usual_fronts,
                CardAccents::Category => self.category_accent(&card),
                CardAccents::Letter => self.letter_accent(&card, usual_fronts),
            };
            usual_fronts += usize::from(face == 0);
            let rule = self.faces[face];
            self.looks.push(CardLook {
                accent: rule.look.accent.unwrap_or(accent) as u32,
                path_step: self.path_cards as u32,
                face: face as u16,
            });
            self.path_cards += usize::from(rule.areas.iter().any(AreaRule::has_path));
            self.titled |= headings::is_title(&card, rule, self);
            if known.insert(kind_of(&card)) {
                let faces = vec![face];
                self.samples.push(Sample { card, faces });
            }
        }
    }

    /// Adds the backs to the cards that stand for all.
    fn add_back_samples(&mut self) {
        let back = self.faces.len() - 1;
        match (self.backs, &self.deck.back) {
            (Backs::Each, _) => {
                let mut samples = std::mem::take(&mut self.samples);
                for sample in &mut samples {
                    let front = sample.faces.first().copied().unwrap_or_default();
                    sample.faces.push(self.back_of(front));
                }
                self.samples = samples;
            }
            (Backs::Common, Some(card)) => self.samples.push(Sample {
                card: card.clone(),
                faces: vec![back],
            }),
            (Backs::None | Backs::Common, _) => {}
        }
    }

    /// How many pages there are: the faces of each card, and last the back that all cards share.
    fn page_count(&self) -> usize {
        self.looks.len() * self.backs.pages_per_card() + usize::from(self.common_back().is_some())
    }

    /// The back that all cards share.
    fn common_back(&self) -> Option<&'a Card> {
        self.deck
            .back
            .as_ref()
            .filter(|_| self.backs == Backs::Common)
    }

    /// The face and the accent of the page with this index.
    fn look_of(&self, index: usize) -> (usize, usize) {
        let each = self.backs.pages_per_card();
        let own = |back: usize, accent: usize| {
            let accent = self.faces[back].look.accent.unwrap_or(accent);
            (back, accent)
        };
        match self.looks.get(index / each) {
            Some(look) if index.is_multiple_of(each) => (look.face.into(), look.accent as usize),
            Some(look) => own(self.back_of(look.face.into()), look.accent as usize),
            None => own(self.faces.len() - 1, 0),
        }
    }

    /// The back of a front, by index: its own, or else the usual one.
    fn back_of(&self, front: usize) -> usize {
        let usual = self.faces.len() - 1;
        let own = self.faces.get(front).and_then(|face| face.back.as_ref());
        let number = own.and_then(|own| self.rule.faces.keys().position(|name| *name == own.value));
        number.map_or(usual, |number| number + 1)
    }

    /// Whether the page with this index is a back.
    fn is_back_page(&self, index: usize) -> bool {
        match self.backs {
            Backs::None => false,
            Backs::Common => index >= self.looks.len(),
            Backs::Each => !index.is_multiple_of(2),
        }
    }

    /// The pages of a card, the `nth` of the deck.
    fn pages_of<'c>(&self, nth: usize, card: &'c Card) -> Vec<CardPage<'c>> {
        let each = self.backs.pages_per_card();
        let path_step = self
            .looks
            .get(nth)
            .map_or(0, |look| look.path_step as usize);
        let page = |index: usize| {
            let (face, accent) = self.look_of(index);
            CardPage {
                card,
                face,
                accent,
                path_step,
                index,
            }
        };
        (nth * each..(nth + 1) * each).map(page).collect()
    }

    /// The page of the back that all cards share.
    fn common_page<'c>(&self, card: &'c Card) -> CardPage<'c> {
        let index = self.page_count() - 1;
        let (face, accent) = self.look_of(index);
        CardPage {
            card,
            face,
            accent,
            path_step: 0,
            index,
        }
    }

    /// The accent of a card's category: the layout's, else the next.
    fn category_accent(&self, card: &Card) -> usize {
        let Some(index) = card.category else {
            return 0;
        };
        let category = self.category_of(card);
        let chosen = category.and_then(|found| self.rule.categories.get(&found.id.value));
        chosen.map_or(index, |accent| accent.value)
    }

    /// The accent of a card's letter; [`OF_ALL`] where it has none. In a theme whose accents have no letters, `next`.
    fn letter_accent(&self, card: &Card, next: usize) -> usize {
        let palette = &self.design.palette;
        if !palette.is_lettered() {
            return next;
        }
        let words = card.values.get(LETTER).and_then(Thing::first_words);
        let found = words.and_then(|words| palette.of_letter(words.plain().trim()));
        found.unwrap_or(OF_ALL)
    }

    /// The accent with this index.
    fn accent(&self, index: usize) -> &'a Accent {
        match index {
            OF_ALL => &self.design.palette.all,
            index => self.design.accent(index),
        }
    }

    /// The category of a card.
    fn category_of(&self, card: &Card) -> Option<&'a Category> {
        self.deck.categories.get(card.category?)
    }

    /// Whether the face at `index` is a back.
    fn is_back(&self, index: usize) -> bool {
        let fronts = 0..self.faces.len() - 1;
        let mut backs = fronts.map(|front| self.back_of(front));
        self.backs != Backs::None
            && (index + 1 == self.faces.len() || backs.any(|back| back == index))
    }

    /// What laying out a card works with, on one thread.
    fn cx<'c>(&'c self, setter: &'c Typesetter) -> LayoutCx<'c> {
        LayoutCx {
            edge: self.request.edge,
            folds: self.request.folds,
            ..LayoutCx::new(self.design, setter, self.words.clone(), &self.deck.lang)
        }
    }

    /// Whether grounds are cut off at the trim.
    fn bleeds(&self) -> bool {
        !matches!(self.request.edge, GroundEdge::Inset(_))
    }

    /// What the heading of a card is, on this face.
    const fn heading(&self, face: &FaceRule) -> TagRole {
        if face.title || !self.titled {
            TagRole::H1
        } else {
            TagRole::H2
        }
    }
}
