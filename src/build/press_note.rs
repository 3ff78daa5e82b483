//! A press edition → the note that goes with its files to the print shop, in the words' language and in
//! English.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::file::{File, FileKind};
use super::job::PressJob;
use crate::content::shop::{CoverFile, PressForm, PressInks, PressMarks};
use crate::content::{Lang, PaperWords, WordBook};
use crate::diag::levels::{Level, Levels};
use crate::geom::Size;
use crate::units::Abs;

/// What the note tells of.
pub(super) struct Noted<'n> {
    /// The id of the product.
    pub id: &'n str,
    /// What the product is called.
    pub title: &'n str,
    /// The files, each with its pages.
    pub files: &'n [(&'n File, usize)],
    /// The size of a page when it is cut; of a leaflet, of the flat sheet.
    pub trim: Size,
    /// Where a leaflet is folded, from the left edge of its inside.
    pub folds: Option<Vec<Abs>>,
    /// How wide the spine of a flat cover is.
    pub spine: Option<Abs>,
    /// How many pages the booklet has.
    pub pages: usize,
    /// Whether the pages are cards with backs.
    pub backed: bool,
    /// The spot inks that are printed.
    pub spots: Vec<String>,
    pub job: &'n PressJob,
    /// The levels of checks that the project chooses.
    pub levels: &'n Levels,
}

/// The note; in English alone where the words have no other language.
pub(super) fn note(noted: &Noted, lang: Option<&Lang>, book: &Arc<WordBook>) -> File {
    let english = Lang("en".to_owned());
    let own = lang.filter(|lang| lang.primary() != "en");
    let own = own.filter(|lang| {
        let instead = book.in_language(lang).other_language("press-heading");
        instead != Some("en")
    });
    let langs = own.into_iter().chain([&english]);
    let texts = langs.map(|lang| text(noted, &book.in_language(lang)));
    let bytes = texts.collect::<Vec<_>>().join("\n").into_bytes();
    File::held(format!("{}-press.txt", noted.id), FileKind::Text, bytes)
}

fn text(noted: &Noted, words: &PaperWords) -> String {
    let shop = &noted.job.shop;
    let say = |key: &str, args: &[(&'static str, String)]| words.say(key, args);
    let mm = |length: Abs| number(length, words);
    let heading = say("press-heading", &[("title", noted.title.to_owned())]);
    let underline = "=".repeat(heading.chars().count());
    let mut lines = vec![heading, underline];
    for (file, pages) in noted.files {
        let checksum = Sha256::digest(&file.bytes);
        let checksum: String = checksum.iter().map(|byte| format!("{byte:02x}")).collect();
        let file = ("file", file.name.clone());
        let pages = ("pages", pages.to_string());
        lines.push(say("press-file", &[file, pages, ("checksum", checksum)]));
    }
    let standard = match shop.form {
        PressForm::X4 => "PDF/X-4",
        PressForm::X1a => "PDF/X-1a:2003",
    };
    let condition = noted.job.file.press.as_ref();
    let condition = condition.map_or_else(String::new, |press| press.condition.identifier.clone());
    lines.push(say(
        "press-standard",
        &[
            ("standard", standard.to_owned()),
            ("condition", condition),
            ("ink", shop.ink_limit.to_string()),
        ],
    ));
    lines.push(say(
        "press-size",
        &[
            ("width", mm(noted.trim.width)),
            ("height", mm(noted.trim.height)),
            ("bleed", mm(shop.bleed)),
            ("safe", mm(shop.safe)),
        ],
    ));
    lines.push(match &noted.folds {
        Some(folds) => {
            let folds: Vec<String> = folds.iter().map(|fold| mm(*fold)).collect();
            say("press-order-leaflet", &[("folds", folds.join(" / "))])
        }
        None if noted.backed => say("press-order-cards", &[]),
        None if noted.files.len() > 1 && shop.cover == CoverFile::Apart => {
            say("press-order-cover", &[])
        }
        None if noted.files.len() > 1 => match noted.spine.filter(|spine| *spine > Abs::ZERO) {
            Some(spine) => say("press-order-spine", &[("spine", mm(spine))]),
            None => say("press-order-spread", &[]),
        },
        None => say("press-order-pages", &[]),
    });
    lines.push(say(
        match shop.inks {
            PressInks::Cmyk => "press-colors",
            PressInks::Black => "press-black",
        },
        &[],
    ));
    if !noted.spots.is_empty() {
        let names = noted.spots.join(", ");
        lines.push(say("press-spots", &[("names", names)]));
    }
    if shop.inks == PressInks::Cmyk && shop.min_color_text > Abs::ZERO {
        let size = points(shop.min_color_text, words);
        lines.push(say("press-small-type", &[("size", size)]));
    }
    let marks = match shop.marks {
        PressMarks::None => "press-marks-none",
        PressMarks::Crop => "press-marks-crop",
        PressMarks::All => "press-marks-all",
    };
    lines.push(say(marks, &[]));
    if let Some(paper) = &shop.paper {
        lines.push(say("press-paper", &[("paper", paper.clone())]));
    }
    if noted.job.folded {
        lines.push(match noted.pages <= shop.stitch_pages {
            true => say("press-stitch", &[]),
            false => say("press-glue", &[]),
        });
    }
    lines.push(say("press-checked", &[("shop", shop.name.clone())]));
    for (check, chosen) in noted.levels.lowered() {
        let key = match chosen.level {
            Level::Off => "press-check-off",
            Level::Error | Level::Warning => "press-check-lowered",
        };
        let reason = chosen.reason.clone().unwrap_or_default();
        let check = ("check", check.code().to_owned());
        lines.push(say(key, &[check, ("reason", reason)]));
    }
    lines.join("\n") + "\n"
}

/// A length in millimetres.
fn number(length: Abs, words: &PaperWords) -> String {
    decimal(length.to_mm(), words)
}

/// A type size in points.
fn points(size: Abs, words: &PaperWords) -> String {
    decimal(size.to_pt(), words)
}

/// A number, to a tenth where it is not whole.
fn decimal(number: f64, words: &PaperWords) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    rounded.to_string().replace('.', &words.say("decimal", &[]))
}
