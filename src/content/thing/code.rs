//! A QR code: what a telephone opens, and the words beside it; how files write both. The code itself is not made
//! here.

use serde_json::json;

use super::network::{Network, RawNetwork, report_forbidden};
use crate::content::lang::Lang;
use crate::content::markdown::{Paragraphs, opens};
use crate::content::read::{Cx, Decode, Definitions, Json, Node, Value, either, parts, record};
use crate::content::text::Text;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// A QR code.
#[derive(Debug, Clone)]
pub struct Code {
    /// What it holds.
    pub content: CodeContent,
    /// The words beside it, where they are not those of what it holds; none at all where this is empty.
    pub words: Option<Vec<Text>>,
    /// The language of what is said of it, where it is not that of the words around it.
    pub lang: Option<Lang>,
    /// Where what it holds is written.
    pub span: Span,
}

/// What a code holds.
#[derive(Debug, Clone)]
pub enum CodeContent {
    /// An address that a telephone opens: of a page, for a mail, a call or a message, or a place on the map.
    Address(String),
    /// A wireless network that it joins.
    Network(Box<Network>),
    /// Words that it shows.
    Words(String),
}

record! {
    /// A QR code, and the words beside it.
    pub struct RawCode {
        /// The address that it opens, from its https: on; also mailto:, tel:, sms: and geo:.
        address: Option<Given<Spanned<String>>>,
        /// Anything else that it holds: an address too, or words that the telephone shows.
        content: Option<Given<Spanned<String>>>,
        /// The wireless network that it joins.
        wifi: Option<Given<RawNetwork>>,
        /// The words beside it, in Markdown, instead of what it holds; an empty text for none.
        text: Option<WordsOrNone>,
    }
}

/// A value that is given, even where it could not be read: what is broken is not missing as well.
#[derive(Debug, Clone)]
pub struct Given<T>(Option<T>);

impl<T: Decode> Decode for Given<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Some(Self(T::decode(node, cx)))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        T::schema(definitions)
    }
}

/// Paragraphs, or an empty text for no words at all.
#[derive(Debug, Clone)]
pub struct WordsOrNone(pub Vec<Text>);

impl Decode for WordsOrNone {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => Some(Self(Vec::new())),
            _ => Paragraphs::decode(node, cx).map(|text| Self(text.0)),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string" })
    }
}

/// A code as cards write it: what it holds, or a table that says more.
#[derive(Debug, Clone)]
pub enum RawCodeValue {
    /// What it holds.
    Content(Spanned<String>),
    /// The same keys as a block of a guide.
    Keys(RawCode),
}

impl Decode for RawCodeValue {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Some(match node.value {
            Value::Table(_) => Self::Keys(RawCode::decode(node, cx)?),
            _ => Self::Content(Spanned::decode(node, cx)?),
        })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let text = String::schema(definitions);
        either([text, parts::record_schema::<RawCode>(definitions)])
    }
}

impl RawCodeValue {
    /// The code; `None` says that it cannot be shown, which was reported.
    pub fn code(self, cx: &mut Cx) -> Option<Code> {
        match self {
            Self::Content(content) => Some(Code::holding(&content, cx)),
            Self::Keys(raw) => raw.code(cx),
        }
    }
}

impl RawCode {
    /// The code; `None` says that it cannot be shown, which was reported.
    pub fn code(self, cx: &mut Cx) -> Option<Code> {
        let mut given = [
            self.address.is_some(),
            self.content.is_some(),
            self.wifi.is_some(),
        ]
        .into_iter()
        .filter(|given| *given);
        let (any, several) = (given.next().is_some(), given.next().is_some());
        let fault = match (any, several) {
            (false, _) => Some(Fault::CodeHoldsNothing),
            (true, true) => Some(Fault::CodeHoldsTwo),
            (true, false) => None,
        };
        if let Some(fault) = fault {
            cx.push(fault.at(self.span).hint(Hint::CodeHoldsOne));
            return None;
        }
        let words = self.text.map(|text| text.0);
        let (address, content) = (
            self.address.map(|given| given.0),
            self.content.map(|given| given.0),
        );
        let code = match (address, content, self.wifi.map(|given| given.0)) {
            (Some(address), ..) => {
                let address = address?;
                let code = Code::holding(&address, cx);
                // What is empty was reported.
                if !address.value.trim().is_empty()
                    && let Ok(CodeContent::Words(_)) = CodeContent::of(&address.value)
                {
                    cx.push(WrongContent::Address.report(&address));
                }
                code
            }
            (None, Some(content), _) => {
                let content = content?;
                // Whoever says that it holds words means words, if they do not begin as an address.
                match has_scheme(&content.value.to_ascii_lowercase()) {
                    true => Code::holding(&content, cx),
                    false => Code::saying(&content, cx),
                }
            }
            (None, None, wifi) => {
                let wifi = wifi??;
                Code {
                    span: wifi.span,
                    lang: None,
                    content: CodeContent::Network(Box::new(wifi.network(cx)?)),
                    words: None,
                }
            }
        };
        Some(Code { words, ..code })
    }
}

impl Code {
    /// A code that holds this: what begins as an address does is one, `WIFI:` a network, and all else words.
    /// What seems to be an address with its beginning left out is reported.
    pub fn holding(content: &Spanned<String>, cx: &mut Cx) -> Self {
        let code = Self::saying(content, cx);
        let content_of = CodeContent::of(&content.value);
        Self {
            content: content_of.unwrap_or_else(|wrong| {
                cx.push(wrong.report(content));
                code.content
            }),
            ..code
        }
    }

    /// A code that holds nothing but words. They are also printed beside it, a line a paragraph.
    fn saying(content: &Spanned<String>, cx: &mut Cx) -> Self {
        if content.value.trim().is_empty() {
            let error = Fault::CodeHoldsNothing.at(content.span);
            cx.push(error.hint(Hint::CodeHoldsOne));
        }
        report_forbidden(&content.value.replace(['\n', '\r'], " "), content.span, cx);
        Self {
            content: CodeContent::Words(content.value.clone()),
            words: None,
            lang: None,
            span: content.span,
        }
    }

    /// Says that what is said of it is in `lang`, where it does not say its language.
    pub fn assume_lang(&mut self, lang: &Lang) {
        self.lang.get_or_insert_with(|| lang.clone());
    }

    /// Whether this is more than words: something that a telephone opens.
    pub fn leads(text: &str) -> bool {
        !matches!(CodeContent::of(text), Ok(CodeContent::Words(_)))
    }

    /// What the code holds, byte for byte.
    pub fn held(&self) -> String {
        match &self.content {
            CodeContent::Address(text) | CodeContent::Words(text) => text.clone(),
            CodeContent::Network(network) => network.written(),
        }
    }

    /// Does something with each text that the code holds, whose values may be fields.
    pub fn each_held(&mut self, act: &mut dyn FnMut(&mut String)) {
        match &mut self.content {
            CodeContent::Address(text) | CodeContent::Words(text) => act(text),
            CodeContent::Network(network) => {
                act(&mut network.name);
                network.password.iter_mut().for_each(act);
            }
        }
    }
}

/// What seems to be meant by a content, but is written wrong.
enum WrongContent {
    Address,
    Network,
}

impl CodeContent {
    /// Whether it begins as an address that a telephone opens.
    fn leads(text: &str) -> bool {
        opens(text) || leads_further(text)
    }

    /// What a content is.
    fn of(text: &str) -> Result<Self, WrongContent> {
        let head = text.get(..5);
        if head.is_some_and(|head| head.eq_ignore_ascii_case("WIFI:")) {
            let network = Network::read(text).ok_or(WrongContent::Network)?;
            return Ok(Self::Network(Box::new(network)));
        }
        let leads = Self::leads(text);
        match leads && !text.contains(is_strange) {
            true => Ok(Self::Address(text.to_owned())),
            false if leads || is_nearly_address(text) => Err(WrongContent::Address),
            false => Ok(Self::Words(text.to_owned())),
        }
    }
}

impl Code {
    /// What is wrong with an address that values of a row were filled into, at the place of the row.
    pub fn report_filled(&self, row: Span) -> Option<Diagnostic> {
        match &self.content {
            CodeContent::Address(address) if address.contains(is_strange) => {
                let content = Spanned::new(address.clone(), row);
                Some(WrongContent::Address.report(&content))
            }
            CodeContent::Network(network) => network.report_filled(row),
            _ => None,
        }
    }
}

/// Whether no address holds it.
fn is_strange(c: char) -> bool {
    c.is_control() || c.is_whitespace() || "\"<>".contains(c)
}

impl WrongContent {
    /// Says what is wrong, and how it is written if that can be told.
    fn report(&self, content: &Spanned<String>) -> Diagnostic {
        let text = content.value.as_str();
        let Self::Address = self else {
            return Fault::BadNetwork.at(content.span).hint(Hint::WriteNetwork);
        };
        let whole = match text.contains('@') {
            true => format!("mailto:{text}"),
            false => format!("https://{text}"),
        };
        let lower = text.to_ascii_lowercase();
        let such = [
            ("geo:", "\"geo:59.91,10.75\""),
            ("smsto:", "\"smsto:+4722000000\""),
            ("sms:", "\"sms:+4722000000\""),
            ("tel:", "\"tel:+4722000000\""),
            ("mailto:", "\"mailto:post@eksempel.no\""),
        ];
        let such = such.iter().find(|(scheme, _)| lower.starts_with(scheme));
        let bare = is_nearly_address(text) && !text.contains([':', ' ']);
        let fault = Fault::BadLink {
            address: text.into(),
        };
        let number = lower.starts_with("tel:") && CodeContent::leads(text);
        fault.at(content.span).hint(match bare && opens(&whole) {
            true => Hint::write(format!("\"{whole}\"")),
            false if number && text.contains(char::is_whitespace) => {
                let whole: String = text.split_whitespace().collect();
                Hint::write(format!("\"{whole}\""))
            }
            false if text.contains(is_strange) && CodeContent::leads(text) => Hint::CodeSigns,
            false if such.is_some() => Hint::write_such(such.map_or("", |(_, such)| such)),
            false => Hint::CodeSchemes,
        })
    }
}

/// Whether it begins as what telephones open beside addresses of links: a message, or a place on the map.
fn leads_further(text: &str) -> bool {
    let after = |scheme: &str| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let message = after("sms:").or_else(|| after("smsto:"));
    let begins = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || "+({".contains(c));
    message.is_some_and(begins) || after("geo:").is_some_and(is_place)
}

/// Whether it is a latitude and a longitude in degrees (RFC 5870).
fn is_place(text: &str) -> bool {
    let place = text.split([';', '?']).next().unwrap_or("");
    let mut numbers = place.split(',');
    let mut within = |most: f64| {
        let number = numbers.next().and_then(|number| number.parse::<f64>().ok());
        number.is_some_and(|number| number.abs() <= most)
    };
    // The third is a height. More of them come from decimals that are written with commas.
    place.contains('{') || (within(90.0) && within(180.0) && place.split(',').count() <= 3)
}

/// Whether it begins with what a telephone opens, in small letters.
fn has_scheme(lower: &str) -> bool {
    let schemes = [
        "http:", "https:", "mailto:", "tel:", "sms:", "smsto:", "geo:", "wifi:",
    ];
    schemes.iter().any(|scheme| lower.starts_with(scheme))
}

/// Whether it seems to be an address with its beginning left out or mistyped: `www.eksempel.no`, `post@a.no`.
fn is_nearly_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let scheme = lower.split_once("://").map(|(scheme, _)| scheme);
    if scheme.is_some_and(|scheme| !scheme.contains(char::is_whitespace))
        || lower.starts_with("www.")
    {
        return true;
    }
    if lower.contains(char::is_whitespace) && !lower.contains(':') {
        return false;
    }
    if has_scheme(&lower) {
        return true;
    }
    let host = lower.split(['/', '?']).next().unwrap_or("");
    let host = host.rsplit('@').next().unwrap_or("");
    let mut labels = host.rsplit('.');
    let last = labels.next().unwrap_or("");
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let more = labels.clone().count() > 0 && labels.all(is_label);
    more && last.len() >= 2 && last.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Diagnostics;
    use crate::source::{FileId, Sources};

    /// What kind a content is, and the codes of what is wrong with it.
    fn kind(text: &str) -> (&'static str, Vec<&'static str>) {
        let (sources, mut diags) = (Sources::default(), Diagnostics::new());
        let span = Span {
            file: FileId(0),
            start: 0,
            end: 0,
        };
        let mut cx = Cx::new(&sources, &mut diags);
        let code = Code::holding(&Spanned::new(text.to_owned(), span), &mut cx);
        let kind = match code.content {
            CodeContent::Address(_) => "address",
            CodeContent::Network(_) => "network",
            CodeContent::Words(_) => "words",
        };
        let faults = diags.sorted();
        (
            kind,
            faults.iter().map(|found| found.fault.name()).collect(),
        )
    }

    #[test]
    fn what_is_written_tells_what_a_code_holds() {
        for address in [
            "https://eksempel.no",
            "HTTP://eksempel.no/a?b=c",
            "mailto:post@eksempel.no?subject=Hei",
            "tel:+4722000000",
            "sms:+4722000000?body=Hei",
            "SMSTO:12345:hei",
            "geo:59.91,10.75",
            "geo:-33.9,18.4,120?q=her",
        ] {
            assert_eq!(kind(address), ("address", vec![]), "{address}");
        }
        for words in [
            "Hei på deg",
            "A-1234",
            "kl. 12",
            "12.30",
            "Se side 4.",
            "Se https://eksempel.no",
            "husk: nøkkel",
            "1234567",
        ] {
            assert_eq!(kind(words), ("words", vec![]), "{words}");
        }
        for wrong in [
            "www.eksempel.no",
            "eksempel.no/kurs",
            "post@eksempel.no",
            "htps://eksempel.no",
            "https://",
            "https://eksempel.no/med mellomrom",
            "geo:91,10",
            "geo:59,91,10,75",
            "geo:her",
            "tel:abc",
            "mailto:ingen",
            "sms:Kari",
            "tel:",
        ] {
            assert_eq!(kind(wrong), ("words", vec!["bad-link"]), "{wrong}");
        }
        assert_eq!(kind("WIFI:T:WPA;S:Gjest;P:velkommen-inn;;").0, "network");
        assert_eq!(kind("wifi:S:Gjest;;"), ("network", vec![]));
        for wrong in [
            "WIFI:",
            "WIFI:T:WPA;S:Gjest;;",
            "WIFI:S:a;E:PEAP;;",
            "WIFI:Gjest;;",
        ] {
            assert_eq!(kind(wrong), ("words", vec!["bad-network"]), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_content_panics(text in "(WIFI:|geo:|sms:)?\\PC{0,20}") {
            kind(&text);
        }
    }
}
