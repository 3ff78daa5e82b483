//! The sides of a sheet → a small drawing of it (SVG), with the number of each page where the page lies, and what they
//! show in words. Marks, folds and slits are those of the plan.

use crate::design::MarkKind;
use crate::geom::{Rect, Size};
use crate::pages::Pages;
use crate::press::{Finish, Plan, Side, Turn};
use crate::units::Abs;

/// How wide a drawn sheet is at most, and how high, in units of the drawing.
const BOX: Size = Size::new(Abs::pt(240.0), Abs::pt(200.0));

/// How folds are drawn.
const DASHED: &str = "stroke=\"#333\" stroke-width=\".9\" stroke-dasharray=\"5 4\"";

/// Between two drawn sheets.
const BETWEEN: Abs = Abs::pt(28.0);

/// The digits, each as strokes in a field of 4 × 7.
const DIGITS: [&str; 10] = [
    "M2 0C.9 0 .3 1.4 .3 3.5C.3 5.6 .9 7 2 7C3.1 7 3.7 5.6 3.7 3.5C3.7 1.4 3.1 0 2 0Z",
    "M.9 1.2L2.3 0V7",
    "M.4 1.7C.6 .6 1.2 0 2 0C3 0 3.6 .8 3.6 1.8C3.6 3.4 .6 5.2 .4 7H3.7",
    "M.5 .9C.9 .3 1.4 0 2 0C3 0 3.5 .8 3.5 1.7C3.5 2.7 2.8 3.3 1.8 3.3C3 3.3 3.7 4.1 3.7 5.1C3.7 6.2 3 7 1.9 7C1.2 7 .6 6.6 .3 6",
    "M2.8 7V0L.2 5H3.8",
    "M3.4 0H.8L.5 3.2C.9 2.8 1.4 2.6 1.9 2.6C3 2.6 3.7 3.5 3.7 4.8C3.7 6.1 2.9 7 1.8 7C1.1 7 .6 6.7 .3 6.2",
    "M3.3 .6C3 .2 2.6 0 2.1 0C.9 0 .3 1.7 .3 4C.3 5.9 .9 7 2 7C3 7 3.7 6.1 3.7 4.9C3.7 3.7 3 2.9 2 2.9C1.2 2.9 .5 3.5 .3 4.4",
    "M.3 0H3.7C2.5 2 1.7 4.3 1.5 7",
    "M2 3.2C1.1 3.2 .6 2.5 .6 1.6C.6 .7 1.2 0 2 0C2.8 0 3.4 .7 3.4 1.6C3.4 2.5 2.9 3.2 2 3.2C1 3.2 .3 4 .3 5.1C.3 6.2 1 7 2 7C3 7 3.7 6.2 3.7 5.1C3.7 4 3 3.2 2 3.2Z",
    "M.7 6.4C1 6.8 1.4 7 1.9 7C3.1 7 3.7 5.3 3.7 3C3.7 1.1 3.1 0 2 0C1 0 .3 .9 .3 2.1C.3 3.3 1 4.1 2 4.1C2.8 4.1 3.5 3.5 3.7 2.6",
];

/// Whether a drawing says something: several pages share a side, and are no tiles, of which a sheet of their own
/// shows how they go together.
pub(super) fn is_worth_it(plan: &Plan) -> bool {
    let sheets = plan.sheets.patterns().iter();
    let mut sides = sheets.flat_map(|sheet| &sheet.sides);
    sides.any(|side| side.slots.len() > 1) && plan.extras.is_empty()
}

/// Whether folds are drawn.
pub(super) fn has_folds(plan: &Plan) -> bool {
    let finish = plan.print.as_ref().map_or(&[][..], |print| &print.finish);
    let sheet = plan.sheets.pattern(0);
    let marks = sheet.into_iter().flat_map(|sheet| &sheet.sides);
    let mut marks = marks.flat_map(|side| &side.marks);
    sheet.is_some_and(|sheet| !folds(finish, sheet.size).is_empty())
        || sheet.is_some_and(|sheet| sheet.sides.iter().any(|side| side.joined))
        || marks.any(|mark| mark.kind == MarkKind::Fold)
}

/// The first sheet, front and back side by side; `None` where that says nothing.
pub(super) fn first_sheet(plan: &Plan, pages: &Pages) -> Option<String> {
    let sheet = plan.sheets.first().filter(|_| is_worth_it(plan))?;
    let scale = (BOX.width / sheet.size.width).min(BOX.height / sheet.size.height);
    let drawn = Size::new(sheet.size.width * scale, sheet.size.height * scale);
    let count = sheet.sides.len();
    let width = drawn.width * count as f64 + BETWEEN * count.saturating_sub(1) as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 {:.2} {:.2}\">",
        width.to_pt() + 2.0,
        drawn.height.to_pt() + 2.0,
    );
    let finish = plan.print.as_ref().map_or(&[][..], |print| &print.finish);
    for (nth, side) in sheet.sides.iter().enumerate() {
        let left = (drawn.width + BETWEEN) * nth as f64;
        svg += &format!("<g transform=\"translate({:.2} 0)\">", left.to_pt());
        svg += &rect(
            Rect::from_size(drawn),
            "fill=\"#fff\" stroke=\"#333\" stroke-width=\"1.2\"",
        );
        draw_side(&mut svg, side, pages, scale);
        if side.joined {
            draw_folds_of_panels(&mut svg, side, pages, scale);
        }
        for fold in folds(finish, sheet.size) {
            svg += &line(scaled(fold, scale), DASHED);
        }
        if let Some(slit) = slit(finish, sheet.size) {
            let bold = "stroke=\"#333\" stroke-width=\"2.2\"";
            svg += &line(scaled(slit, scale), bold);
        }
        svg += "</g>";
    }
    Some(svg + "</svg>")
}

/// The sheet that [`first_sheet`] draws, side by side: the numbers of the pages in rows, from above.
pub(super) fn numbers(plan: &Plan) -> Vec<Vec<usize>> {
    let sheet = plan.sheets.first();
    let sides = sheet.map_or_else(Vec::new, |sheet| sheet.sides);
    let numbers = |side: &Side| {
        let mut slots: Vec<_> = side.slots.iter().collect();
        // Rows within a tenth of a millimetre of each other are one.
        slots.sort_by_key(|slot| {
            let tenths = |length: Abs| (length.to_mm() * 10.0).round() as i64;
            (tenths(slot.origin.y), tenths(slot.origin.x))
        });
        slots.iter().map(|slot| slot.page + 1).collect()
    };
    sides.iter().map(numbers).collect()
}

fn draw_side(svg: &mut String, side: &Side, pages: &Pages, scale: f64) {
    for slot in &side.slots {
        let Some(page) = pages.get(slot.page) else {
            continue;
        };
        let trim = scaled(slot.trim(page.trim), scale);
        *svg += &rect(
            trim,
            "fill=\"#eef2f3\" stroke=\"#8a9aa0\" stroke-width=\".6\"",
        );
        *svg += &number(slot.page + 1, trim, slot.turn);
    }
    for mark in &side.marks {
        let style = match mark.kind {
            MarkKind::Fold => DASHED,
            _ => "stroke=\"#333\" stroke-width=\".9\"",
        };
        let (from, to) = (mark.from, mark.to);
        let between = Rect::new(from.x, from.y, to.x - from.x, to.y - from.y);
        *svg += &line(scaled(between, scale), style);
    }
    if let Some([from, to]) = side.ruler.and_then(|ruler| ruler.lines().next()) {
        let between = Rect::new(from.x, from.y, to.x - from.x, to.y - from.y);
        *svg += &line(
            scaled(between, scale),
            "stroke=\"#333\" stroke-width=\".9\"",
        );
    }
}

/// The folds between the panels of a leaflet, which lie side by side.
fn draw_folds_of_panels(svg: &mut String, side: &Side, pages: &Pages, scale: f64) {
    let trims = side.slots.iter();
    let trims = trims.filter_map(|slot| Some(slot.trim(pages.get(slot.page)?.trim)));
    let trims: Vec<Rect> = trims.collect();
    let last = trims.iter().map(Rect::right).fold(Abs::ZERO, Abs::max);
    for trim in trims {
        let fold = Rect::new(trim.right(), trim.top(), Abs::ZERO, trim.size.height);
        if fold.left() < last {
            *svg += &line(scaled(fold, scale), DASHED);
        }
    }
}

/// The folds that a sheet gets all over, each from end to end.
fn folds(finish: &[Finish], sheet: Size) -> Vec<Rect> {
    let Size { width, height } = sheet;
    let upright = |x: Abs| Rect::new(x, Abs::ZERO, Abs::ZERO, height);
    let fold = |step: &Finish| match step {
        Finish::Fold | Finish::FoldAndStaple | Finish::Gather(_) => vec![upright(width / 2.0)],
        Finish::FoldZine => {
            let level = Rect::new(Abs::ZERO, height / 2.0, width, Abs::ZERO);
            let quarters = [1.0, 2.0, 3.0].map(|nth| upright(width * nth / 4.0));
            quarters.into_iter().chain([level]).collect()
        }
        _ => Vec::new(),
    };
    finish.iter().flat_map(fold).collect()
}

/// The slit of a booklet of one sheet.
fn slit(finish: &[Finish], sheet: Size) -> Option<Rect> {
    let Size { width, height } = sheet;
    let slit = Rect::new(width / 4.0, height / 2.0, width / 2.0, Abs::ZERO);
    finish.contains(&Finish::FoldZine).then_some(slit)
}

/// A page's number in the middle of its place, turned as the page is.
fn number(number: usize, place: Rect, turn: Turn) -> String {
    let text = number.to_string();
    let middle = (
        place.left() + place.size.width / 2.0,
        place.top() + place.size.height / 2.0,
    );
    let room = place.size.width.min(place.size.height);
    let size = (room.to_pt() * 0.34).clamp(4.0, 26.0) / 7.0;
    let advance = 5.2;
    let width = advance * text.len() as f64 - 1.2;
    let degrees = match turn {
        Turn::None => 0,
        Turn::Quarter => -90,
        Turn::Half => 180,
        Turn::ThreeQuarters => 90,
    };
    let mut svg = format!(
        "<g transform=\"translate({:.2} {:.2}) rotate({degrees}) scale({size:.3}) translate({:.2} -3.5)\" \
         fill=\"none\" stroke=\"#222\" stroke-width=\".8\" stroke-linecap=\"round\" stroke-linejoin=\"round\">",
        middle.0.to_pt(),
        middle.1.to_pt(),
        -width / 2.0,
    );
    for (nth, digit) in text.bytes().enumerate() {
        let path = DIGITS
            .get(usize::from(digit.wrapping_sub(b'0')))
            .unwrap_or(&"");
        svg += &format!(
            "<path transform=\"translate({:.2} 0)\" d=\"{path}\"/>",
            advance * nth as f64
        );
    }
    svg + "</g>"
}

fn scaled(rect: Rect, scale: f64) -> Rect {
    Rect::new(
        rect.left() * scale,
        rect.top() * scale,
        rect.size.width * scale,
        rect.size.height * scale,
    )
}

fn rect(rect: Rect, style: &str) -> String {
    let [x, y, width, height] =
        [rect.left(), rect.top(), rect.size.width, rect.size.height].map(Abs::to_pt);
    format!("<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" {style}/>")
}

fn line(between: Rect, style: &str) -> String {
    let [x, y] = [between.left(), between.top()].map(Abs::to_pt);
    let [dx, dy] = [between.size.width, between.size.height].map(Abs::to_pt);
    format!(
        "<path fill=\"none\" d=\"M{x:.2} {y:.2}L{:.2} {:.2}\" {style}/>",
        x + dx,
        y + dy
    )
}
