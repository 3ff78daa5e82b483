//! A wireless network as a QR code holds it, and as files write it.

use crate::content::read::{Cx, choice, record};
use crate::content::script;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{Span, Spanned};

/// A wireless network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Its name (SSID).
    pub name: String,
    /// Its password.
    pub password: Option<String>,
    /// How it is locked.
    pub security: Security,
    /// Whether it does not tell its name.
    pub hidden: bool,
}

choice! {
    /// How a wireless network is locked.
    pub enum Security {
        /// With a password, as nearly all are (WPA, WPA2, WPA3).
        Wpa = "wpa",
        /// With a password of the old kind.
        Wep = "wep",
        /// Not at all.
        None = "none",
    }
}

record! {
    /// A wireless network.
    pub struct RawNetwork {
        /// Its name.
        name: Spanned<String>,
        /// Its password.
        password: Option<Spanned<String>>,
        /// How it is locked; left out, with WPA where there is a password, else not at all.
        security: Option<Security>,
        /// Whether it does not tell its name to those who look for one.
        #[default(false)]
        hidden: bool,
    }
}

impl RawNetwork {
    pub(super) fn network(self, cx: &mut Cx) -> Option<Network> {
        for text in std::iter::once(&self.name).chain(&self.password) {
            report_forbidden(&text.value, text.span, cx);
        }
        let security = self.security.unwrap_or(match self.password {
            Some(_) => Security::Wpa,
            None => Security::None,
        });
        let mut fault = None;
        let blank = self.name.value.trim().is_empty();
        let length = if blank { 0 } else { self.name.value.len() };
        if length == 0 || length > LONGEST_NAME {
            fault = Some((
                Fault::NetworkName { length },
                self.name.span,
                Hint::NameNetwork,
            ));
        }
        match (&self.password, security) {
            (Some(password), Security::None) => {
                fault = Some((Fault::PasswordOfOpen, password.span, Hint::NoPassword));
            }
            (None, Security::Wpa | Security::Wep) => {
                fault = Some((Fault::PasswordMissing, self.span, Hint::AddPassword));
            }
            (Some(password), Security::Wpa) if !is_wpa_password(&password.value) => {
                let count = password.value.chars().count();
                fault = Some((
                    Fault::PasswordLength { count },
                    password.span,
                    Hint::CheckPassword,
                ));
            }
            _ => {}
        }
        if let Some((fault, span, way_out)) = fault {
            cx.push(fault.at(span).hint(way_out));
            return None;
        }
        Some(Network {
            name: self.name.value,
            password: self.password.map(|password| password.value),
            security,
            hidden: self.hidden,
        })
    }
}

/// The most bytes of a network's name (IEEE 802.11, 9.4.2.2).
const LONGEST_NAME: usize = 32;

/// Whether it can be the password of a network with WPA: 8 to 63 characters of ASCII, or a key of 64
/// hexadecimal digits (IEEE 802.11, J.4). What names a field is known later.
fn is_wpa_password(password: &str) -> bool {
    let key = password.len() == 64 && password.bytes().all(|b| b.is_ascii_hexdigit());
    (8..=63).contains(&password.chars().count()) || key || password.contains('{')
}

impl Network {
    /// What is wrong with a name or a password that values of a row were filled into, at the place of the row.
    pub(super) fn report_filled(&self, row: Span) -> Option<Diagnostic> {
        // A brace of a cell is written twice until fields are filled in.
        let length = self.name.replace("{{", "{").len();
        if length == 0 || length > LONGEST_NAME {
            let error = Fault::NetworkName { length }.at(row);
            return Some(error.hint(Hint::NameNetwork));
        }
        let password = self.password.as_ref()?.replace("{{", "{");
        let sound = self.security != Security::Wpa || is_wpa_password(&password);
        let count = password.chars().count();
        let error = Fault::PasswordLength { count }.at(row);
        (!sound).then(|| error.hint(Hint::CheckPassword))
    }

    /// As a code holds it: `WIFI:T:WPA;S:name;P:password;;`, with a backslash before signs that part its
    /// fields (the form that the reader of Android, ZXing, came up with, and iOS reads).
    pub fn written(&self) -> String {
        let kind = match self.security {
            Security::Wpa => "WPA",
            Security::Wep => "WEP",
            Security::None => "nopass",
        };
        let mut text = format!("WIFI:T:{kind};S:{};", escaped(&self.name));
        if let Some(password) = &self.password {
            text += &format!("P:{};", escaped(password));
        }
        if self.hidden {
            text += "H:true;";
        }
        text + ";"
    }

    /// Reads what [`Network::written`] writes; `None` where it is not that, or has fields that this does not
    /// know.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut network = Self {
            name: String::new(),
            password: None,
            security: Security::None,
            hidden: false,
        };
        for (key, value) in fields(text.get(5..)?)? {
            match key.to_ascii_uppercase().as_str() {
                "S" => network.name = value,
                "P" => network.password = Some(value).filter(|password| !password.is_empty()),
                "H" => network.hidden = value.eq_ignore_ascii_case("true"),
                "T" => {
                    network.security = match value.to_ascii_uppercase().as_str() {
                        "WPA" | "WPA2" | "WPA3" | "SAE" => Security::Wpa,
                        "WEP" => Security::Wep,
                        "NOPASS" | "" => Security::None,
                        _ => return None,
                    };
                }
                _ => return None,
            }
        }
        let locked = network.security != Security::None;
        let named = (1..=LONGEST_NAME).contains(&network.name.len());
        (named && locked == network.password.is_some()).then_some(network)
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',' | ':' | '"') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The fields of `T:WPA;S:name;;`, escapes undone; `None` where one has no name.
fn fields(text: &str) -> Option<Vec<(String, String)>> {
    let mut fields = Vec::new();
    let (mut key, mut value) = (None::<String>, String::new());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => value.extend(chars.next()),
            ':' if key.is_none() => key = Some(std::mem::take(&mut value)),
            ';' => {
                if let Some(key) = key.take() {
                    fields.push((key, std::mem::take(&mut value)));
                } else if !value.is_empty() {
                    return None;
                }
            }
            _ => value.push(c),
        }
    }
    match key {
        Some(key) => fields.push((key, value)),
        None if !value.is_empty() => return None,
        None => {}
    }
    Some(fields)
}

/// Reports characters that cannot be printed.
pub(super) fn report_forbidden(text: &str, span: Span, cx: &mut Cx) {
    if let Some(found) = script::forbidden(text).first() {
        cx.push(found.reason.diagnostic(span));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_that_part_fields_are_escaped() {
        let network = Network {
            name: "Gjest; \"her\"".to_owned(),
            password: Some("a:b,c\\d".to_owned()),
            security: Security::Wpa,
            hidden: true,
        };
        assert_eq!(
            network.written(),
            "WIFI:T:WPA;S:Gjest\\; \\\"her\\\";P:a\\:b\\,c\\\\d;H:true;;"
        );
    }

    proptest! {
        #[test]
        fn a_network_is_read_as_it_was_written(
            name in "[a-zæ;:,\"\\\\ ]{1,12}", password in proptest::option::of("[a-z;:,\"\\\\ ]{1,20}"), hidden: bool
        ) {
            let network = Network {
                security: match password {
                    Some(_) => Security::Wpa,
                    None => Security::None,
                },
                name,
                password,
                hidden,
            };
            prop_assert_eq!(Network::read(&network.written()), Some(network));
        }
    }
}
