//! A small document made by hand: everything that the PDF backend has to say, on few pages.

use std::sync::{Arc, OnceLock};

use harfrust::{Buffer, Direction, Font, Language, Script, ShapeOptions, ShapePlan, ShaperFont};
use trykk::color::Color;
use trykk::content::Lang;
use trykk::diag::Diagnostics;
use trykk::geom::{Path, Point, Rect, Size};
use trykk::lines::{FontBook, FontId, Glyph};
use trykk::pages::{
    Document, Glyphs, Item, ItemKind, LinkTarget, OutlineEntry, Page, Stress, Stroke, TagId,
    TagRole, TagTree,
};
use trykk::source::{Memory, Sources};
use trykk::units::Abs;

/// The files of the fonts in the order of their names, which is that of their ids.
const FONTS: [(&str, &[u8]); 2] = [
    (
        "fonts/SourceSans3-Regular.ttf",
        include_bytes!("../../../fonts/SourceSans3-Regular.ttf"),
    ),
    (
        "fonts/SourceSerif4Display-Semibold.ttf",
        include_bytes!("../../../fonts/SourceSerif4Display-Semibold.ttf"),
    ),
];
/// Text.
pub const SANS: FontId = FontId(0);
/// Headings.
pub const SERIF: FontId = FontId(1);

const INK: Color = Color {
    rgb: [30, 30, 34],
    cmyk: [0, 0, 0, 100],
    spot: None,
    in_grey: None,
};
const ACCENT: Color = Color {
    rgb: [11, 110, 120],
    cmyk: [90, 20, 40, 20],
    spot: None,
    in_grey: None,
};

/// The fonts of the document.
pub fn fonts() -> &'static FontBook {
    static BOOK: OnceLock<FontBook> = OnceLock::new();
    BOOK.get_or_init(|| {
        let files = Sources::new(Memory::from(FONTS));
        FontBook::load(&files, &mut Diagnostics::new())
    })
}

/// Shapes `text` at `size`. A `-` at its end is one that hyphenation added.
pub fn shape(text: &str, font: FontId, size: f64) -> Vec<Glyph> {
    let face = Font::new(FONTS[usize::from(font.0)].1, 0).expect("a font");
    let shaper = ShaperFont::new(&face);
    let script = Script::from_iso15924_tag(harfrust::Tag::new(b"Latn")).expect("a script");
    let language: Language = "nb".parse().expect("a language");
    let plan = ShapePlan::new(
        &shaper,
        Direction::LeftToRight,
        Some(script),
        Some(&language),
        &[],
    );
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(script));
    buffer.set_language(Some(language));
    let shaped = harfrust::shape(&shaper, &mut buffer, ShapeOptions::new().plan(Some(&plan)));
    shaped.expect("shaped");
    let infos = buffer.glyph_infos();
    let scale = |units: i32| Abs::pt(f64::from(units) * size / 1000.0);
    let mut before = usize::MAX;
    let mut glyphs = Vec::new();
    for (i, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
        let start = info.cluster as usize;
        let next = infos[i..].iter().map(|info| info.cluster as usize);
        let end = next.filter(|at| *at > start).min().unwrap_or(text.len());
        let words = if start == before {
            ""
        } else {
            &text[start..end]
        };
        before = start;
        let added = words == "-" && end == text.len();
        glyphs.push(Glyph {
            id: info.glyph_id as u16,
            advance: scale(position.x_advance),
            dx: scale(position.x_offset),
            dy: scale(position.y_offset),
            text: if added { "\u{ad}" } else { words }.into(),
        });
    }
    glyphs
}

/// Makes pages item by item.
pub struct Maker {
    /// What comes out.
    pub document: Document,
}

impl Maker {
    /// A document without pages.
    pub fn new(title: &str) -> Self {
        Self {
            document: Document {
                title: title.to_owned(),
                subject: Some("Hefte & øvelser".to_owned()),
                lang: Some(Lang("nb".to_owned())),
                ..Document::default()
            },
        }
    }

    /// A new A5 page; items go to the last one.
    pub fn page(&mut self, label: Option<&str>) -> usize {
        self.document.pages.push(Page {
            trim: Size::new(Abs::mm(148.0), Abs::mm(210.0)),
            bleed: Abs::mm(3.0),
            safe: Abs::mm(5.0),
            label: label.map(str::to_owned),
            ground: trykk::pages::Ground::default(),
            items: Vec::new(),
        });
        self.document.pages.len() - 1
    }

    /// A tag below `parent`.
    pub fn tag(&mut self, parent: TagId, role: TagRole) -> TagId {
        self.document.tags.add(parent, role)
    }

    /// An item on the last page.
    pub fn item(&mut self, tag: Option<TagId>, kind: ItemKind) {
        let last = self.document.pages.len() - 1;
        let page = &mut self.document.pages[last];
        page.items.push(Item {
            tag,
            ..Item::artifact(kind)
        });
    }

    /// A line of text at `x`, `y` millimetres from the page's upper left corner; its width.
    pub fn text(&mut self, tag: Option<TagId>, words: &str, font: FontId, at: [f64; 3]) -> Abs {
        let [x, y, size] = at;
        let glyphs = shape(words, font, size);
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        let kind = ItemKind::Glyphs(Glyphs {
            at: Point::new(Abs::mm(x), Abs::mm(y)),
            font,
            size: Abs::pt(size),
            color: if font == SERIF { ACCENT } else { INK },
            glyphs: Arc::from(glyphs),
            width,
            stress: Stress::default(),
            edge: None,
            edge_in_grey: None,
        });
        self.item(tag, kind);
        width
    }

    /// A link over the line whose baseline starts at `x`, `y` millimetres.
    pub fn link(&mut self, tag: TagId, target: LinkTarget, at: [f64; 2], width: Abs) {
        let [x, y] = at;
        let area = Rect::new(Abs::mm(x), Abs::mm(y - 4.0), width, Abs::mm(5.0));
        self.item(Some(tag), ItemKind::Link { area, target });
    }
}

/// A contents page, and a chapter with a list and a link.
pub fn document() -> Document {
    let mut make = Maker::new("Små steg i hverdagen");
    let root = TagTree::ROOT;
    make.page(None);
    let ground =
        Rect::new(Abs::ZERO, Abs::ZERO, Abs::mm(148.0), Abs::mm(12.0)).outset(Abs::mm(3.0));
    let band = Path::rounded(ground, Abs::ZERO);
    make.item(None, filled(band));
    let title = make.tag(root, TagRole::H1);
    make.text(
        Some(title),
        "Små steg i hverdagen",
        SERIF,
        [15.0, 40.0, 22.0],
    );
    let toc = make.tag(root, TagRole::TOC);
    let entry = make.tag(toc, TagRole::TOCI);
    let reference = make.tag(entry, TagRole::Reference);
    let link = make.tag(reference, TagRole::Link);
    let width = make.text(Some(link), "Huskeregler 5", SANS, [15.0, 60.0, 11.0]);
    make.link(link, LinkTarget::Page(1), [15.0, 60.0], width);

    make.page(Some("5"));
    let chapter = make.tag(root, TagRole::Sect);
    let node = make.document.tags.get_mut(chapter).expect("just made");
    node.title = Some("Huskeregler".to_owned());
    let never = make.tag(chapter, TagRole::BlockQuote);
    make.tag(never, TagRole::P);
    let heading = make.tag(chapter, TagRole::H2);
    make.text(Some(heading), "Huskeregler", SERIF, [15.0, 30.0, 16.0]);
    let paragraph = make.tag(chapter, TagRole::P);
    let p = Some(paragraph);
    make.text(p, "Et fint, offisielt e-post-", SANS, [15.0, 42.0, 11.0]);
    make.text(
        p,
        "system for A\u{303}V og q\u{304}. ",
        SANS,
        [15.0, 47.5, 11.0],
    );
    numbered_list(&mut make, chapter);
    let more = make.tag(chapter, TagRole::P);
    make.text(Some(more), "Mer: ", SANS, [15.0, 90.0, 11.0]);
    let link = make.tag(more, TagRole::Link);
    make.document.tags.get_mut(link).expect("just made").alt = Some("Nettstedet vårt".to_owned());
    let width = make.text(Some(link), "eksempel.no", SANS, [25.0, 90.0, 11.0]);
    let uri = LinkTarget::Uri("https://eksempel.no/små".to_owned());
    make.link(link, uri, [25.0, 90.0], width);
    make.item(None, dotted());
    make.text(None, "5", SANS, [74.0, 200.0, 9.0]);

    make.document.outline = vec![OutlineEntry {
        title: "Små steg".to_owned(),
        page: 0,
        y: Abs::mm(30.0),
        children: vec![OutlineEntry {
            title: "Huskeregler".to_owned(),
            page: 1,
            y: Abs::mm(20.0),
            children: Vec::new(),
        }],
    }];
    make.document
}

fn numbered_list(make: &mut Maker, chapter: TagId) {
    let list = make.tag(chapter, TagRole::L);
    for (nth, words) in ["Snakk med, ikke til", "Spør først"].iter().enumerate() {
        let y = 60.0 + 6.0 * nth as f64;
        let item = make.tag(list, TagRole::LI);
        let label = make.tag(item, TagRole::Lbl);
        make.text(
            Some(label),
            &format!("{}. ", nth + 1),
            SANS,
            [15.0, y, 11.0],
        );
        let body = make.tag(item, TagRole::LBody);
        make.text(Some(body), words, SANS, [21.0, y, 11.0]);
    }
}

fn filled(path: Path) -> ItemKind {
    ItemKind::Path {
        path,
        fill: Some(ACCENT),
        stroke: None,
        opacity: 1.0,
    }
}

/// Round dots along a curve.
fn dotted() -> ItemKind {
    let points = [(15.0, 110.0), (60.0, 104.0), (133.0, 112.0)];
    let points = points.map(|(x, y)| Point::new(Abs::mm(x), Abs::mm(y)));
    ItemKind::Path {
        path: Path::smooth(&points),
        fill: None,
        stroke: Some(Stroke {
            dash: vec![Abs::ZERO, Abs::pt(4.0)],
            ..Stroke::solid(ACCENT, Abs::pt(1.5)).round()
        }),
        opacity: 1.0,
    }
}
