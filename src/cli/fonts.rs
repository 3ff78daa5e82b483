//! `trykk fonts`: the families that a project can use, a few lines for each.

use super::sentence::sentence_of;
use super::told::Told;
use crate::build::{self, FaceUse, FamilyUse};
use crate::diag::{Diagnostics, Fault, Language, Said};
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
    let name = family.name.as_str().into();
    let head = match family.built_in {
        true => Told::FamilyInside { family: name },
        false => Told::FamilyOfProject { family: name },
    };
    let mut lines = vec![head.in_language(language).to_string()];
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
        Some(text) => Told::Licence { text: text.into() },
        None => Told::LicenceUnsaid,
    };
    let languages = Told::Languages {
        tags: family.languages.as_slice().into(),
    };
    let facts = [licence, languages];
    lines.extend(facts.map(|fact| fact.in_language(language).to_string()));
    // What fonts say of themselves could move the cursor.
    lines.iter().map(|line| sentence_of(line)).collect()
}

/// Its weight, and whether it is an italic.
fn look(face: &FaceUse, language: Language) -> String {
    let weight = match face.weights {
        Some((least, most)) if least < most => format!("{least}\u{2013}{most}"),
        _ => face.weight.to_string(),
    };
    match face.italic {
        true => {
            let weight = weight.as_str().into();
            Told::Italic { weight }.in_language(language).to_string()
        }
        false => weight,
    }
}

/// What is set in it.
fn used(face: &FaceUse, language: Language) -> String {
    if face.stressed {
        return Told::Stressed.in_language(language).to_string();
    }
    face.styles.join(", ")
}

/// Whether it is about a file of the folder of fonts.
fn is_of_fonts(fault: &Fault) -> bool {
    fault.name().starts_with("font-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_font_says_of_itself_moves_no_cursor() {
        let face = FaceUse {
            file: "\u{1b}[2JPynt.ttf".to_owned(),
            weight: 400,
            weights: None,
            italic: true,
            styles: vec!["body"],
            stressed: false,
        };
        let family = FamilyUse {
            name: "Pynt\u{1b}[31m".to_owned(),
            built_in: false,
            licence: Some("Free\u{7}\r".to_owned()),
            languages: vec!["nb", "en"],
            faces: vec![face],
        };
        let told = of_family(&family, Language::Norwegian);
        let wanted = [
            r"Pynt\u{1b}[31m (i fonts/)",
            r"  400 kursiv  \u{1b}[2JPynt.ttf  body",
            r"  lisens: Free\u{7}\u{d}",
            "  språk: nb, en",
        ];
        assert_eq!(told, wanted);
    }
}
