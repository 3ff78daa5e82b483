//! A JSON Schema in English → the same in Norwegian: what keys are for, what choices mean, and why a key is refused.
//! The sentences come from [`descriptions`](crate::descriptions); what has none there stays in English.

use super::definitions::Json;
use super::schema::UNKNOWN;
use crate::descriptions::in_norwegian;

/// What schemas say of a key that is refused, with how it begins in Norwegian.
const REFUSALS: [(&str, &str); 3] = [
    (UNKNOWN, "denne nøkkelen finnes ikke her"),
    (
        "this key means nothing on this face",
        "denne nøkkelen betyr ingenting på denne siden av kortet",
    ),
    (
        "this key means nothing with ",
        "denne nøkkelen betyr ingenting med ",
    ),
];

/// Puts all that a schema tells people into Norwegian.
pub fn translate(schema: &mut Json) {
    match schema {
        Json::Object(keys) => {
            for (key, value) in keys {
                match (key.as_str(), value) {
                    ("description", Json::String(text)) => *text = described(text),
                    ("not", value) if value["title"].is_string() => {
                        let why = value["title"].as_str().map(refused);
                        value["title"] = why.into();
                    }
                    (_, value) => translate(value),
                }
            }
        }
        Json::Array(values) => values.iter_mut().for_each(translate),
        _ => {}
    }
}

/// A description: paragraphs, each perhaps with choices in lines of their own.
fn described(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let lines = paragraph.split("\n- ").map(|line| {
            let choice = line
                .strip_prefix('`')
                .and_then(|line| line.split_once("`: "));
            match choice {
                Some((name, meaning)) if in_norwegian(line).is_none() => {
                    format!("`{name}`: {}", said(meaning))
                }
                _ => said(line).to_owned(),
            }
        });
        lines.collect::<Vec<_>>().join("\n- ")
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn said(english: &str) -> &str {
    in_norwegian(english).unwrap_or(english)
}

fn refused(why: &str) -> String {
    let known = REFUSALS
        .iter()
        .find_map(|(english, norwegian)| Some((norwegian, why.strip_prefix(english)?)));
    known.map_or_else(
        || why.to_owned(),
        |(norwegian, rest)| format!("{norwegian}{rest}"),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_people_read_is_translated_and_nothing_else() {
        let mut schema = json!({
            "title": "Guide",
            "description": "The title, as on the cover.\n\nWhat a section is for.\n- `notes`: Room for the reader's own notes.",
            "properties": { "description": { "enum": ["notes"] } },
            "additionalProperties": { "not": { "title": UNKNOWN } },
            "then": { "not": { "title": "this key means nothing with kind = \"text\"" } },
            "items": { "description": "Nobody wrote this." },
        });
        translate(&mut schema);
        let said = "Tittelen, slik den står på forsiden.\n\nHva et kapittel er til.\n- `notes`: Plass til leserens egne notater.";
        assert_eq!(schema["description"], said);
        assert_eq!(schema["title"], "Guide");
        assert_eq!(schema["properties"]["description"]["enum"][0], "notes");
        let refused = &schema["additionalProperties"]["not"]["title"];
        assert_eq!(refused, "denne nøkkelen finnes ikke her");
        let idle = &schema["then"]["not"]["title"];
        assert_eq!(idle, "denne nøkkelen betyr ingenting med kind = \"text\"");
        assert_eq!(schema["items"]["description"], "Nobody wrote this.");
    }
}
