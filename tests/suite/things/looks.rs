//! The looks of lists and panels: what each shows of a thing, and on which grounds.

use super::*;

/// An item that has a label, a text and an icon, or not, as the bits of `n` say; its words tell it from
/// every other.
fn item(n: usize) -> String {
    let has = |bit: usize, key: &str| match n & bit {
        0 => String::new(),
        _ => format!(", {key}"),
    };
    let label = has(1, &format!("label = \"ord{n}\""));
    let text = has(2, &format!("text = \"sagt{n}\""));
    let icon = has(4, "icon = \"husk\"");
    format!("{{ title = \"navn{n}\"{label}{text}{icon} }}")
}

/// Whether all that `item` says stands on the page that shows it, in small letters, and its icon.
fn shown(name: &str, pdf: &Pdf) {
    let said = structure(pdf).to_lowercase();
    let paths = |page: usize| {
        let operations = pdf.operations(page).into_iter();
        let painted =
            operations.filter(|op| matches!(&*op.operator, "f" | "f*" | "S" | "B" | "B*"));
        painted.count()
    };
    for n in 0..8 {
        let words = ["navn", "ord", "sagt"].into_iter().zip([7, n & 1, n & 2]);
        for (word, there) in words {
            let times = said.matches(&format!("{word}{n}")).count();
            assert_eq!(
                times,
                usize::from(there > 0),
                "{name}: {word}{n} in\n{said}"
            );
        }
        if n & 4 > 0 {
            assert!(paths(n) > paths(n - 4), "{name}: the icon of {n}");
        }
    }
}

#[test]
fn every_look_of_a_list_shows_all_that_is_said_of_a_thing() {
    let looks = [
        "list = \"table\"",
        "list = \"words\"",
        "list = \"words\"\nmark = \"letter\"",
        "list = \"stacked\"",
        "list = \"stacked\"\nmark = \"number\"",
        "list = \"panels\"\ntext-size = \"10pt\"\nword-size = \"10pt\"",
        "list = \"ticks\"",
        "list = \"crosses\"",
        "list = \"notes\"",
        "kind = \"steps\"",
        "align = \"left\"",
    ];
    let card = |look: &str, n: usize| match look {
        "kind = \"steps\"" => format!("{{ kind = \"steps\", items = [{}] }}", item(n)),
        _ => format!("[{}]", item(n)),
    };
    for (index, look) in looks.into_iter().enumerate() {
        let cards = (0..8).map(|n| format!("\n[[card]]\nsak = {}\n", card(look, n)));
        let deck = deck_of(&cards.collect::<String>());
        let layout = "format = \"card\"\ntrim = \"A6\"\nbleed = \"3mm\"\nsafe = \"6mm\"\n\n\
            [front]\nrows = [\"1fr\"]\nareas = [\"sak\"]\n\n[front.sak]\n";
        let pdf = build(
            &format!("card-look-{index}"),
            &format!("{layout}{look}\n"),
            &deck,
        );
        shown(look, &pdf);
    }
    let rules = [
        ("items", "look = \"panels\""),
        ("items", "look = \"panels\"\nmark = \"letter\""),
        ("items", "look = \"list\""),
        ("items", "look = \"list\"\nmark = \"number\""),
        ("steps", ""),
    ];
    for (index, (kind, rule)) in rules.into_iter().enumerate() {
        let sections = (0..8).map(|n| {
            let head = format!("\n[[section]]\nid = \"del-{n}\"\ntitle = \"Del\"\n");
            let block = format!("kind = \"{kind}\"\nitems = [{}]\n", item(n));
            format!("{head}\n[[section.block]]\n{block}")
        });
        let guide = sections.collect::<String>();
        let words = format!("lang = \"nb\"\ntitle = \"Hefte\"\n{guide}");
        let layout = format!("{BOOKLET}\n[block.{kind}]\n{rule}\n");
        let pdf = build(&format!("booklet-look-{index}"), &layout, &words);
        shown(rule, &pdf);
    }
}

#[test]
fn a_layout_leaves_out_of_a_list_what_it_says() {
    let layout = format!("{CARDS}\n[front.sak]\nlabels = false\ntexts = false\nicons = false\n");
    let deck = deck_of(&format!(
        "\n[[card]]\ntitle = \"Ting\"\nsak = [{}]\n",
        item(7)
    ));
    let said = structure(&build("left-out", &layout, &deck)).to_lowercase();
    assert!(
        said.contains("navn7") && !said.contains("ord7") && !said.contains("sagt7"),
        "{said}"
    );
}

#[test]
fn panels_stand_out_from_a_ground_that_is_not_white() {
    let things = [
        "kind = \"callout\", label = \"Husk\", text = \"Gå sammen.\"",
        "kind = \"quotes\", quotes = [\"«Hva nå?»\"]",
        "kind = \"contrast\", yes = { title = \"Ja\", points = [\"Gå\"] }, \
         no = { title = \"Nei\", points = [\"Løp\"] }",
        "columns = [\"A\"], rows = [\"Én\"], cells = [[\"x\"]]",
    ];
    let cards = things.map(|thing| format!("\n[[card]]\ntitle = \"Kort\"\nsak = {{ {thing} }}\n"));
    let deck = deck_of(&cards.concat());
    // The corner of a table is a point in the colour of its ground.
    for (ground, wanted) in [("white", [0, 0, 0, 1]), ("soft", [1, 1, 2, 2])] {
        let front = format!("[front]\nbackground = \"{ground}\"");
        let layout = CARDS.replace("[front]", &front);
        let pdf = build(&format!("panels-{ground}"), &layout, &deck);
        assert_eq!(
            [0, 1, 2, 3].map(|page| white_panels(&pdf, page)),
            wanted,
            "{ground}"
        );
    }
}

/// How many paths are filled white on a page.
fn white_panels(pdf: &Pdf, page: usize) -> usize {
    let (mut white, mut count) = (false, 0);
    for operation in pdf.operations(page) {
        let mut operands = operation.operands.iter();
        match operation.operator.as_str() {
            "g" | "rg" | "sc" | "scn" => {
                white = operands.all(|operand| operand.as_float().is_ok_and(|n| n > 0.999));
            }
            "f" | "f*" => count += usize::from(white),
            _ => {}
        }
    }
    count
}

#[test]
fn words_in_panels_on_the_dark_back_are_those_of_panels() {
    let layout = format!("{BOOKLET}\n[cover]\naccent = \"fjord\"\n");
    let blocks = [
        "kind = \"callout\"\nlabel = \"Husk\"\ntext = \"Gå sammen.\"",
        "kind = \"items\"\nitems = [{ title = \"Tur\", text = \"Mandag\" }]",
        "kind = \"quotes\"\nquotes = [\"«Hva nå?»\"]",
        "kind = \"contrast\"\nyes = { title = \"Ja\", points = [\"Gå\"] }\nno = { title = \"Nei\", points = [\"Løp\"] }",
        "kind = \"steps\"\nitems = [{ title = \"Tur\", text = \"Mandag\" }]",
        "kind = \"table\"\ncolumns = [\"A\"]\nrows = [\"Én\"]\ncells = [[\"x\"]]",
        "kind = \"list\"\npoints = [\"En\", \"To\"]",
        "kind = \"text\"\ntext = \"Ring oss.\"",
    ];
    for (index, block) in blocks.into_iter().enumerate() {
        let words = format!(
            "lang = \"nb\"\ntitle = \"Hefte\"\n\n[[section]]\nid = \"a\"\ntitle = \"A\"\n\n[[section.block]]\n\
             kind = \"text\"\ntext = \"Ord.\"\n\n[[section]]\nid = \"bak\"\ntitle = \"Bak\"\nrole = \"back\"\n\n\
             [[section.block]]\n{block}\n"
        );
        // That nothing is told of faint words is asked there.
        build(&format!("back-{index}"), &layout, &words);
    }
}
