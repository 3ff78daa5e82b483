//! What stands in a TOML file, and what should, as sentences show it.

use std::fmt::{self, Write};

use super::{Language, Said, Saying};

/// What should stand somewhere; «such» with an example as it is written in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are what is shown")]
pub enum Expected {
    Text,
    TextSuch(&'static str),
    DateSuch(&'static str),
    LengthSuch(&'static str),
    SizeSuch(&'static str),
    ColorSuch(&'static str),
    Bool,
    Number,
    WholeNumber,
    List,
    ListOf(usize),
    Table,
}

impl Expected {
    /// What it looks like.
    pub const fn example(self) -> Option<&'static str> {
        match self {
            Self::TextSuch(example)
            | Self::DateSuch(example)
            | Self::LengthSuch(example)
            | Self::SizeSuch(example)
            | Self::ColorSuch(example) => Some(example),
            Self::Text => Some("\"text\""),
            Self::Number | Self::WholeNumber => Some("12"),
            Self::List | Self::ListOf(_) => Some("[\"one\", \"two\"]"),
            Self::Table => Some("{ key = \"text\" }"),
            Self::Bool => None,
        }
    }
}

/// An example of what to write: the same in all languages but for the word between one and the other, `"A5" or "A4"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example(Box<str>);

impl<T: AsRef<str>> From<T> for Example {
    fn from(text: T) -> Self {
        Self(text.as_ref().into())
    }
}

impl Said for Example {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match self.0.split_once("\" or \"") {
            Some((one, other)) => {
                to.write_str(one)?;
                to.words("\" or \"", "\" eller \"")?;
                to.write_str(other)
            }
            None => to.write_str(&self.0),
        }
    }
}

impl Said for Expected {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        let such = |to: &mut Saying, english: &str, norwegian: &str, example: &str| {
            to.words(english, norwegian)?;
            Example::from(example).say(to)
        };
        match self {
            Self::Text => to.words("a text", "en tekst"),
            Self::TextSuch(example) => such(to, "a text such as ", "en tekst som ", example),
            Self::DateSuch(example) => such(to, "a date such as ", "en dato som ", example),
            Self::LengthSuch(example) => such(to, "a length such as ", "et mål som ", example),
            Self::SizeSuch(example) => such(to, "a size such as ", "en størrelse som ", example),
            Self::ColorSuch(example) => such(to, "a colour such as ", "en farge som ", example),
            Self::Bool => to.words("true or false", "true eller false"),
            Self::Number => to.words("a number", "et tall"),
            Self::WholeNumber => to.words("a whole number", "et helt tall"),
            Self::List => to.words("a list", "en liste"),
            Self::ListOf(count) => {
                to.words("a list of ", "en liste med ")?;
                write!(to, "{count}")
            }
            Self::Table => to.words(
                "a table of keys and values",
                "en tabell med nøkler og verdier",
            ),
        }
    }
}

choices! {
    /// What stands there instead.
    FoundValue {
        /// `"ord"`
        Text = "a text", "en tekst";
        /// `12`
        WholeNumber = "a whole number", "et helt tall";
        /// One of more digits than can be kept.
        HugeNumber = "a number that is far too large", "et altfor stort tall";
        /// `1.5`
        Fraction = "a number with a fraction", "et tall med desimaler";
        /// `true`
        Bool = "true or false", "true eller false";
        /// `2026-01-15`
        Date = "a date without quotes", "en dato uten anførselstegn";
        /// `[1, 2]`
        List = "a list", "en liste";
        /// `{ key = 1 }`
        Table = "a table", "en tabell";
    }
}

choices! {
    /// Why a file is not TOML.
    TomlFault {
        /// «This lacks the quotes around it».
        TextWithoutQuotes = "this lacks the quotes around it", "anførselstegnene rundt dette mangler";
        /// «The quote where this text begins is missing».
        OpeningMissing = "the quote where this text begins is missing", "anførselstegnet foran denne teksten mangler";
        /// «These quotes are curly, and the files need straight ones».
        CurlyQuotes = "these quotes are curly, and the files need straight ones", "disse anførselstegnene er krumme, og i filene skal de være rette";
        /// «The quote where this text ends is missing».
        TextNotClosed = "the quote where this text ends is missing", "anførselstegnet som avslutter teksten, mangler";
        /// «This text is never closed».
        LongTextNotClosed = "this text is never closed", "denne teksten blir aldri avsluttet";
        /// «This text has several lines, and only one quote at each end».
        SeveralLines = "this text has several lines, and only one quote at each end", "denne teksten har flere linjer, men bare ett anførselstegn i hver ende";
        /// «The text ends at this quote, but more follows».
        TextGoesOn = "the text ends at this quote, but more follows", "teksten slutter ved dette anførselstegnet, men det kommer mer";
        /// «A backslash means nothing before this sign».
        LoneBackslash = "a backslash means nothing before this sign", "en omvendt skråstrek betyr ingenting foran dette tegnet";
        /// «A path with backslashes is not understood between double quotes».
        WindowsPath = "a path with backslashes is not understood between double quotes", "en sti med omvendte skråstreker kan ikke leses mellom doble anførselstegn";
        /// «This yes or no is not written as true or false».
        FlagWord = "this yes or no is not written as true or false", "dette ja eller nei er ikke skrevet som true eller false";
        /// «This number has a decimal comma, and the files need a full stop».
        DecimalComma = "this number has a decimal comma, and the files need a full stop", "dette tallet har desimalkomma, og i filene skal det være punktum";
        /// «A per cent sign cannot stand behind a number».
        PercentSign = "a per cent sign cannot stand behind a number", "et prosenttegn kan ikke stå etter et tall";
        /// «A comma is missing here».
        CommaMissing = "a comma is missing here", "her mangler et komma";
        /// «This list is not closed».
        ListNotClosed = "this list is not closed", "denne listen er ikke avsluttet";
        /// «These are several values, and the brackets of a list are missing».
        ListWithoutBrackets = "these are several values, and the brackets of a list are missing", "dette er flere verdier, og klammene rundt listen mangler";
        /// «This list stands between parentheses, not between square brackets».
        RoundBrackets = "this list stands between parentheses, not between square brackets", "denne listen står mellom parenteser, ikke mellom klammer";
        /// «The brace where this ends is missing».
        TableNotClosed = "the brace where this ends is missing", "krøllparentesen der dette slutter, mangler";
        /// «There is no = between the key and its value».
        KeyWithoutValue = "there is no = between the key and its value", "det mangler et = mellom nøkkelen og verdien";
        /// «Nothing stands behind the =».
        NoValue = "nothing stands behind the =", "det står ingenting etter =";
        /// «Something else than one = stands between the key and its value».
        OtherEquals = "something else than one = stands between the key and its value", "det står noe annet enn ett = mellom nøkkelen og verdien";
        /// «A sign too many stands behind the value».
        SignBehind = "a sign too many stands behind the value", "det står et tegn for mye etter verdien";
        /// «A sign too many stands before the key».
        SignBeforeKey = "a sign too many stands before the key", "det står et tegn for mye foran nøkkelen";
        /// «This key has other signs than the letters a to z, digits and hyphens».
        KeyLetters = "this key has other signs than the letters a to z, digits and hyphens", "denne nøkkelen har andre tegn enn bokstavene a til z, sifre og bindestreker";
        /// «This key has a blank in it».
        KeyOfWords = "this key has a blank in it", "denne nøkkelen har et mellomrom i seg";
        /// «This key stands twice».
        KeyTwice = "this key stands twice", "denne nøkkelen står to ganger";
        /// «This table stands twice».
        TableTwice = "this table stands twice", "denne tabellen står to ganger";
        /// «The brackets around this name are not right».
        HeaderBrackets = "the brackets around this name are not right", "klammene rundt dette navnet stemmer ikke";
        /// «This looks like a remark of your own, but does not begin with #».
        RemarkSign = "this looks like a remark of your own, but does not begin with #", "dette ser ut som en merknad til deg selv, men begynner ikke med #";
        /// «These words belong to no text».
        WordsOutside = "these words belong to no text", "disse ordene hører ikke til noen tekst";
        /// «This point belongs to no list».
        PointOutside = "this point belongs to no list", "dette punktet hører ikke til noen liste";
        /// «This only looks like a blank: it is another sign, as word processors and web pages have it».
        OddBlank = "this only looks like a blank: it is another sign, as word processors and web pages have it", "dette ligner bare på et mellomrom: det er et annet tegn, slik tekstbehandlingsprogrammer og nettsider bruker";
        /// «This is an invisible line break, as word processors have it».
        PastedBreak = "this is an invisible line break, as word processors have it", "dette er et usynlig linjeskift fra et tekstbehandlingsprogram";
        /// «An invisible sign stands here».
        InvisibleSign = "an invisible sign stands here", "her står et usynlig tegn";
        /// «This cannot be understood».
        NotUnderstood = "this cannot be understood", "dette lar seg ikke lese";
    }
}

in_english! { Example Expected }
