//! Words → notes on how easily they are read: long sentences and words, LIX, passives, verbs hidden in nouns, and
//! short forms. Nothing is wrong with any of them; a project asks for the notes with `plain`.
//!
//! LIX is the mean number of words in a sentence and the share of words of more than six letters, in per cent
//! (Björnsson, *Läsbarhet*, 1968): below 30 very easy, to 40 easy, to 50 middling, above difficult. Of few words it
//! says nothing. Labels and headings are no sentences and do not count. What makes a language heavy stands in a
//! file for each; of other languages only lengths are looked at.

mod heavy;
mod sentences;

use std::collections::BTreeSet;

use crate::content::{Deck, Guide, Lang, Text, Thing};
use crate::diag::{Diagnostic, Diagnostics, Fault};
use crate::source::{Sources, Span};
use heavy::{Heavy, Names};
use sentences::{Sentence, sentences};

/// Words in a sentence that are easily read.
const WORDS: usize = 20;
/// Letters in a word that are easily read.
const LETTERS: usize = 20;
/// Letters of a word that counts as long (LIX).
const LONG: usize = 6;
/// Of fewer words LIX says nothing.
const LEAST_WORDS: usize = 50;
/// A text of fewer words that does not end as a sentence does is a label.
const LABEL: usize = 8;

/// Reads the words of a project, each text once.
pub struct PlainLanguage<'s> {
    sources: &'s Sources,
    aim: usize,
    seen: BTreeSet<Span>,
}

/// How much there is to read.
#[derive(Default)]
struct Count {
    words: usize,
    long: usize,
    sentences: usize,
}

impl<'s> PlainLanguage<'s> {
    /// A reader with this LIX as its aim.
    pub const fn new(sources: &'s Sources, aim: usize) -> Self {
        Self {
            sources,
            aim,
            seen: BTreeSet::new(),
        }
    }

    /// Notes on the words of guides, section by section. Words that one takes from another are read where they
    /// are written, and here only where nothing else reads them.
    pub fn guides(&mut self, guides: &[&Guide], diags: &mut Diagnostics) {
        for own in [true, false] {
            for guide in guides {
                self.guide(guide, own, diags);
            }
        }
    }

    /// Notes on the words of a guide: of its own alone, or of all that were not read yet.
    fn guide(&mut self, guide: &Guide, own: bool, diags: &mut Diagnostics) {
        let mut names = Names::default();
        for section in guide.sections.iter() {
            let things = section.blocks.iter().map(|block| &block.thing);
            let texts = things.flat_map(Thing::all_texts);
            let texts: Vec<Text> = texts
                .filter(|text| !own || text.span.file == guide.span.file)
                .collect();
            self.group(&section.title, &texts, (&guide.lang, &mut names), diags);
        }
    }

    /// Notes on the words of a deck.
    pub fn deck(&mut self, deck: &Deck, diags: &mut Diagnostics) {
        let texts: Vec<Text> = deck.card_texts().collect();
        self.group(
            &deck.title,
            &texts,
            (&deck.lang, &mut Names::default()),
            diags,
        );
    }

    /// Notes on texts that belong together, below their title.
    fn group(
        &mut self,
        title: &Text,
        texts: &[Text],
        (lang, names): (&Lang, &mut Names),
        diags: &mut Diagnostics,
    ) {
        let mut count = Count::default();
        let mut found = Diagnostics::new();
        for text in texts {
            // Words that are taken from elsewhere are read there.
            if !self.seen.insert(text.span) {
                continue;
            }
            let lang = text.lang.as_ref().unwrap_or(lang);
            self.text(text, Heavy::of(lang), (&mut count, names), &mut found);
        }
        if count.words >= LEAST_WORDS {
            let fault = Fault::SectionReads {
                title: title.plain().into(),
                lix: count.lix(),
                aim: self.aim,
                words: count.words,
            };
            diags.push(Diagnostic::note(fault, title.span));
        }
        diags.append(found);
    }

    fn text(
        &self,
        text: &Text,
        heavy: Option<&Heavy>,
        (count, names): (&mut Count, &mut Names),
        found: &mut Diagnostics,
    ) {
        let plain = text.plain();
        let mut note = |fault, words: &str| {
            found.push(Diagnostic::note(fault, self.place(text, words)));
        };
        let is_short = |word: &str| heavy.is_some_and(|heavy| heavy.is_short_form(word));
        for sentence in sentences(&plain, &is_short) {
            if !is_label(&plain, &sentence) {
                count.add(&sentence);
            }
            if sentence.words.len() > WORDS {
                let fault = Fault::LongSentence {
                    words: sentence.words.len(),
                    most: WORDS,
                    sentence: sentence.text.trim().into(),
                };
                note(fault, sentence.text.trim());
            }
            for word in &sentence.words {
                let letters = letters(word);
                if letters > LETTERS {
                    let fault = Fault::LongWord {
                        word: word.into(),
                        letters,
                        most: LETTERS,
                    };
                    note(fault, word);
                }
            }
            for (fault, words) in heavy
                .into_iter()
                .flat_map(|heavy| heavy.in_sentence(&sentence))
            {
                note(fault, &words);
            }
        }
        for name in names.unexplained(&plain) {
            let fault = Fault::ShortName {
                name: name.as_str().into(),
            };
            note(fault, &name);
        }
    }

    /// Where these words of a text stand in its file; where they are written in another way there, its beginning.
    fn place(&self, text: &Text, words: &str) -> Span {
        let typed = self.sources.slice(text.span);
        // The first words are enough to find the line.
        let few: Vec<&str> = words.split_whitespace().take(3).collect();
        let few = few.join(" ");
        let found = typed.find(words).map(|at| (at, words.len()));
        match found.or_else(|| typed.find(&few).map(|at| (at, few.len()))) {
            Some((at, length)) => {
                let start = text.span.start + at as u32;
                Span {
                    start,
                    end: start + length as u32,
                    ..text.span
                }
            }
            None => text.span,
        }
    }
}

/// Whether a text is no sentence, such as a name or a point of a few words.
fn is_label(text: &str, sentence: &Sentence) -> bool {
    let ends = text
        .trim_end()
        .ends_with(['.', '!', '?', '…', ':', '»', '”']);
    !ends && sentence.words.len() < LABEL
}

/// How many letters a word has.
fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

impl Count {
    fn add(&mut self, sentence: &Sentence) {
        self.sentences += 1;
        self.words += sentence.words.len();
        let long = sentence.words.iter().filter(|word| letters(word) > LONG);
        self.long += long.count();
    }

    /// Rounded to a whole number.
    fn lix(&self) -> usize {
        let (words, sentences) = (self.words.max(1) as f64, self.sentences.max(1) as f64);
        (words / sentences + 100.0 * self.long as f64 / words).round() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lix_is_what_its_author_says() {
        // Ten words in two sentences, three of them long: 5 + 30.
        let text = "Vi snakker sammen hver dag. Miljøarbeideren lytter til personen alltid.";
        let mut count = Count::default();
        for sentence in sentences(text, &|_| false) {
            count.add(&sentence);
        }
        assert_eq!((count.words, count.sentences, count.long), (10, 2, 3));
        assert_eq!(count.lix(), 35);
    }

    #[test]
    fn short_forms_end_no_sentence() {
        let lang = Lang("nb".to_owned());
        let heavy = Heavy::of(&lang).expect("a list");
        let counts = |text| -> Vec<usize> {
            let all = sentences(text, &|word| heavy.is_short_form(word));
            all.iter().map(|sentence| sentence.words.len()).collect()
        };
        assert_eq!(counts("Det gjelder bl.a. NAV og andre."), [6]);
        assert_eq!(counts("Vi ringer f.eks. på mandag. Ja."), [5, 1]);
    }

    #[test]
    fn labels_are_no_sentences() {
        let is_label = |text: &str| {
            let all = sentences(text, &|_| false);
            is_label(text, &all[0])
        };
        assert!(is_label("Ro og tid"));
        assert!(!is_label("Ta deg tid."));
        assert!(!is_label("Spør personen om det er greit å komme"));
    }
}
