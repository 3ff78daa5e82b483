//! Sentences about words: texts and their Markdown, names, links, fields and the project file.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! words {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // The project file.
                UnknownLayout { name: Quoted } = "unknown-layout": "there is no layout `{name}`",
                UnknownContent { name: Quoted } = "unknown-content":
                    "there is no content file `{name}`",
                UnknownTheme { name: Quoted } = "unknown-theme": "there is no theme `{name}`",
                IdTooLong { count: usize, most: usize } = "id-too-long":
                    "this name is {count} characters long; files are named after it, and {most} are the most",
                TooManyProducts { most: usize } = "too-many-products":
                    "with this, the project has more than {most} products",
                DeviceName { name: Quoted } = "device-name":
                    "files are named after this, and Windows keeps `{name}` for a device of its own",
                BadHyphenation { word: Quoted } = "bad-hyphenation":
                    "`{word}` does not show where a word may be broken",
                IdleHyphenation { word: Quoted } = "idle-hyphenation":
                    "no word of this project is broken as `{word}` says",
                BadEpoch { text: Quoted } = "bad-epoch":
                    "SOURCE_DATE_EPOCH is `{text}`; it must be whole seconds since 1970",

                // Printers.
                UnknownPrinter { name: Quoted } = "unknown-printer":
                    "there is no printer `{name}` in trykk.toml",
                WhichPrinter = "which-printer":
                    "there are several printers, and nothing says which is used",
                OffsetTooFar { offset: Abs } = "offset-too-far": "no printer is off by {offset}",

                // Print shops.
                UnknownShop { name: Quoted } = "unknown-shop":
                    "no profile of print shops is called `{name}`",
                BleedTooWide { bleed: Abs, most: Abs } = "bleed-too-wide":
                    "no print shop asks for a bleed of {bleed}; at most {most} is made",
                LeafTooThick { leaf: Abs, most: Abs } = "leaf-too-thick":
                    "no leaf of a booklet is {leaf} thick; at most {most} is taken",
                LeafIdle = "leaf-idle":
                    "how thick a leaf is changes nothing here: the cover is not flat",
                CoverIsAll { pages: usize } = "cover-is-all":
                    "the booklet has {pages} pages: it is nothing but a cover, and its pages stand one by one in one file",
                SpineUnknown { pages: usize, most: usize, shop: Quoted } = "spine-unknown":
                    "the booklet has {pages} pages, and `{shop}` staples at most {most}: it is glued, and how wide its spine is depends on the paper",
                NoBookDate = "no-book-date":
                    "a book for reading devices must say when it was made, and the project has no date",
                NoPressDate = "no-press-date":
                    "a file for the print shop must say when it was made, and the project has no date",
                ShopSafe { distance: Abs, least: Abs, shop: Quoted } = "shop-safe":
                    "these words stand {distance} from the cut, and `{shop}` asks for {least}",
                ShopText { size: FinePoints, least: FinePoints, shop: Quoted } = "shop-text":
                    "this type is {size}, and `{shop}` asks for {least}",
                ShopLine { width: FinePoints, least: FinePoints, shop: Quoted } = "shop-line":
                    "this line is {width} thick, and `{shop}` asks for {least}",
                ShopInk { ink: u16, most: u16, shop: Quoted } = "shop-ink":
                    "this colour takes {ink} % of ink, and `{shop}` takes at most {most} %",
                NotPages { text: Quoted } = "not-pages": "`{text}` names no pages",
                NoSuchPages { last: usize, pages: Pages } = "no-such-pages":
                    "the file for the print shop has {pages}, and this names page {last}",
                PagesOfBooklet = "pages-of-booklet":
                    "booklets and leaflets are printed as a whole",
                ShopStitch { pages: usize, most: usize, shop: Quoted } = "shop-stitch":
                    "the booklet has {pages} pages, and `{shop}` staples at most {most}",
                ProfileMissing { name: Quoted } = "profile-missing":
                    "there is no profile `{name}`",
                ProfileUnusable { name: Quoted } = "profile-unusable":
                    "`{name}` is no colour profile of a printing in four inks",

                LinesJoined = "lines-joined":
                    "the backslash takes the end of the line away, so that the words on both sides become one",

                // Languages and names.
                UnknownSlot { name: Verbatim } = "unknown-slot": "nothing stands for `{{{name}}}` here",
                MissingSlot { name: Verbatim } = "missing-slot": "`{{{name}}}` is not in these words",
                MissingWords { lang: Quoted, keys: List, instead: StandIn } = "missing-words":
                    "the language `{lang}` has no words of its own for {keys}; {instead} stands there instead",
                NoHyphens { lang: Quoted } = "no-hyphens":
                    "it is not known how words of the language `{lang}` are divided, so none are",
                UnknownLang { text: Quoted } = "unknown-lang": "`{text}` is not a language",
                BadId { text: Quoted } = "bad-id":
                    "the name `{text}` is not made of lower-case letters a to z, digits and hyphens",
                BadName { text: Quoted } = "bad-name":
                    "the name `{text}` is not made of lower-case letters, digits and hyphens",
                DuplicateId { id: Quoted } = "duplicate-id": "the id `{id}` is used twice",
                UnknownPart { id: Quoted, path: Verbatim } = "unknown-part":
                    "there is no section or block `{id}` in {path}",

                // Texts.
                EmptyText = "empty-text": "this text is empty",
                EmptySection = "empty-section": "this section has no blocks",
                GuideTooLarge { what: GuideParts, most: usize } = "guide-too-large":
                    "with this, the guide has more than {most} {what}",
                OneParagraph = "one-paragraph": "there is room for one paragraph only here",
                RightToLeft = "right-to-left":
                    "letters that run from right to left cannot be printed",
                ControlCharacter { code: CodePoint } = "control-character":
                    "the invisible character {code} cannot be printed",
                PastedBreak = "pasted-break":
                    "this is a line break of a word processor, which cannot be seen",
                LetterLost = "letter-lost":
                    "a letter was lost here when the text was saved or copied",
                ObjectLeft = "object-left":
                    "a picture or another thing of a word processor left its place here",
                Garbled { found: Quoted, right: Quoted } = "garbled":
                    "`{found}` stands here for `{right}`: the text was read in another encoding than it was saved in",

                // Markdown.
                MarkdownHeading = "markdown-heading": "a heading cannot stand inside a text",
                MarkdownList = "markdown-list": "a list cannot stand inside a text",
                MarkdownNumbers = "markdown-numbers": "a numbered list cannot stand inside a text",
                MarkdownQuote = "markdown-quote": "a block quote cannot stand inside a text",
                MarkdownCode = "markdown-code": "code cannot stand inside a text",
                MarkdownImage = "markdown-image": "a picture cannot stand inside a text",
                MarkdownHtml = "markdown-html": "HTML cannot stand inside a text",
                MarkdownRule = "markdown-rule": "a rule cannot stand inside a text",
                MarkdownReference = "markdown-reference":
                    "the address of a link cannot stand on its own",
                MarkdownTable = "markdown-table": "a table cannot stand inside a text",
                StruckText = "struck-text": "words that are struck out cannot be printed",
                LoneSign { signs: LoneSigns } = "lone-sign": "{signs} no partner",

                // Links.
                BadLink { address: Quoted } = "bad-link":
                    "nothing can open the address `{address}`",
                LinkMistyped = "link-mistyped": "this looks like a link, but is none",
                UnknownNote { name: Quoted } = "unknown-note":
                    "there is no note `{name}` below this text",
                UnusedNote { name: Quoted } = "unused-note": "no mark leads to the note `{name}`",
                NoteTwice { name: Quoted } = "note-twice": "two notes below this text are called `{name}`",
                NotesSaidAgain { most: usize } = "notes-said-again":
                    "with this mark, the notes of this text say more than {most} characters again",
                NoteInNote = "note-in-note": "a note cannot have a note of its own",
                NoteNotHere = "note-not-here": "a note cannot stand here",
                NoteOnCard = "note-on-card": "cards have no foot where a note could stand",
                ReferencesOfNothing = "references-of-nothing":
                    "`references` asks for the notes of the cards, and there are none",
                NoSuchLetters { id: Quoted } = "no-such-letters":
                    "no list of things in this guide is called `{id}`",
                UnknownReference { id: Quoted } = "unknown-reference":
                    "this guide has no section or block `{id}`",
                PageOnCard { id: Quoted } = "page-on-card":
                    "cards have no page of `{id}` to turn to",
                NumberOfNoProduct { product: Quoted } = "number-of-no-product":
                    "there is no product `{product}` whose pages could be meant",
                NumberOfCards { product: Quoted } = "number-of-cards":
                    "`{product}` is made of cards, which have no pages to turn to",
                NumberOfNothing { product: Quoted, id: Quoted } = "number-of-nothing":
                    "`{product}` has no section or block `{id}`",
                NumberNotPrinted { product: Quoted, id: Quoted } = "number-not-printed":
                    "`{id}` stands on no page of `{product}`",
                NoStation { id: Quoted } = "no-station":
                    "`{id}` belongs to no chapter, and has no station",
                NumbersInCircle { product: Quoted } = "numbers-in-circle":
                    "the pages of `{product}` depend on these very words",
                PagesNeverSettle = "pages-never-settle":
                    "this page number moves the very page that it names",
                LinkNoWords = "link-no-words": "this link has no words that can be seen",

                // QR codes.
                CodeHoldsTwo = "code-holds-two": "a QR code holds one thing, and this names more",
                CodeHoldsNothing = "code-holds-nothing": "nothing says what this QR code holds",
                BadNetwork = "bad-network": "this is not how a QR code holds a wireless network",
                NetworkName { length: usize } = "network-name":
                    "the name of a network has 1 to 32 letters (æ, ø and å count as two), and this has {length}",
                PasswordMissing = "password-missing": "a locked network has a password",
                PasswordOfOpen = "password-of-open": "a network without a lock has no password",
                PasswordLength { count: usize } = "password-length":
                    "the password of a network has 8 to 63 characters, and this has {count}",

                // Fields.
                UnknownField { name: Quoted } = "unknown-field": "there is no field `{name}`",
                OpenBrace = "open-brace":
                    "this brace begins the name of a field, but is not closed",
                BlankInAddress { name: Quoted } = "blank-in-address":
                    "this address needs the field `{name}`, which is empty",
            ]
            [
                $($hints)*

                // Projects.
                DivideProject = "divide-project":
                    "remove what is not needed, or divide it among several folders, each with its own trykk.toml",

                // Languages.
                AddSlot { name: Verbatim } = "add-slot":
                    "write `{{{name}}}` where it is to stand: what stands for it is not on paper otherwise",
                WriteWords { words: Verbatim } = "write-words":
                    "write them in trykk.toml, in that language:\n{words}",
                SoftHyphens = "soft-hyphens":
                    "set lines to the left, and write words with their breaks in `hyphenation`, where lines become too uneven",

                // The project file.
                RunInProject = "run-in-project": "run trykk in the folder that holds trykk.toml",
                BreakableWord = "breakable-word":
                    "remove it, or write how a word of the project begins, with three letters or more on each side of a hyphen",
                NoneInFolder { folder: Verbatim } = "none-in-folder":
                    "there are none yet: make one in `{folder}`",

                // Printers.
                AddPrinter { name: Verbatim } = "add-printer":
                    "describe it in trykk.toml, beginning with the line [printer.{name}]",
                NamePrinter { names: List } = "name-printer":
                    "write printer = \"NAME\" in [project], or --printer NAME at the command; the printers are {names}",
                MeasureAgain = "measure-again":
                    "measure again, and mind the unit: 0.5mm is half a millimetre",

                // Languages and names.
                FirstOnLine { line: usize } = "first-on-line":
                    "it first stands on line {line}; choose another",

                // Texts.
                WriteOrRemove = "write-or-remove": "write something, or remove it",
                AddBlock = "add-block":
                    "add one, beginning with the line [[section.block]], or remove the section",
                JoinParagraphs = "join-paragraphs":
                    "remove the blank line, or move the rest to a block of kind \"text\"",
                WriteLatin = "write-latin": "write it in Latin letters, or leave it out",
                TypeWordAnew = "type-word-anew":
                    "type the word anew; where many letters are lost, copy the text again from where it came",
                PictureAsBlock = "picture-as-block":
                    "delete it; a picture is a block of its own with kind = \"image\"",
                PasteAnew = "paste-anew":
                    "copy the text again from where it came, or put its letters right; save the file as UTF-8",
                RemoveCharacter = "remove-character": "remove it, and type the text around it anew",

                // Markdown.
                WriteBlock { toml: Verbatim } = "write-block":
                    "make it a block of its own, or a value of a card, with these lines:\n{toml}",
                UseTitle { toml: Verbatim, sign: Escaped } = "use-title":
                    "give the block or section it as a title, {toml}; for the sign itself write {sign}",
                NoList { sign: Escaped } = "no-list":
                    "if it is no list: for a dash as such write `–`, for the sign itself {sign}",
                NoNumbers { sign: Escaped } = "no-numbers":
                    "if it is no list: write a backslash before the full stop, {sign}",
                NoQuote { sign: Escaped } = "no-quote": "if it is no quote: for the sign itself write {sign}",
                OwnParagraphs { sign: Escaped } = "own-paragraphs":
                    "if it is no list: leave a blank line between them, or end each line with {sign} to break it there",
                BreakOrBlank = "break-or-blank":
                    "write `\\\\` at the end of the line to break it there, or a space before the backslash to go on in the same line",
                NoTable = "no-table":
                    "if it is no table: leave out the bars and tabs",
                NotStruck = "not-struck": "leave them out, or take away the signs ~~ around them",
                NoFence = "no-fence": "leave out the lines of signs above and below the words",
                NoIndent = "no-indent": "remove the spaces that the line begins with",
                EscapeTick { sign: Escaped } = "escape-tick":
                    "write *emphasis* instead; for the sign itself write {sign}",
                EscapeAngle { sign: Escaped } = "escape-angle":
                    "use *emphasis*, **strong** or [link](https://…); for the sign itself write {sign}",
                NewSection = "new-section": "begin a new block instead",
                SplitGuide = "split-guide": "make several guides of it, each a product of its own",
                InlineLink = "inline-link": "write it behind the words: [words](https://…)",
                PairOrEscape { sign: Escaped } = "pair-or-escape":
                    "*emphasis* and **strong** end with the signs that they begin with, which touch the words; for the sign itself write {sign}",

                // Links.
                LanguageTags { names: List } = "language-tags":
                    "use one of: {names} (or another BCP 47 tag)",
                InsteadOfHtml { html: ForHtml } = "instead-of-html": "write {html}",
                LinkSchemes = "link-schemes":
                    "begin it with https://, http://, mailto: or tel:, write where it leads right behind that, and leave out spaces",

                WriteNote { name: Verbatim } = "write-note":
                    "write the note at the end of the same text, after a blank line: [^{name}]: …",
                SayNoteOnce = "say-note-once":
                    "mark the note where it is needed first, and name it in words after that",
                RenameNote = "rename-note":
                    "give one of them another name, here and at its mark, or remove it",
                MarkNote { name: Verbatim } = "mark-note":
                    "write [^{name}] behind the words that it belongs to, or remove the note",
                NoteInWords = "note-in-words": "say it in the text itself, or leave it out",
                NoteOnLastCard = "note-on-last-card":
                    "gather the notes of all cards in a numbered list: add a [[card]] with references = true, and an area `references` in the layout",
                NoteOnSomeCard { name: Verbatim } = "note-on-some-card":
                    "remove `references`, or write a note on a card: [^{name}] behind its words, and [^{name}]: … below them after a blank line",
                NoteInBlock = "note-in-block": "put its mark into the text of a block",
                NameBooklet { id: Verbatim } = "name-booklet":
                    "leave it out, or name the booklet that is meant: {{page:PRODUCT#{id}}}",
                NameBookletOf = "name-booklet-of":
                    "name a product whose layout is a booklet, or leave it out",
                PageInstead = "page-instead": "name its page instead, or leave it out",
                OwnNumber { id: Verbatim } = "own-number":
                    "in the booklet itself write {{page:{id}}}; else leave it out",
                PrintIt { id: Quoted } = "print-it":
                    "name another part, or let the layout show `{id}`",
                MovePageNumber = "move-page-number":
                    "name the page in other words, or in another paragraph",

                // QR codes.
                CodeHoldsOne = "code-holds-one":
                    "write one of address = \"https://…\", content = \"…\" and wifi = {{ name = \"…\", password = \"…\" }}",
                CodeSigns = "code-signs":
                    "an address has no blank in it, and no \" < or >: write %20 for a blank, or take it out",
                CodeSchemes = "code-schemes":
                    "begin it with https://, http://, mailto:, tel:, sms: or geo:, write where it leads right behind that, and leave out spaces; `content` holds any other words",
                WriteNetwork = "write-network":
                    "write qr = {{ wifi = {{ name = \"…\", password = \"…\" }} }} on a card, or wifi = {{ … }} in a block of kind \"qr\"",
                NameNetwork = "name-network": "write the name as telephones show it in their list of networks",
                AddPassword = "add-password": "add password = \"…\", or write security = \"none\"",
                NoPassword = "no-password": "remove the password, or remove security = \"none\"",
                CheckPassword = "check-password":
                    "see whether it is the whole password; if the network is an old one, write security = \"wep\"",

                // Fields.
                AddField { name: Quoted } = "add-field":
                    "or add `{name}` to [fields] in trykk.toml; for a brace as such write it twice: {{{{",
                CloseField = "close-field":
                    "write such as {{phone}}; for a brace as such write it twice: {{{{",
            ]
        }
    };
}
