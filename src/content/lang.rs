//! Languages as the project files name them. What a language needs (hyphens, words) is not here.

use serde_json::json;

use super::read::{Cx, Decode, Definitions, Json, Node};
use crate::diag::values::Expected;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Span;

/// The languages that a guide in Norway most likely uses; offered when a tag is not understood.
const USUAL: &str = "nb, nn, en, se";

/// Languages by what people call them.
const NAMES: &[(&str, &str)] = &[
    ("norsk", "nb"),
    ("no", "nb"),
    ("norwegian", "nb"),
    ("bokmål", "nb"),
    ("bokmal", "nb"),
    ("nynorsk", "nn"),
    ("samisk", "se"),
    ("nordsamisk", "se"),
    ("davvisámegiella", "se"),
    ("sørsamisk", "sma"),
    ("lulesamisk", "smj"),
    ("kvensk", "fkv"),
    ("engelsk", "en"),
    ("english", "en"),
    ("eng", "en"),
    ("svensk", "sv"),
    ("dansk", "da"),
    ("tysk", "de"),
    ("fransk", "fr"),
    ("spansk", "es"),
    ("polsk", "pl"),
    ("litauisk", "lt"),
    ("ukrainsk", "uk"),
    ("russisk", "ru"),
    ("somali", "so"),
    ("somalisk", "so"),
    ("tyrkisk", "tr"),
    ("vietnamesisk", "vi"),
];

/// Primary language subtags: ISO 639-1 without the withdrawn codes, and from ISO 639-3 the other
/// Sámi languages of Norway (`sma`, `smj`, `sms`, `smn`), Kven (`fkv`), Romani (`rom`, `rmn`, `rmy`), Sorani and
/// Kurmanji (`ckb`, `kmr`), Dari (`prs`), other languages of Europe that have no code of two letters, and some
/// that are read by many.
const KNOWN: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr \
    cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi \
    ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv \
    kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv \
    ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss \
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za \
    zh zu sma smj sms smn fkv ckb kmr prs rom rmn rmy ast bar cnr crh csb dsb frp frr fur gag gsw \
    hsb kea ksh lad lld lmo ltg mwl nap nds olo pms rue scn sco sgs sma stq szl vec vep vro wae ain \
    akl arc bal bho ceb chr cmn fil gaz haw hil hmn ilo kab kok krl lus mai mni nan nso pap pdc rif \
    sat shi syr tet tig tpi tsi tvl udm wal war xal yue zgh zza";

/// A language as a BCP 47 tag: `nb`, `en`, `se`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(pub String);

impl Lang {
    /// The language itself, without script and region: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or("")
    }

    /// Whether the tag is one that is understood. Where it is not, that was told where it is written.
    pub fn is_known(&self) -> bool {
        is_tag(&self.0)
    }

    /// What is wrong with a tag that stands at `span`; `None` where it is understood.
    pub(super) fn fault(text: &str, span: Span) -> Option<Diagnostic> {
        if is_tag(text) {
            return None;
        }
        let lower = text.trim().to_lowercase();
        let named = NAMES.iter().find(|(name, _)| *name == lower);
        let hint = if let Some((_, tag)) = named {
            Hint::write(format!("\"{tag}\""))
        } else if lower != text && is_tag(&lower) {
            Hint::did_you_mean(lower)
        } else {
            Hint::LanguageTags {
                names: [USUAL].into(),
            }
        };
        let error = Fault::UnknownLang { text: text.into() }.at(span);
        Some(error.hint(hint))
    }
}

impl Decode for Lang {
    /// A tag that is not understood is reported, and kept: the words around it have their own errors.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"nb\""))?;
        if let Some(error) = Self::fault(text, node.span) {
            cx.push(error);
        }
        Some(Self(text.to_owned()))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": "string",
            "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$",
            "examples": ["nb", "nn", "en", "se", "en-GB"],
        })
    }
}

/// Whether `text` is a known language, then perhaps a script, then perhaps a region, then perhaps variants
/// (BCP 47, section 2.1, without extensions, of which nothing here makes use).
pub(super) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let language = parts.next().unwrap_or("");
    parts.next_if(|part| is_script(part));
    parts.next_if(|part| is_region(part));
    while parts.next_if(|part| is_variant(part)).is_some() {}
    parts.next().is_none() && KNOWN.split_whitespace().any(|known| known == language)
}

fn is_script(part: &str) -> bool {
    let mut letters = part.chars();
    part.len() == 4
        && letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.all(|c| c.is_ascii_lowercase())
}

fn is_region(part: &str) -> bool {
    (part.len() == 2 && part.chars().all(|c| c.is_ascii_uppercase()))
        || (part.len() == 3 && part.chars().all(|c| c.is_ascii_digit()))
}

/// A variant: five to eight letters and digits, or four that begin with a digit.
fn is_variant(part: &str) -> bool {
    let plain = part
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let digit = part.starts_with(|c: char| c.is_ascii_digit());
    plain && ((5..=8).contains(&part.len()) || (part.len() == 4 && digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_languages_of_sensible_shape() {
        for tag in [
            "nb",
            "nn",
            "no",
            "en",
            "se",
            "sma",
            "en-GB",
            "zh-Hant-TW",
            "es-419",
            "sr-Latn",
            "ca-valencia",
            "de-CH-1996",
            "hsb",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "xx",
            "NB",
            "nb_NO",
            "norsk",
            "nb-",
            "nb-no",
            "nb-NO-NO",
            "-nb",
            "en-GB-x",
            "nb-norsk-",
            "qqq",
        ] {
            assert!(!is_tag(tag), "{tag}");
        }
        assert_eq!(Lang("en-GB".to_owned()).primary(), "en");
    }
}
