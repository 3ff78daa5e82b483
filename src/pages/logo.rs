//! The mark of the project → what is painted at the foot of the cover and of the back. Whether it stands there
//! is the layout's choice.

use super::LayoutCx;
use super::frame::{Item, TagRole, TagTree};
use super::things::shown::{self, Meaning};
use super::things::writing::SEEN;
use crate::color::Color;
use crate::content;
use crate::design::flow::{CoverRule, LogoGround};
use crate::design::svg::SvgInk;
use crate::design::{AnyPicture, Crop};
use crate::geom::{Path, Rect, Sides, Size};
use crate::units::Abs;

/// The most that a mark takes of the text's width: words stand beside it on the cover.
const MOST_WIDTH: f64 = 0.45;
/// From the edge of the white panel to the mark.
const PAD: Abs = Abs::mm(3.0);

/// Whether a mark is seen on `ground` without a panel: all colours of a drawing, or the mean colour of pixels
/// around which the ground is seen. Pixels without anything transparent bring a ground of their own, mostly
/// white.
fn is_seen(picture: &AnyPicture, ground: Color) -> bool {
    match picture {
        AnyPicture::Drawing(drawing) => drawing.paths.iter().all(|path| {
            let seen = |ink: SvgInk| ground.covered(ink.color(Color::WHITE), path.opacity);
            path.inks().all(|ink| seen(ink).contrast(ground) >= SEEN)
        }),
        AnyPicture::Pixels(picture) => picture
            .mean_color()
            .is_some_and(|mean| mean.contrast(ground) >= SEEN),
    }
}

/// The mark of the project, and how large it is.
pub struct Logo<'d> {
    image: &'d content::Image,
    picture: &'d AnyPicture,
    /// From the edge of its ground to the mark.
    pad: Abs,
    /// How large it is, with its ground.
    pub size: Size,
}

impl<'d> Logo<'d> {
    /// The mark as this rule shows it; `None` where there is none, or where it could not be read, which was
    /// reported. `ground` is the colour that it stands on; `None` where it is on a picture.
    pub fn new(cx: &LayoutCx<'d>, rule: &CoverRule, ground: Option<Color>) -> Option<Self> {
        let image = cx.design.logo.as_deref()?;
        let picture = cx.design.pictures.get(&image.file.value)?;
        let on_white = match rule.logo_ground {
            Some(chosen) => chosen == LogoGround::White,
            None => !ground.is_some_and(|ground| is_seen(picture, ground)),
        };
        let pad = if on_white { PAD } else { Abs::ZERO };
        let most = cx.measure() * MOST_WIDTH - pad * 2.0;
        let width = (rule.logo_height * picture.ratio()).min(most);
        let size = Size::new(width + pad * 2.0, width / picture.ratio() + pad * 2.0);
        Some(Self {
            image,
            picture,
            pad,
            size,
        })
    }

    /// What is painted where its ground is `place`, on a cover.
    pub fn items(&self, cx: &LayoutCx, place: Rect) -> Vec<Item> {
        let mut items = Vec::new();
        if self.pad > Abs::ZERO {
            let panel = Path::rounded(place, cx.design.space.corner);
            items.push(Item::filled(panel, Color::WHITE));
        }
        let tag = self.image.alt.as_ref().map(|alt| {
            let tag = cx.tag(TagTree::ROOT, TagRole::Figure);
            cx.set_alt(tag, alt.plain());
            tag
        });
        let meaning = Meaning {
            tag,
            span: Some(self.image.file.span),
            given: match self.pad > Abs::ZERO {
                true => cx.design.palette.ink,
                false => Color::WHITE,
            },
        };
        let area = place.inset(Sides::splat(self.pad));
        items.extend(shown::items(self.picture, area, Crop::Contain, meaning));
        items
    }
}
