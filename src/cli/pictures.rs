//! The png edition: the pages of a product → a folder with a picture and a text for every page. What
//! an earlier build of more pages left there is removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::job::Job;
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::lines::{FontId, Typesetter};
use crate::pages::Document;
use crate::render::files::{self, WriteError};
use crate::render::png::{Painter, Picture};

/// The least digits of a page's number in a file name.
const DIGITS: usize = 3;

/// Builds and writes the pictures of `document` into `folder`; a line about them. Old pictures are
/// removed only when every new one stands.
pub(super) fn build(
    document: &Document,
    setter: &Typesetter,
    job: &Job,
    folder: &Path,
    diags: &mut Diagnostics,
) -> Option<String> {
    let painter = painter(document, setter, job, diags)?;
    let mut made = Made::default();
    let digits = DIGITS.max(document.pages.len().to_string().len());
    let drawn = painter.each(&mut |index, picture| {
        let name = format!("{:0digits$}", index + 1);
        made.write(folder, &name, &picture);
    });
    if let Err(error) = drawn {
        diags.push(error.diagnostic());
        return None;
    }
    if let Some(error) = &made.failed {
        diags.push(error.diagnostic());
        return None;
    }
    for warning in clear(folder, &made.names) {
        diags.push(warning);
    }
    Some(made.line(folder, document.pages.len()))
}

/// Whether pictures of `document` could be made.
pub(super) fn check(document: &Document, setter: &Typesetter, job: &Job, diags: &mut Diagnostics) {
    painter(document, setter, job, diags);
}

fn painter<'d>(
    document: &'d Document,
    setter: &Typesetter,
    job: &Job,
    diags: &mut Diagnostics,
) -> Option<Painter<'d>> {
    let font = |id: FontId| Some(&*setter.book().get(id).data);
    let painter = Painter::new(document, &font, job.pictures);
    painter.map_err(|e| diags.push(e.diagnostic())).ok()
}

/// What has been written.
#[derive(Default)]
struct Made {
    names: BTreeSet<String>,
    bytes: usize,
    size: Option<(u32, u32)>,
    /// The first failure; nothing is written after it.
    failed: Option<WriteError>,
}

impl Made {
    fn write(&mut self, folder: &Path, name: &str, picture: &Picture) {
        let files = [("png", &picture.png[..]), ("txt", picture.words.as_bytes())];
        for (extension, bytes) in files {
            if self.failed.is_some() {
                return;
            }
            let name = format!("{name}.{extension}");
            self.failed = files::write_whole(&folder.join(&name), bytes).err();
            self.names.insert(name);
            self.bytes += bytes.len();
        }
        self.size = self.size.or(Some((picture.width, picture.height)));
    }

    /// What was written, for a person.
    fn line(&self, folder: &Path, count: usize) -> String {
        let pictures = if count == 1 { "picture" } else { "pictures" };
        let size = self.size.map_or_else(String::new, |(width, height)| {
            format!(" of {width} × {height} pixels")
        });
        let kilobytes = self.bytes.div_ceil(1000);
        let folder = folder.strip_prefix(".").unwrap_or(folder).display();
        format!("{folder}: {count} {pictures}{size}, {kilobytes} kB")
    }
}

/// Removes the pictures and texts in `folder` that are not in `keep`; a warning for each that stays.
fn clear(folder: &Path, keep: &BTreeSet<String>) -> Vec<Diagnostic> {
    let stays = |name: &str, fault: &io::Error| {
        Diagnostic::warning(Code::OldPictureStays, None)
            .arg("path", folder.join(name).display())
            .arg("fault", fault)
            .hint(Message::new(Code::CloseTheFile))
    };
    // A folder that cannot be listed holds nothing that was seen to be old.
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut old: Vec<String> = names
        .filter(|name| is_ours(name) && !keep.contains(name))
        .collect();
    old.sort();
    let remove = |name: String| Some(stays(&name, &fs::remove_file(folder.join(&name)).err()?));
    old.into_iter().filter_map(remove).collect()
}

/// Whether a file has a name that this edition gives: `001.png`, `001.txt`.
fn is_ours(name: &str) -> bool {
    let stem = name.strip_suffix(".png").or(name.strip_suffix(".txt"));
    stem.is_some_and(|stem| stem.len() >= DIGITS && stem.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ];
        let ours = ["001.png", "001.txt", "002.png", "002.txt", "1000.txt"];
        for name in foreign.iter().chain(&ours) {
            files::write_whole(&folder.join(name), b"old").expect("written");
        }
        let keep = ["001.png", "001.txt"].map(str::to_owned).into();
        assert!(clear(&folder, &keep).is_empty());
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
        let told = clear(&folder, &BTreeSet::new());
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message.code, Code::OldPictureStays);
        fs::remove_dir_all(folder).expect("cleared");
    }
}
