//! The measures of both sides → what `[printer.NAME]` of the project file says, and that written into it.

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

use super::CannotTell;
use super::measure::SideMeasure;
use crate::geom::{Adjust, Point, Sides};
use crate::pages::target::Face;
use crate::units::Abs;

/// How far two photographs of one side may lie apart: millimetres, degrees, and parts of the size.
const APART: [f64; 3] = [0.2, 0.1, 0.002];
/// How finely lengths are written, in millimetres; angles in degrees; sizes in per cent. Photographs tell no more.
const FINE: [f64; 3] = [0.05, 0.02, 0.05];

/// What was measured of a printer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Profile {
    /// What it leaves white.
    pub margins: Sides<Abs>,
    /// What brings all to its place, as one looks at the front; `None` where no front was seen.
    pub front: Option<Adjust>,
    /// What brings backs behind their fronts; `None` where no back was seen.
    pub back: Option<Adjust>,
}

/// Puts the sides together; `None` where none was measured.
///
/// # Errors
/// When two photographs of one side differ.
pub fn combine(sides: &[SideMeasure]) -> Result<Option<Profile>, CannotTell> {
    let front = of_face(sides, Face::Front)?;
    let back = of_face(sides, Face::Back)?;
    let widest = |a: Sides<Abs>, b: Sides<Abs>| Sides {
        left: a.left.max(b.left),
        top: a.top.max(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    };
    let Some(margins) = sides.iter().map(|side| side.white).reduce(widest) else {
        return Ok(None);
    };
    // Backs go along with their fronts; what they need is what that leaves.
    let back = back.zip(front).map(|(back, front)| {
        let along = front.seen_from_behind(true);
        Adjust {
            shift: Point::new(back.shift.x - along.shift.x, back.shift.y - along.shift.y),
            degrees: back.degrees - along.degrees,
            scale: [0, 1].map(|axis| back.scale[axis] / along.scale[axis]),
            skew: back.skew - along.skew,
        }
    });
    Ok(Some(Profile {
        margins,
        front,
        back,
    }))
}

/// The mean of all photographs of one side.
fn of_face(sides: &[SideMeasure], face: Face) -> Result<Option<Adjust>, CannotTell> {
    let numbers = |adjust: &Adjust| {
        let Adjust {
            shift,
            degrees,
            scale,
            skew,
        } = adjust;
        [
            shift.x.to_mm(),
            shift.y.to_mm(),
            *degrees,
            *skew,
            scale[0],
            scale[1],
        ]
    };
    let all: Vec<[f64; 6]> = sides
        .iter()
        .filter(|side| side.face == face)
        .map(|side| numbers(&side.adjust))
        .collect();
    if all.is_empty() {
        return Ok(None);
    }
    let column = |nth: usize| all.iter().map(move |numbers| numbers[nth]);
    for (nth, apart) in [0, 0, 1, 1, 2, 2]
        .map(|kind| APART[kind])
        .into_iter()
        .enumerate()
    {
        let least = column(nth).fold(f64::MAX, f64::min);
        let most = column(nth).fold(f64::MIN, f64::max);
        if most - least > apart {
            return Err(CannotTell::Disagree(face));
        }
    }
    let mean = |nth: usize| column(nth).sum::<f64>() / all.len() as f64;
    Ok(Some(Adjust {
        shift: Point::new(Abs::mm(mean(0)), Abs::mm(mean(1))),
        degrees: mean(2),
        skew: mean(3),
        scale: [mean(4), mean(5)],
    }))
}

/// A number on the way to the file: in whole steps, without the digits that binary fractions add.
fn rounded(value: f64, step: f64) -> f64 {
    let steps = (value / step).round();
    // Taken to hundredths, and from zero: a negative zero would be written with its sign.
    (steps * step * 100.0).round() / 100.0 + 0.0
}

fn length(value: f64) -> Value {
    Value::from(format!("{value}mm"))
}

fn table<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let mut table = InlineTable::new();
    for (key, value) in entries {
        table.insert(key, value);
    }
    Value::InlineTable(table)
}

impl Profile {
    /// Every key that is measured, with its value; `None` where it is as if the key were not there.
    fn keys(&self) -> Vec<(&'static str, Option<Value>)> {
        let Sides {
            left,
            top,
            right,
            bottom,
        } = self.margins;
        // Rounded up: what is written must be enough. A negative zero would be written with its sign.
        let margin = |side: Abs| length((side.to_mm() * 10.0 - 0.01).ceil().max(0.0) / 10.0 + 0.0);
        let margins = [
            ("top", margin(top)),
            ("right", margin(right)),
            ("bottom", margin(bottom)),
            ("left", margin(left)),
        ];
        let mut keys = vec![("margins", Some(table(margins)))];
        let names = [
            (self.front, ["offset", "rotation", "scale", "skew"]),
            (
                self.back,
                ["back-offset", "back-rotation", "back-scale", "back-skew"],
            ),
        ];
        for (adjust, [offset, rotation, scale, skew]) in names {
            let Some(adjust) = adjust else {
                continue;
            };
            // Written as upwards.
            let [x, y] =
                [adjust.shift.x.to_mm(), -adjust.shift.y.to_mm()].map(|mm| rounded(mm, FINE[0]));
            let place = ([x, y] != [0.0; 2]).then(|| table([("x", length(x)), ("y", length(y))]));
            let angle = |degrees: f64| {
                let degrees = rounded(degrees, FINE[1]);
                (degrees != 0.0).then(|| Value::from(degrees))
            };
            let [across, down] = adjust.scale.map(|scale| rounded(scale * 100.0, FINE[2]));
            let size = ([across, down] != [100.0; 2])
                .then(|| table([("x", Value::from(across)), ("y", Value::from(down))]));
            keys.push((offset, place));
            keys.push((rotation, angle(adjust.degrees)));
            keys.push((scale, size));
            keys.push((skew, angle(adjust.skew)));
        }
        keys
    }

    /// The table as it is written by hand.
    pub fn lines(&self, name: &str) -> Vec<String> {
        let mut lines = vec![format!("[printer.{name}]")];
        let keys = self.keys().into_iter();
        lines.extend(
            keys.filter_map(|(key, value)| Some(format!("{key} = {}", value?.to_string().trim()))),
        );
        lines
    }

    /// The project file with this profile of the printer `name`: its other keys, all else, and all comments stay.
    /// `None` where the text is no TOML, or `printer` no table.
    pub fn written_into(&self, text: &str, name: &str) -> Option<String> {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut document: DocumentMut = text.parse().ok()?;
        let printers = document.entry("printer").or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        });
        let printers = printers.as_table_like_mut()?;
        let printer = printers.entry(name).or_insert_with(|| {
            let mut table = Table::new();
            table.decor_mut().set_prefix("\n");
            Item::Table(table)
        });
        let printer = printer.as_table_like_mut()?;
        for (key, value) in self.keys() {
            let Some(mut value) = value else {
                printer.remove(key);
                continue;
            };
            if let Some(old) = printer.get(key).and_then(Item::as_value) {
                *value.decor_mut() = old.decor().clone();
            }
            match printer.get_mut(key) {
                Some(item) => *item = Item::Value(value),
                None => {
                    printer.insert(key, Item::Value(value));
                }
            }
        }
        let written = document.to_string();
        // Lines that are new end as the others do.
        let written = match newline {
            "\r\n" => written.replace("\r\n", "\n").replace('\n', "\r\n"),
            _ => written,
        };
        let sound = toml::from_str::<BTreeMap<String, toml::Value>>(&written).is_ok();
        sound.then_some(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        Profile {
            margins: Sides {
                left: Abs::mm(4.21),
                top: Abs::mm(4.0),
                right: Abs::mm(3.99),
                bottom: Abs::mm(0.0),
            },
            front: Some(Adjust {
                degrees: 0.13,
                ..Adjust::default()
            }),
            back: Some(Adjust {
                shift: Point::new(Abs::mm(0.52), Abs::mm(0.31)),
                scale: [1.0, 1.002],
                ..Adjust::default()
            }),
        }
    }

    #[test]
    fn only_what_is_off_is_written() {
        assert_eq!(
            profile().lines("kontor"),
            [
                "[printer.kontor]",
                "margins = { top = \"4mm\", right = \"4mm\", bottom = \"0mm\", left = \"4.3mm\" }",
                "rotation = 0.14",
                "back-offset = { x = \"0.5mm\", y = \"-0.3mm\" }",
                "back-scale = { x = 100.0, y = 100.2 }",
            ]
        );
    }

    #[test]
    fn comments_and_other_keys_stay() {
        let text = "# The project.\n[[product]]\nid = \"a\" # mine\n\n[printer.kontor]\n# Measured in May.\nmargins = \"5mm\" # all edges\nduplex = \"manual\"\nskew = 0.3\n\n[fields]\nphone = \"1\"\n";
        let written = profile().written_into(text, "kontor").expect("written");
        for kept in [
            "# The project.",
            "id = \"a\" # mine",
            "# Measured in May.",
            "# all edges",
            "duplex = \"manual\"",
            "[fields]\nphone = \"1\"",
        ] {
            assert!(written.contains(kept), "{kept}\n{written}");
        }
        assert!(
            written.contains("rotation = 0.14") && !written.contains("skew"),
            "{written}"
        );
        assert_eq!(written.matches("[printer").count(), 1);
        // The same once more changes nothing.
        assert_eq!(
            profile().written_into(&written, "kontor").as_deref(),
            Some(written.as_str())
        );
    }

    #[test]
    fn a_new_printer_stands_at_the_end_and_lines_end_as_before() {
        let text = "[[product]]\r\nid = \"a\"\r\n";
        let written = profile().written_into(text, "kontor").expect("written");
        assert!(written.starts_with(text), "{written:?}");
        assert!(
            written.contains("\r\n[printer.kontor]\r\nmargins"),
            "{written:?}"
        );
        assert!(!written.replace("\r\n", "").contains('\n'));
        assert_eq!(profile().written_into("printer = 3", "kontor"), None);
        assert_eq!(profile().written_into("= no", "kontor"), None);
    }

    #[test]
    fn photographs_of_one_side_must_agree() {
        let side = |face, x: f64| SideMeasure {
            face,
            adjust: Adjust {
                shift: Point::new(Abs::mm(x), Abs::ZERO),
                ..Adjust::default()
            },
            white: Sides::splat(Abs::mm(x + 4.0)),
            marks: 29,
        };
        let two = [
            side(Face::Front, 0.5),
            side(Face::Front, 0.6),
            side(Face::Back, 0.25),
        ];
        let profile = combine(&two).expect("they agree").expect("a profile");
        assert!((profile.margins.left.to_mm() - 4.6).abs() < 1e-9);
        // The front is to go 0.55 to the right, which behind it is to the left; the back needs 0.25 to the right.
        let back = profile.back.expect("a back").shift.x.to_mm();
        assert!((back - 0.8).abs() < 1e-9, "{back}");
        let apart = [side(Face::Back, 0.0), side(Face::Back, 0.3)];
        assert_eq!(combine(&apart), Err(CannotTell::Disagree(Face::Back)));
        assert_eq!(combine(&[]), Ok(None));
        assert_eq!(
            combine(&two[..2]).map(|found| found.and_then(|found| found.back)),
            Ok(None)
        );
    }
}
