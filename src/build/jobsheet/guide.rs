//! Printed products → the words of their pages: a guide (TOML) with a chapter for each, and the drawings in it.

use toml::{Table, Value};

use super::{NAME, drawing};
use crate::build::instructions;
use crate::build::made::{BuiltProduct, Imposed, Made};
use crate::build::own_pages::plain;
use crate::content::PaperWords;
use crate::content::project::Edition;
use crate::design::Flip;
use crate::design::paper::name_of;
use crate::press::{Finish, Plan};
use crate::source::Memory;

/// The most page numbers of a side that are told one by one to who does not see the drawing.
const MOST_TOLD: usize = 12;

/// Puts the guide and its drawings among the files.
pub(super) fn write(built: &[BuiltProduct], words: &PaperWords, files: &mut Memory) {
    let mut guide = Table::new();
    // Where the language lacks these words they stand in another.
    let lang = words.other_language("jobsheet-title");
    guide.insert("lang".to_owned(), lang.unwrap_or(words.lang()).into());
    guide.insert("title".to_owned(), words.say("jobsheet-title", &[]).into());
    let sections = built.iter().filter_map(|product| {
        let office = product.office.as_ref()?;
        Some(section(product, office, words, files))
    });
    let sections: Vec<Value> = sections.collect();
    guide.insert("section".to_owned(), Value::Array(sections));
    files.insert(format!("content/{NAME}.toml"), guide.to_string());
}

/// The chapter of one product.
fn section(
    product: &BuiltProduct,
    office: &Imposed,
    words: &PaperWords,
    files: &mut Memory,
) -> Value {
    let mut blocks = vec![facts(product, office, words)];
    if let Some(svg) = drawing::first_sheet(&office.plan, &office.document.pages) {
        let name = format!("{NAME}-{}.svg", product.id);
        files.insert(format!("content/images/{name}"), svg);
        let sides = match office.plan.sheets.first().map(|sheet| sheet.sides.len()) {
            Some(2) => "jobsheet-drawing-two",
            _ => "jobsheet-drawing-one",
        };
        let mut caption = vec![words.say(sides, &[])];
        if drawing::has_folds(&office.plan) {
            caption.push(words.say("jobsheet-drawing-folds", &[]));
        }
        blocks.push(table(&[
            ("kind", "image".into()),
            ("file", name.into()),
            ("alt", described(&office.plan, words).into()),
            ("caption", plain(&caption.join(" ")).into()),
            ("width", drawn_width(&office.plan).into()),
        ]));
    }
    let steps = steps(product, office, words);
    let steps: Vec<Value> = steps.into_iter().map(|step| plain(&step).into()).collect();
    blocks.push(table(&[
        ("kind", "list".into()),
        ("title", words.say("jobsheet-steps", &[]).into()),
        ("marker", "number".into()),
        ("points", Value::Array(steps)),
    ]));
    blocks.push(dialogs(&office.plan, words));
    table(&[
        ("id", product.id.as_str().into()),
        (
            "title",
            format!("{} ({})", plain(&office.document.title), product.id).into(),
        ),
        ("block", Value::Array(blocks)),
    ])
}

/// What is to be known at a glance.
fn facts(product: &BuiltProduct, office: &Imposed, words: &PaperWords) -> Value {
    let say = |key: &str| words.say(key, &[]);
    let outputs = product.outputs.iter();
    let names = outputs
        .filter(|output| output.edition == Edition::Office)
        .filter_map(|output| match &output.made {
            Made::File(file) => Some(file.name.as_str()),
            Made::Plates { .. } | Made::Pictures(_) => None,
        });
    let names: Vec<&str> = names.collect();
    let print = office.plan.print.as_ref();
    let sheets = print.map(|print| instructions::sheets(&office.plan, print, words));
    let paper = match (is_cards(office), is_labels(&office.plan)) {
        (_, true) => None,
        (true, false) => Some(say("jobsheet-paper-cards")),
        (false, false) => Some(say("jobsheet-paper-plain")),
    };
    let paper: Vec<String> = sheets.into_iter().chain(paper).collect();
    let done = office.trim().map(name_of).unwrap_or_default();
    let (finished, count) = match &office.document.cards {
        Some(cards) => ("jobsheet-finished-cards", cards.fronts.len()),
        None => ("jobsheet-finished-pages", office.pages),
    };
    let pages = [("count", count.to_string()), ("size", done)];
    let row =
        |name: &str, value: String| Value::Array(vec![say(name).into(), plain(&value).into()]);
    let rows = vec![
        row("jobsheet-file", names.join(", ")),
        row("jobsheet-paper", paper.join(", ")),
        row("jobsheet-finished", words.say(finished, &pages)),
    ];
    table(&[("kind", "table".into()), ("cells", Value::Array(rows))])
}

/// What is done, in order.
fn steps(product: &BuiltProduct, office: &Imposed, words: &PaperWords) -> Vec<String> {
    let outputs = product.outputs.iter();
    let outputs: Vec<_> = outputs
        .filter(|output| output.edition == Edition::Office)
        .collect();
    let mut steps = match outputs.as_slice() {
        // Fronts and backs, each with what is done before and after.
        [fronts, backs] if fronts.sentences.first() != backs.sentences.first() => [fronts, backs]
            .iter()
            .filter_map(|output| output.sentences.first().cloned())
            .collect(),
        _ => instructions::sentences(&office.plan, words),
    };
    if has_ruler(&office.plan) {
        steps.insert(0, words.say("jobsheet-measure", &[]));
    }
    if drawing::is_worth_it(&office.plan) {
        steps.insert(0, words.say("jobsheet-try-drawing", &[]));
    } else if office.plan.sheets.len() > 1 {
        steps.insert(0, words.say("jobsheet-try-first", &[]));
    }
    if is_cards(office) && !is_labels(&office.plan) {
        steps.push(words.say("jobsheet-laminate", &[]));
    }
    steps
}

/// What is chosen in the window in which a program asks how to print.
fn dialogs(plan: &Plan, words: &PaperWords) -> Value {
    let sides = match plan.print.as_ref().and_then(|print| print.flip) {
        None => "jobsheet-one-sided",
        Some(Flip::ShortEdge) => "jobsheet-short-edge",
        Some(Flip::LongEdge) => "jobsheet-long-edge",
    };
    let sides = [("sides", words.say(sides, &[]))];
    let row = |program: &str, choose: &str| {
        let program = words.say(program, &[]);
        let choose = words.say(choose, &sides);
        Value::Array(vec![plain(&program).into(), plain(&choose).into()])
    };
    let program = [
        ("title", words.say("jobsheet-program", &[]).into()),
        ("width", "34%".into()),
    ];
    let heads = vec![table(&program), words.say("jobsheet-choose", &[]).into()];
    let rows = vec![
        row("jobsheet-acrobat", "jobsheet-choose-acrobat"),
        row("jobsheet-edge", "jobsheet-choose-edge"),
        row("jobsheet-others", "jobsheet-choose-others"),
    ];
    table(&[
        ("kind", "table".into()),
        ("title", words.say("jobsheet-window", &[]).into()),
        ("columns", Value::Array(heads)),
        ("cells", Value::Array(rows)),
    ])
}

/// What the drawing shows, for who does not see it.
fn described(plan: &Plan, words: &PaperWords) -> String {
    let sides = drawing::numbers(plan);
    let keys = ["jobsheet-alt-front", "jobsheet-alt-back"];
    let side = |(key, numbers): (&str, &Vec<usize>)| {
        let told = numbers.iter().take(MOST_TOLD);
        let mut told: Vec<String> = told.map(usize::to_string).collect();
        if numbers.len() > MOST_TOLD {
            told.push("…".to_owned());
        }
        words.say(key, &[("pages", told.join(", "))])
    };
    let told: Vec<String> = keys.into_iter().zip(&sides).map(side).collect();
    told.join(" ")
}

/// How wide the drawing is: of one side it is half as wide as that of two.
fn drawn_width(plan: &Plan) -> &'static str {
    let two = plan
        .sheets
        .first()
        .is_some_and(|sheet| sheet.sides.len() > 1);
    let lies = plan
        .sheets
        .first()
        .is_some_and(|sheet| sheet.size.width > sheet.size.height);
    match (two, lies) {
        (true, true) => "70%",
        (true, false) => "46%",
        (false, true) => "36%",
        (false, false) => "22%",
    }
}

/// Whether cards are cut or snapped apart; not those that are folded over and glued, which are twice as thick as
/// their paper.
fn is_cards(office: &Imposed) -> bool {
    let apart = |step: &Finish| matches!(step, Finish::CutCards | Finish::Stack | Finish::Snap);
    office.document.cards.is_some()
        && has_step(&office.plan, apart)
        && !has_step(&office.plan, |step| *step == Finish::FoldOver)
}

/// Whether a sheet has a ruler.
fn has_ruler(plan: &Plan) -> bool {
    let mut sides = plan.sheets.patterns().iter().flat_map(|sheet| &sheet.sides);
    sides.any(|side| side.ruler.is_some())
}

/// Whether the paper comes in a package of its own.
fn is_labels(plan: &Plan) -> bool {
    has_step(plan, |step| *step == Finish::FeedByHand)
}

/// Whether such a step is among what is done with the sheets.
fn has_step(plan: &Plan, wanted: impl Fn(&Finish) -> bool) -> bool {
    plan.print
        .iter()
        .any(|print| print.finish.iter().any(&wanted))
}

fn table(entries: &[(&str, Value)]) -> Value {
    let entries = entries.iter();
    let entries: Table = entries
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect();
    Value::Table(entries)
}
