//! Sentences with `{slots}` that are read while the program runs, such as words on paper in the
//! language of the text. English sentences of diagnostics are checked by the compiler instead.

/// Puts the arguments into a sentence; an argument that is not given stays in its braces, so that
/// a forgotten one is seen.
pub fn fill(template: &str, args: &[(&'static str, String)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        text.push_str(before);
        let close = from.find('}').map_or(from.len(), |at| at + 1);
        let (slot, after) = from.split_at(close);
        let name = slot.trim_matches(['{', '}']);
        match args.iter().find(|(arg, _)| *arg == name) {
            Some((_, value)) => text.push_str(value),
            None => text.push_str(slot),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The names in the braces of a sentence, in their order.
pub fn slots(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_fill_their_slots_and_only_those() {
        let args = [("a", "{b}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(slots("{a} and {b}, {c"), ["a", "b"]);
        assert_eq!(fill("{a} and {b}, {c}", &args), "{b} and 2, {c}");
    }
}
