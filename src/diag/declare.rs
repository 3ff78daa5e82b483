//! Declares messages: a variant for each, with its name, its fields and its sentence in English; the Norwegian one
//! comes from a [`Catalogue`](super::catalogue::Catalogue). Which messages there are is not decided here.

/// Makes an enum of messages, with their names and sentences.
macro_rules! messages {
    ($(#[$doc:meta])* $messages:ident in $norwegian:expr => {
        $($variant:ident $({ $($field:ident: $type:ty),* })? = $name:literal: $sentence:literal,)*
    }) => {
        $(#[$doc])*
        #[allow(
            missing_docs,
            rustdoc::broken_intra_doc_links,
            reason = "the sentences tell what the fields are; [[accent]] in one is TOML, not a link"
        )]
        #[derive(Debug, Clone, PartialEq)]
        pub enum $messages {
            $(#[doc = $sentence] $variant $({ $($field: $type),* })?,)*
        }

        #[allow(dead_code, reason = "not all that is said has a name for machines, or is asked for by it")]
        impl $messages {
            /// The stable name, for machines and for searching.
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $name,)* }
            }

            /// What the sentence tells, by name and as text: the user's words are whole here.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$variant { $($($field),*)? } => {
                        vec![$($((stringify!($field), format!("{:#}", $field))),*)?]
                    })*
                }
            }

            /// What the sentence tells, by name.
            fn fields(&self) -> Vec<(&'static str, &dyn $crate::diag::said::Said)> {
                match self {
                    $(Self::$variant { $($($field),*)? } => {
                        vec![$($((stringify!($field), $field as &dyn $crate::diag::said::Said)),*)?]
                    })*
                }
            }

            /// Of every message its variant, its name, its sentence, and the names and types of its fields.
            const DECLARED: &[(&str, &str, &str, &[(&str, &str)])] = &[
                $((
                    stringify!($variant),
                    $name,
                    $sentence,
                    &[$($((stringify!($field), stringify!($type))),*)?],
                ),)*
            ];
        }

        impl $crate::diag::said::Said for $messages {
            fn say(&self, to: &mut $crate::diag::said::Saying) -> std::fmt::Result {
                use std::fmt::Write;

                // A sentence that is not there is told in English; a test holds that none is missing.
                if to.language() == $crate::diag::said::Language::Norwegian
                    && let Ok(said) = $norwegian.say(self.name(), &self.fields())
                {
                    return to.write_str(&said);
                }
                match self {
                    $(Self::$variant { $($($field),*)? } => {
                        write!(to, $sentence $($(, $field = $field)*)?)
                    })*
                }
            }
        }

        /// The sentence in English.
        impl std::fmt::Display for $messages {
            fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                use $crate::diag::said::{Language, Said, Saying};

                self.say(&mut Saying::new(Language::English, f))
            }
        }
    };
}

pub(crate) use messages;
