//! `trykk fonts`: the families that a project can use, a few lines for each.

use super::sentence::sentence;
use crate::build::{self, FaceUse, FamilyUse};
use crate::diag::{Diagnostics, Fault, Hint, Language, Said};
use crate::source::Sources;

/// The lines of the list. A project with errors is listed all the same, with a warning: `trykk check` says what is
/// wrong. What is wrong with fonts themselves is told here.
pub(super) fn list(
    language: Language,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let mut found = Diagnostics::new();
    let families = build::font_uses(sources, &mut found);
    super::only_of(found, is_of_fonts, diags);
    let mut lines = Vec::new();
    for (nth, family) in families.iter().enumerate() {
        if nth > 0 {
            lines.push(String::new());
        }
        lines.extend(of_family(family, language));
    }
    lines
}

fn of_family(family: &FamilyUse, language: Language) -> Vec<String> {
    let place = match family.built_in {
        true => Hint::InsideProgram,
        false => Hint::InFonts,
    };
    let place = place.in_language(language);
    let mut lines = vec![format!("{} ({place})", family.name)];
    let look = |face: &FaceUse| look(face, language);
    let width = |text: &dyn Fn(&FaceUse) -> String| {
        let widths = family.faces.iter().map(|face| text(face).chars().count());
        widths.max().unwrap_or(0)
    };
    let file = |face: &FaceUse| face.file.clone();
    let (look_width, file_width) = (width(&look), width(&file));
    for face in &family.faces {
        let (look, file) = (look(face), &face.file);
        let used = used(face, language);
        let line = format!("  {look:look_width$}  {file:file_width$}  {used}");
        lines.push(line.trim_end().to_owned());
    }
    let licence = match &family.licence {
        Some(text) => Hint::FontLicence { text: text.into() },
        None => Hint::FontLicenceUnsaid,
    };
    let languages = Hint::FontLanguages {
        tags: family.languages.as_slice().into(),
    };
    let facts = [licence, languages];
    lines.extend(facts.map(|fact| format!("  {}", sentence(&fact.in_language(language)))));
    lines
}

/// Its weight, and whether it is an italic.
fn look(face: &FaceUse, language: Language) -> String {
    let weight = match face.weights {
        Some((least, most)) if least < most => format!("{least}\u{2013}{most}"),
        _ => face.weight.to_string(),
    };
    match face.italic {
        true => format!("{weight} {}", Hint::ItalicWord.in_language(language)),
        false => weight,
    }
}

/// What is set in it.
fn used(face: &FaceUse, language: Language) -> String {
    if face.stressed {
        return Hint::FontStressed.in_language(language).to_string();
    }
    face.styles.join(", ")
}

/// Whether it is about a file of the folder of fonts.
fn is_of_fonts(fault: &Fault) -> bool {
    fault.name().starts_with("font-")
}
