//! The first page: title and subtitle on a ground of the accent's deep colour.

use std::sync::Arc;

use super::book::Book;
use super::frame::{Item, TagRole, TagTree};
use super::text::{Setting, height_of};
use super::{Cx, art};
use crate::color::Color;
use crate::content::Guide;
use crate::design::{CoverArt, StyleName};
use crate::geom::{Path, Point};
use crate::lines::Line;

/// Adds the cover, if the layout has one.
pub fn add(cx: &mut Cx, guide: &Guide, book: &mut Book) {
    let Some(rule) = &book.flow.cover else {
        return;
    };
    let accent = cx.design.accent(rule.accent).clone();
    let page = cx.design.page;
    let ground = accent.deep;
    let (painted, corner) = (cx.painted(), cx.painted_corner());
    let mut items = vec![Item::filled(Path::rounded(painted, corner), ground)];
    let mut foot = ground;
    if let (CoverArt::Picture, Some(drawing)) = (rule.art, &cx.design.art.cover) {
        let picture = art::picture(drawing, painted, corner, &accent);
        items.extend(picture.items);
        foot = picture.foot.unwrap_or(ground);
    }
    let left = book.left_of(book.pages.len());
    let measure = cx.measure;
    let tag = cx.tags.add(TagTree::ROOT, TagRole::H1);
    let style = cx.design.style(StyleName::CoverTitle, &accent);
    let title = Setting::new(cx, &guide.title, &style, ground, Some(tag));
    let lines = title.lines(cx, measure);
    title.report_overfull(cx, &lines);
    items.extend(title.items(&lines, Point::new(left, book.flow.margin.top)));
    if let Some(subtitle) = &guide.subtitle {
        let tag = cx.tags.add(TagTree::ROOT, TagRole::P);
        let style = cx.design.style(StyleName::CoverSubtitle, &accent);
        let subtitle = Setting::new(cx, subtitle, &style, foot, Some(tag));
        let lines = subtitle.lines(cx, measure);
        subtitle.report_overfull(cx, &lines);
        let top = page.trim.height - book.flow.margin.bottom - height_of(&lines);
        items.extend(subtitle.items(&lines, Point::new(left, top)));
    }
    let page = book.push(cx, None);
    page.page.items = items;
}

/// Title and subtitle as they stand above the first words of a document without a cover; nothing
/// where there is one.
pub fn title(cx: &mut Cx, guide: &Guide, book: &Book) -> Vec<(Setting, Arc<[Line]>)> {
    if book.flow.cover.is_some() {
        return Vec::new();
    }
    let accent = cx.design.accent(0).clone();
    let parts = std::iter::once((&guide.title, TagRole::H1, StyleName::SectionTitle)).chain(
        guide
            .subtitle
            .iter()
            .map(|text| (text, TagRole::P, StyleName::Body)),
    );
    let measure = cx.measure;
    parts
        .map(|(text, role, style)| {
            let tag = cx.tags.add(TagTree::ROOT, role);
            let style = cx.design.style(style, &accent);
            let setting = Setting::new(cx, text, &style, Color::WHITE, Some(tag));
            let lines = setting.lines(cx, measure);
            setting.report_overfull(cx, &lines);
            (setting, lines)
        })
        .collect()
}
