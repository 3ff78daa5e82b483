//! The first page: title and subtitle on a ground of the accent's deep colour.

use super::Cx;
use super::book::Book;
use super::decor;
use super::frame::{Item, TagRole, TagTree};
use super::text::{Setting, height_of};
use crate::content::Guide;
use crate::design::{Decor, StyleName};
use crate::geom::{Path, Point};

/// Adds the cover, if the layout has one.
pub fn add(cx: &mut Cx, guide: &Guide, book: &mut Book) {
    let Some(rule) = cx.design.cover else {
        return;
    };
    let accent = cx.design.accent(rule.accent).clone();
    let page = cx.design.page;
    let ground = accent.deep;
    let (painted, corner) = (cx.painted(), cx.painted_corner());
    let mut items = vec![Item::filled(Path::rounded(painted, corner), ground)];
    let mut foot = ground;
    if rule.decor == Decor::Trail {
        let (picture, hill) = decor::cover(painted, corner, &cx.design.palette);
        items.extend(picture);
        foot = hill;
    }
    let left = cx.left_of(book.pages.len());
    let measure = cx.measure();
    let tag = cx.tags.add(TagTree::ROOT, TagRole::H1);
    let style = cx.design.style(StyleName::CoverTitle, &accent);
    let title = Setting::new(cx, &guide.title, &style, ground, Some(tag));
    let lines = title.lines(cx, measure);
    title.report_overfull(cx, &lines);
    items.extend(title.items(&lines, Point::new(left, page.top)));
    if let Some(subtitle) = &guide.subtitle {
        let tag = cx.tags.add(TagTree::ROOT, TagRole::P);
        let style = cx.design.style(StyleName::CoverSubtitle, &accent);
        let subtitle = Setting::new(cx, subtitle, &style, foot, Some(tag));
        let lines = subtitle.lines(cx, measure);
        subtitle.report_overfull(cx, &lines);
        let top = page.trim.height - page.bottom - height_of(&lines);
        items.extend(subtitle.items(&lines, Point::new(left, top)));
    }
    let page = book.push(cx, None);
    page.page.items = items;
}
