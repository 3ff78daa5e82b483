//! A printer is measured by photographs of its sheet: rendered sheets that are moved, turned, scaled and slanted
//! on the paper, and photographed aslant, blurred, unevenly lit and with noise. What comes out is right, or it is
//! said that it cannot be told.

mod camera;
mod typed;

use trykk::calibrate::{CannotTell, SideMeasure, combine, measure};
use trykk::geom::{Adjust, Point, Sides};
use trykk::pages::target::{Face, PAPER};
use trykk::units::Abs;

use camera::{Chance, Shot};

fn moved(x: f64, y: f64, degrees: f64) -> Adjust {
    Adjust {
        shift: Point::new(Abs::mm(x), Abs::mm(y)),
        degrees,
        ..Adjust::default()
    }
}

/// How far what the correction found brings the middle of a side, and its corners at worst, from their true
/// places on the paper, in millimetres.
fn errors(shot: &Shot, found: &SideMeasure) -> [f64; 2] {
    let (print, correction) = (shot.print.transform(PAPER), found.adjust.transform(PAPER));
    let off = |x: f64, y: f64| {
        let wanted = Point::new(Abs::mm(x), Abs::mm(y));
        let at = print.apply(correction.apply(wanted));
        (at.x - wanted.x).to_mm().hypot((at.y - wanted.y).to_mm())
    };
    let corners = [(20.0, 20.0), (190.0, 20.0), (190.0, 277.0), (20.0, 277.0)];
    let worst = corners
        .map(|(x, y)| off(x, y))
        .into_iter()
        .fold(0.0, f64::max);
    [off(105.0, 148.5), worst]
}

#[test]
fn a_scan_tells_place_turn_size_slant_and_what_stays_white() {
    let print = Adjust {
        shift: Point::new(Abs::mm(0.9), Abs::mm(-0.6)),
        degrees: 0.4,
        scale: [0.995, 1.004],
        skew: 0.2,
    };
    let white = Sides {
        left: Abs::mm(3.2),
        top: Abs::mm(4.2),
        right: Abs::mm(5.0),
        bottom: Abs::mm(6.3),
    };
    let shot = Shot {
        print,
        white,
        ..Shot::of(Face::Front)
    };
    let found = measure(&shot.take()).expect("it can be told");
    assert_eq!((found.face, found.marks), (Face::Front, 29));
    let [middle, corners] = errors(&shot, &found);
    assert!(
        middle < 0.05 && corners < 0.15,
        "{middle} {corners} {found:?}"
    );
    for (found, white) in found.white.to_array().into_iter().zip(white.to_array()) {
        assert!((found - white).to_mm().abs() < 0.15, "{found} {white}");
    }
}

#[test]
fn the_back_is_brought_behind_its_front() {
    let front = Shot {
        print: moved(0.5, 0.3, 0.1),
        turn: 180.0,
        ..Shot::of(Face::Front)
    };
    let back = Shot {
        print: moved(0.4, -0.8, -0.2),
        tilt: 15.0,
        turn: 90.0,
        ..Shot::of(Face::Back)
    };
    let sides = [&front, &back].map(|shot| measure(&shot.take()).expect("it can be told"));
    let profile = combine(&sides).expect("one of each").expect("measured");
    // As one looks at the back, the front lies 0.5 to the left and 0.3 down, and turned to the other side.
    let more = profile.back.expect("a back");
    assert!(
        (more.shift.x.to_mm() - (-0.4 - 0.5)).abs() < 0.1,
        "{more:?}"
    );
    assert!((more.shift.y.to_mm() - (0.8 + 0.3)).abs() < 0.1, "{more:?}");
    assert!((more.degrees - (0.2 - 0.1)).abs() < 0.05, "{more:?}");
}

#[test]
fn any_photograph_is_measured_within_a_fifth_of_a_millimetre_or_refused() {
    let mut chance = Chance(20_261_127);
    let mut told = 0;
    // `TRYKK_SHOTS=100` takes more of them.
    let count = std::env::var("TRYKK_SHOTS");
    let count = count.ok().and_then(|count| count.parse().ok()).unwrap_or(8);
    let mut worst = [0.0_f64; 2];
    for nth in 0..count {
        let face = if nth % 2 == 0 {
            Face::Front
        } else {
            Face::Back
        };
        let shot = Shot {
            print: Adjust {
                shift: Point::new(
                    Abs::mm(chance.between(-2.0, 2.0)),
                    Abs::mm(chance.between(-2.0, 2.0)),
                ),
                degrees: chance.between(-1.0, 1.0),
                scale: [chance.between(0.99, 1.01), chance.between(0.99, 1.01)],
                skew: chance.between(-0.3, 0.3),
            },
            white: Sides::splat(Abs::mm(chance.between(3.0, 7.0))),
            tilt: chance.between(0.0, 25.0),
            towards: chance.between(0.0, 360.0),
            turn: chance.between(0.0, 360.0),
            blur: chance.between(0.4, 1.3),
            shade: chance.between(0.0, 0.6),
            noise: chance.between(0.0, 8.0),
            lens: chance.between(-0.03, 0.03),
            ..Shot::of(face)
        };
        match measure(&shot.take()) {
            Ok(found) => {
                assert_eq!(found.face, face);
                let [middle, corners] = errors(&shot, &found);
                assert!(
                    middle < 0.2 && corners < 0.4,
                    "{nth}: {middle} {corners} {shot:?} {found:?}"
                );
                worst = [worst[0].max(middle), worst[1].max(corners)];
                told += 1;
            }
            Err(why) => println!("{nth}: {why:?} {shot:?}"),
        }
    }
    println!("{told} of {count} told, off by {worst:?} mm at most");
    assert!(told * 4 >= count * 3, "{told} of {count}");
}

#[test]
fn what_cannot_be_told_is_said() {
    let of = |shot: Shot| measure(&shot.take()).map(|found| found.adjust);
    let plain = || Shot::of(Face::Front);
    let oblique = of(Shot {
        tilt: 42.0,
        ..plain()
    });
    assert!(
        matches!(oblique, Err(CannotTell::Oblique(_) | CannotTell::Coarse(_))),
        "{oblique:?}"
    );
    let blurred = of(Shot {
        blur: 3.6,
        ..plain()
    });
    assert!(
        matches!(
            blurred,
            Err(CannotTell::Blurred | CannotTell::NoSheet | CannotTell::Hidden(..))
        ),
        "{blurred:?}"
    );
    let shrunk = Adjust {
        scale: [0.95; 2],
        ..Adjust::default()
    };
    let shrunk = of(Shot {
        print: shrunk,
        ..plain()
    });
    assert!(
        matches!(shrunk, Err(CannotTell::NotFullSize(percent)) if (percent - 95.0).abs() < 0.5),
        "{shrunk:?}"
    );
    let white_table = of(Shot {
        ground: 0.8,
        ..plain()
    });
    assert!(
        matches!(white_table, Err(CannotTell::NoEdge(_))),
        "{white_table:?}"
    );
    // A lamp in the paper, over marks of the left and the lower side of the frame.
    let glare = of(Shot {
        glare: Some([30.0, 270.0, 75.0]),
        ..plain()
    });
    assert!(
        matches!(glare, Err(CannotTell::NoSheet | CannotTell::Hidden(..))),
        "{glare:?}"
    );
    let far = of(Shot {
        scale: 2.6,
        ..plain()
    });
    assert!(
        matches!(far, Err(CannotTell::Coarse(_) | CannotTell::NoSheet)),
        "{far:?}"
    );
    let cut_off = of(Shot {
        shifted: [-420.0, 0.0],
        ..plain()
    });
    assert!(cut_off.is_err(), "{cut_off:?}");
    let curled = of(Shot {
        curl: 3.0,
        tilt: 20.0,
        ..plain()
    });
    assert!(
        matches!(curled, Err(CannotTell::NotFlat(_) | CannotTell::NoEdge(_))),
        "{curled:?}"
    );
}

#[test]
fn a_picture_of_anything_else_shows_no_sheet() {
    let mut chance = Chance(7);
    let noise: Vec<u8> = (0..300 * 200)
        .map(|_| chance.between(0.0, 255.9) as u8)
        .collect();
    let noise = trykk::calibrate::Photograph::of_greys(300, 200, noise);
    assert_eq!(measure(&noise), Err(CannotTell::NoSheet));
    for (width, height) in [(0, 0), (1, 1), (3, 2000), (64, 64)] {
        let plain =
            trykk::calibrate::Photograph::of_greys(width, height, vec![200; width * height]);
        assert_eq!(
            measure(&plain),
            Err(CannotTell::NoSheet),
            "{width} {height}"
        );
    }
}
