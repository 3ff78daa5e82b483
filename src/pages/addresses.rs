//! A guide with links → the same guide with their addresses in footnotes, where the words do not say them: paper
//! has no links.

use std::borrow::Cow;

use crate::content::Guide;
use crate::design::flow::Links;

/// `guide` with the addresses of its links.
pub fn noted(guide: &Guide, links: Links) -> Cow<'_, Guide> {
    if links == Links::None || !guide.has_unsaid_addresses() {
        return Cow::Borrowed(guide);
    }
    let mut guide = guide.clone();
    guide.note_addresses();
    Cow::Owned(guide)
}
