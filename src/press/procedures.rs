//! The procedure for the person at the printer, for every schema: `trykk schemas` prints these
//! texts as they stand in `procedures/`, which has a folder for each language and a file for each
//! schema.

use crate::diag::Language;

macro_rules! texts {
    ($($name:literal)*) => {
        [$((
            $name,
            [
                include_str!(concat!("procedures/en/", $name, ".txt")),
                include_str!(concat!("procedures/nb/", $name, ".txt")),
            ],
        )),*]
    };
}

/// The procedure of every schema, by the name that the schema has in layout files.
pub fn procedures(language: Language) -> Vec<(&'static str, &'static str)> {
    let texts = texts! {
        "single" "saddle" "nup" "perforated" "fold-over" "leaflet" "zine" "tiles"
    };
    texts
        .map(|(name, [english, norwegian])| (name, language.pick(english, norwegian).trim_end()))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::sheet::RawSchema;

    #[test]
    fn every_schema_says_what_the_person_does() {
        for language in Language::ALL {
            let procedures = procedures(language);
            let names = procedures.iter().map(|(name, _)| *name);
            assert!(names.eq(RawSchema::names()));
            for (name, text) in procedures {
                let head = language.pick("What the person does:", "Slik gjør du:");
                assert!(text.contains(head), "{name}");
                let longest = text.lines().map(|line| line.chars().count()).max();
                assert!(longest <= Some(102), "{name}: {longest:?}");
            }
        }
    }
}
