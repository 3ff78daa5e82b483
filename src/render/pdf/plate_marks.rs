//! The marks and colour bars of a sheet → what of them is seen on each plate: marks on all, the fields of bars on
//! those of their inks.

use super::beside::line_style;
use super::passes::Pass;
use super::register::{LINE, RADIUS};
use crate::color::{Color, SpotTint};
use crate::geom::{Path, Point, Rect};
use crate::pages::{Ground, Item, Page, Stroke};
use crate::press::{Sheet, Side};
use crate::units::Abs;

/// The marks of a sheet's side as a page; `None` where it has none.
pub(super) fn marks(sheet: &Sheet, side: &Side, pass: Pass) -> Option<Page> {
    if side.marks.is_empty() && side.targets.is_empty() && side.bars.is_empty() {
        return None;
    }
    let ink = on(pass);
    let mut items = Vec::new();
    for mark in &side.marks {
        let (width, dash) = line_style(mark.kind);
        let mut stroke = Stroke::solid(ink, Abs::pt(width));
        let lengths = dash.iter().map(|length| Abs::pt(f64::from(*length)));
        stroke.dash = lengths.collect();
        items.push(Item::stroked(Path::line(mark.from, mark.to), stroke));
    }
    for target in &side.targets {
        let ends = |dx: Abs, dy: Abs| {
            let end = |dx, dy| Point::new(target.x + dx, target.y + dy);
            Path::line(end(-dx, -dy), end(dx, dy))
        };
        let reach = RADIUS * 2.0;
        let paths = [
            ends(reach, Abs::ZERO),
            ends(Abs::ZERO, reach),
            Path::circle(*target, RADIUS),
        ];
        let line = |path| Item::stroked(path, Stroke::solid(ink, LINE));
        items.extend(paths.map(line));
    }
    let field = |area: Rect, color| Item::filled(Path::rounded(area, Abs::ZERO), color);
    items.extend(side.bars.iter().map(|bar| field(bar.area, bar.color)));
    Some(Page {
        trim: sheet.size,
        bleed: Abs::ZERO,
        safe: Abs::ZERO,
        label: None,
        ground: Ground::Paper,
        items,
    })
}

/// What is full on the plates of a pass.
const fn on(pass: Pass) -> Color {
    let spot = match pass {
        Pass::Colors | Pass::Black => None,
        Pass::Spot(ink) => Some(SpotTint { ink, percent: 100 }),
    };
    Color {
        rgb: [0; 3],
        cmyk: [100; 4],
        spot,
        in_grey: None,
    }
}
