//! The procedure for the person at the printer, for every schema: `trykk schemas` prints these
//! texts as they stand in `procedures/`, which has a folder for each language and a file for each
//! schema.

/// The procedure of every schema, by the name that the schema has in layout files.
pub fn procedures() -> Vec<(&'static str, &'static str)> {
    let texts = [
        ("single", include_str!("procedures/en/single.txt")),
        ("saddle", include_str!("procedures/en/saddle.txt")),
        ("nup", include_str!("procedures/en/nup.txt")),
        ("perforated", include_str!("procedures/en/perforated.txt")),
        ("fold-over", include_str!("procedures/en/fold-over.txt")),
        ("leaflet", include_str!("procedures/en/leaflet.txt")),
        ("zine", include_str!("procedures/en/zine.txt")),
        ("tiles", include_str!("procedures/en/tiles.txt")),
    ];
    texts.map(|(name, text)| (name, text.trim_end())).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::sheet::RawSchema;

    #[test]
    fn every_schema_says_what_the_person_does() {
        let procedures = procedures();
        let names = procedures.iter().map(|(name, _)| *name);
        assert!(names.eq(RawSchema::names()));
        for (name, text) in procedures {
            assert!(text.contains("What the person does:"), "{name}");
        }
    }
}
