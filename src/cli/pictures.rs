//! The png edition: the pages of a product → a folder with a picture and a text for every page. What
//! an earlier build of more pages left there is removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::job::Job;
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::lines::{FontId, Typesetter};
use crate::pages::Document;
use crate::render::files::{self, WriteError};
use crate::render::png::{Painter, Picture};

/// The least digits of a page's number in a file name.
const DIGITS: usize = 3;

/// The pictures of a document, ready to be drawn and written.
pub(super) struct Pictures<'d> {
    painter: Painter<'d>,
    folder: PathBuf,
    count: usize,
}

impl<'d> Pictures<'d> {
    /// Looks up all that drawing `document` into `folder` needs; `None` when anything is wrong.
    pub fn plan(
        document: &'d Document,
        setter: &Typesetter,
        job: &Job,
        folder: PathBuf,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        Some(Self {
            painter: painter(document, setter, job, diags)?,
            folder,
            count: document.pages.len(),
        })
    }

    /// Looks whether something stands in the way of a file.
    ///
    /// # Errors
    /// As [`files::check_place`], for the first such file.
    pub fn check_places(&self) -> Result<(), WriteError> {
        (1..=self.count)
            .flat_map(|number| names(number, self.digits()))
            .try_for_each(|name| files::check_place(&self.folder.join(name)))
    }

    /// Draws and writes; a line about it. Old pictures are removed only when every new one stands.
    pub fn write(&self, diags: &mut Diagnostics) -> Option<String> {
        let mut made = Made::default();
        let drawn = self.painter.each(&mut |index, picture| {
            made.write(&self.folder, names(index + 1, self.digits()), &picture);
        });
        if let Err(error) = drawn {
            diags.push(error.diagnostic());
            return None;
        }
        if let Some(error) = &made.failed {
            diags.push(error.diagnostic());
            return None;
        }
        for warning in clear(&self.folder, self.count, self.digits()) {
            diags.push(warning);
        }
        Some(made.line(&self.folder, self.count))
    }

    /// How many digits the numbers have.
    fn digits(&self) -> usize {
        DIGITS.max(self.count.to_string().len())
    }
}

/// The names of a page's picture and its text: `001.png`, `001.txt`.
fn names(number: usize, digits: usize) -> [String; 2] {
    ["png", "txt"].map(|extension| format!("{number:0digits$}.{extension}"))
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
    bytes: usize,
    size: Option<(u32, u32)>,
    /// The first failure; nothing is written after it.
    failed: Option<WriteError>,
}

impl Made {
    fn write(&mut self, folder: &Path, names: [String; 2], picture: &Picture) {
        let files = [&picture.png[..], picture.words.as_bytes()];
        for (name, bytes) in names.iter().zip(files) {
            if self.failed.is_some() {
                return;
            }
            self.failed = files::write_whole(&folder.join(name), bytes).err();
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

/// Removes from `folder` the pictures of pages after the last of `count`, each with its text; a
/// warning for each file that stays. A picture or a text alone is not of our making, nor is a name
/// with another number of digits.
fn clear(folder: &Path, count: usize, digits: usize) -> Vec<Diagnostic> {
    let stays = |name: &str, fault: &io::Error| {
        Diagnostic::warning(Code::OldPictureStays, None)
            .arg("path", folder.join(name).display())
            .arg("fault", fault)
            .hint(Message::new(Code::CloseTheFile))
    };
    // What a link leads to is not ours to clear.
    if fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_symlink()) {
        return Vec::new();
    }
    // A folder that cannot be listed holds nothing that was seen to be old.
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let found: BTreeSet<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    let old = found.iter().filter_map(|name| {
        let number = number(name.strip_suffix(".png")?, digits)?;
        let [png, txt] = names(number, digits);
        (number > count && found.contains(&txt)).then_some([png, txt])
    });
    let remove = |[png, txt]: [String; 2]| {
        // The text stays with a picture that stays, so that the next build knows the pair.
        let remove = |name: &str| {
            let fault = fs::remove_file(folder.join(name)).err();
            fault.map(|fault| stays(name, &fault))
        };
        remove(&png).or_else(|| remove(&txt))
    };
    old.filter_map(remove).collect()
}

/// The number that a name of exactly so many digits is.
fn number(stem: &str, digits: usize) -> Option<usize> {
    let ours = stem.len() == digits && stem.bytes().all(|b| b.is_ascii_digit());
    ours.then(|| stem.parse().ok())?
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
            // With more digits than ours; a text and a picture alone.
            "2024.png",
            "2024.txt",
            "007.txt",
            "008.png",
        ];
        let ours = ["001.png", "001.txt", "002.png", "002.txt"];
        for name in foreign.iter().chain(&ours) {
            files::write_whole(&folder.join(name), b"old").expect("written");
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
        assert_eq!(told[0].message.code, Code::OldPictureStays);
        fs::remove_dir_all(folder).expect("cleared");
    }
}
