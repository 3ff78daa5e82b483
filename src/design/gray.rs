//! What the grey edition of a theme makes of its colours.

use crate::content::read::choice;

choice! {
    /// What the grey edition makes of colours.
    pub enum GrayLook {
        /// Each is a grey as light as it is.
        Tones = "tones",
        /// Black on white alone: words, deep colours and lines are black, and panels are white with a black edge.
        Woodcut = "woodcut",
        /// Fine black lines on white alone, which take the least toner: as a woodcut, but deep areas are white too with a
        /// black edge, words on them are black, patterns are thin, lines to write on are dotted, and letters of 250 points
        /// and more are white with a black edge.
        LineArt = "line-art",
    }
}
