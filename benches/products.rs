//! How long whole products take, each as a process of its own: `cargo bench --bench products`.
//!
//! The booklet of this repository for the screen, for the office and for a print shop; a poster on sheets of A4 that are
//! glued; and a booklet of photographs of twelve megapixels. Projects and photographs are made in the target folder.
//! Figures are printed, none is held: machines differ. A number behind the command says how often each is built; the
//! fastest counts. Another word takes only what has it in its name: `cargo bench --bench products -- poster 1`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a figure that cannot be had stops the measuring"
)]

#[path = "support/process.rs"]
mod process;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use process::{Run, copy, fastest};

/// How often each is built.
const RUNS: usize = 5;
/// How large photographs are, in pixels: twelve millions.
const PHOTOGRAPH: (u32, u32) = (4_000, 3_000);

fn main() {
    // Cargo gives options of its own.
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let runs = words.iter().find_map(|word| word.parse().ok());
    let wanted = words.iter().find(|word| word.parse::<usize>().is_err());
    let bench = Bench {
        runs: runs.unwrap_or(RUNS).max(1),
        wanted: wanted.map(|word| (*word).clone()),
    };
    println!("product                        seconds  peak memory  files");
    let bundled = bundled();
    for edition in ["screen", "office", "press"] {
        bench.measure(&format!("booklet, {edition}"), &bundled, "hefte", edition);
    }
    let small = bench.measure("poster A3, tiles", &bundled, "chime-plakat", "office");
    resize_poster(&bundled, "A0");
    let large = bench.measure("poster A0, tiles", &bundled, "chime-plakat", "office");
    resize_poster(&bundled, "A3");
    if let (Some(small), Some(large)) = (small, large) {
        println!(
            "  eight times the paper takes {:.1} times as long",
            large / small
        );
    }
    for edition in ["screen", "office", "press"] {
        let mut times = [1, 12].into_iter().filter_map(|count| {
            let name = format!("photographs, {count}, {edition}");
            let project = bench.wants(&name).then(|| photographs(count))?;
            bench.measure(&name, &project, "bilder", edition)
        });
        if let (Some(one), Some(twelve)) = (times.next(), times.next()) {
            println!(
                "  twelve of them take {:.1} times as long as one",
                twelve / one
            );
        }
    }
}

struct Bench {
    runs: usize,
    wanted: Option<String>,
}

impl Bench {
    fn wants(&self, name: &str) -> bool {
        let wanted = self.wanted.as_ref();
        wanted.is_none_or(|wanted| name.contains(wanted.as_str()))
    }

    /// Builds an edition of a product, and prints what it took; the seconds.
    fn measure(&self, name: &str, project: &Path, product: &str, edition: &str) -> Option<f64> {
        if !self.wants(name) {
            return None;
        }
        let output = project.join("output");
        let _ = fs::remove_dir_all(&output);
        let Run { time, memory } = fastest(project, &[product, "--edition", edition], self.runs);
        let files = fs::read_dir(&output).expect("files");
        let sizes = files.map(|file| file.expect("a file").metadata().expect("a size").len());
        println!(
            "{name:<30} {:>7.3} {:>9.0} MB  {:.2} MB",
            time.as_secs_f64(),
            memory as f64 / 1024.0,
            sizes.sum::<u64>() as f64 / 1e6
        );
        Some(time.as_secs_f64())
    }
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A copy of the project of this repository.
fn bundled() -> PathBuf {
    let root = folder("products");
    let folders = [
        "content",
        "content/icons",
        "content/layouts",
        "content/themes",
        "fonts",
    ];
    for folder in folders {
        copy(&here(folder), &root.join(folder));
    }
    fs::copy(here("trykk.toml"), root.join("trykk.toml")).expect("copied");
    root
}

/// Makes the poster larger: its layout says of which paper it is.
fn resize_poster(project: &Path, trim: &str) {
    let path = project.join("content/layouts/chime-plakat.toml");
    let layout = fs::read_to_string(&path).expect("a layout");
    let set = |line: &str| match line.starts_with("trim = ") {
        true => format!("trim = \"{trim}\"\n"),
        false => format!("{line}\n"),
    };
    let resized: String = layout.lines().map(set).collect();
    fs::write(&path, resized).expect("written");
}

/// A booklet of so many photographs, a page each.
fn photographs(count: u32) -> PathBuf {
    let root = folder(&format!("photographs-{count}"));
    copy(&here("fonts"), &root.join("fonts"));
    copy(&here("content/themes"), &root.join("content/themes"));
    fs::create_dir_all(root.join("content/images")).expect("a folder");
    let mut guide = String::from("lang = \"nb\"\ntitle = \"Bilder\"\n");
    for number in 1..=count {
        let path = root.join(format!("content/images/{number}.jpg"));
        if !path.exists() {
            fs::write(path, photograph(number)).expect("written");
        }
        let _ = writeln!(
            guide,
            "[[section]]\nid = \"s{number}\"\ntitle = \"Bilde {number}\"\n\
             [[section.block]]\nkind = \"image\"\nfile = \"{number}.jpg\"\nalt = \"Farger\""
        );
    }
    let project = "[project]\nname = \"Bilder\"\ndate = \"2026-01-01\"\n\
        [[product]]\nid = \"bilder\"\ncontent = \"bilder\"\nlayout = \"booklet-a5\"\ntheme = \"sti\"\n\
        editions = [\"screen\", \"office\", \"press\"]\n";
    fs::write(root.join("content/bilder.toml"), guide).expect("written");
    fs::write(root.join("trykk.toml"), project).expect("written");
    root
}

/// A JPEG file of colours that run into each other, with grain as of a camera, other for each number.
fn photograph(number: u32) -> Vec<u8> {
    let (width, height) = PHOTOGRAPH;
    let mut state = number;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        // Numerical Recipes, section 7.1: the high bits are the random ones.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 27) as u8;
        let across = (x * 200 / width) as u8;
        let down = (y * 200 / height) as u8;
        Rgb([
            across + grain,
            down + grain,
            200 - across / 2 - down / 2 + grain,
        ])
    });
    let mut bytes = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture);
    encoded.expect("encoded");
    bytes
}
