//! A tag of HTML → what to write for it in a text. That it is refused is decided by the reader.

/// What to write for the tag that `html` begins with; `None` where there is nothing of its kind.
pub fn instead(html: &str) -> Option<&'static str> {
    let inside = html.strip_prefix('<')?;
    if inside.starts_with("!--") {
        return Some("# before the key, on a line of its own: a remark is no part of a text");
    }
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric());
    let name = inside.get(..end.unwrap_or(inside.len()))?;
    Some(match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => "**…** instead of <b>…</b>",
        "i" | "em" => "*…* instead of <i>…</i>",
        "a" => "[words](https://…) instead of <a href=\"https://…\">words</a>",
        "br" => {
            "a blank line for a new paragraph, or a backslash at the end of a line to break it there"
        }
        "p" | "div" => "the words alone; a blank line begins a new paragraph",
        "ul" | "ol" | "li" => "a block of kind = \"list\", with points = [\"…\"]",
        "table" | "tr" | "td" | "th" => {
            "a block of kind = \"table\", with columns = [\"…\"] and cells = [[\"…\"]]"
        }
        "img" => "a block of kind = \"image\", with file = \"…\" and alt = \"…\"",
        "sup" => "the raised sign itself, such as ² or ³",
        "sub" => "the lowered sign itself, such as ₂",
        "u" | "ins" | "span" | "font" | "small" | "big" | "center" => {
            "the words alone, *emphasis* or **strong**"
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "title = \"…\" of the block or section",
        _ => return None,
    })
}
