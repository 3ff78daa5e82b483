//! Sentences about fonts and the characters that they lack.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! fonts {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Files.
                FontUnreadable { file: Verbatim } = "font-unreadable":
                    "the font fonts/{file} cannot be read",
                FontBroken { file: Verbatim } = "font-broken":
                    "fonts/{file} is not a font, or it is damaged",
                FontNoOutlines { file: Verbatim } = "font-no-outlines":
                    "fonts/{file} has no TrueType outlines, which printing needs",
                FontVariable { file: Verbatim } = "font-variable":
                    "fonts/{file} is a variable font, whose weights cannot be told apart in print",

                // Families.
                FontFamilyUnknown { name: Verbatim } = "font-family-unknown":
                    "there is no font family {name} in fonts/",
                FontNoItalic { name: Verbatim } = "font-no-italic":
                    "the family {name} has no italic; this is set upright",
                FontNoUpright { name: Verbatim } = "font-no-upright":
                    "the family {name} has only italics; this is set in italics",
                FontNoWeight { name: Verbatim, wanted: u16, weight: u16 } = "font-no-weight":
                    "the family {name} has no weight near {wanted}; this is set in {weight}",

                // Characters.
                CharMissing { char: char, code: CodePoint } = "char-missing":
                    "no font in fonts/ has the character {char} ({code})",
            ]
            [
                $($hints)*

                // Files.
                FontReplaceHint = "font-replace-hint":
                    "put the original .ttf file there, or remove this one",
                FontStaticHint = "font-static-hint":
                    "use the static .ttf files of the same family, one a weight",

                // Families.
                FontNoItalicHint = "font-no-italic-hint":
                    "put its italic (.ttf) in fonts/, write this without stars, or take another family in the theme",
                FontNoUprightHint = "font-no-upright-hint":
                    "put its upright (.ttf) in fonts/, or write `italic = true` in the theme",
                FontNoWeightHint = "font-no-weight-hint":
                    "put that weight (.ttf) in fonts/, write this without stars, or take another `weight` or family in the theme",

                // Characters.
                CharMissingHint = "char-missing-hint":
                    "put a font that has it in fonts/, or write it another way",
            ]
        }
    };
}
