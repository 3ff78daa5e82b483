//! A picture: whole and as wide as the text of a booklet, with its caption below; in an area of a card,
//! or behind a whole face, cut to fill its place or shown whole in its middle.

use std::sync::Arc;

use super::{Scope, Stack};
use crate::content;
use crate::design::{Crop, Picture, StyleName};
use crate::geom::{Rect, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, ItemKind, TagId, TagRole};
use crate::source::Span;

/// The most that a picture takes of a page's height, so that words stand beside it on the page.
const MOST_HEIGHT: f64 = 0.6;

/// Between a picture and its caption.
const GAP: f64 = 6.0;

/// The picture as wide as the text, or narrower where it is high, and its caption. Nothing where it
/// could not be read, which was reported.
pub fn with_caption(shown: &content::Image, scope: &Scope) -> Stack {
    let Some(image) = scope.cx.design.pictures.get(&shown.file.value) else {
        return Stack::default();
    };
    let ratio = f64::from(image.width) / f64::from(image.height);
    let width = scope
        .cx
        .measure
        .min(scope.cx.room.height * MOST_HEIGHT * ratio);
    let node = BoxNode::fixed(Size::new(width, width * (1.0 / ratio)));
    let node = painted(node, (image, shown), Crop::Contain, scope);
    let node = above_caption(node, shown, StyleName::ItemText, scope);
    Stack::single(node, shown.file.span)
}

/// The picture as large as its place; `None` where it could not be read, which was reported.
pub fn filling(shown: &content::Image, crop: Crop, scope: &Scope) -> Option<BoxNode> {
    let image = scope.cx.design.pictures.get(&shown.file.value)?;
    let node = painted(BoxNode::empty().grow(), (image, shown), crop, scope);
    Some(above_caption(node, shown, StyleName::CardLabel, scope))
}

/// `node`, and below it what the picture's caption says in the style `name`.
fn above_caption(node: BoxNode, shown: &content::Image, name: StyleName, scope: &Scope) -> BoxNode {
    let Some(text) = &shown.caption else {
        return node;
    };
    let caption = scope.paragraph(text, name, (scope.tag, TagRole::P));
    BoxNode::column(vec![node, BoxNode::text(caption)], scope.pt(GAP))
}

/// `node` with the picture on it. Without words for who cannot see it, it is decoration.
fn painted(
    node: BoxNode,
    (image, shown): (&Arc<Picture>, &content::Image),
    crop: Crop,
    scope: &Scope,
) -> BoxNode {
    let tag = shown.alt.as_ref().map(|alt| {
        let tag = scope.cx.tag(scope.tag, TagRole::Figure);
        scope.cx.set_alt(tag, alt.plain());
        if let Some(lang) = &alt.lang {
            scope.cx.set_lang(tag, lang);
        }
        tag
    });
    let (image, span) = (Arc::clone(image), shown.file.span);
    node.painted(move |area| vec![item(&image, area, crop, tag, Some(span))])
}

/// `image` in `area`.
pub fn item(
    image: &Arc<Picture>,
    area: Rect,
    crop: Crop,
    tag: Option<TagId>,
    span: Option<Span>,
) -> Item {
    let place = whole(image, area, crop);
    Item {
        tag,
        span,
        ..Item::artifact(ItemKind::Image {
            area: match crop {
                Crop::Cover => area,
                Crop::Contain => place,
            },
            place,
            image: Arc::clone(image),
        })
    }
}

/// Where the whole picture lies: in the middle of `area`, as small as covers it, or as large as it
/// holds.
fn whole(image: &Picture, area: Rect, crop: Crop) -> Rect {
    let (width, height) = (f64::from(image.width), f64::from(image.height));
    let [across, down] = [area.size.width / width, area.size.height / height];
    let scale = match crop {
        Crop::Cover => across.max(down),
        Crop::Contain => across.min(down),
    };
    area.middle(Size::new(scale * width, scale * height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::pictures::{Coding, Orientation};
    use crate::units::Abs;

    fn picture(width: u32, height: u32) -> Picture {
        Picture {
            name: "test.png".to_owned(),
            width,
            height,
            orientation: Orientation::Upright,
            grey: true,
            transparent: false,
            coding: Coding::Exact,
            bytes: Arc::from([]),
        }
    }

    #[test]
    fn a_picture_covers_its_area_or_lies_inside() {
        let area = Rect::new(Abs::pt(10.0), Abs::pt(20.0), Abs::pt(60.0), Abs::pt(30.0));
        let image = picture(4, 4);
        let covers = whole(&image, area, Crop::Cover);
        assert_eq!(covers.size, Size::new(Abs::pt(60.0), Abs::pt(60.0)));
        assert_eq!(covers.origin.y, Abs::pt(5.0));
        let inside = whole(&image, area, Crop::Contain);
        assert_eq!(inside.size, Size::new(Abs::pt(30.0), Abs::pt(30.0)));
        assert_eq!(inside.origin.x, Abs::pt(25.0));
    }
}
