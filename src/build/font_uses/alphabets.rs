//! Languages and the letters that they are written with, besides those from a to z: for telling which languages a font
//! can set. Languages that are written from right to left are left out, as everywhere.

/// The tag of a language, and its letters in small. `true` for those that are written with a to z as well.
type Alphabet = (&'static str, bool, &'static str);

/// Those of the Nordic countries first, then by their tags. The letters of everyday words and of names are meant,
/// with the accents that dictionaries have.
const ALPHABETS: [Alphabet; 38] = [
    ("nb", true, "æøåàéèêòóô"),
    ("nn", true, "æøåàéèêòóô"),
    ("se", true, "áčđŋšŧž"),
    ("smj", true, "áåäæŋńñ"),
    ("sma", true, "ïöäåæø"),
    ("da", true, "æøåé"),
    ("sv", true, "åäöé"),
    ("fi", true, "åäöšž"),
    ("is", true, "áéíóúýðþæö"),
    ("fo", true, "áíóúýæøð"),
    ("be", false, "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    ("bg", false, "абвгдежзийклмнопрстуфхцчшщъьюя"),
    ("cs", true, "áčďéěíňóřšťúůýž"),
    ("de", true, "äöüß"),
    ("el", false, "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ"),
    ("en", true, "é"),
    ("es", true, "áéíñóúü"),
    ("et", true, "äõöüšž"),
    ("fr", true, "àâæçéèêëîïôœùûüÿ"),
    ("hr", true, "čćđšž"),
    ("hu", true, "áéíóöőúüű"),
    ("it", true, "àèéìòù"),
    ("ku", true, "çêîşû"),
    ("lt", true, "ąčęėįšųūž"),
    ("lv", true, "āčēģīķļņšūž"),
    ("nl", true, "éèëïóöü"),
    ("pl", true, "ąćęłńóśźż"),
    ("pt", true, "áàâãçéêíóôõú"),
    ("ro", true, "ăâîșț"),
    ("ru", false, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    ("sk", true, "áäčďéíĺľňóôŕšťúýž"),
    ("sl", true, "čšž"),
    ("so", true, ""),
    ("sq", true, "çë"),
    ("sr", false, "абвгдђежзијклљмнњопрстћуфхцчџш"),
    ("tr", true, "çğıöşüâîû"),
    ("uk", false, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    (
        "vi",
        true,
        "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    ),
];

/// The tags of the languages of which `has` says that every letter is there, small and capital.
pub(super) fn of(has: impl Fn(char) -> bool) -> Vec<&'static str> {
    let has = |c: char| has(c) && c.to_uppercase().all(&has);
    let latin = ('a'..='z').all(&has);
    let known = ALPHABETS
        .iter()
        .filter(|(_, is_latin, letters)| (latin || !is_latin) && letters.chars().all(&has));
    known.map(|(tag, _, _)| *tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_needs_each_of_its_letters_in_both_sizes() {
        let ascii = |c: char| c.is_ascii_alphabetic();
        assert_eq!(of(ascii), ["so"]);
        let small = |c: char| ascii(c) || "æøåàéèêòóô".contains(c);
        assert_eq!(of(small), ["so"]);
        let norwegian = |c: char| ascii(c) || "æøåàéèêòóôÆØÅÀÉÈÊÒÓÔ".contains(c);
        assert_eq!(of(norwegian), ["nb", "nn", "da", "en", "so"]);
        let greek = |c: char| ('\u{370}'..'\u{400}').contains(&c);
        assert_eq!(of(greek), ["el"]);
        assert!(of(|_| true).len() == ALPHABETS.len());
        assert!(of(|_| false).is_empty());
    }
}
