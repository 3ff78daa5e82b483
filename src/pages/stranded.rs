//! Which lines of a text, and which rows of a table, stay together: none stands alone at the foot of a page
//! or at the head of the next. Where pages end is decided in `flow`.

/// Whether a page may end after the one at `index` of `count`: not after the first, where the rest
/// follows on the next page (an orphan), nor before the last (a widow).
pub const fn may_part_after(index: usize, count: usize) -> bool {
    index > 0 && index + 2 != count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_stay_together_at_each_end() {
        let parts = |count: usize| -> Vec<usize> {
            let between = 0..count.saturating_sub(1);
            between.filter(|at| may_part_after(*at, count)).collect()
        };
        assert!(parts(2).is_empty() && parts(3).is_empty());
        assert_eq!(parts(4), [1]);
        assert_eq!(parts(6), [1, 2, 3]);
    }
}
