//! `content/icons/NAME.svg` → [`Icon`]s: outlines on a grid of 24 units, without a colour.
//!
//! The theme gives the colour when an icon is placed, so a drawing may say only `currentColor`,
//! black or none. What an icon cannot be is reported with its place, before anything is drawn from
//! it (`check`); no file is read but the icon's own. Where icons stand is not decided here.

mod check;
mod outside;
mod trace;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use crate::content::read::report_read_error;
use crate::diag::Diagnostics;
use crate::geom::Path;
use crate::source::{FileId, ReadError, Sources, Spanned};
use crate::units::Abs;

/// The folder of the icons.
pub use crate::content::ICONS as FOLDER;

/// The side of the square that icons are drawn in: 24 units, a unit kept as one point.
pub const GRID: Abs = Abs::pt(24.0);

/// An icon, from (0, 0) to ([`GRID`], [`GRID`]), y downwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Icon {
    /// What it is drawn with, in order; never empty.
    pub paths: Vec<IconPath>,
}

/// One outline of an icon. Ends and corners of its line are always round.
#[derive(Debug, Clone, PartialEq)]
pub struct IconPath {
    /// The outline on the grid.
    pub path: Path,
    /// Whether its inside is filled (where the winding number is not zero).
    pub fill: bool,
    /// The thickness of its line on the grid, if it has one.
    pub stroke: Option<Abs>,
}

/// Icons by their names.
pub type Icons = BTreeMap<String, Icon>;

/// Reads the icons that are `wanted`, each once. A name that the folder does not hold is passed
/// over: it was reported where the words were read. What stands there and is no file of the project
/// (a folder, a link that leads out or nowhere) is reported at the place that names it.
pub fn load_icons<'w>(
    sources: &mut Sources,
    wanted: impl IntoIterator<Item = &'w Spanned<String>>,
    diags: &mut Diagnostics,
) -> Arc<Icons> {
    let mut read: BTreeMap<&str, Option<Icon>> = BTreeMap::new();
    let names = sources.list(FOLDER, "svg").unwrap_or_default();
    for name in wanted {
        if read.contains_key(name.value.as_str()) {
            continue;
        }
        let file = format!("{}.svg", name.value);
        let stands_there = names.contains(&file);
        let path = format!("{FOLDER}/{file}");
        let icon = match sources.read(&path) {
            Ok(file) => parse(sources, file, diags),
            Err(ReadError::Missing | ReadError::Outside) if !stands_there => None,
            Err(error) => {
                let error = match error {
                    ReadError::Missing => ReadError::Io(io::Error::other("it is not a file")),
                    error => error,
                };
                diags.push(report_read_error(&path, &error, Some(name.span)));
                None
            }
        };
        read.insert(&name.value, icon);
    }
    let good = read.into_iter();
    Arc::new(
        good.filter_map(|(name, icon)| Some((name.to_owned(), icon?)))
            .collect(),
    )
}

/// Reads one drawing; `None` when errors were pushed.
pub fn parse(sources: &Sources, file: FileId, diags: &mut Diagnostics) -> Option<Icon> {
    let text = &sources.get(file)?.text;
    let mut own = Diagnostics::new();
    let icon = check::document(file, text, &mut own).and_then(|document| {
        let root = check::Checker::new(file, text, &mut own).check(&document)?;
        trace::trace(&document, root, &mut own)
    });
    let sound = !own.has_errors();
    diags.append(own);
    icon.filter(|_| sound)
}
