//! Sentences about sheets, files and the command line.

/// The codes of this file, behind those that were gathered before.
macro_rules! sheets {
    ([$next:ident $($rest:ident)*] $($before:tt)*) => {
        $next! {
            [$($rest)*] $($before)*

            // Render.
            FontNotEmbedded = "font-not-embedded": "the font {font} cannot be used: {fault}",
            FontAsStaticTtf = "font-as-static-ttf": "use a static TrueType font (.ttf), and get a fresh copy if this one is damaged",
            PdfNotMade = "pdf-not-made": "no PDF could be made: {fault}",
            ReportFault = "report-fault": "this is a fault of Trykk itself; please report it, with the project's files if you can",
            FileNotWritten = "file-not-written": "`{path}` was not written: {fault}",
            CloseTheFile = "close-the-file": "close the file in other programs and build again",
            RoomAndRights = "room-and-rights": "check that there is room on the disk and that you may write to this folder",

            // Command line.
            NoFolder = "no-folder": "there is no folder {folder}",
            NoProject = "no-project": "there is no trykk.toml in {folder}",
            NameProject = "name-project": "run trykk in the folder that holds trykk.toml, or name that folder with --project",
            UnknownProduct = "unknown-product": "there is no product `{name}` in trykk.toml",
            EditionNotMade = "edition-not-made": "the edition `{edition}` cannot be made yet",

            // Press: pages on sheets.
            CaliperTooThick = "caliper-too-thick": "paper is not {caliper} thick",
            SignatureNotInFours = "signature-not-in-fours": "{pages} pages cannot be folded into one another: a folded sheet has four",
            NoSheet = "no-sheet": "the layout does not say on which paper the office edition of `{product}` is printed",
            AddSheet = "add-sheet": "add these lines to {path}: [sheet.office], paper = \"A4\", schema = {schema}",
            PaperTooSmall = "paper-too-small": "{paper} is too small for {pages} of {size}: {excess} too {axis}",
            LargerPaper = "larger-paper": "write a larger paper here, such as \"{paper}\", or a smaller trim in the layout",
            SmallerTrim = "smaller-trim": "make the trim of the layout smaller",
            InkInMargin = "ink-in-margin": "ink reaches up to {excess} into the {margin} at the paper's edge that printers leave white: {pages}",
            TextInMargin = "text-in-margin": "this text, on {pages}, reaches up to {excess} into the {margin} at the paper's edge that printers leave white",
            KeepInside = "keep-inside": "write edge = \"inset\" in [sheet.office]; paper that is larger than the pages helps too",
            WiderThanPrinter = "wider-than-printer": "make the margins of the layout wider or use larger paper; if your printer can print nearer the edge, make `printer-margin` in [sheet.office] smaller",
            TooThickToFold = "too-thick-to-fold": "{sheets} sheets are too many to be folded into one another and stapled",
            FoldInSignatures = "fold-in-signatures": "write signature = 16 in [sheet.office]: every 4 sheets are then folded by themselves",

            // Press: paper.
            OneToASheet = "one-to-a-sheet": "or write schema = \"single\" in [sheet.office]: one page to a side, not to be folded",

            // Press: what the fold takes.
            CutInFold = "cut-in-fold": "pages move so far towards the spine that the fold cuts off up to {excess}: {pages}",
            LessCreep = "less-creep": "in [sheet.office], make `signature` smaller or `caliper` thinner, or leave out `fore-edge-trim`",

            // Command line: what stands in the way of files and of what is said.
            NoFolderThere = "no-folder-there": "move away what stands where the folder goes, or name another folder with --output",
            FolderInPlace = "folder-in-place": "a folder stands where the file goes: move it away, or give it another name",
            NotSaid = "not-said": "what is told here could not be written to standard output: {fault}",
            WhereItGoes = "where-it-goes": "check where the output is sent to, and that there is room for it",

            // Command line: long reports.
            AndMore = "and-more": "and {count} more; --message-format short lists them all",

            // Press: imposition of cards, and printers.
            KeyMeansNothing = "key-means-nothing": "`{key}` means nothing with {tag} = \"{choice}\"",
            OnlyWith = "only-with": "leave it out; it is for {tag} = {names}",
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
            FewerCards = "fewer-cards": "leave out cards until there are 8 pages, or write schema = \"nup\" in [sheet.office]: sheets to cut",
            ZineTrim = "zine-trim": "pages of {trim} are too large: an eighth of {paper} is {cell}",
            UnknownPrinter = "unknown-printer": "there is no printer `{name}` in trykk.toml",
            AddPrinter = "add-printer": "describe it in trykk.toml, beginning with the line [printer.{name}]",
            WhichPrinter = "which-printer": "there are several printers, and nothing says which is used",
            NamePrinter = "name-printer": "write printer = \"NAME\" in [project], or --printer NAME at the command; the printers are {names}",
            WiderThanMeasured = "wider-than-measured": "make the margins of the layout wider or use larger paper; if the printer can print nearer the edge, make its `margins` in trykk.toml smaller",
            BackTooFar = "back-too-far": "no printer is off by {offset}",
            MeasureAgain = "measure-again": "measure again, and mind the unit: 0.5mm is half a millimetre",

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
    };
}
