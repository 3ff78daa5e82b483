//! Printing both sides by hand: two files, and how the pile goes back.

use trykk::build::{BuiltProduct, Duplex, Edition, Request};

use super::{SmallProject, booklet, cards, deck, guide};

/// What is built for a printer that prints one side.
fn by_hand(project: &SmallProject) -> BuiltProduct {
    let request = Request {
        editions: vec![Edition::Office],
        duplex: Some(Duplex::Manual),
        ..Request::default()
    };
    let (built, found) = project.build(&request);
    assert_eq!(found, [""; 0]);
    built.expect("a product")
}

fn names(built: &BuiltProduct) -> Vec<String> {
    built
        .outputs
        .iter()
        .flat_map(|output| output.names())
        .collect()
}

fn a5(pages: usize, sheet: &str) -> SmallProject {
    let sheet = format!("paper = \"A4\"\n{sheet}");
    SmallProject::new(&guide(pages), &booklet("A5", &sheet))
}

#[test]
fn fronts_and_backs_are_two_files_with_their_own_sentences() {
    let built = by_hand(&a5(12, "schema = \"saddle\""));
    assert_eq!(
        names(&built),
        ["prove-office-1-fronts.pdf", "prove-office-2-backs.pdf"]
    );
    let said: Vec<&str> = built
        .outputs
        .iter()
        .map(|output| output.sentences[0].as_str())
        .collect();
    assert_eq!(
        said[0],
        "Skriv først ut forsidene, ensidig, faktisk størrelse (100 %), 3 ark A4."
    );
    assert_eq!(
        said[1],
        "Ta bunken slik den ligger, snu hele bunken, og legg den tilbake i skuffen med de trykte sidene opp og \
         den samme kortsiden først inn i skriveren. Skriv så ut baksidene, ensidig, faktisk størrelse (100 %). \
         Prøv først med ett ark. Brett på midten, stift i bretten."
    );
}

#[test]
fn the_printer_of_the_project_says_how_its_paper_lies() {
    let said = |lines: &str| {
        let project = a5(4, "schema = \"saddle\"").with_printer(lines);
        let built = project.office();
        built.outputs.last().expect("a file").sentences[0].clone()
    };
    let up = said("duplex = \"manual\"\noutput = \"face-up\"\ntray = \"face-down\"");
    assert!(
        up.contains("slik den ligger, uten å snu den: de trykte sidene opp"),
        "{up}"
    );
    assert!(up.contains("Snu hele bunken til slutt"), "{up}");
    let down = said("duplex = \"manual\"\ntray = \"face-up\"");
    assert!(
        down.contains("uten å snu den: de trykte sidene ned"),
        "{down}"
    );
    assert!(!down.contains("Snu hele bunken til slutt"), "{down}");
}

#[test]
fn what_has_no_backs_is_one_file_all_the_same() {
    let sheet = "paper = \"A4\"\nschema = \"nup\"";
    let built = by_hand(&SmallProject::new(&deck(3), &cards("85x55mm", sheet)));
    assert_eq!(names(&built), ["prove-office.pdf"]);
    let built = by_hand(&a5(3, "schema = \"single\"\nflip = \"short-edge\""));
    assert_eq!(names(&built).len(), 2, "three pages are two sheets");
}
