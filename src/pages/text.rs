//! Words → set lines → items: gives runs their tags and links, and lines their place.
//!
//! Lines come from [`Typesetter`](crate::lines::Typesetter); where a paragraph stands is the caller's
//! business.

use std::cell::OnceCell;
use std::sync::Arc;

use super::LayoutCx;
use super::frame::{Glyphs, Item, ItemKind, LinkTarget, Stress, Stroke};
use super::note_marks::{ends_with_mark, is_mark, superior};
use super::tags::{TagId, TagRole};
use crate::content::{Inline, Lang, Text};
use crate::design::TextStyle;
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point, Rect};
use crate::lines::{Line, Paragraph, PreparedParagraph, Run};
use crate::source::Span;
use crate::units::Abs;

/// Quotation marks that open what is said.
const OPENING: [char; 4] = ['«', '“', '„', '"'];
/// The room that such a mark is given in any case, as a share of the type size: the widest of the bundled fonts takes 0.47.
const HANG: f64 = 0.5;
/// The weight of strong words, where the style itself is lighter.
const STRONG: u16 = 600;
/// How far the comma between two marks of notes is raised, in the size of the type: it then stands at the foot of
/// superior figures.
const RAISED: f64 = 0.34;

/// A paragraph that knows what each of its runs means.
#[derive(Debug, Clone)]
pub struct TaggedParagraph {
    paragraph: Paragraph,
    /// What is known of the paragraph, as soon as it was asked for.
    known: OnceCell<Arc<PreparedParagraph>>,
    /// What each of its runs means.
    meanings: Vec<RunMeaning>,
    /// What to do where a word has no room, where that is not to shorten or break it.
    way_out: Option<Hint>,
    /// Whether its box is as wide as its longest line.
    snug: bool,
}

/// What one run means beyond its style.
#[derive(Debug, Clone)]
struct RunMeaning {
    tag: Option<TagId>,
    link: Option<LinkTarget>,
    /// Whether a line tells that it is a link.
    underlined: bool,
    /// How far above the baseline it stands.
    raised: Abs,
    stress: Stress,
}

/// A paragraph that was set in lines.
pub struct SetParagraph {
    /// The lines.
    pub lines: Arc<[Line]>,
    paragraph: TaggedParagraph,
}

impl SetParagraph {
    /// The height of all lines.
    pub fn height(&self) -> Abs {
        height_of(&self.lines)
    }

    /// The items of all lines, the first line's top at `origin`.
    pub fn items(&self, origin: Point) -> Vec<Item> {
        self.paragraph.items(&self.lines, origin)
    }

    /// The items of each line, from its upper left corner.
    pub fn items_by_line(&self) -> impl Iterator<Item = (&Line, Vec<Item>)> {
        let items = |line| {
            self.paragraph
                .items(std::slice::from_ref(line), Point::default())
        };
        self.lines.iter().map(move |line| (line, items(line)))
    }

    /// The items of the first line, its baseline beginning at `at`.
    pub fn on_baseline(&self, at: Point) -> Vec<Item> {
        let Some(line) = self.lines.first() else {
            return Vec::new();
        };
        let origin = at.shift(Abs::ZERO, -baseline_of(line));
        self.paragraph.items(std::slice::from_ref(line), origin)
    }
}

impl TaggedParagraph {
    /// `text` in `style`; its words belong to `tag`, links and foreign words to tags
    /// of their own below it. Without a tag all of it is an artifact.
    pub fn new(
        cx: &LayoutCx,
        text: &Text,
        style: &Arc<TextStyle>,
        tag: impl Into<Option<TagId>>,
    ) -> Self {
        let tag = tag.into();
        if let (Some(tag), Some(lang)) = (tag, &text.lang) {
            cx.set_lang(tag, lang);
        }
        if let Some(tag) = tag {
            cx.tags.borrow_mut().set_style(tag, style.name);
        }
        let mut tagged = Self {
            paragraph: Paragraph { runs: Vec::new() },
            known: OnceCell::new(),
            meanings: Vec::new(),
            way_out: None,
            snug: false,
        };
        let mut last_link: Option<(&String, Option<TagId>)> = None;
        for piece in &text.pieces {
            let note = match &piece.inline {
                Inline::Note(note) => Some(note),
                _ => None,
            };
            let run_tag = match (&piece.link, last_link) {
                _ if note.is_some() => {
                    let mark = |tag| note.map(|note| cx.mark_note(note, piece.span, tag));
                    tag.and_then(mark)
                }
                (None, _) => tag,
                (Some(address), Some((last, link_tag))) if address == last => link_tag,
                (Some(address), _) => tag.map(|tag| cx.link(tag, address)),
            };
            last_link = piece.link.as_ref().map(|address| (address, run_tag));
            let run = Run {
                text: match &piece.inline {
                    Inline::Words(words) => words.clone(),
                    Inline::Break => "\n".to_owned(),
                    Inline::Note(note) => superior(note.number),
                    Inline::PageOf(id) => cx.page_of(id, piece.span),
                    // Put in before anything is laid out, or reported.
                    Inline::StationOf(_) | Inline::Elsewhere(_) => String::new(),
                },
                style: emphasized(style, piece.emph, piece.strong),
                lang: text.lang.as_ref().unwrap_or(&cx.lang).clone(),
                span: piece.span,
            };
            let meaning = RunMeaning {
                tag: run_tag,
                link: match note {
                    Some(note) => Some(cx.note_target(note)),
                    None => piece.link.as_ref().and_then(|address| cx.target(address)),
                },
                underlined: note.is_none(),
                stress: Stress {
                    emph: piece.emph,
                    strong: piece.strong,
                },
                raised: Abs::ZERO,
            };
            tagged.push(run, meaning, tag);
        }
        tagged
    }

    /// Adds a run; before a mark of a note that follows another one, a comma below `tag`, without which 1 and 2
    /// would be read as 12.
    fn push(&mut self, run: Run, meaning: RunMeaning, tag: Option<TagId>) {
        let before = self.paragraph.runs.last();
        let before = before.is_some_and(|before| ends_with_mark(&before.text));
        if before && is_mark(&run.text) {
            self.paragraph.runs.push(Run {
                text: ",".to_owned(),
                ..run.clone()
            });
            self.meanings.push(RunMeaning {
                tag,
                link: None,
                underlined: false,
                raised: run.style.size * RAISED,
                stress: Stress::default(),
            });
        }
        self.paragraph.runs.push(run);
        self.meanings.push(meaning);
    }

    /// Words that nobody wrote, and an artifact: a folio, a label.
    pub fn of_words(words: &str, style: &Arc<TextStyle>, lang: &Lang) -> Self {
        Self {
            paragraph: Paragraph {
                runs: vec![Run {
                    text: words.to_owned(),
                    style: Arc::clone(style),
                    lang: lang.clone(),
                    span: Span::NOWHERE,
                }],
            },
            known: OnceCell::new(),
            meanings: vec![RunMeaning {
                tag: None,
                link: None,
                underlined: false,
                raised: Abs::ZERO,
                stress: Stress::default(),
            }],
            way_out: None,
            snug: false,
        }
    }

    /// The same, made from what stands at `span`: the letter of an item, its number.
    pub fn made_from(mut self, span: Span) -> Self {
        for run in &mut self.paragraph.runs {
            run.span = span;
        }
        self
    }

    /// The same, as what `tag` holds.
    pub fn tagged(mut self, tag: impl Into<Option<TagId>>) -> Self {
        let tag = tag.into();
        for meaning in &mut self.meanings {
            meaning.tag = tag;
        }
        self
    }

    /// The same, a link to `target` that nothing but its place tells.
    pub fn leading_to(mut self, target: LinkTarget) -> Self {
        for meaning in &mut self.meanings {
            meaning.link = Some(target.clone());
        }
        self
    }

    /// The same, with another way out where a word has no room.
    pub fn or(mut self, way_out: Hint) -> Self {
        self.way_out = Some(way_out);
        self
    }

    /// The same, its box as wide as its longest line where it may be narrower than its place.
    pub const fn snug(mut self) -> Self {
        self.snug = true;
        self
    }

    /// The width that its box takes of `room`.
    pub fn width_in(&self, cx: &LayoutCx, room: Abs) -> Abs {
        let natural = self.natural_width(cx);
        if !self.snug || natural <= room {
            return natural.min(room);
        }
        let lines = self.lines(cx, room);
        let ends = lines.iter().map(|line| line.x + line.width);
        ends.fold(Abs::ZERO, Abs::max).min(room)
    }

    /// Adds `text` in `style` behind what is there, after a space; its words belong to `tag`.
    pub fn append(&mut self, cx: &LayoutCx, text: &Text, style: &Arc<TextStyle>, tag: TagId) {
        self.known = OnceCell::new();
        let mut more = Self::new(cx, text, style, tag);
        if let Some(first) = more.paragraph.runs.first_mut() {
            first.text.insert(0, '\u{2002}');
        }
        self.paragraph.runs.append(&mut more.paragraph.runs);
        self.meanings.append(&mut more.meanings);
    }

    /// The width on one line.
    pub fn natural_width(&self, cx: &LayoutCx) -> Abs {
        cx.setter.natural_width(self.known(cx))
    }

    /// The width of the widest piece that cannot be broken.
    pub fn least_width(&self, cx: &LayoutCx) -> Abs {
        cx.setter.least_width(self.known(cx))
    }

    fn known(&self, cx: &LayoutCx) -> &PreparedParagraph {
        self.known
            .get_or_init(|| cx.setter.paragraph(&self.paragraph))
    }

    /// The room that a quotation mark needs that opens the text and hangs outside its edge: in fonts of wide marks as much
    /// as theirs takes.
    pub fn hang_room(&self, cx: &LayoutCx) -> Abs {
        let first = self.paragraph.runs.first();
        let hanging = first.filter(|run| run.style.hang && run.text.starts_with(OPENING));
        let (Some(run), Some(mark)) = (hanging, hanging.and_then(|run| run.text.chars().next()))
        else {
            return Abs::ZERO;
        };
        let mut style = Arc::clone(&run.style);
        Arc::make_mut(&mut style).hang = false;
        let mark = Run {
            text: mark.to_string(),
            style,
            ..run.clone()
        };
        let mark = cx.setter.paragraph(&Paragraph { runs: vec![mark] });
        (run.style.size * HANG).max(cx.setter.natural_width(&mark))
    }

    /// The lines at `measure`.
    pub fn lines(&self, cx: &LayoutCx, measure: Abs) -> Arc<[Line]> {
        let mut diags = cx.diags.borrow_mut();
        cx.setter.lines(self.known(cx), measure, &mut diags)
    }

    /// Set in lines at `measure`; what is wider is reported.
    pub fn set(self, cx: &LayoutCx, measure: Abs) -> SetParagraph {
        let lines = self.lines(cx, measure);
        self.report_overfull(cx, &lines);
        SetParagraph {
            lines,
            paragraph: self,
        }
    }

    /// Says of every line that is wider than its measure how much.
    pub fn report_overfull(&self, cx: &LayoutCx, lines: &[Line]) {
        for line in lines {
            let Some(excess) = line.overfull else {
                continue;
            };
            let run = line.glyphs.first().map_or(0, |glyphs| glyphs.run);
            let glyphs = line.glyphs.iter().flat_map(|run| &*run.glyphs);
            let words: String = glyphs.map(|glyph| &*glyph.text).collect();
            let words = words.trim().into();
            // A hair is told as a tenth, not as nothing.
            let excess = excess.max(Abs::mm(0.1));
            let error = Fault::TextTooWide { words, excess }.at(self.span_of(run));
            let style = &self.paragraph.runs[run].style;
            cx.report(error.hint(match &self.way_out {
                Some(way_out) => way_out.clone(),
                None if style.hyphenate => Hint::HyphenateOrShorten,
                None => Hint::ShorterWord,
            }));
        }
    }

    /// Where a run was written; `None` for words that nobody wrote.
    pub fn span_of(&self, run: usize) -> Option<Span> {
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
    fn line_items(&self, line: &Line, origin: Point, items: &mut Vec<Item>) {
        let baseline = origin.y + baseline_of(line);
        for run in &line.glyphs {
            let (Some(source), Some(meaning)) =
                (self.paragraph.runs.get(run.run), self.meanings.get(run.run))
            else {
                continue;
            };
            let at = Point::new(origin.x + run.x, baseline - meaning.raised);
            let color = source.style.color;
            items.push(Item {
                tag: meaning.tag,
                span: self.span_of(run.run),
                ..Item::artifact(ItemKind::Glyphs(Glyphs {
                    at,
                    font: run.font,
                    size: run.size,
                    color,
                    glyphs: Arc::clone(&run.glyphs),
                    width: run.width,
                    stress: meaning.stress,
                    edge: None,
                    edge_in_grey: source.style.edge_in_grey(run.size),
                }))
            });
            let Some(target) = &meaning.link else {
                continue;
            };
            // A link is told by a line as well as by its colour.
            let below = Point::new(at.x, baseline + run.size * 0.14);
            let underline = Path::line(below, below.shift(run.width, Abs::ZERO));
            if meaning.underlined {
                let line = Stroke::solid(color, run.size * 0.05);
                items.push(Item::stroked(underline, line));
            }
            items.push(Item {
                tag: meaning.tag,
                span: Some(source.span),
                ..Item::artifact(ItemKind::Link {
                    area: Rect::new(at.x, origin.y, run.width, line.leading),
                    target: target.clone(),
                })
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

fn emphasized(style: &Arc<TextStyle>, emph: bool, strong: bool) -> Arc<TextStyle> {
    let mut style = Arc::clone(style);
    if emph || strong {
        let own = Arc::make_mut(&mut style);
        own.font.italic |= emph;
        if strong {
            own.font.weight = own.font.weight.max(STRONG);
        }
    }
    style
}

impl LayoutCx<'_> {
    /// Where a link leads.
    fn target(&self, address: &str) -> Option<LinkTarget> {
        match address.strip_prefix('#') {
            Some(id) => self.place_of(id).map(LinkTarget::Place),
            None => Some(LinkTarget::Uri(address.to_owned())),
        }
    }

    /// A link tag below `parent`: for an address on the web, it says so.
    fn link(&self, parent: TagId, address: &str) -> TagId {
        let tag = self.tag(parent, TagRole::Link);
        if address.starts_with('#') {
            return tag;
        }
        let address = address.to_owned();
        self.set_alt(tag, self.words.say("web-link", &[("address", address)]));
        tag
    }
}
