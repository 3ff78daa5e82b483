//! Pages → what is read without pages: a web page that holds all it needs, or a book for reading devices.
//!
//! Enters: a [`Document`] whose pages have their items, its design and the fonts. Leaves: the bytes of an HTML file
//! or of an EPUB. Words, their order and what pictures say are those of the tags, as in the PDF for screens. Where
//! lines and pages end is left to whoever shows it.

mod anchors;
mod body;
mod book;
mod figures;
mod files;
mod fonts;
mod lists;
mod markup;
mod page;
mod palette;
mod pictures;
mod style;
mod svg;
mod tables;

use std::collections::BTreeSet;

use self::body::Body;
use self::book::BookFacts;
use self::files::WebFile;
use self::markup::Attributes;
use self::page::PageParts;
use super::RenderError;
use super::hash::uuid;
use super::reading::Reading;
use crate::content::PaperWords;
use crate::date::Date;
use crate::design::{Design, StyleName};
use crate::lines::{FontBook, FontId};
use crate::pages::Document;

/// What the document itself does not say.
pub struct WebSettings<'a> {
    /// Its look.
    pub design: &'a Design,
    /// The fonts that its words are set in.
    pub fonts: &'a FontBook,
    /// The words that nobody wrote, in its language.
    pub words: &'a PaperWords,
    /// Who publishes it; left out where `None`.
    pub author: Option<&'a str>,
    /// The name of the file to print instead of the page; `None` where there is none.
    pub printed: Option<&'a str>,
}

/// What the language of a document without one is called.
const NO_LANGUAGE: &str = "und";
/// What a page may load: nothing but what stands in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
/// What made the page.
const GENERATOR: &str = concat!("Trykk ", env!("CARGO_PKG_VERSION"));

/// The document as one HTML file.
///
/// # Errors
/// When a font cannot be embedded.
pub fn html(document: &Document, settings: &WebSettings) -> Result<Vec<u8>, RenderError> {
    let reading = Reading::new(document);
    let made = make(&reading, settings, true);
    let said = |key: &str| settings.words.say(key, &[]);
    let skip = ("skip-to-words", said("skip-to-words"));
    let printed = settings.printed.map(|file| {
        let args = [("file", file.to_owned())];
        ("print-instead", settings.words.say("print-instead", &args))
    });
    let title = &document.title;
    let own: Vec<(&str, String)> = [skip].into_iter().chain(printed).collect();
    let letters = own.iter().map(|(_, words)| words.as_str());
    let fonts = fonts(&reading, settings, &(letters.collect::<String>() + title))?;
    let mut out = markup::Markup::default();
    out.raw("<!DOCTYPE html>\n");
    out.open_block("html", &vec![("lang", lang(document))]);
    out.open_block("head", &Attributes::new());
    out.raw("<meta charset=\"utf-8\"/>\n");
    let mut meta = |name: &'static str, value: &'static str, content: &str| {
        let attributes = vec![(name, value.to_owned()), ("content", content.to_owned())];
        out.void("meta", &attributes);
        out.raw("\n");
    };
    meta("http-equiv", "Content-Security-Policy", POLICY);
    meta("name", "viewport", "width=device-width, initial-scale=1");
    meta("name", "generator", GENERATOR);
    if let Some(author) = settings.author {
        meta("name", "author", author);
    }
    if let Some(subject) = &document.subject {
        meta("name", "description", subject);
    }
    out.element("title", title);
    out.open_block("style", &Attributes::new());
    for font in &fonts {
        out.raw(&face(font, &font.file.data_url()));
    }
    out.raw(&style::sheet(settings.design, &made.styles));
    out.close_block("style");
    out.close_block("head");
    let class = if document.cards.is_some() {
        "deck"
    } else {
        "guide"
    };
    out.open_block("body", &vec![("class", class.to_owned())]);
    let skip = vec![
        ("class", "skip".to_owned()),
        ("href", format!("#{}", page::MAIN)),
    ];
    for (nth, (key, words)) in own.iter().enumerate() {
        let (name, mut attributes) = match nth {
            0 => ("a", skip.clone()),
            _ => ("p", vec![("class", "print".to_owned())]),
        };
        let other = settings.words.other_language(key);
        attributes.extend(other.map(|lang| ("lang", lang.to_owned())));
        out.open(name, &attributes);
        out.words(words);
        out.close_block(name);
    }
    out.raw(&made.parts.page(&said("contents")));
    out.close_block("body");
    out.close_block("html");
    Ok(out.finish().into_bytes())
}

/// The document as an EPUB that was made on a day.
///
/// # Errors
/// When a font cannot be embedded.
pub fn epub(
    document: &Document,
    settings: &WebSettings,
    date: Date,
) -> Result<Vec<u8>, RenderError> {
    let reading = Reading::new(document);
    let made = make(&reading, settings, false);
    let said = |key: &str| settings.words.say(key, &[]);
    let contents = said("contents");
    let fonts = fonts(&reading, settings, &(contents.clone() + &document.title))?;
    let faces = fonts.iter().map(|font| face(font, &font.file.name));
    let style = faces.collect::<String>() + &style::sheet(settings.design, &made.styles);
    let files = fonts.into_iter().map(|font| font.file);
    let has_pictures = made.parts.holds("role=\"img\"") || !made.files.is_empty();
    let facts = BookFacts {
        title: &document.title,
        lang: lang(document),
        subject: document.subject.as_deref(),
        author: settings.author,
        id: format!(
            "urn:{}",
            uuid(&format!("{}\0{:?}", document.title, settings.author))
        ),
        date,
        accessibility: said("book-accessibility"),
        accessibility_lang: settings.words.other_language("book-accessibility"),
        contents,
        has_pictures,
    };
    let files: Vec<WebFile> = files.chain(made.files).collect();
    book::write(&facts, &made.parts, &style, &files)
}

/// The parts of a page, and what they need.
struct MadePage {
    parts: PageParts,
    styles: BTreeSet<StyleName>,
    files: Vec<WebFile>,
}

/// The parts of a page with the pictures `inside` it or beside it.
fn make(reading: &Reading, settings: &WebSettings, inside: bool) -> MadePage {
    let mut body = Body::new(reading, inside, settings.words.say("table", &[]));
    let parts = match reading.document.cards {
        Some(_) => page::deck(&mut body, reading.document),
        None => page::guide(&mut body),
    };
    MadePage {
        parts,
        styles: body.styles,
        files: body.files,
    }
}

/// A font as a file.
struct FontFile<'a> {
    font: &'a crate::lines::Font,
    file: WebFile,
}

/// The fonts of all words, and of `own` ones.
fn fonts<'a>(
    reading: &Reading,
    settings: &WebSettings<'a>,
    own: &str,
) -> Result<Vec<FontFile<'a>>, RenderError> {
    let made = reading.letters.iter().map(|(id, letters)| {
        let font = settings.fonts.get(*id).ok_or(RenderError::NoFont(*id))?;
        let mut letters: BTreeSet<char> = letters.clone();
        letters.extend(own.chars().filter(|c| font.covers(*c)));
        letters.extend(" -\u{2010}".chars());
        Ok(FontFile {
            font,
            file: WebFile {
                name: format!("font-{}.woff2", number(*id)),
                media: "font/woff2",
                bytes: fonts::woff2(font, &letters)?,
            },
        })
    });
    made.collect()
}

const fn number(id: FontId) -> u16 {
    id.0 + 1
}

/// The rule that gives a font its name, from where it is (CSS Fonts 4, 4.1).
fn face(font: &FontFile, address: &str) -> String {
    let style = if font.font.italic { "italic" } else { "normal" };
    format!(
        "@font-face{{font-family:{};font-weight:{};font-style:{style};font-display:swap;src:url({address}) format(\"woff2\")}}\n",
        style::quoted(&font.font.family),
        font.font.weight,
    )
}

fn lang(document: &Document) -> String {
    let lang = document.lang.as_ref().map(|lang| lang.0.clone());
    lang.filter(|lang| !lang.is_empty())
        .unwrap_or_else(|| NO_LANGUAGE.to_owned())
}
