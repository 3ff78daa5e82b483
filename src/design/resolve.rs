//! Raw theme and layout → the computed [`Design`]: names looked up, styles overlaid, lengths checked.

mod art;
mod blocks;
mod cards;
mod flow;
mod plain;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::icons::Icons;
use super::layout::{LayoutFile, RawLayout, RawPages};
use super::palette::{Accent, Palette};
use super::resolver::{Resolver, Sign};
use super::rules::{Design, Format, PageRule, SpaceRule};
use super::sheet;
use super::style::{Align, FontQuery, StyleName, StyleRule, TextStyle};
use super::theme::{RawStyle, RawTheme};
use crate::color::Color;
use crate::content::read::Int;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Size;
use crate::source::{Span, Spanned};
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
    let mut resolver = Resolver {
        theme: &theme.value,
        sizes: BTreeMap::new(),
        scale: scale(layout),
        diags,
    };
    let palette = resolver.palette(theme.span)?;
    let art = resolver.art();
    let styles = resolver.styles(&layout.common, theme.span);
    for (name, style) in styles.iter().flatten() {
        resolver.sizes.insert(*name, style.base.size);
    }
    let page = resolver.page(&layout.common);
    let space = resolver.space();
    let blocks = resolver.blocks(&layout.common);
    let mut only = BTreeMap::new();
    for (id, raw) in &layout.common.only.entries {
        if let Some(rule) = resolver.only(&raw.value, &blocks) {
            only.insert(id.clone(), Spanned::new(rule, raw.key));
        }
    }
    let format = match &layout.variant {
        RawLayout::Card(raw) => {
            let page = (page, layout.common.safe.span);
            let mut cards = resolver.cards(raw, space, page);
            if art.path.is_none() {
                cards = plain::without_path(cards);
            }
            Format::Cards(cards)
        }
        RawLayout::Booklet(raw) => Format::Booklet(resolver.flow(raw, &layout.common.only, page)),
    };
    // Pages of booklets are front and back in turn.
    let has_backs = match &layout.variant {
        RawLayout::Card(raw) => raw.back.is_some(),
        RawLayout::Booklet(_) => true,
    };
    Some(Design {
        page,
        styles: styles?,
        palette,
        art,
        icons: Arc::clone(icons),
        pictures: Arc::default(),
        space,
        office: sheet::office(layout.common.sheet.as_ref(), has_backs, &mut resolver),
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
    raw.drawn_for
        .map_or(1.0, |drawn| short(layout.common.trim.0) / short(drawn.0))
}

impl Resolver<'_> {
    fn palette(&mut self, theme: Span) -> Option<Palette> {
        let accents: Vec<Accent> = self
            .theme
            .accent
            .iter()
            .map(|raw| Accent {
                name: raw.name.value.clone(),
                deep: raw.deep,
                bright: raw.bright,
                soft: raw.soft,
            })
            .collect();
        if accents.is_empty() {
            let error = Diagnostic::error(Fault::NoAccent, theme);
            self.diags.push(error.hint(Hint::AddAccent));
            return None;
        }
        let rule = &self.theme.color.rule;
        let contrast = rule.value.contrast(Color::WHITE);
        if contrast < LINE_CONTRAST {
            let fault = Fault::FaintRule {
                contrast: contrast.into(),
                wanted: LINE_CONTRAST.into(),
            };
            self.diags
                .push(Diagnostic::error(fault, rule.span).hint(Hint::DarkerRule));
        }
        Some(Palette {
            ink: self.theme.color.ink,
            rule: rule.value,
            ground: self.theme.color.ground.unwrap_or(Color::WHITE),
            accents,
        })
    }

    fn page(&mut self, layout: &RawPages) -> PageRule {
        PageRule {
            trim: layout.trim.0,
            bleed: self.exact(&layout.bleed, Sign::NotNegative),
            safe: self.length(&layout.safe, Sign::NotNegative),
        }
    }

    fn space(&mut self) -> SpaceRule {
        let raw = &self.theme.space;
        let lengths = [
            &raw.paragraph,
            &raw.block,
            &raw.title,
            &raw.section,
            &raw.panel,
            &raw.gutter,
            &raw.corner,
        ];
        let [paragraph, block, title, section, panel, gutter, corner] =
            lengths.map(|length| self.length(length, Sign::NotNegative));
        SpaceRule {
            paragraph,
            block,
            title,
            section,
            panel,
            gutter,
            corner,
        }
    }

    /// Every style of the theme with the layout's changes over it.
    fn styles(&mut self, layout: &RawPages, theme: Span) -> Option<BTreeMap<StyleName, StyleRule>> {
        for (name, raw) in self.theme.style.entries.iter().chain(&layout.style.entries) {
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
            let Some(base) = self.theme.style.get(text) else {
                self.diags.push(
                    Diagnostic::error(Fault::StyleMissing { style: text.into() }, theme)
                        .hint(Hint::AddStyle { style: text.into() }),
                );
                continue;
            };
            if let Some(style) = self.style(base, layout.style.get(text)) {
                styles.insert(*name, style);
            }
        }
        (styles.len() == StyleName::ALL.len()).then_some(styles)
    }

    fn style(&mut self, base: &RawStyle, over: Option<&RawStyle>) -> Option<StyleRule> {
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
        let families = self.families(font)?;
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
                color: self.theme.color.ink,
                align: pick!(align).copied().unwrap_or(Align::Left),
                hyphenate: pick!(hyphenate).copied().unwrap_or(false),
                balance: pick!(balance).copied().unwrap_or(false),
                capitals: pick!(capitals).copied().unwrap_or(false),
                hang: pick!(hang).copied().unwrap_or(false),
            },
            color,
        })
    }

    fn families(&mut self, font: &Spanned<String>) -> Option<Vec<String>> {
        if let Some(list) = self.theme.font.get(&font.value) {
            return Some(list.iter().map(|family| family.value.clone()).collect());
        }
        let names = self.theme.font.names();
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
