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
                FileNotUtf8 { path: Verbatim, line: usize } = "file-not-utf8":
                    "`{path}` holds letters that are not UTF-8 text, the first on line {line}",
                FileUnreadable { path: Verbatim, reason: SystemFault } = "file-unreadable":
                    "`{path}` cannot be read: {reason}",

                // TOML.
                Syntax { detail: TomlFault } = "syntax": "this is not valid TOML: {detail}",

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
                NotHex { text: Quoted } = "not-hex": "`{text}` is not a colour",
                NotPositive = "not-positive": "this length must be more than 0",
                Negative = "negative": "this length cannot be less than 0",
                EmptyList = "empty-list": "this list is empty",
                BadDate { text: Quoted } = "bad-date": "`{text}` is not a date",
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
                SaveAsUtf8 = "save-as-utf8": "save it as UTF-8 in the text editor",
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
