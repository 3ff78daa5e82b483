//! Is a picture or a drawing seen on what it stands on? A white logo on white paper is not. What is not told here:
//! pictures without anything transparent, which bring a ground of their own, and those that stand on several colours.

use std::collections::{BTreeMap, BTreeSet};

use super::canvas::{Canvas, PaintedItem};
use super::grounds::flat_below;
use crate::color::Color;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{Item, ItemKind};
use crate::source::Span;

/// Below this contrast, nothing of a picture is told from its ground. What means something needs more (WCAG 2.1,
/// 1.4.11), but the mean of a picture says little of how much is seen of its parts, and pale tints below words have
/// 1.15 and more on white.
const LOST: f64 = 1.1;

/// Pictures that cannot be seen, each once on each ground.
#[derive(Default)]
pub struct LostPictures {
    /// The mean colours of pictures that something is seen through, by the names of their files.
    means: BTreeMap<String, Option<Color>>,
    found: BTreeSet<(Option<Span>, [u8; 3])>,
}

impl LostPictures {
    /// Checks the pictures of the next page.
    pub fn page(&mut self, canvas: &Canvas) {
        let all = &canvas.painted_items;
        let mut at = 0;
        while at < all.len() {
            let end = at + parts(&all[at..]);
            if end > at {
                self.picture(canvas, at, &all[at..end]);
            }
            at = end.max(at + 1);
        }
    }

    /// Reports what was found.
    pub fn finish(self, diags: &mut Diagnostics) {
        for (span, ground) in self.found {
            let ground = Color::of_rgb(ground).into();
            let warning = Diagnostic::warning(Fault::PictureLost { ground }, span);
            diags.push(warning.hint(Hint::OtherGroundForPicture));
        }
    }

    /// Checks the picture whose first part has the number `first`.
    fn picture(&mut self, canvas: &Canvas, first: usize, parts: &[PaintedItem]) {
        let bounds = parts
            .iter()
            .map(|part| part.bounds)
            .reduce(|a, b| a.union(&b));
        // Words that reach into its box are no ground; those that it covers are told elsewhere.
        let is_ground = |item: &Item| !matches!(item.kind, ItemKind::Glyphs(_));
        let ground = bounds.and_then(|bounds| flat_below(canvas, first, &bounds, is_ground));
        let Some(ground) = ground else {
            return;
        };
        let is_lost = |color: Color| color.contrast(ground) < LOST;
        let lost = parts.iter().all(|part| match &part.item.kind {
            ItemKind::Path { fill, stroke, .. } => {
                let line = stroke.as_ref().map(|stroke| stroke.color);
                fill.iter().copied().chain(line).all(is_lost)
            }
            ItemKind::Image { image, .. } => {
                let name = image.name.clone();
                let mean = self.means.entry(name).or_insert_with(|| image.mean_color());
                mean.is_some_and(is_lost)
            }
            ItemKind::Glyphs(_) | ItemKind::Pattern(_) | ItemKind::Link { .. } => false,
        });
        if lost {
            self.found.insert((parts[0].item.span, ground.rgb));
        }
    }
}

/// How many of the items are one picture: pixels, or the outlines of a drawing that is named at one place.
fn parts(items: &[PaintedItem]) -> usize {
    let Some(first) = items.first() else {
        return 0;
    };
    let is_drawn = |item: &Item| matches!(item.kind, ItemKind::Path { .. }) && item.span.is_some();
    match &first.item.kind {
        ItemKind::Image { .. } => 1,
        ItemKind::Path { .. } if is_drawn(first.item) => items
            .iter()
            .take_while(|part| is_drawn(part.item) && part.item.span == first.item.span)
            .count(),
        _ => 0,
    }
}
