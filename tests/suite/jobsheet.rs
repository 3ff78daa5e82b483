//! The pages that say how to print: one for each printed product, in the language and the look of the project.

use trykk::build::{self, File, Request};
use trykk::diag::Diagnostics;
use trykk::disk::Folder;
use trykk::source::{Files, Sources};

use crate::support::bundled::in_memory;
use crate::support::files::here;
use crate::support::pdf::Pdf;
use crate::support::project::Project;

fn jobsheet(products: &[&str], files: impl Files + Clone + 'static) -> (Option<File>, Vec<String>) {
    let request = Request {
        products: products.iter().map(|id| (*id).to_owned()).collect(),
        ..Request::default()
    };
    let mut sources = Sources::new(files.clone());
    let mut diags = Diagnostics::new();
    let made = build::jobsheet(&request, &mut sources, files, &mut diags);
    let found = diags.sorted();
    let found = found.iter().map(|found| found.fault.to_string()).collect();
    (made.expect("a sound request"), found)
}

/// The words of the pages of these products, and how many pages there are.
fn pages(products: &[&str], files: impl Files + Clone + 'static) -> (usize, String) {
    let (made, found) = jobsheet(products, files);
    assert_eq!(found, [""; 0]);
    let file = made.expect("a file");
    assert_eq!(file.name, "jobsheet.pdf");
    let read = Pdf::load(&file.bytes);
    (read.pages.len(), read.words())
}

#[test]
fn every_printed_product_has_one_page() {
    let (count, words) = pages(&[], in_memory());
    let project: toml::Table =
        toml::from_str(&std::fs::read_to_string(here("trykk.toml")).expect("readable"))
            .expect("a project file");
    let products = project["product"].as_array().expect("products");
    let printed = products.iter().filter(|product| {
        let editions = product["editions"].as_array().expect("editions");
        editions
            .iter()
            .any(|edition| edition.as_str() == Some("office"))
    });
    let ids: Vec<&str> = printed
        .map(|product| product["id"].as_str().expect("an id"))
        .collect();
    assert!(ids.len() > 10);
    assert_eq!(count, ids.len());
    for id in ids {
        assert!(words.contains(&format!("{id}-office.pdf")), "{id}");
    }
}

#[test]
fn a_booklet_is_told_step_by_step() {
    let (count, words) = pages(&["hefte"], in_memory());
    assert_eq!(count, 1);
    for told in [
        "Slik skriver du ut",
        "6 ark A4, vanlig papir, 80–100 g",
        "A5, 24 sider",
        "Brett på midten, stift i bretten.",
        "på begge sider, vend på kortsiden",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    assert!(!words.contains("lamineres"));
}

#[test]
fn cards_are_told_of_their_paper() {
    let (_, words) = pages(&["huskekort"], in_memory());
    assert!(words.contains("160–200 g"), "{words}");
    assert!(words.contains("lamineres"));
    assert!(words.contains("Mål linjen"), "{words}");
    // Labels come on paper of their own.
    let (_, words) = pages(&["huskekort-perforert"], in_memory());
    assert!(!words.contains("160–200 g"), "{words}");
    assert!(!words.contains("Mål linjen"), "{words}");
}

#[test]
fn a_project_in_another_language_has_pages_in_it() {
    let folder = || Folder::new(here("tests/projects/workshop"));
    let ids = ["poster", "badges", "leaflet", "guest-cards"];
    assert_eq!(pages(&ids, folder()).0, ids.len());
    let (count, words) = pages(&["workbook"], folder());
    assert_eq!(count, 1);
    assert!(words.contains("How to print"), "{words}");
    assert!(words.contains("flip on short edge"), "{words}");
}

#[test]
fn words_that_a_language_lacks_are_told_and_marked_as_what_they_are() {
    let project = Project::new("jobsheet-lacking");
    project.add_office();
    project.change("content/veileder.toml", "lang = \"nb\"", "lang = \"pl\"");
    let ran = project.trykk("jobsheet").assert().success();
    let told = String::from_utf8_lossy(&ran.get_output().stderr).into_owned();
    assert!(told.contains("jobsheet-title = "), "{told}");
    let read = Pdf::load(&project.read("output/jobsheet.pdf"));
    assert!(read.words().contains("How to print"));
    assert_eq!(read.text(read.catalog(), "Lang"), "en");
}

#[test]
fn fronts_and_backs_by_hand_are_two_steps() {
    let project = Project::new("jobsheet-by-hand");
    project.add_office();
    let ran = project.trykk("jobsheet --duplex manual").assert();
    ran.success().stdout_eq("output/jobsheet.pdf\n");
    let words = Pdf::load(&project.read("output/jobsheet.pdf")).words();
    assert!(words.contains("Skriv først ut forsidene"), "{words}");
    assert!(words.contains("Skriv så ut baksidene"), "{words}");
}

#[test]
fn a_project_that_prints_nothing_is_told_so() {
    let project = Project::new("jobsheet-nothing");
    let ran = project.trykk("jobsheet").assert().code(2);
    let told = String::from_utf8_lossy(&ran.get_output().stderr).into_owned();
    assert!(told.contains("nothing-printed"), "{told}");
    assert!(!project.path("output/jobsheet.pdf").exists());
}

#[test]
fn type_too_large_for_the_page_is_told_as_such() {
    let project = Project::new("jobsheet-large");
    project.add_office();
    project.change(
        "content/themes/sti.toml",
        "item-text = { font = \"sans\", size = \"11pt\", leading = \"16pt\"",
        "item-text = { font = \"sans\", size = \"80pt\", leading = \"96pt\"",
    );
    let ran = project.trykk("jobsheet").assert().code(1);
    let told = String::from_utf8_lossy(&ran.get_output().stderr).into_owned();
    assert!(told.contains("error[no-jobsheet]"), "{told}");
    assert!(
        told.contains("the type of the theme is too large"),
        "{told}"
    );
}
