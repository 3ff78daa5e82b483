//! What systems, readers of drawings and writers of files say is wrong. What they say in words of their own is English
//! everywhere; in Norwegian the kinds that matter are told in ours, and the rest is marked as English.

use std::fmt::{self, Write};
use std::io::{Error, ErrorKind};

use super::{Language, Said, Saying};

/// Words of another program, which are English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InEnglish(Box<str>);

impl<T: AsRef<str>> From<T> for InEnglish {
    fn from(words: T) -> Self {
        Self(words.as_ref().into())
    }
}

impl Said for InEnglish {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match to.language() {
            Language::English => to.write_str(&self.0),
            Language::Norwegian => write!(to, "«{}» (på engelsk)", self.0),
        }
    }
}

/// What the system says of a file that it does not read or write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemFault {
    kind: ErrorKind,
    /// Whether another program has the file open, which Windows has no kind for.
    in_use: bool,
    words: InEnglish,
}

/// The number under which Windows says that another program has the file open (`ERROR_SHARING_VIOLATION`).
const SHARING_VIOLATION: i32 = 32;

impl From<&Error> for SystemFault {
    fn from(error: &Error) -> Self {
        Self {
            kind: error.kind(),
            in_use: cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION),
            words: error.to_string().into(),
        }
    }
}

impl SystemFault {
    fn in_norwegian(&self) -> Option<&'static str> {
        if self.in_use {
            return Some("et annet program bruker filen");
        }
        Some(match self.kind {
            ErrorKind::NotFound => "filen eller mappen finnes ikke",
            ErrorKind::PermissionDenied => "du har ikke tilgang",
            ErrorKind::AlreadyExists => "det finnes noe med det navnet fra før",
            ErrorKind::NotADirectory => "noe på veien dit er en fil og ikke en mappe",
            ErrorKind::IsADirectory => "det er en mappe og ikke en fil",
            ErrorKind::StorageFull => "det er ikke mer plass på disken",
            ErrorKind::QuotaExceeded => "du har brukt opp plassen din på disken",
            ErrorKind::ReadOnlyFilesystem => "disken kan leses, men ikke skrives til",
            ErrorKind::FileTooLarge => "filen er for stor",
            ErrorKind::InvalidFilename => "ingen fil kan hete dette",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
                "et annet program bruker filen"
            }
            ErrorKind::UnexpectedEof => "filen slutter for tidlig",
            ErrorKind::InvalidData => "innholdet er skadet",
            ErrorKind::WriteZero => "ingenting kunne skrives",
            ErrorKind::BrokenPipe => "ingen tar imot",
            ErrorKind::OutOfMemory => "maskinen har ikke nok minne",
            ErrorKind::TimedOut => "det tok for lang tid",
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
                "nettet svarer ikke"
            }
            _ => return None,
        })
    }
}

impl Said for SystemFault {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match (to.language(), self.in_norwegian()) {
            (Language::Norwegian, Some(words)) => to.write_str(words),
            _ => self.words.say(to),
        }
    }
}

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotWritten {
    /// A folder has its name.
    FolderThere,
    /// What should be a folder is none.
    NoFolder(Box<str>),
    /// The system refuses.
    System(SystemFault),
}

impl Said for NotWritten {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::FolderThere => to.words("a folder has this name", "en mappe heter det samme"),
            Self::NoFolder(path) => {
                write!(to, "`{path}`")?;
                to.words(" is not a folder", " er ikke en mappe")
            }
            Self::System(fault) => fault.say(to),
        }
    }
}

/// What is wrong with a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {
    /// A glyph that the text uses is not in it.
    NoGlyph(u16),
    /// The text needs more than 65,535 codes for its glyphs.
    TooManyGlyphs,
    /// Its outlines cannot be read.
    Outlines,
}

impl Said for FontFault {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self {
            Self::NoGlyph(glyph) => {
                to.words("it has no glyph ", "den har ikke tegn nummer ")?;
                write!(to, "{glyph}")
            }
            Self::TooManyGlyphs => to.words(
                "the text uses too many of its glyphs",
                "teksten bruker for mange av tegnene i den",
            ),
            Self::Outlines => to.words("its outlines are damaged", "konturene i den er skadet"),
        }
    }
}

/// Why no PDF or book could be made: a fault of Trykk itself, or more than a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPdf {
    /// There is no font with this number.
    Font(usize),
    /// There is no page with this index.
    Page(usize),
    /// A cross-reference table holds offsets of ten digits.
    TooLarge,
    /// The profile of a printing, which could be read when it was named.
    Profile,
    /// What packs books says why.
    Packer(InEnglish),
}

impl Said for NoPdf {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match (self, to.language()) {
            (Self::Font(id), Language::English) => write!(to, "there is no font {id}"),
            (Self::Font(id), Language::Norwegian) => write!(to, "skrift nummer {id} finnes ikke"),
            (Self::Page(index), Language::English) => {
                write!(to, "the plan names page {index}, which does not exist")
            }
            (Self::Page(index), Language::Norwegian) => {
                write!(to, "planen nevner side {index}, som ikke finnes")
            }
            (Self::TooLarge, _) => to.words(
                "it would be larger than 10 GB",
                "den ville blitt større enn 10 GB",
            ),
            (Self::Profile, _) => to.words(
                "the profile of the printing cannot be read",
                "fargeprofilen for trykket kan ikke leses",
            ),
            (Self::Packer(words), _) => words.say(to),
        }
    }
}

/// Why a file is no drawing in SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences tell what they hold")]
pub enum SvgFault {
    Entities,
    Empty,
    NotClosed,
    TooManyElements(u32),
    ClosesOther {
        expected: Box<str>,
        found: Box<str>,
    },
    Twice(Box<str>),
    Begins {
        element: Box<str>,
        wanted: &'static str,
    },
    /// What the parser says, of the rarer slips.
    Other(InEnglish),
}

impl Said for SvgFault {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        let english = to.language() == Language::English;
        match self {
            Self::Entities => to.words(
                "it declares entities of its own",
                "den lager egne entiteter",
            ),
            Self::Empty => to.words("the file is empty", "filen er tom"),
            Self::NotClosed => to.words(
                "the outermost element is never closed",
                "det ytterste elementet blir aldri lukket",
            ),
            Self::TooManyElements(most) if english => {
                write!(to, "it has more than {most} elements")
            }
            Self::TooManyElements(most) => write!(to, "den har mer enn {most} elementer"),
            Self::ClosesOther { expected, found } if english => {
                write!(to, "</{expected}> is expected here, not </{found}>")
            }
            Self::ClosesOther { expected, found } => {
                write!(to, "her skal det stå </{expected}>, ikke </{found}>")
            }
            Self::Twice(name) => {
                write!(to, "`{name}`")?;
                to.words(" stands twice", " står to ganger")
            }
            Self::Begins { element, wanted } if english => {
                write!(to, "it begins with <{element}>, not with {wanted}")
            }
            Self::Begins { element, wanted } => {
                write!(to, "den begynner med <{element}>, ikke med {wanted}")
            }
            Self::Other(words) => words.say(to),
        }
    }
}

in_english! { InEnglish SystemFault NotWritten FontFault NoPdf SvgFault }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_norwegian_where_its_faults_have_a_kind() {
        let told =
            |error: Error, language| SystemFault::from(&error).in_language(language).to_string();
        let full = || Error::from(ErrorKind::StorageFull);
        assert_eq!(told(full(), Language::English), full().to_string());
        assert_eq!(
            told(full(), Language::Norwegian),
            "det er ikke mer plass på disken"
        );
        let odd = || Error::other("no such luck");
        assert_eq!(told(odd(), Language::English), "no such luck");
        assert_eq!(
            told(odd(), Language::Norwegian),
            "«no such luck» (på engelsk)"
        );
    }
}
