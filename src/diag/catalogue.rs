//! Every sentence that a diagnostic can say, in English, by code. Deciding when is not done here.

/// Declares the codes: variant, stable name, sentence with `{arguments}`.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $template:literal,)*) => {
        /// Which sentence a diagnostic says.
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
    FileNotUtf8 = "file-not-utf8": "`{path}` is not UTF-8 text from byte {at} on",
    SaveAsUtf8 = "save-as-utf8": "save it as UTF-8 in the text editor",
    FileUnreadable = "file-unreadable": "`{path}` cannot be read: {reason}",
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
