//! The rules of decks: grids checked, areas given their places, names looked up.

use std::collections::BTreeMap;

use crate::content::read::{Named, NonEmpty, Record, hint_for};
use crate::design::area::{
    LEAST_ON_CARD, ListLook, RawArea, RawListLook, RawShows, Shows, TextRule, small,
};
use crate::design::cards::{AreaRule, CardsRule, Cells, FaceRule};
use crate::design::declare::Resolve;
use crate::design::face::{RawCards, RawFace, RawFaceKeys};
use crate::design::layout::PageRule;
use crate::design::resolver::{Resolver, Sign};
use crate::design::theme::SpaceRule;
use crate::design::track::Track;
use crate::diag::values::Tracks;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::geom::Size;
use crate::source::{Span, Spanned};
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
    ) -> CardsRule {
        let room = Size::new(
            page.trim.width - page.safe * 2.0,
            page.trim.height - page.safe * 2.0,
        );
        // Less room than this is a slip of the pen.
        if room.width.min(room.height) < Abs::mm(5.0) {
            let error = Diagnostic::error(Fault::SafeTooWide { safe: page.safe }, safe);
            self.diags.push(error.hint(Hint::SmallerSafe));
        } else {
            let others = raw.face.entries.values().map(|face| &face.value);
            for face in [&raw.front].into_iter().chain(&raw.back).chain(others) {
                let RawFaceKeys {
                    columns,
                    rows,
                    column_gap,
                    row_gap,
                    ..
                } = &face.keys;
                self.tracks(Tracks::Columns, columns, column_gap.as_ref(), room.width);
                self.tracks(Tracks::Rows, rows, row_gap.as_ref(), room.height);
            }
        }
        let mut categories = BTreeMap::new();
        for (id, accent) in &raw.category.entries {
            if let Some(index) = self.accent(Some(&accent.value)) {
                categories.insert(id.clone(), Spanned::new(index, accent.key));
            }
        }
        self.idle_keys(&raw.front, false);
        for face in raw.face.entries.values() {
            self.idle_keys(&face.value, false);
        }
        if let Some(back) = &raw.back {
            self.idle_keys(back, true);
        }
        CardsRule {
            corner: self.or(raw.corner.as_ref(), space.corner, Sign::NotNegative),
            accents: raw.accents,
            categories,
            front: self.face(&raw.front),
            back: raw.back.as_ref().map(|face| self.face(face)),
            faces: raw
                .face
                .entries
                .iter()
                .map(|(name, face)| (name.clone(), self.face(&face.value)))
                .collect(),
        }
    }

    /// Reports columns or rows of fixed sizes that leave the card.
    fn tracks(
        &mut self,
        what: Tracks,
        tracks: &NonEmpty<Spanned<Track>>,
        gap: Option<&Spanned<Abs>>,
        room: Abs,
    ) {
        let gap = gap.map_or(Abs::ZERO, |gap| gap.value.max(Abs::ZERO));
        let fixed = tracks.0.iter().map(|track| match track.value {
            Track::Length(length) => length,
            Track::Auto | Track::Fraction(_) => Abs::ZERO,
        });
        let gaps = gap * tracks.0.len().saturating_sub(1) as f64;
        let taken = (fixed.sum::<Abs>() + gaps) * self.scale;
        let Some(first) = tracks.0.first().filter(|_| !taken.fits(room)) else {
            return;
        };
        let error = Diagnostic::error(Fault::TracksTooLarge { what, taken, room }, first.span);
        self.diags.push(error.hint(Hint::SmallerTracks));
    }

    /// Reports keys that mean nothing on such a face: fronts are never turned, and a back has no title
    /// of the deck.
    fn idle_keys(&mut self, raw: &RawFace, is_back: bool) {
        let idle = [
            ("turned", raw.keys.turned && !is_back),
            ("deck-title", raw.keys.deck_title && is_back),
        ];
        for (key, _) in idle.into_iter().filter(|(_, idle)| *idle) {
            let error = Diagnostic::error(Fault::IdleOnFace { key: key.into() }, raw.keys.span);
            self.diags.push(error.hint(Hint::RemoveIt));
        }
    }

    fn face(&mut self, raw: &RawFace) -> FaceRule {
        let keys = &raw.keys;
        let areas = self.areas(raw);
        FaceRule {
            ground: keys.background,
            picture: keys.background_picture.clone(),
            accent: self.accent(keys.accent.as_ref()),
            columns: self.scaled(&keys.columns.0),
            rows: self.scaled(&keys.rows.0),
            column_gap: self.or(keys.column_gap.as_ref(), Abs::ZERO, Sign::NotNegative),
            row_gap: self.or(keys.row_gap.as_ref(), Abs::ZERO, Sign::NotNegative),
            areas,
            title: keys.deck_title,
            turned: keys.turned,
            span: keys.span,
        }
    }

    fn scaled(&self, raw: &[Spanned<Track>]) -> Vec<Track> {
        let scaled = |track: &Spanned<Track>| match track.value {
            Track::Length(length) => Track::Length(length * self.scale),
            other => other,
        };
        raw.iter().map(scaled).collect()
    }

    /// The areas of a face in reading order.
    fn areas(&mut self, raw: &RawFace) -> Vec<AreaRule> {
        let keys = &raw.keys;
        for list in [&keys.columns.0, &keys.rows.0] {
            if let Some(one_more) = list.get(MOST_TRACKS) {
                let error =
                    Diagnostic::error(Fault::TooManyTracks { most: MOST_TRACKS }, one_more.span);
                self.diags.push(error.hint(Hint::FewerTracks));
            }
        }
        let lines = &keys.areas.0;
        let mut sound = lines.len() == keys.rows.0.len();
        if !sound {
            let span = lines.first().map_or(keys.span, |line| line.span);
            let fault = Fault::AreasAndRows {
                lines: lines.len().into(),
                rows: keys.rows.0.len().into(),
            };
            let error = Diagnostic::error(fault, span);
            self.diags.push(error.hint(Hint::LineEachRow));
        }
        let mut found: Vec<(&str, Cells, usize, Span)> = Vec::new();
        for (row, line) in lines.iter().take(MOST_TRACKS).enumerate() {
            let names: Vec<&str> = line.value.split_whitespace().collect();
            if names.len() != keys.columns.0.len() {
                sound = false;
                let fault = Fault::AreasAndColumns {
                    names: names.len().into(),
                    columns: keys.columns.0.len().into(),
                };
                let error = Diagnostic::error(fault, line.span);
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
                let error = Diagnostic::error(Fault::AreaNotRectangle { name: name.into() }, *span);
                self.diags.push(error.hint(Hint::AreaRectangle));
            }
        }
        let names: Vec<&str> = found.iter().map(|(name, ..)| *name).collect();
        let taken = RawFaceKeys::shape().all();
        for (name, _, _, span) in &found {
            if taken.iter().any(|key| key == name) {
                let error = Diagnostic::error(Fault::AreaNameTaken { name: name.into() }, *span);
                self.diags.push(error.hint(Hint::OtherName));
            }
        }
        for (name, area) in &raw.areas {
            // Where lines are wrong, the area may be meant to stand in one.
            if sound && !names.contains(&name.as_str()) {
                let error = Diagnostic::error(Fault::UnknownArea { name: name.into() }, area.key);
                self.diags.push(error.hint(hint_for(name, &names)));
            }
        }
        // An area whose table could not be read was reported.
        let areas = found.into_iter();
        areas
            .filter_map(|(name, cells, ..)| self.area(name, cells, raw.areas.get(name)?))
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
