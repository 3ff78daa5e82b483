//! Words that are heard without what surrounds them: those of links, which a screen reader lists, and what it
//! says instead of a picture. Do they say anything?
//!
//! What says nothing stands in `read_aloud.toml`, by language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::content::Lang;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{ItemKind, Page, TagId, TagRole, TagTree};
use crate::source::Span;

/// What says nothing in one language.
#[derive(Default, Deserialize)]
struct Empty {
    /// The words of links.
    links: Vec<String>,
    /// What is said of pictures.
    pictures: Vec<String>,
}

/// By the first part of the language's tag.
static EMPTY: LazyLock<BTreeMap<String, Empty>> =
    LazyLock::new(|| toml::from_str(include_str!("read_aloud.toml")).unwrap_or_default());

/// What the names of files of pictures end with.
const ENDINGS: [&str; 9] = [
    ".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".svg", ".heic",
];

/// Links and pictures, each told once.
#[derive(Default)]
pub struct ReadAloud {
    reported: BTreeSet<TagId>,
}

/// The words of a link on a page.
struct LinkWords {
    words: String,
    span: Option<Span>,
}

impl ReadAloud {
    /// Reports links and pictures of the next page that say nothing; `lang` is the language of the document.
    pub fn page(
        &mut self,
        page: &Page,
        (tags, lang): (&TagTree, Option<&Lang>),
        diags: &mut Diagnostics,
    ) {
        let mut links: BTreeMap<TagId, LinkWords> = BTreeMap::new();
        for item in &page.items {
            let Some(tag) = item.tag else { continue };
            if let Some(figure) = ancestor(tag, tags, |role| role == TagRole::Figure)
                && self.reported.insert(figure)
            {
                let name = match &item.kind {
                    ItemKind::Image { image, .. } => Some(image.name.as_str()),
                    _ => None,
                };
                let alt = tags.get(figure).and_then(|node| node.alt.as_deref());
                let alt =
                    alt.filter(|alt| says_nothing_of_picture(alt, name, of(figure, tags, lang)));
                if let Some(alt) = alt {
                    let fault = Fault::AltSaysNothing { alt: alt.into() };
                    diags.push(Diagnostic::warning(fault, item.span).hint(Hint::SayWhatIsSeen));
                }
            }
            if let (ItemKind::Glyphs(glyphs), Some(link)) = (&item.kind, link_of(tag, tags)) {
                let known = links.entry(link).or_insert(LinkWords {
                    words: String::new(),
                    span: item.span,
                });
                let words = glyphs.glyphs.iter().map(|glyph| &*glyph.text);
                known.words.extend(words);
                known.words.push(' ');
            }
        }
        for (tag, link) in links {
            let of_lang = EMPTY.get(of(tag, tags, lang));
            let words = bare(&link.words);
            let empty = of_lang.is_some_and(|empty| empty.links.contains(&words));
            if empty && self.reported.insert(tag) {
                let fault = Fault::LinkSaysNothing {
                    words: link.words.trim().into(),
                };
                diags.push(Diagnostic::warning(fault, link.span).hint(Hint::NameTheTarget));
            }
        }
    }
}

/// A tag or the nearest above it with such a role.
fn ancestor(tag: TagId, tags: &TagTree, wanted: impl Fn(TagRole) -> bool) -> Option<TagId> {
    let mut tag = Some(tag);
    while let Some(id) = tag {
        let node = tags.get(id)?;
        if wanted(node.role) {
            return Some(id);
        }
        tag = node.parent;
    }
    None
}

/// The link that a tag is, or is part of, where somebody wrote its words: entries of the contents, and what leads
/// to a note and back, are made.
fn link_of(tag: TagId, tags: &TagTree) -> Option<TagId> {
    let link = ancestor(tag, tags, |role| role == TagRole::Link)?;
    let made = |role| matches!(role, TagRole::TOC | TagRole::Lbl | TagRole::Reference);
    ancestor(link, tags, made).is_none().then_some(link)
}

/// The first part of the language of what a tag holds.
fn of<'t>(tag: TagId, tags: &'t TagTree, lang: Option<&'t Lang>) -> &'t str {
    let mut tag = Some(tag);
    while let Some(node) = tag.and_then(|id| tags.get(id)) {
        if let Some(lang) = &node.lang {
            return lang.primary();
        }
        tag = node.parent;
    }
    lang.map_or("", Lang::primary)
}

/// Words in small letters, one blank between them, without the signs around them.
fn bare(words: &str) -> String {
    let words = words.to_lowercase();
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Whether `alt` is the name of a file, or says only that there is a picture.
fn says_nothing_of_picture(alt: &str, name: Option<&str>, lang: &str) -> bool {
    let lower = alt.trim().to_lowercase();
    let is_file = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    let stem = name.and_then(|name| Some(name.rsplit_once('.')?.0.to_lowercase()));
    // What cameras call their pictures: IMG_2041, DSC00017.
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let by_camera = digits >= 3 && lower.chars().all(plain);
    let words = bare(alt);
    let empty = EMPTY.get(lang);
    is_file
        || stem.is_some_and(|stem| stem == lower && stem.contains(['-', '_']))
        || by_camera
        || empty.is_some_and(|empty| empty.pictures.contains(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_a_meaning_are_known_in_each_language() {
        for lang in ["nb", "nn", "en", "se"] {
            let empty = EMPTY.get(lang).expect(lang);
            for words in empty.links.iter().chain(&empty.pictures) {
                assert_eq!(*words, bare(words), "{lang}");
            }
            assert!(!empty.links.is_empty() && !empty.pictures.is_empty());
        }
        assert_eq!(bare(" «Les  mer …» → "), "les mer");
    }

    #[test]
    fn names_of_files_say_nothing() {
        for (alt, name, nothing) in [
            ("tur.jpg", None, true),
            ("IMG_2041", None, true),
            ("dsc00017", None, true),
            ("pa-tur", Some("pa-tur.png"), true),
            ("Bilde", None, true),
            ("«Foto»", None, true),
            ("Bilde av huset vårt", None, false),
            ("Huset", Some("huset.jpg"), false),
            ("Fjorden i 2024", None, false),
            ("Kart", Some("kart_over-byen.svg"), false),
        ] {
            assert_eq!(says_nothing_of_picture(alt, name, "nb"), nothing, "{alt}");
        }
        assert!(says_nothing_of_picture("picture", None, "en"));
        assert!(!says_nothing_of_picture("picture", None, "nb"));
    }
}
