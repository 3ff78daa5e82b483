//! The trail on cards: it comes in on the left where the card before let it go on the right, and
//! ends at a sun. Decoration, in an area of its own, so that it never runs under words.

use super::area::{Scene, styled};
use crate::color::Color;
use crate::content::Value;
use crate::design::{Accent, AreaDecor, AreaRule, Palette};
use crate::geom::{Path, Point, Rect};
use crate::lines::Line;
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke, TagRole};
use crate::pages::text::{Setting, height_of};
use crate::units::Abs;

/// The heights at which the trail goes from card to card, as shares of its band from above; after
/// the last the first follows.
const HEIGHTS: [f64; 7] = [0.74, 0.34, 0.66, 0.28, 0.60, 0.40, 0.70];
/// The diameter of a station, where the layout does not say.
const STATION: Abs = Abs::mm(8.0);
/// The thickness of a dot.
const DOT: Abs = Abs::pt(1.5);
/// Where the first and the last card have their stations, as shares of the width.
const FIRST_LAST: (f64, f64) = (0.16, 0.84);
/// Between a station and the dots.
const RIM: Abs = Abs::pt(2.5);

/// Where the trail passes from card `step` − 1 to card `step`.
fn height(step: usize) -> f64 {
    HEIGHTS[step % HEIGHTS.len()]
}

/// The box of an area with a trail.
pub fn node(cx: &mut Cx, scene: &Scene, rule: &AreaRule) -> BoxNode {
    let painted = cx.painted();
    let frame = scene.frame;
    // From the fragment's corner, in which boxes are painted.
    let across = (
        painted.left() - frame.left(),
        painted.right() - frame.left(),
    );
    let deck = scene.setting.table;
    let way = Way {
        step: scene.setting.step,
        count: deck.walkers,
        across,
        band: rule.band,
        station: rule.size.unwrap_or(STATION),
        dots: dots(scene),
        accent: scene.accent.clone(),
        light: scene.ground == scene.accent.deep,
    };
    if rule.decor == AreaDecor::Sun {
        let palette = deck.design.palette.clone();
        return BoxNode::column(Vec::new(), Abs::ZERO)
            .painted(move |area| way.to_the_sun(area, &palette));
    }
    let number = number(cx, scene, rule);
    BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| way.through(area, number.as_ref()))
}

/// The colour of the dots: seen on the ground.
fn dots(scene: &Scene) -> Color {
    if scene.ground == scene.accent.deep {
        Color::WHITE
    } else {
        scene.accent.bright
    }
}

/// The number in the station, where the area shows one.
fn number(cx: &mut Cx, scene: &Scene, rule: &AreaRule) -> Option<(Setting, Vec<Line>)> {
    let Some(Value::Text(paragraphs)) = scene.setting.card.values.get(&rule.value) else {
        return None;
    };
    let text = paragraphs.first()?;
    let station = rule.size.unwrap_or(STATION);
    let style = styled(cx, scene, rule, crate::design::StyleName::CardMark, None);
    let mut style = (*style).clone();
    style.size = station * 0.56;
    style.leading = station;
    style.align = crate::design::Align::Center;
    style.color = Color::WHITE;
    let style = std::rc::Rc::new(style);
    let tag = cx.tags.add(scene.setting.tag, TagRole::P);
    let setting = Setting::new(cx, text, &style, scene.accent.deep, Some(tag));
    let lines = setting.lines(cx, station);
    setting.report_overfull(cx, &lines);
    Some((setting, lines))
}

/// How the trail runs on one card.
struct Way {
    step: usize,
    count: usize,
    /// From where to where, in the fragment.
    across: (Abs, Abs),
    band: Option<Abs>,
    station: Abs,
    dots: Color,
    accent: Accent,
    light: bool,
}

impl Way {
    /// The height at which the trail passes card `step`'s left edge.
    fn y(&self, area: Rect, step: usize) -> Abs {
        let band = self.band.unwrap_or(area.size.height).min(area.size.height);
        let room = (band - self.station).max(Abs::ZERO);
        area.bottom() - band + self.station / 2.0 + room * height(step)
    }

    /// Through the card, past its station.
    fn through(&self, area: Rect, number: Option<&(Setting, Vec<Line>)>) -> Vec<Item> {
        let (from, to) = self.across;
        let last = self.count.saturating_sub(1).max(1) as f64;
        let (first_share, last_share) = FIRST_LAST;
        let share = first_share + (last_share - first_share) * (self.step as f64 / last);
        let radius = self.station / 2.0;
        // The station keeps to its area.
        let x = (area.left() + area.size.width * share)
            .max(area.left() + radius)
            .min(area.right() - radius);
        let (y0, y1) = (self.y(area, self.step), self.y(area, self.step + 1));
        let centre = Point::new(x, y0 + (y1 - y0) * share);
        let start = Point::new(from, y0);
        let end = Point::new(to, y1);
        let mut items = Vec::new();
        // Level at both edges, so that the next card takes it up without a bend.
        for (edge, side) in [(start, -1.0), (end, 1.0)] {
            let near = centre.shift((radius + RIM) * side, Abs::ZERO);
            items.push(self.dotted(swing(edge, near)));
        }
        let disc = if self.light {
            self.accent.bright
        } else {
            self.accent.deep
        };
        items.push(Item::filled(Path::circle(centre, radius), disc));
        if let Some((setting, lines)) = number {
            let corner = centre.shift(-radius, -height_of(lines) / 2.0);
            items.extend(setting.items(lines, corner));
        }
        items
    }

    /// In from the left and up to a sun.
    fn to_the_sun(&self, area: Rect, palette: &Palette) -> Vec<Item> {
        let (from, _) = self.across;
        let sun = palette.accents[1 % palette.accents.len()].bright;
        let radius = self.station;
        let centre = Point::new(area.right() - radius * 1.15, area.top() + radius);
        let start = Point::new(from, self.y(area, self.step));
        let low = (area.bottom() - self.station * 0.35).max(start.y);
        let at = |x: f64, y: Abs| Point::new(start.x + (centre.x - start.x) * x, y);
        let rise = low - centre.y;
        let points = [
            start,
            at(0.16, low - (low - start.y) * 0.25),
            at(0.38, low),
            at(0.60, low - rise * 0.16),
            at(0.78, low - rise * 0.42),
            at(0.90, low - rise * 0.62),
            Point::new(centre.x, centre.y + radius + RIM),
        ];
        vec![
            self.dotted(Path::smooth(&points)),
            Item::filled(Path::circle(centre, radius), sun),
        ]
    }

    fn dotted(&self, path: Path) -> Item {
        Item::stroked(path, Stroke::dotted(self.dots, DOT))
    }
}

/// A curve that leaves `from` and reaches `to` level.
fn swing(from: Point, to: Point) -> Path {
    let half = (to.x - from.x) / 2.0;
    Path {
        segments: vec![
            crate::geom::Segment::Move(from),
            crate::geom::Segment::Cubic(
                from.shift(half, Abs::ZERO),
                to.shift(-half, Abs::ZERO),
                to,
            ),
        ],
    }
}
