//! The styles of a theme with a layout's changes over them, and which of these nothing is set in.

use std::collections::BTreeMap;

use crate::content::read::{Int, Map};
use crate::design::area::Shows;
use crate::design::cards::CardsRule;
use crate::design::flow::FlowRule;
use crate::design::layout::{LayoutFile, RawLayout, RawPages};
use crate::design::resolver::{Resolver, Sign};
use crate::design::rules::Format;
use crate::design::sections::Fill;
use crate::design::sheet::{Schema, SheetRule};
use crate::design::style::{Align, FontQuery, StyleName, StyleRule, TextStyle};
use crate::design::theme::{RawStyle, RawTheme};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Spanned;
use crate::units::{Abs, Em};

/// The least and most tracking, in ems.
const TRACKING: (f64, f64) = (-0.1, 1.0);

impl Resolver<'_> {
    /// Reports styles that a layout changes and sets nothing in.
    pub(super) fn unused_styles(
        &mut self,
        layout: &LayoutFile,
        format: &Format,
        sheet: Option<&SheetRule>,
    ) {
        // The labels of tiles look like the foot of pages.
        let tiles = sheet.is_some_and(|sheet| matches!(sheet.schema, Schema::Tiles(_)));
        for (name, raw) in &layout.common.style.entries {
            let found = StyleName::ALL.iter().find(|(known, _)| known == name);
            // A name that is none was reported.
            let Some((_, style)) = found else { continue };
            let on_tiles = tiles && *style == StyleName::Foot;
            let used = match (format, &layout.variant) {
                (Format::Cards(cards), _) => on_cards(*style, cards),
                (Format::Booklet(flow), RawLayout::Booklet(raw)) => match style {
                    StyleName::CoverTitle | StyleName::CoverSubtitle => raw.cover.is_some(),
                    StyleName::Entry => raw.contents.is_some(),
                    StyleName::Foot => raw.foot.is_some(),
                    StyleName::Prompt => asks(flow),
                    _ => !name.starts_with("card-"),
                },
                _ => true,
            };
            if !used && !on_tiles {
                let error = Fault::StyleOfNothing { style: name.into() }.at(raw.key);
                self.diags.push(error.hint(Hint::RemoveIt));
            }
        }
    }

    /// Every style of the theme with the layout's changes over it.
    pub(super) fn styles(
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

/// Whether something on cards is set in this style: all that things have of their own, and what areas
/// name.
fn on_cards(style: StyleName, cards: &CardsRule) -> bool {
    let of_booklets = matches!(
        style,
        StyleName::CoverTitle
            | StyleName::CoverSubtitle
            | StyleName::SectionTitle
            | StyleName::Prompt
            | StyleName::Entry
            | StyleName::Foot
    );
    let mut areas = cards.all().flat_map(|face| &face.areas);
    let named = |shows: &Shows| shows.text().is_some_and(|text| text.style == style);
    !of_booklets || areas.any(|area| named(&area.shows))
}

/// Whether some section asks a prompt once more.
fn asks(flow: &FlowRule) -> bool {
    let own = flow.only_sections.values().map(|own| &own.value);
    let mut rules = own
        .chain([&flow.sections])
        .flat_map(|rules| [&rules.chapter, &rules.notes, &rules.closing]);
    rules.any(|rule| matches!(&rule.fill, Fill::Notes(lines) if lines.prompt.is_some()))
}
