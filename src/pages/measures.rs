//! How wide the words are on the panels of a leaflet: as wide as their panel allows. Sections that share pages
//! have one measure, that of the narrowest panel on which they stand, so that words can go on from one to the
//! next. On which panels they stand is known when they were laid out; then they are laid out once more. So it is
//! with how far down they reach.

use std::collections::BTreeMap;

use crate::design::Panels;
use crate::units::Abs;

/// How far down words reach on the panels of a leaflet, by their numbers: with this, panels that are seen beside
/// each other are made to end at one height.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feet(BTreeMap<usize, Abs>);

impl Feet {
    /// How far down the words of the panel with this number should reach.
    pub fn of(&self, panel: usize) -> Option<Abs> {
        self.0.get(&panel).copied()
    }

    /// Those that go with what was `found`: each panel reaches as far down as the fullest on its side.
    pub fn level(found: &BTreeMap<usize, Abs>, panels: &Panels) -> Self {
        let mut feet = BTreeMap::new();
        for side in [&panels.inside, &panels.outside] {
            let there = side.iter().filter_map(|panel| found.get(panel));
            let lowest = there.fold(Abs::ZERO, |lowest, foot| lowest.max(*foot));
            let all = side.iter().filter(|panel| found.contains_key(panel));
            feet.extend(all.map(|panel| (*panel, lowest)));
        }
        Self(feet)
    }
}

/// The measure of each group of sections that share pages, in their order; of those not yet known, the widest.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures(Vec<Abs>);

impl Measures {
    /// That of the group with this number, where it is known.
    pub fn of(&self, group: usize) -> Option<Abs> {
        self.0.get(group).copied()
    }

    /// What to lay out with once more, where a group stands on a panel that is narrower than its measure;
    /// `found` are the measures of the narrowest panels on which groups stand, and `widest` is that of groups of
    /// which nothing is known.
    ///
    /// The groups are settled one after another: what stands behind the first that is too wide moves with it, so
    /// that nothing is known of it any longer. Where a group stands is decided by those before it, and its own
    /// measure never grows while these stay as they are, so this comes to an end.
    pub fn next(&self, found: &[Abs], widest: Abs) -> Option<Self> {
        let used = |group: usize| self.of(group).unwrap_or(widest);
        let too_wide = (0..found.len()).find(|group| found[*group] < used(*group))?;
        let mut next: Vec<Abs> = (0..too_wide).map(used).collect();
        next.push(found[too_wide]);
        Some(Self(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_have_the_measure_of_the_narrowest_panel_and_keep_it() {
        let [wide, narrow] = [80.0, 78.0].map(Abs::mm);
        let first = Measures::default();
        assert_eq!(first.of(0), None);
        let second = first.next(&[wide, narrow], wide).expect("something new");
        assert_eq!((second.of(0), second.of(1)), (Some(wide), Some(narrow)));
        assert_eq!(second.next(&[wide, narrow], wide), None);
        // A group that has gone to a wider panel stays as it is: otherwise it could come back for ever.
        assert_eq!(second.next(&[wide, wide], wide), None);
    }

    #[test]
    fn nothing_is_known_of_what_stands_behind_a_group_that_takes_more_room_now() {
        let [wide, narrow] = [129.0, 54.0].map(Abs::mm);
        let first = Measures::default().next(&[narrow, wide, narrow], wide);
        let first = first.expect("something new");
        assert_eq!(
            [0, 1, 2].map(|nth| first.of(nth)),
            [Some(narrow), None, None]
        );
        // The first now stands on two panels, and the last on the wide one.
        let second = first
            .next(&[narrow, narrow, wide], wide)
            .expect("something new");
        assert_eq!(
            [0, 1, 2].map(|nth| second.of(nth)),
            [Some(narrow), Some(narrow), None]
        );
        assert_eq!(second.next(&[narrow, narrow, wide], wide), None);
    }
}
