//! A picture in an area, or behind a whole face: cut to fill its place, or shown whole in its middle.

use std::sync::Arc;

use super::area::Scene;
use crate::content;
use crate::design::{AreaRule, Crop, Picture};
use crate::geom::{Rect, Size};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, ItemKind, TagId, TagRole};
use crate::source::Span;
use crate::units::Abs;

/// The box of a picture, as large as its area; `None` where the picture could not be read, which was
/// reported. Without a text for who cannot see it, it is decoration.
pub fn node(
    cx: &mut Cx,
    scene: &Scene,
    rule: &AreaRule,
    shown: &content::Image,
) -> Option<BoxNode> {
    let image = Arc::clone(cx.design.pictures.get(&shown.file.value)?);
    let tag = shown.alt.as_ref().map(|alt| {
        let tag = cx.tags.add(scene.setting.tag, TagRole::Figure);
        if let Some(node) = cx.tags.get_mut(tag) {
            node.alt = Some(alt.plain());
            node.lang.clone_from(&alt.lang);
        }
        tag
    });
    let (crop, span) = (rule.crop, shown.file.span);
    let node = BoxNode::column(Vec::new(), Abs::ZERO);
    Some(node.painted(move |area| vec![item(&image, area, crop, tag, Some(span))]))
}

/// `image` in `area`.
pub fn item(
    image: &Arc<Picture>,
    area: Rect,
    crop: Crop,
    tag: Option<TagId>,
    span: Option<Span>,
) -> Item {
    let place = place(image, area, crop);
    let shown = match crop {
        Crop::Cover => area,
        Crop::Contain => place,
    };
    Item {
        kind: ItemKind::Image {
            area: shown,
            place,
            image: Arc::clone(image),
        },
        tag,
        span,
    }
}

/// Where the whole picture lies: in the middle of `area`, as small as covers it, or as large as it
/// holds.
fn place(image: &Picture, area: Rect, crop: Crop) -> Rect {
    let (width, height) = (f64::from(image.width), f64::from(image.height));
    let [across, down] = [area.size.width / width, area.size.height / height];
    let scale = match crop {
        Crop::Cover => across.max(down),
        Crop::Contain => across.min(down),
    };
    let size = Size::new(scale * width, scale * height);
    Rect {
        origin: area.origin.shift(
            (area.size.width - size.width) / 2.0,
            (area.size.height - size.height) / 2.0,
        ),
        size,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::pictures::Coding;

    fn picture(width: u32, height: u32) -> Picture {
        Picture {
            name: "test.png".to_owned(),
            width,
            height,
            grey: true,
            coding: Coding::Raw,
            bytes: Arc::from(vec![0; (width * height) as usize]),
        }
    }

    #[test]
    fn a_picture_covers_its_area_or_lies_inside() {
        let area = Rect::new(Abs::pt(10.0), Abs::pt(20.0), Abs::pt(60.0), Abs::pt(30.0));
        let image = picture(4, 4);
        let covers = place(&image, area, Crop::Cover);
        assert_eq!(covers.size, Size::new(Abs::pt(60.0), Abs::pt(60.0)));
        assert_eq!(covers.origin.y, Abs::pt(5.0));
        let inside = place(&image, area, Crop::Contain);
        assert_eq!(inside.size, Size::new(Abs::pt(30.0), Abs::pt(30.0)));
        assert_eq!(inside.origin.x, Abs::pt(25.0));
    }
}
