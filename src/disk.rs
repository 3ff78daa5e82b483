//! The disk: how a project is read from its folder, and how finished files get there. No stage names
//! it; whoever starts a build does.

mod folder;
mod lock;
mod named;
mod part;
mod place;
pub mod stored;
pub mod write;

pub use folder::Folder;
pub use lock::{FolderLock, LOCK};
pub use named::{shown, typed};
