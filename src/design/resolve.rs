//! Raw theme and layout → the computed [`Design`]: names looked up, styles overlaid, lengths checked.

mod cards;
mod flow;
mod plain;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::blocks::BlockRules;
use super::declare::{Change, Resolve};
use super::icons::Icons;
use super::layout::{LayoutFile, RawLayout, RawPages};
use super::palette::{Accent, Palette};
use super::resolver::{Resolver, Sign};
use super::rules::{Design, Format};
use super::sheet;
use super::style::{Align, FontQuery, StyleName, StyleRule, TextStyle};
use super::theme::{RawStyle, RawTheme};
use crate::color::Color;
use crate::content::read::{Int, Map};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Size;
use crate::source::Spanned;
use crate::units::{Abs, Em};

/// The least and most tracking, in ems.
const TRACKING: (f64, f64) = (-0.1, 1.0);
/// The contrast that a line needs to be seen (WCAG 2.1, 1.4.11).
const LINE_CONTRAST: f64 = 3.0;

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
        sizes: BTreeMap::new(),
        scale: scale(layout),
        diags,
    };
    let art = theme.value.art.resolve(&mut resolver)?.unwrap_or_default();
    let styles = resolver.styles(theme, &layout.common);
    for (name, style) in styles.iter().flatten() {
        resolver.sizes.insert(*name, style.base.size);
    }
    let raw_page = &layout.common.page;
    let page = raw_page.resolve(&mut resolver)?;
    let space = theme.value.space.resolve(&mut resolver)?;
    let mut blocks = BlockRules::default();
    let mut only = BTreeMap::new();
    // Pages of booklets are front and back in turn.
    let mut has_backs = true;
    let format = match &layout.variant {
        RawLayout::Card(raw) => {
            has_backs = raw.back.is_some();
            blocks.things = raw.block.over(&blocks.things, &mut resolver);
            let mut cards = resolver.cards(raw, space, (page, raw_page.safe.0.span));
            if art.path.is_none() {
                cards = plain::without_path(cards);
            }
            Format::Cards(cards)
        }
        RawLayout::Booklet(raw) => {
            blocks = raw.block.over(&blocks, &mut resolver);
            only = resolver.only(raw, &blocks);
            Format::Booklet(resolver.flow(raw, page)?)
        }
    };
    let office = sheet::office(layout.common.sheet.as_ref(), has_backs, &mut resolver);
    Some(Design {
        page,
        styles: styles?,
        palette,
        art,
        icons: Arc::clone(icons),
        pictures: Arc::default(),
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
    })
}

/// How much larger the trim is than the one that the layout is drawn for, by their short edges.
fn scale(layout: &LayoutFile) -> f64 {
    let RawLayout::Card(raw) = &layout.variant else {
        return 1.0;
    };
    let short = |size: Size| size.width.min(size.height);
    raw.drawn_for.map_or(1.0, |drawn| {
        short(layout.common.page.trim.0) / short(drawn.0)
    })
}

/// The colours of a theme; `None` where it has no accent.
fn palette(theme: &Spanned<RawTheme>, diags: &mut Diagnostics) -> Option<Palette> {
    let RawTheme { color, accent, .. } = &theme.value;
    if accent.is_empty() {
        diags.push(Fault::NoAccent.at(theme.span).hint(Hint::AddAccent));
        return None;
    }
    let contrast = color.rule.value.contrast(Color::WHITE);
    if contrast < LINE_CONTRAST {
        let fault = Fault::FaintRule {
            contrast: contrast.into(),
            wanted: LINE_CONTRAST.into(),
        };
        diags.push(fault.at(color.rule.span).hint(Hint::DarkerRule));
    }
    let accents = accent.iter().map(|raw| Accent {
        name: raw.name.value.clone(),
        deep: raw.deep,
        bright: raw.bright,
        soft: raw.soft,
    });
    Some(Palette {
        ink: color.ink,
        rule: color.rule.value,
        ground: color.ground.unwrap_or(Color::WHITE),
        accents: accents.collect(),
    })
}

impl Resolver<'_> {
    /// Every style of the theme with the layout's changes over it.
    fn styles(
        &mut self,
        theme: &Spanned<RawTheme>,
        layout: &RawPages,
    ) -> Option<BTreeMap<StyleName, StyleRule>> {
        let own = &theme.value.style;
        for (name, raw) in own.entries.iter().chain(&layout.style.entries) {
            if !StyleName::names().contains(&name.as_str()) {
                self.unknown(
                    Fault::UnknownStyle { name: name.into() },
                    raw.key,
                    name,
                    &StyleName::names(),
                );
            }
        }
        let mut styles = BTreeMap::new();
        for (text, name) in StyleName::ALL {
            let Some(base) = own.get(text) else {
                self.diags.push(
                    Diagnostic::error(Fault::StyleMissing { style: text.into() }, theme.span)
                        .hint(Hint::AddStyle { style: text.into() }),
                );
                continue;
            };
            if let Some(style) = self.style(&theme.value.font, base, layout.style.get(text)) {
                styles.insert(*name, style);
            }
        }
        (styles.len() == StyleName::ALL.len()).then_some(styles)
    }

    fn style(
        &mut self,
        fonts: &Map<Vec<Spanned<String>>>,
        base: &RawStyle,
        over: Option<&RawStyle>,
    ) -> Option<StyleRule> {
        /// The layout's value where it gives one, else the theme's.
        macro_rules! pick {
            ($field:ident) => {
                over.and_then(|raw| raw.$field.as_ref())
                    .or(base.$field.as_ref())
            };
        }
        let font = pick!(font);
        let (size, leading, color) = (pick!(size), pick!(leading), pick!(color));
        let given = [
            ("font", font.is_some(), "a list of fonts of the theme"),
            ("size", size.is_some(), "the type size, such as \"12pt\""),
            (
                "leading",
                leading.is_some(),
                "from line to line, such as \"16pt\"",
            ),
            ("color", color.is_some(), "ink, deep, bright or white"),
        ];
        for (key, _, purpose) in given.iter().filter(|(_, given, _)| !given) {
            let hint = Hint::AddKey {
                key: key.into(),
                purpose: purpose.into(),
            };
            self.diags.push(
                Diagnostic::error(Fault::MissingKey { key: key.into() }, base.span).hint(hint),
            );
        }
        let (font, size, leading, color) = (font?, size?, leading?, *color?);
        let families = self.families(fonts, font)?;
        // Set solid, lines just clear each other; large titles without descenders may go a little
        // below that, and nothing may go further.
        if leading.value < size.value * 0.9 && leading.value > Abs::ZERO {
            let fault = Fault::TightLeading {
                leading: leading.value.into(),
                size: size.value.into(),
            };
            self.diags
                .push(Diagnostic::error(fault, leading.span).hint(Hint::LeadingAtLeast));
        }
        let tracking = pick!(tracking).map_or(Em::ZERO, |raw| self.tracking(raw));
        let color = self.color(color);
        Some(StyleRule {
            base: TextStyle {
                font: FontQuery {
                    families,
                    weight: pick!(weight).map_or(400, |Int(weight)| *weight as u16),
                    italic: pick!(italic).copied().unwrap_or(false),
                },
                size: self.length(size, Sign::Positive),
                leading: self.length(leading, Sign::Positive),
                tracking,
                color: self.palette.ink,
                align: pick!(align).copied().unwrap_or(Align::Left),
                hyphenate: pick!(hyphenate).copied().unwrap_or(false),
                balance: pick!(balance).copied().unwrap_or(false),
                capitals: pick!(capitals).copied().unwrap_or(false),
                hang: pick!(hang).copied().unwrap_or(false),
            },
            color,
        })
    }

    fn families(
        &mut self,
        fonts: &Map<Vec<Spanned<String>>>,
        font: &Spanned<String>,
    ) -> Option<Vec<String>> {
        if let Some(list) = fonts.get(&font.value) {
            return Some(list.iter().map(|family| family.value.clone()).collect());
        }
        let names = fonts.names();
        self.unknown(
            Fault::UnknownFont {
                name: font.value.as_str().into(),
            },
            font.span,
            &font.value,
            &names,
        );
        None
    }

    /// Letters farther into or from each other than this cannot be read.
    fn tracking(&mut self, raw: &Spanned<f64>) -> Em {
        let (min, max) = TRACKING;
        if !(min..=max).contains(&raw.value) {
            let fault = Fault::OutOfRange {
                found: raw.value.into(),
                min: min.into(),
                max: max.into(),
            };
            let error = Diagnostic::error(fault, raw.span);
            self.diags.push(error.hint(Hint::between(min, max)));
        }
        Em::new(raw.value.clamp(min, max))
    }
}
