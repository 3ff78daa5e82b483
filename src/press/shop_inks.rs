//! Pages → the same pages in the inks that a print shop prints: small coloured type in black alone, and of a
//! job in black all else in greys.
//!
//! Letters that are mixed of several inks have coloured edges where the plates are a little off, and the
//! smaller they are the more of them is edge. Pictures are converted where files are written.

use crate::color::Color;
use crate::content::shop::{PressInks, Shop};
use crate::design::FoldedEdges;
use crate::geom::Rect;
use crate::pages::{ItemKind, Page};
use crate::units::Abs;

/// From this light on white paper and full black are equally far away (WCAG 2.1, "contrast ratio": the root of
/// 1.05 × 0.05, less 0.05). A text that keeps 4.5:1 to its ground, as all small type must, lies on a lighter
/// ground where it is darker than this, and on a darker one where it is lighter.
const MIDDLE: f64 = 0.179;

/// So far from the cut patterns end. At a fold they go on: what lies beyond it is the next page.
const OFF_KNIFE: Abs = Abs::mm(0.6);

/// What a print shop makes of the colours on pages.
#[derive(Debug, Clone, Copy)]
pub struct ShopInks {
    inks: PressInks,
    /// Whether spot inks are printed.
    spots: bool,
    /// Smaller coloured type is in black alone.
    least: Abs,
    /// What small type becomes on light grounds: black alone, as dark on screens as the theme's ink.
    black: Color,
}

impl ShopInks {
    /// What this shop makes of pages in a theme whose text is in `ink`.
    pub fn new(shop: &Shop, ink: Color) -> Self {
        Self {
            inks: shop.inks,
            least: shop.min_color_text,
            spots: shop.spots,
            black: Color::new(ink.rgb, [0, 0, 0, 100]),
        }
    }

    /// Changes the colours on a page, of which these edges are folds.
    pub fn print(&self, page: &mut Page, folds: FoldedEdges) {
        // Lines of a pattern along the cut would look like a knife that was off; its ground goes on through the bleed.
        let off = folds.map(|fold| if fold { -page.bleed } else { OFF_KNIFE });
        let clear_of_knife = Rect::from_size(page.trim).inset(off);
        for item in &mut page.items {
            match &mut item.kind {
                ItemKind::Glyphs(glyphs) => {
                    let is_small = !self.least.fits(glyphs.size);
                    glyphs.color = self.type_printed(glyphs.color, is_small);
                }
                ItemKind::Path { fill, stroke, .. } => {
                    *fill = fill.map(|color| self.printed(color));
                    if let Some(stroke) = stroke {
                        stroke.color = self.printed(stroke.color);
                    }
                }
                ItemKind::Pattern(pattern) => {
                    pattern.color = self.printed(pattern.color);
                    pattern.outline = pattern.outline.within(&clear_of_knife);
                }
                ItemKind::Image { .. } | ItemKind::Link { .. } => {}
            }
        }
    }

    /// What is printed of the colour of type.
    fn type_printed(&self, color: Color, is_small: bool) -> Color {
        match self.inks {
            _ if !is_small => self.printed(color),
            // Tints of black have ragged edges.
            PressInks::Black => self.printed(self.small(Color {
                spot: None,
                ..color
            })),
            PressInks::Cmyk => self.small(self.printed(color)),
        }
    }

    /// The colour of small type. A spot ink is one plate, as black is.
    fn small(&self, color: Color) -> Color {
        if color.spot.is_some() || is_in_black(color) {
            color
        } else if color.luminance() < MIDDLE {
            self.black
        } else {
            Color::WHITE
        }
    }

    /// What is printed of a colour.
    fn printed(&self, color: Color) -> Color {
        match self.inks {
            PressInks::Black if color.spot.is_some() || !is_in_black(color) => color.to_grey(),
            PressInks::Cmyk if self.spots => color,
            PressInks::Black | PressInks::Cmyk => Color {
                spot: None,
                ..color
            },
        }
    }
}

/// Whether a colour needs no ink but black.
fn is_in_black(color: Color) -> bool {
    color.cmyk[..3] == [0; 3]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::color::SpotTint;
    use crate::design::Folds;
    use crate::design::artwork::Tile;
    use crate::geom::{Path, Point, Size};
    use crate::pages::{Ground, Item, PatternFill};

    const INK: Color = Color {
        rgb: [31, 42, 48],
        cmyk: [0, 0, 0, 100],
        spot: None,
        in_grey: None,
    };
    const DEEP: Color = Color {
        rgb: [29, 91, 102],
        cmyk: [72, 0, 17, 67],
        spot: None,
        in_grey: None,
    };
    const SOFT: Color = Color {
        rgb: [227, 240, 242],
        cmyk: [8, 0, 3, 4],
        spot: None,
        in_grey: None,
    };

    fn inks(inks: PressInks) -> ShopInks {
        let shop = Shop::known("x4-3mm").expect("a profile");
        ShopInks::new(&Shop { inks, ..shop }, INK)
    }

    #[test]
    fn small_type_is_black_or_white() {
        let inks = inks(PressInks::Cmyk);
        assert_eq!(inks.small(DEEP), INK);
        assert_eq!(inks.small(SOFT), Color::WHITE);
        let tint = Color {
            rgb: [122; 3],
            cmyk: [0, 0, 0, 60],
            spot: None,
            in_grey: None,
        };
        assert_eq!(inks.small(tint), tint);
        assert_eq!(inks.printed(DEEP), DEEP);
    }

    #[test]
    fn a_spot_ink_is_printed_where_the_shop_has_it() {
        let spot = Color {
            spot: Some(SpotTint {
                ink: 0,
                percent: 80,
            }),
            ..DEEP
        };
        let inks = inks(PressInks::Cmyk);
        assert_eq!(inks.small(inks.printed(spot)), spot);
        let without = ShopInks {
            spots: false,
            ..inks
        };
        assert_eq!(without.printed(spot), DEEP);
    }

    #[test]
    fn patterns_end_at_cuts_and_go_on_at_folds() {
        let tile = Tile {
            name: "ringer".to_owned(),
            size: Size::new(Abs::pt(24.0), Abs::pt(24.0)),
            paths: Vec::new(),
        };
        let trim = Size::new(Abs::mm(148.0), Abs::mm(210.0));
        let whole = Rect::from_size(trim).outset(Abs::mm(3.0));
        let pattern = PatternFill {
            outline: Path::rounded(whole, Abs::ZERO),
            tile: Arc::new(tile),
            size: Abs::mm(5.0),
            origin: Point::default(),
            color: DEEP,
            lines: None,
            in_grey: None,
        };
        let ends = |folds: FoldedEdges| {
            let mut page = Page {
                trim,
                bleed: Abs::mm(3.0),
                safe: Abs::ZERO,
                label: None,
                ground: Ground::Paper,
                items: vec![Item::artifact(ItemKind::Pattern(Box::new(pattern.clone())))],
            };
            inks(PressInks::Cmyk).print(&mut page, folds);
            let ItemKind::Pattern(pattern) = &page.items[0].kind else {
                panic!("a pattern");
            };
            let bounds = pattern.outline.bounds().expect("an outline");
            [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()]
                .map(|at| (at.to_mm() * 100.0).round() / 100.0)
        };
        assert_eq!(ends(Folds::None.of(0)), [0.6, 0.6, 147.4, 209.4]);
        assert_eq!(ends(Folds::Spine.of(0)), [-3.0, 0.6, 147.4, 209.4]);
        assert_eq!(ends(Folds::Spine.of(1)), [0.6, 0.6, 151.0, 209.4]);
    }

    #[test]
    fn the_middle_is_as_far_from_paper_as_from_black() {
        let (white, black) = (1.05 / (MIDDLE + 0.05), (MIDDLE + 0.05) / 0.05);
        assert!(f64::abs(white - black) < 0.01, "{white} and {black}");
    }

    #[test]
    fn a_job_in_black_has_greys_alone() {
        let inks = inks(PressInks::Black);
        assert_eq!(inks.printed(DEEP), DEEP.to_grey());
        assert_eq!(inks.printed(DEEP).cmyk, [0, 0, 0, 71]);
        assert_eq!(inks.printed(INK), INK);
        assert_eq!(inks.type_printed(DEEP, true), INK);
        assert_eq!(inks.type_printed(DEEP, false), DEEP.to_grey());
    }
}
