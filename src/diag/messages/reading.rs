//! Sentences about files as such: what is not TOML, keys and values of the wrong shape, and the ways out
//! that many faults share.

/// Adds the messages of this file to those before it, and hands all to the next file.
macro_rules! reading {
    ([$next:ident $($rest:ident)*] [$($faults:tt)*] [$($hints:tt)*]) => {
        $next! {
            [$($rest)*]
            [
                $($faults)*

                // Files.
                FileMissing { path: Verbatim } = "file-missing":
                    "there is no file `{path}` in this project",
                FileOutside { path: Verbatim } = "file-outside":
                    "`{path}` leads out of the project folder",
                FileTooLarge { path: Verbatim, limit: u64 } = "file-too-large":
                    "`{path}` is larger than {limit} MiB",
                FileNotUtf8 { path: Verbatim } = "file-not-utf8":
                    "`{path}` is not saved as UTF-8; this is its first letter that cannot be read",
                FileNotText { path: Verbatim, kind: OtherFile } = "file-not-text":
                    "`{path}` is {kind}, and not plain text",
                FileUnreadable { path: Verbatim, reason: SystemFault } = "file-unreadable":
                    "`{path}` cannot be read: {reason}",

                // TOML.
                Syntax { detail: TomlFault } = "syntax": "{detail}",

                // Keys and values.
                WrongType { expected: Expected, found: FoundValue } = "wrong-type":
                    "expected {expected}, found {found}",
                WrongCount { expected: usize, found: usize } = "wrong-count":
                    "expected {expected} values, found {found}",
                OutOfRange { found: Number, min: Number, max: Number } = "out-of-range":
                    "{found} is not between {min} and {max}",
                MissingKey { key: Quoted } = "missing-key": "the key `{key}` is missing",
                UnknownKey { name: Quoted } = "unknown-key": "there is no key `{name}` here",
                KeyMeansNothing { key: Quoted, tag: Verbatim, choice: Verbatim } = "key-means-nothing":
                    "`{key}` means nothing with {tag} = {choice}",
                UnknownChoice { name: Quoted } = "unknown-choice":
                    "`{name}` is not one of the choices here",
                LengthNoUnit { text: Quoted } = "length-no-unit": "the length `{text}` has no unit",
                LengthUnknownUnit { text: Quoted } = "length-unknown-unit":
                    "the unit of the length `{text}` is unknown",
                LengthNoNumber { text: Quoted } = "length-no-number": "`{text}` is not a length",
                DecimalComma { text: Quoted } = "decimal-comma":
                    "`{text}` has a decimal comma, and the files need a full stop there",
                NotHex { text: Quoted } = "not-hex":
                    "`{text}` is not how a colour is written here",
                FlagInWords { text: Quoted } = "flag-in-words":
                    "`{text}` stands where true (yes) or false (no) belongs",
                NotPositive = "not-positive": "this length must be more than 0",
                Negative = "negative": "this length cannot be less than 0",
                EmptyList = "empty-list": "this list is empty",
                BadDate { text: Quoted } = "bad-date": "`{text}` is not a date",
                DateForm { text: Quoted } = "date-form":
                    "the date `{text}` is not written as year, month and day",
                Twice = "twice": "this stands here twice",
            ]
            [
                $($hints)*

                // Files.
                CheckFolder { folder: Verbatim } = "check-folder":
                    "check the spelling, and that the file stands in `{folder}`",
                PutInside = "put-inside":
                    "put the file into the project folder, and name it from there",
                SmallerFile = "smaller-file": "use a smaller file",
                SaveAsUtf8 = "save-as-utf8":
                    "open this file in the text editor and save it as UTF-8: in Notepad choose File, Save as, and UTF-8 beside Encoding",
                PlainText = "plain-text":
                    "copy its words into a plain text file, written in Notepad or another text editor",
                RenameFile { from: Verbatim, to: Verbatim } = "rename-file":
                    "the file is called {from}: rename it to {to}; Windows shows the whole name when File name extensions is ticked under View",
                MoveFile { from: Verbatim, folder: Verbatim } = "move-file":
                    "the file lies at {from}: move it to {folder}",
                TableFromWord = "table-from-word":
                    "tables of Word are not read: copy the table into Excel or LibreOffice, and save it as .xlsx, .ods or CSV",
                FromWord { file: Verbatim, to: Verbatim } = "from-word":
                    "Word files such as {file} are not read: copy the words into {to}",
                MayYouRead = "may-you-read": "check that it is a file, and that you may read it",

                // TOML.
                DoubleBrackets { name: Verbatim } = "double-brackets":
                    "where there can be several, write double brackets: [[{name}]]",
                DoubleBracketsAbove { name: Verbatim } = "double-brackets-above":
                    "further up, the first of them stands between single brackets: write [[{name}]] there, too",
                KeyOnce = "key-once": "keep one of the two, and remove the other",
                CloseQuotes = "close-quotes":
                    "close the text with the quotes that it opens with; a text of several lines stands between three",
                CloseThree { quotes: Verbatim } = "close-three":
                    "write {quotes} where the text ends",
                StraightQuotes = "straight-quotes":
                    "write straight quotes (\") at both ends of the text",
                PutComma = "put-comma": "write a comma between one value and the next",
                QuotesInside = "quotes-inside":
                    "inside a text write « and », or a backslash before a straight quote: \\\"; the next key stands on a line of its own",
                DoubleQuotes = "double-quotes":
                    "put a text that holds this quote between double quotes (\")",
                CloseList = "close-list": "write ] where the list ends",
                CloseTable = "close-table": "write a closing brace where the table ends",
                PutEquals = "put-equals": "write = between the key and its value",
                SquareBrackets = "square-brackets":
                    "write [ where the list begins and ] where it ends",
                CommaForSemicolon = "comma-for-semicolon":
                    "write a comma instead of the semicolon",
                FlagOrText { flag: Verbatim, text: Verbatim } = "flag-or-text":
                    "for a yes or no write {flag}; if it is a text, write {text}",
                NumberOrText { number: Verbatim, text: Verbatim } = "number-or-text":
                    "write the number alone, {number}, or as a text {text}",
                LeaveOutBehind { sign: Quoted } = "leave-out-behind":
                    "leave out `{sign}`: each key stands on a line of its own, with nothing behind its value",
                ThreeQuotes { line: usize } = "three-quotes":
                    "write three quotes (\"\"\") instead of one, here and where the text ends on line {line}",
                ThreeStraight = "three-straight":
                    "write three straight quotes (\"\"\") where the text begins and where it ends",
                ListOfPoints { points: Verbatim } = "list-of-points":
                    "a list is a block of its own, or a value of a card: kind = \"list\", and below it points = {points}",
                RemarkOrText = "remark-or-text":
                    "if it belongs to a text, put it between the quotes of that text; if it is a remark of your own, begin it with #",
                PlainBlank = "plain-blank": "delete it, and type a blank with the space bar",
                BreakAnew = "break-anew":
                    "delete it; in a text between three quotes, end the line with \\ to break it there, or leave a blank line for a new paragraph",
                NameAlone { name: Verbatim } = "name-alone":
                    "write the name of the file alone, {name}, and put the file into the folder of the project that it belongs to",
                TwoBackslashes = "two-backslashes": "write the backslash twice, or leave it out",
                TomlLine = "toml-line":
                    "a line reads `key = \"text\"`, or begins a part with brackets that close again, such as `[[section]]`; your own remarks begin with `#`",

                // Keys and values.
                NoQuotes = "no-quotes": "write the number without quotes",
                ListOf { count: usize } = "list-of":
                    "write {count} values with commas between them",
                Between { min: Number, max: Number } = "between":
                    "write a number from {min} to {max}",
                AddKey { key: Quoted, purpose: Purpose } = "add-key": "add `{key}`: {purpose}",
                OnlyWith { tag: Verbatim, names: List } = "only-with":
                    "leave it out; it is for {tag} = {names}",
                WriteUnit { number: Verbatim } = "write-unit":
                    "write \"{number}mm\" for millimetres, or \"{number}pt\" for points, in which type is measured",
                TrueOrFalse = "true-or-false": "write true for yes, or false for no, without quotes",
                OneText = "one-text":
                    "write one text between quotes; between three quotes it has several paragraphs, with a blank line before each",
                HeaderAbove { name: Verbatim } = "header-above":
                    "begin it with a line of its own further up: [[{name}]]",
                KeysBelow { name: Quoted } = "keys-below":
                    "`{name}` has keys of its own: write them between braces, or each on a line below its name in brackets",
                KeysInBraces = "keys-in-braces":
                    "this has keys of its own: write each with = and its value, and all of them between braces",
                TablesBelow { name: Quoted } = "tables-below":
                    "there can be several `{name}`, with keys of their own: each begins with a line with that name in double brackets",
                FillList = "fill-list": "put at least one thing into it",
                AtLeast { least: Least } = "at-least": "make it at least {least}",

                // What many faults share.
                DidYouMean { name: Quoted } = "did-you-mean": "did you mean `{name}`?",
                OneOf { names: List } = "one-of": "use one of: {names}",
                NoneThere = "none-there": "there are none to choose from yet",
                Write { text: Verbatim } = "write": "write {text}",
                WriteSuch { text: Example } = "write-such": "write it like this: {text}",
                LeaveOut = "leave-out": "leave it out",
                RemoveIt = "remove-it": "remove it",
                Shorten = "shorten": "make it shorter",
            ]
        }
    };
}
