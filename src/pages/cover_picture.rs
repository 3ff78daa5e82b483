//! The picture of a guide's cover → what is painted of it: whole between the title and what stands at the foot, or
//! over all of the cover. It is never distorted, and cut only where the layout lets it fill the cover.

use super::LayoutCx;
use super::frame::Item;
use super::tags::{TagRole, TagTree};
use super::things::shown::{self, Meaning};
use crate::color::Color;
use crate::content::{Guide, Image};
use crate::design::flow::{CoverPicture, CoverRule, FillPicture};
use crate::design::{AnyPicture, Crop};
use crate::diag::{Fault, Hint};
use crate::geom::{Rect, Size};
use crate::units::Abs;

/// The least height between the words of a cover in which a picture is more than a stamp.
const LEAST_HEIGHT: Abs = Abs::mm(15.0);

/// The picture of a cover, and how the layout shows it.
pub struct ShownPicture<'d> {
    image: &'d Image,
    picture: &'d AnyPicture,
    look: &'d CoverPicture,
}

impl<'d> ShownPicture<'d> {
    /// The picture of this guide; `None` where it has none, where the layout shows none, and where it could not
    /// be read, which was reported.
    pub fn new(cx: &LayoutCx<'d>, guide: &'d Guide, rule: &'d CoverRule) -> Option<Self> {
        let image = guide.cover_image().filter(|_| rule.shows_picture())?;
        Some(Self {
            image,
            picture: cx.design.pictures.get(&image.file.value)?,
            look: &rule.picture,
        })
    }

    /// How it fills the cover; `None` where it does not.
    pub const fn filling(&self) -> Option<&'d FillPicture> {
        match self.look {
            CoverPicture::Fill(fill) => Some(fill),
            CoverPicture::Measure(_) | CoverPicture::Bleed(_) | CoverPicture::None(_) => None,
        }
    }

    /// What the page with this index shows of it, where it fills the first pages, so many, side by side: on the
    /// first of them it means something.
    pub fn over(&self, cx: &LayoutCx, pages: usize, index: usize) -> Vec<Item> {
        // The left edge of a page, from that of the first.
        let left = |page: usize| (0..page).map(|before| cx.trim(before).width).sum::<Abs>();
        let last = pages.saturating_sub(1);
        let (first, end) = (cx.painted(0), left(last) + cx.painted(last).right());
        let over = Rect::new(
            first.left() - left(index),
            first.top(),
            end - first.left(),
            first.size.height,
        );
        let meaning = match index {
            0 => self.meaning(cx),
            _ => self.decoration(),
        };
        shown::part_of(self.picture, over, cx.painted(index), meaning)
    }

    /// The whole picture in the `room` between the words of the cover; nothing where that is too small, which is
    /// reported.
    pub fn between(&self, cx: &LayoutCx, room: Rect, index: usize) -> Vec<Item> {
        let span = self.image.file.span;
        let height = room.size.height.max(Abs::ZERO);
        if !LEAST_HEIGHT.fits(height) {
            let fault = Fault::CoverPictureNoRoom {
                room: height,
                least: LEAST_HEIGHT,
            };
            cx.report(fault.at(span).hint(Hint::ShortenCover));
            return Vec::new();
        }
        let ratio = self.picture.ratio();
        let (place, crop) = if matches!(self.look, CoverPicture::Bleed(_)) {
            // How far grounds reach differs between editions: what has no room in the largest is one error in all.
            let widest = cx.trim(index).width + cx.design.page.bleed * 2.0;
            if !(widest / ratio).fits(height) {
                let fault = Fault::CoverPictureTooHigh {
                    height: widest / ratio,
                    room: height,
                };
                cx.report(fault.at(span).hint(Hint::CoverMeasure));
                return Vec::new();
            }
            let painted = cx.painted(index);
            let size = Size::new(painted.size.width, painted.size.width / ratio);
            let across = Rect::new(painted.left(), room.top(), painted.size.width, height);
            (across.middle(size), Crop::Cover)
        } else {
            // It begins where the title does.
            let width = room.size.width.min(height * ratio);
            let column = Rect::new(room.left(), room.top(), width, height);
            (
                column.middle(Size::new(width, width / ratio)),
                Crop::Contain,
            )
        };
        shown::items(self.picture, place, crop, self.meaning(cx))
    }

    /// What it means: its words in a new tag, and nothing where it has none.
    fn meaning(&self, cx: &LayoutCx) -> Meaning {
        let tag = self.image.alt.as_ref().map(|alt| {
            let tag = cx.tag(TagTree::ROOT, TagRole::Figure);
            cx.set_alt(tag, alt.plain());
            if let Some(lang) = &alt.lang {
                cx.set_lang(tag, lang);
            }
            tag
        });
        Meaning {
            tag,
            ..self.decoration()
        }
    }

    const fn decoration(&self) -> Meaning {
        Meaning {
            tag: None,
            span: Some(self.image.file.span),
            given: Color::WHITE,
        }
    }
}
