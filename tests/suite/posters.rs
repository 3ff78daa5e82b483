//! The posters of this project: how large their words are, that a level has one size, that another
//! trim makes all of it larger or smaller, and that their words are the guide's.

use std::collections::BTreeSet;
use std::fs;
use std::path;

use trykk::design::Design;
use trykk::geom::{Path, Point, Segment, Size};
use trykk::pages::{Glyphs, ItemKind, PageRequest, Pages, TagId, TagNode, TagRole};
use trykk::preflight;
use trykk::units::Abs;

use crate::support::bundled::Product;
use crate::support::files::{change, copied_project, here};
use crate::support::text;

/// The posters, and the trims that their layouts are drawn for.
const POSTERS: [(&str, &str); 4] = [
    ("chime-plakat", "A3"),
    ("chime-bokstaver", "A4"),
    ("huskeregelplakat", "A3"),
    ("rolleplakat", "A4"),
];

/// A poster, laid out.
struct Poster(Product);

impl Poster {
    /// The poster as this project has it.
    fn of(id: &str) -> Self {
        Self::read(id, &here(""))
    }

    /// The poster on another trim: its layout is changed in this one word.
    fn on(id: &str, drawn: &str, trim: &str) -> Self {
        let root = copied_project(&format!("posters/{id}-{trim}"));
        let [old, new] = [drawn, trim].map(|trim| format!("\ntrim = \"{trim}\""));
        change(&root.join(format!("content/layouts/{id}.toml")), &old, &new);
        let poster = Self::read(id, &root);
        fs::remove_dir_all(&root).unwrap();
        poster
    }

    fn read(id: &str, root: &path::Path) -> Self {
        Self(Product::read(root, id, &PageRequest::default()))
    }

    fn design(&self) -> &Design {
        &self.0.design
    }

    fn pages(&self) -> &Pages {
        &self.0.document.pages
    }

    fn tags(&self) -> &[TagNode] {
        &self.0.document.tags.nodes
    }

    /// The texts of a page.
    fn texts(&self, page: usize) -> impl Iterator<Item = (Option<TagId>, &Glyphs)> {
        let items = self.pages()[page].items.iter();
        items.filter_map(|item| match &item.kind {
            ItemKind::Glyphs(glyphs) => Some((item.tag, glyphs)),
            _ => None,
        })
    }

    /// The texts of the first page whose tag is a `role`, of whatever language.
    fn with(&self, role: TagRole) -> Vec<&Glyphs> {
        let is = |tag: Option<TagId>| tag.is_some_and(|tag| self.role(tag) == role);
        self.texts(0)
            .filter(|(tag, _)| is(*tag))
            .map(|(_, glyphs)| glyphs)
            .collect()
    }

    fn role(&self, tag: TagId) -> TagRole {
        self.tags()[tag.0 as usize].role
    }

    /// The texts of the first page that say what a panel is about, below its name.
    fn said(&self) -> Vec<&Glyphs> {
        let nodes = self.tags();
        let below = |tag: TagId| {
            let node = &nodes[tag.0 as usize];
            let body = node
                .parent
                .is_some_and(|parent| self.role(parent) == TagRole::LBody);
            node.role == TagRole::P && body
        };
        let texts = self.texts(0).filter(|(tag, _)| tag.is_some_and(&below));
        texts.map(|(_, glyphs)| glyphs).collect()
    }

    /// The height of capitals in a text.
    fn capitals(&self, glyphs: &Glyphs) -> Abs {
        let fonts = self.0.fonts.typesetter();
        let font = &fonts.book()[glyphs.font];
        glyphs.size * font.metrics.cap_height.get()
    }

    /// All words of all pages.
    fn words(&self) -> String {
        let pages = 0..self.pages().len();
        let texts = pages.flat_map(|page| self.texts(page).map(|(_, glyphs)| words(glyphs)));
        texts.collect::<Vec<_>>().join(" ")
    }
}

fn words(glyphs: &Glyphs) -> String {
    text::of(glyphs).trim().to_owned()
}

/// The one size of these texts, in points.
fn one_size(texts: &[&Glyphs]) -> f64 {
    let first = texts.first().expect("texts").size.to_pt();
    for text in texts {
        let size = text.size.to_pt();
        assert!((size - first).abs() < 1e-6, "{}: {size}", words(text));
    }
    first
}

#[test]
fn the_chime_poster_is_read_from_where_people_stand() {
    let poster = Poster::of("chime-plakat");
    assert_eq!(poster.0.found, []);
    let names = poster.with(TagRole::H2);
    let said: Vec<String> = names.iter().map(|name| words(name)).collect();
    assert_eq!(
        said,
        ["Tilhørighet", "Håp", "Identitet", "Mening", "Egenkraft"]
    );
    // The height of capitals is at least a two-hundredth of the distance.
    for (texts, metres) in [(names, 3.0), (poster.said(), 1.5)] {
        for text in texts {
            let capitals = poster.capitals(text).to_mm();
            assert!(
                capitals >= metres * 1000.0 / 200.0,
                "{}: {capitals}",
                words(text)
            );
        }
    }
    for page in 0..poster.pages().len() {
        for (_, text) in poster.texts(page) {
            assert!(text.size >= Abs::pt(20.0), "{}", words(text));
        }
    }
}

#[test]
fn what_means_the_same_has_one_size() {
    for (id, count) in [("chime-plakat", 5), ("huskeregelplakat", 7)] {
        let poster = Poster::of(id);
        let names = poster.with(TagRole::H2);
        assert_eq!(names.len(), count, "{id}: a name takes one line");
        let name = one_size(&names);
        let text = one_size(&poster.said());
        let letters = poster.with(TagRole::Lbl);
        let letters: Vec<&Glyphs> = letters.into_iter().filter(|l| words(l) != "Sted").collect();
        let letter = one_size(&letters);
        assert!(text < name && name < letter * 1.2, "{id}");
        assert!(name < one_size(&poster.with(TagRole::H1)) * 1.5, "{id}");
    }
    let poster = Poster::of("chime-plakat");
    let english = poster.with(TagRole::Span);
    assert_eq!(english.len(), 5);
    assert!(one_size(&english) < one_size(&poster.said()));
}

#[test]
fn rules_are_stations_on_the_path_in_the_colours_of_their_letters() {
    let poster = Poster::of("huskeregelplakat");
    let accents = &poster.design().palette.accents;
    let mut stations: Vec<(Point, &str)> = Vec::new();
    let mut trail: Vec<Point> = Vec::new();
    for item in &poster.pages()[0].items {
        let ItemKind::Path {
            path, fill, stroke, ..
        } = &item.kind
        else {
            continue;
        };
        let bounds = path.bounds().expect("a path has bounds");
        let of = accents
            .iter()
            .find(|accent| fill.is_some_and(|fill| fill.rgb == accent.deep.rgb));
        let is_disc = (bounds.size.width.to_mm() - 25.0).abs() < 0.01;
        if let Some(accent) = of.filter(|_| is_disc) {
            let (x, y) = (bounds.size.width / 2.0, bounds.size.height / 2.0);
            let letter = accent.letter.as_deref().expect("a letter");
            stations.push((bounds.origin.shift(x, y), letter));
        }
        let dotted = stroke.as_ref().is_some_and(|line| !line.dash.is_empty());
        if dotted {
            trail.extend(along(path));
        }
    }
    let letters: String = stations.iter().map(|(_, letter)| *letter).collect();
    assert_eq!(letters, "CMEIIHE");
    let far = |a: &Point, b: &Point| (a.x - b.x).to_mm().hypot((a.y - b.y).to_mm());
    for two in stations.windows(2) {
        let step = (two[1].0.y - two[0].0.y).to_mm();
        assert!((step - 40.0).abs() < 0.1, "rules share the height: {step}");
    }
    for (centre, letter) in &stations {
        let nearest = trail.iter().map(|point| far(point, centre));
        let nearest = nearest.fold(f64::MAX, f64::min);
        assert!(nearest < 1.5, "{letter}: {nearest}");
    }
    // A number stands on its station, and no other word on the path.
    for (_, text) in poster.texts(0).filter(|(_, text)| words(text).len() > 1) {
        let ink = preflight::ink_bounds(text);
        let inside = |point: &Point| {
            let across = ink.left() <= point.x && point.x <= ink.right();
            across && ink.top() <= point.y && point.y <= ink.bottom()
        };
        assert!(!trail.iter().any(inside), "{}", words(text));
    }
}

#[test]
fn titles_are_read_from_three_metres_and_rules_from_one_and_a_half() {
    for id in ["chime-plakat", "huskeregelplakat"] {
        let poster = Poster::of(id);
        let title = one_size(&poster.with(TagRole::H1));
        assert!(title >= 66.0, "{id}: {title}");
        assert!(title >= one_size(&poster.with(TagRole::H2)), "{id}");
        for text in poster.said() {
            let capitals = poster.capitals(text).to_mm();
            assert!(capitals >= 7.5, "{id}, {}: {capitals}", words(text));
        }
    }
}

/// Points along a path, close together.
fn along(path: &Path) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for segment in &path.segments {
        match *segment {
            Segment::Cubic(a, b, end) => {
                let start = *points.last().expect("a path begins somewhere");
                points.extend((1..=40).map(|step| {
                    let t = f64::from(step) / 40.0;
                    let [x, y] = [|p: Point| p.x, |p: Point| p.y].map(|of| {
                        of(start) * (1.0 - t).powi(3)
                            + of(a) * (3.0 * t * (1.0 - t).powi(2))
                            + of(b) * (3.0 * t * t * (1.0 - t))
                            + of(end) * t.powi(3)
                    });
                    Point::new(x, y)
                }));
            }
            Segment::Move(end) | Segment::Line(end) => points.push(end),
            Segment::Close => {}
        }
    }
    points
}

#[test]
fn english_words_are_told_to_be_english() {
    let poster = Poster::of("chime-plakat");
    let spans = poster.tags().iter();
    let spans: Vec<_> = spans.filter(|node| node.role == TagRole::Span).collect();
    assert_eq!(spans.len(), 5);
    let lang = |node: &&TagNode| node.lang.as_ref().map(|lang| lang.0.clone());
    assert!(spans.iter().all(|node| lang(node).as_deref() == Some("en")));
}

#[test]
fn another_trim_makes_all_of_a_poster_larger_or_smaller() {
    let short = |size: Size| size.width.min(size.height);
    for (id, drawn) in POSTERS {
        let base = Poster::of(id);
        assert_eq!(base.0.found, [], "{id}");
        for trim in ["A4", "A3", "A0"] {
            if trim == drawn {
                continue;
            }
            let other = Poster::on(id, drawn, trim);
            assert_eq!(other.0.found, [], "{id} on {trim}");
            let scale = short(other.design().page.trim) / short(base.design().page.trim);
            // What the knife needs is the same; all else grows.
            let (small, large) = (base.design(), other.design());
            assert_eq!(large.page.bleed, small.page.bleed);
            let grows = |small: Abs, large: Abs| (large / small / scale - 1.0).abs() < 1e-9;
            assert!(grows(small.page.safe, large.page.safe), "{id} on {trim}");
            assert!(grows(small.space.corner, large.space.corner), "{id}");
            for (name, rule) in &small.styles {
                let (small, large) = (rule, &large.styles[name]);
                assert!(grows(small.size, large.size), "{id} on {trim}");
                assert!(grows(small.leading, large.leading), "{id} on {trim}");
            }
            assert_eq!(other.pages().len(), base.pages().len());
            for page in 0..base.pages().len() {
                let both = base.texts(page).zip(other.texts(page));
                assert_eq!(base.texts(page).count(), other.texts(page).count());
                for ((_, small), (_, large)) in both {
                    assert_eq!(words(small), words(large), "{id} on {trim}");
                    // Papers are whole millimetres, so their shapes differ by a little, and fitted
                    // sizes are found in steps.
                    let ratio = large.size / small.size / scale;
                    assert!((0.94..1.06).contains(&ratio), "{id} on {trim}: {ratio}");
                }
            }
        }
    }
}

#[test]
fn the_words_of_posters_are_the_guides() {
    let guide = fs::read_to_string(here("content/veileder.toml")).unwrap();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let guide = plain(&guide);
    for (id, _) in POSTERS {
        for (nth, line) in Poster::of(id).lines().iter().enumerate() {
            // The posters end with a question what the guide goes on from, and say where it is read.
            let asked = guide.contains(line.trim_end_matches('?'));
            let place = line.starts_with("stasjon") || line.starts_with(", side");
            let known = asked || place || "Sted" == line;
            let sign = line.chars().count() == 1;
            assert!(known || sign, "{id}, {nth}: {line}");
        }
    }
    let poster = Poster::of("chime-plakat").words();
    for name in ["Connectedness", "Hvordan bidrar dette til"] {
        assert!(poster.contains(name), "{name}");
    }
}

impl Poster {
    /// Every set line, word by word as it stands there.
    fn lines(&self) -> BTreeSet<String> {
        let pages = 0..self.pages().len();
        let texts = pages.flat_map(|page| self.texts(page).map(|(_, glyphs)| words(glyphs)));
        texts.collect()
    }
}
