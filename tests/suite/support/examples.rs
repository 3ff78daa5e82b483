//! The examples of the user's guide, as they stand in it.

/// The code blocks of one language in the guide.
pub fn blocks<'g>(guide: &'g str, language: &str) -> Vec<&'g str> {
    let open = format!("\n```{language}\n");
    let parts = guide.split(&open).skip(1);
    parts
        .map(|part| part.split_once("```").expect("a closed block").0)
        .collect()
}

/// An example: whether it is a whole file, the file's path, and the text.
pub fn examples(guide: &str) -> Vec<(bool, &str, &str)> {
    let split = |block| {
        let (first, _): (&str, &str) = str::split_once(block, '\n').expect("a first line");
        let path = first
            .strip_prefix("# ")
            .expect("a first line that names the file");
        match path.strip_prefix("i ") {
            Some(path) => (false, path, block),
            None => (true, path, block),
        }
    };
    blocks(guide, "toml").into_iter().map(split).collect()
}
