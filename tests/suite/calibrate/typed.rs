//! `trykk calibrate` as it is typed.

use std::fs;
use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat};
use snapbox::str;
use trykk::pages::target::Face;

use super::camera::{SIZE, Shot};
use super::moved;
use crate::support::files::{fresh, here, trykk};
use crate::support::pdf::Pdf;
use crate::support::project::Project;

fn picture(shot: &Shot) -> DynamicImage {
    let [width, height] = SIZE.map(|side| side as u32);
    let pixels = GrayImage::from_raw(width, height, shot.pixels());
    DynamicImage::ImageLuma8(pixels.expect("as many pixels"))
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

/// A JPEG that says of itself to be mirrored (EXIF orientation 2).
fn said_to_be_mirrored(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x02\0\0\0\0\0\0");
    let (start, rest) = jpeg.split_at(2);
    [start, &exif, rest].concat()
}

#[test]
fn the_sheet_is_made_in_the_language_of_the_project() {
    let project = Project::new("calibrate");
    let made = project.trykk("calibrate").assert().success();
    made.stderr_eq("").stdout_eq(str![[r#"
output/calibration.pdf: 1 sheet of A4 (2 sides), [..] kB
  Print on both sides, flip on the long edge, at actual size (100 %), 1 sheet of A4.
  Lay the sheet flat on something dark, and take a picture of each side from straight above, with all four edges and some of what is dark. Then type the command:
  trykk calibrate --from front.jpg back.jpg --printer office

"#]]);
    let bytes = project.read("output/calibration.pdf");
    assert_eq!(Pdf::load(&bytes).pages.len(), 2);
    project.trykk("calibrate --output again").assert().success();
    assert_eq!(project.read("again/calibration.pdf"), bytes);
}

#[test]
fn any_project_has_a_sheet() {
    let folder = here("tests/projects/workshop");
    let output = fresh("calibrate-workshop");
    let mut command = trykk();
    let command = command.current_dir(folder).arg("calibrate").arg("--output");
    let done = command.arg(&output).output().expect("run");
    let told = String::from_utf8(done.stdout).expect("UTF-8");
    assert!(done.status.success() && done.stderr.is_empty());
    assert!(told.contains("flip on the long edge"), "{told}");
    assert!(output.join("calibration.pdf").is_file());
}

#[test]
fn photographs_are_written_into_the_project_file_with_its_comments() {
    let project = Project::new("calibrate-from");
    let front = picture(&Shot {
        print: moved(0.0, 0.5, 0.0),
        ..Shot::of(Face::Front)
    });
    fs::write(project.path("front.png"), encoded(&front, ImageFormat::Png)).expect("written");
    let back = picture(&Shot {
        print: moved(-1.0, 0.5, 0.0),
        ..Shot::of(Face::Back)
    });
    // Cameras may store a picture mirrored, and say so.
    let back = said_to_be_mirrored(&encoded(&back.fliph(), ImageFormat::Jpeg));
    fs::write(project.path("back.jpg"), back).expect("written");
    let before = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    let told = project
        .trykk("calibrate --from front.png back.jpg")
        .assert();
    told.success().stderr_eq("").stdout_eq(str![[r#"
front.png: the front, by 29 marks
back.jpg: the back, by 29 marks
write this into trykk.toml, or say --printer NAME:
  [printer.NAME]
  margins = { top = "4.[..]mm", right = "4.[..]mm", bottom = "4.[..]mm", left = "4.[..]mm" }
...
  back-offset = { x = "[..]mm", y = "[..]mm" }
...
"#]]);
    let same = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    assert_eq!(before, same);
    let written = project
        .trykk("calibrate --from front.png back.jpg --printer kontor")
        .assert();
    written.success().stderr_eq("");
    let after = fs::read_to_string(project.path("trykk.toml")).expect("readable");
    assert!(
        after.starts_with(&before) && after.contains("[printer.kontor]"),
        "{after}"
    );
    // The front is 0.5 mm too low, and the back 1 mm too far left; both go up together.
    let number = |key: &str| -> f64 {
        let (_, rest) = after.split_once(key).expect("the key");
        let (_, x) = rest.split_once("x = \"").expect("x");
        x.split_once("mm")
            .expect("a length")
            .0
            .parse()
            .expect("a number")
    };
    assert!((number("\nback-offset") - 1.0).abs() < 0.11, "{after}");
    assert!(number("\noffset").abs() < 0.11, "{after}");
    project.trykk("check").assert().success();
}

#[test]
fn what_is_no_photograph_is_named_with_the_way_out() {
    let project = Project::new("calibrate-wrong");
    let before = project.read("trykk.toml");
    fs::write(project.path("a.heic"), b"\0\0\0\x18ftypheic\0\0\0\0").expect("written");
    fs::write(project.path("a.pdf"), b"%PDF-1.7\n").expect("written");
    let grey = DynamicImage::ImageLuma8(GrayImage::from_pixel(80, 60, image::Luma([90])));
    fs::write(project.path("grey.png"), encoded(&grey, ImageFormat::Png)).expect("written");
    let png = encoded(&grey, ImageFormat::Png);
    fs::write(project.path("half.png"), &png[..png.len() / 2]).expect("written");
    let names = [
        "a.heic",
        "a.pdf",
        "grey.png",
        "half.png",
        "none.jpg",
        "half.jpg",
        "away/none.jpg",
        "content",
    ];
    let told = project
        .trykk(&format!(
            "calibrate --printer kontor --from {}",
            names.join(" ")
        ))
        .assert();
    told.code(1).stdout_eq("").stderr_eq(str![[r#"
error[picture-kind]: `a.heic` is a picture in HEIC, which cannot be read
 |
 = help: export it as JPEG: [..]

error[picture-kind]: `a.pdf` is a PDF, which cannot be read
 |
 = help: save the scan or the photograph as JPEG or PNG, a file for each side

error[sheet-unseen]: in `grey.png` the sheet of trykk calibrate is not seen, or not all four rings near its corners
 |
 = help: print the sheet that `trykk calibrate` makes, [..]

error[picture-broken]: the picture `half.png` is damaged, or only a part of it is there
 |
 = help: fetch it anew [..]

error[photo-missing]: there is no photograph `none.jpg`
 |
 = help: pictures in that folder are a.heic, grey.png, half.png; write the name of the one that you mean

error[photo-missing]: there is no photograph `half.jpg`
 |
 = help: did you mean `half.png`?

error[photo-missing]: there is no photograph `away/none.jpg`
 |
 = help: check the name of the file, and the folder that it lies in

error[photo-not-read]: the photograph `content` cannot be read: [..]
 |
 = help: check the name of the file, and the folder that it lies in

More about each: trykk explain picture-kind sheet-unseen picture-broken photo-missing photo-not-read

"#]]);
    assert_eq!(project.read("trykk.toml"), before);
    // A name that would need quotes, and a name without photographs.
    project
        .trykk("calibrate --from a.heic --printer a.b")
        .assert()
        .code(2);
    project.trykk("calibrate --printer kontor").assert().code(2);
}
