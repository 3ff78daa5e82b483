//! The files that a product is made of → its mark, a hash of what they say. With each file that is built, its mark
//! of then is noted; as long as the product has the same, building it again would give the same. Remarks and the order of keys
//! change no mark, nor does another product of the project file. What the command asks for besides (`--gray`, `--paper`)
//! is no part of it.

use std::collections::BTreeMap;

use super::project::FILE;
use crate::render::hash::fnv;
use crate::source::Sources;

/// A new version may draw the same words otherwise.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The list of products in the project file, and what each is told by.
const PRODUCTS: (&str, &str) = ("product", "id");

/// Hashes of what files say, each read once.
#[derive(Default)]
pub(super) struct Marks {
    known: BTreeMap<String, u128>,
}

impl Marks {
    /// The mark of the product `id`, which is made of `files`: 16 hexadecimal digits. Folders, of which only the names
    /// are known, count by the files in them that are read.
    pub fn of<'f>(
        &mut self,
        id: &str,
        files: impl IntoIterator<Item = &'f String>,
        sources: &Sources,
    ) -> String {
        let mut all = format!("{VERSION}\0{id}\0").into_bytes();
        for path in files.into_iter().filter(|path| !path.ends_with('/')) {
            let hash = match (path.as_str(), self.known.get(path)) {
                (FILE, _) => of_file(path, Some(id), sources),
                (_, Some(known)) => *known,
                (_, None) => {
                    let hash = of_file(path, None, sources);
                    self.known.insert(path.clone(), hash);
                    hash
                }
            };
            all.extend(path.bytes().chain([0]).chain(hash.to_be_bytes()));
        }
        format!("{:016x}", fnv(all) >> 64)
    }
}

/// The hash of the bytes of a file that was built.
pub fn hash_of(bytes: &[u8]) -> String {
    format!("{:032x}", fnv(bytes.iter().copied()))
}

/// The hash of what a file says; of the project file, of what it says of the product `only` and of all of them.
fn of_file(path: &str, only: Option<&str>, sources: &Sources) -> u128 {
    let Ok(bytes) = sources.read_binary(path) else {
        return 0;
    };
    let text = path.ends_with(".toml").then(|| std::str::from_utf8(&bytes));
    // Ends of lines as on Windows say the same.
    let table = text.and_then(|text| text.ok()?.replace("\r\n", "\n").parse::<toml::Table>().ok());
    match table {
        Some(table) => fnv(said(table, only).into_bytes()),
        None => fnv(bytes.iter().copied()),
    }
}

/// What a table says, its keys in the order of their names, without remarks.
fn said(mut table: toml::Table, only: Option<&str>) -> String {
    let (list, key) = PRODUCTS;
    if let (Some(id), Some(toml::Value::Array(products))) = (only, table.get_mut(list)) {
        products.retain(|product| product.get(key).and_then(toml::Value::as_str) == Some(id));
    }
    table.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Memory;

    fn mark(id: &str, project: &str, words: &str) -> String {
        let files = Memory::from([(FILE, project), ("content/a.toml", words)]);
        let paths = [
            "content/".to_owned(),
            "content/a.toml".to_owned(),
            FILE.to_owned(),
        ];
        Marks::default().of(id, &paths, &Sources::new(files))
    }

    #[test]
    fn marks_change_with_what_is_said_and_with_nothing_else() {
        let project = "[[product]]\nid = \"a\"\n";
        let first = mark("a", project, "x = 1\ny = \"å\"\n");
        assert_eq!(first.len(), 16);
        assert_eq!(mark("a", project, "# so\ny = 'å'\nx   = 1"), first);
        assert_eq!(mark("a", project, "x = 1\r\ny = \"å\"\r\n"), first);
        let other = format!("[[product]]\nid = \"b\"\n{project}");
        assert_eq!(mark("a", &other, "x = 1\ny = \"å\"\n"), first);
        let layout = "[[product]]\nid = \"a\"\nlayout = \"c\"\n";
        assert_ne!(mark("a", layout, "x = 1\ny = \"å\"\n"), first);
        assert_ne!(mark("a", project, "x = 2\ny = \"å\"\n"), first);
        assert_ne!(mark("b", project, "x = 1\ny = \"å\"\n"), first);
    }
}
