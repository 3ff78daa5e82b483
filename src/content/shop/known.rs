//! A name → the profile of print shops that comes with the program under it. They stand in
//! `profiles.toml`, inside the binary.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{CoverFile, PaperProfile, PressForm, PressInks, PressMarks, Shop};
use crate::units::parse_abs;

/// The profiles, in the order of the file.
static KNOWN: LazyLock<Vec<Shop>> = LazyLock::new(|| {
    let file: RawFile = toml::from_str(include_str!("profiles.toml")).unwrap_or_default();
    file.shop.iter().filter_map(RawKnown::resolve).collect()
});

#[derive(Default, Deserialize)]
struct RawFile {
    shop: Vec<RawKnown>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct RawKnown {
    name: String,
    form: String,
    bleed: String,
    safe: String,
    marks: String,
    profile: String,
    ink_limit: u16,
    ppi: u16,
    inks: String,
    spots: bool,
    min_text: String,
    min_color_text: String,
    min_line: String,
    cover: String,
    stitch_pages: usize,
}

/// The profile of this name.
pub(super) fn find(name: &str) -> Option<Shop> {
    KNOWN.iter().find(|shop| shop.name == name).cloned()
}

/// The names of all profiles.
pub fn names() -> Vec<&'static str> {
    KNOWN.iter().map(|shop| shop.name.as_str()).collect()
}

/// The choice that a text stands for.
fn choice<T: Copy>(all: &[(&str, T)], text: &str) -> Option<T> {
    let found = all.iter().find(|(name, _)| *name == text);
    found.map(|(_, choice)| *choice)
}

impl RawKnown {
    /// The profile; `None` where the file, which is our own and which a test reads, has a mistake.
    fn resolve(&self) -> Option<Shop> {
        let length = |text: &str| parse_abs(text).ok();
        Some(Shop {
            name: self.name.clone(),
            form: choice(PressForm::ALL, &self.form)?,
            bleed: length(&self.bleed)?,
            safe: length(&self.safe)?,
            marks: choice(PressMarks::ALL, &self.marks)?,
            profile: match self.profile.as_str() {
                "coated" => PaperProfile::Coated,
                "uncoated" => PaperProfile::Uncoated,
                _ => return None,
            },
            ink_limit: self.ink_limit,
            ppi: self.ppi,
            inks: choice(PressInks::ALL, &self.inks)?,
            spots: self.spots,
            min_text: length(&self.min_text)?,
            min_color_text: length(&self.min_color_text)?,
            min_line: length(&self.min_line)?,
            paper: None,
            cover: choice(CoverFile::ALL, &self.cover)?,
            stitch_pages: self.stitch_pages,
            // What a paper measures the shop must say.
            leaf: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::shop::DEFAULT;

    #[test]
    fn every_profile_of_the_file_can_be_chosen() {
        let written = include_str!("profiles.toml").matches("[[shop]]").count();
        assert_eq!(names().len(), written);
        assert!(find(DEFAULT).is_some());
    }
}
