//! One area of a face → a box: what the card says there, or what is drawn there. What a thing looks like
//! is decided in `things`.

use std::borrow::Cow;

use super::area_cx::AreaCx;
use super::face_cx::FaceCx;
use super::path;
use crate::color::Color;
use crate::content::{ListItem, Thing};
use crate::design::{
    Align, AreaArt, AreaRule, BlockRule, CalloutRule, IconArea, ItemsArea, ListLook, PlaceRule,
    Shows, VAlign,
};
use crate::diag::{Fault, Hint};
use crate::geom::{Rect, Sides};
use crate::pages::LayoutCx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{AreaWords, Origin, OriginKind};
use crate::pages::tags::TagRole;
use crate::pages::things::{
    self, Scope, Stack, icons, image, list, panels, paper, qr, table, text, writing::SEEN,
};
use crate::units::Abs;

/// The diameter of an icon's disc, where the layout does not say.
const ICON: Abs = Abs::mm(9.0);
/// The side of a QR code, where the layout does not say.
const QR: Abs = Abs::mm(20.0);
/// An icon's share of its disc.
const IN_DISC: f64 = 0.64;
/// The most things of a list, or rows or columns of a table, on one page.
const MOST_THINGS: usize = 500;

/// What is made of an area: a box that stands in it, or one that takes all of it.
enum Content {
    Standing(BoxNode),
    Filling(BoxNode),
}

impl Content {
    /// The parts of a thing.
    fn from_stack(stack: Stack, scope: &Scope) -> Self {
        match stack.fills() {
            true => Self::Filling(stack.boxed(scope)),
            false => Self::Standing(stack.boxed(scope)),
        }
    }
}

/// The box of an area; `None` where nothing stands in it.
pub fn node(area: &AreaCx, rule: &AreaRule) -> Option<BoxNode> {
    let origin = |kind| Origin {
        kind,
        area: Some(rule.name.as_str().into()),
        words: match (&rule.shows, rule.shows.text()) {
            (_, None) => AreaWords::None,
            (Shows::Items(_), _) => AreaWords::List,
            _ => AreaWords::Text,
        },
        behind: false,
        span: rule.span,
    };
    match &rule.shows {
        Shows::Art(shown) => {
            let node = path::node(area, rule.cells, &shown.art)?;
            return Some(node.put_there_by(origin(match shown.art {
                AreaArt::Path(_) | AreaArt::Station(_) => OriginKind::Path,
                AreaArt::Arrival(_) => OriginKind::Arrival,
                AreaArt::Climb(_) => OriginKind::Climb,
            })));
        }
        Shows::Notes(notes) => {
            let corner = area.face.frame.origin;
            let node = paper::filling(notes, corner, &area.scope(None));
            return Some(node.put_there_by(origin(OriginKind::Area)));
        }
        _ => {}
    }
    let thing = value(area.face, rule.value()?)?;
    // Of an area that the layout says nothing of, the card says what it shows.
    let shows = match (&rule.shows, &*thing) {
        (Shows::Text(text), Thing::Items(_)) => &Shows::Items(text.as_items()),
        (Shows::Text(text), Thing::List(_)) => &Shows::List(text.as_list()),
        (Shows::Text(text), Thing::Table(_)) => &Shows::Table(text.as_table()),
        (Shows::Text(text), Thing::Image(_)) => &Shows::Image(text.as_image()),
        (Shows::Text(text), Thing::Qr(_)) => &Shows::Qr(text.as_qr()),
        (shows @ Shows::Text(_), Thing::Text(_)) => shows,
        (Shows::Text(text), _) => &Shows::Callout(text.as_thing()),
        (shows, _) => shows,
    };
    let own = shows.accent().map(|index| area.cx.design.accent(index));
    let accent = own.unwrap_or(area.accent);
    let place = shows.place().cloned().unwrap_or_default();
    let background = place.background;
    let panel = background.map(|ground| ground.color(accent, area.cx.design.palette.ground));
    let area = &AreaCx {
        accent,
        ground: panel.unwrap_or(area.ground),
        ..*area
    };
    let (count, most) = (thing.count(), MOST_THINGS);
    if count > most {
        let error = Fault::TooManyThings { count, most }.at(area.face.page.card.span);
        area.cx.report(error.hint(Hint::SplitList));
        return None;
    }
    let origin = origin(OriginKind::Area);
    Some(match content(area, (rule, shows), &thing)? {
        Content::Filling(node) => node.put_there_by(origin),
        Content::Standing(node) => placed(area.cx, node.put_there_by(origin), &place, panel),
    })
}

/// What an area makes of a thing; `None` where nothing can stand in it.
fn content(area: &AreaCx, (rule, shows): (&AreaRule, &Shows), thing: &Thing) -> Option<Content> {
    let scope = area.scope(shows.text());
    Some(match (shows, thing) {
        (Shows::Text(rules), Thing::Text(paragraphs)) => {
            let role = match rules.heading {
                true => area.heading,
                false => TagRole::P,
            };
            let stack = text::or_line(paragraphs, role, rules.gap, &scope);
            Content::from_stack(stack, &scope)
        }
        (Shows::Items(rules), Thing::Items(items)) => listed(area, rules, items, &scope),
        (Shows::List(_), Thing::List(_)) => {
            let stack = things::lay_out(thing, None, &scope);
            Content::from_stack(stack, &scope)
        }
        (Shows::Table(rules), Thing::Table(table)) => {
            Content::Filling(table::filling(table, rules, &scope))
        }
        (Shows::Image(rules), Thing::Image(image)) => {
            image::report_bleed(image, &scope);
            match image.width.is_some() || !image.beside.is_empty() {
                true => Content::Standing(image::in_area(image, &scope)?),
                false => Content::Filling(image::filling(image, rules.crop, &scope)?),
            }
        }
        (Shows::Icon(rules), Thing::Icon(name)) => {
            Content::Standing(badge(area, (rule, rules), &name.value)?)
        }
        (Shows::Qr(rules), Thing::Qr(code)) => {
            let side = rules.size.unwrap_or(QR);
            Content::Standing(qr::with_side(code, side, &scope)?)
        }
        (shows, thing) if shows.thing().is_some() => {
            let scope = area.fitted_scope(thing);
            // The accent of an area goes before that of all callouts.
            let own = shows
                .accent()
                .filter(|_| matches!(thing, Thing::Callout(_)));
            let own = own.map(|accent| {
                BlockRule::Callout(CalloutRule {
                    accent: Some(accent),
                    ..area.cx.design.blocks.things.callout
                })
            });
            let stack = things::lay_out(thing, own.as_ref(), &scope);
            Content::from_stack(stack, &scope)
        }
        // What does not go together was reported.
        _ => return None,
    })
}

/// A list in the look that the area gives it.
fn listed(area: &AreaCx, rules: &ItemsArea, items: &[ListItem], scope: &Scope) -> Content {
    let shown = rules.shown_of(items);
    let items = &*shown;
    Content::Standing(match &rules.look {
        ListLook::Table(look) => list::beside_lines(items, look, scope),
        ListLook::Words(look) => list::names(items, look, false, scope),
        ListLook::Stacked(look) => list::names(items, look, true, scope),
        ListLook::Ticks(look) => list::verdicts(items, look, true, scope),
        ListLook::Crosses(look) => list::verdicts(items, look, false, scope),
        ListLook::Notes(look) => {
            let (corner, trim) = (area.face.frame.origin, area.cx.design.page.trim);
            let beside = |rect: Rect| {
                let (x, y) = (rect.left() - corner.x, rect.top() - corner.y);
                Rect::new(x, y, rect.size.width, rect.size.height)
            };
            let page = (beside(Rect::from_size(trim)), beside(area.face.painted()));
            return Content::Filling(list::beside_paper(items, look, scope, page));
        }
        ListLook::Panels(look) => {
            let fit = rules.text.fit.as_ref();
            let largest = area.cx.design.styles[&rules.text.style].size;
            let largest = fit.map_or(largest, |fit| fit.max);
            // The path comes in from the edge of what is printed.
            let station = panels::station(look, &scope.text_style());
            let (edge, _) = path::edges(area.face, station);
            return Content::Filling(panels::panels(items, look, (largest, edge), scope));
        }
    })
}

/// The content where the rule puts it, on a panel of this colour where there is one.
fn placed(cx: &LayoutCx, content: BoxNode, place: &PlaceRule, panel: Option<Color>) -> BoxNode {
    let node = content.wrapped();
    let node = match place.valign {
        VAlign::Top => node,
        VAlign::Middle => node.content_centred(),
        VAlign::Bottom => node.content_at_foot(),
    };
    let Some(color) = panel else {
        return node;
    };
    let space = cx.design.space;
    let panel = node.grow().wrapped().padded(Sides::splat(space.panel));
    panel.on_ground(color, space.corner)
}

/// The value of a card: its own, or its category's word and sign.
fn value<'a>(face: &FaceCx<'a>, name: &str) -> Option<Cow<'a, Thing>> {
    let card = face.page.card;
    if let Some(thing) = card.values.get(name) {
        return Some(Cow::Borrowed(thing));
    }
    let category = face.deck.category_of(card)?;
    Some(Cow::Owned(match name {
        "category" => Thing::Text(vec![category.title.clone()]),
        "category-icon" => Thing::Icon(category.icon.clone()?),
        _ => return None,
    }))
}

/// An icon, on a disc or bare.
fn badge(area: &AreaCx, (rule, icon): (&AreaRule, &IconArea), name: &str) -> Option<BoxNode> {
    let color = icon.color;
    let color = color.map_or(area.accent.deep, |color| color.of(area.accent));
    // A disc that is told from its ground.
    let disc = match area.ground {
        Color::WHITE => area.accent.soft,
        _ => Color::WHITE,
    };
    let look = (color, icon.size.unwrap_or(ICON));
    let node = icons::icon(area.cx, name, look, icon.disc.then_some((disc, IN_DISC)))?;
    let drawing = area.cx.design.icons.get(name)?;
    let contrast = drawing.contrast(color, if icon.disc { disc } else { area.ground });
    if contrast < SEEN {
        let fault = Fault::FaintIcon {
            contrast: contrast.into(),
            wanted: SEEN.into(),
        };
        area.cx
            .report(fault.at(rule.span).hint(match drawing.is_colored() {
                true => Hint::OtherIconGround,
                false => Hint::OtherIconColor,
            }));
    }
    Some(match icon.align {
        Align::Center => node.middle(),
        Align::Right => node.at_end(),
        Align::Left | Align::Justify => node.shrunk(),
    })
}
