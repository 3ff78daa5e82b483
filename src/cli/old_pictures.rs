//! Pictures of pages that are no more: of an earlier build that had more pages.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::diag::{Diagnostic, Fault, Hint};
use crate::disk::shown;

/// Removes from `folder` the pictures of pages after the last of `count`, each with its text; a
/// warning for each file that stays. A picture or a text alone is not of our making, nor is a name
/// with another number of digits.
pub(super) fn clear(folder: &Path, count: usize, digits: usize) -> Vec<Diagnostic> {
    let found = found(folder);
    let old = found.iter().filter_map(|name| {
        let number = number(name.strip_suffix(".png")?, digits)?;
        let [png, txt] = names(number, digits);
        (number > count && found.contains(&txt)).then_some([png, txt])
    });
    let remove = |[png, txt]: [String; 2]| {
        // The text stays with a picture that stays, so that the next build knows the pair.
        let remove = |name: &str| {
            let fault = fs::remove_file(folder.join(name)).err();
            fault.map(|fault| stays(folder, name, &fault))
        };
        remove(&png).or_else(|| remove(&txt))
    };
    old.filter_map(remove).collect()
}

/// Removes from `folder` the pictures of plates that were not `made` now; a warning for each that stays.
pub(super) fn clear_plates(folder: &Path, made: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let found = found(folder);
    let old = found
        .iter()
        .filter(|name| is_plate(name) && !made.contains(name.as_str()));
    let remove = |name: &String| {
        let fault = fs::remove_file(folder.join(name)).err();
        fault.map(|fault| stays(folder, name, &fault))
    };
    old.filter_map(remove).collect()
}

/// Whether a name is one that plates have: `001-cyan.png`.
fn is_plate(name: &str) -> bool {
    let parts = name
        .strip_suffix(".png")
        .and_then(|stem| stem.split_once('-'));
    parts.is_some_and(|(number, ink)| {
        number.len() >= 3 && number.bytes().all(|b| b.is_ascii_digit()) && !ink.is_empty()
    })
}

/// The names in a folder. One that cannot be listed holds nothing that was seen to be old, and what a link leads to
/// is not ours to clear.
fn found(folder: &Path) -> BTreeSet<String> {
    if fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_symlink()) {
        return BTreeSet::new();
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

/// A file that cannot be removed.
fn stays(folder: &Path, name: &str, fault: &io::Error) -> Diagnostic {
    let fault = Fault::OldPictureStays {
        path: shown(&folder.join(name)).to_string().into(),
        fault: fault.into(),
    };
    Diagnostic::warning(fault, None).hint(Hint::CloseTheFile)
}

/// The names of a page's picture and its text: `001.png`, `001.txt`.
fn names(number: usize, digits: usize) -> [String; 2] {
    ["png", "txt"].map(|extension| format!("{number:0digits$}.{extension}"))
}

/// The number that a name of exactly so many digits is.
fn number(stem: &str, digits: usize) -> Option<usize> {
    let ours = stem.len() == digits && stem.bytes().all(|b| b.is_ascii_digit());
    ours.then(|| stem.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::write;

    /// So many digits do the names have here.
    const DIGITS: usize = 3;

    #[test]
    fn only_old_pictures_are_removed() {
        let folder = std::env::temp_dir().join(format!("trykk-pictures-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let foreign = [
            "01.png",
            "a01.png",
            "001.jpg",
            "001",
            "001.png.bak",
            "notat.txt",
            // With more digits than ours; a text and a picture alone.
            "2024.png",
            "2024.txt",
            "007.txt",
            "008.png",
        ];
        let ours = ["001.png", "001.txt", "002.png", "002.txt"];
        for name in foreign.iter().chain(&ours) {
            write::write_whole(&folder.join(name), b"old").expect("written");
        }
        assert!(clear(&folder, 1, DIGITS).is_empty());
        let mut left: Vec<String> = fs::read_dir(&folder)
            .expect("listed")
            .map(|entry| entry.expect("an entry").file_name())
            .map(|name| name.into_string().expect("a name"))
            .collect();
        left.sort();
        let mut expected: Vec<&str> = [&foreign[..], &ours[..2]].concat();
        expected.sort_unstable();
        assert_eq!(left, expected);
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn what_cannot_be_removed_is_told() {
        let folder = std::env::temp_dir().join(format!("trykk-stays-{}", std::process::id()));
        // No system removes a folder as a file.
        fs::create_dir_all(folder.join("007.png")).expect("a folder");
        fs::write(folder.join("007.txt"), "old").expect("written");
        let told = clear(&folder, 6, DIGITS);
        assert_eq!(told.len(), 1);
        assert!(folder.join("007.txt").exists());
        assert_eq!(told[0].fault.name(), "old-picture-stays");
        fs::remove_dir_all(folder).expect("cleared");
    }
}
