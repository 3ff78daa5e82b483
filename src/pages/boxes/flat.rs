//! A tree of boxes as a list, in reading order: each box, and behind it all that stands in it.

use taffy::Style;

use super::Drawn;
use crate::pages::text::TaggedParagraph;

/// A box of the list.
pub struct FlatNode {
    pub style: Style,
    pub text: Option<TaggedParagraph>,
    pub drawn: Drawn,
    /// The number of the box behind the last one that stands in it.
    pub end: usize,
}

impl FlatNode {
    /// The numbers of the boxes that stand right in this one, whose own number is `number`.
    pub fn children<'n>(
        &self,
        number: usize,
        nodes: &'n [Self],
    ) -> impl Iterator<Item = usize> + use<'n> {
        let (mut next, end) = (number + 1, self.end);
        std::iter::from_fn(move || {
            let child = next;
            next = nodes.get(child).filter(|_| child < end)?.end;
            Some(child)
        })
    }
}
