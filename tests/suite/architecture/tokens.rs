//! Rust source → its words and signs, without comments and literals.

/// Rust source without comments and literals, as identifiers and single signs; `::` is one token.
pub fn tokens(source: &str) -> Vec<String> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            i = after_block_comment(&chars, i);
        } else if c == '"' {
            i = after_string(&chars, i);
        } else if c == '\'' {
            // A lifetime has no closing quote right after its first letter; a character has.
            i = match (at(i + 1), at(i + 2)) {
                ('\\', _) => 1 + after(&chars, i + 3, |c| c == '\''),
                (_, '\'') => i + 3,
                _ => i + 1,
            };
        } else if word(c) {
            let end = after(&chars, i, |c| !word(c));
            let name: String = chars[i..end].iter().collect();
            let raw = name.ends_with('r') && name.len() <= 2;
            i = match raw && matches!(at(end), '"' | '#') {
                true => after_raw(&chars, end),
                false => end,
            };
            if i == end {
                found.push(name);
            }
        } else if c == ':' && at(i + 1) == ':' {
            found.push("::".to_owned());
            i += 2;
        } else {
            if !c.is_whitespace() {
                found.push(c.to_string());
            }
            i += 1;
        }
    }
    found
}

/// The first place from `from` on where `stop` holds, or the end.
fn after(chars: &[char], from: usize, stop: impl Fn(char) -> bool) -> usize {
    (from..chars.len())
        .find(|&i| stop(chars[i]))
        .unwrap_or(chars.len())
}

fn after_block_comment(chars: &[char], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut i = start;
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn after_string(chars: &[char], start: usize) -> usize {
    let mut i = start + 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// Past `#"…"#` after its `r`; past one sign where it is a raw identifier (`r#type`).
fn after_raw(chars: &[char], start: usize) -> usize {
    let open = after(chars, start, |c| c != '#');
    if chars.get(open) != Some(&'"') {
        return start + 1;
    }
    let hashes = open - start;
    let closes = |i: &usize| {
        chars[*i] == '"' && (1..=hashes).all(|n| chars.get(i + n).copied() == Some('#'))
    };
    let end = (open + 1..chars.len()).find(closes);
    end.map_or(chars.len(), |end| end + hashes + 1)
}
