//! The files of one kind in one folder of the project, by the names that other files call them by. Nothing
//! of them is read.

use super::read::{self, hint_for};
use crate::built_in::{BuiltInKind, USUAL_THEME};
use crate::diag::values::Quoted;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span};

/// The folder of the icons that words name.
pub const ICONS: &str = "content/icons";

/// What names of tables end with: text, and workbooks, of which those that cannot be read are told as such.
const TABLES: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "ods", "xls", "xlsb"];

/// What names of word processors' files end with.
const WORD: [&str; 4] = ["docx", "doc", "odt", "rtf"];

/// What names are written with besides, of files that are called without an ending.
const OTHER_ENDINGS: [&str; 6] = ["txt", "docx", "doc", "odt", "rtf", "TOML"];

/// Whether a file is a table, by its name.
pub(super) fn is_table(file: &str) -> bool {
    let ending = file
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| TABLES.contains(&ending.as_str()))
}

/// Files that other files name.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedFileKind {
    /// The folder that they stand in.
    folder: &'static str,
    /// What their names can end with, after the full stop, in small letters or capitals.
    endings: &'static [&'static str],
    /// Whether they are called by their names with the ending.
    named_with_ending: bool,
    /// What to say of a name that is not among them.
    unknown: fn(Quoted) -> Fault,
    /// Those that are inside the program, which a project need not have.
    built_in: Option<BuiltInKind>,
}

impl NamedFileKind {
    /// Layout rules.
    pub const LAYOUT: Self = Self {
        folder: "content/layouts",
        unknown: |name| Fault::UnknownLayout { name },
        built_in: Some(BuiltInKind::Layout),
        ..Self::GUIDE_OR_DECK
    };
    /// Looks.
    pub const THEME: Self = Self {
        folder: "content/themes",
        unknown: |name| Fault::UnknownTheme { name },
        built_in: Some(BuiltInKind::Theme),
        ..Self::GUIDE_OR_DECK
    };
    /// Guides and decks.
    pub const GUIDE_OR_DECK: Self = Self {
        folder: "content",
        endings: &["toml"],
        named_with_ending: false,
        unknown: |name| Fault::UnknownContent { name },
        built_in: None,
    };
    /// Tables of cards, by their names with the ending.
    pub const TABLE: Self = Self {
        endings: &TABLES,
        named_with_ending: true,
        unknown: |name| Fault::UnknownTable { name },
        ..Self::GUIDE_OR_DECK
    };
    /// Icons.
    pub const ICON: Self = Self {
        folder: ICONS,
        endings: &["svg"],
        named_with_ending: false,
        unknown: |name| Fault::UnknownIcon { name },
        built_in: None,
    };
}

/// The files of one kind.
#[derive(Debug)]
pub(super) struct NamedFiles {
    kind: NamedFileKind,
    names: Vec<String>,
    /// All that lies in the folder, and beside the project file.
    there: [Vec<String>; 2],
}

/// A file of the project that another names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRef {
    /// The file's path in the project.
    pub path: String,
    /// Where it is named.
    pub span: Span,
    /// Whether it is there; otherwise an error was pushed.
    pub found: bool,
}

impl NamedFiles {
    /// The files of this kind that the project has.
    pub fn list(kind: NamedFileKind, sources: &Sources, diags: &mut Diagnostics) -> Self {
        let lists = kind
            .endings
            .iter()
            .map(|ending| match kind.named_with_ending {
                true => sources.list_any_case(kind.folder, ending),
                false => sources.list(kind.folder, ending),
            });
        let mut files = Vec::new();
        for list in lists {
            match list {
                Ok(list) => files.extend(list),
                Err(error) => {
                    diags.push(read::report_read_error(kind.folder, &error, None));
                    break;
                }
            }
        }
        // What spreadsheets leave beside a file that is open.
        files.retain(|file| !file.starts_with("~$") && !file.starts_with(".~"));
        let name = |file: String| match kind.named_with_ending {
            true => Some(file),
            false => kind.without_ending(&file).map(str::to_owned),
        };
        Self {
            kind,
            names: files.into_iter().filter_map(name).collect(),
            there: [kind.folder, ""].map(|folder| sources.names(folder)),
        }
    }

    /// The file to take where nothing is said: the only one of the project, or where it has none, the usual
    /// one inside the program; an error at `span` that there are several.
    pub fn usual(&self, span: Span, diags: &mut Diagnostics) -> FileRef {
        match self.names.as_slice() {
            [] => self.find(USUAL_THEME, span, diags),
            [only] => self.find(only, span, diags),
            [first, ..] => {
                let fault = Fault::MissingKey {
                    key: "theme".into(),
                };
                diags.push(fault.at(span).hint(Hint::one_of(&self.names)));
                FileRef {
                    found: false,
                    ..self.find(first, span, diags)
                }
            }
        }
    }

    /// The file called `name`, or an error at `span` that there is none. One inside the program is found where
    /// the project has none of that name.
    pub fn find(&self, name: &str, span: Span, diags: &mut Diagnostics) -> FileRef {
        let NamedFileKind {
            folder,
            endings,
            built_in,
            ..
        } = self.kind;
        let ending = endings.first().copied().unwrap_or_default();
        let found = self.names.iter().any(|known| known == name);
        let inside = built_in.filter(|kind| !found && kind.find(name).is_some());
        if let Some(kind) = inside {
            return FileRef {
                path: kind.path(name),
                span,
                found: true,
            };
        }
        if !found {
            let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
            for inside in built_in.into_iter().flat_map(BuiltInKind::all) {
                names.push(inside.name);
            }
            let error = (self.kind.unknown)(name.into()).at(span);
            let bare = self.bare(name);
            let misnamed = self.misnamed(&bare);
            // In other capitals, it is the name that is changed, and not the file.
            let known = names
                .iter()
                .any(|name| name.to_lowercase() == bare.to_lowercase());
            diags.push(error.hint(match names.as_slice() {
                _ if misnamed.is_some() && !known => misnamed.unwrap_or(Hint::NoneThere),
                [] => Hint::NoneInFolder {
                    folder: folder.into(),
                },
                _ => hint_for(&bare, &names),
            }));
        }
        FileRef {
            path: match self.kind.named_with_ending {
                true => format!("{folder}/{name}"),
                false => format!("{folder}/{name}.{ending}"),
            },
            span,
            found,
        }
    }
}

/// Names that nearly lead somewhere.
impl NamedFiles {
    /// The name that somebody meant who wrote it with its folder, or with an ending that it has not.
    fn bare(&self, name: &str) -> String {
        let name = name.trim().replace('\\', "/");
        let folder = format!("{}/", self.kind.folder);
        let name = name.trim_start_matches("./");
        let name = name.strip_prefix(&folder).unwrap_or(name);
        let plain = |name: &str| match self.kind.named_with_ending {
            true => name.to_owned(),
            false => {
                let endings = self.kind.endings.iter().chain(&OTHER_ENDINGS);
                let dotted = endings.map(|ending| format!(".{ending}"));
                let mut names = dotted.filter_map(|ending| name.strip_suffix(&ending));
                names.next().unwrap_or(name).to_owned()
            }
        };
        plain(name)
    }

    /// How to come to the file that was meant by `name`, where it lies under a name that text editors give, in
    /// another folder, or in the form of a word processor.
    fn misnamed(&self, name: &str) -> Option<Hint> {
        let NamedFileKind {
            folder, endings, ..
        } = self.kind;
        let file = match self.kind.named_with_ending {
            true => name.to_owned(),
            false => format!("{name}.{}", endings.first()?),
        };
        let [inside, above] = &self.there;
        let same = |file: &String, wanted: &str| file.to_lowercase() == wanted.to_lowercase();
        let nearly = [
            format!("{file}.txt"),
            format!("{name}.txt"),
            file.clone(),
            name.to_owned(),
        ];
        let mut nearly = nearly.iter().filter(|near| !self.is_folder(near));
        let found = nearly.find_map(|near| inside.iter().find(|file| same(file, near)));
        if let Some(found) = found.filter(|found| **found != file) {
            return Some(Hint::RenameFile {
                from: format!("{folder}/{found}").into(),
                to: file.into(),
            });
        }
        if above.contains(&file) {
            return Some(Hint::MoveFile {
                from: file.into(),
                folder: folder.into(),
            });
        }
        let written = |ending: &&str| {
            let wanted = format!("{name}.{ending}");
            inside.iter().chain(above).find(|file| same(file, &wanted))
        };
        let is_word = |ending: &&str| name.ends_with(&format!(".{ending}"));
        if self.kind.named_with_ending && WORD.iter().any(is_word) {
            return Some(Hint::TableFromWord);
        }
        let found = WORD.iter().find_map(written);
        found
            .filter(|_| !self.kind.named_with_ending)
            .map(|found| Hint::FromWord {
                file: found.into(),
                to: format!("{folder}/{file}").into(),
            })
    }

    /// Whether a name without an ending is that of a folder of every project.
    fn is_folder(&self, name: &str) -> bool {
        matches!(name, "layouts" | "themes" | "icons" | "images")
    }
}

impl NamedFileKind {
    fn without_ending(self, file: &str) -> Option<&str> {
        file.strip_suffix(self.endings.first()?)?.strip_suffix('.')
    }
}
