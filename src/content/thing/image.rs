//! How files write a picture: its file, its words, how wide it is. Where it stands is decided in `pages`.

use serde_json::json;

use crate::content::markdown::Paragraphs;
use crate::content::read::{Cx, Decode, Definitions, Json, Node, record};
use crate::content::text::{Inline, Text, TextPiece};
use crate::diag::values::Expected;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Spanned;
use crate::units::{Abs, parse_abs};

use super::text_or_none::TextOrNone;

record! {
    /// A picture.
    pub struct RawImage {
        /// The picture: the name of a file of `content/images`.
        file: Spanned<String>,
        /// What it shows, for who cannot see it; an empty text where it is but decoration.
        alt: TextOrNone,
        /// What stands below it.
        caption: Option<Text>,
        /// Whose it is; it stands behind the caption.
        credit: Option<Text>,
        /// How wide it is: `measure`, `bleed`, a part of the text's width such as `50%`, or a length.
        width: Option<Spanned<ImageWidth>>,
        /// What stands beside it, in Markdown; a blank line begins a new paragraph.
        text_beside: Option<Paragraphs>,
    }
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Image {
    /// The name of a file of the project's pictures.
    pub file: Spanned<String>,
    /// What it shows, for who cannot see it; `None` for decoration.
    pub alt: Option<Text>,
    /// What stands below it.
    pub caption: Option<Text>,
    /// Whose it is.
    pub credit: Option<Text>,
    /// How wide it is; `None` leaves that to its place.
    pub width: Option<Spanned<ImageWidth>>,
    /// The paragraphs beside it.
    pub beside: Vec<Text>,
}

/// How wide a picture is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ImageWidth {
    /// As wide as the text.
    Measure,
    /// To the edges of the page, and into the bleed.
    Bleed,
    /// A part of the text's width, from 0 to 1.
    Part(f64),
    /// As wide as this.
    Length(Abs),
}

impl Image {
    /// A picture of which nothing is said but its file.
    pub const fn of(file: Spanned<String>) -> Self {
        Self {
            file,
            alt: None,
            caption: None,
            credit: None,
            width: None,
            beside: Vec::new(),
        }
    }

    /// What stands below it: its caption, and behind that whose it is, as a sentence of its own.
    pub fn below(&self) -> Option<Text> {
        let Some(caption) = &self.caption else {
            return self.credit.clone();
        };
        let mut text = caption.clone();
        if let Some(credit) = &self.credit {
            let between = if ends_a_sentence(caption) { " " } else { ". " };
            text.pieces.push(TextPiece::unstyled(between, credit.span));
            text.pieces.extend(credit.pieces.iter().cloned());
        }
        Some(text)
    }

    /// Every text of it, in reading order.
    pub fn texts(&mut self) -> impl Iterator<Item = &mut Text> {
        let one = self.alt.iter_mut().chain(&mut self.caption);
        one.chain(&mut self.credit).chain(&mut self.beside)
    }
}

/// Whether the last sign of a text ends a sentence, inside quotation marks or brackets too.
fn ends_a_sentence(text: &Text) -> bool {
    let words = text
        .pieces
        .iter()
        .rev()
        .filter_map(|piece| match &piece.inline {
            Inline::Words(words) => Some(words.as_str()),
            _ => None,
        });
    let closing = |c: char| c.is_whitespace() || "»”’\"')]".contains(c);
    let last = words
        .flat_map(|words| words.chars().rev())
        .find(|c| !closing(*c));
    last.is_some_and(|c| ".!?…:".contains(c))
}

impl RawImage {
    /// What is written.
    pub fn image(self, cx: &mut Cx) -> Image {
        let beside = self.text_beside.map(|text| text.0).unwrap_or_default();
        if let Some(width) = &self.width
            && width.value == ImageWidth::Bleed
            && !beside.is_empty()
        {
            let error = Fault::NothingBesideBleed.at(width.span);
            cx.push(error.hint(Hint::WidthBeside));
        }
        if let (Some(_), true) = (&self.caption, self.alt.0.pieces.is_empty()) {
            let warning = Diagnostic::warning(Fault::CaptionOfDecoration, self.alt.0.span);
            cx.push(warning.hint(Hint::SayWhatIsSeen));
        }
        Image {
            file: self.file,
            alt: Some(self.alt.0).filter(|alt| !alt.pieces.is_empty()),
            caption: self.caption,
            credit: self.credit,
            width: self.width,
            beside,
        }
    }
}

impl Decode for ImageWidth {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"50%\""))?;
        let part = |text: &str| {
            let percent: f64 = text.strip_suffix('%')?.trim_end().parse().ok()?;
            (percent > 0.0 && percent <= 100.0).then_some(Self::Part(percent / 100.0))
        };
        let length = |text: &str| {
            let length = parse_abs(text).ok()?;
            (length > Abs::ZERO).then_some(Self::Length(length))
        };
        let width = match text.trim() {
            "measure" => Some(Self::Measure),
            "bleed" => Some(Self::Bleed),
            text => part(text).or_else(|| length(text)),
        };
        if width.is_none() {
            let fault = Fault::NotAWidth { text: text.into() };
            let number = text.trim().parse::<f64>().ok();
            let number = number.filter(|number| *number > 0.0);
            cx.push(fault.at(node.span).hint(match number {
                Some(_) => Hint::WidthUnit {
                    number: text.trim().into(),
                },
                None => Hint::WidthSuch,
            }));
        }
        width
    }

    fn schema(_: &mut Definitions) -> Json {
        let number = r"\+?([0-9]+\.?[0-9]*|\.[0-9]+)";
        json!({
            "type": "string",
            "pattern": format!(r"^\s*(measure|bleed|{number}\s*(%|mm|cm|in|pt))\s*$"),
            "examples": ["measure", "bleed", "50%", "60mm"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn a_credit_is_a_sentence_behind_the_caption() {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", "");
        let span = crate::source::Span {
            file,
            start: 0,
            end: 0,
        };
        let text = |words: &str| Text::unstyled(words, span);
        for (caption, below) in [
            ("På vei", "På vei. Foto: Kari"),
            ("På vei.", "På vei. Foto: Kari"),
            ("Hvem er det?", "Hvem er det? Foto: Kari"),
            ("«Kom inn!»", "«Kom inn!» Foto: Kari"),
            ("Huset (til høyre)", "Huset (til høyre). Foto: Kari"),
        ] {
            let image = Image {
                caption: Some(text(caption)),
                credit: Some(text("Foto: Kari")),
                ..Image::of(Spanned::new("a.jpg".to_owned(), span))
            };
            assert_eq!(image.below().expect("words").plain(), below);
        }
    }
}
