//! The roles of tags → the structure types of PDF (ISO 32000-1, 14.8.4), or those of PDF 2.0 (ISO 32000-2, 14.8.4).

use crate::content::project::ScreenForm;
use crate::pages::TagRole;

/// The name of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6). Types without one are those of PDF 1.7.
pub(super) const PDF_2: &str = "http://iso.org/pdf2/ssn";

/// Whether a role is a structure type of PDF 2.0, which knows contents, their entries, references and quotes no more.
pub(super) const fn is_of_pdf_2(role: TagRole) -> bool {
    use TagRole::{BlockQuote, Reference, TOC, TOCI};
    !matches!(role, BlockQuote | Reference | TOC | TOCI)
}

/// A role's name among the structure types of a file: what was a note is a footnote in PDF 2.0.
pub(super) const fn type_name(role: TagRole, form: ScreenForm) -> &'static str {
    match (role, form) {
        (TagRole::Note, ScreenForm::Ua2) => "FENote",
        _ => role_name(role),
    }
}

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
