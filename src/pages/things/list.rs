//! A list on a card: names beside what is said of them, words to remember, names above texts, what to do
//! and what not to do.

use std::sync::Arc;

use super::entries::{BESIDE_TEXT, ListEntry, entries};
use super::item_text::ItemText;
use super::writing::{hairline, level_line, line};
use super::{Scope, icons, marks, paper};
use crate::color::Color;
use crate::content::{ListItem, Text};
use crate::design::{
    Cells, ItemMark, LinesLook, MarkLook, NamesLook, NotesLook, RowsRule, StyleColor, StyleName,
    TextStyle, Track, VerdictsLook,
};
use crate::geom::{Path, Point, Rect, Sides};
use crate::pages::boxes::BoxNode;
use crate::pages::placed_art::{TrailLook, Way};
use crate::pages::tags::{ListNumbering, TagRole};
use crate::pages::text::{TaggedParagraph, baseline_of};
use crate::units::Abs;

/// Between a name and what is said of it.
const BESIDE: Abs = Abs::pt(6.0);
/// Between items, where the layout does not say.
const GAP: Abs = Abs::pt(4.0);
/// The height of a line to write on.
const LINE: Abs = Abs::mm(6.0);
/// Above and below the words that stand beside lines to write on.
const NOTES_GAP: Abs = Abs::mm(3.0);
/// Between such words and the lines.
const NOTES_BESIDE: Abs = Abs::mm(8.0);
/// The width of the path past marks, and how far it swings out between them, as shares of their diameter.
const TRAIL: f64 = 0.27;
const SWING: f64 = 0.3;
/// The width of the lines, in that of the words.
const NOTES_SHARE: f64 = 1.15;

/// Names with their other name or their text behind them, or with the text below, each perhaps behind
/// a mark. The text of what has another name stands below in any case.
pub fn names(items: &[ListItem], look: &NamesLook, below: bool, scope: &Scope) -> BoxNode {
    let kind = (look.rows.accents, look.mark.mark());
    let nodes = entries(items, kind, scope).map(|entry| {
        let strong = strong(&entry.scope);
        let text = entry.item.text.as_ref();
        let texts = match below || entry.item.label.is_some() {
            true => (None, text),
            false => (text, None),
        };
        let words = entry_words(&entry, strong, texts);
        marked(&entry, &look.mark, below, words)
    });
    in_rows(nodes.collect(), &look.rows)
}

/// What to do, or what not to do, each behind a tick or a cross: said whole, in a sentence, or as a name
/// with more below.
pub fn verdicts(items: &[ListItem], look: &VerdictsLook, wanted: bool, scope: &Scope) -> BoxNode {
    let kind = (look.rows.accents, ItemMark::None);
    let list = scope.cx.tags.borrow().next();
    let entries = entries(items, kind, scope);
    scope.cx.set_numbering(
        list,
        match wanted {
            true => ListNumbering::Tick,
            false => ListNumbering::Cross,
        },
    );
    let nodes = entries.map(|entry| {
        let style = entry.scope.text_style();
        let leading = style.leading;
        let text = entry.item.text.as_ref().filter(|text| !text.is_blank());
        let name = match text {
            Some(_) => strong(&entry.scope),
            None => style,
        };
        let words = entry_words(&entry, name, (None, text));
        let diameter = look.size.unwrap_or(leading * 0.8);
        let deep = entry.scope.accent.deep;
        let colors = match entry.scope.color {
            Some(StyleColor::Fixed(Color::WHITE)) => {
                let white = entry.scope.in_woodcut(Color::WHITE);
                let is_turned = white.in_grey.is_some();
                let sign = if is_turned {
                    deep.as_in_woodcut(false)
                } else {
                    deep
                };
                (white, sign)
            }
            _ => (deep, Color::WHITE),
        };
        let mark = match wanted {
            true => marks::verdict(colors, diameter, leading, wanted),
            false => marks::ring(colors.0, diameter, leading),
        };
        let words = words.padded_top(marks::above_line(diameter, leading));
        BoxNode::row(vec![mark, words.grow()], diameter * 0.6)
    });
    in_rows(nodes.collect(), &look.rows)
}

/// The style of a name.
fn strong(scope: &Scope) -> Arc<TextStyle> {
    let mut style = scope.text_style();
    let own = Arc::make_mut(&mut style);
    own.font.weight = own.font.weight.max(600);
    style
}

/// Items below or beside each other.
fn in_rows(nodes: Vec<BoxNode>, rule: &RowsRule) -> BoxNode {
    let gap = rule.gap.unwrap_or(GAP);
    if rule.columns > 1 {
        return BoxNode::grid(nodes, rule.columns, (BESIDE, gap));
    }
    BoxNode::column(nodes, gap)
}

/// The words of an item: the one in the reader's own language comes first, and behind it the other
/// name, or else `behind`; `below` stands below.
fn entry_words<'a>(
    entry: &ListEntry<'a>,
    name: Arc<TextStyle>,
    (behind, below): (Option<&'a Text>, Option<&'a Text>),
) -> BoxNode {
    let style = entry.scope.text_style();
    let styled = |text: &'a Text| (text, Arc::clone(&style));
    let (first, other) = entry.item.names();
    let words = ItemText {
        name: (first, name),
        role: TagRole::P,
        behind: other.or(behind).map(styled),
        below: below.map(styled),
        gap: Abs::ZERO,
        indent: Abs::ZERO,
    };
    with_icon(words.node(entry), entry, &style)
}

/// The words, and the icon of their item on their first line.
fn with_icon(words: BoxNode, entry: &ListEntry, style: &TextStyle) -> BoxNode {
    icons::at_end(
        words,
        entry,
        ((style.leading, style), style.leading),
        BESIDE,
    )
}

/// The words behind a disc with a letter or number, where the list has such: in its middle, or with the
/// name beside it `above` the rest.
fn marked(entry: &ListEntry, rule: &MarkLook, above: bool, words: BoxNode) -> BoxNode {
    let Some((diameter, top)) = beside_disc(entry, rule) else {
        return words;
    };
    let disc = match rule {
        MarkLook::Station(_) => entry.station(diameter),
        _ => entry.disc(BESIDE_TEXT, diameter),
    };
    let row = if above {
        // The mark stands beside the name, not in the middle of all lines.
        let words = words.padded_top(top);
        vec![disc.shrunk(), words.grow()]
    } else {
        vec![disc.middle(), words.content_centred().grow()]
    };
    BoxNode::row(row, BESIDE)
}

/// The diameter of the disc before an item, where it has one, and how far below the disc's top the words begin.
fn beside_disc(entry: &ListEntry, rule: &MarkLook) -> Option<(Abs, Abs)> {
    entry.mark.as_ref()?;
    let leading = entry.scope.text_style().leading;
    let diameter = rule.size().unwrap_or(leading * 1.25);
    Some((diameter, (diameter - leading) / 2.0))
}

/// Names above what is said of them, and lines to write on beside them, from the baseline of the name on. The items
/// share the height of the area equally, and a thin line parts them.
pub fn beside_paper(
    items: &[ListItem],
    look: &NotesLook,
    scope: &Scope,
    (trim, window): (Rect, Rect),
) -> BoxNode {
    let mut diameter = None;
    let pad = look.gap.unwrap_or(NOTES_GAP);
    let kind = (look.accents, look.mark.mark());
    let nodes = entries(items, kind, scope).map(|entry| {
        let scope = &entry.scope;
        let style = scope.text_style();
        let name = scope.style(StyleName::ItemTitle);
        let first = pad + first_baseline(&entry, &look.mark, &name);
        let mut words = ItemText::new(&entry, name.clone(), &style, style.leading * 0.25);
        words.below = words.below.filter(|(text, _)| !text.is_blank());
        let other = words.behind.take_if(|_| look.path);
        let words = with_icon(words.node(&entry), &entry, &name);
        let words = match other {
            Some((other, _)) => {
                let other = scope.styled_paragraph(other, &style, (entry.body, TagRole::P));
                BoxNode::column(vec![words, BoxNode::text(other)], style.leading * 0.25)
            }
            None => words,
        };
        diameter = beside_disc(&entry, &look.mark).map(|(diameter, _)| diameter);
        (marked(&entry, &look.mark, true, words), first)
    });
    let pitch = look.pitch.unwrap_or(paper::LINES);
    let mut children = Vec::with_capacity(items.len() * 3);
    let tracks = vec![Track::Fraction(1.0); items.len()];
    for (row, (words, first)) in (0u16..).zip(nodes) {
        if row > 0 && !look.path {
            let mut stroke = hairline(scope.cx, scope.ground);
            let item = &items[usize::from(row)];
            stroke.color = scope
                .accent_of_item(look.accents, item, usize::from(row))
                .bright;
            stroke.width = Abs::pt(1.0);
            let parting = BoxNode::empty().painted(move |area| {
                vec![level_line(area.top(), area.left(), area.right(), &stroke)]
            });
            let whole_row = Cells {
                columns: 2,
                ..Cells::one(0, row)
            };
            children.push((whole_row, parting));
        }
        let words = words.wrapped().padded(Sides {
            top: pad,
            bottom: pad,
            ..Sides::default()
        });
        children.push((Cells::one(0, row), words));
        children.push((Cells::one(1, row), paper::lines(first, pitch, scope)));
    }
    let columns = [Track::Fraction(1.0), Track::Fraction(NOTES_SHARE)];
    let gaps = (NOTES_BESIDE, Abs::ZERO);
    let node = BoxNode::areas(children, &columns, &tracks, gaps).sharing(&tracks);
    let has_path = look.path && scope.cx.design.art.path.is_some();
    let (true, Some(diameter)) = (has_path, diameter) else {
        return node;
    };
    let trail = TrailLook::of(scope.cx.design).on_page(trim);
    let count = items.len();
    node.painted(move |area| {
        let row = area.size.height / count.max(1) as f64;
        let x = area.left() + diameter / 2.0;
        let down = |index: usize| area.top() + row * index as f64 + pad + diameter / 2.0;
        let stations: Vec<Point> = (0..count).map(|index| Point::new(x, down(index))).collect();
        let line = past_marks(&stations, diameter, window.left());
        trail.items(&Way::along(line), diameter * TRAIL, &window)
    })
}

/// The line of a path that comes in from the left edge, past marks of this diameter that stand below each other, and goes
/// out there again.
fn past_marks(marks: &[Point], diameter: Abs, left: Abs) -> Path {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return Path::default();
    };
    let beyond = left - diameter;
    let mut points = vec![
        Point::new(beyond, first.y - diameter * 0.35),
        Point::new(first.x - diameter * 0.8, first.y - diameter * 0.25),
    ];
    for (index, pair) in marks.windows(2).enumerate() {
        let side = if index % 2 == 0 { -SWING } else { SWING };
        let between = (pair[0].y + pair[1].y) / 2.0;
        points.push(pair[0]);
        points.push(Point::new(pair[0].x + diameter * side, between));
    }
    points.extend([
        *last,
        Point::new(last.x - diameter * 0.35, last.y + diameter * 1.25),
        Point::new(beyond, last.y + diameter * 1.5),
    ]);
    Path::smooth(&points)
}

/// From the top of an item down to the baseline of its name, which stands beside its mark, where it has one, and
/// else in the first line.
fn first_baseline(entry: &ListEntry, mark: &MarkLook, name: &Arc<TextStyle>) -> Abs {
    let cx = entry.scope.cx;
    let lines = TaggedParagraph::new(cx, &entry.item.title, name, None).lines(cx, cx.measure());
    let baseline = lines.first().map_or(Abs::ZERO, baseline_of);
    baseline + beside_disc(entry, mark).map_or(Abs::ZERO, |(_, above)| above)
}

/// Names, with their other name below, in one column, and what is said of them in another: a line to write
/// on where nothing is.
pub fn beside_lines(items: &[ListItem], look: &LinesLook, scope: &Scope) -> BoxNode {
    let list = scope.cx.tag(scope.tag, TagRole::L);
    let style = scope.text_style();
    let name_style = scope.style(StyleName::CardLabel);
    let height = look.size.unwrap_or(LINE);
    let any_icon = items.iter().any(|item| item.icon.is_some());
    let mut children = Vec::with_capacity(items.len() * 3);
    for (row, item) in (0u16..).zip(items) {
        let entry = scope.cx.tag(list, TagRole::LI);
        let label = scope.cx.tag(entry, TagRole::Lbl);
        let name = TaggedParagraph::new(scope.cx, &item.title, &name_style, label);
        let text = item.text.as_ref().filter(|text| !text.is_blank());
        let (foot, beside) = match text {
            Some(text) => {
                let words = scope.styled_paragraph(text, &style, (entry, TagRole::LBody));
                // A word stands on the line that it takes the place of.
                let beside = BoxNode::text(words).padded_top(height - style.leading);
                (height.max(style.leading), beside)
            }
            None => (height, line(height, scope)),
        };
        // Names stand on the baseline of what is beside them.
        let mut names = vec![BoxNode::text(name)];
        if let Some(other) = &item.label {
            let span = scope.cx.tag(label, TagRole::Span);
            if let (Some(_), None) = (&item.title.lang, &other.lang) {
                scope.cx.set_lang(span, &scope.cx.lang);
            }
            let other = TaggedParagraph::new(scope.cx, other, &style, span);
            names.push(BoxNode::text(other));
        }
        let above = foot - name_style.leading;
        let names = BoxNode::column(names, Abs::ZERO).padded_top(above);
        children.push((Cells::one(0, row), names));
        children.push((Cells::one(1, row), beside));
        let look = (name_style.leading, &*name_style);
        let icon = icons::in_line(item.icon.as_ref(), scope, look);
        children.extend(icon.map(|icon| (Cells::one(2, row), icon.padded_top(above))));
    }
    let names = look.name_width.map_or(Track::Auto, Track::Length);
    let mut columns = vec![names, Track::Fraction(1.0)];
    columns.extend(any_icon.then_some(Track::Auto));
    let rows = vec![Track::Auto; items.len()];
    BoxNode::areas(children, &columns, &rows, (BESIDE, look.gap.unwrap_or(GAP)))
}
