//! What stands on the sides of sheets: pages, each in its place, and what is drawn beside.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Operation;
use lopdf::{Object, ObjectId, Stream};

use super::{Pdf, numbers, operations, plain};

/// Whether an operator gives a colour that is not a grey.
pub fn is_colour(operation: &Operation) -> bool {
    const COLOURS: [&str; 11] = [
        "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh",
    ];
    COLOURS.contains(&operation.operator.as_str())
}

/// A page on a side: a form, or a part of the side's own content.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Which page of the document, from 0.
    pub page: usize,
    /// How it is turned, scaled and moved there, in points.
    pub matrix: [f64; 6],
    /// What it may ink: the lower left corner, and the size.
    pub clip: [f64; 4],
}

/// A side of a sheet.
pub struct Side {
    /// Width and height in points.
    pub paper: [f64; 2],
    pub placed: Vec<Placed>,
    /// All that is drawn there beside the pages; where a page is drawn stands its number, from 0.
    pub operations: Vec<Operation>,
}

/// The content of a side in parts.
struct Parts {
    /// What is no page.
    around: Vec<Operation>,
    /// The pages in it that are no forms, by number from 0.
    pages: Vec<(usize, Vec<Operation>)>,
}

impl Pdf {
    /// The forms of the file in their order.
    pub fn forms(&self) -> impl Iterator<Item = (ObjectId, &Stream)> {
        let objects = self.file.objects.iter();
        let streams = objects.filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)));
        streams.filter(|(_, stream)| {
            let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
            // The tiles of patterns have resources of their own, and pages those of the file.
            let resources = stream.dict.get(b"Resources");
            let is_page = resources.is_ok_and(|resources| resources.as_reference().is_ok());
            subtype.is_ok_and(|name| name == b"Form") && is_page
        })
    }

    /// The operators of every page of the document that stands on a side, in the order of the pages.
    pub fn page_operations(&self) -> Vec<Vec<Operation>> {
        let forms = self.forms().map(|(_, form)| operations(&plain(form)));
        let numbers = self.numbers_of_forms().into_iter().map(|(_, page)| page);
        let mut pages: BTreeMap<usize, Vec<Operation>> = numbers.zip(forms).collect();
        pages.extend(self.parts().flat_map(|parts| parts.pages));
        pages.into_values().collect()
    }

    /// The forms with the numbers of their pages: those that are no parts of sides, in their order.
    fn numbers_of_forms(&self) -> Vec<(ObjectId, usize)> {
        let parts = self.parts().flat_map(|parts| parts.pages);
        let taken: BTreeSet<usize> = parts.map(|(page, _)| page).collect();
        let free = (0..).filter(|page| !taken.contains(page));
        self.forms().map(|(id, _)| id).zip(free).collect()
    }

    fn parts(&self) -> impl Iterator<Item = Parts> {
        (0..self.pages.len()).map(|nth| Parts::of(self.operations(nth)))
    }

    /// Everything that is drawn in the file, on pages and in forms.
    pub fn drawn(&self) -> impl Iterator<Item = Operation> {
        let around = self.parts().map(|parts| parts.around);
        around.chain(self.page_operations()).flatten()
    }

    /// Every side of a file for a printer.
    pub fn sides(&self) -> Vec<Side> {
        let forms = self.numbers_of_forms();
        let parts = self.parts().enumerate();
        parts
            .map(|(nth, parts)| self.side(nth, parts.around, &forms))
            .collect()
    }

    fn side(
        &self,
        nth: usize,
        mut operations: Vec<Operation>,
        forms: &[(ObjectId, usize)],
    ) -> Side {
        let page = self.page(nth);
        let media = self.numbers(page, "MediaBox");
        let (mut matrix, mut clip) = ([0.0; 6], [0.0; 4]);
        let mut placed = Vec::new();
        for operation in &mut operations {
            let values = || numbers(&operation.operands);
            match operation.operator.as_str() {
                "re" => clip = values().try_into().expect("four"),
                "cm" => matrix = values().try_into().expect("six"),
                "MP" => {
                    let page = number_of(operation).expect("a number");
                    operation.operands = vec![Object::Integer(page as i64)];
                    placed.push(Placed { page, matrix, clip });
                }
                "Do" => {
                    let name = operation.operands[0].as_name().expect("a name");
                    let named = self.resources(page, "XObject");
                    let id = named.get(name).and_then(Object::as_reference);
                    let id = id.expect("a form of this side");
                    let form = forms.iter().find(|(known, _)| *known == id);
                    let (_, page) = *form.expect("a form of the file");
                    operation.operands = vec![Object::Integer(page as i64)];
                    placed.push(Placed { page, matrix, clip });
                }
                _ => {}
            }
        }
        Side {
            paper: [media[2], media[3]],
            placed,
            operations,
        }
    }
}

impl Parts {
    fn of(operations: Vec<Operation>) -> Self {
        let (mut around, mut pages) = (Vec::new(), Vec::new());
        let mut open: Option<(usize, usize, Vec<Operation>)> = None;
        for operation in operations {
            let Some((page, depth, content)) = &mut open else {
                open = number_of(&operation).map(|page| (page, 0, Vec::new()));
                around.push(operation);
                continue;
            };
            match operation.operator.as_str() {
                "q" => *depth += 1,
                "Q" if *depth == 0 => {
                    pages.push((*page, std::mem::take(content)));
                    around.push(operation);
                    open = None;
                    continue;
                }
                "Q" => *depth -= 1,
                _ => {}
            }
            content.push(operation);
        }
        assert!(open.is_none(), "a page without an end");
        Self { around, pages }
    }
}

/// The number, from 0, of the page that begins at a marked point.
fn number_of(operation: &Operation) -> Option<usize> {
    let name = operation.operands.first()?.as_name().ok()?;
    let number = std::str::from_utf8(name).ok()?.strip_prefix('P')?;
    let number: usize = number.parse().ok()?;
    (operation.operator == "MP").then_some(number - 1)
}
