//! Builds one after the other in one process: each gives what it would give alone, to the byte, and
//! says the same of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;
use trykk::build::{Edition, Request, Session};
use trykk::diag::{Diagnostic, Diagnostics};
use trykk::source::{Files, Memory, Sources};

use crate::support::bundled::{BOOKLET, in_memory};
use crate::support::files::here;

const PROJECT: &str = r#"
[project]
hyphenation = [HYPHENATION]

[fields]
sted = "FIELD"

[[product]]
id = "hefte"
content = "hefte"
layout = "hefte"
theme = "sti"
gray = true

[[product]]
id = "kort"
content = "kort"
layout = "kort"
theme = "sti"
"#;

const WORDS: &str = r#"
lang = "nb"
title = "Små steg, hver gang"

[[section]]
id = "en"
title = "En WORD0 start"

[[section.block]]
kind = "text"
text = "Spør først, og *lytt* WORD1 til svaret. Mer på [eksempel.no](https://eksempel.no) om recovery."

[[section.block]]
id = "ting"
kind = "items"
items = [
  { title = "Håp", text = "Tro på bedring", icon = "ICON" },
ITEMS]

[[section]]
id = "to"
title = "Sammen hos {sted}"

[[section.block]]
kind = "callout"
label = "Husk"
text = "Ta med WORD2 det som gikk bra siden sist, og det som ikke gjorde det."

[[section.block]]
kind = "image"
file = "bilde.png"
alt = "Farger"

[[section]]
id = "tre"
title = "Til slutt"

[[section.block]]
kind = "text"
text = "Det er WORD3 nok."
"#;

const LAYOUT: &str = r#"
format = "booklet"
trim = "TRIM"
bleed = "3mm"
safe = "4mm"
grid = "8pt"
margin = { top = "9mm", bottom = "14mm", inner = "9mm", outer = "8mm" }

[section]
start = "START"
art = "path"

[block.items]
look = "LOOK"

[sheet.office]
paper = "A4"
schema = "saddle"
"#;

const DECK: &str = r#"
lang = "nb"
title = "Kort"

[[card]]
from = "hefte#ting"

[[card]]
title = "Hos {sted}"
text = "Ta WORD0 med."
"#;

const CARDS: &str = r#"
format = "card"
trim = "74x52mm"
bleed = "3mm"
safe = "5mm"

[front]
background = "soft"
rows = ["auto", "1fr"]
areas = ["title", "text"]

[front.text]
fit = { min = "10pt", max = "SIZE" }

[sheet.office]
paper = "A4"
schema = "nup"
"#;

/// What is put in place of each word in capitals. Some of it is wrong, some breaks the file, and the
/// emoji is in no font.
const CHOICES: [(&str, &[&str]); 14] = [
    ("WORD0", &["god", "fin", "recoveryorientert", "🙂"]),
    (
        "WORD1",
        &[
            "",
            "fint",
            "rolig og lenge, helt til siste ord er sagt,",
            "«",
        ],
    ),
    ("WORD2", &["", "alt", "{borte}", "\" = ["]),
    ("WORD3", &["mer enn", "", "Ꞑ", "e\u{301}n"]),
    ("ICON", &["husk", "hap", "finnes-ikke"]),
    (
        "ITEMS",
        &[
            "",
            "{ title = \"Mot\", text = \"Og ro\" },\n",
            "{ title = \"Mot\" },\n",
        ],
    ),
    ("FIELD", &["Huset", "", "Det andre huset"]),
    ("HYPHENATION", &["", "\"re-cov-ery\"", "\"recovery\""]),
    ("TRIM", &["A6", "105x140mm", "30mm"]),
    ("START", &["page", "flow", "nowhere"]),
    ("LOOK", &["panels", "plain"]),
    ("SIZE", &["14pt", "11pt", "30pt"]),
    (
        "\"#1D5B66\"",
        &["\"#1D5B66\"", "\"#104048\"", "\"#FFFFFF\""],
    ),
    (
        "paragraph = \"8pt\"",
        &["paragraph = \"8pt\"", "paragraph = \"6pt\"", "paragraf = 1"],
    ),
];
/// What else can change: a drawing, a picture, and which fonts there are.
const OTHERS: usize = 3;

/// Which choice stands in each place.
type State = [usize; CHOICES.len() + OTHERS];

/// The project as a state has it.
fn project(state: &State) -> Memory {
    let filled = |text: &str| {
        let choices = CHOICES.iter().zip(state);
        choices.fold(text.to_owned(), |text, ((place, choices), chosen)| {
            text.replace(place, choices[chosen % choices.len()])
        })
    };
    let own = |path: &str| fs::read(here(path)).expect("readable");
    let theme = String::from_utf8(own("content/themes/sti.toml")).expect("UTF-8");
    let [drawing, picture, fonts] = [0, 1, 2].map(|nth| state[CHOICES.len() + nth]);
    let mut files = Memory::from([
        ("trykk.toml", filled(PROJECT)),
        ("content/hefte.toml", filled(WORDS)),
        ("content/kort.toml", filled(DECK)),
        ("content/layouts/hefte.toml", filled(LAYOUT)),
        ("content/layouts/kort.toml", filled(CARDS)),
        ("content/themes/sti.toml", filled(&theme)),
    ]);
    let drawings = ["husk", "hjerte", "spire"];
    let drawing = format!("content/icons/{}.svg", drawings[drawing % drawings.len()]);
    files.insert("content/icons/husk.svg", own(&drawing));
    files.insert("content/icons/hap.svg", own("content/icons/hap.svg"));
    files.insert("content/images/bilde.png", png(picture as u8));
    let names = [
        "SourceSans3-Regular",
        "SourceSerif4Display-Semibold",
        "SourceSans3-It",
    ];
    for name in &names[..names.len() - usize::from(fonts % 4 == 3)] {
        let path = format!("fonts/{name}.ttf");
        files.insert(path.as_str(), own(&path));
    }
    files
}

/// A small picture, fine enough for its place.
fn png(shade: u8) -> Vec<u8> {
    let picture = RgbImage::from_fn(480, 360, |x, y| {
        let [x, y] = [x, y].map(|at| (at / 40) as u8 * 20);
        Rgb([x, y, shade * 60])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("memory");
    bytes.into_inner()
}

/// What a build gives: of each product the files that it is made of, and its own with their bytes.
type Built = Vec<(String, Vec<String>, Vec<(String, Vec<u8>)>)>;

/// What a build gives, if anything, and all that it says.
fn build(
    session: &mut Session,
    files: Memory,
    request: &Request,
) -> (Option<Built>, Vec<Diagnostic>) {
    let mut diags = Diagnostics::new();
    let mut sources = Sources::new(files);
    let built = session.build(request, &mut sources, &mut |_| {}, &mut diags);
    let built = built.expect("a sound request").map(|built| {
        let products = built.into_iter().map(|product| {
            let mut made = Vec::new();
            for output in product.outputs {
                let mut take = |file: trykk::build::File| made.push((file.name, file.bytes));
                output.files(&mut take).expect("drawn");
            }
            (product.id, product.files, made)
        });
        products.collect()
    });
    (built, diags.sorted())
}

fn check(steps: Vec<(usize, usize, bool)>) -> Result<usize, TestCaseError> {
    let mut session = Session::new();
    let mut state = State::default();
    let mut alone = BTreeMap::new();
    let mut sound = 0;
    for (place, choice, screen) in steps {
        state[place] = choice;
        let request = Request {
            editions: match screen {
                true => vec![Edition::Screen],
                false => vec![Edition::Screen, Edition::Office],
            },
            ..Request::default()
        };
        let files = project(&state);
        let warm = build(&mut session, files.clone(), &request);
        let cold = alone.entry((state, screen));
        let cold = cold.or_insert_with(|| build(&mut Session::of_one_build(), files, &request));
        prop_assert_eq!(&warm.1, &cold.1, "{:?}", state);
        prop_assert!(warm.0 == cold.0, "other files: {:?}", state);
        sound += usize::from(warm.0.is_some());
    }
    Ok(sound)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_build_depends_on_those_before_it(
        steps in prop::collection::vec((0..State::default().len(), 0..4_usize, any::<bool>()), 1..12)
    ) {
        check(steps)?;
    }
}

/// Each place to each of its choices and back, so that everything that can be remembered was.
#[test]
fn every_change_is_seen() {
    let places = 0..State::default().len();
    let steps = places.flat_map(|place| [1, 2, 0].map(|choice| (place, choice, false)));
    let sound = check(steps.collect()).expect("the same");
    assert!(sound > 30, "only {sound} sound builds");
}

/// The booklet of this repository, with one word changed and changed back.
#[test]
fn a_whole_booklet_is_built_again_as_if_it_were_new() {
    let request = Request {
        products: vec![BOOKLET.to_owned()],
        editions: vec![Edition::Screen, Edition::Office],
        ..Request::default()
    };
    let files = in_memory();
    let path = "content/veileder.toml";
    let text = files.read(path, u64::MAX).expect("there").into_owned();
    let text = String::from_utf8(text).expect("UTF-8");
    let mut changed = files.clone();
    changed.insert(path, text.replacen("ydmykhet", "vennlighet", 1));
    let mut session = Session::new();
    let alone = |files: &Memory| build(&mut Session::of_one_build(), files.clone(), &request);
    let [first, other] = [&files, &changed].map(alone);
    assert!(first.0.is_some() && first.0 != other.0);
    for (files, cold) in [(&files, &first), (&changed, &other), (&files, &first)] {
        assert!(build(&mut session, files.clone(), &request) == *cold);
    }
}
