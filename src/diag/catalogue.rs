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

    // Render.
    FontNotEmbedded = "font-not-embedded": "the font {font} cannot be put into a PDF: {fault}",
    FontAsStaticTtf = "font-as-static-ttf": "use a static TrueType font (.ttf), and get a fresh copy if this one is damaged",
    PdfNotMade = "pdf-not-made": "no PDF could be made: {fault}",
    ReportFault = "report-fault": "this is a fault of Trykk itself; please report it, with the project's files if you can",
    FileNotWritten = "file-not-written": "`{path}` was not written: {fault}",
    CloseTheFile = "close-the-file": "close the file in other programs and build again",
    RoomAndRights = "room-and-rights": "check that there is room on the disk and that you may write to this folder",
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
        let kebab = |n: &&str| n.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(names.iter().all(kebab), "{names:?}");
    }
}
