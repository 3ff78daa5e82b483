//! What is inside the program: themes, layouts and fonts that projects use by their names without having
//! them. Nothing is read from the disk, and what a project has of the same name comes first.

/// What the paths of these files begin with. No file of a project is called so.
const SCHEME: &str = "trykk:";

/// The theme of projects that have none, and what a theme that leaves styles or spaces out takes them from.
pub const USUAL_THEME: &str = "enkel";

/// A file of text inside the program.
#[derive(Debug)]
pub struct BuiltIn {
    /// What it is called by.
    pub name: &'static str,
    /// What it holds.
    pub text: &'static str,
}

/// A kind of files inside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltInKind {
    /// Looks.
    Theme,
    /// Layout rules.
    Layout,
}

/// A font inside the program.
#[derive(Debug)]
pub struct BuiltInFont {
    /// The name of its file.
    pub file: &'static str,
    /// Its family, as its file says it.
    pub family: &'static str,
    /// Its weight, as its file says it.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
    /// Its bytes.
    pub bytes: &'static [u8],
}

macro_rules! layouts {
    ($($name:literal)*) => {
        &[$(BuiltIn {
            name: $name,
            text: include_str!(concat!("built_in/layouts/", $name, ".toml")),
        }),*]
    };
}

/// By their names in the order of the trade: bound, folded, cards, posters, labels, paper to write on.
const LAYOUTS: &[BuiltIn] = layouts! {
    "booklet-a5" "booklet-a4" "booklet-large-print" "handout-a4" "handout-a5" "leaflet-a4" "mini-booklet"
    "card-85x55" "card-a7" "card-a6"
    "poster-a4" "poster-a3" "poster-a2"
    "labels-l7160" "labels-l7163" "badges-l4785" "cards-c32011"
    "note-page-a4" "note-page-a5"
};

const THEMES: &[BuiltIn] = &[
    BuiltIn {
        name: USUAL_THEME,
        text: include_str!("built_in/themes/enkel.toml"),
    },
    BuiltIn {
        name: "sti",
        text: include_str!("../content/themes/sti.toml"),
    },
];

/// A drawing of a theme inside the program.
struct BuiltInArt {
    /// The theme, and the name of the file in its folder.
    place: (&'static str, &'static str),
    text: &'static str,
}

macro_rules! art {
    ($theme:literal: $($name:literal)*) => {
        &[$(BuiltInArt {
            place: ($theme, $name),
            text: include_str!(concat!("../content/themes/", $theme, "/", $name, ".svg")),
        }),*]
    };
}

const ART: &[BuiltInArt] = art! {
    "sti":
    "ankomst" "baand" "baandsol" "bjork" "etappe-1" "etappe-2" "etappe-3" "etappe-4" "gran" "haug-1" "haug-2" "haug-3"
    "haug-fem" "hytte" "korthaug-1" "korthaug-2" "kortrygg" "landskap" "medvandrere" "notat-fot" "omslag" "plakat-a3"
    "regelplakat-a3" "rolle" "sky" "sol" "tittelkort" "uke" "uke-fot"
    "patterns/blader" "patterns/bolger" "patterns/ringer" "patterns/straler" "patterns/trinn"
};

macro_rules! fonts {
    ($($file:literal: $family:literal $weight:literal $italic:literal,)*) => {
        &[$(BuiltInFont {
            file: $file,
            family: $family,
            weight: $weight,
            italic: $italic,
            bytes: include_bytes!(concat!("../fonts/", $file)),
        }),*]
    };
}

/// The fonts of the themes, under the SIL Open Font License; their licences lie beside them in the
/// repository, and `trykk init` writes them out.
pub const FONTS: &[BuiltInFont] = fonts! {
    "SourceSans3-It.ttf": "Source Sans 3" 400 true,
    "SourceSans3-Regular.ttf": "Source Sans 3" 400 false,
    "SourceSans3-Semibold.ttf": "Source Sans 3" 600 false,
    "SourceSerif4Display-Semibold.ttf": "Source Serif 4 Display" 600 false,
};

impl BuiltInKind {
    /// All files of this kind.
    pub const fn all(self) -> &'static [BuiltIn] {
        match self {
            Self::Theme => THEMES,
            Self::Layout => LAYOUTS,
        }
    }

    /// The one of this name.
    pub fn find(self, name: &str) -> Option<&'static BuiltIn> {
        self.all().iter().find(|file| file.name == name)
    }

    /// The names of all, in their order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.all().iter().map(|file| file.name)
    }

    /// The path of the one of this name, with which [`text`] finds it.
    pub fn path(self, name: &str) -> String {
        format!("{SCHEME}{}/{name}.toml", self.folder())
    }

    /// The name of the one at `path`; `None` where that is a file of a project.
    pub fn name_at(self, path: &str) -> Option<&str> {
        let rest = path.strip_prefix(SCHEME)?.strip_prefix(self.folder())?;
        rest.strip_prefix('/')?.strip_suffix(".toml")
    }

    const fn folder(self) -> &'static str {
        match self {
            Self::Theme => "themes",
            Self::Layout => "layouts",
        }
    }
}

/// The path of the drawing `name` of a theme inside the program, with which [`text`] finds it; `None` where that has no
/// such drawing.
pub fn art_path(theme: &str, name: &str) -> Option<String> {
    let found = ART.iter().any(|art| art.place == (theme, name));
    found.then(|| format!("{SCHEME}themes/{theme}/{name}.svg"))
}

/// The names of the drawings of a theme inside the program.
pub fn art_names(theme: &str) -> impl Iterator<Item = &'static str> {
    let of_theme = ART.iter().filter(move |art| art.place.0 == theme);
    of_theme.map(|art| art.place.1)
}

/// The text of the drawing at `path`.
fn art_text(path: &str) -> Option<&'static str> {
    let rest = path.strip_prefix(SCHEME)?.strip_prefix("themes/")?;
    let place = rest.strip_suffix(".svg")?.split_once('/')?;
    let found = ART.iter().find(|art| art.place == place)?;
    Some(found.text)
}

/// The text at `path`; `None` where that is a file of a project.
pub fn text(path: &str) -> Option<&'static str> {
    if let Some(text) = art_text(path) {
        return Some(text);
    }
    let kinds = [BuiltInKind::Theme, BuiltInKind::Layout].into_iter();
    let mut found = kinds.filter_map(|kind| kind.find(kind.name_at(path)?));
    found.next().map(|file| file.text)
}

/// Whether `path` is one of a file inside the program.
pub fn is_built_in(path: &str) -> bool {
    path.starts_with(SCHEME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_at_its_path_and_begins_with_what_it_is() {
        for kind in [BuiltInKind::Theme, BuiltInKind::Layout] {
            for file in kind.all() {
                let path = kind.path(file.name);
                assert_eq!(text(&path), Some(file.text), "{path}");
                assert_eq!(kind.name_at(&path), Some(file.name));
                assert!(file.text.starts_with("# "), "{path}");
                assert!(is_built_in(&path));
            }
        }
        assert_eq!(text("content/themes/sti.toml"), None);
        assert_eq!(text("trykk:themes/none.toml"), None);
        assert_eq!(text("trykk:layouts/sti.toml"), None);
    }
}
