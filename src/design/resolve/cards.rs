//! The rules of decks: grids checked, areas given their places, names looked up.

use std::collections::BTreeMap;

use super::{Resolver, Sign};
use crate::content::read::parts::key;
use crate::content::read::{Named, NonEmpty, Record, hint_for};
use crate::design::cards::{
    AreaDecor, AreaRule, CardsRule, Cells, FaceRule, Fit, LEAST_ON_CARD, ListLook, Shares, Track,
};
use crate::design::face::{RawArea, RawCards, RawFace, RawFaceKeys, RawFit};
use crate::design::rules::{PageRule, SpaceRule};
use crate::design::style::StyleName;
use crate::diag::{Code, Diagnostic, Message};
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
            let error = Diagnostic::error(Code::SafeTooWide, safe).arg("safe", page.safe);
            self.diags.push(error.hint(Message::new(Code::SmallerSafe)));
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
                self.tracks("columns", columns, column_gap.as_ref(), room.width);
                self.tracks("rows", rows, row_gap.as_ref(), room.height);
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
        what: &str,
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
        let error = Diagnostic::error(Code::TracksTooLarge, first.span)
            .arg("what", what)
            .arg("taken", taken)
            .arg("room", room);
        self.diags
            .push(error.hint(Message::new(Code::SmallerTracks)));
    }

    /// Reports keys that mean nothing on such a face: fronts are never turned, and a back has no title
    /// of the deck.
    fn idle_keys(&mut self, raw: &RawFace, is_back: bool) {
        let idle = [
            ("turned", raw.keys.turned && !is_back),
            ("deck-title", raw.keys.deck_title && is_back),
        ];
        for (key, _) in idle.into_iter().filter(|(_, idle)| *idle) {
            let error = Diagnostic::error(Code::IdleOnFace, raw.keys.span).arg("key", key);
            self.diags.push(error.hint(Message::new(Code::RemoveIt)));
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
                let error = Diagnostic::error(Code::TooManyTracks, one_more.span);
                let error = error.arg("most", MOST_TRACKS);
                self.diags.push(error.hint(Message::new(Code::FewerTracks)));
            }
        }
        let lines = &keys.areas.0;
        let mut sound = lines.len() == keys.rows.0.len();
        if !sound {
            let span = lines.first().map_or(keys.span, |line| line.span);
            let error = Diagnostic::error(Code::AreasAndRows, span)
                .arg("lines", counted(lines.len(), "line"))
                .arg("rows", counted(keys.rows.0.len(), "row"));
            self.diags.push(error.hint(Message::new(Code::LineEachRow)));
        }
        let mut found: Vec<(&str, Cells, usize, Span)> = Vec::new();
        for (row, line) in lines.iter().take(MOST_TRACKS).enumerate() {
            let names: Vec<&str> = line.value.split_whitespace().collect();
            if names.len() != keys.columns.0.len() {
                sound = false;
                let error = Diagnostic::error(Code::AreasAndColumns, line.span)
                    .arg("names", counted(names.len(), "area"))
                    .arg("columns", counted(keys.columns.0.len(), "column"));
                self.diags
                    .push(error.hint(Message::new(Code::NameEachColumn)));
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
                let error = Diagnostic::error(Code::AreaNotRectangle, *span).arg("name", name);
                self.diags
                    .push(error.hint(Message::new(Code::AreaRectangle)));
            }
        }
        let names: Vec<&str> = found.iter().map(|(name, ..)| *name).collect();
        let taken = RawFaceKeys::FIELDS.iter().map(|field| key(field.name));
        let taken: Vec<String> = taken.collect();
        for (name, _, _, span) in &found {
            if taken.iter().any(|key| key == name) {
                let error = Diagnostic::error(Code::AreaNameTaken, *span).arg("name", name);
                self.diags.push(error.hint(Message::new(Code::OtherName)));
            }
        }
        for (name, area) in &raw.areas {
            // Where lines are wrong, the area may be meant to stand in one.
            if sound && !names.contains(&name.as_str()) {
                let error = Diagnostic::error(Code::UnknownArea, area.key).arg("name", name);
                self.diags.push(error.hint(hint_for(name, &names)));
            }
        }
        found
            .into_iter()
            .map(|(name, cells, _, span)| self.area(name, cells, raw.areas.get(name), span))
            .collect()
    }

    fn area(
        &mut self,
        name: &str,
        cells: Cells,
        raw: Option<&Named<RawArea>>,
        span: Span,
    ) -> AreaRule {
        let heading = name == "title";
        let usual = if heading {
            StyleName::CardTitle
        } else {
            StyleName::CardText
        };
        let rule = AreaRule {
            name: name.to_owned(),
            cells,
            value: name.to_owned(),
            style: usual,
            fit: None,
            align: None,
            valign: crate::design::cards::VAlign::Top,
            color: None,
            accent: None,
            ground: None,
            heading,
            decor: AreaDecor::None,
            band: None,
            ruling: None,
            paper: None,
            pitch: None,
            optional: false,
            list: ListLook::Table,
            shares: Shares::default(),
            mark: crate::design::rules::Mark::None,
            accents: crate::design::rules::Accents::Section,
            columns: 1,
            gap: None,
            size: None,
            disc: true,
            crop: crate::design::cards::Crop::Cover,
            span,
        };
        let Some(Named { key, value: raw }) = raw else {
            return rule;
        };
        let positive = |this: &mut Self, raw: Option<&Spanned<Abs>>| {
            raw.map(|raw| this.length(raw, Sign::Positive))
        };
        AreaRule {
            value: match &raw.value {
                Some(value) => value.value.clone(),
                None if raw.decor != AreaDecor::None => String::new(),
                None if raw.ruling.is_some() || raw.paper.is_some() => String::new(),
                None => name.to_owned(),
            },
            style: raw.style.unwrap_or(usual),
            fit: raw.fit.as_ref().map(|fit| self.fit(fit)),
            align: raw.align,
            valign: raw.valign,
            color: raw.color.map(|color| self.color(color)),
            accent: self.accent(raw.accent.as_ref()),
            ground: raw.background,
            heading: raw.heading.unwrap_or(heading),
            decor: raw.decor,
            band: positive(self, raw.band.as_ref()),
            ruling: raw.ruling.as_ref().map(|ruling| self.pitch(ruling)),
            paper: raw.paper,
            pitch: raw.pitch.as_ref().map(|pitch| self.pitch_of(pitch, raw)),
            optional: raw.optional,
            list: raw.list,
            shares: self.shares(raw),
            mark: raw.mark,
            accents: raw.accents,
            columns: raw.columns.0 as u16,
            gap: raw
                .gap
                .as_ref()
                .map(|gap| self.length(gap, Sign::NotNegative)),
            size: positive(self, raw.size.as_ref()),
            disc: raw.disc,
            crop: raw.crop,
            span: *key,
            ..rule
        }
    }

    /// The sizes on a panel, as shares of the largest size of its name.
    fn shares(&mut self, raw: &RawArea) -> Shares {
        let usual = Shares::default();
        let Some(fit) = raw.fit.as_ref().filter(|fit| fit.max.value > Abs::ZERO) else {
            return usual;
        };
        let (min, max) = (fit.min.value * self.scale, fit.max.value * self.scale);
        let mut share = |size: &Option<Spanned<Abs>>, usual: f64| {
            let Some(size) = size else { return usual };
            let share = self.length(size, Sign::Positive) / max;
            if share <= 0.0 {
                return usual;
            }
            let least = min * share;
            if least < LEAST_ON_CARD && Abs::ZERO < min {
                self.small(least, LEAST_ON_CARD * (max / min) / self.scale, size.span);
            }
            share
        };
        Shares {
            word: share(&raw.word_size, usual.word),
            text: share(&raw.text_size, usual.text),
        }
    }

    /// Says that text would be `size` large, and that `least` would do.
    fn small(&mut self, size: Abs, least: Abs, span: Span) {
        // Rounded up, so that what the hint says is enough.
        let least = format!("{:.1}pt", (least.to_pt() * 10.0 - 1e-6).ceil() / 10.0);
        let hint = Message::new(Code::AtLeast).arg("least", least.replace(".0pt", "pt"));
        let error = Diagnostic::error(Code::SmallOnCard, span).arg(
            "size",
            format_args!("{:.1}", (size.to_pt() * 10.0).floor() / 10.0),
        );
        self.diags.push(error.hint(hint));
    }

    /// From line to line, where there are lines that it is about.
    fn pitch_of(&mut self, pitch: &Spanned<Abs>, raw: &RawArea) -> Abs {
        if raw.paper.is_none() && raw.list != ListLook::Notes {
            let error = Diagnostic::error(Code::PitchUnused, pitch.span);
            self.diags.push(error.hint(Message::new(Code::AddPaper)));
        }
        self.pitch(pitch)
    }

    fn fit(&mut self, raw: &RawFit) -> Fit {
        let [min, max] = [&raw.min, &raw.max].map(|size| self.length(size, Sign::Positive));
        if min < LEAST_ON_CARD {
            self.small(min, LEAST_ON_CARD / self.scale, raw.min.span);
        }
        if max < min {
            let error = Diagnostic::error(Code::FitUpsideDown, raw.max.span);
            self.diags.push(error.hint(Message::new(Code::MaxOverMin)));
        }
        Fit {
            min,
            max: max.max(min),
            shared: raw.shared,
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

/// A count with its word: `1 row`, `2 rows`.
fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
