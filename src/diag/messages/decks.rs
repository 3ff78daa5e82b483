//! Sentences about decks: cards, what they take from guides, and tables (CSV).

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! decks {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Guides and decks.
                GuideAndDeck = "guide-and-deck":
                    "this file has both [[section]] and [[card]]: it can be a guide or a deck, not both",
                BlockAlone = "block-alone": "this block belongs to no section",
                NoParts = "no-parts": "this file has neither chapters nor cards",
                FromDeck { path: Verbatim } = "from-deck":
                    "`{path}` is a deck, and words can be taken from guides only",
                PartOfGuide { part: Quoted } = "part-of-guide":
                    "a booklet is made of a whole guide, not of its part `{part}` alone",
                PartOfDeck { part: Quoted } = "part-of-deck":
                    "a deck is printed whole, not its part `{part}` alone",
                DeckInBooklet = "deck-in-booklet":
                    "these words are a deck of cards, but the layout makes a booklet",
                GuideInCards = "guide-in-cards":
                    "cards are made of a deck, or of one part of a guide, not of a whole guide",

                // What is taken from a guide.
                UnknownNumber { id: Quoted, number: Verbatim } = "unknown-number":
                    "`{id}` has no number {number}",
                UnknownValue { name: Quoted } = "unknown-value":
                    "what this refers to has no `{name}`",
                SeveralThings { count: usize } = "several-things":
                    "this refers to {count} things where one is wanted",
                NotOfKind { kind: Verbatim } = "not-of-kind":
                    "what this refers to is no block of kind \"{kind}\"",
                TakenNotHere = "taken-not-here":
                    "words cannot be taken from a guide here",
                TakenInCircle { name: Quoted, other: Quoted } = "taken-in-circle":
                    "`{name}` takes words from `{other}`, which takes its words from `{name}`",
                TakenFromItself { name: Quoted } = "taken-from-itself":
                    "`{name}` takes words from itself",
                NotBlock = "not-block": "what this refers to is no block of a chapter",
                NotThing = "not-thing": "what this refers to is no thing with a name",
                NotWords = "not-words": "what this refers to is no words of one paragraph",
                MoreThanItem = "more-than-item":
                    "what this refers to is more than a name and a paragraph, which is all that a thing of this list can show",

                // Cards.
                UnknownCategory { name: Quoted } = "unknown-category":
                    "the deck has no category `{name}`",
                EmptyCard = "empty-card": "this card says nothing",
                FromAndTable = "from-and-table":
                    "a card is made from a guide or from a table, not from both",
                TableOnBack = "table-on-back":
                    "one back for all cards cannot be made from the rows of a table",
                AltWithoutImage = "alt-without-image":
                    "this says what a picture shows, but there is no picture",
                TooManyCards { most: usize } = "too-many-cards":
                    "with these, the deck has more than {most} cards",
                NotForAll { key: Quoted } = "not-for-all":
                    "`{key}` cannot be said of all cards at once",

                // Tables that are cards (CSV).
                UnknownTable { name: Quoted } = "unknown-table": "there is no table `{name}`",
                TableIsWorkbook { path: Verbatim } = "table-is-workbook":
                    "{path} is a workbook, although its name says that it is text (CSV)",
                TableIsOldWorkbook { path: Verbatim } = "table-is-old-workbook":
                    "{path} is a workbook of an old Excel, or one with a password, although its name says that it is text (CSV)",
                SheetOfText = "sheet-of-text": "a table in a file of text has no sheets",
                UnknownSheet { name: Quoted } = "unknown-sheet": "the workbook has no sheet `{name}`",
                NoWorkbook { path: Verbatim } = "no-workbook":
                    "{path} is no workbook of Excel or LibreOffice, although its name says so",
                WorkbookOld { path: Verbatim } = "workbook-old":
                    "{path} is a workbook of Excel 97 to 2003, and cannot be read",
                WorkbookPassword { path: Verbatim } = "workbook-password":
                    "{path} has a password, and cannot be read",
                WorkbookBinary { path: Verbatim } = "workbook-binary":
                    "{path} is a binary workbook (XLSB), and cannot be read",
                WorkbookBroken { path: Verbatim } = "workbook-broken":
                    "something in the workbook {path} is broken, and it cannot be read",
                WorkbookTooLarge { path: Verbatim } = "workbook-too-large":
                    "the workbook {path} is too large to be read",
                SheetsHidden { hidden: Quoted, name: Quoted } = "sheets-hidden":
                    "the first sheet `{hidden}` is hidden, so the table is read from `{name}`",
                SheetHidden { name: Quoted } = "sheet-hidden":
                    "the table is read from the sheet `{name}`, which is hidden in the workbook",
                RowsHidden { count: usize, first: usize } = "rows-hidden":
                    "hidden rows of the sheet become no cards: {count}, the first of them row {first}",
                ColumnsHidden { count: usize, first: Verbatim } = "columns-hidden":
                    "hidden columns of the sheet are not read: {count}, the first of them {first}",
                CellsMerged { count: usize, first: Verbatim } = "cells-merged":
                    "in a group of merged cells, only the first cell says anything; number of such groups: {count}, the first of them {first}",
                CellError { what: Verbatim } = "cell-error": "this cell shows the error {what}",
                FormulaNoResult = "formula-no-result":
                    "the file does not say what this formula gives",
                CellFormat = "cell-format":
                    "how the sheet shows this cell cannot be told: its number format is not known here, or the number is no date",
                TableEncoding { encoding: Verbatim } = "table-encoding":
                    "this table is not written in UTF-8, but was read as {encoding}",
                TableEncodingUnknown { path: Verbatim } = "table-encoding-unknown":
                    "which letters the table {path} is written with cannot be told: it is not UTF-8, and as Windows-1252 it makes no words",
                InvisibleMarks { count: usize, code: CodePoint } = "invisible-marks":
                    "marks that nobody sees were left out of this table: {count}, the first of them {code} in this cell",
                TableEmpty { path: Verbatim } = "table-empty":
                    "the table {path} has no rows below its first",
                UnknownColumn { name: Quoted } = "unknown-column":
                    "the table has no column `{name}`",
                RowsBeyond { first: usize, count: usize } = "rows-beyond":
                    "there is no row {first}: the tables have {count} rows that become cards",
                RowsFewer { last: usize, count: usize } = "rows-fewer":
                    "there is no row {last}: the tables have {count} rows that become cards, and it ends there",
                RowsWithoutTable = "rows-without-table":
                    "no product that is built has cards from the rows of a table",
                ConditionUnclear = "condition-unclear": "this does not say what the column must say",
                ConditionUnmet { text: Quoted, column: Quoted } = "condition-unmet":
                    "no row of the table says `{text}` under `{column}`",
                NoRowsLeft = "no-rows-left": "no row of this table becomes a card",
                NotSortedBy { name: Quoted } = "not-sorted-by":
                    "`{name}` is not among the columns of `sort`",
                CopiesMissing = "copies-missing": "this row does not say how many cards it becomes",
                CopiesNotNumber { text: Quoted } = "copies-not-number":
                    "`{text}` is not a number of cards",
                HeaderAgain = "header-again":
                    "this row says again what the columns are called, and would become a card",
                ColumnUnnamed { number: usize } = "column-unnamed":
                    "column {number} has no name of letters or digits in the first row",
                ColumnTwice { name: Quoted } = "column-twice": "two columns are called `{name}`",
                UnevenRow { found: usize, wanted: usize } = "uneven-row":
                    "the number of cells here is {found}, not {wanted} as in the first row",
                UnevenRows { count: usize } = "uneven-rows":
                    "rows with more or fewer cells than the first row, from here on: {count}",
                TableTooWide { most: usize } = "table-too-wide":
                    "this row has more than {most} cells, and {most} are the most",
                CellTooLong { most: usize } = "cell-too-long":
                    "this cell has more than {most} characters, and {most} are the most",
                CellUnclosed = "cell-unclosed":
                    "this cell begins with a quote that is never closed",
                AfterCell = "after-cell":
                    "the cell ends at the quote before this, but more follows",

                // Tables on a card.
                RowLength { row: usize, found: usize, wanted: usize } = "row-length":
                    "the number of cells in row {row} is {found}, but that of columns is {wanted}",
                RowCount { found: usize, wanted: usize } = "row-count":
                    "the number of rows with cells is {found}, but that of names of rows is {wanted}",
                TableNoRows = "table-no-rows": "this table has columns but no rows",
                TableNoColumns = "table-no-columns": "this table has neither columns nor cells",
                NotAColumnWidth { text: Quoted } = "not-a-column-width":
                    "`{text}` is not the width of a column",
                ColumnsTooWide { columns: Abs, measure: Abs } = "columns-too-wide":
                    "these columns need {columns}, but the text is {measure} wide",
                PartInArea = "part-in-area":
                    "in an area, the width of a column is no part of the text's width",
            ]
            [
                $($hints)*

                // Guides and decks.
                CardsElsewhere { name: Verbatim } = "cards-elsewhere":
                    "move the cards to a file of their own; they can take their words from here with from = \"{name}#id\"",
                BlockInSection = "block-in-section":
                    "begin a section with the line [[section]], an id and a title, and write [[section.block]] instead of [[block]]",
                BeginParts = "begin-parts":
                    "begin a chapter of a guide with the line [[section]], or a card of a deck with the line [[card]]",
                NameGuide = "name-guide":
                    "name the guide that the deck has its words from, or write the words here",
                NeedsCardLayout = "needs-card-layout":
                    "name a layout for cards, such as \"card-a7\"; `trykk layout` lists those inside Trykk",

                // What is taken from a guide.
                OnlyThing = "only-thing":
                    "leave out the full stop and the number: there is one thing only",
                PickOne { from: Verbatim, count: usize } = "pick-one":
                    "say which, from \"{from}.1\" to \"{from}.{count}\"",
                TakeWhole { from: Verbatim } = "take-whole":
                    "let a value of the card be the whole of it, NAME = {{ from = \"{from}\" }}, or write here what is to be shown",
                MoveWords = "move-words":
                    "move these words to a guide of their own, from which both take them",
                GiveBlockId = "give-block-id":
                    "give the block that is meant an id in its guide, and refer to that",
                WriteHere = "write-here": "refer to something else, or write the words here",
                WriteItself = "write-itself": "write the words here",

                // Cards.
                AddCategory = "add-category":
                    "add one, beginning with the line [[category]], with id and title",
                FillCard = "fill-card":
                    "give it a title or a text, or from = \"file#id\" for words that stand elsewhere",
                OneOfTwo = "one-of-two":
                    "keep `from` or the table, and move the other to a card of its own",
                BackValues = "back-values": "remove it; write what the back says here",
                AddImage = "add-image": "add `image`, or remove `image-alt`",
                SplitDeck = "split-deck": "make several decks of them, each a product of its own",
                SayOnCard = "say-on-card": "write it in the [[card]] that it is about",

                // Tables that are cards (CSV).
                SaveCsvUtf8 = "save-csv-utf8": "in Excel, save it as «CSV UTF-8 (kommadelt)»",
                CallItXlsx = "call-it-xlsx":
                    "give its name the ending .xlsx (or .ods, from LibreOffice), and name it so with `rows`",
                SaveAsXlsx = "save-as-xlsx":
                    "open it in Excel or LibreOffice, save it as .xlsx or .ods without a password, and name that file with `rows`",
                SmallerWorkbook = "smaller-workbook":
                    "copy the sheet to a workbook of its own, and delete what no card shows",
                NameSheet = "name-sheet":
                    "name the one that is meant with `sheet`, such as rows = {{ file = \"…\", sheet = \"…\" }}",
                ShowOrIgnore = "show-or-ignore":
                    "nothing needs to be done where that is right; otherwise show them in the spreadsheet and save it",
                Unmerge = "unmerge":
                    "unmerge them in the spreadsheet, and write in each row what belongs there",
                MendFormula = "mend-formula":
                    "put the formula right in the spreadsheet, or empty the cell",
                SaveInExcel = "save-in-excel":
                    "open the workbook in Excel or LibreOffice, which compute it, and save it",
                OtherFormat = "other-format":
                    "see whether the card says what it should; with another number format, or written as text, the cell is sure",
                CheckLetters = "check-letters":
                    "see whether this letter is right; saved as «CSV UTF-8 (kommadelt)» in Excel, the table needs no guess",
                TypeAnew = "type-anew":
                    "nothing needs to be done; typed anew in the spreadsheet, the cell is without them",
                FewerColumns = "fewer-columns":
                    "delete the columns that no card shows, or look for a quote (\") too much before it",
                ShortenCell = "shorten-cell":
                    "shorten it, or look for a quote (\") that is not closed before it",
                RowsFromTo { count: usize } = "rows-from-to":
                    "choose from 1 to {count} with --rows",
                NoRows = "no-rows": "leave --rows out, or name the product that is made of a table",
                OneCondition = "one-condition":
                    "write a text or a list of texts that it may say, or not = \"…\", empty = true or empty = false in braces",
                EmptyCondition { column: Verbatim } = "empty-condition":
                    "write {column} = {{ empty = true }} for rows that say nothing there, or {{ empty = false }} for the others",
                ColumnOfOtherCard { name: Quoted } = "column-of-other-card":
                    "`{name}` is a column of a table: only words of the card with `rows` have its values, and those of a [back] that all cards share are the same on every card",
                ColumnMeans { name: Quoted } = "column-means":
                    "or call the column `{name}`, if it is to mean what this key means on a card",
                LeaveRows = "leave-rows":
                    "change `where`, or the number of copies in the table, so that a row is left",
                AddToSort { name: Verbatim } = "add-to-sort":
                    "add it to `sort` as well, such as sort = [\"{name}\"]",
                WholeCopies = "whole-copies":
                    "write a whole number, such as 4; 0 makes no card of the row",
                AddRows = "add-rows":
                    "the first row names the values, and every row below it becomes a card",
                NameColumn = "name-column":
                    "write a name there, such as navn, or delete the column",
                RenameColumn = "rename-column": "give one of them another name, or delete it",
                SameName { first: Quoted, second: Quoted } = "same-name":
                    "`{first}` and `{second}` are the same name to cards: letters and digits count, in small letters",
                QuoteCell { delimiter: Delimiter } = "quote-cell":
                    "add what is missing, or take out what is too much; a cell that holds {delimiter} itself stands between quotes (\")",
                SaveAnew = "save-anew":
                    "save the table anew from the spreadsheet, which puts right all rows",
                CloseCell = "close-cell":
                    "write a quote (\") where the cell ends; a quote inside a cell is written twice (\"\")",

                // Tables on a card.
                AddTableColumns = "add-table-columns":
                    "add what stands in its cells, cells = [[\"…\"]], or the heads of its columns, columns = [\"…\"]",
                ColumnWidthSuch = "column-width-such":
                    "write a length such as \"20mm\", or a part of the text's width such as \"30%\"; leave it out for what the words need",
                ColumnLength = "column-length":
                    "write a length such as \"20mm\", or leave the width out",
                NarrowColumns = "narrow-columns":
                    "make a column narrower, or leave out the width of one with long words",
                WidenColumn = "widen-column":
                    "let `width` of its column be larger, or leave it out; or write a shorter word",
                FillRow = "fill-row": "write a text for each column; \"\" is a cell to write in",
                NameRows = "name-rows":
                    "give each row a name in `rows` and a list in `cells`, or leave one of the two out",
                AddTableRows = "add-table-rows":
                    "add the names of its rows, rows = [\"…\"], or what stands in them, cells = [[\"…\"]]",
            ]
        }
    };
}
