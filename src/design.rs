//! Theme and layout rules → computed styles. Reads `content/themes` and `content/layouts`; never
//! sees a word of the content.

pub mod style;

pub use style::{Align, FontQuery, TextStyle};
