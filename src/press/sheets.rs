//! The sheets of a plan, held so that a million cards take a few bytes each: sheets that differ only in which pages stand
//! on them share all the rest.

use std::sync::OnceLock;

use crate::press::sheet::{Sheet, Side, Slot};

/// With how many of the last patterns a sheet is compared: the sheets of a deck are all alike but for the last, those of
/// a booklet mostly differ.
const RECENT: usize = 4;

/// Sheets in the order of printing.
#[derive(Debug, Clone, Default)]
pub struct Sheets {
    /// Sheets whose slots hold page 0.
    patterns: Vec<Sheet>,
    placed: Vec<PlacedPattern>,
    /// The pages in the slots of all sheets, in the order of sheets, sides and slots.
    pages: Vec<u32>,
    /// How many sides all sheets have together.
    sides: usize,
    /// Made when it is first asked for.
    places: OnceLock<Places>,
}

/// One sheet: which pattern it has, and where its pages and sides begin among those of all sheets.
#[derive(Debug, Clone, Copy)]
struct PlacedPattern {
    pattern: u32,
    first_page: u32,
    first_side: u32,
}

/// Where each page stands.
#[derive(Debug, Clone, Default)]
struct Places {
    /// By page, where its places begin; one more at the end.
    starts: Vec<u32>,
    places: Vec<Place>,
}

/// The place of a page: a slot, named by numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which sheet.
    sheet: u32,
    /// Which of its sides.
    side: u16,
    /// Which slot of that side.
    slot: u16,
}

impl Place {
    /// The sheet, by index.
    pub const fn sheet(self) -> usize {
        self.sheet as usize
    }

    /// Which slot of its side.
    pub fn slot(self) -> usize {
        usize::from(self.slot)
    }
}

impl PartialEq for Sheets {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Sheets {
    /// Adds a sheet behind all others.
    pub fn push(&mut self, mut sheet: Sheet) {
        let first_page = self.pages.len() as u32;
        for slot in sheet.sides.iter_mut().flat_map(|side| &mut side.slots) {
            self.pages.push(slot.page as u32);
            slot.page = 0;
        }
        let recent = self.patterns.len().saturating_sub(RECENT)..self.patterns.len();
        let mut recent = recent.rev();
        let known = recent.find(|at| self.patterns.get(*at) == Some(&sheet));
        self.placed.push(PlacedPattern {
            pattern: known.unwrap_or(self.patterns.len()) as u32,
            first_page,
            first_side: self.sides as u32,
        });
        self.sides += sheet.sides.len();
        if known.is_none() {
            self.patterns.push(sheet);
        }
        self.places = OnceLock::new();
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.placed.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    /// How many sides they have together.
    pub const fn side_count(&self) -> usize {
        self.sides
    }

    /// The sheet with this index.
    pub fn get(&self, index: usize) -> Option<Sheet> {
        let (placed, pattern) = self.pattern_of(index)?;
        let mut sheet = pattern.clone();
        let slots = sheet.sides.iter_mut().flat_map(|side| &mut side.slots);
        let pages = self.pages.get(placed.first_page as usize..)?;
        for (slot, page) in slots.zip(pages) {
            slot.page = *page as usize;
        }
        Some(sheet)
    }

    /// The first sheet.
    pub fn first(&self) -> Option<Sheet> {
        self.get(0)
    }

    /// All of them, one after the other.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Sheet> + ExactSizeIterator {
        let sheet = |index| self.get(index).unwrap_or_default();
        (0..self.len()).map(sheet)
    }

    /// All of them, each by itself: for few sheets.
    pub fn to_vec(&self) -> Vec<Sheet> {
        self.iter().collect()
    }

    /// Sheets of every kind that is among them. Which pages stand on them is left open.
    pub fn patterns(&self) -> &[Sheet] {
        &self.patterns
    }

    /// Changes all sheets, whichever pages stand on them.
    pub fn change_all(&mut self, change: impl FnMut(&mut Sheet)) {
        self.patterns.iter_mut().for_each(change);
    }

    /// The pattern of a sheet: all of it but for its pages, which are left open.
    pub fn pattern(&self, index: usize) -> Option<&Sheet> {
        self.pattern_of(index).map(|(_, pattern)| pattern)
    }

    fn pattern_of(&self, index: usize) -> Option<(&PlacedPattern, &Sheet)> {
        let placed = self.placed.get(index)?;
        Some((placed, self.patterns.get(placed.pattern as usize)?))
    }

    /// The pages in all slots, sheet by sheet; a page that stands in several is named for each.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = usize> {
        self.pages.iter().map(|page| *page as usize)
    }

    /// The places of a page, in the order of printing.
    pub fn places_of(&self, page: usize) -> &[Place] {
        let Places { starts, places } = self.places.get_or_init(|| self.find_places());
        let range = match (starts.get(page), starts.get(page + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => return &[],
        };
        places.get(range).unwrap_or_default()
    }

    /// The side of a place, without its pages, and the number of it among the sides of all sheets.
    pub fn side_of(&self, place: Place) -> Option<(usize, &Side)> {
        let (placed, pattern) = self.pattern_of(place.sheet())?;
        let side = pattern.sides.get(usize::from(place.side))?;
        Some((placed.first_side as usize + usize::from(place.side), side))
    }

    /// The slot of a place.
    pub fn slot_at(&self, place: Place) -> Option<Slot> {
        let (_, pattern) = self.pattern_of(place.sheet())?;
        let side = pattern.sides.get(usize::from(place.side))?;
        Some(Slot {
            page: *self.pages.get(self.slot_number(place)?)? as usize,
            ..*side.slots.get(place.slot())?
        })
    }

    /// The number of a place among the slots of all sheets.
    pub fn slot_number(&self, place: Place) -> Option<usize> {
        let (placed, pattern) = self.pattern_of(place.sheet())?;
        let before = pattern.sides.iter().take(usize::from(place.side));
        let before: usize = before.map(|side| side.slots.len()).sum();
        Some(placed.first_page as usize + before + place.slot())
    }

    /// The pages on the side of a place.
    pub fn pages_beside(&self, place: Place) -> impl Iterator<Item = usize> {
        let number = self.side_of(place).map(|(number, _)| number);
        number
            .into_iter()
            .flat_map(|number| self.slots_of(number).map(|slot| slot.page))
    }

    /// The slots of the side with this number among the sides of all sheets.
    pub fn slots_of(&self, number: usize) -> impl Iterator<Item = Slot> {
        let found = self.side_with_number(number).and_then(|(sheet, side)| {
            let (placed, pattern) = self.pattern_of(sheet)?;
            let before = pattern.sides.iter().take(side);
            let before: usize = before.map(|side| side.slots.len()).sum();
            let pages = self.pages.get(placed.first_page as usize + before..)?;
            Some((pages, pattern.sides.get(side)?))
        });
        found.into_iter().flat_map(|(pages, side)| {
            let slots = side.slots.iter().zip(pages);
            slots.map(|(slot, page)| Slot {
                page: *page as usize,
                ..*slot
            })
        })
    }

    /// The sheet and the side of it that have this number among the sides of all sheets.
    pub fn side_with_number(&self, number: usize) -> Option<(usize, usize)> {
        let behind = |placed: &PlacedPattern| placed.first_side as usize <= number;
        let sheet = self.placed.partition_point(behind).checked_sub(1)?;
        let side = number - self.placed.get(sheet)?.first_side as usize;
        Some((sheet, side))
    }

    /// Counts the places of each page, and then puts them in the order of pages.
    fn find_places(&self) -> Places {
        let count = self.pages.iter().max().map_or(0, |last| *last as usize + 1);
        let mut starts = vec![0_u32; count + 1];
        for page in &self.pages {
            starts[*page as usize + 1] += 1;
        }
        for page in 0..count {
            starts[page + 1] += starts[page];
        }
        let mut next = starts.clone();
        let mut places = vec![
            Place {
                sheet: 0,
                side: 0,
                slot: 0
            };
            self.pages.len()
        ];
        let mut pages = self.pages.iter();
        for (sheet, placed) in (0..).zip(&self.placed) {
            let pattern = self.patterns.get(placed.pattern as usize);
            let sides = pattern.map_or(&[][..], |pattern| &pattern.sides);
            for (side, slots) in (0..).zip(sides.iter().map(|side| side.slots.len())) {
                for (slot, page) in (0..slots).zip(&mut pages) {
                    let at = &mut next[*page as usize];
                    places[*at as usize] = Place {
                        sheet,
                        side,
                        slot: slot as u16,
                    };
                    *at += 1;
                }
            }
        }
        Places { starts, places }
    }
}

impl FromIterator<Sheet> for Sheets {
    fn from_iter<I: IntoIterator<Item = Sheet>>(sheets: I) -> Self {
        let mut all = Self::default();
        sheets.into_iter().for_each(|sheet| all.push(sheet));
        all
    }
}

impl From<Vec<Sheet>> for Sheets {
    fn from(sheets: Vec<Sheet>) -> Self {
        sheets.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Point, Rect, Size};
    use crate::units::Abs;

    /// A sheet with these pages on its two sides, as wide as the number says.
    fn sheet(wide: f64, pages: [&[usize]; 2]) -> Sheet {
        let size = Size::new(Abs::mm(wide), Abs::mm(200.0));
        let slot = |(nth, page): (usize, &usize)| {
            let at = Point::new(Abs::mm(10.0 * nth as f64), Abs::ZERO);
            Slot::upright(*page, at, Rect::from_size(size))
        };
        let side =
            |pages: &[usize]| Side::new(pages.iter().enumerate().map(slot).collect(), Vec::new());
        Sheet {
            size,
            sides: pages.map(side).to_vec(),
        }
    }

    #[test]
    fn sheets_come_back_as_they_were_and_share_what_they_have_in_common() {
        let all: Vec<Sheet> = (0..50)
            .map(|nth| sheet(100.0, [&[nth * 2, nth * 2 + 1], &[100, 100]]))
            .chain([sheet(100.0, [&[101], &[100]]), sheet(90.0, [&[7], &[]])])
            .collect();
        let sheets: Sheets = all.iter().cloned().collect();
        assert_eq!(sheets.iter().collect::<Vec<_>>(), all);
        assert_eq!((sheets.len(), sheets.side_count()), (52, 104));
        assert_eq!(sheets.patterns().len(), 3);
        assert_eq!(sheets.iter().next_back(), all.last().cloned());
    }

    #[test]
    fn every_page_is_found_in_all_its_places() {
        let sheets: Sheets = (0..20)
            .map(|nth| sheet(100.0, [&[nth, 40 - nth], &[50]]))
            .collect();
        for page in 0..60 {
            let mut wanted = Vec::new();
            for (at, sheet) in sheets.iter().enumerate() {
                for (side, slots) in sheet.sides.iter().map(|side| &side.slots).enumerate() {
                    let here = slots
                        .iter()
                        .enumerate()
                        .filter(|(_, slot)| slot.page == page);
                    wanted.extend(here.map(|(slot, there)| (at, side, slot, *there)));
                }
            }
            let found = sheets.places_of(page).iter().map(|place| {
                let slot = sheets.slot_at(*place).expect("a slot");
                let (number, _) = sheets.side_of(*place).expect("a side");
                let (sheet, side) = sheets.side_with_number(number).expect("a side");
                assert_eq!(sheet, place.sheet());
                (sheet, side, place.slot(), slot)
            });
            assert_eq!(found.collect::<Vec<_>>(), wanted, "{page}");
        }
    }
}
