//! How files write that words stand in a guide. What stands there is found by who reads the file.

use super::read::{Cx, Node, Record, TableReader, Value, parts, record};
use crate::diag::{Fault, Hint};
use crate::source::Spanned;

record! {
    /// Words that stand in a guide.
    pub struct RawFrom {
        /// The guide, `#`, the id of a section or block, and perhaps a full stop and a number:
        /// "veileder#huskeregler.3".
        from: Spanned<String>,
        /// Which of the values there; the text where nothing is said, or else the title.
        field: Option<Spanned<String>>,
    }
}

/// The key that says where words stand.
pub const FROM: &str = "from";

/// Where the words stand that `node` takes from a guide; `None` where it takes none.
pub fn taken_from(node: &Node) -> Option<Spanned<String>> {
    let Value::Table(table) = &node.value else {
        return None;
    };
    let from = table.get(FROM)?;
    match &from.value {
        Value::Text(text) => Some(Spanned::new(text.clone(), from.span)),
        _ => None,
    }
}

/// Whether `node` is a table that says where words stand, rightly or not.
pub fn is_taken(node: &Node) -> bool {
    matches!(&node.value, Value::Table(table) if table.get(FROM).is_some())
}

/// Reports that words cannot be taken from a guide where `node` stands; its keys are read as those of `R`.
/// Where they can, what stands there was put in the place of the table before it is read.
pub fn refuse<R: Record>(node: &Node, cx: &mut Cx) {
    if let Some(mut fields) = TableReader::new(node, None, cx) {
        fields.check(parts::shape_of::<R>(), cx);
        if R::read(&fields, cx).is_some() {
            cx.push(Fault::TakenNotHere.at(node.span).hint(Hint::WriteItself));
        }
    }
}
