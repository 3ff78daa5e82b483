//! Which of a cluster's characters each of its glyphs means.
//!
//! The first glyph of a cluster holds all its characters, as shaping gives them; in a PDF every glyph
//! has some of its own.

use crate::lines::Glyph;

/// What a glyph means for which no character is left. It joins words instead of parting them, and is
/// only seen by programs that pass over the words of the whole cluster.
const WORD_JOINER: &str = "\u{2060}";

/// The clusters of a line: a glyph with characters, and those without that follow it.
pub(super) fn clusters(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|_, next| next.text.is_empty())
}

/// The glyphs of a cluster, each with what it means: a character each, the rest for the last. Where
/// there are fewer characters than glyphs, all for the first.
pub(super) fn spell(cluster: &[Glyph]) -> impl Iterator<Item = (&Glyph, &str)> {
    let short = said_as_a_whole(cluster).is_some();
    let mut rest = cluster.first().map_or("", |glyph| &glyph.text);
    let last = cluster.len().saturating_sub(1);
    cluster.iter().enumerate().map(move |(nth, glyph)| {
        let length = match rest.chars().next() {
            Some(first) if !short && nth < last => first.len_utf8(),
            _ => rest.len(),
        };
        let (own, after) = rest.split_at(length);
        rest = after;
        (glyph, if own.is_empty() { WORD_JOINER } else { own })
    })
}

/// The characters of a cluster whose glyphs are more than its characters, so that only the cluster as
/// a whole can say them.
pub(super) fn said_as_a_whole(cluster: &[Glyph]) -> Option<&str> {
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
        let all = clusters(&glyphs).flat_map(spell);
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
    fn only_a_short_cluster_is_said_as_a_whole() {
        assert_eq!(said_as_a_whole(&[glyph("q\u{304}"), glyph("")]), None);
        assert_eq!(said_as_a_whole(&[glyph("Ã"), glyph("")]), Some("Ã"));
        assert_eq!(said_as_a_whole(&[glyph("a")]), None);
        assert_eq!(said_as_a_whole(&[]), None);
    }
}
