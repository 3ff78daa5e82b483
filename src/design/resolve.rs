//! Raw theme and layout → the computed [`Design`]: names looked up, styles overlaid, lengths checked.

mod cards;
mod flow;
mod plain;
mod spots;
mod styles;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::artwork::ArtSource;
use super::blocks::BlockRules;
use super::declare::{Change, Resolve};
use super::gray::GrayLook;
use super::icons::Icons;
use super::layout::{LayoutFile, RawLayout};
use super::palette::{Accent, Palette};
use super::resolver::Resolver;
use super::rules::{Design, Format};
use super::sheet;
use super::theme::RawTheme;
use crate::color::Color;
use crate::content::read::ThemeColor;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::geom::Size;
use crate::source::Spanned;
use spots::SpotInks;

/// The contrast that a line needs to be seen (WCAG 2.1, 1.4.11).
const LINE_CONTRAST: f64 = 3.0;

/// How much of the way from the bright strength to the soft one the strength between them lies, where a theme does not
/// say.
const MID: f64 = 0.55;

/// Computes the design; `None` when something it needs is missing (errors say what).
pub fn resolve(
    theme: &Spanned<RawTheme>,
    layout: &LayoutFile,
    icons: &Arc<Icons>,
    diags: &mut Diagnostics,
) -> Option<Design> {
    let palette = palette(theme, diags)?;
    let mut resolver = Resolver {
        palette: &palette,
        fonts: &theme.value.font,
        sizes: BTreeMap::new(),
        scale: scale(layout),
        diags,
    };
    let art = theme.value.art.resolve(&mut resolver)?.unwrap_or_default();
    let styles = resolver.styles(theme, &layout.common);
    for (name, style) in styles.iter().flatten() {
        resolver.sizes.insert(*name, style.size);
    }
    let raw_page = &layout.common.page;
    let mut page = raw_page.resolve(&mut resolver)?;
    let mut space = theme.value.space.resolve(&mut resolver)?;
    if let (Some(styles), Some(_)) = (&styles, layout.variant.flow()) {
        // Panels are for the type that stands on them.
        let larger = resolver.larger_text(theme, styles);
        space.panel = space.panel * larger;
        space.corner = space.corner * larger;
    }
    let mut blocks = BlockRules::default();
    let mut only = BTreeMap::new();
    // Pages of booklets are front and back in turn.
    let mut has_backs = true;
    let format = match &layout.variant {
        RawLayout::Card(raw) => {
            has_backs = raw.back.is_some();
            blocks.things = raw.block.over(&blocks.things, &mut resolver);
            let mut cards = resolver.cards(raw, space, (page, raw_page.safe.0.span))?;
            if art.path.is_none() {
                cards = plain::without_path(cards);
            }
            Format::Cards(cards)
        }
        RawLayout::Booklet(raw) => {
            blocks = raw.block.over(&blocks, &mut resolver);
            only = resolver.only(raw, &blocks);
            Format::Booklet(resolver.flow(raw, page, None)?)
        }
        RawLayout::Leaflet(raw) => {
            blocks = raw.flow.block.over(&blocks, &mut resolver);
            only = resolver.only(&raw.flow, &blocks);
            // A leaflet lies, where its layout does not say otherwise.
            let sheet = match raw_page.trim.lies {
                true => page.trim,
                false => page.trim.landscape(),
            };
            let panels = resolver.panels(raw, sheet)?;
            page.trim = panels.folded();
            Format::Booklet(resolver.flow(&raw.flow, page, Some(panels))?)
        }
    };
    let panels = match &format {
        Format::Booklet(flow) => flow.panels.clone(),
        Format::Cards(_) => None,
    };
    let sheets = layout.common.sheet.as_ref();
    let office = sheet::office(sheets, has_backs, panels, &mut resolver);
    resolver.unused_styles(layout, &format, office.as_ref());
    Some(Design {
        page,
        styles: styles?,
        palette,
        art,
        artworks: Arc::default(),
        art_source: ArtSource::default(),
        words: Arc::default(),
        icons: Arc::clone(icons),
        pictures: Arc::default(),
        logo: None,
        space,
        office,
        blocks,
        only,
        families: theme
            .value
            .font
            .entries
            .values()
            .flat_map(|font| font.value.clone())
            .collect(),
        format,
        whole: true,
        write_out: None,
        ids: None,
    })
}

/// How much larger the trim is than the one that the layout is drawn for, by their short edges.
fn scale(layout: &LayoutFile) -> f64 {
    let RawLayout::Card(raw) = &layout.variant else {
        return 1.0;
    };
    let short = |size: Size| size.width.min(size.height);
    raw.drawn_for.map_or(1.0, |drawn| {
        short(layout.common.page.trim.size) / short(drawn.size)
    })
}

/// The colours of a theme; `None` where it has no accent.
fn palette(theme: &Spanned<RawTheme>, diags: &mut Diagnostics) -> Option<Palette> {
    let RawTheme { color, accent, .. } = &theme.value;
    if accent.is_empty() {
        diags.push(Fault::NoAccent.at(theme.span).hint(Hint::AddAccent));
        return None;
    }
    let spots = SpotInks::of(&theme.value, diags);
    let gray = theme.value.gray;
    let in_grey = |color: Color, black: bool| match gray {
        GrayLook::Tones => color,
        GrayLook::Woodcut | GrayLook::LineArt => color.as_in_woodcut(black),
    };
    let rule = spots.printed(&color.rule.value);
    let contrast = rule.contrast(Color::WHITE);
    if contrast < LINE_CONTRAST {
        let fault = Fault::FaintRule {
            contrast: contrast.into(),
            wanted: LINE_CONTRAST.into(),
        };
        diags.push(fault.at(color.rule.span).hint(Hint::DarkerRule));
    }
    let accents = accent.iter().map(|raw| {
        let deep = raw.deep.color;
        let or = |stated: &Option<ThemeColor>, derived: fn(Color) -> Color| {
            let stated = stated.as_ref().map(|stated| spots.printed(stated));
            stated.unwrap_or_else(|| derived(deep))
        };
        let bright = or(&raw.bright, Color::bright_of_deep);
        let soft = or(&raw.soft, Color::soft_of_deep);
        let mid = raw.mid.as_ref().map(|stated| spots.printed(stated));
        let mid = mid.unwrap_or_else(|| bright.covered(soft, MID));
        let (bright, soft) = (in_grey(bright, true), in_grey(soft, false));
        Accent {
            name: raw.name.value.clone(),
            deep: in_grey(spots.printed(&raw.deep), true),
            mid: in_grey(mid, false),
            letter: raw.letter.as_ref().map(|letter| letter.value.clone()),
            pattern: raw.pattern.as_ref().map(|pattern| pattern.value.clone()),
            bright,
            soft,
        }
    });
    let accents = accents.collect();
    let derived = spots::colors(&theme.value).filter_map(|stated| stated.derived);
    let ground = color.ground.as_ref();
    let ground = ground.map_or(Color::WHITE, |ground| in_grey(spots.printed(ground), false));
    let ink = in_grey(spots.printed(&color.ink), true);
    let rule = in_grey(rule, true);
    let all = Accent {
        name: String::new(),
        deep: ink,
        bright: rule,
        soft: match ground {
            // On white paper a white panel is not seen.
            Color::WHITE => in_grey(ink.soft_of_deep(), false),
            ground => ground,
        },
        mid: in_grey(rule.covered(Color::WHITE, MID), false),
        letter: None,
        pattern: None,
    };
    Some(Palette {
        ink,
        rule,
        ground,
        accents,
        all,
        gray,
        derived: derived.collect(),
        spots: spots.into_inks(),
    })
}
