//! Outlines of a drawing → an `svg` element that stands in the page itself.

use super::markup::{Attributes, Markup};
use crate::color::Color;
use crate::geom::{FillRule, LineCap, LineJoin, Path, Point, Rect, Segment};
use crate::pages::{Item, ItemKind, Stroke};
use crate::units::Abs;

/// Pixels of CSS on a screen for a point on the page, as type of 12 points becomes 18 pixels high.
pub(super) const PIXELS: f64 = 1.5;

/// The drawing that the items are, which says `alt`.
pub(super) fn drawing(items: &[&Item], alt: &str, out: &mut Markup) {
    let Some(area) = items
        .iter()
        .filter_map(|item| bounds(item))
        .reduce(|a, b| a.union(&b))
    else {
        return;
    };
    let size = |length: Abs| number(length.to_pt() * PIXELS);
    let attributes: Attributes = vec![
        ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
        ("role", "img".to_owned()),
        ("aria-label", alt.to_owned()),
        (
            "viewBox",
            format!("0 0 {} {}", pt(area.size.width), pt(area.size.height)),
        ),
        ("width", size(area.size.width)),
        ("height", size(area.size.height)),
    ];
    out.open("svg", &attributes);
    for item in items {
        if let ItemKind::Path {
            path,
            fill,
            stroke,
            opacity,
        } = &item.kind
        {
            let mut attributes: Attributes = vec![("d", outline(path, area.origin))];
            attributes.push(("fill", fill.map_or("none".to_owned(), |fill| fill.hex())));
            if path.rule == FillRule::EvenOdd {
                attributes.push(("fill-rule", "evenodd".to_owned()));
            }
            if let Some(stroke) = stroke {
                attributes.extend(line(stroke));
            }
            if *opacity < 1.0 {
                attributes.push(("opacity", number(*opacity)));
            }
            out.void("path", &attributes);
        }
    }
    out.close("svg");
}

/// Whether most of the drawing has more light than `limit`.
pub(super) fn is_light(items: &[&Item], limit: f64) -> bool {
    let light = items.iter().filter_map(|item| match &item.kind {
        ItemKind::Path { fill, stroke, .. } => fill.or(stroke.as_ref().map(|line| line.color)),
        _ => None,
    });
    let light: Vec<f64> = light.map(Color::luminance).collect();
    light.iter().sum::<f64>() > limit * light.len() as f64
}

/// The rectangle that an outline and the line along it take.
fn bounds(item: &Item) -> Option<Rect> {
    let ItemKind::Path { path, stroke, .. } = &item.kind else {
        return None;
    };
    let half = stroke
        .as_ref()
        .map_or(Abs::ZERO, |stroke| stroke.width / 2.0);
    Some(path.bounds()?.outset(half))
}

fn line(stroke: &Stroke) -> Attributes {
    let mut attributes: Attributes = vec![
        ("stroke", stroke.color.hex()),
        ("stroke-width", pt(stroke.width)),
    ];
    let cap = match stroke.cap {
        LineCap::Butt => None,
        LineCap::Round => Some("round"),
        LineCap::Square => Some("square"),
    };
    attributes.extend(cap.map(|cap| ("stroke-linecap", cap.to_owned())));
    match stroke.join {
        LineJoin::Miter(limit) => attributes.push(("stroke-miterlimit", number(limit))),
        LineJoin::Round => attributes.push(("stroke-linejoin", "round".to_owned())),
        LineJoin::Bevel => attributes.push(("stroke-linejoin", "bevel".to_owned())),
    }
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().map(|length| pt(*length)).collect();
        attributes.push(("stroke-dasharray", dash.join(" ")));
        attributes.push(("stroke-dashoffset", pt(stroke.dash_start)));
    }
    attributes
}

/// Path data (SVG 2, 9.3), counted from `origin`.
fn outline(path: &Path, origin: Point) -> String {
    let at = |p: &Point| format!("{} {}", pt(p.x - origin.x), pt(p.y - origin.y));
    let step = |segment: &Segment| match segment {
        Segment::Move(to) => format!("M{}", at(to)),
        Segment::Line(to) => format!("L{}", at(to)),
        Segment::Cubic(a, b, to) => format!("C{} {} {}", at(a), at(b), at(to)),
        Segment::Close => "Z".to_owned(),
    };
    path.segments.iter().map(step).collect()
}

fn pt(length: Abs) -> String {
    number(length.to_pt())
}

/// A number of two decimals at most.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // No minus before nothing.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}
