//! Which of a cluster's characters each of its glyphs stands for.
//!
//! Line setting leaves all characters of a cluster with its first glyph; in a PDF each glyph needs
//! characters of its own.

use crate::lines::Glyph;

/// The character for a glyph for which none is left. It does not part words, and only programs that
/// ignore the actual text of the cluster see it.
const WORD_JOINER: &str = "\u{2060}";

/// The clusters of a line: a glyph with characters, and those without that follow it.
pub(super) fn clusters(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|_, next| next.text.is_empty())
}

/// The glyphs of a cluster with their texts: a character each, and the rest for the last. Where
/// there are fewer characters than glyphs, the first has all.
pub(super) fn glyph_texts(cluster: &[Glyph]) -> impl Iterator<Item = (&Glyph, &str)> {
    let has_fewer_characters = actual_text(cluster).is_some();
    let mut rest = cluster.first().map_or("", |glyph| &glyph.text);
    let last = cluster.len().saturating_sub(1);
    cluster.iter().enumerate().map(move |(nth, glyph)| {
        let length = match rest.chars().next() {
            Some(first) if !has_fewer_characters && nth < last => first.len_utf8(),
            _ => rest.len(),
        };
        let (own, after) = rest.split_at(length);
        rest = after;
        (glyph, if own.is_empty() { WORD_JOINER } else { own })
    })
}

/// The text of a cluster that has more glyphs than characters. It must be written as the actual
/// text of the whole cluster, since its glyphs cannot have a character each.
pub(super) fn actual_text(cluster: &[Glyph]) -> Option<&str> {
    let text = &*cluster.first()?.text;
    (cluster.len() > 1 && text.chars().count() < cluster.len()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Abs;

    fn glyph(text: &str) -> Glyph {
        Glyph {
            id: 1,
            advance: Abs::pt(5.0),
            dx: Abs::ZERO,
            dy: Abs::ZERO,
            text: text.into(),
        }
    }

    fn spelled(texts: &[&str]) -> Vec<String> {
        let glyphs: Vec<Glyph> = texts.iter().map(|text| glyph(text)).collect();
        let all = clusters(&glyphs).flat_map(glyph_texts);
        all.map(|(_, text)| text.to_owned()).collect()
    }

    #[test]
    fn every_glyph_means_something() {
        assert_eq!(spelled(&["a", "ffi", "b"]), ["a", "ffi", "b"]);
        assert_eq!(spelled(&["q\u{304}", "", "b"]), ["q", "\u{304}", "b"]);
        assert_eq!(spelled(&["ffi", "", "b"]), ["f", "fi", "b"]);
        assert_eq!(spelled(&["Ã", "", "b"]), ["Ã", WORD_JOINER, "b"]);
        assert_eq!(spelled(&["", "b"]), [WORD_JOINER, "b"]);
        assert_eq!(spelled(&[]), [""; 0]);
    }

    #[test]
    fn only_a_cluster_with_fewer_characters_has_an_actual_text() {
        assert_eq!(actual_text(&[glyph("q\u{304}"), glyph("")]), None);
        assert_eq!(actual_text(&[glyph("Ã"), glyph("")]), Some("Ã"));
        assert_eq!(actual_text(&[glyph("a")]), None);
        assert_eq!(actual_text(&[]), None);
    }
}
