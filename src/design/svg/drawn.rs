//! Sound drawings, and where their ink is.

use super::tests::{read, sound};
use super::*;
use crate::geom::Segment;

/// The share of the drawing that is inked, by its outlines.
fn inked(text: &str) -> f64 {
    let drawing = sound(text);
    let ink = drawing
        .paths
        .iter()
        .fold(regions::Region::default(), |ink, path| {
            let line = path
                .stroke
                .as_ref()
                .map(|stroke| strokes::ink_of(&path.path, stroke));
            let fill = path.fill.map(|_| path.path.clone());
            let parts = line.into_iter().chain(fill);
            parts.fold(ink, |ink, part| ink.union(&regions::Region::inside(&part)))
        });
    ink.area() / (drawing.size.width.to_pt() * drawing.size.height.to_pt())
}

#[test]
fn what_is_drawn_is_what_svg_says() {
    let svg = |body: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 10 10'>{body}</svg>"
        )
    };
    for (share, body) in [
        // A frame: the inner square is no ink by the even-odd rule, and is by the other.
        (
            0.48,
            "<path fill-rule='evenodd' d='M1 1h8v8H1zM3 3h4v4H3z'/>",
        ),
        (0.64, "<path d='M1 1h8v8H1zM3 3h4v4H3z'/>"),
        (
            0.48,
            "<path style='fill-rule:evenodd' d='M1 1h8v8H1zM3 3h4v4H3z'/>",
        ),
        // Styles: an element, a class, an id, and one over the other.
        (
            0.2,
            "<style>path{fill:none;stroke:#000;stroke-width:2}</style><path d='M0 5h10'/>",
        ),
        (
            0.2,
            "<style><![CDATA[.a{fill:none} /* } */ .a{stroke:#000;stroke-width:2}]]></style><path class='a' d='M0 5h10'/>",
        ),
        (
            0.3,
            "<style>#b{stroke-width:3}</style><g fill='none' stroke='#000' stroke-width='2'><path id='b' d='M0 5h10'/></g>",
        ),
        // Lines: ends, dashes, squeezed, and what a group hands on.
        (
            0.16,
            "<path d='M2 5h6' stroke='#000' stroke-width='2' stroke-linecap='square'/>",
        ),
        (
            0.1,
            "<path d='M0 5h10' stroke='#000' stroke-width='2' stroke-dasharray='1'/>",
        ),
        (
            0.1,
            "<path d='M0 5h10' stroke='#000' stroke-width='2' stroke-dasharray='1' stroke-dashoffset='1'/>",
        ),
        (
            0.4,
            "<g transform='scale(1 2)'><path d='M0 2.5h10' stroke='#000' stroke-width='2'/></g>",
        ),
        // What is used again, and symbols.
        (
            0.08,
            "<defs><path id='a' d='M0 0h2v2H0z'/></defs><use href='#a'/><use xlink:href='#a' x='5'/>",
        ),
        (
            0.25,
            "<symbol id='a' viewBox='0 0 1 1'><path d='M0 0h1v1H0z'/></symbol><use href='#a' width='5' height='5'/>",
        ),
        // Clips: a rectangle, a shape, a clip of what a class says, and the viewBox.
        (
            0.25,
            "<clipPath id='a'><rect width='5' height='5' fill='white'/></clipPath><path clip-path='url(#a)' d='M0 0h10v10H0z'/>",
        ),
        (
            0.5,
            "<clipPath id='a'><path d='M0 0h10L0 10z'/></clipPath><path clip-path='url(#a)' d='M0 0h10v10H0z'/>",
        ),
        (
            0.16,
            "<style>.a{clip-path:url(#a)}</style><clipPath id='a'><rect width='5' height='2'/><rect y='8' width='5' height='2'/></clipPath><g class='a'><path d='M0 0h4v10H0z'/><path d='M0 0h2v10H0z'/></g>",
        ),
        (0.2, "<path d='M8 0h1.9999v10H8z'/>"),
        // Masks of black and white, and of what is opaque.
        (
            0.75,
            "<mask id='a'><rect width='10' height='10' fill='#fff'/><rect width='5' height='5'/></mask><path mask='url(#a)' d='M0 0h10v10H0z'/>",
        ),
        (
            0.25,
            "<mask id='a' style='mask-type:alpha'><rect width='5' height='5' fill='red'/></mask><path mask='url(#a)' d='M0 0h10v10H0z'/>",
        ),
        // A switch shows what programs without the extension show.
        (
            0.25,
            "<switch><foreignObject requiredExtensions='http://ns.adobe.com/'/><g><path d='M0 0h5v5H0z'/></g></switch>",
        ),
        // A nested drawing with a viewBox of its own.
        (
            0.25,
            "<svg width='5' height='5' viewBox='0 0 1 1'><path d='M0 0h1v1H0z'/></svg>",
        ),
        (
            0.16,
            "<path visibility='hidden' d='M0 0h9v9H0z'/><path d='M0 0h4v4H0z'/>",
        ),
    ] {
        let found = inked(&svg(body));
        assert!((found - share).abs() < 1e-3, "{body}: {found}, not {share}");
    }
}

#[test]
fn what_lies_beyond_the_viewbox_is_cut_off_and_told() {
    let svg = |body: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>{body}</svg>")
    };
    let far = svg("<path d='M12 0h24v24H12z'/>");
    let (drawing, faults) = read(&far);
    assert_eq!(faults, [("drawing-outside", "<svg".to_owned())]);
    let bounds = drawing.expect("a drawing").paths[0].path.bounds();
    let expected = Rect::new(Abs::pt(12.0), Abs::ZERO, Abs::pt(12.0), Abs::pt(24.0));
    assert_eq!(bounds, Some(expected));
    // A little is cut off, and what rounding does is not.
    let (drawing, faults) = read(&svg("<path d='M12 0h12.3v24H12z'/>"));
    assert_eq!(faults, []);
    assert_eq!(
        drawing.expect("a drawing").paths[0].path.bounds(),
        Some(expected)
    );
    let round = sound(&svg("<circle cx='12' cy='12' r='12.01'/>"));
    let curves = round.paths[0].path.segments.iter();
    assert!(
        curves
            .clone()
            .any(|segment| matches!(segment, Segment::Cubic(..)))
    );
}

#[test]
fn what_is_seen_through_stays_so() {
    let svg = |body: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>{body}</svg>")
    };
    let shares = |body: &str| -> Vec<(f64, bool)> {
        let drawing = sound(&svg(body));
        let parts = drawing.paths.iter();
        parts
            .map(|part| {
                (
                    (part.opacity * 100.0).round() / 100.0,
                    part.stroke.is_some(),
                )
            })
            .collect()
    };
    // One shape keeps its curves; its line becomes its ink.
    assert_eq!(
        shares("<circle cx='5' cy='5' r='4' opacity='.2'/>"),
        [(0.2, false)]
    );
    assert_eq!(
        shares("<path d='M1 1h8' stroke='#000' opacity='.2'/>"),
        [(0.2, false)]
    );
    assert_eq!(
        shares("<path d='M2 2h6v6H2z' fill-opacity='.3' stroke='#000'/>"),
        [(0.3, false), (1.0, true)]
    );
    // A group of one colour is one shape; of two, each without what lies over it.
    let two = "<g opacity='.5'><path d='M0 0h6v6H0z'/><path fill='COLOR' d='M3 3h6v6H3z'/></g>";
    assert_eq!(shares(&two.replace("COLOR", "black")), [(0.5, false)]);
    let apart = sound(&svg(&two.replace("COLOR", "red")));
    let areas: Vec<f64> = apart
        .paths
        .iter()
        .map(|part| regions::Region::inside(&part.path).area() / 5.76)
        .collect();
    assert!(
        (areas[0] - 27.0).abs() < 1e-3 && (areas[1] - 36.0).abs() < 1e-3,
        "{areas:?}"
    );
    // What nothing is seen of is not drawn.
    assert_eq!(
        shares("<path d='M1 1h8v8z'/><path opacity='0' d='M0 0h9v9z'/>").len(),
        1
    );
}

#[test]
fn a_drawing_need_be_no_square() {
    let head = "<svg xmlns='http://www.w3.org/2000/svg'";
    let flat = sound(&format!(
        "{head} viewBox='0 0 100 25'><path d='M0 0h100v25z'/></svg>"
    ));
    assert_eq!(flat.size, Size::new(Abs::pt(24.0), Abs::pt(6.0)));
    let sized = sound(&format!(
        "{head} width='10mm' height='20mm'><path d='M0 0h9v9z'/></svg>"
    ));
    assert!((sized.size.width.to_pt() - 12.0).abs() < 1e-3);
    let (_, faults) = read(&format!(
        "{head} viewBox='0 0 100 1'><path d='M0 0h100v1z'/></svg>"
    ));
    assert_eq!(faults[0].0, "drawing-shape");
    // Older drawing programs write a document type.
    let doctype = r#"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">"#;
    sound(&format!(
        "{doctype}{head} viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"
    ));
}
