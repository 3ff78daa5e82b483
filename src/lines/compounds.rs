//! Compound words of Norwegian → where their parts meet. Patterns know syllables and part words in the middle of
//! their parts, «rusmid-del»; a list of the words of health and care (`compounds.txt`) knows better. Enters: a
//! word in small letters. How parts are divided further is not decided here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::content::Lang;

/// The shortest listed word that decides about longer ones which begin with it, in letters.
const SHORTEST: usize = 6;
/// The shortest parts that make compounds which are not listed, in letters, where they stand first and where they
/// stand last: shorter ones begin and end too many other words.
const SHORTEST_FIRST: usize = 4;
const SHORTEST_LAST: usize = 5;

static LIST: LazyLock<Compounds> =
    LazyLock::new(|| Compounds::parse(include_str!("compounds.txt")));

/// Words and where their parts meet.
#[derive(Default)]
struct Compounds {
    /// Where the second part of each word begins, and those after it, in letters.
    words: BTreeMap<Vec<char>, Vec<usize>>,
    /// What words begin with, and go on behind.
    firsts: BTreeSet<Vec<char>>,
    /// What words end with.
    lasts: BTreeSet<Vec<char>>,
    /// The letters of the longest of all these.
    longest: usize,
}

/// Where the parts of `word` meet, in letters from its beginning, in order; none where it is not known to be a
/// compound.
pub fn seams(word: &[char], lang: &Lang) -> Vec<usize> {
    match lang.primary() {
        "nb" | "nn" | "no" => LIST.seams(word),
        _ => Vec::new(),
    }
}

impl Compounds {
    /// Of lines with a word each, a hyphen between its parts, and remarks behind `#`.
    fn parse(text: &str) -> Self {
        let mut list = Self::default();
        let words = text.lines().map(str::trim);
        for line in words.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut seams = Vec::new();
            let mut letters = Vec::new();
            for c in line.chars() {
                match c {
                    '-' => seams.push(letters.len()),
                    letter => letters.push(letter),
                }
            }
            for seam in &seams {
                let (first, last) = letters.split_at(*seam);
                if first.len() >= SHORTEST_FIRST && last.len() >= SHORTEST_LAST {
                    list.firsts.insert(first.to_vec());
                    list.lasts.insert(last.to_vec());
                }
            }
            list.longest = list.longest.max(letters.len());
            list.words.insert(letters, seams);
        }
        list
    }

    fn seams(&self, word: &[char]) -> Vec<usize> {
        let mut found = Vec::new();
        let mut from = 0;
        // What stands behind the last seam may be a compound itself.
        while let Some(next) = self.first_seams(&word[from..]) {
            found.extend(next.iter().map(|seam| from + seam));
            match found.last() {
                Some(last) if *last > from => from = *last,
                _ => break,
            }
        }
        found
    }

    /// The length of the longest listed word that `word` begins with, and its seams.
    fn listed(&self, word: &[char]) -> Option<(usize, &[usize])> {
        let mut lengths = (SHORTEST..=word.len().min(self.longest)).rev();
        lengths.find_map(|length| Some((length, self.words.get(&word[..length])?.as_slice())))
    }

    /// The seams of the longest listed word that `word` begins with, else the seam between two known parts.
    fn first_seams(&self, word: &[char]) -> Option<Vec<usize>> {
        if let Some((end, seams)) = self.listed(word) {
            // A word that begins at one of its seams may reach further.
            let further = |seam: &usize| {
                let listed = self.listed(&word[*seam..]);
                listed.is_some_and(|(length, _)| seam + length > end)
            };
            let until = seams
                .iter()
                .position(further)
                .map_or(seams.len(), |at| at + 1);
            return Some(seams[..until].to_vec());
        }
        let ends = |rest: &[char]| {
            let mut lengths = SHORTEST_LAST..=rest.len().min(self.longest);
            lengths.any(|length| self.lasts.contains(&rest[..length]))
        };
        let mut lengths = (SHORTEST_FIRST..=word.len().min(self.longest)).rev();
        let seam =
            lengths.find(|seam| self.firsts.contains(&word[..*seam]) && ends(&word[*seam..]));
        seam.map(|seam| vec![seam])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        let mut out = String::new();
        let seams = seams(&letters, &Lang("nn".to_owned()));
        for (at, letter) in letters.iter().enumerate() {
            if seams.contains(&at) {
                out.push('-');
            }
            out.push(*letter);
        }
        out
    }

    #[test]
    fn the_list_has_every_word_once_and_parts_each() {
        let text = include_str!("compounds.txt");
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut words = BTreeSet::new();
        for line in lines {
            assert!(
                words.insert(line.replace('-', "")),
                "{line} stands there twice"
            );
            let letters = |c: char| c.is_lowercase() || c == '-';
            assert!(line.chars().all(letters) && line.contains('-'), "{line}");
            assert!(!line.starts_with('-') && !line.ends_with('-') && !line.contains("--"));
        }
        assert!(words.len() >= 150);
    }

    #[test]
    fn a_compound_and_what_it_begins_are_parted_where_its_parts_meet() {
        assert_eq!(parted("bakgrunnsinformasjonen"), "bakgrunns-informasjonen");
        assert_eq!(parted("barnevernspedagogane"), "barne-verns-pedagogane");
        assert_eq!(
            parted("rusmiddelavhengighetsbehandlingen"),
            "rus-middel-avhengighets-behandlingen"
        );
        // Not listed together.
        assert_eq!(parted("omsorgskompetanse"), "omsorgs-kompetanse");
        assert_eq!(parted("helseinformasjon"), "helse-informasjon");
        // No compounds.
        for word in ["likeverdig", "personale", "støtter", "brukere", "hjelpende"] {
            assert_eq!(parted(word), word);
        }
        let english: Vec<char> = "teamleder".chars().collect();
        assert!(seams(&english, &Lang("en".to_owned())).is_empty());
    }
}
