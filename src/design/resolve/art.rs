//! The art of a theme: names of colours looked up.

use crate::color::Color;
use crate::content::read::{NonEmpty, hint_for};
use crate::design::art::{
    Art, Drawing, PathArt, Place, RawArt, RawPathArt, RawShape, Shape, Station,
};
use crate::design::resolver::Resolver;
use crate::design::style::StyleColor;
use crate::diag::{Diagnostic, Fault};
use crate::source::Spanned;

/// Stands in a colour's name for the accent of the surroundings.
const SURROUNDING: &str = "accent";

impl Resolver<'_> {
    /// What the theme draws.
    pub(super) fn art(&mut self) -> Art {
        let theme = self.theme;
        let Some(RawArt {
            path, cover, rest, ..
        }) = &theme.art
        else {
            return Art::default();
        };
        Art {
            path: path.as_ref().map(|path| self.path(path)),
            cover: cover.as_ref().map(|shapes| self.drawing(shapes)),
            rest: rest.as_ref().map(|shapes| self.drawing(shapes)),
        }
    }

    fn path(&mut self, raw: &RawPathArt) -> PathArt {
        let mut stations = Vec::with_capacity(raw.stations.len());
        for station in &raw.stations {
            stations.push(Station {
                at: place(&station.at),
                radius: station.radius.0,
                color: self.named(&station.color),
            });
        }
        PathArt {
            end: self.named(&raw.end),
            arrival: raw.arrival.iter().map(place).collect(),
            stations,
        }
    }

    fn drawing(&mut self, NonEmpty(raw): &NonEmpty<RawShape>) -> Drawing {
        let shapes = raw.iter().map(|raw| match raw {
            RawShape::Field(raw) => Shape::Field {
                color: self.named(&raw.color),
            },
            RawShape::Ground(raw) => Shape::Ground {
                crest: raw.crest.0.iter().map(place).collect(),
                color: self.named(&raw.color),
            },
            RawShape::Disc(raw) => Shape::Disc {
                at: place(&raw.at),
                radius: raw.radius.0,
                color: self.named(&raw.color),
                rim: raw.rim.as_ref().map(|rim| self.named(rim)),
            },
            RawShape::Dots(raw) => Shape::Dots {
                points: raw.points.0.iter().map(place).collect(),
                width: raw.width.0,
                color: self.named(&raw.color),
            },
        });
        Drawing {
            shapes: shapes.collect(),
        }
    }

    /// The colour of that name; the ink where there is none, which is reported.
    fn named(&mut self, name: &Spanned<String>) -> StyleColor {
        let colors = self.colors();
        if let Some((_, color)) = colors.iter().find(|(known, _)| *known == name.value) {
            return *color;
        }
        let names: Vec<&str> = colors.iter().map(|(name, _)| name.as_str()).collect();
        let error = Diagnostic::error(
            Fault::UnknownColor {
                name: (&name.value).into(),
            },
            name.span,
        );
        self.diags.push(error.hint(hint_for(&name.value, &names)));
        StyleColor::Fixed(self.theme.color.ink)
    }

    /// Every colour that art can have, by its name.
    fn colors(&self) -> Vec<(String, StyleColor)> {
        let fixed = StyleColor::Fixed;
        let shades = |accent: &str, [deep, bright, soft]: [StyleColor; 3]| {
            [("deep", deep), ("bright", bright), ("soft", soft)]
                .map(|(shade, color)| (format!("{accent}-{shade}"), color))
        };
        let surrounding = [StyleColor::Deep, StyleColor::Bright, StyleColor::Soft];
        let mut colors = vec![
            ("ink".to_owned(), fixed(self.theme.color.ink)),
            ("white".to_owned(), fixed(Color::WHITE)),
        ];
        for accent in &self.theme.accent {
            let own = [accent.deep, accent.bright, accent.soft].map(fixed);
            colors.extend(shades(&accent.name.value, own));
        }
        colors.extend(shades(SURROUNDING, surrounding));
        colors
    }
}

fn place(raw: &Place) -> [f64; 2] {
    raw.map(|share| share.0)
}
