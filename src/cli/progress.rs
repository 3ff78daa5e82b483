//! How far a large deck has come, on a terminal. Small ones are done before anybody could read it.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::build::Progress;

/// From so many pages on somebody waits.
const LARGE: usize = 1_000;

/// A bar for one product at a time; it goes when its pages are done. Of several that are made side by side, the first that tells of
/// itself has it.
pub(super) struct Bars {
    shown: bool,
    /// Of the product with this id.
    bar: Option<(String, ProgressBar)>,
}

impl Bars {
    /// Told on standard error, where that is a terminal.
    pub fn on_terminal() -> Self {
        Self {
            shown: std::io::stderr().is_terminal(),
            bar: None,
        }
    }

    /// So far have the pages of one product come.
    pub fn show(&mut self, progress: Progress) {
        if !self.shown || progress.of < LARGE {
            return;
        }
        let new = || (progress.product.to_owned(), bar(progress));
        let (product, bar) = self.bar.get_or_insert_with(new);
        if product != progress.product {
            return;
        }
        bar.set_position(progress.done as u64);
        if progress.done >= progress.of {
            self.clear();
        }
    }

    fn clear(&mut self) {
        if let Some((_, bar)) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        self.clear();
    }
}

fn bar(progress: Progress) -> ProgressBar {
    let target = ProgressDrawTarget::stderr();
    let bar = ProgressBar::with_draw_target(Some(progress.of as u64), target);
    let look = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len}");
    if let Ok(look) = look {
        bar.set_style(look);
    }
    bar.set_prefix(progress.product.to_owned());
    bar
}
