//! What a print shop asks for → where pages do not keep to it: words too near the cut, type that is too small,
//! lines that are too thin, and too much ink in one place. Of each kind, the worst place is told.
//!
//! Pictures keep to the limit of ink by how they are converted; how many pixels they have is another check.

use crate::color::Color;
use crate::content::shop::Shop;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Rect, Sides};
use crate::pages::{Item, ItemKind, OriginKind, Page};
use crate::preflight::ink_bounds;
use crate::source::Span;
use crate::units::Abs;

/// Where the ink of a line ends is an estimate; this is as good as nothing.
const NEAR_ENOUGH: Abs = Abs::mm(0.2);

/// The worst places of each kind so far.
#[derive(Default)]
pub struct ShopLimits {
    /// How near to the cut words stand.
    near_cut: Option<Worst<Abs>>,
    small: Option<Worst<Abs>>,
    thin: Option<Worst<Abs>>,
    /// Per cent of ink.
    ink: Option<Worst<u16>>,
}

/// A value and where it is.
struct Worst<T> {
    value: T,
    span: Option<Span>,
}

impl ShopLimits {
    /// Checks the next page. What is larger than its place (`overfull`), which was reported, stands anywhere.
    pub fn page(&mut self, page: &Page, overfull: bool, shop: &Shop) {
        let trim = Rect::from_size(page.trim);
        let safe = trim.inset(Sides::splat(shop.safe));
        for item in &page.items {
            match &item.kind {
                ItemKind::Glyphs(glyphs) => {
                    let out = ink_bounds(glyphs).beyond(&safe).largest();
                    // A letter that belongs to a drawing at the edge says nothing that is lost with it.
                    let origin = item.origin.as_ref();
                    let drawn = origin.is_some_and(|origin| origin.kind == OriginKind::Drawing);
                    if !overfull && !drawn && !out.fits(NEAR_ENOUGH) {
                        keep(&mut self.near_cut, shop.safe - out, item, |a, b| a < b);
                    }
                    if !shop.min_text.fits(glyphs.size) {
                        keep(&mut self.small, glyphs.size, item, |a, b| a < b);
                    }
                    self.ink(glyphs.color, item, shop);
                }
                ItemKind::Path { fill, stroke, .. } => {
                    if let Some(color) = fill {
                        self.ink(*color, item, shop);
                    }
                    if let Some(stroke) = stroke {
                        self.ink(stroke.color, item, shop);
                        if !shop.min_line.fits(stroke.width) {
                            keep(&mut self.thin, stroke.width, item, |a, b| a < b);
                        }
                    }
                }
                ItemKind::Pattern(pattern) => {
                    self.ink(pattern.color, item, shop);
                    let lines = pattern.paths().into_iter().filter_map(|part| part.stroke);
                    for line in lines.filter(|line| !shop.min_line.fits(line.width)) {
                        keep(&mut self.thin, line.width, item, |a, b| a < b);
                    }
                }
                ItemKind::Image { .. } | ItemKind::Link { .. } => {}
            }
        }
    }

    fn ink(&mut self, color: Color, item: &Item, shop: &Shop) {
        let total = color.total_ink();
        if total > shop.ink_limit {
            keep(&mut self.ink, total, item, |a, b| a > b);
        }
    }

    /// Reports what was found.
    pub fn finish(self, shop: &Shop, on_cards: bool, diags: &mut Diagnostics) {
        let name = || shop.name.as_str().into();
        if let Some(Worst { value, span }) = self.near_cut {
            let fault = Fault::ShopSafe {
                distance: value,
                least: shop.safe,
                shop: name(),
            };
            let hint = match on_cards {
                true => Hint::LargerSafe {
                    least: shop.safe.into(),
                },
                false => Hint::MarginsAtLeast {
                    least: shop.safe.into(),
                },
            };
            diags.push(Diagnostic::warning(fault, span).hint(hint));
        }
        if let Some(Worst { value, span }) = self.small {
            let fault = Fault::ShopText {
                size: value.into(),
                least: shop.min_text.into(),
                shop: name(),
            };
            diags.push(Diagnostic::warning(fault, span).hint(Hint::LargerType));
        }
        if let Some(Worst { value, span }) = self.thin {
            let fault = Fault::ShopLine {
                width: value.into(),
                least: shop.min_line.into(),
                shop: name(),
            };
            diags.push(Diagnostic::warning(fault, span).hint(Hint::ThickerLine));
        }
        if let Some(Worst { value, span }) = self.ink {
            let fault = Fault::ShopInk {
                ink: value,
                most: shop.ink_limit,
                shop: name(),
            };
            diags.push(Diagnostic::error(fault, span).hint(Hint::LessInk));
        }
    }
}

/// Keeps the value of an item where it is `worse` than what is kept. What the words did not put there is told
/// where its rule stands.
fn keep<T: Copy>(
    worst: &mut Option<Worst<T>>,
    value: T,
    item: &Item,
    worse: impl Fn(T, T) -> bool,
) {
    if worst.as_ref().is_none_or(|known| worse(value, known.value)) {
        let span = item
            .span
            .or_else(|| item.origin.as_ref().map(|origin| origin.span));
        *worst = Some(Worst { value, span });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Path, Point, Size};
    use crate::pages::{Ground, Stroke};

    #[test]
    fn the_worst_of_each_kind_is_told() {
        let line = |width: f64, cmyk| {
            let color = Color::new([0; 3], cmyk);
            let ends = [0.0, 9.0].map(|x| Point::new(Abs::pt(x), Abs::ZERO));
            Item::stroked(
                Path::line(ends[0], ends[1]),
                Stroke::solid(color, Abs::pt(width)),
            )
        };
        let page = Page {
            trim: Size::new(Abs::pt(50.0), Abs::pt(50.0)),
            bleed: Abs::ZERO,
            safe: Abs::ZERO,
            label: None,
            ground: Ground::Paper,
            items: vec![
                line(0.2, [0, 0, 0, 100]),
                line(0.1, [100, 90, 90, 30]),
                line(0.3, [100, 100, 100, 30]),
            ],
        };
        let mut limits = ShopLimits::default();
        let shop = Shop::known("x4-3mm").expect("a profile");
        limits.page(&page, false, &shop);
        assert_eq!(limits.thin.map(|thin| thin.value), Some(Abs::pt(0.1)));
        assert_eq!(limits.ink.map(|ink| ink.value), Some(330));
        assert!(limits.small.is_none() && limits.near_cut.is_none());
    }
}
