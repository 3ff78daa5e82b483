//! A design → the style sheet of its pages: colours for light and dark, fonts, a rule for each style of text.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::body::class;
use super::palette::PageColors;
use crate::color::Color;
use crate::design::{Design, StyleColor, StyleName, StyleRule};

/// What no theme changes: where things stand, and what they stand on.
const FRAME: &str = include_str!("style.css");
/// The size of running text, as a multiple of what the reader has chosen, where a page has 12 points.
const RUNNING: f64 = 1.125;
/// The most by which pages in large print enlarge it.
const LARGE: f64 = 1.6;
/// The smallest and the largest type, as multiples of running text: posters have far larger.
const SIZES: (f64, f64) = (0.85, 2.9);
/// The smallest titles of cards and sections.
const LEAST_TITLE: f64 = 1.3;
/// Lines of running text are at least so far apart, in sizes of the type: those on a screen are longer.
const LEADING: f64 = 1.5;
/// How much of what type is larger than running text is left on the narrowest telephones.
const ON_TELEPHONES: f64 = 0.55;

/// The style sheet for pages that use these styles, without its fonts.
pub(super) fn sheet(design: &Design, used: &BTreeSet<StyleName>) -> String {
    let mut css = String::new();
    let light = PageColors::light(&design.palette);
    let dark = PageColors::dark(&design.palette);
    css.push_str(":root{color-scheme:light dark}\n");
    css.push_str(&colors(&light));
    let _ = writeln!(
        css,
        "@media(prefers-color-scheme:dark){{\n{}}}",
        colors(&dark)
    );
    let body = &design.styles[&StyleName::Body];
    let larger = (body.size.to_pt() / 12.0).clamp(1.0, LARGE / RUNNING);
    let _ = writeln!(
        css,
        "body{{font:{} {}rem/{} {}}}",
        body.weight,
        number(RUNNING * if design.flow().is_some() { larger } else { 1.0 }),
        number(leading(body).max(LEADING)),
        families(&body.font)
    );
    css.push_str(FRAME);
    for name in used {
        css.push_str(&rule(design, *name));
    }
    css
}

/// The colours as custom properties: those of the page, and for each accent its own.
fn colors(colors: &PageColors) -> String {
    let mut css = String::new();
    let _ = writeln!(
        css,
        ":root{{--paper:{};--ink:{};--line:{}}}",
        colors.paper.hex(),
        colors.ink.hex(),
        colors.rule.hex()
    );
    for (index, hue) in colors.hues.iter().enumerate() {
        let root = if index == 0 { ":root," } else { "" };
        let _ = writeln!(
            css,
            "{root}.a{index}{{--deep:{};--bright:{};--soft:{};--cover:{}}}",
            hue.deep.hex(),
            hue.bright.hex(),
            hue.soft.hex(),
            hue.cover.hex()
        );
    }
    css
}

/// How words of one style look, as far as they look other than running text.
fn rule(design: &Design, name: StyleName) -> String {
    let style = &design.styles[&name];
    let body = &design.styles[&StyleName::Body];
    let base = match name {
        StyleName::CardTitle | StyleName::CardText | StyleName::CardLabel | StyleName::CardMark => {
            &design.styles[&StyleName::CardText]
        }
        _ => body,
    };
    let (least, most) = SIZES;
    // What heads a card stands out on a page, however small it is beside the words of a poster.
    let least = match name {
        StyleName::CardTitle | StyleName::SectionTitle => LEAST_TITLE,
        _ => least,
    };
    let size = (style.size / base.size).clamp(least, most);
    let mut css = format!(".{}{{", class(name));
    if size > 1.3 {
        let small = 1.0 + (size - 1.0) * ON_TELEPHONES;
        let _ = write!(
            css,
            "font-size:clamp({0}em,{1}em + 2.2vw,{2}em);",
            number(small),
            number(small * 0.8),
            number(size)
        );
    } else if (size - 1.0).abs() > 0.005 {
        let _ = write!(css, "font-size:{}em;", number(size));
    }
    let _ = write!(css, "line-height:{};", number(lines(style, size)));
    if style.font != body.font {
        let _ = write!(css, "font-family:{};", families(&style.font));
    }
    let _ = write!(css, "font-weight:{};", style.weight);
    if style.italic {
        css.push_str("font-style:italic;");
    }
    if style.tracking.get() != 0.0 {
        let _ = write!(css, "letter-spacing:{}em;", number(style.tracking.get()));
    }
    match style.color {
        // Words that are white on paper stand on grounds that have their own colour for words.
        StyleColor::Fixed(Color::WHITE) => {}
        StyleColor::Fixed(color) if color == design.palette.ink => {
            css.push_str("color:var(--ink);");
        }
        _ => css.push_str("color:var(--deep);"),
    }
    css.push_str("}\n");
    css
}

/// From line to line, in sizes of the type.
fn leading(style: &StyleRule) -> f64 {
    style.leading / style.size
}

/// The same for a style on a screen: large type needs less.
fn lines(style: &StyleRule, size: f64) -> f64 {
    match size {
        large if large > 1.3 => leading(style).clamp(1.1, 1.4),
        _ => leading(style)
            .clamp(1.35, 1.6)
            .max(if size > 1.05 { 1.35 } else { LEADING }),
    }
}

/// Families as CSS names them, and what stands in for them all.
pub(super) fn families(names: &[String]) -> String {
    let serif = names.first().is_some_and(|name| name.contains("Serif"));
    let generic = if serif { "serif" } else { "sans-serif" };
    let names = names.iter().map(|name| quoted(name));
    let all: Vec<String> = names.chain([generic.to_owned()]).collect();
    all.join(",")
}

/// A name as a string of CSS.
pub(super) fn quoted(name: &str) -> String {
    let name = name.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", name.replace(['\n', '<'], " "))
}

/// A number of three decimals at most.
fn number(value: f64) -> String {
    format!("{}", (value * 1000.0).round() / 1000.0)
}
