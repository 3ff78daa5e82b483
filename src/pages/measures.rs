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
    /// `found` are the measures of the narrowest panels on which groups stand. A measure never grows again, so
    /// this comes to an end.
    pub fn next(&self, found: &[Abs]) -> Option<Self> {
        let narrower = |(group, found): (usize, &Abs)| match self.of(group) {
            Some(known) => known.min(*found),
            None => *found,
        };
        let next: Vec<Abs> = found.iter().enumerate().map(narrower).collect();
        let known = self.0.get(..next.len());
        (known != Some(next.as_slice())).then_some(Self(next))
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
        let second = first.next(&[wide, narrow]).expect("something new");
        assert_eq!((second.of(0), second.of(1)), (Some(wide), Some(narrow)));
        assert_eq!(second.next(&[wide, narrow]), None);
        // A group that has gone to a wider panel stays as it is: otherwise it could come back for ever.
        assert_eq!(second.next(&[wide, wide]), None);
        let third = second.next(&[narrow, narrow]).expect("something new");
        assert_eq!(third.of(0), Some(narrow));
    }
}
