//! What the editions hand to those who write and tell: files that are ready, and the verdict of a
//! check.

use std::path::PathBuf;

use crate::diag::Diagnostics;

/// A file that is ready to be written.
pub(super) struct Made {
    /// Where to.
    pub path: PathBuf,
    /// All of it.
    pub bytes: Vec<u8>,
    /// What to say when it is written.
    pub lines: Vec<String>,
}

/// What a check says of what can be built.
pub(super) fn verdict(diags: &Diagnostics) -> &'static str {
    if diags.is_empty() {
        "nothing wrong"
    } else {
        "can be built"
    }
}
