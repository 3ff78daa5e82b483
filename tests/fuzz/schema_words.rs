//! The schemas of the project's files → every key and every choice that they name.

use std::sync::OnceLock;

use trykk::build::ProjectFile;
use trykk::diag::Language;

/// Every key and every choice that a schema of the project's files names.
pub fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Vec::new();
        for file in ProjectFile::ALL {
            let schema = file.schema(Language::English);
            let schema = serde_json::from_str(&schema).expect("a schema is JSON");
            gather(&schema, &mut words);
        }
        words.sort();
        words.dedup();
        words
    })
}

fn gather(value: &serde_json::Value, words: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(table) => {
            for (key, inner) in table {
                match (key.as_str(), inner) {
                    ("properties", serde_json::Value::Object(keys)) => {
                        words.extend(keys.keys().cloned());
                    }
                    ("enum", serde_json::Value::Array(choices)) => {
                        let choices = choices.iter().filter_map(|choice| choice.as_str());
                        words.extend(choices.map(str::to_owned));
                    }
                    ("const", serde_json::Value::String(choice)) => words.push(choice.clone()),
                    _ => {}
                }
                gather(inner, words);
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        _ => {}
    }
}
