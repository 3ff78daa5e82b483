//! The styles of a theme with a layout's changes over them, and which of these nothing is set in.

use std::collections::BTreeMap;

use crate::built_in::USUAL_THEME;
use crate::design::area::Shows;
use crate::design::cards::CardsRule;
use crate::design::declare::Change;
use crate::design::flow::FlowRule;
use crate::design::keys::Positive;
use crate::design::layout::{LayoutFile, RawPages};
use crate::design::resolver::Resolver;
use crate::design::rules::Format;
use crate::design::sections::Fill;
use crate::design::sheet::{Schema, SheetRule};
use crate::design::style::StyleName;
use crate::design::theme::{RawStyle, RawTheme, StyleRule};
use crate::diag::{Fault, Hint};
use crate::source::Spanned;
use crate::units::Abs;

/// How large captions are beside what is said of things, where a theme does not say.
const CAPTION: f64 = 0.85;

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
            let used = match (format, layout.variant.flow()) {
                (Format::Cards(cards), _) => on_cards(*style, cards),
                (Format::Booklet(flow), Some(raw)) => match style {
                    StyleName::CoverTitle | StyleName::CoverSubtitle => raw.cover.is_some(),
                    StyleName::Entry => raw.contents.is_some(),
                    StyleName::Foot => raw.foot.is_some() || raw.head.is_some(),
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
            let names = StyleName::names();
            if !names.contains(&name.as_str()) {
                let fault = Fault::UnknownStyle { name: name.into() };
                self.unknown(fault, raw.key, name, &names);
            }
        }
        let mut styles = BTreeMap::new();
        for (text, name) in StyleName::ALL {
            let over = layout.style.get(text);
            let Some(base) = own.get(text) else {
                if let (StyleName::Caption, Some(words)) = (name, styles.get(&StyleName::ItemText))
                {
                    let caption = caption_beside(words);
                    let caption = over.map_or(caption.clone(), |over| over.over(&caption, self));
                    styles.insert(*name, caption);
                    continue;
                }
                // What a theme leaves out comes from the usual one: then it could not be read.
                continue;
            };
            if let Some(style) = self.style(base, over, theme.value.extends.is_some()) {
                styles.insert(*name, style);
            }
        }
        (styles.len() == StyleName::ALL.len()).then_some(styles)
    }

    /// How many times as large running text is as the theme has it, where a layout makes it larger.
    pub(super) fn larger_text(
        &mut self,
        theme: &Spanned<RawTheme>,
        styles: &BTreeMap<StyleName, StyleRule>,
    ) -> f64 {
        let (text, name) = ("body", StyleName::Body);
        let base = theme.value.style.get(text);
        let base = base.and_then(|base| self.style(base, None, theme.value.extends.is_some()));
        let sizes = base.zip(styles.get(&name));
        sizes.map_or(1.0, |(base, style)| (style.size / base.size).max(1.0))
    }

    /// A style of the theme with the layout's changes over it. `builds_on` says whether the theme changes another.
    fn style(
        &mut self,
        base: &RawStyle,
        over: Option<&RawStyle>,
        builds_on: bool,
    ) -> Option<StyleRule> {
        let both = [Some(base), over];
        let given = |has: fn(&RawStyle) -> bool| both.into_iter().flatten().any(has);
        let needed = [
            (
                "font",
                given(|raw| raw.font.is_some()),
                "a list of fonts of the theme",
            ),
            (
                "size",
                given(|raw| raw.size.is_some()),
                "the type size, such as \"12pt\"",
            ),
            (
                "leading",
                given(|raw| raw.leading.is_some()),
                "from line to line, such as \"16pt\"",
            ),
            (
                "color",
                given(|raw| raw.color.is_some()),
                "ink, deep, bright or white",
            ),
        ];
        let missing = needed.iter().filter(|(_, given, _)| !given);
        for (nth, (key, _, purpose)) in missing.clone().enumerate() {
            let error = Fault::MissingKey { key: key.into() }.at(base.span);
            let error = error.hint(Hint::AddKey {
                key: key.into(),
                purpose: purpose.into(),
            });
            // Said once of the style.
            let theme = (nth == 0 && !builds_on).then(|| Hint::OrExtend {
                name: USUAL_THEME.into(),
            });
            self.diags.push(match theme {
                Some(theme) => error.hint(theme),
                None => error,
            });
        }
        let missing = missing.count() > 0;
        let style = base.over(&StyleRule::default(), self);
        let style = over.map_or(style.clone(), |over| over.over(&style, self));
        let leading = over.and_then(|raw| raw.leading).or(base.leading);
        // Set solid, lines just clear each other; large titles without descenders may go a little
        // below that, and nothing may go further.
        if let Some(Positive(leading)) = leading
            && style.leading < style.size * 0.9
            && style.leading > Abs::ZERO
        {
            let fault = Fault::TightLeading {
                leading: (style.leading / self.scale).into(),
                size: (style.size / self.scale).into(),
            };
            self.diags
                .push(fault.at(leading.span).hint(Hint::LeadingAtLeast));
        }
        // A list of fonts that is not there was reported.
        Some(style).filter(|style| !missing && !style.font.is_empty())
    }
}

/// The style of captions where a theme has none: that of what is said of things, a little
/// smaller.
fn caption_beside(words: &StyleRule) -> StyleRule {
    let size = words.size * CAPTION;
    StyleRule {
        size,
        leading: words.leading * (size / words.size),
        ..words.clone()
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
            | StyleName::Caption
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
        .chain([&*flow.sections])
        .flat_map(|rules| [&rules.chapter, &rules.notes, &rules.closing]);
    rules.any(|rule| matches!(&rule.fill, Fill::Notes(lines) if lines.prompt.is_some()))
}
