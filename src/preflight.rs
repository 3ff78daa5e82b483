//! Pages → what is wrong with them, before they are printed. One check a file; nothing is changed here.

mod contrast;
mod overlap;
mod safe_zone;
mod type_size;

use crate::diag::Diagnostics;
use crate::geom::Rect;
use crate::pages::{Document, Glyphs, Item, ItemKind, Page};

/// The checks of a document, whose pages may be given some at a time.
#[derive(Default)]
pub struct Checks {
    contrast: contrast::Contrast,
}

impl Checks {
    /// Checks the next pages. Where the layout reported something larger than its place
    /// (`overfull`), the places of texts are not checked: that would report the same again.
    pub fn pages(
        &mut self,
        pages: &[Page],
        on_cards: bool,
        overfull: bool,
        diags: &mut Diagnostics,
    ) {
        for page in pages {
            if !overfull {
                safe_zone::check(page, diags);
                overlap::check(page, diags);
            }
            type_size::check(page, on_cards, diags);
            self.contrast.page(page);
        }
    }

    /// Reports what concerns the document as a whole: its colours.
    pub fn finish(self, diags: &mut Diagnostics) {
        self.contrast.finish(diags);
    }
}

/// Runs every check on every page of a document.
pub fn check(document: &Document, overfull: bool, diags: &mut Diagnostics) {
    let mut checks = Checks::default();
    checks.pages(&document.pages, document.cards.is_some(), overfull, diags);
    checks.finish(diags);
}

/// The texts of a page with their items.
fn texts(page: &Page) -> impl Iterator<Item = (&Item, &Glyphs)> {
    page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some((item, glyphs)),
        _ => None,
    })
}

/// The rectangle that the ink of a text takes, from the top of its capitals to the foot of its
/// descenders: 0.75 and 0.25 of the type size, which is near enough for every text face.
pub fn ink_bounds(glyphs: &Glyphs) -> Rect {
    Rect::new(
        glyphs.at.x,
        glyphs.at.y - glyphs.size * 0.75,
        glyphs.width,
        glyphs.size,
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::color::Color;
    use crate::geom::{Point, Size};
    use crate::lines::{FontId, Glyph};
    use crate::units::Abs;

    const GREY: Color = Color {
        rgb: [0xAA; 3],
        cmyk: [0, 0, 0, 33],
    };
    const BLACK: Color = Color {
        rgb: [0; 3],
        cmyk: [0, 0, 0, 100],
    };
    fn text(x: f64, y: f64, size: f64, color: Color, ground: Color) -> Item {
        let glyph = Glyph {
            id: 1,
            advance: Abs::pt(50.0),
            dx: Abs::ZERO,
            dy: Abs::ZERO,
            text: "word".into(),
        };
        Item::artifact(ItemKind::Glyphs(Glyphs {
            at: Point::new(Abs::pt(x), Abs::pt(y)),
            font: FontId(0),
            size: Abs::pt(size),
            color,
            ground,
            glyphs: Arc::from([glyph]),
            width: Abs::pt(50.0),
        }))
    }

    fn codes(items: Vec<Item>) -> Vec<&'static str> {
        let page = Page {
            trim: Size::new(Abs::pt(200.0), Abs::pt(100.0)),
            bleed: Abs::ZERO,
            safe: Abs::pt(10.0),
            label: None,
            ground: crate::pages::Ground::default(),
            items,
        };
        let document = Document {
            pages: vec![page],
            ..Document::default()
        };
        let mut diags = Diagnostics::new();
        check(&document, false, &mut diags);
        diags.sorted().iter().map(|d| d.fault.name()).collect()
    }

    #[test]
    fn sound_text_passes() {
        let items = vec![
            text(20.0, 40.0, 12.0, BLACK, Color::WHITE),
            text(71.0, 40.0, 12.0, BLACK, Color::WHITE),
            text(20.0, 56.0, 12.0, BLACK, Color::WHITE),
        ];
        assert!(codes(items).is_empty());
    }

    #[test]
    fn text_outside_the_safe_zone_is_told_on_every_side() {
        for (x, y) in [(9.0, 40.0), (141.0, 40.0), (20.0, 18.0), (20.0, 88.0)] {
            let items = vec![text(x, y, 12.0, BLACK, Color::WHITE)];
            assert_eq!(codes(items), ["outside-safe-zone"], "{x} {y}");
        }
    }

    #[test]
    fn overlapping_text_is_told() {
        let items = vec![
            text(20.0, 40.0, 12.0, BLACK, Color::WHITE),
            text(60.0, 44.0, 12.0, BLACK, Color::WHITE),
        ];
        assert_eq!(codes(items), ["text-overlaps"]);
    }

    #[test]
    fn faint_text_is_told_unless_large_enough() {
        let faint = |size| vec![text(20.0, 50.0, size, GREY, Color::WHITE)];
        assert_eq!(codes(faint(12.0)), ["faint-text"]);
        assert_eq!(codes(faint(24.0)), ["faint-text"]);
        let mid = Color {
            rgb: [0x80; 3],
            ..GREY
        };
        assert!(codes(vec![text(20.0, 50.0, 24.0, mid, Color::WHITE)]).is_empty());
    }

    #[test]
    fn a_pair_of_colours_is_told_once_where_it_needs_most() {
        let faint = |y, size| text(20.0, y, size, GREY, Color::WHITE);
        let items = vec![faint(30.0, 24.0), faint(50.0, 12.0), faint(70.0, 12.0)];
        assert_eq!(codes(items), ["faint-text"]);
    }

    #[test]
    fn text_that_grey_swallows_is_told() {
        // A bright green and a deep violet of nearly the same grey.
        let ground = Color {
            rgb: [80, 40, 120],
            ..GREY
        };
        let color = Color {
            rgb: [0, 255, 0],
            ..GREY
        };
        assert!(color.contrast(ground) >= 4.5);
        assert!(color.to_grey().contrast(ground.to_grey()) < 4.5);
        let items = vec![text(20.0, 50.0, 12.0, color, ground)];
        assert_eq!(codes(items), ["faint-in-grey"]);
    }

    #[test]
    fn tiny_text_is_told() {
        let items = vec![text(20.0, 50.0, 6.0, BLACK, Color::WHITE)];
        assert_eq!(codes(items), ["tiny-text"]);
    }
}
