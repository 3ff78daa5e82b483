//! What a person does with the sheets of every schema, as texts for users: `trykk schemas` prints
//! them as they stand in `procedures/`, a folder for each language and a file for each schema.

use crate::design::Schema;

/// The procedure of every schema, by the name that the schema has in layout files.
pub fn procedures() -> Vec<(&'static str, &'static str)> {
    let text = |schema| match schema {
        Schema::Single => include_str!("procedures/en/single.txt"),
        Schema::Saddle => include_str!("procedures/en/saddle.txt"),
        Schema::Nup => include_str!("procedures/en/nup.txt"),
        Schema::Perforated => include_str!("procedures/en/perforated.txt"),
        Schema::Zine => include_str!("procedures/en/zine.txt"),
        Schema::Tiles => include_str!("procedures/en/tiles.txt"),
    };
    let schemas = Schema::ALL.iter();
    schemas
        .map(|(name, schema)| (*name, text(*schema).trim_end()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_says_what_the_person_does() {
        let procedures = procedures();
        assert_eq!(procedures.len(), Schema::ALL.len());
        for (name, text) in procedures {
            assert!(text.contains("What the person does:"), "{name}");
        }
    }
}
