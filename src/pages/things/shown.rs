//! A picture and a place → what is painted there: pixels as one item, a drawing as its outlines. How large
//! the place is was decided before.

use std::sync::Arc;

use super::svg;
use crate::color::Color;
use crate::design::{AnyPicture, Crop};
use crate::geom::{Rect, Size};
use crate::pages::frame::{Item, ItemKind};
use crate::pages::tags::TagId;
use crate::source::Span;
use crate::units::Abs;

/// A drawing that is less than this larger than its place is not cut: the rest is what rounding does.
const SAME: Abs = Abs::pt(1e-3);

/// What a picture means where it stands.
#[derive(Clone, Copy)]
pub struct Meaning {
    /// Its tag; `None` for decoration.
    pub tag: Option<TagId>,
    /// Where it is named.
    pub span: Option<Span>,
    /// The colour of what says `currentColor` in a drawing: that of the words around it.
    pub given: Color,
}

/// A picture that goes on to the edges of its page, and how high it is.
pub struct ToEdges {
    /// The picture.
    pub picture: AnyPicture,
    /// How high it is.
    pub height: Abs,
    /// What it means.
    pub meaning: Meaning,
}

impl ToEdges {
    /// What is painted on a page of which `painted` is printed on, from `top` down.
    pub fn items(&self, painted: Rect, top: Abs) -> Vec<Item> {
        let area = Rect::new(painted.left(), top, painted.size.width, self.height);
        items(&self.picture, area, Crop::Cover, self.meaning)
    }
}

/// `picture` in `area`: as large as it holds, or as small as covers it.
pub fn items(picture: &AnyPicture, area: Rect, crop: Crop, meaning: Meaning) -> Vec<Item> {
    let place = whole(picture.ratio(), area, crop);
    let area = match crop {
        Crop::Cover => area,
        Crop::Contain => place,
    };
    placed(picture, place, area, meaning)
}

/// What `area` shows of a `picture` that covers all of `over`, which is larger.
pub fn part_of(picture: &AnyPicture, over: Rect, area: Rect, meaning: Meaning) -> Vec<Item> {
    let place = whole(picture.ratio(), over, Crop::Cover);
    placed(picture, place, area, meaning)
}

/// What `area` shows of a `picture` that lies at `place`.
fn placed(picture: &AnyPicture, place: Rect, area: Rect, meaning: Meaning) -> Vec<Item> {
    let mut items = match picture {
        AnyPicture::Pixels(image) => vec![Item::artifact(ItemKind::Image {
            area,
            place,
            image: Arc::clone(image),
        })],
        AnyPicture::Drawing(drawing) => {
            let beyond = place.beyond(&area).largest();
            match beyond.fits(SAME) {
                true => svg::painted(drawing, place, meaning.given),
                false => {
                    let scale = drawing.size.width / place.size.width;
                    let part = Rect::new(
                        (area.left() - place.left()) * scale,
                        (area.top() - place.top()) * scale,
                        area.size.width * scale,
                        area.size.height * scale,
                    );
                    svg::painted(&drawing.part(part), area, meaning.given)
                }
            }
        }
    };
    for item in &mut items {
        item.tag = meaning.tag;
        item.span = meaning.span;
    }
    items
}

/// Where the whole of a picture lies that is so many times as wide as high: in the middle of `area`, as
/// small as covers it, or as large as it holds.
fn whole(ratio: f64, area: Rect, crop: Crop) -> Rect {
    let (by_width, by_height) = (area.size.width, area.size.height * ratio);
    let width = match crop {
        Crop::Cover => by_width.max(by_height),
        Crop::Contain => by_width.min(by_height),
    };
    area.middle(Size::new(width, width / ratio))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_covers_its_area_or_lies_inside() {
        let area = Rect::new(Abs::pt(10.0), Abs::pt(20.0), Abs::pt(60.0), Abs::pt(30.0));
        let covers = whole(1.0, area, Crop::Cover);
        assert_eq!(covers.size, Size::new(Abs::pt(60.0), Abs::pt(60.0)));
        assert_eq!(covers.origin.y, Abs::pt(5.0));
        let inside = whole(1.0, area, Crop::Contain);
        assert_eq!(inside.size, Size::new(Abs::pt(30.0), Abs::pt(30.0)));
        assert_eq!(inside.origin.x, Abs::pt(25.0));
    }
}
