//! Words of one guide that stand in another: the same as if they were written there.

use trykk::content::{Guide, Thing};

use crate::support::contents::Read;

/// A guide that takes its words from others, and what was said of it.
fn taking(name: &str, guide: &str, files: &[(&str, &str)]) -> Read {
    let mut all = vec![("content/kort.toml", guide)];
    all.extend(files);
    Read::of(&format!("taken-{name}"), "kort", "", &all)
}

fn guide(read: &Read) -> &Guide {
    assert_eq!(read.found, []);
    &read.contents.guides["content/kort.toml"]
}

/// A thing in short.
fn said(thing: &Thing) -> String {
    let texts = |texts: &[trykk::content::Text]| {
        let all: Vec<String> = texts.iter().map(|text| text.plain()).collect();
        all.join("|")
    };
    let words = match thing {
        Thing::Text(all) | Thing::Quotes(all) => texts(all),
        Thing::Items(items) | Thing::Steps(items) => {
            let item = |item: &trykk::content::ListItem| {
                let label = item
                    .label
                    .as_ref()
                    .map(|label| format!("/{}", label.plain()));
                let text = item.text.as_ref().map(|text| format!(": {}", text.plain()));
                let icon = item.icon.as_ref().map(|icon| format!(" <{}>", icon.value));
                [Some(item.title.plain()), label, text, icon]
                    .into_iter()
                    .flatten()
                    .collect()
            };
            items.iter().map(item).collect::<Vec<String>>().join("|")
        }
        Thing::Callout(callout) => format!("{}: {}", callout.label.plain(), texts(&callout.text.0)),
        other => panic!("{other:?}"),
    };
    format!("{} {words}", thing.name())
}

#[test]
fn blocks_things_lines_and_words_are_those_of_the_other_guide() {
    let read = taking(
        "all",
        r#"lang = "nb"
title = { from = "veileder" }
subtitle = { from = "veileder", field = "text" }

[[section]]
id = "en"
title = { from = "veileder#regler-for-alle" }
block = [
  { from = "veileder#regler" },
  { from = "veileder#regler.2", kind = "steps", id = "ett", title = "Ett steg" },
  { from = "veileder#sporsmal" },
  { from = "veileder#husk", label = "Tips" },
  { kind = "items", items = [
    { from = "veileder#regler.1", text = "Alltid." },
    { title = "Egen" },
    { from = "veileder#regler" },
    { from = "veileder#regler-for-alle" },
  ] },
  { kind = "quotes", quotes = ["«Min?»", { from = "veileder#sporsmal.2" }, { from = "veileder#sporsmal" }] },
  { kind = "callout", label = { from = "veileder#husk" }, text = { from = "veileder#husk" } },
  { kind = "text", text = { from = "veileder#regler.1" } },
]
"#,
        &[],
    );
    let guide = guide(&read);
    assert_eq!(guide.title.plain(), "Veileder");
    assert_eq!(
        guide.subtitle.as_ref().expect("one").plain(),
        "Til ________________."
    );
    assert_eq!(guide.sections[0].title.plain(), "Regler for alle");
    let confirm: Vec<String> = guide.confirm().iter().map(|text| text.plain()).collect();
    assert_eq!(confirm, ["Ring numrene først."]);
    let found: Vec<String> = guide.things().map(said).collect();
    assert_eq!(
        found,
        [
            "items Snakk med: Ikke til. <sol>|Hope/Håp",
            "steps Hope/Håp",
            "quotes «Hva vil du?»|«Hva trenger du?»",
            "callout Tips: Ett.|To.",
            "items Snakk med: Alltid. <sol>|Egen|Snakk med: Ikke til. <sol>|Hope/Håp|Regler for alle",
            "quotes «Min?»|«Hva trenger du?»|«Hva vil du?»|«Hva trenger du?»",
            "callout Husk: Ett.|To.",
            "text Ikke til.",
        ]
    );
    let titles: Vec<String> = guide
        .blocks()
        .filter_map(|block| Some(block.title.as_ref()?.plain()))
        .collect();
    assert_eq!(titles, ["Ett steg"]);
    let ids: Vec<&str> = guide.ids().into_iter().map(AsRef::as_ref).collect();
    assert_eq!(ids, ["en", "ett"]);
    // Each text still tells where it is written.
    let item = guide.things().next().and_then(Thing::items).expect("items")[0].clone();
    assert_eq!(read.at(item.title.span).2, "Snakk med");
    // The product is made of both files.
    let files = &read.contents.files["content/kort.toml"];
    assert!(files.contains("content/veileder.toml"), "{files:?}");
}

#[test]
fn words_that_were_taken_can_be_taken_further_and_keep_their_language() {
    let english = "lang = \"en\"\ntitle = \"Words\"\n\n[[section]]\nid = \"a\"\ntitle = \"Be there\"\n\n\
                   [[section.block]]\nid = \"b\"\nkind = \"quotes\"\nquotes = [\"“What?”\"]\n";
    let between = "lang = \"nb\"\ntitle = \"Mellom\"\n\n[[section]]\nid = \"c\"\ntitle = \"Her\"\n\n\
                   [[section.block]]\nid = \"d\"\nfrom = \"english#b\"\n\n[[section.block]]\nid = \"e\"\n\
                   kind = \"text\"\ntext = \"Hei, se [her](#c) og [der](#e).\"\n";
    let words = r#"lang = "nb"
title = "Sist"

[[section]]
id = "en"
title = { from = "english#a" }
block = [{ from = "mellom#d" }, { id = "e", from = "mellom#e" }]

[[section]]
id = "to"
lang = "en"
title = { from = "mellom#c" }
block = [{ from = "mellom#e" }]
"#;
    let files = [
        ("content/english.toml", english),
        ("content/mellom.toml", between),
    ];
    let read = taking("further", words, &files);
    let guide = guide(&read);
    let lang = |text: &trykk::content::Text| text.lang.as_ref().map(|lang| lang.0.clone());
    assert_eq!(lang(&guide.sections[0].title), Some("en".to_owned()));
    assert_eq!(lang(&guide.sections[1].title), None);
    let things: Vec<&Thing> = guide.things().collect();
    let texts = |thing: &Thing| match thing {
        Thing::Quotes(texts) | Thing::Text(texts) => texts.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(lang(&texts(things[0])[0]), Some("en".to_owned()));
    assert_eq!(
        lang(&texts(things[2])[0]),
        None,
        "a Norwegian word in an English chapter"
    );
    // A link to what did not come along is words; one to what is here still leads there.
    let links: Vec<String> = texts(things[1])[0]
        .pieces
        .iter()
        .filter_map(|p| p.link.clone())
        .collect();
    assert_eq!(links, ["#e"]);
    let files = &read.contents.files["content/kort.toml"];
    assert!(files.contains("content/english.toml") && files.contains("content/mellom.toml"));
}
