//! The mark of the project → what is painted at the foot of the cover and of the back. Whether it stands there
//! is the layout's choice.

use super::frame::Item;
use super::tags::{TagRole, TagTree};
use super::things::shown::{self, Meaning};
use super::things::writing::SEEN;
use super::{LayoutCx, gray};
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

/// Whether a mark is seen on `ground`: all colours of a drawing, or the mean colour of pixels around which the
/// ground is seen. `given` is the colour of what says `currentColor` in a drawing. Pixels without anything
/// transparent bring a ground of their own, mostly white.
fn is_seen(picture: &AnyPicture, given: Color, ground: Color) -> bool {
    match picture {
        AnyPicture::Drawing(drawing) => drawing.paths.iter().all(|path| {
            let seen = |ink: SvgInk| ground.covered(ink.color(given), path.opacity);
            path.inks().all(|ink| seen(ink).contrast(ground) >= SEEN)
        }),
        AnyPicture::Pixels(picture) => picture
            .mean_color()
            .is_some_and(|mean| mean.contrast(ground) >= SEEN),
    }
}

/// The colour of what says `currentColor` in a mark that stands on this panel, or on the cover itself.
fn given(cx: &LayoutCx, panel: Option<Color>) -> Color {
    match panel {
        Some(Color::WHITE) => cx.design.palette.ink,
        _ => Color::WHITE,
    }
}

/// The mark of the project, and how large it is.
pub struct Logo<'d> {
    image: &'d content::Image,
    picture: &'d AnyPicture,
    /// What it stands on, where that is not the cover itself.
    panel: Option<Color>,
    /// Whether it stands on the deep ground of the cover itself.
    on_cover: bool,
    /// How large it is, with its ground.
    pub size: Size,
}

impl<'d> Logo<'d> {
    /// The mark as this rule shows it; `None` where there is none, or where it could not be read, which was
    /// reported. `ground` is the colour that it stands on; `None` where it is on a picture.
    pub fn new(cx: &LayoutCx<'d>, rule: &CoverRule, ground: Option<Color>) -> Option<Self> {
        let image = cx.design.logo.as_deref()?;
        let picture = cx.design.pictures.get(&image.file.value)?;
        let deep = cx.design.accent(rule.accent).deep;
        let seen = |on: Color| is_seen(picture, given(cx, Some(on)), on);
        let panel = match rule.logo_ground {
            Some(LogoGround::White) => Some(Color::WHITE),
            Some(LogoGround::Deep) => Some(deep),
            Some(LogoGround::None) => None,
            None if ground.is_some_and(seen) => None,
            // A light mark is lost on white.
            None if !seen(Color::WHITE) && seen(deep) => Some(deep),
            None => Some(Color::WHITE),
        };
        let pad = panel.map_or(Abs::ZERO, |_| PAD);
        let most = cx.measure() * MOST_WIDTH - pad * 2.0;
        let width = (rule.logo_height * picture.ratio()).min(most);
        let size = Size::new(width + pad * 2.0, width / picture.ratio() + pad * 2.0);
        Some(Self {
            image,
            picture,
            panel,
            on_cover: panel.is_none() && ground == Some(deep),
            size,
        })
    }

    /// What is painted where its ground is `place`, on a cover.
    pub fn items(&self, cx: &LayoutCx, place: Rect) -> Vec<Item> {
        let mut items = Vec::new();
        let pad = self.panel.map_or(Abs::ZERO, |_| PAD);
        if let Some(color) = self.panel {
            let panel = Path::rounded(place, cx.design.space.corner);
            items.push(Item::filled(panel, color));
        } else if self.on_cover && gray::is_line_art(cx.design) {
            // What is seen on a deep cover may be lost on white paper.
            let black = Color::WHITE.as_in_woodcut(true);
            let panel = Path::rounded(place.outset(PAD / 2.0), cx.design.space.corner);
            items.push(Item::filled(panel, black).in_grey_alone());
        }
        let tag = self.image.alt.as_ref().map(|alt| {
            let tag = cx.tag(TagTree::ROOT, TagRole::Figure);
            cx.set_alt(tag, alt.plain());
            tag
        });
        let meaning = Meaning {
            tag,
            span: Some(self.image.file.span),
            given: given(cx, self.panel),
        };
        let area = place.inset(Sides::splat(pad));
        items.extend(shown::items(self.picture, area, Crop::Contain, meaning));
        items
    }
}
