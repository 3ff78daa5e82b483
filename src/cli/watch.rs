//! Changes of a project's files → builds, one after the other in one process, until it is stopped. What a build is,
//! and what is told of it, stands elsewhere.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::told::Told;
use crate::build::{Session, project};
use crate::diag::{Diagnostic, Fault, Hint, Language, Said};

/// What is read of a project, besides its own file.
const FOLDERS: [&str; 2] = ["content", "fonts"];

/// Editors write a file in several steps: so long after the last of them it is read.
const SETTLED: Duration = Duration::from_millis(100);

/// Builds once, and again after each change of a file below `folder` that the project is made of. It comes back only
/// where changes cannot be seen any more.
///
/// # Errors
/// When the system does not tell of changes.
pub fn watch(
    folder: &Path,
    language: Language,
    mut build: impl FnMut(&mut Session) -> ExitCode,
) -> Result<ExitCode, Diagnostic> {
    let failed = |fault: notify::Error| {
        let fault = match fault.kind {
            notify::ErrorKind::Io(fault) => fault,
            _ => io::Error::other(fault.to_string()),
        };
        let fault = Fault::NotWatched {
            folder: folder.display().to_string().into(),
            fault: (&fault).into(),
        };
        Diagnostic::error(fault, None).hint(Hint::BuildByHand)
    };
    // Paths of changes are told in full.
    let root = folder
        .canonicalize()
        .map_err(|fault| failed(fault.into()))?;
    let (tell, told) = channel();
    let mut watcher = notify::recommended_watcher(tell).map_err(failed)?;
    watcher
        .watch(&root, RecursiveMode::NonRecursive)
        .map_err(failed)?;
    let mut session = Session::new();
    let mut folders = Folders::default();
    loop {
        // Before the build: what changes while it runs is not missed.
        folders.look(&root, &mut watcher).map_err(failed)?;
        let code = build(&mut session);
        // Whoever reads standard error is there, or needs no such word.
        let _ = writeln!(io::stderr(), "{}", Told::Waiting.in_language(language));
        if !changed(&told, &root) {
            return Ok(code);
        }
    }
}

/// The folders of the project that are watched.
#[derive(Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    /// Watches those that are there, also where one was made, or made anew, since the last time.
    fn look(&mut self, root: &Path, watcher: &mut RecommendedWatcher) -> notify::Result<()> {
        for gone in std::mem::take(&mut self.0) {
            // It may be gone, and with it what watched it.
            let _ = watcher.unwatch(&gone);
        }
        for folder in FOLDERS.map(|folder| root.join(folder)) {
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
                self.0.push(folder);
            }
        }
        Ok(())
    }
}

/// Waits for a change of what the project is made of, and until no more follow; `false` where none can come.
fn changed(told: &Receiver<notify::Result<Event>>, root: &Path) -> bool {
    loop {
        match told.recv() {
            Ok(event) if !concerns(&event, root) => {}
            Ok(_) => break,
            Err(_) => return false,
        }
    }
    loop {
        match told.recv_timeout(SETTLED) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Whether a project is built again after this. An error means that changes may have been missed.
fn concerns(event: &notify::Result<Event>, root: &Path) -> bool {
    let Ok(event) = event else {
        return true;
    };
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    let is_read = |path: &PathBuf| {
        let Ok(path) = path.strip_prefix(root) else {
            return false;
        };
        path == Path::new(project::FILE) || FOLDERS.iter().any(|folder| path.starts_with(folder))
    };
    event.need_rescan() || event.paths.iter().any(is_read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, ModifyKind};

    #[test]
    fn only_what_the_project_is_made_of_makes_a_build() {
        let root = Path::new("/project");
        let changed = |path: &str| {
            let event = Event::new(EventKind::Modify(ModifyKind::Any)).add_path(root.join(path));
            concerns(&Ok(event), root)
        };
        for path in [
            "trykk.toml",
            "content/kort.toml",
            "content/images/a.png",
            "fonts/a.ttf",
        ] {
            assert!(changed(path), "{path}");
        }
        for path in [
            "output/hefte-office.pdf",
            ".trykk.toml.swp",
            "contents",
            "notes/a.toml",
        ] {
            assert!(!changed(path), "{path}");
        }
        let read = Event::new(EventKind::Access(AccessKind::Any)).add_path(root.join("trykk.toml"));
        assert!(!concerns(&Ok(read), root));
        let folder =
            Event::new(EventKind::Create(CreateKind::Folder)).add_path(root.join("content"));
        assert!(concerns(&Ok(folder), root));
        assert!(concerns(&Err(notify::Error::generic("lost")), root));
    }
}
