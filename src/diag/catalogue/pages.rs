//! Sentences about looks and pages: themes, layouts, fonts, icons, pictures, pages and their checks.

/// The codes of this file, behind those that were gathered before.
macro_rules! pages {
    ([$next:ident $($rest:ident)*] $($before:tt)*) => {
        $next! {
            [$($rest)*] $($before)*

            // Design.
            NotASize = "not-a-size": "`{text}` is not a size of paper",
            SizeSuch = "size-such": "write a measure such as \"148x210mm\", or one of: {names}",
            NoAccent = "no-accent": "a theme needs at least one accent",
            UnknownAccent = "unknown-accent": "the theme has no accent `{name}`",
            UnknownStyle = "unknown-style": "there is no style `{name}`",
            UnknownFont = "unknown-font": "the theme has no list of fonts `{name}`",
            StyleMissing = "style-missing": "the theme lacks the style `{style}`",
            AddStyle = "add-style": "add [style.{style}] with font, size, leading and color",
            NoRoom = "no-room": "the margins leave a {axis} of {room} for the text",
            SmallerMargins = "smaller-margins": "make the margins smaller, or the page (`trim`) larger",
            PitchTooSmall = "pitch-too-small": "nobody can write on lines {pitch} apart",
            AtLeast = "at-least": "make it at least {least}",
            FaintRule = "faint-rule": "lines in this colour have a contrast of {contrast}:1 on white paper, too little to be seen; they need {wanted}:1",
            DarkerRule = "darker-rule": "make the colour `rule` darker",
            NotAPrompt = "not-a-prompt": "`{text}` does not say which item is asked: its block's id, a full stop, and its number there from 1",
            NotPositive = "not-positive": "this length must be more than 0",
            Negative = "negative": "this length cannot be less than 0",

            // Lines and pages.
            TextTooWide = "text-too-wide": "`{words}` is {excess} wider than its place",
            HyphenateOrShorten = "hyphenate-or-shorten": "shorten it, or add its break places to `hyphenation` in trykk.toml",
            BlockTooTall = "block-too-tall": "this is {excess} taller than a page has room for",
            ShortenOrSplit = "shorten-or-split": "shorten it, or split it into two blocks",
            UnknownBlock = "unknown-block": "the layout has a rule for `{name}`, but the words have no block with this id",
            UnknownSection = "unknown-section": "the layout has a rule for the section `{name}`, but the words have none with this id",
            UnknownPrompt = "unknown-prompt": "the words have no item {number} in a block `{name}`",
            BlockOfOtherKind = "block-of-other-kind": "this rule is for a block of another kind than `{name}` is",

            // Preflight.
            OutsideSafeZone = "outside-safe-zone": "this text stands {excess} outside the safe zone, where it may be cut off",
            WiderMargins = "wider-margins": "in the layout, make the margins (for the foot: `baseline`) larger, or the safe zone (`safe`) smaller",
            TextOverlaps = "text-overlaps": "this text stands on another",
            FaintText = "faint-text": "the contrast of this text is {contrast}:1 ({text} on {ground}), too little to be read; it needs {wanted}:1",
            FaintInGrey = "faint-in-grey": "printed in grey, the contrast of this text is {contrast}:1 ({text} on {ground}); it needs {wanted}:1",
            DarkerOrLighter = "darker-or-lighter": "in the theme, make {dark} darker or {light} lighter",
            TinyText = "tiny-text": "this text is set in {size} pt; nothing below {least} pt can be read well",

            // Lines: fonts and characters.
            FontsMissing = "fonts-missing": "there are no fonts in fonts/",
            FontsMissingHint = "fonts-missing-hint": "put the fonts (.ttf) and their licences in fonts/",
            FontUnreadable = "font-unreadable": "the font fonts/{file} cannot be read",
            FontBroken = "font-broken": "fonts/{file} is not a font, or it is damaged",
            FontReplaceHint = "font-replace-hint": "put the original .ttf file there, or remove this one",
            FontNoOutlines = "font-no-outlines": "fonts/{file} has no TrueType outlines, which printing needs",
            FontVariable = "font-variable": "fonts/{file} is a variable font, whose weights cannot be told apart in print",
            FontStaticHint = "font-static-hint": "use the static .ttf files of the same family, one a weight",
            FontFamilyUnknown = "font-family-unknown": "there is no font family {name} in fonts/",
            CharMissing = "char-missing": "no font in fonts/ has the character {char} ({code})",
            CharMissingHint = "char-missing-hint": "put a font that has it in fonts/, or write it another way",

            // Icons.
            UnknownIcon = "unknown-icon": "there is no icon `{name}`",
            IconTooLarge = "icon-too-large": "this drawing is {size} kB long; {most} kB are more than any icon needs",
            IconNotSvg = "icon-not-svg": "this is not a drawing in SVG: {detail}",
            IconExport = "icon-export": "save it anew from the drawing program as plain SVG",
            IconTooDeep = "icon-too-deep": "groups lie more than {most} deep in each other here",
            IconElement = "icon-element": "an icon cannot hold <{name}>",
            IconTextToPath = "icon-text-to-path": "turn the words into paths in the drawing program",
            IconShapesOnly = "icon-shapes-only": "draw it with {names} only",
            IconNoViewBox = "icon-no-view-box": "the icon does not say how large it is",
            IconViewBox = "icon-view-box": "`{text}` is not a square of 1 to {most} units",
            IconSize = "icon-size": "the icon is not square, or far too large",
            IconNoSize = "icon-no-size": "leave out width and height; the viewBox says it all",
            IconColor = "icon-color": "an icon has no colour of its own, but this says `{text}`",
            IconCurrentColor = "icon-current-color": "write currentColor, or none; the theme gives the colour",
            IconEffect = "icon-effect": "an icon cannot have {name} `{value}`",
            IconBadValue = "icon-bad-value": "{name} cannot be `{text}`",
            IconPathData = "icon-path-data": "the path breaks off here",
            IconOutside = "icon-outside": "the drawing reaches {excess} units beyond its viewBox",
            IconMoveInside = "icon-move-inside": "move it inside, and leave room for half a line's thickness",
            IconEmpty = "icon-empty": "this icon draws nothing",
            IconDrawSome = "icon-draw-some": "give its shapes stroke=\"currentColor\"",

            // Pictures.
            TooManyPixels = "too-many-pixels": "page {page} would be a picture of {width} × {height} pixels at {ppi} ppi, too large to draw",
            SmallerPpi = "smaller-ppi": "build with a smaller --ppi, such as 72, or make the `trim` of the layout smaller",
            PictureNotMade = "picture-not-made": "no picture could be made: {fault}",
            OldPictureStays = "old-picture-stays": "`{path}` is of an earlier build and could not be removed: {fault}",

            // Pages: prompts.
            NoPromptYet = "no-prompt-yet": "in the words, give a block of items, steps or quotes this id: id = \"{name}\"",
            PromptUnused = "prompt-unused": "this prompt is asked nowhere: its section has no lines to write on",
            FillWithNotes = "fill-with-notes": "write fill = \"notes\" in the same table, or remove the prompt",
            PromptUpTo = "prompt-up-to": "write \"{name}.1\" to \"{name}.{count}\"",

            // Preflight: colours.
            MakeDarker = "make-darker": "in the theme, make {dark} darker",
            OtherColor = "other-color": "in the theme, give the style of this text another `color`",

            // Pages: rules.
            OrRemoveRule = "or-remove-rule": "if it is gone for good, remove the rule [only.{name}] from the layout",

            // Lines: styles that a family lacks.
            FontNoItalic = "font-no-italic": "the family {name} has no italic; this is set upright",
            FontNoItalicHint = "font-no-italic-hint": "put its italic (.ttf) in fonts/, write this without stars, or take another family in the theme",
            FontNoUpright = "font-no-upright": "the family {name} has only italics; this is set in italics",
            FontNoUprightHint = "font-no-upright-hint": "put its upright (.ttf) in fonts/, or write `italic = true` in the theme",
            FontNoWeight = "font-no-weight": "the family {name} has no weight near {wanted}; this is set in {weight}",
            FontNoWeightHint = "font-no-weight-hint": "put that weight (.ttf) in fonts/, write this without stars, or take another `weight` or family in the theme",

            // Design: cards.
            NotATrack = "not-a-track": "`{text}` is not a width or a height",
            TrackSuch = "track-such": "write a length such as \"14mm\", a share of what is left such as \"1fr\", or \"auto\"",
            TooManyTracks = "too-many-tracks": "a face has {most} rows and columns at most",
            FewerTracks = "fewer-tracks": "leave some out",
            AreasAndRows = "areas-and-rows": "`areas` has {lines}, but the face has {rows}",
            LineEachRow = "line-each-row": "write one line of names for each row",
            AreasAndColumns = "areas-and-columns": "this line names {names}, but the face has {columns}",
            NameEachColumn = "name-each-column": "write one name for each column, and a full stop for a place that stays empty",
            AreaNotRectangle = "area-not-rectangle": "the places of the area `{name}` form no rectangle",
            AreaRectangle = "area-rectangle": "the places with the same name must form one rectangle",
            AreaNameTaken = "area-name-taken": "no area can be called `{name}`: it is a key of the face",
            OtherName = "other-name": "give it another name",
            UnknownArea = "unknown-area": "there is no area `{name}` on this face",
            SafeTooWide = "safe-too-wide": "a safe zone of {safe} on every side leaves no room on the card",
            SmallerSafe = "smaller-safe": "make `safe` smaller, or the card (`trim`) larger",
            TracksTooLarge = "tracks-too-large": "the {what} and what lies between them take {taken}, and the card has {room} within its safe zone",
            SmallerTracks = "smaller-tracks": "make some smaller, write \"1fr\" for one that may take what is left, or make the card (`trim`) larger",
            SmallOnCard = "small-on-card": "{size} pt is too small to be read on a card",
            FitUpsideDown = "fit-upside-down": "the largest size is smaller than the smallest",
            MaxOverMin = "max-over-min": "make `max` at least as large as `min`",

            // Pages: cards.
            CardTooFull = "card-too-full": "on the card of {size} that is made of this, the text is {excess} taller than its place",
            ShortenOnCard = "shorten-on-card": "shorten it, or make `min` in `fit` smaller or the area larger in the layout",
            ShortenAtLeast = "shorten-at-least": "shorten it, or make the area larger in the layout; the type cannot be smaller",
            ShortenOrFit = "shorten-or-fit": "shorten it, make the area larger in the layout, or let the size give way there: fit = {open} min = \"10pt\", max = \"14pt\" {close}",
            NoCards = "no-cards": "this deck has no cards",
            AddCard = "add-card": "add one, beginning with the line [[card]]",
            UnknownFace = "unknown-face": "the layout has no face `{name}`",
            AddFace = "add-face": "add a table [face.{name}] to the layout, or remove the key for the usual front",
            UnknownCategoryRule = "unknown-category-rule": "the layout has an accent for the category `{name}`, which the deck does not have",
            RemoveIt = "remove-it": "remove it",
            NothingToShow = "nothing-to-show": "the area `{area}` shows `{value}`, which none of its cards has",
            ValueUnseen = "value-unseen": "no area of the layout shows `{name}`",
            AddArea = "add-area": "or name an area `{name}` in `areas` of the layout, or remove what is written here",
            BackUnseen = "back-unseen": "the deck says what stands on the back, but the layout has no back",
            AddBack = "add-back": "add a table [back] to the layout, or remove the one here",
            QrTooLong = "qr-too-long": "this address is too long for a QR code",
            ShorterAddress = "shorter-address": "use a shorter address",
            QrTooSmall = "qr-too-small": "the squares of this QR code would be {module} wide, too small for a telephone's camera",
            WiderThanCode = "wider-than-code": "make its area wider in the layout, or `size` smaller: the address stands beside its QR code",
            QrLarger = "qr-larger": "use a shorter address, or write size = \"{least}\" for its area in the layout",
            CategoryAccentsIdle = "category-accents-idle": "categories have accents here, but cards take the next accent each",
            OrNoBack = "or-no-back": "if the cards have no backs, remove [back] from the layout; if all share one, write [back] in the deck",
            TitleCardLater = "title-card-later": "the title of the deck stands on this card, but cards come before it",
            TitleCardFirst = "title-card-first": "put the title card first, and only one of them",
            AreaNoHeight = "area-no-height": "the area `{area}` has no height of its own, and nothing would be seen of it",
            RowHeight = "row-height": "give its row a height, such as \"20mm\" or \"1fr\", instead of \"auto\"",
            IdleOnFace = "idle-on-face": "`{key}` means nothing on this face",
            FaintIcon = "faint-icon": "the contrast of the icon is {contrast}:1, too little to be seen; it needs {wanted}:1",
            OtherIconColor = "other-icon-color": "give the area another `color`, or the face another `background`",
            BlankInAddress = "blank-in-address": "this address needs the field `{name}`, which is empty",
            NoBacksFolded = "no-backs-folded": "these cards have backs, but sheets that are folded to a booklet have no place for them",
            BacksOnNup = "backs-on-nup": "remove [back] from the layout, or write schema = \"nup\" in [sheet.office]",
            TooManyCards = "too-many-cards": "with these, the deck has more than {most} cards",
            SplitDeck = "split-deck": "make several decks of them, each a product of its own",
            GuideInCards = "guide-in-cards": "cards are made of a deck, or of one part of a guide, not of a whole guide",

            // Pictures.
            PictureMissing = "picture-missing": "there is no picture `{name}` in {folder}",
            PictureNoName = "picture-no-name": "`{name}` is not the name of a file in {folder}",
            PutPicture = "put-picture": "put the file in {folder}, and write its name with the ending: bilde.jpg",
            PictureIsDrawing = "picture-is-drawing": "`{name}` is a drawing, not a picture",
            DrawingsAreIcons = "drawings-are-icons": "drawings go to {folder}, and are named as icons, without the ending: {icon}",
            PictureNeither = "picture-neither": "`{name}` is neither JPEG nor PNG",
            SaveAsJpeg = "save-as-jpeg": "open it in a picture program and save it as JPEG (photographs) or PNG",
            PictureBroken = "picture-broken": "the picture `{name}` is damaged, or only a part of it is there",
            FetchAnew = "fetch-anew": "fetch it anew from where it came, or open it in a picture program and save it as JPEG or PNG",
            PictureTooLarge = "picture-too-large": "the picture `{name}` has {width} × {height} pixels; {most} million are the most",
            MakeSmaller = "make-smaller": "make it smaller in a picture program: 2500 × 3500 pixels fill A4 at the finest that paper shows",
            PictureCmyk = "picture-cmyk": "the picture `{name}` is in the four colours of a print shop (CMYK)",
            SaveAsRgb = "save-as-rgb": "open it in a picture program and save it in RGB",

            // Icons: what lies outside their files.
            IconFromOutside = "icon-from-outside": "the drawing refers to `{target}`, which is outside its own file",
            IconHoldsAll = "icon-holds-all": "copy what it shows into this file as paths, or leave it out: an icon holds all that is drawn",
            IconNoPictures = "icon-no-pictures": "draw it with paths, or leave it out; pictures made of pixels are no part of an icon",
            IconNoLinks = "icon-no-links": "leave out the link, and keep what stands inside it",

            // Pages: paper to write on, tables, and lists of words from several places.
            PitchUnused = "pitch-unused": "`pitch` says how far apart lines are, and this area has none",
            AddPaper = "add-paper": "add `paper` or list = \"notes\", or remove `pitch`",
            RowLength = "row-length": "the number of cells in row {row} is {found}, but that of columns is {wanted}",
            FillRow = "fill-row": "write a text for each column; \"\" is a cell to write in",
            RowCount = "row-count": "the number of rows with cells is {found}, but that of names of rows is {wanted}",
            NameRows = "name-rows": "give each row a name in `rows` and a list in `cells`, or leave one of the two out",
            TableNoRows = "table-no-rows": "this table has columns but no rows",
            AddTableRows = "add-table-rows": "add the names of its rows, rows = [\"…\"], or what stands in them, cells = [[\"…\"]]",
            NotForAll = "not-for-all": "`{key}` cannot be said of all cards at once",
            SayOnCard = "say-on-card": "write it in the [[card]] that it is about",
        }
    };
}
