//! Drawings, sound and broken, and what is read from them or said of them.

use proptest::prelude::*;

use super::*;
use crate::diag::Diagnostic;
use crate::geom::{Point, Segment};
use crate::source::Span;

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75">"#;

/// Reads a drawing; what was found, and each fault with the words that it underlines.
fn read(text: &str) -> (Option<Icon>, Vec<(&'static str, String)>) {
    let mut sources = Sources::default();
    let file = sources.add("content/icons/a.svg", text);
    let mut diags = Diagnostics::new();
    let icon = parse(&sources, file, &mut diags);
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

fn sound(text: &str) -> Icon {
    let (icon, faults) = read(text);
    assert_eq!(faults, [], "{text}");
    icon.expect("an icon")
}

#[test]
fn shapes_become_outlines_with_their_roles() {
    let body = r#"<circle cx="12" cy="12" r="9"/><circle cx="8" cy="8" r="1" fill="currentColor" stroke="none"/>"#;
    let icon = sound(&format!("{HEAD}{body}</svg>"));
    assert_eq!(icon.paths.len(), 2);
    assert_eq!(
        (icon.paths[0].fill, icon.paths[0].stroke),
        (false, Some(Abs::pt(1.75)))
    );
    assert_eq!((icon.paths[1].fill, icon.paths[1].stroke), (true, None));
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
    assert_eq!((part.fill, part.stroke), (false, Some(Abs::pt(1.5))));
}

#[test]
fn what_cannot_be_drawn_is_underlined() {
    for (body, code, at) in [
        ("<text x='2'>Hei</text>", "icon-element", "<text"),
        (
            "<image href='data:image/png;base64,AA=='/>",
            "icon-element",
            "<image",
        ),
        ("<use href='#x'/>", "icon-element", "<use"),
        ("<script>1</script>", "icon-element", "<script"),
        ("<style>path{fill:red}</style>", "icon-element", "<style"),
        ("<path d='M3 3h9' stroke='red'/>", "icon-color", "red"),
        ("<path d='M3 3h9' fill='url(#a)'/>", "icon-color", "url(#a)"),
        (
            "<path d='M3 3h9' style='fill:none;stroke:#1d5b66'/>",
            "icon-color",
            "stroke:#1d5b66",
        ),
        ("<path d='M3 3h9' opacity='.5'/>", "icon-effect", ".5"),
        ("<path d='M3 3h9' onclick='x()'/>", "icon-effect", "x()"),
        ("<path d='M3 3 L x 9'/>", "icon-path-data", "x"),
        ("<circle cx='mye' cy='9' r='3'/>", "icon-bad-value", "mye"),
        ("<polyline points='3 3 9'/>", "icon-bad-value", "3 3 9"),
        ("<path d='M3 3h90'/>", "icon-outside", "<svg"),
        ("<path d='M3 3h1e30'/>", "icon-outside", "<svg"),
        ("<path d='M3 3h9' stroke='none'/>", "icon-empty", "<svg"),
        ("", "icon-empty", "<svg"),
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
        let wanted = ("icon-from-outside", at.to_owned());
        assert_eq!(fault(body), wanted, "{body}");
    }
    let sheet = r#"<?xml-stylesheet type="text/css" href="b.css"?>"#;
    let (icon, faults) = read(&format!("{sheet}{HEAD}<path d='M3 3h9'/></svg>"));
    assert_eq!(icon, None);
    assert_eq!(faults, [("icon-from-outside", sheet.to_owned())]);
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
        ("", "icon-not-svg", ""),
        ("ikke svg", "icon-not-svg", "i"),
        ("<svg viewBox='0 0 24 24'/>", "icon-not-svg", "<svg"),
        (
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            "icon-not-svg",
            "<",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "icon-no-view-box",
            "<svg",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 12'/>",
            "icon-view-box",
            "0 0 24 12",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='1e30'><path d='M3 3h9'/></svg>",
            "icon-size",
            "<svg",
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
    assert_eq!(read(&deep(100_000)).1[0].0, "icon-too-large");
    assert_eq!(read(&deep(5000)).1[0].0, "icon-not-svg");
    assert_eq!(read(&deep(900)).1, [("icon-too-deep", "<g".to_owned())]);
    assert_eq!(sound(&deep(30)).paths.len(), 1);
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
