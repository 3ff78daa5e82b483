//! What the command line tells besides what is wrong: what was made, what is asked, what comes next. When it is told
//! is decided elsewhere.

use crate::cli::counts::{Holds, PageCount};
use crate::diag::catalogue::Catalogue;
use crate::diag::declare::messages;
use crate::diag::values::{List, Quoted, RunIn, SheetSide, Tenths, Verbatim};

/// The Norwegian sentences.
static NORWEGIAN: Catalogue = Catalogue::new(&[include_str!("nb/told.ftl")]);

messages! {
    /// Something that is told.
    Told in NORWEGIAN => {
        // What was made.
        Written { path: Verbatim, holds: Holds, kilobytes: u64 } = "written":
            "{path}: {holds}, {kilobytes} kB",
        OtherRun { folder: Verbatim } = "other-run":
            "Another run of trykk is writing into {folder}; this one goes on when that one is done.",
        NothingWrong { product: Verbatim, count: PageCount } = "nothing-wrong":
            "{product}: {count}, nothing wrong",
        CanBeBuilt { product: Verbatim, count: PageCount } = "can-be-built":
            "{product}: {count}, can be built",
        Ink { colored: usize, pages: usize, black: Tenths, color: Tenths } = "ink":
            "  ink: {colored} of {pages} pages with colour; on average black covers {black} %, the colours {color} %",
        Toner { gray: Tenths } = "toner":
            "  toner: without colour, black covers {gray} % on average",
        MostInk { page: Verbatim, black: Tenths, color: Tenths } = "most-ink":
            "  most ink: page {page}; black covers {black} %, the colours {color} %",
        PageInk { page: Verbatim, black: Tenths, color: Tenths, gray: Tenths } = "page-ink":
            "    page {page}: black covers {black} %, the colours {color} %; without colour, black covers {gray} %",
        AllCurrent = "all-current": "  built: up to date",
        SomeCurrent { current: usize, all: usize } = "some-current":
            "  built: {current} of {all} up to date",

        // What was built before.
        NeverBuilt { name: Verbatim } = "never-built": "  {name}: not built yet",
        Current { name: Verbatim } = "current": "  {name}: up to date",
        Older { name: Verbatim } = "older": "  {name}: older than what it is made of",
        Changed { name: Verbatim } = "changed": "  {name}: changed by hand since it was built",
        Gone { name: Verbatim } = "gone": "  {name}: missing",
        NoLongerMade { name: Verbatim } = "no-longer-made":
            "{name}: the project no longer makes this",
        Counted { edition: Verbatim, count: PageCount } = "counted": "  {edition}: {count}",

        // What can be used.
        FamilyInside { family: Verbatim } = "family-inside": "{family} (inside Trykk)",
        FamilyOfProject { family: Verbatim } = "family-of-project": "{family} (in fonts/)",
        Italic { weight: Verbatim } = "italic": "{weight} italic",
        Stressed = "stressed": "words between stars",
        Licence { text: Verbatim } = "licence": "  licence: {text}",
        LicenceUnsaid = "licence-unsaid": "  licence: the files do not say",
        Languages { tags: List } = "languages": "  languages: {tags}",
        NoDrawings = "no-drawings": "there are no drawings (.svg) in content/icons",
        OwnColors = "own-colors": "keeps its own colours",

        // New projects.
        AskTemplate = "ask-template": "What will you make?",
        AskLanguage = "ask-language": "In which language?",
        ProjectMade { count: usize, folder: RunIn } = "project-made":
            "The project is made: {count} files in {folder}",
        ChangeWords { words: Verbatim, command: Verbatim } = "change-words":
            "Change the words in {words}, and run `{command}`",

        // Watching.
        Waiting = "waiting": "Waiting for changes; stop with Ctrl+C.",

        // Measuring a printer.
        Measured { photograph: Verbatim, side: SheetSide, marks: usize } = "measured":
            "{photograph}: the {side}, by {marks} marks",
        ProfileWritten { path: Verbatim } = "profile-written": "{path}: written:",
        ProfileToWrite = "profile-to-write":
            "write this into trykk.toml, or say --printer NAME:",

        // Explanations.
        MoreAboutOne { code: Verbatim } = "more-about-one": "More about it: trykk explain {code}",
        MoreAboutSeveral { codes: Verbatim } = "more-about-several":
            "More about each: trykk explain {codes}",
        ExplainOne = "explain-one": "trykk explain CODE tells one of them, with an example",
        ExplainFound { words: Quoted } = "explain-found":
            "These have to do with `{words}`:",
        ExplainChecks = "explain-checks": "What is looked for before printing",
        Level = "level": "Level",
        LevelAsItIs { code: Verbatim } = "level-as-it-is":
            "`{code}` stays as it is: what it finds would be lost, or could not be read.",
        LevelNote { code: Verbatim } = "level-note":
            "`{code}` is a note, and stops nothing. A project asks for it in trykk.toml:",
        LevelWarning = "level-to-warning":
            "A project may make it a warning, with a reason, in trykk.toml:",
        LevelAny = "level-to-any":
            "A project may make it a warning, an error or nothing, with a reason, in trykk.toml:",
        Why = "why": "Why it matters",
        Mend = "mend": "How to mend it",
        Example = "example": "Example",
        Before { file: Verbatim } = "before": "{file}, before:",
        After { file: Verbatim } = "after": "{file}, after:",
        CommandBefore = "command-before": "instead of:",
        CommandAfter = "command-after": "write:",
        ReportTells = "report-tells":
            "The report names the place, and says behind `help` what to write instead.",
    }
}

impl Told {
    /// The names of all of it, with those of its fields.
    #[cfg(test)]
    fn declared() -> Vec<(&'static str, Vec<&'static str>)> {
        let all = Self::DECLARED.iter();
        all.map(|(_, name, _, fields)| (*name, fields.iter().map(|(field, _)| *field).collect()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Language, Said};

    #[test]
    fn norwegian_tells_the_same() {
        let faults = NORWEGIAN.faults(&Told::declared());
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let told = Told::ProjectMade {
            count: 1,
            folder: RunIn::Here,
        };
        let told = Language::ALL.map(|language| told.in_language(language).to_string());
        assert_eq!(told[1], "Prosjektet er laget: 1 fil i denne mappen");
    }
}
