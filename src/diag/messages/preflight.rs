//! Sentences about what preflight finds for the print shop, for who does not see the page, and about levels of
//! checks.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! preflight {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // For presses.
                ThinLine { width: Figure, least: Figure } = "thin-line":
                    "this line is {width} pt thick, and lines below {least} pt are not printed whole",
                EndsInBleed { beyond: Abs, bleed: Abs } = "ends-in-bleed":
                    "this ends {beyond} beyond the edge that is cut, and must go on for {bleed}: else a white edge is seen",
                SmallWhiteText { size: Figure, least: Figure } = "small-white-text":
                    "these white words are {size} pt on a colour of several inks, whose strokes fill in below {least} pt",
                SmallTextOfInks { size: Figure, inks: usize, least: Figure } = "small-text-of-inks":
                    "these words are {size} pt in a colour of {inks} inks, and get coloured edges below {least} pt",
                BlankPages { pages: Pages, blank: usize, multiple: usize } = "blank-pages":
                    "{pages} do not fill the folded sheets, which take {multiple} each; blank pages at the end: {blank}",

                // Levels of checks.
                LevelIdle { code: Verbatim } = "level-idle":
                    "this changes nothing: the check {code} finds nothing here to which it applies",
                LevelFixed { code: Verbatim } = "level-fixed":
                    "the check {code} stays as it is: what it finds would be lost, or could not be read",
                LevelTooLow { code: Verbatim } = "level-too-low":
                    "the check {code} cannot be switched off",
                LevelOff { code: Verbatim, reason: Verbatim } = "level-off":
                    "the check {code} says nothing here: {reason}",
                LevelLowered { code: Verbatim, reason: Verbatim } = "level-lowered":
                    "what the check {code} finds is a warning here: {reason}",
                LevelRaised { code: Verbatim, reason: Verbatim } = "level-raised":
                    "what the check {code} finds is an error here: {reason}",

                // For who does not see the page.
                HeadingSkips { level: usize, before: usize } = "heading-skips":
                    "this heading is of level {level}, and the one before it of level {before}",
                AltSaysNothing { alt: Quoted } = "alt-says-nothing":
                    "`{alt}` does not tell what the picture shows to who cannot see it",
                CaptionOfDecoration = "caption-of-decoration":
                    "this picture has a caption, but nothing is said of it to who cannot see it",
                LinkSaysNothing { words: Quoted } = "link-says-nothing":
                    "the words of this link, `{words}`, do not say where it leads",

                // Plain language.
                LixIdle = "lix-idle": "this changes nothing without plain = true",
                SectionReads { title: Quoted, lix: usize, aim: usize, words: usize } = "section-reads":
                    "`{title}` has LIX {lix}, and the aim is {aim} or less; {words} words",
                LongSentence { words: usize, most: usize, sentence: Quoted } = "long-sentence":
                    "{words} words in one sentence, and {most} are easily read: `{sentence}`",
                LongWord { word: Quoted, letters: usize, most: usize } = "long-word":
                    "`{word}` has {letters} letters, and {most} are easily read",
                Passive { words: Quoted, verb: Quoted } = "passive":
                    "`{words}` does not say who does it; say who, with `{verb}`",
                HiddenVerb { words: Quoted, verb: Quoted } = "hidden-verb":
                    "`{words}` hides what is done; say it with `{verb}`",
                ShortForm { word: Quoted, instead: Quoted } = "short-form":
                    "`{word}` is short for `{instead}`, which everybody can read",
                ShortName { name: Quoted } = "short-name":
                    "`{name}` is not spelt out where it first stands",
            ]
            [
                $($hints)*

                // For presses.
                ThroughBleed = "through-bleed":
                    "let it go on to the end of the bleed, or end well inside the page",
                LargerOrOneInk = "larger-or-one-ink":
                    "make them larger or bold in the theme, or put them on a colour of one ink",
                OneInkOrLarger = "one-ink-or-larger":
                    "make them larger in the theme, or give them a colour of one ink, such as cmyk = [0, 0, 0, 100]",
                FillPages { multiple: usize } = "fill-pages":
                    "add or leave out pages until they are a multiple of {multiple}",

                // Plain language.
                AskForPlain = "ask-for-plain":
                    "write plain = true beside it, so that `trykk check` notes what is not easily read; or remove it",

                // Levels of checks.
                WriteReason = "write-reason":
                    "say in your own words why it is right here, such as \"printed in colour only\"",

                // For who does not see the page.
                TitleAbove = "title-above": "give the block a `title`, or make its `subheading` the `title`",
                SayWhatIsSeen = "say-what-is-seen":
                    "say in one sentence what it shows and why it stands there; alt = \"\" is for decoration",
                NameTheTarget = "name-the-target":
                    "let the words of the link say what is there, such as the name of the page or the service",
            ]
        }
    };
}
