//! Schemas and data → the generated pages of the reference, in both languages.

use std::collections::BTreeMap;

use super::data::{Data, Entry, Page, PageTable, name, place};
use super::pictures::left_value;
use super::schema::Key;
use super::words::Language;

/// What stands above every generated page.
const GENERATED: &str =
    "<!-- Written by tests/suite/docs_reference.rs from the schemas and tests/reference. -->\n\n";

/// The generated files by their paths in `docs/reference`.
pub fn files(data: &Data) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for language in Language::ALL {
        let folder = format!("{}/src/{}", language.folder(), language.keys());
        for page in &data.pages {
            let book = Book { data, language };
            files.insert(format!("{folder}/{}.md", page.name), book.page(page));
        }
        let book = Book { data, language };
        files.insert(format!("{folder}/all.md"), book.index());
    }
    files
}

/// The longest value that is said below a picture.
const MOST_SAID: usize = 60;

/// How descriptions begin to tell what holds where a key is left out.
const LEFT_OUT: [&str; 3] = ["eft out", "Sløyfer du", "sløyfer du"];

/// A tag and what it says.
fn one_of(tag: &str, with: &[String]) -> String {
    match with {
        [one] => format!("`{tag} = {one}`"),
        _ => {
            let all: Vec<String> = with.iter().map(|one| format!("`{one}`")).collect();
            format!("`{tag}` = {}", all.join(", "))
        }
    }
}

fn one_line(value: &str) -> String {
    value.replace('\n', " ")
}

struct Book<'d> {
    data: &'d Data,
    language: Language,
}

impl Book<'_> {
    fn page(&self, page: &Page) -> String {
        let said = |said| self.language.said(said);
        let about = said(&page.about).trim();
        let mut text = format!("{GENERATED}# {}\n\n{about}\n", said(&page.title));
        for table in &page.tables {
            text += &self.table(table);
        }
        text
    }

    fn table(&self, table: &PageTable) -> String {
        let title = self.language.said(&table.title);
        let place = place(&table.of);
        let mut text = format!("\n## {title}\n\n<a id=\"{place}\"></a>\n");
        let own = self.data.own_keys(table);
        if !table.like.is_empty() {
            let like = table.like.iter().map(|like| self.link_to_table(like));
            let like: Vec<String> = like.collect();
            let says = self.language.of(
                "The other keys are those of",
                "De andre nøklene er de samme som i",
            );
            text += &format!("\n{says} {}.\n", like.join(", "));
        }
        let keys = self.data.table(&table.of, self.language as usize);
        for (key, said) in keys.iter().filter(|(key, _)| own.contains(*key)) {
            text += &self.key(table, key, said);
        }
        text
    }

    fn key(&self, table: &PageTable, key: &str, said: &Key) -> String {
        let language = self.language;
        let place = name(&table.of, key);
        let mut text = format!("\n### `{key}`\n\n<a id=\"{place}\"></a>\n");
        let entry = self.data.entry(&table.of, key);
        let entry = entry.unwrap_or_else(|| panic!("{} {key}: nothing is said of it", table.of));
        text += &self.about(said);
        if text.ends_with("\n") && !said.choices.is_empty() && text.contains("\n- ") {
            // Two lists behind each other would be one.
            text += language.of("\nIts values:\n", "\nVerdiene:\n");
        }
        for (choice, meaning) in &said.choices {
            text += &format!("\n- `{choice}`: {meaning}");
        }
        if !said.choices.is_empty() {
            text += "\n";
        }
        let mut facts = Vec::new();
        let types = language.types(&said.types);
        // Choices stand above with what they mean.
        if !types.is_empty() && said.choices.is_empty() {
            facts.push(format!("{}: {types}", language.of("Value", "Verdi")));
        }
        let needed = language.of("Cannot be left out", "Må være med");
        if said.needed {
            facts.push(needed.to_owned());
        }
        // Where it means something with some choices alone, and is needed with all of them, that is said once.
        let everywhere = |tag: &str, with: &[String]| {
            let needed = said.needed_with.iter().find(|(known, _)| known == tag);
            needed.is_some_and(|(_, needed)| with.iter().all(|one| needed.contains(one)))
        };
        let told = |tag: &str| {
            let only = said.only.iter().find(|(known, _)| known == tag);
            only.is_some_and(|(tag, with)| everywhere(tag, with))
        };
        for (tag, with) in said.needed_with.iter().filter(|(tag, _)| !told(tag)) {
            let when = language.of("with", "når");
            facts.push(format!("{needed} {when} {}", one_of(tag, with)));
        }
        if let Some(default) = &entry.default {
            let says = language.of("Left out", "Utelatt");
            facts.push(format!("{says}: `{default}`"));
        } else if let Some(left) = table.left.as_ref().filter(|_| !said.needed)
            && !LEFT_OUT.iter().any(|words| said.about.contains(words))
        {
            let says = language.of("Left out", "Utelatt");
            facts.push(format!("{says}: {}", language.said(left)));
        }
        for (tag, with) in &said.only {
            let says = language.of("Only with", "Bare med");
            let and = match everywhere(tag, with) {
                true => language.of(", and needed there", ", og må være med der"),
                false => "",
            };
            facts.push(format!("{says} {}{and}", one_of(tag, with)));
        }
        let example = format!("`{key} = {}`", one_line(&entry.value));
        facts.push(format!("{}: {example}", language.of("Example", "Eksempel")));
        text += &format!("\n{}.\n", facts.join(". "));
        if let Some(link) = self.link_below(table, key) {
            text += &format!("\n→ {link}\n");
        }
        match &entry.none {
            Some(reason) => {
                let said = self.data.reasons.get(reason);
                let said = said.unwrap_or_else(|| panic!("{key}: no reason {reason}"));
                let said = language.said(said);
                if !said.is_empty() {
                    text += &format!("\n*{said}*\n");
                }
            }
            None => text += &self.picture(&table.of, &place, key, entry),
        }
        text
    }

    /// What a key is for: once, or for each kind of its table that says something else.
    fn about(&self, said: &Key) -> String {
        let parts: Vec<&str> = said.about.split("\n\n").collect();
        let of_kinds = |part: &str| {
            let same = said.about_with.iter().filter(|(_, about)| about == part);
            let mut tags: Vec<(&str, Vec<String>)> = Vec::new();
            for ((tag, choice), _) in same {
                match tags.iter_mut().find(|(known, _)| known == tag) {
                    Some((_, choices)) => choices.push(choice.clone()),
                    None => tags.push((tag, vec![choice.clone()])),
                }
            }
            let tags = tags.iter().map(|(tag, choices)| one_of(tag, choices));
            tags.collect::<Vec<_>>().join(", ")
        };
        let with: Vec<String> = parts.iter().map(|part| of_kinds(part)).collect();
        if parts.len() == 1 || with.iter().any(String::is_empty) {
            return format!("{}\n", parts.join(" "));
        }
        let lines = with.iter().zip(parts);
        lines
            .map(|(with, part)| format!("- {with}: {part}\n"))
            .collect()
    }

    fn picture(&self, of: &str, place: &str, key: &str, entry: &Entry) -> String {
        let language = self.language;
        let left = match left_value(self.data, of, entry) {
            Some(value) if value.len() <= MOST_SAID => format!("`{key} = {value}`"),
            Some(_) => language.of("another value", "en annen verdi").to_owned(),
            None => language.of("without it", "uten").to_owned(),
        };
        let right = match one_line(&entry.value) {
            value if value.len() <= MOST_SAID => format!("`{key} = {value}`"),
            _ => language
                .of("as in the example", "som i eksemplet")
                .to_owned(),
        };
        let (alt, on_left, on_right) = language.of(
            ("What it changes", "Left", "Right"),
            ("Det den endrer", "Til venstre", "Til høyre"),
        );
        let picture = format!("![{alt}](../../../pictures/{place}.png)");
        format!("\n{picture}<br>*{on_left}: {left}. {on_right}: {right}.*\n")
    }

    /// Where the keys of the table that is the value of a key are described.
    fn link_below(&self, table: &PageTable, key: &str) -> Option<String> {
        let below = self.data.below(&table.of, key).into_iter();
        let below: Vec<String> = below.map(|table| self.link_to(table)).collect();
        (!below.is_empty()).then(|| below.join(", "))
    }

    fn link_to_table(&self, of: &str) -> String {
        let table = self.data.described(of);
        self.link_to(table.unwrap_or_else(|| panic!("{of} is on no page")))
    }

    fn link_to(&self, table: &PageTable) -> String {
        let page = self.page_of(&table.of);
        let title = self.language.said(&table.title);
        format!("[{title}]({}.md#{})", page.name, place(&table.of))
    }

    fn page_of(&self, of: &str) -> &Page {
        let has = |page: &&Page| page.tables.iter().any(|table| table.of == of);
        self.data.pages.iter().find(has).expect("a page")
    }

    /// Every key, by its name.
    fn index(&self) -> String {
        let language = self.language;
        let title = language.of("All keys", "Alle nøklene");
        let about = language.of(
            "Each key of the project files, with the tables that it stands in.",
            "Hver nøkkel i prosjektets filer, med tabellene den står i.",
        );
        let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (table, key) in self.data.described_keys() {
            let page = self.page_of(&table.of);
            let title = language.said(&table.title);
            let link = format!("[{title}]({}.md#{})", page.name, name(&table.of, &key));
            keys.entry(key).or_default().push(link);
        }
        let mut text = format!("{GENERATED}# {title}\n\n{about}\n\n");
        for (key, links) in keys {
            text += &format!("- `{key}`: {}\n", links.join(", "));
        }
        text
    }
}
