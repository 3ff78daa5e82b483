//! The grid of a face as one card needs it: columns and rows as large as what stands in them go, with the
//! gap beside them, where the card has nothing for their areas. Which areas are empty is told by `area`.

use std::ops::Range;

use crate::design::face::FacePanel;
use crate::design::{Cells, FaceRule, Track};
use crate::pages::boxes::BoxNode;

/// The columns or the rows that a card needs.
struct Needed {
    /// Whether each stays.
    stays: Vec<bool>,
}

impl Needed {
    /// Those of `tracks` that a card needs that has something for the areas `filled`, and nothing for the
    /// areas `empty`.
    ///
    /// A track goes that is as large as what stands in it, where an empty area is in it and no filled one needs
    /// it: an area over several tracks needs just one of them.
    fn of(tracks: &[Track], filled: &[Range<usize>], empty: &[Range<usize>]) -> Self {
        let is_in_empty = |track: usize| empty.iter().any(|area| area.contains(&track));
        let mut stays: Vec<bool> = tracks
            .iter()
            .enumerate()
            .map(|(at, track)| *track != Track::Auto || !is_in_empty(at))
            .collect();
        // Those that need just one track first: what stands in it may hold a larger area as well.
        let mut filled: Vec<_> = filled.iter().collect();
        filled.sort_by_key(|area| (area.len(), area.start));
        for area in filled {
            if !area.clone().any(|track| stays[track]) {
                stays[area.start] = true;
            }
        }
        Self { stays }
    }

    /// The tracks that stay.
    fn tracks(&self, tracks: &[Track]) -> Vec<Track> {
        let stays = tracks.iter().zip(&self.stays);
        stays
            .filter_map(|(track, stays)| stays.then_some(*track))
            .collect()
    }

    /// Where the tracks of an area stand among those that stay, and how many they are.
    fn place(&self, area: &Range<usize>) -> (u16, u16) {
        let count = |range: Range<usize>| self.stays[range].iter().filter(|stays| **stays).count();
        (count(0..area.start) as u16, count(area.clone()) as u16)
    }
}

/// The grid of a face with these boxes in its areas, by their numbers; `panel` makes the panels below them.
pub fn of(
    face: &FaceRule,
    nodes: Vec<(usize, BoxNode)>,
    panel: impl Fn(&FacePanel) -> BoxNode,
) -> BoxNode {
    let look = &face.look;
    let needed = |tracks: &[Track], range: fn(&Cells) -> Range<usize>| {
        let (mut filled, mut empty) = (Vec::new(), Vec::new());
        for (number, area) in face.areas.iter().enumerate() {
            let is_filled = nodes.iter().any(|(filled, _)| *filled == number);
            let areas = if is_filled { &mut filled } else { &mut empty };
            areas.push(range(&area.cells));
        }
        Needed::of(tracks, &filled, &empty)
    };
    let (columns, rows) = (needed(&look.columns, across), needed(&look.rows, down));
    let place = |(area, node): (usize, BoxNode)| {
        let cells = &face.areas[area].cells;
        let (column, columns) = columns.place(&across(cells));
        let (row, rows) = rows.place(&down(cells));
        let cells = Cells {
            column,
            row,
            columns,
            rows,
        };
        (cells, node)
    };
    let panels = look.panel.iter().filter_map(|rule| {
        let reach = |[first, last]: [u16; 2], count: usize| {
            let last = usize::from(last).min(count);
            usize::from(first).saturating_sub(1).min(last)..last
        };
        let all = [1, look.columns.len() as u16];
        let across = rule.columns.as_ref().map_or(all, |reach| reach.value);
        let (column, columns) = columns.place(&reach(across, look.columns.len()));
        let (row, rows) = rows.place(&reach(rule.rows.value, look.rows.len()));
        let cells = Cells {
            column,
            row,
            columns,
            rows,
        };
        (cells.columns > 0 && cells.rows > 0).then(|| (cells, panel(rule)))
    });
    let panels: Vec<_> = panels.collect();
    BoxNode::areas(
        panels
            .into_iter()
            .chain(nodes.into_iter().map(place))
            .collect(),
        &columns.tracks(&look.columns),
        &rows.tracks(&look.rows),
        (look.column_gap, look.row_gap),
    )
}

fn across(cells: &Cells) -> Range<usize> {
    usize::from(cells.column)..usize::from(cells.column + cells.columns)
}

fn down(cells: &Cells) -> Range<usize> {
    usize::from(cells.row)..usize::from(cells.row + cells.rows)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stays(tracks: &[Track], filled: &[Range<usize>], empty: &[Range<usize>]) -> Vec<bool> {
        Needed::of(tracks, filled, empty).stays
    }

    #[test]
    fn a_row_as_high_as_what_stands_in_it_goes_with_all_of_that() {
        let (auto, share) = (Track::Auto, Track::Fraction(1.0));
        let rows = [auto, auto, share];
        let (first, second, third) = (0..1, 1..2, 2..3);
        let all = [first.clone(), second.clone(), third.clone()];
        assert_eq!(stays(&rows, &all, &[]), [true; 3]);
        assert_eq!(stays(&rows, &all[..1], &all[1..]), [true, false, true]);
        assert_eq!(stays(&rows, &[], &all), [false, false, true]);
        // A sign over both rows, and a name and a line beside it.
        let (rows, sign) = ([auto, auto], 0..2);
        assert_eq!(
            stays(
                &rows,
                &[first.clone(), sign.clone()],
                std::slice::from_ref(&second)
            ),
            [true, false]
        );
        assert_eq!(
            stays(
                &rows,
                &[second.clone(), sign.clone()],
                std::slice::from_ref(&first)
            ),
            [false, true]
        );
        assert_eq!(
            stays(&rows, &[sign], &[first.clone(), second]),
            [true, false]
        );
        // A row that no area names is space that the layout wants.
        assert_eq!(stays(&[auto, auto, share], &[first], &[third]), [true; 3]);
    }

    fn tracks() -> impl Strategy<Value = Vec<Track>> {
        let track = prop_oneof![
            Just(Track::Auto),
            Just(Track::Fraction(1.0)),
            Just(Track::Length(crate::units::Abs::mm(4.0))),
        ];
        proptest::collection::vec(track, 1..7)
    }

    proptest! {
        /// What stands on a card keeps a place, and areas keep their order; what is not `auto` stays.
        #[test]
        fn whatever_is_filled_has_a_place(
            tracks in tracks(),
            spans in proptest::collection::vec((0..6_usize, 1..4_usize, any::<bool>()), 0..8),
        ) {
            let count = tracks.len();
            let areas: Vec<(Range<usize>, bool)> = spans
                .into_iter()
                .map(|(from, long, filled)| {
                    let from = from.min(count - 1);
                    (from..(from + long).min(count), filled)
                })
                .collect();
            let (filled, empty): (Vec<_>, Vec<_>) = areas.into_iter().partition(|(_, filled)| *filled);
            let [filled, empty] = [filled, empty].map(|some| some.into_iter().map(|(area, _)| area).collect::<Vec<_>>());
            let needed = Needed::of(&tracks, &filled, &empty);
            let kept = needed.tracks(&tracks).len();
            for area in &filled {
                let (first, long) = needed.place(area);
                prop_assert!(long >= 1 && usize::from(first + long) <= kept);
                for other in filled.iter().filter(|other| area.end <= other.start) {
                    prop_assert!(first + long <= needed.place(other).0);
                }
            }
            for (track, stays) in tracks.iter().zip(&needed.stays) {
                prop_assert!(*stays || *track == Track::Auto);
            }
            prop_assert!(!empty.is_empty() || kept == count);
        }
    }
}
