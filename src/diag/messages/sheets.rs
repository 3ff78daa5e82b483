//! Sentences about sheets: the office edition of a layout, and pages on paper.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! sheets {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Keys of a sheet.
                NoSheet { product: Quoted } = "no-sheet":
                    "the layout does not say on which paper the office edition of `{product}` is printed",
                FlipWithoutBacks = "flip-without-backs":
                    "`flip` means nothing on cards without backs: only one side of the paper is printed",
                CaliperTooThick { caliper: Abs } = "caliper-too-thick":
                    "paper is not {caliper} thick",
                SignatureNotInFours { pages: i64 } = "signature-not-in-fours":
                    "{pages} pages cannot be folded into one another: a folded sheet has four",
                NotSheets { text: Quoted } = "not-sheets":
                    "`{text}` does not say how many sheets lie beside and below each other",

                // Paper and margins.
                PaperTooSmall { paper: Verbatim, pages: Pages, size: Verbatim, excess: Abs, axis: Lack } = "paper-too-small":
                    "{paper} is too small for {pages} of {size}: {excess} too {axis}",
                NoneFits { paper: Verbatim, size: Verbatim } = "none-fits":
                    "{paper} has no room for even one page of {size} within what the printer reaches",
                InkInMargin { excess: Abs, margin: Abs, pages: PageList } = "ink-in-margin":
                    "ink reaches up to {excess} into the {margin} at the paper's edge that printers leave white: {pages}",
                TextInMargin { pages: PageList, excess: Abs, margin: Abs } = "text-in-margin":
                    "this text, on {pages}, reaches up to {excess} into the {margin} at the paper's edge that printers leave white",
                NoRoomForBooklets { paper: Verbatim, size: Verbatim } = "no-room-for-booklets":
                    "{paper} has room for two pages of {size} only, so this changes nothing",
                NoRoomForMarks { paper: Verbatim, mark: Quoted } = "no-room-for-marks":
                    "there is no room on {paper} for the marks `{mark}`: they stand outside the pages, and inside what the printer reaches",

                // Folded sheets.
                TooThickToFold { sheets: usize } = "too-thick-to-fold":
                    "{sheets} sheets are too many to be folded into one another and stapled",
                CutInFold { excess: Abs, pages: PageList } = "cut-in-fold":
                    "pages move so far towards the spine that the fold cuts off up to {excess}: {pages}",
                NoBacksFolded = "no-backs-folded":
                    "these cards have backs, but sheets that are folded to a booklet have no place for them",
                ZineTooLong { pages: usize } = "zine-too-long":
                    "one sheet folds to 8 pages, and there are {pages}",
                ZineTrim { trim: Verbatim, paper: Verbatim, cell: ExactSize } = "zine-trim":
                    "pages of {trim} are too large: an eighth of {paper} is {cell}",

                // Cards on a sheet.
                NoRoomForEach { gutter: Abs } = "no-room-for-each":
                    "there is no room for marks at each card: the gutter of {gutter} is all bleed, or too narrow",
                NeighboursDiffer { first: Printed, second: Printed, pairs: Pairs } = "neighbours-differ":
                    "{first} and {second} meet on the sheet with different colours, and a knife that is a little off shows the wrong one ({pairs})",
                TooManySheets { sheets: usize, most: usize } = "too-many-sheets":
                    "this comes to {sheets} sheets; {most} are the most",

                NoPairFits { paper: Verbatim, size: Verbatim } = "no-pair-fits":
                    "{paper} has no room for a front and a back of {size} side by side within what the printer reaches",
                NoBacksToFold = "no-backs-to-fold":
                    "these cards have no backs that could be folded over",

                // Leaflets.
                NoPanels = "no-panels":
                    "only the panels of a leaflet are folded in this way",
                NothingCutApart = "nothing-cut-apart":
                    "on these sheets no cards or pages are cut apart, so none has a rim of its own",
                PanelsOnOtherSheet = "panels-on-other-sheet":
                    "these pages are the panels of one sheet, and stand together on it",
                TuckTooMuch { tuck: Abs } = "tuck-too-much":
                    "a panel that is {tuck} shorter than the others leaves a gap that is seen",
                LeafletTooLong { pages: usize, panels: usize } = "leaflet-too-long":
                    "the leaflet has {panels} panels, and these words take {pages}",

                // Labels and perforated sheets.
                UnknownPrecut { name: Quoted } = "unknown-precut":
                    "there are no measures of a sheet with the number `{name}`",
                LabelsOverlap { pitch: FineMm, label: FineMm } = "labels-overlap":
                    "labels of {label} cannot follow each other every {pitch}",
                LabelsBeyond { end: FineMm, paper: FineMm, axis: Axis } = "labels-beyond":
                    "with these measures the labels end {end} from the edge, and the sheet has a {axis} of {paper}",
                PerforatedTrim { name: Verbatim, card: Verbatim, trim: Verbatim } = "perforated-trim":
                    "each place on the sheet {name} is {card}, and the trim of the layout is {trim}",
                StartBeyond { name: Verbatim, places: usize } = "start-beyond":
                    "the sheet {name} has {places} places",

                // Tiles.
                SheetsNotNeeded { page: Printed, asked: Tiling, paper: Verbatim, needed: Tiling } = "sheets-not-needed":
                    "{page} does not need {asked} sheets of {paper}: it comes to {needed}",
                SheetsTooFew { asked: Tiling, paper: Verbatim, page: Printed, size: Abs, least: Abs } = "sheets-too-few":
                    "on {asked} sheets of {paper}, {page} is only {size} across, and less than {least} cannot be cut and glued",
                OverlapTooLarge { overlap: Abs, left: Abs, paper: Verbatim, least: Abs } = "overlap-too-large":
                    "an overlap of {overlap} leaves {left} of {paper} across, and tiles need {least}",
                NothingToPrint { left: Abs, paper: Verbatim, overlap: Abs, least: Abs } = "nothing-to-print":
                    "within the printer's margins, {left} of {paper} is left across beside an overlap of {overlap}, and tiles need {least}",
                TooManyTiles { page: Printed, sheets: usize, paper: Verbatim, most: usize } = "too-many-tiles":
                    "{page} comes to {sheets} sheets of {paper}; {most} are the most",
            ]
            [
                $($hints)*

                // Keys of a sheet.
                AddSheet { path: Verbatim, schema: Verbatim } = "add-sheet":
                    "add these lines to {path}: [sheet.office], paper = \"A4\", schema = {schema}",
                LeaveOutOrAddBack = "leave-out-or-add-back":
                    "leave it out, or add [back] to the layout",
                SheetsSuch { most: usize } = "sheets-such":
                    "write such as sheets = \"1x2\": one sheet wide and two high; {most} each way are the most",

                // Paper and margins.
                LargerPaper { paper: Verbatim } = "larger-paper":
                    "write a larger paper here, such as \"{paper}\", or a smaller trim in the layout",
                AskForLargerPaper { paper: Verbatim } = "ask-for-larger-paper":
                    "ask for a larger paper, such as --paper {paper}, or leave --paper out; or make the trim of the layout smaller",
                WriteInLayout { text: Verbatim } = "write-in-layout": "write {text} in the layout",
                SmallerTrim = "smaller-trim": "make the trim of the layout smaller",
                OneBooklet = "one-booklet":
                    "remove it, or use larger paper or a smaller `trim`",
                OneToASheet = "one-to-a-sheet":
                    "or write schema = \"single\" in [sheet.office]: one page to a side, not to be folded",
                KeepInside = "keep-inside":
                    "write edge = \"inset\" in [sheet.office]; paper that is larger than the pages helps too",
                WiderThanPrinter = "wider-than-printer":
                    "make the margins of the layout wider or use larger paper; if your printer can print nearer the edge, make `printer-margin` in [sheet.office] smaller",
                WiderThanMeasured = "wider-than-measured":
                    "make the margins of the layout wider or use larger paper; if the printer can print nearer the edge, make its `margins` in trykk.toml smaller",
                LeaveOutMarks { mark: Quoted } = "leave-out-marks":
                    "leave `{mark}` out of `marks`, or use larger paper",

                // Folded sheets.
                FoldInSignatures = "fold-in-signatures":
                    "write signature = 16 in [sheet.office]: every 4 sheets are then folded by themselves",
                LessCreep = "less-creep":
                    "in [sheet.office], make `signature` smaller or `caliper` thinner, or leave out `fore-edge-trim`",
                LeafletOrOtherSchema = "leaflet-or-other-schema":
                    "write format = \"leaflet\" at the top of the layout, or another schema",
                ShortenLeaflet = "shorten-leaflet":
                    "shorten the words, or take a fold with more panels",
                AddBackOrNup = "add-back-or-nup":
                    "add [back] to the layout, or write schema = \"nup\"",
                BacksOnNup = "backs-on-nup":
                    "remove [back] from the layout, or write schema = \"nup\" in [sheet.office]",
                ShortenOrSaddle = "shorten-or-saddle":
                    "shorten the words, or write schema = \"saddle\" in [sheet.office]: sheets to fold and staple",
                FewerCards = "fewer-cards":
                    "leave out cards until there are 8 pages, or write schema = \"nup\" in [sheet.office]: sheets to cut",

                // Cards on a sheet.
                WiderGutter { gutter: Typed } = "wider-gutter":
                    "write gutter = \"{gutter}\" or more, or marks = [\"crop\"] for marks round all cards together",
                GutterBetween { gutter: Typed } = "gutter-between":
                    "write gutter = \"{gutter}\" in [sheet.office], or edge = \"inset-each\"",
                InsetBetween = "inset-between":
                    "write edge = \"inset-each\" in [sheet.office], or give all cards the same background",
                GiveMeasures = "give-measures":
                    "give its measures: sheet = {{ columns = 3, rows = 7, size = \"63.5x38.1mm\", first = {{ left = \"7.2mm\", top = \"15.1mm\" }}, pitch = {{ across = \"66mm\" }} }}",
                PitchOverEdges = "pitch-over-edges":
                    "measure from the left edge of a label to the left edge of the next, and from upper edge to upper edge",
                MeasureSheet = "measure-sheet":
                    "measure the sheet again: upright, from its left and its upper edge to the first label",
                FewerCopies = "fewer-copies":
                    "write a smaller number, such as copies = 10, in [sheet.office] of the layout, and print the file several times",

                // Tiles.
                FewerSheets { needed: Tiling } = "fewer-sheets":
                    "write sheets = \"{needed}\", or leave it out",
                MoreSheets { needed: Tiling } = "more-sheets":
                    "write more sheets, such as sheets = \"{needed}\", or leave it out",
                NarrowerMargins = "narrower-margins":
                    "make `printer-margin` or `overlap` smaller; if trykk.toml describes the printer, look at its `margins`",
                LargerOrShrunk = "larger-or-shrunk":
                    "use larger paper, or print it smaller with such as sheets = \"4x4\" in [sheet.office]",
            ]
        }
    };
}
