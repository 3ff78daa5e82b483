//! Files in memory before those of another place: a project as it is, with some files of our own.

use std::borrow::Cow;

use super::files::{Files, Memory, ReadError};

/// Files in memory, and behind them others.
pub struct Overlay<F> {
    /// What is read first.
    pub own: Memory,
    /// What is read where that has no such file.
    pub behind: F,
}

impl<F: Files> Files for Overlay<F> {
    fn read(&self, path: &str, limit: u64) -> Result<Cow<'_, [u8]>, ReadError> {
        match self.own.read(path, limit) {
            Err(ReadError::Missing) => self.behind.read(path, limit),
            read => read,
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        Ok(both(self.behind.list(folder)?, self.own.list(folder)?))
    }

    fn folders(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        Ok(both(
            self.behind.folders(folder)?,
            self.own.folders(folder)?,
        ))
    }

    fn changed(&self) -> Vec<String> {
        self.behind.changed()
    }
}

/// The names of both lists, each once.
fn both(mut names: Vec<String>, own: Vec<String>) -> Vec<String> {
    let new = own.into_iter().filter(|name| !names.contains(name));
    let new: Vec<String> = new.collect();
    names.extend(new);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_hide_theirs_and_both_are_listed_once() {
        let files = Overlay {
            own: Memory::from([("a/one", "ours"), ("a/two", "ours")]),
            behind: Memory::from([
                ("a/two", "theirs"),
                ("a/three", "theirs"),
                ("a/b/c", "theirs"),
            ]),
        };
        let read = |path| files.read(path, 9).expect("there").into_owned();
        assert_eq!(read("a/two"), b"ours");
        assert_eq!(read("a/three"), b"theirs");
        assert!(matches!(files.read("a/four", 9), Err(ReadError::Missing)));
        assert!(matches!(files.read("../a", 9), Err(ReadError::Outside)));
        let mut names = files.list("a").expect("listed");
        names.sort();
        assert_eq!(names, ["one", "three", "two"]);
        assert_eq!(files.folders("a").expect("listed"), ["b"]);
    }
}
