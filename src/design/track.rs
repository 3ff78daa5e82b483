//! The columns and rows of a face, as a layout writes them.

use serde_json::json;

use super::declare::Resolve;
use super::resolver::Resolver;
use crate::content::read::{Cx, Decode, Definitions, Json, Node, NonEmpty};
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};
use crate::source::Spanned;
use crate::units::{Abs, parse_abs};

/// The width of a column or the height of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Track {
    /// As large as what stands in it.
    Auto,
    /// Exactly this.
    Length(Abs),
    /// This share of what the others leave.
    Fraction(f64),
}

/// The largest share that makes sense.
const MOST_FRACTION: f64 = 1000.0;

impl Track {
    /// Reads `auto`, a length, or a share such as `1fr`.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "auto" {
            return Some(Self::Auto);
        }
        if let Some(share) = text.strip_suffix("fr") {
            let share: f64 = share.trim().parse().ok()?;
            return (share > 0.0 && share <= MOST_FRACTION).then_some(Self::Fraction(share));
        }
        let length = parse_abs(text).ok()?;
        (length > Abs::ZERO).then_some(Self::Length(length))
    }
}

impl Decode for Track {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"1fr\""))?;
        let track = Self::parse(text);
        if track.is_none() {
            let error = Fault::NotATrack { text: text.into() }.at(node.span);
            cx.push(error.hint(Hint::TrackSuch));
        }
        track
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "string",
            "description": "A length such as \"14mm\", a share of what is left such as \"1fr\", or \"auto\"",
            "examples": ["14mm", "1fr", "auto"],
        })
    }
}

/// The columns or rows of a face as they are written.
#[derive(Debug, Clone)]
pub struct RawTracks(pub Vec<Spanned<Track>>);

impl RawTracks {
    /// How many there are.
    pub const fn count(&self) -> usize {
        self.0.len()
    }

    /// What those of fixed sizes take, with `gap` between all.
    pub fn fixed(&self, gap: Abs) -> Abs {
        let fixed = self.0.iter().map(|track| match track.value {
            Track::Length(length) => length,
            Track::Auto | Track::Fraction(_) => Abs::ZERO,
        });
        fixed.sum::<Abs>() + gap * self.count().saturating_sub(1) as f64
    }
}

impl Decode for RawTracks {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        NonEmpty::decode(node, cx).map(|tracks| Self(tracks.0))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        NonEmpty::<Track>::schema(definitions)
    }
}

impl Resolve for RawTracks {
    type Rule = Vec<Track>;

    fn resolve(&self, cx: &mut Resolver) -> Option<Vec<Track>> {
        let scaled = |track: &Spanned<Track>| match track.value {
            Track::Length(length) => Track::Length(length * cx.scale),
            other => other,
        };
        Some(self.0.iter().map(scaled).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_are_lengths_shares_or_as_large_as_needed() {
        assert_eq!(Track::parse("auto"), Some(Track::Auto));
        assert_eq!(Track::parse("1.5fr"), Some(Track::Fraction(1.5)));
        assert_eq!(Track::parse("14mm"), Some(Track::Length(Abs::mm(14.0))));
        for wrong in [
            "", "fr", "-1fr", "0fr", "1e9fr", "nanfr", "14", "0mm", "wide",
        ] {
            assert_eq!(Track::parse(wrong), None, "{wrong}");
        }
    }
}
