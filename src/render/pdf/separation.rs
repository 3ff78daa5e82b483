//! Inks on plates of their own → Separation colour spaces (ISO 32000-1, 8.6.6.4): spot inks, and that of marks
//! which stand on every plate.

use lopdf::{Object, dictionary};

use crate::color::SpotInk;

/// The colour space of a spot ink. A reader without it shows as much of its four inks as of itself.
pub(super) fn spot(ink: &SpotInk) -> Object {
    space(&ink.name, ink.cmyk)
}

/// The colour space of marks that stand on every plate.
pub(super) fn all_inks() -> Object {
    space("All", [100; 4])
}

fn space(name: &str, full: [u8; 4]) -> Object {
    let full = full.map(|ink| Object::Real(f32::from(ink.min(100)) / 100.0));
    let tint = dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![0.into(); 4],
        "C1" => full.to_vec(),
        "N" => 1,
    };
    vec![
        "Separation".into(),
        Object::Name(name.as_bytes().to_vec()),
        "DeviceCMYK".into(),
        tint.into(),
    ]
    .into()
}
