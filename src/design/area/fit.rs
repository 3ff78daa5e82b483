//! The key `fit` of an area: the sizes between which its text may be set.

use crate::content::read::{Cx, Decode, Definitions, Json, Node};
use crate::design::declare::{Resolve, rule};
use crate::design::keys::Positive;
use crate::design::resolver::Resolver;
use crate::diag::values::Least;
use crate::diag::{Fault, Hint};
use crate::source::Span;
use crate::units::Abs;

/// The smallest type that can be read on a card, which may lie on a table between two people.
pub const LEAST_ON_CARD: Abs = Abs::pt(10.0);

rule! {
    /// The sizes between which a text may be set. It takes the largest at which everything fits.
    pub struct Fit from RawFit {
        /// The smallest size.
        min: Abs as Positive,
        /// The largest size.
        max: Abs as Positive,
        /// Whether the text has one size on all cards of the deck.
        shared: bool = true,
    }
}

impl Copy for Fit {}

/// The key `fit`: sizes that can be read, the smaller one first.
#[derive(Debug, Clone)]
pub struct FitKey(pub RawFit);

impl Decode for FitKey {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        RawFit::decode(node, cx).map(Self)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        RawFit::schema(definitions)
    }
}

impl Resolve for FitKey {
    type Rule = Fit;

    fn resolve(&self, cx: &mut Resolver) -> Option<Fit> {
        let fit = self.0.resolve(cx)?;
        let (min, max) = (self.0.min.0, self.0.max.0);
        if fit.min < LEAST_ON_CARD {
            small(cx, fit.min, LEAST_ON_CARD / cx.scale, min.span);
        }
        if fit.max < fit.min {
            let error = Fault::FitUpsideDown.at(max.span);
            cx.diags.push(error.hint(Hint::MaxOverMin));
        }
        Some(Fit {
            max: fit.max.max(fit.min),
            ..fit
        })
    }
}

/// Says that text would be `size` large, and that `least` would do.
pub(crate) fn small(cx: &mut Resolver, size: Abs, least: Abs, span: Span) {
    let hint = Hint::AtLeast {
        least: Least::Type(least),
    };
    let fault = Fault::SmallOnCard {
        size: ((size.to_pt() * 10.0).floor() / 10.0).into(),
    };
    let error = fault.at(span);
    cx.diags.push(error.hint(hint));
}
