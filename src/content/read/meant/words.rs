//! Keys and values in Norwegian, and by names that other programs have for them → those of the files. The files
//! are in English; whoever writes Norwegian words in them is told the right one.

/// What the files call it, the commonest first.
const WORDS: &[(&str, &[&str])] = &[
    // Words.
    ("adresse", &["address"]),
    ("alternativ-tekst", &["alt"]),
    ("alternativtekst", &["alt"]),
    ("beskrivelse", &["alt", "text"]),
    ("bilde", &["image", "picture", "file"]),
    ("bildetekst", &["caption"]),
    ("blokk", &["block"]),
    ("boks", &["callout"]),
    ("celler", &["cells"]),
    ("del", &["section", "part"]),
    ("ferdig", &["confirm"]),
    ("felt", &["fields", "field"]),
    ("felter", &["fields"]),
    ("fil", &["file"]),
    ("fotograf", &["credit"]),
    ("foto", &["image", "credit"]),
    ("heading", &["title"]),
    ("header", &["title"]),
    ("husk", &["callout"]),
    ("ikon", &["icon"]),
    ("ingress", &["intro"]),
    ("innhold", &["content", "contents"]),
    ("innledning", &["intro"]),
    ("kapittel", &["section"]),
    ("kategori", &["category"]),
    ("kolonner", &["columns"]),
    ("kontrast", &["contrast"]),
    ("kopier", &["copies"]),
    ("antall", &["copies"]),
    ("kort", &["card"]),
    ("kreditering", &["credit"]),
    ("liste", &["list"]),
    ("merkelapp", &["label"]),
    ("navn", &["name", "title", "id"]),
    ("notat", &["notes"]),
    ("notater", &["notes"]),
    ("organisasjon", &["organisation"]),
    ("organization", &["organisation"]),
    ("overskrift", &["title", "heading"]),
    ("overskrifter", &["columns", "headings"]),
    ("passord", &["password"]),
    ("punkt", &["points", "items"]),
    ("punkter", &["points", "items"]),
    ("punktliste", &["list"]),
    ("qr-kode", &["qr"]),
    ("qrkode", &["qr"]),
    ("rad", &["rows"]),
    ("rader", &["rows", "cells"]),
    ("sitat", &["quotes", "quote", "pull"]),
    ("sitater", &["quotes"]),
    ("seksjon", &["section"]),
    ("språk", &["lang"]),
    ("sprak", &["lang"]),
    ("language", &["lang"]),
    ("spørsmål", &["quotes", "steps"]),
    ("steg", &["steps"]),
    ("trinn", &["steps"]),
    ("subheading", &["subtitle"]),
    ("tabell", &["table"]),
    ("tekst", &["text"]),
    ("tittel", &["title"]),
    ("type", &["kind"]),
    ("slag", &["kind"]),
    ("underoverskrift", &["subheading", "subtitle"]),
    ("undertittel", &["subtitle", "subheading"]),
    ("url", &["address"]),
    ("lenke", &["address", "link"]),
    ("nettadresse", &["address"]),
    ("wi-fi", &["wifi"]),
    ("nummerert", &["number"]),
    ("kryss", &["tick"]),
    ("avkryssing", &["tick"]),
    // The project.
    ("dato", &["date"]),
    ("gråtone", &["gray"]),
    ("gråtoner", &["gray"]),
    ("gratone", &["gray"]),
    ("grey", &["gray"]),
    ("kontor", &["office"]),
    ("nett", &["html"]),
    ("nettside", &["html"]),
    ("web", &["html"]),
    ("ebok", &["epub"]),
    ("oppsett", &["layout"]),
    ("papir", &["paper"]),
    ("pdf", &["screen"]),
    ("prosjekt", &["project"]),
    ("produkt", &["product"]),
    ("skjerm", &["screen"]),
    ("skriver", &["printer", "office"]),
    ("tema", &["theme"]),
    ("trykkeri", &["press"]),
    ("utgaver", &["editions"]),
    ("utgave", &["editions"]),
    ("bilder", &["png", "icons"]),
    ("ikoner", &["icons"]),
    // Layouts and themes.
    ("aksent", &["accent"]),
    ("areal", &["areas"]),
    ("avstand", &["space", "gap"]),
    ("bakgrunn", &["background"]),
    ("bakside", &["back"]),
    ("brosjyre", &["leaflet"]),
    ("bredde", &["width"]),
    ("bunn", &["bottom"]),
    ("nede", &["bottom"]),
    ("farge", &["color", "accent"]),
    ("farger", &["color"]),
    ("colour", &["color"]),
    ("font-size", &["size"]),
    ("forside", &["cover", "front"]),
    ("framside", &["cover", "front"]),
    ("hefte", &["booklet"]),
    ("høyre", &["right", "outer"]),
    ("hoyre", &["right", "outer"]),
    ("right", &["outer"]),
    ("innhenting", &["indent"]),
    ("justert", &["justify"]),
    ("blokkjustert", &["justify"]),
    ("kursiv", &["italic"]),
    ("linjeavstand", &["leading"]),
    ("line-height", &["leading"]),
    ("linjer", &["lines"]),
    ("marg", &["margin"]),
    ("marger", &["margin", "margins"]),
    ("midt", &["center", "middle"]),
    ("midten", &["center", "middle"]),
    ("midtstilt", &["center"]),
    ("centre", &["center"]),
    ("plakat", &["card"]),
    ("poster", &["card"]),
    ("prikker", &["dots"]),
    ("ramme", &["rim"]),
    ("ruter", &["grid"]),
    ("skrift", &["font"]),
    ("skrifttype", &["font"]),
    ("storrelse", &["size"]),
    ("størrelse", &["size", "trim"]),
    ("stil", &["style"]),
    ("topp", &["top"]),
    ("oppe", &["top"]),
    ("vekt", &["weight"]),
    ("venstre", &["left", "inner"]),
    ("left", &["inner"]),
    ("format", &["trim"]),
    ("blekk", &["ink"]),
];

/// The name of `known` that `found` says in Norwegian, or in the words of other programs.
pub fn english<'k>(found: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = found.trim().to_lowercase().replace(['_', ' '], "-");
    let (_, names) = WORDS.iter().find(|(word, _)| *word == plain)?;
    let is = |name: &&str| known.iter().copied().find(|known| known == name);
    names.iter().find_map(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_words_are_told_in_english_where_they_are_known() {
        assert_eq!(english("Overskrift", &["text", "title"]), Some("title"));
        assert_eq!(english("språk", &["lang"]), Some("lang"));
        assert_eq!(english("left", &["inner", "outer"]), Some("inner"));
        assert_eq!(english("left", &["left", "inner"]), Some("inner"));
        assert_eq!(english("tekst", &["points"]), None);
        assert_eq!(english("text", &["title"]), None);
    }

    #[test]
    fn no_word_stands_twice() {
        let mut words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
