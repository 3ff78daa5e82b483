//! Drawings of themes as texts, what is read of them, and what is told.

use super::*;
use crate::source::Sources;

const HEAD: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='-3 -3 20 20'>";

fn names() -> Names<'static> {
    Names {
        accents: vec![("fjord", Some("bolger")), ("sol", None)],
        colors: BTreeMap::from([("papir", Color::WHITE)]),
    }
}

/// The drawing, and each fault with the words that it underlines.
fn drawn(body: &str) -> (Option<Artwork>, Vec<(&'static str, String)>) {
    let mut sources = Sources::default();
    let text = format!("{HEAD}{body}</svg>");
    let file = sources.add("content/themes/a/b.svg", text.as_str());
    let mut diags = Diagnostics::new();
    let artwork = read((file, &text), &names(), &mut diags);
    let faults = diags.sorted().into_iter().map(|fault| {
        let span = fault.span.expect("a place");
        (fault.fault.name(), sources.slice(span).to_owned())
    });
    (artwork, faults.collect())
}

#[test]
fn classes_are_roles_in_layers_and_places_are_not_drawn() {
    let (artwork, faults) = drawn(
        "<style>.fjord-deep{fill:#123}</style><defs><pattern id='p'/></defs>
        <g id='land' transform='translate(1 2) scale(2)'>
          <path class='fjord-bright bolger' data-scale='7.2mm' d='M0 0H4V3H0Z'/>
          <path class='s-accent-mid' d='M0 0L4 3'/>
        </g>
        <path id='sti' class='sti' data-width='2mm' data-fra='0.1' data-til='0.9' d='M0 5H9'/>
        <circle class='papir bare-gra' cx='4' cy='4' r='1'/>
        <circle id='anker-mal' class='anker' cx='5' cy='6' r='1' data-height='9mm'/>
        <rect id='felt-takk' class='anker' x='1' y='2' width='3' height='4'/>",
    );
    assert_eq!(faults, []);
    let artwork = artwork.expect("a drawing");
    assert_eq!(artwork.layers, ["", "land"]);
    let [land, line, disc] = artwork.parts.as_slice() else {
        panic!("{:?}", artwork.parts);
    };
    assert_eq!(land.fill, Some(ArtInk::Accent(Some(0), Shade::Bright)));
    let pattern = land.pattern.as_ref().expect("a pattern");
    assert_eq!((pattern.accent, pattern.size), (Some(0), Abs::mm(7.2)));
    let bounds = land.outline.bounds().expect("an outline");
    assert!((bounds.left() - Abs::mm(1.0)).abs() < Abs::mm(0.001));
    assert!((bounds.bottom() - Abs::mm(8.0)).abs() < Abs::mm(0.001));
    let stroke = line.line.as_ref().expect("a line");
    assert_eq!(
        (stroke.ink, line.fill),
        (ArtInk::Accent(None, Shade::Mid), None)
    );
    assert!((stroke.width - Abs::mm(2.0)).abs() < Abs::mm(0.001));
    assert_eq!(disc.fill, Some(ArtInk::Own(Color::WHITE)));
    assert_eq!((land.has_edge, disc.has_edge), (true, false));
    assert_eq!((land.only_in_grey, disc.only_in_grey), (false, true));
    let path = artwork.path.expect("the path");
    assert_eq!(
        (path.width, path.stations, path.before),
        (Abs::mm(2.0), (0.1, 0.9), 2)
    );
    let goal = artwork.anchors["mal"];
    assert_eq!((goal.at.y, goal.height), (Abs::mm(6.0), Some(Abs::mm(9.0))));
    assert_eq!(artwork.fields["takk"].right(), Abs::mm(4.0));
}

#[test]
fn what_a_drawing_cannot_say_is_told_at_its_place() {
    for (body, name, at) in [
        (
            "<path class='fjord-dark' d='M0 0h4v4z'/>",
            "art-name",
            "fjord-dark",
        ),
        (
            "<path class='sol-deep straler' d='M0 0h4v4z'/>",
            "art-name",
            "straler",
        ),
        (
            "<path fill='#123456' d='M0 0h4v4z'/>",
            "art-color",
            "#123456",
        ),
        ("<text x='1'>a</text>", "art-element", "<text"),
    ] {
        let (artwork, faults) = drawn(body);
        assert_eq!(artwork, None);
        assert_eq!(faults, [(name, at.to_owned())], "{body}");
    }
}

#[test]
fn the_drawings_inside_the_program_are_sound() {
    let accents = [
        ("fjord", Some("bolger")),
        ("sol", Some("straler")),
        ("lyng", Some("ringer")),
        ("skog", Some("blader")),
        ("tegl", Some("trinn")),
    ];
    let colors = ["papir", "ink", "sand", "sand-2", "lys"].map(|name| (name, Color::WHITE));
    let names = Names {
        accents: accents.to_vec(),
        colors: BTreeMap::from(colors),
    };
    let mut sources = Sources::default();
    let mut diags = Diagnostics::new();
    let mut count = 0;
    for name in crate::built_in::art_names("sti") {
        let path = crate::built_in::art_path("sti", name).expect("a path");
        let file = sources.read(&path).expect("a file");
        let text = (file, sources.get(file).expect("a text").text.as_str());
        match name.strip_prefix("patterns/") {
            Some(tile) => {
                let tile = read_tile(text, tile, &mut diags).expect("a tile");
                // Nothing is thinner than a printer shows, however small the pattern is.
                let lines = tile
                    .at_size(Abs::mm(4.08))
                    .into_iter()
                    .filter_map(|part| part.stroke);
                let thinnest = lines.map(|line| line.width).fold(Abs::mm(9.0), Abs::min);
                assert!(thinnest >= crate::design::artwork::LEAST_LINE, "{name}");
            }
            None => {
                let artwork = read(text, &names, &mut diags).expect("a drawing");
                assert!(!artwork.parts.is_empty(), "{name}");
            }
        }
        count += 1;
    }
    assert_eq!(diags.sorted(), []);
    assert_eq!(count, 34);
}
