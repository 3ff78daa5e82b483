//! A column of atoms → pages: where pages break, and what stands at which height.
//!
//! An atom is a line of text or an unbreakable box. Breaks are chosen for the whole chain at once
//! (Plass, *Optimal pagination techniques for automatic typesetting systems*, 1981): few pages, no
//! widow, no orphan, no heading parted from what it heads, no last page with a line or two.
//! What stands in an atom is not known here.

use std::rc::Rc;

use super::boxes::{BoxNode, Fragment};
use super::frame::Item;
use crate::color::Color;
use crate::geom::Point;
use crate::lines::Line;
use crate::units::Abs;

use super::text::Setting;

/// What may stand between two pages' worth of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// A page may end here.
    Allowed,
    /// A page should not end here: between a heading and its text, inside the first or last two
    /// lines of a paragraph.
    Avoid,
}

/// One line or one box.
pub struct Atom {
    /// Space above, dropped at the top of a page; not added to the atom before it.
    pub space: Abs,
    /// Whether that space may grow with the room on the page.
    pub elastic: bool,
    /// Its height.
    pub height: Abs,
    /// Whether its top must lie on the baseline grid.
    pub on_grid: bool,
    /// Whether a page may end before it.
    pub before: Break,
    /// What stands in it, from its upper left corner.
    pub items: Vec<Item>,
    /// A panel that can be laid out anew at a greater height.
    pub grow: Option<BoxNode>,
    /// Dots that lead down to the next atom, where that stands on the same page.
    pub thread: Option<Thread>,
    /// Writing space grows to the foot of its page, in whole steps.
    pub ruling: Option<Ruling>,
    /// What begins here.
    pub landmark: Option<Landmark>,
    /// What stands above it once more where a page begins with it.
    pub repeat: Option<Rc<Repeat>>,
}

/// What stands above an atom once more where a page begins with it: the head of a table.
pub struct Repeat {
    /// How much room it takes, with the gap below it.
    pub height: Abs,
    /// What stands in it, from its upper left corner.
    pub items: Vec<Item>,
}

/// A place that bookmarks and the contents lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landmark {
    /// The section with this number.
    Section(usize),
    /// A heading inside a section.
    Heading(String),
}

/// Dots from one atom down to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thread {
    /// Where it begins, from the atom's upper left corner.
    pub from: Point,
    /// The colour of the dots.
    pub color: Color,
    /// Their diameter.
    pub dot: Abs,
}

/// Lines to write on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruling {
    /// From line to line.
    pub pitch: Abs,
    /// The fewest lines.
    pub min_lines: u16,
}

/// Atoms in reading order.
#[derive(Default)]
pub struct Column {
    /// The atoms so far.
    pub atoms: Vec<Atom>,
    pending_space: Abs,
    held_gap: Option<Abs>,
    keep: bool,
}

impl Column {
    /// Space before whatever comes next; of two that meet the larger counts.
    pub fn space(&mut self, space: Abs) {
        self.pending_space = self.pending_space.max(space);
    }

    /// Holds the space before whatever comes next to what it is now, unless more is asked for.
    pub fn hold_gap(&mut self) {
        self.held_gap = Some(self.pending_space);
    }

    /// Keeps whatever comes next on the page of what stands before it.
    pub fn keep(&mut self) {
        self.keep = true;
    }

    /// Says what begins with the next atom from number `first` on.
    pub fn mark(&mut self, first: usize, landmark: Landmark) {
        if let Some(atom) = self.atoms.get_mut(first) {
            atom.landmark = Some(landmark);
        }
    }

    /// Adds set lines, breakable but for the first and the last two. `x` indents them.
    pub fn lines(&mut self, setting: &Setting, lines: &[Line], x: Abs, on_grid: bool) {
        let count = lines.len();
        for (index, line) in lines.iter().enumerate() {
            let mut items = Vec::new();
            setting.line_items(line, Point::new(x, Abs::ZERO), &mut items);
            // A break before line 1 leaves line 0 alone (orphan); before the last line, that one
            // alone (widow).
            if index > 0 && (index == 1 || index + 1 == count) {
                self.keep = true;
            }
            self.push(line.leading, on_grid, items);
        }
    }

    /// Adds an unbreakable box.
    pub fn fragment(&mut self, fragment: Fragment) {
        self.push(fragment.size.height, false, fragment.items);
    }

    /// Adds a panel that may grow with the room on its page.
    pub fn panel(&mut self, fragment: Fragment, node: BoxNode) {
        self.fragment(fragment);
        if let Some(atom) = self.atoms.last_mut() {
            atom.grow = Some(node);
        }
    }

    /// Leads dots from the last atom to the next.
    pub fn thread(&mut self, thread: Thread) {
        if let Some(atom) = self.atoms.last_mut() {
            atom.thread = Some(thread);
        }
    }

    /// Says what stands above the last atom once more where a page begins with it.
    pub fn repeat(&mut self, repeat: Rc<Repeat>) {
        if let Some(atom) = self.atoms.last_mut() {
            atom.repeat = Some(repeat);
        }
    }

    /// Adds writing space that grows to the foot of its page.
    pub fn ruling(&mut self, ruling: Ruling) {
        let height = ruling.pitch * f64::from(ruling.min_lines);
        self.push(height, false, Vec::new());
        if let Some(atom) = self.atoms.last_mut() {
            atom.ruling = Some(ruling);
        }
    }

    fn push(&mut self, height: Abs, on_grid: bool, items: Vec<Item>) {
        let before = if std::mem::take(&mut self.keep) {
            Break::Avoid
        } else {
            Break::Allowed
        };
        let space = std::mem::take(&mut self.pending_space);
        let elastic = self.held_gap.take() != Some(space);
        self.atoms.push(Atom {
            space,
            elastic,
            height,
            on_grid,
            before,
            items,
            grow: None,
            thread: None,
            ruling: None,
            landmark: None,
            repeat: None,
        });
    }
}

/// Which atoms stand on one page, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct PageOfAtoms {
    /// The first atom.
    pub start: usize,
    /// One past the last atom.
    pub end: usize,
    /// The top of each atom, from the top of the text area.
    pub tops: Vec<Abs>,
    /// What is left below the last atom.
    pub left: Abs,
}

/// The room on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// The height of the text area.
    pub height: Abs,
    /// The step of the baseline grid.
    pub grid: Abs,
}

/// What a page costs by itself: fewer pages win before anything else but a forbidden break.
const PAGE: f64 = 1_000.0;
/// Ending a page where it should not end.
const AVOIDED: f64 = 1_000_000.0;
/// A last page with less than this share of its height is a remnant.
const REMNANT: f64 = 0.25;
/// What a remnant costs at most: less than a page, more than uneven pages before it.
const REMNANT_COST: f64 = 600.0;

/// Where the pages break.
///
/// Every page takes at least one atom; an atom higher than the page stands alone on one (who lays
/// out has reported it by then).
pub fn paginate(atoms: &[Atom], room: Room) -> Vec<PageOfAtoms> {
    let count = atoms.len();
    // best[i]: the least cost of setting the atoms from i on, and where the first page then ends.
    let mut best = vec![(0.0, count); count + 1];
    for start in (0..count).rev() {
        let mut cheapest = (f64::INFINITY, start + 1);
        let mut y = Abs::ZERO;
        for end in start + 1..=count {
            y = top_of(&atoms[end - 1], y, end - 1 == start, room) + atoms[end - 1].height;
            if !y.fits(room.height) && end > start + 1 {
                break;
            }
            let filled = (y / room.height).min(1.0);
            let cost = PAGE + shortfall(filled, end == count, start == 0) + best[end].0;
            let forbidden = end < count && atoms[end].before == Break::Avoid;
            let cost = cost + if forbidden { AVOIDED } else { 0.0 };
            if cost < cheapest.0 {
                cheapest = (cost, end);
            }
        }
        best[start] = cheapest;
    }
    let mut pages = Vec::new();
    let mut start = 0;
    while start < count {
        let end = best[start].1;
        pages.push(place(&atoms[start..end], start, room));
        start = end;
    }
    pages
}

/// How badly a page that is `filled` to this share ends. The only page of a chain may be as short
/// as it likes.
fn shortfall(filled: f64, last: bool, first: bool) -> f64 {
    match (last, first) {
        (true, true) => 0.0,
        (true, false) => REMNANT_COST * ((REMNANT - filled) / REMNANT).max(0.0),
        (false, _) => 100.0 * (1.0 - filled).powi(2),
    }
}

/// Where the atom's top lies when the one before ends at `y`.
fn top_of(atom: &Atom, y: Abs, first: bool, room: Room) -> Abs {
    let y = match (&atom.repeat, first) {
        (Some(repeat), true) => y + repeat.height,
        (None, true) => y,
        (_, false) => y + atom.space,
    };
    if atom.on_grid {
        y.round_up_to(room.grid)
    } else {
        y
    }
}

fn place(atoms: &[Atom], start: usize, room: Room) -> PageOfAtoms {
    let mut tops = Vec::with_capacity(atoms.len());
    let mut y = Abs::ZERO;
    for (index, atom) in atoms.iter().enumerate() {
        let top = top_of(atom, y, index == 0, room);
        tops.push(top);
        y = top + atom.height;
    }
    PageOfAtoms {
        start,
        end: start + atoms.len(),
        tops,
        left: (room.height - y).max(Abs::ZERO),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn atom(height: f64, before: Break) -> Atom {
        Atom {
            space: Abs::pt(8.0),
            elastic: true,
            height: Abs::pt(height),
            on_grid: false,
            before,
            items: Vec::new(),
            grow: None,
            thread: None,
            ruling: None,
            landmark: None,
            repeat: None,
        }
    }

    const ROOM: Room = Room {
        height: Abs::pt(100.0),
        grid: Abs::pt(8.0),
    };

    #[test]
    fn a_heading_is_not_left_at_the_foot() {
        let mut atoms: Vec<Atom> = (0..4).map(|_| atom(14.0, Break::Allowed)).collect();
        atoms.push(atom(14.0, Break::Avoid));
        let ends: Vec<usize> = paginate(&atoms, ROOM).iter().map(|p| p.end).collect();
        assert_eq!(ends, [3, 5]);
    }

    #[test]
    fn a_remnant_is_avoided_by_moving_a_break_up() {
        // 7 boxes of 18: five fit a page by height, but the last page would hold two.
        let atoms: Vec<Atom> = (0..5).map(|_| atom(18.0, Break::Allowed)).collect();
        let ends: Vec<usize> = paginate(&atoms, ROOM).iter().map(|p| p.end).collect();
        assert_eq!(ends, [3, 5]);
    }

    proptest! {
        #[test]
        fn every_atom_stands_on_one_page_and_inside_it(
            heights in prop::collection::vec(1.0..99.0f64, 0..60),
            avoid in prop::collection::vec(any::<bool>(), 60),
        ) {
            let atoms: Vec<Atom> = heights
                .iter()
                .zip(&avoid)
                .map(|(&h, &a)| atom(h, if a { Break::Avoid } else { Break::Allowed }))
                .collect();
            let mut next = 0;
            for page in paginate(&atoms, ROOM) {
                prop_assert_eq!(page.start, next);
                prop_assert!(page.end > page.start);
                next = page.end;
                let last = &atoms[page.end - 1];
                let bottom = page.tops[page.tops.len() - 1] + last.height;
                prop_assert!(bottom.fits(ROOM.height));
            }
            prop_assert_eq!(next, atoms.len());
        }
    }
}
