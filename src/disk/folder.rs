//! A folder of the disk → the files of a project. Nothing outside the folder is ever read: where a file lies is
//! asked of the file that was opened, so that no link that is put in its place meanwhile leads out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::SystemTime;

use crate::source::{Files, ReadError, is_inside};

/// How long a file was when it was read, and when it was changed last.
type State = (u64, Option<SystemTime>);

/// A project's folder on the disk.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    /// The files that were read, each as it was the first time.
    read: Arc<Mutex<BTreeMap<String, State>>>,
    /// The same without links, as soon as it was asked for and there.
    real: OnceLock<PathBuf>,
}

impl Folder {
    /// The project in the folder `root`, which need not be there.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            read: Arc::default(),
            real: OnceLock::new(),
        }
    }

    /// Where it is, links followed: asked of the system once, for every file is held to it.
    fn real_root(&self) -> io::Result<&Path> {
        if let Some(known) = self.real.get() {
            return Ok(known);
        }
        let real = self.root.canonicalize()?;
        Ok(self.real.get_or_init(|| real))
    }

    fn note(&self, path: &str, state: State) {
        if let Ok(mut read) = self.read.lock() {
            read.entry(path.to_owned()).or_insert(state);
        }
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path of a project file on this system. Symbolic links are followed and must not lead
    /// out of the folder either.
    fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        if !is_inside(path) {
            return Err(ReadError::Outside);
        }
        let full = self.root.join(path);
        if let (Ok(root), Ok(real)) = (self.real_root(), full.canonicalize()) {
            if !real.starts_with(root) {
                return Err(ReadError::Outside);
            }
            // What Windows and macOS find there is not there on other systems.
            if cfg!(any(windows, target_os = "macos")) && differs_in_capitals(&full, &real) {
                return Err(ReadError::Missing);
            }
        }
        Ok(full)
    }
}

/// Whether a file was found whose name has other capitals than the one that was asked for.
fn differs_in_capitals(asked: &Path, found: &Path) -> bool {
    let name = |path: &Path| Some(path.file_name()?.to_str()?.to_lowercase());
    asked.file_name() != found.file_name() && name(asked) == name(found)
}

/// Refuses what is no file.
fn check_kind(meta: &fs::Metadata) -> Result<(), ReadError> {
    if meta.is_dir() {
        let reason = "it is a folder, not a file";
        let error = io::Error::new(io::ErrorKind::IsADirectory, reason);
        return Err(ReadError::Io(error));
    }
    match meta.is_file() {
        true => Ok(()),
        false => Err(ReadError::Io(io::Error::other("it is not a file"))),
    }
}

/// Where a file lies that was opened by the path `asked`, links followed.
#[cfg(unix)]
fn place_of(file: &File, asked: &Path) -> io::Result<PathBuf> {
    use std::os::fd::AsRawFd;
    use std::os::unix::fs::MetadataExt;

    // Linux knows it of the open file.
    let known = fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd()));
    if let (true, Ok(place)) = (cfg!(target_os = "linux"), known) {
        return Ok(place);
    }
    let opened = file.metadata()?;
    let place = asked.canonicalize()?;
    let there = fs::symlink_metadata(&place)?;
    match (opened.dev(), opened.ino()) == (there.dev(), there.ino()) {
        true => Ok(place),
        false => Err(io::Error::other("it was replaced while it was read")),
    }
}

/// Where a file lies that was opened by the path `asked`, links followed. Making a link takes rights of its own here.
#[cfg(not(unix))]
fn place_of(_: &File, asked: &Path) -> io::Result<PathBuf> {
    asked.canonicalize()
}

impl Files for Folder {
    fn read(&self, path: &str, limit: u64) -> Result<Cow<'_, [u8]>, ReadError> {
        // Linux tells of the file itself, when it is open, where it lies.
        let full = match cfg!(target_os = "linux") && is_inside(path) {
            true => self.root.join(path),
            false => self.resolve(path)?,
        };
        let as_read_error = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Io(error),
        };
        // Before it is opened: what is no file could wait for ever.
        let meta = fs::metadata(&full).map_err(as_read_error)?;
        check_kind(&meta)?;
        let file = File::open(&full).map_err(as_read_error)?;
        let root = self.real_root().map_err(as_read_error)?;
        let place = place_of(&file, &full).map_err(as_read_error)?;
        if !place.starts_with(root) {
            return Err(ReadError::Outside);
        }
        let meta = file.metadata().map_err(as_read_error)?;
        check_kind(&meta)?;
        let mut bytes = Vec::with_capacity(meta.len().min(limit) as usize);
        let mut most = file.take(limit.saturating_add(1));
        most.read_to_end(&mut bytes).map_err(as_read_error)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::too_large(limit));
        }
        self.note(path, (bytes.len() as u64, meta.modified().ok()));
        Ok(Cow::Owned(bytes))
    }

    fn changed(&self) -> Vec<String> {
        let Ok(read) = self.read.lock() else {
            return Vec::new();
        };
        let is_other = |(path, state): &(&String, &State)| match fs::metadata(self.root.join(path))
        {
            Ok(meta) => **state != (meta.len(), meta.modified().ok()),
            Err(_) => true,
        };
        let changed = read.iter().filter(is_other);
        changed.map(|(path, _)| path.clone()).collect()
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        self.names(folder, |_| true)
    }

    fn folders(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        // A link is of another kind than what it leads to, so that no links go in a ring.
        self.names(folder, |entry| {
            entry.file_type().is_ok_and(|kind| kind.is_dir())
        })
    }
}

impl Folder {
    /// The names of those in a folder that are `wanted`.
    fn names(
        &self,
        folder: &str,
        wanted: impl Fn(&fs::DirEntry) -> bool,
    ) -> Result<Vec<String>, ReadError> {
        let entries = match fs::read_dir(self.resolve(folder)?) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(ReadError::Io(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(ReadError::Io)?;
            if wanted(&entry) {
                // No file of a project can be named in another way.
                names.extend(entry.file_name().into_string().ok());
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let folder = Folder::new(".");
        for path in ["../secret", "/etc/passwd", "a/../../b", "."] {
            let read = folder.read(path, 9);
            assert!(matches!(read, Err(ReadError::Outside)), "{path}");
            assert!(
                matches!(folder.list(path), Err(ReadError::Outside)),
                "{path}"
            );
        }
    }

    #[test]
    fn a_file_is_found_by_its_very_name() {
        let differs =
            |asked: &str, found: &str| differs_in_capitals(Path::new(asked), Path::new(found));
        assert!(differs(
            "p/content/images/Bilde.png",
            "/p/content/images/bilde.PNG"
        ));
        assert!(!differs(
            "P/content/images/bilde.png",
            "/p/content/images/bilde.png"
        ));
        // A link to a file of another name.
        assert!(!differs(
            "p/content/images/bilde.png",
            "/p/content/images/hus.png"
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_is_put_in_a_files_place_meanwhile_leads_nowhere() {
        use std::sync::atomic::{AtomicBool, Ordering};

        let root = std::env::temp_dir().join(format!("trykk-swap-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("project")).expect("folders");
        fs::write(root.join("secret"), "s").expect("written");
        let own = |name: &str| root.join("project").join(name);
        fs::write(own("a"), "o").expect("written");
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    fs::write(own("b"), "o").expect("written");
                    fs::rename(own("b"), own("a")).expect("renamed");
                    std::os::unix::fs::symlink(root.join("secret"), own("c")).expect("a link");
                    fs::rename(own("c"), own("a")).expect("renamed");
                }
            });
            let folder = Folder::new(root.join("project"));
            for _ in 0..2_000 {
                let read = folder.read("a", 9);
                assert!(read.is_err() || read.is_ok_and(|bytes| &*bytes == b"o"));
            }
            done.store(true, Ordering::Relaxed);
        });
        fs::remove_dir_all(root).expect("cleared");
    }

    #[test]
    fn what_changes_after_it_was_read_is_known() {
        let root = std::env::temp_dir().join(format!("trykk-changes-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a folder");
        for name in ["a", "b", "c", "d"] {
            fs::write(root.join(name), "one").expect("written");
        }
        let folder = Folder::new(&root);
        for name in ["a", "b", "c"] {
            folder.read(name, 9).expect("read");
        }
        assert_eq!(folder.changed(), [""; 0]);
        // Longer; as long, at another time; gone; never read.
        fs::write(root.join("a"), "one and two").expect("written");
        let file = File::options().write(true).open(root.join("b"));
        let early = std::time::UNIX_EPOCH + std::time::Duration::from_secs(86_400);
        file.and_then(|file| file.set_modified(early)).expect("set");
        fs::remove_file(root.join("c")).expect("removed");
        fs::write(root.join("d"), "two").expect("written");
        assert_eq!(folder.changed(), ["a", "b", "c"]);
        fs::remove_dir_all(root).expect("cleared");
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_out() {
        let root = std::env::temp_dir().join(format!("trykk-links-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("project/inner")).expect("folders");
        fs::write(root.join("secret"), "s").expect("written");
        fs::write(root.join("project/inner/own"), "o").expect("written");
        let link = |to: &str, at: &str| {
            std::os::unix::fs::symlink(root.join(to), root.join("project").join(at))
                .expect("a link")
        };
        link("secret", "out");
        link("project/inner/own", "in");
        link(".", "up");
        let folder = Folder::new(root.join("project"));
        assert!(matches!(folder.read("out", 9), Err(ReadError::Outside)));
        assert!(matches!(
            folder.read("up/secret", 9),
            Err(ReadError::Outside)
        ));
        assert!(matches!(folder.list("up"), Err(ReadError::Outside)));
        assert_eq!(&*folder.read("in", 9).expect("read"), b"o");
        let inner = folder.read("inner", 9).expect_err("a folder");
        assert!(
            matches!(inner, ReadError::Io(error) if error.kind() == io::ErrorKind::IsADirectory)
        );
        fs::create_dir(root.join("project/inner/deep")).expect("folders");
        link("project", "inner/ring");
        assert_eq!(folder.folders("inner").expect("listed"), ["deep"]);
        assert!(folder.folders("none").expect("listed").is_empty());
        fs::remove_dir_all(root).expect("cleared");
    }
}
