//! Paths → how people read them in sentences, and type them in commands. Nothing is looked up on the disk.

use std::fmt::Display;
use std::path::Path;

/// A path as a person names it: `output/hefte.pdf`, not `./output/hefte.pdf`.
pub fn shown(path: &Path) -> impl Display {
    let short = path.strip_prefix(".").unwrap_or(path);
    let is_here = short.as_os_str().is_empty();
    if is_here { path } else { short }.display()
}

/// A name or a path as it is typed in a command: between quotes where a shell would take it for several words.
pub fn typed(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\' | ':');
    match !name.is_empty() && name.chars().all(plain) {
        true => name.to_owned(),
        false => format!("\"{name}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_named_without_the_folder_that_all_are_in() {
        for (path, name) in [
            ("./output/a.pdf", "output/a.pdf"),
            ("output/a.pdf", "output/a.pdf"),
            ("../a.pdf", "../a.pdf"),
            ("/a/b.pdf", "/a/b.pdf"),
            (".", "."),
        ] {
            assert_eq!(shown(Path::new(path)).to_string(), name);
        }
    }

    #[test]
    fn names_of_several_words_stand_between_quotes() {
        assert_eq!(typed("kurs-2026/våren"), "kurs-2026/våren");
        assert_eq!(typed("Kurs og heftet"), "\"Kurs og heftet\"");
        assert_eq!(typed("a&b"), "\"a&b\"");
    }
}
