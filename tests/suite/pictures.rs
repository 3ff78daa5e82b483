//! Golden pictures: what the png edition draws, against the references in `tests/pictures`.
//!
//! One thing a picture, small, with the bundled fonts. Those of the user's guide show its examples, and
//! stand in `docs/reference/nb/src/pictures`. A picture that differs leaves NAME-actual,
//! NAME-expected and NAME-diff in `target/tmp/pictures`. After a look at them, `just accept NAME`
//! (or `TRYKK_ACCEPT=NAME cargo test --test suite pictures::`; `1` stands for all) takes the new one.

mod guide;
mod project;
mod subjects;
mod things;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use image::{ImageFormat, Rgb, RgbImage};

use crate::support::files::here;

/// How far a channel may be from its reference, of 255: coverage is reckoned in floating point, and
/// processors may round its last bit differently.
const TOLERANCE: u8 = 2;
/// The most bytes of a reference.
const MOST_BYTES: usize = 20 * 1024;

/// Every picture by its name.
fn pictures() -> Vec<(String, Vec<u8>)> {
    let mut named = subjects::all();
    named.push(("page", project::page()));
    named.extend(project::cards());
    named.extend(project::plain());
    let named = named.into_iter().map(|(name, png)| (name.to_owned(), png));
    named.chain(things::pictures()).collect()
}

/// Where what differs is kept.
fn kept() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn pixels(png: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(png, ImageFormat::Png)
        .expect("a PNG")
        .to_rgb8()
}

/// What is wrong with a picture, if anything; the evidence is kept.
fn compare(name: &str, actual: &[u8], expected: Option<&[u8]>) -> Option<String> {
    let keep = |what: &str, bytes: &[u8]| {
        fs::write(kept().join(format!("{name}-{what}.png")), bytes).expect("written");
    };
    let Some(expected) = expected else {
        keep("actual", actual);
        return Some(format!("{name}: there is no reference"));
    };
    let (ours, theirs) = (pixels(actual), pixels(expected));
    let fault = if ours.dimensions() == theirs.dimensions() {
        let far = ours.pixels().zip(theirs.pixels());
        let far = far.filter(|(a, b)| distance(a, b) > TOLERANCE).count();
        (far > 0).then(|| format!("{name}: {far} pixels differ"))
    } else {
        let sizes = (ours.dimensions(), theirs.dimensions());
        Some(format!(
            "{name}: {:?} pixels instead of {:?}",
            sizes.0, sizes.1
        ))
    };
    if fault.is_some() {
        keep("actual", actual);
        keep("expected", expected);
        let mut diff = Vec::new();
        difference(&ours, &theirs)
            .write_to(&mut std::io::Cursor::new(&mut diff), ImageFormat::Png)
            .expect("encoded");
        keep("diff", &diff);
    }
    fault
}

fn distance(Rgb(a): &Rgb<u8>, Rgb(b): &Rgb<u8>) -> u8 {
    let channels = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b));
    channels.max().unwrap_or(0)
}

/// The reference, faint, with what differs in red; red alone where only one picture reaches.
fn difference(ours: &RgbImage, theirs: &RgbImage) -> RgbImage {
    let width = ours.width().max(theirs.width());
    let height = ours.height().max(theirs.height());
    RgbImage::from_fn(width, height, |x, y| {
        let both = ours
            .get_pixel_checked(x, y)
            .zip(theirs.get_pixel_checked(x, y));
        match both {
            Some((a, b)) if distance(a, b) <= TOLERANCE => Rgb(b.0.map(|c| 191 + c / 4)),
            _ => Rgb([220, 0, 0]),
        }
    })
}

#[test]
fn every_picture_is_as_its_reference_and_no_reference_is_left_over() {
    let faults = [
        hold(&here("tests/pictures"), &pictures()),
        hold(&here("docs/reference/nb/src/pictures"), &guide::pictures()),
    ];
    let faults = faults.concat();
    assert!(
        faults.is_empty(),
        "{}\nsee {}",
        faults.join("\n"),
        kept().display()
    );
}

/// What is wrong with the pictures whose references stand in a folder. Those that are accepted become the references.
fn hold(references: &Path, pictures: &[(String, Vec<u8>)]) -> Vec<String> {
    let accepted = std::env::var("TRYKK_ACCEPT").unwrap_or_default();
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    for (name, actual) in pictures {
        let file = format!("{name}.png");
        let path = references.join(&file);
        assert!(known.insert(file), "two pictures are called {name}");
        if actual.len() > MOST_BYTES {
            faults.push(format!(
                "{name}: {} bytes, at most {MOST_BYTES}",
                actual.len()
            ));
        }
        if accepted == "1" || accepted == *name {
            fs::write(&path, actual).expect("written");
        }
        faults.extend(compare(name, actual, fs::read(&path).ok().as_deref()));
    }
    for entry in fs::read_dir(references).expect("the references") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if !known.contains(&*name) {
            faults.push(format!("{} belongs to no picture", path.display()));
        }
    }
    faults
}

#[test]
fn what_differs_is_noticed() {
    let plain = RgbImage::from_pixel(8, 8, Rgb([200, 100, 50]));
    let encode = |picture: &RgbImage| {
        let mut png = Vec::new();
        let to = &mut std::io::Cursor::new(&mut png);
        picture.write_to(to, ImageFormat::Png).expect("encoded");
        png
    };
    let changed = |by: u8| {
        let mut other = plain.clone();
        other.get_pixel_mut(3, 4).0[1] += by;
        compare("noticed", &encode(&other), Some(&encode(&plain)))
    };
    assert_eq!(changed(TOLERANCE), None);
    assert!(changed(TOLERANCE + 1).is_some());
    let wider = encode(&RgbImage::from_pixel(9, 8, Rgb([200, 100, 50])));
    assert!(compare("noticed", &wider, Some(&encode(&plain))).is_some());
    assert!(compare("noticed", &wider, None).is_some());
}
