//! What the file says about itself: XMP metadata, the older information dictionary, language, and
//! preferences for PDF readers.

use lopdf::{Dictionary, Object, Stream, dictionary};
use xmp_writer::pdfa::PdfUAIdDescriptionMode;
use xmp_writer::{DateTime, LangId, RenditionClass, Timezone, XmpWriter};

use super::PdfSettings;
use super::assemble::PdfBuilder;
use super::press_file::PressFile;
use super::values::text_string;
use crate::content::project::ScreenForm;
use crate::content::shop::PressForm;
use crate::date::Date;
use crate::design::Flip;
use crate::pages::Document;
use crate::press::Print;
use crate::render::hash::uuid;
use crate::render::xml::printable;

/// Writes metadata and language, and the preference to show the title instead of the file's name. A
/// file that an office prints also asks for no scaling, and for the sides and the flip of `print` (ISO
/// 32000-1, 12.2), which people seldom find in the print dialogue.
pub(super) fn describe(
    pdf: &mut PdfBuilder,
    document: &Document,
    print: Option<&Print>,
    settings: &PdfSettings,
) {
    let mut stream = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        packet(document, print.is_some(), settings).into_bytes(),
    );
    // Programs that search files for metadata do not decompress streams.
    stream.allows_compression = false;
    let metadata = pdf.add(stream);
    pdf.set_in_catalog("Metadata", metadata);
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if let Some(print) = print {
        preferences.set("PrintScaling", "None");
        // The tray with paper of this size, where a printer has several (ISO 32000-1, table 150).
        preferences.set("PickTrayByPDFSize", true);
        preferences.set("Duplex", duplex(print.flip));
    }
    pdf.set_in_catalog("ViewerPreferences", preferences);
    if let Some(lang) = &document.lang {
        pdf.set_in_catalog("Lang", text_string(&lang.0));
    }
    // PDF/A-4 wants what a file says of itself in one place alone (ISO 19005-4, 6.1.3).
    if !is_pdf_2(print, settings) {
        pdf.set_info(info(document, settings));
    }
}

/// Whether a file is for screens, and of PDF 2.0.
fn is_pdf_2(print: Option<&Print>, settings: &PdfSettings) -> bool {
    let for_screens = print.is_none() && settings.press.is_none();
    for_screens && settings.screen == ScreenForm::Ua2
}

/// The value of the duplex preference for a flip.
const fn duplex(flip: Option<Flip>) -> &'static str {
    match flip {
        None => "Simplex",
        Some(Flip::ShortEdge) => "DuplexFlipShortEdge",
        Some(Flip::LongEdge) => "DuplexFlipLongEdge",
    }
}

/// The metadata. Only that of a file for screens claims PDF/UA and PDF/A, and that of a file for the print shop its
/// standard.
fn packet(document: &Document, for_office: bool, settings: &PdfSettings) -> String {
    let mut xmp = XmpWriter::new();
    let lang = document.lang.as_ref().map(|lang| subtags(&lang.0));
    let lang = lang.as_deref();
    let title = printable(&document.title);
    // A language alternative begins with the default (XMP specification part 1, 8.2.2.4).
    let spoken = |words| {
        let default = Some((None, words));
        default
            .into_iter()
            .chain(lang.map(|lang| (Some(LangId(lang)), words)))
    };
    xmp.title(spoken(title.as_str()));
    if let Some(press) = &settings.press {
        identify(&mut xmp, press, document, settings);
    } else if !for_office && settings.screen == ScreenForm::Ua2 {
        xmp.pdfa_part(4).pdfa_rev(2020);
        xmp.pdfua_part(2).pdfua_rev(2024);
    } else if !for_office {
        xmp.pdfa_part(2).pdfa_conformance("A");
        xmp.pdfua_part(1);
        // PDF/A wants every schema described that it does not know (ISO 19005-2, 6.6.2.3.3).
        let mut schemas = xmp.extension_schemas();
        schemas
            .pdfua_id()
            .properties()
            .describe_all(PdfUAIdDescriptionMode::UA1);
    }
    xmp.format("application/pdf");
    let producer = printable(&settings.producer);
    xmp.producer(&producer);
    xmp.creator_tool(&producer);
    if let Some(lang) = lang {
        xmp.language([LangId(lang)]);
    }
    if let Some(author) = &settings.author {
        xmp.creator([printable(author).as_str()]);
    }
    if let Some(keywords) = &settings.keywords {
        xmp.pdf_keywords(&printable(keywords));
    }
    let subject = document.subject.as_deref().map(printable);
    if let Some(subject) = &subject {
        xmp.description(spoken(subject.as_str()));
    }
    if let Some(date) = settings.date {
        xmp.create_date(xmp_date(date));
        xmp.modify_date(xmp_date(date));
        if settings.press.is_some() {
            xmp.metadata_date(xmp_date(date));
        }
    }
    xmp.finish(None)
}

/// What the standards of print shops want beside: the standard, that nothing is trapped, and which document
/// and version this is. Both are hashes of what the file says of itself, for no clock and no chance may.
fn identify(xmp: &mut XmpWriter, press: &PressFile, document: &Document, settings: &PdfSettings) {
    if press.form == PressForm::X4 {
        xmp.pdfx_version("PDF/X-4");
    }
    xmp.trapped(false);
    let id = format!("{}\0{:?}", document.title, settings.author);
    xmp.document_id(&uuid(&id));
    xmp.instance_id(&uuid(&format!(
        "{id}\0{:?}\0{}",
        settings.date,
        document.pages.len()
    )));
    xmp.version_id("1");
    xmp.rendition_class(RenditionClass::Default);
}

/// A language tag without any character that tags cannot have (RFC 5646, 2.1): xmp-writer does not
/// escape attributes.
fn subtags(lang: &str) -> String {
    let subtag = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    lang.chars().filter(subtag).collect()
}

fn xmp_date(date: Date) -> DateTime {
    let [month, day, hour, minute, second] = after_year(date);
    DateTime::new(date.year, month, day, hour, minute, second, Timezone::Utc)
}

/// A date string (ISO 32000-1, 7.9.4).
fn date_string(date: Date) -> Object {
    let rest = after_year(date).map(|number| format!("{number:02}"));
    Object::string_literal(format!("D:{:04}{}Z", date.year, rest.concat()))
}

fn after_year(date: Date) -> [u8; 5] {
    [date.month, date.day, date.hour, date.minute, date.second]
}

fn info(document: &Document, settings: &PdfSettings) -> Dictionary {
    let mut info = dictionary! {
        "Title" => text_string(&document.title),
        "Creator" => text_string(&settings.producer),
        "Producer" => text_string(&settings.producer),
    };
    if let Some(author) = &settings.author {
        info.set("Author", text_string(author));
    }
    if let Some(keywords) = &settings.keywords {
        info.set("Keywords", text_string(keywords));
    }
    if let Some(subject) = &document.subject {
        info.set("Subject", text_string(subject));
    }
    if let Some(press) = &settings.press {
        info.set("Trapped", "False");
        if press.form == PressForm::X1a {
            info.set("GTS_PDFXVersion", Object::string_literal("PDF/X-1a:2003"));
        }
    }
    if let Some(date) = settings.date {
        info.set("CreationDate", date_string(date));
        info.set("ModDate", date_string(date));
    }
    info
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;

    #[test]
    fn dates_are_written_as_pdf_wants_them() {
        let date = Date::from_epoch(1_735_689_599).expect("in range");
        let written = Object::string_literal("D:20241231235959Z");
        assert_eq!(date_string(date), written);
    }

    #[test]
    fn no_text_breaks_the_markup() {
        let document = Document {
            title: "a\u{1}b & <c>\u{FFFE}".to_owned(),
            subject: Some("f\u{FFFE}\u{0}g".to_owned()),
            lang: Some(Lang("nb\"><x".to_owned())),
            ..Document::default()
        };
        let settings = PdfSettings {
            author: Some("d\u{FFFF}\u{85}e".to_owned()),
            keywords: Some("h\u{FFFE} & \u{1}i".to_owned()),
            ..PdfSettings::default()
        };
        let packet = packet(&document, false, &settings);
        for words in ["ab &amp; &lt;c&gt;<", ">de<", ">fg<", ">h &amp; i<"] {
            assert!(packet.contains(words), "{packet}");
        }
        assert!(packet.contains("xml:lang=\"nbx\""), "{packet}");
    }
}
