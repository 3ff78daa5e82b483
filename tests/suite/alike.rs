//! Cards that follow the same rules are laid out together, and look as if each had been laid out by itself.

use proptest::prelude::*;
use trykk::build::Edition;

use crate::support::small;

/// Rows as high as their words, columns as wide, a text at the foot, and one beside a picture of its own.
const LAYOUT: &str = r#"
format = "card"
trim = "A6"
bleed = "3mm"
safe = "4mm"
[front]
accent = "fjord"
columns = ["1fr", "auto"]
rows = ["auto", "auto", "1fr"]
areas = ["title icon", "text icon", "list list"]
column-gap = "3mm"
row-gap = "1mm"
[front.title]
align = "center"
[front.text]
optional = true
valign = "bottom"
[front.icon]
optional = true
size = "9mm"
[front.list]
optional = true
list = "stacked"
mark = "number"
[sheet.office]
paper = "A4"
schema = "nup"
"#;

/// The words of a card: how many each part has, the second and the third none at 0, and whether it has an icon.
type Words = (usize, usize, usize, bool);

fn pictures(cards: &[Words]) -> Vec<Vec<u8>> {
    let mut words = String::from("lang = \"nb\"\ntitle = \"Kort\"\n");
    for (title, text, things, icon) in cards {
        let said = |count: &usize| {
            ["så", "langt", "går", "veien"]
                .into_iter()
                .cycle()
                .take(*count)
                .collect::<Vec<_>>()
        };
        words += &format!("[[card]]\ntitle = \"{}\"\n", said(title).join(" "));
        if *text > 0 {
            words += &format!("text = \"{}\"\n", said(text).join(" "));
        }
        if *icon {
            words += "icon = \"hap\"\n";
        }
        if *things > 0 {
            let things: Vec<_> = (0..*things)
                .map(|nth| {
                    format!(
                        "{{ title = \"så\", text = \"{}\" }}",
                        said(&(nth + text + 1)).join(" ")
                    )
                })
                .collect();
            words += &format!("list = [{}]\n", things.join(", "));
        }
    }
    let mut files = small::project(&words, LAYOUT);
    let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"M4 12h16\" fill=\"none\" stroke=\"currentColor\"/></svg>";
    files.insert("content/icons/hap.svg", icon.as_bytes());
    let (made, said) = small::build(files, Edition::Png, 40);
    let pictures = made.into_iter().filter(|file| file.name.ends_with(".png"));
    let pictures: Vec<_> = pictures.map(|file| file.bytes).collect();
    assert_eq!(pictures.len(), cards.len(), "{said:?}");
    pictures
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// In whatever company a card stands.
    #[test]
    fn a_card_looks_the_same_among_others(
        cards in proptest::collection::vec((1..9_usize, 0..12_usize, 0..3_usize, any::<bool>()), 2..12),
    ) {
        let together = pictures(&cards);
        for (nth, card) in cards.iter().enumerate() {
            prop_assert!(together[nth] == pictures(std::slice::from_ref(card))[0], "card {nth} of {cards:?}");
        }
    }
}
