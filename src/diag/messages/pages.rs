//! Sentences about pages: what has no room, rules without words, words without a place, and preflight.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! pages {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Room.
                TextTooWide { words: Quoted, excess: Abs } = "text-too-wide":
                    "`{words}` is {excess} wider than its place",
                BlockTooTall { excess: Abs } = "block-too-tall":
                    "this is {excess} taller than a page has room for",
                NoRoomBelowTitle { excess: Abs } = "no-room-below-title":
                    "this is {excess} taller than a page has room for below its title",
                NoteNoRoom { missing: Abs } = "note-no-room":
                    "the page of this mark has {missing} too little room for the first lines of its note",
                TooManyWritingLines { wanted: u16, most: u16 } = "too-many-writing-lines":
                    "the layout wants {wanted} lines to write on here, and a page has room for {most}",
                CardTooFull { size: Verbatim, excess: Abs } = "card-too-full":
                    "on the card of {size} that is made of this, the text is {excess} taller than its place",
                TooManyThings { count: usize, most: usize } = "too-many-things":
                    "{count} things cannot stand in one area; {most} are the most",
                AreaNoHeight { area: Quoted } = "area-no-height":
                    "the area `{area}` has no height of its own, and nothing would be seen of it",
                QrTooLong = "qr-too-long": "this is too long for a QR code",
                QrTooWide { side: Typed, room: Typed } = "qr-too-wide":
                    "a QR code that can hold this is {side} wide at least, and there is room for {room}",
                QrTooSmall { module: FineMm } = "qr-too-small":
                    "the squares of this QR code would be {module} wide, too small for a telephone's camera",

                // Rules of a booklet without words.
                UnknownBlock { name: Quoted } = "unknown-block":
                    "the layout has a rule for `{name}`, but the words have no block with this id",
                UnknownSection { name: Quoted } = "unknown-section":
                    "the layout has a rule for the section `{name}`, but the words have none with this id",
                BlockOfOtherKind { name: Quoted } = "block-of-other-kind":
                    "this rule is for a block of another kind than `{name}` is",
                PromptLeftOut { words: Quoted } = "prompt-left-out":
                    "there is no room to ask `{words}` at the end of this section, and it is left out",
                UnknownPrompt { number: usize, name: Quoted } = "unknown-prompt":
                    "the words have no item {number} in a block `{name}`",

                // Rules of cards without words, and words without a place.
                UnknownFace { name: Quoted } = "unknown-face": "the layout has no face `{name}`",
                UnknownCategoryRule { name: Quoted } = "unknown-category-rule":
                    "the layout has an accent for the category `{name}`, which the deck does not have",
                AreaOfOtherKind { area: Quoted, kind: Quoted, value: Quoted, found: Quoted } =
                    "area-of-other-kind":
                    "the area `{area}` shows `{kind}`, but `{value}` of its cards is `{found}`",
                NothingToShow { area: Quoted, value: Quoted } = "nothing-to-show":
                    "the area `{area}` shows `{value}`, which none of its cards has",
                ValueUnseen { name: Quoted } = "value-unseen":
                    "no area of the layout shows `{name}`",
                BackUnseen = "back-unseen":
                    "the deck says what stands on the back, but the layout has no back",
                CategoryAccentsIdle = "category-accents-idle":
                    "categories have accents here, but cards take the next accent each",
                TitleCardLater = "title-card-later":
                    "the title of the deck stands on this card, but cards come before it",

                // Preflight.
                OutsideSafeZone { excess: Abs } = "outside-safe-zone":
                    "this text stands {excess} outside the safe zone, where it may be cut off",
                TextOverlaps = "text-overlaps": "this text stands on another",
                CoversWords { words: Quoted } = "covers-words":
                    "what is drawn here runs into words: `{words}`",
                InkOverlap { area: Quoted, other: Quoted, overlap: Abs } = "ink-overlap":
                    "on this card, what stands in the area `{area}` runs {overlap} into what stands in the area `{other}`",
                FaintText { contrast: Tenths, text: ColorName, ground: ColorName, wanted: Figure } = "faint-text":
                    "the contrast of this text is {contrast}:1 ({text} on {ground}), too little to be read; it needs {wanted}:1",
                FaintOnPicture { contrast: Tenths, picture: Quoted, wanted: Figure } = "faint-on-picture":
                    "the contrast of this text is {contrast}:1 where it stands on the picture `{picture}`, too little to be read; it needs {wanted}:1",
                FaintInGrey { contrast: Tenths, text: ColorName, ground: ColorName, wanted: Figure } = "faint-in-grey":
                    "printed in grey, the contrast of this text is {contrast}:1 ({text} on {ground}); it needs {wanted}:1",
                BackNotLast = "back-not-last":
                    "this section is the back, and other sections come after it",
                PartOfLastWords = "part-of-last-words":
                    "a part begins with a chapter, and this section is of the guide as a whole",
                BackTooLong = "back-too-long": "the words on the back do not fit on one page",
                FaintIcon { contrast: Tenths, wanted: Figure } = "faint-icon":
                    "the contrast of the icon is {contrast}:1, too little to be seen; it needs {wanted}:1",
                TinyText { size: Tenths, least: Figure } = "tiny-text":
                    "this text is set in {size} pt; nothing below {least} pt can be read well",
            ]
            [
                $($hints)*

                // Room.
                HyphenateOrShorten = "hyphenate-or-shorten":
                    "shorten it, or add its break places to `hyphenation` in trykk.toml",
                ShorterWord = "shorter-word":
                    "use a shorter word, or make its place wider or its type smaller in the layout",
                ShortenOrSplit = "shorten-or-split": "shorten it, or split it into two blocks",
                RoomForNote = "room-for-note":
                    "put the mark into a text or a smaller block, or write what the note says into the text",
                FewerMinLines { most: u16 } = "fewer-min-lines":
                    "in the layout, write min-lines = {most} or less, or make `pitch` smaller",
                ShortenOnCard = "shorten-on-card":
                    "shorten it, or make `min` in `fit` smaller or the area larger in the layout",
                ShortenAtLeast = "shorten-at-least":
                    "shorten it, or make the area larger in the layout; the type cannot be smaller",
                ShortenOrFit = "shorten-or-fit":
                    "shorten it, make the area larger in the layout, or let the size give way there: fit = {{ min = \"10pt\", max = \"14pt\" }}",
                SplitList = "split-list": "part it over several cards",
                RowHeight = "row-height":
                    "give its row a height, such as \"20mm\" or \"1fr\", instead of \"auto\"",
                ShorterContent = "shorter-content": "use a shorter address or text",
                ShorterBeside = "shorter-beside":
                    "write shorter words beside the code with `text`, or text = \"\" for none",
                WiderThanCode = "wider-than-code":
                    "make its area wider in the layout, or `size` smaller: the words stand beside their QR code, and `text` of the code says which",
                QrLarger { least: Typed } = "qr-larger":
                    "use a shorter address or text, or write size = \"{least}\" for its area in the layout",

                // Rules of a booklet without words.
                OrRemoveRule { name: Verbatim } = "or-remove-rule":
                    "if it is gone for good, remove the rule [only.{name}] from the layout",
                KindIs { kind: Verbatim } = "kind-is": "write kind = \"{kind}\", as the block says",
                NoRuleFor { kind: Verbatim } = "no-rule-for":
                    "remove it: there are no rules for blocks of kind \"{kind}\"",
                NoPromptYet { name: Verbatim } = "no-prompt-yet":
                    "in the words, give a block of items, steps or quotes this id: id = \"{name}\"",
                RoomForPrompt = "room-for-prompt":
                    "shorten the section, let the next one begin on a page of its own (`start`), or remove `prompt`",
                PromptUpTo { name: Verbatim, count: usize } = "prompt-up-to":
                    "write \"{name}.1\" to \"{name}.{count}\"",

                // Rules of cards without words, and words without a place.
                AddFace { name: Verbatim } = "add-face":
                    "add a table [face.{name}] to the layout, or remove the key for the usual front",
                OtherKind { kind: Verbatim } = "other-kind":
                    "write kind = \"{kind}\" for the area, with the keys of that kind, or another value on the card",
                KindOfCard = "kind-of-card":
                    "leave `kind` and the other keys of that kind out of the area: it then shows what each card has",
                ShowsNoValue { name: Quoted } = "shows-no-value":
                    "the area `{name}` shows no words of the card: leave out its keys `kind`, `paper` and `art`, or remove what is written here",
                OtherValue = "other-value":
                    "a station holds words: name another `value`, or leave `value` out",
                OrOptional = "or-optional":
                    "or write optional = true for the area, if it may stay empty",
                AddArea { name: Quoted } = "add-area":
                    "name an area `{name}` in `areas` of the layout, or remove what is written here",
                AddBack = "add-back": "add a table [back] to the layout, or remove the one here",
                OrNoBack = "or-no-back":
                    "if the cards have no backs, remove [back] from the layout; if all share one, write [back] in the deck",
                TitleCardFirst = "title-card-first":
                    "put the title card first, and only one of them",

                // Preflight.
                WiderMargins = "wider-margins":
                    "in the layout, make the margins (for the foot: `baseline`) larger, or the safe zone (`safe`) smaller",
                MarginsAtLeast { least: Typed } = "margins-at-least":
                    "in the layout, make the margins (for the foot: `baseline`) {least} or more",
                LargerSafe { least: Typed } = "larger-safe":
                    "in the layout, make the safe zone larger: safe = \"{least}\" or more",
                ShorterCoverWords = "shorter-cover-words":
                    "on the cover the title and the subtitle stand whole on one page: shorten them, or make `size` of the style `cover-title` or `cover-subtitle` smaller",
                ShorterOrSmaller = "shorter-or-smaller":
                    "make the text shorter, or its type in the theme smaller",
                PathOwnRow { area: Quoted } = "path-own-row":
                    "the path goes from one edge of the card to the other: in the layout, give the area `{area}` a row of its own",
                ArrivalInside { area: Quoted } = "arrival-inside":
                    "in the layout, give the area `{area}` a row of its own; in the theme, write places of `arrival` and `stations` from 0 to 1",
                ClimbSmaller { area: Quoted } = "climb-smaller":
                    "in the layout, make `size` of the area `{area}` smaller, or `row-gap` of the face larger: the path comes up in the gap below",
                DrawingInside = "drawing-inside":
                    "write places from 0 to 1, so that the drawing keeps to the room that is left of a page",
                InkApart { area: Quoted, other: Quoted } = "ink-apart":
                    "in the layout, make what stands in the area `{area}` smaller (`size`, `fit`), or the rows and gaps between `{area}` and `{other}` larger",
                SmallerOrLarger = "smaller-or-larger":
                    "make what stands there smaller (`size`), or its area larger",
                DarkerOrLighter { dark: ColorName, light: ColorName } = "darker-or-lighter":
                    "in the theme, make {dark} darker or {light} lighter",
                MakeDarker { dark: ColorName } = "make-darker": "in the theme, make {dark} darker",
                OtherColor = "other-color":
                    "in the theme, give the style of this text another `color`",
                GroundOrPicture = "ground-or-picture":
                    "in the layout, give its area a `background`, or take another picture",
                PartInChapter = "part-in-chapter":
                    "remove it, or let the part begin with a section without `role`",
                MoveBack = "move-back": "move it to the end of the guide: there is one back, and it is the last page",
                ShortenBack = "shorten-back": "shorten them: only the last page is the back",
                OtherIconGround = "other-icon-ground":
                    "it keeps its own colours: give the face another `background`, or let the icon stand on a disc (`disc = true`)",
                IconOnOtherGround = "icon-on-other-ground":
                    "it keeps its own colours: draw a ground behind it on which it is seen, or leave the icon out here",
                OtherIconColor = "other-icon-color":
                    "give the area another `color`, or the face another `background`",
                OtherColorInArea { area: Quoted } = "other-color-in-area":
                    "in the layout, give the area `{area}` another `color`, or its face another `background`",
                LargerStation { area: Quoted } = "larger-station":
                    "in the layout, make `size` of the area `{area}` larger, and its row at least as high: the number fills a part of its station",
                LargerInArea { area: Quoted } = "larger-in-area":
                    "in the layout, give the area `{area}` a size, such as fit = {{ min = \"10pt\", max = \"14pt\" }}, or make that of its style larger",
                LargerInList { area: Quoted } = "larger-in-list":
                    "in the layout, make the words of the list `{area}` larger (`fit`, with list = \"panels\" also `text-size` and `word-size`), or the marks before them (`size`)",
                LargerType = "larger-type": "make the `size` of its style in the theme larger",
            ]
        }
    };
}
