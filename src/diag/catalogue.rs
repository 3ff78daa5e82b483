//! Every sentence that a diagnostic can say, in English, by code. Deciding when is not done here.

#[macro_use]
mod pages;
#[macro_use]
mod sheets;
#[macro_use]
mod words;

/// Declares the codes: variant, stable name, sentence with `{arguments}`.
macro_rules! codes {
    ([] $($variant:ident = $name:literal: $template:literal,)*) => {
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

// Each file hands its codes on to the next, and the last to `codes`.
words! { [pages sheets codes] }

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
