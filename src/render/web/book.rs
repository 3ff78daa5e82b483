//! The parts of a page → an EPUB: a package of a title, contents and text as XHTML, with their style, fonts and
//! pictures (W3C, EPUB 3.3), and what it says of its accessibility (EPUB Accessibility 1.1).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::files::WebFile;
use super::markup::{Attributes, Markup};
use super::page::{self, PageParts};
use crate::date::Date;
use crate::render::RenderError;

/// The folder of everything but what says where it is.
const FOLDER: &str = "EPUB";
const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;
const XHTML: &str = "application/xhtml+xml";

/// The names of the parts.
const TITLE: &str = "title.xhtml";
const CONTENTS: &str = "contents.xhtml";
const TEXT: &str = "text.xhtml";
const STYLE: &str = "style.css";

/// What a book says of itself.
pub(super) struct BookFacts<'a> {
    pub title: &'a str,
    pub lang: String,
    pub subject: Option<&'a str>,
    pub author: Option<&'a str>,
    /// Its name among all books (RFC 9562).
    pub id: String,
    /// When it was made.
    pub date: Date,
    /// What it says of its accessibility.
    pub accessibility: String,
    /// In which language it says that, where not in the book's.
    pub accessibility_lang: Option<&'static str>,
    /// What its contents are called.
    pub contents: String,
    /// Whether anything is told by pictures as well.
    pub has_pictures: bool,
}

/// The file of a book.
pub(super) fn write(
    facts: &BookFacts,
    parts: &PageParts,
    style: &str,
    files: &[WebFile],
) -> Result<Vec<u8>, RenderError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let failed = |error: zip::result::ZipError| RenderError::Book(error.to_string());
    let mut add = |name: &str, bytes: &[u8], options| {
        zip.start_file(name, options).map_err(failed)?;
        zip.write_all(bytes)
            .map_err(|error| RenderError::Book(error.to_string()))
    };
    // It comes first and as it is, so that whoever looks at the first bytes knows what this is (EPUB 3.3, 4.3.3).
    add("mimetype", b"application/epub+zip", plain)?;
    add("META-INF/container.xml", CONTAINER.as_bytes(), packed)?;
    let own = [
        ("package.opf", package(facts, parts, files)),
        (TITLE, xhtml(facts, "titlepage", &parts.header)),
        (
            CONTENTS,
            xhtml(facts, "frontmatter", &contents(facts, parts)),
        ),
        (TEXT, xhtml(facts, "bodymatter", &parts.main)),
        (STYLE, style.to_owned()),
    ];
    for (name, text) in own {
        add(&format!("{FOLDER}/{name}"), text.as_bytes(), packed)?;
    }
    for file in files {
        add(&format!("{FOLDER}/{}", file.name), &file.bytes, plain)?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// A part as a document of its own.
fn xhtml(facts: &BookFacts, kind: &str, inside: &str) -> String {
    let mut out = Markup::default();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
    let attributes: Attributes = vec![
        ("xmlns", "http://www.w3.org/1999/xhtml".to_owned()),
        ("xmlns:epub", "http://www.idpf.org/2007/ops".to_owned()),
        ("lang", facts.lang.clone()),
        ("xml:lang", facts.lang.clone()),
    ];
    out.open_block("html", &attributes);
    out.open_block("head", &Attributes::new());
    out.element("title", facts.title);
    let sheet: Attributes = vec![
        ("rel", "stylesheet".to_owned()),
        ("type", "text/css".to_owned()),
        ("href", STYLE.to_owned()),
    ];
    out.void("link", &sheet);
    out.raw("\n");
    out.close_block("head");
    let class: Attributes = vec![("class", "book".to_owned()), ("epub:type", kind.to_owned())];
    out.open_block("body", &class);
    out.raw(inside);
    out.close_block("body");
    out.close_block("html");
    out.finish()
}

/// The contents, which reading devices show as a menu too.
fn contents(facts: &BookFacts, parts: &PageParts) -> String {
    let mut out = Markup::default();
    let attributes: Attributes = vec![
        ("epub:type", "toc".to_owned()),
        ("role", "doc-toc".to_owned()),
        ("aria-labelledby", page::CONTENTS.to_owned()),
    ];
    out.open_block("nav", &attributes);
    match &parts.heading {
        Some(heading) => out.raw(heading),
        None => {
            let id = vec![("id", page::CONTENTS.to_owned())];
            out.open("h2", &id);
            out.words(&facts.contents);
            out.close_block("h2");
        }
    }
    match parts.entries.is_empty() {
        false => page::entries(&parts.entries, TEXT, &mut out),
        true => {
            out.raw("<ol><li>");
            out.open("a", &vec![("href", TEXT.to_owned())]);
            out.words(facts.title);
            out.raw("</a></li></ol>\n");
        }
    }
    out.close_block("nav");
    out.finish()
}

/// The package document (EPUB 3.3, 5): what the book is, what it holds, in which order it is read.
fn package(facts: &BookFacts, parts: &PageParts, files: &[WebFile]) -> String {
    let mut out = Markup::default();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let attributes: Attributes = vec![
        ("xmlns", "http://www.idpf.org/2007/opf".to_owned()),
        ("version", "3.0".to_owned()),
        ("unique-identifier", "id".to_owned()),
        ("xml:lang", facts.lang.clone()),
    ];
    out.open_block("package", &attributes);
    let dublin_core = ("xmlns:dc", "http://purl.org/dc/elements/1.1/".to_owned());
    out.open_block("metadata", &vec![dublin_core]);
    out.open("dc:identifier", &vec![("id", "id".to_owned())]);
    out.words(&facts.id);
    out.close_block("dc:identifier");
    out.element("dc:title", facts.title);
    out.element("dc:language", &facts.lang);
    if let Some(author) = facts.author {
        out.element("dc:creator", author);
        out.element("dc:publisher", author);
    }
    if let Some(subject) = facts.subject {
        out.element("dc:description", subject);
    }
    let mut meta = |property: &str, value: &str| {
        out.open("meta", &vec![("property", property.to_owned())]);
        out.words(value);
        out.close_block("meta");
    };
    meta("dcterms:modified", &moment(facts.date));
    meta("schema:accessMode", "textual");
    if facts.has_pictures {
        meta("schema:accessMode", "visual");
    }
    meta("schema:accessModeSufficient", "textual");
    let features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
    ];
    for feature in features
        .into_iter()
        .chain(facts.has_pictures.then_some("alternativeText"))
    {
        meta("schema:accessibilityFeature", feature);
    }
    meta("schema:accessibilityHazard", "none");
    let mut attributes: Attributes = vec![("property", "schema:accessibilitySummary".to_owned())];
    let other = facts.accessibility_lang;
    attributes.extend(other.map(|lang| ("xml:lang", lang.to_owned())));
    out.open("meta", &attributes);
    out.words(&facts.accessibility);
    out.close_block("meta");
    out.close_block("metadata");
    out.open_block("manifest", &Attributes::new());
    let mut item = |id: &str, name: &str, media: &str, properties: &[&str]| {
        let mut attributes: Attributes = vec![
            ("id", id.to_owned()),
            ("href", name.to_owned()),
            ("media-type", media.to_owned()),
        ];
        if !properties.is_empty() {
            attributes.push(("properties", properties.join(" ")));
        }
        out.void("item", &attributes);
        out.raw("\n");
    };
    let drawn = |part: &str| -> &[&str] {
        if part.contains("<svg ") {
            &["svg"]
        } else {
            &[]
        }
    };
    item("title", TITLE, XHTML, drawn(&parts.header));
    item("contents", CONTENTS, XHTML, &["nav"]);
    item("text", TEXT, XHTML, drawn(&parts.main));
    item("style", STYLE, "text/css", &[]);
    for (nth, file) in files.iter().enumerate() {
        item(&format!("file-{}", nth + 1), &file.name, file.media, &[]);
    }
    out.close_block("manifest");
    out.open_block("spine", &Attributes::new());
    for id in ["title", "contents", "text"] {
        out.void("itemref", &vec![("idref", id.to_owned())]);
        out.raw("\n");
    }
    out.close_block("spine");
    out.close_block("package");
    out.finish()
}

/// A date as EPUB wants it: `2026-01-15T00:00:00Z`.
fn moment(date: Date) -> String {
    let Date {
        year,
        month,
        day,
        hour,
        minute,
        second,
    } = date;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}
