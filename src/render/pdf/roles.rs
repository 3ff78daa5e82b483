//! The roles of tags → the structure types of PDF (ISO 32000-1, 14.8.4).

use crate::pages::TagRole;

/// A role's name in the file.
pub(super) const fn role_name(role: TagRole) -> &'static str {
    match role {
        TagRole::Document => "Document",
        TagRole::Part => "Part",
        TagRole::Sect => "Sect",
        TagRole::Div => "Div",
        TagRole::H1 => "H1",
        TagRole::H2 => "H2",
        TagRole::H3 => "H3",
        TagRole::H4 => "H4",
        TagRole::H5 => "H5",
        TagRole::P => "P",
        TagRole::L => "L",
        TagRole::LI => "LI",
        TagRole::Lbl => "Lbl",
        TagRole::LBody => "LBody",
        TagRole::BlockQuote => "BlockQuote",
        TagRole::Note => "Note",
        TagRole::TOC => "TOC",
        TagRole::TOCI => "TOCI",
        TagRole::Reference => "Reference",
        TagRole::Link => "Link",
        TagRole::Span => "Span",
        TagRole::Table => "Table",
        TagRole::TR => "TR",
        TagRole::TH => "TH",
        TagRole::TD => "TD",
        TagRole::Figure => "Figure",
    }
}
