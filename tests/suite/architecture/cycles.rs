//! Which file uses which, through names that a module hands on too, and the circles among them.
//!
//! A module and the files below it belong together: what these use of it is left out. What it uses of
//! them counts, so that a circle through a whole module is found as well.

use std::collections::{BTreeMap, BTreeSet};

use super::source::File;

/// Who uses whom, by the places of files in a list.
pub type Uses = BTreeSet<(usize, usize)>;

/// Which file uses which.
pub fn uses(files: &[File]) -> Uses {
    let index = Index::new(files);
    let mut uses = Uses::new();
    for (from, file) in files.iter().enumerate() {
        for named in &file.named {
            // A name that is only handed on is used by those who ask for it here.
            let alias = named.import.as_ref().filter(|_| named.handed_on);
            let uses_it = |alias: &String| file.tokens.iter().filter(|t| *t == alias).count() > 1;
            if alias.is_some_and(|alias| !uses_it(alias)) {
                continue;
            }
            let Some(to) = index.file_of(&named.path, 0) else {
                continue;
            };
            if !file.module.starts_with(&files[to].module) {
                uses.insert((from, to));
            }
        }
    }
    uses
}

/// The shortest circle through each file that is in one; each circle once, from its first file on.
pub fn circles(uses: &Uses) -> BTreeSet<Vec<usize>> {
    let starts: BTreeSet<usize> = uses.iter().map(|(from, _)| *from).collect();
    let circle = |start: &usize| {
        let mut before = BTreeMap::new();
        let mut reached = vec![*start];
        let mut at = 0;
        while let Some(&file) = reached.get(at) {
            for &(_, to) in uses.range((file, 0)..=(file, usize::MAX)) {
                if to == *start {
                    let mut back = vec![file];
                    while let Some(earlier) = before.get(back.last()?) {
                        back.push(*earlier);
                    }
                    back.reverse();
                    let first = back.iter().enumerate().min_by_key(|(_, file)| **file)?.0;
                    back.rotate_left(first);
                    return Some(back);
                }
                if let std::collections::btree_map::Entry::Vacant(entry) = before.entry(to) {
                    entry.insert(file);
                    reached.push(to);
                }
            }
            at += 1;
        }
        None
    };
    starts.iter().filter_map(circle).collect()
}

/// The files by their modules, and what each file defines.
struct Index<'f> {
    files: &'f [File],
    modules: BTreeMap<&'f [String], usize>,
}

impl<'f> Index<'f> {
    fn new(files: &'f [File]) -> Self {
        let modules = files
            .iter()
            .enumerate()
            .filter(|(_, f)| f.path != "main.rs");
        let modules = modules.map(|(at, file)| (file.module.as_slice(), at));
        Self {
            files,
            modules: modules.collect(),
        }
    }

    /// The file in which the thing at a path of this crate is defined; imports are followed.
    fn file_of(&self, path: &[String], depth: usize) -> Option<usize> {
        if path.first().is_none_or(|root| root != "crate") || depth > 16 {
            return None;
        }
        let mut module = 1;
        while module < path.len() && self.modules.contains_key(&path[..=module]) {
            module += 1;
        }
        let file = *self.modules.get(&path[..module])?;
        let (Some(name), rest) = (path.get(module), path.get(module + 1..).unwrap_or(&[])) else {
            return Some(file);
        };
        if name == "*" || self.defines(file, name) {
            return Some(file);
        }
        let imports = || {
            let all = self.files[file].named.iter();
            all.filter(|named| named.by == path[..module])
        };
        let is = |import: &Option<String>, name: &str| import.as_deref() == Some(name);
        if let Some(named) = imports().find(|named| is(&named.import, name)) {
            let whole = [named.path.as_slice(), rest].concat();
            return self.file_of(&whole, depth + 1).or(Some(file));
        }
        for named in imports().filter(|named| is(&named.import, "*")) {
            let from = &named.path[..named.path.len() - 1];
            let Some(other) = self.file_of(from, depth + 1) else {
                continue;
            };
            let through = self.files[other].named.iter();
            let knows =
                self.defines(other, name) || through.into_iter().any(|n| is(&n.import, name));
            if other != file && knows {
                let whole = [from, std::slice::from_ref(name), rest].concat();
                return self.file_of(&whole, depth + 1);
            }
        }
        Some(file)
    }

    fn defines(&self, file: usize, name: &str) -> bool {
        self.files[file].defines.contains(name)
    }
}
