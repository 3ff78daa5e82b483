//! A file's words → every path that it names, whole, however it is written: `crate::`, `super::`,
//! `self::`, a module declared here, `{groups}`, another crate. What a bare name means that was
//! imported before is not followed: its import is a path of its own.

/// A path that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// `["crate", "pages", "Page"]` or `["std", "fs"]`; an import of everything ends in `*`.
    pub path: Vec<String>,
    /// The module that names it.
    pub by: Vec<String>,
    /// What it is called there from now on, where it is an import.
    pub import: Option<String>,
    /// Whether the import is made for others too: `pub use`.
    pub handed_on: bool,
}

/// Every path that the file of `module` names; `module` is its own path, beginning with `crate`.
pub fn paths(module: &[String], tokens: &[String]) -> Vec<Named> {
    let declared = walk(module, tokens, &[]).declared;
    walk(module, tokens, &declared).found
}

/// The words of a file without what stands behind `#[cfg(test)]`, and the modules declared there.
pub fn without_tests(tokens: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut kept, mut modules) = (Vec::new(), Vec::new());
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i..].starts_with(&["#", "[", "cfg", "(", "test", ")", "]"].map(str::to_owned)) {
            let end = item_end(tokens, i + 7);
            let item = &tokens[i + 7..end];
            let names = item.windows(2).filter(|pair| pair[0] == "mod");
            modules.extend(names.map(|pair| pair[1].clone()));
            i = end;
        } else {
            kept.push(tokens[i].clone());
            i += 1;
        }
    }
    (kept, modules)
}

/// Behind the item that begins at token `from`: its `;` or the end of its braces.
fn item_end(tokens: &[String], from: usize) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().skip(from) {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(token.as_str(), "}" | ";") {
            return i + 1;
        }
    }
    tokens.len()
}

struct Walk<'t> {
    tokens: &'t [String],
    /// The module at the present token.
    here: Vec<String>,
    /// Modules that this file declares, known from an earlier walk.
    known: &'t [Vec<String>],
    declared: Vec<Vec<String>>,
    found: Vec<Named>,
}

fn walk<'t>(module: &[String], tokens: &'t [String], known: &'t [Vec<String>]) -> Walk<'t> {
    let mut walk = Walk {
        tokens,
        here: module.to_vec(),
        known,
        declared: Vec::new(),
        found: Vec::new(),
    };
    // How deep `here` was before each open brace: an inline module's brace leads one deeper.
    let mut depths = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match walk.text(i) {
            "{" => {
                depths.push(walk.here.len());
                if i >= 2 && walk.text(i - 2) == "mod" {
                    walk.here.push(tokens[i - 1].clone());
                }
            }
            "}" => walk.here.truncate(depths.pop().unwrap_or(module.len())),
            "mod" => {
                let declared = [walk.here.as_slice(), &[walk.text(i + 1).to_owned()]].concat();
                walk.declared.push(declared);
            }
            // `use<'a>` in a signature is no import.
            "use" if walk.text(i + 1) != "<" => {
                let handed_on = i > 0 && matches!(walk.text(i - 1), "pub" | ")");
                i = walk.import(i + 1, None, handed_on);
                continue;
            }
            "extern" if walk.text(i + 1) == "crate" => {
                let name = walk.text(i + 2);
                let root = if name == "self" { "crate" } else { name };
                walk.name(vec![root.to_owned()], None, false);
                i += 3;
                continue;
            }
            _ if walk.begins_path(i) => {
                i = walk.path(i);
                continue;
            }
            _ => {}
        }
        i += 1;
    }
    walk
}

impl Walk<'_> {
    fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", String::as_str)
    }

    /// Whether a path begins at token `i`; `::` may stand before it.
    fn begins_path(&self, i: usize) -> bool {
        let before = |n: usize| i.checked_sub(n).map_or("", |i| self.text(i));
        let goes_on = before(1) == "::" && (before(2) == ">" || before(2).starts_with(is_letter));
        self.text(i + 1) == "::" && self.text(i).starts_with(is_letter) && !goes_on
    }

    fn name(&mut self, path: Vec<String>, import: Option<String>, handed_on: bool) {
        self.found.push(Named {
            path,
            by: self.here.clone(),
            import,
            handed_on,
        });
    }

    /// Goes on from `path` (from here, where there is none) to the name `next`.
    fn step(&self, path: Option<Vec<String>>, next: &str) -> Vec<String> {
        let mut whole = match (path, next) {
            (None, "crate") => return vec!["crate".to_owned()],
            (None, "self" | "super") => self.here.clone(),
            (None, _) => {
                let child = [self.here.as_slice(), &[next.to_owned()]].concat();
                return match self.known.contains(&child) {
                    true => child,
                    false => vec![next.to_owned()],
                };
            }
            (Some(path), _) => path,
        };
        match next {
            "self" => {}
            "super" => whole.truncate((whole.len() - 1).max(1)),
            _ => whole.push(next.to_owned()),
        }
        whole
    }

    /// Reads a path in the middle of code, from token `i` on; gives the token after it.
    fn path(&mut self, mut i: usize) -> usize {
        let mut path = self.step(None, self.text(i));
        while self.text(i + 1) == "::" && self.text(i + 2).starts_with(is_letter) {
            i += 2;
            path = self.step(Some(path), self.text(i));
        }
        self.name(path, None, false);
        i + 1
    }

    /// Reads an import from token `i` on, behind `prefix`; gives the token after it.
    fn import(&mut self, mut i: usize, prefix: Option<Vec<String>>, handed_on: bool) -> usize {
        let mut path = prefix;
        loop {
            match self.text(i) {
                "{" => {
                    i += 1;
                    while !matches!(self.text(i), "}" | "") {
                        i = match self.text(i) {
                            "," => i + 1,
                            _ => self.import(i, path.clone(), handed_on),
                        };
                    }
                    return i + 1;
                }
                "::" => i += 1,
                "*" => {
                    let path = self.step(path, "*");
                    self.name(path, Some("*".to_owned()), handed_on);
                    return i + 1;
                }
                next => {
                    let whole = self.step(path, next);
                    if self.text(i + 1) == "::" {
                        path = Some(whole);
                        i += 2;
                        continue;
                    }
                    let (alias, end) = match self.text(i + 1) {
                        "as" => (self.text(i + 2).to_owned(), i + 3),
                        _ => (whole.last().cloned().unwrap_or_default(), i + 1),
                    };
                    self.name(whole, Some(alias), handed_on);
                    return end;
                }
            }
        }
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}
