//! What a report on a broken project says to write is written in its place: that report must be gone then. Every project
//! of `tests/cases` is tried.

use serde_json::Value as Json;
use toml::Table;

use crate::cases::{Files, all, common, lay_out, project, report};

/// Cases whose reports underline a part of what is to be written anew: of a link its words, of a text what stands behind
/// its quote.
const OF_A_PART: &[&str] = &["numbers-elsewhere", "reference-unknown", "slip-after-quote"];

/// A report whose first hint says what to write, and where.
struct WayOut {
    fault: String,
    path: String,
    line: usize,
    columns: [usize; 2],
    text: String,
}

/// The reports on a project that say to write something in their place.
fn ways_out(reports: &str) -> Vec<WayOut> {
    let number =
        |found: &Json, key: &str| found[key].as_u64().and_then(|n| usize::try_from(n).ok());
    let way = |line: &str| {
        let found: Json = serde_json::from_str(line).expect("an object");
        let hint = &found["hints"][0];
        let text = match hint["code"].as_str()? {
            "write" => hint["args"]["text"].as_str()?,
            "did-you-mean" => hint["args"]["name"].as_str()?,
            _ => return None,
        };
        // What goes over several lines, and what is told of a file that is no text of the project, is not tried.
        let is_here = found["line"] == found["end_line"];
        is_here.then_some(WayOut {
            fault: found["fault"].as_str()?.to_owned(),
            path: found["path"].as_str()?.to_owned(),
            line: number(&found, "line")?,
            columns: [number(&found, "column")?, number(&found, "end_column")?],
            text: text.to_owned(),
        })
    };
    reports.lines().filter_map(way).collect()
}

/// The line with what is said to be written in its place.
fn written(line: &str, way: &WayOut) -> String {
    let signs: Vec<char> = line.chars().collect();
    let part = |from: usize, to: usize| signs[from..to].iter().collect::<String>();
    let [from, to] = way.columns.map(|column| column - 1);
    let (before, found, behind) = (part(0, from), part(from, to), part(to, signs.len()));
    // A key with its value stands in the place of the whole line.
    if let Some((key, _)) = way.text.split_once(" = ")
        && before.trim() == format!("{key} =")
    {
        return format!("{}{behind}", way.text);
    }
    // Of a text, the name that is meant stands between its quotes.
    match found
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(_) if !way.text.contains(['"', '[', '{']) && way.text.parse::<f64>().is_err() => {
            let is_flag = matches!(way.text.as_str(), "true" | "false");
            match is_flag {
                true => format!("{before}{}{behind}", way.text),
                false => format!("{before}\"{}\"{behind}", way.text),
            }
        }
        _ => format!("{before}{}{behind}", way.text),
    }
}

/// The files with what is said to be written.
fn followed(files: &Files, way: &WayOut) -> Option<Files> {
    let mut files = files.clone();
    let text = String::from_utf8(files.get(&way.path)?.clone()).ok()?;
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let line = lines.get_mut(way.line - 1)?;
    *line = written(line, way);
    files.insert(way.path.clone(), lines.join("\n").into_bytes());
    Some(files)
}

#[test]
fn what_is_said_to_be_written_mends() {
    let common = common();
    let (mut tried, mut wrong) = (0, Vec::new());
    for (name, (_, text)) in all() {
        let case: Table = text.parse().unwrap_or_else(|e| panic!("{name}: {e}"));
        if case.contains_key("folder") || OF_A_PART.contains(&&*name) {
            continue;
        }
        let files = project(&case, &common);
        let root = lay_out(&format!("ways-out-{name}"), &files);
        let json = ["--message-format", "json"];
        let ways = ways_out(&report(&root, &json));
        for way in ways {
            let Some(files) = followed(&files, &way) else {
                continue;
            };
            let root = lay_out(&format!("ways-out-{name}"), &files);
            let after = report(&root, &json);
            let is_same = |line: &str| {
                let found: Json = serde_json::from_str(line).expect("an object");
                found["fault"] == way.fault.as_str()
                    && found["path"] == way.path.as_str()
                    && found["line"] == way.line
                    && found["column"] == way.columns[0]
            };
            tried += 1;
            if let Some(line) = after.lines().find(|line| is_same(line)) {
                wrong.push(format!(
                    "== {name}: {} at {}: {}\n{line}",
                    way.fault, way.line, way.text
                ));
            }
        }
        std::fs::remove_dir_all(root).expect("the folder goes");
    }
    assert!(
        wrong.is_empty(),
        "{} of {tried}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(tried > 100, "{tried}");
}
