//! Sentences about the command line, and about files that are written.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! files {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Command line.
                NoFolder { folder: RunIn } = "no-folder": "there is no folder {folder}",
                NoProject { folder: RunIn } = "no-project": "there is no trykk.toml in {folder}",
                NoTemplate = "no-template": "it is not said what the project begins with",
                ProjectThere { folder: RunIn } = "project-there": "there is a project in {folder} already",
                FileThere { path: Verbatim } = "file-there": "there is a file `{path}` already",
                ProductThere { name: Quoted } = "product-there":
                    "there is a product `{name}` in trykk.toml already",
                UnknownProduct { name: Quoted } = "unknown-product":
                    "there is no product `{name}` in trykk.toml",
                NotWatched { folder: Verbatim, fault: SystemFault } = "not-watched":
                    "changes of the files in {folder} cannot be seen: {fault}",
                NothingPrinted = "nothing-printed": "no product of trykk.toml is printed in the office",
                NoJobsheet { fault: Cause } = "no-jobsheet":
                    "the pages that say how to print cannot be made: {fault}",
                UnknownCode { name: Quoted } = "unknown-code":
                    "no report has the code `{name}`",
                OptionIdle { option: Verbatim, edition: Verbatim } = "option-idle":
                    "{option} changes nothing here: no {edition} edition is made",
                IconTableIdle { name: Quoted } = "icon-table-idle":
                    "this changes nothing: no words of any product name the icon `{name}`",
                WordsTableIdle { lang: Quoted } = "words-table-idle":
                    "this changes nothing: no product is in the language `{lang}`",
                FileOfBefore { path: Verbatim } = "file-of-before":
                    "{path} is of an earlier build, and is not printed with the files that were written now",
                InksDerived { count: usize } = "inks-derived":
                    "the inks of {count} colours are worked out from what they are on screens: the theme does not say their `cmyk`",
                UsesNotKnown = "uses-not-known":
                    "something in the project is wrong, so this list does not show everything that is used",
                NoIcons { folder: Verbatim } = "no-icons": "there are no drawings (.svg) in {folder}",
                NotAPdfName { path: Verbatim } = "not-a-pdf-name":
                    "the sheet is a PDF file, and `{path}` is not called like one",
                NotCounted = "not-counted":
                    "something in the project is wrong, so pages and sheets are not counted",
                NotCompared = "not-compared":
                    "something in the project is wrong, so what was built cannot be compared with it",
                NotUpToDate { count: usize } = "not-up-to-date":
                    "files that are not as the project would make them now: {count}",
                NotSaid { fault: SystemFault } = "not-said":
                    "what is told here could not be written to standard output: {fault}",

                // Files.
                FontNotEmbedded { font: Verbatim, fault: FontFault } = "font-not-embedded":
                    "the font {font} cannot be used: {fault}",
                PdfNotMade { fault: NoPdf } = "pdf-not-made": "the file could not be made: {fault}",
                FileChanged { path: Verbatim } = "file-changed":
                    "`{path}` was changed while the project was read, so it may have been read in part",
                FileNotWritten { path: Verbatim, fault: NotWritten } = "file-not-written":
                    "`{path}` was not written: {fault}",
                TooManyPixels { page: usize, width: u64, height: u64, ppi: u16 } = "too-many-pixels":
                    "page {page} would be a picture of {width} × {height} pixels at {ppi} ppi, too large to draw",
                PictureNotMade { fault: InEnglish } = "picture-not-made":
                    "no picture could be made: {fault}",
                OldPictureStays { path: Verbatim, fault: SystemFault } = "old-picture-stays":
                    "`{path}` is of an earlier build and could not be removed: {fault}",
            ]
            [
                $($hints)*

                // Command line.
                NameProject = "name-project":
                    "run trykk in the folder that holds trykk.toml, or name that folder with --project; `trykk init` makes a new project",
                ProjectAbove { way: Verbatim } = "project-above":
                    "the project is further up: write `cd {way}`, and run trykk there",
                ProjectBelow { folder: Verbatim, way: Verbatim } = "project-below":
                    "the project is in the folder {folder}: write `cd {way}`, and run trykk there",
                ProjectsBelow { count: usize, folders: List, way: Verbatim } = "projects-below":
                    "{count} folders here hold a project: {folders}; go into the one that is meant, such as with `cd {way}`, and run trykk there",
                AddProduct = "add-product":
                    "`trykk new card NAME` adds something to it: card, poster, booklet, leaflet or labels",
                MoveAway = "move-away": "move it away, or choose another name or folder",
                AddByHand { text: Verbatim } = "add-by-hand": "write it there yourself: {text}",
                WhereItGoes = "where-it-goes":
                    "check where the output is sent to, and that there is room for it",
                EditionToo { edition: Verbatim } = "edition-too":
                    "leave it out, or ask for the {edition} edition as well: --edition {edition}",
                RemoveOrName = "remove-or-name":
                    "remove it, or put its name right if another is meant",
                DeleteOldFile = "delete-old-file": "delete it, so that nobody prints it by mistake",
                RunCheck = "run-check": "run `trykk check`, which says what is wrong",
                BuildAgain = "build-again":
                    "run `trykk build`, and print again what is in use",
                BuildByHand = "build-by-hand": "leave out --watch, and run trykk build after each change",
                TypeTooLarge = "type-too-large":
                    "the type of the theme is too large for this page: make it smaller in the theme",
                OneAtATime = "one-at-a-time": "ask for one product at a time: trykk jobsheet hefte",
                NamePrinted = "name-printed":
                    "name a product, or write \"office\" among its `editions` in trykk.toml",
                ListCodes = "list-codes":
                    "`trykk explain` lists all codes; a word that the report says finds its code, too: trykk explain margin",
                OnPagesOf { products: Products } = "on-pages-of": "on the pages of {products}",
                PutIcons = "put-icons": "put a drawing there, such as content/icons/heart.svg",
                AlsoAt { places: List } = "also-at": "also at {places}",
                AlsoAtMore { places: List, count: usize } = "also-at-more":
                    "also at {places} and at {count} more places; --message-format short lists them all",
                CharsToo { characters: List } = "chars-too": "nor has any these: {characters}",
                CharsTooMore { characters: List, count: usize } = "chars-too-more":
                    "nor has any these: {characters} and {count} more",
                AndMore { count: usize } = "and-more":
                    "and {count} more; --message-format short lists them all",

                // Files.
                FontFreshCopy = "font-fresh-copy":
                    "get a fresh copy of it if it is damaged, or take another font",
                ReportFault = "report-fault":
                    "this is a fault of Trykk itself; please report it, with the project's files if you can",
                CloseTheFile = "close-the-file": "close the file in other programs and build again",
                BuildWhenSaved = "build-when-saved":
                    "nothing was written; run the command again when everything is saved",
                RoomAndRights = "room-and-rights":
                    "check that there is room on the disk and that you may write to this folder",
                NoFolderThere = "no-folder-there":
                    "move away what stands where the folder goes, or name another folder with --output",
                FolderInPlace = "folder-in-place":
                    "a folder stands where the file goes: move it away, or give it another name",
                SmallerPpi = "smaller-ppi":
                    "build with a smaller --ppi, such as 72, or make the `trim` of the layout smaller",
                PpiAtMost { most: u16 } = "ppi-at-most":
                    "build with --ppi {most} or less, or make the `trim` of the layout smaller",
                NoPpi = "no-ppi":
                    "make the `trim` of the layout smaller: no --ppi is small enough for this",
            ]
        }
    };
}
