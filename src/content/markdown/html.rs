//! A tag of HTML → what to write for it in a text. That it is refused is decided by the reader.

use crate::diag::values::ForHtml;

/// What to write for the tag that `html` begins with; `None` where there is nothing of its kind.
pub fn instead(html: &str) -> Option<ForHtml> {
    let inside = html.strip_prefix('<')?;
    if inside.starts_with("!--") {
        return Some(ForHtml::Remark);
    }
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric());
    let name = inside.get(..end.unwrap_or(inside.len()))?;
    Some(match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => ForHtml::Strong,
        "i" | "em" => ForHtml::Emphasis,
        "a" => ForHtml::Link,
        "br" => ForHtml::Break,
        "p" | "div" => ForHtml::Paragraph,
        "ul" | "ol" | "li" => ForHtml::List,
        "table" | "tr" | "td" | "th" => ForHtml::Table,
        "img" => ForHtml::Image,
        "sup" => ForHtml::Raised,
        "sub" => ForHtml::Lowered,
        "u" | "ins" | "span" | "font" | "small" | "big" | "center" => ForHtml::Words,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ForHtml::Title,
        _ => return None,
    })
}
