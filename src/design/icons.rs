//! `content/icons/NAME.svg` → icons: drawings without a colour of their own, unless the project says that
//! one keeps its colours.
//!
//! The theme gives the colour when an icon is placed, so a drawing may say only `currentColor`, black or
//! none. The marks of others keep their colours: `[icons.NAME] colored = true` in the project file. Where
//! icons stand is not decided here.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use super::svg::{self, Svg, SvgInk};
use crate::color::Color;
use crate::content::read::report_read_error;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::parallel;
use crate::source::{FileId, ReadError, Sources, Spanned};

/// The folder of the icons.
pub use crate::content::ICONS as FOLDER;

/// Icons by their names.
pub type Icons = BTreeMap<String, Svg>;

/// Reads the icons that are `wanted`, each once; those that are `colored` keep their colours. A name that
/// the folder does not hold is passed over: it was reported where the words were read. What stands there
/// and is no file of the project (a folder, a link that leads out or nowhere) is reported at the place that
/// names it.
pub fn load_icons<'w>(
    sources: &mut Sources,
    wanted: impl IntoIterator<Item = &'w Spanned<String>>,
    colored: &BTreeSet<String>,
    diags: &mut Diagnostics,
) -> Arc<Icons> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut files: Vec<(&str, FileId)> = Vec::new();
    let names = sources.list(FOLDER, "svg").unwrap_or_default();
    for name in wanted {
        if !known.insert(&name.value) {
            continue;
        }
        let file = format!("{}.svg", name.value);
        let stands_there = names.contains(&file);
        let path = format!("{FOLDER}/{file}");
        match sources.read(&path) {
            Ok(file) => files.push((&name.value, file)),
            Err(ReadError::Missing | ReadError::Outside) if !stands_there => {}
            Err(error) => {
                let error = match error {
                    ReadError::Missing => ReadError::Io(io::Error::other("it is not a file")),
                    error => error,
                };
                diags.push(report_read_error(&path, &error, Some(name.span)));
            }
        }
    }
    let texts = files.iter().map(|(_, file)| {
        let source = sources.get(*file);
        (*file, source.map_or("", |source| &source.text))
    });
    let texts: Vec<(FileId, &str)> = texts.collect();
    let drawings = parallel::map(&texts, |text| {
        let mut own = Diagnostics::new();
        let drawing = svg::read(*text, &mut own);
        (drawing, own)
    });
    let mut icons = Icons::new();
    for ((name, file), (drawing, own)) in files.into_iter().zip(drawings) {
        diags.append(own);
        let place = (&*sources, file);
        let icon = match (colored.contains(name), drawing) {
            (true, drawing) => drawing,
            (false, Some(drawing)) => in_one_color(drawing, name, place, diags),
            (false, None) => {
                let stated = svg::stated_colors(sources, file).into_iter();
                let others = stated.map(|stated| stated.color);
                let others = others.filter(|color| color.rgb != [0; 3]);
                report_colors(others, name, place, diags);
                None
            }
        };
        icons.extend(icon.map(|icon| (name.to_owned(), icon)));
    }
    Arc::new(icons)
}

/// The drawing with the colour of its place for black. Each other colour is reported where it is stated.
fn in_one_color(
    mut drawing: Svg,
    name: &str,
    (sources, file): (&Sources, FileId),
    diags: &mut Diagnostics,
) -> Option<Svg> {
    let mut others: Vec<Color> = Vec::new();
    let mut give = |ink: &mut SvgInk| match *ink {
        SvgInk::Own(color) if color.rgb != [0; 3] => {
            if !others.contains(&color) {
                others.push(color);
            }
        }
        _ => *ink = SvgInk::Given,
    };
    for path in &mut drawing.paths {
        path.fill.as_mut().into_iter().for_each(&mut give);
        let stroke = path.stroke.as_mut().map(|stroke| &mut stroke.ink);
        stroke.into_iter().for_each(&mut give);
    }
    let sound = others.is_empty();
    report_colors(others, name, (sources, file), diags);
    sound.then_some(drawing)
}

/// Reports each of `colors` once, where the icon first states it.
fn report_colors(
    colors: impl IntoIterator<Item = Color>,
    name: &str,
    (sources, file): (&Sources, FileId),
    diags: &mut Diagnostics,
) {
    let stated = svg::stated_colors(sources, file);
    let mut reported: BTreeSet<[u8; 3]> = BTreeSet::new();
    for color in colors {
        if !reported.insert(color.rgb) {
            continue;
        }
        let place = stated.iter().find(|stated| stated.color.rgb == color.rgb);
        let (span, text) = match place {
            Some(stated) => (Some(stated.span), stated.text.clone()),
            None => (None, color.hex()),
        };
        let error = Fault::IconColor { text: text.into() }.at(span);
        let keep = Hint::IconKeepColors { name: name.into() };
        diags.push(error.hint(Hint::IconCurrentColor).hint(keep));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">"#;

    /// The icon `body`, and each fault with the words that it underlines.
    fn read(body: &str, colored: bool) -> (Option<Svg>, Vec<(&'static str, String)>) {
        let mut sources = Sources::default();
        sources.add("content/icons/a.svg", format!("{HEAD}{body}</svg>"));
        let mut diags = Diagnostics::new();
        let name = Spanned::new("a".to_owned(), crate::source::Span::NOWHERE);
        let colored = BTreeSet::from_iter(colored.then(|| "a".to_owned()));
        let icons = load_icons(&mut sources, [&name], &colored, &mut diags);
        let faults = diags.sorted().into_iter().map(|fault| {
            let span = fault.span.expect("a place");
            (fault.fault.name(), sources.slice(span).to_owned())
        });
        let faults = faults.collect();
        (icons.get("a").cloned(), faults)
    }

    #[test]
    fn an_icon_takes_the_colour_of_its_place() {
        let (icon, faults) = read(
            "<path d='M3 3h9v9z'/><path fill='currentColor' d='M3 3h9v9z'/>",
            false,
        );
        assert_eq!(faults, []);
        let icon = icon.expect("an icon");
        assert!(
            icon.paths
                .iter()
                .all(|path| path.fill == Some(SvgInk::Given))
        );
    }

    #[test]
    fn a_colour_is_told_once_where_it_is_stated() {
        let body = "<style>.a{fill:#1D5B66}</style><path class='a' d='M3 3h9v9z'/>
            <path style='stroke:rgb(29,91,102)' d='M3 3h9v9z'/><path fill='red' d='M3 3h9v9z'/>";
        let (icon, faults) = read(body, false);
        assert_eq!(icon, None);
        let told = [("icon-color", "fill:#1D5B66"), ("icon-color", "red")];
        assert_eq!(faults, told.map(|(code, at)| (code, at.to_owned())));
        let (icon, faults) = read(body, true);
        assert_eq!(faults, []);
        let inks: Vec<SvgInk> = icon
            .expect("an icon")
            .paths
            .iter()
            .flat_map(|p| p.inks())
            .collect();
        let own = |rgb| SvgInk::Own(Color::of_rgb(rgb));
        let teal = own([0x1d, 0x5b, 0x66]);
        assert_eq!(inks, [teal, own([0; 3]), teal, own([255, 0, 0])]);
    }

    #[test]
    fn a_colour_that_nothing_shows_is_no_fault() {
        let body = "<defs><clipPath id='a'><rect width='24' height='24' fill='white'/></clipPath></defs>
            <g clip-path='url(#a)'><path d='M3 3h9v9z'/></g><path fill='none' stroke='none' d='M0 0h24v24H0z'/>";
        let (icon, faults) = read(body, false);
        assert_eq!(faults, []);
        assert_eq!(icon.expect("an icon").paths.len(), 1);
    }
}
