//! What was built into a folder, noted there in a file of its own: of each file the product and the edition that
//! it belongs to, the mark of what it was made of, and a hash of its bytes. Whether that still holds is told by
//! `status` and `list`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::build::{Edition, hash_of};
use crate::disk::write::{self, WriteError};

/// The name of the note. People need not see it.
pub(super) const NOTE: &str = ".trykk-built.json";

/// A file that was built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct BuiltFile {
    product: String,
    edition: String,
    mark: String,
    hash: String,
}

/// The files of a folder, by their names with `/` behind a folder in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct BuiltFiles {
    files: BTreeMap<String, BuiltFile>,
}

/// How a file stands to what the project would make now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// It would be the same.
    Current,
    /// Its words, its layout, its theme, a font or a picture was changed since.
    Older,
    /// Somebody changed the file itself.
    Changed,
    /// It is no longer there.
    Gone,
}

impl BuiltFiles {
    /// What is noted in `folder`; nothing where there is no note, or none that can be read.
    pub fn load(folder: &Path) -> Self {
        let note = fs::read(folder.join(NOTE)).unwrap_or_default();
        serde_json::from_slice(&note).unwrap_or_default()
    }

    /// Notes a file of `product` that is written, made of what has this mark, and the hash of its bytes.
    pub fn add(
        &mut self,
        name: &str,
        (product, edition, mark): (&str, Edition, &str),
        hash: String,
    ) {
        let file = BuiltFile {
            product: product.to_owned(),
            edition: edition.name().to_owned(),
            mark: mark.to_owned(),
            hash,
        };
        self.files.insert(name.to_owned(), file);
    }

    /// Writes the note into `folder`. What an edition had before and has no more is left out.
    pub fn save(&mut self, folder: &Path, made: &[(String, Edition)]) -> Result<(), WriteError> {
        self.files.retain(|name, file| {
            let is = |(product, edition): &(String, Edition)| {
                *product == file.product && edition.name() == file.edition
            };
            !made.iter().any(is) || folder.join(name).is_file()
        });
        let note = serde_json::to_vec_pretty(self).unwrap_or_default();
        write::write_note(&folder.join(NOTE), &note)
    }

    /// The files of an edition in `folder`, and how each stands where its product has this mark now.
    pub fn of(
        &self,
        folder: &Path,
        (product, edition, mark): (&str, Edition, &str),
    ) -> Vec<(&str, State)> {
        let files = self.files.iter();
        let own =
            files.filter(|(_, file)| file.product == product && file.edition == edition.name());
        own.map(|(name, file)| {
            let state = match fs::read(folder.join(name)) {
                Err(_) => State::Gone,
                Ok(bytes) if hash_of(&bytes) != file.hash => State::Changed,
                Ok(_) if file.mark != mark => State::Older,
                Ok(_) => State::Current,
            };
            (name.as_str(), state)
        })
        .collect()
    }

    /// The files in `folder` whose product or edition is none of these.
    pub fn left_over<'b>(&'b self, folder: &Path, made: &[(String, Vec<Edition>)]) -> Vec<&'b str> {
        let is_made = |file: &BuiltFile| {
            made.iter().any(|(product, editions)| {
                let mut editions = editions.iter();
                *product == file.product && editions.any(|edition| edition.name() == file.edition)
            })
        };
        let files = self.files.iter().filter(|(_, file)| !is_made(file));
        let files = files.filter(|(name, _)| folder.join(name).is_file());
        files.map(|(name, _)| name.as_str()).collect()
    }
}
