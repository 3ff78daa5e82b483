//! What the file says of itself: XMP metadata, the older information dictionary, and how a reader
//! should open it.

use lopdf::{Dictionary, Object, Stream, dictionary};
use xmp_writer::{DateTime, LangId, Timezone, XmpWriter};

use super::Settings;
use super::assemble::{Assembly, text};
use crate::pages::Document;
use crate::render::Date;

/// Writes metadata and language, and asks readers to show the title, not the file's name.
pub(super) fn describe(pdf: &mut Assembly, document: &Document, settings: &Settings) {
    let mut stream = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        packet(document, settings).into_bytes(),
    );
    // Programs that search files for metadata know nothing of PDF's filters.
    stream.allows_compression = false;
    let metadata = pdf.add(stream);
    pdf.set_in_catalog("Metadata", metadata);
    pdf.set_in_catalog(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    if let Some(lang) = &document.lang {
        pdf.set_in_catalog("Lang", text(&lang.0));
    }
    pdf.set_info(info(document, settings));
}

fn packet(document: &Document, settings: &Settings) -> String {
    let mut xmp = XmpWriter::new();
    let lang = document.lang.as_ref().map(|lang| lang.0.as_str());
    // A language alternative begins with the default (XMP specification part 1, 8.2.2.4).
    let spoken = |words| {
        let default = Some((None, words));
        default
            .into_iter()
            .chain(lang.map(|lang| (Some(LangId(lang)), words)))
    };
    xmp.title(spoken(document.title.as_str()));
    xmp.pdfua_part(1);
    xmp.format("application/pdf");
    xmp.producer(&settings.producer);
    xmp.creator_tool(&settings.producer);
    if let Some(lang) = lang {
        xmp.language([LangId(lang)]);
    }
    if let Some(author) = &document.author {
        xmp.creator([author.as_str()]);
    }
    if let Some(subject) = &document.subject {
        xmp.description(spoken(subject.as_str()));
    }
    if let Some(date) = settings.date {
        xmp.create_date(moment(date));
        xmp.modify_date(moment(date));
    }
    xmp.finish(None)
}

fn moment(date: Date) -> DateTime {
    let Date {
        year,
        month,
        day,
        hour,
        minute,
        second,
    } = date;
    DateTime::new(year, month, day, hour, minute, second, Timezone::Utc)
}

fn info(document: &Document, settings: &Settings) -> Dictionary {
    let mut info = dictionary! {
        "Title" => text(&document.title),
        "Creator" => text(&settings.producer),
        "Producer" => text(&settings.producer),
    };
    if let Some(author) = &document.author {
        info.set("Author", text(author));
    }
    if let Some(subject) = &document.subject {
        info.set("Subject", text(subject));
    }
    if let Some(date) = settings.date {
        info.set("CreationDate", Object::string_literal(date.to_pdf()));
        info.set("ModDate", Object::string_literal(date.to_pdf()));
    }
    info
}
