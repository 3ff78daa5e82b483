//! Faces in a theme without a path: areas that would show nothing but the path are left out, and what
//! stands beside them takes their room, so that no gap tells that something is missing.

use crate::design::area::{AreaArt, Shows};
use crate::design::cards::{AreaRule, CardsRule, Cells, FaceRule};
use crate::design::track::Track;

/// The faces of `cards` without the areas that only the path would fill.
pub(super) fn without_path(mut cards: CardsRule) -> CardsRule {
    cards.front = plain(cards.front);
    cards.back = cards.back.map(plain);
    let faces = std::mem::take(&mut cards.faces).into_iter();
    cards.faces = faces.map(|(name, face)| (name, plain(face))).collect();
    cards
}

/// `face` without the areas that only the path would fill. A station with a number stays.
fn plain(mut face: FaceRule) -> FaceRule {
    let (given_up, kept) = face.areas.into_iter().partition(only_path);
    face.areas = kept;
    let given_up: Vec<AreaRule> = given_up;
    for area in &given_up {
        widen(
            face.areas.iter_mut().map(|area| &mut area.cells),
            area.cells,
        );
    }
    let spans = |areas: &[AreaRule], of: fn(&Cells) -> (u16, u16)| {
        let spans = areas.iter().map(|area| of(&area.cells));
        spans.collect::<Vec<_>>()
    };
    let rows: fn(&Cells) -> (u16, u16) = |cells| (cells.row, cells.rows);
    let columns: fn(&Cells) -> (u16, u16) = |cells| (cells.column, cells.columns);
    let gone = idle(
        &face.look.rows,
        &spans(&given_up, rows),
        &spans(&face.areas, rows),
    );
    remove(&mut face.look.rows, &gone);
    for area in &mut face.areas {
        area.cells.row -= before(&gone, area.cells.row);
    }
    let gone = idle(
        &face.look.columns,
        &spans(&given_up, columns),
        &spans(&face.areas, columns),
    );
    remove(&mut face.look.columns, &gone);
    for area in &mut face.areas {
        area.cells.column -= before(&gone, area.cells.column);
    }
    face
}

/// Whether an area shows the path and no number.
fn only_path(area: &AreaRule) -> bool {
    let Shows::Art(art) = &area.shows else {
        return false;
    };
    match &art.art {
        AreaArt::Path(path) => path.value.is_none(),
        AreaArt::Station(_) => false,
        AreaArt::Arrival(_) | AreaArt::Climb(_) => true,
    }
}

/// Gives the cells `free` to the area on their left, else to the one on their right, where it is as
/// high as they are.
fn widen<'c>(areas: impl Iterator<Item = &'c mut Cells>, free: Cells) {
    let level = |cells: &&mut Cells| (cells.row, cells.rows) == (free.row, free.rows);
    let beside = |cells: &&mut Cells| {
        cells.column + cells.columns == free.column || free.column + free.columns == cells.column
    };
    let found = areas.filter(|cells| level(cells) && beside(cells));
    if let Some(cells) = found.min_by_key(|cells| cells.column) {
        cells.column = cells.column.min(free.column);
        cells.columns += free.columns;
    }
}

/// Which of `tracks` only areas that are given up stand in. The last one that takes what is left stays,
/// as white space: without it the others would grow.
fn idle(tracks: &[Track], given_up: &[(u16, u16)], kept: &[(u16, u16)]) -> Vec<bool> {
    let within = |spans: &[(u16, u16)], index: usize| {
        let in_span = |(first, count): &(u16, u16)| {
            let first = usize::from(*first);
            (first..first + usize::from(*count)).contains(&index)
        };
        spans.iter().any(in_span)
    };
    let mut gone: Vec<bool> = (0..tracks.len())
        .map(|index| within(given_up, index) && !within(kept, index))
        .collect();
    let share = |index: &usize| matches!(tracks[*index], Track::Fraction(_));
    let mut shares = (0..tracks.len()).filter(share);
    if shares.clone().all(|index| gone[index])
        && let Some(last) = shares.next_back()
    {
        gone[last] = false;
    }
    // A face keeps one track at least.
    if gone.iter().all(|gone| *gone) {
        gone.fill(false);
    }
    gone
}

fn remove(tracks: &mut Vec<Track>, gone: &[bool]) {
    let mut gone = gone.iter();
    tracks.retain(|_| gone.next() != Some(&true));
}

/// How many tracks before `index` are gone.
fn before(gone: &[bool], index: u16) -> u16 {
    let before = gone.iter().take(usize::from(index));
    before.map(|gone| u16::from(*gone)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Abs;

    const AUTO: Track = Track::Auto;
    const SHARE: Track = Track::Fraction(1.0);
    const FIXED: Track = Track::Length(Abs::pt(20.0));

    const fn cells(column: u16, row: u16, columns: u16, rows: u16) -> Cells {
        Cells {
            column,
            row,
            columns,
            rows,
        }
    }

    #[test]
    fn a_row_of_its_own_is_given_up_and_a_shared_one_stays() {
        let gone = idle(&[AUTO, SHARE, FIXED], &[(2, 1)], &[(0, 1), (1, 1)]);
        assert_eq!(gone, [false, false, true]);
        assert_eq!([0, 1, 2, 3].map(|index| before(&gone, index)), [0, 0, 0, 1]);
        let mut tracks = vec![AUTO, SHARE, FIXED];
        remove(&mut tracks, &gone);
        assert_eq!(tracks, [AUTO, SHARE]);
        let gone = idle(&[FIXED, SHARE], &[(0, 1)], &[(0, 1), (1, 1)]);
        assert_eq!(gone, [false, false]);
        // What stands over two rows goes with both, and white space between them stays.
        let gone = idle(&[FIXED, AUTO, FIXED, SHARE], &[(0, 2)], &[(3, 1)]);
        assert_eq!(gone, [true, true, false, false]);
    }

    #[test]
    fn what_is_left_of_a_face_stays_white_and_does_not_stretch_its_words() {
        assert_eq!(idle(&[AUTO, SHARE], &[(1, 1)], &[(0, 1)]), [false, false]);
        let gone = idle(&[SHARE, AUTO, SHARE], &[(2, 1)], &[(1, 1)]);
        assert_eq!(gone, [false, false, true]);
        assert_eq!(idle(&[FIXED], &[(0, 1)], &[]), [false]);
    }

    #[test]
    fn what_stands_beside_takes_the_room() {
        let widened = |mut areas: Vec<Cells>, free: Cells| {
            widen(areas.iter_mut(), free);
            areas
        };
        let text = cells(0, 1, 3, 1);
        let on_right = widened(vec![cells(0, 0, 2, 1), text], cells(2, 0, 1, 1));
        assert_eq!(on_right, [cells(0, 0, 3, 1), text]);
        let on_left = widened(vec![cells(1, 0, 1, 1), text], cells(0, 0, 1, 1));
        assert_eq!(on_left, [cells(0, 0, 2, 1), text]);
        // The left one of two; one that is higher stays as it is.
        let between = vec![cells(0, 0, 1, 1), cells(2, 0, 1, 1)];
        let first = widened(between, cells(1, 0, 1, 1));
        assert_eq!(first, [cells(0, 0, 2, 1), cells(2, 0, 1, 1)]);
        let higher = widened(vec![cells(0, 0, 1, 2)], cells(1, 0, 1, 1));
        assert_eq!(higher, [cells(0, 0, 1, 2)]);
    }
}
