//! A list on a card: names beside what is said of them, words to remember, names above texts, what to do
//! and what not to do.

use std::sync::Arc;

use super::item_text::ItemText;
use super::marks::{DIGITS, disc, verdict};
use super::writing::{across, hairline, line};
use super::{Scope, paper};
use crate::content::{Item, Text};
use crate::design::{
    Accents, Cells, ItemMark, LinesLook, MarkLook, NamesLook, NotesLook, RowsRule, StyleName,
    TextStyle, Track, VerdictsLook,
};
use crate::geom::{Point, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Stroke, TagId, TagRole};
use crate::pages::text::Setting;
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
/// The width of the lines, in that of the words.
const NOTES_SHARE: f64 = 1.15;

/// An item in its own accent, and the tags of its mark, where it has one, and of its words.
struct Entry<'a> {
    item: &'a Item,
    index: usize,
    scope: Scope<'a>,
    label: Option<TagId>,
    body: TagId,
}

/// What `node` makes of each of the items.
fn each(
    cx: &mut Cx,
    items: &[Item],
    (accents, mark): (Accents, ItemMark),
    scope: &Scope,
    node: impl Fn(&mut Cx, &Entry) -> BoxNode,
) -> Vec<BoxNode> {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let mut nodes = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let accent = scope.accent_of(cx, accents, index);
        let tag = cx.tags.add(list, TagRole::LI);
        let label = (mark != ItemMark::None).then(|| cx.tags.add(tag, TagRole::Lbl));
        let entry = Entry {
            item,
            index,
            scope: scope.with(&accent),
            label,
            body: cx.tags.add(tag, TagRole::LBody),
        };
        nodes.push(node(cx, &entry));
    }
    nodes
}

/// Names with their other name or their text behind them, or with the text below, each perhaps behind
/// a mark.
pub fn names(cx: &mut Cx, items: &[Item], look: &NamesLook, below: bool, scope: &Scope) -> BoxNode {
    let kind = (look.rows.accents, look.mark.mark());
    let nodes = each(cx, items, kind, scope, |cx, entry| {
        let style = entry.scope.text_style(cx);
        let mut strong = (*style).clone();
        strong.font.weight = strong.font.weight.max(600);
        let said = entry.item.text.as_ref();
        let behind = said.filter(|_| !below);
        let said = said.filter(|_| below);
        let words = words(cx, entry, Arc::new(strong), (behind, said));
        let words = words.node(cx, entry.body);
        marked(cx, entry, &look.mark, below, words)
    });
    rows(nodes, &look.rows)
}

/// What to do, or what not to do, each behind a tick or a cross: said whole, in sentences.
pub fn verdicts(
    cx: &mut Cx,
    items: &[Item],
    look: &VerdictsLook,
    wanted: bool,
    scope: &Scope,
) -> BoxNode {
    let kind = (look.rows.accents, ItemMark::None);
    let nodes = each(cx, items, kind, scope, |cx, entry| {
        let style = entry.scope.text_style(cx);
        let leading = style.leading;
        let words = words(cx, entry, style, (None, None)).node(cx, entry.body);
        let diameter = look.size.unwrap_or(leading * 0.8);
        let mark = verdict(entry.scope.accent.deep, diameter, leading, wanted);
        BoxNode::row(vec![mark, words.grow()], diameter * 0.6)
    });
    rows(nodes, &look.rows)
}

/// Items below or beside each other.
fn rows(nodes: Vec<BoxNode>, rule: &RowsRule) -> BoxNode {
    let gap = rule.gap.unwrap_or(GAP);
    if rule.columns > 1 {
        return BoxNode::grid_with(nodes, rule.columns, (BESIDE, gap));
    }
    BoxNode::column(nodes, gap)
}

/// The words of an item: the one in the reader's own language comes first, and behind it the other
/// name, or else `behind`; `below` stands below.
fn words<'a>(
    cx: &Cx,
    entry: &Entry<'a>,
    name: Arc<TextStyle>,
    (behind, below): (Option<&'a Text>, Option<&'a Text>),
) -> ItemText<'a> {
    let style = entry.scope.text_style(cx);
    let styled = |text: &'a Text| (text, Arc::clone(&style));
    let item = entry.item;
    let (first, behind) = match &item.label {
        Some(label) => (label, Some(&item.title)),
        None => (&item.title, behind),
    };
    ItemText {
        name: (first, name),
        role: TagRole::P,
        behind: behind.map(styled),
        below: below.map(styled),
        gap: Abs::ZERO,
        ground: entry.scope.ground,
    }
}

/// The words behind a disc with a letter or number, where the list has such: in its middle, or with the
/// name beside it `above` the rest.
fn marked(cx: &Cx, entry: &Entry, rule: &MarkLook, above: bool, words: BoxNode) -> BoxNode {
    let Some(label) = entry.label else {
        return words;
    };
    let title = &entry.item.title;
    let mark = match rule.mark() {
        ItemMark::Letter => title.first_letter().unwrap_or_default(),
        _ => (entry.index + 1).to_string(),
    };
    let leading = entry.scope.text_style(cx).leading;
    let diameter = rule.size().unwrap_or(leading * 1.25);
    let look = (StyleName::Mark, DIGITS);
    let disc = disc(
        cx,
        (&mark, title),
        entry.scope.accent,
        look,
        diameter,
        Some(label),
    );
    let row = if above {
        // The mark belongs to the name, not to the middle of the whole.
        let words = words.padded(Sides {
            top: ((diameter - leading) / 2.0).max(Abs::ZERO),
            ..Sides::default()
        });
        vec![disc.shrunk(), words.grow()]
    } else {
        vec![disc.middle(), words.content_centred().grow()]
    };
    BoxNode::row(row, BESIDE)
}

/// Names above what is said of them, and lines to write on beside them. The items share the height of
/// the area equally, and a thin line parts them. Boxes are counted from `origin` on the page.
pub fn beside_paper(
    cx: &mut Cx,
    items: &[Item],
    look: &NotesLook,
    origin: Point,
    scope: &Scope,
) -> BoxNode {
    let pad = look.gap.unwrap_or(NOTES_GAP);
    let kind = (look.accents, look.mark.mark());
    let nodes = each(cx, items, kind, scope, |cx, entry| {
        let scope = &entry.scope;
        let style = scope.text_style(cx);
        let name = scope.style(cx, StyleName::ItemTitle);
        let gap = style.leading * 0.25;
        let mut words = ItemText::of(entry.item, name, &style, gap, scope.ground);
        words.below = words.below.filter(|(text, _)| !is_blank(text));
        let words = words.node(cx, entry.body);
        marked(cx, entry, &look.mark, true, words)
    });
    let lines = paper::lines(cx, origin, look.pitch.unwrap_or(paper::LINES), scope.ground);
    let mut children = Vec::with_capacity(nodes.len() * 3);
    let tracks = vec![Track::Fraction(1.0); nodes.len()];
    for (row, words) in (0u16..).zip(nodes) {
        if row > 0 {
            let accent = scope.accent_of(cx, look.accents, usize::from(row));
            let stroke = Stroke {
                color: accent.bright,
                width: Abs::pt(1.0),
                ..hairline(cx, scope.ground)
            };
            let parting = BoxNode::column(Vec::new(), Abs::ZERO)
                .painted(move |area| vec![across(area.top(), area.left(), area.right(), &stroke)]);
            let mut whole = Cells::one(0, row);
            whole.columns = 2;
            children.push((whole, parting));
        }
        let words = BoxNode::column(vec![words], Abs::ZERO).padded(Sides {
            top: pad,
            bottom: pad,
            ..Sides::default()
        });
        children.push((Cells::one(0, row), words));
        children.push((Cells::one(1, row), lines.clone()));
    }
    let columns = [Track::Fraction(1.0), Track::Fraction(NOTES_SHARE)];
    BoxNode::areas(children, &columns, &tracks, (NOTES_BESIDE, Abs::ZERO)).sharing(&tracks)
}

/// Names in one column, and what is said of them in another: a line to write on where nothing is.
pub fn beside_lines(cx: &mut Cx, items: &[Item], look: &LinesLook, scope: &Scope) -> BoxNode {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let style = scope.text_style(cx);
    let name_style = scope.style(cx, StyleName::CardLabel);
    let height = look.size.unwrap_or(LINE);
    let lowered = |words: Setting, drop: Abs| {
        BoxNode::text(words).padded(Sides {
            top: drop.max(Abs::ZERO),
            ..Sides::default()
        })
    };
    let mut children = Vec::with_capacity(items.len() * 2);
    for (row, item) in (0u16..).zip(items) {
        let entry = cx.tags.add(list, TagRole::LI);
        let label = cx.tags.add(entry, TagRole::Lbl);
        let name = Setting::new(cx, &item.title, &name_style, scope.ground, Some(label));
        let said = item.text.as_ref().filter(|text| !is_blank(text));
        // Names stand on the baseline of what is beside them.
        let foot = match said {
            Some(_) => height.max(style.leading),
            None => height,
        };
        children.push((Cells::one(0, row), lowered(name, foot - name_style.leading)));
        let beside = match said {
            Some(text) => {
                let body = cx.tags.add(entry, TagRole::LBody);
                let text = Setting::new(cx, text, &style, scope.ground, Some(body));
                // A word stands on the line that it takes the place of.
                lowered(text, height - style.leading)
            }
            None => line(cx, scope.ground, height),
        };
        children.push((Cells::one(1, row), beside));
    }
    let columns = [Track::Auto, Track::Fraction(1.0)];
    let gap = look.gap.unwrap_or(GAP);
    BoxNode::areas(
        children,
        &columns,
        &vec![Track::Auto; items.len()],
        (BESIDE, gap),
    )
}

fn is_blank(text: &Text) -> bool {
    text.plain().trim().is_empty()
}
