//! A list on a card: names beside what is said of them, words to remember, or names above texts.

use std::rc::Rc;

use super::area::{Scene, style, styled};
use super::paper;
use crate::content::{Item as Words, Text};
use crate::design::{
    Accent, Accents, Cells, ItemsArea, LinesLook, ListLook, Mark, Marks, NamesLook, NotesLook,
    StyleName, TextRule, Track, VerdictsLook,
};
use crate::geom::{Path, Point, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke, TagId, TagRole};
use crate::pages::text::Setting;
use crate::pages::things::writing::{hairline, line};
use crate::pages::things::{DIGITS, ItemText, disc, verdict};

use crate::units::Abs;

/// Between a name and what is said of it.
const BESIDE: Abs = Abs::pt(6.0);
/// Between things, where the layout does not say.
const GAP: Abs = Abs::pt(4.0);
/// The height of a line to write on.
const LINE: Abs = Abs::mm(6.0);

/// Above and below the words that stand beside lines to write on.
const NOTES_GAP: Abs = Abs::mm(3.0);
/// Between such words and the lines.
const NOTES_BESIDE: Abs = Abs::mm(8.0);
/// The width of the lines, in that of the words.
const NOTES_SHARE: f64 = 1.15;

/// The box of a list that is as high as what stands in it.
pub fn node(cx: &mut Cx, scene: &Scene, rule: &ItemsArea, things: &[Words]) -> BoxNode {
    let list = cx.tags.add(scene.setting.tag, TagRole::L);
    let text = &rule.text;
    let (rows, rule) = match &rule.look {
        ListLook::Words(look) => (
            named_rows(cx, scene, (text, look, false), list, things),
            &look.rows,
        ),
        ListLook::Stacked(look) => (
            named_rows(cx, scene, (text, look, true), list, things),
            &look.rows,
        ),
        ListLook::Ticks(look) => (
            verdicts(cx, scene, (text, look, true), list, things),
            &look.rows,
        ),
        ListLook::Crosses(look) => (
            verdicts(cx, scene, (text, look, false), list, things),
            &look.rows,
        ),
        ListLook::Table(look) => return table(cx, scene, (text, look), list, things),
        // These fill their area, and were told apart before.
        ListLook::Panels(_) | ListLook::Notes(_) => return BoxNode::column(Vec::new(), Abs::ZERO),
    };
    let gap = rule.gap.unwrap_or(GAP);
    if rule.columns > 1 {
        return BoxNode::grid_with(rows, rule.columns, (BESIDE, gap));
    }
    BoxNode::column(rows, gap)
}

/// Names with what belongs to them, each perhaps behind a mark.
fn named_rows(
    cx: &mut Cx,
    scene: &Scene,
    (text, look, stacked): (&TextRule, &NamesLook, bool),
    list: TagId,
    things: &[Words],
) -> Vec<BoxNode> {
    let mut rows = Vec::with_capacity(things.len());
    for (index, thing) in things.iter().enumerate() {
        let mark = look.mark.mark();
        let (accent, label, body) = entry(cx, scene, (look.rows.accents, mark), list, index);
        let scene = Scene {
            accent: &accent,
            ..*scene
        };
        let look_of = if stacked { Look::Stacked } else { Look::Words };
        let words = words(cx, &scene, (text, look_of), thing, body);
        rows.push(match label {
            Some(label) => {
                let above = stacked;
                let rule = (text, &look.mark, above);
                marked(cx, &scene, rule, (thing, index), label, words)
            }
            None => words,
        });
    }
    rows
}

/// Things to do or not to do, each behind a tick or a cross.
fn verdicts(
    cx: &mut Cx,
    scene: &Scene,
    (text, look, wanted): (&TextRule, &VerdictsLook, bool),
    list: TagId,
    things: &[Words],
) -> Vec<BoxNode> {
    let mut rows = Vec::with_capacity(things.len());
    for (index, thing) in things.iter().enumerate() {
        let (accent, _, body) = entry(cx, scene, (look.rows.accents, Mark::None), list, index);
        let scene = Scene {
            accent: &accent,
            ..*scene
        };
        let words = words(cx, &scene, (text, Look::Verdicts), thing, body);
        let leading = style(cx, &scene, text).leading;
        let diameter = look.size.unwrap_or(leading * 0.8);
        let mark = verdict(scene.accent.deep, diameter, leading, wanted);
        rows.push(BoxNode::row(vec![mark, words.grow()], diameter * 0.6));
    }
    rows
}

/// What belongs to a name, and where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// The other name or the text, behind the name.
    Words,
    /// The text, below the name.
    Stacked,
    /// Nothing: what stands behind a tick or a cross is said whole, in sentences.
    Verdicts,
}

/// The accent of a thing, and the tags of its mark, where it has one, and of its words.
fn entry(
    cx: &mut Cx,
    scene: &Scene,
    (accents, mark): (Accents, Mark),
    list: TagId,
    index: usize,
) -> (Accent, Option<TagId>, TagId) {
    let accent = match accents {
        Accents::Section => scene.accent.clone(),
        Accents::Each => cx.design.accent(index).clone(),
    };
    let entry = cx.tags.add(list, TagRole::LI);
    let label = (mark != Mark::None).then(|| cx.tags.add(entry, TagRole::Lbl));
    let body = cx.tags.add(entry, TagRole::LBody);
    (accent, label, body)
}

/// Names above what is said of them, and lines to write on beside them. The things share the height of
/// the area equally, and a thin line parts them.
pub fn notes(
    cx: &mut Cx,
    scene: &Scene,
    (text, rule): (&TextRule, &NotesLook),
    things: &[Words],
) -> BoxNode {
    let list = cx.tags.add(scene.setting.tag, TagRole::L);
    let pad = rule.gap.unwrap_or(NOTES_GAP);
    let mut children = Vec::with_capacity(things.len() * 3);
    let mut rows = Vec::with_capacity(things.len());
    for (row, (index, thing)) in (0u16..).zip(things.iter().enumerate()) {
        let kind = (rule.accents, rule.mark.mark());
        let (accent, label, body) = entry(cx, scene, kind, list, index);
        let scene = Scene {
            accent: &accent,
            ..*scene
        };
        let words = named(cx, &scene, text, thing, body);
        let words = match label {
            Some(label) => {
                let rule = (text, &rule.mark, true);
                marked(cx, &scene, rule, (thing, index), label, words)
            }
            None => words,
        };
        if row > 0 {
            let stroke = hairline(cx, scene.ground);
            let color = accent.bright;
            let parting = BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| {
                let ends = [area.left(), area.right()].map(|x| Point::new(x, area.top()));
                let stroke = Stroke {
                    color,
                    width: Abs::pt(1.0),
                    ..stroke.clone()
                };
                vec![Item::stroked(Path::line(ends[0], ends[1]), stroke)]
            });
            let whole = Cells {
                columns: 2,
                ..cell(0, row)
            };
            children.push((whole, parting));
        }
        let words = BoxNode::column(vec![words], Abs::ZERO).padded(Sides {
            top: pad,
            bottom: pad,
            ..Sides::default()
        });
        children.push((cell(0, row), words));
        let lines = paper::lines(cx, &scene, rule.pitch.unwrap_or(paper::LINES));
        children.push((cell(1, row), lines));
        rows.push(Track::Fraction(1.0));
    }
    let columns = [Track::Fraction(1.0), Track::Fraction(NOTES_SHARE)];
    BoxNode::areas(children, &columns, &rows, (NOTES_BESIDE, Abs::ZERO)).sharing(&rows)
}

/// A name in the style of names, and what is said of it below it.
fn named(cx: &mut Cx, scene: &Scene, rule: &TextRule, thing: &Words, body: TagId) -> BoxNode {
    let name = styled(cx, scene, rule, StyleName::ItemTitle, None);
    let base = style(cx, scene, rule);
    let mut words = ItemText::of(thing, name, &base, base.leading * 0.25, scene.ground);
    words.below = words.below.filter(|(text, _)| !is_blank(text));
    words.node(cx, body)
}

/// A disc with a letter or number, and the words beside it: in its middle, or with their name
/// `above` the rest.
fn marked(
    cx: &mut Cx,
    scene: &Scene,
    (text, rule, above): (&TextRule, &Marks, bool),
    (thing, index): (&Words, usize),
    label: TagId,
    words: BoxNode,
) -> BoxNode {
    let mark = match rule.mark() {
        Mark::Letter => thing.title.first_letter().unwrap_or_default(),
        _ => (index + 1).to_string(),
    };
    let leading = style(cx, scene, text).leading;
    let diameter = rule.size().unwrap_or(leading * 1.25);
    let mark = (mark.as_str(), &thing.title);
    let look = (StyleName::Mark, DIGITS);
    let station = disc(cx, mark, scene.accent, look, diameter, Some(label));
    if above {
        // The mark belongs to the name, not to the middle of the whole.
        let words = words.padded(Sides {
            top: ((diameter - leading) / 2.0).max(Abs::ZERO),
            ..Sides::default()
        });
        return BoxNode::row(vec![station.shrunk(), words.grow()], BESIDE);
    }
    BoxNode::row(
        vec![station.middle(), words.content_centred().grow()],
        BESIDE,
    )
}

/// A name with its other name behind it, or with its text below it.
fn words(
    cx: &mut Cx,
    scene: &Scene,
    (text, look): (&TextRule, Look),
    thing: &Words,
    body: TagId,
) -> BoxNode {
    let base = style(cx, scene, text);
    let mut strong = (*base).clone();
    if look != Look::Verdicts {
        strong.font.weight = strong.font.weight.max(600);
    }
    let strong = Rc::new(strong);
    // The word in the reader's own language comes first.
    let (first, second) = match &thing.label {
        Some(label) => (label, Some(&thing.title)),
        None => (&thing.title, thing.text.as_ref()),
    };
    let second = second.filter(|_| look == Look::Words || thing.label.is_some());
    let text = thing.text.as_ref().filter(|_| look == Look::Stacked);
    let words = ItemText {
        name: (first, strong),
        role: TagRole::P,
        behind: second.map(|text| (text, Rc::clone(&base))),
        below: text.map(|text| (text, Rc::clone(&base))),
        gap: Abs::ZERO,
        ground: scene.ground,
    };
    words.node(cx, body)
}

/// Names in one column, what is said of them in another.
fn table(
    cx: &mut Cx,
    scene: &Scene,
    (text, rule): (&TextRule, &LinesLook),
    list: TagId,
    things: &[Words],
) -> BoxNode {
    let text_style = style(cx, scene, text);
    let name_style = styled(cx, scene, text, StyleName::CardLabel, None);
    let height = rule.size.unwrap_or(LINE);
    let mut children = Vec::with_capacity(things.len() * 2);
    let mut rows = Vec::with_capacity(things.len());
    for (row, thing) in (0u16..).zip(things) {
        let entry = cx.tags.add(list, TagRole::LI);
        let label = cx.tags.add(entry, TagRole::Lbl);
        let name = Setting::new(cx, &thing.title, &name_style, scene.ground, Some(label));
        let said = thing.text.as_ref().filter(|text| !is_blank(text));
        // Names stand on the baseline of what is beside them.
        let drop = match said {
            Some(_) => height.max(text_style.leading) - name_style.leading,
            None => height - name_style.leading,
        };
        let name = BoxNode::text(name).padded(Sides {
            top: drop.max(Abs::ZERO),
            ..Sides::default()
        });
        children.push((cell(0, row), name));
        let beside = match said {
            Some(text) => {
                let body = cx.tags.add(entry, TagRole::LBody);
                let text = Setting::new(cx, text, &text_style, scene.ground, Some(body));
                // A word stands on the line that it takes the place of.
                BoxNode::text(text).padded(Sides {
                    top: (height - text_style.leading).max(Abs::ZERO),
                    ..Sides::default()
                })
            }
            None => line(cx, scene.ground, height),
        };
        children.push((cell(1, row), beside));
        rows.push(Track::Auto);
    }
    let columns = [Track::Auto, Track::Fraction(1.0)];
    let gap = rule.gap.unwrap_or(GAP);
    BoxNode::areas(children, &columns, &rows, (BESIDE, gap))
}

const fn cell(column: u16, row: u16) -> Cells {
    Cells {
        column,
        row,
        columns: 1,
        rows: 1,
    }
}

fn is_blank(text: &Text) -> bool {
    text.plain().trim().is_empty()
}
