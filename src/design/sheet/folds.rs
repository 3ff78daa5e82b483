//! At which edges pages meet on a folded sheet: there grounds go on to the edge, and decoration goes on
//! to the next page. All other edges are the paper's own, or are cut free.

use crate::geom::Sides;

/// Which edges of a page are folds of its sheet, or cuts between it and another page.
pub type FoldedEdges = Sides<bool>;

/// The folded edges of all pages of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Folds {
    /// Pages are not folded. Those that are cut apart stand for themselves: each looks the same
    /// wherever on the sheet it comes.
    #[default]
    None,
    /// Pages meet at the spine: right-hand ones, which are the first and every second after it, at their
    /// left edge, left-hand ones at their right edge.
    Spine,
    /// The panels of a leaflet, whose layout says where they are folded.
    Panels,
    /// A back is folded over an edge of its front: the right one where it stands beside it, else the
    /// upper one.
    Over {
        /// Whether the back stands beside its front.
        beside: bool,
    },
    /// Eight pages on one sheet. Their heads meet at the fold or the slit in the middle of the sheet; the
    /// fore edges of pages 3, 4, 7 and 8 lie on the paper's edge.
    Zine,
}

/// The pages of a zine.
const ZINE: usize = 8;

impl Folds {
    /// Those of the page with this index; of a card, that of its front.
    pub const fn of(self, index: usize) -> FoldedEdges {
        let whole = Sides::splat(false);
        match self {
            Self::None | Self::Panels => whole,
            Self::Spine => Sides {
                left: index.is_multiple_of(2),
                right: !index.is_multiple_of(2),
                ..whole
            },
            Self::Over { beside } => Sides {
                right: beside,
                top: !beside,
                ..whole
            },
            Self::Zine if index < ZINE => Sides {
                left: !matches!(index, 3 | 7),
                top: true,
                right: !matches!(index, 2 | 6),
                bottom: false,
            },
            Self::Zine => whole,
        }
    }

    /// Those of the back of a card with this index; `turned` says whether it stands head to foot with its
    /// front.
    pub const fn of_back(self, index: usize, turned: bool) -> FoldedEdges {
        let whole = Sides::splat(false);
        match (self, turned) {
            (Self::Over { beside: true }, false) => Sides {
                left: true,
                ..whole
            },
            (Self::Over { beside: true }, true) => Sides {
                right: true,
                ..whole
            },
            (Self::Over { beside: false }, false) => Sides { top: true, ..whole },
            (Self::Over { beside: false }, true) => Sides {
                bottom: true,
                ..whole
            },
            (other, _) => other.of(index),
        }
    }
}
