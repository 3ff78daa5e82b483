//! The checks of preflight: the code of each, the faults that it groups, and how far a project may lower it.
//!
//! This is the only table of them. The code is what a report shows in brackets, what `trykk explain` takes, and
//! what `[checks]` of a project names. A fault that belongs to no check is a mistake in a file, and is shown with
//! its own name.

use std::fmt;

use super::messages::Fault;
use super::said::Language;

/// How far a project may lower a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lowest {
    /// It may be switched off.
    Off,
    /// It may be made a warning: it is told in any case.
    Warning,
    /// It is a note, which a project asks for.
    Note,
    /// It stays as it is: what it finds would be lost or unreadable in print.
    AsItIs,
}

/// Declares the checks: for each its code, what it looks for, how far it may be lowered, and its faults. Those
/// behind `read` are found when files are read, and nothing can be made of the file before they are mended.
macro_rules! checks {
    ($(
        #[doc = $about:literal]
        $check:ident = $code:literal, $lowest:ident:
            [$($fault:ident),* $(,)?] $(read [$($read:ident),* $(,)?])?,
    )*) => {
        /// What preflight looks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Check {
            $(#[doc = $about] $check,)*
        }

        impl Check {
            /// All checks, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$check,)*];

            /// The name that it has in reports, for `trykk explain`, and in `[checks]` of a project.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$check => $code,)* }
            }

            /// What it looks for, in one line.
            pub fn about(self, language: Language) -> &'static str {
                let english = match self { $(Self::$check => $about,)* }.trim().trim_end_matches('.');
                let first = self.explanation(Language::Norwegian).lines().next();
                let norwegian = first.and_then(|line| Some(line.split_once(": ")?.1));
                language.pick(english, norwegian.unwrap_or(english))
            }

            /// How far a project may lower it.
            pub const fn lowest(self) -> Lowest {
                match self { $(Self::$check => Lowest::$lowest,)* }
            }

            /// What it is, why it matters, how to mend it, and an example, as `trykk explain` says it.
            pub const fn explanation(self, language: Language) -> &'static str {
                match self { $(
                    Self::$check => language.pick(
                        include_str!(concat!("explanations/en/", $code, ".txt")),
                        include_str!(concat!("explanations/nb/", $code, ".txt")),
                    ),
                )* }
            }
        }

        impl Fault {
            /// The check that finds it; `None` for a mistake in a file.
            pub const fn check(&self) -> Option<Check> {
                match self {
                    $($(Self::$fault { .. } => Some(Check::$check),)*
                    $($(Self::$read { .. } => Some(Check::$check),)*)?)*
                    _ => None,
                }
            }

            /// Whether the level of its check can be another: not where it is found before anything can be made
            /// of the file.
            pub const fn has_level(&self) -> bool {
                match self {
                    $($($(Self::$read { .. } => false,)*)?)*
                    _ => self.check().is_some(),
                }
            }
        }

        /// The variants of faults by their names in the code, with their checks.
        const OF_FAULTS: &[(&str, Check)] = &[
            $($((stringify!($fault), Check::$check),)* $($((stringify!($read), Check::$check),)*)?)*
        ];
    };
}

checks! {
    /// Words, lists or pictures that are larger than their place
    Overfull = "overfull", AsItIs: [
        TextTooWide, BlockTooTall, NoRoomBelowTitle, CardTooFull, NoteNoRoom, TooManyWritingLines, TooManyThings,
        AreaNoHeight, QrTooLong, QrTooWide, PictureTooWide, PictureTooHigh, NoRoomBeside, CoverPictureNoRoom,
        CoverPictureTooHigh, BackTooLong, LeafletTooLong, ZineTooLong, ColumnsTooWide,
    ],
    /// Type, or the squares of a QR code, too small to be read
    MinSize = "min-size", Warning: [TinyText, ShopText, QrTooSmall] read [SmallOnCard],
    /// Characters that no font of the project has
    MissingGlyph = "missing-glyph", AsItIs: [CharMissing],
    /// Words and icons too faint to be read on what lies behind them
    Contrast = "contrast", Warning: [FaintText, FaintOnPicture, FaintIcon, PictureLost] read [FaintRule],
    /// Words that can be read in colour, but not as a grey printer prints them
    GreyContrast = "grey-contrast", Off: [FaintInGrey],
    /// Words too near to the edge that is cut
    SafeZone = "safe-zone", Warning: [OutsideSafeZone, ShopSafe],
    /// Colours and pictures that do not go on beyond the edge that is cut
    Bleed = "bleed", Warning: [EndsInBleed, NeighboursDiffer],
    /// Ink where the office printer leaves the paper white
    PrinterMargin = "printer-margin", AsItIs: [InkInMargin, TextInMargin],
    /// Pictures with too few pixels for the size that they are shown in
    ImagePpi = "image-ppi", Off: [PictureFewPixels, PictureTooFewPixels],
    /// Colours that take more ink than the print shop's paper holds
    Ink = "ink", Warning: [ShopInk],
    /// Lines too thin to be printed
    Hairline = "hairline", Off: [ThinLine, ShopLine],
    /// Small white words on a colour of several inks
    WhiteText = "white-text", Off: [SmallWhiteText],
    /// Small words in a colour of several inks
    SmallMultiInkText = "small-multi-ink-text", Off: [SmallTextOfInks],
    /// Pictures that say nothing to who cannot see them
    AltText = "alt-text", Off: [AltSaysNothing, CaptionOfDecoration],
    /// Headings that leave out a level
    HeadingOrder = "heading-order", Warning: [HeadingSkips, TitleCardLater],
    /// Links whose words do not say where they lead
    LinkWords = "link-words", Off: [LinkSaysNothing],
    /// Languages that Trykk knows too little of
    Language = "language", Off: [NoHyphens, MissingWords],
    /// Numbers of pages that folding, stapling or the print shop does not take
    PageCount = "page-count", Off: [BlankPages, TooThickToFold, ShopStitch],
    /// Rules, words and settings that change nothing
    Unused = "unused", Off: [
        UnknownBlock, UnknownSection, UnknownCategoryRule, BackUnseen, CategoryAccentsIdle,
        IdleHyphenation, IdleLogo, IdleCover, IconTableIdle, WordsTableIdle, OptionIdle, LevelIdle, LixIdle, LeafIdle,
    ],
    /// Words that are not easily read, where a project asks for it
    PlainLanguage = "plain-language", Note: [
        SectionReads, LongSentence, LongWord, Passive, HiddenVerb, ShortForm, ShortName,
    ],
    /// Words, pictures or drawings that run into each other
    InkOverlap = "ink-overlap", AsItIs: [TextOverlaps, CoversWords, InkOverlap],
}

impl Check {
    /// The check with this code.
    pub fn find(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|check| check.code() == code)
    }

    /// The check that finds the fault with this name.
    pub fn of_fault(name: &str) -> Option<Self> {
        let variant = Fault::variant(name)?;
        let found = OF_FAULTS.iter().find(|(known, _)| *known == variant);
        found.map(|(_, check)| *check)
    }
}

/// As reports show it: by its code.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Fault {
    /// What a report shows in brackets: the code of its check, else its own name.
    pub fn code(&self) -> &'static str {
        self.check().map_or_else(|| self.name(), Check::code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Abs;

    #[test]
    fn codes_are_unique_and_no_fault_of_another_check_is_called_so() {
        let mut codes: Vec<&str> = Check::ALL.iter().map(|check| check.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Check::ALL.len());
        for check in Check::ALL {
            let of_fault = Check::of_fault(check.code());
            assert!(of_fault.is_none_or(|found| found == *check), "{check}");
            assert_eq!(Check::find(check.code()), Some(*check));
            for about in Language::ALL.map(|language| check.about(language)) {
                assert!(!about.is_empty() && !about.ends_with('.'), "{about}");
            }
        }
    }

    #[test]
    fn faults_have_the_code_of_their_check_or_their_own_name() {
        let excess = Abs::mm(1.0);
        assert_eq!(Fault::BlockTooTall { excess }.code(), "overfull");
        assert_eq!(Fault::EmptyText.code(), "empty-text");
        assert_eq!(Check::of_fault("block-too-tall"), Some(Check::Overfull));
        assert_eq!(Check::of_fault("faint-rule"), Some(Check::Contrast));
        assert_eq!(Check::of_fault("empty-text"), None);
        assert_eq!(Check::of_fault("no-such-fault"), None);
    }

    #[test]
    fn what_is_found_when_files_are_read_has_no_level() {
        let faint = Fault::FaintRule {
            contrast: 2.0.into(),
            wanted: 3.0.into(),
        };
        assert!(!faint.has_level() && faint.check() == Some(Check::Contrast));
        assert!(Fault::TextOverlaps.has_level());
        assert!(!Fault::EmptyText.has_level());
    }

    /// The heads of the parts of an explanation.
    const HEADS: [[&str; 4]; 2] = [
        [
            "What it looks for",
            "Why it matters",
            "How to mend it",
            "Example",
        ],
        [
            "Hva den ser etter",
            "Hvorfor det betyr noe",
            "Slik retter du det",
            "Eksempel",
        ],
    ];

    #[test]
    fn explanations_say_what_why_and_how() {
        for (language, heads) in Language::ALL.into_iter().zip(HEADS) {
            for check in Check::ALL {
                let text = check.explanation(language);
                let places = heads.map(|head| text.find(&format!("\n{head}\n")));
                assert!(places.iter().all(Option::is_some), "{check}: {places:?}");
                assert!(places.is_sorted(), "{check}: {places:?}");
                assert!(text.starts_with(&format!("{check}: ")), "{check}");
                let longest = text.lines().map(|line| line.chars().count()).max();
                assert!(longest <= Some(102), "{check}: {longest:?}");
            }
        }
    }

    #[test]
    fn examples_show_one_file_before_and_after() {
        let words = [("before", "after"), ("før", "etter")];
        for ((language, heads), (before, after)) in Language::ALL.into_iter().zip(HEADS).zip(words)
        {
            for check in Check::ALL {
                let text = check.explanation(language);
                let example = text.split_once(&format!("\n{}\n", heads[3]));
                let (_, example) = example.expect("an example");
                let (first, second) = example.split_once(&format!(", {after}:\n")).expect("after");
                let (path, first) = first.split_once(&format!(", {before}:\n")).expect("before");
                let (first, again) = first.rsplit_once('\n').expect("the path again");
                assert_eq!(path, again, "{check}");
                assert_ne!(first.trim(), second.trim(), "{check}");
                for text in [first, second] {
                    let read: Result<toml::Table, _> = text.parse();
                    assert!(read.is_ok(), "{check}: {read:?}\n{text}");
                }
            }
        }
    }
}
