//! Whole projects to begin with, as `trykk init` writes them: their files, from inside the program.

use clap::ValueEnum;

use crate::build::ProjectFile;
use crate::build::project::FILE;
use crate::built_in::FONTS;
use crate::diag::Language;

/// What a project is begun with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Template {
    /// A booklet in A5, folded and stapled
    Hefte,
    /// Conversation cards in A7, with backs
    Kort,
    /// Posters in A4
    Plakat,
    /// A leaflet, folded in three
    Brosjyre,
    /// Address labels from a table
    Etiketter,
    /// The guide on recovery with its cards, posters and booklets; its words are Norwegian
    Recovery,
    /// Almost nothing
    Tom,
}

/// A file of a project.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Its path in the project.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether the project can do without it: then one that is there already stays as it is.
    pub spare: bool,
}

/// Files by their paths.
type Texts = &'static [(&'static str, &'static str)];

macro_rules! texts {
    ($folder:literal: $($path:literal)*) => {
        &[$(($path, include_str!(concat!("templates/", $folder, "/", $path)))),*]
    };
}

macro_rules! own {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../", $path)))),*]
    };
}

/// The licences of the fonts, which lie beside them.
const LICENCES: Texts = own! { "fonts/SourceSans3-LICENSE.md" "fonts/SourceSerif4-LICENSE.md" };

/// This repository's own project.
const RECOVERY: Texts = own! {
    "trykk.toml"
    "content/brosjyre.toml"
    "content/chime-bokstaver.toml"
    "content/chime-plakat.toml"
    "content/hjelpetelefoner.toml"
    "content/huskekort-perforert.toml"
    "content/huskekort.toml"
    "content/huskeregelplakat.toml"
    "content/icons/avtale.svg"
    "content/icons/egenkraft.svg"
    "content/icons/familie.svg"
    "content/icons/frivillig.svg"
    "content/icons/hand-i-hand.svg"
    "content/icons/hap.svg"
    "content/icons/hjerte.svg"
    "content/icons/husk.svg"
    "content/icons/identitet.svg"
    "content/icons/interesse.svg"
    "content/icons/kalender.svg"
    "content/icons/lokalsamfunn.svg"
    "content/icons/lytte.svg"
    "content/icons/mening.svg"
    "content/icons/mestring.svg"
    "content/icons/nokkel.svg"
    "content/icons/rytme.svg"
    "content/icons/samtale.svg"
    "content/icons/sortere.svg"
    "content/icons/speil.svg"
    "content/icons/spire.svg"
    "content/icons/sporsmal.svg"
    "content/icons/steg.svg"
    "content/icons/sti.svg"
    "content/icons/stille.svg"
    "content/icons/tempo.svg"
    "content/icons/tilhorighet.svg"
    "content/icons/tips.svg"
    "content/icons/utforsk.svg"
    "content/icons/veiviser.svg"
    "content/icons/venner.svg"
    "content/layouts/brosjyre.toml"
    "content/layouts/chime-bokstaver.toml"
    "content/layouts/chime-plakat.toml"
    "content/layouts/hefte-storskrift.toml"
    "content/layouts/hefte.toml"
    "content/layouts/huskekort-perforert.toml"
    "content/layouts/huskekort.toml"
    "content/layouts/huskeregelplakat.toml"
    "content/layouts/lommehefte.toml"
    "content/layouts/notatark-a4.toml"
    "content/layouts/notatark-a5.toml"
    "content/layouts/refleksjonskort.toml"
    "content/layouts/rolleplakat.toml"
    "content/layouts/samtalekort.toml"
    "content/layouts/ukeplan.toml"
    "content/layouts/utdelingsark.toml"
    "content/lommehefte.toml"
    "content/notatark.toml"
    "content/refleksjonskort.toml"
    "content/rolleplakat.toml"
    "content/samtalekort.toml"
    "content/themes/sti.toml"
    "content/ukeplan.toml"
    "content/utdelingsark.toml"
    "content/veileder.toml"
};

impl Template {
    /// Its words, its project file and all else that it cannot do without.
    pub fn texts(self, language: Language) -> Texts {
        let of = |nb: Texts, en: Texts| language.pick(en, nb);
        match self {
            Self::Hefte => of(
                texts! { "nb/hefte": "trykk.toml" "content/hefte.toml" },
                texts! { "en/hefte": "trykk.toml" "content/booklet.toml" },
            ),
            Self::Kort => of(
                texts! { "nb/kort": "trykk.toml" "content/kort.toml" },
                texts! { "en/kort": "trykk.toml" "content/cards.toml" },
            ),
            Self::Plakat => of(
                texts! { "nb/plakat": "trykk.toml" "content/plakat.toml" },
                texts! { "en/plakat": "trykk.toml" "content/poster.toml" },
            ),
            Self::Brosjyre => of(
                texts! { "nb/brosjyre": "trykk.toml" "content/brosjyre.toml" },
                texts! { "en/brosjyre": "trykk.toml" "content/leaflet.toml" },
            ),
            Self::Etiketter => of(
                texts! { "nb/etiketter": "trykk.toml" "content/etiketter.toml" "content/adresser.csv" },
                texts! { "en/etiketter": "trykk.toml" "content/labels.toml" "content/addresses.csv" },
            ),
            Self::Tom => of(
                texts! { "nb/tom": "trykk.toml" "content/ark.toml" },
                texts! { "en/tom": "trykk.toml" "content/page.toml" },
            ),
            Self::Recovery => RECOVERY,
        }
    }

    /// The path of the words that its first product shows: what is changed first.
    pub fn first_words(self, language: Language) -> &'static str {
        let texts = self.texts(language);
        let project = texts.iter().find(|(path, _)| *path == FILE);
        let project = project.and_then(|(_, text)| text.parse::<toml::Table>().ok());
        let first = project.as_ref().and_then(|project| {
            let product = project.get("product")?.get(0)?;
            product.get("content")?.as_str()
        });
        let path = first.map(|name| format!("content/{name}.toml"));
        let named = texts
            .iter()
            .find(|(known, _)| path.as_deref() == Some(*known));
        named.map_or("content", |(path, _)| path)
    }

    /// All files of a project that begins with it.
    pub fn files(self, language: Language) -> Vec<NewFile> {
        let texts = self.texts(language);
        let file = |path: &str, bytes: &[u8], spare| NewFile {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
            spare,
        };
        let mut files: Vec<NewFile> = texts
            .iter()
            .map(|(path, text)| file(path, text.as_bytes(), false))
            .collect();
        if self == Self::Recovery {
            for font in FONTS {
                files.push(file(&format!("fonts/{}", font.file), font.bytes, false));
            }
            for (path, text) in LICENCES {
                files.push(file(path, text.as_bytes(), false));
            }
        }
        files.push(file(".gitignore", b"/output/\n", true));
        files.push(file(".taplo.toml", taplo(texts).as_bytes(), true));
        let settings = include_str!("templates/settings.json");
        files.push(file(".vscode/settings.json", settings.as_bytes(), true));
        for (name, kind) in SCHEMAS {
            let path = format!("{SCHEMA_FOLDER}/{name}.json");
            files.push(file(&path, kind.schema(language).as_bytes(), true));
        }
        files
    }
}

/// Where the rules for editors lie.
pub const SCHEMA_FOLDER: &str = ".trykk";

/// The rules for editors, by the names of their files.
const SCHEMAS: [(&str, ProjectFile); 5] = [
    ("project", ProjectFile::Project),
    ("content", ProjectFile::Guide),
    ("deck", ProjectFile::Deck),
    ("layout", ProjectFile::Layout),
    ("theme", ProjectFile::Theme),
];

/// Whether words are those of a deck of cards.
fn is_deck(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("[[card]]"))
}

/// What tells editors which rules hold for which files.
fn taplo(texts: Texts) -> String {
    let words = texts.iter().filter(|(path, _)| {
        let name = path.strip_prefix("content/");
        name.is_some_and(|name| name.ends_with(".toml") && !name.contains('/'))
    });
    let (decks, guides): (Vec<_>, Vec<_>) = words.partition(|(_, text)| is_deck(text));
    let names = |files: Vec<&(&str, &str)>| -> String {
        let quoted = files.iter().map(|(path, _)| format!("\"{path}\""));
        quoted.collect::<Vec<_>>().join(", ")
    };
    let rules = [
        ("project", "\"trykk.toml\"".to_owned()),
        ("content", names(guides)),
        ("deck", names(decks)),
        ("layout", "\"content/layouts/*.toml\"".to_owned()),
        ("theme", "\"content/themes/*.toml\"".to_owned()),
    ];
    let rules = rules.iter().filter(|(_, files)| !files.is_empty());
    let rules = rules.map(|(name, files)| {
        format!("[[rule]]\ninclude = [{files}]\n\n[rule.schema]\npath = \"{SCHEMA_FOLDER}/{name}.json\"\n")
    });
    rules.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn recovery_is_the_whole_project_of_this_repository() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = BTreeSet::from(["trykk.toml".to_owned()]);
        for (folder, ending) in [
            ("content", "toml"),
            ("content/icons", "svg"),
            ("content/layouts", "toml"),
            ("content/themes", "toml"),
        ] {
            for entry in fs::read_dir(root.join(folder)).expect("a folder") {
                let path = entry.expect("readable").path();
                if path.extension().is_some_and(|known| known == ending) {
                    let name = path.file_name().and_then(|name| name.to_str());
                    found.insert(format!("{folder}/{}", name.expect("a name")));
                }
            }
        }
        let told: BTreeSet<String> = RECOVERY
            .iter()
            .map(|(path, _)| (*path).to_owned())
            .collect();
        assert_eq!(told, found);
    }

    #[test]
    fn the_words_of_the_first_product_are_changed_first() {
        let first = |template: Template| template.first_words(Language::Norwegian);
        assert_eq!(first(Template::Recovery), "content/veileder.toml");
        assert_eq!(first(Template::Etiketter), "content/etiketter.toml");
        for template in Template::value_variants() {
            for language in Language::ALL {
                let words = template.first_words(language);
                let texts = template.texts(language);
                assert!(texts.iter().any(|(path, _)| *path == words), "{words}");
            }
        }
    }

    #[test]
    fn editors_are_told_which_words_are_cards() {
        let rules = taplo(Template::Kort.texts(Language::Norwegian));
        assert!(rules.contains(
            "include = [\"content/kort.toml\"]\n\n[rule.schema]\npath = \".trykk/deck.json\""
        ));
        assert!(!rules.contains("content.json"));
        let rules = taplo(Template::Recovery.texts(Language::English));
        let mut parts = rules.split("[[rule]]");
        let guides = parts.find(|rule| rule.contains("content.json"));
        let guides = guides.expect("a rule for guides");
        assert!(guides.contains("\"content/veileder.toml\""), "{guides}");
        assert!(!guides.contains("samtalekort"), "{guides}");
    }
}
