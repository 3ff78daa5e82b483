//! The font book against the bundled fonts.

use std::borrow::Cow;
use std::io;

use super::files::FOLDER;
use super::*;
use crate::source::{Files, Memory, ReadError};
use crate::units::Em;

/// Whether a book made of these files now is taken for the same.
fn is_current(book: &FontBook, sources: &Sources) -> bool {
    book.is_of_same_files(&FontBook::load(sources, &mut Diagnostics::new()))
}

fn book() -> FontBook {
    let mut diags = Diagnostics::new();
    let book = FontBook::load(&Sources::new(Memory::with_bundled_fonts()), &mut diags);
    assert_eq!(diags.sorted(), []);
    book
}

/// The bytes of a bundled font.
fn bundled(name: &str) -> Vec<u8> {
    let files = Memory::with_bundled_fonts();
    let path = format!("{FOLDER}/{name}");
    files.read(&path, u64::MAX).expect("bundled").into_owned()
}

fn query(family: &str, weight: u16, italic: bool) -> FontQuery {
    FontQuery {
        families: vec![family.to_owned()],
        weight,
        italic,
    }
}

/// The font of these bytes.
fn open(name: &str, bytes: &[u8]) -> Result<Font, Diagnostic> {
    face::open(name, Arc::new(Cow::Owned(bytes.to_vec())))
}

#[test]
fn the_bundled_fonts_say_their_names() {
    let book = book();
    let named: Vec<_> = book
        .iter()
        .map(|(_, f)| {
            (
                f.family.as_str(),
                f.postscript_name.as_str(),
                f.weight,
                f.italic,
            )
        })
        .collect();
    assert_eq!(
        named,
        [
            ("Source Sans 3", "SourceSans3-It", 400, true),
            ("Source Sans 3", "SourceSans3-Regular", 400, false),
            ("Source Sans 3", "SourceSans3-Semibold", 600, false),
            (
                "Source Serif 4 Display",
                "SourceSerif4Display-Semibold",
                600,
                false
            ),
        ]
    );
    for (_, font) in book.iter() {
        let m = font.metrics;
        assert_eq!(m.units_per_em, 1000);
        assert!(m.x_height.get() > 0.4 && m.x_height.get() < m.cap_height.get());
        assert!(m.cap_height.get() < m.ascender.get() && m.descender.get() > 0.1);
        assert_eq!(m.italic_angle < 0.0, font.italic);
        assert!(!m.fixed_pitch && m.bounds[0] < Em::ZERO && m.bounds[3] > m.cap_height);
        assert!(font.advance(0).is_some_and(|advance| advance > Em::ZERO));
        assert_eq!(font.advance(font.glyph_count), None);
    }
}

#[test]
fn the_nearest_style_comes_first_and_the_rest_follow() {
    let book = book();
    let names = |query: &FontQuery| -> Vec<String> {
        book.fallback_order(query)
            .iter()
            .map(|id| book[*id].postscript_name.clone())
            .collect()
    };
    assert_eq!(
        names(&query("source sans 3", 700, false))[0],
        "SourceSans3-Semibold"
    );
    assert_eq!(
        names(&query("Source Sans 3", 600, true))[0],
        "SourceSans3-It"
    );
    assert_eq!(
        names(&query("Source Serif 4 Display", 400, false)),
        [
            "SourceSerif4Display-Semibold",
            "SourceSans3-Regular",
            "SourceSans3-Semibold",
            "SourceSans3-It"
        ]
    );
}

#[test]
fn an_unknown_family_is_asked_about() {
    let book = book();
    let mut diags = Diagnostics::new();
    book.check_query(&query("Source Sans", 400, false), None, &mut diags);
    book.check_query(&query("Zapfino", 400, false), None, &mut diags);
    book.check_query(&query("Source Sans 3", 400, false), None, &mut diags);
    let said: Vec<String> = diags
        .sorted()
        .iter()
        .map(|d| format!("{}; {}", d.fault, d.hints[0]))
        .collect();
    assert_eq!(
        said,
        [
            "there is no font family Source Sans in fonts/; did you mean `Source Sans 3`?",
            "there is no font family Zapfino in fonts/; use one of: Source Sans 3, Source Serif 4 Display",
        ]
    );
}

#[test]
fn a_broken_font_is_reported_and_never_a_panic() {
    let whole = bundled("SourceSans3-It.ttf");
    let is_broken = |result: Result<Font, Diagnostic>| {
        result.is_err_and(|error| error.fault.name() == "font-broken")
    };
    for length in [0, 3, 12, 100, 1000, 100_000] {
        let result = open("cut.ttf", &whole[..length]);
        assert!(length > 1000 || is_broken(result), "{length}");
    }
    assert!(is_broken(open("text.ttf", b"no font at all")));
    let mut bent = whole;
    for at in 0..600 {
        bent[at] ^= 0xff;
        if let Ok(font) = open("bent.ttf", &bent) {
            font.advance(font.glyph_count - 1);
        }
        bent[at] ^= 0xff;
    }
}

#[test]
fn the_ending_of_a_font_may_be_in_capitals() {
    let files = Memory::from([
        ("fonts/B.TTF", bundled("SourceSans3-Regular.ttf")),
        ("fonts/A.Ttf", bundled("SourceSans3-It.ttf")),
    ]);
    let mut diags = Diagnostics::new();
    let book = FontBook::load(&Sources::new(files), &mut diags);
    assert_eq!(diags.sorted(), []);
    let own = book.iter().filter(|(_, font)| !font.built_in);
    let files: Vec<&str> = own.map(|(_, font)| font.file.as_str()).collect();
    assert_eq!(files, ["A.Ttf", "B.TTF"]);
}

#[test]
fn fonts_are_found_in_folders_inside_the_folder() {
    let regular = bundled("SourceSans3-Regular.ttf");
    let files = Memory::from([
        ("fonts/sans/ttf/Regular.ttf", regular.clone()),
        ("fonts/sans/LICENSE.txt", b"OFL".to_vec()),
        ("fonts/It.ttf", bundled("SourceSans3-It.ttf")),
    ]);
    let sources = Sources::new(files.clone());
    let mut diags = Diagnostics::new();
    let book = FontBook::load(&sources, &mut diags);
    assert_eq!(diags.sorted(), []);
    let own = book.iter().filter(|(_, font)| !font.built_in);
    let paths: Vec<&str> = own.map(|(_, font)| font.file.as_str()).collect();
    assert_eq!(paths, ["It.ttf", "sans/ttf/Regular.ttf"]);
    assert!(is_current(&book, &sources));
    let mut more = files.clone();
    more.insert("fonts/sans/ttf/More.ttf", regular.clone());
    assert!(!is_current(&book, &Sources::new(more)));
    let mut other = files;
    other.insert(
        "fonts/sans/ttf/Regular.ttf",
        bundled("SourceSans3-Semibold.ttf"),
    );
    assert!(!is_current(&book, &Sources::new(other)));
}

#[test]
fn what_is_not_read_is_told_for_what_it_is() {
    let mut forbidden = bundled("SourceSans3-Regular.ttf");
    let os2 = forbidden
        .windows(4)
        .position(|tag| tag == b"OS/2")
        .expect("a table");
    let offset: [u8; 4] = forbidden[os2 + 8..os2 + 12].try_into().expect("four bytes");
    // `fsType`: only for whoever has a licence.
    forbidden[u32::from_be_bytes(offset) as usize + 9] = 2;
    let files: [(&str, &[u8], &str); 9] = [
        ("a/Old.PFB", b"", "warning font-type-1"),
        ("Old.otf", b"%!PS-AdobeFont-1.0", "error font-type-1"),
        ("All.ttc", b"", "warning font-collection"),
        ("Web.eot", b"", "warning font-for-old-web"),
        ("Torn.woff2", b"wOF2", "error font-broken"),
        ("Screen.bdf", b"", "warning font-bitmap"),
        ("Inter-4.0.zip", b"", "warning font-archive"),
        ("Torn.otf", b"OTTO", "error font-broken"),
        ("Own.ttf", &forbidden, "error font-forbidden"),
    ];
    for (path, bytes, said) in files {
        let files = Memory::from([(format!("fonts/{path}"), bytes.to_vec())]);
        let sources = Sources::new(files);
        let mut diags = Diagnostics::new();
        let book = FontBook::load(&sources, &mut diags);
        let told = diags.sorted();
        let [found] = told.as_slice() else {
            panic!("{path}: {told:?}");
        };
        let severity = match found.severity {
            crate::diag::Severity::Error => "error",
            _ => "warning",
        };
        assert_eq!(format!("{severity} {}", found.fault.name()), said);
        assert!(found.fault.to_string().contains(path), "{path}");
        assert!(
            !is_current(&book, &sources),
            "{path}: nobody would tell it again"
        );
    }
}

#[test]
fn fonts_inside_the_program_set_what_asks_for_them_and_lend_nothing() {
    let query = |family: &str| FontQuery {
        families: vec![family.to_owned()],
        weight: 400,
        italic: false,
    };
    let files = |book: &FontBook, query: &FontQuery| -> Vec<String> {
        let order = book.fallback_order(query).into_iter();
        order.map(|id| book[id].file.clone()).collect()
    };
    let mut diags = Diagnostics::new();
    let none = FontBook::load(&Sources::default(), &mut diags);
    assert_eq!(
        files(&none, &query("Source Sans 3"))[0],
        "SourceSans3-Regular.ttf"
    );
    assert_eq!(files(&none, &query("Source Sans 3")).len(), 3);
    assert!(files(&none, &query("Inter")).is_empty());
    // What the project has of a family stands in the place of the same font inside; the others are there still.
    let own = Memory::from([("fonts/own.ttf", bundled("SourceSans3-It.ttf"))]);
    let own = FontBook::load(&Sources::new(own), &mut diags);
    assert_eq!(
        files(&own, &query("Source Sans 3")),
        [
            "SourceSans3-Regular.ttf",
            "SourceSans3-Semibold.ttf",
            "own.ttf"
        ]
    );
    let serif = files(&own, &query("Source Serif 4 Display"));
    assert_eq!(serif, ["SourceSerif4Display-Semibold.ttf", "own.ttf"]);
    assert_eq!(diags.sorted(), []);
    for font in built_in::FONTS {
        let known = none.iter().find(|(_, known)| known.file == font.file);
        let known = known.expect("a font").1;
        assert_eq!(known.family, font.family);
        assert_eq!((known.weight, known.italic), (font.weight, font.italic));
    }
}

#[test]
fn a_font_that_was_not_fetched_to_its_end_is_refused() {
    let name = "SourceSans3-Regular.ttf";
    let whole = bundled(name);
    assert!(open(name, &whole).is_ok());
    for part in [999, 990, 900, 500] {
        let cut = whole[..whole.len() * part / 1000].to_vec();
        let error = open(name, &cut).expect_err("refused");
        assert!(matches!(*error.fault, Fault::FontBroken { .. }), "{part}");
    }
}

#[test]
fn a_font_that_cannot_be_read_is_told_with_the_reason() {
    /// Files of which one cannot be read.
    struct Locked(Memory);

    impl Files for Locked {
        fn read(&self, path: &str, limit: u64) -> Result<Cow<'_, [u8]>, ReadError> {
            match path.ends_with("Semibold.ttf") {
                true => Err(ReadError::Io(io::ErrorKind::PermissionDenied.into())),
                false => self.0.read(path, limit),
            }
        }

        fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
            self.0.list(folder)
        }

        fn folders(&self, folder: &str) -> Result<Vec<String>, ReadError> {
            self.0.folders(folder)
        }
    }

    let mut diags = Diagnostics::new();
    let sources = Sources::new(Locked(Memory::with_bundled_fonts()));
    FontBook::load(&sources, &mut diags);
    let told: Vec<String> = diags.sorted().iter().map(|d| d.fault.to_string()).collect();
    assert_eq!(
        told,
        [
            "`fonts/SourceSans3-Semibold.ttf` cannot be read: permission denied",
            "`fonts/SourceSerif4Display-Semibold.ttf` cannot be read: permission denied",
        ]
    );
}
