//! What the readers of workbooks ask of an element of XML. Names are taken without the prefix of their name
//! space, which every program chooses for itself.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// Whether an element is called so.
pub fn is(tag: &BytesStart, name: &str) -> bool {
    tag.local_name().as_ref() == name
}

/// The value of an attribute.
pub fn attribute(tag: &BytesStart, key: &str) -> Option<String> {
    let mut all = tag.attributes();
    let found = all.with_checks(false).flatten();
    let mut found = found.filter(|known| known.key.local_name().as_ref() == key);
    let value = found.next()?;
    let value = value.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether an attribute of this name has this value; the same name can stand in several name spaces.
pub fn has(tag: &BytesStart, key: &str, value: &str) -> bool {
    let mut all = tag.attributes();
    let mut all = all.with_checks(false).flatten();
    all.any(|known| known.key.local_name().as_ref() == key && &*known.value == value)
}

/// An attribute that is a number.
pub fn number<T: std::str::FromStr>(tag: &BytesStart, key: &str) -> Option<T> {
    attribute(tag, key)?.trim().parse().ok()
}
