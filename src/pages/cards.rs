//! A deck → pages: a front for each card, and the backs. Which sheet they go on is not known here.
//!
//! Enters: a deck, a design for cards, and what typesetters are made of. Leaves: a [`Document`]. Its
//! pages pass by in batches, so that whoever draws them can let go of what stands on them: of ten
//! thousand cards only some hundreds are alive at a time. Cards are set on all processors; what
//! comes out does not depend on how many there are.

mod agree;
mod area;
mod batches;
mod check;
mod face;
mod fit;
mod path;
mod scene;
mod set;

use super::frame::{Cards, Document, Page, TagId, TagRole, TagTree};
use super::{Cx, Edge, Request};
use crate::content::{Card, Deck, PaperWords};
use crate::design::{AreaRule, CardAccents, CardsRule, Design, FaceRule};
use crate::diag::Diagnostics;
use crate::lines::{Supply, Typesetter};
use crate::units::Abs;
use fit::Sizes;

/// The pages of a batch, what their items mean, and what is wrong with them so far; who is given them
/// may take the items.
pub type Sink<'s> = dyn FnMut(&mut [Page], &TagTree, &mut Diagnostics) + 's;

/// What laying out a deck works with, the same for every card.
struct Table<'a> {
    deck: &'a Deck,
    design: &'a Design,
    rule: &'a CardsRule,
    supply: &'a Supply,
    words: PaperWords,
    request: &'a Request,
    /// Every face of the layout; the usual front is the first.
    faces: Vec<&'a FaceRule>,
    /// The cards, as the layout shows them.
    cards: Vec<Dealt<'a>>,
    /// How many cards the path passes.
    walkers: usize,
    /// Whether the heading of some card is the deck's title.
    titled: bool,
}

/// A card, as the layout shows it.
#[derive(Clone, Copy)]
struct Dealt<'a> {
    card: &'a Card,
    /// Its face, by index in [`Table::faces`].
    face: usize,
    /// Its accent, by index.
    accent: usize,
    /// Its place among the cards that the path passes.
    step: usize,
}

/// A deck that is about to be laid out.
pub struct DeckLayout<'a> {
    table: Table<'a>,
}

impl<'a> DeckLayout<'a> {
    /// Deals the cards of `deck` by the rules of a card layout. What does not go together (a face
    /// that is not there, an area that no card has anything for) is told in `diags`.
    pub fn new(
        deck: &'a Deck,
        (design, rule): (&'a Design, &'a CardsRule),
        supply: &'a Supply,
        request: &'a Request,
        diags: &mut Diagnostics,
    ) -> Self {
        check::check(deck, rule, diags);
        Self {
            table: Table::new(deck, (design, rule), supply, request),
        }
    }

    /// The document with its pages before anything stands on them: what sheets are planned with.
    pub fn heads(&self) -> Document {
        let table = &self.table;
        let mut pages = Vec::new();
        let back = table.faces.last().filter(|_| table.rule.back.is_some());
        for dealt in &table.cards {
            pages.push(face::blank(table, table.faces[dealt.face], dealt.accent));
            if let (Backs::Each, Some(back)) = (table.backs(), back) {
                let accent = back.accent.unwrap_or(dealt.accent);
                pages.push(face::blank(table, back, accent));
            }
        }
        if let (Backs::Common, Some(back)) = (table.backs(), back) {
            pages.push(face::blank(table, back, back.accent.unwrap_or(0)));
        }
        Document {
            pages,
            cards: Some(self.cards()),
            ..self.empty()
        }
    }

    /// Sets the cards, and hands their pages to `sink` in their order.
    ///
    /// What does not fit is an error in `diags`, at its card. The pages of the document that is
    /// returned are those that `sink` had, with what it left on them.
    pub fn set(&self, sink: &mut Sink, diags: &mut Diagnostics) -> Document {
        let sizes = fit::fit(&self.table, diags);
        let document = set::lay_out(&self.table, &sizes, self.empty(), sink, diags);
        Document {
            cards: Some(self.cards()),
            ..document
        }
    }

    /// What the document says of itself.
    fn empty(&self) -> Document {
        let deck = self.table.deck;
        Document {
            title: deck.title.plain(),
            subject: deck.subtitle.as_ref().map(crate::content::Text::plain),
            author: self.table.request.author.clone(),
            lang: Some(deck.lang.clone()),
            ..Document::default()
        }
    }

    /// Which pages are fronts and backs.
    fn cards(&self) -> Cards {
        let table = &self.table;
        let count = table.cards.len();
        let fronts = |each: usize| (0..count).map(|card| card * each).collect::<Vec<_>>();
        let (fronts, backs) = match table.backs() {
            Backs::None => (fronts(1), Vec::new()),
            Backs::Common => (fronts(1), vec![count; count]),
            Backs::Each => (fronts(2), (0..count).map(|card| card * 2 + 1).collect()),
        };
        let turned = table.rule.back.as_ref().is_some_and(|back| back.turned);
        Cards {
            fronts,
            backs,
            turned,
        }
    }
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

impl<'a> Table<'a> {
    fn new(
        deck: &'a Deck,
        (design, rule): (&'a Design, &'a CardsRule),
        supply: &'a Supply,
        request: &'a Request,
    ) -> Self {
        let names: Vec<&str> = rule.faces.keys().map(String::as_str).collect();
        // The usual front, the others, and last the back.
        let faces: Vec<&FaceRule> = std::iter::once(&rule.front)
            .chain(rule.faces.values())
            .chain(&rule.back)
            .collect();
        let walks = |face: &FaceRule| face.areas.iter().any(AreaRule::has_path);
        let mut step = 0;
        let mut number = 0;
        let mut cards = Vec::with_capacity(deck.cards.len());
        for card in &deck.cards {
            let name = card.face.as_ref().map(|face| face.value.as_str());
            let face = name.and_then(|name| names.iter().position(|known| *known == name));
            // A face that is not there was reported.
            let face = face.map_or(0, |index| index + 1);
            let accent = faces[face].accent.unwrap_or_else(|| match rule.accents {
                CardAccents::Each => number,
                CardAccents::Category => Self::category(deck, rule, card),
            });
            number += usize::from(face == 0);
            cards.push(Dealt {
                card,
                face,
                accent,
                step,
            });
            step += usize::from(walks(faces[face]));
        }
        let titled = cards.iter().any(|dealt| faces[dealt.face].title);
        Self {
            deck,
            design,
            rule,
            supply,
            words: PaperWords::of(&deck.lang),
            request,
            faces,
            cards,
            walkers: step,
            titled,
        }
    }

    /// The accent of a card's category: the layout's, else the next.
    fn category(deck: &Deck, rule: &CardsRule, card: &Card) -> usize {
        let Some(index) = card.category else {
            return 0;
        };
        let id = deck.categories.get(index).map(|found| &found.id.value);
        let chosen = id.and_then(|id| rule.categories.get(id));
        chosen.map_or(index, |accent| accent.value)
    }

    fn backs(&self) -> Backs {
        match (&self.rule.back, &self.deck.back) {
            (None, _) => Backs::None,
            (Some(_), Some(_)) => Backs::Common,
            (Some(_), None) => Backs::Each,
        }
    }

    /// What setting a card works with, on one thread.
    fn cx<'c>(&'c self, setter: &'c Typesetter) -> Cx<'c> {
        let trim = self.design.page.trim;
        Cx {
            design: self.design,
            setter,
            words: self.words.clone(),
            lang: self.deck.lang.clone(),
            edge: self.request.edge,
            measure: trim.width,
            room: super::flow::Room {
                height: trim.height,
                grid: Abs::pt(1.0),
            },
            tags: TagTree::default(),
            diags: Diagnostics::new(),
        }
    }

    /// Whether grounds are cut off at the trim.
    fn bleeds(&self) -> bool {
        self.request.edge == Edge::Bleed
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

/// A card being set: the rules around it, and what it says.
struct Setting<'a> {
    table: &'a Table<'a>,
    card: &'a Card,
    face: &'a FaceRule,
    /// The face's index, for the sizes of its areas.
    index: usize,
    accent: usize,
    step: usize,
    /// The index of its page.
    page: usize,
    sizes: &'a Sizes,
    /// The tag that the card's tags belong to.
    tag: TagId,
}
