//! For which device the colours of a file are meant → its output intent, with the device's profile (ISO
//! 32000-1, 14.11.5).

use lopdf::{Object, Stream, dictionary};

use super::assemble::PdfBuilder;
use super::press_file::PressCondition;
use super::stream_cache::StreamCache;
use super::values::text_string;
use crate::color::profiles::SRGB;

/// Says that the device colours of the file are sRGB, as PDF/A wants it (ISO 19005-2, 6.2.3).
pub(super) fn say_srgb(pdf: &mut PdfBuilder) {
    let profile = pdf.add(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let name = Object::string_literal("sRGB IEC61966-2.1");
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => name.clone(),
        "Info" => name,
        "DestOutputProfile" => profile,
    };
    let intent = pdf.add(intent);
    pdf.set_in_catalog("OutputIntents", vec![intent.into()]);
}

/// Says for which printing the inks of the file are meant, as PDF/X wants it.
pub(super) fn say_printing(pdf: &mut PdfBuilder, condition: &PressCondition, cache: &StreamCache) {
    let inks = dictionary! { "N" => 4 };
    let profile = pdf.add(cache.profile(&condition.profile).stream(inks));
    let mut intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => text_string(&condition.identifier),
        "OutputCondition" => text_string(&condition.info),
        "Info" => text_string(&condition.info),
        "DestOutputProfile" => profile,
    };
    if condition.registered {
        intent.set(
            "RegistryName",
            Object::string_literal("http://www.color.org"),
        );
    }
    let intent = pdf.add(intent);
    pdf.set_in_catalog("OutputIntents", vec![intent.into()]);
}
