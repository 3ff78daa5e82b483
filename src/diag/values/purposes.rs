//! What a key is for that is missing: the beginning of the remark that declares it, and the same in Norwegian. A test
//! in `build` holds that every key that can be missing stands here.

use std::fmt::{self, Write};

use super::{Language, Said, Saying};

/// What a key is for, as the tail of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose(Box<str>);

impl<T: AsRef<str>> From<T> for Purpose {
    fn from(english: T) -> Self {
        Self(english.as_ref().into())
    }
}

impl Purpose {
    /// What is known in both languages: English, Norwegian.
    pub const KNOWN: &[(&str, &str)] = KNOWN;

    fn norwegian(&self) -> Option<&'static str> {
        let mut known = KNOWN.iter();
        let (_, norwegian) = known.find(|(english, _)| *english == &*self.0)?;
        Some(norwegian)
    }
}

impl Said for Purpose {
    fn say(&self, to: &mut Saying) -> fmt::Result {
        match (to.language(), self.norwegian()) {
            (Language::Norwegian, Some(norwegian)) => to.write_str(norwegian),
            _ => to.write_str(&self.0),
        }
    }
}

in_english! { Purpose }

/// In English and in Norwegian, in the order of the English.
const KNOWN: &[(&str, &str)] = &[
    (
        "a line for each row, with the name of the area in each column; a full stop leaves a place empty",
        "en linje for hver rad, med navnet på området i hver kolonne; et punktum lar en plass stå tom",
    ),
    (
        "a list of fonts of the theme",
        "en liste med skrifter i utseendet",
    ),
    ("a shape of a drawing", "en form i en tegning"),
    ("at the binding", "mot ryggen"),
    ("at the fore edge", "mot ytterkanten"),
    ("at the left edge", "ved venstre kant"),
    ("at the lower edge", "ved nedre kant"),
    ("at the right edge", "ved høyre kant"),
    ("at the upper edge", "ved øvre kant"),
    ("below the title of a block", "under tittelen på en del"),
    (
        "below the title of a section",
        "under tittelen på et kapittel",
    ),
    ("between blocks", "mellom deler"),
    ("between panels", "mellom felt"),
    ("between paragraphs", "mellom avsnitt"),
    ("distances that repeat", "avstander som går igjen"),
    (
        "for grounds under white text, and for headings",
        "til flater under hvit tekst, og til overskrifter",
    ),
    (
        "from line to line, such as \"16pt\"",
        "fra linje til linje, som \"16pt\"",
    ),
    ("from side to side", "fra side til side"),
    (
        "from the left edge of the sheet",
        "fra venstre kant av arket",
    ),
    (
        "from the lower edge of the page to the baseline of the foot",
        "fra nedre kant av siden til grunnlinjen i bunnteksten",
    ),
    (
        "from the text to the lower edge; the foot stands in it",
        "fra teksten til nedre kant; bunnteksten står i den",
    ),
    ("from the upper edge of the sheet", "fra øvre kant av arket"),
    (
        "from the upper edge to the text",
        "fra øvre kant til teksten",
    ),
    ("from top to bottom", "ovenfra og ned"),
    ("how a leaflet is folded", "hvordan en brosjyre brettes"),
    (
        "how far the first label lies from the left and from the upper edge of the sheet",
        "hvor langt den første etiketten ligger fra venstre og fra øvre kant av arket",
    ),
    (
        "how pages are arranged on the printer's paper",
        "hvordan sidene legges på papiret i skriveren",
    ),
    (
        "ink, deep, bright or white",
        "ink, deep, bright eller white",
    ),
    (
        "inside a panel, on all sides",
        "inni et felt, på alle sider",
    ),
    ("its colour", "fargen"),
    ("its middle", "midten"),
    ("its name", "navnet"),
    (
        "its name, for layout rules",
        "navnet, som reglene for oppsettet bruker",
    ),
    (
        "its name, or `from` where it stands in a guide",
        "navnet på tingen, eller `from` når den står i en veileder",
    ),
    (
        "its place, as those of `arrival`",
        "stedet, som de i `arrival`",
    ),
    (
        "its radius, as a share of the radius of the disc",
        "radien, som en del av radien til sirkelen",
    ),
    (
        "its radius, as a share of the width",
        "radien, som en del av bredden",
    ),
    ("labels below each other", "etiketter under hverandre"),
    (
        "labels beside each other",
        "etiketter ved siden av hverandre",
    ),
    (
        "lists of font families by a name of your own; the later ones of a list lend characters that the first one lacks",
        "lister med skrifter, hver med et navn du velger; de siste i en liste har tegn som den første mangler",
    ),
    (
        "nothing that is read stands nearer the trim",
        "ingenting som leses, står nærmere kanten",
    ),
    (
        "one label, width and height: \"63.5x38.1mm\"",
        "én etikett, bredde og høyde: \"63.5x38.1mm\"",
    ),
    ("one thing of a guide or a card", "hva slags del det er"),
    (
        "places on the crest, from the left edge to the right one",
        "steder på åsen, fra venstre kant til høyre",
    ),
    ("places that it passes", "steder som den går gjennom"),
    (
        "rulings to write on, and dot leaders",
        "linjer å skrive på, og prikker fram til sidetall",
    ),
    ("space between two entries", "luft mellom to punkter"),
    ("text", "teksten"),
    (
        "the accents, in the order in which sections and items take them",
        "aksentfargene, i den rekkefølgen kapitler og ting tar dem",
    ),
    (
        "the cards, each beginning with the line `[[card]]`; one table can give many",
        "kortene, hvert med linjen `[[card]]` først; en tabell kan gi mange",
    ),
    ("the colour of the disc", "fargen på sirkelen"),
    (
        "the colour on screens and office printers, such as \"#1D5B66\"",
        "fargen på skjerm og kontorskriver, som \"#1D5B66\"",
    ),
    ("the colours that stand alone", "fargene som står alene"),
    (
        "the file of `content`, with its ending: \"deltakere.csv\" or \"deltakere.xlsx\"",
        "filen i `content`, med endelsen: \"deltakere.csv\" eller \"deltakere.xlsx\"",
    ),
    (
        "the final cut size of a page; of a leaflet, that of the flat sheet",
        "det ferdige formatet på en side; for en brosjyre formatet på det åpne arket",
    ),
    ("the front of a card", "forsiden av et kort"),
    (
        "the guide, `#`, and the id of the block: \"veileder#kart\"",
        "veilederen, `#`, og navnet på delen: \"veileder#kart\"",
    ),
    (
        "the guide, `#`, the id of a section or block, and perhaps a full stop and a number: \"veileder#huskeregler.3\"",
        "veilederen, `#`, navnet på kapittelet eller delen, og kanskje punktum og et tall: \"veileder#huskeregler.3\"",
    ),
    (
        "the guide, `#`, the id of the block, and perhaps a full stop and a number, for one thing of a list alone: \"veileder#huskeregler.3\"",
        "veilederen, `#`, navnet på delen, og kanskje punktum og et tall, når bare én ting i en liste er ment: \"veileder#huskeregler.3\"",
    ),
    ("the heading", "overskriften"),
    (
        "the heights of the rows, such as \"14mm\", \"1fr\" or \"auto\"",
        "høyden på radene, som \"14mm\", \"1fr\" eller \"auto\"",
    ),
    ("the label, such as \"Husk\"", "merkelappen, som \"Husk\""),
    (
        "the language of the text, such as \"nb\"",
        "språket i teksten, som \"nb\"",
    ),
    ("the largest size", "den største størrelsen"),
    (
        "the layout rules: a file of `content/layouts`, without `.toml`, or a layout inside the program, such as \"booklet-a5\"",
        "oppsettet: en fil i `content/layouts`, uten `.toml`, eller et oppsett som følger med, som \"booklet-a5\"",
    ),
    (
        "the name of its files in `output`",
        "navnet på filene i `output`",
    ),
    (
        "the name that cards use; unique in the deck",
        "navnet som kortene bruker; bare ett sted i kortstokken",
    ),
    (
        "the name that links and references use; unique in the guide",
        "navnet som lenker og henvisninger bruker; bare ett sted i veilederen",
    ),
    (
        "the number on the package, such as \"L7160\", or the measures of the sheet",
        "nummeret på pakken, som \"L7160\", eller målene på arket",
    ),
    ("the office printer's sheets", "arkene i kontorskriveren"),
    ("the paper in the printer", "papiret i skriveren"),
    (
        "the parts, in reading order, each beginning with the line `[[section]]`",
        "kapitlene, i leserekkefølge, hvert med linjen `[[section]]` først",
    ),
    (
        "the picture: the name of a file of `content/images`",
        "bildet: navnet på en fil i `content/images`",
    ),
    (
        "the points below it, a text each",
        "punktene under det, en tekst hver",
    ),
    ("the points, in order", "punktene, i rekkefølge"),
    (
        "the points, in order: a text each, or a text with points below it",
        "punktene, i rekkefølge: en tekst hver, eller en tekst med punkter under",
    ),
    (
        "the printed things to make, each beginning with the line `[[product]]`",
        "det som skal lages, hvert med linjen `[[product]]` først",
    ),
    (
        "the quotes, in order, with their «»",
        "sitatene, i rekkefølge, med «»",
    ),
    (
        "the radius of a panel's corners",
        "radien i hjørnene på et felt",
    ),
    (
        "the rule for one block or section",
        "regelen for én del eller ett kapittel",
    ),
    ("the rules of a format", "hva slags oppsett det er"),
    ("the sentence, in Markdown", "setningen, i Markdown"),
    ("the smallest size", "den minste størrelsen"),
    (
        "the step of the baseline grid; half the leading of running text lets half lines of space keep the grid",
        "trinnet i grunnlinjerutenettet; med halve linjeavstanden holder også halve linjer luft rutenettet",
    ),
    ("the things, in order", "tingene, i rekkefølge"),
    ("the title, as on the cover", "tittelen, som på forsiden"),
    (
        "the type scale: a style for each use",
        "skriftstørrelsene: en stil for hver bruk",
    ),
    (
        "the type size, such as \"12pt\"",
        "skriftgraden, som \"12pt\"",
    ),
    ("the white space around the text", "luften rundt teksten"),
    (
        "the width of a dot, as a share of the width of the area",
        "bredden på en prikk, som en del av bredden på området",
    ),
    ("the word on the cards", "ordet på kortene"),
    (
        "the words, in Markdown; a blank line begins a new paragraph",
        "ordene, i Markdown; en blank linje gir et nytt avsnitt",
    ),
    (
        "the words: a file of `content`, without `.toml`; `#` and an id name a part of it",
        "ordene: en fil i `content`, uten `.toml`; `#` og et navn viser til en del av den",
    ),
    (
        "what is made of what a check finds",
        "hvor strengt det som kontrollen finner, skal tas",
    ),
    (
        "what it says, in Markdown; a blank line begins a new paragraph",
        "det den sier, i Markdown; en blank linje gir et nytt avsnitt",
    ),
    (
        "what it shows, for who cannot see it; an empty text where it is but decoration",
        "hva det viser, for den som ikke ser det; en tom tekst når det bare er pynt",
    ),
    ("what not to do", "det du ikke skal gjøre"),
    ("what sections look like", "hvordan kapitlene ser ut"),
    ("what the deck is called", "hva kortstokken heter"),
    ("what to do", "det du skal gjøre"),
    (
        "where it stands; a block with several things gives them all",
        "hvor det står; en del med flere ting gir alle sammen",
    ),
    (
        "whether it keeps its own colours, as the mark of another organisation",
        "om den beholder sine egne farger, som merket til en annen organisasjon",
    ),
    (
        "why, in your own words; the report repeats it",
        "hvorfor, med dine egne ord; meldingen gjentar det",
    ),
];
