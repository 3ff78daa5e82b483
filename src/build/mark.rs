//! The files that a product is made of → its mark, a hash of what they say. With each file that is built, its mark
//! of then is noted; as long as the product has the same, building it again would give the same. Remarks and the order of keys
//! change no mark, nor does another product of the project file. What the command asks for besides (`--gray`, `--paper`)
//! is no part of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::project::FILE;
use crate::content::read::said::{say, say_table};
use crate::render::hash::{fnv, fnv_of_words};
use crate::source::Sources;

/// A new version may draw the same words otherwise.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// How the names of drawings end.
const DRAWING: &str = ".svg";
/// How the names of tables end that are text.
const TABLE: &str = ".csv";
/// The list of products in the project file, and what each is told by.
const PRODUCTS: (&str, &str) = ("product", "id");

/// Hashes of what files say, each read once.
#[derive(Default)]
pub(super) struct Marks {
    known: BTreeMap<String, u128>,
}

impl Marks {
    /// With files whose bytes are there already: those of fonts, which are large.
    pub fn with_read<'f>(files: impl IntoIterator<Item = (String, &'f [u8])>) -> Self {
        let hashes = files
            .into_iter()
            .map(|(path, bytes)| (path, fnv_of_words(bytes)));
        Self {
            known: hashes.collect(),
        }
    }

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
    format!("{:032x}", fnv_of_words(bytes))
}

/// The hash of what a file says; of the project file, of what it says of the product `only` and of all of them.
fn of_file(path: &str, only: Option<&str>, sources: &Sources) -> u128 {
    // Most files were read as tables already.
    if let Some(said) = sources.said_by(path).filter(|_| only.is_none()) {
        return fnv_of_words(&said);
    }
    // As it was when it was read: somebody may have changed it since, and what is built is made of what it was.
    let known = sources.text_of(path).filter(|_| path.ends_with(".toml"));
    if let Some(said) = known.and_then(|text| said(text, only)) {
        return fnv_of_words(&said);
    }
    // The same for drawings, which are read as they stand but for the mark that some editors begin them with, and for
    // tables, which are never looked at here without having been read: they can be large.
    let is_text = path.ends_with(DRAWING) || path.ends_with(TABLE);
    if let Some(text) = sources.text_of(path).filter(|_| is_text) {
        return fnv_of_words(text.as_bytes());
    }
    let Ok(bytes) = sources.read_binary(path) else {
        return 0;
    };
    let text = path.ends_with(".toml").then(|| std::str::from_utf8(&bytes));
    let said = text.and_then(|text| said(text.ok()?, only));
    let unmarked = bytes.strip_prefix("\u{FEFF}".as_bytes());
    let unmarked = unmarked.filter(|_| path.ends_with(DRAWING));
    fnv_of_words(said.as_deref().or(unmarked).unwrap_or(&bytes))
}

/// What a text says, without remarks and with the keys of each table in the order of their names; `None` where it is
/// no table.
fn said(text: &str, only: Option<&str>) -> Option<Vec<u8>> {
    // Ends of lines as on Windows say the same.
    let text = match text.contains("\r\n") {
        true => Cow::Owned(text.replace("\r\n", "\n")),
        false => Cow::Borrowed(text),
    };
    let mut table = DeTable::parse(&text).ok()?.into_inner();
    let (list, key) = PRODUCTS;
    let mut said = Vec::with_capacity(text.len());
    if let Some(id) = only
        && let Some(DeValue::Array(products)) = table.remove(list).map(|found| found.into_inner())
    {
        let is_of = |product: &&toml::Spanned<DeValue>| {
            let found = product.get_ref().get(key).map(|found| found.get_ref());
            matches!(found, Some(DeValue::String(found)) if found == id)
        };
        products
            .iter()
            .filter(is_of)
            .for_each(|product| say(product.get_ref(), &mut said));
    }
    say_table(&table, &mut said);
    Some(said)
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
    fn drawings_have_one_mark_however_they_were_read() {
        for bytes in ["<svg/>", "\u{FEFF}<svg/>"] {
            let mut sources = Sources::new(Memory::from([("content/a.svg", bytes)]));
            let paths = ["content/a.svg".to_owned()];
            let before = Marks::default().of("a", &paths, &sources);
            sources.read("content/a.svg").expect("readable");
            assert_eq!(Marks::default().of("a", &paths, &sources), before);
        }
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
        assert_eq!(mark("a", project, "y = \"å\"\nx = 0x1\n"), first);
        assert_ne!(mark("a", project, "x = 1.0\ny = \"å\"\n"), first);
        assert_ne!(mark("a", project, "x = 1\nyå = \"\"\n"), first);
        assert_ne!(mark("b", project, "x = 1\ny = \"å\"\n"), first);
    }
}
