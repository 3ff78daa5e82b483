//! The rules of decks: grids checked, areas given their places, names looked up.

use std::collections::BTreeMap;

use super::{Resolver, Sign};
use crate::content::read::parts::key;
use crate::content::read::{Named, Record, hint_for};
use crate::design::cards::{AreaDecor, AreaRule, CardsRule, Cells, FaceRule, Fit, ListLook};
use crate::design::face::{RawArea, RawCards, RawFace, RawFaceKeys, RawFit};
use crate::design::rules::SpaceRule;
use crate::design::style::StyleName;
use crate::diag::{Code, Diagnostic, Message};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// The smallest type on a card.
const LEAST: Abs = Abs::pt(10.0);
/// The most rows or columns of a face.
const MOST_TRACKS: usize = 24;

impl Resolver<'_> {
    /// The rules of a deck.
    pub(super) fn cards(&mut self, raw: &RawCards, space: SpaceRule) -> CardsRule {
        let mut categories = BTreeMap::new();
        for (id, accent) in &raw.category.entries {
            if let Some(index) = self.accent(Some(&accent.value)) {
                categories.insert(id.clone(), Spanned::new(index, accent.key));
            }
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

    fn face(&mut self, raw: &RawFace) -> FaceRule {
        let keys = &raw.keys;
        let areas = self.areas(raw);
        FaceRule {
            ground: keys.background,
            picture: keys.background_picture.clone(),
            accent: self.accent(keys.accent.as_ref()),
            columns: keys.columns.0.iter().map(|track| track.value).collect(),
            rows: keys.rows.0.iter().map(|track| track.value).collect(),
            column_gap: self.or(keys.column_gap.as_ref(), Abs::ZERO, Sign::NotNegative),
            row_gap: self.or(keys.row_gap.as_ref(), Abs::ZERO, Sign::NotNegative),
            areas,
            title: keys.deck_title,
            turned: keys.turned,
            span: keys.span,
        }
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
        if lines.len() != keys.rows.0.len() {
            let span = lines.first().map_or(keys.span, |line| line.span);
            let error = Diagnostic::error(Code::AreasAndRows, span)
                .arg("lines", lines.len())
                .arg("rows", keys.rows.0.len());
            self.diags.push(error.hint(Message::new(Code::LineEachRow)));
        }
        let mut found: Vec<(&str, Cells, usize, Span)> = Vec::new();
        for (row, line) in lines.iter().take(MOST_TRACKS).enumerate() {
            let names: Vec<&str> = line.value.split_whitespace().collect();
            if names.len() != keys.columns.0.len() {
                let error = Diagnostic::error(Code::AreasAndColumns, line.span)
                    .arg("names", names.len())
                    .arg("columns", keys.columns.0.len());
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
            if !names.contains(&name.as_str()) {
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
            heading,
            decor: AreaDecor::None,
            band: None,
            ruling: None,
            paper: None,
            pitch: None,
            optional: false,
            list: ListLook::Table,
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
            value: raw
                .value
                .as_ref()
                .map_or_else(|| name.to_owned(), |value| value.value.clone()),
            style: raw.style.unwrap_or(usual),
            fit: raw.fit.as_ref().map(|fit| self.fit(fit)),
            align: raw.align,
            valign: raw.valign,
            color: raw.color.map(|color| self.color(color)),
            heading: raw.heading.unwrap_or(heading),
            decor: raw.decor,
            band: positive(self, raw.band.as_ref()),
            ruling: raw.ruling.as_ref().map(|ruling| self.pitch(ruling)),
            paper: raw.paper,
            pitch: raw.pitch.as_ref().map(|pitch| self.pitch_of(pitch, raw)),
            optional: raw.optional,
            list: raw.list,
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
        if min < LEAST {
            let hint = Message::new(Code::AtLeast).arg("least", "10pt");
            let error = Diagnostic::error(Code::SmallOnCard, raw.min.span)
                .arg("size", format_args!("{:.1}", min.to_pt()));
            self.diags.push(error.hint(hint));
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
