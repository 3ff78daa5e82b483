//! A strict reader of small XML: every element closes, every value is quoted, nothing is left over.

/// The texts between the tags of `xml`, or what is wrong with it.
pub fn texts(xml: &str) -> Result<Vec<String>, String> {
    let mut open: Vec<&str> = Vec::new();
    let mut texts = Vec::new();
    let mut elements = 0;
    let mut rest = xml.trim_start_matches('\u{feff}');
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = &rest[..end];
            if open.is_empty() && !text.trim().is_empty() {
                return Err(format!("text outside of all elements: {text:?}"));
            }
            if !text.trim().is_empty() {
                texts.push(unescape(text)?);
            }
            rest = &rest[end..];
            continue;
        };
        if let Some(instruction) = tag.strip_prefix('?') {
            let end = instruction.find("?>").ok_or("an open instruction")?;
            rest = &instruction[end + 2..];
            continue;
        }
        let end = end_of_tag(tag)?;
        let (inside, after) = (&tag[..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            let opened = open.pop().ok_or(format!("</{name}> closes nothing"))?;
            if opened != name.trim_end() {
                return Err(format!("<{opened}> is closed by </{name}>"));
            }
            continue;
        }
        let whole = inside.strip_suffix('/');
        let name = attributes(whole.unwrap_or(inside))?;
        elements += 1;
        if whole.is_none() {
            open.push(name);
        }
    }
    match open.pop() {
        Some(name) => Err(format!("<{name}> is never closed")),
        None if elements == 0 => Err("no element at all".to_owned()),
        None => Ok(texts),
    }
}

/// Where the tag ends, quoted values passed over.
fn end_of_tag(tag: &str) -> Result<usize, String> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Ok(at),
            (None, '<') => break,
            _ => {}
        }
    }
    Err(format!("a tag that does not end: {tag:.40?}"))
}

/// Checks the attributes of a tag and gives its name.
fn attributes(inside: &str) -> Result<&str, String> {
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(end);
    let sound = |name: &str| {
        let sign = |c: char| c.is_alphanumeric() || "_:.-".contains(c);
        name.starts_with(char::is_alphabetic) && name.chars().all(sign)
    };
    if !sound(name) {
        return Err(format!("{name:?} is no name"));
    }
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(name);
        }
        let (key, value) = rest.split_once('=').ok_or(format!("no value: {rest}"))?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let quote = quote.ok_or(format!("no quotes: {rest}"))?;
        let end = value[1..].find(quote).ok_or(format!("open: {rest}"))?;
        if !sound(key.trim_end()) {
            return Err(format!("{key:?} is no name"));
        }
        unescape(&value[1..=end])?;
        rest = &value[end + 2..];
    }
}

fn unescape(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, after) = after.split_once(';').ok_or("a bare &")?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            other => return Err(format!("&{other}; is unknown")),
        });
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[test]
fn what_is_no_xml_is_refused() {
    for wrong in [
        "", "x", "<a>", "<a></b>", "<a b=c/>", "<a b='c'", "</a>", "<a>&</a>", "<a><</a>",
    ] {
        assert!(texts(wrong).is_err(), "{wrong}");
    }
    let fine = "<?xml?><a b=\"x>y\"><c:d/>one &amp; two</a>";
    assert_eq!(texts(fine).as_deref(), Ok(&["one & two".to_owned()][..]));
}
