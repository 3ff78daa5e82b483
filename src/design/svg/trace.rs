//! A checked XML tree → outlines on the grid. Shapes, styles, transforms and inheritance are usvg's work.

use usvg::roxmltree::Document;
use usvg::tiny_skia_path::{Point as SkiaPoint, Transform as SkiaTransform};
use usvg::{
    BlendMode, ClipPath, FillRule as SvgRule, Group, ImageHrefResolver, Mask, MaskType, Node,
    Options, Paint, PaintOrder, Tree,
};

use super::outlines::{Far, mapped, outline};
use super::regions::Region;
use super::strokes::{self, TooManyDashes};
use super::{GRID, Svg, SvgInk, SvgPath, Traced, check, clip, declarations, fade, values};
use crate::color::Color;
use crate::diag::values::SvgFault;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{FillRule, Path, Rect, Segment, Size};
use crate::source::{FileId, Span};
use crate::units::Abs;

/// The most that a drawing is longer than wide, or the other way round.
const MAX_RATIO: f64 = 50.0;
/// How far beyond its edges a drawing reaches before that is told, on the grid.
const TOLD: Abs = Abs::pt(0.5);

/// Why something cannot be drawn.
enum Trouble {
    /// A property cannot be shown; the value names this part of the file, if any.
    Effect(&'static str, String),
    /// What is seen through as a group lies over itself.
    Through,
    /// A line of too many dashes.
    Dashes,
    /// A place out of all bounds.
    Far,
}

impl From<Far> for Trouble {
    fn from(_: Far) -> Self {
        Self::Far
    }
}

/// Draws what `document` says; faults of the whole are told at `root`.
pub(super) fn trace(
    (file, text): (FileId, &str),
    document: &Document,
    root: Span,
    diags: &mut Diagnostics,
) -> Option<Svg> {
    let mut refused = |error: Diagnostic| {
        diags.push(error);
        None
    };
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = match Tree::from_xmltree(document, &options) {
        Ok(tree) => tree,
        Err(error) => {
            let fault = Fault::DrawingNotSvg {
                detail: SvgFault::Other(error.to_string().into()),
            };
            return refused(fault.at(root).hint(Hint::DrawingExport));
        }
    };
    // The size is the viewBox's unless `width` and `height` say another.
    let size = tree.size();
    let (width, height) = (f64::from(size.width()), f64::from(size.height()));
    let (long, short) = (width.max(height), width.min(height));
    if !long.is_finite() || long > values::MOST || long > MAX_RATIO * short {
        let fault = Fault::DrawingShape {
            most: MAX_RATIO.into(),
        };
        let sides = ["width", "height"];
        let says_sides = sides.map(|side| document.root_element().has_attribute(side));
        let hint = match says_sides.contains(&true) {
            true => Hint::DrawingNoSides,
            false => Hint::write_such(super::VIEW_BOX),
        };
        return refused(fault.at(root).hint(hint));
    }
    let scale = GRID.to_pt() / long;
    let map = SkiaTransform::from_scale(scale as f32, scale as f32);
    let paths = match group(tree.root(), map) {
        Ok(paths) => paths,
        Err(trouble) => return refused(told(trouble, (file, text), document, root)),
    };
    let size = Size::new(Abs::pt(width * scale), Abs::pt(height * scale));
    let (paths, beyond) = clip::to_frame(paths, &Rect::from_size(size));
    if paths.is_empty() {
        return refused(Fault::DrawingEmpty.at(root).hint(Hint::DrawingDrawSome));
    }
    if beyond > TOLD {
        let fault = Fault::DrawingOutside {
            excess: (beyond.to_pt() / scale).into(),
        };
        let warning = Diagnostic::warning(fault, root);
        diags.push(warning.hint(Hint::DrawingMoveInside));
    }
    Some(Svg { size, paths })
}

/// What a drawing of the theme is drawn with, whatever its size; `None` where something of it cannot be drawn.
pub(super) fn outlines(document: &Document) -> Option<Traced> {
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(document, &options).ok()?;
    let size = tree.size();
    Some(Traced {
        paths: group(tree.root(), SkiaTransform::identity()).ok()?,
        size: [size.width(), size.height()].map(f64::from),
    })
}

/// The diagnostic of a trouble, at the place that causes it where that is found.
fn told(
    trouble: Trouble,
    (file, text): (FileId, &str),
    document: &Document,
    root: Span,
) -> Diagnostic {
    let all = declarations::all(file, text, document);
    let find = |names: &[&str], sound: &dyn Fn(&str) -> bool| {
        let mut said = all.iter().filter(|said| names.contains(&&*said.name));
        let said = said.find(|said| sound(&said.value));
        said.map_or((names[0].to_owned(), String::new(), root), |said| {
            (said.name.clone(), said.value.clone(), said.span)
        })
    };
    match trouble {
        Trouble::Effect(name, id) => {
            let names: &[&str] = match name {
                "fill" => &["fill", "stroke"],
                name => &[name],
            };
            let sound = |value: &str| match values::target(value) {
                Some(target) => target == id || id.is_empty(),
                None => id.is_empty() && value != "none" && value != "normal",
            };
            let (name, value, span) = find(names, &sound);
            check::effect(&name, &value, span)
        }
        Trouble::Through => {
            let sound = |value: &str| value.parse::<f64>().is_ok_and(|share| share < 1.0);
            let (_, _, span) = find(&["opacity"], &sound);
            Fault::DrawingThrough.at(span).hint(Hint::DrawingUnite)
        }
        Trouble::Dashes => {
            let (_, _, span) = find(&["stroke-dasharray"], &|value| value != "none");
            let fault = Fault::DrawingDashes {
                most: TooManyDashes::MOST,
            };
            fault.at(span).hint(Hint::DrawingLongerDashes)
        }
        Trouble::Far => Fault::DrawingFar.at(root).hint(Hint::DrawingExport),
    }
}

/// The outlines of a group; checking has bounded how deep groups lie in each other.
fn group(group: &Group, map: SkiaTransform) -> Result<Vec<SvgPath>, Trouble> {
    if !group.filters().is_empty() {
        return Err(Trouble::Effect("filter", String::new()));
    }
    if group.blend_mode() != BlendMode::Normal {
        return Err(Trouble::Effect("mix-blend-mode", String::new()));
    }
    let map = map.pre_concat(group.transform());
    let mut paths = Vec::new();
    for node in group.children() {
        match node {
            Node::Group(inner) => paths.extend(self::group(inner, map)?),
            Node::Path(inner) if inner.is_visible() => path(inner, map, &mut paths)?,
            // Checking has refused pictures and words.
            Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
        }
    }
    if let Some(clipped) = group.clip_path() {
        paths = clip::within(paths, &clip_region(clipped, map)?);
    }
    if let Some(mask) = group.mask() {
        paths = clip::within(paths, &mask_region(mask, map)?);
    }
    let opacity = f64::from(group.opacity().get());
    if opacity < 1.0 {
        paths = fade::together(paths, opacity).map_err(|_| Trouble::Through)?;
    }
    paths.retain(|path| path.opacity > 0.0);
    Ok(paths)
}

/// The part of the plane that a clip leaves.
fn clip_region(clip: &ClipPath, map: SkiaTransform) -> Result<Region, Trouble> {
    let map = map.pre_concat(clip.transform());
    let mut region = Region::default();
    for path in group(clip.root(), map)? {
        if path.fill.is_some() {
            region = region.union(&Region::inside(&path.path));
        }
    }
    match clip.clip_path() {
        // A clip of a clip lies in the same space as what it clips.
        Some(inner) => Ok(region.intersection(&clip_region(inner, map)?)),
        None => Ok(region),
    }
}

/// The part of the plane that a mask leaves, where it leaves each place whole or not at all: one of what is
/// opaque, or of black and white.
fn mask_region(mask: &Mask, map: SkiaTransform) -> Result<Region, Trouble> {
    let trouble = || Trouble::Effect("mask", mask.id().to_owned());
    let mut region = Region::default();
    for path in group(mask.root(), map)? {
        let parts = [
            path.fill.map(|ink| (ink, path.path.clone())),
            path.stroke
                .as_ref()
                .map(|stroke| (stroke.ink, strokes::ink_of(&path.path, stroke))),
        ];
        for (ink, outline) in parts.into_iter().flatten() {
            let inside = Region::inside(&outline);
            let shows = match (mask.kind(), ink) {
                _ if path.opacity < 1.0 => return Err(trouble()),
                (MaskType::Alpha, _) => true,
                (
                    MaskType::Luminance,
                    SvgInk::Own(Color {
                        rgb: [255, 255, 255],
                        ..
                    }),
                ) => true,
                (MaskType::Luminance, SvgInk::Own(Color { rgb: [0, 0, 0], .. })) => false,
                (MaskType::Luminance, _) => return Err(trouble()),
            };
            region = match shows {
                true => region.union(&inside),
                false => region.difference(&inside),
            };
        }
    }
    let rect = mask.rect().to_rect();
    let mut frame = Path::default();
    let corners = [
        (rect.left(), rect.top()),
        (rect.right(), rect.top()),
        (rect.right(), rect.bottom()),
        (rect.left(), rect.bottom()),
    ];
    for (nth, (x, y)) in corners.into_iter().enumerate() {
        let corner = mapped(SkiaPoint::from_xy(x, y), map)?;
        frame.segments.push(match nth {
            0 => Segment::Move(corner),
            _ => Segment::Line(corner),
        });
    }
    region = region.intersection(&Region::inside(&frame));
    match mask.mask() {
        Some(inner) => Ok(region.intersection(&mask_region(inner, map)?)),
        None => Ok(region),
    }
}

/// The inside and the line of one shape.
fn path(shape: &usvg::Path, map: SkiaTransform, paths: &mut Vec<SvgPath>) -> Result<(), Trouble> {
    let mut shown = outline(shape.data().segments(), map)?;
    let mut fill = None;
    if let Some(painted) = shape.fill() {
        shown.rule = match painted.rule() {
            SvgRule::NonZero => FillRule::NonZero,
            SvgRule::EvenOdd => FillRule::EvenOdd,
        };
        let ink = ink(painted.paint())?;
        let opacity = f64::from(painted.opacity().get());
        fill = Some(SvgPath::filled(shown.clone(), ink, opacity));
    }
    let mut line = None;
    if let Some(painted) = shape.stroke() {
        strokes::check_dashes(shape.data(), painted).map_err(|_| Trouble::Dashes)?;
        let ink = ink(painted.paint())?;
        let opacity = f64::from(painted.opacity().get());
        let plain = strokes::plain(painted, ink, map);
        line = Some(match plain.filter(|_| opacity >= 1.0) {
            Some(stroke) => SvgPath {
                path: shown,
                fill: None,
                stroke: Some(stroke),
                opacity,
            },
            None => {
                let inked = strokes::ink_of_mapped(shape.data(), painted, map);
                let identity = SkiaTransform::identity();
                let inked = inked.map(|inked| outline(inked.segments(), identity));
                SvgPath::filled(inked.transpose()?.unwrap_or_default(), ink, opacity)
            }
        });
    }
    let both = match shape.paint_order() {
        PaintOrder::FillAndStroke => [fill, line],
        PaintOrder::StrokeAndFill => [line, fill],
    };
    match both {
        [Some(below), Some(above)]
            if below.opacity >= 1.0 && below.stroke.is_none() && above.stroke.is_some() =>
        {
            paths.push(SvgPath {
                fill: below.fill,
                ..above
            });
        }
        both => paths.extend(both.into_iter().flatten()),
    }
    Ok(())
}

fn ink(paint: &Paint) -> Result<SvgInk, Trouble> {
    let id = match paint {
        Paint::Color(color) => {
            return Ok(SvgInk::Own(Color::of_rgb([
                color.red,
                color.green,
                color.blue,
            ])));
        }
        Paint::LinearGradient(gradient) => gradient.id(),
        Paint::RadialGradient(gradient) => gradient.id(),
        Paint::Pattern(pattern) => pattern.id(),
    };
    Err(Trouble::Effect("fill", id.to_owned()))
}
