//! Types of keys whose words mean something in a design: lengths by what they may be, accents by their
//! names, colours by their roles, counts of pages and sheets. Read with their places, and resolved with
//! an error where they make no sense.

use serde_json::json;

use super::declare::Resolve;
use super::resolver::{Resolver, Sign};
use super::style::{ColorRole, StyleColor};
use crate::content::read::{Cx, Decode, Definitions, Int, Json, Node};
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};
use crate::source::Spanned;
use crate::units::{Abs, Em};

/// More than nothing.
#[derive(Debug, Clone, Copy)]
pub struct Positive(pub Spanned<Abs>);

/// Nothing or more.
#[derive(Debug, Clone, Copy)]
pub struct NotNegative(pub Spanned<Abs>);

/// From line to line, with room to write between them.
#[derive(Debug, Clone, Copy)]
pub struct Pitch(pub Spanned<Abs>);

/// Nothing or more, as it is written: what printer and knife need is the same on every trim.
#[derive(Debug, Clone, Copy)]
pub struct Exact(pub Spanned<Abs>);

/// How thick paper is.
#[derive(Debug, Clone, Copy)]
pub struct Caliper(pub Spanned<Abs>);

/// No paper for books is thicker.
const THICKEST: Abs = Abs::mm(1.0);

/// Tiles beside or below each other, at most, where the layout says how many.
const MOST_TILES: usize = 20;

/// A length that is read as `Spanned<Abs>`.
macro_rules! length {
    ($name:ident, $length:ident, $cx:ident => $rule:expr) => {
        impl Decode for $name {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                Spanned::decode(node, cx).map(Self)
            }

            fn schema(_: &mut Definitions) -> Json {
                json!({
                    "type": "string",
                    "pattern": r"^\s*\+?([0-9]+\.?[0-9]*|\.[0-9]+)\s*(mm|cm|in|pt)\s*$",
                    "examples": ["3mm", "10.5pt"],
                })
            }
        }

        impl Resolve for $name {
            type Rule = Abs;

            fn resolve(&self, $cx: &mut Resolver) -> Option<Abs> {
                let $length = &self.0;
                Some($rule)
            }
        }
    };
}

length!(Positive, length, cx => cx.length(length, Sign::Positive));
length!(NotNegative, length, cx => cx.length(length, Sign::NotNegative));
length!(Pitch, length, cx => cx.pitch(length));
length!(Exact, length, cx => cx.exact(length, Sign::NotNegative).max(Abs::ZERO));
length!(Caliper, length, cx => {
    let caliper = length.value;
    let fault = match caliper {
        _ if caliper > THICKEST => Some(Fault::CaliperTooThick { caliper }),
        _ if caliper < Abs::ZERO => Some(Fault::Negative),
        _ => None,
    };
    if let Some(fault) = fault {
        let error = fault.at(length.span);
        cx.diags.push(error.hint(Hint::write_such("\"0.1mm\"")));
    }
    caliper.max(Abs::ZERO)
});

/// Pages that are folded into one another: a folded sheet has four.
#[derive(Debug, Clone, Copy)]
pub struct Signature(usize);

impl Decode for Signature {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Int(pages) = Int::<4, 128>::decode(node, cx)?;
        if pages % 4 != 0 {
            let error = Fault::SignatureNotInFours { pages }.at(node.span);
            let text = format!("signature = {}", pages / 4 * 4);
            cx.push(error.hint(Hint::write(text)));
        }
        usize::try_from(pages / 4 * 4).ok().map(Self)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "integer", "minimum": 4, "maximum": 128, "multipleOf": 4 })
    }
}

impl Resolve for Signature {
    type Rule = usize;

    fn resolve(&self, _: &mut Resolver) -> Option<usize> {
        Some(self.0)
    }
}

/// How many sheets beside and below each other: «1x2».
#[derive(Debug, Clone, Copy)]
pub struct TileCount(Spanned<(usize, usize)>);

impl Decode for TileCount {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"1x2\""))?;
        let count = |part: &str| {
            let count = part.trim().parse().ok();
            count.filter(|count| (1..=MOST_TILES).contains(count))
        };
        let parts = text.split_once(['x', '×']);
        let both = parts.and_then(|(columns, rows)| Some((count(columns)?, count(rows)?)));
        if both.is_none() {
            let fault = Fault::NotSheets {
                text: text.trim().into(),
            };
            let error = fault.at(node.span);
            cx.push(error.hint(Hint::SheetsSuch { most: MOST_TILES }));
        }
        both.map(|both| Self(Spanned::new(both, node.span)))
    }

    fn schema(_: &mut Definitions) -> Json {
        let count = r"\s*([1-9]|1[0-9]|20)\s*";
        json!({
            "type": "string",
            "pattern": format!("^{count}[x×]{count}$"),
            "examples": ["1x2"],
        })
    }
}

impl Resolve for TileCount {
    type Rule = Spanned<(usize, usize)>;

    fn resolve(&self, _: &mut Resolver) -> Option<Self::Rule> {
        Some(self.0)
    }
}

/// The name of an accent of the theme; it comes to the accent's place in the palette.
#[derive(Debug, Clone)]
pub struct AccentName(pub Spanned<String>);

/// The name of a colour of the theme: an accent and its strength, `accent-` and a strength for the
/// accent of the surroundings, `ink`, or `white`.
#[derive(Debug, Clone)]
pub struct ColorName(pub Spanned<String>);

/// The name of a list of font families of the theme; it comes to the families.
#[derive(Debug, Clone)]
pub struct FontName(pub Spanned<String>);

/// A name that is read as it is, and looked up in the theme.
macro_rules! name {
    ($name:ident, $written:ident, $cx:ident => $ty:ty: $rule:expr) => {
        impl Decode for $name {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                Spanned::decode(node, cx).map(Self)
            }

            fn schema(definitions: &mut Definitions) -> Json {
                String::schema(definitions)
            }
        }

        impl Resolve for $name {
            type Rule = $ty;

            fn resolve(&self, $cx: &mut Resolver) -> Option<$ty> {
                let $written = &self.0;
                $rule
            }
        }
    };
}

name!(AccentName, name, cx => usize: cx.accent(name));
name!(FontName, name, cx => Vec<String>: cx.families(name));
name!(ColorName, name, cx => StyleColor: cx.named_color(name));

/// Space between letters, as a share of the type size.
#[derive(Debug, Clone, Copy)]
pub struct Tracking(f64);

/// Letters farther into or from each other than this cannot be read.
const TRACKING: (f64, f64) = (-0.1, 1.0);

impl Decode for Tracking {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let found = f64::decode(node, cx)?;
        let (min, max) = TRACKING;
        if !(min..=max).contains(&found) {
            let fault = Fault::OutOfRange {
                found: found.into(),
                min: min.into(),
                max: max.into(),
            };
            cx.push(fault.at(node.span).hint(Hint::between(min, max)));
        }
        Some(Self(found.clamp(min, max)))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "number", "minimum": TRACKING.0, "maximum": TRACKING.1 })
    }
}

impl Resolve for Tracking {
    type Rule = Em;

    fn resolve(&self, _: &mut Resolver) -> Option<Em> {
        Some(Em::new(self.0))
    }
}

impl Resolve for ColorRole {
    type Rule = StyleColor;

    fn resolve(&self, cx: &mut Resolver) -> Option<StyleColor> {
        Some(cx.color(*self))
    }
}
