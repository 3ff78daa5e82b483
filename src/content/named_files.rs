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
        let name = |file: String| match kind.named_with_ending {
            true => Some(file),
            false => kind.without_ending(&file).map(str::to_owned),
        };
        Self {
            kind,
            names: files.into_iter().filter_map(name).collect(),
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
            diags.push(error.hint(match names.as_slice() {
                [] => Hint::NoneInFolder {
                    folder: folder.into(),
                },
                _ if self.kind.named_with_ending => hint_for(name, &names),
                _ => hint_for(self.kind.without_ending(name).unwrap_or(name), &names),
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

impl NamedFileKind {
    fn without_ending(self, file: &str) -> Option<&str> {
        file.strip_suffix(self.endings.first()?)?.strip_suffix('.')
    }
}
