//! The rules of decks: grids checked, areas given their places, names looked up.

use std::collections::BTreeMap;

use crate::content::read::{Named, hint_for};
use crate::design::area::{
    LEAST_ON_CARD, ListLook, RawArea, RawListLook, RawShows, Shows, TextRule, small,
};
use crate::design::card_art::{BACK, FRONT};
use crate::design::cards::{AreaRule, CardsRule, Cells, FaceRule};
use crate::design::choices::{CardAccents, FaceGround};
use crate::design::declare::Resolve;
use crate::design::face::{
    FaceLook, FaceSide, RawCards, RawFace, RawFaceKeys, RawFaceLook, face_keys,
};
use crate::design::keys::NotNegative;
use crate::design::layout::PageRule;
use crate::design::resolver::Resolver;
use crate::design::theme::SpaceRule;
use crate::design::track::RawTracks;
use crate::diag::values::Tracks;
use crate::diag::{Fault, Hint};
use crate::geom::Size;
use crate::source::Span;
use crate::units::Abs;

/// The most rows or columns of a face.
const MOST_TRACKS: usize = 24;

impl Resolver<'_> {
    /// The rules of a deck.
    pub(super) fn cards(
        &mut self,
        raw: &RawCards,
        space: SpaceRule,
        (page, safe): (PageRule, Span),
    ) -> Option<CardsRule> {
        let Size { width, height } = page.trim;
        let mut room = Size::new(width - page.safe * 2.0, height - page.safe * 2.0);
        // Less room than this is a slip of the pen.
        if room.width.min(room.height) < Abs::mm(5.0) {
            let error = Fault::SafeTooWide { safe: page.safe }.at(safe);
            self.diags.push(error.hint(Hint::SmallerSafe));
            room = page.trim;
        }
        let mut faces = BTreeMap::new();
        for (name, face) in &raw.face.entries {
            faces.insert(name.clone(), self.face(&face.value, room)?);
        }
        let cards = CardsRule {
            corner: raw.corner.resolve(self)?.unwrap_or(space.corner),
            accents: raw
                .accents
                .map_or(CardAccents::Each, |accents| accents.value),
            links: raw.links,
            categories: raw.category.resolve(self)?,
            art: raw.art.resolve(self)?,
            front: self.face(&raw.front, room)?,
            back: match &raw.back {
                Some(back) => Some(self.face(back, room)?),
                None => None,
            },
            faces,
        };
        self.card_art(&cards);
        self.own_backs(&cards);
        let own_accent = |face: &FaceRule| face.look.accent.is_some();
        if let Some(accents) = raw.accents.filter(|_| cards.fronts().all(own_accent)) {
            let error = Fault::AccentsOfFaces.at(accents.span);
            self.diags.push(error.hint(Hint::RemoveIt));
        }
        let white = |face: &FaceRule| face.look.background == FaceGround::White;
        if let Some(corner) = raw.corner.filter(|_| cards.all().all(white)) {
            let error = Fault::CornerOfNothing.at(corner.0.span);
            self.diags.push(error.hint(Hint::RemoveIt));
        }
        Some(cards)
    }

    /// Reports faces and areas that drawings name, and that are not there.
    fn card_art(&mut self, cards: &CardsRule) {
        let mut faces: Vec<(&str, &FaceRule)> = vec![(FRONT, &cards.front)];
        faces.extend(cards.back.iter().map(|back| (BACK, back)));
        faces.extend(cards.faces.iter().map(|(name, face)| (name.as_str(), face)));
        let known: Vec<&str> = faces.iter().map(|(name, _)| *name).collect();
        for rule in &cards.art {
            for name in &rule.on {
                if !known.contains(&name.value.as_str()) {
                    let error = Fault::UnknownFace { name: name.into() }.at(name.span);
                    self.diags.push(error.hint(hint_for(&name.value, &known)));
                }
            }
            let faces = faces.iter().filter(|(name, _)| rule.is_on(name));
            let areas = faces.flat_map(|(_, face)| &face.areas);
            let areas: Vec<&str> = areas.map(|area| area.name.as_str()).collect();
            for name in &rule.covers {
                if !areas.contains(&name.value.as_str()) {
                    let error = Fault::UnknownArea { name: name.into() }.at(name.span);
                    self.diags.push(error.hint(hint_for(&name.value, &areas)));
                }
            }
        }
    }

    /// Reports backs of fronts that are not there.
    fn own_backs(&mut self, cards: &CardsRule) {
        let known: Vec<&str> = cards.faces.keys().map(String::as_str).collect();
        for name in cards.fronts().filter_map(|front| front.back.as_ref()) {
            if cards.back.is_none() {
                let error = Fault::UnknownFace { name: BACK.into() }.at(name.span);
                self.diags.push(error.hint(Hint::LeaveOutOrAddBack));
            } else if !known.contains(&name.value.as_str()) {
                let error = Fault::UnknownFace { name: name.into() }.at(name.span);
                self.diags.push(error.hint(hint_for(&name.value, &known)));
            }
        }
    }

    /// Reports columns or rows of fixed sizes that leave the card, and space between those of which there
    /// is only one.
    fn tracks(&mut self, what: Tracks, tracks: &RawTracks, gap: Option<NotNegative>, room: Abs) {
        let between = gap.map_or(Abs::ZERO, |gap| gap.0.value.max(Abs::ZERO));
        let taken = tracks.fixed(between) * self.scale;
        if let Some(first) = tracks.0.first().filter(|_| !taken.fits(room)) {
            let error = Fault::TracksTooLarge { what, taken, room }.at(first.span);
            self.diags.push(error.hint(Hint::SmallerTracks));
        }
        if let Some(gap) = gap.filter(|_| tracks.count() == 1) {
            let error = Fault::GapOfOne { what }.at(gap.0.span);
            self.diags.push(error.hint(Hint::RemoveIt));
        }
        if let Some(one_more) = tracks.0.get(MOST_TRACKS) {
            let error = Fault::TooManyTracks { most: MOST_TRACKS }.at(one_more.span);
            self.diags.push(error.hint(Hint::FewerTracks));
        }
    }

    fn face<S: FaceSide>(&mut self, raw: &RawFace<S>, room: Size) -> Option<FaceRule> {
        let keys = raw.side.face();
        let RawFaceLook {
            columns,
            rows,
            column_gap,
            row_gap,
            ..
        } = &keys.look;
        if let Some(columns) = columns {
            self.tracks(Tracks::Columns, columns, *column_gap, room.width);
        } else if let Some(gap) = column_gap {
            let error = Fault::GapOfOne {
                what: Tracks::Columns,
            }
            .at(gap.0.span);
            self.diags.push(error.hint(Hint::RemoveIt));
        }
        self.tracks(Tracks::Rows, rows, *row_gap, room.height);
        let background = keys.look.background.unwrap_or(FaceGround::White);
        if let Some(office) = keys.look.office_ground.flatten()
            && background == FaceGround::White
            && keys.look.background_picture.is_none()
        {
            let error = Fault::OfficeGroundOfNothing.at(office.span);
            self.diags.push(error.hint(Hint::RemoveIt));
        }
        let (title, turned) = raw.side.own();
        let look: FaceLook = keys.look.resolve(self)?;
        self.panels_on_grid(&look);
        Some(FaceRule {
            look,
            areas: self.areas(keys, &raw.areas),
            title,
            turned,
            back: raw.side.back().cloned(),
            span: keys.span,
        })
    }

    /// Reports panels that leave the grid of their face.
    fn panels_on_grid(&mut self, look: &FaceLook) {
        for panel in &look.panel {
            let rows = (Tracks::Rows, look.rows.len(), Some(&panel.rows));
            let columns = (Tracks::Columns, look.columns.len(), panel.columns.as_ref());
            for (what, count, reach) in [rows, columns] {
                let Some(reach) = reach else { continue };
                let [first, last] = reach.value;
                if first > last || usize::from(last) > count {
                    let error = Fault::PanelOffGrid { what, count }.at(reach.span);
                    self.diags.push(error.hint(Hint::between(1, count)));
                }
            }
        }
    }

    /// The areas of a face in reading order.
    fn areas(
        &mut self,
        keys: &RawFaceKeys,
        tables: &BTreeMap<String, Named<RawArea>>,
    ) -> Vec<AreaRule> {
        let lines = &keys.areas.0;
        let rows = keys.look.rows.count();
        let columns = keys.look.columns.as_ref().map_or(1, RawTracks::count);
        let mut sound = lines.len() == rows;
        if !sound {
            let span = lines.first().map_or(keys.span, |line| line.span);
            let fault = Fault::AreasAndRows {
                lines: lines.len().into(),
                rows: rows.into(),
            };
            let error = fault.at(span);
            self.diags.push(error.hint(Hint::LineEachRow));
        }
        let mut found: Vec<(&str, Cells, usize, Span)> = Vec::new();
        for (row, line) in lines.iter().take(MOST_TRACKS).enumerate() {
            let names: Vec<&str> = line.value.split_whitespace().collect();
            if names.len() != columns {
                sound = false;
                let fault = Fault::AreasAndColumns {
                    names: names.len().into(),
                    columns: columns.into(),
                };
                let error = fault.at(line.span);
                self.diags.push(error.hint(Hint::NameEachColumn));
                continue;
            }
            for (column, name) in names.into_iter().take(MOST_TRACKS).enumerate() {
                if name.chars().all(|c| c == '.') {
                    continue;
                }
                let cell = (column as u16, row as u16);
                match found.iter_mut().find(|(known, ..)| *known == name) {
                    Some((_, cells, count, _)) => {
                        *cells = with(*cells, cell);
                        *count += 1;
                    }
                    None => found.push((name, one(cell), 1, line.span)),
                }
            }
        }
        for (name, cells, count, span) in &found {
            if usize::from(cells.columns * cells.rows) != *count {
                let error = Fault::AreaNotRectangle { name: name.into() }.at(*span);
                self.diags.push(error.hint(Hint::AreaRectangle));
            }
        }
        let names: Vec<&str> = found.iter().map(|(name, ..)| *name).collect();
        let taken = face_keys();
        for (name, _, _, span) in &found {
            if taken.iter().any(|key| key == name) {
                let error = Fault::AreaNameTaken { name: name.into() }.at(*span);
                self.diags.push(error.hint(Hint::OtherName));
            }
        }
        for (name, area) in tables {
            // Where lines are wrong, the area may be meant to stand in one.
            if sound && !names.contains(&name.as_str()) {
                let error = Fault::UnknownArea { name: name.into() }.at(area.key);
                self.diags.push(error.hint(hint_for(name, &names)));
            }
        }
        // An area whose table could not be read was reported.
        let areas = found.into_iter();
        areas
            .filter_map(|(name, cells, ..)| self.area(name, cells, tables.get(name)?))
            .collect()
    }

    fn area(&mut self, name: &str, cells: Cells, raw: &Named<RawArea>) -> Option<AreaRule> {
        let Named { key, value: raw } = raw;
        let shows = raw.shows.resolve(self)?;
        if let (Shows::Items(items), RawShows::Items(raw)) = (&shows, &raw.shows)
            && let (ListLook::Panels(panels), RawListLook::Panels(raw)) = (&items.look, &raw.look)
        {
            let sizes = [
                (panels.text_size, raw.text_size),
                (panels.word_size, raw.word_size),
            ];
            for (size, raw) in sizes {
                if let (Some(size), Some(raw)) = (size, raw) {
                    self.smallest_on_panel(&items.text, size, raw.0.span);
                }
            }
        }
        Some(AreaRule {
            name: name.to_owned(),
            cells,
            shows,
            told: raw.told,
            written: raw.written.clone(),
            span: *key,
        })
    }

    /// Reports text on panels that would be too small where names have their smallest size: all sizes
    /// on panels shrink together.
    fn smallest_on_panel(&mut self, names: &TextRule, size: Abs, span: Span) {
        let usual = self.sizes.get(&names.style).copied().unwrap_or(size);
        let (min, max) = match names.fit {
            Some(fit) => (fit.min, fit.max),
            None => (usual, usual),
        };
        if min <= Abs::ZERO || max <= Abs::ZERO || size <= Abs::ZERO {
            return;
        }
        let least = min * (size / max);
        if least < LEAST_ON_CARD {
            small(self, least, LEAST_ON_CARD * (max / min) / self.scale, span);
        }
    }
}

/// The cells of one place.
const fn one((column, row): (u16, u16)) -> Cells {
    Cells {
        column,
        row,
        columns: 1,
        rows: 1,
    }
}

/// The smallest rectangle of cells with one more.
fn with(cells: Cells, (column, row): (u16, u16)) -> Cells {
    let left = cells.column.min(column);
    let top = cells.row.min(row);
    Cells {
        column: left,
        row: top,
        columns: (cells.column + cells.columns).max(column + 1) - left,
        rows: (cells.row + cells.rows).max(row + 1) - top,
    }
}
