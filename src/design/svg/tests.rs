//! Drawings, sound and broken, and what is read from them or said of them.

use proptest::prelude::*;

use super::*;
use crate::diag::Diagnostic;
use crate::geom::{Point, Segment};
use crate::source::Span;

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75">"#;

/// Reads a drawing; what was found, and each fault with the words that it underlines.
pub(super) fn read(text: &str) -> (Option<Svg>, Vec<(&'static str, String)>) {
    let mut sources = Sources::default();
    let file = sources.add("a.svg", text);
    let mut diags = Diagnostics::new();
    let whole = &sources.get(file).expect("a text").text;
    let icon = super::read((file, whole), &mut diags);
    let faults = diags.sorted().into_iter().map(|d: Diagnostic| {
        let span: Span = d.span.expect("a fault of a drawing has a place");
        assert!(span.end as usize <= text.len(), "{span:?} of {text:?}");
        assert!(!d.hints.is_empty(), "{d:?}");
        (d.fault.name(), sources.slice(span).to_owned())
    });
    let faults = faults.collect();
    (icon, faults)
}

/// The one fault of a drawing whose inside is `body`.
fn fault(body: &str) -> (&'static str, String) {
    let (icon, mut faults) = read(&format!("{HEAD}{body}</svg>"));
    assert_eq!(icon, None, "{body}");
    assert_eq!(faults.len(), 1, "{body}: {faults:?}");
    faults.remove(0)
}

pub(super) fn sound(text: &str) -> Svg {
    let (icon, faults) = read(text);
    assert_eq!(faults, [], "{text}");
    icon.expect("a drawing")
}

/// Whether an outline is filled, and how thick its line is.
fn look(part: &SvgPath) -> (bool, Option<Abs>) {
    let stroke = part.stroke.as_ref().map(|stroke| stroke.width);
    (part.fill.is_some(), stroke)
}

#[test]
fn shapes_become_outlines_with_their_roles() {
    let body = r#"<circle cx="12" cy="12" r="9"/><circle cx="8" cy="8" r="1" fill="currentColor" stroke="none"/>"#;
    let icon = sound(&format!("{HEAD}{body}</svg>"));
    assert_eq!(icon.paths.len(), 2);
    assert_eq!(look(&icon.paths[0]), (false, Some(Abs::pt(1.75))));
    assert_eq!(look(&icon.paths[1]), (true, None));
    let bounds = icon.paths[0].path.bounds().expect("points");
    assert!((bounds.left() - Abs::pt(3.0)).abs() < Abs::pt(1e-3));
    assert!((bounds.bottom() - Abs::pt(21.0)).abs() < Abs::pt(1e-3));
}

#[test]
fn another_viewbox_and_transforms_come_onto_the_grid() {
    let icon = sound(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-48 -48 96 96">
        <g transform="translate(10 20) scale(2)" fill="none" stroke="#000" style="stroke-width: 3">
        <path d="M0 0Q3 0 6 6"/></g></svg>"##,
    );
    let part = &icon.paths[0];
    // (-48, -48) is the corner; four units of the drawing are one of the grid.
    let Some(Segment::Move(start)) = part.path.segments.first() else {
        panic!("{part:?}");
    };
    assert_eq!(*start, Point::new(Abs::pt(14.5), Abs::pt(17.0)));
    let Some(Segment::Cubic(_, _, end)) = part.path.segments.last() else {
        panic!("{part:?}");
    };
    assert_eq!(*end, Point::new(Abs::pt(17.5), Abs::pt(20.0)));
    assert_eq!(look(part), (false, Some(Abs::pt(1.5))));
}

#[test]
fn what_cannot_be_drawn_is_underlined() {
    for (body, code, at) in [
        ("<text x='2'>Hei</text>", "drawing-element", "<text"),
        (
            "<image href='data:image/png;base64,AA=='/>",
            "drawing-element",
            "<image",
        ),
        ("<use href='#x'/>", "drawing-no-part", "#x"),
        ("<script>1</script>", "drawing-element", "<script"),
        (
            "<linearGradient id='a'><stop/><stop offset='1'/></linearGradient><path d='M3 3h9v9z' style='fill:url(#a)'/>",
            "drawing-effect",
            "fill:url(#a)",
        ),
        (
            "<style>g{mix-blend-mode:multiply}</style><g><path d='M3 3h9v9z'/></g>",
            "drawing-effect",
            "mix-blend-mode:multiply",
        ),
        (
            "<path d='M3 3h9' marker-end='url(#a)'/>",
            "drawing-effect",
            "url(#a)",
        ),
        (
            "<path d='M3 3h9' stroke='var(--a)'/>",
            "drawing-bad-value",
            "var(--a)",
        ),
        (
            "<path d='M3 3h9' mask='url(#a)'/>",
            "drawing-no-part",
            "url(#a)",
        ),
        (
            "<mask id='a'><rect width='24' height='24' fill='#777'/></mask><path d='M3 3h9v9' mask='url(#a)'/>",
            "drawing-effect",
            "url(#a)",
        ),
        (
            "<path d='M3 3h9' stroke-dasharray='.0001'/>",
            "drawing-dashes",
            ".0001",
        ),
        (
            "<g opacity='.5'><path d='M3 3h9' opacity='.5'/><path d='M3 3h9' opacity='.5'/></g>",
            "drawing-through",
            ".5",
        ),
        (
            "<path d='M0 0A1 1 0 0 1 1 1e38'/>",
            "drawing-number",
            "1e38",
        ),
        (
            "<circle cx='12' cy='12' r='1e7px'/>",
            "drawing-number",
            "1e7",
        ),
        (
            "<path d='M0 0C1e5 0 1e5 1e20 3 3' style='fill:none'/>",
            "drawing-number",
            "1e20",
        ),
        (
            "<g transform='scale(1e5)'><g transform='scale(1e5)'><path d='M3 3h9'/></g></g>",
            "drawing-far",
            "<svg",
        ),
        ("<path d='M3 3h9' onclick='x()'/>", "drawing-effect", "x()"),
        ("<path d='M3 3 L x 9'/>", "drawing-path-data", "x"),
        (
            "<circle cx='mye' cy='9' r='3'/>",
            "drawing-bad-value",
            "mye",
        ),
        ("<polyline points='3 3 9'/>", "drawing-bad-value", "3 3 9"),
        ("<path d='M30 3h9'/>", "drawing-empty", "<svg"),
        ("<path d='M3 3h1e30'/>", "drawing-number", "1e30"),
        ("<path d='M3 3h9' stroke='none'/>", "drawing-empty", "<svg"),
        ("", "drawing-empty", "<svg"),
    ] {
        assert_eq!(fault(body), (code, at.to_owned()), "{body}");
    }
}

#[test]
fn what_lies_outside_the_file_is_told() {
    for (body, at) in [
        ("<g><image href='/etc/passwd'/></g>", "/etc/passwd"),
        (
            "<image xmlns:l='http://www.w3.org/1999/xlink' l:href='foto.png'/>",
            "foto.png",
        ),
        ("<use href='b.svg#x'/>", "b.svg#x"),
        (
            "<use href=' https://a.no/b.svg#x'/>",
            " https://a.no/b.svg#x",
        ),
        (
            "<a href='https://a.no'><path d='M3 3h9'/></a>",
            "https://a.no",
        ),
        ("<path d='M3 3h9' href='b.svg'/>", "b.svg"),
        ("<path d='M3 3h9' fill='url(b.svg#a)'/>", "url(b.svg#a)"),
        (
            "<path d='M3 3h9' filter='url(#a) URL( \"b.svg#f\" )'/>",
            "url(#a) URL( \"b.svg#f\" )",
        ),
        (
            "<path d='M3 3h9' style='fill:none;mask:url(b.svg#m)'/>",
            "mask:url(b.svg#m)",
        ),
        (
            "<style>path { fill: none } @import 'b.css';</style>",
            "<style",
        ),
        ("<style>path { cursor: url(b.cur) }</style>", "<style"),
    ] {
        let wanted = ("drawing-from-outside", at.to_owned());
        assert_eq!(fault(body), wanted, "{body}");
    }
    let sheet = r#"<?xml-stylesheet type="text/css" href="b.css"?>"#;
    let (icon, faults) = read(&format!("{sheet}{HEAD}<path d='M3 3h9'/></svg>"));
    assert_eq!(icon, None);
    assert_eq!(faults, [("drawing-from-outside", sheet.to_owned())]);
}

#[test]
fn what_drawing_programs_note_down_is_passed_over() {
    let body = r##"<title>Håp</title><metadata><a/></metadata><defs><linearGradient id="a"/></defs>
        <s:namedview xmlns:s="urn:s" pagecolor="#ffffff"/><path d="M3 3h9"/>"##;
    assert_eq!(sound(&format!("{HEAD}{body}</svg>")).paths.len(), 1);
}

#[test]
fn broken_files_are_reported_where_they_break() {
    for (text, code, at) in [
        ("", "drawing-not-svg", ""),
        ("ikke svg", "drawing-not-svg", "i"),
        ("<svg viewBox='0 0 24 24'/>", "drawing-not-svg", "<svg"),
        (
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            "drawing-not-svg",
            "<!ENTITY",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "drawing-no-size",
            "<svg",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 0'/>",
            "drawing-view-box",
            "0 0 24 0",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='1e30'><path d='M3 3h9'/></svg>",
            "drawing-number",
            "1e30",
        ),
    ] {
        let (icon, faults) = read(text);
        assert_eq!(icon, None, "{text}");
        assert_eq!(faults, [(code, at.to_owned())], "{text}");
    }
}

#[test]
fn nesting_and_length_are_bounded() {
    let deep = |n: usize| {
        format!(
            "{HEAD}{}<path d='M3 3h9'/>{}</svg>",
            "<g>".repeat(n),
            "</g>".repeat(n)
        )
    };
    assert_eq!(read(&deep(200_000)).1[0].0, "drawing-too-large");
    assert_eq!(read(&deep(50_000)).1[0].0, "drawing-not-svg");
    assert_eq!(read(&deep(900)).1, [("drawing-too-deep", "<g".to_owned())]);
    assert_eq!(sound(&deep(30)).paths.len(), 1);
}

#[test]
fn what_is_used_again_and_again_is_bounded() {
    let mut body = "<defs><g id='a0'><path d='M3 3h9'/></g>".to_owned();
    for n in 1..40 {
        let before = n - 1;
        body += &format!("<g id='a{n}'><use href='#a{before}'/><use href='#a{before}'/></g>");
    }
    let deep = format!("{HEAD}{body}</defs><use href='#a39'/></svg>");
    assert!(
        read(&deep)
            .1
            .iter()
            .any(|fault| fault.0 == "drawing-too-deep")
    );
    let wide = format!("{HEAD}{body}</defs><use href='#a14'/></svg>");
    assert_eq!(read(&wide).1[0].0, "drawing-too-much");
    // A part that uses itself lies infinitely deep.
    let round = format!("{HEAD}<g id='a'><path d='M3 3h9'/><use href='#a'/></g></svg>");
    assert_eq!(read(&round).1[0].0, "drawing-too-deep");
}

proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "\\PC{0,80}", body in "[<>/a-z0-9 =\"'.,MLAQz#:;&-]{0,80}") {
        read(&text);
        read(&format!("{HEAD}{body}</svg>"));
        read(&format!("{HEAD}<path d=\"{body}\"/></svg>"));
        read(&format!("{HEAD}<path style=\"{body}\" d=\"M3 3h9\" transform=\"{body}\"/></svg>"));
    }
}
