//! The trail on cards: it comes in on the left where the card before let it go on the right, and
//! ends at a sun. Decoration, in an area of its own, so that it never runs under words.

use super::area::{Scene, styled};
use crate::color::Color;
use crate::content::Thing;
use crate::design::{Accent, AreaDecor, AreaRule, Palette};
use crate::geom::{Path, Point, Rect};
use crate::lines::Line;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke, TagRole};
use crate::pages::text::{Setting, height_of};
use crate::pages::{Cx, Edge};
use crate::units::Abs;

/// The heights at which the trail goes from card to card, as shares of its band from above; after
/// the last the first follows.
const HEIGHTS: [f64; 7] = [0.86, 0.22, 0.70, 0.10, 0.78, 0.30, 0.92];
/// The diameter of a station, where the layout does not say.
const STATION: Abs = Abs::mm(8.0);
/// The thickness of a dot.
const DOT: Abs = Abs::pt(1.5);
/// Where the first and the last card have their stations, as shares of the width.
const FIRST_LAST: (f64, f64) = (0.16, 0.84);
/// Dots that stand out less from their ground are drawn in the accent's deep colour.
const FAINT: f64 = 2.2;
/// Between a station and the dots.
const RIM: Abs = Abs::pt(2.5);
/// The same as shares of a station, for stations as large as those on posters.
const SHARES: (f64, f64) = (0.02, 0.05);

/// The thickness of the dots beside stations of this diameter.
pub fn dot(station: Abs) -> Abs {
    DOT.max(station * SHARES.0)
}

/// The room between the dots and a station of this diameter.
pub fn rim(station: Abs) -> Abs {
    RIM.max(station * SHARES.1)
}

/// Where the trail passes from card `step` − 1 to card `step`.
fn height(step: usize) -> f64 {
    HEIGHTS[step % HEIGHTS.len()]
}

/// Where the trail comes in and goes out, from the corner of the frame, in which boxes are painted:
/// its dots are cut off at the trim, but on sheets that stay as they are printed they stand whole
/// inside what is printed.
pub fn edges(cx: &Cx, scene: &Scene, station: Abs) -> (Abs, Abs) {
    let (painted, frame) = (cx.painted(), scene.frame);
    let whole = match cx.edge {
        Edge::Bleed => Abs::ZERO,
        Edge::Inset(_) => dot(station) / 2.0,
    };
    // Over a fold it runs on to the next page.
    let folds = scene.setting.table.request.folds;
    let [left, right] = folds.map_or([false; 2], |at| at(scene.setting.page));
    let from = if left {
        Abs::ZERO
    } else {
        painted.left() + whole
    };
    let to = match right {
        true => cx.design.page.trim.width,
        false => painted.right() - whole,
    };
    (from - frame.left(), to - frame.left())
}

/// The box of an area with a trail.
pub fn node(cx: &mut Cx, scene: &Scene, rule: &AreaRule) -> BoxNode {
    let across = edges(cx, scene, rule.size.unwrap_or(STATION));
    let deck = scene.setting.table;
    let way = Way {
        step: match rule.decor {
            // The sun ends the walk, wherever its card stands in the deck.
            AreaDecor::Sun => deck.walkers,
            _ => scene.setting.step,
        },
        count: deck.walkers,
        across,
        band: rule.band,
        station: rule.size.unwrap_or(STATION),
        dots: dots(scene),
        accent: scene.accent.clone(),
        light: scene.ground == scene.accent.deep,
        ground: scene.ground,
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
    } else if scene.accent.bright.contrast(scene.ground) < FAINT {
        scene.accent.deep
    } else {
        scene.accent.bright
    }
}

/// The number in the station, where the area shows one.
fn number(cx: &mut Cx, scene: &Scene, rule: &AreaRule) -> Option<(Setting, Vec<Line>)> {
    let Some(Thing::Text(paragraphs)) = scene.setting.card.values.get(&rule.value) else {
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
    ground: Color,
}

impl Way {
    /// The height at which the trail passes card `step`'s left edge.
    fn y(&self, area: Rect, step: usize) -> Abs {
        let band = self.band.unwrap_or(area.size.height).min(area.size.height);
        area.bottom() - band + band * height(step)
    }

    /// Through the card, past its station.
    fn through(&self, area: Rect, number: Option<&(Setting, Vec<Line>)>) -> Vec<Item> {
        let (from, to) = self.across;
        let last = self.count.saturating_sub(1).max(1) as f64;
        let (first_share, last_share) = FIRST_LAST;
        let share = first_share + (last_share - first_share) * (self.step as f64 / last);
        let radius = self.station.min(area.size.height).min(area.size.width) / 2.0;
        // The station keeps to its area.
        let x = (area.left() + area.size.width * share)
            .max(area.left() + radius)
            .min(area.right() - radius);
        let (y0, y1) = (self.y(area, self.step), self.y(area, self.step + 1));
        let middle = (y0 + y1) / 2.0;
        let y = middle.max(area.top() + radius).min(area.bottom() - radius);
        let centre = Point::new(x, y);
        let start = Point::new(from, y0);
        let end = Point::new(to, y1);
        let mut items = Vec::new();
        // Level at both edges, so that the next card takes it up without a bend.
        for (edge, side) in [(start, -1.0), (end, 1.0)] {
            let near = centre.shift((radius + rim(self.station)) * side, Abs::ZERO);
            items.push(self.dotted(self.swing(edge, near, area)));
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
        let radius = (self.station * 0.75)
            .min(area.size.height / 2.0)
            .min(area.size.width / 4.0);
        let centre = Point::new(area.right() - radius, area.top() + radius);
        let start = Point::new(from, self.y(area, self.step));
        // The way winds between the foot of the area and the height of the sun's foot, and comes to
        // the sun from below.
        let low = area.bottom();
        // A hill no steeper than a walker climbs, however high the area is.
        let rise = (area.right() - start.x) * 0.2;
        let high = (centre.y + radius * 0.6).max(low - rise);
        let reach = (radius + rim(self.station)) * 0.72;
        let end = centre.shift(-reach, reach);
        let at =
            |x: f64, y: f64| Point::new(start.x + (end.x - start.x) * x, high + (low - high) * y);
        let points = [
            start,
            at(0.14, 0.62),
            at(0.30, 0.40),
            at(0.47, 0.62),
            at(0.62, 0.95),
            at(0.78, 0.98),
            at(0.91, 0.62),
            end,
        ];
        let mut items = vec![self.dotted(Path::smooth(&points))];
        let passed = [points[2], points[4]];
        items.extend(passed.into_iter().zip([0, 2]).flat_map(|(at, accent)| {
            let accent = &palette.accents[accent % palette.accents.len()];
            [
                // No dot touches a station.
                Item::filled(Path::circle(at, radius * 0.26 + RIM), self.ground),
                Item::filled(Path::circle(at, radius * 0.26), accent.bright),
            ]
        }));
        items.push(Item::filled(Path::circle(centre, radius), sun));
        items
    }

    /// A winding way between a card's edge and its station: level at both, with a rise or a dip where
    /// it is long.
    fn swing(&self, edge: Point, near: Point, area: Rect) -> Path {
        let long = near.x - edge.x;
        let bend = if edge.y < near.y { 1.0 } else { -1.0 };
        // A short way has no room to wind.
        let spare = (long.abs() - area.size.height).max(Abs::ZERO);
        let amount = (spare * 0.15).min(area.size.height * 0.42) * bend;
        let between = |share: f64, off: f64| {
            let y = edge.y + (near.y - edge.y) * share + amount * off;
            let dot = dot(self.station);
            let y = y.max(area.top() + dot).min(area.bottom() - dot);
            Point::new(edge.x + long * share, y)
        };
        Path::smooth(&[
            edge,
            between(0.14, 0.0),
            between(0.38, -0.9),
            between(0.68, 0.9),
            between(0.9, 0.35),
            near,
        ])
    }

    fn dotted(&self, path: Path) -> Item {
        Item::stroked(path, Stroke::dotted(self.dots, dot(self.station)))
    }
}
