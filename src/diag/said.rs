//! What is told in one of two languages: the languages, and how a value is said in each. The sentences stand in
//! [`messages`](super::messages), and which language is spoken is decided elsewhere.

use std::fmt::{self, Write};

use crate::units::Abs;

/// A language in which people are told what is wrong and what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Norwegian Bokmål, for who writes Nynorsk too.
    Norwegian,
}

impl Language {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Norwegian];

    /// The name that it has on the command line.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Norwegian => "nb",
        }
    }

    /// The language for who has this as the language of the system: `nb_NO.UTF-8`, `nn-NO`, `C`.
    pub fn of_system(name: &str) -> Self {
        let primary = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "nb" | "nn" | "no" => Self::Norwegian,
            _ => Self::English,
        }
    }

    /// The one of two words that belongs to it.
    pub const fn pick<T: Copy>(self, english: T, norwegian: T) -> T {
        match self {
            Self::English => english,
            Self::Norwegian => norwegian,
        }
    }
}

/// Where a value is said, and in which language.
#[expect(missing_debug_implementations, reason = "a formatter has none")]
pub struct Saying<'s, 'f> {
    language: Language,
    f: &'s mut fmt::Formatter<'f>,
}

impl<'s, 'f> Saying<'s, 'f> {
    /// Into `f`.
    pub fn new(language: Language, f: &'s mut fmt::Formatter<'f>) -> Self {
        Self { language, f }
    }

    /// The language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Whether a machine reads it (`{:#}`), which gets all of it.
    pub fn is_whole(&self) -> bool {
        self.f.alternate()
    }

    /// Words, of which each language has its own.
    pub fn words(&mut self, english: &str, norwegian: &str) -> fmt::Result {
        self.f.write_str(self.language.pick(english, norwegian))
    }

    /// A number with decimals in a sentence: with a comma in Norwegian.
    pub fn figure(&mut self, figure: fmt::Arguments) -> fmt::Result {
        match self.language {
            Language::English => self.f.write_fmt(figure),
            Language::Norwegian => self.f.write_str(&figure.to_string().replace('.', ",")),
        }
    }
}

impl Write for Saying<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.f.write_str(text)
    }
}

/// What can be said in each language.
pub trait Said {
    /// Says it.
    fn say(&self, to: &mut Saying) -> fmt::Result;

    /// The number that it is, where a sentence chooses its words by it: one file, two files.
    fn number(&self) -> Option<i64> {
        None
    }

    /// It, shown in this language.
    fn in_language(&self, language: Language) -> In<'_>
    where
        Self: Sized,
    {
        In::new(self, language)
    }
}

/// Something in one language.
#[expect(missing_debug_implementations, reason = "it is only shown")]
pub struct In<'a>(&'a dyn Said, Language);

impl<'a> In<'a> {
    /// This, shown in this language.
    pub fn new(value: &'a dyn Said, language: Language) -> Self {
        Self(value, language)
    }
}

impl fmt::Display for In<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.say(&mut Saying::new(self.1, f))
    }
}

macro_rules! whole_numbers {
    ($($type:ty)*) => {$(
        impl Said for $type {
            fn say(&self, to: &mut Saying) -> fmt::Result {
                write!(to, "{self}")
            }

            fn number(&self) -> Option<i64> {
                i64::try_from(*self).ok()
            }
        }
    )*};
}

whole_numbers! { u16 u32 u64 usize i64 }

impl Said for char {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        to.write_char(*self)
    }
}

impl Said for Abs {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        to.figure(format_args!("{self}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_in_norwegian_are_known_by_their_names() {
        for name in ["nb_NO.UTF-8", "nn_NO", "no", "nb-NO", "NB", "nn@x"] {
            assert_eq!(Language::of_system(name), Language::Norwegian, "{name}");
        }
        for name in [
            "en_GB.UTF-8",
            "C",
            "C.UTF-8",
            "POSIX",
            "",
            "nds_DE",
            "da_DK",
        ] {
            assert_eq!(Language::of_system(name), Language::English, "{name}");
        }
    }

    #[test]
    fn figures_have_a_comma_in_norwegian() {
        let length = Abs::mm(2.55);
        assert_eq!(
            length.in_language(Language::Norwegian).to_string(),
            "2,5 mm"
        );
        assert_eq!(
            length.in_language(Language::English).to_string(),
            length.to_string()
        );
        assert_eq!(12_usize.in_language(Language::Norwegian).to_string(), "12");
        assert_eq!(12_usize.number(), Some(12));
    }
}
