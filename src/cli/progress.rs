//! How far a large deck has come, on a terminal. Small ones are done before anybody could read it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// From so many pages on somebody waits.
const LARGE: usize = 1_000;

/// Where progress is told.
pub(super) struct Progress {
    shown: bool,
}

/// The progress of one product's pages; it goes when it is dropped.
pub(super) struct Bar(ProgressBar);

impl Progress {
    /// Told on standard error, where that is a terminal.
    pub fn on_terminal() -> Self {
        use std::io::IsTerminal;
        Self {
            shown: std::io::stderr().is_terminal(),
        }
    }

    /// Told nowhere.
    pub const fn silent() -> Self {
        Self { shown: false }
    }

    /// A bar for `count` pages of the product `name`.
    pub fn bar(&self, name: &str, count: usize) -> Bar {
        if !self.shown || count < LARGE {
            return Bar(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
        let look = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len}");
        if let Ok(look) = look {
            bar.set_style(look);
        }
        bar.set_prefix(name.to_owned());
        Bar(bar)
    }
}

impl Bar {
    /// So many more pages are done.
    pub fn advance(&self, pages: usize) {
        self.0.inc(pages as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
