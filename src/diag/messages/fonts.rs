//! Sentences about fonts and the characters that they lack.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! fonts {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Files.
                FontBroken { file: Verbatim } = "font-broken":
                    "fonts/{file} is not a font, or it is damaged",
                FontType1 { file: Verbatim } = "font-type-1":
                    "fonts/{file} is a Type 1 font, an old format that is not read",
                FontCollection { file: Verbatim } = "font-collection":
                    "fonts/{file} holds several fonts in one file, which is not read",
                FontForOldWeb { file: Verbatim } = "font-for-old-web":
                    "fonts/{file} is a font for old web pages (EOT), which is not read",
                FontBitmap { file: Verbatim } = "font-bitmap":
                    "fonts/{file} holds pictures of letters instead of outlines, which printing needs",
                FontArchive { file: Verbatim } = "font-archive":
                    "fonts/{file} is packed, so the fonts in it are not seen",
                FontForbidden { file: Verbatim } = "font-forbidden":
                    "fonts/{file} says that its maker forbids to embed it in documents",

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
                    "put the original .ttf or .otf file there, or remove this one",
                FontWholeAgain = "font-whole-again":
                    "it is a web font, damaged or not whole: get the whole file (.ttf, .otf or .woff2) again, or remove this one",
                FontType1Hint = "font-type-1-hint":
                    "get the family as .otf or .ttf: most foundries have made them since; then remove this file",
                FontCollectionHint = "font-collection-hint":
                    "put its fonts there as single .ttf or .otf files, and remove this one",
                FontForOldWebHint = "font-for-old-web-hint":
                    "get the family as .ttf, .otf or .woff2, and remove this file",
                FontBitmapHint = "font-bitmap-hint":
                    "take a font with outlines (.ttf or .otf), and remove this file",
                FontArchiveHint = "font-archive-hint": "unpack it in fonts/, and remove it",
                FontForbiddenHint = "font-forbidden-hint":
                    "take another font, or ask its maker for a licence and a file that permit it",

                // Families.
                OrFontFile = "or-font-file":
                    "fonts of the computer are not used: or put the font's own file (.ttf or .otf) in fonts/",
                FontNoItalicHint = "font-no-italic-hint":
                    "put its italic in fonts/, write this without stars, or take another family in the theme",
                FontNoUprightHint = "font-no-upright-hint":
                    "put its upright in fonts/, or write `italic = true` in the theme",
                FontNoWeightHint = "font-no-weight-hint":
                    "put that weight in fonts/, write this without stars, or take another `weight` or family in the theme",

                // Characters.
                NoEmoji = "no-emoji":
                    "leave it out, or show an icon instead; or put a font that has it in fonts/",
                SymbolOfFont = "symbol-of-font":
                    "it is a sign of Wingdings, Symbol or a like font: delete it, and type the sign itself, such as → or •",
                CharMissingHint = "char-missing-hint":
                    "put a font that has it in fonts/, or write it another way",
            ]
        }
    };
}
