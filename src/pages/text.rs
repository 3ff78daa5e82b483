//! Words → set lines → items: gives runs their tags and links, and lines their place.
//!
//! Lines come from [`Typesetter`]; where a block of text stands is the caller's business.

use std::cell::OnceCell;
use std::sync::Arc;

use super::Cx;
use super::frame::{Glyphs, Item, ItemKind, LinkTarget, Stroke, TagId, TagRole};
use crate::color::Color;
use crate::content::{Inline, Lang, Text};
use crate::design::TextStyle;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::geom::{Path, Point, Rect};
use crate::lines::{KnownParagraph, Line, Paragraph, Run};
use crate::source::Span;
use crate::units::Abs;

/// Quotation marks that open what is said.
const OPENING: [char; 4] = ['«', '“', '„', '"'];
/// The width of such a mark, as a share of the type size: the widest of the bundled fonts takes 0.47.
const HANG: f64 = 0.5;
/// The weight of strong words, where the style itself is lighter.
const STRONG: u16 = 600;

/// A paragraph that knows what each of its runs means.
#[derive(Debug, Clone)]
pub struct Setting {
    paragraph: Paragraph,
    /// What is known of the paragraph, as soon as it was asked for.
    known: OnceCell<Arc<KnownParagraph>>,
    runs: Vec<RunMeaning>,
    ground: Color,
    /// What to do where a word has no room.
    way_out: Hint,
}

/// What one run means beyond its style.
#[derive(Debug, Clone)]
struct RunMeaning {
    tag: Option<TagId>,
    link: Option<LinkTarget>,
}

impl Setting {
    /// `text` in `style` on `ground`; its words belong to `tag`, links and foreign words to tags
    /// of their own below it. Without a tag all of it is an artifact.
    pub fn new(
        cx: &mut Cx,
        text: &Text,
        style: &Arc<TextStyle>,
        ground: Color,
        tag: Option<TagId>,
    ) -> Self {
        let lang = text.lang.clone().unwrap_or_else(|| cx.lang.clone());
        if let (Some(tag), Some(lang)) = (tag, &text.lang)
            && let Some(node) = cx.tags.get_mut(tag)
        {
            node.lang = Some(lang.clone());
        }
        let mut setting = Self {
            paragraph: Paragraph { runs: Vec::new() },
            known: OnceCell::new(),
            runs: Vec::new(),
            ground,
            way_out: Hint::HyphenateOrShorten,
        };
        let mut last_link: Option<(String, Option<TagId>)> = None;
        for piece in &text.pieces {
            let words = match &piece.inline {
                Inline::Words(words) => words.clone(),
                Inline::Break => "\n".to_owned(),
            };
            let run_tag = match (&piece.link, &last_link) {
                (None, _) => tag,
                (Some(address), Some((last, link_tag))) if address == last => *link_tag,
                (Some(address), _) => tag.map(|tag| cx.web_link(tag, address)),
            };
            last_link = piece.link.clone().map(|address| (address, run_tag));
            setting.paragraph.runs.push(Run {
                text: words,
                style: styled(style, piece.emph, piece.strong),
                lang: lang.clone(),
                span: piece.span,
            });
            setting.runs.push(RunMeaning {
                tag: run_tag,
                link: piece.link.clone().map(LinkTarget::Uri),
            });
        }
        setting
    }

    /// Adds `text` in `style` behind what is there, after a space; its words belong to `tag`.
    pub fn append(&mut self, cx: &mut Cx, text: &Text, style: &Arc<TextStyle>, tag: TagId) {
        let mut more = Self::new(cx, text, style, self.ground, Some(tag));
        if let Some(first) = more.paragraph.runs.first_mut() {
            first.text.insert(0, '\u{2002}');
        }
        self.known = OnceCell::new();
        self.paragraph.runs.append(&mut more.paragraph.runs);
        self.runs.append(&mut more.runs);
    }

    /// Words of the program's own that mean nothing to a screen reader: a folio, a label.
    pub fn artifact(text: &str, style: &Arc<TextStyle>, lang: &Lang, ground: Color) -> Self {
        Self::own(text, style, lang, ground, None)
    }

    /// Words of the program's own.
    pub fn own(
        text: &str,
        style: &Arc<TextStyle>,
        lang: &Lang,
        ground: Color,
        tag: Option<TagId>,
    ) -> Self {
        Self::words(text, style, lang, Span::NOWHERE, ground, tag)
    }

    /// Words made from those at `span`: the letter of an item, its number.
    pub fn words(
        text: &str,
        style: &Arc<TextStyle>,
        lang: &Lang,
        span: Span,
        ground: Color,
        tag: Option<TagId>,
    ) -> Self {
        Self {
            paragraph: Paragraph {
                runs: vec![Run {
                    text: text.to_owned(),
                    style: Arc::clone(style),
                    lang: lang.clone(),
                    span,
                }],
            },
            known: OnceCell::new(),
            runs: vec![RunMeaning { tag, link: None }],
            ground,
            way_out: Hint::HyphenateOrShorten,
        }
    }

    /// The width on one line.
    pub fn natural_width(&self, cx: &Cx) -> Abs {
        cx.setter.widths(self.known(cx)).natural
    }

    /// The width of the widest piece that cannot be broken.
    pub fn least_width(&self, cx: &Cx) -> Abs {
        cx.setter.widths(self.known(cx)).least
    }

    fn known(&self, cx: &Cx) -> &KnownParagraph {
        self.known
            .get_or_init(|| cx.setter.paragraph(&self.paragraph))
    }

    /// The room that a quotation mark needs that opens the text and hangs outside its edge.
    pub fn hang_room(&self) -> Abs {
        let first = self.paragraph.runs.first();
        let hanging = first.filter(|run| run.style.hang && run.text.starts_with(OPENING));
        hanging.map_or(Abs::ZERO, |run| run.style.size * HANG)
    }

    /// The lines at `measure`.
    pub fn lines(&self, cx: &mut Cx, measure: Abs) -> Arc<[Line]> {
        cx.setter.lines(self.known(cx), measure, &mut cx.diags)
    }

    /// Says of every line that is wider than its measure how much.
    pub fn report_overfull(&self, cx: &mut Cx, lines: &[Line]) {
        for line in lines {
            let Some(excess) = line.overfull else {
                continue;
            };
            let run = line.glyphs.first().map_or(0, |glyphs| glyphs.run);
            let words: String = line
                .glyphs
                .iter()
                .flat_map(|run| &*run.glyphs)
                .map(|glyph| &*glyph.text)
                .collect();
            let fault = Fault::TextTooWide {
                words: words.trim().into(),
                excess,
            };
            cx.diags
                .push(Diagnostic::error(fault, self.place(run)).hint(self.way_out.clone()));
        }
    }

    /// The same words, with another way out where one of them has no room.
    pub fn or(mut self, way_out: Hint) -> Self {
        self.way_out = way_out;
        self
    }

    /// Where a run was written; nowhere for words of the program's own.
    pub fn place(&self, run: usize) -> Option<Span> {
        let span = self.paragraph.runs.get(run)?.span;
        (span != Span::NOWHERE).then_some(span)
    }

    /// The items of `lines`, the first line's top at `origin`.
    pub fn items(&self, lines: &[Line], origin: Point) -> Vec<Item> {
        let mut items = Vec::new();
        let mut y = origin.y;
        for line in lines {
            self.line_items(line, Point::new(origin.x, y), &mut items);
            y += line.leading;
        }
        items
    }

    /// The items of one line, its top at `origin`.
    pub fn line_items(&self, line: &Line, origin: Point, items: &mut Vec<Item>) {
        let baseline = origin.y + baseline_of(line);
        for run in &line.glyphs {
            let (Some(source), Some(meaning)) =
                (self.paragraph.runs.get(run.run), self.runs.get(run.run))
            else {
                continue;
            };
            let at = Point::new(origin.x + run.x, baseline);
            let color = source.style.color;
            items.push(Item {
                kind: ItemKind::Glyphs(Glyphs {
                    at,
                    font: run.font,
                    size: run.size,
                    color,
                    ground: self.ground,
                    glyphs: Arc::clone(&run.glyphs),
                    width: run.width,
                }),
                tag: meaning.tag,
                span: self.place(run.run),
            });
            let Some(target) = &meaning.link else {
                continue;
            };
            // A link is told by a line as well as by its colour.
            let thin = run.size * 0.05;
            let drop = baseline + run.size * 0.14;
            items.push(Item::artifact(ItemKind::Path {
                path: Path::line(Point::new(at.x, drop), Point::new(at.x + run.width, drop)),
                fill: None,
                stroke: Some(Stroke {
                    color,
                    width: thin,
                    dash: Vec::new(),
                    round: false,
                }),
            }));
            items.push(Item {
                kind: ItemKind::Link {
                    area: Rect::new(at.x, origin.y, run.width, line.leading),
                    target: target.clone(),
                },
                tag: meaning.tag,
                span: Some(source.span),
            });
        }
    }
}

/// From a line's top to its baseline: the leading is divided evenly above and below, as in CSS
/// inline layout.
pub fn baseline_of(line: &Line) -> Abs {
    (line.leading - line.ascent - line.descent) / 2.0 + line.ascent
}

/// The height of set lines.
pub fn height_of(lines: &[Line]) -> Abs {
    lines.iter().map(|line| line.leading).sum()
}

fn styled(style: &Arc<TextStyle>, emph: bool, strong: bool) -> Arc<TextStyle> {
    if !emph && !strong {
        return Arc::clone(style);
    }
    let mut styled = (**style).clone();
    styled.font.italic |= emph;
    if strong {
        styled.font.weight = styled.font.weight.max(STRONG);
    }
    Arc::new(styled)
}

impl Cx<'_> {
    /// A link tag below `parent` for an address on the web.
    fn web_link(&mut self, parent: TagId, address: &str) -> TagId {
        let tag = self.tags.add(parent, TagRole::Link);
        let alt = self
            .words
            .say("web-link", &[("address", address.to_owned())]);
        if let Some(node) = self.tags.get_mut(tag) {
            node.alt = Some(alt);
        }
        tag
    }
}
