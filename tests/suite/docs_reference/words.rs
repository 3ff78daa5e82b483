//! What the reference says around what the schemas say, in English and in Norwegian.

use super::data::Said;
use super::schema::Type;

/// A language of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    Norwegian,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Norwegian];

    /// The folder of its book in `docs/reference`.
    pub const fn folder(self) -> &'static str {
        self.of("en", "nb")
    }

    /// The folder of the generated pages in it.
    pub const fn keys(self) -> &'static str {
        self.of("keys", "nokler")
    }

    /// The one of two that is in this language.
    pub const fn of<T: Copy>(self, english: T, norwegian: T) -> T {
        match self {
            Self::English => english,
            Self::Norwegian => norwegian,
        }
    }

    pub fn said(self, said: &Said) -> &str {
        match self {
            Self::English => &said.en,
            Self::Norwegian => &said.nb,
        }
    }

    /// Choices, as a sentence lists them.
    fn or(self, all: &[String]) -> String {
        let quoted: Vec<String> = all.iter().map(|one| format!("`{one}`")).collect();
        match quoted.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, first)) => {
                format!("{} {} {last}", first.join(", "), self.of("or", "eller"))
            }
            None => String::new(),
        }
    }

    /// What a value looks like.
    pub fn types(self, types: &[Type]) -> String {
        let said: Vec<String> = types.iter().map(|one| self.one(one)).collect();
        said.join(self.of(", or ", ", eller "))
    }

    fn one(self, one: &Type) -> String {
        match one {
            Type::Flag => self
                .of("`true` or `false`", "`true` eller `false`")
                .to_owned(),
            Type::Whole { min, max, step } => {
                let from = self.of("a whole number from", "et helt tall fra");
                let to = self.of("to", "til");
                let range = format!("{from} {min} {to} {max}");
                match step {
                    1 => range,
                    _ => format!(
                        "{range}, {} {step}",
                        self.of("a multiple of", "delelig med")
                    ),
                }
            }
            Type::Number(None) => self.of("a number", "et tall").to_owned(),
            Type::Number(Some((min, max))) => {
                let from = self.of("a number from", "et tall fra");
                let number = |number: &f64| match self {
                    Self::English => number.to_string(),
                    Self::Norwegian => number.to_string().replace('.', ","),
                };
                let (min, max) = (number(min), number(max));
                format!("{from} {min} {} {max}", self.of("to", "til"))
            }
            Type::Length { share: false } => self
                .of(
                    "a length: a number with `mm`, `cm`, `in` or `pt`",
                    "et mål: et tall med `mm`, `cm`, `in` eller `pt`",
                )
                .to_owned(),
            Type::Length { share: true } => self
                .of(
                    "a length with `mm`, `cm`, `in` or `pt`, or a share with `%`",
                    "et mål med `mm`, `cm`, `in` eller `pt`, eller en del med `%`",
                )
                .to_owned(),
            Type::Colour => self
                .of(
                    "a colour: `#` and six digits or letters from A to F",
                    "en farge: `#` og seks tegn, tall eller bokstaver fra A til F",
                )
                .to_owned(),
            Type::Date => self
                .of("a date, as year-month-day", "en dato, som år-måned-dag")
                .to_owned(),
            Type::Choice(all) => self.or(all),
            Type::Text(examples) if examples.is_empty() => self.of("a text", "en tekst").to_owned(),
            Type::Text(examples) => {
                let such = self.of("a text, such as", "en tekst, som");
                let examples: Vec<String> =
                    examples.iter().map(|one| format!("\"{one}\"")).collect();
                format!("{such} {}", self.or(&examples))
            }
            Type::List(items) => {
                let items = match items.as_slice() {
                    [] => String::new(),
                    items => format!(
                        "{} {}",
                        self.of("; each is", "; hver er"),
                        self.types(items)
                    ),
                };
                format!("{}{items}", self.of("a list", "en liste"))
            }
            Type::Table => self
                .of("a table of keys", "en tabell med nøkler")
                .to_owned(),
            Type::Names => self
                .of(
                    "a table with names of your own",
                    "en tabell med navn du velger selv",
                )
                .to_owned(),
        }
    }
}
