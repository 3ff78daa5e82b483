//! Markdown of a chapter → what it tells its reader to do, in order.
//! What stands for what is described in CONTRIBUTING.md.

/// One thing that a chapter tells its reader to do, or promises.
pub enum Step {
    /// `trykk` with these words behind it.
    Run { words: Vec<String>, fails: bool },
    /// Go to a folder.
    Enter(String),
    /// What the last command said.
    Said(String),
    /// A whole file.
    Write { path: String, text: String },
    /// Lines of a file: at its end, or instead of others.
    Change {
        path: String,
        text: String,
        instead: Option<Lot>,
    },
    /// A file that the reader has.
    Bring { path: String, from: String },
    /// A file that must be there, and what must hold of it.
    Gives { path: String, what: String },
    /// A picture of the book, and the pages of files that it shows.
    Picture {
        path: String,
        shows: Vec<(String, String)>,
    },
}

/// Lines of a file that others stand instead of.
pub struct Lot {
    /// How the first begins.
    pub start: String,
    /// How the last begins; empty where it is the first.
    pub end: String,
}

/// The `end` of lines that go to the end of the file.
pub const THE_END: &str = "the end";

impl Step {
    /// What must be the same in both languages; `None` where the languages differ.
    pub fn way(&self) -> Option<String> {
        Some(match self {
            Self::Run { words, fails } => {
                let same = words.iter().filter(|word| word.starts_with("--"));
                let same: Vec<&str> = same.map(String::as_str).collect();
                let fails = if *fails { " fails" } else { "" };
                format!("trykk {} {}{fails}", words[0], same.join(" "))
            }
            Self::Enter(folder) => format!("cd {}", folder == ".."),
            Self::Write { path, .. } => format!("write {}", ending(path)),
            Self::Change { instead, .. } => format!("change {}", instead.is_some()),
            Self::Bring { path, .. } => format!("bring {}", ending(path)),
            Self::Gives { path, what } => format!("gives {} {what}", ending(path)),
            Self::Picture { shows, .. } => {
                let pages: Vec<&str> = shows.iter().map(|(_, pages)| pages.as_str()).collect();
                format!("picture {}", pages.join(";"))
            }
            Self::Said(_) => return None,
        })
    }
}

/// The ending of a file's name.
fn ending(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// A remark alone on its line: what it is, and what it says.
fn remark(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("<!-- ")?
        .strip_suffix(" -->")?
        .split_once(": ")
}

/// Whether a line names a file: its path, and whether what follows is a part of it.
fn named(line: &str) -> Option<(&str, bool)> {
    let name = line.strip_prefix("# ")?;
    let part = name.strip_prefix("in ").or_else(|| name.strip_prefix("i "));
    let path = part.unwrap_or(name);
    (!path.contains(' ')).then_some((path, part.is_some()))
}

/// Lines as a file holds them.
fn whole(lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| format!("{line}\n"));
    lines.collect()
}

/// What a chapter tells its reader to do.
pub fn steps(chapter: &str, text: &str) -> Vec<Step> {
    let mut reading = Reading {
        chapter,
        ..Reading::default()
    };
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some((kind, words)) = remark(line) {
            reading.remark(kind, words);
        } else if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            reading.block(info, &body);
        }
    }
    reading.no_remark_is_left();
    reading.steps
}

/// A chapter, as far as it is read.
#[derive(Default)]
struct Reading<'t> {
    /// Its name, for messages.
    chapter: &'t str,
    steps: Vec<Step>,
    /// The file that the next block is, where a remark says it.
    file: Option<String>,
    /// What the next block stands instead of.
    instead: Option<Lot>,
    /// Why the next block is not run.
    reason: Option<String>,
}

impl Reading<'_> {
    fn remark(&mut self, kind: &str, words: &str) {
        let chapter = self.chapter;
        let pair = |words: &str, by: &str| {
            let pair = words.split_once(by);
            let (left, right) = pair.unwrap_or_else(|| panic!("{chapter}: {kind}: {words}"));
            (left.to_owned(), right.to_owned())
        };
        let perhaps = |by: &str| {
            let (left, right) = words.split_once(by).unwrap_or((words, ""));
            (left.to_owned(), right.to_owned())
        };
        match kind {
            "brings" => {
                let (path, from) = pair(words, " = ");
                self.steps.push(Step::Bring { path, from });
            }
            "gives" => {
                let (path, what) = perhaps(", ");
                self.steps.push(Step::Gives { path, what });
            }
            "picture" => {
                let (path, shows) = pair(words, " = ");
                let shows = shows.split("; ").map(|one| pair(one, " ")).collect();
                self.steps.push(Step::Picture { path, shows });
            }
            "replaces" => {
                let (start, end) = perhaps(" … ");
                self.instead = Some(Lot { start, end });
            }
            "file" => self.file = Some(words.to_owned()),
            "not run" | "not compared" => self.reason = Some(words.to_owned()),
            _ => panic!("{chapter}: no such remark: {kind}: {words}"),
        }
    }

    fn block(&mut self, info: &str, body: &[&str]) {
        let chapter = self.chapter;
        let reasoned = self.reason.take().is_some();
        assert_eq!(
            reasoned,
            info.ends_with(",norun"),
            "{chapter}: {body:?}: not run, and why"
        );
        if let Some(path) = self.file.take() {
            let text = whole(body);
            self.steps.push(Step::Write { path, text });
            return;
        }
        match info {
            "sh" | "sh,fails" => {
                let commands = body
                    .iter()
                    .map(|line| command(chapter, line, info == "sh,fails"));
                self.steps.extend(commands);
            }
            "text" => self.steps.push(Step::Said(whole(body))),
            "toml" => {
                let step = self.lines_of_a_file(body);
                self.steps.push(step);
            }
            "sh,norun" | "text,norun" => {}
            _ => panic!("{chapter}: no such block: {info}"),
        }
        self.no_remark_is_left();
    }

    /// A block whose first line names the file.
    fn lines_of_a_file(&mut self, body: &[&str]) -> Step {
        let chapter = self.chapter;
        let name = body.first().copied().and_then(named);
        let (path, part) = name.unwrap_or_else(|| panic!("{chapter}: no file: {body:?}"));
        let path = path.to_owned();
        match part {
            true => Step::Change {
                path,
                text: whole(&body[1..]),
                instead: self.instead.take(),
            },
            false => Step::Write {
                path,
                text: whole(body),
            },
        }
    }

    fn no_remark_is_left(&self) {
        let left = self.file.is_some() || self.instead.is_some() || self.reason.is_some();
        assert!(!left, "{}: a remark on no block", self.chapter);
    }
}

/// What a line of commands is.
fn command(chapter: &str, line: &str, fails: bool) -> Step {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    match words.split_first() {
        Some((first, [folder])) if first == "cd" => Step::Enter(folder.clone()),
        Some((first, rest)) if first == "trykk" && !rest.is_empty() => Step::Run {
            words: rest.to_vec(),
            fails,
        },
        _ => panic!("{chapter}: neither trykk nor cd: {line}"),
    }
}
