//! Every sentence that a diagnostic can say, in English, by code. Deciding when is not done here.

/// Declares the codes: variant, stable name, sentence with `{arguments}`.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $template:literal,)*) => {
        /// Which sentence a diagnostic says.
        #[allow(
            rustdoc::broken_intra_doc_links,
            reason = "the sentences are their own docs; [[accent]] in one is TOML, not a link"
        )]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $template] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name, for machines and for searching.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The English sentence with its `{arguments}`.
            pub const fn template(self) -> &'static str {
                match self { $(Self::$variant => $template,)* }
            }
        }
    };
}

codes! {
    // Ways out that many diagnostics share.
    DidYouMean = "did-you-mean": "did you mean `{name}`?",
    OneOf = "one-of": "use one of: {names}",
    Write = "write": "write {text}",
    WriteSuch = "write-such": "write it like this: {text}",

    // Content: reading TOML.
    Syntax = "syntax": "this is not valid TOML: {detail}",
    KeyOnce = "key-once": "keep one of the two, and remove the other",
    CloseQuotes = "close-quotes": "close the text with the quotes that it opens with; a text of several lines stands between three",
    WrongType = "wrong-type": "expected {expected}, found {found}",
    NoQuotes = "no-quotes": "write the number without quotes",
    WrongCount = "wrong-count": "expected {expected} values, found {found}",
    OutOfRange = "out-of-range": "{found} is not between {min} and {max}",
    MissingKey = "missing-key": "the key `{key}` is missing",
    AddKey = "add-key": "add `{key}`: {purpose}",
    UnknownKey = "unknown-key": "there is no key `{name}` here",
    UnknownChoice = "unknown-choice": "`{name}` is not one of the choices here",
    NoneThere = "none-there": "there are none to choose from yet",
    LengthNoUnit = "length-no-unit": "the length `{text}` has no unit",
    LengthUnknownUnit = "length-unknown-unit": "the unit of the length `{text}` is unknown",
    LengthNoNumber = "length-no-number": "`{text}` is not a length",
    NotHex = "not-hex": "`{text}` is not a colour",
    FileMissing = "file-missing": "there is no file `{path}` in this project",
    CheckFolder = "check-folder": "check the spelling, and that the file stands in `{folder}`",
    FileOutside = "file-outside": "`{path}` leads out of the project folder",
    PutInside = "put-inside": "put the file into the project folder, and name it from there",
    FileTooLarge = "file-too-large": "`{path}` is larger than {limit} MiB",
    FileNotUtf8 = "file-not-utf8": "`{path}` holds letters that are not UTF-8 text, the first on line {line}",
    SaveAsUtf8 = "save-as-utf8": "save it as UTF-8 in the text editor",
    FileUnreadable = "file-unreadable": "`{path}` cannot be read: {reason}",

    // Content: words.
    UnknownLang = "unknown-lang": "`{text}` is not a language",
    BadId = "bad-id": "the name `{text}` is not made of lower-case letters a to z, digits and hyphens",
    DuplicateId = "duplicate-id": "the id `{id}` is used twice",
    FirstOnLine = "first-on-line": "it first stands on line {line}; choose another",
    EmptyText = "empty-text": "this text is empty",
    EmptyList = "empty-list": "this list is empty",
    FillList = "fill-list": "put at least one thing into it",
    EmptySection = "empty-section": "this section has no blocks",
    AddBlock = "add-block": "add one, beginning with the line [[section.block]], or remove the section",
    WriteOrRemove = "write-or-remove": "write something, or remove it",
    OneParagraph = "one-paragraph": "there is room for one paragraph only here",
    JoinParagraphs = "join-paragraphs": "remove the blank line, or move the rest to a block of kind \"text\"",
    MarkdownHeading = "markdown-heading": "a heading cannot stand inside a text",
    UseTitle = "use-title": "give the block or section a `title`; for the sign itself write {sign}",
    MarkdownList = "markdown-list": "a list cannot stand inside a text",
    UseItems = "use-items": "make a block of kind \"items\"; for a dash as such write `–`, for the sign itself {sign}",
    MarkdownNumbers = "markdown-numbers": "a numbered list cannot stand inside a text",
    UseSteps = "use-steps": "make a block of kind \"steps\"; for a number as such write a backslash before its full stop: {sign}",
    MarkdownQuote = "markdown-quote": "a block quote cannot stand inside a text",
    UseQuotes = "use-quotes": "make a block of kind \"quotes\" or \"pull\"; for the sign itself write {sign}",
    MarkdownCode = "markdown-code": "code cannot stand inside a text",
    NoIndent = "no-indent": "remove the spaces that the line begins with",
    EscapeTick = "escape-tick": "write *emphasis* instead; for the sign itself write {sign}",
    MarkdownImage = "markdown-image": "a picture cannot stand inside a text",
    MarkdownHtml = "markdown-html": "HTML cannot stand inside a text",
    EscapeAngle = "escape-angle": "use *emphasis*, **strong** or [link](https://…); for the sign itself write {sign}",
    MarkdownRule = "markdown-rule": "a rule cannot stand inside a text",
    NewSection = "new-section": "begin a new block instead",
    MarkdownReference = "markdown-reference": "the address of a link cannot stand on its own",
    InlineLink = "inline-link": "write it behind the words: [words](https://…)",
    MarkdownOther = "markdown-other": "this kind of Markdown cannot be printed",
    LeaveOut = "leave-out": "leave it out",
    BadLink = "bad-link": "nothing can open the address `{address}`",
    LinkSchemes = "link-schemes": "begin it with https://, http://, mailto: or tel:, write where it leads right behind that, and leave out spaces",
    RightToLeft = "right-to-left": "letters that run from right to left cannot be printed",
    WriteLatin = "write-latin": "write it in Latin letters, or leave it out",
    ControlCharacter = "control-character": "the invisible character {code} cannot be printed",
    RemoveCharacter = "remove-character": "remove it, and type the text around it anew",

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

    // Render.
    FontNotEmbedded = "font-not-embedded": "the font {font} cannot be used: {fault}",
    FontAsStaticTtf = "font-as-static-ttf": "use a static TrueType font (.ttf), and get a fresh copy if this one is damaged",
    PdfNotMade = "pdf-not-made": "no PDF could be made: {fault}",
    ReportFault = "report-fault": "this is a fault of Trykk itself; please report it, with the project's files if you can",
    FileNotWritten = "file-not-written": "`{path}` was not written: {fault}",
    CloseTheFile = "close-the-file": "close the file in other programs and build again",
    RoomAndRights = "room-and-rights": "check that there is room on the disk and that you may write to this folder",


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

    // Content: the project file.
    RunInProject = "run-in-project": "run trykk in the folder that holds trykk.toml",
    UnknownLayout = "unknown-layout": "there is no layout `{name}`",
    UnknownContent = "unknown-content": "there is no content file `{name}`",
    UnknownTheme = "unknown-theme": "there is no theme `{name}`",
    NoneInFolder = "none-in-folder": "there are none yet: make one in `{folder}`",
    UnknownPart = "unknown-part": "there is no section or block `{id}` in {path}",
    Twice = "twice": "this stands here twice",
    BadDate = "bad-date": "`{text}` is not a date",
    BadHyphenation = "bad-hyphenation": "`{word}` does not show where a word may be broken",

    // Command line.
    NoFolder = "no-folder": "there is no folder {folder}",
    NoProject = "no-project": "there is no trykk.toml in {folder}",
    NameProject = "name-project": "run trykk in the folder that holds trykk.toml, or name that folder with --project",
    UnknownProduct = "unknown-product": "there is no product `{name}` in trykk.toml",
    EditionNotMade = "edition-not-made": "the edition `{edition}` cannot be made yet",
    // Ways out that were missing.
    ListOf = "list-of": "write {count} values with commas between them",
    Between = "between": "write a number from {min} to {max}",
    TomlLine = "toml-line": "a line reads `key = \"text\"`, or begins a part with brackets that close again, such as `[[section]]`; your own remarks begin with `#`",
    TwoBackslashes = "two-backslashes": "write the backslash twice, or leave it out",
    SmallerFile = "smaller-file": "use a smaller file",
    MayYouRead = "may-you-read": "check that it is a file, and that you may read it",
    AddAccent = "add-accent": "add one, beginning with the line [[accent]], with name, deep, bright and soft",
    KindIs = "kind-is": "write kind = \"{kind}\", as the block says",
    NoRuleFor = "no-rule-for": "remove it: there are no rules for blocks of kind \"{kind}\"",
    TightLeading = "tight-leading": "lines {leading} apart would stand on each other in type of {size}",
    LeadingAtLeast = "leading-at-least": "make `leading` at least as large as `size`",
    ShorterOrSmaller = "shorter-or-smaller": "make the text shorter, or its type in the theme smaller",
    LargerType = "larger-type": "make the `size` of its style in the theme larger",

    PartOfGuide = "part-of-guide": "a booklet is made of a whole guide, not of its part `{part}` alone",
    BadEpoch = "bad-epoch": "SOURCE_DATE_EPOCH is `{text}`; it must be whole seconds since 1970",

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

    // Press: pages on sheets.
    CaliperTooThick = "caliper-too-thick": "paper is not {caliper} thick",
    SignatureNotInFours = "signature-not-in-fours": "{pages} pages cannot be folded into one another: a folded sheet has four",
    NoSheet = "no-sheet": "the layout does not say on which paper the office edition of `{product}` is printed",
    AddSheet = "add-sheet": "add these lines to {path}: [sheet.office], paper = \"A4\", schema = \"saddle\"",
    PaperTooSmall = "paper-too-small": "{paper} is too small for {pages} of {size}: {excess} too {axis}",
    LargerPaper = "larger-paper": "write a larger paper here, such as \"{paper}\", or a smaller trim in the layout",
    SmallerTrim = "smaller-trim": "make the trim of the layout smaller",
    InkInMargin = "ink-in-margin": "ink reaches up to {excess} into the {margin} at the paper's edge that printers leave white: {pages}",
    TextInMargin = "text-in-margin": "this text, on {pages}, reaches up to {excess} into the {margin} at the paper's edge that printers leave white",
    KeepInside = "keep-inside": "write edge = \"inset\" in [sheet.office]; paper that is larger than the pages helps too",
    WiderThanPrinter = "wider-than-printer": "make the margins of the layout wider or use larger paper; if your printer can print nearer the edge, make `printer-margin` in [sheet.office] smaller",
    TooThickToFold = "too-thick-to-fold": "{sheets} sheets are too many to be folded into one another and stapled",
    FoldInSignatures = "fold-in-signatures": "write signature = 16 in [sheet.office]: every 4 sheets are then folded by themselves",

    // Pages: prompts.
    NoPromptYet = "no-prompt-yet": "in the words, give a block of items, steps or quotes this id: id = \"{name}\"",
    PromptUnused = "prompt-unused": "this prompt is asked nowhere: its section has no lines to write on",
    FillWithNotes = "fill-with-notes": "write fill = \"notes\" in the same table, or remove the prompt",
    PromptUpTo = "prompt-up-to": "write \"{name}.1\" to \"{name}.{count}\"",

    // Preflight: colours.
    MakeDarker = "make-darker": "in the theme, make {dark} darker",
    OtherColor = "other-color": "in the theme, give the style of this text another `color`",

    // Content: signs of Markdown without a partner.
    LoneSign = "lone-sign": "{signs} no partner",
    PairOrEscape = "pair-or-escape": "*emphasis* and **strong** end with the signs that they begin with, which touch the words; for the sign itself write {sign}",

    // Content: slips in TOML.
    CloseThree = "close-three": "write {quotes} where the text ends",
    StraightQuotes = "straight-quotes": "write straight quotes (\") at both ends of the text",
    PutComma = "put-comma": "write a comma between one value and the next",
    QuotesInside = "quotes-inside": "inside a text write « and », or a backslash before a straight quote: \\\"; the next key stands on a line of its own",
    DoubleQuotes = "double-quotes": "put a text that holds this quote between double quotes (\")",
    CloseList = "close-list": "write ] where the list ends",
    CloseTable = "close-table": "write a closing brace where the table ends",
    PutEquals = "put-equals": "write = between the key and its value",

    // Press: paper.
    OneToASheet = "one-to-a-sheet": "or write schema = \"single\" in [sheet.office]: one page to a side, not to be folded",

    // Pages: rules.
    OrRemoveRule = "or-remove-rule": "if it is gone for good, remove the rule [only.{name}] from the layout",

    // Press: what the fold takes.
    CutInFold = "cut-in-fold": "pages move so far towards the spine that the fold cuts off up to {excess}: {pages}",
    LessCreep = "less-creep": "in [sheet.office], make `signature` smaller or `caliper` thinner, or leave out `fore-edge-trim`",

    // The project file: names of files.
    IdTooLong = "id-too-long": "this name is {count} characters long; files are named after it, and {most} are the most",
    Shorten = "shorten": "make it shorter",

    // Command line: what stands in the way of files and of what is said.
    NoFolderThere = "no-folder-there": "move away what stands where the folder goes, or name another folder with --output",
    FolderInPlace = "folder-in-place": "a folder stands where the file goes: move it away, or give it another name",
    NotSaid = "not-said": "what is told here could not be written to standard output: {fault}",
    WhereItGoes = "where-it-goes": "check where the output is sent to, and that there is room for it",

    // Lines: styles that a family lacks.
    FontNoItalic = "font-no-italic": "the family {name} has no italic; this is set upright",
    FontNoItalicHint = "font-no-italic-hint": "put its italic (.ttf) in fonts/, write this without stars, or take another family in the theme",
    FontNoUpright = "font-no-upright": "the family {name} has only italics; this is set in italics",
    FontNoUprightHint = "font-no-upright-hint": "put its upright (.ttf) in fonts/, or write `italic = true` in the theme",
    FontNoWeight = "font-no-weight": "the family {name} has no weight near {wanted}; this is set in {weight}",
    FontNoWeightHint = "font-no-weight-hint": "put that weight (.ttf) in fonts/, write this without stars, or take another `weight` or family in the theme",

    // Links.
    LinkNoWords = "link-no-words": "this link has no words that can be seen",

    // Command line: long reports.
    AndMore = "and-more": "and {count} more; --message-format short lists them all",

    // Design: cards.
    NotATrack = "not-a-track": "`{text}` is not a width or a height",
    TrackSuch = "track-such": "write a length such as \"14mm\", a share of what is left such as \"1fr\", or \"auto\"",
    TooManyTracks = "too-many-tracks": "a face has {most} rows and columns at most",
    FewerTracks = "fewer-tracks": "leave some out",
    AreasAndRows = "areas-and-rows": "`areas` has {lines} lines, but the face has {rows} rows",
    LineEachRow = "line-each-row": "write one line of names for each row",
    AreasAndColumns = "areas-and-columns": "this line names {names} areas, but the face has {columns} columns",
    NameEachColumn = "name-each-column": "write one name for each column, and a full stop for a place that stays empty",
    AreaNotRectangle = "area-not-rectangle": "the places of the area `{name}` form no rectangle",
    AreaRectangle = "area-rectangle": "the places with the same name must form one rectangle",
    AreaNameTaken = "area-name-taken": "no area can be called `{name}`: it is a key of the face",
    OtherName = "other-name": "give it another name",
    UnknownArea = "unknown-area": "there is no area `{name}` on this face",
    SmallOnCard = "small-on-card": "{size} pt is too small to be read on a card",
    FitUpsideDown = "fit-upside-down": "the largest size is smaller than the smallest",
    MaxOverMin = "max-over-min": "make `max` at least as large as `min`",

    // Pages: cards.
    CardTooFull = "card-too-full": "the text of this card is {excess} taller than its place",
    ShortenOnCard = "shorten-on-card": "shorten it, or make `min` in `fit` smaller or the area larger in the layout",
    ShortenOrFit = "shorten-or-fit": "shorten it, make the area larger in the layout, or let the size give way there: fit = {open} min = \"10pt\", max = \"14pt\" {close}",
    NoCards = "no-cards": "this deck has no cards",
    AddCard = "add-card": "add one, beginning with the line [[card]]",
    UnknownFace = "unknown-face": "the layout has no face `{name}`",
    UnknownCategoryRule = "unknown-category-rule": "the layout has an accent for the category `{name}`, which the deck does not have",
    RemoveIt = "remove-it": "remove it",
    NothingToShow = "nothing-to-show": "the area `{area}` shows `{value}`, which none of its cards has",
    ValueUnseen = "value-unseen": "no area of the layout shows `{name}`",
    BackUnseen = "back-unseen": "the deck says what stands on the back, but the layout has no back",
    AddBack = "add-back": "add a table [back] to the layout, or remove the one here",
    QrTooLong = "qr-too-long": "this address is too long for a QR code",
    ShorterAddress = "shorter-address": "use a shorter address",
    QrTooSmall = "qr-too-small": "the squares of this QR code would be {module} wide, too small for a telephone's camera",
    QrLarger = "qr-larger": "use a shorter address, or write size = \"{least}\" for its area in the layout",
    GuideInCards = "guide-in-cards": "cards are made of a deck, or of one part of a guide, not of a whole guide",
    // Content: decks.
    GuideAndDeck = "guide-and-deck": "this file has both [[section]] and [[card]]: it can be a guide or a deck, not both",
    CardsElsewhere = "cards-elsewhere": "move the cards to a file of their own; they can take their words from here with from = \"{name}#id\"",
    NoParts = "no-parts": "this file has neither chapters nor cards",
    BeginParts = "begin-parts": "begin a chapter of a guide with the line [[section]], or a card of a deck with the line [[card]]",
    BadName = "bad-name": "the name `{text}` is not made of lower-case letters, digits and hyphens",
    FromDeck = "from-deck": "`{path}` is a deck, and words can be taken from guides only",
    NameGuide = "name-guide": "name the guide that the deck has its words from, or write the words here",
    UnknownNumber = "unknown-number": "`{id}` has no number {number}",
    OnlyThing = "only-thing": "leave out the full stop and the number: there is one thing only",
    UnknownValue = "unknown-value": "what this refers to has no `{name}`",
    SeveralThings = "several-things": "this refers to {count} things where one is wanted",
    PickOne = "pick-one": "say which, from \"{from}.1\" to \"{from}.{count}\"",
    NotWords = "not-words": "what this refers to is no words of one paragraph",
    WriteHere = "write-here": "refer to something else, or write the words here",
    UnknownCategory = "unknown-category": "the deck has no category `{name}`",
    AddCategory = "add-category": "add one, beginning with the line [[category]], with id and title",
    EmptyCard = "empty-card": "this card says nothing",
    FillCard = "fill-card": "give it a title or a text, or from = \"file#id\" for words that stand elsewhere",
    FromAndCsv = "from-and-csv": "a card is made from a guide or from a table, not from both",
    OneOfTwo = "one-of-two": "keep `from` or `csv`, and move the other to a card of its own",
    CsvOnBack = "csv-on-back": "one back for all cards cannot be made from the rows of a table",
    BackValues = "back-values": "remove it; write what the back says here",
    AltWithoutImage = "alt-without-image": "this says what a picture shows, but there is no picture",
    AddImage = "add-image": "add `image`, or remove `image-alt`",
    PartOfDeck = "part-of-deck": "a deck is printed whole, not its part `{part}` alone",
    DeckInBooklet = "deck-in-booklet": "these words are a deck of cards, but the layout makes a booklet",
    NeedsCardLayout = "needs-card-layout": "name a layout for cards: one with format = \"card\"",

    // Content: tables of cards.
    UnknownTable = "unknown-table": "there is no table `{name}`",
    SaveCsvUtf8 = "save-csv-utf8": "in Excel, save it as «CSV UTF-8 (kommadelt)»",
    TableEmpty = "table-empty": "the table {path} has no rows below its first",
    AddRows = "add-rows": "the first row names the values, and every row below it becomes a card",
    ColumnUnnamed = "column-unnamed": "column {number} has no name in the first row",
    NameColumn = "name-column": "write a name there, such as navn, or delete the column",
    ColumnTwice = "column-twice": "two columns are called `{name}`",
    RenameColumn = "rename-column": "give one of them another name, or delete it",
    UnevenRow = "uneven-row": "the number of cells here is {found}, not {wanted} as in the first row",
    QuoteCell = "quote-cell": "add what is missing; a cell that holds {delimiter} itself stands between quotes (\")",
    UnevenRows = "uneven-rows": "rows with more or fewer cells than the first row, from here on: {count}",
    SaveAnew = "save-anew": "save the table anew from the spreadsheet, which puts right all rows",
    TableTooLong = "table-too-long": "the table {path} has {count} rows, and {most} are the most",
    SplitTable = "split-table": "split it into several files, and make a card with csv = \"…\" for each",
    CellUnclosed = "cell-unclosed": "this cell begins with a quote that is never closed",
    CloseCell = "close-cell": "write a quote (\") where the cell ends; a quote inside a cell is written twice (\"\")",
    AfterCell = "after-cell": "the cell ends at the quote before this, but more follows",

    // Content: fields.
    UnknownField = "unknown-field": "there is no field `{name}`",
    AddField = "add-field": "or add `{name}` to [fields] in trykk.toml; for a brace as such write it twice: {brace}",
    OpenBrace = "open-brace": "this brace begins the name of a field, but is not closed",
    CloseField = "close-field": "write such as {example}; for a brace as such write it twice: {brace}",
    // Press: imposition of cards, and printers.
    KeyMeansNothing = "key-means-nothing": "`{key}` means nothing with schema = \"{schema}\"",
    OnlyWithSchema = "only-with-schema": "leave it out; it is for the schema {names}",
    MarkMeansNothing = "mark-means-nothing": "there is nothing that `{mark}` marks could show with schema = \"{schema}\"",
    NoRoomForMarks = "no-room-for-marks": "there is no room on {paper} for the marks `{mark}`: they stand outside the pages, and inside what the printer reaches",
    LeaveOutMarks = "leave-out-marks": "leave `{mark}` out of `marks`, or use larger paper",
    NoRoomForEach = "no-room-for-each": "there is no room for marks at each card: the gutter of {gutter} is all bleed, or too narrow",
    WiderGutter = "wider-gutter": "write gutter = \"{gutter}\" or more, or marks = [\"crop\"] for marks round all cards together",
    NoneFits = "none-fits": "{paper} has no room for even one page of {size} within what the printer reaches",
    NeighboursDiffer = "neighbours-differ": "{first} and {second} meet on the sheet with different colours, and a knife that is a little off shows the wrong one ({pairs})",
    GutterBetween = "gutter-between": "write gutter = \"{gutter}\" in [sheet.office], or edge = \"inset\"",
    InsetBetween = "inset-between": "write edge = \"inset\" in [sheet.office], or give all cards the same background",
    TooManySheets = "too-many-sheets": "this comes to {sheets} sheets; {most} are the most",
    FewerCopies = "fewer-copies": "make `copies` smaller, and print the file several times",
    AddSheetName = "add-sheet-name": "add `sheet`, the maker's number of the perforated sheet: {names}",
    UnknownPerforated = "unknown-perforated": "there are no measures of the perforated sheet `{name}`",
    PerforatedPaper = "perforated-paper": "the perforated sheet {name} is {paper}",
    PerforatedTrim = "perforated-trim": "the cards of the sheet {name} are {card}, and the trim of the layout is {trim}",
    StartBeyond = "start-beyond": "the perforated sheet {name} has {places} cards",
    ZineTooLong = "zine-too-long": "one sheet folds to 8 pages, and there are {pages}",
    ShortenOrSaddle = "shorten-or-saddle": "shorten the words, or write schema = \"saddle\" in [sheet.office]: sheets to fold and staple",
    ZineTrim = "zine-trim": "pages of {trim} are too large: an eighth of {paper} is {cell}",
    UnknownPrinter = "unknown-printer": "there is no printer `{name}` in trykk.toml",
    AddPrinter = "add-printer": "describe it in trykk.toml, beginning with the line [printer.{name}]",
    WhichPrinter = "which-printer": "there are several printers, and nothing says which is used",
    NamePrinter = "name-printer": "write printer = \"NAME\" in [project], or --printer NAME at the command; the printers are {names}",
    WiderThanMeasured = "wider-than-measured": "make the margins of the layout wider or use larger paper; if the printer can print nearer the edge, make its `margins` in trykk.toml smaller",
    BackTooFar = "back-too-far": "no printer is off by {offset}",
    MeasureAgain = "measure-again": "measure again, and mind the unit: 0.5mm is half a millimetre",
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

    // Press: tiles.
    NotSheets = "not-sheets": "`{text}` does not say how many sheets lie beside and below each other",
    SheetsSuch = "sheets-such": "write such as sheets = \"1x2\": one sheet wide and two high; {most} each way are the most",
    SheetsNotNeeded = "sheets-not-needed": "{page} does not need {asked} sheets of {paper}: it comes to {needed}",
    FewerSheets = "fewer-sheets": "write sheets = \"{needed}\", or leave it out",
    SheetsTooFew = "sheets-too-few": "on {asked} sheets of {paper}, {page} is only {size} across, and less than {least} cannot be cut and glued",
    MoreSheets = "more-sheets": "write more sheets, such as sheets = \"{needed}\", or leave it out",
    OverlapTooLarge = "overlap-too-large": "an overlap of {overlap} leaves {left} of {paper} across, and tiles need {least}",
    NothingToPrint = "nothing-to-print": "within the printer's margins, {left} of {paper} is left across beside an overlap of {overlap}, and tiles need {least}",
    NarrowerMargins = "narrower-margins": "make `printer-margin` or `overlap` smaller; if trykk.toml describes the printer, look at its `margins`",
    TooManyTiles = "too-many-tiles": "{page} comes to {sheets} sheets of {paper}; {most} are the most",
    LargerOrShrunk = "larger-or-shrunk": "use larger paper, or print it smaller with such as sheets = \"4x4\" in [sheet.office]",
}

/// Puts the arguments into a sentence; an argument that is not given stays in its braces, so that
/// a forgotten one is seen.
pub fn fill(template: &str, args: &[(&'static str, String)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        text.push_str(before);
        let close = from.find('}').map_or(from.len(), |at| at + 1);
        let (slot, after) = from.split_at(close);
        let name = slot.trim_matches(['{', '}']);
        match args.iter().find(|(arg, _)| *arg == name) {
            Some((_, value)) => text.push_str(value),
            None => text.push_str(slot),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_fill_their_slots_and_only_those() {
        let args = [("a", "{b}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("{a} and {b}, {c}", &args), "{b} and 2, {c}");
    }

    #[test]
    fn names_are_unique_and_kebab_case() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|c| c.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        let kebab = |n: &&str| {
            n.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        assert!(names.iter().all(kebab), "{names:?}");
    }
}
